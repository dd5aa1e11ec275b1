from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import china_sso as sso
from china_sso.analysis.rank import Ranking, commonest_year, rank
from china_sso.errors import CriterionError, UnknownNameError
from china_sso.model.gap import GapKind, gap_of
from china_sso.model.indicator import Indicator
from china_sso.model.indicators import DERIVED
from china_sso.model.period import Period
from china_sso.model.records import PRINTED, Economy, OutsourcingMetrics, Population, Research
from china_sso.model.units import Currency, Dimension, Unit
from china_sso.model.vocabulary import Bound
from conftest import some
from synthetic import city, figure

CITIES = tuple(sso.cities())
#: Indicators of one thing in one kind of unit; the others hold what their label says and don't order.
COMPARABLE: list[Indicator] = [
    each
    for each in (*PRINTED.values(), *DERIVED.values())
    if not each.labelled and each.dimension not in (None, Dimension.TIME) and commonest_year(CITIES, each) is not None
]
MONEY = [each for each in COMPARABLE if each.dimension is Dimension.MONEY]


@cache
def ranked(what: Indicator, **asked: Any) -> Ranking:
    """All cities by an indicator; many tests look at the same ranking."""
    return rank(CITIES, what, **asked)


def ranks(ranking: Ranking) -> dict[str, int]:
    return {entry.place.slug: entry.rank for entry in ranking.entries}


def people(*numbers: int | None) -> list[sso.City]:
    return [
        city(f"city-{i}", *([figure("outsourcing.employees", number, Unit.PERSONS)] if number is not None else []))
        for i, number in enumerate(numbers)
    ]


@given(st.sampled_from(COMPARABLE), st.permutations(CITIES), st.booleans())
def test_ranks_do_not_depend_on_the_order_of_the_cities(what: Indicator, shuffled: list[sso.City], ascending: bool) -> None:
    assert ranks(rank(shuffled, what, ascending=ascending)) == ranks(ranked(what, ascending=ascending))


def test_ranks_do_not_depend_on_the_currency() -> None:
    for what in some(MONEY, 3):
        as_printed = ranked(what)
        for currency in Currency:
            ranking = ranked(what, year=as_printed.year, currency=currency)
            assert all(entry.figure.currency is currency for entry in ranking.entries), f"{what} in {currency}"
            assert ranks(ranking) == ranks(as_printed), f"{what} in {currency}"


def test_every_city_is_ranked_or_says_why_not() -> None:
    for what in some(COMPARABLE, 5):
        ranking = ranked(what)
        places = [*(entry.place.slug for entry in ranking.entries), *(each.place.slug for each in ranking.unranked)]
        assert sorted(places) == sorted(each.slug for each in CITIES), what
        for each in ranking.unranked:
            if each.gap.kind is GapKind.PART_OF_YEAR:
                assert each.gap.figure == each.place.figure(what, ranking.year), f"{each.place.slug} {what}"
            else:
                assert each.gap == gap_of(each.place, what, ranking.year), f"{each.place.slug} {what}"


def test_the_year_ranked_is_one_that_no_other_year_has_more_cities_for_and_years_are_not_mixed() -> None:
    for what in some(COMPARABLE, 5):
        ranking = ranked(what)
        assert {entry.figure.year for entry in ranking.entries} == {ranking.year}, what
        for year in {year for each in CITIES for year in each.years(what)}:
            other = ranked(what, year=year)
            assert {entry.figure.year for entry in other.entries} <= {year}, f"{what} {year}"
            assert len(other.entries) <= len(ranking.entries), f"{what}: {year} against {ranking.year}"


def test_values_fall_with_the_rank_and_a_rank_counts_those_above_it() -> None:
    for what in some(COMPARABLE, 5):
        down, up = (ranked(what, ascending=ascending) for ascending in (False, True))
        values = [entry.figure.value for entry in down.entries]
        assert values == sorted(values, reverse=True), what
        for entry in down.entries:
            assert entry.rank == 1 + sum(value > entry.figure.value for value in values), f"{entry.place.slug} {what}"
        for entry in up.entries:
            assert entry.rank == 1 + sum(value < entry.figure.value for value in values), f"{entry.place.slug} {what}"
        assert up.unranked == down.unranked, what


