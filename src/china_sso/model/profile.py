"""What a document says of a place: a profile, chapter by chapter."""

from __future__ import annotations

from attrs import frozen

from china_sso.model.designation import Designation, Mention, OfficePark
from china_sso.model.figure import Figure
from china_sso.model.incentive import Incentive
from china_sso.model.institution import Institution, Project
from china_sso.model.provider import Presence, Provider
from china_sso.model.source import Footnote
from china_sso.model.statement import ClientMarket, FocusArea, KeyIndustry, Statement
from china_sso.model.transport import Facility, Link
from china_sso.model.vocabulary import Region, Section


@frozen(kw_only=True)
class Chapter:
    """What one section of a profile holds, in the order of the page."""

    section: Section
    statements: tuple[Statement, ...] = ()
    """What is said without a figure and without a name."""
    key_industries: tuple[KeyIndustry, ...] = ()
    focus_areas: tuple[FocusArea, ...] = ()
    """What the outsourcing concentrates on."""
    client_markets: tuple[ClientMarket, ...] = ()
    """Where the clients are."""
    designations: tuple[Designation, ...] = ()
    figures: tuple[Figure, ...] = ()
    """Its figures, but for the amounts of measures, which are with these."""
    providers: tuple[Provider, ...] = ()
    presences: tuple[Presence, ...] = ()
    """Organisations outside the tables."""
    incentives: tuple[Incentive, ...] = ()
    parks: tuple[OfficePark, ...] = ()
    links: tuple[Link, ...] = ()
    """Railways, roads, waterways, routes."""
    facilities: tuple[Facility, ...] = ()
    """Airports, ports, stations, bridges."""
    institutions: tuple[Institution, ...] = ()
    """Who trains and studies."""
    projects: tuple[Project, ...] = ()
    mentions: tuple[Mention, ...] = ()
    """What else is named."""

    @property
    def amounts(self) -> tuple[Figure, ...]:
        """The figures of its incentives' measures."""
        return tuple(figure for incentive in self.incentives for measure in incentive.measures for figure in measure.figures)


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
    footnotes: tuple[Footnote, ...] = ()
