from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from china_sso.growth import (
    compound_annual_growth_rate,
    growth_rate,
    previous_of,
    previous_value,
    projected_value,
    required_growth_rate,
)
from hypothesis import assume, given
from hypothesis import strategies as st

import china_sso as sso
from china_sso.errors import ChinaSsoError, GrowthBaseError, NotANumberError, WrongTypeError
from china_sso.model.percent import Percent

values = st.decimals("0.01", 10**12, places=2)
rates = st.decimals(-99, 1000, places=2).map(Percent)
spans = st.integers(1, 30) | st.decimals("0.5", 30, places=1)
NOT_NUMBERS = [float("nan"), float("inf"), float("-inf"), Decimal("NaN"), Decimal("-Infinity"), True, "5", None]


def agree(left: Decimal, right: Decimal, digits: int = 30) -> bool:
    return abs(Fraction(left) - Fraction(right)) <= abs(Fraction(right)) / 10**digits


@given(values, rates)
def test_the_previous_value_grown_is_the_value(value: Decimal, rate: Percent) -> None:
    assert agree(projected_value(previous_value(value, rate), rate), value)


@given(values, rates)
def test_the_value_before_growth_is_what_was_grown(value: Decimal, rate: Percent) -> None:
    assert agree(previous_value(projected_value(value, rate), rate), value)


@given(values, values)
def test_the_growth_rate_leads_from_the_one_value_to_the_other(before: Decimal, after: Decimal) -> None:
    reached = projected_value(before, growth_rate(before, after))
    assert abs(Fraction(reached) - Fraction(after)) <= Fraction(max(before, after)) / 10**30


@given(values, rates)
def test_the_growth_rate_of_a_projection_is_the_rate_it_was_made_with(value: Decimal, rate: Percent) -> None:
    assert abs(Fraction(growth_rate(value, projected_value(value, rate))) - Fraction(rate)) <= Fraction(1, 10**28)


@given(values, values, spans)
def test_growth_by_the_compound_rate_reaches_the_end(first: Decimal, last: Decimal, years: int | Decimal) -> None:
    assume(Decimal("1e-6") <= last / first)  # below, the rate is so near to -100 percent that its digits are few
    rate = compound_annual_growth_rate(first, last, years)
    assume(rate > Decimal("-99.999"))
    assert agree(projected_value(first, rate, years), last, 20), f"{first} to {last} in {years} years by {rate} percent"


@given(values, values)
def test_over_one_year_the_compound_rate_is_the_growth_rate(first: Decimal, last: Decimal) -> None:
    assert abs(Fraction(compound_annual_growth_rate(first, last, 1)) - Fraction(growth_rate(first, last))) <= (
        Fraction(abs(growth_rate(first, last)) + 100) / 10**30
    )


@given(values, values, spans)
def test_the_rate_that_a_target_requires_is_the_compound_rate(value: Decimal, target: Decimal, years: int | Decimal) -> None:
    assert required_growth_rate(value, target, years) == compound_annual_growth_rate(value, target, years)


@given(values, rates, st.integers(1, 10), st.integers(1, 10))
def test_years_of_growth_add_up(value: Decimal, rate: Percent, one: int, other: int) -> None:
    at_once = projected_value(value, rate, one + other)
    assert agree(projected_value(projected_value(value, rate, one), rate, other), at_once, 28)


@given(values, st.lists(values, min_size=2, max_size=2))
def test_more_in_the_end_is_more_growth(before: Decimal, ends: list[Decimal]) -> None:
    less, more = sorted(ends)
    assert growth_rate(before, less) <= growth_rate(before, more)
    assert compound_annual_growth_rate(before, less, 3) <= compound_annual_growth_rate(before, more, 3)


@given(values, st.lists(rates, min_size=2, max_size=2), spans)
def test_more_growth_is_more_in_the_end_and_less_before(value: Decimal, both: list[Percent], years: int | Decimal) -> None:
    low, high = sorted(both)
    assert projected_value(value, low, years) <= projected_value(value, high, years)
    assert previous_value(value, low) >= previous_value(value, high)


@given(values)
def test_what_stays_the_same_grows_by_nothing(value: Decimal) -> None:
    assert growth_rate(value, value) == 0
    assert compound_annual_growth_rate(value, value, 7) == 0
    assert projected_value(value, Percent(0), 7) == value
    assert previous_value(value, Percent(0)) == value


@given(values, values, st.integers(1, 10**6))
def test_growth_has_no_unit(before: Decimal, after: Decimal, times: int) -> None:
    assert agree(growth_rate(before, after), growth_rate(before * times, after * times))


def test_all_of_a_value_can_be_lost_and_more() -> None:
    assert growth_rate(5, 0) == -100
    assert growth_rate(5, -5) == -200


