"""What cities have together keeps what it leaves out, and a target says how far a city had come or why that can't be said."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import china_sso as sso
from china_sso import Economy, Hotels, OutsourcingMetrics
from china_sso.analysis.targets import shown_percent
from china_sso.model.interval import quotient
from china_sso.model.numbers import CONTEXT, rounded
from china_sso.model.records import PRINTED
from china_sso.model.vocabulary import Kind
from synthetic import city
from synthetic import figure as figure_of

CITIES = sso.cities()
ADDED = [OutsourcingMetrics.offshore_executed_value, OutsourcingMetrics.employees, Hotels.five_star, Economy.gdp]


def _sum(values: Iterable[Decimal]) -> Decimal:
    return rounded(sum(map(Fraction, values), Fraction(0)))


@pytest.mark.parametrize("indicator", ADDED, ids=str)
def test_a_total_is_of_the_cities_that_have_a_figure_and_names_the_others(indicator: sso.Indicator) -> None:
    total = sso.totals(CITIES, indicator, 2012)
    ranking = sso.rank(CITIES, indicator, year=2012)
    assert {figure.place for figure in total.figures} == {entry.place.slug for entry in ranking}
    assert total.value == _sum(Decimal(entry.figure.value) for entry in ranking)
    assert len(total.figures) + len(total.missing) == len(CITIES)
    assert {each.place: each.reason for each in total.missing} == {each.place: each.reason for each in ranking.unranked}
    assert {figure.unit for figure in total.figures} == {total.unit}
    for each in total.missing:
        assert each.place.name in str(total), each
    assert total.coverage in str(total)


@pytest.mark.parametrize("indicator", ADDED, ids=str)
def test_a_total_can_be_what_its_figures_can_be(indicator: sso.Indicator) -> None:
    total = sso.totals(CITIES, indicator, 2012)
    assert total.figure.exact == all(figure.exact for figure in total.figures)
    lows = [figure.interval.low for figure in total.figures]
    assert None not in lows
    assert total.interval.low == _sum(low for low in lows if low is not None)
    assert total.value in total.interval
    least = min(Decimal(total.figure.value), total.value)
    assert total.interval.low is not None
    assert total.interval.low <= least
    told = total.figure.interval
    beyond = total.interval.above_low and (told.low, told.above_low) == (total.interval.low, True)  # more than its low end
    assert total.interval.low in told or beyond or total.figure.bound is sso.Bound.ABOUT


def test_a_total_is_a_range_where_a_figure_is_printed_as_one() -> None:
    name, unit = "outsourcing.employees", sso.Unit.PERSONS
    cases: list[tuple[dict[str, Any], tuple[object, ...]]] = [
        ({"upper": 7}, (6, 8, sso.Bound.EXACT)),
        ({}, (6, None, sso.Bound.EXACT)),
    ]
    for more, told in cases:
        total = sso.totals([city("a", figure_of(name, 5, unit, **more)), city("b", figure_of(name, 1, unit))], name, 2012)
        assert (total.figure.value, total.figure.upper, total.figure.bound) == told
    about = city("a", figure_of(name, 500, unit, bound=sso.Bound.ABOUT))
    figure = sso.totals([about, city("b", figure_of(name, 1, unit))], name, 2012).figure
    assert (figure.upper, figure.bound) == (None, sso.Bound.ABOUT)


def test_a_total_of_one_city_is_its_figure() -> None:
    total = sso.totals(["dalian"], OutsourcingMetrics.employees, 2012)
    (figure,) = total.figures
    assert (total.value, total.interval, total.missing) == (figure.value, figure.interval, ())


def test_the_share_of_the_nation_is_that_of_the_national_figure_of_the_same_year() -> None:
    total = sso.totals(CITIES, OutsourcingMetrics.offshore_executed_value, 2012)
    national = sso.national().figure(OutsourcingMetrics.offshore_executed_value, 2012)
    assert national is not None
    assert total.national == national
    assert total.share is not None
    assert total.share == CONTEXT.divide(100 * total.value, Decimal(national.value))
    assert sso.totals(CITIES, Hotels.five_star, 2012).share is None


def test_there_is_no_share_of_a_nation_that_has_none() -> None:
    name = "outsourcing.employees"
    nation = city("nowhere", figure_of(name, 0, sso.Unit.PERSONS))
    total = sso.totals([city("a", figure_of(name, 5, sso.Unit.PERSONS))], name, 2012, nation=nation)
    assert (int(total.value), total.national, total.share) == (5, None, None)


def test_what_does_not_add_up_is_refused() -> None:
    for indicator in PRINTED.values():
        if indicator.dimension in ("percent", "rank", "temperature", "ratio", "money per time or head") and not indicator.catch_all:
            with pytest.raises(sso.CriterionError, match="add up"):
                sso.totals(CITIES, indicator)
    for derived in (sso.Derived.employees_per_enterprise, sso.growth_of(Economy.gdp)):
        with pytest.raises(sso.CriterionError, match="add up"):
            sso.totals(CITIES, derived)
    with pytest.raises(sso.CriterionError, match="1900"):
        sso.totals(CITIES, Economy.gdp, 1900)


def test_every_target_has_its_progress_or_the_reason_why_not() -> None:
    rows = sso.targets(CITIES)
    assert [row.target for row in rows] == [target for city in CITIES for target in city.targets]
    for row in rows:
        assert (row.progress is None) != (row.reason is None), str(row)
        assert row.reason != "not in the sources", f"{row}: a target is in the sources"
    known = [row.progress for row in rows if row.progress]
    assert known == [step for city in CITIES for step in sso.progress(city)]
    assert len(rows.table.rows) == len(rows)


def test_no_doubt_about_a_target_or_what_was_reached_is_lost_in_its_table() -> None:
    rows = sso.targets(CITIES)
    said = " ".join(rows.table.notes)
    for row in rows:
        for figure in (row.target, *((row.progress.reached,) if row.progress else ())):
            assert not figure.note or figure.note in said, f"{row}: {figure.note}"
            assert not figure.erratum or figure.erratum.evidence in said, f"{row}: {figure.erratum}"
        if row.progress:
            mixed = row.target.currency is not row.progress.reached.currency
            assert mixed == bool(row.progress.rates), f"{row}: {row.progress.rates}"
            assert all(str(rate) in said and str(rate) in str(row) for rate in row.progress.rates), str(row)
            end = f": compared at {' and '.join(map(str, row.progress.rates))}"
            assert not mixed or any(row.place.name in note and note.endswith(end) for note in rows.table.notes), str(row)


def test_the_growth_so_far_is_that_of_the_figure_that_was_reached() -> None:
    compared = 0
    for row in sso.targets(CITIES):
        if row.grew is None:
            continue
        assert row.progress is not None
        reached = row.progress.reached
        assert (row.grew.year, row.grew.source, row.grew.label) == (reached.year, reached.source, reached.label), str(row)
        if reached.growth is not None:
            assert row.grew.value == reached.growth, str(row)
        if row.progress.required is not None:
            compared += 1
            assert row.enough == (row.grew.value >= row.progress.required), str(row)
    assert compared >= 5


def test_growth_is_enough_that_carried_on_reaches_the_target() -> None:
    for before, enough in ((99, True), (100, True), (101, False), (None, None)):
        place = city(
            "somewhere",
            *([figure_of("outsourcing.enterprises", before, year=2011)] if before else []),
            figure_of("outsourcing.enterprises", 110, year=2012),
            figure_of("outsourcing.enterprises", 121, year=2013, kind=Kind.TARGET),
        )
        (row,) = sso.targets([place])
        assert row.enough is enough, before
        assert row.what == "Enterprises"
        had, share, to_go, grew = (str(cell) for cell in sso.targets([place]).table.texts[0][3:])
        assert (had, share, to_go) == ("110 (2012)", "91 %", "10 %"), before
        assert (grew == "–") is (before is None), grew
    reached = city(
        "there", figure_of("outsourcing.enterprises", 130), figure_of("outsourcing.enterprises", 121, year=2013, kind=Kind.TARGET)
    )
    (row,) = sso.targets([reached])
    assert row.enough is None
    assert sso.targets([reached]).table.texts[0][4:] == ("107 %", "–", "–")
    assert sso.targets([reached]).table.caption == "1 target, progress known of 1"


def test_a_target_of_a_park_is_compared_with_that_park_alone() -> None:
    def enterprises(value: int, year: int, growth: int | None = None, **more: Any) -> sso.Figure:
        return figure_of("parks.enterprises", value, year=year, growth=growth, **more)

    aim = enterprises(1000, 2015, kind=Kind.TARGET, subject="a park")
    others = (enterprises(7, 2012, 70), enterprises(8, 2012, 80, subject="another park"))
    (row,) = sso.targets([city("somewhere", *others, aim)])
    assert row.gap is not None
    assert row.gap.kind is sso.GapKind.TARGET_ONLY
    assert row.reason == "only as a target of a park for 2015"
    (row,) = sso.targets([city("somewhere", *others, enterprises(500, 2012, 10, subject="a park"), aim)])
    assert row.progress is not None
    assert row.progress.share == 50
    assert row.grew is not None
    assert row.grew.value == 10, "not the growth of the whole city"


def test_the_columns_of_targets_that_come_below_say_what_they_are_of() -> None:
    rows = sso.targets(CITIES)
    *_, below = rows.table.text(80).split("\n\n")[:3]
    heads, _, *lines = below.splitlines()
    assert heads.split()[:2] == ["city", "target"], heads
    assert sum(line[:1].strip() != "" for line in lines) == sum(row.progress is not None for row in rows)


def test_a_share_between_two_ends_that_read_alike_is_said_once() -> None:
    almost = sso.Interval(Decimal("7.41"), Decimal("7.44"))
    assert shown_percent(almost, sso.Percent(Decimal("7.42"))) == "7 %"


def test_a_total_is_compared_with_the_nation_of_its_year_alone() -> None:
    nation, compared = sso.national(), 0
    for indicator in (each for each in PRINTED.values() if each.dimension in ("money", "count", "persons") and not each.change):
        for year in (2011, 2012):
            others = [each for each in nation.years(indicator) if each != year]
            if others and nation.figure(indicator, year) is None and sso.rank(CITIES, indicator, year=year).entries:
                assert sso.totals(CITIES, indicator, year).national is None, f"{indicator} {year}"
                compared += 1
    assert compared


def test_the_table_of_a_total_says_which_part_of_the_nation_it_is_where_that_is_known() -> None:
    known = set()
    for indicator in ADDED:
        total = sso.totals(CITIES, indicator, 2012)
        assert any("of the nation's" in note for note in total.table.notes) is (total.share is not None), indicator.name
        if total.share is not None and total.national is not None:
            part, whole = total.interval, total.national.interval
            assert total.share_interval == quotient([part], [whole], Fraction(100)), indicator.name
            assert total.share == rounded(Fraction(total.value) * 100 / Fraction(total.national.value)), indicator.name
        known.add(total.share is not None)
    assert known == {True, False}
