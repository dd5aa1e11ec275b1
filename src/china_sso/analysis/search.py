"""One search over everything in words: who, what, where and by which document, whatever list it stands in.

Figures by what they measure, their year or value are asked for in other ways; here it is words that are looked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from attrs import field, frozen

from china_sso.analysis.words import Term, folded, terms
from china_sso.dataset import Dataset
from china_sso.errors import CriterionError, WrongTypeError, described
from china_sso.loading import dataset_or_bundled
from china_sso.model.figure import Figure
from china_sso.model.indicators import INDICATORS
from china_sso.model.names import Names, member_of
from china_sso.model.organisation import Organisation, Site
from china_sso.model.place import Place
from china_sso.model.source import Fact
from china_sso.model.titled import Titled, words_of
from china_sso.model.vocabulary import Kind, Section
from china_sso.tables.shown import Shown
from china_sso.tables.table import WIDE, Table


class HitKind(Titled):
    """What was found, in the order in which hits come."""

    CITY = "city", "City"
    TERM = "term", "Word of the glossary"
    INDICATOR = "indicator", "Indicator"
    ORGANISATION = "organisation", "Organisation"
    SITE = "site", "Site"
    SERVICE = "service", "Service"
    """One that the report's introduction names."""
    SOURCE = "source", "Document"
    FIGURE = "figure", "Figure"
    """By its label, its subject or its note; where one city is asked, by the title of its indicator too."""
    PROVIDER = "provider", "Provider"
    PRESENCE = "presence", "Presence"
    INSTITUTION = "institution", "Institution"
    FOCUS_AREA = "focus_area", "Focus area"
    KEY_INDUSTRY = "key_industry", "Key industry"
    CLIENT_MARKET = "client_market", "Client market"
    INCENTIVE = "incentive", "Incentive"
    """By the title, the issuer or the number of the policy."""
    MEASURE = "measure", "Measure"
    DESIGNATION = "designation", "Designation"
    OFFICE_PARK = "office_park", "Office park"
    LINK = "link", "Link"
    FACILITY = "facility", "Facility"
    PROJECT = "project", "Project"
    STATEMENT = "statement", "Statement"
    """An aim, a claim, a trend, the location, the climate."""
    MENTION = "mention", "Mention"
    FOOTNOTE = "footnote", "Footnote"
    ERRATUM = "erratum", "Erratum"


_ORDER = {kind: order for order, kind in enumerate(HitKind)}


@frozen
class Hit:
    """Something whose words have what was searched for, and where it stands."""

    kind: HitKind
    """What kind of thing was found."""
    text: str
    """What it is, or says."""
    thing: Any
    """The object itself: a `Provider`, a `Measure`, an `Indicator` ..."""
    place: str | None = None
    """The slug of the place in whose profile it stands; None for what stands in a register."""
    section: Section | None = None
    """The section of the profile; None for what stands in a register."""
    source: str | None = None
    """The id of the document."""
    pages: str | None = None
    """The pages of the profile."""

    @property
    def where(self) -> str:
        """The document, pages and section, for people."""
        page = f" p. {self.pages}" if self.pages else ""
        section = f", {words_of(self.section)}" if self.section else ""
        return f"{self.source}{page}{section}" if self.source else ""

    def __str__(self) -> str:
        stands = ", ".join(part for part in (self.place, self.where) if part)
        return f"{self.kind.title}: {self.text}{f' ({stands})' if stands else ''}"


@frozen(repr=False)
class Hits(Shown):
    """What a search found. Print it, show it in a notebook, or go through it."""

    text: str
    """What was searched for."""
    hits: tuple[Hit, ...]
    """What was found, kind by kind."""
    names: Mapping[str, str] = field(eq=False)
    """The names of the places by their slugs."""
    by_place: bool = False
    """Whether no text has all of the words, and these have some, in the profile of a city that the others name."""

    @property
    def table(self) -> Table:
        """The hits as a table."""
        rows = tuple(
            (hit.text, hit.kind.title.lower(), self.names.get(hit.place, hit.place) if hit.place else "", hit.where)
            for hit in self.hits
        )
        number = f"{len(rows)} {'hit' if len(rows) == 1 else 'hits'}"
        note = ("No text has all of the words. These have some, in the profile of a city that the others name.",)
        notes = note if self.by_place and rows else ()
        return Table(f"{number} for {self.text!r}", ("what", "kind", "place", "where"), rows, notes, list_below=WIDE)

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    def __len__(self) -> int:
        return len(self.hits)

    def __getitem__(self, index: int) -> Hit:
        return self.hits[index]


