"""References for a figure, a city or the package: as text, BibTeX, or CSL JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from attrs import frozen

from china_sso.dataset import Dataset
from china_sso.errors import UnknownNameError, named, version
from china_sso.loading import check_dataset
from china_sso.model.arguments import check_type
from china_sso.model.figure import Figure
from china_sso.model.names import member_of
from china_sso.model.place import Place, check_place
from china_sso.model.source import Footnote, Source
from china_sso.model.titled import words_of
from china_sso.tables import json, safe

_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: For a CSL type, the BibTeX entry and its field for the publisher; whatever BibTeX has no entry for is the last.
_ENTRIES = {"report": ("techreport", "institution"), "article-newspaper": ("article", "journal"), "book": ("book", "publisher")}
_MISC = ("misc", "howpublished")


class Style(StrEnum):
    """How a reference is written."""

    TEXT = "text"
    BIBTEX = "bibtex"
    CSL = "csl"
    """JSON of the Citation Style Language."""


@frozen
class Reference:
    """A document, and the place in it that is referred to."""

    key: str
    """What BibTeX and CSL name it by."""
    title: str
    """The title of the document."""
    publisher: str
    """Who published it."""
    date: str | None = None
    """``2013`` or ``2012-04-23``"""
    author: str | None = None
    """A person by family name, comma, given name; None where the publisher stands for one."""
    url: str | None = None
    """Its address; None where none is known."""
    pages: str | None = None
    """The pages referred to; None for the whole document."""
    note: str | None = None
    """What else there is to say: the section, the primary sources."""
    kind: str = "report"
    """A CSL type."""

    def write(self, style: Style | str = Style.TEXT) -> str:
        """The reference in one of the styles. Raises `UnknownNameError` for another one."""
        return {Style.TEXT: self._text, Style.BIBTEX: self._bibtex, Style.CSL: self._csl}[member_of(Style, style, "style")]()

    def _text(self) -> str:
        author = f"{self.author}. " if self.author else ""
        year = f" ({self.date})" if self.date else " (undated)"
        pages = f", p. {self.pages}" if self.pages else ""
        url = f" {self.url}" if self.url else ""
        note = f" {self.note}" if self.note else ""
        return safe.plain(f"{author}{self.title}. {self.publisher}{year}{pages}.{url}{note}")

    def _bibtex(self) -> str:
        entry, published = _ENTRIES.get(self.kind, _MISC)
        pages = self.pages.replace("-", "--") if self.pages else None
        parts = [f"p. {pages}." if pages and entry == "misc" else None, self.note]  # an entry of that kind has no pages
        fields = {
            "title": self.title,
            "author": self.author or self.publisher,
            published: self.publisher if self.author or entry != "misc" else None,
            "year": self.date[:4] if self.date and _DATE.fullmatch(self.date) else self.date,
            "pages": pages if entry != "misc" else None,
            "url": self.url,
            "note": " ".join(part for part in parts if part),
        }
        plain = {name: safe.bibtex_url(value) if name == "url" else safe.bibtex(value) for name, value in fields.items() if value}
        for name in {"title", "author"} if self.author is None else {"title"}:
            plain[name] = f"{{{plain[name]}}}"  # not to be taken apart, nor lower-cased
        lines = [f"  {name} = {{{value}}}" for name, value in plain.items()]
        if self._month:
            lines.insert(len(lines) - bool(self.note), f"  month = {self._month}")
        return f"@{entry}{{{safe.bibtex_key(self.key)},\n" + ",\n".join(lines) + "\n}"

    @property
    def _month(self) -> str | None:
        """The month as BibTeX abbreviates it, in a macro that its styles translate."""
        month = self.date[5:7] if self.date and _DATE.fullmatch(self.date) else ""
        return _MONTHS[int(month) - 1] if month and 1 <= int(month) <= len(_MONTHS) else None

    def _csl(self) -> str:
        return _json([self])

    @property
    def csl(self) -> dict[str, Any]:
        """The item of CSL JSON."""
        item: dict[str, Any] = {"id": self.key, "type": self.kind, "title": self.title}
        item["container-title" if self.kind == "article-newspaper" else "publisher"] = self.publisher
        family, _, given = (self.author or "").partition(", ")
        item["author"] = [{"family": family, "given": given} if given else {"literal": self.author or self.publisher}]
        if self.date:
            parts = [int(part) for part in self.date.split("-")] if _DATE.fullmatch(self.date) else None
            item["issued"] = {"date-parts": [parts]} if parts else {"literal": self.date}
        for name, value in (("page", self.pages), ("URL", self.url), ("note", self.note)):
            if value:
                item[name] = value
        return item


def _json(references: Sequence[Reference]) -> str:
    return json.dumps([reference.csl for reference in references]).rstrip("\n")


def write_references(references: Sequence[Reference], style: Style | str = Style.TEXT) -> str:
    """Several references: one under the other, or as one JSON array. Raises `UnknownNameError` for an unknown style."""
    wanted = member_of(Style, style, "style")
    if wanted is Style.CSL:
        return _json(references)
    return "\n".join(reference.write(wanted) for reference in references)


def _of_source(source: Source, key: str = "", pages: str | None = None, note: str | None = None) -> Reference:
    name = f"{source.id}-{key}" if key else source.id
    return Reference(name, source.title, source.publisher, source.date, source.author, source.url, pages, note, source.kind)


def cite_package() -> Reference:
    """A reference for this package. Raises `NotInstalledError` where its version can't be told.

    Examples:
        >>> cite_package().kind
        'software'
    """
    return Reference(
        "china-sso",
        f"china-sso {version()}: facts of Chinese outsourcing cities as typed Python objects",
        "The china-sso developers",
        kind="software",
    )


def cite_source(dataset: Dataset, source: str) -> Reference:
    """A reference for a whole document. Raises `UnknownNameError` where the data set has no such source."""
    check_dataset(dataset)
    for each in dataset.sources():
        if each.id == source:
            pages = {profile.pages for place in dataset.places() for profile in place.profiles if profile.source == source}
            return _of_source(each, pages=pages.pop() if len(pages) == 1 else None)
    raise UnknownNameError("source", named(source), tuple(each.id for each in dataset.sources()), exhaustive=True)


def cite_place(dataset: Dataset, place: Place) -> tuple[Reference, ...]:
    """References for what each document says of a place."""
    check_dataset(dataset)
    check_place(place)
    return tuple(
        _of_source(_source(dataset, profile.source), f"{place.slug}-{profile.pages}", profile.pages, f"Profile of {place.name}.")
        for profile in place.profiles
    )


def cite_figure(dataset: Dataset, figure: Figure) -> Reference:
    """A reference for a figure: the document, the pages, the section, and the primary sources that its footnotes name.

    It says where the figure is not what the document prints: derived, converted, or corrected.

    Examples:
        >>> import china_sso as sso
        >>> figure = sso.city("hangzhou").figure("hotels.five_star")
        >>> print(cite_figure(sso.load(), figure).write())  # doctest: +ELLIPSIS
        Inside the Dragon 2013: Outsourcing Destinations in China. KPMG (2013), p. 30-31. Hangzhou, quality of life: ...
    """
    check_dataset(dataset)
    check_type(figure, Figure, "a figure", "a Figure, as city('hangzhou').figure('gdp') gives it")
    place = dataset.place(figure.place)
    printed = tuple(each.uncorrected for each in figure.inputs) or (figure.uncorrected,)
    primary = dict.fromkeys(
        _primary(footnote)
        for each in printed
        for profile in place.profiles
        if (profile.source, profile.pages) == (each.source, each.pages)
        for footnote in profile.footnotes
        if footnote.mark in each.footnotes
    )
    what = "; ".join(f"{each.indicator.title}, {each}" for each in printed)
    after = f", after {'; '.join(primary)}" if primary else ""
    note = f"{place.name}, {words_of(figure.section)}: {what}{after}."
    if figure.inputs:
        note += f" {figure.indicator.title} of {figure} was calculated from it, not printed."
    elif figure.erratum and figure.erratum.corrections:
        note += f" Put right by china-sso: {figure.indicator.title}, {figure}. {figure.erratum.evidence}"
    return _of_source(
        _source(dataset, figure.source), f"{place.slug}-{figure.indicator.name.replace('.', '-')}", figure.pages, note
    )


def _source(dataset: Dataset, source: str) -> Source:
    return next((each for each in dataset.sources() if each.id == source), Source(source, source, source, "document"))


def _primary(footnote: Footnote) -> str:
    return ", ".join(part for part in (footnote.publisher, footnote.title, footnote.url) if part)
