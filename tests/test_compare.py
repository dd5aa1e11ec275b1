from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import china_sso as sso
from china_sso.analysis.compare import DEFAULT_INDICATORS, compare
from china_sso.errors import CriterionError, UnknownNameError
from china_sso.model.indicator import Indicator
from china_sso.model.indicators import DERIVED, INDICATORS
from china_sso.model.money import ExchangeRate, Rates
from china_sso.model.records import Economy, Hotels, Population
from china_sso.model.units import Currency, Dimension, Unit
from china_sso.tables.text import width_of
from synthetic import city, figure

CITIES = sso.cities()
some_cities = st.lists(st.sampled_from(CITIES), min_size=1, max_size=6, unique_by=lambda each: each.slug)
some_indicators = st.lists(st.sampled_from(tuple(INDICATORS.values())), min_size=1, max_size=5, unique=True)
some_years = st.none() | st.integers(2009, 2013)
MONEY = tuple(each for each in INDICATORS.values() if each.dimension in (Dimension.MONEY, Dimension.MONEY_RATE))
some_currencies = st.none() | st.sampled_from(list(Currency))


@settings(max_examples=30)
@given(st.data(), some_cities, some_indicators, some_years, st.booleans(), some_currencies)
def test_the_cells_are_the_same_whatever_the_order_of_cities_and_indicators(
    data: st.DataObject, cities: list[sso.City], names: list[Indicator], year: int | None, nearest: bool, currency: Currency | None
) -> None:
    one = compare(cities, names, year=year, nearest=nearest, currency=currency)
    other = compare(
        data.draw(st.permutations(cities)), data.draw(st.permutations(names)), year=year, nearest=nearest, currency=currency
    )
    for place in cities:
        for name in names:
            assert one.cell(place.slug, name) == other.cell(place.slug, name), f"{place.slug} {name}"


@settings(max_examples=30)
@given(some_cities, some_indicators, some_years)
def test_a_city_has_the_same_cell_alone_and_in_company(cities: list[sso.City], names: list[Indicator], year: int | None) -> None:
    together = compare(cities, names, year=year)
    for place in cities:
        alone = compare([place], names, year=year)
        for name in names:
            assert together.cell(place.slug, name) == alone.cell(place.slug, name), f"{place.slug} {name}"


def test_all_money_is_in_the_currency_asked_for() -> None:
    for currency in Currency:
        result = compare(CITIES, MONEY, currency=currency)
        for cell in (cell for row in result.rows for cell in row.cells if cell.figure):
            assert getattr(cell.figure, "currency", None) is currency, f"{cell.place}: {cell.figure!r}"
        assert f"money in {currency.value}" in result.table.caption


def test_without_a_currency_money_stays_as_printed() -> None:
    for row in compare(CITIES, DEFAULT_INDICATORS).rows:
        for cell in row.cells:
            assert cell.figure == sso.city(cell.place).figure(cell.indicator), f"{cell.place} {cell.indicator}"


def test_the_rates_that_were_used_stand_under_the_table() -> None:
    result = compare([sso.city("hangzhou")], ["economy.gdp"], year=2012, currency="USD")
    assert any("1 USD = 6.2855 CNY (2012" in note for note in result.notes)


def test_rates_of_ones_own_take_the_place_of_the_bundled_ones() -> None:
    place = city("somewhere", figure("economy.gdp", 100, Unit.CNY), figure("population.total", 10, Unit.PERSONS))
    mine = Rates((ExchangeRate(Currency.CNY, Decimal(2), 2012, "mine"),))
    result = compare([place], ["economy.gdp", "derived.gdp_per_head"], currency="USD", rates=mine)
    values = {cell.indicator: cell.figure and cell.figure.value for row in result.rows for cell in row.cells}
    assert values[Economy.gdp] == 50
    assert values[sso.Derived.gdp_per_head] == 5, "derived figures follow the rates of the caller too"


def test_a_figure_is_of_the_year_asked_for_or_there_is_a_gap_with_its_reason() -> None:
    for year in (2010, 2011, 2012):
        for row in compare(CITIES, tuple(INDICATORS.values()), year=year).rows:
            for cell in row.cells:
                expected, said = sso.city(cell.place).figure(cell.indicator, year), f"{cell.place} {cell.indicator} {year}"
                assert cell.figure == expected, said
                assert (cell.gap is None) == (expected is not None), said
                if cell.figure is None:
                    assert cell.text(year) == "–", said
                else:  # the caption already says the year, not a part or span of it
                    whole = str(cell.figure.period) == str(year)
                    assert (f"({cell.figure.period})" in cell.text(year)) is not whole, said


def test_a_gap_names_the_years_that_there_are() -> None:
    place = city("somewhere", *(figure("hotels.five_star", 5, year=year) for year in (2009, 2011)))
    gap = compare([place], ["hotels.five_star"], year=2012).cell("somewhere", "hotels.five_star").gap
    assert gap == "no figure for 2012, only for 2009, 2011"


