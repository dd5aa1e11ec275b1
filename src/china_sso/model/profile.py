"""What a document says of a place: a profile, chapter by chapter."""

# ruff: noqa: RUF009 -- each list of a chapter has a converter of its own

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from attrs import field, fields, frozen

from china_sso.model.figure import Figure
from china_sso.model.rows import Rows, as_rows
from china_sso.model.source import Fact, Footnote
from china_sso.model.vocabulary import Region, Section

if TYPE_CHECKING:  # a chapter makes its lists when they are asked for, and imports what they hold then
    from china_sso.model.designation import Designation, Mention, OfficePark
    from china_sso.model.incentive import Incentive
    from china_sso.model.institution import Institution, Project
    from china_sso.model.provider import Presence, Provider
    from china_sso.model.statement import ClientMarket, FocusArea, KeyIndustry, Statement
    from china_sso.model.transport import Facility, Link


class Unmade(Protocol):
    """Makes the lists of a chapter when they are asked for; the same objects for every thread."""

    @property
    def amounts(self) -> Rows[Figure]:
        """The figures of the measures of its incentives, which know the same objects."""
        ...

    def __call__(self, name: str) -> Rows[Fact]:
        """The list of that name."""
        ...


def _facts(layout: str) -> Any:
    return field(default=(), converter=partial(as_rows, layout=layout), hash=False)  # a hash would make all lists


@frozen(kw_only=True, repr=False)
class Chapter:
    """What one section of a profile holds, in the order of the page.

    A chapter of a data set makes each list when it is first asked for, so that a figure doesn't cost what the policies
    and companies around it would.
    """

    section: Section
    """The section."""
    statements: Rows[Statement] = _facts("statements")
    """What is said without a figure and without a name."""
    key_industries: Rows[KeyIndustry] = _facts("key_industries")
    """The industries that the city names as its main ones."""
    focus_areas: Rows[FocusArea] = _facts("focus_areas")
    """What the outsourcing concentrates on."""
    client_markets: Rows[ClientMarket] = _facts("client_markets")
    """Where the clients are."""
    designations: Rows[Designation] = _facts("designations")
    """Statuses that somebody gave the city or a park."""
    figures: Rows[Figure] = _facts("figures")
    """Its figures, but for the amounts of measures, which are with these."""
    providers: Rows[Provider] = _facts("providers")
    """The organisations in its tables."""
    presences: Rows[Presence] = _facts("presences")
    """Organisations outside the tables."""
    incentives: Rows[Incentive] = _facts("incentives")
    """Policies, and sets of measures."""
    parks: Rows[OfficePark] = _facts("office_parks")
    """Parks and zones, with what is said of them."""
    links: Rows[Link] = _facts("links")
    """Railways, roads, waterways, routes."""
    facilities: Rows[Facility] = _facts("facilities")
    """Airports, ports, stations, bridges."""
    institutions: Rows[Institution] = _facts("institutions")
    """Who trains and studies."""
    projects: Rows[Project] = _facts("projects")
    """What is being built or planned."""
    mentions: Rows[Mention] = _facts("mentions")
    """What else is named."""
    _unmade: Unmade | None = field(default=None, init=False, eq=False, repr=False)

    @classmethod
    def unmade(cls, section: Section, unmade: Unmade, lists: Collection[str]) -> Chapter:
        """A chapter whose lists of some names are not made yet: their slots are empty until `__getattr__` fills them."""
        chapter = cls.__new__(cls)
        for name in LISTS:
            if name not in lists:
                object.__setattr__(chapter, name, NONE[name])
        object.__setattr__(chapter, "section", section)
        object.__setattr__(chapter, "_unmade", unmade)
        return chapter

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Rows[Fact]:
            """A list that was not asked for before."""
            if name not in LISTS:
                raise AttributeError(f"a chapter has no {name!r}")
            made = self._unmade(name)
            object.__setattr__(self, name, made)
            return made

    def __reduce__(self) -> tuple[Any, ...]:
        return _made, (self.section, {name: getattr(self, name) for name in LISTS})

    @property
    def amounts(self) -> Rows[Figure]:
        """The figures of its incentives' measures."""
        if self._unmade:
            return self._unmade.amounts
        measures = (measure for incentive in self.incentives for measure in incentive.measures)
        return Rows((figure for measure in measures for figure in measure.figures), "figures")

    def __repr__(self) -> str:
        held = ", ".join(f"{len(rows)} {name.replace('_', ' ')}" for name in LISTS if (rows := getattr(self, name)))
        return f"<Chapter {self.section.value}: {held or 'nothing'}>"


_EMPTY = Chapter(section=Section.PROFILE)
#: Each list without anything in it.
NONE: dict[str, Rows[Any]] = {each.name: getattr(_EMPTY, each.name) for each in fields(Chapter) if each.converter}
#: The names of the lists.
LISTS = tuple(NONE)


def _made(section: Section, lists: dict[str, Rows[Any]]) -> Chapter:
    return Chapter(section=section, **lists)


@frozen(kw_only=True, repr=False)
class Profile:
    """What one document says of one place. A document may have several."""

    source: str = "none"
    """The id of the document; its folder tells it."""
    pages: str
    """The pages of the profile: ``30-31``."""
    region: Region | None = None
    """The part of the document that it stands in."""
    chapters: tuple[Chapter, ...]
    """A chapter for each section, in the order of the page."""
    footnotes: tuple[Footnote, ...] = ()
    """The primary sources that it names."""

    def __repr__(self) -> str:
        return f"<Profile {self.source} p. {self.pages}: {', '.join(each.section.value for each in self.chapters)}>"
