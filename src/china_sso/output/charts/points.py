"""Points: years of an indicator, and its growth against its size."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from china_sso.analysis.columns import Column
from china_sso.analysis.compare import distinct_places
from china_sso.analysis.rank import rank
from china_sso.dataset import bundled_dataset
from china_sso.errors import CriterionError, UnknownCityError
from china_sso.model.arguments import check_type
from china_sso.model.indicator import Indicator
from china_sso.model.indicators import growth_of, indicator_named
from china_sso.model.money import Rates
from china_sso.model.place import Place
from china_sso.model.series import Point, Series
from china_sso.model.units import Currency
from china_sso.output.charts.captions import TOLD, Captions, datum, missing, sources
from china_sso.output.charts.plane import Plane
from china_sso.output.charts.theme import DARK, GREY, LINES, SHAPES, WIDTH, alt, framed, plot

if TYPE_CHECKING:
    from altair import ConcatChart

_HEIGHT, _WIDE = 300, 560
#: More lines than there are colours can't be told apart.
MOST_LINES = len(LINES)


def series_chart(*series: Series) -> ConcatChart:
    """An indicator over the years, from zero: printed values filled, those that only printed growth implies hollow.

    Args:
        series: of one indicator, what `City.series` gives; one line for each.

    Raises `CriterionError` for none, for more than eight, and for several indicators.
    """
    for each in series:
        check_type(each, Series, "what is drawn", "what the method series of a city gives")
    if not 0 < len(series) <= MOST_LINES or len({each.indicator for each in series}) > 1:
        raise CriterionError(f"a chart of series has 1 to {MOST_LINES} of them, all of one indicator, not {len(series)}")
    indicator = series[0].indicator
    figures = [point.figure for each in series for point in each]
    captions = Captions.of(_places(series), figures)
    column = Column.of(indicator, figures)
    lines = {each.place: captions.names.get(each.place, each.place) for each in series}
    rows = [_point(captions, column, lines[each.place], point) for each in series for point in each]
    fitting = [row for row in rows if row.pop("unit") is column.unit]
    others = [f"In another unit, not drawn: {row['line']} {row['text']} ({row['year']})" for row in rows if row not in fitting]
    empty = [f"Without a year of it: {lines[each.place]}" for each in series if not each]
    hollow = ["Hollow: not printed, but implied by the growth that is printed."] if any(row["implied"] for row in fitting) else []
    said = f"{', '.join(lines.values())}; {column.head(time=False)}"
    notes = [*hollow, *captions.marks.notes, *others, *empty, sources(figures)]
    return framed(_lines(fitting, list(lines.values()), column), indicator.title, said, notes)


def _places(series: Iterable[Series]) -> list[Place]:
    """The places of series, where the bundled data knows them."""
    found: list[Place] = []
    for each in series:
        try:
            found.append(bundled_dataset().place(each.place))
        except UnknownCityError:
            continue
    return found


def _point(captions: Captions, column: Column, line: str, point: Point) -> dict[str, Any]:
    row = datum(line, point.figure)
    text = captions.marked(column, point.figure, column.number(point.figure))
    more = {"line": line, "slug": point.figure.place, "year": point.year, "implied": point.implied, "text": text}
    return {**row, **more, "unit": point.figure.unit}


def _lines(rows: list[dict[str, Any]], names: list[str], column: Column) -> Any:
    years = sorted({row["year"] for row in rows}) or [2012]
    ends = [end for row in rows for end in (row["value"], row["high"]) if end is not None]
    plane = Plane((years[0] - 0.4, years[-1] + 0.7), (min([*ends, 0.0]) * 1.12, max([*ends, 0.0]) * 1.12 or 1.0), WIDTH, _HEIGHT)
    x = plane.x("year", title=None, axis=alt.Axis(format="d", tickMinStep=1, values=years, grid=False))
    y = plane.y("value", title=column.head(time=False), axis=plane.axis(column.scale))
    legend = alt.Legend(title=None, orient="top", symbolSize=70) if len(names) > 1 else None
    colour = alt.Color("line:N", scale=alt.Scale(domain=names, range=list(LINES[: len(names)])), legend=legend)
    shape = alt.Shape("line:N", scale=alt.Scale(domain=names, range=list(SHAPES[: len(names)])), legend=legend)
    tooltip = [alt.Tooltip(f"{name}:N", title=title) for name, title in TOLD]
    firsts = {(row["line"], row["year"]): row for row in reversed(rows)}  # of one year, the printed first
    looks: tuple[tuple[bool, dict[str, Any]], ...] = ((False, {"filled": True}), (True, {"fill": "white"}))
    points = (
        plot(row for row in rows if row["implied"] is implied)
        .mark_point(size=70, opacity=1, strokeWidth=1.6, **look)
        .encode(x=x, y=y, color=colour, shape=shape, tooltip=tooltip)
        for implied, look in looks
    )
    drawn = alt.layer(
        plot(firsts.values()).mark_line(strokeWidth=1.4).encode(x=x, y=y, color=colour, detail="line:N"),
        plot(row for row in rows if None not in (row["low"], row["high"]) and row["low"] != row["high"])
        .mark_rule()
        .encode(x=x, y=plane.y("low"), y2="high:Q", color=colour),
        *points,
    )
    ordered = sorted(firsts.values(), key=itemgetter("line", "year"))
    lines = [
        (plane.spot(one["year"], one["value"], ""), plane.spot(next_["year"], next_["value"], ""))
        for one, next_ in pairwise(ordered)
        if one["line"] == next_["line"]
    ]
    return plane.named(drawn, [plane.spot(row["year"], row["value"], row["text"]) for row in rows], lines)


def growth_chart(
    places: Iterable[Place | str],
    indicator: Indicator | str,
    *,
    year: int | None = None,
    source: str | None = None,
    currency: Currency | str | None = None,
    rates: Rates | None = None,
) -> ConcatChart:
    """The growth of an indicator against its size, a point for each city that has both for one year. Both axes hold zero.

    Args:
        places: cities, or their names.
        indicator: what has a size and grows, or its name.
        year: the year; without it, the one that most of the cities have the indicator for.
        source: only figures of that document.
        currency: bring money to one currency; without it, to US dollars where the figures are in several.
        rates: exchange rates other than the bundled ones.

    Raises what `rank` raises.
    """
    what, every = indicator_named(indicator), distinct_places(places)
    sizes = rank(every, what, year=year, source=source, currency=currency, rates=rates)
    growths = rank(every, growth_of(what), year=sizes.year, source=source)
    grown = {entry.place.slug: entry.figure for entry in growths}
    both = [entry for entry in sizes if entry.place.slug in grown]
    figures = [entry.figure for entry in both]
    captions = Captions.of([*(entry.place for entry in sizes), *(each.place for each in sizes.unranked)], figures)
    column = Column.of(what, figures, sizes.year)
    rows: list[dict[str, Any]] = []
    for entry in both:
        growth = grown[entry.place.slug]
        row = datum(entry.place.name, entry.figure)
        name = captions.name(column, entry.figure)
        bounds = "no" if entry.figure.interval.point and growth.interval.point else "yes"
        rows.append(
            {**row, "slug": entry.place.slug, "growth": float(growth.value), "grew": growth.quantity, "open": bounds, "name": name}
        )
    gaps = [
        *(each.gap for each in sizes.unranked),
        *(e.gap for e in growths.unranked if e.place.slug in {s.place.slug for s in sizes}),
    ]
    hollow = ["Hollow: the size or the growth is not exact."] if any(row["open"] == "yes" for row in rows) else []
    notes = [*hollow, *captions.notes([column], figures, (), rates)]
    lacking = list(missing(gaps, captions.names, "Size or growth missing"))
    said = f"growth on the year before, {sizes.year}, {len(rows)} cities"
    return framed(_scatter(rows, column), f"{what.title}: growth against size", said, [*notes[:-1], *lacking, notes[-1]], _WIDE)


def _scatter(rows: list[dict[str, Any]], column: Column) -> Any:
    most, fastest = (max((row[name] for row in rows), default=1.0) for name in ("value", "growth"))
    slowest = min([*(row["growth"] for row in rows), 0.0])
    plane = Plane((0.0, most * 1.06), (slowest * 1.15, max(fastest * 1.12, 1.0)), _WIDE, 380)
    x = plane.x("value", title=column.head(time=False), axis=plane.axis(column.scale))
    y = plane.y("growth", title="growth, %", axis=plane.axis(1))
    tooltip = [*(alt.Tooltip(f"{name}:N", title=title) for name, title in TOLD), alt.Tooltip("grew:N", title="growth")]
    fill = alt.condition("datum.open == 'yes'", alt.value("white"), alt.value(DARK))
    drawn = alt.layer(
        plot([{"zero": 0}]).mark_rule(color=GREY).encode(y=plane.y("zero")),
        plot(rows).mark_circle(size=60, opacity=1, stroke=DARK, strokeWidth=1.5).encode(x=x, y=y, tooltip=tooltip, color=fill),
    )
    return plane.named(drawn, [plane.spot(row["value"], row["growth"], row["name"]) for row in rows])
