"""Cities side by side: chosen indicators in one currency, under one rule for years, with gaps shown as gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

from attrs import field, frozen

from china_sso.analysis.columns import Column, Reader, printed_growth, rates_note
from china_sso.analysis.named import Named
from china_sso.dataset import bundled_dataset
from china_sso.errors import CriterionError, UnknownNameError, WrongTypeError, described
from china_sso.model.figure import Figure
from china_sso.model.gap import Gap, GapKind, answer_of
from china_sso.model.indicator import Indicator, WithLabel
from china_sso.model.indicators import indicator_named
from china_sso.model.money import Rates, currency_of
from china_sso.model.names import text_or_none
from china_sso.model.period import check_year
from china_sso.model.place import City, Place, check_place
from china_sso.model.records import KEY_INDICATORS
from china_sso.model.units import Currency, Dimension, Unit
from china_sso.tables.drawn import Drawn
from china_sso.tables.framed import Framed
from china_sso.tables.shown import Shown
from china_sso.tables.table import Entry, Table

#: What is compared when nothing is asked for.
DEFAULT_INDICATORS: tuple[Indicator, ...] = KEY_INDICATORS


@frozen
class Cell:
    """What one place has for one indicator: a figure, or the reason why there is none."""

    place: str
    """The slug of the place."""
    indicator: Indicator
    """What was asked for."""
    figure: Figure | None
    """In the currency of the comparison, where it is money; None for a gap."""
    gap: Gap | None = None
    """Why there is no figure."""

    @classmethod
    def of(cls, place: Place, indicator: Indicator, answer: Figure | Gap) -> Cell:
        """The cell of a figure or a gap."""
        return cls(place.slug, indicator, None, answer) if isinstance(answer, Gap) else cls(place.slug, indicator, answer)


@frozen
class Row(Named[Cell]):
    """One indicator across the places. ``row["hangzhou"]`` is the cell of a place."""

    indicator: Indicator
    """What was asked for."""
    cells: tuple[Cell, ...]
    """A cell for each place, in the order of the comparison."""

    _NAMES: ClassVar[str] = "place of the comparison"

    @property
    def by_name(self) -> Mapping[str, Cell]:
        """The cells by the slugs of their places."""
        return {cell.place: cell for cell in self.cells}


@frozen(repr=False)
class Comparison(Named[Row], Shown, Framed, Drawn):
    """Places side by side. Print it, show it in a notebook, or go through its rows; ``comparison["economy.gdp"]`` is one."""

    places: tuple[Place, ...]
    """The places, in the order asked for."""
    rows: tuple[Row, ...]
    """A row for each indicator, in the order asked for."""
    year: int | None
    """The year asked for; None: the latest of each figure."""
    currency: Currency | None
    """The currency that money was brought to; None: each as printed."""
    rates: Rates | None = field(default=None, eq=False)
    """The exchange rates asked for; None: the bundled ones, each at the year of its figure."""

    _NAMES: ClassVar[str] = "indicator of the comparison"

    @property
    def by_name(self) -> Mapping[str, Row]:
        """The rows by the names of their indicators."""
        return {row.indicator.name: row for row in self.rows}

    def __getitem__(self, name: Indicator | str) -> Row:
        return super().__getitem__(indicator_named(name).name)

    def cell(self, slug: str, indicator: Indicator | str) -> Cell:
        """The cell of one place and indicator. Raises `UnknownNameError` where they are not part of the comparison."""
        return self[indicator][slug]

    @property
    def table(self) -> Table:
        """The comparison as a table: indicators down and places across, or the other way where there are more places.

        Units and usual years stand in the heads. Each figure that there is something to know about has a mark.
        """
        figures = [cell.figure for row in self.rows for cell in row.cells if cell.figure]
        reader = Reader.of(self.places, figures)
        columns = [Column.of(row.indicator, (cell.figure for cell in row if cell.figure), self.year) for row in self.rows]
        heads = [column.head(time=self.year is None) for column in columns]
        names = [place.name for place in self.places]
        down = len(names) > max(3, len(heads))
        lines = zip(*(row.cells for row in self.rows), strict=True) if down else (row.cells for row in self.rows)
        of = {row.indicator: column for row, column in zip(self.rows, columns, strict=True)}
        cells = [[_entry(reader, of[cell.indicator], cell, grown=not down) for cell in line] for line in lines]
        firsts, across = (names, ("city", *heads)) if down else (heads, ("", *names))
        rows: tuple[tuple[str | Entry, ...], ...] = tuple((first, *line) for first, line in zip(firsts, cells, strict=True))
        numbers = frozenset(range(1, len(across)))
        notes = (*reader.notes(columns, figures), *self._said_of_all(figures, grown=not down))
        return Table(self._caption, across, rows, notes, numbers, numbers if down else frozenset())

    def _said_of_all(self, figures: Sequence[Figure], *, grown: bool) -> Iterator[str]:
        yield from rates_note(figures, self.rates)
        if grown and any(figure.growth is not None for figure in figures):
            yield "+ or - %: printed growth, on the year before where no other is named"
        if any(cell.gap and cell.gap.kind is GapKind.NOT_PRINTED for row in self.rows for cell in row):
            yield "– without a mark: not in the sources"

    @property
    def _caption(self) -> str:
        time = str(self.year) if self.year is not None else "latest figures"
        money = f", money in {self.currency.value}" if self.currency else ""
        return f"{time}{money}"


def _entry(reader: Reader, column: Column, cell: Cell, *, grown: bool) -> Entry:
    if cell.figure is None:
        assert cell.gap is not None
        return reader.gap(cell.gap)
    return reader.cell(column, cell.figure, printed_growth(cell.figure) if grown else "")


def pick(
    place: Place,
    indicator: Indicator,
    *,
    year: int | None,
    nearest: bool,
    source: str | None,
    currency: Currency | None,
    rates: Rates | None,
) -> Figure | Gap:
    """The figure of a place under the rule for years: that year exactly, or the nearest one there is, or the latest."""
    found = answer_of(place, indicator, year, source=source, currency=currency, rates=rates)
    if isinstance(found, Gap) and year is not None and nearest and found.kind in (GapKind.OTHER_YEARS, GapKind.INPUTS):
        asked = year
        years = place.years(indicator, source=source, rates=rates)
        year = min(years, key=lambda each: (abs(each - asked), -each), default=None)
        found = answer_of(place, indicator, year, source=source, currency=currency, rates=rates)
    return found


@frozen
class Gathered:
    """The figures of places for one indicator, all in one unit, and why the other places have none."""

    figures: dict[str, Figure]
    missing: dict[str, Gap]


def gather(
    places: Sequence[Place],
    indicator: Indicator,
    *,
    year: int | None,
    nearest: bool,
    source: str | None,
    currency: Currency | None,
    rates: Rates | None,
) -> Gathered:
    """One figure of each city under the rule for years, in the unit that most of them are in. A nation is none of them.

    Money in several currencies is brought to US dollars, unless another currency is asked for.
    """

    def found(to: Currency | None) -> dict[str, Figure | Gap]:
        picked = [pick(place, indicator, year=year, nearest=nearest, source=source, currency=to, rates=rates) for place in places]
        return {
            place.slug: _ranked_with_others(place, answer, indicator, year) for place, answer in zip(places, picked, strict=True)
        }

    answers = found(None)
    currencies = {answer.currency for answer in answers.values() if isinstance(answer, Figure)} - {None}
    to = currency or (Currency.USD if len(currencies) > 1 else None)
    if to:
        answers = found(to)
    figures = {slug: answer for slug, answer in answers.items() if isinstance(answer, Figure)}
    missing = {slug: answer for slug, answer in answers.items() if isinstance(answer, Gap)}
    counts = {unit: sum(figure.unit is unit for figure in figures.values()) for unit in Unit}
    usual = max(counts, key=lambda unit: counts[unit])
    for slug, figure in figures.items():
        if figure.unit is not usual:
            missing[slug] = unusable(GapKind.OTHER_UNIT, figure, indicator, year, unit=usual)
    return Gathered({slug: figure for slug, figure in figures.items() if slug not in missing}, missing)


def _ranked_with_others(place: Place, answer: Figure | Gap, indicator: Indicator, year: int | None) -> Figure | Gap:
    """The answer, or a gap where its figure can't be put in order with those of cities and whole years."""
    if not isinstance(place, City):
        figure = None if isinstance(answer, Gap) else answer
        national = GapKind.NATIONAL
        return Gap(kind=national, place=place.slug, place_name=place.name, indicator=indicator, year=year, figure=figure)
    if isinstance(answer, Gap):
        return answer
    period = answer.period
    part = answer.unit.dimension is Dimension.MONEY and period and (period.ends - period.begins).days < 364
    return unusable(GapKind.PART_OF_YEAR, answer, indicator, year) if part else answer


