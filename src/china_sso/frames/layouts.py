"""The columns of every table: one statement for frames, files and the data package.

A column of one name means one thing in all tables, so that tables join by it: ``city``, ``organisation``, ``source``,
``erratum``, ``indicator``.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from operator import attrgetter
from typing import Any

from attrs import evolve

from china_sso.frames.layout import Field, FieldType, Layout
from china_sso.model.designation import Status
from china_sso.model.incentive import Form, IncentiveCategory, Purpose
from china_sso.model.industry import Industry
from china_sso.model.place import City
from china_sso.model.provider import Role
from china_sso.model.service import Service, ServiceLine
from china_sso.model.units import Dimension, Unit
from china_sso.model.vocabulary import Bound, Confidence, Inferred, Kind, Level, Region, Section

Of = Callable[[Any], Any]


def text(name: str, definition: str, of: Of | None = None, *, gaps: bool = True, refers: str | None = None) -> Field:
    """A column of texts."""
    return Field(name, FieldType.TEXT, definition, gaps=gaps, refers=refers, of=of)


def integer(name: str, definition: str, of: Of | None = None, *, gaps: bool = True) -> Field:
    """A column of whole numbers."""
    return Field(name, FieldType.INTEGER, definition, gaps=gaps, of=of)


def number(name: str, definition: str, unit: str | None = None, *, of: Of | None = None, gaps: bool = True) -> Field:
    """A column of numbers."""
    return Field(name, FieldType.NUMBER, definition, unit, gaps=gaps, of=of)


def truth(name: str, definition: str, of: Of | None = None, *, gaps: bool = False) -> Field:
    """A column of yes and no."""
    return Field(name, FieldType.TRUTH, definition, gaps=gaps, of=of)


def _members(vocabulary: type[Enum]) -> tuple[str, ...]:
    return tuple(member.value for member in vocabulary)


def category(name: str, vocabulary: type[Enum], definition: str, *, of: Of | None = None, gaps: bool = False) -> Field:
    """A column of texts of a closed vocabulary."""
    return Field(name, FieldType.CATEGORY, definition, vocabulary=_members(vocabulary), gaps=gaps, of=of)


def texts(name: str, definition: str, of: Of | None = None, *, vocabulary: type[Enum] | None = None) -> Field:
    """A column of lists of texts."""
    members = _members(vocabulary) if vocabulary else ()
    return Field(name, FieldType.TEXTS, definition, vocabulary=members, gaps=False, of=of)


class _OfCity:
    """What a city has and the national market has not."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, place: Any) -> Any:
        return getattr(place, self.name) if isinstance(place, City) else None


class _InOrder:
    """The members of a set in the order of their vocabulary."""

    def __init__(self, name: str, vocabulary: type[Enum]) -> None:
        self.name, self.vocabulary = name, vocabulary

    def __call__(self, item: Any) -> list[Enum]:
        members = getattr(item, self.name)
        return [member for member in self.vocabulary if member in members]


def _each(listed: str, inner: str) -> Of:
    """An attribute of each of the things in a tuple."""
    return lambda item: [getattr(each, inner) for each in getattr(item, listed)]


#: Where a fact stands.
CITY = Field(
    "city",
    FieldType.TEXT,
    "The slug of the city; china for the national market.",
    gaps=False,
    refers="places",
    of=attrgetter("place"),
    shown=attrgetter("place_name"),
)
SOURCE = text("source", "The id of the document.", gaps=False, refers="sources")
PAGES = text("pages", "The pages of the profile in the document: 30-31.", gaps=False)
SECTION = category("section", Section, "The section of the profile.")
_FOOTNOTES = texts("footnotes", "The marks of the footnotes.")
_NOTE = text("note", "What is doubtful about it.")
STANDS = (SOURCE, PAGES, SECTION, _FOOTNOTES, _NOTE)

