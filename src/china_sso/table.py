"""A table of texts, and the ways to write it down: what comparisons, rankings and the terminal have in common."""

from __future__ import annotations

import csv
import io
from textwrap import wrap

from attrs import frozen

from china_sso.model.html import table_html


@frozen
class Table:
    """Rows of texts under heads, with a caption above and notes below."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    #: what the reader has to know about the rows
    notes: tuple[str, ...] = ()
    #: the columns that hold numbers and are set flush right
    right: frozenset[int] = frozenset()

    def text(self, width: int | None = None) -> str:
        """As plain text. With a width, the widest columns are wrapped until the lines fit it."""
        widths = [max(map(len, column)) for column in zip(self.heads, *self.rows, strict=True)]
        while width is not None and sum(widths) + 2 * (len(widths) - 1) > width and max(widths) > 1:
            widths[widths.index(max(widths))] -= 1
        ruled = (self.heads, tuple("─" * each for each in widths), *self.rows)
        lines = [line for row in ruled for line in self._lines(row, widths)]
        notes = [line for note in self.notes for line in (wrap(note, width) if width else [note])]
        return "\n".join([*(wrap(self.caption, width) if width else [self.caption]), "", *lines, *([""] if notes else []), *notes])

    def _lines(self, row: tuple[str, ...], widths: list[int]) -> list[str]:
        cells = [wrap(cell, max(1, size)) or [""] for cell, size in zip(row, widths, strict=True)]
        height = max(map(len, cells))
        lines: list[str] = []
        for level in range(height):
            parts = (
                (cell[level] if level < len(cell) else "").rjust(size)
                if i in self.right
                else (cell[level] if level < len(cell) else "").ljust(size)
                for i, (cell, size) in enumerate(zip(cells, widths, strict=True))
            )
            lines.append("  ".join(parts).rstrip())
        return lines

    def markdown(self) -> str:
        """As a table of GitHub Flavored Markdown, with the caption before it and the notes after it."""

        def line(cells: tuple[str, ...]) -> str:
            return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"

        rule = "| " + " | ".join("---:" if i in self.right else "---" for i in range(len(self.heads))) + " |"
        notes = [f"\n{note}" for note in self.notes]
        return "\n".join([f"**{self.caption}**\n", line(self.heads), rule, *map(line, self.rows), *notes])

    def csv(self) -> str:
        """As comma-separated values with a head line; caption and notes are left out."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerows((self.heads, *self.rows))
        return out.getvalue().rstrip("\n")

    def html(self) -> str:
        """As an HTML table."""
        notes = "".join(f"<p>{note}</p>" for note in _escaped(self.notes))
        return table_html(self.caption, self.heads, self.rows) + notes

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return self.html()


def _escaped(texts: tuple[str, ...]) -> tuple[str, ...]:
    from html import escape

    return tuple(map(escape, texts))
