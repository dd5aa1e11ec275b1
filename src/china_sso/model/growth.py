"""Growth, in percent everywhere: rates are `Percent`, never fractions or factors.

Values are quantities of one unit; years are whole numbers or fractions of years. Results have 34 significant digits, also
where next to nothing grows: the difference to one is never taken of a number that is nearly one.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow, Underflow, localcontext
from itertools import count
from math import factorial

from china_sso.errors import GrowthBaseError, WrongTypeError, described
from china_sso.model.numbers import CONTEXT, RealNumber, exact
from china_sso.model.percent import Percent


def _base(value: RealNumber, argument: str) -> Decimal:
    base = exact(value, argument)
    if base <= 0:
        kind = "zero" if base == 0 else "negative"
        raise GrowthBaseError(f"growth from a {kind} base ({argument} {value}) has no meaning")
    return base


def _rate(rate: Percent) -> Percent:
    if not isinstance(rate, Percent):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without a type checker
        raise WrongTypeError("a growth rate", "a Percent, as in Percent(12) for twelve percent", described(rate))
    exact(rate, "a growth rate")
    if rate <= -100:
        raise GrowthBaseError(f"nothing is left after growth of {rate} percent; a rate is above -100")
    return rate


def _years(years: RealNumber) -> Decimal:
    span = exact(years, "a number of years")
    if span <= 0:
        raise GrowthBaseError(f"growth takes time: the number of years must be above 0, not {years}")
    return span


@contextmanager
def _precisely() -> Generator[None]:
    """Arithmetic that is exact to more than 34 digits; a result beyond all bounds has no meaning as growth."""
    try:
        with localcontext(CONTEXT) as context:
            context.prec += 12
            context.traps[Underflow] = True
            yield
    except (Overflow, Underflow, DivisionByZero, InvalidOperation):
        raise GrowthBaseError("the result is beyond what decimal arithmetic holds: the values or years are too far apart") from None


#: Below it, one plus a number is so near to one that the digits of the number get lost.
_SMALL = Decimal("0.01")
#: Powers of whole numbers up to it are multiplied out, so that they are exact where 34 digits hold them.
_MOST_MULTIPLIED = 1000


def _sum(terms: Iterator[Decimal]) -> Decimal:
    """The sum of falling terms, up to the first that doesn't count any more."""
    total = Decimal(0)
    for term in terms:
        before, total = total, total + term
        if total == before:
            break
    return total


def _log_of_one_plus(number: Decimal) -> Decimal:
    """The natural logarithm of one and a number, to all digits of the number however small it is."""
    if abs(number) >= _SMALL:
        return (1 + number).ln()
    ratio = number / (2 + number)
    return 2 * _sum(ratio ** (2 * i + 1) / (2 * i + 1) for i in count())


def _exp_minus_one(number: Decimal) -> Decimal:
    """The exponential of a number, less one, to all digits of the number however small it is."""
    if abs(number) >= _SMALL:
        return number.exp() - 1
    return _sum(number**i / factorial(i) for i in count(1))


def growth_rate(before: RealNumber, after: RealNumber) -> Percent:
    """The growth from one value to another: ``100 * (after / before - 1)``.

    Raises:
        GrowthBaseError: ``before`` is zero or negative.
        NotANumberError: a value is not a finite number.

    Examples:
        >>> growth_rate(80, 100)
        Percent('25')
    """
    base, value = _base(before, "before"), exact(after, "after")
    with _precisely():
        rate = (value - base) * 100 / base
    return Percent(CONTEXT.plus(rate))


def previous_value(value: RealNumber, growth: Percent) -> Decimal:
    """The value of the year before that a printed growth implies: ``value / (1 + growth / 100)``.

    Raises:
        GrowthBaseError: the growth is -100 percent or less.
        NotANumberError: the value is not a finite number.
        WrongTypeError: the growth is not a `Percent`.

    Examples:
        >>> previous_value(125, Percent(25))
        Decimal('1E+2')
    """
    number, rate = exact(value, "a value"), _rate(growth)
    with _precisely():
        before = number / (1 + rate / 100)
    return CONTEXT.plus(before)


def projected_value(value: RealNumber, growth: Percent, years: RealNumber = 1) -> Decimal:
    """The value after some years of the same growth: ``value * (1 + growth / 100) ** years``.

    Raises:
        GrowthBaseError: the growth is -100 percent or less, or the number of years is not above 0.
        NotANumberError: a number is not finite.
        WrongTypeError: the growth is not a `Percent`.

    Examples:
        >>> projected_value(100, Percent(10), 2) == 121
        True
    """
    number, rate, span = exact(value, "a value"), _rate(growth), _years(years)
    with _precisely():
        if span <= _MOST_MULTIPLIED and span == int(span):
            after = number * (1 + rate / 100) ** int(span)
        else:
            after = number * (span * _log_of_one_plus(rate / 100)).exp()
    return CONTEXT.plus(after)


def compound_annual_growth_rate(first: RealNumber, last: RealNumber, years: RealNumber) -> Percent:
    """The yearly growth that leads from one value to another: ``100 * ((last / first) ** (1 / years) - 1)``.

    Raises:
        GrowthBaseError: ``first`` or ``last`` is zero or negative, or the number of years is not above 0.
        NotANumberError: a number is not finite.

    Examples:
        >>> compound_annual_growth_rate(100, 121, 2)
        Percent('10.0')
    """
    start, end, span = _base(first, "first"), _base(last, "last"), _years(years)
    with _precisely():
        growth = (end - start) / start
        yearly = _log_of_one_plus(growth) / span
        if span == 1:
            rate = growth * 100
        elif abs(yearly) < _SMALL:
            rate = _exp_minus_one(yearly) * 100
        else:
            ratio = end / start
            rate = ((ratio.sqrt() if span == 2 else ratio ** (1 / span)) - 1) * 100
    return Percent(CONTEXT.plus(rate))


def required_growth_rate(value: RealNumber, target: RealNumber, years: RealNumber) -> Percent:
    """The yearly growth that a target asks for: the same formula as `compound_annual_growth_rate`.

    Examples:
        >>> required_growth_rate(2, 8, 2)
        Percent('100')
    """
    return compound_annual_growth_rate(value, target, years)
