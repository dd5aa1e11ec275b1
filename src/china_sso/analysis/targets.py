"""Targets and growth: how far a city had come, how fast it grew, and how fast it would have to grow."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from china_sso.dataset import exchange_rates
from china_sso.errors import NoRateError
from china_sso.model.figure import Figure
from china_sso.model.growth import growth_rate, required_growth_rate
from china_sso.model.indicator import Indicator
from china_sso.model.interval import Interval, growth, quotient
from china_sso.model.money import ExchangeRate
from china_sso.model.numbers import CONTEXT, in_own_context
from china_sso.model.percent import Percent
from china_sso.model.place import Place, check_place
from china_sso.model.rows import Rows
from china_sso.model.units import Currency, Unit
from china_sso.model.vocabulary import Bound


@in_own_context
def growth_between(place: Place, indicator: Indicator | str, first: int, last: int) -> Percent | None:
    """The growth of an indicator from one year to another that its two figures imply, over the whole time.

    Both figures are of one document, the first that has both and their rates, and have the same label or none. Amounts of
    different currencies are compared in US dollars, each at the rate of its year. None where no document has both, or
    their units can't be compared. Raises `UnknownNameError` for an unknown indicator, `SeveralFiguresError` where a
    document has several that differ by their label, and `GrowthBaseError` where the first figure is zero.

    Examples:
        >>> import china_sso as sso
        >>> print(round(growth_between(sso.city("hangzhou"), "training.trainees", 2009, 2012), 1))
        36.0
    """
    check_place(place)
    for source in place.sources:
        before, after = place.figure(indicator, first, source=source), place.figure(indicator, last, source=source)
        if before is None or after is None or before.label != after.label:
            continue
        if before.currency is not after.currency and before.currency and after.currency:
            try:
                before, after = before.to(Currency.USD), after.to(Currency.USD)
            except NoRateError:
                continue
        if before.unit is after.unit:
            return growth_rate(before.value, after.value)
    return None


@frozen
class Progress:
    """How far a city had come towards one of its targets."""

    target: Figure
    """What is aimed at."""
    reached: Figure
    """The latest figure of the same indicator and label."""
    share: Percent
    """The reached value in percent of the target, both as printed."""
    required: Percent | None
    """The yearly growth that the target asks for from then on; None where it is reached, or its year is not later."""
    interval: Interval
    """What the share can be, by what both figures can be."""
    required_interval: Interval | None
    """What the required growth can be; None where there is none."""
    rates: tuple[ExchangeRate, ...] = ()
    """The rates at which both were compared; none where they are in one currency."""

    @property
    def place(self) -> str:
        """The slug of the place."""
        return self.target.place

    @property
    def place_name(self) -> str:
        """Its name in English."""
        return self.target.place_name

    def __str__(self) -> str:
        share = shown_percent(self.interval, self.share)
        of = f"{share} of {self.target}: {self.reached}"
        if self.reached.source != self.target.source:
            of += f", from {self.reached.source}"
        if self.rates:
            of += f", at {' and '.join(map(str, self.rates))}"
        if self.required is None or self.required_interval is None:
            return of
        return f"{of}; {shown_percent(self.required_interval, self.required)} a year to go"


@in_own_context
def shown_percent(interval: Interval, value: Percent) -> str:
    """A share or a rate for people, by what it can be: ``at least 33 %``."""
    if interval.point:
        return f"{value:.0f} %"
    if interval.high is not None and interval.low is not None and interval.low <= -100:  # nothing shrinks by more
        return f"at most {interval.high:.0f} %"
    if interval.low is None or interval.high is None:
        return f"at least {interval.low:.0f} %" if interval.low is not None else f"at most {interval.high or value:.0f} %"
    low, high = f"{interval.low:.0f}", f"{interval.high:.0f}"
    return f"{low} %" if low == high else f"{low} to {high} %"


@in_own_context
def progress(city: Place) -> Rows[Progress]:
    """The targets of a city that have an observed figure of the same indicator and label, each with how far the city had come.

    A target of a part of the city, such as a park, is compared with a figure of that part. Targets in percent, and those
    without such a figure, are left out.

    Amounts of different currencies are compared in US dollars, the target at the rate of the observed figure's year.

    Examples:
        >>> import china_sso as sso
        >>> print(progress(sso.city("suzhou"))[0])
        37 % of USD 15 billion (2015): USD 5.6 billion (2012); 39 % a year to go
    """
    check_place(city)
    found: list[Progress] = []
    for target in city.targets:
        reached = _reached(city, target)
        amounts = _comparable(target, reached) if reached else None
        if reached is None or amounts is None:
            continue
        aimed, had = amounts
        years = (target.year or 0) - (reached.year or 0)
        ahead = years > 0 and reached.year is not None and aimed.value > had.value
        required = required_growth_rate(had.value, aimed.value, years) if ahead else None
        share = Percent(CONTEXT.divide(100 * Decimal(had.value), Decimal(aimed.value)))
        interval = quotient([had.interval], [_aim(aimed)], Fraction(100))
        needed = growth(had.interval, _aim(aimed), years) if ahead else None
        rates = tuple(dict.fromkeys((*aimed.rates, *had.rates)))
        found.append(Progress(target, reached, share, required, interval, needed, rates))
    return Rows(found, "progress")


def _reached(city: Place, target: Figure) -> Figure | None:
    """The latest observed figure that a target can be compared with."""
    if target.unit is Unit.PERCENT or not target.value:
        return None
    found = city.find(target.indicator, subject=target.subject)
    alike = [figure for figure in found if figure.label == target.label]
    reached = city.best(alike) if alike else None
    if reached is None or not reached.value:
        return None
    return reached if (reached.unit.dimension, reached.unit.per) == (target.unit.dimension, target.unit.per) else None


def _aim(target: Figure) -> Interval:
    """What is to be reached: of "more than 300" it is 300, whatever comes on top of it."""
    value = Decimal(target.value)
    one_sided = (Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST, Bound.LESS_THAN)
    return Interval(value, value) if target.bound in one_sided else target.interval


def _comparable(target: Figure, reached: Figure) -> tuple[Figure, Figure] | None:
    """Both in one unit, amounts at the rate of the year reached; None where there is no such rate, or their units differ."""
    if target.currency is reached.currency:
        return (target, reached) if target.unit is reached.unit else None
    if reached.year is None:
        return None
    rates = exchange_rates().at(reached.year)
    try:
        return target.to(Currency.USD, rates), reached.to(Currency.USD, rates)
    except NoRateError:
        return None
