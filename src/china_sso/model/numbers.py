"""Exact arithmetic: one decimal context, whatever the caller's is."""

from __future__ import annotations

from collections.abc import Callable
from decimal import (
    ROUND_HALF_EVEN,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
    localcontext,
)
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from china_sso.errors import NotANumberError, described

if TYPE_CHECKING:
    from fractions import Fraction

P = ParamSpec("P")
R = TypeVar("R")

#: Results have as many significant digits as IEEE 754 decimal128. Everything is set, so that nothing of the caller's
#: ``decimal.DefaultContext`` is inherited.
CONTEXT = Context(
    prec=34,
    rounding=ROUND_HALF_EVEN,
    Emin=-999999,
    Emax=999999,
    capitals=1,
    clamp=0,
    flags=[],
    traps=[InvalidOperation, DivisionByZero, Overflow],
)

#: And its range of exponents.
LARGEST_EXPONENT = 6144
#: From here on a calculated number has no decimals: nobody counts hundredths of persons.
_THOUSAND = 1000

#: The value of a figure: exact, in base units ("4.3 billion" is 4 300 000 000).
Number = int | Decimal

#: A number that a caller may pass; a float is taken for the shortest decimal that prints the same.
RealNumber = int | Decimal | float


def in_own_context(function: Callable[P, R]) -> Callable[P, R]:
    """Makes a function calculate in `CONTEXT`, and leaves the caller's context as it was. Not for generators."""

    @wraps(function)
    def calculated(*args: P.args, **kwargs: P.kwargs) -> R:
        with localcontext(CONTEXT):
            return function(*args, **kwargs)

    return calculated


@in_own_context
def exact(number: RealNumber, argument: str) -> Decimal:
    """A caller's number as a decimal. Raises `NotANumberError` unless it is a finite number of a sensible size."""
    if isinstance(number, bool) or not isinstance(number, (int, Decimal, float)):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise NotANumberError(argument, described(number)[:100])
    if isinstance(number, int) and number.bit_length() > 4 * LARGEST_EXPONENT:  # Decimal(number) would take its time
        raise NotANumberError(argument, f"one of {number.bit_length()} bits")
    decimal = Decimal(repr(float(number))) if isinstance(number, float) else Decimal(number)
    if not decimal.is_finite() or abs(decimal.adjusted()) > LARGEST_EXPONENT or len(decimal.as_tuple().digits) > LARGEST_EXPONENT:
        raise NotANumberError(argument, described(number)[:100])
    return decimal


def rounded(number: Fraction) -> Decimal:
    """A fraction as a decimal of 34 significant digits."""
    return CONTEXT.divide(Decimal(number.numerator), Decimal(number.denominator))


def in_hundredths(value: Decimal) -> Decimal:
    """A calculated number as people are shown it: in hundredths, or from a thousand on without decimals."""
    return value.quantize(Decimal("0.01") if abs(value) < _THOUSAND else Decimal(1))
