"""Where a fact comes from: the documents, the places in them, and the primary sources they name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from attrs import field, frozen

from china_sso.model.titled import words_of
from china_sso.model.vocabulary import Section

if TYPE_CHECKING:
    from china_sso.model.label import Label
    from china_sso.model.organisation import Organisation, Site


@frozen
class Source:
    """A document that the data was read from."""

    id: str
    """``inside-the-dragon-2013``; the name of its folder."""
    title: str
    """Its title as printed."""
    publisher: str
    """Who published it."""
    kind: str
    """What it is, as a type of the Citation Style Language: ``report``, ``article-newspaper``, ``webpage``."""
    date: str | None = None
    """The date of publication: ``2013`` or ``2012-04-23``."""
    author: str | None = None
    """Who wrote it, where it says so; a person by family name, comma, given name: ``Hu, Min``."""
    url: str | None = None
    """Where it can be read; None where no address is known."""
    note: str | None = None
    """What there is to know before relying on it, in our own words."""


@frozen(weakref_slot=False)
class Footnote:
    """A primary source that a profile names in its footnotes. One mark may name several."""

    mark: str
    """The mark as printed; ``tables`` for the line under a profile's tables."""
    publisher: str | None = None
    """Who published the primary source; None where the footnote names nobody."""
    title: str | None = None
    """Its title; None where the footnote gives none."""
    url: str | None = None
    """Its address as printed; None where the footnote gives none."""


#: What stands in place of the mark of a footnote where the line of sources under the tables is meant.
TABLES = "tables"


@frozen
class Citation:
    """A place in a document."""

    source: str
    """The id of the document."""
    pages: str
    """The pages of the profile: ``30-31``."""
    section: Section
    """The section of the profile."""
    footnotes: tuple[str, ...] = ()
    """The footnote marks at the place."""

    def __str__(self) -> str:
        numbered = [mark for mark in self.footnotes if mark != TABLES]
        below = ", sources below the tables" if TABLES in self.footnotes else ""
        marks = (f", footnote {', '.join(numbered)}" if numbered else "") + below
        return f"{self.source}, p. {self.pages}, {words_of(self.section)}{marks}"


class Registers(Protocol):
    """What tells who a name stands for. Each data set has its own; it is read when somebody first asks."""

    def organisation_called(self, name: str) -> Organisation:
        """The organisation that goes by a name: one of the register, or one that has this name alone."""
        ...

    def site_called(self, name: str, place: str) -> Site | None:
        """The site that goes by a name in the profile of a place; None where the register has none."""
        ...

    def label_called(self, indicator: str, text: str) -> Label | None:
        """The label of an indicator with that text; None where the register has none."""
        ...

    def place_named(self, slug: str) -> str:
        """The name of a place in English."""
        ...


@frozen
class Origin:
    """Where in the documents a fact stands. A data file doesn't say it: the place of the fact in the files does."""

    place: str
    """The slug of the city, or ``china``."""
    source: str
    """The id of the document."""
    pages: str
    """The pages of the profile."""
    section: Section
    """The section of the profile."""
    registers: Registers | None = field(default=None, eq=False, repr=False)
    """What tells who the names there stand for; None for facts made by hand."""

    def organisation_called(self, name: str) -> Organisation:
        """The organisation that goes by a name there; where none is known by it, one that has this name alone."""
        if self.registers:
            return self.registers.organisation_called(name)
        from china_sso.model.organisation import Organisation

        return Organisation.named(name)

    def site_called(self, name: str) -> Site | None:
        """The site that goes by a name there; None where none is known by it."""
        return self.registers.site_called(name, self.place) if self.registers else None

    def body_called(self, name: str) -> Organisation | Site:
        """Who acts under a name there: the park or zone that goes by it, else the organisation."""
        return self.site_called(name) or self.organisation_called(name)

    def label_called(self, indicator: str, text: str) -> Label | None:
        """The label of an indicator with that text; None where none is known."""
        return self.registers.label_called(indicator, text) if self.registers else None


#: The origin of a fact that stands in no document.
NOWHERE = Origin("nowhere", "none", "", Section.PROFILE)


@frozen(kw_only=True)
class Fact:
    """What every fact of a profile has: where it stands, and what is doubtful about it."""

    origin: Origin = field(default=NOWHERE, repr=False)
    """Where it stands; `NOWHERE` for a fact made by hand."""
    footnotes: tuple[str, ...] = field(default=(), repr=False)
    """The footnote marks that cover it."""
    note: str | None = field(default=None, repr=False)
    """What is doubtful about it, in our own words."""

    @property
    def place(self) -> str:
        """The slug of the city, or ``china``."""
        return self.origin.place

    @property
    def place_name(self) -> str:
        """The name of the city in English; the slug for a fact made by hand."""
        return self.origin.registers.place_named(self.place) if self.origin.registers else self.place

    @property
    def source(self) -> str:
        """The id of the document."""
        return self.origin.source

    @property
    def pages(self) -> str:
        """The pages of the profile: ``30-31``."""
        return self.origin.pages

    @property
    def section(self) -> Section:
        """The section of the profile."""
        return self.origin.section

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where it is printed."""
        return (Citation(self.source, self.pages, self.section, self.footnotes),)

    def _repr_html_(self) -> str:
        from china_sso.model.notebook import fact_html

        return fact_html(self)
