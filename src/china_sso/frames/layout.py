"""What the columns of a table are, whichever library or file holds it: names, types, units, definitions, keys.

`Field.cell` makes a plain value of what an object has: enums become their texts, periods ISO 8601, tuples lists.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation
from enum import Enum, StrEnum
from operator import attrgetter
from typing import Any

from attrs import frozen

from china_sso.errors import NotANumberError
from china_sso.model.numbers import in_own_context
from china_sso.model.titled import words_of
from china_sso.tables.table import Table

#: Exact numbers of a frame have as many digits, so many of them decimals: as many as every library holds.
DIGITS, DECIMALS = 38, 10
#: For people, a number with more decimals than this has four.
MOST_DECIMALS = 6
#: What names of columns write as they can, and people otherwise.
_PROPER = {"iso 3166 2": "ISO 3166-2", "gbt 2260": "GB/T 2260", "geonames id": "GeoNames ID", "url": "URL"}
_LAST = Decimal(1).scaleb(-DECIMALS)
_CONTEXT = Context(prec=DIGITS, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation])


class FieldType(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    INTEGER = "integer"
    """A whole number, or a gap."""
    NUMBER = "number"
    """A float, or a decimal where that is asked for."""
    TRUTH = "truth"
    CATEGORY = "category"
    """A text of a closed vocabulary."""
    TEXTS = "texts"
    """A list of texts, which may be empty."""


@frozen
class Field:
    """One column."""

    name: str
    type: FieldType
    definition: str
    """What its cells say."""
    unit: str | None = None
    """The unit of its numbers, where all have one."""
    vocabulary: tuple[str, ...] = ()
    """The texts that a category, or an item of a list, may be; empty where that is open."""
    gaps: bool = True
    """Whether a cell may be empty."""
    refers: str | None = None
    """The table whose key its cells are."""
    of: Callable[[Any], Any] | None = None
    """What takes its value from an object; None: the attribute of its name."""
    shown: Callable[[Any], str] | None = None
    """What takes its text for people from an object; None: its value has it."""

    def cells(self, items: Iterable[Any], *, exact: bool) -> list[Any]:
        """The plain values of some objects. Raises `NotANumberError` for a number too large to be an exact one of a frame."""
        plain = _exact if exact and self.type is FieldType.NUMBER else _PLAIN.get(self.type, _text)
        values = map(self.of or attrgetter(self.name), items)
        return [None if value is None else plain(value) for value in values]

    @property
    def head(self) -> str:
        """Its name for people, with the unit: ``growth, percent``, ``ISO 3166-2``."""
        said = self.name.replace("_", " ")
        for written, proper in _PROPER.items():
            said = re.sub(rf"\b{written}\b", proper, said)
        return said + (f", {self.unit}" if self.unit else "")

    def texts(self, items: Iterable[Any]) -> list[str]:
        """The values of some objects for people: numbers with all their digits, lists joined, nothing for a gap."""
        if self.shown:
            return list(map(self.shown, items))
        values = map(self.of or attrgetter(self.name), items)
        return ["" if value is None else _SHOWN.get(self.type, _said)(value) for value in values]


def _text(value: Any) -> str:
    return value.value if isinstance(value, Enum) else str(value)


def _texts(values: Iterable[Any]) -> list[str]:
    return list(map(_text, values))


def _exact(value: Any) -> Decimal:
    try:
        return Decimal(value).quantize(_LAST, context=_CONTEXT)
    except InvalidOperation:
        raise NotANumberError(f"an exact number of a frame, below 1e{DIGITS - DECIMALS},", str(value)) from None


_PLAIN: dict[FieldType, Callable[[Any], Any]] = {
    FieldType.INTEGER: int,
    FieldType.NUMBER: float,
    FieldType.TRUTH: bool,
    FieldType.TEXTS: _texts,
}


@in_own_context
def _grouped(value: Any) -> str:
    number = Decimal(str(value))
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -MOST_DECIMALS:  # it was calculated, not printed
        number = round(number, 4)
    return f"{number:,f}"


def _said(value: Any) -> str:
    return words_of(value) if isinstance(value, Enum) else str(value)


_SHOWN: dict[FieldType, Callable[[Any], str]] = {
    FieldType.NUMBER: _grouped,
    FieldType.TRUTH: lambda value: "yes" if value else "no",
    FieldType.TEXTS: lambda values: "; ".join(map(_said, values)),
}
_NUMBERS = (FieldType.INTEGER, FieldType.NUMBER)


@frozen
class Layout:
    """The columns of one table."""

    name: str
    title: str
    """What a row is."""
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ()
    """The columns that no two rows have alike; empty where rows have no name of their own."""

    def columns(self, items: Iterable[Any], *, exact: bool) -> dict[str, list[Any]]:
        """The cells of each column, in the order of the columns."""
        rows = tuple(items)
        return {field.name: field.cells(rows, exact=exact) for field in self.fields}

    def table(self, items: Iterable[Any], caption: str, notes: tuple[str, ...] = ()) -> Table:
        """Some things as a table for people, without the columns that none of them fills."""
        rows = tuple(items)
        filled = [(field, cells) for field in self.fields if any(cells := field.texts(rows))]
        right = frozenset(i for i, (field, _) in enumerate(filled) if field.type in _NUMBERS)
        heads = tuple(field.head for field, _ in filled)
        return Table(caption, heads, tuple(zip(*(cells for _, cells in filled), strict=True)), notes, right)
