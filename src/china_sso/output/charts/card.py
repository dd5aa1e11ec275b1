"""The card of a city: its key figures, how they grew, and where each stands among the cities."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from attrs import evolve

from china_sso.analysis.columns import Column, printed_growth
from china_sso.analysis.compare import distinct_places
from china_sso.analysis.key_figures import KeyFigure, key_figures
from china_sso.model.place import City, Place
from china_sso.output.charts.captions import TOLD, Captions, datum
from china_sso.output.charts.theme import ACCENT, GREY, alt, framed, plot

if TYPE_CHECKING:
    from altair import ConcatChart

#: As wide as the column of a phone, so that its letters can be read there.
_WIDTH, _STEP = 350, 42
#: Where the strips begin, behind the values, and how long they are; the ranks stand behind them, titles and times over all.
_LEFT, _STRIP = 155, 120
#: How far the two lines of a row stand from its middle.
_OVER, _UNDER = -9, 8


def city_card(place: Place | str, cities: Iterable[Place | str] | None = None) -> ConcatChart:
    """The key figures of a city, or of the nation, each with its growth, and its place among the cities on a strip from zero.

    Args:
        place: a city or the national market, or its name.
        cities: the cities to stand among; without them, those of the bundled data set.

    Raises `UnknownCityError` for a name that no city has.
    """
    (who,) = distinct_places((place,))
    found = key_figures(who, cities)
    figures = [each.figure for each in found]
    captions = Captions.of([who], figures)
    rows: list[dict[str, Any]] = []
    strips: list[dict[str, Any]] = []
    for each in found:
        what = {"what": each.figure.indicator.title}
        rows.append(datum(who.name, each.figure) | what | _said(captions, each))
        entries = each.ranking.entries if each.ranking and each.ranked else ()
        most = max((abs(float(entry.figure.value)) for entry in entries), default=1.0) or 1.0
        own = {entry.place.slug: "yes" if entry.place.slug == who.slug else "no" for entry in entries}
        strips += [
            datum(e.place.name, e.figure) | what | {"slug": e.place.slug, "most": most, "own": own[e.place.slug]} for e in entries
        ]
    legend = ["Dot: the city; strokes: the others of the same year, on a line from 0 to the greatest of them."] if strips else []
    notes = [*legend, *captions.notes((), figures)]
    return framed(_strips(rows, strips), f"{who.name} {who.chinese}", _about(who), notes, _WIDTH)


def _said(captions: Captions, each: KeyFigure) -> dict[str, str]:
    """What is said of a key figure in words: its time and growth, its value with marks, its rank."""
    figure = each.figure
    column = evolve(Column.of(figure.indicator, [figure]), label=None)  # each has its label said
    growth = printed_growth(figure) or (f"{float(each.growth.value):+.1f} %" if each.growth else "")
    time = ", ".join(part for part in (str(figure.period or "undated"), growth) if part)
    return {"text": captions.marked(column, figure, figure.quantity), "said": time, "rank": each.standing}


def _about(place: Place) -> str:
    """What a city is, in a line."""
    if not isinstance(place, City):
        return "the national market"
    region = f"{place.region.value} China" if place.region else ""
    model = "a Service Outsourcing Model City" if place.model_city else ""
    return ", ".join(part for part in (place.province if place.province != place.name else "", region, model) if part)


def _strips(rows: list[dict[str, Any]], strips: list[dict[str, Any]]) -> Any:
    y = alt.Y("what:N", sort=[row["what"] for row in rows], axis=None)
    x = alt.X("share:Q", scale=alt.Scale(domain=[0, 1], range=[_LEFT, _LEFT + _STRIP]), axis=None)
    ends = plot({**row, "share": 0, "end": 1} for row in rows if row["rank"])
    cities = plot(strips).transform_calculate(share="datum.value / datum.most")
    tooltip = [alt.Tooltip(f"{name}:N", title=title) for name, title in TOLD]

    def text(field: str, at: float, **look: Any) -> Any:
        mark = {"baseline": "middle", "align": "left", "fontSize": 11.5, "dy": _UNDER, **look}
        return plot(rows).mark_text(**mark).encode(y=y, x=alt.value(at), text=f"{field}:N")

    layers = (
        text("what", 0, dy=_OVER),
        text("said", _WIDTH, dy=_OVER, align="right", fontSize=10.5, color=GREY),
        ends.mark_rule(color="#d5d5d5", yOffset=_UNDER).encode(y=y, x=x, x2="end:Q"),
        cities.transform_filter("datum.own == 'no'")
        .mark_tick(color="#8a8a8a", thickness=1.2, size=14, yOffset=_UNDER)
        .encode(y=y, x=x, tooltip=tooltip),
        cities.transform_filter("datum.own == 'yes'")
        .mark_circle(color=ACCENT, size=90, opacity=1, stroke="white", yOffset=_UNDER)
        .encode(y=y, x=x, tooltip=tooltip),
        text("text", 0, fontWeight="bold"),
        text("rank", _WIDTH, align="right", color=GREY),
    )
    return alt.layer(*layers).properties(width=_WIDTH, height=alt.Step(_STEP))
