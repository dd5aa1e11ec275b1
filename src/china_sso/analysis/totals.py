"""What cities have together: a sum, how many cities it is of, which are missing and why, and its share of the nation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from china_sso.analysis.columns import Column, Reader, rates_note
from china_sso.analysis.compare import check_ordered, check_source, chosen, distinct_places, gather, pick
from china_sso.analysis.rank import Unranked, commonest_year
from china_sso.analysis.targets import shown_percent
from china_sso.dataset import bundled_dataset
from china_sso.errors import CriterionError
from china_sso.model.figure import Figure
from china_sso.model.indicator import Indicator
from china_sso.model.interval import Interval, Told, quotient
from china_sso.model.money import Rates, currency_of
from china_sso.model.numbers import in_own_context, rounded
from china_sso.model.percent import Percent
from china_sso.model.period import Period, check_year
from china_sso.model.place import Place, check_place
from china_sso.model.source import NOWHERE
from china_sso.model.units import Currency, Dimension, Unit
from china_sso.model.vocabulary import Bound
from china_sso.tables.framed import Framed
from china_sso.tables.shown import Shown
from china_sso.tables.table import Entry, Table

#: What adds up; shares, rates, ranks, averages and temperatures don't.
ADDS_UP = frozenset({Dimension.MONEY, Dimension.PERSONS, Dimension.COUNT, Dimension.LENGTH, Dimension.AREA, Dimension.DATA})


@frozen(repr=False)
class Total(Shown, Framed):
    """The sum of an indicator over places, and what it leaves out. Print it, or show it in a notebook."""

    indicator: Indicator
    """What was added up."""
    year: int | None
    """The year that was added up."""
    figures: tuple[Figure, ...]
    """The figures that are in it, one for each place, all in one unit."""
    missing: tuple[Unranked, ...]
    """The places that are not in it, each with its gap."""
    value: Decimal
    """The sum of the values."""
    interval: Interval
    """What the sum can be, by what the figures can be."""
    unit: Unit
    """The unit of the sum."""
    national: Figure | None
    """The figure of the nation for the same year, in the same unit; None where there is none."""
    share: Percent | None
    """The sum in percent of it."""
    share_interval: Interval | None
    """What that share can be."""
    places: tuple[Place, ...]
    """The places of the figures."""
    rates: Rates | None
    """The exchange rates asked for; None: the bundled ones, each at the year of its figure."""

    @property
    def figure(self) -> Figure:
        """The sum as a figure, with what it was made of in ``inputs``."""
        ranges = any(figure.upper is not None for figure in self.figures)
        told = self.interval.told(self.value, ranges=ranges) or Told(self.value, None, Bound.ABOUT)
        return Figure(
            origin=NOWHERE,
            indicator=self.indicator,
            value=told.value,
            upper=told.upper,
            unit=self.unit,
            period=Period.of_year(self.year) if self.year is not None else None,
            bound=told.bound,
            printed="",
            inputs=self.figures,
        )

    @property
    def coverage(self) -> str:
        """How many of the places are in it: ``19 of 29 cities``."""
        return f"{len(self.figures)} of {len(self.figures) + len(self.missing)} cities"

    @property
    def table(self) -> Table:
        """The figures with their sum below."""
        reader = Reader.of(self.places, self.figures)
        column = Column.of(self.indicator, self.figures, self.year)
        rows: list[tuple[str | Entry, ...]] = [
            (place.name, reader.cell(column, figure)) for place, figure in zip(self.places, self.figures, strict=True)
        ]
        rows.append((self.coverage, Entry(column.number(self.figure))))
        caption = f"{self.indicator.short}, {self.year or 'undated'}: {self.coverage}"
        notes = (*reader.notes([column], self.figures), *self._said())
        return Table(caption, ("city", column.head(time=False)), tuple(rows), notes, frozenset({1}), frozenset({1}))

    def _said(self) -> Iterator[str]:
        """What is to know of the sum."""
        if self.national and self.share is not None and self.share_interval:
            share = shown_percent(self.share_interval, self.share)
            yield f"{share[:1].upper()}{share[1:]} of the nation's {self.national}"
        if len({figure.label for figure in self.figures}) > 1:
            yield "The labels differ: these are not in every case the same quantity."
        yield from rates_note(self.figures, self.rates)
        by_reason: dict[str, list[str]] = {}
        for each in self.missing:
            by_reason.setdefault(each.reason, []).append(each.place.name)
        yield from (f"Missing: {', '.join(names)} ({reason})" for reason, names in by_reason.items())


@in_own_context
def totals(
    places: Iterable[Place | str],
    indicator: Indicator | str,
    year: int | None = None,
    *,
    label: str | None = None,
    source: str | None = None,
    nearest: bool = False,
    currency: Currency | str | None = None,
    rates: Rates | None = None,
    nation: Place | None = None,
) -> Total:
    """The sum of an indicator over cities, with what it leaves out, and its share of the national figure.

    A city without a figure of the year is missing, not zero. The sum can be what the figures can be: "more than 50" and 20
    make 70 or more.

    Args:
        places: cities, or their names.
        indicator: a printed indicator, or its name.
        year: the year; without it, the one that most of the places have a figure for.
        source: only figures of that document; a place without a profile in it has none.
        label: only figures with that label.
        nearest: take the nearest year for places without a figure of that year.
        currency: bring money to one currency; without it, to US dollars where the figures are in several.
        rates: exchange rates other than the bundled ones.
        nation: the market that the sum is a share of; without it, that of the bundled data.

    Raises:
        UnknownNameError: there is no such indicator, label or currency, or no place has a profile in that document.
        CriterionError: there is no place or no figure, or what is measured doesn't add up.

    Examples:
        >>> import china_sso as sso
        >>> total = totals(sso.cities(), sso.OutsourcingMetrics.offshore_executed_value, 2012)
        >>> print(total.coverage, "|", total.figure)
        13 of 29 cities | USD 22.812 billion (2012)
    """
    found = distinct_places(places)
    what = chosen(found, indicator, label)
    check_ordered(what)
    check_year(year)
    check_source(found, source)
    if what.dimension not in ADDS_UP or what.inputs:
        raise CriterionError(f"{what.name} doesn't add up over cities: it is a share, a rate, a rank or an average")
    at = year if year is not None else commonest_year(found, what, source)
    to = currency_of(currency) if currency is not None else None
    gathered = gather(found, what, year=at, nearest=nearest, source=source, currency=to, rates=rates)
    having = [place for place in found if place.slug in gathered.figures]
    if not having:
        raise CriterionError(f"no place has a figure of {what.name}{f' for {at}' if at is not None else ''} to add up")
    figures = tuple(gathered.figures[place.slug] for place in having)
    unit = figures[0].unit
    interval = quotient([figure.interval for figure in figures], [], Fraction(1))
    value = rounded(sum((Fraction(figure.value) for figure in figures), Fraction(0)))
    if nation is not None:
        check_place(nation)
    national = _national(bundled_dataset().national() if nation is None else nation, what, at, unit, rates)
    share = Percent(100 * value / Decimal(national.value)) if national else None
    share_interval = quotient([interval], [national.interval], Fraction(100)) if national else None
    missing = tuple(Unranked(place, gathered.missing[place.slug]) for place in found if place.slug in gathered.missing)
    return Total(what, at, figures, missing, value, interval, unit, national, share, share_interval, tuple(having), rates)


def _national(nation: Place, what: Indicator, year: int | None, unit: Unit, rates: Rates | None) -> Figure | None:
    """The national figure in the unit of the sum; None where there is none above zero."""
    found = pick(nation, what, year=year, nearest=False, source=None, currency=unit.currency, rates=rates)
    return found if isinstance(found, Figure) and found.unit is unit and found.value > 0 else None
