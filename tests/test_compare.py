from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import china_sso as sso
from china_sso.analysis.compare import DEFAULT_INDICATORS, compare
from china_sso.errors import CriterionError, UnknownNameError
from china_sso.model.gap import GapKind, gap_of
from china_sso.model.indicator import Indicator
from china_sso.model.indicators import DERIVED, INDICATORS
from china_sso.model.money import ExchangeRate, Rates
from china_sso.model.records import Economy, Hotels, Population, Research
from china_sso.model.units import Currency, Dimension, Unit
from china_sso.model.vocabulary import YEAR_OF_CONTEXT, Inferred
from china_sso.tables.text import width_of
from conftest import some
from synthetic import city, figure

CITIES = tuple(sso.cities())
some_cities = st.lists(st.sampled_from(CITIES), min_size=1, max_size=6, unique_by=lambda each: each.slug)
some_indicators = st.lists(st.sampled_from(tuple(INDICATORS.values())), min_size=1, max_size=5, unique=True)
some_years = st.none() | st.integers(2009, 2013)
MONEY = tuple(each for each in INDICATORS.values() if each.dimension in (Dimension.MONEY, Dimension.MONEY_RATE))
some_currencies = st.none() | st.sampled_from(list(Currency))


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


@given(some_cities, some_indicators, some_years)
def test_a_city_has_the_same_cell_alone_and_in_company(cities: list[sso.City], names: list[Indicator], year: int | None) -> None:
    together = compare(cities, names, year=year)
    for place in cities:
        alone = compare([place], names, year=year)
        for name in names:
            assert together.cell(place.slug, name) == alone.cell(place.slug, name), f"{place.slug} {name}"


def test_all_money_is_in_the_currency_asked_for() -> None:
    for currency in Currency:
        result = compare(some(CITIES, 3), MONEY, currency=currency)
        for cell in (cell for row in result.rows for cell in row.cells if cell.figure):
            assert getattr(cell.figure, "currency", None) is currency, f"{cell.place}: {cell.figure!r}"
        assert f"money in {currency.value}" in result.table.caption


def test_without_a_currency_money_stays_as_printed() -> None:
    for row in compare(CITIES, DEFAULT_INDICATORS):
        for cell in row:
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


def shown(comparison: sso.Comparison, place: sso.Place, indicator: Indicator) -> str:
    """What the table shows of one place for one indicator, with its head."""
    alone = compare([place], [indicator], year=comparison.year)
    (row,) = alone.table.texts
    return " ".join(row)


def test_a_figure_is_of_the_year_asked_for_or_there_is_a_gap_with_its_reason() -> None:
    for year in (2010, 2011, 2012):
        for row in compare(some(CITIES, 10), tuple(INDICATORS.values()), year=year):
            for cell in row:
                said = f"{cell.place} {cell.indicator} {year}"
                place = sso.city(cell.place)
                if cell.figure is None:
                    assert cell.gap == gap_of(place, cell.indicator, year), said
                    assert cell.gap is not None, said
                else:
                    assert cell.gap is None, said
                    assert cell.figure == place.figure(cell.indicator, year), said


def test_the_time_of_a_figure_is_shown_unless_it_is_the_one_asked_for() -> None:
    for year, period, seen in ((2012, "2012", ""), (2012, "2012-12", "(2012-12)"), (2012, "2004/2012", "(2004/2012)")):
        place = city("somewhere", figure("hotels.five_star", 5, period=sso.Period.parse(period)))
        assert (
            shown(compare([place], ["hotels.five_star"], year=year), place, Hotels.five_star)
            == f"Five-star hotels 5 {seen}".strip()
        )


def test_a_gap_names_the_years_that_there_are() -> None:
    place = city("somewhere", *(figure("hotels.five_star", 5, year=year) for year in (2009, 2011)))
    gap = compare([place], ["hotels.five_star"], year=2012).cell("somewhere", "hotels.five_star").gap
    assert gap is not None
    assert (gap.kind, gap.years, gap.text) == (GapKind.OTHER_YEARS, (2009, 2011), "not for 2012, only for 2009 and 2011")


