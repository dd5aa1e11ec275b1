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


def _text(name: str, definition: str, of: Of | None = None, *, gaps: bool = True, refers: str | None = None) -> Field:
    return Field(name, FieldType.TEXT, definition, gaps=gaps, refers=refers, of=of)


def _integer(name: str, definition: str, of: Of | None = None, *, gaps: bool = True) -> Field:
    return Field(name, FieldType.INTEGER, definition, gaps=gaps, of=of)


def _number(name: str, definition: str, unit: str | None = None, *, of: Of | None = None, gaps: bool = True) -> Field:
    return Field(name, FieldType.NUMBER, definition, unit, gaps=gaps, of=of)


def _truth(name: str, definition: str, of: Of | None = None, *, gaps: bool = False) -> Field:
    return Field(name, FieldType.TRUTH, definition, gaps=gaps, of=of)


def _members(vocabulary: type[Enum]) -> tuple[str, ...]:
    return tuple(member.value for member in vocabulary)


def _category(name: str, vocabulary: type[Enum], definition: str, *, of: Of | None = None, gaps: bool = False) -> Field:
    return Field(name, FieldType.CATEGORY, definition, vocabulary=_members(vocabulary), gaps=gaps, of=of)


def _texts(name: str, definition: str, of: Of | None = None, *, vocabulary: type[Enum] | None = None) -> Field:
    texts = _members(vocabulary) if vocabulary else ()
    return Field(name, FieldType.TEXTS, definition, vocabulary=texts, gaps=False, of=of)


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
_CITY = _text("city", "The slug of the city; china for the national market.", attrgetter("place"), gaps=False, refers="places")
_SOURCE = _text("source", "The id of the document.", gaps=False, refers="sources")
_PAGES = _text("pages", "The pages of the profile in the document: 30-31.", gaps=False)
_SECTION = _category("section", Section, "The section of the profile.")
_FOOTNOTES = _texts("footnotes", "The marks of the footnotes.")
_NOTE = _text("note", "What is doubtful about it.")
_STANDS = (_SOURCE, _PAGES, _SECTION, _FOOTNOTES, _NOTE)

_OBSERVATIONS = Layout(
    "observations",
    "A figure.",
    (
        _text("city", _CITY.definition, gaps=False, refers="places"),
        _text("subject", "What it is about, where that is not the place as a whole: a park, a province."),
        _SECTION,
        _text("indicator", "What it measures: topic.field.", gaps=False, refers="indicators"),
        _text("label", "What completes the meaning of the indicator: a threshold, a level."),
        _number("value", "The value, in the unit of its row; the right one where an erratum settles it.", gaps=False),
        _number("upper", "The end of a printed range that begins at the value."),
        _category("unit", Unit, "The unit of value and upper."),
        _integer("year", "The year; of a span the last one."),
        _text("period", "The time that it belongs to, in ISO 8601."),
        _category("bound", Bound, "How exact it is, by the word that the document puts before it."),
        _category("kind", Kind, "Whether it was counted or is aimed at."),
        _number("growth", "The printed change.", "percent"),
        _integer("growth_from", "The year that the change is from."),
        _SOURCE,
        _PAGES,
        _FOOTNOTES,
        _text("printed", "The numeral as printed.", gaps=False),
        _text("erratum", "The id of the erratum: why the printed figure can't be right.", refers="errata"),
        _NOTE,
        _texts("inferred", "What of it comes from the context and not from its sentence.", vocabulary=Inferred),
    ),
)

_OF_FIGURES: dict[str, Of] = {
    "city": attrgetter("place"),
    "erratum": lambda figure: figure.erratum and figure.erratum.id,
}
_FIGURES = Layout(
    "figures",
    _OBSERVATIONS.title,
    tuple(evolve(field, of=_OF_FIGURES.get(field.name)) for field in _OBSERVATIONS.fields),
)

_PLACES = Layout(
    "places",
    "A city, or the national market.",
    (
        _text("city", "Its slug; china for the national market.", attrgetter("slug"), gaps=False),
        _text("name", "Its name in English.", gaps=False),
        _text("chinese", "Its name in Chinese characters.", gaps=False),
        _text("pinyin", "Its name romanised, with tones.", gaps=False),
        _text("province", "Its province.", _OfCity("province")),
        _category("region", Region, "The part of the report that it stands in.", of=_OfCity("region"), gaps=True),
        _truth("model_city", "Whether it is a Service Outsourcing Model City.", _OfCity("model_city"), gaps=True),
        _text("iso_3166_2", "The ISO 3166-2 code of its province.", _OfCity("iso_3166_2")),
        _text("gbt_2260", "Its GB/T 2260 code.", _OfCity("gbt_2260")),
        _integer("geonames_id", "Its id at GeoNames.", _OfCity("geonames_id")),
        _number("latitude", "Degrees north.", "degrees", of=_OfCity("latitude")),
        _number("longitude", "Degrees east.", "degrees", of=_OfCity("longitude")),
        _texts("aliases", "Other names in English.", lambda place: place.aliases if isinstance(place, City) else ()),
    ),
    ("city",),
)

