from __future__ import annotations

import csv
import io
from html.parser import HTMLParser

import pytest
from attrs import evolve
from china_sso.comparison import DEFAULT_INDICATORS, compare, readable
from china_sso.currency import Rates
from china_sso.derived import DERIVATIONS, look_up
from china_sso.table import Table
from hypothesis import given
from hypothesis import strategies as st

import china_sso as sso
from china_sso.errors import CriterionError, UnknownNameError
from china_sso.model.money import ExchangeRate
from china_sso.model.records import vocabulary
from china_sso.model.units import Currency, Unit
from synthetic import city, figure

CITIES = sso.cities()
INDICATORS = (*vocabulary(), *(derivation.name for derivation in DERIVATIONS))
some_cities = st.lists(st.sampled_from(CITIES), min_size=1, max_size=6, unique_by=lambda each: each.slug)
some_indicators = st.lists(st.sampled_from(INDICATORS), min_size=1, max_size=5, unique=True)
some_years = st.none() | st.integers(2009, 2013)
some_currencies = st.none() | st.sampled_from(list(Currency))


@given(st.data(), some_cities, some_indicators, some_years, st.booleans(), some_currencies)
def test_the_cells_are_the_same_whatever_the_order_of_cities_and_indicators(
    data: st.DataObject, cities: list[sso.City], names: list[str], year: int | None, nearest: bool, currency: Currency | None
) -> None:
    one = compare(cities, names, year=year, nearest=nearest, currency=currency)
    other = compare(
        data.draw(st.permutations(cities)), data.draw(st.permutations(names)), year=year, nearest=nearest, currency=currency
    )
    for place in cities:
        for name in names:
            assert one.cell(place.slug, name) == other.cell(place.slug, name), f"{place.slug} {name}"


@given(some_cities, some_indicators, some_years)
def test_a_city_has_the_same_cell_alone_and_in_company(cities: list[sso.City], names: list[str], year: int | None) -> None:
    together = compare(cities, names, year=year)
    for place in cities:
        alone = compare([place], names, year=year)
        for name in names:
            assert together.cell(place.slug, name) == alone.cell(place.slug, name), f"{place.slug} {name}"


@pytest.mark.parametrize("currency", Currency)
def test_all_money_is_in_the_currency_asked_for(currency: Currency) -> None:
    result = compare(CITIES, INDICATORS, currency=currency)
    for row in result.rows:
        for cell in row.cells:
            if cell.figure is not None:
                assert cell.figure.currency in (None, currency), f"{cell.place}: {cell.figure!r}"
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
    mine = Rates((ExchangeRate(Currency.CNY, 2, 2012, "mine"),))  # type: ignore[arg-type]
    result = compare([place], ["economy.gdp", "derived.gdp_per_head"], currency="USD", rates=mine)
    values = {cell.indicator: cell.figure and cell.figure.value for row in result.rows for cell in row.cells}
    assert values["economy.gdp"] == 50
    assert values["derived.gdp_per_head"] == 5, "derived figures follow the rates of the caller too"


@pytest.mark.parametrize("year", [2010, 2011, 2012])
def test_a_figure_is_of_the_year_asked_for_or_there_is_a_gap_with_its_reason(year: int) -> None:
    for row in compare(CITIES, INDICATORS, year=year).rows:
        for cell in row.cells:
            expected = look_up(sso.city(cell.place), cell.indicator, year)
            assert cell.figure == expected, f"{cell.place} {cell.indicator}"
            assert (cell.gap is None) == (expected is not None), f"{cell.place} {cell.indicator}"
            if cell.figure is None:
                assert cell.text(year) == "–"
            else:
                whole = cell.figure.period == sso.Period.of_year(year)
                time = "" if whole else f" ({cell.figure.period})"  # the caption already says the year, not a part or span of it
                star = "*" if cell.figure.erratum or any(each.erratum for each in cell.figure.inputs) else ""
                assert cell.text(year) == f"{cell.figure.quantity}{star}{time}", f"{cell.place} {cell.indicator}"


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
    for row in compare(CITIES, INDICATORS).rows:
        for cell in row.cells:
            if cell.figure is not None:
                assert f"({cell.figure.period or 'undated'})" in cell.text(), f"{cell.place} {cell.indicator}"