@given(st.sets(st.integers(2005, 2015), min_size=1, max_size=4), st.integers(2005, 2015))
def test_the_nearest_year_is_the_nearest_and_of_two_the_later(years: set[int], year: int) -> None:
    place = city("somewhere", *(figure("hotels.five_star", each, year=each) for each in years))
    cell = compare([place], ["hotels.five_star"], year=year, nearest=True).cell("somewhere", "hotels.five_star")
    assert cell.figure is not None
    assert cell.figure.year == min(years, key=lambda each: (abs(each - year), -each))
    (row,) = compare([place], ["hotels.five_star"], year=year, nearest=True).table.texts
    assert (f"({cell.figure.year})" in row[1]) == (cell.figure.year != year), "another year than the one asked for is shown"


def test_without_a_year_the_usual_time_is_in_the_head_and_every_other_beside_its_figure() -> None:
    for row in compare(CITIES, some((each for each in INDICATORS.values() if not each.catch_all), 4)):
        table = compare(CITIES, [row.indicator]).table
        ((_, head), texts) = table.heads, [text for _, text in table.texts]
        for cell, text in zip(row, texts, strict=True):
            if cell.figure is not None:
                time = str(cell.figure.period or "undated")
                assert head.endswith(f", {time}") or f"({time})" in text, f"{cell.place}: {head}: {text}"


def test_gaps_are_shown_as_gaps_and_never_as_zero() -> None:
    table = compare([city("somewhere")], ["hotels.five_star"]).table
    assert table.texts == ((Hotels.five_star.short, "–"),)
    assert "– without a mark: not in the sources" in table.notes


def test_every_gap_but_what_is_not_printed_has_a_mark_with_its_reason() -> None:
    comparison = compare(CITIES, DEFAULT_INDICATORS, year=2012)
    table = comparison.table
    texts = {row[0]: dict(zip(table.heads, row, strict=True)) for row in table.texts}
    for row in comparison:
        (head,) = [head for head in table.heads if head.split(",")[0] == row.indicator.short]
        for cell in row:
            if cell.gap is None:
                continue
            text = texts[sso.city(cell.place).name][head]
            dash, _, mark = text.partition(" ")
            assert dash == "–", text
            assert bool(mark) == (cell.gap.kind is not GapKind.NOT_PRINTED), f"{cell.place} {row.indicator}: {text}"
            if mark:
                (note,) = [note for note in table.notes if note.startswith(f"{mark} ")]
                assert sso.city(cell.place).name in note, note
                assert note.endswith(cell.gap.text), note


def test_a_corrected_figure_is_marked_and_its_evidence_stands_below() -> None:
    with_errata = [each for each in sso.figures() if each.erratum and each.subject is None]
    assert with_errata
    for each in with_errata:
        place = sso.load().place(each.place)
        result = compare([place], [each.indicator])
        if result.cell(place.slug, each.indicator).figure != each:
            continue
        assert "*" in shown(result, place, each.indicator), repr(each)
        assert each.erratum is not None
        assert any(each.printed in note and each.erratum.evidence in note for note in result.notes), repr(each)


def test_a_derived_figure_of_a_corrected_one_is_marked_too() -> None:
    for place in CITIES:
        for indicator in DERIVED.values():
            result = compare([place], [indicator])
            cell = result.cell(place.slug, indicator)
            if cell.figure is not None:
                marked = "*" in shown(result, place, indicator)
                assert marked == any(each.erratum for each in cell.figure.inputs), f"{place.slug} {indicator}"


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
            assert sum(text == name or str(text).startswith(f"{name},") for text in texts) == 1, f"{name} among {count} cities"


def test_a_comparison_prints_as_its_table_and_shows_in_a_notebook() -> None:
    result = compare(CITIES[:2], ["economy.gdp"])
    assert str(result) == repr(result) == result.table.text()
    assert result._repr_html_() == result.table.html()
    assert "Beijing" in result._repr_html_()


