"""Indicators that a user makes of others: the growth of one, the ratio of two.

They are handles like every other, and those of equal parts are one object. What they are called and how a name becomes one
stands in `china_sso.model.indicators`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain, pairwise
from typing import TYPE_CHECKING, TypeVar

import attrs

from china_sso.errors import CriterionError
from china_sso.model.derived import Calculated, Ratio
from china_sso.model.figure import Figure
from china_sso.model.growth import compound_annual_growth_rate, growth_rate
from china_sso.model.indicator import Change, Indicator
from china_sso.model.interval import growth
from china_sso.model.units import Dimension, Unit
from china_sso.model.vocabulary import Kind

if TYPE_CHECKING:
    from china_sso.model.money import Rates
    from china_sso.model.place import Place

Made = TypeVar("Made", bound=Indicator)

#: Every one that was asked for, by its name: the same parts give the same object, in whichever thread.
_MADE: dict[str, Indicator] = {}

#: A change of these in percent is not what anybody means by their growth.
_NOT_GROWING = frozenset({Dimension.PERCENT, Dimension.RANK, Dimension.TEMPERATURE})

#: What most figures of a growth come from.
BESIDE = "printed with the quantity"
#: The label of a printed growth that is an average over several years.
OVER_SEVERAL_YEARS = "a year, over several years"


def _named(made: Made, name: str) -> Made:
    topic, _, _ = name.partition("(")
    for attribute, value in (("name", name), ("field", name), ("topic", topic)):
        object.__setattr__(made, attribute, value)
    return _MADE.setdefault(name, made)  # type: ignore[return-value]  # pyright: ignore[reportReturnType] -- a name is of one kind


@attrs.frozen(eq=False, repr=False)
class Growth(Calculated):
    """The growth of an indicator, in percent. `growth_of` makes one.

    Of one document, year and label, a printed rate counts before one that is calculated:

    1. the rate that is printed with the quantity;
    2. a rate that is printed by itself, where the quantity isn't;
    3. the growth between the values that the document has for two years following each other, of times of one length.

    A rate over more than a year has a label that says so. ``inputs`` and ``note`` of its figures say what they come from.
    """

    quantity: Indicator = attrs.field(kw_only=True)
    """What grows."""

    @classmethod
    def made(cls, quantity: Indicator) -> Growth:
        """The growth of an indicator; the same object every time."""
        if isinstance(quantity, Growth) or quantity.change:
            raise CriterionError(f"{quantity.name} is a growth already")
        if quantity.dimension in _NOT_GROWING:
            raise CriterionError(f"{quantity.name} is in {quantity.dimension}: its changes are no growth in percent")
        name = f"growth_of({quantity.name})"
        if isinstance(known := _MADE.get(name), cls):
            return known
        title = f"Growth of {quantity.title[:1].lower()}{quantity.title[1:]}" if quantity.title[1:2].islower() else None
        growth = cls(
            title or f"Growth of {quantity.title}",
            f"{quantity.short}, growth",
            f"change on the year before of: {quantity.definition}",
            Dimension.PERCENT,
            labels="over how long, and of which part",
            quantity=quantity,
        )
        return _named(growth, name)

    @property
    def inputs(self) -> tuple[Indicator, ...]:
        """The indicator that it is made of."""
        return (self.quantity,)

    @property
    def unit(self) -> Unit:
        """The unit of its figures."""
        return Unit.PERCENT

    @property
    def formula(self) -> str:
        """How it is found."""
        return f"as printed, or 100 × ({self.quantity.name} / {self.quantity.name} of the year before - 1)"

    def _of(self, place: Place, rates: Rates | None) -> tuple[Figure, ...]:
        """Those of each document in turn, for each year that one is printed or follows for."""
        quantities = self.quantity.of(place, rates)
        found: dict[tuple[object, ...], Figure] = {}
        for figure in chain(self._beside(quantities), self._alone(place), self._between(quantities)):
            found.setdefault((figure.source, figure.subject, figure.kind, figure.label, figure.period), figure)
        order = {source: i for i, source in enumerate(place.sources)}
        return tuple(sorted(found.values(), key=lambda figure: order.get(figure.source, len(order))))

    def _beside(self, quantities: Iterable[Figure]) -> Iterator[Figure]:
        """What is printed with the quantity."""
        for figure in quantities:
            if figure.growth is None:
                continue
            once = figure.year is None or figure.growth_from in (None, figure.year - 1)
            since = None if once else f"since {figure.growth_from}"
            yield self._figure(figure, figure.growth, (figure.label, since), BESIDE, (figure,))

    def _alone(self, place: Place) -> Iterator[Figure]:
        """What is printed where the quantity isn't."""
        for figure in place.changes:
            if self.quantity is not (figure.indicator.quantity_changed or figure.quantity_named):
                continue
            label = figure.label if figure.label != self.quantity.field.replace("_", " ") else None
            time = OVER_SEVERAL_YEARS if figure.indicator.change is Change.YEARLY else None
            note = "printed without the quantity"
            made = self._figure(figure, figure.value, (label, time), note, (figure,))
            yield attrs.evolve(made, upper=figure.upper, bound=figure.bound)

    def _between(self, quantities: Iterable[Figure]) -> Iterator[Figure]:
        """What follows from the values of two years, where that is anything."""
        groups: dict[tuple[object, ...], list[Figure]] = {}
        for figure in quantities:
            if figure.kind is Kind.OBSERVED and figure.period and figure.unit.dimension not in _NOT_GROWING and figure.value > 0:
                groups.setdefault((figure.source, figure.subject, figure.label, figure.unit, _months(figure)), []).append(figure)
        for group in groups.values():
            by_year = {figure.year: figure for figure in reversed(group) if figure.year is not None}
            for before, after in pairwise(by_year[year] for year in sorted(by_year)):
                yield from self._growth(before, after)

    def _growth(self, before: Figure, after: Figure) -> Iterator[Figure]:
        first, last = before.year or 0, after.year or 0
        whole = last - first == 1
        rate = (
            growth_rate(before.value, after.value)
            if whole
            else compound_annual_growth_rate(before.value, after.value, last - first)
        )
        note = f"from {before.quantity} in {first} to {after.quantity} in {last}"
        reckoned = growth(before.interval, after.interval, last - first)
        told = reckoned.told(Decimal(rate), floor=-100, ranges=before.upper is not None or after.upper is not None)
        if told:
            labels = (after.label, None if whole else f"a year since {first}")
            made = self._figure(after, told.value, labels, note, (before, after))
            yield attrs.evolve(made, upper=told.upper, bound=told.bound, reckoned=reckoned)

    def _figure(
        self, of: Figure, value: int | Decimal, labels: tuple[str | None, ...], note: str, inputs: tuple[Figure, ...]
    ) -> Figure:
        return Figure(
            origin=of.origin,
            indicator=self,
            label="; ".join(filter(None, labels)) or None,
            subject=of.subject,
            value=value if isinstance(value, int) else Decimal(value),
            unit=Unit.PERCENT,
            period=of.period,
            kind=of.kind,
            printed="",
            note=note,
            inputs=inputs,
        )

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return Growth.made, (self.quantity,)