_PROVIDERS = Layout(
    "providers",
    "An organisation in a table of a profile.",
    (
        _CITY,
        _text("organisation", "The id of the organisation.", attrgetter("organisation.id"), gaps=False, refers="organisations"),
        _text("name", "Its name as printed.", gaps=False),
        _category("role", Role, "The table that it stands in."),
        _truth("captive", "Whether it works for its own group."),
        _texts("services", "The kinds of service that it is said to do there.", vocabulary=Service),
        _texts("lines", "The lines of the industry that its services belong to.", vocabulary=ServiceLine),
        _text("activity", "What the table says it does there."),
        *_STANDS,
    ),
)

_INCENTIVES = Layout(
    "incentives",
    "A policy, or a set of measures.",
    (
        _CITY,
        _text("title", "Its title as printed; empty for a set of measures without one."),
        _texts("policies", "The titles of the policies that an untitled set of measures is printed with."),
        _category("category", IncentiveCategory, "The kind of policy that it is listed under."),
        _texts("issuers", "Who issued it, as named there."),
        _category("level", Level, "The level of government.", gaps=True),
        _text("date", "When it was issued, in ISO 8601."),
        _text("valid", "When it applies, in ISO 8601."),
        _text("number", "Its document number as printed."),
        _texts("forms", "The forms of its measures.", _InOrder("forms", Form), vocabulary=Form),
        _texts("purposes", "What its measures are for.", _InOrder("purposes", Purpose), vocabulary=Purpose),
        _truth("pays", "Whether one of its measures pays."),
        _texts("measures", "What its measures do.", _each("measures", "text")),
        *_STANDS,
    ),
)

_ORGANISATIONS = Layout(
    "organisations",
    "A company or an institution, whatever the cities call it.",
    (
        _text("organisation", "Its id.", attrgetter("id"), gaps=False),
        _text("name", "Its usual name.", gaps=False),
        _texts("spellings", "The other names that profiles print for it.", _each("spellings", "name")),
        _text("country", "Where its group is at home, by ISO 3166-1 alpha-2. Not from the documents."),
        _texts("industries", "What it does, by the divisions of ISIC Rev. 4. Not from the documents.", vocabulary=Industry),
        _text("group", "The id of the organisation whose group it belongs to.", refers="organisations"),
    ),
    ("organisation",),
)

_ERRATA = Layout(
    "errata",
    "Something printed that can't be right.",
    (
        _text("erratum", "Its id.", attrgetter("id"), gaps=False),
        _CITY,
        _SOURCE,
        _SECTION,
        _text("printed", "What is printed.", gaps=False),
        _text("right", "What is right, where the documents settle it."),
        _text("evidence", "Why it can't be right.", gaps=False),
        _category("confidence", Confidence, "How sure it is that it is wrong."),
        _texts("corrected", "The columns of an observation that it puts right.", _each("corrections", "attribute")),
        _texts("outside", "Where evidence from outside the documents is published.", _each("outside", "url")),
    ),
    ("erratum",),
)

_DESIGNATIONS = Layout(
    "designations",
    "A status that a city or a park was given.",
    (
        _CITY,
        _text("title", "As the document names it.", gaps=False),
        _category("status", Status, "What the city or the park was named."),
        _text("holder", "The park or body that holds it; empty for the city itself."),
        _texts("issuers", "Who gave it, as named there."),
        _text("period", "When it was given, in ISO 8601."),
        *_STANDS,
    ),
)

_INDICATORS = Layout(
    "indicators",
    "What a figure measures, and where the data has it.",
    (
        _text("indicator", "Its name: topic.field.", attrgetter("name"), gaps=False),
        _text("topic", "The topic that it belongs to.", attrgetter("indicator.topic"), gaps=False),
        _text("title", "Its title for people.", attrgetter("indicator.title"), gaps=False),
        _text("definition", "What is measured.", attrgetter("indicator.definition"), gaps=False),
        _category("dimension", Dimension, "What its unit is a unit of.", of=attrgetter("indicator.dimension"), gaps=True),
        _text("labels", "What the labels of its figures tell apart.", attrgetter("indicator.labels")),
        _texts("units", "The units that its figures are in.", vocabulary=Unit),
        _integer("figures", "How many figures there are.", gaps=False),
        _texts("cities", "The slugs of the cities that have it."),
        _texts("years", "The years that there are figures of."),
    ),
    ("indicator",),
)

_SOURCES = Layout(
    "sources",
    "A document that the data was read from.",
    (
        _text("source", "Its id.", attrgetter("id"), gaps=False),
        _text("title", "Its title.", gaps=False),
        _text("publisher", "Its publisher.", gaps=False),
        _text("kind", "What it is, as a type of the Citation Style Language.", gaps=False),
        _text("date", "Its date: 2013 or 2012-04-23."),
        _text("author", "Its author."),
        _text("url", "Its address."),
        _text("note", "What there is to know before relying on it."),
    ),
    ("source",),
)

_GLOSSARY = Layout(
    "glossary",
    "An abbreviation or a word of the industry.",
    (
        _text("term", "The abbreviation or word.", gaps=False),
        _text("meaning", "What it means.", gaps=False),
        _SOURCE,
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
        _PROVIDERS,
        _INCENTIVES,
        _DESIGNATIONS,
        _GLOSSARY,
    )
}
