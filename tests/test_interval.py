from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import china_sso as sso
from china_sso.analysis.targets import shown_percent
from china_sso.errors import GrowthBaseError
from china_sso.model.growth import compound_annual_growth_rate
from china_sso.model.indicators import DERIVED
from china_sso.model.interval import OPEN, Interval, growth, quotient, share
from china_sso.model.numbers import rounded
from china_sso.model.percent import Percent
from china_sso.model.units import Unit
from china_sso.model.vocabulary import Bound
from synthetic import city, figure

numbers = st.decimals(-1000, 1000, places=2)
above_zero = st.decimals(Decimal("0.01"), 1000, places=2)


@st.composite
def held(draw: st.DrawFn, values: st.SearchStrategy[Decimal] = numbers) -> tuple[Interval, Decimal]:
    """An interval, and a value in it."""
    value, low, high = sorted(draw(st.tuples(values, values, values)))[1], *draw(st.tuples(values, values))
    low, high = min(low, value), max(high, value)
    ends = draw(st.sampled_from(["both", "low", "high", "none"]))
    interval = Interval(low if ends in ("both", "low") else None, high if ends in ("both", "high") else None)
    assert value in interval
    return interval, value


some = st.lists(held(), min_size=1, max_size=3)
factors = st.sampled_from([Fraction(1), Fraction(100), Fraction(1, 12)])


@given(some, st.lists(held(), max_size=3), factors)
def test_a_quotient_of_values_lies_in_the_quotient_of_their_intervals(
    above: list[tuple[Interval, Decimal]], below: list[tuple[Interval, Decimal]], factor: Fraction
) -> None:
    found = quotient([interval for interval, _ in above], [interval for interval, _ in below], factor)
    divisor = sum((Fraction(value) for _, value in below), Fraction(0)) if below else Fraction(1)
    if divisor != 0:
        assert rounded(factor * sum(Fraction(value) for _, value in above) / divisor) in found


@given(st.lists(held(above_zero), min_size=1, max_size=2), st.lists(held(above_zero), max_size=2), factors)
def test_the_share_of_a_part_lies_in_the_interval_of_its_share(
    part: list[tuple[Interval, Decimal]], rest: list[tuple[Interval, Decimal]], factor: Fraction
) -> None:
    found = share([interval for interval, _ in part], [interval for interval, _ in rest], factor)
    above, others = (sum((Fraction(value) for _, value in each), Fraction(0)) for each in (part, rest))
    assert rounded(factor * above / (above + others)) in found


@given(held(above_zero), held(above_zero), st.integers(1, 5))
def test_the_growth_between_values_lies_in_the_growth_between_their_intervals(
    before: tuple[Interval, Decimal], after: tuple[Interval, Decimal], years: int
) -> None:
    found = growth(before[0], after[0], years)
    rate, tiny = compound_annual_growth_rate(before[1], after[1], years), Decimal("1e-25")
    assert found.low is None or found.low - tiny <= rate
    assert found.high is None or rate <= found.high + tiny


@given(held(), above_zero)
def test_what_is_multiplied_stays_within(one: tuple[Interval, Decimal], factor: Decimal) -> None:
    assert rounded(Fraction(one[1]) * Fraction(factor)) in one[0].times(Fraction(factor))


@given(held(), held())
def test_surely_above_is_above_for_every_choice_and_possibly_for_some(
    one: tuple[Interval, Decimal], other: tuple[Interval, Decimal]
) -> None:
    if one[0].surely_above(other[0]):
        assert one[1] > other[1]
    if one[1] > other[1]:
        assert one[0].possibly_above(other[0])
    assert not (one[0].surely_above(other[0]) and other[0].possibly_above(one[0]))


@given(held(), numbers, st.booleans())
def test_an_answer_about_an_interval_is_that_of_each_of_its_values(
    one: tuple[Interval, Decimal], threshold: Decimal, or_equal: bool
) -> None:
    answer = one[0].exceeds(threshold, or_equal=or_equal)
    if answer is not None:
        assert answer == (one[1] >= threshold if or_equal else one[1] > threshold)


