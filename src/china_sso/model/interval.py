"""What a quantity can be: the one place that decides what a bound or a printed range means, and that calculates with it.

Everything that depends on how exact a figure is (ratios, growth, ranks, scores, answers to questions) asks an interval.
Which figures are put together is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from china_sso.model.growth import compound_annual_growth_rate, growth_rate, previous_value
from china_sso.model.numbers import Number, in_own_context, rounded
from china_sso.model.percent import Percent
from china_sso.model.units import Unit
from china_sso.model.vocabulary import Bound

if TYPE_CHECKING:
    from fractions import Fraction

_TENTH = Decimal("0.1")
#: What may be below zero; nothing else that is counted or measured can.
_SIGNED = (Unit.PERCENT, Unit.CELSIUS)


@frozen
class Interval:
    """All values from a low to a high end; an end that is None is open without limit.

    Examples:
        >>> import china_sso as sso
        >>> print(sso.city("beijing").figure("outsourcing.enterprises").interval)
        more than 400
    """

    low: Decimal | None
    """The least that it can be; None where that is open."""
    high: Decimal | None
    """The greatest that it can be; None where that is open."""
    below_high: bool = False
    """Whether it stays below its high end: "nearly 20" is not 20."""
    above_low: bool = False
    """Whether it stays above its low end: "more than 20" is not 20."""

    @classmethod
    @in_own_context
    def of(cls, value: Number, upper: Number | None, bound: Bound, unit: Unit) -> Interval:
        """What a printed value can be.

        "About" is taken to be within a tenth of the value, and "nearly" not more than a tenth below it. "Up to" and
        "less than" begin at zero, where the unit has nothing below it.
        """
        low, high = Decimal(value), Decimal(value if upper is None else upper)
        if bound in (Bound.ABOUT, Bound.NEARLY):
            low -= abs(low) * _TENTH
        if bound is Bound.ABOUT:
            high += abs(high) * _TENTH
        if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
            return cls(low, None, above_low=bound is Bound.MORE_THAN)
        if bound in (Bound.AT_MOST, Bound.LESS_THAN):
            return cls(None if unit in _SIGNED or low < 0 else Decimal(0), high, bound is Bound.LESS_THAN)
        return cls(low, high, bound is Bound.NEARLY and low < high)

    @property
    def point(self) -> bool:
        """Whether it is one value."""
        return self.low is not None and self.low == self.high

    @property
    def bounded(self) -> bool:
        """Whether both ends are known."""
        return self.low is not None and self.high is not None

    def __contains__(self, value: Number) -> bool:
        if self.low is not None and (value < self.low or (value == self.low and self.above_low)):
            return False
        return self.high is None or value < self.high or (value == self.high and not self.below_high)

    def exceeds(self, threshold: Decimal, *, or_equal: bool = False) -> bool | None:
        """Whether it is above a value, or not below it; None where it may be either.

        Examples:
            >>> Interval(Decimal(400), None).exceeds(Decimal(500)) is None
            True
            >>> Interval(Decimal(400), None, above_low=True).exceeds(Decimal(400))
            True
        """
        if self.low is not None and (self.low > threshold or (self.low == threshold and (or_equal or self.above_low))):
            return True
        reached = or_equal and not self.below_high
        if self.high is not None and (self.high < threshold or (self.high == threshold and not reached)):
            return False
        return None

    def surely_above(self, other: Interval) -> bool:
        """Whether each of its values is above each of the other's."""
        if self.low is None or other.high is None:
            return False
        return self.low > other.high or (self.low == other.high and (self.above_low or other.below_high))

    def possibly_above(self, other: Interval) -> bool:
        """Whether one of its values is above one of the other's."""
        return self.high is None or other.low is None or self.high > other.low

    def told(self, value: Decimal, floor: int = 0, ceiling: int | None = None, *, ranges: bool = False) -> Told | None:
        """How a reckoned value is told, so that it claims no more than is known; None where it can be anything.

        What is open at one end is told by its other end: "more than 50" over "about 100" is at least 50 over 110.

        Args:
            value: the value as reckoned from the values printed.
            floor: what nothing of its kind is below; an interval that begins there says nothing about its low end.
            ceiling: what nothing of its kind is above, likewise.
            ranges: whether it was reckoned of a printed range, and so is one; else it is about the value.

        >>> Interval(Decimal(9), None).told(Decimal(10))
        Told(value=Decimal('9'), upper=None, bound=<Bound.AT_LEAST: 'at_least'>)
        """
        low = None if self.low is None or (self.low == floor and not self.point) else self.low
        high = None if self.high is None or (self.high == ceiling and not self.point) else self.high
        if low is None or high is None:
            if low is None and high is None:
                return None
            if low is not None:
                return Told(low, None, Bound.MORE_THAN if self.above_low else Bound.AT_LEAST)
            return Told(high or Decimal(0), None, Bound.LESS_THAN if self.below_high else Bound.AT_MOST)
        if low == high:
            return Told(low, None, Bound.EXACT)
        if ranges:
            return Told(low, high, Bound.EXACT)
        return Told(value, None, Bound.NEARLY if self.below_high and value == high else Bound.ABOUT)

    def times(self, factor: Fraction) -> Interval:
        """Each value times a factor above zero, rounded to 34 digits."""
        from fractions import Fraction

        low, high = (None if end is None else rounded(Fraction(end) * factor) for end in (self.low, self.high))
        return evolve(self, low=low, high=high)

    def before(self, growth: Percent) -> Interval:
        """What it was before it grew so."""
        low, high = (None if end is None else previous_value(end, growth) for end in (self.low, self.high))
        return evolve(self, low=low, high=high)

    @in_own_context
    def __str__(self) -> str:
        if self.point:
            return f"{self.low:,f}"
        above = None if self.low is None else f"more than {self.low:,f}" if self.above_low else f"{self.low:,f}"
        below = None if self.high is None else f"below {self.high:,f}" if self.below_high else f"{self.high:,f}"
        if above and below:
            return f"{above} to {below}"
        if above:
            return above if self.above_low else f"{above} or more"
        return (below if self.below_high else f"up to {below}") if below else "open"


