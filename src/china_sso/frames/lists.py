"""The columns of what else is listed: parks, links, institutions, records, findings ... They are no tables of a data set."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from operator import attrgetter
from typing import Any

from attrs import evolve

from china_sso.frames.layout import Field, FieldType, Layout
from china_sso.frames.layouts import (
    CITY,
    PAGES,
    PROVIDERS,
    SECTION,
    SOURCE,
    STANDS,
    category,
    integer,
    number,
    text,
    texts,
    truth,
)
from china_sso.model.designation import MentionKind
from china_sso.model.industry import Industry
from china_sso.model.institution import InstitutionKind
from china_sso.model.organisation import SiteKind
from china_sso.model.provider import Relation
from china_sso.model.service import Service
from china_sso.model.statement import StatementKind
from china_sso.model.titled import words_of
from china_sso.model.transport import FacilityKind, LinkKind, Stage
from china_sso.model.units import Unit
from china_sso.model.vocabulary import Bound, Kind, Level

_SUBJECT = text("subject", "The park or institution that it is about; empty for the place as a whole.")
_DETAIL = text("detail", "What else is said of it, in our own words.")
_NAME = text("name", "Its name as printed.", gaps=False)
_STAGE = category("stage", Stage, "How far it has come.", gaps=True)
_ORGANISATION, _SERVICES = (next(each for each in PROVIDERS.fields if each.name == name) for name in ("organisation", "services"))


def _kind(vocabulary: Any) -> Field:
    return category("kind", vocabulary, "Which kind of it.")


def _of_a_place(name: str, title: str, *fields: Field) -> Layout:
    return Layout(name, title, (CITY, *fields, *STANDS))


def _place_name(record: Any) -> str:
    """The name of the place of a record, which its figures have."""
    return str(record.figures[0].place_name)


def _figures(record: Any) -> list[str]:
    return [f"{figure.indicator.field}: {figure.quantity}" for figure in record.figures]


def _titled(record: Any) -> str:
    """The same for people, with the labels."""
    return "; ".join(
        f"{each.indicator.short}{f' ({each.label})' if each.label else ''}: {each.quantity}" for each in record.figures
    )


def _measured_in(finding: Any) -> str:
    """The figures of a finding with what they measure."""
    return "; ".join(f"{each.indicator.short}: {each}" for each in finding.figures)


def _shares(numbers: Iterable[float]) -> list[str]:
    return [f"{number:.4f}" for number in numbers]


def _where(footprint: Any) -> str:
    """The cities of an organisation by their names, each with what it is there."""
    return "; ".join(f"{city.name} ({', '.join(map(words_of, ties))})" for city, ties in footprint.cities)


def _of(name: str, kind: FieldType, says: str, of: str, *, unit: str | None = None, words: type[Enum] | None = None) -> Field:
    """A column of something within something, empty where that is not there."""
    *path, last = of.split(".")

    def cell(item: Any) -> Any:
        for each in path:
            item = getattr(item, each)
            if item is None:
                return None
        return getattr(item, last)

    return Field(name, kind, says, unit, tuple(each.value for each in words) if words else (), of=cell)


def _measured(of: str, prefix: str = "") -> tuple[Field, ...]:
    """The columns of a figure within something."""
    return (
        _of(f"{prefix}value", FieldType.NUMBER, "The value, in the unit of its row.", f"{of}.value"),
        _of(f"{prefix}upper", FieldType.NUMBER, "The end of a printed range that begins at the value.", f"{of}.upper"),
        _of(f"{prefix}unit", FieldType.CATEGORY, "The unit of that.", f"{of}.unit", words=Unit),
        _of(f"{prefix}year", FieldType.INTEGER, "The year of that.", f"{of}.year"),
        _of(f"{prefix}bound", FieldType.CATEGORY, "How exact that is.", f"{of}.bound", words=Bound),
        _of(f"{prefix}source", FieldType.TEXT, "The id of the document of that.", f"{of}.source"),
        _of(f"{prefix}erratum", FieldType.TEXT, "The id of its erratum.", f"{of}.erratum.id"),
        _of(f"{prefix}note", FieldType.TEXT, "What is doubtful about that.", f"{of}.note"),
    )


def _asked(of: str) -> tuple[Field, ...]:
    """The columns of what a figure within something measures."""
    indicator = _of("indicator", FieldType.TEXT, "What is measured: topic.field.", f"{of}.indicator.name")
    return (
        evolve(indicator, shown=attrgetter(f"{of}.indicator.titled"), gaps=False),
        _of("label", FieldType.TEXT, "What completes the meaning of the indicator.", f"{of}.label"),
        _of("subject", FieldType.TEXT, "What it is about, where that is not the place as a whole.", f"{of}.subject"),
    )


def _percent(name: str, says: str, of: str) -> Field:
    return _of(name, FieldType.NUMBER, says, of, unit="percent")


LISTS = {
    layout.name: layout
    for layout in (
        _of_a_place(
            "statements",
            "What is said without a figure and without a name.",
            _kind(StatementKind),
            text("text", "What is said, in our own words.", gaps=False),
            _SUBJECT,
        ),
        _of_a_place(
            "key_industries",
            "An industry that a place is known for.",
            _NAME,
            texts("industries", "The divisions of ISIC Rev. 4 that the words name.", vocabulary=Industry),
            _SUBJECT,
        ),
        _of_a_place("focus_areas", "What outsourcing concentrates on.", _NAME, _SERVICES, _SUBJECT),
        _of_a_place(
            "client_markets",
            "Where clients are.",
            _NAME,
            texts("countries", "By ISO 3166-1 alpha-2; none for a wider region."),
            _SUBJECT,
        ),
        _of_a_place(
            "presences",
            "An organisation that is named outside the tables.",
            _ORGANISATION,
            _NAME,
            category("relation", Relation, "What it has to do with the place."),
            _SERVICES,
            _SUBJECT,
            _DETAIL,
        ),
        _of_a_place(
            "participants", "An organisation that is named, in the tables or outside them.", _ORGANISATION, _NAME, _SERVICES
        ),
        _of_a_place(
            "office_parks",
            "A park, zone or base for offices.",
            _NAME,
            category("level", Level, "Who designated it, where printed.", gaps=True),
            text("parent", "The park or zone that it lies in, where printed."),
        ),
        _of_a_place(
            "links",
            "A railway, road, waterway or route that joins a place to others.",
            _NAME,
            _kind(LinkKind),
            texts("ends", "The places at its ends, as printed."),
            _STAGE,
            _DETAIL,
        ),
        _of_a_place("facilities", "An airport, a port, a station or a bridge.", _NAME, _kind(FacilityKind), _STAGE, _DETAIL),
        _of_a_place(
            "institutions",
            "Who trains and studies.",
            _NAME,
            _kind(InstitutionKind),
            texts("operators", "Who runs it, as printed."),
            texts("partners", "Who takes part in it, as printed."),
            texts("certifiers", "Who certified or designated it, as printed."),
            _SUBJECT,
            _DETAIL,
        ),
        _of_a_place(
            "projects",
            "What is or was being built, set up or carried out.",
            _NAME,
            _STAGE,
            text("period", "When it is carried out, or by when it is to be complete."),
            _SUBJECT,
            _DETAIL,
        ),
        _of_a_place("mentions", "What else a profile names.", _NAME, _kind(MentionKind), _SUBJECT, _DETAIL),
        Layout(
            "records",
            "The figures of one topic, of one section, subject, kind, time and document.",
            (
                evolve(CITY, shown=_place_name),
                text("topic", "What they are about.", gaps=False),
                _SUBJECT,
                SECTION,
                category("kind", Kind, "Whether they were counted or are aimed at."),
                text("period", "The time that they belong to, in ISO 8601."),
                evolve(texts("figures", "What they measure, and their values.", _figures), shown=_titled),
                SOURCE,
                text("pages", PAGES.definition, lambda record: record.figures[0].pages, gaps=False),
            ),
        ),
        Layout(
            "labels",
            "What completes the meaning of an indicator.",
            (
                evolve(
                    text("indicator", "What it completes: topic.field.", gaps=False, refers="indicators"),
                    shown=attrgetter("indicator.titled"),
                ),
                text("label", "The label.", gaps=False),
                category("level", Level, "The level of government that it names.", gaps=True),
                text("certificate", "The certificate that it is about."),
                text("threshold", "What is over what amount."),
                text("of", "The indicator that it says this is the growth, share or rank of."),
                texts("services", "The kinds of service that it names.", vocabulary=Service),
                text("part", "What is counted."),
                text("whole", "What that is a part of."),
            ),
        ),
        Layout(
            "sites",
            "A park, zone, airport, port, station, railway or road, whatever the documents call it.",
            (
                text("site", "Its id.", lambda site: site.id, gaps=False),
                _NAME,
                _kind(SiteKind),
                texts("spellings", "Its other names.", lambda site: [each.name for each in site.spellings]),
                text("city", "The slug of the city that it is in.", refers="places"),
            ),
        ),
        Layout(
            "services",
            "A service that the introduction of the report names.",
            (_NAME, texts("services", "The kinds that it is placed in.", vocabulary=Service), SOURCE, PAGES),
        ),
        Layout(
            "progress",
            "A target of a place, and how far it had come.",
            (
                CITY,
                *_asked("target"),
                *_measured("target"),
                *_measured("reached", "reached_"),
                _percent("share", "What was reached, in percent of the target.", "share"),
                _percent("share_low", "The least that the share can be.", "interval.low"),
                _percent("share_high", "The most that the share can be.", "interval.high"),
                _percent("required", "The yearly growth that the target asks for from then on.", "required"),
                _percent("required_low", "The least that this growth can be.", "required_interval.low"),
                _percent("required_high", "The most that this growth can be.", "required_interval.high"),
                texts("compared_at", "The rates at which target and figure were compared.", attrgetter("rates")),
            ),
        ),
        Layout(
            "key_figures",
            "A key figure of a place, with its growth and its rank among the cities.",
            (
                evolve(CITY, of=attrgetter("figure.place"), shown=attrgetter("figure.place_name")),
                *_asked("figure"),
                *_measured("figure"),
                _percent("growth", "How it grew.", "growth.value"),
                _of("rank", FieldType.INTEGER, "Its rank by the values as printed; the first is 1.", "ranked.rank"),
                _of("best", FieldType.INTEGER, "The best rank that it can have.", "ranked.best"),
                _of("worst", FieldType.INTEGER, "The worst rank that it can have.", "ranked.worst"),
                integer("ranked", "How many cities are ranked.", lambda key: len(key.ranking) if key.ranking else None),
            ),
        ),
        Layout(
            "footprints",
            "An organisation, and where it is.",
            (
                _ORGANISATION,
                text("name", "Its usual name.", attrgetter("organisation.name"), gaps=False),
                integer("count", "How many cities name it.", lambda footprint: len(footprint.cities), gaps=False),
                evolve(
                    texts("cities", "The slugs of these.", lambda footprint: [city.slug for city, _ in footprint.cities]),
                    shown=_where,
                ),
            ),
        ),
        Layout(
            "acceptability",
            "How much of all possible weights gives a place which rank.",
            (
                evolve(CITY, of=attrgetter("place.slug"), shown=attrgetter("place.name")),
                number("first", "The share of the weights for which it is first, from 0 to 1."),
                number("error", "The standard error of that share."),
                texts("ranks", "The share for each rank, from the first to the last.", lambda each: _shares(each.ranks)),
                texts("central", "The mean weights for which it is first, by criterion.", lambda each: _shares(each.central or ())),
            ),
        ),
        Layout(
            "sensitivity",
            "Who is first when the weight of one criterion changes.",
            (
                evolve(
                    text("indicator", "What is weighed: topic.field.", attrgetter("indicator.name"), gaps=False),
                    shown=attrgetter("indicator.titled"),
                ),
                number("factor", "What its weight is multiplied by.", gaps=False),
                evolve(text("winner", "The slug of who is first.", gaps=False, refers="places"), shown=attrgetter("winner_name")),
                truth("changed", "Whether that is another than before."),
            ),
        ),
        Layout(
            "findings",
            "Figures or organisations that don't fit together.",
            (
                text("check", "The name of the check.", gaps=False),
                CITY,
                text("message", "What doesn't fit, with the arithmetic.", gaps=False),
                texts("answers", "The errata and notes of what it is about."),
                evolve(texts("figures", "The figures that it is about."), shown=_measured_in),
                texts(
                    "providers", "The organisations that it is about.", lambda finding: [each.name for each in finding.providers]
                ),
            ),
        ),
    )
}
