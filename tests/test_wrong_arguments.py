"""A wrong argument is answered by an error of the package that is also the builtin it stands for, never by nothing."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import china_sso as sso
from china_sso import Economy, Percent
from china_sso.model.money import Rates

HANGZHOU = sso.city("hangzhou")
CITIES: Any = (HANGZHOU, sso.city("suzhou"))
LONG = 10**7000
RATES = sso.exchange_rates()

OF_A_YEAR: dict[str, Callable[[int], object]] = {
    "rates": lambda year: sso.convert(1, "CNY", "USD", year=year),
    "pinned rates": lambda year: RATES.at(year),
    "a figure": lambda year: HANGZHOU.figure("gdp", year),
    "figures": lambda year: sso.figures(year=year),
    "observations": lambda year: sso.observations(year=year),
    "a comparison": lambda year: sso.compare(CITIES, ["gdp"], year=year),
    "a ranking": lambda year: sso.rank(CITIES, "gdp", year=year, nearest=True),
    "a score": lambda year: sso.score(CITIES, [sso.Criterion("gdp")], year=year),
    "growth": lambda year: sso.growth_between(HANGZHOU, "gdp", year, 2012),
    "a question": lambda year: Economy.gdp.in_year(year),
}
#: What is called wrongly, and the builtin that the error stands for. ``Any`` lets the calls pass the type checkers.
WRONG: dict[type[Exception], dict[str, Callable[[Any], object]]] = {
    TypeError: {
        "a year as text": lambda _: HANGZHOU.figure("gdp", "2012"),  # type: ignore[arg-type]
        "a year as a float": lambda _: HANGZHOU.find("gdp", 2012.0),  # type: ignore[arg-type]
        "a year as a truth": lambda _: sso.figures(year=True),
        "a year as text to compare": lambda _: sso.compare(CITIES, year="2012"),  # type: ignore[arg-type]
        "a year as text to rank": lambda _: sso.rank(CITIES, "gdp", year="2012"),  # type: ignore[arg-type]
        "a year as text to score": lambda _: sso.score(CITIES, [sso.Criterion("gdp")], year="2012"),  # type: ignore[arg-type]
        "a year as text to convert": lambda _: sso.convert(1, "CNY", "USD", year="2012"),  # type: ignore[arg-type]
        "rates of a year as text": lambda _: RATES.at("2012"),  # type: ignore[arg-type]
        "growth between years as text": lambda _: sso.growth_between(HANGZHOU, "gdp", "2010", "2012"),  # type: ignore[arg-type]
        "one place": lambda _: sso.compare(HANGZHOU),  # type: ignore[arg-type]
        "places by name": lambda _: sso.rank(["hangzhou"], "gdp"),  # type: ignore[list-item]
        "a text of places": lambda _: sso.rank("hangzhou", "gdp"),  # type: ignore[arg-type]
        "a number of places": lambda _: sso.rank(5, "gdp"),  # type: ignore[arg-type]
        "one indicator": lambda _: sso.compare(CITIES, "gdp"),
        "a number of indicators": lambda _: sso.compare(CITIES, 5),  # type: ignore[arg-type]
        "an indicator by number": lambda _: HANGZHOU.figure(5),  # type: ignore[arg-type]
        "a record class for an indicator": lambda _: HANGZHOU.figure(Economy),  # type: ignore[arg-type]
        "one criterion": lambda _: sso.score(CITIES, sso.Criterion("gdp")),  # type: ignore[arg-type]
        "criteria by name": lambda _: sso.score(CITIES, ["gdp"]),  # type: ignore[list-item]
        "a number of criteria": lambda _: sso.score(CITIES, 5),  # type: ignore[arg-type]
        "a truth as text": lambda _: sso.cities(model_city="yes"),  # type: ignore[arg-type]
        "a truth as a number": lambda _: sso.cities(model_city=1),  # type: ignore[arg-type]
        "whether it pays as text": lambda _: sso.incentives(pays="yes"),  # type: ignore[arg-type]
        "a condition as text": lambda _: sso.providers("IBM"),  # type: ignore[arg-type]
        "a city by number": lambda _: sso.city(330100),  # type: ignore[arg-type]
        "no city": lambda _: sso.city(None),  # type: ignore[arg-type]
        "an organisation by number": lambda _: sso.organisation(5),  # type: ignore[arg-type]
        "providers of a city by number": lambda _: sso.providers(city=5),  # type: ignore[arg-type]
        "progress of a name": lambda _: sso.progress("hangzhou"),  # type: ignore[arg-type]
        "growth as a float": lambda _: sso.previous_value(5, 0.05),  # type: ignore[arg-type]
        "rates as a list": lambda _: sso.convert(1, "CNY", "USD", year=2012, rates=[]),  # type: ignore[arg-type]
        "rates as a number": lambda _: HANGZHOU.economy[0].figures[0].to("USD", 6.3),  # type: ignore[arg-type]
        "rates of numbers": lambda _: Rates((6.3,)),  # type: ignore[arg-type]
        "money and a number": lambda _: sso.usd(1) + 1,  # type: ignore[operator]
        "a question and a truth": lambda _: sso.selection.model_city & True,  # type: ignore[operator]
    },
    ValueError: {
        "an amount of 7000 digits": lambda _: sso.convert(LONG, "CNY", "USD", year=2012),
        "an amount of an exponent of 7000": lambda _: sso.usd(Decimal("1e7000")),
        "an amount as text": lambda _: sso.usd("5"),  # type: ignore[arg-type]
        "a threshold of 7000 digits": lambda _: Economy.gdp.latest > LONG,
        "a weight of 7000 digits": lambda _: sso.Criterion("gdp", LONG),
        "a weight beyond floats": lambda _: sso.Criterion("gdp", 10**400),
        "a weight below floats": lambda _: sso.Criterion("gdp", Decimal("1e-400")),  # type: ignore[arg-type]
        "a weight as text": lambda _: sso.Criterion("gdp", "2"),  # type: ignore[arg-type]
        "a weight of nothing": lambda _: sso.Criterion("gdp", 0),
        "a rate of nothing": lambda _: sso.ExchangeRate(sso.Currency.CNY, Decimal(0), 2012, "mine"),
        "a rate that is no number": lambda _: sso.ExchangeRate(sso.Currency.CNY, Decimal("NaN"), 2012, "mine"),
        "a rate as a float": lambda _: sso.ExchangeRate(sso.Currency.CNY, 6.3, 2012, "mine"),  # type: ignore[arg-type]
        "growth from nothing": lambda _: sso.growth_rate(0, 5),
        "growth of a value of 7000 digits": lambda _: sso.previous_value(LONG, Percent(5)),
        "growth of no number": lambda _: sso.previous_value(5, Percent("NaN")),
        "growth over 7000 digits of years": lambda _: sso.projected_value(5, Percent(5), LONG),
        "the year 0": lambda _: sso.Period.of_year(0),
        "the year 99999": lambda _: sso.Period.of_year(99999),
        "a year of 7000 digits": lambda _: sso.Period.of_year(LONG),
        **{
            f"{where} of a year that no calendar has: {name}": lambda _, call=call, year=year: call(year)
            for name, year in (("0", 0), ("-5", -5), ("99999", 99999), ("7000 digits", LONG))
            for where, call in OF_A_YEAR.items()
        },
        "no place": lambda _: sso.rank([], "gdp"),
        "no indicator": lambda _: sso.compare(CITIES, []),
        "no criterion": lambda _: sso.score(CITIES, iter(())),  # type: ignore[arg-type]
        "money against a number": lambda _: sso.cities(Economy.gdp.latest > 5),
        "dollars against yuan": lambda _: sso.usd(1) < sso.cny(1),
    },
    LookupError: {
        "errata of a confidence that there isn't": lambda _: sso.load(errata="yes"),  # type: ignore[arg-type]
        "a kind that there isn't": lambda _: sso.figures(kind="hope"),
        "a kind that there isn't, of a place": lambda _: HANGZHOU.find("gdp", kind="hope"),
        "a source that there isn't": lambda _: sso.observations(source="yearbook-2020"),
        "a source that a place hasn't": lambda _: HANGZHOU.figure("gdp", source="yearbook-2020"),
        "a source of a series": lambda _: HANGZHOU.series("gdp", source="yearbook-2020"),
        "a source of rates": lambda _: sso.exchange_rates("a bank"),
        "a source to cite": lambda _: sso.cite_source(sso.load(), "yearbook-2020"),
        "rates of the year 1990": lambda _: sso.convert(1, "CNY", "USD", year=1990),
        "rates of no year": lambda _: sso.convert(1, "CNY", "USD"),
        "an unknown currency": lambda _: sso.convert(1, "EUR", "USD", year=2012),
        "a currency to rank in": lambda _: sso.rank(CITIES, "gdp", currency="EUR"),
        "an unknown city": lambda _: sso.city("Atlantis"),
        "a city of 100 000 letters": lambda _: sso.city("x" * 100_000),
        "an unknown indicator": lambda _: HANGZHOU.figure("economy.gpd"),
        "an ambiguous indicator": lambda _: HANGZHOU.figure("employees"),
        "an unknown goal": lambda _: sso.Criterion("gdp", goal="best"),  # type: ignore[arg-type]
        "an unknown status": lambda _: sso.holders(CITIES, "capital"),
        "an unknown province": lambda _: sso.cities(province="Bavaria"),
        "a cell that isn't there": lambda _: sso.compare(CITIES, ["gdp"]).cell("atlantis", "gdp"),
    },
}


def test_every_wrong_argument_is_answered_by_an_error_that_says_so() -> None:
    wrong: list[str] = []
    for builtin, calls in WRONG.items():
        for name, call in calls.items():
            try:
                found = call(None)
            except sso.ChinaSsoError as error:
                message = str(error)
                if not isinstance(error, builtin) or not message or len(message) > 2000:
                    wrong.append(f"{name}: {type(error).__name__}, {message[:100]}")
            except Exception as error:  # the point of the test: nothing else comes out
                wrong.append(f"{name}: {type(error).__name__} is none of the package")
            else:
                wrong.append(f"{name}: no error but {str(found)[:60]!r}")
    assert not wrong, "\n".join(wrong)


def test_a_generator_does_where_a_list_is_meant() -> None:
    names = ("economy.gdp", "population.total")
    criteria = [sso.Criterion(name) for name in names]  # type: ignore[arg-type,unused-ignore]
    assert sso.compare((each for each in CITIES), (name for name in names)) == sso.compare(CITIES, names)  # type: ignore[arg-type]
    assert sso.rank(iter(CITIES), "gdp") == sso.rank(CITIES, "gdp")
    assert sso.score(iter(CITIES), iter(criteria)) == sso.score(CITIES, criteria)  # type: ignore[arg-type]
    assert sso.form_matrix(iter(CITIES)) == sso.form_matrix(CITIES)
    assert sso.holders(iter(CITIES), "model_city") == sso.holders(CITIES, "model_city")
    assert sso.score(CITIES, criteria).sensitivity(iter((2.0,))) == sso.score(CITIES, criteria).sensitivity((2.0,))  # type: ignore[arg-type]


def test_a_year_that_no_figure_has_is_a_gap_and_no_failure() -> None:
    for year in (1, 1066, 9999):
        assert HANGZHOU.figure("gdp", year) is None
        assert sso.rank(CITIES, "gdp", year=year).entries == ()
        assert sso.compare(CITIES, ["gdp"], year=year).cell("hangzhou", "gdp").gap
        nearest = sso.compare(CITIES, ["gdp"], year=year, nearest=True).cell("hangzhou", "gdp")
        assert nearest.figure is not None
        assert f"({nearest.figure.year})" in nearest.text(year)
