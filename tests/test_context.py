"""The answers and the prints of the library are the same whatever decimal context its caller calculates in."""

from __future__ import annotations

import decimal
import inspect
import json
from collections.abc import Callable
from decimal import Context, Decimal, localcontext
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import china_sso as sso
from china_sso import Economy, Hotels, OutsourcingMetrics, Percent, Wages
from china_sso.checks import verify
from china_sso.model.gap import gap_of
from china_sso.model.indicators import DERIVED, INDICATORS
from china_sso.tables.json import dumps
from conftest import Run, some
from synthetic import city, figure

SIGNALS = (
    decimal.Clamped,
    decimal.DivisionByZero,
    decimal.FloatOperation,
    decimal.Inexact,
    decimal.InvalidOperation,
    decimal.Overflow,
    decimal.Rounded,
    decimal.Subnormal,
    decimal.Underflow,
)
ROUNDINGS = (
    decimal.ROUND_05UP,
    decimal.ROUND_CEILING,
    decimal.ROUND_DOWN,
    decimal.ROUND_FLOOR,
    decimal.ROUND_HALF_DOWN,
    decimal.ROUND_HALF_EVEN,
    decimal.ROUND_HALF_UP,
    decimal.ROUND_UP,
)
contexts = st.builds(
    Context,
    prec=st.integers(1, 50),
    rounding=st.sampled_from(ROUNDINGS),
    Emin=st.sampled_from([0, -1, -20, -999999]),
    Emax=st.sampled_from([0, 1, 20, 999999]),
    capitals=st.sampled_from([0, 1]),
    clamp=st.sampled_from([0, 1]),
    flags=st.just([]),
    traps=st.sets(st.sampled_from(SIGNALS)).map(list),
)
#: As hostile as a context can be, in every rounding.
HOSTILE = tuple(
    Context(prec=1, rounding=rounding, Emin=0, Emax=0, capitals=0, clamp=1, flags=[], traps=list(SIGNALS)) for rounding in ROUNDINGS
)

FEW, ODD = Decimal("3.1"), Decimal("1.00000000000000000001")
LONG = Decimal("37511.00000000000000000000000000000000000001234567")
HANGZHOU, SUZHOU = sso.city("hangzhou"), sso.city("suzhou")
PLACES: tuple[Any, ...] = (HANGZHOU, SUZHOU, sso.city("hong-kong"), sso.national())


def exported(form: str) -> list[bytes]:
    """The files of an export of the cities."""
    with TemporaryDirectory() as folder:
        return [file.read_bytes() for file in sso.export(f"{folder}/out", form, tables=["places"])]


def places() -> list[sso.City]:
    """Places that nobody has asked anything yet, with numbers that a narrow context would round."""
    return [
        city(
            f"city-{i}",
            figure(OutsourcingMetrics.employees, value, sso.Unit.PERSONS, growth=Percent("12.345"), growth_from=2011),
            figure(OutsourcingMetrics.enterprises, 7 + i, bound=sso.Bound.ABOUT),
            figure(Economy.gdp, value * 1000 + i, sso.Unit.CNY, upper=value * 2000),
            figure(Economy.gdp, value * 999, sso.Unit.USD, 2011),
            figure("population.total", value * 7, sso.Unit.PERSONS),
            figure(Wages.average_salary, value + i, sso.Unit.CNY_PER_MONTH),
            figure(OutsourcingMetrics.enterprises, 1000, year=2014, kind=sso.Kind.TARGET),
            figure(Economy.growth, "-0.123456789", sso.Unit.PERCENT, bound=sso.Bound.NEARLY, label="of GDP"),
        )
        for i, value in enumerate((37511, 37531, 37530))
    ]


MONEY = (sso.usd(LONG), sso.usd(37531), sso.cny(1))
CRITERIA = (sso.Criterion(OutsourcingMetrics.employees, Decimal("1.23456789")), sso.Criterion(Wages.average_salary, goal="min"))  # type: ignore[arg-type]

