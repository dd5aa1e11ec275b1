"""The words of the industry that the documents define."""

from __future__ import annotations

from attrs import frozen


@frozen
class Term:
    """An abbreviation or a word of the industry."""

    term: str
    """The word or abbreviation."""
    meaning: str
    """What it means here."""
    source: str
    """The id of the document that defines it."""
