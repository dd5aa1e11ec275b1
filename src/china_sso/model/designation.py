"""Statuses that were given, the parks and zones, and what else a profile names."""

from __future__ import annotations

from attrs import frozen

from china_sso.model.organisation import Site
from china_sso.model.period import Period
from china_sso.model.source import Fact
from china_sso.model.vocabulary import Level, MentionKind, SiteKind, Status


@frozen(kw_only=True)
class Designation(Fact):
    """A status that somebody gave a city or a park. What a document says of it by itself is a `Statement`."""

    title: str
    """As the document names it."""
    status: Status
    holder: str | None = None
    """The park or body that holds it; None for the city itself."""
    issuer: str | None = None
    """Who gave it."""
    period: Period | None = None
    """When it was given."""


@frozen(kw_only=True)
class OfficePark(Fact):
    """A park, zone or base for offices."""

    name: str
    """As printed."""
    level: Level | None = None
    """Who designated it, where printed."""
    parent: str | None = None
    """The park or zone that it lies in, where printed."""

    @property
    def site(self) -> Site:
        """Which one it is, whatever the profiles call it."""
        return self.origin.site_called(self.name) or Site.named(self.name, SiteKind.PARK)


@frozen(kw_only=True)
class Mention(Fact):
    """Something else that a profile names: an event, a person, an authority."""

    name: str
    """As printed."""
    kind: MentionKind
    subject: str | None = None
    """What it is named with."""
    detail: str | None = None
    """In which capacity, in our own words."""