def test_nearest_years_are_shown_and_their_money_is_brought_to_one_currency() -> None:
    for what in (*MONEY, sso.Derived.offshore_share, OutsourcingMetrics.employees, Population.total):
        ranking = ranked(what, nearest=True)
        assert len({entry.figure.unit for entry in ranking.entries}) == 1, what
        assert set(ranks(ranking)) >= set(ranks(ranked(what))), what
        for entry, row in zip(ranking, ranking.table.texts, strict=True):
            if entry.figure.year != ranking.year:
                assert str(entry.figure.year or "undated") in row[2], f"{entry.place.slug}: {row}"


def test_on_demand_only_exact_figures_are_ranked() -> None:
    for what in some(COMPARABLE, 5):
        every, exact = ranked(what), ranked(what, exact_only=True)
        assert [entry.place for entry in exact.entries] == [entry.place for entry in every.entries if entry.figure.exact], what
        inexact = {entry.place.slug for entry in every.entries if not entry.figure.exact}
        assert {each.place.slug for each in exact.unranked if each.gap.kind is GapKind.INEXACT} == inexact, what
        assert all(entry.certain for entry in exact.entries), what


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


def test_a_figure_that_is_not_exact_has_a_rank_interval() -> None:
    cases: tuple[tuple[dict[str, Any], int, int], ...] = (
        ({"bound": Bound.AT_LEAST}, 1, 2),
        ({"bound": Bound.MORE_THAN}, 1, 2),
        ({"bound": Bound.AT_MOST}, 2, 3),
        ({"bound": Bound.ABOUT}, 2, 2),
        ({"bound": Bound.NEARLY}, 2, 2),
        ({"upper": 9}, 1, 2),
    )
    for more, best, worst in cases:
        cities = [city("one", figure("outsourcing.employees", 7, Unit.PERSONS, **more)), *people(8, 5)]
        ranking = rank(cities, "outsourcing.employees")
        one = ranking["one"]
        assert (one.rank, one.best, one.worst) == (2, best, worst), more
        assert str(one) == (f"{best}–{worst}" if best != worst else "2"), more
        assert any("not exact" in note for note in ranking.notes) == (not one.certain), more


values = st.tuples(st.integers(0, 9), st.sampled_from(list(Bound)), st.none() | st.integers(0, 9))


@given(st.lists(values, min_size=1, max_size=5), st.booleans(), st.data())
def test_a_rank_interval_contains_the_rank_for_every_choice_inside_the_intervals(
    given_values: list[tuple[int, Bound, int | None]], ascending: bool, data: st.DataObject
) -> None:
    cities: list[sso.City] = []
    for i, (value, bound, more) in enumerate(given_values):
        upper = None if more is None else value + more
        cities.append(city(f"city-{i}", figure("outsourcing.employees", value, Unit.PERSONS, bound=bound, upper=upper)))
    ranking = rank(cities, "outsourcing.employees", ascending=ascending)
    choice: dict[str, Decimal] = {}
    for entry in ranking:
        low, high = entry.figure.interval.low or Decimal(0), entry.figure.interval.high
        within = st.decimals(low, high if high is not None else 30, places=1)
        choice[entry.place.slug] = data.draw(within.filter(entry.figure.interval.__contains__))
    for entry in ranking:
        own = choice[entry.place.slug]
        better = sum(other < own if ascending else other > own for other in choice.values())
        assert entry.best <= 1 + better <= entry.worst, f"{entry.place.slug}: {choice}"
        assert entry.best <= entry.rank <= entry.worst


def test_exact_figures_among_exact_ones_have_one_rank_and_equal_ones_say_that_they_share_it() -> None:
    ranking = rank(people(9, 7, 7, 5), "outsourcing.employees")
    assert [str(entry) for entry in ranking] == ["1", "=2", "=2", "4"]


def test_the_nation_is_not_ranked_among_its_cities() -> None:
    ranking = rank([*CITIES, sso.national()], "gdp")
    assert ranks(ranking) == ranks(rank(CITIES, "gdp"))
    (nation,) = [each for each in ranking.unranked if each.place.slug == "china"]
    assert nation.gap.kind is GapKind.NATIONAL
    assert nation.gap.figure is not None
    assert nation.gap.figure.inputs == (sso.national().figure("gdp", ranking.year),), "in dollars, as the others are"


