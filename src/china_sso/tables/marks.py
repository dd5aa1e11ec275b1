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
    detail: str = ""
    """What is true of this cell alone, where the text is said of several: ``printed 250,000``"""

    @property
    def said(self) -> str:
        """All of it, of this cell."""
        return f"{self.detail}. {self.text}" if self.detail else self.text


#: What a remark is about: by topic and row, the details.
_About = dict[str, dict[str, dict[str, None]]]


class Marks:
    """The remarks of one table, in the order of its cells. Letters are given as remarks come; stars are for what is wrong."""

    def __init__(self) -> None:
        self._about: dict[tuple[str, bool], _About] = {}
        self._letters: dict[str, str] = {}

    def entry(self, text: str, remarks: Iterable[Remark], after: str = "") -> Entry:
        """A cell with its marks."""
        found = tuple(remarks)
        for remark in found:
            about = self._about.setdefault((remark.text, remark.wrong), {})
            about.setdefault(remark.topic, {}).setdefault(remark.row, {})[remark.detail] = None
            if not remark.wrong:
                self._letters.setdefault(remark.text, _letter(len(self._letters)))
        star = "*" if any(remark.wrong for remark in found) else ""
        letters = {self._letters[remark.text] for remark in found if not remark.wrong}
        return Entry(
            text,
            after,
            star + ",".join(sorted(letters, key=lambda letter: (len(letter), letter))),
            tuple(f"{each.row}, {each.topic}: {each.said}" for each in found),
            tuple(each.said for each in found),
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """A footnote for each remark, with its mark and the rows that it is about."""
        return tuple(
            f"{'*' if wrong else self._letters[text]} {_headed(about, text)}" for (text, wrong), about in self._about.items()
        )


def _headed(about: _About, text: str) -> str:
    """What is said, behind what it is about; a detail stands before it where there is but one, else with what it is of."""
    details = [(row, topic, [each for each in found if each]) for topic, rows in about.items() for row, found in rows.items()]
    if len(details) == 1 and len(details[0][2]) == 1:
        row, topic, (detail,) = details[0]
        return f"{row}, {topic}: {detail}. {text}"
    if any(found for *_, found in details):
        named = [f"{row}, {topic}" + (f" ({'; '.join(found)})" if found else "") for row, topic, found in details]
    else:
        named = [f"{', '.join(rows)}, {topic}" for topic, rows in about.items()]
    return f"{'; '.join(named)}: {text}"


def _letter(number: int) -> str:
    """The letter of a number: a to z, then aa, ab ..."""
    more, last = divmod(number, len(_LETTERS))
    return (_letter(more - 1) if more else "") + _LETTERS[last]