def unusable(kind: GapKind, figure: Figure, indicator: Indicator, year: int | None, unit: Unit | None = None) -> Gap:
    """The gap of a figure that there is but that can't be used."""
    place, name = figure.place, figure.place_name
    return Gap(kind=kind, place=place, place_name=name, indicator=indicator, year=year, figure=figure, unit=unit)


def distinct_places(places: Iterable[Place | str]) -> tuple[Place, ...]:
    """The places once each, in their order; names are those of the bundled data set.

    Raises `CriterionError` for none, `UnknownCityError` for a name that no city has, and `WrongTypeError` for what is none.
    """
    if isinstance(places, str) or not isinstance(places, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise WrongTypeError("the places", "a list of cities", described(places))
    given = tuple(places)
    bundled = bundled_dataset() if any(isinstance(place, str) for place in given) else None
    found = [bundled.place(place) if bundled and isinstance(place, str) else place for place in given]
    for place in found:
        check_place(place)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType] -- that is what it checks
    distinct = tuple({place.slug: place for place in found if isinstance(place, Place)}.values())
    if not distinct:
        raise CriterionError("there is no city to compare")
    return distinct


def check_ordered(indicator: Indicator) -> None:
    """Raises `CriterionError` for an indicator that holds whatever fits no other: its figures are listed, not put in order."""
    if indicator.catch_all:
        reason = f"{indicator.name} holds whatever fits no other indicator, so its figures have no order; choose one label"
        raise CriterionError(f"{reason}, or list them with find, compare or observations")


