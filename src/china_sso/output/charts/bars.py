"""Bars: rankings, comparisons and scorings. A bar begins at zero; what a figure only may be is pale, or open with an arrow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from china_sso.analysis.columns import Column
from china_sso.analysis.compare import Cell, Comparison
from china_sso.analysis.rank import Ranking
from china_sso.analysis.scoring import Scoring, shares_of
from china_sso.model.arguments import check_type
from china_sso.model.figure import Figure
from china_sso.output.charts.captions import LABELS_DIFFER, MAY_BE, TOLD, Captions, datum, missing, sources
from china_sso.output.charts.theme import DARK, GREY, NAMES, PALE, STEP, WIDTH, alt, framed, plot, scaled

if TYPE_CHECKING:
    from altair import ConcatChart

#: The red, green and blue of the darkest and of the lightest part of a bar.
_RAMP = ((0x12, 0xD3), (0x3F, 0xE4), (0x6D, 0xF4))
#: How far an open end reaches beyond what is known, as a share of the plot.
_OPEN = 0.05


def ranking_chart(ranking: Ranking) -> ConcatChart:
    """Places in order by one indicator, as bars from zero, with the number beside each.

    Args:
        ranking: what `china_sso.rank` gives.
    """
    check_type(ranking, Ranking, "what is drawn", "what rank() gives")
    figures = [entry.figure for entry in ranking]
    captions = Captions.of([*(entry.place for entry in ranking), *(each.place for each in ranking.unranked)], figures)
    column = Column.of(ranking.indicator, figures, ranking.year)
    rows = [
        bar(entry.place.name, entry.figure, captions.number(column, entry.figure)) | {"rank": str(entry), "slug": entry.place.slug}
        for entry in ranking
    ]
    notes = captions.notes([column], figures, (each.gap for each in ranking.unranked), ranking.rates)
    order = "lowest first" if ranking.ascending else "highest first"
    said = f"{ranking.year or 'undated'}, {order}, {len(ranking)} of {len(ranking) + len(ranking.unranked)} cities"
    return framed(panel(rows, column.head(time=False), column.scale), ranking.indicator.title, said, [*may_be(figures), *notes])


def comparison_chart(comparison: Comparison) -> ConcatChart:
    """Places side by side: a plot of bars for each indicator, each with an axis of its own that begins at zero.

    Args:
        comparison: what `china_sso.compare` gives.
    """
    check_type(comparison, Comparison, "what is drawn", "what compare() gives")
    figures = [cell.figure for row in comparison for cell in row if cell.figure]
    captions = Captions.of(comparison.places, figures)
    columns = [Column.of(row.indicator, (cell.figure for cell in row if cell.figure), comparison.year) for row in comparison]
    both = list(zip(comparison, columns, strict=True))
    # an axis without a figure would measure nothing; the notes name its gaps
    full = [(row, column) for row, column in both if any(cell.figure for cell in row)] or both
    panels = [
        panel([_compared(captions, column, cell) for cell in row], column.head(time=comparison.year is None), column.scale)
        for row, column in full
    ]
    gaps = [cell.gap for row in comparison for cell in row if cell.gap]
    by_indicator = {gap.indicator: [each for each in gaps if each.indicator is gap.indicator] for gap in gaps}
    lacking = (line for what, of in by_indicator.items() for line in missing(of, captions.names, f"{what.short}, no figure"))
    time = str(comparison.year) if comparison.year is not None else "latest figures"
    notes = [*may_be(figures), *captions.notes(columns, figures, (), comparison.rates)]
    title = (
        ", ".join(place.name for place in comparison.places) if len(comparison.places) < 6 else f"{len(comparison.places)} places"
    )
    return framed(alt.vconcat(*panels, spacing=18), title, time, [*notes[:-1], *lacking, notes[-1]])


def _compared(captions: Captions, column: Column, cell: Cell) -> dict[str, Any]:
    """A cell as a bar. A gap has none, nor a figure in another unit than that of the axis: its number stands alone."""
    name = captions.names[cell.place]
    label = captions.number(column, cell.figure) if cell.figure else "–"
    if cell.figure is None or cell.figure.unit is not column.unit:
        return {"city": name, "slug": cell.place, "value": None, "label": label}
    return {**bar(name, cell.figure, label), "slug": cell.place}


def may_be(figures: Iterable[Figure]) -> list[str]:
    """What pale bars and arrows mean, where there are any."""
    return [MAY_BE] if any(not figure.interval.point for figure in figures) else []


def bar(name: str, figure: Figure, label: str) -> dict[str, Any]:
    """A figure as a bar."""
    row = datum(name, figure)
    return {**row, **span(row["low"], row["high"]), "label": label}


def span(low: float | None, high: float | None) -> dict[str, Any]:
    """From where to where a bar is: solid up to what it is in any case, pale from there to what it may be, open without an end."""
    known = [end for end in (low, high) if end is not None]
    if len(known) == 2:
        solid = min(known, key=abs) if known[0] * known[1] > 0 else 0.0
    else:  # "more than 5" is 5 in any case, "up to 5" is not
        solid = known[0] if known and (high is None) == (known[0] >= 0) else 0.0
    open_ = "none" if len(known) == 2 else "up" if high is None else "down"
    return {"solid": solid, "pale": max(known, key=abs, default=0.0), "open": open_}


def panel(rows: Sequence[dict[str, Any]], title: str, scale: int = 1, *, told: Iterable[tuple[str, str]] = TOLD) -> Any:
    """Bars on one scale, one below the other, in the order given.

    Args:
        rows: lines with ``city``, ``value``, ``label`` and what `span` gives; with None for a value, there is no bar.
        title: what the axis measures.
        scale: what its numbers are divided by.
        told: what a pointer is told: fields with their titles.
    """
    full = [row for row in rows if row["value"] is not None]
    numbers = [row[name] for row in full for name in ("solid", "pale", "value")]
    most, least = max([*numbers, 0.0]), min([*numbers, 0.0])
    reach = (most - least) * _OPEN
    for row in rows:
        row["tip"] = row["beside"] = 0.0
        if row["value"] is not None:
            row["tip"] = row["pale"] + {"up": reach, "down": -reach, "none": 0.0}[row["open"]]
            row["beside"] = max(row["tip"], row["value"]) if row["value"] >= 0 else min(row["tip"], row["value"])
    across = alt.Scale(domain=[least - (reach if least < 0 else 0), most + reach], nice=False, zero=True)
    axis = alt.Axis(labelExpr=scaled(scale), tickCount=5, grid=True, gridColor="#e4e4e4", domain=False, ticks=False)
    y = alt.Y("city:N", sort=None, title=None, axis=alt.Axis(ticks=False, domain=False, labelPadding=6, minExtent=NAMES - 20))
    x = alt.X("solid:Q", scale=across, axis=axis, title=title)
    base, some = plot(rows), plot(full)
    tooltip = [alt.Tooltip(f"{name}:N", title=said) for name, said in told]
    layers = [
        base.mark_text(opacity=0).encode(y=y),  # every place has its row, with a figure or without
        some.mark_bar(color=PALE, stroke=DARK, strokeWidth=0.6, height=12)
        .transform_filter("datum.solid != datum.pale")
        .encode(y=y, x=x, x2="pale:Q", tooltip=tooltip),
        some.mark_bar(color=DARK, height=12).encode(y=y, x=x, tooltip=tooltip),
        *_open_ends(some, y, across),
        *(
            base.transform_filter(f"datum.beside {side} 0")
            .mark_text(align=align, dx=dx, fontSize=11)
            .encode(y=y, x="beside:Q", text="label:N")
            for side, align, dx in ((">=", "left", 6), ("<", "right", -6))
        ),
        plot([{"zero": 0}]).mark_rule(color=GREY).encode(x=alt.X("zero:Q", scale=across)),
    ]
    return alt.layer(*layers).properties(width=WIDTH, height=alt.Step(STEP))


def _open_ends(some: Any, y: Any, scale: Any) -> list[Any]:
    """Dashes that lead beyond what is known, with an arrow."""
    x = alt.X("pale:Q", scale=scale)
    dashes = some.transform_filter("datum.open != 'none'").mark_rule(color=DARK, strokeDash=[3, 2]).encode(y=y, x=x, x2="tip:Q")
    heads = [
        some.transform_filter(f"datum.open == '{way}'")
        .mark_point(shape=shape, filled=True, color=DARK, opacity=1, size=45)
        .encode(y=y, x=alt.X("tip:Q", scale=scale))
        for way, shape in (("up", "triangle-right"), ("down", "triangle-left"))
    ]
    return [dashes, *heads]


def scoring_chart(scoring: Scoring) -> ConcatChart:
    """Places by their scores: what each criterion adds, in a row from zero, and from what to what the sum may be.

    Args:
        scoring: what `china_sso.score` gives.
    """
    check_type(scoring, Scoring, "what is drawn", "what score() gives")
    figures = [part.figure for score in scoring for part in score.parts]
    captions = Captions.of([*(score.place for score in scoring), *(each.place for each in scoring.unscored)], figures)
    columns = [Column.of(c.indicator, (score.parts[i].figure for score in scoring)) for i, c in enumerate(scoring.criteria)]
    shares = shares_of([criterion.weight for criterion in scoring.criteria])
    kinds = [
        f"{each.indicator.short}, {'less is better, ' if each.goal == 'min' else ''}{share:.0%}"
        for each, share in zip(scoring.criteria, shares, strict=True)
    ]
    parts: list[dict[str, Any]] = []
    sums: list[dict[str, Any]] = []
    for score in scoring:
        doubts = "".join(dict.fromkeys(captions.marked(c, p.figure, "") for c, p in zip(columns, score.parts, strict=True)))
        open_ = f" ({score.low:.2f}–{score.high:.2f})" if score.low != score.high else ""
        total = {"total": score.total, "low": score.low, "high": score.high, "rank": score.rank}
        sums.append({"city": score.place.name, "slug": score.place.slug, **total, "label": f"{score.total:.2f}{open_}{doubts}"})
        from_ = 0.0
        for kind, part in zip(kinds, score.parts, strict=True):
            ends = {"from": from_, "to": from_ + part.points, "points": part.points}
            parts.append(datum(score.place.name, part.figure) | {"slug": score.place.slug, "criterion": kind, **ends})
            from_ += part.points
    y = alt.Y("city:N", sort=None, title=None, axis=alt.Axis(ticks=False, domain=False, labelPadding=6))
    colour = alt.Color(
        "criterion:N",
        scale=alt.Scale(domain=kinds, range=shades(len(kinds))),
        legend=alt.Legend(orient="top", title=None, columns=2, symbolStrokeColor=GREY),
    )
    axis = alt.Axis(tickCount=5, gridColor="#e4e4e4", domain=False, ticks=False)
    tooltip = [*(alt.Tooltip(f"{name}:N", title=title) for name, title in TOLD), alt.Tooltip("points:Q", format=".3f")]
    beside = alt.X("end:Q")
    layers = alt.layer(
        plot(parts)
        .mark_bar(height=12, stroke="white", strokeWidth=0.5)
        .encode(y=y, x=alt.X("from:Q", axis=axis, title="score, from 0 to 1"), x2="to:Q", color=colour, tooltip=tooltip),
        plot(sums).mark_rule(color="white", strokeWidth=4).encode(y=y, x="low:Q", x2="high:Q"),
        plot(sums).mark_rule(color="black", strokeWidth=1.5).encode(y=y, x="low:Q", x2="high:Q"),
        plot(sums)
        .transform_calculate(end="max(datum.total, datum.high)")
        .mark_text(align="left", dx=6, fontSize=11)
        .encode(y=y, x=beside, text="label:N"),
    ).properties(width=WIDTH, height=alt.Step(STEP))
    gaps = [gap for each in scoring.unscored for gap in each.gaps]
    by_indicator = {gap.indicator: [each for each in gaps if each.indicator is gap.indicator] for gap in gaps}
    lacking = [
        line for what, of in by_indicator.items() for line in missing(of, captions.names, f"Not scored without {what.short}")
    ]
    differ = [
        f"{c.indicator.short}: {LABELS_DIFFER}"
        for c in columns
        if c.label is None and any(f.label for f in figures if f.indicator is c.indicator)
    ]
    line = ["A black line: what the score may be, since figures are not exact."] if any(s.low != s.high for s in scoring) else []
    said = f"weighted sum of min-max scores, {len(scoring)} of {len(scoring) + len(scoring.unscored)} cities"
    return framed(layers, "Scores", said, [*line, *captions.marks.notes, *differ, *lacking, sources(figures)])


def shades(count: int) -> list[str]:
    """So many colours from dark to light, which keep apart in grey too."""
    steps = [i / max(count - 1, 1) for i in range(count)]
    return ["#" + "".join(f"{round(dark + (pale - dark) * step):02x}" for dark, pale in _RAMP) for step in steps]
