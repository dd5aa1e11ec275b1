"""Makes the facts of a chapter that are no figures, from lines that have been checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from china_sso.model.designation import Designation, Mention, MentionKind, OfficePark, Status
from china_sso.model.figure import Figure
from china_sso.model.incentive import Form, Incentive, IncentiveCategory, Measure, Purpose
from china_sso.model.industry import Industry
from china_sso.model.institution import Institution, InstitutionKind, Project
from china_sso.model.provider import Presence, Provider, Relation, Role
from china_sso.model.service import Service
from china_sso.model.source import Fact, Origin
from china_sso.model.statement import ClientMarket, FocusArea, KeyIndustry, Statement, StatementKind
from china_sso.model.transport import Facility, FacilityKind, Link, LinkKind, Stage
from china_sso.model.vocabulary import Level
from china_sso.reading.making import Line, make, member_of, members_of, period_of, table

#: What makes a fact of a line; the figures of measures are made already, and come in the order of the file.
MakeFact = Callable[[Line, Origin, Iterator[Figure]], Fact]

_MEASURE = table(Measure, form=member_of(Form), purposes=members_of(Purpose))
_INCENTIVE = table(
    Incentive,
    category=member_of(IncentiveCategory),
    level=member_of(Level),
    date=period_of,
    valid=period_of,
    policies=tuple,
    issuers=tuple,
    footnotes=tuple,
)


def _incentive(line: Line, origin: Origin, amounts: Iterator[Figure]) -> Incentive:
    measures = tuple([_measure(each, amounts) for each in line.get("measures", ())])
    return make(Incentive, _INCENTIVE, line, origin=origin, measures=measures)


def _measure(line: Line, amounts: Iterator[Figure]) -> Measure:
    return make(Measure, _MEASURE, line, figures=tuple(islice(amounts, len(line.get("figures", ())))))


def _fact(kind: type[Fact], /, **converters: Callable[[Any], Any]) -> MakeFact:
    """What makes facts of a class from lines that refer to nothing."""
    keys = table(kind, footnotes=tuple, **converters)
    return lambda line, origin, _: make(kind, keys, line, origin=origin)


#: The lists of a chapter, with what makes a fact of a line; figures are made in `china_sso.reading.figures`.
MAKERS: dict[str, MakeFact] = {
    "incentives": _incentive,
    "statements": _fact(Statement, kind=member_of(StatementKind)),
    "key_industries": _fact(KeyIndustry, industries=members_of(Industry)),
    "focus_areas": _fact(FocusArea, services=members_of(Service)),
    "client_markets": _fact(ClientMarket, countries=tuple),
    "designations": _fact(Designation, status=member_of(Status), issuers=tuple, period=period_of),
    "providers": _fact(Provider, role=member_of(Role), services=members_of(Service)),
    "presences": _fact(Presence, relation=member_of(Relation), services=members_of(Service)),
    "parks": _fact(OfficePark, level=member_of(Level)),
    "links": _fact(Link, kind=member_of(LinkKind), ends=tuple, stage=member_of(Stage)),
    "facilities": _fact(Facility, kind=member_of(FacilityKind), stage=member_of(Stage)),
    "institutions": _fact(Institution, kind=member_of(InstitutionKind), operators=tuple, partners=tuple, certifiers=tuple),
    "projects": _fact(Project, stage=member_of(Stage), period=period_of),
    "mentions": _fact(Mention, kind=member_of(MentionKind)),
}