def test_gaps_are_shown_as_gaps_and_never_as_zero() -> None:
    table = compare([city("somewhere")], ["hotels.five_star"]).table
    assert table.rows == (("five star", "–"),)
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
        for derivation in DERIVATIONS:
            cell = compare([place], [derivation.name]).cell(place.slug, derivation.name)
            if cell.figure is not None:
                assert ("*" in cell.text()) == any(each.erratum for each in cell.figure.inputs), f"{place.slug} {derivation.name}"


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
    with pytest.raises(KeyError):
        compare(CITIES[:1], ["economy.gdp"]).cell("atlantis", "economy.gdp")


@pytest.mark.parametrize("count", [1, 3, 5, 29])
def test_every_place_and_every_indicator_is_in_the_table_once(count: int) -> None:
    result = compare(CITIES[:count], ["economy.gdp", "population.total", "hotels.five_star"])
    texts = [*result.table.heads, *(row[0] for row in result.table.rows)]
    heads = map(readable, ("economy.gdp", "population.total", "hotels.five_star"))
    for name in (*(place.name for place in CITIES[:count]), *heads):
        assert texts.count(name) == 1, name


# --- tables ---

words = st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S"]), min_size=1, max_size=14)
cells = st.lists(words, max_size=4).map(" ".join)


@st.composite
def tables(draw: st.DrawFn, most: int = 4) -> Table:
    width = draw(st.integers(1, most))
    row = st.tuples(*[cells] * width)
    return Table(
        draw(cells),
        draw(st.tuples(*[words] * width)),
        tuple(draw(st.lists(row, max_size=5))),
        tuple(draw(st.lists(cells, max_size=3))),
        frozenset(draw(st.sets(st.integers(0, width - 1)))),
    )


@given(tables(), st.integers(40, 120))
def test_a_table_as_text_fits_the_width(table: Table, width: int) -> None:
    assert max(map(len, table.text(width).split("\n"))) <= width


@given(tables(most=11), st.integers(40, 120))
def test_a_table_of_many_columns_as_text_fits_the_width(table: Table, width: int) -> None:
    assert max(map(len, table.text(width).split("\n"))) <= width


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@pytest.mark.parametrize("count", [1, 3, 12, 29])
def test_a_comparison_fits_the_width(count: int, width: int) -> None:
    lines = compare(CITIES[:count]).table.text(width).split("\n")
    assert max(map(len, lines)) <= width, max(lines, key=len)


def test_a_column_may_be_empty() -> None:
    assert Table("caption", ("", "head"), (("", "cell"),)).text(40).split("\n")[-1].strip() == "cell"


@given(tables(), st.integers(40, 120))
def test_wrapping_a_table_loses_no_letter(table: Table, width: int) -> None:
    wanted = sorted("".join("".join(map("".join, (table.heads, *table.rows))).split()))
    rule = table.text(width).replace("─", "")
    shown = "".join(rule.split())
    for text in (table.caption, *table.notes):
        assert "".join(text.split()) in shown
    left = sorted(shown)
    for letter in "".join((table.caption, *table.notes)).split():
        for each in letter:
            left.remove(each)
    assert left == wanted


@given(tables())
def test_csv_holds_the_heads_and_the_rows(table: Table) -> None:
    assert list(csv.reader(io.StringIO(table.csv()))) == [list(table.heads), *map(list, table.rows)]


@given(tables())
def test_markdown_has_a_rule_and_as_many_cells_in_every_line(table: Table) -> None:
    lines = [line for line in table.markdown().split("\n") if line.startswith("| ")][: 2 + len(table.rows)]
    assert set(lines[1]) <= set("| -:")
    assert len(lines) == 2 + len(table.rows)
    for line in lines:
        assert line.replace("\\|", "").count("|") == len(table.heads) + 1, line


class Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.open = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.open += 1
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.open -= 1

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


@given(tables())
def test_html_holds_every_cell_and_closes_every_tag(table: Table) -> None:
    reader = Cells()
    reader.feed(evolve(table, notes=()).html())
    assert reader.open == 0
    assert reader.rows == [list(table.heads), *map(list, table.rows)]


def test_what_html_reads_as_markup_is_written_as_text() -> None:
    table = Table("<b>", ("<i>",), (("<script>",),), ("<u>",))
    for text in ("<b>", "<i>", "<script>", "<u>"):
        assert text not in table.html()


def test_a_comparison_prints_as_its_table_and_shows_in_a_notebook() -> None:
    result = compare(CITIES[:2], ["economy.gdp"])
    assert str(result) == result.table.text()
    assert result._repr_html_() == result.table.html()
    assert "Beijing" in result._repr_html_()
