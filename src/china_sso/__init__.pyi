# Written by tools/stub.py from the table in __init__.py; don't edit it.
from typing import Final

from .model.choosing import Condition
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
from .analysis.key_figures import KeyFigure as KeyFigure, key_figures as key_figures
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
    FolderInUseError as FolderInUseError,
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
from .model.rows import Rows as Rows
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
from .output.charts.aims import targets_chart as targets_chart
from .output.charts.bars import comparison_chart as comparison_chart, ranking_chart as ranking_chart, scoring_chart as scoring_chart
from .output.charts.card import city_card as city_card
from .output.charts.grids import coverage_chart as coverage_chart, matrix_chart as matrix_chart
from .output.charts.mix import service_mix as service_mix
from .output.charts.places import city_map as city_map
from .output.charts.points import growth_chart as growth_chart, series_chart as series_chart
from .output.charts.save import ChartFormat as ChartFormat, save_chart as save_chart
from .output.cite import (
    Reference as Reference,
    Style as Style,
    cite_figure as cite_figure,
    cite_package as cite_package,
    cite_place as cite_place,
    cite_source as cite_source,
)
from .output.files.export import FileFormat as FileFormat, export as export
from .output.files.geojson import geojson as geojson
from .output.frames import Beside as Beside, WideRow as WideRow, wide as wide
from .output.profile import ProfilePage as ProfilePage, profile as profile
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
    "ChartFormat",
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
    "FolderInUseError",
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
    "KeyFigure",
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
    "ProfilePage",
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
    "city_card",
    "city_map",
    "cny",
    "compare",
    "comparison_chart",
    "compound_annual_growth_rate",
    "compound_growth_column",
    "convert",
    "convert_column",
    "coverage_chart",
    "designations",
    "errata",
    "exchange_rates",
    "export",
    "figures",
    "footprints",
    "form_matrix",
    "geojson",
    "glossary",
    "growth_between",
    "growth_chart",
    "growth_column",
    "growth_of",
    "growth_rate",
    "hkd",
    "holders",
    "incentives",
    "indicators",
    "key_figures",
    "labels",
    "load",
    "matrix_chart",
    "national",
    "observations",
    "organisation",
    "organisations",
    "previous_value",
    "previous_value_column",
    "profile",
    "progress",
    "projected_value",
    "providers",
    "purpose_matrix",
    "rank",
    "ranking_chart",
    "ratio",
    "required_growth_rate",
    "save_chart",
    "score",
    "scoring_chart",
    "search",
    "series_chart",
    "service_matrix",
    "service_mix",
    "services",
    "sites",
    "sources",
    "targets",
    "targets_chart",
    "totals",
    "usd",
    "verify",
    "wide",
]

def cities(
    where: Condition[City] | None = None,
    *,
    region: Region | str | None = None,
    province: str | None = None,
    model_city: bool | None = None,
    focus: Service | str | None = None,
) -> Rows[City]:
    """The cities, in the report's order.

    Args:
        where: a question, or a function of a city; only cities it is true for.
        region: only cities of that part of the report.
        province: only cities of that province.
        model_city: only cities that are, or are not, Service Outsourcing Model Cities.
        focus: only cities whose outsourcing concentrates on that kind of service, among others.

    Raises:
        UnknownNameError: there is no such region, province or service.
        WrongTypeError: ``model_city`` is neither true nor false.
    """

def city(query: str) -> City:
    """The city of that name: its slug, English or Chinese name, pinyin, GB/T 2260 code, or an alias such as "Canton".

    Case, accents, apostrophes and spaces don't matter. A slug is meant even where another city has it for a name.

    Raises:
        UnknownCityError: no city is called that. It has the nearest names.
        AmbiguousCityError: several cities are called that.

    Examples:
        >>> import china_sso as sso
        >>> sso.city("Xi'an") is sso.city("xian") is sso.city("西安") is sso.city("Xī’ān") is sso.city("Sian")
        True
    """

def designations(*, city: str | None = None, status: Status | str | None = None) -> Rows[Designation]:
    """What cities and parks were named, city by city in the report's order.

    Raises `UnknownNameError` for a status, and `UnknownCityError` for a city, that there is not.
    """

def errata() -> Rows[Erratum]:
    """What the sources print that cannot be right."""

def exchange_rates(source: str | None = None) -> Rates:
    """The rates, in units of each currency for one US dollar.

    Without a source, the report's own rate counts for the yuan of 2012 (it is the rate its authors used), and the
    yearly averages of the Federal Reserve's release G.5A for everything else.

    Args:
        source: only the rates of one source: ``inside-the-dragon-2013`` or ``federal-reserve-g5a``.

    Raises:
        UnknownNameError: there are no rates of that source.

    Examples:
        >>> import china_sso as sso
        >>> print(sso.exchange_rates().rate(sso.Currency.CNY, 2012))
        1 USD = 6.2855 CNY (2012, inside-the-dragon-2013)
        >>> print(sso.exchange_rates("federal-reserve-g5a").rate(sso.Currency.CNY, 2012))
        1 USD = 6.3093 CNY (2012, federal-reserve-g5a)
    """

