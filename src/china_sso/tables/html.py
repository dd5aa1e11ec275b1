"""Tables as HTML: plain, in the style of the page they stand in. Every text is escaped."""

from __future__ import annotations

from collections.abc import Iterable

from china_sso.tables.safe import html


def table_html(
    caption: str, heads: Iterable[str], rows: Iterable[Iterable[str | tuple[str, str]]], right: frozenset[int] = frozenset()
) -> str:
    """A table with a caption; the columns of numbers are set flush right. A cell may be a text with the marks of footnotes."""
    body = [[(cell, "") if isinstance(cell, str) else cell for cell in row] for row in rows]
    widths = {i: max((len(row[i][1]) for row in body), default=0) for i in right}  # so that numbers end where numbers end

    def cell(tag: str, i: int, text: str, marks: str = "") -> str:
        side = "right" if i in right else "left"
        return f'<{tag} style="text-align:{side}">{html(text)}{_raised(marks, widths.get(i, 0))}</{tag}>'

    lines = "".join(f"<tr>{''.join(cell('td', i, *each) for i, each in enumerate(row))}</tr>" for row in body)
    top = "".join(cell("th", i, head) for i, head in enumerate(heads))
    return f"<table><caption>{html(caption)}</caption><thead><tr>{top}</tr></thead><tbody>{lines}</tbody></table>"


def _raised(marks: str, width: int) -> str:
    """The marks of a cell, as wide as the most marks of its column of numbers."""
    if not marks and not width:
        return ""
    room = f";display:inline-block;width:{width * 0.6:.1f}em;text-align:left" if width else ""
    return f'<sup style="line-height:0{room}">{html(marks)}</sup>'
