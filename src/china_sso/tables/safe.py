"""Makes text from anywhere safe to write: what a name or a label holds is shown, never obeyed."""

from __future__ import annotations

import re
from html import escape


def plain(text: str) -> str:
    r"""A text for a terminal, in one line: control characters, direction marks and other unprintable ones are spelt out.

    Examples:
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


_MARKDOWN = re.compile(r"[\\`*\[\]<>|~]|(?<!\w)_|_(?!\w)|&(?=[#\w]+;)|^[-+#=]")
_NUMBERED = re.compile(r"(\d+)([.)])")


def markdown(text: str) -> str:
    r"""A text for a line or a table cell of Markdown, where it stands for itself.

    Examples:
        >>> print(markdown("<b>*x* | y"))
        \<b\>\*x\* \| y
    """
    escaped = _MARKDOWN.sub(r"\\\g<0>", plain(text).strip())
    return _NUMBERED.sub(r"\1\\\2", escaped, count=1) if _NUMBERED.match(escaped) else escaped


#: What a spreadsheet begins a formula with, in the width of Chinese and Japanese too.
_FORMULA = tuple("=+-@＝＋－＠")
_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?")


def csv(text: str) -> str:
    """A text for a cell that a spreadsheet may open: what it would take for a formula is set behind an apostrophe.

    Examples:
        >>> csv("=1+1"), csv("-5"), csv("-5 °C")
        ("'=1+1", '-5', "'-5 °C")
    """
    text = plain(text)
    return f"'{text}" if text[:1] in _FORMULA and not _NUMBER.fullmatch(text) else text


_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "{": r"\textbraceleft{}",  # BibTeX counts braces after a backslash too
    "}": r"\textbraceright{}",
    **{c: f"\\{c}" for c in "&%$#_"},
}


def bibtex(text: str) -> str:
    r"""A text for the value of a BibTeX field in braces, which it can't leave.

    Examples:
        >>> print(bibtex("100 % } _"))
        100 \% \textbraceright{} \_
    """
    return "".join(_LATEX.get(c, c) for c in plain(text))


def bibtex_key(text: str) -> str:
    """A text as the key of a BibTeX entry: letters, digits, hyphens."""
    return re.sub(r"[^\w-]", "-", text)


def bibtex_url(text: str) -> str:
    """An address for a BibTeX field, as it is but for what no address has: that is percent-encoded.

    Examples:
        >>> bibtex_url("https://example.org/a_b?c=%20}")
        'https://example.org/a_b?c=%20%7D'
    """
    from urllib.parse import quote

    return "".join(quote(c, errors="replace") if c in "{}\\ " or not c.isprintable() else c for c in text)
