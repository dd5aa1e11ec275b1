"""How a place is reached: the lines that join it to others, and the airports, ports and stations."""

from __future__ import annotations

from attrs import frozen

from china_sso.model.organisation import Site, SiteKind
from china_sso.model.source import Fact
from china_sso.model.titled import Titled


class LinkKind(Titled):
    """What joins a place to others."""

    RAILWAY = "railway", "Railway"
    HIGH_SPEED_RAILWAY = "high_speed_railway", "High-speed railway"
    ROAD = "road", "Road"
    EXPRESSWAY = "expressway", "Expressway"
    METRO = "metro", "Metro"
    WATERWAY = "waterway", "Waterway"
    AIR_ROUTE = "air_route", "Air route"


class FacilityKind(Titled):
    """What a place has for transport, at one spot."""

    AIRPORT = "airport", "Airport"
    PORT = "port", "Port"
    STATION = "station", "Station"
    BRIDGE = "bridge", "Bridge"
    BORDER_CROSSING = "border_crossing", "Border crossing"
    OTHER = "other", "Other"


class Stage(Titled):
    """How far something built or planned has come."""

    IN_SERVICE = "in_service", "In service"
    UNDER_CONSTRUCTION = "under_construction", "Under construction"
    PLANNED = "planned", "Planned"


_SITES = {LinkKind.HIGH_SPEED_RAILWAY: SiteKind.RAILWAY, LinkKind.EXPRESSWAY: SiteKind.ROAD}


@frozen(kw_only=True)
class Link(Fact):
    """A railway, road, waterway or route that joins a place to others."""

    name: str
    """As printed."""
    kind: LinkKind
    """Which kind of way it is."""
    ends: tuple[str, ...] = ()
    """The places at its ends, as printed."""
    stage: Stage = Stage.IN_SERVICE
    """Whether it was in use, being built or planned."""
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
    """Which kind of facility it is."""
    stage: Stage = Stage.IN_SERVICE
    """Whether it was in use, being built or planned."""
    detail: str | None = None
    """What else is said of it, in our own words."""

    @property
    def site(self) -> Site:
        """Which one it is, whatever the profiles call it."""
        return self.origin.site_called(self.name) or Site.named(self.name, SiteKind[self.kind.name])
