"""The columns of what else is listed: parks, links, institutions, records, findings ... They are no tables of a data set."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from china_sso.frames.layout import Field, Layout
from china_sso.frames.layouts import CITY, PAGES, PROVIDERS, SECTION, SOURCE, STANDS, category, text, texts
from china_sso.model.designation import MentionKind
from china_sso.model.industry import Industry
from china_sso.model.institution import InstitutionKind
from china_sso.model.organisation import SiteKind
from china_sso.model.provider import Relation
from china_sso.model.service import Service
from china_sso.model.statement import StatementKind
from china_sso.model.transport import FacilityKind, LinkKind, Stage
from china_sso.model.vocabulary import Kind, Level

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
                texts("figures", "What they measure, and their values.", _figures),
                SOURCE,
                text("pages", PAGES.definition, lambda record: record.figures[0].pages, gaps=False),
            ),
        ),
        Layout(
            "labels",
            "What completes the meaning of an indicator.",
            (
                text("indicator", "What it completes: topic.field.", gaps=False, refers="indicators"),
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
            "findings",
            "Figures or organisations that don't fit together.",
            (
                text("check", "The name of the check.", gaps=False),
                evolve(CITY, shown=None),
                text("message", "What doesn't fit, with the arithmetic.", gaps=False),
                texts("answers", "The errata and notes of what it is about."),
                texts("figures", "The figures that it is about."),
                texts(
                    "providers", "The organisations that it is about.", lambda finding: [each.name for each in finding.providers]
                ),
            ),
        ),
    )
}