#: Each public function, and what a caller does with it.
FUNCTIONS: dict[str, Callable[[], Any]] = {
    "cities": lambda: [
        sso.cities(Hotels.five_star.latest > FEW),
        sso.cities(Economy.gdp.latest <= MONEY[0]),
        sso.cities(Economy.gdp.in_year(2012) == sso.cny(1)),
        sso.cities(lambda each: (OutsourcingMetrics.employees.latest >= 119_800)(each)),
    ],
    "city": lambda: sso.city("杭州"),
    "export": lambda: [exported(form) for form in ("csv", "json", "geojson", "sqlite")],
    "geojson": lambda: sso.geojson(sso.rank([HANGZHOU, SUZHOU], Economy.gdp)),
    "cite_figure": lambda: [sso.cite_figure(sso.load(), each) for each in SUZHOU.figures[:20]],
    "cite_package": lambda: sso.cite_package(),
    "cite_place": lambda: sso.cite_place(sso.load(), SUZHOU),
    "cite_source": lambda: sso.cite_source(sso.load(), "inside-the-dragon-2013"),
    "cny": lambda: [sso.cny(LONG), sso.cny(0.1)],
    "compare": lambda: [
        sso.compare(places(), tuple(INDICATORS.values()), currency="USD"),
        sso.compare(PLACES, year=2012, nearest=True),
    ],
    "compound_annual_growth_rate": lambda: [sso.compound_annual_growth_rate(LONG, 37531, years) for years in (1, 2, 3, 0.5)],
    "convert": lambda: [sso.convert(LONG, "CNY", "HKD", year=2011), sso.convert(1e9, "USD", "USD")],
    "designations": lambda: sso.designations(status="model_city"),
    "errata": lambda: sso.errata(),
    "exchange_rates": lambda: [sso.exchange_rates(), sso.exchange_rates().at(2012).rate(sso.Currency.CNY, 2004)],
    "figures": lambda: sso.figures(lambda each: each.value > LONG, city="suzhou"),
    "glossary": lambda: sso.glossary(),
    "growth_between": lambda: [sso.growth_between(each, "economy.gdp", 2011, 2012) for each in places()],
    "growth_of": lambda: [figure for place in places() for figure in sso.growth_of("training.trainees").of(place)],
    "ratio": lambda: [
        figure for place in places() for figure in sso.ratio("education.graduates", "outsourcing.employees").of(place)
    ],
    "growth_rate": lambda: [sso.growth_rate(LONG, 37531), sso.growth_rate(0.1, 0.3)],
    "hkd": lambda: sso.hkd(LONG),
    "holders": lambda: sorted(sso.holders(sso.cities(), "model_city")),
    "key_figures": lambda: [sso.key_figures(SUZHOU, places()), sso.key_figures("china", places())],
    "incentives": lambda: sso.incentives(city="suzhou"),
    "indicators": lambda: sso.indicators(),
    "footprints": lambda: sso.footprints(PLACES[:3])[:5],
    "form_matrix": lambda: sso.form_matrix(PLACES[:3]),
    "purpose_matrix": lambda: sso.purpose_matrix(PLACES[:3]),
    "service_matrix": lambda: sso.service_matrix(PLACES[:3]),
    "labels": lambda: sso.labels("outsourcing.employees"),
    "services": lambda: sso.services(),
    "sites": lambda: sso.sites(),
    "load": lambda: sso.load(errata=False).city("suzhou").figure("gdp"),
    "national": lambda: sso.national(),
    "observations": lambda: sso.observations(city="suzhou"),
    "organisation": lambda: sso.organisation("IBM"),
    "organisations": lambda: sso.organisations(),
    "previous_value": lambda: sso.previous_value(LONG, Percent("12.345678901234567890123456789")),
    "progress": lambda: [sso.progress(each) for each in (*places(), *PLACES)],
    "profile": lambda: sso.profile("suzhou").markdown(),
    "projected_value": lambda: [sso.projected_value(LONG, Percent("-12.345"), years) for years in (1, 7, 2.5)],
    "providers": lambda: sso.providers(city="suzhou"),
    "rank": lambda: [
        sso.rank(places(), OutsourcingMetrics.employees),
        sso.rank(places(), Economy.gdp, ascending=True, currency="HKD"),
        sso.rank(PLACES, "derived.offshore_share", nearest=True),
    ],
    "required_growth_rate": lambda: sso.required_growth_rate(37511, LONG, 3),
    "totals": lambda: sso.totals(sso.cities(), "economy.gdp", 2012),
    "targets": lambda: sso.targets(places()),
    "search": lambda: sso.search("CMMI"),
    "score": lambda: [sso.score(places(), CRITERIA), sso.score(places(), CRITERIA).sensitivity()],
    "sources": lambda: sso.sources(),
    "usd": lambda: [
        MONEY[0] + MONEY[1],
        MONEY[0] - MONEY[1],
        MONEY[0] * ODD,
        0.1 * MONEY[1],
        MONEY[0] / 7,
        MONEY[0] / MONEY[1],
        MONEY[0] < MONEY[1],
        MONEY[0] == MONEY[1],
        hash(MONEY[0]),
        sorted(MONEY[:2]),
    ],
}
#: What objects answer, beside what the functions do.
METHODS: dict[str, Callable[[], Any]] = {
    "Figure.to": lambda: [each.to("USD") for each in SUZHOU.figures if each.unit.per],
    "Figure.before": lambda: [each.before for place in places() for each in place.figures],
    "Figure.interval": lambda: [each.interval for place in places() for each in place.figures],
    "Figure.interval of derived ones": lambda: [
        figure.interval for place in places() for ratio in DERIVED.values() for figure in ratio.of(place)
    ],
    "gap_of": lambda: [gap_of(place, indicator, 2012) for place in places() for indicator in INDICATORS.values()],
    "Scoring.acceptability": lambda: sso.score(places(), CRITERIA).acceptability(50),
    "Figure.uncorrected": lambda: [each.uncorrected for each in SUZHOU.figures],
    "Place.figure": lambda: [each.figure(indicator) for each in places() for indicator in INDICATORS.values()],
    "Place.series": lambda: [each.series("outsourcing.employees") for each in (*places(), *PLACES)],
    "Percent": lambda: [
        (Percent(text), Percent(text).factor, Percent(text).fraction) for text in ("-0.123456789012345678901234567890123", "1E+2")
    ],
    "Period": lambda: [sso.Period.parse("2011-01/2011-11"), sso.Period.of_year(2012) > sso.Period.parse("2010")],
    "Question": lambda: [
        (ask.text, [ask(place) for place in places()])
        for ask in (
            OutsourcingMetrics.employees.latest >= 37531,
            OutsourcingMetrics.employees.latest < LONG,
            OutsourcingMetrics.enterprises.latest != 9,
            OutsourcingMetrics.enterprises.latest > 5.5,
            Economy.gdp.in_year(2012) >= sso.usd(LONG),
        )
    ],
    "verify": lambda: verify(sso.load(errata=False)),
    "json": lambda: dumps([LONG, Decimal("1E+2"), 0.1, 10**20]),
}