_OBSERVATIONS = Layout(
    "observations",
    "A figure.",
    (
        text("city", CITY.definition, gaps=False, refers="places"),
        text("subject", "What it is about, where that is not the place as a whole: a park, a province."),
        SECTION,
        text("indicator", "What it measures: topic.field.", gaps=False, refers="indicators"),
        text("label", "What completes the meaning of the indicator: a threshold, a level."),
        number("value", "The value, in the unit of its row; the right one where an erratum settles it.", gaps=False),
        number("upper", "The end of a printed range that begins at the value."),
        category("unit", Unit, "The unit of value and upper."),
        integer("year", "The year; of a span the last one."),
        text("period", "The time that it belongs to, in ISO 8601."),
        category("bound", Bound, "How exact it is, by the word that the document puts before it."),
        category("kind", Kind, "Whether it was counted or is aimed at."),
        number("growth", "The printed change.", "percent"),
        integer("growth_from", "The year that the change is from."),
        SOURCE,
        PAGES,
        _FOOTNOTES,
        text("printed", "The numeral as printed.", gaps=False),
        text("erratum", "The id of the erratum: why the printed figure can't be right.", refers="errata"),
        _NOTE,
        texts("inferred", "What of it comes from the context and not from its sentence.", vocabulary=Inferred),
    ),
)

_OF_FIGURES: dict[str, Of] = {
    "erratum": lambda figure: figure.erratum and figure.erratum.id,
}
_SHOWN_OF_FIGURES: dict[str, Callable[[Any], str]] = {"indicator": attrgetter("indicator.titled")}
_FIGURES = Layout(
    "figures",
    _OBSERVATIONS.title,
    (
        CITY,
        *(
            evolve(field, of=_OF_FIGURES.get(field.name), shown=_SHOWN_OF_FIGURES.get(field.name))
            for field in _OBSERVATIONS.fields[1:]
        ),
    ),
)

_PLACES = Layout(
    "places",
    "A city, or the national market.",
    (
        text("city", "Its slug; china for the national market.", attrgetter("slug"), gaps=False),
        text("name", "Its name in English.", gaps=False),
        text("chinese", "Its name in Chinese characters.", gaps=False),
        text("pinyin", "Its name romanised, with tones.", gaps=False),
        text("province", "Its province.", _OfCity("province")),
        category("region", Region, "The part of the report that it stands in.", of=_OfCity("region"), gaps=True),
        truth("model_city", "Whether it is a Service Outsourcing Model City.", _OfCity("model_city"), gaps=True),
        text("iso_3166_2", "The ISO 3166-2 code of its province.", _OfCity("iso_3166_2")),
        text("gbt_2260", "Its GB/T 2260 code.", _OfCity("gbt_2260")),
        integer("geonames_id", "Its id at GeoNames.", _OfCity("geonames_id")),
        number("latitude", "Degrees north.", "degrees", of=_OfCity("latitude")),
        number("longitude", "Degrees east.", "degrees", of=_OfCity("longitude")),
        texts("aliases", "Other names in English.", lambda place: place.aliases if isinstance(place, City) else ()),
    ),
    ("city",),
)

PROVIDERS = Layout(
    "providers",
    "An organisation in a table of a profile.",
    (
        CITY,
        text("organisation", "The id of the organisation.", attrgetter("organisation.id"), gaps=False, refers="organisations"),
        text("name", "Its name as printed.", gaps=False),
        category("role", Role, "The table that it stands in."),
        truth("captive", "Whether it works for its own group."),
        texts("services", "The kinds of service that it is said to do there.", vocabulary=Service),
        texts("lines", "The lines of the industry that its services belong to.", vocabulary=ServiceLine),
        text("activity", "What the table says it does there."),
        *STANDS,
    ),
)

_INCENTIVES = Layout(
    "incentives",
    "A policy, or a set of measures.",
    (
        CITY,
        text("title", "Its title as printed; empty for a set of measures without one."),
        texts("policies", "The titles of the policies that an untitled set of measures is printed with."),
        category("category", IncentiveCategory, "The kind of policy that it is listed under."),
        texts("issuers", "Who issued it, as named there."),
        category("level", Level, "The level of government.", gaps=True),
        text("date", "When it was issued, in ISO 8601."),
        text("valid", "When it applies, in ISO 8601."),
        text("number", "Its document number as printed."),
        texts("forms", "The forms of its measures.", _InOrder("forms", Form), vocabulary=Form),
        texts("purposes", "What its measures are for.", _InOrder("purposes", Purpose), vocabulary=Purpose),
        truth("pays", "Whether one of its measures pays."),
        texts("measures", "What its measures do.", _each("measures", "text")),
        *STANDS,
    ),
)