@given(st.sets(st.integers(2005, 2015), min_size=1, max_size=4), st.integers(2005, 2015))
def test_the_nearest_year_is_the_nearest_and_of_two_the_later(years: set[int], year: int) -> None:
    place = city("somewhere", *(figure("hotels.five_star", each, year=each) for each in years))
    cell = compare([place], ["hotels.five_star"], year=year, nearest=True).cell("somewhere", "hotels.five_star")
    assert cell.figure is not None
    assert cell.figure.year == min(years, key=lambda each: (abs(each - year), -each))
    shown = cell.text(year)
    assert (f"({cell.figure.year})" in shown) == (cell.figure.year != year), "another year than the one asked for is shown"


def test_without_a_year_every_figure_shows_its_own() -> None:
    for row in compare(CITIES, tuple(INDICATORS.values())).rows:
        for cell in row.cells:
            if cell.figure is not None:
                assert f"({cell.figure.period or 'undated'})" in cell.text(), f"{cell.place} {cell.indicator}"


def test_gaps_are_shown_as_gaps_and_never_as_zero() -> None:
    table = compare([city("somewhere")], ["hotels.five_star"]).table
    assert table.rows == ((Hotels.five_star.short, "–"),)
    assert any(note.startswith("–") for note in table.notes)


def test_a_corrected_figure_is_marked_and_its_evidence_stands_below() -> None:
    with_errata = [each for each in sso.figures() if each.erratum and each.subject is None]
    assert with_errata
    for each in with_errata:
        place = sso.load().place(each.place)
        if place.figure(each.indicator) != each:
            continue
        result = compare([place], [each.indicator])
        cell = result.cell(place.slug, each.indicator)
        assert "*" in cell.text(), repr(each)
        assert each.erratum is not None
        assert any(each.printed in note and each.erratum.evidence in note for note in result.notes), repr(each)


def test_a_derived_figure_of_a_corrected_one_is_marked_too() -> None:
    for place in CITIES:
        for indicator in DERIVED.values():
            cell = compare([place], [indicator]).cell(place.slug, indicator)
            if cell.figure is not None:
                assert ("*" in cell.text()) == any(each.erratum for each in cell.figure.inputs), f"{place.slug} {indicator}"


def test_labels_of_figures_stand_below_the_table() -> None:
    result = compare(CITIES, DEFAULT_INDICATORS)
    for row in result.rows:
        for cell in row.cells:
            if cell.figure is not None and cell.figure.label:
                assert any(cell.figure.label in note for note in result.notes), repr(cell.figure)


def test_the_market_compares_with_cities() -> None:
    result = compare([sso.national(), sso.city("dalian")], ["outsourcing.employees"])
    assert [place.slug for place in result.places] == ["china", "dalian"]


def test_naming_a_city_or_an_indicator_twice_is_naming_it_once() -> None:
    hangzhou = sso.city("hangzhou")
    assert compare([hangzhou, hangzhou], ["economy.gdp", "economy.gdp"]) == compare([hangzhou], ["economy.gdp"])


def test_cities_may_come_one_by_one() -> None:
    assert compare(iter(CITIES[:3]), ["economy.gdp"]) == compare(CITIES[:3], ["economy.gdp"])


def test_nothing_can_not_be_compared() -> None:
    with pytest.raises(CriterionError, match="no city"):
        compare([])
    with pytest.raises(CriterionError, match="no indicator"):
        compare(CITIES, [])


def test_unknown_names_are_answered_before_anything_is_compared() -> None:
    with pytest.raises(UnknownNameError, match=r"economy\.gdp"):
        compare(CITIES[:1], ["economy.gdpp"])
    with pytest.raises(UnknownNameError, match="USD, CNY, HKD"):
        compare(CITIES[:1], ["economy.gdp"], currency="EUR")
    with pytest.raises(UnknownNameError, match="atlantis"):
        compare(CITIES[:1], ["economy.gdp"]).cell("atlantis", "economy.gdp")


def test_every_place_and_every_indicator_is_in_the_table_once() -> None:
    chosen = (Economy.gdp, Population.total, Hotels.five_star)
    for count in (1, 3, 5, 29):
        table = compare(CITIES[:count], chosen).table
        texts = [*table.heads, *(row[0] for row in table.rows)]
        for name in (*(place.name for place in CITIES[:count]), *(each.short for each in chosen)):
            assert texts.count(name) == 1, f"{name} among {count} cities"


def test_a_comparison_prints_as_its_table_and_shows_in_a_notebook() -> None:
    result = compare(CITIES[:2], ["economy.gdp"])
    assert str(result) == result.table.text()
    assert result._repr_html_() == result.table.html()
    assert "Beijing" in result._repr_html_()


def test_a_comparison_fits_the_width() -> None:
    for count, width in product((1, 3, 12, 29), (40, 60, 80, 100)):
        lines = compare(CITIES[:count]).table.text(width).split("\n")
        longest = max(lines, key=width_of)
        assert width_of(longest) <= width, f"{count} cities in {width} columns: {longest}"
