"""Commands about cities by themselves: which there are, what is known of one, and of which indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from china_sso.cli import options
from china_sso.cli.app import Command
from china_sso.cli.write import counted, record, write
from china_sso.model.derived import Ratio
from china_sso.model.indicators import DERIVED
from china_sso.model.observation import Observation
from china_sso.model.vocabulary import Region, Section
from china_sso.tables.table import Table

if TYPE_CHECKING:
    from china_sso.model.coverage import Coverage
    from china_sso.model.figure import Figure


@click.command(cls=Command)
@options.choice
@click.option("--province", metavar="NAME", help="Only cities of a province.")
@options.formatted
@options.data
def cities(region: Region | None, model_city: bool | None, province: str | None, form: str, path: str | None) -> None:
    """List the cities.

    \b
    Example:
      china-sso cities --region eastern --model-city
    """
    found = options.dataset_of(path).cities(region=region, model_city=model_city, province=province)
    rows = tuple(
        (city.slug, city.name, city.chinese, city.province, city.region or "", "yes" if city.model_city else "") for city in found
    )
    names = ("slug", "name", "chinese", "pinyin", "province", "region", "model_city", "iso_3166_2", "gbt_2260", "geonames_id")
    records = [{name: getattr(city, name) for name in (*names, "latitude", "longitude")} for city in found]
    heads = ("slug", "name", "Chinese", "province", "region", "model city")
    write(Table(counted(len(found), "city", "cities"), heads, rows), records, form)


@click.command(cls=Command)
@click.argument("city", shell_complete=options.complete_city)
@click.option("--section", type=options.Member(Section, "section"), metavar="SECTION", help="Only one section of the profiles.")
@options.formatted
@options.data
def show(city: str, section: Section | None, form: str, path: str | None) -> None:
    """Show all figures of a city ('china': of the market).

    \b
    Example:
      china-sso show hangzhou --section service_outsourcing
    """
    dataset = options.dataset_of(path)
    place = dataset.place(city)
    found = dataset.figures(city=place.slug, section=section)
    rows = tuple(
        (
            _heading(figure, found[i - 1] if i else None),
            " · ".join(part for part in (figure.indicator.title, figure.label, figure.subject) if part),
            f"{'target: ' if figure.kind.value == 'target' else ''}{figure.quantity}{'*' if figure.erratum else ''}",
            str(figure.period or ""),
        )
        for i, figure in enumerate(found)
    )
    notes = tuple(f"* printed {figure.printed}: {figure.erratum.evidence}" for figure in found if figure.erratum)
    who = f"{place.name} {place.chinese}, {', '.join(f'{each.source} p. {each.pages}' for each in place.profiles)}"
    records = (record(Observation.of(figure)) for figure in found)
    write(Table(who, ("section", "figure", "value", "period"), rows, notes), records, form)


def _heading(figure: Figure, before: Figure | None) -> str:
    """The section of a figure, and its document where that changes; nothing where both are those of the figure before."""
    if before and (figure.section, figure.source) == (before.section, before.source):
        return ""
    source = f" ({figure.source})" if before and figure.source != before.source else ""
    return f"{figure.section.value.replace('_', ' ')}{source}"


@click.command(cls=Command)
@click.argument("text", required=False, default="")
@click.option("--city", shell_complete=options.complete_city, help="Only indicators that a city has, with its years.")
@click.option("--all", "everything", is_flag=True, help="Also those without a figure.")
@options.formatted
@options.data
def indicators(text: str, city: str | None, everything: bool, form: str, path: str | None) -> None:
    """List indicators with definition, unit and coverage.

    \b
    Examples:
      china-sso indicators salary
      china-sso indicators --city hangzhou
    """
    dataset = options.dataset_of(path)
    slug = dataset.place(city).slug if city else None
    printed = [
        each
        for each in dataset.indicators()
        if _matches(text, each.indicator) and (everything or each.figures) and (slug is None or each.years_of(slug))
    ]
    derived = [each for each in DERIVED.values() if _matches(text, each)] if slug is None else []
    rows = [_covered(each, slug) for each in printed]
    rows += [(each.name, f"{each.definition}: {each.formula}", each.unit.value, "derived") for each in derived]
    records = [
        {**_described(each.indicator), "units": each.units, "figures": each.figures, "places": dict(each.places)}
        for each in printed
    ]
    records += [{**_described(each), "units": [each.unit], "formula": each.formula} for each in derived]
    heads = ("indicator", "measures", "unit", "years" if slug else "cities")
    write(Table(counted(len(rows), "indicator"), heads, tuple(rows)), records, form)


def _matches(text: str, indicator: Any) -> bool:
    return text.casefold() in f"{indicator.name} {indicator.title} {indicator.definition}".casefold()


def _described(indicator: Any) -> dict[str, Any]:
    kind = "derived" if isinstance(indicator, Ratio) else "printed"
    return {"indicator": indicator, "title": indicator.title, "definition": indicator.definition, "kind": kind}


def _covered(each: Coverage, slug: str | None) -> tuple[str, str, str, str]:
    where = ", ".join(str(year or "undated") for year in each.years_of(slug)) if slug else str(len(each.cities))
    return each.name, each.indicator.definition, ", ".join(each.units), where


COMMANDS = {"cities": cities, "show": show, "indicators": indicators}
