"""What every answer keeps, and the pieces that inputs are made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import atheris

import china_sso as sso

#: What has been trouble somewhere: controls, directions, surrogates, formulas, markup, numbers at an edge.
NASTY = (
    "", " ", "\0", "\x1b[31m", "\x9b2J", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff", "\ud800", "\U000e0041", "=1+1", "@x", "'",
    '"', "<script>", "|", "`", "}", "\\", "%", "\n", "\r\n", "\t", "-", "--", ":", "/", "..", "9" * 400, "1e999999", "-0", "NaN",
    "Infinity", "-1", "0", "9999", "10000", "²", "٣", "西", "é", "ǅ", "ß", "İ", "x" * 3000,
)  # fmt: skip


class BrokenPromiseError(AssertionError):
    """What a fuzzer is looking for."""


def shown(text: str) -> None:
    """A text that a terminal may be given: nothing in it is obeyed, and all of it can be written."""
    if text.replace("\n", "").isprintable():
        return
    if wrong := {c for c in text if c != "\n" and not c.isprintable()}:
        raise BrokenPromiseError(f"{wrong!r} in {text[:2000]!r}")


def answered(question: Callable[[], Any], *allowed: type[Exception]) -> Any:
    """The answer to a question, or None where the library says in its own words why there is none."""
    try:
        return question()
    except (sso.ChinaSsoError, *allowed) as error:
        _told(error)
    return None


def _told(error: Exception) -> None:
    shown(str(error))
    if len(str(error)) > 100_000:
        raise BrokenPromiseError(f"a message of {len(str(error))} characters: {str(error)[:1000]}")
    if not isinstance(error, (LookupError, ValueError, TypeError, OSError)):
        raise BrokenPromiseError(f"{type(error).__name__} is no builtin")


def text_of(data: atheris.FuzzedDataProvider, *words: str) -> str:
    """A text: a word, something nasty, a few of both in a row, or whatever comes."""
    kind = data.ConsumeIntInRange(0, 7)
    if words and kind < 4:
        word = data.PickValueInList(list(words))
        if kind < 3 or not word:
            return word
        at = data.ConsumeIntInRange(0, len(word))
        return word[:at] + text_of(data) + word[at + data.ConsumeIntInRange(0, 2) :]
    if kind < 6:
        return data.PickValueInList(list(NASTY))
    return data.ConsumeUnicode(40) if kind == 6 else data.ConsumeUnicodeNoSurrogates(20)
