"""Makes the model from parsed data files that have been checked: fast, and without looking twice.

What each key of a file becomes is a table by class; a key without an entry is taken as it is. `china_sso.reading.validate`
says what is wrong with a file; here everything is taken to be right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import evolve, frozen

from china_sso.model.designation import Designation, Mention, OfficePark
from china_sso.model.erratum import Erratum
from china_sso.model.figure import Figure
from china_sso.model.incentive import Incentive, Measure
from china_sso.model.indicators import PRINTED
from china_sso.model.percent import Percent
from china_sso.model.place import Chapter, City, Market, Place, Profile
from china_sso.model.provider import Organisation, Provider
from china_sso.model.source import Fact, Footnote, Origin
from china_sso.model.units import Unit
from china_sso.model.vocabulary import (
    Bound,
    IncentiveCategory,
    Instrument,
    Kind,
    Level,
    MentionKind,
    Region,
    Role,
    Section,
    ServiceLine,
    Status,
)
from china_sso.reading.registers import Table, make, member_of, period_of, table

_SECTION, _REGION, _SERVICE_LINE = member_of(Section), member_of(Region), member_of(ServiceLine)


@frozen
class References:
    """What the files of places refer to by name."""

    organisations: dict[str, Organisation]
    """By each of their names; those of one name are added as they are met."""
    errata: Mapping[str, Erratum]
    """By their ids."""
    apply_errata: bool = True
    """Whether figures get the right value of their erratum, or keep the printed one."""

    def organisation(self, name: str) -> Organisation:
        """The organisation that goes by a name: one of the register, or one that has this name alone."""
        return self.organisations.get(name) or self.organisations.setdefault(name, Organisation.named(name))


_FIGURE = table(
    Figure,
    indicator=PRINTED.__getitem__,
    unit=member_of(Unit),
    period=period_of,
    bound=member_of(Bound),
    kind=member_of(Kind),
    growth=Percent,
    footnotes=tuple,
)
_PROVIDER = table(Provider, role=member_of(Role), service_lines=lambda names: tuple(map(_SERVICE_LINE, names)), footnotes=tuple)
_MEASURE = table(Measure, instrument=member_of(Instrument))
_INCENTIVE = table(
    Incentive,
    category=member_of(IncentiveCategory),
    level=member_of(Level),
    date=period_of,
    footnotes=tuple,
    measures=lambda lines: tuple([make(Measure, _MEASURE, line) for line in lines]),
)
_DESIGNATION = table(Designation, status=member_of(Status), period=period_of, footnotes=tuple)
_PARK = table(OfficePark, level=member_of(Level), footnotes=tuple)
_MENTION = table(Mention, kind=member_of(MentionKind), footnotes=tuple)
_FOOTNOTE = table(Footnote)
_PLACE: dict[type[Place], Table] = {kind: table(kind, latitude=float, longitude=float) for kind in (City, Market)}


def _figure(line: Mapping[str, Any], origin: Origin, references: References) -> Figure:
    if "erratum" not in line:
        return make(Figure, _FIGURE, line, origin=origin)
    erratum = references.errata[line["erratum"]]
    printed = make(Figure, _FIGURE, {key: value for key, value in line.items() if key != "erratum"}, origin=origin, erratum=erratum)
    if not references.apply_errata:
        return printed
    right: dict[str, Any] = {each.attribute.value: each.right for each in erratum.corrections}
    return evolve(printed, **right)


def _provider(line: Mapping[str, Any], origin: Origin, references: References) -> Provider:
    return make(Provider, _PROVIDER, line, origin=origin, organisation=references.organisation(line["name"]))


#: The lists of facts of a chapter, with what makes a fact of a line.
_FACTS: dict[str, Callable[[Mapping[str, Any], Origin, References], Fact]] = {
    "figures": _figure,
    "providers": _provider,
    "incentives": lambda line, origin, _: make(Incentive, _INCENTIVE, line, origin=origin),
    "designations": lambda line, origin, _: make(Designation, _DESIGNATION, line, origin=origin),
    "parks": lambda line, origin, _: make(OfficePark, _PARK, line, origin=origin),
    "mentions": lambda line, origin, _: make(Mention, _MENTION, line, origin=origin),
}
_CHAPTER = table(Chapter, section=_SECTION, key_industries=tuple, focus_areas=tuple, client_markets=tuple, aims=tuple)


def _chapter(line: Mapping[str, Any], origin: Origin, references: References) -> Chapter:
    facts = {name: tuple([fact(each, origin, references) for each in line[name]]) for name, fact in _FACTS.items() if name in line}
    return make(Chapter, _CHAPTER, {key: value for key, value in line.items() if key not in facts}, **facts)


def _profile(line: Mapping[str, Any], slug: str, source: str, references: References) -> Profile:
    pages = line["pages"]
    return Profile(
        source=source,
        pages=pages,
        region=_REGION(line["region"]) if "region" in line else None,
        chapters=tuple(
            [_chapter(each, Origin(slug, source, pages, _SECTION(each["section"])), references) for each in line["chapters"]]
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
