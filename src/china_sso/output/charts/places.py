"""A map of the cities: a dot for each, as large or as dark as its figure, over land without any border.

The outline is Natural Earth's physical land, in the public domain; ``tools/land.py`` makes it.
"""

from __future__ import annotations

import json
from math import cos, pi, radians, sin, sqrt
from typing import TYPE_CHECKING, Any

from importlib_resources import files

from china_sso.analysis.columns import Column
from china_sso.analysis.rank import Ranking
from china_sso.analysis.totals import ADDS_UP
from china_sso.model.arguments import check_type
from china_sso.model.place import City, Place
from china_sso.output.charts.captions import TOLD, Captions, datum
from china_sso.output.charts.labels import Spot
from china_sso.output.charts.plane import names_on
from china_sso.output.charts.theme import DARK, GREY, alt, framed, plot, scaled

if TYPE_CHECKING:
    from altair import ConcatChart

_WIDTH, _HEIGHT = 560, 590
#: A projection of equal areas (Albers), in degrees; its scale and middle in pixels.
_PARALLELS, _ROTATED, _CENTRE, _SCALE = (25.0, 47.0), -113.5, 33.4, 1030.0
#: The area of the largest dot, in square pixels.
_LARGEST = 1000


def city_map(ranking: Ranking) -> ConcatChart:
    """The cities of a ranking on a map: quantities that add up as areas, all others as shades.

    A dot with a dashed edge stands for a figure that is not exact. A city without a figure is a small cross.

    Args:
        ranking: what `china_sso.rank` gives.
    """
    check_type(ranking, Ranking, "what is drawn", "what rank() gives")
    figures = [entry.figure for entry in ranking]
    places = [*(entry.place for entry in ranking), *(each.place for each in ranking.unranked)]
    captions = Captions.of(places, figures)
    column = Column.of(ranking.indicator, figures, ranking.year)
    adds_up = ranking.indicator.dimension in ADDS_UP and all(figure.value >= 0 for figure in figures)
    most = max((float(figure.value) for figure in figures), default=0.0) or 1.0
    spots: list[Spot] = []
    dots: list[dict[str, Any]] = []
    for entry in ranking:
        name = captions.name(column, entry.figure)
        exact = "yes" if entry.figure.interval.point else "no"
        row: dict[str, Any] = {**datum(entry.place.name, entry.figure), **_where(entry.place), "exact": exact}
        dots.append(row)
        radius = sqrt(_LARGEST * row["value"] / most / pi) if adds_up else 7.0
        spots.append(Spot(*project(row["longitude"], row["latitude"]), radius, name, {"grey": False}))
    crosses: list[dict[str, Any]] = [
        {"city": each.place.name, **_where(each.place)} for each in ranking.unranked if isinstance(each.place, City)
    ]
    spots += [Spot(*project(each["longitude"], each["latitude"]), 3.0, each["city"], {"grey": True}) for each in crosses]
    layers = alt.layer(_land(), _dots(dots, column, adds_up=adds_up), _crosses(crosses), *names_on(spots, _WIDTH, _HEIGHT))
    inexact = ["A dashed edge: a figure that is not exact."] if any(row["exact"] == "no" for row in dots) else []
    gaps = [each.gap for each in ranking.unranked]
    crossed = ["A cross: a city without a figure."] if crosses else []
    notes = [*inexact, *captions.notes([column], figures, gaps, ranking.rates)]
    chart = layers.properties(width=_WIDTH, height=_HEIGHT).project(**_projection())
    said = f"{column.head(time=False)}, {ranking.year or 'undated'}, {len(ranking)} of {len(places)} cities"
    return framed(chart, ranking.indicator.title, said, [*crossed, *notes, "Land: Natural Earth, public domain."], _WIDTH)


def _where(place: Place) -> dict[str, Any]:
    assert isinstance(place, City)  # the nation is not ranked
    return {"slug": place.slug, "longitude": place.longitude, "latitude": place.latitude}


def _projection() -> dict[str, Any]:
    """The projection as Vega has it."""
    return {
        "type": "conicEqualArea",
        "parallels": list(_PARALLELS),
        "rotate": [_ROTATED, 0, 0],
        "center": [0, _CENTRE],
        "scale": _SCALE,
        "translate": [_WIDTH / 2, _HEIGHT / 2],
    }


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Where a point is on the map, in pixels, so that its name can be placed."""
    south, north = (sin(radians(each)) for each in _PARALLELS)
    n = (south + north) / 2
    c = 1 + south * (2 * n - south)

    def radius(degrees: float) -> float:
        return sqrt(c - 2 * n * sin(radians(degrees))) / n

    angle = n * radians(longitude + _ROTATED)
    x = radius(latitude) * sin(angle)
    y = radius(latitude) * cos(angle) - radius(_CENTRE)
    return _WIDTH / 2 + _SCALE * x, _HEIGHT / 2 + _SCALE * y


def _land() -> Any:
    outline = json.loads(files("china_sso.output.charts").joinpath("land.geojson").read_text(encoding="utf-8"))
    return plot([outline]).mark_geoshape(fill="#ececec", stroke="#b9b9b9", strokeWidth=0.6, clip=True)


def _dots(rows: list[dict[str, Any]], column: Column, *, adds_up: bool) -> Any:
    corner: dict[str, Any] = {"title": column.head(time=False), "orient": "none", "legendX": 10, "legendY": _HEIGHT - 110}
    legend = alt.Legend(labelExpr=scaled(column.scale), symbolFillColor=DARK, tickCount=3, **corner)
    shades = alt.Legend(labelExpr=scaled(column.scale), gradientLength=130, tickCount=2, direction="horizontal", **corner)
    look = (
        {
            "size": alt.Size(
                "value:Q", scale=alt.Scale(type="linear", domainMin=0, range=[0, _LARGEST], nice=False), legend=legend
            ),
            "color": alt.value(DARK),
        }
        if adds_up
        else {
            "size": alt.value(150),
            "color": alt.Color("value:Q", scale=alt.Scale(scheme="blues", zero=False, nice=True), legend=shades),
        }
    )
    dash = alt.StrokeDash("exact:N", scale=alt.Scale(domain=["yes", "no"], range=[[1, 0], [3, 2]]), legend=None)
    return (
        plot(rows)
        .mark_circle(opacity=0.75 if adds_up else 1, stroke="#111", strokeWidth=1)
        .encode(
            longitude="longitude:Q",
            latitude="latitude:Q",
            strokeDash=dash,
            tooltip=[alt.Tooltip(f"{name}:N", title=said) for name, said in TOLD],
            **look,
        )
    )


def _crosses(rows: list[dict[str, Any]]) -> Any:
    return (
        plot(rows)
        .mark_point(shape="cross", size=22, filled=True, color=GREY, opacity=1)
        .encode(longitude="longitude:Q", latitude="latitude:Q", tooltip=alt.Tooltip("city:N", title="no figure"))
    )
