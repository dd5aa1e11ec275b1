"""What a document says of a place: a profile, chapter by chapter."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Protocol

from attrs import field, fields, frozen

from china_sso.model.figure import Figure
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
    def amounts(self) -> tuple[Figure, ...]:
        """The figures of the measures of its incentives, which know the same objects."""
        ...

    def __call__(self, name: str) -> tuple[Fact, ...]:
        """The list of that name."""
        ...


def _facts() -> Any:
    return field(default=(), hash=False)  # a hash would make all lists


@frozen(kw_only=True)
class Chapter:
    """What one section of a profile holds, in the order of the page.

    A chapter of a data set makes each list when it is first asked for, so that a figure doesn't cost what the policies
    and companies around it would.
    """

    section: Section
    """The section."""
    statements: tuple[Statement, ...] = _facts()
    """What is said without a figure and without a name."""
    key_industries: tuple[KeyIndustry, ...] = _facts()
    """The industries that the city names as its main ones."""
    focus_areas: tuple[FocusArea, ...] = _facts()
    """What the outsourcing concentrates on."""
    client_markets: tuple[ClientMarket, ...] = _facts()
    """Where the clients are."""
    designations: tuple[Designation, ...] = _facts()
    """Statuses that somebody gave the city or a park."""
    figures: tuple[Figure, ...] = _facts()
    """Its figures, but for the amounts of measures, which are with these."""
    providers: tuple[Provider, ...] = _facts()
    """The organisations in its tables."""
    presences: tuple[Presence, ...] = _facts()
    """Organisations outside the tables."""
    incentives: tuple[Incentive, ...] = _facts()
    """Policies, and sets of measures."""
    parks: tuple[OfficePark, ...] = _facts()
    """Parks and zones, with what is said of them."""
    links: tuple[Link, ...] = _facts()
    """Railways, roads, waterways, routes."""
    facilities: tuple[Facility, ...] = _facts()
    """Airports, ports, stations, bridges."""
    institutions: tuple[Institution, ...] = _facts()
    """Who trains and studies."""
    projects: tuple[Project, ...] = _facts()
    """What is being built or planned."""
    mentions: tuple[Mention, ...] = _facts()
    """What else is named."""
    _unmade: Unmade | None = field(default=None, init=False, eq=False, repr=False)

    @classmethod
    def unmade(cls, section: Section, unmade: Unmade, lists: Collection[str]) -> Chapter:
        """A chapter whose lists of some names are not made yet: their slots are empty until `__getattr__` fills them."""
        chapter = cls.__new__(cls)
        for name in LISTS:
            if name not in lists:
                object.__setattr__(chapter, name, ())
        object.__setattr__(chapter, "section", section)
        object.__setattr__(chapter, "_unmade", unmade)
        return chapter

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> tuple[Fact, ...]:
            """A list that was not asked for before."""
            if name not in LISTS:
                raise AttributeError(f"a chapter has no {name!r}")
            made = self._unmade(name)
            object.__setattr__(self, name, made)
            return made

    def __reduce__(self) -> tuple[Any, ...]:
        return _made, (self.section, {name: getattr(self, name) for name in LISTS})

    @property
    def amounts(self) -> tuple[Figure, ...]:
        """The figures of its incentives' measures."""
        if self._unmade:
            return self._unmade.amounts
        return tuple(figure for incentive in self.incentives for measure in incentive.measures for figure in measure.figures)


#: The names of the lists.
LISTS = tuple(each.name for each in fields(Chapter) if each.name not in ("section", "_unmade"))


def _made(section: Section, lists: dict[str, tuple[Any, ...]]) -> Chapter:
    return Chapter(section=section, **lists)


@frozen(kw_only=True)
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
