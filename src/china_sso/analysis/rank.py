"""Cities in order by one indicator: figures of one year, ties sharing a rank, and who is not ranked and why.

A figure that is not exact has a rank interval: from the best to the worst rank that it can have, whatever the figures of
all places can be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import ClassVar

from attrs import field, frozen

from china_sso.analysis.columns import Column, Reader, printed_growth, rates_note
from china_sso.analysis.compare import check_ordered, check_source, chosen, distinct_places, gather, unusable
from china_sso.analysis.named import Named
from china_sso.model.figure import Figure
from china_sso.model.gap import Gap, GapKind
from china_sso.model.indicator import Indicator
from china_sso.model.interval import Interval
from china_sso.model.money import Rates, currency_of
from china_sso.model.numbers import in_own_context
from china_sso.model.period import check_year
from china_sso.model.place import City, Place
from china_sso.model.units import Currency
from china_sso.tables.drawn import Drawn
from china_sso.tables.framed import Framed
from china_sso.tables.shown import Shown
from china_sso.tables.table import Entry, Table


def shown_rank(rank: int, best: int, worst: int, *, tied: bool) -> str:
    """A rank for people: ``2``, ``=3`` where it is shared, ``2–4`` where it is not certain."""
    if best != worst:
        return f"{best}–{worst}"
    return f"={rank}" if tied else str(rank)


@frozen
class Ranked:
    """A place and its rank; the first is 1, and equal values share one."""

    rank: int
    """By the value as printed; "nearly 20" comes below 20."""
    place: Place
    """The place that has the rank."""
    figure: Figure
    """What it is ranked by, in the currency of the ranking where it is money."""
    best: int
    """The best rank that it can have."""
    worst: int
    """The worst rank that it can have."""
    tied: bool
    """Whether another place has the same value."""

    @property
    def certain(self) -> bool:
        """Whether it has no other rank, whatever the figures that are not exact can be."""
        return self.best == self.worst

    def __str__(self) -> str:
        return shown_rank(self.rank, self.best, self.worst, tied=self.tied)


@frozen
class Unranked:
    """A place without a rank, and why."""

    place: Place
    """The place."""
    gap: Gap
    """Why it has no figure that could be ranked."""

    @property
    def reason(self) -> str:
        """The same for people."""
        return self.gap.text


@frozen(repr=False)
class Ranking(Named[Ranked], Shown, Framed, Drawn):
    """Places in order. Print it, show it in a notebook, or go through its entries; ``ranking["hangzhou"]`` is one."""

    indicator: Indicator
    """What was ranked by."""
    year: int | None
    """The year that was ranked."""
    ascending: bool
    """Whether the lowest comes first."""
    entries: tuple[Ranked, ...]
    """The places that have a rank, the first one first."""
    unranked: tuple[Unranked, ...]
    """The places that have none, in the order given."""
    rates: Rates | None = field(default=None, eq=False)
    """The exchange rates asked for; None: the bundled ones, each at the year of its figure."""

    _NAMES: ClassVar[str] = "place of the ranking"

    @property
    def by_name(self) -> Mapping[str, Ranked]:
        """The entries by the slugs of their places."""
        return {entry.place.slug: entry for entry in self.entries}

    @property
    def table(self) -> Table:
        """The ranking as a table: with the printed growth, where a figure has one."""
        figures = [entry.figure for entry in self.entries]
        reader = Reader.of([entry.place for entry in self.entries], figures)
        column = Column.of(self.indicator, figures, self.year)
        grown = ("growth",) if any(figure.growth is not None for figure in figures) else ()
        rows: tuple[tuple[str | Entry, ...], ...] = tuple(
            (
                Entry(str(entry)),
                entry.place.name,
                reader.cell(column, entry.figure),
                *(Entry(printed_growth(entry.figure)) for _ in grown),
            )
            for entry in self.entries
        )
        order = "lowest first" if self.ascending else "highest first"
        time = self.year or ("undated figures" if self.entries else "no figures")
        caption = f"{self.indicator.short}, {time}, {order}"
        heads = ("rank", "city", column.head(time=False), *grown)
        notes = (*reader.notes([column], figures), *self._said_of_all())
        return Table(caption, heads, rows, notes, frozenset({0, 2, 3}) & frozenset(range(len(heads))), frozenset({2}))

    def _said_of_all(self) -> Iterator[str]:
        if len({entry.figure.label for entry in self.entries}) > 1:
            yield "The labels differ: these are not in every case the same quantity."
        yield from rates_note((entry.figure for entry in self.entries), self.rates)
        between = next((entry for entry in self.entries if not entry.certain), None)
        if between:
            yield f"{between}: any rank from the one to the other, since figures are not exact; in the order of the values printed."
        by_reason: dict[str, list[str]] = {}
        for each in self.unranked:
            by_reason.setdefault(each.reason, []).append(each.place.name)
        yield from (f"Not ranked: {', '.join(names)} ({reason})" for reason, names in by_reason.items())


def commonest_year(places: Iterable[Place], indicator: Indicator, source: str | None = None) -> int | None:
    """The year that most cities have an indicator for, in a document or in any; of several, the latest. None where none has it."""
    counts: dict[int, int] = {}
    for place in (place for place in places if isinstance(place, City) and source in (None, *place.sources)):
        for year in place.years(indicator, source=source):
            counts[year] = counts.get(year, 0) + 1
    return max(counts, key=lambda year: (counts[year], year), default=None)


@in_own_context
def rank(
    places: Iterable[Place | str],
    indicator: Indicator | str,
    *,
    label: str | None = None,
    source: str | None = None,
    ascending: bool = False,
    year: int | None = None,
    nearest: bool = False,
    exact_only: bool = False,
    currency: Currency | str | None = None,
    rates: Rates | None = None,
) -> Ranking:
    """Cities in order by one indicator.

    Figures of different years are not mixed: a place without a figure of the year is listed as not ranked, unless
    ``nearest`` asks for its nearest one, which then shows its year. A figure in another unit than most (a salary per month
    among those per year) is not ranked, nor is the nation among its cities.

    Money in several currencies is brought to one, each figure at the rate of its own year, and the table says so. The order
    of figures of one currency and one year never changes by that; that of figures of several years may. With
    ``rates=exchange_rates().at(2012)`` all are converted at the rate of one year.

    Args:
        places: cities, or their names, for those of the bundled data set.
        indicator: a printed or derived indicator, or its name.
        source: only figures of that document; a place without a profile in it has none.
        label: only figures with that label.
        ascending: the lowest first.
        year: the year; without it, the one that most of the cities have a figure for.
        nearest: take the nearest year for places without a figure of that year.
        exact_only: leave figures with a bound ("more than", "about") unranked too.
        currency: bring money to one currency; without it, to US dollars where the figures are in several.
        rates: exchange rates other than the bundled ones.

    Raises:
        UnknownNameError: there is no such indicator, label or currency, or no place has a profile in that document.
        CriterionError: there is no place, or the indicator holds whatever fits no other: then choose a label.

    Examples:
        >>> import china_sso as sso
        >>> ranking = rank(sso.cities(region="northern"), "hotels.five_star", year=2012)
        >>> [(entry.rank, entry.place.name) for entry in ranking][:3]
        [(1, 'Beijing'), (2, 'Tianjin'), (3, 'Qingdao')]
    """
    found = distinct_places(places)
    what = chosen(found, indicator, label)
    check_ordered(what)
    check_year(year)
    check_source(found, source)
    at = year if year is not None else commonest_year(found, what, source)
    to = currency_of(currency) if currency is not None else None
    gathered = gather(found, what, year=at, nearest=nearest, source=source, currency=to, rates=rates)
    missing = dict(gathered.missing)
    if exact_only:
        inexact = {slug: figure for slug, figure in gathered.figures.items() if not figure.exact}
        missing.update((slug, unusable(GapKind.INEXACT, figure, what, at)) for slug, figure in inexact.items())
    entries = [(place, gathered.figures[place.slug]) for place in found if place.slug not in missing]
    entries.sort(key=lambda entry: _place_in_order(entry[1]), reverse=not ascending)
    values = [_place_in_order(figure) for _, figure in entries]
    intervals = [figure.interval for _, figure in entries]
    ranked = tuple(
        Ranked(values.index(own) + 1, place, f, *_between(i, intervals, ascending=ascending), values.count(own) > 1)
        for i, ((place, f), own) in enumerate(zip(entries, values, strict=True))
    )
    unranked = tuple(Unranked(place, missing[place.slug]) for place in found if place.slug in missing)
    return Ranking(what, at, ascending, ranked, unranked, rates)


def _place_in_order(figure: Figure) -> tuple[Decimal, int]:
    """What a figure is put in order by: its value as printed; of equal ones "nearly" comes below, "more than" above the others."""
    value, interval = Decimal(figure.value), figure.interval
    return value, (interval.above_low and interval.low == value) - (interval.below_high and interval.high == value)


def _between(i: int, intervals: Sequence[Interval], *, ascending: bool) -> tuple[int, int]:
    """The best and the worst rank of one of several values in intervals."""
    own, others = intervals[i], [each for j, each in enumerate(intervals) if j != i]
    if ascending:
        return 1 + sum(own.surely_above(each) for each in others), 1 + sum(own.possibly_above(each) for each in others)
    return 1 + sum(each.surely_above(own) for each in others), 1 + sum(each.possibly_above(own) for each in others)