OPEN = Interval(None, None)


@frozen
class Told:
    """How a reckoned value is told: as a figure would print it."""

    value: Decimal
    upper: Decimal | None
    """The end of a range that begins at ``value``"""
    bound: Bound


def quotient(above: Sequence[Interval], below: Sequence[Interval], factor: Fraction) -> Interval:
    """The sum of some quantities over the sum of others, times a factor above zero; each end is rounded once."""
    from fractions import Fraction  # a slow import, and only calculation needs it

    if not below:
        low, high = _sum(above)
        excluded = high is not None and any(each.below_high for each in above)
        over = low is not None and any(each.above_low for each in above)
        return Interval(_rounded(low, factor), _rounded(high, factor), excluded, over)
    low, high = _sum(below)
    if low is None or low < 0:
        turned = high is not None and high < 0  # what is below zero altogether is turned round, with what it divides
        return quotient([_negative(each) for each in above], [_negative(each) for each in below], factor) if turned else OPEN
    if high == 0:
        return OPEN
    least = Fraction(0) if high is None else 1 / high
    most = None if low == 0 else 1 / low  # None: what is divided by may be as near to zero as it likes
    over_low, over_high = _sum(above)
    short = any(each.below_high for each in above) or any(each.above_low for each in below)
    over = any(each.above_low for each in above) or any(each.below_high for each in below)
    return Interval(
        _rounded(_product(over_low, least, most, low_end=True), factor),
        _rounded(_product(over_high, least, most, low_end=False), factor),
        short and most is not None and over_high is not None and over_high > 0,
        over and least > 0 and over_low is not None and over_low > 0,
    )


def share(part: Sequence[Interval], rest: Sequence[Interval], factor: Fraction) -> Interval:
    """The sum of some quantities over that of them and others, times a factor: it rises with the ones and falls with the others."""
    from fractions import Fraction

    (low, high), (least, most) = _sum(part), _sum(rest)
    if low is None or least is None or low < 0 or least < 0 or low + least == 0:
        return quotient(part, [*part, *rest], factor)
    return Interval(
        _rounded(Fraction(0) if most is None else low / (low + most), factor),
        _rounded(Fraction(1) if high is None else high / (high + least), factor),
    )


def growth(before: Interval, after: Interval, years: int = 1) -> Interval:
    """The growth a year, in percent, from one quantity to another. Open where the first may be below zero, or the last."""
    if before.low is None or before.low < 0 or before.high == 0 or after.low is None or after.low < 0:
        return OPEN
    low = Decimal(-100) if before.high is None or after.low == 0 else _growth(before.high, after.low, years)
    return Interval(low, None if after.high is None or before.low == 0 else _growth(before.low, after.high, years))


def _growth(first: Decimal, last: Decimal, years: int) -> Decimal:
    return Decimal(growth_rate(first, last) if years == 1 or last == 0 else compound_annual_growth_rate(first, last, years))


def _sum(parts: Iterable[Interval]) -> tuple[Fraction | None, Fraction | None]:
    """The two ends of a sum."""
    from fractions import Fraction

    found = tuple(parts)
    sides = [each.low for each in found], [each.high for each in found]
    low, high = (None if None in side else sum((Fraction(end) for end in side if end is not None), Fraction(0)) for side in sides)
    return low, high


def _product(end: Fraction | None, least: Fraction, most: Fraction | None, *, low_end: bool) -> Fraction | None:
    """One end of a quantity times a factor from ``least`` to ``most``, as far out as it goes; None where it has no limit."""
    if end is None:
        return None
    if end == 0:
        return end
    outwards = (end > 0) is not low_end  # away from zero makes a high end higher, and a low end lower
    factor = most if outwards else least
    return None if factor is None else end * factor


def _negative(interval: Interval) -> Interval:
    low, high = (None if end is None else end.copy_negate() for end in (interval.high, interval.low))
    return Interval(low, high)


def _rounded(number: Fraction | None, factor: Fraction) -> Decimal | None:
    return None if number is None else rounded(number * factor)
