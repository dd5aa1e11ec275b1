"""How figures, records and cities look in a notebook: small tables that borrow the notebook's own style."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from china_sso.model.figure import Figure
    from china_sso.model.place import City
    from china_sso.model.records import Record


def table_html(caption: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table with a caption. Every text is escaped."""
    head = "".join(f'<th style="text-align:left">{escape(text)}</th>' for text in heads)
    body = "".join("<tr>" + "".join(f'<td style="text-align:left">{escape(cell)}</td>' for cell in row) + "</tr>" for row in rows)
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def figure_html(figure: Figure) -> str:
    """One figure with all that is known about it, as a table."""
    facts = {
        "indicator": figure.indicator,
        "label": figure.label,
        "subject": figure.subject,
        "value": figure.quantity,
        "period": str(figure.period) if figure.period else None,
        "growth": f"{figure.growth} % from {figure.growth_from}" if figure.growth is not None else None,
        "kind": figure.kind.value,
        "printed": figure.printed,
        "cited": "; ".join(map(str, figure.citations)),
        "erratum": figure.erratum.evidence if figure.erratum else None,
        "note": figure.note,
    }
    return table_html(figure.place, ("", ""), ((name, text) for name, text in facts.items() if text))


def record_html(record: Record) -> str:
    """The figures of a record, as a table."""
    about = f" of {record.subject}" if record.subject else ""
    time = f", {record.period}" if record.period else ""
    caption = f"{record.topic.replace('_', ' ').capitalize()}{about}: {record.place}{time} ({record.kind.value})"
    rows = ((f.indicator.partition(".")[2].replace("_", " "), f.label or "", f.quantity) for f in record.figures)
    return table_html(caption, ("indicator", "label", "value"), rows)


def city_html(city: City) -> str:
    """Who a city is and how much is known of it, as a table."""
    facts = {
        "Chinese": f"{city.chinese} ({city.pinyin})",
        "province": city.province,
        "region": city.region.value,
        "model city": "yes" if city.model_city else "no",
        "codes": f"ISO {city.iso_3166_2}, GB/T {city.gbt_2260}, GeoNames {city.geonames_id}",
        "key industries": ", ".join(city.key_industries),
        "holds": f"{len(city.figures)} figures, {len(city.providers)} providers, {len(city.incentives)} incentives",
    }
    return table_html(city.name, ("", ""), facts.items())
