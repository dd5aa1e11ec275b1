"""Commands about cities by themselves: which there are, what is known of one, of which indicators, and over the years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click
from attrs import evolve

from china_sso.analysis.columns import Column, printed_growth
from china_sso.cli import options
from china_sso.cli.app import Command
from china_sso.cli.write import GAP, counted, fields_of, figure_record, gap_record, record, within, write
from china_sso.errors import SeveralFiguresError
from china_sso.model.gap import Gap, GapKind, gap_of
from china_sso.model.indicators import DERIVED, indicator_named
from china_sso.model.observation import Observation
from china_sso.model.remarks import remarks_on
from china_sso.model.titled import words_of
from china_sso.model.vocabulary import YEAR_OF_CONTEXT, Inferred, Kind, Section
from china_sso.tables.marks import Marks, Remark
from china_sso.tables.table import Entry, Table

if TYPE_CHECKING:
    from china_sso.model.coverage import Coverage
    from china_sso.model.figure import Figure
    from china_sso.model.indicator import Indicator
    from china_sso.model.place import Place
    from china_sso.model.series import Point

_CITY = (
    "slug", "name", "chinese", "pinyin", "aliases", "province", "region", "model_city", "iso_3166_2", "gbt_2260",
    "geonames_id", "latitude", "longitude",
)  # fmt: skip


@click.command(cls=Command)
@options.cities
@options.choice
@options.formatted
def cities(chosen: options.Choice, form: str) -> None:
    """List the cities.

    \b
    Examples:
      china-sso cities --region eastern --model-city
      china-sso cities --where "employees >= 100000 and not region = southern"
    """
    found = chosen.cities
    rows = tuple(
        (city.slug, city.name, city.chinese, city.province, city.region or "", "yes" if city.model_city else "") for city in found
    )
    records = [{name: getattr(city, name) for name in _CITY} for city in found]
    heads = ("slug", "name", "Chinese", "province", "region", "model city")
    write(Table(counted(len(found), "city", "cities"), heads, rows), records, form, fields=_CITY)


@click.command(cls=Command)
@click.argument("city", shell_complete=options.complete_city)
@click.option("--section", type=options.Member(Section, "section"), metavar="SECTION", help="Only one section of the profiles.")
@options.source
@options.formatted
@options.data
def show(city: str, section: Section | None, source: str | None, form: str, path: str | None) -> None:
    """Show all figures of a city ('china': of the market).

    \b
    Examples:
      china-sso show hangzhou --section "service outsourcing"
      china-sso show china
    """
    dataset = options.dataset_of(path)
    place = dataset.place(city)
    found = dataset.figures(city=place.slug, section=section, source=source)
    marks = Marks()
    rows: list[tuple[str | Entry, ...]] = []
    before = None
    for figure in found:
        stands = (figure.section, figure.source)
        if stands != before:
            document = f" ({figure.source})" if len({each.source for each in found}) > 1 else ""
            rows.append((f"― {words_of(figure.section)}{document}", "", "", ""))
        before = stands
        rows.append(_shown(figure, marks))
    profiles = dict.fromkeys(f"{each.source} p. {each.pages}" for each in found)
    who = f"{place.name} {place.chinese}, {counted(len(found), 'figure')}: {', '.join(profiles)}"
    records = (record(Observation.of(figure)) for figure in found)
    heads = ("figure", "value", "growth", "period")
    bracketed = (f"[ ]: {YEAR_OF_CONTEXT}",) if any(Inferred.PERIOD in figure.inferred for figure in found) else ()
    table = Table(who, heads, tuple(rows), (*marks.notes, *bracketed), frozenset({1, 2}))
    write(table, records, form, fields=fields_of(Observation))


def _shown(figure: Figure, marks: Marks) -> tuple[str | Entry, ...]:
    """What a figure measures with the indicator's name, its value with marks, its printed growth and its time."""
    title, target = figure.indicator.title, "target" if figure.kind is Kind.TARGET else None
    what = " · ".join(part for part in (title, figure.label, figure.subject, target) if part)
    time = str(figure.period or "undated")
    growth, _, since = printed_growth(figure).partition(" from ")
    return (
        f"{what} ({figure.indicator.name})",
        marks.entry(figure.quantity, remarks_on(figure, title, figure.quantity, time=False)),
        marks.entry(growth, (Remark(f"from {since}", title, growth),) if since else ()),
        f"[{time}]" if Inferred.PERIOD in figure.inferred else time,
    )


_INDICATOR = ("indicator", "title", "definition", "kind", "units", "formula", "figures", "cities", "cities_in_parts", "years")


@click.command(cls=Command)
@click.argument("text", required=False, default="")
@options.choice
@click.option("--all", "everything", is_flag=True, help="Also those without a figure.")
@options.formatted
def indicators(text: str, chosen: options.Choice, everything: bool, form: str) -> None:
    """List indicators with definition, unit and coverage.

    \b
    Examples:
      china-sso indicators salary
      china-sso indicators --city hangzhou
    """
    slugs = chosen.slugs
    printed = [
        each
        for each in chosen.dataset.indicators()
        if _matches(text, each.indicator) and (_years(each, slugs) or (not chosen.narrows and (everything or each.figures)))
    ]
    derived = [] if chosen.narrows else [each for each in DERIVED.values() if _matches(text, each)]
    one = len(slugs) == 1
    rows = [
        (
            each.name,
            each.indicator.definition,
            ", ".join(each.units),
            ", ".join(_years(each, slugs)) if one else _entry(each, slugs),
        )
        for each in printed
    ]
    rows += [(each.name, f"{each.definition}: {each.formula}", each.unit.value, "derived") for each in derived]
    records = [
        {
            **_described(each.indicator, "printed"),
            "units": each.units,
            "formula": None,
            "figures": each.figures,
            "cities": _cities(each, slugs),
            "cities_in_parts": len(slugs.intersection(each.in_parts)),
            "years": _years(each, slugs),
        }
        for each in printed
    ]
    records += [
        {
            **_described(each, "derived"),
            "units": [each.unit],
            "formula": each.formula,
            "figures": 0,
            "cities": 0,
            "cities_in_parts": 0,
            "years": [],
        }
        for each in derived
    ]
    heads = ("indicator", "measures", "unit", "years" if one else "cities")
    right = frozenset[int]() if one else frozenset({3})
    write(Table(counted(len(rows), "indicator"), heads, tuple(rows), (), right), records, form, fields=_INDICATOR)


