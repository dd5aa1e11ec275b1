from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import product
from math import ceil
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import china_sso as sso
from china_sso.analysis.score import _scaled, _scaled_ends, score
from china_sso.analysis.scoring import Criterion, Goal, Scoring
from china_sso.errors import CriterionError, NotANumberError, UnknownNameError
from china_sso.model.gap import GapKind
from china_sso.model.interval import Interval
from china_sso.model.records import Hotels, OutsourcingMetrics, Wages
from china_sso.model.units import Unit
from conftest import some
from synthetic import city, figure

CITIES = sso.cities()
#: Three indicators in plain numbers.
NAMES = (OutsourcingMetrics.employees, OutsourcingMetrics.enterprises, Hotels.five_star)
CRITERIA = (
    Criterion("outsourcing.employees", 2),
    Criterion("wages.average_salary", 1, Goal.MIN),
    Criterion("derived.gdp_per_head"),
)
EPSILON = 1e-12

numbers = st.integers(0, 1000)
Row = tuple[int, int, int]
rows = st.tuples(numbers, numbers, numbers)
towns = st.lists(rows, min_size=1, max_size=6)
weights = st.floats(0.01, 100)
goals = st.sampled_from(list(Goal))
criteria = st.tuples(*(st.builds(Criterion, st.just(name), weights, goals) for name in NAMES))


def town(slug: str, row: tuple[int | None, ...]) -> sso.City:
    return city(slug, *(figure(name, value) for name, value in zip(NAMES, row, strict=True) if value is not None))


def made(rows: list[Row]) -> list[sso.City]:
    return [town(f"town-{i}", row) for i, row in enumerate(rows)]


def totals(scoring: Scoring) -> dict[str, float]:
    return {each.place.slug: each.total for each in scoring.scores}


REAL = [score(CITIES, CRITERIA, nearest=nearest, year=year) for nearest, year in ((False, None), (True, None), (False, 2012))]


def test_scores_of_the_cities_are_sums_of_their_parts_between_0_and_1() -> None:
    assert all(scoring.scores for scoring in REAL)
    for each in (each for scoring in REAL for each in scoring.scores):
        assert -EPSILON <= each.total <= 1 + EPSILON, each.place.slug
        assert each.total == pytest.approx(sum(part.points for part in each.parts)), each.place.slug
        for part in each.parts:
            assert 0 <= part.scaled <= 1, f"{each.place.slug} {part.criterion}"
            share = part.criterion.weight / sum(criterion.weight for criterion in CRITERIA)
            assert part.points == pytest.approx(share * part.scaled), f"{each.place.slug} {part.criterion}"


@given(towns, criteria)
def test_scores_lie_between_0_and_1_and_fall_with_the_rank(rows: list[Row], criteria: tuple[Criterion, ...]) -> None:
    scoring = score(made(rows), criteria)
    found = [each.total for each in scoring.scores]
    assert all(-EPSILON <= each <= 1 + EPSILON for each in found)
    assert found == sorted(found, reverse=True)
    assert [each.rank for each in scoring.scores] == [1 + sum(other > each for other in found) for each in found]
    assert scoring.winner is scoring.scores[0].place


@given(towns, criteria)
def test_the_best_has_1_and_the_worst_0_in_every_criterion(rows: list[Row], criteria: tuple[Criterion, ...]) -> None:
    scoring = score(made(rows), criteria)
    for i, criterion in enumerate(criteria):
        parts = sorted((each.parts[i] for each in scoring.scores), key=lambda part: part.figure.value)
        if criterion.goal is Goal.MIN:
            parts.reverse()
        if parts[0].figure.value == parts[-1].figure.value:
            assert {part.scaled for part in parts} == {1.0}, "what is the same for all adds its full weight to each"
        else:
            assert (parts[0].scaled, parts[-1].scaled) == (0.0, 1.0), criterion


@given(st.data(), towns, criteria, st.integers(0, 2), st.integers(1, 2000))
def test_a_score_never_falls_when_a_figure_of_the_city_improves(
    data: st.DataObject, rows: list[Row], criteria: tuple[Criterion, ...], which: int, step: int
) -> None:
    lucky = data.draw(st.integers(0, len(rows) - 1))
    better = [list(row) for row in rows]
    better[lucky][which] += step if criteria[which].goal is Goal.MAX else -step
    before = totals(score(made(rows), criteria))
    after = totals(score(made([(row[0], row[1], row[2]) for row in better]), criteria))
    assert after[f"town-{lucky}"] >= before[f"town-{lucky}"] - EPSILON, f"{rows[lucky]} -> {better[lucky]}"


