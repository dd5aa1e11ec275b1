"""What a document says in words: statements without a figure, and what the industry of a place is about."""

from __future__ import annotations

from attrs import frozen

from china_sso.model.industry import Industry
from china_sso.model.service import Service
from china_sso.model.source import Fact
from china_sso.model.titled import Titled


class StatementKind(Titled):
    """What a statement without a figure says."""

    LOCATION = "location", "Location"
    """Where the place lies."""
    CLIMATE = "climate", "Climate"
    """The type of climate."""
    AIM = "aim", "Aim"
    """What is aimed at without a figure."""
    CLAIM = "claim", "Claim"
    """What it is said to be: known, famous, centre of, gateway to. Nobody gave it that."""
    TREND = "trend", "Trend"
    """What is said to be changing."""


@frozen(kw_only=True)
class Statement(Fact):
    """Something said of a place, or of something in it, without a figure and without a name."""

    kind: StatementKind
    """What it is about."""
    text: str
    """What is said, in our own words."""
    subject: str | None = None
    """What it is said of, where that is not the place as a whole: a park, a district."""

    def __str__(self) -> str:
        return self.text


@frozen(kw_only=True)
class FocusArea(Fact):
    """Something that the outsourcing of a place concentrates on."""

    name: str
    """As printed."""
    services: tuple[Service, ...] = ()
    """The kinds of service that the words name; empty where they name none."""
    subject: str | None = None
    """The park or zone whose focus it is, where it is not that of the place as a whole."""

    def __str__(self) -> str:
        return self.name


@frozen(kw_only=True)
class KeyIndustry(Fact):
    """An industry that a place is known for."""

    name: str
    """As printed."""
    industries: tuple[Industry, ...] = ()
    """The divisions of ISIC Rev. 4 that the words name; empty where they name none."""
    subject: str | None = None
    """The park or zone whose industry it is, where it is not that of the place as a whole."""

    def __str__(self) -> str:
        return self.name


@frozen(kw_only=True)
class ClientMarket(Fact):
    """Where clients are."""

    name: str
    """As printed."""
    countries: tuple[str, ...] = ()
    """By ISO 3166-1 alpha-2; empty for a wider region."""
    subject: str | None = None
    """The park or zone whose clients they are, where they are not those of the place as a whole."""

    def __str__(self) -> str:
        return self.name