def _matches(text: str, indicator: Indicator) -> bool:
    said = f"{indicator.name} {indicator.title} {indicator.definition}".casefold()
    return all(word in said for word in text.casefold().split())


def _described(indicator: Indicator, kind: str) -> dict[str, Any]:
    return {"indicator": indicator, "title": indicator.title, "definition": indicator.definition, "kind": kind}


def _cities(each: Coverage, slugs: frozenset[str]) -> int:
    return len(slugs.intersection(each.cities))


def _entry(each: Coverage, slugs: frozenset[str]) -> Entry:
    """How many cities have it, and of how many only parts have."""
    parts = len(slugs.intersection(each.in_parts))
    return Entry(str(_cities(each, slugs)), f"+ {parts} in parts" if parts else "")


def _years(each: Coverage, slugs: frozenset[str]) -> list[str]:
    years = {year for slug in slugs for year in each.years_of(slug)}
    return [str(year or "undated") for year in sorted(years, key=lambda year: year or 0)]


_POINT = ("city", "indicator", "implied", *within("gap", GAP), *within("figure"))


@click.command(cls=Command)
@click.argument("indicator", shell_complete=options.complete_indicator)
@options.cities
@options.choice
@options.source
@click.option("--label", metavar="TEXT", help="Only figures with this label.")
@options.formatted
def series(chosen: options.Choice, indicator: str, source: str | None, label: str | None, form: str) -> None:
    """Show an indicator over the years.

    What only a printed growth implies is marked. What has another label or no year is named below.

    \b
    Examples:
      china-sso series outsourcing.offshore_executed_value hangzhou suzhou
      china-sso series economy.gdp --region southern
    """
    what = indicator_named(indicator)
    found: list[tuple[Place, Point]] = []
    missing: list[Gap] = []
    for place in chosen.some:
        points, gaps = _points(place, what, source, label)
        found += [(place, point) for point in points]
        missing += gaps
    marks, column = Marks(), Column.of(what, [point.figure for _, point in found])
    rows = tuple(
        (
            place.name,
            str(point.period),
            marks.entry(column.number(point.figure), _remarks_on_point(place, point)),
            "implied by growth" if point.implied else "printed",
            point.source,
        )
        for place, point in found
    )
    lists: dict[str, list[dict[str, Any]]] = {
        "points": [
            {"city": place, "indicator": what, "implied": point.implied, "gap": None, "figure": figure_record(point.figure, place)}
            for place, point in found
        ],
        "missing": [
            {"city": gap.place, "indicator": what, "implied": None, "gap": gap_record(gap), "figure": None} for gap in missing
        ],
    }
    heads = ("city", "period", column.head(time=False), "how", "source")
    table = Table(what.title, heads, rows, (*marks.notes, *_said(missing)), frozenset({2}), frozenset({2}))
    write(table, lists, form, fields=_POINT)


def _points(place: Place, what: Indicator, source: str | None, label: str | None) -> tuple[Iterable[Point], list[Gap]]:
    """The points of a place, and what is left out, or why there are none."""
    none = Gap(kind=GapKind.SEVERAL, place=place.slug, place_name=place.name, indicator=what, label=label, source=source)
    try:
        found = place.series(what, source=source, label=label) if source in (None, *place.sources) else None
    except SeveralFiguresError as error:
        return (), [evolve(none, labels=error.labels)]
    if not found:
        gap = gap_of(place, what, label=label, source=source)
        return (), [gap or evolve(none, kind=GapKind.OTHER_YEARS, years=(None,))]
    return found, [_left_out(none, figure) for figure in found.left_out]


def _left_out(asked: Gap, figure: Figure) -> Gap:
    if figure.period is None:
        return evolve(asked, kind=GapKind.OTHER_YEARS, years=(None,), labels=(figure.label,) if figure.label else (), figure=figure)
    return evolve(asked, kind=GapKind.OTHER_LABELS, labels=(figure.label or "without a label",), figure=figure)


def _said(missing: Iterable[Gap]) -> Iterator[str]:
    """What is left out of a series, and who has none."""
    without: dict[str, list[str]] = {}
    for gap in missing:
        if gap.figure is None:
            without.setdefault(gap.text, []).append(gap.place_name)
        else:
            label = f", {gap.figure.label}" if gap.figure.label else ""
            choose = "; choose by label" if gap.kind is GapKind.OTHER_LABELS else ""
            yield f"Left out: {gap.place_name}, {gap.figure}{label}, {gap.figure.source}{choose}"
    yield from (f"Without a series: {', '.join(each)} ({text})" for text, each in without.items())


def _remarks_on_point(place: Place, point: Point) -> Iterator[Remark]:
    """What there is to know about one point of a series."""
    if point.figure.label:
        yield Remark(point.figure.label, place.name, str(point.period))
    yield from remarks_on(point.figure, place.name, str(point.period))


COMMANDS = {"cities": cities, "show": show, "indicators": indicators, "series": series}