def _months(figure: Figure) -> int:
    """How long the time of a figure is."""
    assert figure.period is not None
    begins, ends = figure.period.begins, figure.period.ends
    return (ends.year - begins.year) * 12 + ends.month - begins.month


class OwnRatio(Ratio):
    """A ratio of the user's own. `ratio` makes one; it is the same object for equal parts."""

    __slots__ = ()

    @classmethod
    def made(cls, above: tuple[Indicator, ...], below: tuple[Indicator, ...], scale: int, unit: Unit) -> OwnRatio:
        """The ratio of two sums of indicators; the same object every time."""
        sums = [" + ".join(each.name for each in part) for part in (above, below)]
        titles = [" + ".join(each.title for each in part) for part in (above, below)]
        shorts = [" + ".join(each.short for each in part) for part in (above, below)]
        made = cls(
            " / ".join(titles),
            " / ".join(shorts),
            f"{' and '.join(each.definition for each in above)}, for each of: {' and '.join(each.definition for each in below)}",
            unit.dimension,
            numerator=above,
            denominator=below,
            unit=unit,
            scale=scale,
        )
        usual = scale == 1 and unit is usual_unit(above[0], below[0], scale)
        more = "" if usual else f", {scale}, {unit.value}"
        return _named(made, f"ratio({', '.join(sums)}{more})")

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return OwnRatio.made, (self.numerator, self.denominator, self.scale, self.unit)


_OF_ONE_KIND = {1: Unit.TIMES, 100: Unit.PERCENT}
_OF_TWO_KINDS = {
    (Dimension.MONEY, Dimension.PERSONS, 1): Unit.USD_PER_PERSON,
    (Dimension.PERSONS, Dimension.PERSONS, 100_000): Unit.PER_100_000_PERSONS,
    (Dimension.COUNT, Dimension.PERSONS, 100_000): Unit.PER_100_000_PERSONS,
    (Dimension.PERSONS, Dimension.COUNT, 1): Unit.PERSONS,
}


def usual_unit(above: Indicator, below: Indicator, scale: int) -> Unit | None:
    """The unit of a ratio of two indicators, where their kinds of unit tell it."""
    kinds = above.dimension, below.dimension
    if None in kinds:
        return None
    return _OF_TWO_KINDS.get((*kinds, scale)) or (_OF_ONE_KIND.get(scale) if kinds[0] is kinds[1] else None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] -- neither is None