def test_what_fits_no_other_indicator_is_listed_and_not_ranked() -> None:
    catch_alls = [each for each in PRINTED.values() if each.catch_all]
    assert len(catch_alls) > 10
    for each in catch_alls:
        with pytest.raises(CriterionError, match="label"):
            rank(CITIES, each)
    label = next(figure.label for figure in sso.figures(indicator="outsourcing.other", kind="observed") if figure.subject is None)
    assert label is not None
    assert rank(CITIES, "outsourcing.other", label=label).entries


def test_of_several_figures_the_caller_chooses() -> None:
    several = rank(CITIES, Research.technology_centres)
    (harbin,) = [each.gap for each in several.unranked if each.place.slug == "harbin"]
    assert (harbin.kind, harbin.labels) == (GapKind.SEVERAL, ("national level", "provincial level"))
    chosen = rank(CITIES, Research.technology_centres, label="national level")
    assert chosen["harbin"].figure.label == "national level"
    assert chosen == rank(CITIES, Research.technology_centres.with_label("national level"))
    with pytest.raises(UnknownNameError, match="national level"):
        rank(CITIES, Research.technology_centres, label="world level")


def test_the_order_of_figures_of_one_currency_and_year_does_not_change_when_they_are_converted() -> None:
    for what in some(MONEY, 3):
        nearest = ranked(what, nearest=True, currency="USD")
        groups: dict[tuple[Currency | None, int | None], list[Decimal]] = {}
        for entry in nearest:
            (original,) = entry.figure.inputs or (entry.figure,)
            groups.setdefault((original.currency, original.year), []).append(Decimal(original.value))
        for group in groups.values():
            assert group == sorted(group, reverse=True), what
        if any(entry.figure.converted for entry in nearest):
            assert "Brought to USD, each at the rate of its own year." in nearest.notes, what
            for entry in nearest:
                if entry.figure.converted:
                    said = f"{entry.place.name} ({entry.figure.inputs[0].quantity})"
                    assert any(said in note for note in nearest.notes), f"{what} {said}"


