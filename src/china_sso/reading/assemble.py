"""Makes the model from parsed data files that have been checked: fast, and without looking twice.

What each key of a file becomes is a table by class; a key without an entry is taken as it is. `china_sso.reading.validate`
says what is wrong with a file; here everything is taken to be right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from attrs import evolve

from china_sso.model.designation import Designation, Mention, OfficePark
from china_sso.model.erratum import Erratum
from china_sso.model.figure import Figure
from china_sso.model.incentive import Incentive, Measure
from china_sso.model.indicators import PRINTED
from china_sso.model.industry import Industry
from china_sso.model.institution import Institution, Project
from china_sso.model.organisation import Registers
from china_sso.model.percent import Percent
from china_sso.model.place import City, Market, Place
from china_sso.model.profile import Chapter, Profile
from china_sso.model.provider import Presence, Provider
from china_sso.model.service import Service
from china_sso.model.source import Fact, Footnote, Origin
from china_sso.model.statement import ClientMarket, FocusArea, KeyIndustry, Statement
from china_sso.model.transport import Facility, Link
from china_sso.model.units import Unit
from china_sso.model.vocabulary import (
    Bound,
    Confidence,
    FacilityKind,
    Form,
    IncentiveCategory,
    Inferred,
    InstitutionKind,
    Kind,
    Level,
    LinkKind,
    MentionKind,
    Purpose,
    Region,
    Relation,
    Role,
    Section,
    Stage,
    StatementKind,
    Status,
)
from china_sso.reading.registers import Table, make, member_of, members_of, period_of, table


class References(Registers, Protocol):
    """What the files of places refer to by name, and what is done with it."""

    @property
    def applied(self) -> Confidence | None:
        """Errata at least so sure give figures the right value; None for as printed."""
        ...

    def erratum(self, name: str) -> Erratum:
        """The erratum of an id."""
        ...


#: What makes a fact of a line.
MakeFact = Callable[[Mapping[str, Any], Origin, References], Fact]

_SECTION, _REGION = member_of(Section), member_of(Region)
_FIGURE = table(
    Figure,
    indicator=PRINTED.__getitem__,
    unit=member_of(Unit),
    period=period_of,
    bound=member_of(Bound),
    kind=member_of(Kind),
    growth=Percent,
    inferred=members_of(Inferred),
    footnotes=tuple,
)
_MEASURE = table(Measure, form=member_of(Form), purposes=members_of(Purpose))
_INCENTIVE = table(
    Incentive,
    category=member_of(IncentiveCategory),
    level=member_of(Level),
    date=period_of,
    valid=period_of,
    policies=tuple,
    footnotes=tuple,
)
_FOOTNOTE = table(Footnote)
_PLACE: dict[type[Place], Table] = {kind: table(kind, latitude=float, longitude=float) for kind in (City, Market)}


def _figure(line: Mapping[str, Any], origin: Origin, references: References) -> Figure:
    if "erratum" not in line:
        return make(Figure, _FIGURE, line, origin=origin)
    erratum = references.erratum(line["erratum"])
    printed = make(Figure, _FIGURE, {key: value for key, value in line.items() if key != "erratum"}, origin=origin, erratum=erratum)
    if references.applied is None or erratum.confidence not in references.applied.at_least:
        return printed
    right: dict[str, Any] = {each.attribute.value: each.right for each in erratum.corrections}
    return evolve(printed, **right)


def _incentive(line: Mapping[str, Any], origin: Origin, references: References) -> Incentive:
    if "measures" not in line:
        return make(Incentive, _INCENTIVE, line, origin=origin)
    measures = tuple([_measure(each, origin, references) for each in line["measures"]])
    rest = {key: value for key, value in line.items() if key != "measures"}
    return make(Incentive, _INCENTIVE, rest, origin=origin, measures=measures)


def _measure(line: Mapping[str, Any], origin: Origin, references: References) -> Measure:
    if "figures" not in line:
        return make(Measure, _MEASURE, line)
    figures = tuple([_figure(each, origin, references) for each in line["figures"]])
    return make(Measure, _MEASURE, {key: value for key, value in line.items() if key != "figures"}, figures=figures)


def _fact(kind: type[Fact], /, **converters: Callable[[Any], Any]) -> MakeFact:
    """What makes facts of a class from lines that refer to nothing."""
    keys = table(kind, footnotes=tuple, **converters)
    return lambda line, origin, _: make(kind, keys, line, origin=origin)


#: The lists of facts of a chapter, with what makes a fact of a line.
_FACTS: dict[str, MakeFact] = {
    "figures": _figure,
    "incentives": _incentive,
    "statements": _fact(Statement, kind=member_of(StatementKind)),
    "key_industries": _fact(KeyIndustry, industries=members_of(Industry)),
    "focus_areas": _fact(FocusArea, services=members_of(Service)),
    "client_markets": _fact(ClientMarket, countries=tuple),
    "designations": _fact(Designation, status=member_of(Status), period=period_of),
    "providers": _fact(Provider, role=member_of(Role), services=members_of(Service)),
    "presences": _fact(Presence, relation=member_of(Relation), services=members_of(Service)),
    "parks": _fact(OfficePark, level=member_of(Level)),
    "links": _fact(Link, kind=member_of(LinkKind), ends=tuple, stage=member_of(Stage)),
    "facilities": _fact(Facility, kind=member_of(FacilityKind), stage=member_of(Stage)),
    "institutions": _fact(Institution, kind=member_of(InstitutionKind), operators=tuple, partners=tuple),
    "projects": _fact(Project, stage=member_of(Stage), period=period_of),
    "mentions": _fact(Mention, kind=member_of(MentionKind)),
}


def _chapter(line: Mapping[str, Any], origin: Origin, references: References) -> Chapter:
    facts: dict[str, Any] = {
        name: tuple([_FACTS[name](each, origin, references) for each in lines]) for name, lines in line.items() if name != "section"
    }
    return Chapter(section=origin.section, **facts)


def _profile(line: Mapping[str, Any], slug: str, source: str, references: References) -> Profile:
    pages = line["pages"]
    return Profile(
        source=source,
        pages=pages,
        region=_REGION(line["region"]) if "region" in line else None,
        chapters=tuple(
            [
                _chapter(each, Origin(slug, source, pages, _SECTION(each["section"]), references), references)
                for each in line["chapters"]
            ]
        ),
        footnotes=tuple([make(Footnote, _FOOTNOTE, each) for each in line.get("footnotes", ())]),
    )


def profiles(document: Mapping[str, Any], slug: str, source: str, references: References) -> tuple[Profile, ...]:
    """What one file says: one document on one place."""
    return tuple([_profile(line, slug, source, references) for line in document["profiles"]])


def place(line: Mapping[str, Any], profiles: tuple[Profile, ...]) -> Place:
    """A place from its line in the register and what the documents say of it: a city, or without codes the national market."""
    kind: type[Place] = City if "gbt_2260" in line else Market
    return make(kind, _PLACE[kind], line, profiles=profiles)