def test_a_comparison_fits_the_width() -> None:
    for count, width in some(product((1, 3, 12, 29), (40, 60, 80, 100)), 5):
        lines = compare(CITIES[:count]).table.text(width).split("\n")
        longest = max(lines, key=width_of)
        assert width_of(longest) <= width, f"{count} cities in {width} columns: {longest}"


def test_a_comparison_is_a_sequence_of_rows_and_a_row_of_cells() -> None:
    result = compare(CITIES[:2], ["gdp", "five_star"])
    assert len(result) == len(result["gdp"]) == 2
    assert [row.indicator for row in result] == [Economy.gdp, Hotels.five_star]
    assert result["gdp"]["beijing"] is result.cell("beijing", "gdp")
    assert [cell.place for cell in result[Economy.gdp]] == ["beijing", "dalian"]


def test_a_part_that_a_result_has_not_is_answered_with_those_that_it_has() -> None:
    (row,) = compare(["dalian", "wuxi"], ["gdp"])
    wrong: tuple[Any, ...] = ("nowhere", 5, [])
    ranking = sso.rank(["dalian", "wuxi"], "gdp")
    scoring = sso.score(["dalian", "wuxi"], [sso.Criterion("gdp")], nearest=True)
    for result in (row, ranking, scoring):
        for name in wrong:
            with pytest.raises(sso.UnknownNameError) as caught:
                result[name]
            assert caught.value.suggestions == tuple(result.by_name), name


def test_cities_may_be_named() -> None:
    assert compare(["hangzhou", "Xi'an"], ["gdp"]) == compare([sso.city("hangzhou"), sso.city("xian")], ["gdp"])
    with pytest.raises(sso.UnknownCityError, match="Hangzhou"):
        compare(["hangzou"], ["gdp"])


def test_numbers_of_a_column_are_on_one_scale_and_end_in_one_place() -> None:
    table = compare(CITIES, ["gdp", "outsourcing.employees"], year=2012).table
    assert table.heads == ("city", "GDP, CNY billion", "Employees, persons")
    entries = {str(row[0]): row[1] for row in table.rows}
    assert str(entries["Hangzhou"]) == "780.4"
    assert str(entries["Shanghai"]) == "2,010.133", "more than a trillion, and still in billions"
    assert str(entries["Hong Kong"]).startswith("HKD 2.041 trillion"), "in another unit than the head says"
    lines = table.text().split("\n")
    rows = [line for line in lines if line.startswith(("Hangzhou", "Shanghai", "Nanchang"))]
    points = {line.index(".") for line in rows if "." in line[:30]}
    assert len(points) == 1, rows


def test_numbers_that_need_no_scale_keep_the_digits_that_are_printed() -> None:
    places = [city(slug, figure("economy.gdp_growth", value, Unit.PERCENT)) for slug, value in (("a", "12.0"), ("b", "9.50"))]
    assert compare(places, ["economy.gdp_growth"]).table.texts[0][1:] == ("12.0", "9.50")


def test_a_note_of_a_figure_stands_below_once_and_names_its_rows() -> None:
    twice = [city(slug, figure("hotels.five_star", 5, note="as printed")) for slug in ("one", "two")]
    other = city("three", figure("hotels.five_star", 5, note="otherwise"))
    notes = compare([*twice, other], ["hotels.five_star"]).notes
    assert notes == ("a One, Two, Five-star hotels: as printed", "b Three, Five-star hotels: otherwise")


def test_every_note_of_a_compared_figure_is_in_the_table_and_in_csv() -> None:
    for each in some((each for each in INDICATORS.values() if not each.inputs), 3):
        comparison = compare(CITIES, [each])
        if not any(cell.figure and cell.figure.note for cell in comparison[each]):
            continue
        table = comparison.table
        said, written = "\n".join(table.notes), table.csv()
        for cell in comparison[each]:
            if cell.figure is not None and cell.figure.note:
                assert cell.figure.note in said, repr(cell.figure)
                assert cell.figure.note.replace('"', '""') in written, repr(cell.figure)


