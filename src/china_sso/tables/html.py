"""Tables as HTML: plain, in the style of the page they stand in. Every text is escaped."""

from __future__ import annotations

from collections.abc import Iterable

from china_sso.tables.safe import html

#: A text without blanks, or a number, up to so long stands in one line: an id of a document, a date.
_WHOLE = 32
#: How wide a letter is, about, in a table and among raised marks.
_LETTER, _RAISED = 0.55, 0.6


def table_html(
    caption: str,
    heads: Iterable[str],
    rows: Iterable[Iterable[str | tuple[str, str] | tuple[str, str, str]]],
    right: frozenset[int] = frozenset(),
) -> str:
    """A table with a caption; the columns of numbers are set flush right.

    A cell may be a text with the marks of footnotes, and with what stands behind it: after the star of what is wrong, before
    the letters.
    """
    body = [[((cell,) if isinstance(cell, str) else cell) + ("", "") for cell in row] for row in rows]
    marks = {i: max((len(row[i][1]) for row in body), default=0) for i in right}
    behind = {i: max(map(_wide, (row[i] for row in body))) for i in right if any(row[i][2] for row in body)}

    def cell(tag: str, i: int, text: str, marked: str = "", after: str = "", *_: str) -> str:
        kept = " " not in text or i in right  # a number keeps its unit and its marks
        whole = ";white-space:nowrap" if tag == "td" and kept and 0 < len(text) <= _WHOLE else ""
        side = "right" if i in right else "left"
        tail = _behind(after, marked, behind[i]) if i in behind else _told(after, marked, " ", marks.get(i, 0))
        return f'<{tag} style="text-align:{side}{whole}">{html(text)}{tail}</{tag}>'

    lines = "".join(f"<tr>{''.join(cell('td', i, *each) for i, each in enumerate(row))}</tr>" for row in body)
    top = "".join(cell("th", i, head) for i, head in enumerate(heads))
    return f"<table><caption>{html(caption)}</caption><thead><tr>{top}</tr></thead><tbody>{lines}</tbody></table>"


def _wide(cell: tuple[str, ...]) -> float:
    """How much room is needed behind a number, in widths of a letter m."""
    _, marks, after, *_ = cell
    return ((len(after) + 1) * _LETTER if after else 0) + len(marks) * _RAISED


def _behind(text: str, marks: str, width: float) -> str:
    """What stands behind a number, as wide as the widest of its column, so that numbers end where numbers end."""
    inner = _told(text, marks, "&nbsp;", 0)
    return f'<span style="display:inline-block;width:{width:.1f}em;text-align:left;white-space:nowrap">{inner}</span>'


def _told(text: str, marks: str, blank: str, width: int) -> str:
    """What stands behind a number and its marks; the star of what is wrong stands at the number, before all else."""
    star = "*" if text and marks.startswith("*") else ""
    return _raised(star, 0) + (f"{blank}{html(text)}" if text else "") + _raised(marks.removeprefix(star), width)


def _raised(marks: str, width: int) -> str:
    """The marks of a cell, as wide as the most marks of its column of numbers."""
    if not marks and not width:
        return ""
    room = f";display:inline-block;width:{width * _RAISED:.1f}em;text-align:left" if width else ""
    return f'<sup style="line-height:0{room}">{html(marks)}</sup>'
