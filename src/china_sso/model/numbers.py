"""Exact arithmetic: one decimal context, whatever the caller's is."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from china_sso.errors import NotANumberError

#: Results have as many significant digits as IEEE 754 decimal128.
CONTEXT = Context(prec=34, rounding=ROUND_HALF_EVEN)

#: And its range of exponents.
LARGEST_EXPONENT = 6144

#: A number that a caller may pass; a float is taken for the shortest decimal that prints the same.
RealNumber = int | Decimal | float


def exact(number: RealNumber, argument: str) -> Decimal:
    """A caller's number as a decimal. Raises `NotANumberError` unless it is a finite number."""
    if isinstance(number, bool) or not isinstance(number, (int, Decimal, float)):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise NotANumberError(argument, repr(number))
    decimal = Decimal(repr(number)) if isinstance(number, float) else Decimal(number)
    if not decimal.is_finite() or abs(decimal.adjusted()) > LARGEST_EXPONENT:
        raise NotANumberError(argument, str(number))
    return decimal


def rounded(number: Fraction) -> Decimal:
    """A fraction as a decimal of 34 significant digits."""
    return CONTEXT.divide(Decimal(number.numerator), Decimal(number.denominator))
