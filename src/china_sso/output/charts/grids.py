"""Grids: which city has which incentives and services, and which figures the data has of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from china_sso.analysis.across import Matrix
from china_sso.dataset import Dataset
from china_sso.errors import CriterionError
from china_sso.loading import dataset_or_bundled
from china_sso.model.arguments import check_type
from china_sso.model.incentive import Form
from china_sso.model.titled import Titled
from china_sso.output.charts.captions import documents
from china_sso.output.charts.theme import DARK, GREY, KINDS, alt, framed, plot

if TYPE_CHECKING:
    from altair import ConcatChart

_CELL = 17


def matrix_chart(matrix: Matrix[Any]) -> ConcatChart:
    """Which city has which members of a vocabulary: a square for each that it has. Forms that pay are darker than others.

    Args:
        matrix: what `china_sso.form_matrix`, `purpose_matrix` or `service_matrix` gives.
    """
    check_type(matrix, Matrix, "what is drawn", "what form_matrix() gives")
    counts = {member: sum(member in found for _, found in matrix.rows) for member in matrix.members}
    members = sorted(matrix.members, key=lambda member: (not _pays(member), -counts[member]))
    heads = {member: f"{member.title} ({counts[member]})" for member in members}
    rows = [
        {"city": city.name, "slug": city.slug, "member": heads[member], "value": member.value, "kind": _kind(member)}
        for city, found in matrix.rows
        for member in members
        if member in found
    ]
    kinds = list(dict.fromkeys(row["kind"] for row in sorted(rows, key=lambda row: row["kind"] != "pays")))
    legend = alt.Legend(title=None, orient="bottom") if len(kinds) > 1 else None
    colour = alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=[DARK, "#8fb4d4"][: len(kinds)]), legend=legend)
    cities = [city.name for city, _ in matrix.rows]
    chart = _grid(rows, cities, list(heads.values()), colour, [("city", "city"), ("member", matrix.kind)])
    told = "In brackets: how many cities. An empty cell: no document says it of the city."
    ids = (source for city, _ in matrix.rows for source in city.sources)
    title = f"{matrix.caption[:1].upper()}{matrix.caption[1:]}"
    return framed(chart, title, "a filled cell: the city has it", [told, documents(ids)], 120 + _CELL * len(members))


def _pays(member: Titled) -> bool:
    return isinstance(member, Form) and member.pays


def _kind(member: Titled) -> str:
    return "has" if not isinstance(member, Form) else "pays" if member.pays else "helps otherwise"


_YEARS = ("2012 or later", "2011", "2010 or earlier", "undated")


def coverage_chart(dataset: Dataset | None = None, *, least: int = 10) -> ConcatChart:
    """Which city has which indicator, and how late its latest figure is.

    Args:
        dataset: the data set; without it, the bundled one.
        least: only indicators that at least so many cities have.

    Raises `CriterionError` where no indicator is that of so many cities.
    """
    data = dataset_or_bundled(dataset)
    covered = sorted(
        (each for each in data.indicators() if len(each.cities) >= least and not each.indicator.catch_all),
        key=lambda each: -len(each.cities),
    )
    if not covered:
        raise CriterionError(f"no indicator has figures of {least} cities")
    cities = {city.slug: city for city in data.cities()}
    heads = {each.name: f"{each.indicator.title} ({len(each.cities)})" for each in covered}
    rows = [
        {"city": cities[slug].name, "slug": slug, "member": heads[each.name], "indicator": each.name, **_latest(years)}
        for each in covered
        for slug, years in each.places
        if slug in cities
    ]
    colour = alt.Color(
        "kind:N",
        scale=alt.Scale(domain=list(_YEARS), range=[*KINDS, "white"]),
        legend=alt.Legend(title="latest figure", orient="bottom", symbolStrokeColor=GREY, symbolStrokeWidth=0.6),
    )
    names = [city.name for city in cities.values()]
    chart = _grid(
        rows,
        list(heads.values()),
        names,
        colour,
        [("city", "city"), ("member", "indicator"), ("latest", "latest")],
        down_is="member",
    )
    said = f"the {len(covered)} indicators that at least {least} cities have, and the year of each city's latest figure"
    notes = [
        "In brackets: how many cities. An empty cell: no figure of the city as a whole.",
        documents(each.id for each in data.sources()),
    ]
    return framed(chart, "What the data has of each city", said, notes, 240 + _CELL * len(names))


def _latest(years: Iterable[int | None]) -> dict[str, Any]:
    known = [year for year in years if year is not None]
    if not known:
        return {"latest": None, "kind": _YEARS[3]}
    latest = max(known)
    return {"latest": latest, "kind": _YEARS[0] if latest >= 2012 else _YEARS[1] if latest == 2011 else _YEARS[2]}


def _grid(
    rows: list[dict[str, Any]],
    down: list[str],
    across: list[str],
    colour: Any,
    told: list[tuple[str, str]],
    *,
    down_is: str = "city",
) -> Any:
    """Squares in rows and columns, with the heads of the columns above them, aslant."""
    columns = "member" if down_is == "city" else "city"
    grid = {
        "grid": True,
        "gridColor": "#efefef",
        "domain": False,
        "ticks": False,
        "title": None,
        "zindex": 0,
        "labelFontSize": 10.5,
    }
    x = alt.X(f"{columns}:N", sort=across, scale=alt.Scale(domain=across), axis=alt.Axis(orient="top", labelAngle=-50, **grid))
    y = alt.Y(f"{down_is}:N", sort=down, scale=alt.Scale(domain=down), axis=alt.Axis(**grid))
    tooltip = [alt.Tooltip(f"{name}:N", title=title) for name, title in told]
    cells = (
        plot(rows)
        .mark_rect(stroke=GREY, strokeWidth=0.5, width=_CELL - 4, height=_CELL - 4)
        .encode(x=x, y=y, color=colour, tooltip=tooltip)
    )
    return cells.properties(width=alt.Step(_CELL), height=alt.Step(_CELL))
