"""The mix of service lines: which part of a city's outsourcing is ITO, BPO and KPO, as printed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from china_sso.analysis.columns import Column
from china_sso.analysis.compare import distinct_places
from china_sso.errors import CriterionError
from china_sso.model.figure import Figure
from china_sso.model.place import Place
from china_sso.model.records import OutsourcingMetrics
from china_sso.output.charts.captions import TOLD, Captions, datum, sources
from china_sso.output.charts.theme import GREY, KINDS, STEP, alt, framed, plot

if TYPE_CHECKING:
    from altair import ConcatChart

_LINES = {"ITO": OutsourcingMetrics.ito_share, "BPO": OutsourcingMetrics.bpo_share, "KPO": OutsourcingMetrics.kpo_share}
_WIDTH = 380


def service_mix(places: Iterable[Place | str]) -> ConcatChart:
    """The shares of the service lines, a bar to 100 percent for each that is printed: one city, one year, one quantity shared.

    What the printed shares leave open stays white.

    Args:
        places: cities, the national market, or their names.

    Raises `CriterionError` where no share is printed of any of them.
    """
    found = distinct_places(places)
    groups: dict[str, dict[str, Figure]] = {}
    for place in found:
        for line, indicator in _LINES.items():
            for figure in place.find(indicator):
                of = ", ".join(part for part in (figure.label, str(figure.period or "undated")) if part)
                groups.setdefault(f"{place.name}, {of}", {})[line] = figure
    if not groups:
        raise CriterionError("no share of a service line is printed of these places")
    figures = [figure for group in groups.values() for figure in group.values()]
    captions = Captions.of(found, figures)
    rows: list[dict[str, Any]] = []
    for name, group in groups.items():
        end = 0.0
        for line, figure in group.items():
            column = Column.of(figure.indicator, [figure])
            row = datum(name, figure)
            shown = captions.marked(column, figure, f"{column.number(figure)}")
            rows.append({**row, "slug": figure.place, "line": line, "from": end, "to": end + row["value"], "text": shown})
            end += row["value"]
    without = [place.name for place in found if not any(figure.place == place.slug for figure in figures)]
    lacking = [f"No share printed: {', '.join(without)}"] if without else []
    notes = ["White: what the printed shares leave open.", *captions.marks.notes, *lacking, sources(figures)]
    return framed(_bars(rows, list(groups)), "Mix of service lines", "as printed, each of the quantity named", notes, 620)


def _bars(rows: list[dict[str, Any]], names: list[str]) -> Any:
    y = alt.Y("city:N", sort=None, title=None, axis=alt.Axis(ticks=False, domain=False, labelPadding=6, labelLimit=300))
    scale = alt.Scale(domain=[0, 100], nice=False, clamp=False)
    x = alt.X("from:Q", scale=scale, title="%", axis=alt.Axis(tickCount=5, domain=False, ticks=False, gridColor="#e4e4e4"))
    legend = alt.Legend(title=None, orient="top")
    colour = alt.Color("line:N", scale=alt.Scale(domain=list(_LINES), range=list(KINDS)), legend=legend)
    tooltip = [alt.Tooltip("line:N", title="line"), *(alt.Tooltip(f"{name}:N", title=title) for name, title in TOLD)]
    ink = alt.condition("datum.line == 'ITO'", alt.value("white"), alt.value("black"))
    return alt.layer(
        plot({"city": name, "from": 0, "to": 100} for name in names)
        .mark_bar(fill="white", stroke=GREY, strokeWidth=0.6, height=13)
        .encode(y=y, x=x, x2="to:Q"),
        plot(rows).mark_bar(height=13, stroke="white", strokeWidth=0.6).encode(y=y, x=x, x2="to:Q", color=colour, tooltip=tooltip),
        plot({**row, "middle": (row["from"] + row["to"]) / 2} for row in rows)
        .mark_text(fontSize=10)
        .encode(y=y, x=alt.X("middle:Q", scale=scale), text="text:N", color=ink),
    ).properties(width=_WIDTH, height=alt.Step(STEP + 1))
