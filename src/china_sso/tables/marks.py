"""Footnotes of a table: each remark is said once, under a mark, and names the rows that it is about."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from china_sso.tables.table import Entry

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@frozen
class Remark:
    """What a reader has to know about a cell."""

    text: str
    row: str
    """The row that it is about, for people: ``Suzhou``"""
    topic: str
    """And its column: ``GDP``"""
    wrong: bool = False
    """Whether it says that something printed is wrong; its mark is then a star."""


class Marks:
    """The remarks of one table, in the order of its cells. Letters are given as remarks come; stars are for what is wrong."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, bool], dict[str, dict[str, None]]] = {}
        self._letters: dict[str, str] = {}

    def entry(self, text: str, remarks: Iterable[Remark], after: str = "") -> Entry:
        """A cell with its marks."""
        found = tuple(remarks)
        for remark in found:
            self._rows.setdefault((remark.text, remark.wrong), {}).setdefault(remark.topic, {})[remark.row] = None
            if not remark.wrong:
                self._letters.setdefault(remark.text, _letter(len(self._letters)))
        star = "*" if any(remark.wrong for remark in found) else ""
        letters = {self._letters[remark.text] for remark in found if not remark.wrong}
        return Entry(
            text,
            after,
            star + ",".join(sorted(letters, key=lambda letter: (len(letter), letter))),
            tuple(f"{each.row}, {each.topic}: {each.text}" for each in found),
            tuple(each.text for each in found),
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """A footnote for each remark, with its mark and the rows that it is about."""
        return tuple(
            f"{'*' if wrong else self._letters[text]} {_named(topics)}: {text}" for (text, wrong), topics in self._rows.items()
        )


def _named(topics: dict[str, dict[str, None]]) -> str:
    return "; ".join(f"{', '.join(rows)}, {topic}" for topic, rows in topics.items())


def _letter(number: int) -> str:
    """The letter of a number: a to z, then aa, ab ..."""
    more, last = divmod(number, len(_LETTERS))
    return (_letter(more - 1) if more else "") + _LETTERS[last]
