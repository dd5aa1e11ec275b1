"""A wrong argument is answered by an error of the package that is also the builtin it stands for, never by nothing."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

import china_sso as sso
from china_sso import Economy, Percent
from china_sso.model.money import Rates
from china_sso.output.paths import path_of

HANGZHOU = sso.city("hangzhou")
CITIES: Any = (HANGZHOU, sso.city("suzhou"))
LONG = 10**7000
RATES = sso.exchange_rates()


class OfBytes:
    """A path that is one of bytes."""

    def __fspath__(self) -> bytes:
        return b"my-data"


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
WRONG: dict[type[Exception], dict[str, Callable[[], object]]] = {
    TypeError: {
        "a year as text": lambda: HANGZHOU.figure("gdp", "2012"),  # type: ignore[arg-type]
        "a year as a float": lambda: HANGZHOU.find("gdp", 2012.0),  # type: ignore[arg-type]
        "a year as a truth": lambda: sso.figures(year=True),
        "a year as text to compare": lambda: sso.compare(CITIES, year="2012"),  # type: ignore[arg-type]
        "a year as text to rank": lambda: sso.rank(CITIES, "gdp", year="2012"),  # type: ignore[arg-type]
        "a year as text to score": lambda: sso.score(CITIES, [sso.Criterion("gdp")], year="2012"),  # type: ignore[arg-type]
        "a year as text to convert": lambda: sso.convert(1, "CNY", "USD", year="2012"),  # type: ignore[arg-type]
        "rates of a year as text": lambda: RATES.at("2012"),  # type: ignore[arg-type]
        "growth between years as text": lambda: sso.growth_between(HANGZHOU, "gdp", "2010", "2012"),  # type: ignore[arg-type]
        "one place": lambda: sso.compare(HANGZHOU),  # type: ignore[arg-type]
        "places by number": lambda: sso.rank([5], "gdp"),  # type: ignore[list-item]
        "a text of places": lambda: sso.rank("hangzhou", "gdp"),
        "a number of places": lambda: sso.rank(5, "gdp"),  # type: ignore[arg-type]
        "one indicator": lambda: sso.compare(CITIES, "gdp"),
        "a number of indicators": lambda: sso.compare(CITIES, 5),  # type: ignore[arg-type]
        "an indicator by number": lambda: HANGZHOU.figure(5),  # type: ignore[arg-type]
        "a record class for an indicator": lambda: HANGZHOU.figure(Economy),  # type: ignore[arg-type]
        "one criterion": lambda: sso.score(CITIES, sso.Criterion("gdp")),  # type: ignore[arg-type]
        "criteria by name": lambda: sso.score(CITIES, ["gdp"]),  # type: ignore[list-item]
        "a number of criteria": lambda: sso.score(CITIES, 5),  # type: ignore[arg-type]
        "a truth as text": lambda: sso.cities(model_city="yes"),  # type: ignore[arg-type]
        "a truth as a number": lambda: sso.cities(model_city=1),  # type: ignore[arg-type]
        "whether it pays as text": lambda: sso.incentives(pays="yes"),  # type: ignore[arg-type]
        "a condition as text": lambda: sso.providers("IBM"),  # type: ignore[arg-type]
        "a city by number": lambda: sso.city(330100),  # type: ignore[arg-type]
        "no city": lambda: sso.city(None),  # type: ignore[arg-type]
        "an organisation by number": lambda: sso.organisation(5),  # type: ignore[arg-type]
        "providers of a city by number": lambda: sso.providers(city=5),  # type: ignore[arg-type]
        "progress of a name": lambda: sso.progress("hangzhou"),  # type: ignore[arg-type]
        "growth as a float": lambda: sso.previous_value(5, 0.05),  # type: ignore[arg-type]
        "rates as a list": lambda: sso.convert(1, "CNY", "USD", year=2012, rates=[]),  # type: ignore[arg-type]
        "rates as a number": lambda: HANGZHOU.economy[0].figures[0].to("USD", 6.3),  # type: ignore[arg-type]
        "rates of numbers": lambda: Rates((6.3,)),  # type: ignore[arg-type]
        "rates of no list": lambda: Rates(6.3),  # type: ignore[arg-type]
        "rates pinned to a text": lambda: Rates((), "2012"),  # type: ignore[arg-type]
        "a rate of a code": lambda: RATES.rate("CNY", 2012),  # type: ignore[arg-type]
        "rates between codes": lambda: RATES.between("CNY", "USD", 2012),  # type: ignore[arg-type]
        "an indicator of a name": lambda: Economy.gdp.of("hangzhou"),  # type: ignore[arg-type]
        "factors of no list": lambda: sso.score(CITIES, [sso.Criterion("gdp")]).sensitivity(2.0),  # type: ignore[arg-type]
        "parts of a ratio by number": lambda: sso.ratio(5, "gdp"),  # type: ignore[arg-type]
        "cities by number": lambda: sso.footprints(5),  # type: ignore[arg-type]
        "holders by name": lambda: sso.holders(["hangzhou"], "model_city"),  # type: ignore[list-item]
        "a matrix of no list": lambda: sso.form_matrix(None),  # type: ignore[arg-type]
        "a nation by name": lambda: sso.totals(CITIES, "gdp", nation="china"),  # type: ignore[arg-type]
        "a data set by its path": lambda: sso.search("tax", "my-data"),  # type: ignore[arg-type]
        "a path for a page's data set": lambda: sso.profile("hangzhou", "my-data"),  # type: ignore[arg-type]
        "GeoJSON of a path": lambda: sso.geojson(dataset="my-data"),  # type: ignore[arg-type]
        "nothing to verify": lambda: sso.verify(None),  # type: ignore[arg-type]
        "progress that can't be called": lambda: sso.verify(sso.load(), on_place="print"),  # type: ignore[arg-type]
        "files that can't be called": lambda: sso.load(on_file=5),  # type: ignore[arg-type]
        "no data set to cite": lambda: sso.cite_source(None, "inside-the-dragon-2013"),  # type: ignore[arg-type]
        "a place to cite by its name": lambda: sso.cite_place(sso.load(), "hangzhou"),  # type: ignore[arg-type]
        "a figure to cite by its value": lambda: sso.cite_figure(sso.load(), 5),  # type: ignore[arg-type]
        "a path of bytes": lambda: sso.load(b"my-data"),  # type: ignore[arg-type]
        "a path that gives bytes": lambda: sso.load(OfBytes()),  # type: ignore[arg-type]
        "a folder by number": lambda: sso.export(5),  # type: ignore[arg-type]
        "a folder with a null byte": lambda: sso.export("a\0b"),
        "a folder with half a character": lambda: sso.export("a\ud800b"),
        "tables by number": lambda: sso.export("nowhere", tables=5),  # type: ignore[arg-type]
        "an export of a path": lambda: sso.export("nowhere", dataset="my-data"),  # type: ignore[arg-type]
        "an export that tells a text": lambda: sso.export("nowhere", on_table="print"),  # type: ignore[arg-type]
        "money and a number": lambda: sso.usd(1) + 1,  # type: ignore[operator]
        "a question and a truth": lambda: sso.selection.model_city & True,  # type: ignore[operator]
    },
    ValueError: {
        "an amount of 7000 digits": lambda: sso.convert(LONG, "CNY", "USD", year=2012),
        "an amount of an exponent of 7000": lambda: sso.usd(Decimal("1e7000")),
        "an amount as text": lambda: sso.usd("5"),  # type: ignore[arg-type]
        "a threshold of 7000 digits": lambda: Economy.gdp.latest > LONG,
        "a weight of 7000 digits": lambda: sso.Criterion("gdp", LONG),
        "a weight beyond floats": lambda: sso.Criterion("gdp", 10**400),
        "a weight below floats": lambda: sso.Criterion("gdp", Decimal("1e-400")),  # type: ignore[arg-type]
        "a weight as text": lambda: sso.Criterion("gdp", "2"),  # type: ignore[arg-type]
        "a weight of nothing": lambda: sso.Criterion("gdp", 0),
        "a rate of nothing": lambda: sso.ExchangeRate(sso.Currency.CNY, Decimal(0), 2012, "mine"),
        "a rate that is no number": lambda: sso.ExchangeRate(sso.Currency.CNY, Decimal("NaN"), 2012, "mine"),
        "a rate as a float": lambda: sso.ExchangeRate(sso.Currency.CNY, 6.3, 2012, "mine"),  # type: ignore[arg-type]
        "growth from nothing": lambda: sso.growth_rate(0, 5),
        "growth of a value of 7000 digits": lambda: sso.previous_value(LONG, Percent(5)),
        "growth of no number": lambda: sso.previous_value(5, Percent("NaN")),
        "growth over 7000 digits of years": lambda: sso.projected_value(5, Percent(5), LONG),
        "the year 0": lambda: sso.Period.of_year(0),
        "the year 99999": lambda: sso.Period.of_year(99999),
        "a year of 7000 digits": lambda: sso.Period.of_year(LONG),
        **{
            f"{where} of a year that no calendar has: {name}": partial(call, year)
            for name, year in (("0", 0), ("-5", -5), ("99999", 99999), ("7000 digits", LONG))
            for where, call in OF_A_YEAR.items()
        },
        "no place": lambda: sso.rank([], "gdp"),
        "no indicator": lambda: sso.compare(CITIES, []),
        "no criterion": lambda: sso.score(CITIES, iter(())),  # type: ignore[arg-type]
        "money against a number": lambda: sso.cities(Economy.gdp.latest > 5),
        "dollars against yuan": lambda: sso.usd(1) < sso.cny(1),
    },
    LookupError: {
        "errata of a confidence that there isn't": lambda: sso.load(errata="yes"),
        "a kind that there isn't": lambda: sso.figures(kind="hope"),
        "a kind that there isn't, of a place": lambda: HANGZHOU.find("gdp", kind="hope"),
        "a source that there isn't": lambda: sso.observations(source="yearbook-2020"),
        "a source that a place hasn't": lambda: HANGZHOU.figure("gdp", source="yearbook-2020"),
        "a source of a series": lambda: HANGZHOU.series("gdp", source="yearbook-2020"),
        "a source of rates": lambda: sso.exchange_rates("a bank"),
        "a source to cite": lambda: sso.cite_source(sso.load(), "yearbook-2020"),
        "rates of the year 1990": lambda: sso.convert(1, "CNY", "USD", year=1990),
        "rates of no year": lambda: sso.convert(1, "CNY", "USD"),
        "an unknown currency": lambda: sso.convert(1, "EUR", "USD", year=2012),
        "a currency to rank in": lambda: sso.rank(CITIES, "gdp", currency="EUR"),
        "an unknown city": lambda: sso.city("Atlantis"),
        "a city of 100 000 letters": lambda: sso.city("x" * 100_000),
        "an unknown indicator": lambda: HANGZHOU.figure("economy.gpd"),
        "an ambiguous indicator": lambda: HANGZHOU.figure("employees"),
        "an unknown goal": lambda: sso.Criterion("gdp", goal="best"),
        "an unknown status": lambda: sso.holders(CITIES, "capital"),
        "an unknown province": lambda: sso.cities(province="Bavaria"),
        "a table of 7000 digits": lambda: sso.export("nowhere", tables=[LONG]),  # type: ignore[list-item]
        "a cell of a list": lambda: sso.compare(CITIES, ["gdp"]).cell([], "gdp"),  # type: ignore[arg-type]
        "a library of frames of 7000 digits": lambda: sso.cities().to_frame(LONG),  # type: ignore[arg-type]
        "a cell that isn't there": lambda: sso.compare(CITIES, ["gdp"]).cell("atlantis", "gdp"),
    },
}


def test_every_wrong_argument_is_answered_by_an_error_that_says_so() -> None:
    wrong: list[str] = []
    for builtin, calls in WRONG.items():
        for name, call in calls.items():
            try:
                found = call()
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
        assert nearest.gap is None


def test_a_name_of_a_short_list_is_answered_with_the_whole_list() -> None:
    comparison = sso.compare(["dalian"], ["economy.gdp", "population.total"])
    asked: dict[str, tuple[Callable[[], object], tuple[str, ...]]] = {
        "rows": (lambda: comparison["wages.average_salary"], ("economy.gdp", "population.total")),
        "tables of cities": (lambda: sso.geojson(sso.sources()), ("places", "observations")),
        "formats": (lambda: sso.export("made", "doc"), ("csv", "xlsx")),
    }
    for what, (ask, names) in asked.items():
        with pytest.raises(sso.UnknownNameError) as caught:
            ask()
        assert caught.value.exhaustive, what
        for name in names:
            assert name in str(caught.value), what


def test_a_name_of_a_table_is_answered_with_all_tables() -> None:
    pytest.importorskip("pandas")
    with pytest.raises(sso.UnknownNameError, match=r"sources.*footprints|footprints.*sources") as caught:
        sso.Rows((), "figurines").to_frame()
    assert caught.value.exhaustive


@pytest.mark.parametrize("path", [b"folder", "a\0b", 5, None, "\ud800"], ids=ascii)
def test_a_path_is_a_text_that_a_file_can_have(path: Any) -> None:
    with pytest.raises(sso.WrongTypeError, match="a path must be a text or a path"):
        path_of(path)
