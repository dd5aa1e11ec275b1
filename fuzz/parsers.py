"""Texts and numbers for everything of the library that reads one: periods, names, words, criteria, amounts, years."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import atheris

import china_sso as sso
from china_sso.model.names import slug_of
from china_sso.reading.json import parse
from china_sso.reading.write import formatted
from china_sso.tables import safe
from promises import answered, shown, text_of

CITIES = sso.cities()
WORDS = (
    "2012", "2012-03", "2004/2012", "2011-01/2011-11", "economy.gdp", "gdp", "outsourcing.employees", "wages.average_salary",
    "derived.graduate_salary", "hangzhou", "Xi'an", "西安", "Xī’ān", "china", "330100", "Hong Kong", "Canton", "USD", "CNY", "RMB",
    "HKD", "eastern", "quality_of_life", "IBM", "bpo", "tax", "government", "municipal", "CMMI 5", "Zhejiang", "JP", "29",
    "inside-the-dragon-2013", "max", "min", "nearest", "target", "rd_centre", '{"a": 1}', '{"terms": []}', "[1.5, -0]",
)  # fmt: skip
Text = Callable[[], str]


def number_of(data: atheris.FuzzedDataProvider) -> Any:
    """A number as a caller may pass it, or what is none."""
    kind = data.ConsumeIntInRange(0, 7)
    if kind == 0:
        return data.ConsumeFloat()
    if kind == 1:
        return data.ConsumeInt(12)
    if kind == 2:
        return data.PickValueInList([0, 1, -1, 2012, 10**6000, -(10**7000), 10**20_000, 1e308, 5e-324, True, None, "1", 2.5])
    if kind == 3:
        return Decimal(
            data.PickValueInList(["NaN", "sNaN", "Infinity", "-Infinity", "-0", "1e6144", "1e-6144", "1e7000", "1e999999"])
        )
    if kind == 4:
        return Decimal(data.ConsumeInt(8)).scaleb(data.ConsumeIntInRange(-7000, 7000))
    return data.ConsumeIntInRange(-3, 12_000)


def questions(data: atheris.FuzzedDataProvider) -> list[Callable[[], Any]]:
    """One question of each kind, with what comes for its arguments."""

    def text() -> str:
        return text_of(data, *WORDS)

    def number() -> Any:
        return number_of(data)

    few = CITIES[:4]
    return [
        lambda: str(sso.Period.parse(text())),
        lambda: sso.Period.of_year(number()),
        lambda: sso.city(text()),
        lambda: sso.load().place(text()),
        lambda: sso.organisation(text()),
        lambda: sso.city("hangzhou").find(text(), number()),
        lambda: sso.city("hangzhou").figure(text()),
        lambda: sso.figures(city="hefei", indicator=text(), year=number()),
        lambda: sso.figures(city="hefei", section=text(), kind=text(), level=text(), certificate=text(), source=text()),
        lambda: sso.cities(region=text(), province=text(), focus=text()),
        lambda: sso.providers(city="hefei", organisation=text(), role=text(), service=text(), line=text()),
        lambda: sso.incentives(city="hefei", category=text(), form=text(), purpose=text(), level=text()),
        lambda: sso.organisations(country=text(), industry=text()),
        lambda: sso.designations(status=text()),
        lambda: sso.labels(text()),
        lambda: sso.load(errata=text()),
        lambda: sso.exchange_rates(text()),
        lambda: str(sso.convert(number(), text(), text(), year=number())),
        lambda: str(sso.growth_rate(number(), number())),
        lambda: str(sso.compound_annual_growth_rate(number(), number(), number())),
        lambda: str(sso.rank(few, text(), year=number(), currency=text())),
        lambda: str(sso.score(few, [sso.Criterion(text(), number(), text()) for _ in range(data.ConsumeIntInRange(0, 2))])),
        lambda: str(sso.compare(few, [text() for _ in range(data.ConsumeIntInRange(0, 2))], year=number(), currency=text())),
        lambda: str(sso.cite_source(sso.load(), text())),
        lambda: sso.cite_source(sso.load(), "inside-the-dragon-2013").write(text()),
        lambda: str(sso.usd(number())),
        lambda: formatted(text().encode("utf-8", "surrogatepass"), "file.json"),
        lambda: parse(data.ConsumeBytes(200), "file.json"),
        lambda: slug_of(text()),
        lambda: shown(safe.plain(text().encode("utf-8", "replace").decode())),
    ]


def ask(content: bytes) -> None:
    """One question, made of bytes."""
    data = atheris.FuzzedDataProvider(content)
    which = data.ConsumeIntInRange(0, 10_000)
    asked = questions(data)
    answer = answered(asked[which % len(asked)])
    if answer is not None and not isinstance(answer, (dict, list)):
        repr(answer)
