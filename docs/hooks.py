"""Makes the tables of the documentation from the data itself.

A marker ``<!-- table: errata -->`` becomes a table, and ``<!-- fields: Economy -->`` the list of a record's fields.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import china_sso as sso
from china_sso.model.indicators import DERIVED
from china_sso.model.records import RECORD_TYPES

_MARKER = re.compile(r"<!-- table: ([a-z-]+) -->")
_FIELDS = re.compile(r"<!-- fields: (\w+) -->")


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


def _indicators() -> str:
    coverage = sso.indicators()
    parts: list[str] = []
    for record in RECORD_TYPES:
        rows = [
            (
                _code(each.name),
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
        (_code(each.name), f"{_cell(each.definition)}<br>{_code(each.formula)}", _cell(each.unit.value))
        for each in DERIVED.values()
    )
    return _table(("indicator", "measures", "unit"), rows)


def _errata() -> str:
    rows = (
        (
            f"{_cell(sso.load().place(each.place).name)}<br>{_code(each.id)}",
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


def _fields(record: str) -> str:
    """The fields of a record class in a line."""
    kind = next(each for each in RECORD_TYPES if each.__name__ == record)
    names = ", ".join(_code(each.field) for each in kind.indicators())
    return f"Topic `{kind.topic}`. Fields: {names}."


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
    with_tables = _MARKER.sub(lambda marker: _TABLES[marker[1]](), markdown)
    return _FIELDS.sub(lambda marker: _fields(marker[1]), with_tables)
