"""What an assistant can ask by the Model Context Protocol: tools that answer with numbers, each with all that is known of it.

Needs the extra ``mcp``. Every answer with figures names their source, pages, bound, period and unit, and brings the evidence of
each erratum along. What is wrong with a question is said in the words of the library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import wraps
from typing import Any

from china_sso.analysis.compare import compare as compared
from china_sso.analysis.conversion import convert as converted
from china_sso.analysis.rank import rank as ranked
from china_sso.analysis.search import search as searched
from china_sso.dataset import bundled_dataset
from china_sso.errors import ChinaSsoError, version
from china_sso.frames.build import needed
from china_sso.frames.layout import FieldType, Layout
from china_sso.frames.layouts import LAYOUTS
from china_sso.model.figure import Figure
from china_sso.output.cite import cite_figure, cite_place, write_references
from china_sso.output.results import rows_of
from china_sso.tables import json

Answer = dict[str, Any]

INSTRUCTIONS = """\
Facts of 29 Chinese outsourcing cities around 2012, from a report of 2013 and two smaller documents. Every number comes with its
source, pages, unit, year, bound (exact, about, more_than, at_least, nearly, at_most, less_than) and errata: pass them on. Where
there is no number, `gap` says why; nothing is estimated. Indicators are named topic.field, as economy.gdp: `search` and the table
of indicators find them.
Cities are known by English, Chinese and pinyin names. Amounts are converted at the rate of their own year.
"""
#: A search answers with no more hits.
MOST_HITS = 50


def look_up(city: str, indicator: str | None = None, year: int | None = None, currency: str | None = None) -> Answer:
    """What the documents print of a city: one indicator, or its key figures.

    Args:
        city: its name in English, Chinese or pinyin; "china" for the national market.
        indicator: what to look up, as "economy.gdp"; without it, the key figures.
        year: of that year only; without it, the latest.
        currency: bring money to USD, CNY or HKD.
    """
    place = bundled_dataset().place(city)
    if indicator is None:
        return _answer(compared([place], year=year, currency=currency))
    return _answer(compared([place], [indicator], year=year, currency=currency))


def compare(
    cities: list[str], indicators: list[str], year: int | None = None, nearest: bool = False, currency: str | None = None
) -> Answer:
    """Cities side by side, by some indicators.

    Args:
        cities: their names; "china" for the national market.
        indicators: what to compare, as ["economy.gdp", "outsourcing.employees"].
        year: of that year only; without it, the latest of each.
        nearest: where a city has nothing for that year, take the nearest one.
        currency: bring money to USD, CNY or HKD.
    """
    return _answer(compared(cities, indicators, year=year, nearest=nearest, currency=currency))


def rank(
    indicator: str,
    cities: list[str] | None = None,
    region: str | None = None,
    year: int | None = None,
    nearest: bool = False,
    ascending: bool = False,
    currency: str | None = None,
) -> Answer:
    """Cities in order by an indicator, and those without a rank, with the reason.

    Args:
        indicator: what to rank by, as "outsourcing.employees".
        cities: their names; without them, all 29.
        region: only cities of that part of the report: northern, eastern, southern, central_western.
        year: the year; without it, the one that most cities have a figure for.
        nearest: take the nearest year for cities without a figure of that year.
        ascending: the lowest first.
        currency: bring money to USD, CNY or HKD.
    """
    dataset = bundled_dataset()
    within = dataset.cities(region=region)
    chosen = tuple(within) if cities is None else tuple(city for city in map(dataset.city, cities) if city in within)
    return _answer(ranked(chosen, indicator, year=year, nearest=nearest, ascending=ascending, currency=currency))


def search(text: str, kind: str | None = None, city: str | None = None) -> Answer:
    """Everything in words that has some words in it: indicators, organisations, incentives, figures by their label ...

    Args:
        text: the words; what has all of them is found.
        kind: only hits of that kind: indicator, organisation, provider, incentive, measure, figure ...
        city: only what stands in the profiles of one city.
    """
    hits = tuple(searched(text, kind=kind, city=city))
    found = [
        _full({"kind": hit.kind.value, "text": hit.text, "name": _name(hit.thing), "city": hit.place, "stands": hit.where or None})
        for hit in hits[:MOST_HITS]
    ]
    return {"hits": found, "found": len(hits)}


def convert(amount: float, currency: str, to: str, year: int) -> Answer:
    """An amount of money in another currency, at the average rate of a year, with the source of the rate.

    Args:
        amount: in units of its currency.
        currency: the currency that it is in: USD, CNY or HKD.
        to: the currency to convert to.
        year: the year whose rate to use.
    """
    money = converted(Decimal(str(amount)), currency, to, year=year)
    rates = [
        {"currency": each.currency.value, "year": each.year, "per_usd": _number(each.per_usd), "source": each.source}
        for each in money.rates
    ]
    return {"amount": _number(money.amount), "currency": money.currency.value, "rates": rates}


def cite(city: str, indicator: str | None = None, year: int | None = None, style: str = "text") -> Answer:
    """References for what the documents say of a city, or for one of its figures.

    Args:
        city: its name.
        indicator: what the figure measures, as "economy.gdp"; without it, the profiles of the city.
        year: the year of the figure; without it, the latest.
        style: text, bibtex or csl.
    """
    dataset = bundled_dataset()
    place = dataset.place(city)
    if indicator is None:
        return {"references": write_references(cite_place(dataset, place), style)}
    comparison = compared([place], [indicator], year=year)
    (cell,) = comparison.rows[0]
    if cell.figure is None:
        return _answer(comparison)
    return {"references": write_references([cite_figure(dataset, cell.figure)], style), **_answer(comparison)}


TOOLS: tuple[Callable[..., Answer], ...] = (look_up, compare, rank, search, convert, cite)


def table(name: str) -> str:
    """One of the tables as JSON: a list of its rows, without the cells that are empty."""
    layout = LAYOUTS[name]
    return json.dumps(_records(layout, getattr(bundled_dataset(), name)()))


def server() -> Any:
    """The server, an ``MCPServer`` of the official SDK. Raises `MissingExtraError` without it."""
    sdk = needed("mcp.server", "mcp")
    failing = needed("mcp.server.mcpserver.exceptions", "mcp").ToolError
    made = sdk.MCPServer("china-sso", instructions=INSTRUCTIONS, version=version(), log_level="WARNING")
    for tool in TOOLS:
        made.add_tool(_told(tool, failing), name=tool.__name__, structured_output=True)
    for name, layout in LAYOUTS.items():
        if name != "figures":  # the same as observations
            read = made.resource(f"china-sso://tables/{name}", name=name, description=layout.title, mime_type="application/json")
            read(_reading(name))
    return made


def _told(tool: Callable[..., Answer], failing: type[Exception]) -> Callable[..., Answer]:
    """A tool whose errors of the library reach the assistant as they are."""

    @wraps(tool)
    def told(*args: Any, **kwargs: Any) -> Answer:
        try:
            return tool(*args, **kwargs)
        except ChinaSsoError as error:
            raise failing(str(error)) from error

    return told


def _reading(name: str) -> Callable[[], str]:
    return lambda: table(name)


def _answer(result: Any) -> Answer:
    """The rows of a result with all that is known of each, and the documents and errata that they name."""
    rows = rows_of(result)
    assert isinstance(rows.layout, Layout)
    found = _records(rows.layout, rows)
    dataset = bundled_dataset()
    named = {each for row in found for each in row.get("erratum", "").split("; ")}
    sources = {row.get("source") for row in found}
    errata = {each["erratum"]: each for each in _records(LAYOUTS["errata"], dataset.errata()) if each["erratum"] in named}
    titles = {each.id: ", ".join(filter(None, (each.title, each.publisher, each.date))) for each in dataset.sources()}
    return {
        "rows": found,
        "sources": {name: title for name, title in titles.items() if name in sources},
        "errata": errata,
        "notes": list(result.notes),
    }


def _records(layout: Layout, items: Iterable[Any]) -> list[Answer]:
    columns = layout.columns(items, exact=True)
    numbers = {field.name for field in layout.fields if field.type is FieldType.NUMBER}
    rows = (dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True))
    return [_full({name: _number(cell) if name in numbers else cell for name, cell in row.items()}) for row in rows]


def _full(cells: Answer) -> Answer:
    """The cells that hold something."""
    return {name: cell for name, cell in cells.items() if cell is not None and cell != []}


def _number(value: Any) -> int | float | None:
    """A number of JSON."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def _name(thing: Any) -> str | None:
    """What a tool knows a thing by."""
    if isinstance(thing, Figure):
        return thing.indicator.name
    return next((name for name in (getattr(thing, each, None) for each in ("slug", "id", "name")) if isinstance(name, str)), None)