@pytest.mark.parametrize(
    ("indicator", "one", "other"),
    [
        ("wages.average_salary", Unit.CNY_PER_YEAR, Unit.CNY_PER_MONTH),
        ("transport.travel_time", Unit.HOURS, Unit.MINUTES),
        ("telecommunications.bandwidth", Unit.GB, Unit.MBPS),
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
    assert [(each.place.slug, each.gap.kind, each.gap.unit) for each in ranking.unranked] == [("two", GapKind.OTHER_UNIT, one)]


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
    assert [each.reason for each in ranking.unranked] == ["not in the sources", "not in the sources"]


def test_money_made_in_a_part_of_a_year_is_not_ranked() -> None:
    month = city("month", figure("outsourcing.revenue", 9, Unit.CNY, period=Period.parse("2013-01")))
    whole = city("whole", figure("outsourcing.revenue", 5, Unit.CNY, 2013))
    ranking = rank([month, whole], "outsourcing.revenue", year=2013)
    assert [entry.place.slug for entry in ranking.entries] == ["whole"]
    assert [(each.place.slug, each.gap.kind) for each in ranking.unranked] == [("month", GapKind.PART_OF_YEAR)]
    people = city("month", figure("outsourcing.employees", 9, Unit.PERSONS, period=Period.parse("2013-01")))
    assert len(rank([people], "outsourcing.employees", year=2013).entries) == 1, "people are counted at one time"


def test_a_derived_figure_that_is_missing_says_of_what() -> None:
    place = city("somewhere", figure("economy.gdp", 5, Unit.CNY))
    (only,) = rank([place], "derived.gdp_per_head", year=2012).unranked
    assert only.reason == f"{Population.total.short}: not in the sources"
    (only,) = rank([city("nowhere")], "derived.gdp_per_head", year=2012).unranked
    assert only.reason == f"{Economy.gdp.short}: not in the sources; {Population.total.short}: not in the sources"


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
    ranking = rank(people(5, 7, None, None), "outsourcing.employees")
    assert ranking.table.heads == ("rank", "city", "Employees, persons")
    grown = city("grown", figure("outsourcing.employees", 5, Unit.PERSONS, growth=sso.Percent(10)))
    assert rank([grown], "outsourcing.employees").table.heads == (*ranking.table.heads, "growth")
    assert ranking.table.texts == (("1", "City-1", "7"), ("2", "City-0", "5"))
    assert ranking.notes[-1] == "Not ranked: City-2, City-3 (not in the sources)"
    assert (len(ranking), [entry.rank for entry in ranking], ranking["city-0"].rank) == (2, [1, 2], 2)
    assert str(ranking) == repr(ranking) == ranking.table.text()
    assert ranking._repr_html_() == ranking.table.html()
    assert "highest first" in ranking.table.caption
    assert "lowest first" in rank(people(5), "outsourcing.employees", ascending=True).table.caption


@given(st.lists(st.decimals(1, 10**9, places=2), min_size=1, max_size=6), st.sampled_from(list(Currency)))
def test_amounts_rank_alike_in_every_currency(amounts: list[Decimal], currency: Currency) -> None:
    cities = [city(f"city-{i}", figure("economy.gdp", amount, Unit.CNY)) for i, amount in enumerate(amounts)]
    assert ranks(rank(cities, "economy.gdp", currency=currency)) == ranks(rank(cities, "economy.gdp"))


def test_what_is_nearly_a_number_comes_below_that_number_and_what_is_more_above_it() -> None:
    for bound in (Bound.NEARLY, Bound.LESS_THAN, Bound.MORE_THAN):
        for ascending in (False, True):
            cities = [city("one", figure("outsourcing.employees", 7, Unit.PERSONS, bound=bound)), *people(7)]
            first, second = rank(cities, "outsourcing.employees", ascending=ascending)
            leads = ascending is not (bound is Bound.MORE_THAN)
            assert (first.place.slug == "one", first.tied, str(first), str(second)) == (leads, False, "1", "2"), bound


# --- key figures ---


def test_a_key_figure_stands_among_the_cities_of_its_year_and_grows_by_its_own_label_and_document() -> None:
    def place(slug: str, value: int, before: int | None = None, label: str | None = None, year: int | None = 2012) -> sso.City:
        figures = [figure("outsourcing.employees", value, Unit.PERSONS, year, label=label)]
        if before is not None:
            figures.append(figure("outsourcing.employees", before, Unit.PERSONS, 2011, label=label))
            figures.append(figure("outsourcing.employees", before, Unit.PERSONS, 2011, label="other"))
        return city(slug, *figures)

    one, other, third = place("one", 120, 100), place("other", 100), place("third", 150, year=2011)
    for among, standing in (((one, other), "1 of 2"), ((other,), "1 of 2"), ((third, other), "1 of 2"), ((third,), "1 of 1")):
        (key,) = sso.key_figures(one, among)
        assert (key.figure.value, key.standing) == (120, standing), [each.slug for each in among]
        assert key.growth is not None
        assert key.growth.value == 20
        assert key.ranked is not None
        assert key.ranked.place is one
    (key,) = sso.key_figures(other, (one, other))
    assert (key.growth, key.standing) == (None, "2 of 2")
    (key,) = sso.key_figures(place("undated", 5, year=None), (one, other))
    assert (key.ranking, key.ranked, key.standing) == (None, None, "")
    assert {each.standing for each in sso.key_figures(sso.national())} == {""}


def test_the_note_on_ranks_that_are_not_certain_shows_one_of_the_table() -> None:
    uncertain = 0
    for indicator in ("outsourcing.enterprises", "wages.graduate_starting_salary", "research.academicians", "hotels.five_star"):
        table = sso.rank(sso.cities(), indicator, nearest=True).table
        shown = [note.partition(":")[0] for note in table.notes if "any rank from the one to the other" in note]
        ranks = [str(row[0]) for row in table.rows if "–" in str(row[0])]
        assert shown == ranks[:1], indicator
        uncertain += bool(shown)
    assert 0 < uncertain < 4


def test_the_caption_says_of_which_time_the_figures_are() -> None:
    undated = city("one", figure("outsourcing.enterprises", 5, year=None))
    dated = city("one", figure("outsourcing.enterprises", 5, year=2012))
    for place, time in ((undated, "undated figures"), (dated, "2012"), (city("one"), "no figures")):
        assert rank([place], "outsourcing.enterprises").table.caption == f"Enterprises, {time}, highest first"
    assert rank([dated], "outsourcing.enterprises", ascending=True).table.caption.endswith(", lowest first")
