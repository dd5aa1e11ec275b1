"""How figures, records and cities look in a notebook: small tables that borrow the notebook's own style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from china_sso.tables.html import table_html

if TYPE_CHECKING:
    from china_sso.model.figure import Figure
    from china_sso.model.place import City
    from china_sso.model.records import Record


def figure_html(figure: Figure) -> str:
    """One figure with all that is known about it, as a table."""
    facts = {
        "indicator": figure.indicator.name,
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
    caption = f"{record.title}{about}: {record.place}{time} ({record.kind.value})"
    rows = ((f.indicator.title, f.label or "", f.quantity) for f in record.figures)
    return table_html(caption, ("indicator", "label", "value"), rows)


def city_html(city: City) -> str:
    """Who a city is and how much is known of it, as a table."""
    facts = {
        "Chinese": f"{city.chinese} ({city.pinyin})",
        "province": city.province,
        "region": city.region.value if city.region else "",
        "model city": "yes" if city.model_city else "no",
        "codes": f"ISO {city.iso_3166_2}, GB/T {city.gbt_2260}, GeoNames {city.geonames_id}",
        "key industries": ", ".join(map(str, city.key_industries)),
        "holds": f"{len(city.figures)} figures, {len(city.providers)} providers, {len(city.incentives)} incentives",
    }
    return table_html(city.name, ("", ""), facts.items())