def test_where_documents_differ_each_other_document_is_named() -> None:
    for row in compare(CITIES, DEFAULT_INDICATORS):
        comparison = compare(CITIES, [row.indicator])
        usual = [note for note in comparison.notes if note.startswith("Where no document is named: ")]
        sources = {cell.figure.source for cell in row if cell.figure}
        assert len(usual) == (len(sources) > 1), row.indicator
        for source in sources:
            assert len(sources) == 1 or any(note.endswith(source) for note in comparison.notes), f"{row.indicator} {source}"


def test_conversion_says_its_rule_and_its_originals() -> None:
    own = compare(["hangzhou", "daqing"], ["gdp"], currency="USD")
    assert "Brought to USD, each at the rate of its own year." in own.notes
    assert any("Hangzhou (CNY 780.4 billion)" in note and "6.2855 CNY (2012" in note for note in own.notes)
    assert any("Daqing (CNY 374.03 billion)" in note and "6.4630 CNY (2011" in note for note in own.notes)
    pinned = compare(["hangzhou", "daqing"], ["gdp"], currency="USD", rates=sso.exchange_rates().at(2012))
    assert "Brought to USD, at the rate of 2012." in pinned.notes
    assert not any("2011, " in note for note in pinned.notes)


def test_a_label_is_chosen_for_all_or_with_the_indicator() -> None:
    labelled = Research.technology_centres.with_label("national level")
    one = compare(CITIES, [Research.technology_centres, "gdp"], label="national level")
    other = compare(CITIES, ["research.technology_centres[national level]", "gdp"])
    assert one == other == compare(CITIES, [labelled, Economy.gdp])
    assert {cell.figure.label for cell in one[labelled] if cell.figure} == {"national level"}
    assert one.table.heads[1].startswith("Technology centres: national level"), "the topic is never lost"
    with pytest.raises(UnknownNameError, match="national level"):
        compare(CITIES, [Research.technology_centres], label="nationl")


def test_growth_is_shown_where_cities_stand_side_by_side() -> None:
    place = city("somewhere", figure("economy.gdp", 5, Unit.CNY, growth=sso.Percent(12), growth_from=2011))
    comparison = compare([place], ["gdp"])
    assert comparison.table.texts == (("GDP, CNY, 2012", "5 +12 %"),)
    assert any("printed growth" in note for note in comparison.notes)


def test_a_year_of_the_context_has_one_mark_and_one_footnote_that_names_every_such_figure() -> None:
    for indicators in (DEFAULT_INDICATORS, DEFAULT_INDICATORS[:2]):
        comparison = compare(CITIES, indicators)
        said = [note for note in comparison.notes if note.endswith(YEAR_OF_CONTEXT)]
        inferred = [cell for row in comparison for cell in row if cell.figure and Inferred.PERIOD in cell.figure.inferred]
        assert inferred
        (note,) = said
        for cell in inferred:
            assert sso.city(cell.place).name in note, note
            assert cell.indicator.short in note, note
    assert not [note for note in compare(CITIES, ["economy.gdp"]).notes if note.endswith(YEAR_OF_CONTEXT)]


def test_where_several_figures_are_printed_the_one_not_taken_is_named() -> None:
    for name, taken, other in (
        ("outsourcing.enterprises", "> 800", "Registered enterprises 975 (2012), inside-the-dragon-2013"),
        ("outsourcing.employees", "259,645", "Employees > 220,000 persons (undated), shanghai-daily-2012-04-23"),
        ("education.students", "459,200", "Students > 400,000 persons (undated), shanghai-daily-2012-04-23"),
        ("training.institutions", "> 20", "Training institutions > 50 (undated), shanghai-daily-2012-04-23"),
    ):
        compared = compare(["hangzhou"], [name])
        assert taken in str(compared), name
        assert any(f"also printed: {other}" in note for note in compared.notes), compared.notes


def test_a_place_of_ones_own_stands_beside_one_that_is_named() -> None:
    own = city("atlantis", figure("economy.gdp", 5, Unit.USD))
    assert [place.slug for place in sso.compare([own, "wuxi"], ["economy.gdp"]).places] == ["atlantis", "wuxi"]