def test_what_each_bound_means() -> None:
    for bound, low, high in (
        (Bound.EXACT, 400, 400),
        (Bound.ABOUT, 360, 440),
        (Bound.NEARLY, 360, 400),
        (Bound.MORE_THAN, 400, None),
        (Bound.AT_LEAST, 400, None),
        (Bound.AT_MOST, 0, 400),
        (Bound.LESS_THAN, 0, 400),
    ):
        interval = Interval.of(400, None, bound, Unit.PERSONS)
        assert interval.low == low, bound
        assert interval.high == high, bound
        assert interval.bounded == (high is not None), bound
        assert interval.point == (bound is Bound.EXACT), bound
    for bound in (Bound.NEARLY, Bound.MORE_THAN, Bound.LESS_THAN):
        assert 400 not in Interval.of(400, None, bound, Unit.PERSONS), f"{bound} 400 is not 400"
    for bound in (Bound.AT_LEAST, Bound.AT_MOST):
        assert 400 in Interval.of(400, None, bound, Unit.PERSONS), bound
    assert Interval.of(400, 500, Bound.EXACT, Unit.PERSONS) == Interval(Decimal(400), Decimal(500))


def test_what_may_be_below_zero_is_the_right_way_round_and_open_below() -> None:
    assert Interval.of(-10, None, Bound.ABOUT, Unit.PERCENT) == Interval(Decimal(-11), Decimal(-9))
    assert Interval.of(-10, None, Bound.NEARLY, Unit.PERCENT) == Interval(Decimal(-11), Decimal(-10), below_high=True)
    assert Interval.of(5, None, Bound.AT_MOST, Unit.PERCENT).low is None


def test_a_share_of_an_open_number_is_open_at_the_other_end() -> None:
    ten, more, less = Interval(Decimal(10), Decimal(10)), Interval(Decimal(10), None), Interval(Decimal(0), Decimal(10))
    assert quotient([ten], [more], Fraction(1)) == Interval(Decimal(0), Decimal(1))
    assert quotient([ten], [less], Fraction(1)) == Interval(Decimal(1), None)
    assert quotient([more], [ten], Fraction(1)) == Interval(Decimal(1), None)
    assert quotient([ten], [Interval(Decimal(-1), Decimal(1))], Fraction(1)) == OPEN
    assert growth(less, ten) == Interval(Decimal(0), None), "from at most ten to ten it is no fall"
    assert growth(Interval(Decimal(-1), Decimal(1)), ten) == OPEN
    assert growth(Interval(Decimal(0), Decimal(0)), ten) == OPEN, "growth from nothing has no meaning"


def test_growth_over_years_that_is_known_to_the_digit_is_a_point() -> None:
    found = growth(Interval(Decimal(100), Decimal(100)), Interval(Decimal(121), Decimal(121)), 2)
    assert found.point
    assert found.low is not None
    assert Percent(found.low) == 10


def test_the_interval_of_a_derived_figure_holds_it_and_is_a_point_where_its_inputs_are() -> None:
    counted = 0
    for place in (*sso.cities(), sso.national()):
        for ratio in DERIVED.values():
            for each in ratio.of(place):
                interval, said = each.interval, f"{place.slug}: {each!r}"
                counted += 1
                assert each.reckoned is interval, said
                at_an_end = (interval.below_high and each.value == interval.high) or (
                    interval.above_low and each.value == interval.low
                )
                assert each.value in interval or at_an_end, said
                assert interval.point == all(of.interval.point for of in each.inputs), said
    assert counted > 50


def test_the_interval_of_a_converted_and_of_an_implied_figure_is_that_of_its_amounts() -> None:
    for each in sso.figures():
        if each.currency and each.year in (2010, 2011, 2012):
            there = each.to("HKD")
            assert (there.interval.low is None, there.interval.high is None) == (
                each.interval.low is None,
                each.interval.high is None,
            ), repr(each)
        try:
            before = each.before
        except GrowthBaseError:
            continue
        if before is not None:
            assert before.interval.point == each.interval.point, repr(each)


def test_a_question_to_a_derived_figure_is_answered_by_what_its_inputs_can_be() -> None:
    place = city(
        "somewhere",
        figure("outsourcing.employees", 1000, Unit.PERSONS, bound=Bound.AT_LEAST),
        figure("outsourcing.enterprises", 10),
    )
    question = sso.Derived.employees_per_enterprise.in_year(2012)
    assert (question >= 100)(place) is True
    assert (question > 200)(place) is None
    assert (question < 100)(place) is False


