# Written by tools/stub.py from the table in __init__.py; don't edit it.
from typing import Final

from . import selection as selection
from .analysis.across import (
    Footprint as Footprint,
    Matrix as Matrix,
    footprints as footprints,
    form_matrix as form_matrix,
    holders as holders,
    purpose_matrix as purpose_matrix,
    service_matrix as service_matrix,
)
from .analysis.compare import Cell as Cell, Comparison as Comparison, Row as Row, compare as compare
from .analysis.conversion import convert as convert
from .analysis.on_frames import (
    Gaps as Gaps,
    compound_growth_column as compound_growth_column,
    convert_column as convert_column,
    growth_column as growth_column,
    previous_value_column as previous_value_column,
)
from .analysis.outlook import Outlook as Outlook, Targets as Targets, targets as targets
from .analysis.rank import Ranked as Ranked, Ranking as Ranking, Unranked as Unranked, rank as rank
from .analysis.score import score as score
from .analysis.scoring import (
    Acceptability as Acceptability,
    Criterion as Criterion,
    Goal as Goal,
    Part as Part,
    Score as Score,
    Scoring as Scoring,
    Shift as Shift,
    Unscored as Unscored,
)
from .analysis.search import Hit as Hit, HitKind as HitKind, Hits as Hits, search as search
from .analysis.targets import Progress as Progress, growth_between as growth_between, progress as progress
from .analysis.totals import Total as Total, totals as totals
from .checks import Finding as Finding, verify as verify
from .dataset import Dataset as Dataset
from .errors import (
    AmbiguousCityError as AmbiguousCityError,
    AmbiguousNameError as AmbiguousNameError,
    ChinaSsoError as ChinaSsoError,
    ConditionSyntaxError as ConditionSyntaxError,
    CriterionError as CriterionError,
    CurrencyMismatchError as CurrencyMismatchError,
    DataFileError as DataFileError,
    DatasetNotFoundError as DatasetNotFoundError,
    Fault as Fault,
    GrowthBaseError as GrowthBaseError,
    MissingExtraError as MissingExtraError,
    NoRateError as NoRateError,
    NotANumberError as NotANumberError,
    NotInstalledError as NotInstalledError,
    NotMoneyError as NotMoneyError,
    PeriodFormatError as PeriodFormatError,
    SeveralFiguresError as SeveralFiguresError,
    UnknownCityError as UnknownCityError,
    UnknownNameError as UnknownNameError,
    WrongTypeError as WrongTypeError,
)
from .frames.rows import Rows as Rows
from .loading import load as load
from .model.calculated import Growth as Growth, OwnRatio as OwnRatio
from .model.coverage import Coverage as Coverage
from .model.derived import Derived as Derived, Ratio as Ratio
from .model.designation import (
    Designation as Designation,
    Mention as Mention,
    MentionKind as MentionKind,
    OfficePark as OfficePark,
    Status as Status,
)
from .model.erratum import Correctable as Correctable, Correction as Correction, Erratum as Erratum, Publication as Publication
from .model.figure import Figure as Figure
from .model.gap import Gap as Gap, GapKind as GapKind
from .model.glossary import Term as Term
from .model.growth import (
    compound_annual_growth_rate as compound_annual_growth_rate,
    growth_rate as growth_rate,
    previous_value as previous_value,
    projected_value as projected_value,
    required_growth_rate as required_growth_rate,
)
from .model.incentive import (
    Form as Form,
    Incentive as Incentive,
    IncentiveCategory as IncentiveCategory,
    Measure as Measure,
    Purpose as Purpose,
)
from .model.indicator import (
    Change as Change,
    Indicator as Indicator,
    LabelledIndicator as LabelledIndicator,
    WithLabel as WithLabel,
)
from .model.indicators import growth_of as growth_of, ratio as ratio
from .model.industry import Industry as Industry
from .model.institution import Institution as Institution, InstitutionKind as InstitutionKind, Project as Project
from .model.interval import Interval as Interval
from .model.label import Label as Label, Threshold as Threshold
from .model.money import ExchangeRate as ExchangeRate, Money as Money, Rates as Rates, cny as cny, hkd as hkd, usd as usd
from .model.observation import Observation as Observation
from .model.organisation import (
    Organisation as Organisation,
    Site as Site,
    SiteKind as SiteKind,
    Spelling as Spelling,
    SpellingReason as SpellingReason,
)
from .model.percent import Percent as Percent
from .model.period import Period as Period
from .model.place import City as City, Market as Market, Place as Place
from .model.profile import Chapter as Chapter, Profile as Profile
from .model.provider import (
    Participant as Participant,
    Presence as Presence,
    Provider as Provider,
    Relation as Relation,
    Role as Role,
)
from .model.question import Quantity as Quantity, Question as Question
from .model.records import (
    Climate as Climate,
    Economy as Economy,
    Education as Education,
    Environment as Environment,
    ForeignInvestment as ForeignInvestment,
    Geography as Geography,
    Hotels as Hotels,
    Living as Living,
    OfficeParks as OfficeParks,
    OutsourcingMetrics as OutsourcingMetrics,
    Population as Population,
    Record as Record,
    Research as Research,
    ServiceTrade as ServiceTrade,
    SoftwareIndustry as SoftwareIndustry,
    Standing as Standing,
    Support as Support,
    Telecommunications as Telecommunications,
    Training as Training,
    Transport as Transport,
    Wages as Wages,
)
from .model.series import Point as Point, Series as Series
from .model.service import NamedService as NamedService, Service as Service, ServiceLine as ServiceLine
from .model.source import Citation as Citation, Fact as Fact, Footnote as Footnote, Origin as Origin, Source as Source
from .model.statement import (
    ClientMarket as ClientMarket,
    FocusArea as FocusArea,
    KeyIndustry as KeyIndustry,
    Statement as Statement,
    StatementKind as StatementKind,
)
from .model.transport import Facility as Facility, FacilityKind as FacilityKind, Link as Link, LinkKind as LinkKind, Stage as Stage
from .model.units import Currency as Currency, Dimension as Dimension, Unit as Unit
from .model.vocabulary import (
    Bound as Bound,
    Confidence as Confidence,
    Inferred as Inferred,
    Kind as Kind,
    Level as Level,
    Region as Region,
    Section as Section,
)
from .output.cite import (
    Reference as Reference,
    Style as Style,
    cite_figure as cite_figure,
    cite_package as cite_package,
    cite_place as cite_place,
    cite_source as cite_source,
)
from .output.export import FileFormat as FileFormat, export as export
from .output.frames import Beside as Beside, WideRow as WideRow, wide as wide
from .tables.table import Entry as Entry, Table as Table

