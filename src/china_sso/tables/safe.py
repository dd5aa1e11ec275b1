"""Makes text from anywhere safe to write: what a name or a label holds is shown, never obeyed."""

from __future__ import annotations

import re
from html import escape


def plain(text: str) -> str:
    r"""A text for a terminal, in one line: control characters, direction marks and other unprintable ones are spelt out.

    >>> print(plain("a\x1b[31m b\u202e"))
    a\x1b[31m b\u202e
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(c: str) -> str:
    if c.isprintable():
        return c
    return " " if c.isspace() and c not in "\x1c\x1d\x1e\x1f\x85\u2028\u2029" else c.encode("unicode_escape").decode("ascii")


def html(text: str) -> str:
    """A text for HTML, within an element or a quoted attribute."""
    return escape(plain(text))


_MARKDOWN = re.compile(r"[\\`*\[\]<>|]|(?<!\w)_|_(?!\w)|&(?=[#\w]+;)|^(?=[-+#>=]|\d+[.)])")


def markdown(text: str) -> str:
    r"""A text for a line or a table cell of Markdown, where it stands for itself.

    >>> print(markdown("<b>*x* | y"))
    \<b\>\*x\* \| y
    """
    return _MARKDOWN.sub(lambda match: f"\\{match[0]}" if match[0] else "", plain(text))


_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?")


def csv(text: str) -> str:
    """A text for a cell that a spreadsheet may open: what it would take for a formula is set behind an apostrophe.

    >>> csv("=1+1"), csv("-5"), csv("-5 °C")
    ("'=1+1", '-5', "'-5 °C")
    """
    text = plain(text)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") and not _NUMBER.fullmatch(text) else text
