"""Every fact of a 2013 report on 29 Chinese outsourcing cities, as typed, immutable, sourced objects.

This is the face of the package: names that are looked up in their modules on first use. It defines nothing, so that
importing it costs next to nothing. The types of the names stand in ``__init__.pyi``.
"""

_HOMES = {
    "checks": "Finding verify",
    "citing": "Reference Style cite_figure cite_package cite_place cite_source",
    "comparison": "Cell Comparison Row compare",
    "crosssections": "InstrumentMatrix Presence holders instrument_matrix presences",
    "currency": "Rates cny convert exchange_rates hkd usd",
    "dataset": "Coverage Dataset load",
    "derived": "DERIVATIONS Derivation Progress growth_between look_up progress",
    "errors": """
        AmbiguousCityError ChinaSsoError CriterionError CurrencyMismatchError DataFileError DatasetNotFoundError Fault
        GrowthBaseError NoRateError NotANumberError NotMoneyError PeriodFormatError UnknownCityError UnknownNameError
        WrongTypeError
    """,
    "face": """
        cities city designations errata figures glossary incentives indicators national observations organisation
        organisations providers sources
    """,
    "growth": "compound_annual_growth_rate growth_rate previous_of previous_value projected_value required_growth_rate",
    "model.erratum": "Correction Erratum",
    "model.figure": "Figure",
    "model.incentive": "Incentive Measure",
    "model.money": "ExchangeRate Money",
    "model.observation": "Observation",
    "model.percent": "Percent",
    "model.period": "Period",
    "model.place": "Chapter City Designation Market Mention OfficePark Place Profile",
    "model.provider": "Organisation Provider",
    "model.records": """
        Climate Economy Education Environment ForeignInvestment Geography Hotels Indicator Living OfficeParks
        OutsourcingMetrics Population Record Research ServiceTrade SoftwareIndustry Standing Support
        Telecommunications Training Transport Wages
    """,
    "model.source": "Citation Fact Footnote Source Term",
    "model.units": "Currency Dimension Unit",
    "model.vocabulary": """
        Bound Confidence IncentiveCategory Instrument Kind Level MentionKind Region Role Section ServiceLine Status
    """,
    "ranking": "Ranked Ranking Unranked rank",
    "scoring": "Criterion Goal Part Score Scoring Shift score",
    "table": "Table",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = list(_HOME_OF)  # pyright: ignore[reportUnsupportedDunderAll] -- spelt out in the stub


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        return version("china-sso")
    from importlib import import_module

    if name == "selection":  # the one module whose names are meant to be used with it
        return import_module(f"{__name__}.{name}")
    try:
        home = _HOME_OF[name]
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
    value = globals()[name] = getattr(import_module(f"{__name__}.{home}"), name)
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__", "selection"]
