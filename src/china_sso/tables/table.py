"""A table of texts, and the ways to write it down: what comparisons, rankings and the terminal have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from china_sso.tables import safe
from china_sso.tables.html import table_html
from china_sso.tables.text import aligned, grid, listed, wrapped

if TYPE_CHECKING:
    from great_tables import GT

#: The width from which on columns of sentences are set as a table.
WIDE = 140


@frozen
class Entry:
    """A cell with more than a text: what stands behind a number without moving it, and the marks of footnotes."""

    text: str
    """What the cell says; a number flush right ends with it."""
    after: str = ""
    """What stands behind it: ``(2011)``"""
    marks: str = ""
    """The marks of its footnotes: ``*`` or ``a,b``"""
    remarks: tuple[str, ...] = ()
    """What the footnotes say of it."""
    footnotes: tuple[str, ...] = ()
    """The same, without what they are about."""

    @property
    def tail(self) -> str:
        """What stands behind the text, with its marks."""
        star, letters = ("*", self.marks[1:]) if self.marks.startswith("*") else ("", self.marks)
        return star + "".join(f" {each}" for each in (self.after, letters) if each)

    def __str__(self) -> str:
        return self.text + self.tail


@frozen
class Table:
    """Rows of texts under heads, with a caption above and notes below.

    Texts are shown as they are: what a terminal, a browser or a spreadsheet would obey is made harmless.
    """

    caption: str
    """What it is a table of."""
    heads: tuple[str, ...]
    """A head for each column."""
    rows: tuple[tuple[str | Entry, ...], ...]
    """The rows, each with a cell for each head."""
    notes: tuple[str, ...] = ()
    """What the reader has to know about the rows: the footnotes of marked cells, and what is said of all."""
    right: frozenset[int] = frozenset()
    """The columns that hold numbers and are set flush right."""
    points: frozenset[int] = frozenset()
    """Those of them whose decimal points stand under each other."""
    keys: int = 1
    """How many columns, the first ones, say what a row is about: a table too wide for one repeats them."""
    list_below: int = 0
    """In a width below this one the rows come as a list, however little they hold: the same table has the same shape each time."""

    @property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The rows as plain texts, marks and all."""
        return tuple(tuple(map(str, row)) for row in self.rows)

    def text(self, width: int | None = None) -> str:
        """As plain text. With a width, the widest columns are wrapped until the lines fit it."""
        caption = wrapped(safe.plain(self.caption), width)
        notes = [line for note in self.notes for line in wrapped(safe.plain(note), width)]
        columns = [self._column(i) for i in range(len(self.heads))]
        rows = list(zip(*columns, strict=True)) if self.rows else []
        if width is not None and rows and width < self.list_below:
            lines = listed(self.heads, rows, width)
        else:
            lines = grid(self.heads, rows, self.right, width, self.keys)
        return "\n".join([*caption, "", *lines, *([""] if notes else []), *notes])

    def _column(self, i: int) -> list[str]:
        """The cells of a column; numbers end where numbers end, whatever stands behind them."""
        cells = [row[i] for row in self.rows]
        if i not in self.right or not any(isinstance(cell, Entry) for cell in cells):
            return [safe.plain(str(cell)) for cell in cells]
        parts = [(cell.text, cell.tail) if isinstance(cell, Entry) else (cell, "") for cell in cells]
        return aligned([(safe.plain(text), safe.plain(tail)) for text, tail in parts], points=i in self.points)

    def markdown(self) -> str:
        """As a table of GitHub Flavored Markdown, with the caption before it and the notes after it."""

        def line(cells: tuple[str | Entry, ...]) -> str:
            return "| " + " | ".join(safe.markdown(str(cell)) for cell in cells) + " |"

        rule = "| " + " | ".join("---:" if i in self.right else "---" for i in range(len(self.heads))) + " |"
        notes = [f"\n{safe.markdown(note)}" for note in self.notes]
        return "\n".join([f"**{safe.markdown(self.caption)}**\n", line(self.heads), rule, *map(line, self.rows), *notes])

    def csv(self) -> str:
        """As comma-separated values with a head line.

        What the footnotes say of a row stands in a last column, ``notes``, where any row has some; caption and notes of all are
        left out.
        """
        from china_sso.tables.csv import dumps

        remarks = ["; ".join(text for cell in row if isinstance(cell, Entry) for text in cell.remarks) for row in self.rows]
        rows = ([f"{cell.text} {cell.after}".strip() if isinstance(cell, Entry) else cell for cell in row] for row in self.rows)
        if not any(remarks):
            return dumps(self.heads, rows)
        return dumps((*self.heads, "notes"), ([*row, said] for row, said in zip(rows, remarks, strict=True)))

    def html(self) -> str:
        """As an HTML table."""
        notes = "".join(f"<p>{safe.html(note)}</p>" for note in self.notes)
        rows = (
            ((cell.text, cell.marks, cell.after) if isinstance(cell, Entry) else (cell, "", "") for cell in row)
            for row in self.rows
        )
        return table_html(self.caption, self.heads, rows, self.right) + notes

    def to_great_table(self) -> GT:
        """As a ``great_tables.GT``, its marks as footnotes. Needs the extra ``tables``.

        Raises `MissingExtraError` without great-tables, or without a library of frames.
        """
        from china_sso.tables.great import great_table

        return great_table(self)

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return self.html()