def check_label(places: Iterable[Place], indicator: Indicator) -> None:
    """Raises `UnknownNameError` where none of the places has a figure with the label of an indicator."""
    if not isinstance(indicator, WithLabel):
        return
    labels = {figure.label for place in places for figure in indicator.base.of(place) if figure.label}
    if indicator.label not in labels:
        raise UnknownNameError(f"label of {indicator.base.name}", indicator.label, tuple(sorted(labels)), exhaustive=True)


def check_source(places: Iterable[Place], source: str | None) -> None:
    """Raises `UnknownNameError` where none of the places has a profile in a document, and `WrongTypeError` for what is no text."""
    text_or_none(source, "a source")
    known = tuple(dict.fromkeys(each for place in places for each in place.sources))
    if source is not None and source not in known:
        raise UnknownNameError("source of the places", source, known, exhaustive=True)


def chosen(places: Iterable[Place], indicator: Indicator | str, label: str | None) -> Indicator:
    """The indicator of a name, with one label if one is asked for and it has any. Raises what `check_label` raises."""
    what = indicator_named(indicator)
    if label is not None and (what.labelled or any(figure.label for place in places for figure in what.of(place))):
        what = what.with_label(label)
    check_label(places, what)
    return what


def compare(
    places: Iterable[Place | str],
    indicators: Sequence[Indicator | str] = DEFAULT_INDICATORS,
    *,
    year: int | None = None,
    label: str | None = None,
    source: str | None = None,
    nearest: bool = False,
    currency: Currency | str | None = None,
    rates: Rates | None = None,
) -> Comparison:
    """Cities side by side.

    Args:
        places: cities, and the national market if you like; or their names, for those of the bundled data set.
        indicators: printed or derived indicators, or their names.
        year: the year to compare; without it, the latest figure of each place, with its year shown.
        label: only figures with that label, of the indicators whose figures have labels; to ask for several labels, name
            them with the indicators: ``Research.laboratories.with_label("national key laboratories")``.
        source: only figures of that document; a place without a profile in it has gaps.
        nearest: where a place has no figure of that year, take the nearest one and show its year.
        currency: bring money to one currency, each figure at the rate of its own year.
        rates: exchange rates other than the bundled ones; ``exchange_rates().at(2012)`` for one rate for all years.

    Raises:
        UnknownNameError: there is no such indicator, label or currency, or no place has a profile in that document.
        CriterionError: there is no place, or no indicator.

    Examples:
        >>> import china_sso as sso
        >>> print(compare(["dalian", "suzhou"], ["outsourcing.employees", "outsourcing.enterprises"], year=2012))
        2012
        <BLANKLINE>
                             Dalian   Suzhou
        ──────────────────  ───────  ───────
        Employees, persons  119,800  180,000
        Enterprises             988  > 1,900
    """
    found = distinct_places(places)
    if isinstance(indicators, str) or not isinstance(indicators, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise WrongTypeError("what to compare by", "a list of indicators", described(indicators))
    indicators = tuple(indicators)
    if not indicators:
        raise CriterionError("there is no indicator to compare by")
    wanted = dict.fromkeys(chosen(found, each, label) for each in indicators)
    check_year(year)
    to = currency_of(currency) if currency is not None else None
    check_source(found, source)

    def cell(place: Place, what: Indicator) -> Cell:
        answer = pick(place, what, year=year, nearest=nearest, source=source, currency=to, rates=rates)
        return Cell.of(place, what, answer)

    rows = tuple(Row(what, tuple(cell(place, what) for place in found)) for what in wanted)
    return Comparison(found, rows, year, to, rates)
