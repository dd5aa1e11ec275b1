from china_sso import selection as selection
from china_sso.checks import (
    Finding as Finding,
)
from china_sso.checks import (
    verify as verify,
)
from china_sso.citing import (
    Reference as Reference,
)
from china_sso.citing import (
    Style as Style,
)
from china_sso.citing import (
    cite_figure as cite_figure,
)
from china_sso.citing import (
    cite_package as cite_package,
)
from china_sso.citing import (
    cite_place as cite_place,
)
from china_sso.citing import (
    cite_source as cite_source,
)
from china_sso.comparison import (
    Cell as Cell,
)
from china_sso.comparison import (
    Comparison as Comparison,
)
from china_sso.comparison import (
    Row as Row,
)
from china_sso.comparison import (
    compare as compare,
)
from china_sso.crosssections import (
    InstrumentMatrix as InstrumentMatrix,
)
from china_sso.crosssections import (
    Presence as Presence,
)
from china_sso.crosssections import (
    holders as holders,
)
from china_sso.crosssections import (
    instrument_matrix as instrument_matrix,
)
from china_sso.crosssections import (
    presences as presences,
)
from china_sso.currency import (
    Rates as Rates,
)
from china_sso.currency import (
    cny as cny,
)
from china_sso.currency import (
    convert as convert,
)
from china_sso.currency import (
    exchange_rates as exchange_rates,
)
from china_sso.currency import (
    hkd as hkd,
)
from china_sso.currency import (
    usd as usd,
)
from china_sso.dataset import (
    Coverage as Coverage,
)
from china_sso.dataset import (
    Dataset as Dataset,
)
from china_sso.dataset import (
    load as load,
)
from china_sso.derived import (
    DERIVATIONS as DERIVATIONS,
)
from china_sso.derived import (
    Derivation as Derivation,
)
from china_sso.derived import (
    Progress as Progress,
)
from china_sso.derived import (
    growth_between as growth_between,
)
from china_sso.derived import (
    look_up as look_up,
)
from china_sso.derived import (
    progress as progress,
)
from china_sso.errors import (
    AmbiguousCityError as AmbiguousCityError,
)
from china_sso.errors import (
    ChinaSsoError as ChinaSsoError,
)
from china_sso.errors import (
    CriterionError as CriterionError,
)
from china_sso.errors import (
    CurrencyMismatchError as CurrencyMismatchError,
)
from china_sso.errors import (
    DataFileError as DataFileError,
)
from china_sso.errors import (
    DatasetNotFoundError as DatasetNotFoundError,
)
from china_sso.errors import (
    Fault as Fault,
)
from china_sso.errors import (
    GrowthBaseError as GrowthBaseError,
)
from china_sso.errors import (
    NoRateError as NoRateError,
)
from china_sso.errors import (
    NotANumberError as NotANumberError,
)
from china_sso.errors import (
    NotMoneyError as NotMoneyError,
)
from china_sso.errors import (
    PeriodFormatError as PeriodFormatError,
)
from china_sso.errors import (
    UnknownCityError as UnknownCityError,
)
from china_sso.errors import (
    UnknownNameError as UnknownNameError,
)
from china_sso.errors import (
    WrongTypeError as WrongTypeError,
)
from china_sso.face import (
    cities as cities,
)
from china_sso.face import (
    city as city,
)
from china_sso.face import (
    designations as designations,
)
from china_sso.face import (
    errata as errata,
)
from china_sso.face import (
    figures as figures,
)
from china_sso.face import (
    glossary as glossary,
)
from china_sso.face import (
    incentives as incentives,
)
from china_sso.face import (
    indicators as indicators,
)
from china_sso.face import (
    national as national,
)
from china_sso.face import (
    observations as observations,
)
from china_sso.face import (
    organisation as organisation,
)
from china_sso.face import (
    organisations as organisations,
)
from china_sso.face import (
    providers as providers,
)
from china_sso.face import (
    sources as sources,
)
from china_sso.growth import (
    compound_annual_growth_rate as compound_annual_growth_rate,
)
from china_sso.growth import (
    growth_rate as growth_rate,
)
from china_sso.growth import (
    previous_of as previous_of,
)
from china_sso.growth import (
    previous_value as previous_value,
)
from china_sso.growth import (
    projected_value as projected_value,
)
from china_sso.growth import (
    required_growth_rate as required_growth_rate,
)
from china_sso.model.erratum import (
    Correction as Correction,
)
from china_sso.model.erratum import (
    Erratum as Erratum,
)
from china_sso.model.figure import (
    Figure as Figure,
)
from china_sso.model.incentive import (
    Incentive as Incentive,
)
from china_sso.model.incentive import (
    Measure as Measure,
)
from china_sso.model.money import (
    ExchangeRate as ExchangeRate,
)
from china_sso.model.money import (
    Money as Money,
)
from china_sso.model.observation import (
    Observation as Observation,
)
from china_sso.model.percent import (
    Percent as Percent,
)
from china_sso.model.period import (
    Period as Period,
)
from china_sso.model.place import (
    Chapter as Chapter,
)
from china_sso.model.place import (
    City as City,
)
from china_sso.model.place import (
    Designation as Designation,
)
from china_sso.model.place import (
    Market as Market,
)
from china_sso.model.place import (
    Mention as Mention,
)
from china_sso.model.place import (
    OfficePark as OfficePark,
)
from china_sso.model.place import (
    Place as Place,
)
from china_sso.model.place import (
    Profile as Profile,
)
from china_sso.model.provider import (
    Organisation as Organisation,
)
from china_sso.model.provider import (
    Provider as Provider,
)
from china_sso.model.records import (
    Climate as Climate,
)
from china_sso.model.records import (
    Economy as Economy,
)
from china_sso.model.records import (
    Education as Education,
)
from china_sso.model.records import (
    Environment as Environment,
)
from china_sso.model.records import (
    ForeignInvestment as ForeignInvestment,
)
from china_sso.model.records import (
    Geography as Geography,
)
from china_sso.model.records import (
    Hotels as Hotels,
)
from china_sso.model.records import (
    Indicator as Indicator,
)
from china_sso.model.records import (
    Living as Living,
)
from china_sso.model.records import (
    OfficeParks as OfficeParks,
)
from china_sso.model.records import (
    OutsourcingMetrics as OutsourcingMetrics,
)
from china_sso.model.records import (
    Population as Population,
)
from china_sso.model.records import (
    Record as Record,
)
from china_sso.model.records import (
    Research as Research,
)
from china_sso.model.records import (
    ServiceTrade as ServiceTrade,
)
from china_sso.model.records import (
    SoftwareIndustry as SoftwareIndustry,
)
from china_sso.model.records import (
    Standing as Standing,
)
from china_sso.model.records import (
    Support as Support,
)
from china_sso.model.records import (
    Telecommunications as Telecommunications,
)
from china_sso.model.records import (
    Training as Training,
)
from china_sso.model.records import (
    Transport as Transport,
)
from china_sso.model.records import (
    Wages as Wages,
)
from china_sso.model.source import (
    Citation as Citation,
)
from china_sso.model.source import (
    Fact as Fact,
)
from china_sso.model.source import (
    Footnote as Footnote,
)
from china_sso.model.source import (
    Source as Source,
)
from china_sso.model.source import (
    Term as Term,
)
from china_sso.model.units import (
    Currency as Currency,
)
from china_sso.model.units import (
    Dimension as Dimension,
)
from china_sso.model.units import (
    Unit as Unit,
)
from china_sso.model.vocabulary import (
    Bound as Bound,
)
from china_sso.model.vocabulary import (
    Confidence as Confidence,
)
from china_sso.model.vocabulary import (
    IncentiveCategory as IncentiveCategory,
)
from china_sso.model.vocabulary import (
    Instrument as Instrument,
)
from china_sso.model.vocabulary import (
    Kind as Kind,
)
from china_sso.model.vocabulary import (
    Level as Level,
)
from china_sso.model.vocabulary import (
    MentionKind as MentionKind,
)
from china_sso.model.vocabulary import (
    Region as Region,
)
from china_sso.model.vocabulary import (
    Role as Role,
)
from china_sso.model.vocabulary import (
    Section as Section,
)
from china_sso.model.vocabulary import (
    ServiceLine as ServiceLine,
)
from china_sso.model.vocabulary import (
    Status as Status,
)
from china_sso.ranking import (
    Ranked as Ranked,
)
from china_sso.ranking import (
    Ranking as Ranking,
)
from china_sso.ranking import (
    Unranked as Unranked,
)
from china_sso.ranking import (
    rank as rank,
)
from china_sso.scoring import (
    Criterion as Criterion,
)
from china_sso.scoring import (
    Goal as Goal,
)
from china_sso.scoring import (
    Part as Part,
)
from china_sso.scoring import (
    Score as Score,
)
from china_sso.scoring import (
    Scoring as Scoring,
)
from china_sso.scoring import (
    Shift as Shift,
)
from china_sso.scoring import (
    score as score,
)
from china_sso.table import (
    Table as Table,
)

