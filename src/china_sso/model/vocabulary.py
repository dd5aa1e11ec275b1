"""The closed vocabularies that are not units, services or industries: sections, roles, forms, purposes, statuses ..."""

from __future__ import annotations

from enum import StrEnum

from china_sso.model.titled import Titled


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


class Form(Titled):
    """In which form a measure helps. How words are classified by it is written in ``data/README.md``."""

    FUND = "fund", "Fund"
    """A fund set up, or money set aside, for a purpose."""
    GRANT = "grant", "Grant"
    """A subsidy or a reimbursement."""
    REWARD = "reward", "Reward"
    """A bonus or award for what was reached."""
    TAX = "tax", "Tax relief"
    LOAN = "loan", "Loan"
    """Loans, their interest, guarantees."""
    INVESTMENT = "investment", "Investment"
    """Equity, venture capital."""
    RENT = "rent", "Rent relief"
    LAND = "land", "Land and offices"
    """Land, and offices bought."""
    SERVICE = "service", "Service"
    """Platforms, one-stop services, information provided."""
    FACILITATION = "facilitation", "Easier procedures"
    """Customs, visas, residence, procedures, working hours, access to telecommunications."""
    REGULATION = "regulation", "Regulation"
    """Law, its enforcement, standards."""
    PROCUREMENT = "procurement", "Public procurement"
    PROMOTION = "promotion", "Promotion"
    """Fairs, brands, delegations."""
    ORGANISATION = "organisation", "Organisation"
    """Leading groups, statistics, planning."""
    UNSPECIFIED = "unspecified", "Unspecified"
    """Support or encouragement without a form."""

    @property
    def pays(self) -> bool:
        """Whether money, or what is worth money, flows to the business."""
        return self in _PAYING


_PAYING = frozenset({Form.FUND, Form.GRANT, Form.REWARD, Form.TAX, Form.LOAN, Form.INVESTMENT, Form.RENT, Form.LAND})


class Purpose(Titled):
    """What a measure is for. How words are classified by it is written in ``data/README.md``."""

    TRAINING = "training", "Training"
    TALENT = "talent", "Talent"
    """Attracting and keeping people."""
    EMPLOYMENT = "employment", "Employment"
    CERTIFICATION = "certification", "Certification"
    """International certification: CMM, CMMI, ISO 27001 ..."""
    EXPORT = "export", "Export"
    MARKET = "market", "Market"
    """Clients won, brands."""
    INNOVATION = "innovation", "Innovation"
    """Research and development, patents created."""
    PROTECTION = "protection", "Protection of intellectual property"
    SETTLEMENT = "settlement", "Settlement"
    """Coming to the city, headquarters, start-ups."""
    GROWTH = "growth", "Growth"
    """Scale, revenue, mergers, listing."""
    FINANCING = "financing", "Financing"
    PREMISES = "premises", "Premises"
    INFRASTRUCTURE = "infrastructure", "Infrastructure"
    """Public platforms, parks, networks."""
    STANDARDS = "standards", "Standards"
    COOPERATION = "cooperation", "Cooperation"
    GOVERNANCE = "governance", "Governance"
    GENERAL = "general", "The trade as such"


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


class Stage(Titled):
    """How far something built or planned has come."""

    IN_SERVICE = "in_service", "In service"
    UNDER_CONSTRUCTION = "under_construction", "Under construction"
    PLANNED = "planned", "Planned"


class Relation(Titled):
    """How an organisation is present in a city, where it stands in none of the tables."""

    TENANT = "tenant", "Tenant"
    """Of a park."""
    INVESTOR = "investor", "Investor"
    RD_CENTRE = "rd_centre", "R&D centre"
    TRAINING_PARTNER = "training_partner", "Training partner"
    CERTIFIED = "certified", "Certified"
    """Named for a certificate that it holds."""
    CLIENT = "client", "Client"
    OPERATOR = "operator", "Operator"
    """Runs something there."""
    MEMBER = "member", "Member"
    """Of a group or an association."""
    PRESENT = "present", "Present"
    """Without more."""


class InstitutionKind(Titled):
    """What kind of institution trains or studies."""

    UNIVERSITY = "university", "University"
    COLLEGE = "college", "College"
    TRAINING_CENTRE = "training_centre", "Training centre"
    TRAINING_BASE = "training_base", "Training base"
    RESEARCH_INSTITUTE = "research_institute", "Research institute"


class MentionKind(StrEnum):
    """What a named thing is that is nothing else."""

    EVENT = "event"
    MEDIA = "media"
    PERSON = "person"
    RATING = "rating"
    """A credit rating."""
    BODY = "body"
    """An authority, an association, an institute that does nothing in the city."""
    PLAN = "plan"
    PLACE = "place"
    OTHER = "other"


class Inferred(StrEnum):
    """What of a figure comes from the context, and not from its sentence."""

    PERIOD = "period"
    """The year of the paragraph or the heading."""
    GROWTH_FROM = "growth_from"


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
