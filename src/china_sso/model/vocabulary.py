"""The closed vocabularies that every figure needs: sections, regions, bounds, levels ... Others stand with what they are of."""

from __future__ import annotations

from enum import StrEnum


class Section(StrEnum):
    """A section of a profile, in the order of the page."""

    PROFILE = "profile"
    OVERVIEW = "overview"
    FACTORS = "factors"
    SERVICE_TRADE = "service_trade"
    SERVICE_OUTSOURCING = "service_outsourcing"
    INCENTIVES = "incentives"
    TARGETS = "targets"
    INFRASTRUCTURE = "infrastructure"
    HUMAN_RESOURCES = "human_resources"
    QUALITY_OF_LIFE = "quality_of_life"


class Region(StrEnum):
    """The part of the report that a city stands in."""

    NORTHERN = "northern"
    EASTERN = "eastern"
    MIDWESTERN = "midwestern"
    SOUTHERN = "southern"


class Bound(StrEnum):
    """How exact a figure is, by the word that the source puts before it."""

    EXACT = "exact"
    ABOUT = "about"
    """About, around, roughly, approximately, some."""
    MORE_THAN = "more_than"
    """More than, over, exceeding."""
    AT_LEAST = "at_least"
    """At least, or more, or above."""
    NEARLY = "nearly"
    """Nearly, almost."""
    AT_MOST = "at_most"
    """Up to, no more than, within, among the top."""
    LESS_THAN = "less_than"
    """Less than, below."""


class Kind(StrEnum):
    """Whether a figure was counted or is aimed at."""

    OBSERVED = "observed"
    TARGET = "target"
    """A target, a plan or a forecast."""


class Level(StrEnum):
    """The level of government, or the park, that something belongs to."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    DISTRICT = "district"
    PARK = "park"


class Inferred(StrEnum):
    """What of a figure comes from the context, and not from its sentence."""

    PERIOD = "period"
    """The year of the paragraph or the heading."""
    GROWTH_FROM = "growth_from"


#: What is said of a figure whose sentence names no year.
YEAR_OF_CONTEXT = "year from the paragraph or the heading, not the sentence"


class Confidence(StrEnum):
    """How sure it is that something printed is wrong, or that two names are of one thing."""

    CERTAIN = "certain"
    """Arithmetic, the document itself or a public source shows it."""
    LIKELY = "likely"
    """No other reading is plausible."""
    POSSIBLE = "possible"
    """Suspicious, and no more."""

    @property
    def at_least(self) -> frozenset[Confidence]:
        """It and what is surer."""
        return frozenset(list(Confidence)[: list(Confidence).index(self) + 1])
