"""What a file of any format is given to write: tables, with plain cells, and the words that explain their columns.

It calculates in the library's own context, which `export` and `geojson` set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from attrs import frozen

from china_sso.errors import NotANumberError
from china_sso.frames.layout import Field, FieldType, Layout

#: Told of each table once it is written.
Step = Callable[[str], None]

_LOOKED_AT = 100


@frozen
class Content:
    """A table to write."""

    layout: Layout
    items: tuple[Any, ...]

    @property
    def name(self) -> str:
        """The name of the table."""
        return self.layout.name

    def shown_first(self) -> Content:
        """The same rows, those first that show the type of a column which the first hundred leave open.

        Programs that take a type from the cells look at a hundred rows, and fail at the first that has another.
        """
        first = {
            next((number for number, cell in enumerate(cells) if shows(cell)), 0)
            for cells in self.columns().values()
            for shows in (bool, _broken)
        }
        early = sorted(number for number in first if number >= _LOOKED_AT)
        rest = (item for number, item in enumerate(self.items) if number not in early)
        return Content(self.layout, (*(self.items[number] for number in early), *rest))

    def columns(self) -> dict[str, list[Any]]:
        """The cells of each column, the numbers exact and without the zeros that fill their places up."""
        columns = self.layout.columns(self.items, exact=True)
        for field in self.layout.fields:
            if field.type is FieldType.NUMBER:
                columns[field.name] = [None if cell is None else cell.normalize() for cell in columns[field.name]]
        return columns

    def rows(self, of: Callable[[Any], Any] = lambda cell: cell) -> Iterator[tuple[Any, ...]]:
        """The cells of each row, made what the format has by a function of each."""
        return zip(*([of(cell) for cell in cells] for cells in self.columns().values()), strict=True)

    def objects(self) -> Iterator[dict[str, Any]]:
        """Each row by the names of its columns."""
        names = [field.name for field in self.layout.fields]
        return (dict(zip(names, row, strict=True)) for row in self.rows())


def _broken(cell: Any) -> bool:
    """Whether a cell is a number that is not whole, as a program takes whole ones for integers."""
    return isinstance(cell, Decimal) and cell % 1 != 0


def double(number: Decimal) -> float:
    """A number as a file of doubles holds it. Raises `NotANumberError` where that is not the same number to the last digit."""
    made = float(number)
    if Decimal(repr(made)) != number:
        raise NotANumberError("a number for a file of doubles, which hold 15 digits and no more,", f"{number:f}")
    return made


def referred(layout: Layout, tables: Sequence[Content]) -> list[Field]:
    """The columns of a table that are keys of one of those that are written."""
    names = {each.name for each in tables}
    return [field for field in layout.fields if field.refers in names]


#: What explains a column, in a file that has a table for it.
DICTIONARY = ("table", "position", "column", "title", "type", "definition", "unit", "refers", "vocabulary")


def dictionary(tables: Iterable[Content]) -> Iterator[tuple[Any, ...]]:
    """A line for each column of each table: what the layout says of it."""
    for each in tables:
        for position, field in enumerate(each.layout.fields, start=1):
            title = field.head[:1].upper() + field.head[1:]
            said = (title, field.type.value, field.definition, field.unit, field.refers, list(field.vocabulary) or None)
            yield (each.name, position, field.name, *said)
