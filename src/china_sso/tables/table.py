"""A table of texts, and the ways to write it down: what comparisons, rankings and the terminal have in common."""

from __future__ import annotations

from attrs import frozen

from china_sso.tables import safe
from china_sso.tables.html import table_html
from china_sso.tables.text import grid, wrapped


@frozen
class Table:
    """Rows of texts under heads, with a caption above and notes below. What the texts hold is shown, never obeyed."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    """What the reader has to know about the rows."""
    right: frozenset[int] = frozenset()
    """The columns that hold numbers and are set flush right."""

    def text(self, width: int | None = None) -> str:
        """As plain text. With a width, the widest columns are wrapped until the lines fit it."""
        caption = wrapped(safe.plain(self.caption), width)
        notes = [line for note in self.notes for line in wrapped(safe.plain(note), width)]
        return "\n".join([*caption, "", *grid(self.heads, self.rows, self.right, width), *([""] if notes else []), *notes])

    def markdown(self) -> str:
        """As a table of GitHub Flavored Markdown, with the caption before it and the notes after it."""

        def line(cells: tuple[str, ...]) -> str:
            return "| " + " | ".join(map(safe.markdown, cells)) + " |"

        rule = "| " + " | ".join("---:" if i in self.right else "---" for i in range(len(self.heads))) + " |"
        notes = [f"\n{safe.markdown(note)}" for note in self.notes]
        return "\n".join([f"**{safe.markdown(self.caption)}**\n", line(self.heads), rule, *map(line, self.rows), *notes])

    def csv(self) -> str:
        """As comma-separated values with a head line; caption and notes are left out."""
        from china_sso.tables.csv import dumps

        return dumps(self.heads, self.rows)

    def html(self) -> str:
        """As an HTML table."""
        notes = "".join(f"<p>{safe.html(note)}</p>" for note in self.notes)
        return table_html(self.caption, self.heads, self.rows, self.right) + notes

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return self.html()
