from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import china_sso as sso
from china_sso.errors import GrowthBaseError, NotANumberError, WrongTypeError
from china_sso.model.growth import (
    compound_annual_growth_rate,
    growth_rate,
    previous_value,
    projected_value,
    required_growth_rate,
)
from china_sso.model.percent import Percent

values = st.decimals("0.01", 10**12, places=2)
rates = st.decimals(-99, 1000, places=2).map(Percent)
spans = st.integers(1, 30) | st.decimals("0.5", 30, places=1)
NOT_NUMBERS = [float("nan"), float("inf"), float("-inf"), Decimal("NaN"), Decimal("-Infinity"), True, "5", None, 10**7000]


def agree(left: Decimal, right: Decimal | Fraction, digits: int = 30) -> bool:
    return abs(Fraction(left) - Fraction(right)) <= abs(Fraction(right)) * Fraction(1, 10**digits)


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
    assume(Decimal("1e-6") <= last / first)  # below, the rate is so near to -100 percent that few of its digits are left over
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


def nearly_one(digits: int) -> Decimal:
    with localcontext(Context(prec=digits + 1)):
        return 1 + Decimal(10) ** -digits


@given(st.integers(3, 300), st.sampled_from([1, 2, 3, Decimal("2.5"), 10, 10**6]))
def test_growth_by_next_to_nothing_keeps_its_digits(digits: int, years: Decimal | int) -> None:
    rate = compound_annual_growth_rate(1, nearly_one(digits), years)
    with localcontext(Context(prec=2 * digits + 60)):
        exact = 100 * (nearly_one(digits) ** (1 / Decimal(years)) - 1)
    assert agree(rate, exact, 33), f"1 to 1 + 1e-{digits} in {years} years"
    assert agree(growth_rate(nearly_one(digits), 1), Fraction(-100, 10**digits + 1), 33)


def test_growth_over_very_many_years_keeps_its_digits() -> None:
    with localcontext(Context(prec=90)):
        yearly = 100 * ((2 ** Decimal("1e-20")) - 1)
        after = Decimal("1.01").ln().exp()
    assert agree(compound_annual_growth_rate(1, 2, 10**20), yearly, 33)
    percent = compound_annual_growth_rate(1, Decimal("1.01"), 10**30)
    assert agree(projected_value(1, percent, 10**30), after, 32)


def test_nothing_grows_from_a_zero_or_negative_base() -> None:
    bases: list[tuple[Any, str]] = [(0, "zero"), (0.0, "zero"), (Decimal("-0"), "zero"), (-1, "negative")]
    for base, kind in bases:
        for call in (growth_rate, lambda a, b: compound_annual_growth_rate(a, b, 2), lambda a, b: required_growth_rate(a, b, 2)):
            with pytest.raises(GrowthBaseError, match=kind) as caught:
                call(base, 5)
            assert isinstance(caught.value, ValueError)


def test_no_yearly_rate_leads_to_zero_or_below() -> None:
    for last in (0, -1):
        with pytest.raises(GrowthBaseError, match="last"):
            compound_annual_growth_rate(5, last, 2)


def test_after_losing_everything_there_is_no_growth() -> None:
    for rate in (Percent(-100), Percent("-100.01"), Percent(-250)):
        with pytest.raises(GrowthBaseError, match="-100"):
            previous_value(5, rate)
        with pytest.raises(GrowthBaseError, match="-100"):
            projected_value(5, rate, 2)


def test_growth_takes_time() -> None:
    for years in (0, -1, 0.0, Decimal("-0.5")):
        with pytest.raises(GrowthBaseError, match="years"):
            projected_value(5, Percent(5), years)
        with pytest.raises(GrowthBaseError, match="years"):
            compound_annual_growth_rate(5, 6, years)


@pytest.mark.parametrize("number", NOT_NUMBERS, ids=lambda number: repr(number)[:20] if not isinstance(number, int) else "int")
def test_values_and_years_are_finite_numbers(number: Any) -> None:
    calls: tuple[Callable[[], object], ...] = (
        lambda: growth_rate(number, 5),
        lambda: growth_rate(5, number),
        lambda: previous_value(number, Percent(5)),
        lambda: projected_value(number, Percent(5)),
        lambda: projected_value(5, Percent(5), number),
        lambda: compound_annual_growth_rate(number, 5, 2),
        lambda: compound_annual_growth_rate(5, number, 2),
        lambda: compound_annual_growth_rate(5, 6, number),
    )
    for call in calls:
        with pytest.raises(NotANumberError, match="finite number"):
            call()


def test_a_growth_rate_is_a_finite_percentage() -> None:
    calls: tuple[Callable[[Any], object], ...] = (lambda rate: previous_value(5, rate), lambda rate: projected_value(5, rate))
    for rate in map(Percent, ("NaN", "sNaN", "Infinity", "-Infinity")):
        for call in calls:
            with pytest.raises(NotANumberError):
                call(rate)
    no_percent: tuple[Any, ...] = (0.05, 5, Decimal(5), "5", None, True)
    for number in no_percent:
        for call in calls:
            with pytest.raises(WrongTypeError, match=r"Percent\(12\)") as caught:
                call(number)
            assert isinstance(caught.value, TypeError)


def test_growth_beyond_all_numbers_is_said_and_not_a_failure_inside() -> None:
    beyond: dict[str, tuple[Any, type[sso.ChinaSsoError]]] = {
        "a moment": (lambda: compound_annual_growth_rate(1, 2, Decimal("1e-10")), GrowthBaseError),
        "aeons": (lambda: projected_value(1, Percent(100), 10**9), GrowthBaseError),
        "aeons of decay": (lambda: projected_value(1, Percent(-50), 10**9), GrowthBaseError),
        "a huge value": (lambda: projected_value(Decimal("9e999999"), Percent(900)), NotANumberError),
        "from almost nothing": (lambda: growth_rate(Decimal("1e-999999"), Decimal("1e999999")), NotANumberError),
    }
    for name, (call, error) in beyond.items():
        try:
            found: object = call()
        except sso.ChinaSsoError as raised:
            found = type(raised)
        assert found is error, name


def test_the_growth_that_a_figure_prints_gives_its_value_of_the_year_before() -> None:
    for figure in sso.figures():
        before = figure.before
        if figure.growth is None or figure.growth_from is None:
            assert before is None, repr(figure)
        elif figure.growth > -100:
            assert before is not None, repr(figure)
            assert (before.year, before.unit, before.inputs) == (figure.growth_from, figure.unit, (figure,)), repr(figure)
            assert agree(projected_value(before.value, figure.growth), Decimal(figure.value)), repr(figure)


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