@given(towns, criteria, st.floats(0.001, 1000))
def test_only_the_proportion_of_the_weights_counts(rows: list[Row], criteria: tuple[Criterion, ...], factor: float) -> None:
    scaled = [Criterion(each.indicator, each.weight * factor, each.goal) for each in criteria]
    assert totals(score(made(rows), scaled)) == pytest.approx(totals(score(made(rows), criteria)), abs=1e-9)


@given(st.data(), towns, criteria)
def test_scores_do_not_depend_on_the_order_of_cities_and_criteria(
    data: st.DataObject, rows: list[Row], criteria: tuple[Criterion, ...]
) -> None:
    shuffled = score(data.draw(st.permutations(made(rows))), data.draw(st.permutations(criteria)))
    assert totals(shuffled) == pytest.approx(totals(score(made(rows), criteria)), abs=1e-9)


@given(towns, weights)
def test_less_is_better_turns_a_criterion_around(rows: list[Row], weight: float) -> None:
    most, least = (totals(score(made(rows), [Criterion(NAMES[0], weight, goal)])) for goal in Goal)
    if len({row[0] for row in rows}) > 1:
        assert {slug: 1 - total for slug, total in most.items()} == pytest.approx(least)


def test_by_one_criterion_the_order_is_that_of_the_ranking() -> None:
    scoring, ranking = score(CITIES, [Criterion("outsourcing.employees")]), sso.rank(CITIES, "outsourcing.employees")
    assert [(each.rank, each.place) for each in scoring.scores] == [(each.rank, each.place) for each in ranking.entries]


def test_cities_with_the_same_figures_share_a_rank() -> None:
    scoring = score(made([(1, 2, 3), (5, 6, 7), (5, 6, 7)]), [Criterion(name) for name in NAMES])
    assert [each.rank for each in scoring.scores] == [1, 1, 3]


def test_equal_totals_share_a_rank_however_they_are_added_up() -> None:
    # each has half of the points: the one by the first two criteria, the other by the third
    for unit in (0.1, 0.7, 1, 1.1, 3):
        halves = [Criterion(NAMES[0], unit), Criterion(NAMES[1], 2 * unit), Criterion(NAMES[2], 3 * unit)]
        scoring = score(made([(9, 9, 0), (0, 0, 9)]), halves)
        assert [each.rank for each in scoring.scores] == [1, 1], f"{unit}: {[each.total for each in scoring.scores]}"


def test_a_city_that_lacks_figures_is_not_scored_and_says_which() -> None:
    scoring = score([town("whole", (1, 2, 3)), town("holes", (None, 5, None))], [Criterion(name) for name in NAMES])
    assert [each.place.slug for each in scoring.scores] == ["whole"]
    (only,) = scoring.unscored
    assert only.place.slug == "holes"
    assert only.reason == "Employees: not in the sources; Five-star hotels: not in the sources"
    assert any("Holes" in note for note in scoring.notes)


def test_every_city_is_scored_or_says_why_not() -> None:
    for scoring in REAL:
        scored, unscored = [each.place.slug for each in scoring.scores], [each.place.slug for each in scoring.unscored]
        assert sorted(scored + unscored) == sorted(each.slug for each in CITIES)
        assert all(each.reason for each in scoring.unscored)


def test_where_no_city_has_all_figures_nobody_wins() -> None:
    scoring = score([town("holes", (None, 5, 5))], [Criterion(name) for name in NAMES])
    assert (scoring.scores, scoring.winner, tuple(scoring.sensitivity())) == ((), None, ())


# --- sensitivity ---


