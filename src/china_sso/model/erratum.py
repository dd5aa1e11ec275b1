"""What a source prints that cannot be right."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from attrs import Factory, field, frozen

from china_sso.model.indicator import Indicator
from china_sso.model.period import Period
from china_sso.model.units import Unit
from china_sso.model.vocabulary import Bound, Confidence, Kind, Section


class Correctable(StrEnum):
    """The attributes of a figure that an erratum may correct."""

    INDICATOR = "indicator"
    LABEL = "label"
    SUBJECT = "subject"
    VALUE = "value"
    UPPER = "upper"
    UNIT = "unit"
    PERIOD = "period"
    BOUND = "bound"
    KIND = "kind"
    GROWTH = "growth"
    GROWTH_FROM = "growth_from"


#: What a correctable attribute of a figure holds.
Corrected = int | Decimal | str | Indicator | Unit | Period | Bound | Kind | None


@frozen
class Publication:
    """Something published outside the documents, that evidence comes from."""

    publisher: str
    """Who published it."""
    title: str
    """Its title."""
    url: str
    """Its address."""

    def __str__(self) -> str:
        return f"{self.publisher}, {self.title}: {self.url}"


@frozen
class Correction:
    """One attribute of a figure, as printed and as it should be, both of the type that the attribute has."""

    attribute: Correctable
    """The attribute of the figure."""
    printed: Corrected
    """What it is as printed."""
    right: Corrected
    """What it should be."""

    def __str__(self) -> str:
        amounts = self.attribute in (Correctable.VALUE, Correctable.UPPER)
        shown = ("none" if each is None else f"{each:,}" if amounts else str(each) for each in (self.printed, self.right))
        printed, right = shown
        return f"{self.attribute.replace('_', ' ')}: {printed}, right is {right}"


@frozen(kw_only=True)
class Erratum:
    """Something printed that cannot be right: what, why, and what is right where the documents settle it."""

    id: str
    """``suzhou-gdp``"""
    source: str
    """The id of the document that prints it."""
    place: str
    """The slug of the city, or ``china``."""
    section: Section
    """The section of the profile that prints it."""
    printed: str
    """What is printed."""
    right: str | None = None
    """What is right; None where the documents don't settle it."""
    evidence: str
    """Why it can't be right, with the arithmetic."""
    confidence: Confidence
    """How sure it is that the printed text is wrong."""
    outside: tuple[Publication, ...] = ()
    """What evidence from outside the documents is published in; empty where the documents themselves show it."""
    corrections: tuple[Correction, ...] = ()
    """What it changes in the figure that names it; empty where nothing is settled, or where it is about a word."""
    place_name: str = field(default=Factory(lambda erratum: erratum.place, takes_self=True), eq=False, repr=False)
    """The name of the city in English; the slug for one made by hand."""

    def _repr_html_(self) -> str:
        from china_sso.model.notebook import object_html

        return object_html(self)