def search(text: str, dataset: Dataset | None = None, *, kind: HitKind | str | None = None, city: str | None = None) -> Hits:
    """Everything that has some words in its names or texts.

    Each word has to begin a word there: "auto" finds "automotive". Case, accents, apostrophes and the plural don't matter, and
    "banking" finds "bank". Words that mean one thing find each other: "automotive" and "automobile", "R&D" and "research and
    development", "centre" and "center", "free rent" and "without rent".

    Args:
        text: the words, in any order; what has all of them is found. A word may be the name of a city: the figures of the
            city that the others name are found, "hotels Dalian", and where no text has all of the words, what has the others
            in its profile, "rent Xiamen".
        dataset: where to search; without it, in the bundled data.
        kind: only hits of that kind.
        city: only what stands in the profiles of one city, by any of its names; ``china`` for the national market.

    Raises:
        CriterionError: there is no word to search for.
        UnknownNameError: there is no such kind.
        UnknownCityError: there is no such city.

    Examples:
        >>> import china_sso as sso
        >>> print(sso.search("canton")[0])
        City: Guangzhou 广州, Guangdong (guangzhou)
    """
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without a type checker
        raise WrongTypeError("what is searched for", "a text", described(text))
    wanted_words = terms(text)
    if not wanted_words:
        raise CriterionError("there is no word to search for")
    data = dataset_or_bundled(dataset)
    wanted = member_of(HitKind, kind, "kind of hit") if kind is not None else None
    names = {place.slug: place.name for place in data.places()}
    if city is not None:
        return Hits(text, _found((_of_city(data, data.place(city).slug),), wanted, wanted_words), names)
    registers = _in_registers(data)
    found = _found((registers, *(_in_profiles(data, slug) for slug in names)), wanted, wanted_words)
    near: list[Hit] = []
    for each in data.names():
        left = tuple(term for term in wanted_words if not term.names(_called_by(each)))
        if 0 < len(left) < len(wanted_words):
            there = _found((registers, _of_city(data, each.slug)), wanted, left)
            near += (hit for hit in there if hit.place == each.slug)
    if found:
        known = {id(hit.thing) for hit in found}
        near = [hit for hit in near if hit.kind is HitKind.FIGURE and id(hit.thing) not in known]
    return Hits(
        text,
        tuple(sorted((*found, *near), key=lambda hit: _ORDER[hit.kind])),
        names,
        not found and any(hit.kind is not HitKind.FIGURE for hit in near),
    )


def _found(indexes: Sequence[Index], kind: HitKind | None, words: Sequence[Term]) -> tuple[Hit, ...]:
    """What has all of the words, kind by kind."""
    kinds = HitKind if kind is None else (kind,)
    listed = (each for kind_ in kinds for index in indexes for each in index.get(kind_, ()))
    return tuple(hit for hit, said in listed if all(term.within(said) for term in words))


def _called_by(city: Names) -> str:
    """All that a city is called, as it is searched."""
    return "".join(map(folded, (city.slug, city.name, city.chinese, city.pinyin, *city.aliases)))


#: Something that may be found, with the texts that it is found by.
Candidate = tuple[Hit, Iterable[str | None]]
#: What may be found, by its kind, each with its words.
Index = dict[HitKind, list[tuple[Hit, str]]]


@lru_cache(maxsize=4)  # the next search is of the same data set
def _in_registers(data: Dataset) -> Index:
    return _indexed(_registers(data))


@lru_cache(maxsize=256)
def _in_profiles(data: Dataset, slug: str) -> Index:
    return _indexed(_of_place(data.place(slug)))


@lru_cache(maxsize=256)
def _of_city(data: Dataset, slug: str) -> Index:
    """The same where one city is asked: all of its figures, by the titles of their indicators too."""
    figures = (
        (_of_figure(each), (each.indicator.title, each.indicator.short, *_words_of(each))) for each in data.place(slug).figures
    )
    return _in_profiles(data, slug) | _indexed(figures)


def _indexed(candidates: Iterable[Candidate]) -> Index:
    index: Index = {}
    for hit, texts in candidates:
        index.setdefault(hit.kind, []).append((hit, "".join(folded(text) for text in texts if text)))
    return index


def _titles(members: Iterable[Titled]) -> Iterator[str]:
    return (member.title for member in members)


def _registers(data: Dataset) -> Iterator[Candidate]:
    """What stands in no profile."""
    for city in data.cities():
        names = (city.slug, city.name, city.chinese, city.pinyin, city.province, *city.aliases)
        yield Hit(HitKind.CITY, f"{city.name} {city.chinese}, {city.province}", city, city.slug), names
    for term in data.glossary():
        yield Hit(HitKind.TERM, f"{term.term}: {term.meaning}", term, source=term.source), (term.term, term.meaning)
    for indicator in INDICATORS.values():
        named = (indicator.title, indicator.definition, indicator.field)
        yield Hit(HitKind.INDICATOR, f"{indicator.title} ({indicator.name})", indicator), named
    for organisation in data.organisations():
        called = (*organisation.names, *_titles(organisation.industries))
        yield Hit(HitKind.ORGANISATION, _called(organisation.names), organisation), called
    for site in data.sites():
        yield Hit(HitKind.SITE, _called(site.names), site, site.city), site.names
    yield from _documents(data)