@given(towns, criteria, st.sampled_from([0.5, 2.0]))
def test_sensitivity_names_who_wins_with_the_changed_weight(
    rows: list[Row], criteria: tuple[Criterion, ...], factor: float
) -> None:
    scoring = score(made(rows), criteria)
    shifts = scoring.sensitivity((factor,))
    assert [shift.indicator for shift in shifts] == list(NAMES)
    assert scoring.winner is not None
    for i, shift in enumerate(shifts):
        changed = [Criterion(c.indicator, c.weight * (factor if i == j else 1), c.goal) for j, c in enumerate(criteria)]
        again = totals(score(made(rows), changed))
        assert again[shift.winner] == pytest.approx(max(again.values()), abs=1e-9)
        assert shift.changed == (shift.winner != scoring.winner.slug)


def test_a_weight_that_stays_changes_nothing() -> None:
    for scoring in REAL:
        assert not any(shift.changed for shift in scoring.sensitivity((1.0,)))


def test_a_change_at_the_top_is_noted() -> None:
    close = [Criterion(NAMES[0], 1.1), Criterion(NAMES[1], 1)]
    scoring = score(made([(9, 0, 0), (0, 9, 0)]), close)
    assert scoring.winner is not None
    assert scoring.winner.slug == "town-0"
    assert any(shift.changed and shift.winner == "town-1" for shift in scoring.sensitivity())
    assert any("Town-1 is first" in note for note in scoring.notes)
    clear = score(made([(9, 9, 0), (0, 0, 0)]), close)
    assert "Town-0 stays first when any one weight is halved or doubled." in clear.notes


@pytest.mark.parametrize("factor", [0, -1, float("nan"), float("inf"), "2", 1e200], ids=repr)
def test_a_weight_is_multiplied_by_a_number_above_0(factor: Any) -> None:
    with pytest.raises((CriterionError, NotANumberError)):
        REAL[0].sensitivity((factor,))


# --- wrong use ---


def test_a_weight_is_a_finite_number_above_0() -> None:
    wrong: list[tuple[Any, type[sso.ChinaSsoError]]] = [
        *((number, CriterionError) for number in (0, -1, 1e101, 10**400)),
        *((number, NotANumberError) for number in (float("nan"), float("inf"), "2", None, [1], True, 10**7000)),
    ]
    for weight, error in wrong:
        with pytest.raises(error, match=r"outsourcing\.employees") as caught:
            Criterion("outsourcing.employees", weight)
        assert isinstance(caught.value, ValueError), weight if weight != 10**7000 else "7000 digits"


def test_a_goal_is_max_or_min() -> None:
    assert Criterion("outsourcing.employees", goal="min").goal is Goal.MIN
    with pytest.raises(UnknownNameError, match="best"):
        Criterion("outsourcing.employees", goal="best")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: score(CITIES, []), "no criterion"),
        (lambda: score(CITIES, [Criterion("economy.gdp"), Criterion("economy.gdp", 2)]), "once"),
        (lambda: score([], CRITERIA), "no city"),
    ],
    ids=["no criterion", "twice the same", "no city"],
)
def test_a_score_needs_cities_and_different_criteria(call: Callable[[], object], message: str) -> None:
    with pytest.raises(CriterionError, match=message):
        call()


def test_an_unknown_indicator_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match=r"outsourcing\.employees"):
        score(CITIES, [Criterion("outsourcing.employes")])


def test_a_figure_in_another_unit_than_most_is_not_scored_and_says_so() -> None:
    salaries = {"one": Unit.CNY_PER_YEAR, "two": Unit.CNY_PER_YEAR, "three": Unit.CNY_PER_MONTH}
    cities = [city(slug, figure("wages.average_salary", 5000, unit)) for slug, unit in salaries.items()]
    scoring = score(cities, [Criterion("wages.average_salary")])
    assert {each.place.slug for each in scoring.scores} == {"one", "two"}
    ((gap,),) = [each.gaps for each in scoring.unscored]
    assert (gap.kind, gap.indicator, gap.unit) == (GapKind.OTHER_UNIT, Wages.average_salary, Unit.CNY_PER_YEAR)


def test_what_is_scored_together_is_in_one_unit() -> None:
    for each in some((each for each in sso.indicators() if not each.indicator.catch_all), 5):
        for nearest in (False, True):
            scoring = score(CITIES, [Criterion(each.indicator)], nearest=nearest)
            units = {part.figure.unit for score in scoring.scores for part in score.parts}
            assert len(units) <= 1, f"{each.name} is scored in {' and '.join(sorted(units))} as if they were one"