def printed(value: Any) -> list[str]:
    """Every way to show a value, and what it is made of."""
    if isinstance(value, (list, tuple)) and type(value) in (list, tuple):
        return [text for each in value for text in printed(each)]
    if type(value) in (Decimal, float):
        return []  # how these print is Python's
    texts = [f"{value}", str(value)]
    texts += [
        getattr(value, name)()
        for name in ("_repr_html_", "text", "markdown", "csv", "html")
        if callable(getattr(value, name, None))
    ]
    if isinstance(value, (sso.Figure, sso.Record, Percent, sso.Money)):
        texts.append(repr(value))
    table: Any = getattr(value, "table", None)
    texts += [] if table is None else printed(table)
    return texts


EVERY = {**FUNCTIONS, **METHODS}
_usual: dict[str, tuple[str, list[str]]] = {}


def usual(name: str) -> tuple[str, list[str]]:
    """What an unsuspecting caller gets."""
    if name not in _usual:
        value = EVERY[name]()
        _usual[name] = (repr(value), printed(value))
    return _usual[name]


def check(name: str, context: Context) -> None:
    expected, before = usual(name), str(context)
    with localcontext(context) as current:
        value = EVERY[name]()
        texts = printed(value)
        after = str(current)
    assert repr(value) == expected[0], f"{name} answers otherwise in {context}"
    assert texts == expected[1], f"{name} prints otherwise in {context}"
    assert after == before, f"{name} leaves its traces in the caller's context"


def test_every_public_function_is_called_here() -> None:
    public = {name for name in sso.__all__ if callable(getattr(sso, name)) and not inspect.isclass(getattr(sso, name))}
    public = {name for name in public if not getattr(sso, name).__module__.startswith("china_sso.output.charts")}
    of_frames = {"wide", "convert_column", "growth_column", "compound_growth_column", "previous_value_column"}
    assert public == {*FUNCTIONS, *of_frames, "verify"}, "what draws or changes frames leaves numbers to its engine"


def test_no_answer_depends_on_the_most_hostile_context() -> None:
    for name in some(EVERY, 4):
        check(name, HOSTILE[0])


@given(contexts, st.sampled_from([name for name in EVERY if name != "verify"]))
def test_no_answer_depends_on_the_context_of_the_caller(context: Context, name: str) -> None:
    check(name, context)


@pytest.mark.slow
def test_no_answer_depends_on_the_rounding_of_the_caller() -> None:
    for context in HOSTILE[1:]:
        for name in ("compare", "rank", "progress", "usd", "convert", "Question", "Figure.interval", "projected_value", "Percent"):
            check(name, context)


@pytest.mark.slow
def test_what_is_set_before_the_import_is_not_inherited(run: Run) -> None:
    code = """
import decimal, json
if {hostile}:
    default = decimal.DefaultContext
    default.prec, default.Emin, default.Emax, default.clamp, default.rounding = 1, 0, 0, 1, decimal.ROUND_UP
    for signal in default.traps:
        default.traps[signal] = True
    decimal.setcontext(decimal.Context())
import china_sso as sso
places = sso.cities(province="Jiangsu")
print(json.dumps([
    str(sso.rank(places, "outsourcing.employees")),
    str(sso.compare(places, currency="USD")),
    str(sso.score(places, [sso.Criterion("outsourcing.employees"), sso.Criterion("derived.gdp_per_head")])),
    [str(each) for place in places for each in sso.progress(place)],
    str(sso.convert(1, "CNY", "USD", year=2011)),
    str(sso.projected_value(100, sso.Percent(10), 7)),
    [str(each) for each in sso.observations(city="wuxi")],
]))
"""
    plain, hostile = (run(code.replace("{hostile}", str(each))) for each in (False, True))
    for one, other in zip(json.loads(plain), json.loads(hostile), strict=True):
        assert one == other
