"""Where a fact comes from: the documents, the places in them, and the primary sources they name."""

from __future__ import annotations

from attrs import frozen

from china_sso.model.vocabulary import Section


@frozen
class Source:
    """A document that the data was read from."""

    #: ``inside-the-dragon-2013``
    id: str
    title: str
    publisher: str
    #: what it is, as a type of the Citation Style Language: ``report``, ``article-newspaper``, ``webpage``
    kind: str
    #: the date of publication: ``2013`` or ``2012-04-23``
    date: str | None = None
    #: who wrote it, where it says so
    author: str | None = None
    url: str | None = None
    #: what there is to know before relying on it, in our own words
    note: str | None = None


@frozen
class Footnote:
    """A primary source that a profile names in its footnotes. One mark may name several."""

    #: the mark as printed; ``tables`` for the line under a profile's tables
    mark: str
    publisher: str | None = None
    title: str | None = None
    url: str | None = None


@frozen
class Citation:
    """A place in a document."""

    #: the id of the document
    source: str
    #: the pages of the profile: ``30-31``
    pages: str
    section: Section
    #: the footnote marks at the place
    footnotes: tuple[str, ...] = ()

    def __str__(self) -> str:
        marks = f", footnote {', '.join(self.footnotes)}" if self.footnotes else ""
        return f"{self.source}, p. {self.pages}, {self.section.value}{marks}"


@frozen(kw_only=True)
class Fact:
    """What every fact of a profile knows of its origin. The first four are given by the file, not by the fact's line."""

    #: the slug of the city, or ``china``
    place: str
    #: the id of the document
    source: str
    #: the pages of the profile
    pages: str
    #: the section of the profile
    section: Section
    #: the footnote marks that cover it
    footnotes: tuple[str, ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where it is printed."""
        return (Citation(self.source, self.pages, self.section, self.footnotes),)


@frozen
class Term:
    """An abbreviation or a word of the trade."""

    term: str
    meaning: str
    #: the id of the document that defines it
    source: str