_ORGANISATIONS = Layout(
    "organisations",
    "A company or an institution, whatever the cities call it.",
    (
        text("organisation", "Its id.", attrgetter("id"), gaps=False),
        text("name", "Its usual name.", gaps=False),
        texts("spellings", "The other names that profiles print for it.", _each("spellings", "name")),
        text("country", "Where its group is at home, by ISO 3166-1 alpha-2. Not from the documents."),
        texts("industries", "What it does, by the divisions of ISIC Rev. 4. Not from the documents.", vocabulary=Industry),
        text("group", "The id of the organisation whose group it belongs to.", refers="organisations"),
    ),
    ("organisation",),
)

_ERRATA = Layout(
    "errata",
    "Something printed that can't be right.",
    (
        text("erratum", "Its id.", attrgetter("id"), gaps=False),
        CITY,
        SOURCE,
        SECTION,
        text("printed", "What is printed.", gaps=False),
        text("right", "What is right, where the documents settle it."),
        text("evidence", "Why it can't be right.", gaps=False),
        category("confidence", Confidence, "How sure it is that it is wrong."),
        texts("corrected", "The columns of an observation that it puts right.", _each("corrections", "attribute")),
        texts("outside", "Where evidence from outside the documents is published.", _each("outside", "url")),
    ),
    ("erratum",),
)

_DESIGNATIONS = Layout(
    "designations",
    "A status that a city or a park was given.",
    (
        CITY,
        text("title", "As the document names it.", gaps=False),
        category("status", Status, "What the city or the park was named."),
        text("holder", "The park or body that holds it; empty for the city itself."),
        texts("issuers", "Who gave it, as named there."),
        text("period", "When it was given, in ISO 8601."),
        *STANDS,
    ),
)

_INDICATORS = Layout(
    "indicators",
    "What a figure measures, and where the data has it.",
    (
        text("indicator", "Its name: topic.field.", attrgetter("name"), gaps=False),
        text("topic", "The topic that it belongs to.", attrgetter("indicator.topic"), gaps=False),
        text("title", "Its title for people.", attrgetter("indicator.title"), gaps=False),
        text("definition", "What is measured.", attrgetter("indicator.definition"), gaps=False),
        category("dimension", Dimension, "What its unit is a unit of.", of=attrgetter("indicator.dimension"), gaps=True),
        text("labels", "What the labels of its figures tell apart.", attrgetter("indicator.labels")),
        texts("units", "The units that its figures are in.", vocabulary=Unit),
        integer("figures", "How many figures there are.", gaps=False),
        texts("cities", "The slugs of the cities that have it."),
        texts("years", "The years that there are figures of."),
    ),
    ("indicator",),
)

_SOURCES = Layout(
    "sources",
    "A document that the data was read from.",
    (
        text("source", "Its id.", attrgetter("id"), gaps=False),
        text("title", "Its title.", gaps=False),
        text("publisher", "Its publisher.", gaps=False),
        text("kind", "What it is, as a type of the Citation Style Language.", gaps=False),
        text("date", "Its date: 2013 or 2012-04-23."),
        text("author", "Its author."),
        text("url", "Its address."),
        text("note", "What there is to know before relying on it."),
    ),
    ("source",),
)

_GLOSSARY = Layout(
    "glossary",
    "An abbreviation or a word of the industry.",
    (
        text("term", "The abbreviation or word.", gaps=False),
        text("meaning", "What it means.", gaps=False),
        SOURCE,
    ),
)

#: Every table by its name, those first that others refer to.
LAYOUTS = {
    layout.name: layout
    for layout in (
        _SOURCES,
        _PLACES,
        _INDICATORS,
        _ERRATA,
        _ORGANISATIONS,
        _OBSERVATIONS,
        _FIGURES,
        PROVIDERS,
        _INCENTIVES,
        _DESIGNATIONS,
        _GLOSSARY,
    )
}