def test_what_is_reckoned_is_told_by_the_ends_that_are_known() -> None:
    """An end where nothing of its kind goes on (a share of 100 %, a fall by 100 %) says nothing, but where it is all there is."""
    cases: tuple[tuple[int | None, int | None, dict[str, Any], object], ...] = (
        (None, None, {}, None),
        (0, None, {}, None),
        (-100, None, {"floor": -100}, None),
        (None, 100, {"ceiling": 100}, None),
        (0, 100, {"ceiling": 100}, None),
        (5, None, {}, (5, None, Bound.AT_LEAST)),
        (5, 100, {"ceiling": 100}, (5, None, Bound.AT_LEAST)),
        (0, 100, {}, (100, None, Bound.AT_MOST)),
        (-100, 0, {"floor": -100}, (0, None, Bound.AT_MOST)),
        (0, 0, {}, (0, None, Bound.EXACT)),
        (-100, -100, {"floor": -100}, (-100, None, Bound.EXACT)),
        (100, 100, {"ceiling": 100}, (100, None, Bound.EXACT)),
        (5, 9, {"ranges": True}, (5, 9, Bound.EXACT)),
        (5, 9, {}, (7, None, Bound.ABOUT)),
        (5, 100, {}, (7, None, Bound.ABOUT)),
        (-100, 9, {}, (7, None, Bound.ABOUT)),
    )
    for low, high, more, told in cases:
        ends: list[Any] = [None if end is None else Decimal(end) for end in (low, high)]
        found: Any = Interval(*ends).told(Decimal(7), **more)
        assert (found and (found.value, found.upper, found.bound)) == told, f"{low} to {high}, {more}"
    for value, bound in ((8, Bound.ABOUT), (9, Bound.NEARLY)):
        nearly = Interval(Decimal(5), Decimal(9), below_high=True).told(Decimal(value))
        assert nearly is not None
        assert nearly.value == value
        assert nearly.bound is bound


def test_what_is_divided_by_something_below_zero_is_turned_round() -> None:
    for above, below, low, high in (
        ((10, 10), (-2, -1), -10, -5),
        ((10, 20), (None, -1), -20, 0),
        ((-20, -10), (-2, -1), 5, 20),
        ((10, 20), (-5, 0), None, None),
        ((-20, 10), (2, 5), -10, 5),
        ((None, 10), (2, 5), None, 5),
        ((None, 10), (-5, -2), -5, None),
    ):
        parts: list[list[Any]] = [[None if end is None else Decimal(end) for end in ends] for ends in (above, below)]
        found: Any = quotient([Interval(*parts[0])], [Interval(*parts[1])], Fraction(1))
        assert (found.low, found.high) == (low, high), f"{above} over {below}"


@pytest.mark.parametrize(
    ("low", "high", "below_high", "above_low", "text"),
    [
        (5, 5, False, False, "5"),
        (5, 8000, False, False, "5 to 8,000"),
        (5, 8, True, False, "5 to below 8"),
        (5, 8, False, True, "more than 5 to 8"),
        (5, 8, True, True, "more than 5 to below 8"),
        (5000, None, False, False, "5,000 or more"),
        (5, None, False, True, "more than 5"),
        (None, 5, False, False, "up to 5"),
        (None, 5, True, False, "below 5"),
        (None, None, False, False, "open"),
    ],
)
def test_an_interval_says_in_words_which_ends_it_has(
    low: int | None, high: int | None, below_high: bool, above_low: bool, text: str
) -> None:
    first, last = (None if end is None else Decimal(end) for end in (low, high))
    assert str(Interval(first, last, below_high, above_low)) == text


def test_a_share_rises_with_its_part_also_where_the_least_of_both_add_up_to_one() -> None:
    assert str(share([Interval(Decimal(0), Decimal(1))], [Interval(Decimal(1), Decimal(1))], Fraction(100))) == "0 to 50"
    assert str(share([Interval(Decimal(1), Decimal(3))], [Interval(Decimal(1), None)], Fraction(100))) == "0 to 75"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (None, "20", "at most 20 %"),
        ("20", None, "at least 20 %"),
        ("-100", "20", "at most 20 %"),
        ("10", "20", "10 to 20 %"),
        ("20", "20", "20 %"),
    ],
)
def test_a_share_is_told_by_what_it_can_be(low: str | None, high: str | None, said: str) -> None:
    least, most = (None if end is None else Decimal(end) for end in (low, high))
    assert shown_percent(Interval(least, most), sso.Percent(20)) == said