def figures(
    where: Condition[Figure] | None = None,
    *,
    city: str | None = None,
    section: Section | str | None = None,
    indicator: Indicator | str | None = None,
    year: int | None = None,
    kind: Kind | str | None = None,
    source: str | None = None,
    level: Level | str | None = None,
    certificate: str | None = None,
) -> Rows[Figure]:
    """Every figure, city by city in the report's order and the order of the page, the national market last.

    Args:
        where: a function of a figure; only figures it is true for.
        city: only those of one city, by any of its names; ``china`` for the national market.
        section: only those of one section.
        indicator: only those of one indicator, such as ``Economy.gdp``, or its name.
        year: only those of one year.
        kind: only observed figures, or only targets.
        source: only those of one document.
        level: only those whose label is of that level of government.
        certificate: only those whose label is about that certificate.

    Raises:
        UnknownNameError: there is no such section, indicator, kind, source, level or certificate.
        AmbiguousNameError: the name fits several indicators.
        UnknownCityError: there is no such city.
    """

def glossary() -> Rows[Term]:
    """The abbreviations and words of the industry that the documents define."""

def incentives(
    where: Condition[Incentive] | None = None,
    *,
    city: str | None = None,
    category: IncentiveCategory | str | None = None,
    form: Form | str | None = None,
    purpose: Purpose | str | None = None,
    pays: bool | None = None,
    level: Level | str | None = None,
) -> Rows[Incentive]:
    """The policies and sets of measures, city by city in the report's order.

    Args:
        where: a question of `china_sso.selection`, or a function of an incentive.
        city: only those of one city, by any of its names.
        category: only those of that category.
        form: only those with a measure of that form.
        purpose: only those with a measure for that purpose; with a form, one that has both.
        pays: only those with a measure that pays, or doesn't: money, or what is worth money, flows to the business.
        level: only those of that level of government.

    Raises:
        UnknownNameError: there is no such category, form, purpose or level.
        UnknownCityError: there is no such city.
    """

def indicators() -> Rows[Coverage]:
    """Every printed indicator, with its units and the places and years that have it."""

def labels(indicator: Indicator | str | None = None) -> Rows[Label]:
    """The labels that complete an indicator's meaning, or those of all, with the structure that recurs in them.

    Raises `UnknownNameError` or `AmbiguousNameError` for an indicator that there is not.
    """

def national() -> Market:
    """The market as a whole. Raises `DatasetNotFoundError` where the data set has none."""

def observations(
    where: Condition[Figure] | None = None,
    *,
    city: str | None = None,
    section: Section | str | None = None,
    indicator: Indicator | str | None = None,
    year: int | None = None,
    kind: Kind | str | None = None,
    source: str | None = None,
    level: Level | str | None = None,
    certificate: str | None = None,
) -> Rows[Observation]:
    """The tidy view: every figure as a row. The arguments are those of `figures`."""

def organisation(query: str) -> Organisation:
    """One organisation by its id, its name, or any spelling that a profile prints.

    Raises `UnknownNameError` where none is called that.
    """

def organisations(
    where: Condition[Organisation] | None = None,
    *,
    country: str | None = None,
    industry: Industry | str | None = None,
) -> Rows[Organisation]:
    """Every organisation once, by its name: those of the tables, those present otherwise, and those of the register.

    So governments, ministries and other authorities that issued a policy, gave a designation or certified somebody are
    among them: their industry is ``84``, public administration.

    Country and industry are not from the documents, and left open where there is doubt: what is left open is not found.

    Args:
        where: a function of an organisation.
        country: only those whose group is at home there, by ISO 3166-1 alpha-2: ``JP``.
        industry: only those in that division of ISIC Rev. 4: ``29``.

    Raises `UnknownNameError` for a country that no organisation is of, and for an industry that there is not.
    """

def providers(
    where: Condition[Provider] | None = None,
    *,
    city: str | None = None,
    organisation: str | None = None,
    role: Role | str | None = None,
    service: Service | str | None = None,
    line: ServiceLine | str | None = None,
) -> Rows[Provider]:
    """The organisations of the tables, city by city in the report's order.

    Args:
        where: a question of `china_sso.selection`, or a function of a provider.
        city: only those of one city, by any of its names.
        organisation: only those of one organisation, by its id, its name, or any spelling.
        role: only those in that role.
        service: only those that do that kind of service, among others.
        line: only those with a service of that line of the industry.

    Raises:
        UnknownNameError: there is no such organisation, role, service or line.
        UnknownCityError: there is no such city.
    """

def services() -> Rows[NamedService]:
    """The services that the report's introduction names, from the traditional to the progressive, placed in the kinds."""

def sites() -> Rows[Site]:
    """The parks, zones, airports, ports, stations, railways and roads of the register, with their spellings."""

def sources() -> Rows[Source]:
    """The documents that the data was read from, in the order in which a figure is looked for in them."""
