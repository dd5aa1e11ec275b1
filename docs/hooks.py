"""Makes the tables of the documentation from the data itself, and sees that the reference lacks no name.

A marker ``<!-- table: errata -->`` becomes a table.
"""

from __future__ import annotations

import logging
import re
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import china_sso as sso
from china_sso.model.indicators import DERIVED, INDICATORS
from china_sso.model.records import RECORD_TYPES

_MARKER = re.compile(r"<!-- table: ([a-z-]+) -->")
_LOG = logging.getLogger("mkdocs.hooks.china_sso")


def _cell(text: str) -> str:
    return re.sub(r"([|<>*_\[\]])", r"\\\1", text)


def _code(text: str) -> str:
    return f"`{text}`"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [tuple(heads), *map(tuple, rows)]
    lines.insert(1, tuple("---" for _ in lines[0]))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _years(years: tuple[int, ...]) -> str:
    return "" if not years else str(years[0]) if len(years) == 1 else f"{years[0]}\u2060–\u2060{years[-1]}"


def _anchor(indicator: sso.Indicator) -> str:
    page = "derived" if isinstance(indicator, sso.Ratio) else "records"
    return f"reference/{page}.md#china_sso.{indicator.owner.__name__}.{indicator.field}"


def _indicators() -> str:
    coverage = sso.indicators()
    parts: list[str] = []
    for record in RECORD_TYPES:
        rows = [
            (
                f"[{_cell(each.indicator.title)}]({_anchor(each.indicator)})<br>{_code(each.name)}",
                _cell(each.indicator.definition),
                _cell(", ".join(each.units)),
                str(len(each.cities)),
                str(each.figures),
                _years(each.years),
            )
            for each in coverage
            if each.indicator.topic == record.topic
        ]
        about = (record.__doc__ or "").splitlines()[0]
        table = _table(("indicator", "measures", "units", "cities", "figures", "years"), rows)
        parts.append(f"### {record.title}\n\n{about} In Python: `{record.__name__}`.\n\n{table}")
    return "\n\n".join(parts)


def _derived() -> str:
    rows = (
        (
            f"[{_cell(each.title)}]({_anchor(each)})<br>{_code(each.name)}",
            f"{_cell(each.definition)}<br>{_code(each.formula)}",
            _cell(each.unit.value),
        )
        for each in DERIVED.values()
    )
    return _table(("indicator", "measures", "unit"), rows)


def _errata() -> str:
    rows = (
        (
            f"{_cell(sso.load().place(each.place).name)}<br>{_code(each.id)}<br>{each.source}",
            _cell(each.printed),
            _cell(each.right or "not settled"),
            each.confidence.value,
            _cell(each.evidence),
        )
        for each in sso.errata()
    )
    return _table(("erratum", "printed", "right", "sure", "evidence"), rows)


def _sources() -> str:
    rows = (
        (
            _code(each.id),
            _cell(f"{each.author + ': ' if each.author else ''}{each.title}"),
            _cell(each.publisher),
            each.date or "undated",
            _cell(each.note or ""),
        )
        for each in sso.sources()
    )
    return _table(("id", "title", "publisher", "date", "note"), rows)


def _exchange_rates() -> str:
    rows = ((each.currency.value, str(each.year), str(each.per_usd), _code(each.source)) for each in sso.exchange_rates().rates)
    return _table(("currency", "year", "for one US dollar", "source"), rows)


def _cities() -> str:
    rows = (
        (
            _code(city.slug),
            _cell(f"{city.name} {city.chinese}"),
            city.province,
            city.region.value if city.region else "",
            "yes" if city.model_city else "",
            str(len(city.figures)),
            ", ".join(profile.pages for profile in city.profiles if profile.source == city.profiles[0].source),
        )
        for city in sso.cities()
    )
    return _table(("slug", "city", "province", "region", "model city", "figures", "pages"), rows)


def _terms() -> str:
    return _table(("term", "meaning"), ((_cell(each.term), _cell(each.meaning)) for each in sso.glossary()))


_TABLES: dict[str, Callable[[], str]] = {
    "cities": _cities,
    "derived": _derived,
    "errata": _errata,
    "exchange-rates": _exchange_rates,
    "indicators": _indicators,
    "sources": _sources,
    "terms": _terms,
}


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Called by mkdocs with the text of each page."""
    return _MARKER.sub(lambda marker: _TABLES[marker[1]](), markdown)


def on_post_build(config: Any, **_: Any) -> None:
    """Called by mkdocs when the site is written: warns of public names and indicators without an anchor in it."""
    inventory = (Path(config["site_dir"]) / "objects.inv").read_bytes()
    lines = zlib.decompress(inventory.split(b"\n", 4)[4]).decode().splitlines()
    anchors = {line.split(" ", 1)[0] for line in lines}
    names = [*sso.__all__, *(f"{each.owner.__name__}.{each.field}" for each in INDICATORS.values())]
    for name in names:
        if f"china_sso.{name}" not in anchors:
            _LOG.warning("the reference has no anchor for china_sso.%s", name)
