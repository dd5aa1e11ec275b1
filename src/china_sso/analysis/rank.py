"""Cities in order by one indicator: figures of one year, ties sharing a rank, and who is not ranked and why."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from attrs import frozen

from china_sso.analysis.compare import Cell, distinct_places, figure_notes, gather
from china_sso.model.figure import Figure
from china_sso.model.indicator import Indicator
from china_sso.model.indicators import indicator_named
from china_sso.model.money import Rates, currency_of
from china_sso.model.numbers import in_own_context
from china_sso.model.period import check_year
from china_sso.model.place import Place
from china_sso.model.units import Currency
from china_sso.tables.table import Table


@frozen
class Ranked:
    """A place and its rank; the first is 1, and equal values share one."""

    rank: int
    place: Place
    figure: Figure

    @property
    def certain(self) -> bool:
        """Whether the figure names one exact value, without "about" or "more than"."""
        return self.figure.exact


@frozen
class Unranked:
    """A place without a rank, and why."""

    place: Place
    reason: str


@frozen
class Ranking:
    """Places in order. Print it, show it in a notebook, or go through its entries."""

    indicator: Indicator
    year: int | None
    """The year that was ranked."""
    ascending: bool
    entries: tuple[Ranked, ...]
    unranked: tuple[Unranked, ...]

    @property
    def table(self) -> Table:
        """The ranking as a table."""
        rows = tuple(
            (str(entry.rank), entry.place.name, Cell(entry.place.slug, self.indicator, entry.figure).text(self.year))
            for entry in self.entries
        )
        order = "lowest first" if self.ascending else "highest first"
        time = self.year or ("undated figures" if self.entries else "no figures")
        caption = f"{self.indicator.short}, {time}, {order}"
        return Table(caption, ("rank", "city", self.indicator.short), rows, self.notes, frozenset({0}))

    @property
    def notes(self) -> tuple[str, ...]:
        """What is behind the figures, and who is not ranked."""
        labels = {entry.figure.label for entry in self.entries}
        notes = list(figure_notes((entry.figure for entry in self.entries), (entry.place for entry in self.entries)))
        if len(labels) > 1:
            notes.append("The labels differ: these are not in every case the same quantity.")
        if not all(entry.certain for entry in self.entries):
            notes.append("Figures that are not exact (>, about, nearly, ranges) are ranked by the value printed.")
        by_reason: dict[str, list[str]] = {}
        for each in self.unranked:
            by_reason.setdefault(each.reason, []).append(each.place.name)
        notes.extend(f"Not ranked, {reason}: {', '.join(names)}" for reason, names in by_reason.items())
        return tuple(notes)

    def __str__(self) -> str:
        return self.table.text()

    def _repr_html_(self) -> str:
        return self.table.html()


def commonest_year(places: Iterable[Place], indicator: Indicator) -> int | None:
    """The year that most places have an indicator for; of several, the latest. None where no place has it."""
    counts: dict[int, int] = {}
    for place in places:
        for year in place.years(indicator):
            counts[year] = counts.get(year, 0) + 1
    return max(counts, key=lambda year: (counts[year], year), default=None)


@in_own_context
def rank(
    places: Iterable[Place],
    indicator: Indicator | str,
    *,
    ascending: bool = False,
    year: int | None = None,
    nearest: bool = False,
    exact_only: bool = False,
    currency: Currency | str | None = None,
    rates: Rates | None = None,
) -> Ranking:
    """Cities in order by one indicator.

    Figures of different years are not mixed: a place without a figure of the year is listed as not ranked, unless
    ``nearest`` asks for its nearest one, which then shows its year. Money in several currencies is brought to one; a
    figure in another unit than most (a salary per month among those per year) is not ranked.

    Args:
        places: cities, and the national market if you like.
        indicator: a printed or derived indicator, or its name.
        ascending: the lowest first.
        year: the year; without it, the one that most of the places have a figure for.
        nearest: take the nearest year for places without a figure of that year.
        exact_only: leave figures with a bound ("more than", "about") unranked too.
        currency: bring money to one currency; without it, to US dollars where the figures are in several.
        rates: exchange rates other than the bundled ones.

    Raises:
        UnknownNameError: there is no such indicator or currency.
        CriterionError: there is no place.

    >>> import china_sso as sso
    >>> ranking = rank(sso.cities(region="northern"), "hotels.five_star", year=2012)
    >>> [(entry.rank, entry.place.name) for entry in ranking.entries[:3]]
    [(1, 'Beijing'), (2, 'Tianjin'), (3, 'Qingdao')]
    """
    found = distinct_places(places)
    what = indicator_named(indicator)
    check_year(year)
    at = year if year is not None else commonest_year(found, what)
    to = currency_of(currency) if currency is not None else None
    gathered = gather(found, what, year=at, nearest=nearest, currency=to, rates=rates)
    missing = dict(gathered.missing)
    if exact_only:
        missing.update((slug, "the figure is not exact") for slug, figure in gathered.figures.items() if not figure.exact)
    entries = [(place, gathered.figures[place.slug]) for place in found if place.slug not in missing]
    entries.sort(key=lambda entry: entry[1].value if ascending else -Decimal(entry[1].value))
    values = [figure.value for _, figure in entries]
    ranked = tuple(Ranked(values.index(figure.value) + 1, place, figure) for place, figure in entries)
    unranked = tuple(Unranked(place, missing[place.slug]) for place in found if place.slug in missing)
    return Ranking(what, at, ascending, ranked, unranked)
