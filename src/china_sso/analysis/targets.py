"""Targets and growth: how far a city had come, how fast it grew, and how fast it would have to grow."""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

from china_sso.dataset import exchange_rates
from china_sso.errors import NoRateError
from china_sso.model.figure import Figure
from china_sso.model.growth import growth_rate, required_growth_rate
from china_sso.model.indicator import Indicator
from china_sso.model.numbers import CONTEXT, in_own_context
from china_sso.model.percent import Percent
from china_sso.model.place import Place, check_place
from china_sso.model.units import Currency, Unit


@in_own_context
def growth_between(place: Place, indicator: Indicator | str, first: int, last: int) -> Percent | None:
    """The growth of an indicator from one year to another that its two figures imply, over the whole time.

    Amounts of different currencies are compared in US dollars, each at the rate of its year. None where a figure or a rate
    is missing, or where their units can't be compared. Raises `UnknownNameError` for an unknown indicator, and
    `GrowthBaseError` where the first figure is zero.

    >>> import china_sso as sso
    >>> growth_between(sso.city("dalian"), "outsourcing.employees", 2010, 2012) > 18
    True
    """
    check_place(place)
    before, after = place.figure(indicator, first), place.figure(indicator, last)
    if before is None or after is None:
        return None
    if before.currency is not after.currency and before.currency and after.currency:
        try:
            before, after = before.to(Currency.USD), after.to(Currency.USD)
        except NoRateError:
            return None
    return growth_rate(before.value, after.value) if before.unit is after.unit else None


@frozen
class Progress:
    """How far a city had come towards one of its targets."""

    target: Figure
    reached: Figure
    """The latest figure of the same indicator."""
    share: Percent
    """The reached value in percent of the target."""
    required: Percent | None
    """The yearly growth that the target asks for from then on; None where it is reached, or its year is not later."""


@in_own_context
def progress(city: Place) -> tuple[Progress, ...]:
    """The targets of a city that have an observed figure of the same indicator and label, each with how far the city had come.

    Targets about a part of the city (a park), those in percent, and those without such a figure are left out.

    Amounts of different currencies are compared in US dollars, the target at the rate of the observed figure's year.

    >>> import china_sso as sso
    >>> first = progress(sso.city("suzhou"))[0]
    >>> print(first.target.indicator.name, first.share.quantize(1), "%")
    outsourcing.signed_value 37 %
    """
    check_place(city)
    found: list[Progress] = []
    for target in city.targets:
        reached = city.figure(target.indicator) if target.subject is None else None
        if reached is None or not target.value or not reached.value:
            continue
        if (reached.unit.dimension, reached.unit.per) != (target.unit.dimension, target.unit.per):
            continue
        if target.unit is Unit.PERCENT or reached.label != target.label:
            continue
        amounts = _comparable(target, reached)
        if amounts is None:
            continue
        aimed, had = amounts
        years = (target.year or 0) - (reached.year or 0)
        ahead = years > 0 and reached.year is not None and aimed > had
        required = required_growth_rate(had, aimed, years) if ahead else None
        found.append(Progress(target, reached, Percent(CONTEXT.divide(100 * had, aimed)), required))
    return tuple(found)


def _comparable(target: Figure, reached: Figure) -> tuple[Decimal, Decimal] | None:
    """The values of both in one currency, at the rate of the year reached; None where there is no such rate."""
    if target.currency is reached.currency:
        return Decimal(target.value), Decimal(reached.value)
    if reached.year is None:
        return None
    rates = exchange_rates().at(reached.year)
    try:
        return Decimal(target.to(Currency.USD, rates).value), Decimal(reached.to(Currency.USD, rates).value)
    except NoRateError:
        return None