__version__: str

__all__ = [
    "DERIVATIONS",
    "AmbiguousCityError",
    "Bound",
    "Cell",
    "Chapter",
    "ChinaSsoError",
    "Citation",
    "City",
    "Climate",
    "Comparison",
    "Confidence",
    "Correction",
    "Coverage",
    "Criterion",
    "CriterionError",
    "Currency",
    "CurrencyMismatchError",
    "DataFileError",
    "Dataset",
    "DatasetNotFoundError",
    "Derivation",
    "Designation",
    "Dimension",
    "Economy",
    "Education",
    "Environment",
    "Erratum",
    "ExchangeRate",
    "Fact",
    "Fault",
    "Figure",
    "Finding",
    "Footnote",
    "ForeignInvestment",
    "Geography",
    "Goal",
    "GrowthBaseError",
    "Hotels",
    "Incentive",
    "IncentiveCategory",
    "Indicator",
    "Instrument",
    "InstrumentMatrix",
    "Kind",
    "Level",
    "Living",
    "Market",
    "Measure",
    "Mention",
    "MentionKind",
    "Money",
    "NoRateError",
    "NotANumberError",
    "NotMoneyError",
    "Observation",
    "OfficePark",
    "OfficeParks",
    "Organisation",
    "OutsourcingMetrics",
    "Part",
    "Percent",
    "Period",
    "PeriodFormatError",
    "Place",
    "Population",
    "Presence",
    "Profile",
    "Progress",
    "Provider",
    "Ranked",
    "Ranking",
    "Rates",
    "Record",
    "Reference",
    "Region",
    "Research",
    "Role",
    "Row",
    "Score",
    "Scoring",
    "Section",
    "ServiceLine",
    "ServiceTrade",
    "Shift",
    "SoftwareIndustry",
    "Source",
    "Standing",
    "Status",
    "Style",
    "Support",
    "Table",
    "Telecommunications",
    "Term",
    "Training",
    "Transport",
    "Unit",
    "UnknownCityError",
    "UnknownNameError",
    "Unranked",
    "Wages",
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
    "convert",
    "designations",
    "errata",
    "exchange_rates",
    "figures",
    "glossary",
    "growth_between",
    "growth_rate",
    "hkd",
    "holders",
    "incentives",
    "indicators",
    "instrument_matrix",
    "load",
    "look_up",
    "national",
    "observations",
    "organisation",
    "organisations",
    "presences",
    "previous_of",
    "previous_value",
    "progress",
    "projected_value",
    "providers",
    "rank",
    "required_growth_rate",
    "score",
    "sources",
    "usd",
    "verify",
]