def test_money_of_two_currencies_and_years_is_brought_to_dollars() -> None:
    cities = [city("yuan", figure("economy.gdp", 700, Unit.CNY, 2011)), city("dollars", figure("economy.gdp", 200, Unit.USD))]
    scoring = score(cities, [Criterion("economy.gdp")], year=2012, nearest=True)
    assert scoring.winner is not None
    assert scoring.winner.slug == "dollars"


# --- the table ---


def test_the_table_has_the_points_of_every_criterion() -> None:
    scoring = score(made([(1, 2, 3), (5, 6, 1)]), [Criterion(NAMES[0]), Criterion(NAMES[2])])
    table = scoring.table
    assert table.heads == ("rank", "city", "score", f"{NAMES[0].short} (50%)", f"{NAMES[2].short} (50%)")
    for row, each in zip(table.texts, scoring, strict=True):
        assert row[1:] == (each.place.name, f"{each.total:.3f}", *(f"{part.points:.3f}" for part in each.parts))
    assert [row[0] for row in table.texts] == ["=1", "=1"]
    assert str(scoring) == repr(scoring) == table.text()
    assert scoring._repr_html_() == table.html()
    assert len(scoring) == 2
    assert scoring["town-1"].place.slug == "town-1"


# --- what is not exact, and all weights at once ---

bounds = st.lists(st.sampled_from(list(sso.Bound)), min_size=6, max_size=6)


@given(towns, bounds, criteria, st.data())
def test_a_score_interval_contains_the_score_for_every_choice_inside_the_intervals(
    rows: list[Row], bounds: list[sso.Bound], criteria: tuple[Criterion, ...], data: st.DataObject
) -> None:
    cities = [
        city(f"town-{i}", *(figure(n, v, bound=bounds[i]) for n, v in zip(NAMES, row, strict=True))) for i, row in enumerate(rows)
    ]
    scoring = score(cities, criteria)
    choices: dict[str, list[sso.Figure]] = {}
    for each in scoring:
        held = [part.figure.interval for part in each.parts]
        drawn = [data.draw(st.integers(ceil(h.low or 0), int(h.high if h.high is not None else 5000))) for h in held]
        choices[each.place.slug] = [figure(n, v) for n, v in zip(NAMES, drawn, strict=True)]
    for again in score([city(slug, *figures) for slug, figures in choices.items()], criteria):
        before = scoring[again.place.slug]
        assert before.low - EPSILON <= again.total <= before.high + EPSILON, f"{again.place.slug}: {choices}"
        assert before.best <= again.rank <= before.worst or before.low == before.high
        assert before.low - EPSILON <= before.total <= before.high + EPSILON


def test_first_for_certain_or_possibly() -> None:
    employees = [Criterion(NAMES[0])]
    open_ended = city("open", figure(NAMES[0], 5, bound=sso.Bound.AT_LEAST))
    scoring = score([open_ended, town("more", (9, None, None))], employees)
    assert {place.slug for place in scoring.possibly_first} == {"open", "more"}
    assert any(note.startswith("Possibly first") for note in scoring.notes)
    nearly = city("nearly", figure(NAMES[0], 5, bound=sso.Bound.NEARLY))
    scoring = score([nearly, town("more", (9, None, None)), town("less", (1, None, None))], employees)
    assert [place.slug for place in scoring.possibly_first] == ["more"]
    assert any("first for certain" in note for note in scoring.notes)


@given(towns, criteria)
def test_all_weights_are_shared_out_among_the_places(rows: list[Row], criteria: tuple[Criterion, ...]) -> None:
    found = score(made(rows), criteria).acceptability(200)
    assert sum(each.first for each in found) >= 1 - EPSILON, "equal totals share the first rank"
    assert [each.first for each in found] == sorted((each.first for each in found), reverse=True)
    for each in found:
        assert sum(each.ranks) == pytest.approx(1)
        assert each.ranks[0] == each.first
        assert (each.central is None) == (each.first == 0)
        assert each.central is None or sum(each.central) == pytest.approx(1)


