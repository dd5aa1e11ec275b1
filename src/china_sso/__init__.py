"""Every fact of a 2013 report on 29 Chinese outsourcing cities, as typed, immutable, sourced objects.

This is the face of the package: names that are looked up in their modules on first use. It defines nothing, so that
importing it costs next to nothing. The types of the names stand in ``__init__.pyi``, which ``tools/stub.py`` writes.
"""

_HOMES = {
    "analysis.across": "Footprint Matrix footprints form_matrix holders purpose_matrix service_matrix",
    "analysis.compare": "Cell Comparison Row compare",
    "analysis.conversion": "convert",
    "analysis.key_figures": "KeyFigure key_figures",
    "analysis.on_frames": "Gaps compound_growth_column convert_column growth_column previous_value_column",
    "analysis.rank": "Ranked Ranking Unranked rank",
    "analysis.score": "score",
    "analysis.scoring": "Acceptability Criterion Goal Part Score Scoring Shift Unscored",
    "analysis.outlook": "Outlook Targets targets",
    "analysis.search": "Hit HitKind Hits search",
    "analysis.targets": "Progress growth_between progress",
    "analysis.totals": "Total totals",
    "checks": "Finding verify",
    "dataset": "Dataset",
    "errors": """
        AmbiguousCityError AmbiguousNameError ChinaSsoError ConditionSyntaxError CriterionError CurrencyMismatchError
        DataFileError DatasetNotFoundError Fault FolderInUseError GrowthBaseError MissingExtraError NoRateError NotANumberError
        NotInstalledError NotMoneyError PeriodFormatError SeveralFiguresError UnknownCityError UnknownNameError WrongTypeError
    """,
    "loading": "load",
    "model.calculated": "Growth OwnRatio",
    "model.coverage": "Coverage",
    "model.derived": "Derived Ratio",
    "model.designation": "Designation Mention MentionKind OfficePark Status",
    "model.erratum": "Correctable Correction Erratum Publication",
    "model.figure": "Figure",
    "model.gap": "Gap GapKind",
    "model.glossary": "Term",
    "model.growth": "compound_annual_growth_rate growth_rate previous_value projected_value required_growth_rate",
    "model.incentive": "Form Incentive IncentiveCategory Measure Purpose",
    "model.indicator": "Change Indicator LabelledIndicator WithLabel",
    "model.indicators": "growth_of ratio",
    "model.industry": "Industry",
    "model.institution": "Institution InstitutionKind Project",
    "model.interval": "Interval",
    "model.label": "Label Threshold",
    "model.money": "ExchangeRate Money Rates cny hkd usd",
    "model.observation": "Observation",
    "model.organisation": "Organisation Site SiteKind Spelling SpellingReason",
    "model.percent": "Percent",
    "model.period": "Period",
    "model.place": "City Market Place",
    "model.profile": "Chapter Profile",
    "model.provider": "Participant Presence Provider Relation Role",
    "model.question": "Quantity Question",
    "model.records": """
        Climate Economy Education Environment ForeignInvestment Geography Hotels Living OfficeParks OutsourcingMetrics
        Population Record Research ServiceTrade SoftwareIndustry Standing Support Telecommunications Training Transport
        Wages
    """,
    "model.rows": "Rows",
    "model.series": "Point Series",
    "model.service": "NamedService Service ServiceLine",
    "model.source": "Citation Fact Footnote Origin Source",
    "model.statement": "ClientMarket FocusArea KeyIndustry Statement StatementKind",
    "model.transport": "Facility FacilityKind Link LinkKind Stage",
    "model.units": "Currency Dimension Unit",
    "model.vocabulary": "Bound Confidence Inferred Kind Level Region Section",
    "output.charts.aims": "targets_chart",
    "output.charts.bars": "comparison_chart ranking_chart scoring_chart",
    "output.charts.card": "city_card",
    "output.charts.grids": "coverage_chart matrix_chart",
    "output.charts.mix": "service_mix",
    "output.charts.places": "city_map",
    "output.charts.points": "growth_chart series_chart",
    "output.charts.save": "ChartFormat save_chart",
    "output.cite": "Reference Style cite_figure cite_package cite_place cite_source",
    "output.files.export": "FileFormat export",
    "output.files.geojson": "geojson",
    "output.frames": "Beside WideRow wide",
    "output.profile": "ProfilePage profile",
    "tables.table": "Entry Table",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}

#: The methods of the bundled data set that can be called without asking for it.
_OF_THE_BUNDLED = (
    "cities",
    "city",
    "designations",
    "errata",
    "exchange_rates",
    "figures",
    "glossary",
    "incentives",
    "indicators",
    "labels",
    "national",
    "observations",
    "organisation",
    "organisations",
    "providers",
    "services",
    "sites",
    "sources",
)

__all__ = [*_HOME_OF, *_OF_THE_BUNDLED]  # pyright: ignore[reportUnsupportedDunderAll] -- spelt out in the stub


def __getattr__(name: str) -> object:
    if name == "__version__":
        from china_sso.errors import version

        return version()
    from importlib import import_module

    if name == "selection":  # the one module whose names are meant to be used with it
        return import_module(f"{__name__}.{name}")
    if name in _OF_THE_BUNDLED:
        value = getattr(import_module(f"{__name__}.dataset").bundled_dataset(), name)
    elif name in _HOME_OF:
        value = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return globals().setdefault(name, value)


def __dir__() -> list[str]:
    return [*__all__, "__version__", "selection"]