__version__: Final[str]
__all__ = [
    "Acceptability",
    "AmbiguousCityError",
    "AmbiguousNameError",
    "Beside",
    "Bound",
    "Cell",
    "Change",
    "Chapter",
    "ChinaSsoError",
    "Citation",
    "City",
    "ClientMarket",
    "Climate",
    "Comparison",
    "ConditionSyntaxError",
    "Confidence",
    "Correctable",
    "Correction",
    "Coverage",
    "Criterion",
    "CriterionError",
    "Currency",
    "CurrencyMismatchError",
    "DataFileError",
    "Dataset",
    "DatasetNotFoundError",
    "Derived",
    "Designation",
    "Dimension",
    "Economy",
    "Education",
    "Entry",
    "Environment",
    "Erratum",
    "ExchangeRate",
    "Facility",
    "FacilityKind",
    "Fact",
    "Fault",
    "Figure",
    "FileFormat",
    "Finding",
    "FocusArea",
    "Footnote",
    "Footprint",
    "ForeignInvestment",
    "Form",
    "Gap",
    "GapKind",
    "Gaps",
    "Geography",
    "Goal",
    "Growth",
    "GrowthBaseError",
    "Hit",
    "HitKind",
    "Hits",
    "Hotels",
    "Incentive",
    "IncentiveCategory",
    "Indicator",
    "Industry",
    "Inferred",
    "Institution",
    "InstitutionKind",
    "Interval",
    "KeyIndustry",
    "Kind",
    "Label",
    "LabelledIndicator",
    "Level",
    "Link",
    "LinkKind",
    "Living",
    "Market",
    "Matrix",
    "Measure",
    "Mention",
    "MentionKind",
    "MissingExtraError",
    "Money",
    "NamedService",
    "NoRateError",
    "NotANumberError",
    "NotInstalledError",
    "NotMoneyError",
    "Observation",
    "OfficePark",
    "OfficeParks",
    "Organisation",
    "Origin",
    "Outlook",
    "OutsourcingMetrics",
    "OwnRatio",
    "Part",
    "Participant",
    "Percent",
    "Period",
    "PeriodFormatError",
    "Place",
    "Point",
    "Population",
    "Presence",
    "Profile",
    "Progress",
    "Project",
    "Provider",
    "Publication",
    "Purpose",
    "Quantity",
    "Question",
    "Ranked",
    "Ranking",
    "Rates",
    "Ratio",
    "Record",
    "Reference",
    "Region",
    "Relation",
    "Research",
    "Role",
    "Row",
    "Rows",
    "Score",
    "Scoring",
    "Section",
    "Series",
    "Service",
    "ServiceLine",
    "ServiceTrade",
    "SeveralFiguresError",
    "Shift",
    "Site",
    "SiteKind",
    "SoftwareIndustry",
    "Source",
    "Spelling",
    "SpellingReason",
    "Stage",
    "Standing",
    "Statement",
    "StatementKind",
    "Status",
    "Style",
    "Support",
    "Table",
    "Targets",
    "Telecommunications",
    "Term",
    "Threshold",
    "Total",
    "Training",
    "Transport",
    "Unit",
    "UnknownCityError",
    "UnknownNameError",
    "Unranked",
    "Unscored",
    "Wages",
    "WideRow",
    "WithLabel",
    "WrongTypeError",
    "cite_figure",
    "cite_package",
    "cite_place",
    "cite_source",
    "cities",
    "city",
    "cny",
    "compare",
    "compound_annual_growth_rate",
    "compound_growth_column",
    "convert",
    "convert_column",
    "designations",
    "errata",
    "exchange_rates",
    "export",
    "figures",
    "footprints",
    "form_matrix",
    "glossary",
    "growth_between",
    "growth_column",
    "growth_of",
    "growth_rate",
    "hkd",
    "holders",
    "incentives",
    "indicators",
    "labels",
    "load",
    "national",
    "observations",
    "organisation",
    "organisations",
    "previous_value",
    "previous_value_column",
    "progress",
    "projected_value",
    "providers",
    "purpose_matrix",
    "rank",
    "ratio",
    "required_growth_rate",
    "score",
    "search",
    "service_matrix",
    "services",
    "sites",
    "sources",
    "targets",
    "totals",
    "usd",
    "verify",
    "wide",
]

_bundled: Final[Dataset]
cities = _bundled.cities
city = _bundled.city
designations = _bundled.designations
errata = _bundled.errata
exchange_rates = _bundled.exchange_rates
figures = _bundled.figures
glossary = _bundled.glossary
incentives = _bundled.incentives
indicators = _bundled.indicators
labels = _bundled.labels
national = _bundled.national
observations = _bundled.observations
organisation = _bundled.organisation
organisations = _bundled.organisations
providers = _bundled.providers
services = _bundled.services
sites = _bundled.sites
sources = _bundled.sources
