"""The words of the industry that the documents define."""

from __future__ import annotations

from attrs import frozen


@frozen
class Term:
    """An abbreviation or a word of the industry."""

    term: str
    meaning: str
    source: str
    """The id of the document that defines it."""
