"""The closed vocabularies that are not units: sections, regions, roles, instruments, statuses ..."""

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
    AT_LEAST = "at_least"
    """More than, over, at least, or above."""
    NEARLY = "nearly"
    """Nearly, almost."""
    AT_MOST = "at_most"
    """Up to, no more than, within."""


class Kind(StrEnum):
    """Whether a figure was counted or is aimed at."""

    OBSERVED = "observed"
    TARGET = "target"
    """A target, a plan or a forecast."""


class Role(StrEnum):
    """In which table of a profile an organisation stands."""

    OUTSOURCING_PROVIDER = "outsourcing_provider"
    """Works for clients."""
    SHARED_SERVICE_CENTRE = "shared_service_centre"
    """A captive: works for its own group."""
    RD_CENTRE = "rd_centre"
    FINANCIAL_BACK_OFFICE = "financial_back_office"


class ServiceLine(StrEnum):
    """A line of the trade, as a profile's tables name it."""

    ITO = "ITO"
    """Information technology outsourcing."""
    BPO = "BPO"
    """Business process outsourcing."""
    KPO = "KPO"
    """Knowledge process outsourcing."""
    SDO = "SDO"
    """Software development outsourcing."""
    DPO = "DPO"
    """Data processing outsourcing."""
    HRO = "HRO"
    """Human resources outsourcing."""


class IncentiveCategory(StrEnum):
    """The kind of policy that a profile lists an incentive under."""

    GOVERNMENT = "government"
    INDUSTRIAL_PARK = "industrial_park"
    INTELLECTUAL_PROPERTY = "intellectual_property"


class Level(StrEnum):
    """The level of government, or the park, that something belongs to."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    DISTRICT = "district"
    PARK = "park"


class Instrument(StrEnum):
    """How a measure favours the trade."""

    SPECIAL_FUND = "special_fund"
    TAX = "tax"
    TRAINING = "training"
    CERTIFICATION = "certification"
    """International certification: CMM, CMMI, ISO 27001 ..."""
    RENT = "rent"
    LOAN = "loan"
    """Loans, their interest, guarantees."""
    FINANCING = "financing"
    """Investment, venture capital."""
    EXPORT = "export"
    TALENT = "talent"
    MARKET = "market"
    """Fairs, brands, new markets."""
    INNOVATION = "innovation"
    """Research and development, patents."""
    PROTECTION = "protection"
    """Protection of intellectual property."""
    PLATFORM = "platform"
    """Public service platforms, parks, infrastructure."""
    LAND = "land"
    """Land, and offices bought."""
    SETTLEMENT = "settlement"
    """Setting up, headquarters, start-ups."""
    TELECOM = "telecom"
    CUSTOMS = "customs"
    """Customs and foreign exchange."""
    STANDARDS = "standards"
    REWARD = "reward"
    """A bonus or award not otherwise named."""
    COOPERATION = "cooperation"
    PROCUREMENT = "procurement"
    GOVERNANCE = "governance"
    """Leadership, administration, statistics."""
    OTHER = "other"


class Status(StrEnum):
    """What a city or a park was named."""

    MUNICIPALITY = "municipality"
    PROVINCIAL_CAPITAL = "provincial_capital"
    SPECIAL_ADMINISTRATIVE_REGION = "special_administrative_region"
    SPECIAL_ECONOMIC_ZONE = "special_economic_zone"
    OPEN_COASTAL_CITY = "open_coastal_city"
    SUB_PROVINCIAL_CITY = "sub_provincial_city"
    MODEL_CITY = "model_city"
    """One of the 21 Service Outsourcing Model Cities of the State Council."""
    PRIMARY_OUTSOURCING_CITY = "primary_outsourcing_city"
    """One of the eleven primary outsourcing cities of the 1,000-100-10 Project."""
    OUTSOURCING_SHOWCASE_AREA = "outsourcing_showcase_area"
    NATIONAL_OUTSOURCING_AREA = "national_outsourcing_area"
    PROVINCIAL_OUTSOURCING_AREA = "provincial_outsourcing_area"
    MUNICIPAL_OUTSOURCING_AREA = "municipal_outsourcing_area"
    SOFTWARE_INDUSTRY_BASE = "software_industry_base"
    SOFTWARE_EXPORT_BASE = "software_export_base"
    TORCH_SOFTWARE_BASE = "torch_software_base"
    SOFTWARE_EXPORT_PILOT = "software_export_pilot"
    """For exports to Europe and the United States."""
    ANIMATION_BASE = "animation_base"
    INTEGRATED_CIRCUIT_BASE = "integrated_circuit_base"
    TRAINING_BASE = "training_base"
    INTELLECTUAL_PROPERTY_MODEL = "intellectual_property_model"
    INNOVATION_BASE = "innovation_base"
    DEVELOPMENT_ZONE = "development_zone"
    AWARD = "award"
    OTHER = "other"


class MentionKind(StrEnum):
    """What a named thing is."""

    COMPANY = "company"
    UNIVERSITY = "university"
    TRAINING_INSTITUTION = "training_institution"
    RESEARCH_INSTITUTION = "research_institution"
    RAILWAY = "railway"
    ROAD = "road"
    AIRPORT = "airport"
    PORT = "port"
    METRO = "metro"
    PROJECT = "project"
    PLAN = "plan"
    EVENT = "event"
    MEDIA = "media"
    ORGANISATION = "organisation"
    PLACE = "place"
    PERSON = "person"
    RATING = "rating"
    """A credit rating."""
    OTHER = "other"


class Confidence(StrEnum):
    """How sure it is that a printed figure is wrong."""

    CERTAIN = "certain"
    """Arithmetic or the document itself shows it."""
    LIKELY = "likely"
    """No other reading is plausible."""
    POSSIBLE = "possible"
    """Suspicious; nothing is corrected."""
