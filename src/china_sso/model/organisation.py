"""Who a name stands for: organisations and sites, whatever the documents call them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from attrs import field, frozen

from china_sso.model.industry import Industry
from china_sso.model.names import key_of, slug_of
from china_sso.model.once import Once
from china_sso.model.titled import Titled
from china_sso.model.vocabulary import Confidence


class SiteKind(Titled):
    """What a site is."""

    PARK = "park", "Park"
    ZONE = "zone", "Zone"
    AIRPORT = "airport", "Airport"
    PORT = "port", "Port"
    STATION = "station", "Station"
    RAILWAY = "railway", "Railway"
    ROAD = "road", "Road"
    METRO = "metro", "Metro"
    WATERWAY = "waterway", "Waterway"
    AIR_ROUTE = "air_route", "Air route"
    BRIDGE = "bridge", "Bridge"
    BORDER_CROSSING = "border_crossing", "Border crossing"
    OTHER = "other", "Other"


class SpellingReason(Titled):
    """How a printed name differs from the usual one."""

    FULL_NAME = "full_name", "Full name"
    SHORT_NAME = "short_name", "Short name"
    SITE = "site", "Site"
    """Its centre, branch or local company here."""
    MISPRINT = "misprint", "Misprint"
    PRODUCT = "product", "Product"
    TRANSLATION = "translation", "Translation"
    FORMER_NAME = "former_name", "Former name"
    BRAND = "brand", "Brand"


@frozen
class Spelling:
    """Another name that documents print for something, and why it is taken for the same."""

    name: str
    """As printed."""
    reason: SpellingReason
    """How it differs from the usual name."""
    confidence: Confidence
    """How sure it is that the same is meant."""


@frozen
class Organisation:
    """One company, institution or authority, whatever the cities call it.

    A subsidiary with a brand or a line of business of its own is an organisation with a ``group``; a branch, site or local
    company under the group's name is a spelling. Country and industries are not from the documents but well known
    from outside, and absent where there is doubt.
    """

    id: str
    """``zte``"""
    name: str
    """Its usual name."""
    spellings: tuple[Spelling, ...] = ()
    """The other names that profiles print for it: "ZTE Corporation"."""
    country: str | None = None
    """Where its group is at home, by ISO 3166-1 alpha-2: ``CN``. Not from the documents."""
    industries: tuple[Industry, ...] = ()
    """What it does. Not from the documents."""
    group: str | None = None
    """The id of the organisation whose group it belongs to."""
    _kept: dict[str, Any] = field(factory=dict[str, Any], init=False, repr=False, eq=False)

    keys: ClassVar[Once[frozenset[str]]] = Once(lambda organisation: frozenset(map(key_of, (organisation.id, *organisation.names))))
    """Its id and its names as they are compared."""

    @classmethod
    def named(cls, name: str) -> Organisation:
        """An organisation that goes by one name alone."""
        return cls(slug_of(name), name)

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and its other spellings."""
        return (self.name, *(spelling.name for spelling in self.spellings))


def organisations_by_name(organisations: Iterable[Organisation]) -> dict[str, Organisation]:
    """Organisations by each of their names as they are compared; of two with one name, the first."""
    found: dict[str, Organisation] = {}
    for organisation in organisations:
        for name in (organisation.id, *organisation.names):
            found.setdefault(key_of(name), organisation)
    return found


@frozen
class Site:
    """One park, zone, airport, port, station, railway or road, whatever the profiles call it."""

    id: str
    """``guangzhou-baiyun-international-airport``"""
    name: str
    """Its usual name."""
    kind: SiteKind
    """Which kind of site it is."""
    spellings: tuple[Spelling, ...] = ()
    """The other names that profiles print for it."""
    city: str | None = None
    """The slug of the city that it lies in; None for what crosses several, and for what lies in none of them."""

    @classmethod
    def named(cls, name: str, kind: SiteKind) -> Site:
        """A site that goes by one name alone."""
        return cls(slug_of(name), name, kind)

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and its other spellings."""
        return (self.name, *(spelling.name for spelling in self.spellings))
