"""What a source prints that cannot be right."""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

from china_sso.model.vocabulary import Confidence, Section


@frozen
class Correction:
    """One attribute of a figure, as printed and as it should be."""

    #: ``value``, ``unit``, ``growth`` ...
    attribute: str
    printed: int | Decimal | str | None
    right: int | Decimal | str | None


@frozen(kw_only=True)
class Erratum:
    """Something printed that cannot be right: what, why, and what is right where the documents settle it."""

    #: ``suzhou-gdp``
    id: str
    #: the slug of the city, or ``china``
    place: str
    section: Section
    #: what is printed
    printed: str
    #: what is right; None where the documents don't settle it
    right: str | None = None
    #: why it can't be right, with the arithmetic
    evidence: str
    confidence: Confidence
    #: what it changes in the figure that names it; empty where nothing is settled, or where it is about a word
    corrections: tuple[Correction, ...] = ()
