from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import china_sso as sso
from china_sso.analysis.rank import Ranking, commonest_year, rank
from china_sso.errors import CriterionError, UnknownNameError
from china_sso.model.indicator import Indicator
from china_sso.model.indicators import DERIVED
from china_sso.model.period import Period
from china_sso.model.records import PRINTED, Economy, OutsourcingMetrics, Population
from china_sso.model.units import Currency, Dimension, Unit
from china_sso.model.vocabulary import Bound
from synthetic import city, figure

CITIES = sso.cities()
#: Indicators of one thing in one kind of unit; the others hold what their label says and don't order.
COMPARABLE: list[Indicator] = [
    each
    for each in (*PRINTED.values(), *DERIVED.values())
    if not each.labelled and each.dimension not in (None, Dimension.TIME) and commonest_year(CITIES, each) is not None
]
MONEY = [each for each in COMPARABLE if each.dimension is Dimension.MONEY]


def ranks(ranking: Ranking) -> dict[str, int]:
    return {entry.place.slug: entry.rank for entry in ranking.entries}


def people(*numbers: int | None) -> list[sso.City]:
    return [
        city(f"city-{i}", *([figure("outsourcing.employees", number, Unit.PERSONS)] if number is not None else []))
        for i, number in enumerate(numbers)
    ]


@settings(max_examples=30)
@given(st.sampled_from(COMPARABLE), st.permutations(CITIES), st.booleans())
def test_ranks_do_not_depend_on_the_order_of_the_cities(what: Indicator, shuffled: list[sso.City], ascending: bool) -> None:
    assert ranks(rank(shuffled, what, ascending=ascending)) == ranks(rank(CITIES, what, ascending=ascending))


def test_ranks_do_not_depend_on_the_currency() -> None:
    for what in MONEY:
        as_printed = rank(CITIES, what)
        for currency in Currency:
            ranking = rank(CITIES, what, year=as_printed.year, currency=currency)
            assert all(entry.figure.currency is currency for entry in ranking.entries), f"{what} in {currency}"
            assert ranks(ranking) == ranks(as_printed), f"{what} in {currency}"


def test_every_city_is_ranked_or_says_why_not() -> None:
    for what in COMPARABLE:
        ranking = rank(CITIES, what)
        places = [*(entry.place.slug for entry in ranking.entries), *(each.place.slug for each in ranking.unranked)]
        assert sorted(places) == sorted(each.slug for each in CITIES), what
        for each in ranking.unranked:
            assert each.reason, f"{each.place.slug} {what}"
            figure = each.place.figure(what, ranking.year)
            if figure is not None:  # money that was made in a part of the year
                assert figure.currency, f"{each.place.slug} has {what} for {ranking.year}"
                assert each.reason == f"its figure covers only {figure.period}", f"{each.place.slug} {what}"


def test_the_year_ranked_is_one_that_no_other_year_has_more_cities_for_and_years_are_not_mixed() -> None:
    for what in COMPARABLE:
        ranking = rank(CITIES, what)
        assert {entry.figure.year for entry in ranking.entries} == {ranking.year}, what
        for year in {year for each in CITIES for year in each.years(what)}:
            other = rank(CITIES, what, year=year)
            assert {entry.figure.year for entry in other.entries} <= {year}, f"{what} {year}"
            assert len(other.entries) <= len(ranking.entries), f"{what}: {year} against {ranking.year}"


def test_values_fall_with_the_rank_and_a_rank_counts_those_above_it() -> None:
    for what in COMPARABLE:
        down, up = (rank(CITIES, what, ascending=ascending) for ascending in (False, True))
        values = [entry.figure.value for entry in down.entries]
        assert values == sorted(values, reverse=True), what
        for entry in down.entries:
            assert entry.rank == 1 + sum(value > entry.figure.value for value in values), f"{entry.place.slug} {what}"
        for entry in up.entries:
            assert entry.rank == 1 + sum(value < entry.figure.value for value in values), f"{entry.place.slug} {what}"
        assert up.unranked == down.unranked, what


def test_nearest_years_are_shown_and_their_money_is_brought_to_one_currency() -> None:
    for what in (*MONEY, sso.Derived.offshore_share, OutsourcingMetrics.employees, Population.total):
        ranking = rank(CITIES, what, nearest=True)
        assert len({entry.figure.unit for entry in ranking.entries}) == 1, what
        assert set(ranks(ranking)) >= set(ranks(rank(CITIES, what))), what
        for entry, row in zip(ranking.entries, ranking.table.rows, strict=True):
            if entry.figure.year != ranking.year:
                assert str(entry.figure.year or "undated") in row[2], f"{entry.place.slug}: {row}"


