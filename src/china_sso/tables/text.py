"""Tables as plain text, for terminals, scripts and logs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap
from unicodedata import combining, east_asian_width

from china_sso.tables.safe import plain

#: A cell is not set in more lines than this; the rows become a list instead.
MOST_LINES = 8


def width_of(text: str) -> int:
    """How many columns of a terminal a text takes: Chinese characters take two, combining accents none."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def wrapped(text: str, width: int | None) -> list[str]:
    """A text in lines of at most that width."""
    return (wrap(text, width) if width else [text]) or [""]


def grid(heads: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int], width: int | None) -> list[str]:
    """The lines of a table with a rule under its heads. With a width, the widest columns are wrapped to fit it.

    Where that would cut words, or leave a strip many lines high, the rows come as a list: the first cell, and each
    other one behind its head.
    """
    safe = [[plain(cell) for cell in row] for row in (heads, *rows)]
    columns = list(zip(*safe, strict=True))
    widths = [max(map(width_of, column)) for column in columns]
    if width is not None and sum(widths) + 2 * (len(widths) - 1) > width:
        narrowed = _narrowed(columns, widths, width)
        if narrowed is None:
            return list(_listed(safe[0], safe[1:], width))
        widths = narrowed
    ruled = (safe[0], ["─" * each for each in widths], *safe[1:])
    return [line for row in ruled for line in _lines(row, widths, right)]


def _narrowed(columns: Sequence[Sequence[str]], widths: Sequence[int], width: int) -> list[int] | None:
    """Widths that fit, taken from the widest columns; None where words would be cut or cells become too high."""
    least = [max((width_of(word) for cell in column for word in cell.split()), default=1) for column in columns]
    found = list(widths)
    excess = sum(widths) + 2 * (len(widths) - 1) - width
    while excess > 0:
        i = max(range(len(found)), key=lambda i: (found[i] - least[i] > 0, found[i]))
        if found[i] <= least[i]:
            return None
        found[i] -= 1
        excess -= 1
    high = max(len(wrap(cell, size)) for column, size in zip(columns, found, strict=True) for cell in column)
    return found if high <= MOST_LINES else None


def _lines(row: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> Iterator[str]:
    cells = [wrapped(cell, size) if width_of(cell) > size else [cell] for cell, size in zip(row, widths, strict=True)]
    for level in range(max(map(len, cells))):
        parts = (
            _padded(cell[level] if level < len(cell) else "", size, right=i in right)
            for i, (cell, size) in enumerate(zip(cells, widths, strict=True))
        )
        yield "  ".join(parts).rstrip()


def _padded(text: str, width: int, *, right: bool) -> str:
    space = " " * (width - width_of(text))
    return space + text if right else text + space


def _listed(heads: Sequence[str], rows: Iterable[Sequence[str]], width: int) -> Iterator[str]:
    for i, row in enumerate(rows):
        if i:
            yield ""
        yield from wrapped(row[0], width)
        for head, cell in zip(heads[1:], row[1:], strict=True):
            if cell:
                yield from wrap(f"{head}: {cell}", width, initial_indent="  ", subsequent_indent="    ")
