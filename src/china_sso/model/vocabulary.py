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
    #: about, around, roughly, approximately, some
    ABOUT = "about"
    #: more than, over, at least, or above
    AT_LEAST = "at_least"
    #: nearly, almost
    NEARLY = "nearly"
    #: up to, no more than, within
    AT_MOST = "at_most"


class Kind(StrEnum):
    """Whether a figure was counted or is aimed at."""

    OBSERVED = "observed"
    #: a target, a plan or a forecast
    TARGET = "target"


class Role(StrEnum):
    """In which table of a profile an organisation stands."""

    #: works for clients
    OUTSOURCING_PROVIDER = "outsourcing_provider"
    #: a captive: works for its own group
    SHARED_SERVICE_CENTRE = "shared_service_centre"
    RD_CENTRE = "rd_centre"
    FINANCIAL_BACK_OFFICE = "financial_back_office"


class ServiceLine(StrEnum):
    """A line of the trade, as a profile's tables name it."""

    #: information technology outsourcing
    ITO = "ITO"
    #: business process outsourcing
    BPO = "BPO"
    #: knowledge process outsourcing
    KPO = "KPO"
    #: software development outsourcing
    SDO = "SDO"
    #: data processing outsourcing
    DPO = "DPO"
    #: human resources outsourcing
    HRO = "HRO"


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
    #: international certification: CMM, CMMI, ISO 27001 ...
    CERTIFICATION = "certification"
    RENT = "rent"
    #: loans, their interest, guarantees
    LOAN = "loan"
    #: investment, venture capital
    FINANCING = "financing"
    EXPORT = "export"
    TALENT = "talent"
    #: fairs, brands, new markets
    MARKET = "market"
    #: research and development, patents
    INNOVATION = "innovation"
    #: protection of intellectual property
    PROTECTION = "protection"
    #: public service platforms, parks, infrastructure
    PLATFORM = "platform"
    #: land, and offices bought
    LAND = "land"
    #: setting up, headquarters, start-ups
    SETTLEMENT = "settlement"
    TELECOM = "telecom"
    #: customs and foreign exchange
    CUSTOMS = "customs"
    STANDARDS = "standards"
    #: a bonus or award not otherwise named
    REWARD = "reward"
    COOPERATION = "cooperation"
    PROCUREMENT = "procurement"
    #: leadership, administration, statistics
    GOVERNANCE = "governance"
    OTHER = "other"


class Status(StrEnum):
    """What a city or a park was named."""

    MUNICIPALITY = "municipality"
    PROVINCIAL_CAPITAL = "provincial_capital"
    SPECIAL_ADMINISTRATIVE_REGION = "special_administrative_region"
    SPECIAL_ECONOMIC_ZONE = "special_economic_zone"
    OPEN_COASTAL_CITY = "open_coastal_city"
    SUB_PROVINCIAL_CITY = "sub_provincial_city"
    #: one of the 21 Service Outsourcing Model Cities of the State Council
    MODEL_CITY = "model_city"
    #: one of the eleven primary outsourcing cities of the 1,000-100-10 Project
    PRIMARY_OUTSOURCING_CITY = "primary_outsourcing_city"
    OUTSOURCING_SHOWCASE_AREA = "outsourcing_showcase_area"
    NATIONAL_OUTSOURCING_AREA = "national_outsourcing_area"
    PROVINCIAL_OUTSOURCING_AREA = "provincial_outsourcing_area"
    MUNICIPAL_OUTSOURCING_AREA = "municipal_outsourcing_area"
    SOFTWARE_INDUSTRY_BASE = "software_industry_base"
    SOFTWARE_EXPORT_BASE = "software_export_base"
    TORCH_SOFTWARE_BASE = "torch_software_base"
    #: for exports to Europe and the United States
    SOFTWARE_EXPORT_PILOT = "software_export_pilot"
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
    #: a credit rating
    RATING = "rating"
    OTHER = "other"


class Confidence(StrEnum):
    """How sure it is that a printed figure is wrong."""

    #: arithmetic or the document itself shows it
    CERTAIN = "certain"
    #: no other reading is plausible
    LIKELY = "likely"
    #: suspicious; nothing is corrected
    POSSIBLE = "possible"