def _documents(data: Dataset) -> Iterator[Candidate]:
    """The documents, the services that they name, and what is wrong in them."""
    for service in data.services():
        hit = Hit(HitKind.SERVICE, service.name, service, source=service.source, pages=service.pages)
        yield hit, (service.name, *_titles(service.services))
    for source in data.sources():
        hit = Hit(HitKind.SOURCE, source.title, source, source=source.id)
        yield hit, (source.title, source.publisher, source.author, source.id)
    for erratum in data.errata():
        text = f"printed {erratum.printed}: {erratum.evidence}"
        hit = Hit(HitKind.ERRATUM, text, erratum, erratum.place, erratum.section, erratum.source)
        yield hit, (erratum.printed, erratum.right, erratum.evidence)


def _called(names: tuple[str, ...]) -> str:
    name, *others = dict.fromkeys(names)
    return f"{name} ({', '.join(others)})" if others else name


#: For each list of a place, the kind of its hits, what each thing is called, and what else it says.
_LISTS: dict[str, tuple[HitKind, Callable[[Any], str], Callable[[Any], Iterable[str | None]]]] = {
    "providers": (
        HitKind.PROVIDER,
        lambda each: f"{each.name}{f': {each.activity}' if each.activity else ''}",
        lambda each: (*each.organisation.names, *_titles(each.services)),
    ),
    "presences": (
        HitKind.PRESENCE,
        lambda each: _with(each.name, each.detail or each.relation.title.lower()),
        lambda each: (*each.organisation.names, each.subject, *_titles(each.services)),
    ),
    "institutions": (
        HitKind.INSTITUTION,
        lambda each: _with(each.name, each.detail),
        lambda each: (*each.organisation.names, *each.operators, *each.partners, *each.certifiers, each.subject, each.kind.title),
    ),
    "focus_areas": (HitKind.FOCUS_AREA, str, lambda each: (each.subject, *_titles(each.services))),
    "key_industries": (HitKind.KEY_INDUSTRY, str, lambda each: (each.subject, *_titles(each.industries))),
    "client_markets": (HitKind.CLIENT_MARKET, str, lambda each: (each.subject,)),
    "designations": (HitKind.DESIGNATION, lambda each: _with(each.title, each.holder), lambda each: _names(each.issued_by)),
    "office_parks": (HitKind.OFFICE_PARK, lambda each: _with(each.name, each.parent), lambda each: each.site.names),
    "links": (HitKind.LINK, lambda each: _with(each.name, each.detail), lambda each: (*each.ends, *each.site.names)),
    "facilities": (HitKind.FACILITY, lambda each: _with(each.name, each.detail), lambda each: each.site.names),
    "projects": (HitKind.PROJECT, lambda each: _with(each.name, each.detail), lambda each: (each.subject,)),
    "statements": (HitKind.STATEMENT, lambda each: f"{each.kind.title}: {each.text}", lambda each: (each.subject,)),
    "mentions": (HitKind.MENTION, lambda each: _with(each.name, each.detail), lambda each: (each.subject, each.kind.value)),
}


def _names(bodies: Iterable[Organisation | Site]) -> tuple[str, ...]:
    """All that they are called."""
    return tuple(name for body in bodies for name in body.names)


def _with(name: str, more: str | None) -> str:
    return f"{name}: {more}" if more else name


def _of_place(place: Place) -> Iterator[Candidate]:
    """What stands in the profiles of a place."""
    for figure in place.figures:
        if any(words := _words_of(figure)):
            yield _of_figure(figure), words
    for name, (kind, text, more) in _LISTS.items():
        for each in getattr(place, name):
            yield _stands(kind, text(each), each), (text(each), each.note, *more(each))
    for incentive in place.incentives:
        title = incentive.title or "(measures listed together)"
        texts = (incentive.title, incentive.number, incentive.note, *incentive.policies, *_names(incentive.issued_by))
        yield _stands(HitKind.INCENTIVE, title, incentive), texts
        for measure in incentive.measures:
            texts = (measure.text, measure.form.title, *_titles(measure.purposes))
            yield _stands(HitKind.MEASURE, measure.text, incentive, measure), texts
    for profile in place.profiles:
        for footnote in profile.footnotes:
            said = tuple(filter(None, (footnote.publisher, footnote.title, footnote.url)))
            marked = f"{footnote.mark}: {', '.join(said)}"
            yield Hit(HitKind.FOOTNOTE, marked, footnote, place.slug, None, profile.source, profile.pages), said


def _words_of(figure: Figure) -> tuple[str | None, ...]:
    return figure.label, figure.subject, figure.note


def _of_figure(figure: Figure) -> Hit:
    parts = (figure.indicator.title, figure.label, figure.subject, "target" if figure.kind is Kind.TARGET else None)
    return _stands(HitKind.FIGURE, f"{' · '.join(filter(None, parts))}: {figure}", figure)


def _stands(kind: HitKind, text: str, fact: Fact, thing: object = None) -> Hit:
    return Hit(kind, text, fact if thing is None else thing, fact.place, fact.section, fact.source, fact.pages)