def test_the_shares_of_all_weights_are_those_of_geometry() -> None:
    # of two criteria, one place is best in each, and a third is at 0.8 of both: it wins between the weights 0.2 and 0.8
    cities = made([(10, 0, 0), (0, 10, 0), (8, 8, 0)])
    found = score(cities, [Criterion(NAMES[0]), Criterion(NAMES[1])]).acceptability(20000)
    expected = {"town-2": 0.6, "town-0": 0.2, "town-1": 0.2}
    for each in found:
        assert abs(each.first - expected[each.place.slug]) < 5 * each.error, each
    assert found[0].central == pytest.approx((0.5, 0.5), abs=0.01)


def test_the_same_seed_draws_the_same_weights() -> None:
    assert REAL[1].acceptability(300) == REAL[1].acceptability(300)
    assert REAL[1].acceptability(300) != REAL[1].acceptability(300, seed=1)
    with pytest.raises(CriterionError, match="sample"):
        REAL[1].acceptability(0)


def test_a_place_that_is_best_in_everything_wins_for_all_weights() -> None:
    found = score(made([(9, 9, 9), (1, 2, 3), (4, 0, 0)]), [Criterion(name) for name in NAMES]).acceptability(100)
    assert (found[0].place.slug, found[0].first, found[0].error) == ("town-0", 1.0, 0.0)


def test_the_nation_is_not_scored_and_a_catch_all_is_no_criterion() -> None:
    scoring = score([*CITIES, sso.national()], [Criterion("economy.gdp")])
    assert "china" not in totals(scoring)
    with pytest.raises(CriterionError, match="label"):
        score(CITIES, [Criterion("economy.other")])


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda ends: (min(ends), max(ends))), min_size=2, max_size=4),
    st.sampled_from(Goal),
)
def test_the_ends_of_what_is_scaled_are_reached_and_nothing_is_beyond_them(ends: list[tuple[int, int]], goal: Goal) -> None:
    """Each end with the others at any of theirs, which is where the extremes are."""
    found = _scaled_ends([Interval(Decimal(low), Decimal(high)) for low, high in ends], goal)
    every = [_scaled([float(value) for value in values], goal) for values in product(*ends)]
    for i, (least, most) in enumerate(found):
        reached = [scaled[i] for scaled in every]
        assert min(reached) == pytest.approx(least), f"{ends[i]} of {ends}"
        assert max(reached) == pytest.approx(most), f"{ends[i]} of {ends}"


@given(towns, criteria)
def test_of_exact_figures_each_has_one_rank_and_of_those_with_one_total_each_any_of_theirs(
    rows: list[Row], criteria: tuple[Criterion, ...]
) -> None:
    scoring = score(made(rows), criteria)
    for each in scoring.scores:
        same = [other for other in scoring.scores if abs(other.total - each.total) < EPSILON]
        above = [other for other in scoring.scores if other.total >= each.total + EPSILON]
        assert each.low == pytest.approx(each.total, abs=EPSILON)
        assert each.high == pytest.approx(each.total, abs=EPSILON)
        assert (each.best, each.worst) == (len(above) + 1, len(above) + len(same)), each.place.slug
        assert each.certain == (len(same) == 1)


def test_labels_that_differ_are_said_of_the_criterion_that_they_are_of() -> None:
    def place(slug: str, label: str | None) -> sso.City:
        return city(slug, figure(NAMES[0], 5, Unit.PERSONS, label=label), figure(NAMES[1], len(slug)))

    for other, said in ((None, False), ("software", True)):
        notes = score([place("one", None), place("other", other)], [Criterion(NAMES[0]), Criterion(NAMES[1])]).table.notes
        assert any("The labels of Employees differ" in note for note in notes) is said, notes
        assert not any("The labels of Enterprises" in note for note in notes), notes


def test_a_score_stands_right_and_who_is_first_for_certain_is_said_only_where_figures_are_not_exact() -> None:
    exact = [city(f"c{number}", figure("economy.gdp", number, Unit.USD)) for number in (1, 2, 3)]
    scoring = sso.score(exact, [sso.Criterion("economy.gdp")])
    assert scoring.table.right == {0, 2, 3}
    assert not any("for certain" in note for note in scoring.table.notes)
    open_ = [city("c0", figure("economy.gdp", 9, Unit.USD, bound=sso.Bound.MORE_THAN)), *exact]
    assert (
        "C0 is first for certain, whatever the figures that are not exact can be."
        in sso.score(open_, [sso.Criterion("economy.gdp")]).table.notes
    )