def test_on_demand_only_exact_figures_are_ranked() -> None:
    for what in COMPARABLE:
        every, exact = rank(CITIES, what), rank(CITIES, what, exact_only=True)
        assert [entry.place for entry in exact.entries] == [entry.place for entry in every.entries if entry.figure.exact], what
        inexact = {entry.place.slug for entry in every.entries if not entry.certain}
        assert {each.place.slug for each in exact.unranked if "exact" in each.reason} == inexact, what


@given(st.lists(st.integers(0, 5) | st.none(), min_size=1, max_size=8))
def test_ties_share_a_rank_and_the_ranks_after_them_are_left_out(numbers: list[int | None]) -> None:
    ranking = rank(people(*numbers), "outsourcing.employees")
    known = [number for number in numbers if number is not None]
    for entry in ranking.entries:
        assert entry.rank == 1 + sum(number > entry.figure.value for number in known)
    assert len(ranking.unranked) == numbers.count(None)


def test_numbers_written_in_two_ways_tie() -> None:
    cities = [city("one", figure("economy.growth", 10, Unit.PERCENT)), city("two", figure("economy.growth", "10.0", Unit.PERCENT))]
    assert ranks(rank(cities, "economy.growth")) == {"one": 1, "two": 1}


@given(st.lists(st.integers(0, 5), min_size=1, max_size=8))
def test_ascending_is_the_reverse_up_to_ties(numbers: list[int]) -> None:
    down, up = (rank(people(*numbers), "outsourcing.employees", ascending=ascending) for ascending in (False, True))
    assert [entry.figure.value for entry in up.entries] == [entry.figure.value for entry in reversed(down.entries)]
    ties = {number: numbers.count(number) for number in numbers}
    for entry in up.entries:
        assert entry.rank + ranks(down)[entry.place.slug] + ties[int(entry.figure.value)] - 1 == len(numbers) + 1


def test_a_figure_with_a_bound_or_a_range_is_ranked_by_what_is_printed_and_said_to_be_uncertain() -> None:
    inexact: list[dict[str, Any]] = [*({"bound": bound} for bound in Bound if bound is not Bound.EXACT), {"upper": 9}]
    for more in inexact:
        cities = [city("one", figure("outsourcing.employees", 7, Unit.PERSONS, **more)), *people(8)]
        ranking = rank(cities, "outsourcing.employees")
        assert [(entry.rank, entry.certain) for entry in ranking.entries] == [(1, True), (2, False)], more
        assert any("not exact" in note for note in ranking.notes), more


@pytest.mark.parametrize(
    ("indicator", "one", "other"),
    [
        ("wages.average_salary", Unit.CNY_PER_YEAR, Unit.CNY_PER_MONTH),
        ("transport.travel_time", Unit.HOURS, Unit.MINUTES),
        ("environment.other", Unit.DAYS, Unit.KM2),
    ],
)
def test_a_figure_in_another_unit_than_most_is_not_ranked_and_says_so(indicator: str, one: Unit, other: Unit) -> None:
    cities = [
        city("one", figure(indicator, 5, one)),
        city("two", figure(indicator, 6, other)),
        city("three", figure(indicator, 7, one)),
    ]
    ranking = rank(cities, indicator)
    assert ranks(ranking) == {"three": 1, "one": 2}
    assert [(each.place.slug, each.reason) for each in ranking.unranked] == [("two", f"its figure is in {other}")]


def test_which_unit_is_ranked_does_not_depend_on_the_order_of_the_cities() -> None:
    month = city("month", figure("wages.average_salary", 5000, Unit.CNY_PER_MONTH))
    year = city("year", figure("wages.average_salary", 50000, Unit.CNY_PER_YEAR))
    one, other = rank([month, year], "wages.average_salary"), rank([year, month], "wages.average_salary")
    assert len(one.entries) == len(one.unranked) == 1
    assert ranks(one) == ranks(other)


def test_two_currencies_of_one_year_are_brought_to_dollars() -> None:
    cities = [city("yuan", figure("economy.gdp", 700, Unit.CNY)), city("dollars", figure("economy.gdp", 200, Unit.USD))]
    ranking = rank(cities, "economy.gdp")
    assert ranks(ranking) == {"dollars": 1, "yuan": 2}
    assert {entry.figure.unit for entry in ranking.entries} == {Unit.USD}


def test_two_currencies_of_two_years_are_brought_to_dollars_too() -> None:
    cities = [city("yuan", figure("economy.gdp", 700, Unit.CNY, 2011)), city("dollars", figure("economy.gdp", 200, Unit.USD))]
    ranking = rank(cities, "economy.gdp", year=2012, nearest=True)
    assert ranks(ranking) == {"dollars": 1, "yuan": 2}


