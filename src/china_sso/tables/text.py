"""Tables as plain text, for terminals, scripts and logs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from textwrap import TextWrapper, wrap
from unicodedata import combining, east_asian_width

from china_sso.tables.safe import plain

#: A cell is not set in more lines than this; the rows become a list instead.
MOST_LINES = 12


def width_of(text: str) -> int:
    """How many columns of a terminal a text takes: Chinese characters take two, combining accents none."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def wrapped(text: str, width: int | None) -> list[str]:
    """A text in lines of at most that width; of wide characters, all might stand in one line."""
    return (wrap(text, max(1, width - width_of(text) + len(text))) if width else [text]) or [""]


#: Where a name may be set in two lines, if it doesn't fit: ``outsourcing.`` and ``exports``, ``inside-the-`` and ``dragon``.
_JOINT = re.compile(r"(?<=[a-z][.-])(?=[a-z])")


class _Cell(TextWrapper):
    """Wraps the text of a cell between words, and where a word is too long for a line, in a name of several parts."""

    def _split(self, text: str) -> list[str]:
        chunks: list[str] = super()._split(text)  # pyright: ignore
        return [part for chunk in chunks for part in (_JOINT.split(chunk) if len(chunk) > self.width else [chunk])]


def _set(text: str, width: int) -> list[str]:
    """A cell in lines of at most that width."""
    return _Cell(max(1, width - width_of(text) + len(text))).wrap(text) or [""]


def grid(heads: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int], width: int | None, keys: int = 1) -> list[str]:
    """The lines of a table with a rule under its heads. With a width, the widest columns are wrapped to fit it.

    Where that would cut words or numbers, or leave a strip many lines high, columns of numbers come in several tables below
    each other, each with the key columns, the first ones; those that follow leave out the rows that have nothing there. Other
    rows come as a list: the first cell, and each other one behind its head.
    """
    safe = [[plain(cell) for cell in row] for row in (heads, *rows)]
    for blocks in range(1, len(heads) - keys + 1 if len(right) > 1 else 2):
        parts = [
            _block(_telling(safe, columns, keys) if i else safe, columns, right, width)
            for i, columns in enumerate(_split(len(heads), blocks, keys))
        ]
        if all(parts):
            return [line for i, part in enumerate(parts) if part for line in ([""] if i else []) + part]
    assert width is not None
    return list(_listed(safe[0], safe[1:], width))


def listed(heads: Sequence[str], rows: Iterable[Sequence[str]], width: int) -> list[str]:
    """The lines of a list: of each row the first cell, and each other one behind its head."""
    return list(_listed([plain(head) for head in heads], ([plain(cell) for cell in row] for row in rows), width))


def _split(count: int, blocks: int, keys: int) -> list[list[int]]:
    """The columns but for the key ones in so many parts of about one size, each with those before it."""
    others = range(keys, count)
    ends = [len(others) * i // blocks for i in range(blocks + 1)]
    return [[*range(keys), *others[start:end]] for start, end in pairwise(ends)]


def _telling(safe: Sequence[Sequence[str]], which: Sequence[int], keys: int) -> list[Sequence[str]]:
    """The head, the rows that have something in some of the columns, and those that are but a heading, with nothing in any."""

    def empty(row: Sequence[str], columns: Iterable[int]) -> bool:
        return not any(row[i].strip() for i in columns)

    others = range(keys, len(safe[0]))
    return [safe[0], *(row for row in safe[1:] if not empty(row, which[keys:]) or empty(row, others))]


def _block(safe: Sequence[Sequence[str]], which: Sequence[int], right: frozenset[int], width: int | None) -> list[str] | None:
    """Some columns as a table; None where they don't fit the width."""
    columns = [[row[i] for row in safe] for i in which]
    numbers = frozenset(at for at, i in enumerate(which) if i in right)
    widths = [max(map(width_of, column)) for column in columns]
    if width is not None and sum(widths) + 2 * (len(widths) - 1) > width:
        narrowed = _narrowed(columns, widths, width, numbers) or _narrowed(columns, widths, width, numbers, _JOINT)
        if narrowed is None:
            return None
        widths = narrowed
    head, *rows = zip(*columns, strict=True)
    ruled = (head, ["─" * each for each in widths], *rows)
    return [line for row in ruled for line in _lines(row, widths, numbers)]


def _narrowed(
    columns: Sequence[Sequence[str]],
    widths: Sequence[int],
    width: int,
    right: frozenset[int],
    within: re.Pattern[str] | None = None,
) -> list[int] | None:
    """Widths that fit, taken from the widest columns; None where words or numbers would be cut, or cells become too high.

    Words may be set in two lines where they have the pattern ``within`` them, if there is one.
    """

    def parts(cell: str) -> Iterable[str]:
        return (part for word in cell.split() for part in (within.split(word) if within else (word,)))

    least = [max((width_of(part) for cell in column for part in parts(cell)), default=1) for column in columns]
    for i in right:  # a number is not set in two lines, only its head is
        least[i] = max(least[i], *map(width_of, columns[i][1:]), 0)
    found = list(widths)
    excess = sum(widths) + 2 * (len(widths) - 1) - width
    while excess > 0:
        i = max(range(len(found)), key=lambda i: (found[i] - least[i] > 0, found[i]))
        if found[i] <= least[i]:
            return None
        found[i] -= 1
        excess -= 1
    high = max(len(_set(cell, size)) for column, size in zip(columns, found, strict=True) for cell in column)
    return found if high <= MOST_LINES else None


def _lines(row: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> Iterator[str]:
    cells = [_set(cell, size) if width_of(cell) > size else [cell] for cell, size in zip(row, widths, strict=True)]
    for level in range(max(map(len, cells))):
        parts = (
            _padded(cell[level] if level < len(cell) else "", size, right=i in right)
            for i, (cell, size) in enumerate(zip(cells, widths, strict=True))
        )
        yield "  ".join(parts).rstrip()


_FRACTION = re.compile(r"\d(\.\d+)?$")


def aligned(cells: Sequence[tuple[str, str]], *, points: bool) -> list[str]:
    """Numbers and what stands behind them as texts of one width, so that the numbers end at one place, or their points do."""
    fractions = [_FRACTION.search(number) for number, _ in cells]
    sizes = [len(found[1] or "") if found else 0 for found in fractions]
    widest = max(sizes, default=0) if points else 0
    numbers = [
        number + " " * (widest - size if found and points else 0)
        for (number, _), found, size in zip(cells, fractions, sizes, strict=True)
    ]
    width, behind = (max(map(width_of, texts), default=0) for texts in (numbers, [after for _, after in cells]))
    return [
        _padded(number, width, right=True) + _padded(after, behind, right=False)
        for number, (_, after) in zip(numbers, cells, strict=True)
    ]


def _padded(text: str, width: int, *, right: bool) -> str:
    space = " " * (width - width_of(text))
    return space + text if right else text + space


def _listed(heads: Sequence[str], rows: Iterable[Sequence[str]], width: int) -> Iterator[str]:
    for i, row in enumerate(rows):
        if i:
            yield ""
        yield from wrapped(row[0].strip(), width)
        for head, cell in zip(heads[1:], row[1:], strict=True):
            if cell.strip():
                yield from wrap(f"{head}: {' '.join(cell.split())}", width, initial_indent="  ", subsequent_indent="    ")