@pytest.mark.parametrize(("base", "kind"), [(0, "zero"), (0.0, "zero"), (Decimal("-0"), "zero"), (-1, "negative")])
def test_nothing_grows_from_a_zero_or_negative_base(base: Any, kind: str) -> None:
    for grow in (
        lambda: growth_rate(base, 5),
        lambda: compound_annual_growth_rate(base, 5, 2),
        lambda: required_growth_rate(base, 5, 2),
    ):
        with pytest.raises(GrowthBaseError, match=kind) as caught:
            grow()
        assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("last", [0, -1])
def test_no_yearly_rate_leads_to_zero_or_below(last: int) -> None:
    with pytest.raises(GrowthBaseError, match="last"):
        compound_annual_growth_rate(5, last, 2)


@pytest.mark.parametrize("rate", [Percent(-100), Percent("-100.01"), Percent(-250)])
def test_after_losing_everything_there_is_no_growth(rate: Percent) -> None:
    with pytest.raises(GrowthBaseError, match="-100"):
        previous_value(5, rate)
    with pytest.raises(GrowthBaseError, match="-100"):
        projected_value(5, rate, 2)


@pytest.mark.parametrize("years", [0, -1, 0.0, Decimal("-0.5")])
def test_growth_takes_time(years: Any) -> None:
    with pytest.raises(GrowthBaseError, match="years"):
        projected_value(5, Percent(5), years)
    with pytest.raises(GrowthBaseError, match="years"):
        compound_annual_growth_rate(5, 6, years)


@pytest.mark.parametrize("number", NOT_NUMBERS, ids=repr)
def test_values_and_years_are_finite_numbers(number: Any) -> None:
    for call in (
        lambda: growth_rate(number, 5),
        lambda: growth_rate(5, number),
        lambda: previous_value(number, Percent(5)),
        lambda: projected_value(number, Percent(5)),
        lambda: projected_value(5, Percent(5), number),
        lambda: compound_annual_growth_rate(number, 5, 2),
        lambda: compound_annual_growth_rate(5, number, 2),
        lambda: compound_annual_growth_rate(5, 6, number),
    ):
        with pytest.raises(NotANumberError, match="finite number"):
            call()


@pytest.mark.parametrize("rate", [Percent("NaN"), Percent("Infinity"), Percent("-Infinity")])
def test_a_growth_rate_is_finite(rate: Percent) -> None:
    with pytest.raises(NotANumberError):
        previous_value(5, rate)
    with pytest.raises(NotANumberError):
        projected_value(5, rate)


@pytest.mark.parametrize("rate", [0.05, 5, Decimal(5), "5", None, True], ids=repr)
def test_a_fraction_does_not_pass_for_percent(rate: Any) -> None:
    for call in (lambda: previous_value(100, rate), lambda: projected_value(100, rate, 2)):
        with pytest.raises(WrongTypeError, match=r"Percent\(12\)") as caught:
            call()
        assert isinstance(caught.value, TypeError)


@pytest.mark.parametrize(
    "call",
    [
        lambda: compound_annual_growth_rate(1, 2, Decimal("1e-10")),
        lambda: projected_value(1, Percent(100), 10**9),
        lambda: projected_value(Decimal("9e999999"), Percent(900)),
        lambda: growth_rate(Decimal("1e-999999"), Decimal("1e999999")),
    ],
    ids=["a moment", "aeons", "a huge value", "from almost nothing"],
)
def test_growth_beyond_all_numbers_is_said_and_not_a_failure_inside(call: Any) -> None:
    with pytest.raises(ChinaSsoError):
        call()


def test_the_growth_that_a_figure_prints_gives_its_value_of_the_year_before() -> None:
    for figure in sso.figures():
        before = previous_of(figure)
        if figure.growth is None:
            assert before is None, repr(figure)
        elif before is not None:
            assert agree(projected_value(before, figure.growth), Decimal(figure.value)), repr(figure)


@given(st.decimals(-(10**6), 10**6, places=4))
def test_a_percentage_is_a_hundred_times_its_fraction(number: Decimal) -> None:
    percent = Percent(number)
    assert percent == number
    assert percent.fraction * 100 == number
    assert percent.factor == 1 + number / 100


@given(st.decimals(-(10**6), 10**6, places=4), st.decimals(-(10**6), 10**6, places=4))
def test_percentages_calculate_as_decimals(one: Decimal, other: Decimal) -> None:
    assert Percent(one) + Percent(other) == one + other
    assert Percent(one) - other == one - other
    assert Percent(one) * other == one * other
    assert (Percent(one) < Percent(other)) == (one < other)
    assert type(Percent(one) + 1) is Decimal, "a sum that counts as Percent could pass for a printed one"
    assert hash(Percent(one)) == hash(one)


def test_a_percentage_shows_what_it_is() -> None:
    assert repr(Percent("12.5")) == "Percent('12.5')"
    assert str(Percent("12.5")) == "12.5"