def test_one_currency_stays_as_printed() -> None:
    assert {entry.figure.unit for entry in rank(sso.cities(region="eastern"), "economy.gdp").entries} == {Unit.CNY}


def test_a_city_whose_money_can_not_be_converted_is_unranked_with_the_reason() -> None:
    cities = [city("old", figure("economy.gdp", 700, Unit.CNY, 1990))]
    (only,) = rank(cities, "economy.gdp", currency="USD").unranked
    assert "no exchange rate of CNY for 1990" in only.reason


def test_a_derived_indicator_ranks_like_a_printed_one() -> None:
    ranking = rank(CITIES, "derived.offshore_share")
    for entry in ranking.entries:
        assert entry.figure == entry.place.figure("derived.offshore_share", ranking.year), entry.place.slug
    assert len(ranking.entries) > 1


def test_nothing_can_not_be_ranked_and_unknown_names_are_answered() -> None:
    with pytest.raises(CriterionError, match="no city"):
        rank([], "economy.gdp")
    with pytest.raises(UnknownNameError, match=r"economy\.gdp"):
        rank(CITIES, "economy.gdpp")
    with pytest.raises(UnknownNameError, match="USD, CNY, HKD"):
        rank(CITIES, "economy.gdp", currency="EUR")


def test_where_no_city_has_the_figure_nobody_is_ranked() -> None:
    ranking = rank(people(None, None), "outsourcing.employees")
    assert (ranking.entries, ranking.year) == ((), None)
    assert [each.reason for each in ranking.unranked] == ["no figure", "no figure"]


def test_money_made_in_a_part_of_a_year_is_not_ranked() -> None:
    month = city("month", figure("outsourcing.revenue", 9, Unit.CNY, period=Period.parse("2013-01")))
    whole = city("whole", figure("outsourcing.revenue", 5, Unit.CNY, 2013))
    ranking = rank([month, whole], "outsourcing.revenue", year=2013)
    assert [entry.place.slug for entry in ranking.entries] == ["whole"]
    assert [(each.place.slug, each.reason) for each in ranking.unranked] == [("month", "its figure covers only 2013-01")]
    people = city("month", figure("outsourcing.employees", 9, Unit.PERSONS, period=Period.parse("2013-01")))
    assert len(rank([people], "outsourcing.employees", year=2013).entries) == 1, "people are counted at one time"


def test_a_derived_figure_that_is_missing_says_of_what() -> None:
    place = city("somewhere", figure("economy.gdp", 5, Unit.CNY))
    (only,) = rank([place], "derived.gdp_per_head", year=2012).unranked
    assert only.reason == f"no {Population.total.short} for 2012"
    (only,) = rank([city("nowhere")], "derived.gdp_per_head", year=2012).unranked
    assert only.reason == f"no {Economy.gdp.short} and no {Population.total.short} for 2012"


def test_labels_that_differ_are_noted() -> None:
    def notes(*labels: str | None) -> str:
        cities = [city(f"city-{i}", figure("outsourcing.employees", 5, label=label)) for i, label in enumerate(labels)]
        return "\n".join(rank(cities, "outsourcing.employees").notes)

    assert "The labels differ" in notes("in parks", "in all")
    assert "The labels differ" in notes("in parks", None)
    assert "The labels differ" not in notes("in parks", "in parks")
    assert f"City-0, {OutsourcingMetrics.employees.short}: in parks" in notes("in parks", None)


def test_naming_a_city_twice_ranks_it_once() -> None:
    one, two = people(1, 2)
    assert rank([one, two, one], "outsourcing.employees") == rank([one, two], "outsourcing.employees")


def test_the_table_of_a_ranking_shows_rank_city_figure_and_who_is_left_out() -> None:
    ranking = rank(people(5, 7, None), "outsourcing.employees")
    assert ranking.table.rows == (("1", "City-1", "7 persons"), ("2", "City-0", "5 persons"))
    assert "Not ranked, no figure: City-2" in ranking.notes[-1]
    assert str(ranking) == ranking.table.text()
    assert ranking._repr_html_() == ranking.table.html()
    assert "highest first" in ranking.table.caption
    assert "lowest first" in rank(people(5), "outsourcing.employees", ascending=True).table.caption


@given(st.lists(st.decimals(1, 10**9, places=2), min_size=1, max_size=6), st.sampled_from(list(Currency)))
def test_amounts_rank_alike_in_every_currency(amounts: list[Decimal], currency: Currency) -> None:
    cities = [city(f"city-{i}", figure("economy.gdp", amount, Unit.CNY)) for i, amount in enumerate(amounts)]
    assert ranks(rank(cities, "economy.gdp", currency=currency)) == ranks(rank(cities, "economy.gdp"))
