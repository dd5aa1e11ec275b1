"""The wide form: a row a city, a column an indicator, all numbers of a column in one unit, with what is known of each beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from operator import attrgetter
from typing import Any

from attrs import frozen

from china_sso.analysis.compare import Cell, Row, compare, unusable
from china_sso.dataset import bundled_dataset
from china_sso.errors import WrongTypeError, described
from china_sso.frames.layout import Field, FieldType, Layout
from china_sso.model.figure import Figure
from china_sso.model.gap import GapKind
from china_sso.model.indicator import Indicator
from china_sso.model.money import Rates
from china_sso.model.names import member_of
from china_sso.model.place import Place
from china_sso.model.rows import Rows
from china_sso.model.units import Currency, Unit
from china_sso.model.vocabulary import Bound, Inferred
from china_sso.output.results import errata_of, inferred_of, notes_of, origin_of


class Beside(StrEnum):
    """What the wide form can have beside each value, in a column of its own: ``economy.gdp.year``."""

    UPPER = "upper"
    """The end of a printed range."""
    YEAR = "year"
    BOUND = "bound"
    LABEL = "label"
    UNIT = "unit"
    """The unit that it is printed in, before conversion."""
    RATES = "rates"
    """The rates that it was converted with."""
    SOURCE = "source"
    PAGES = "pages"
    ERRATUM = "erratum"
    """The errata of all that it is made of."""
    NOTE = "note"
    """What is doubtful about it."""
    INFERRED = "inferred"
    """What of it comes from the context, as a year from the heading."""
    GAP = "gap"
    """Why there is no value."""


@frozen
class WideRow:
    """A city and what it has for each indicator."""

    place: Place
    """The place."""
    cells: tuple[Cell, ...]
    """A cell for each indicator, in the order asked for."""


#: Of what is beside a value: the type of the column, what it says, and where a figure has it.
_BESIDE: dict[Beside, tuple[FieldType, str, Callable[[Figure], Any]]] = {
    Beside.UPPER: (FieldType.NUMBER, "The end of a printed range", attrgetter("upper")),
    Beside.YEAR: (FieldType.INTEGER, "The year", attrgetter("year")),
    Beside.BOUND: (FieldType.CATEGORY, "How exact it is", attrgetter("bound")),
    Beside.LABEL: (FieldType.TEXT, "What completes the meaning", attrgetter("label")),
    Beside.UNIT: (FieldType.CATEGORY, "The unit that it is printed in", lambda figure: origin_of(figure).unit),
    Beside.RATES: (FieldType.TEXTS, "The rates that it was converted with", attrgetter("rates")),
    Beside.SOURCE: (FieldType.TEXT, "The id of the document", attrgetter("source")),
    Beside.PAGES: (FieldType.TEXT, "The pages in the document", attrgetter("pages")),
    Beside.ERRATUM: (FieldType.TEXT, "The ids of the errata of all that it is made of", errata_of),
    Beside.NOTE: (FieldType.TEXT, "What is doubtful about all that it is made of", notes_of),
    Beside.INFERRED: (FieldType.TEXTS, "What of it comes from the context", inferred_of),
}


#: The closed vocabularies of what is beside a value.
_WORDS: dict[Beside, type[Bound | Inferred | Unit]] = {Beside.BOUND: Bound, Beside.INFERRED: Inferred, Beside.UNIT: Unit}


@frozen
class _OfCell:
    """What a column takes from the cell of its indicator."""

    number: int
    beside: Beside | None = None

    def __call__(self, row: WideRow) -> Any:
        cell = row.cells[self.number]
        if self.beside is Beside.GAP:
            return cell.gap.text if cell.gap else None
        if cell.figure is None:
            return () if self.beside in (Beside.RATES, Beside.INFERRED) else None
        return _BESIDE[self.beside][2](cell.figure) if self.beside else cell.figure.value


def wide(
    indicators: Sequence[Indicator | str],
    places: Iterable[Place | str] | None = None,
    *,
    year: int | None = None,
    nearest: bool = False,
    currency: Currency | str | None = None,
    rates: Rates | None = None,
    beside: Iterable[Beside | str] = (),
) -> Rows[WideRow]:
    """A row a city, a column an indicator, ready to become a frame: ``wide([Economy.gdp], currency="USD").to_pandas()``.

    All numbers of a column are in one unit, which is in its metadata: money printed in several currencies is brought to US
    dollars where no currency is asked for, and what is in a unit that doesn't compare is a gap. There are no targets in it.

    Args:
        indicators: printed or derived indicators, or their names.
        places: cities, or their names; without it, all bundled cities.
        year: that year only; without it, the latest figure of each city.
        nearest: where a city has no figure of that year, take the nearest one.
        currency: bring money to one currency, each figure at the rate of its own year.
        rates: exchange rates other than the bundled ones.
        beside: what to have beside each value: ``year``, ``bound``, ``source``, ``pages``, ``unit``, ``rates``, ``erratum``,
            ``gap`` ... See `Beside`.

    Raises:
        UnknownNameError: there is no such indicator, currency or thing to have beside.
        CriterionError: there is no place, or no indicator.

    Examples:
        >>> import china_sso as sso
        >>> table = sso.wide(["economy.gdp", "population.total"], currency="USD", beside=["year", "gap"])
        >>> table
        <29 rows of wide>
        >>> [field.name for field in table.layout.fields][:4]
        ['city', 'name', 'economy.gdp', 'economy.gdp.year']
    """
    if isinstance(beside, str) or not isinstance(beside, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise WrongTypeError("what to have beside", "a list, as in ['year', 'source']", described(beside))
    wanted = tuple(dict.fromkeys(member_of(Beside, each, "thing to have beside") for each in beside))
    chosen = bundled_dataset().cities() if places is None else places
    compared = compare(chosen, indicators, year=year, nearest=nearest, currency=currency, rates=rates)

    def in_dollars(row: Row) -> Row:
        currencies = {cell.figure.currency for cell in row if cell.figure} - {None}
        if currency is not None or len(currencies) < 2:
            return row
        return compare(compared.places, [row.indicator], year=year, nearest=nearest, currency=Currency.USD, rates=rates).rows[0]

    columns = [_in_one_unit(in_dollars(row), year) for row in compared.rows]
    rows = zip(compared.places, zip(*(cells for _, cells in columns), strict=True), strict=True)
    fields = [
        Field("city", FieldType.TEXT, "Its slug.", gaps=False, refers="places", of=attrgetter("place.slug")),
        Field("name", FieldType.TEXT, "Its name in English.", gaps=False, of=attrgetter("place.name")),
    ]
    for number, (row, (unit, _)) in enumerate(zip(compared.rows, columns, strict=True)):
        fields += _fields(row.indicator, unit, number, wanted)
    layout = Layout("wide", "A city, with a column an indicator.", tuple(fields), ("city",))
    return Rows((WideRow(place, cells) for place, cells in rows), layout)


def _in_one_unit(row: Row, year: int | None) -> tuple[Unit | None, tuple[Cell, ...]]:
    """The unit that most of the figures of a row are in, and the cells, with a gap for what is in another."""
    counts = Counter(cell.figure.unit for cell in row if cell.figure)
    usual = max(counts, key=lambda unit: counts[unit], default=None)

    def cell(each: Cell) -> Cell:
        if each.figure is None or each.figure.unit is usual:
            return each
        gap = unusable(GapKind.OTHER_UNIT, each.figure, row.indicator, year, unit=usual)
        return Cell(each.place, row.indicator, None, gap)

    return usual, tuple(map(cell, row))


def _fields(indicator: Indicator, unit: Unit | None, number: int, beside: Sequence[Beside]) -> list[Field]:
    """The column of an indicator, and those beside it."""
    same = indicator.title.casefold() == indicator.definition.casefold()
    definition = indicator.title if same else f"{indicator.title}: {indicator.definition}"
    fields = [Field(indicator.name, FieldType.NUMBER, definition, unit.value if unit else None, of=_OfCell(number))]
    for each in beside:
        kind, what, _ = _BESIDE.get(each, (FieldType.TEXT, "Why there is no value", None))
        texts = tuple(word.value for word in _WORDS.get(each, ()))
        name, says = f"{indicator.name}.{each.value}", f"{what}: {indicator.name}."
        gaps = kind is not FieldType.TEXTS
        fields.append(Field(name, kind, says, vocabulary=texts, gaps=gaps, of=_OfCell(number, each)))
    return fields
