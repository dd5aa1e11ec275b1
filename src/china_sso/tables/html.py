"""Tables as HTML: plain, in the style of the page they stand in. Every text is escaped."""

from __future__ import annotations

from collections.abc import Iterable

from china_sso.tables.safe import html


def table_html(
    caption: str, heads: Iterable[str], rows: Iterable[Iterable[str | tuple[str, str]]], right: frozenset[int] = frozenset()
) -> str:
    """A table with a caption; the columns of numbers are set flush right. A cell may be a text with the marks of footnotes."""

    def cells(tag: str, texts: Iterable[str | tuple[str, str]]) -> str:
        sides = (("right" if i in right else "left", text) for i, text in enumerate(texts))
        return "".join(f'<{tag} style="text-align:{side}">{_marked(text)}</{tag}>' for side, text in sides)

    body = "".join(f"<tr>{cells('td', row)}</tr>" for row in rows)
    return f"<table><caption>{html(caption)}</caption><thead><tr>{cells('th', heads)}</tr></thead><tbody>{body}</tbody></table>"


def _marked(cell: str | tuple[str, str]) -> str:
    text, marks = (cell, "") if isinstance(cell, str) else cell
    return html(text) + (f"<sup>{html(marks)}</sup>" if marks else "")
