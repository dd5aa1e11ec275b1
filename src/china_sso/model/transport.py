"""How a place is reached: the lines that join it to others, and the airports, ports and stations."""

from __future__ import annotations

from attrs import frozen

from china_sso.model.organisation import Site
from china_sso.model.source import Fact
from china_sso.model.vocabulary import FacilityKind, LinkKind, SiteKind, Stage

_SITES = {LinkKind.HIGH_SPEED_RAILWAY: SiteKind.RAILWAY, LinkKind.EXPRESSWAY: SiteKind.ROAD}


@frozen(kw_only=True)
class Link(Fact):
    """A railway, road, waterway or route that joins a place to others."""

    name: str
    """As printed."""
    kind: LinkKind
    ends: tuple[str, ...] = ()
    """The places at its ends, as printed."""
    stage: Stage = Stage.IN_SERVICE
    detail: str | None = None
    """What else is said of it, in our own words."""

    @property
    def site(self) -> Site:
        """Which one it is, whatever the profiles call it."""
        return self.origin.site_called(self.name) or Site.named(self.name, _SITES.get(self.kind) or SiteKind[self.kind.name])


@frozen(kw_only=True)
class Facility(Fact):
    """An airport, a port, a station or a bridge."""

    name: str
    """As printed."""
    kind: FacilityKind
    stage: Stage = Stage.IN_SERVICE
    detail: str | None = None
    """What else is said of it, in our own words."""

    @property
    def site(self) -> Site:
        """Which one it is, whatever the profiles call it."""
        return self.origin.site_called(self.name) or Site.named(self.name, SiteKind[self.kind.name])
