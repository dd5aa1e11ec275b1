"""What each chart is made of, as Vega-Lite has it: marks and fields, scales, names, and the one look of all of them."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import find_spec
from itertools import combinations, pairwise
from math import cos, hypot, pi, radians
from typing import Any

import pytest

import china_sso as sso
import synthetic
from china_sso.model.gap import Gap, GapKind
from china_sso.output.charts import labels
from china_sso.output.charts.bars import shades, span
from china_sso.output.charts.captions import brief, documents, missing
from china_sso.output.charts.labels import _WAYS, Spot, placed
from china_sso.output.charts.places import project
from china_sso.output.charts.save import ChartFormat, chart_bytes
from china_sso.output.charts.theme import lines, text_width

needs_altair = pytest.mark.skipif(not find_spec("altair"), reason="charts need their extra")

SOME = ("nanchang", "chongqing", "hangzhou", "dalian", "daqing", "zhengzhou", "hong-kong")
VALUE = "outsourcing.offshore_executed_value"
EIGHT = ("dalian", "wuxi", "hangzhou", "hong-kong", "xian", "beijing", "shanghai", "tianjin")
COMPARED = ("outsourcing.employees", "economy.gdp", "education.graduates")
CRITERIA = (sso.Criterion("outsourcing.employees"), sso.Criterion("wages.average_salary", 2, "min"))


def made(*values: int) -> sso.City:
    """A city with a growth of each of some years from 2010, and a product, in dollars at first and then in yuan."""
    growth = (synthetic.figure("economy.gdp_growth", each, sso.Unit.PERCENT, 2010 + i) for i, each in enumerate(values))
    units = (sso.Unit("USD"), sso.Unit("CNY"), sso.Unit("CNY"))
    product = (synthetic.figure("economy.gdp", each, units[i], 2010 + i) for i, each in enumerate(values))
    return synthetic.city("atlantis", *growth, *product)


#: A chart of each kind, of a few places.
KINDS: dict[str, Callable[[], Any]] = {
    "ranking": lambda: sso.rank(SOME, "outsourcing.employees").chart(),
    "comparison": lambda: sso.compare(["beijing", "hong-kong"], ["wages.average_salary"]).chart(),
    "scores": lambda: sso.score(SOME, CRITERIA, nearest=True).chart(),
    "areas": lambda: sso.city_map(sso.rank(SOME, "outsourcing.employees")),
    "shades": lambda: sso.city_map(sso.rank(SOME, "wages.average_salary", nearest=True)),
    "targets": lambda: sso.targets(["hangzhou", "suzhou", "wuxi", "dalian"]).chart(),
    "series": lambda: sso.series_chart(*(sso.city(each).series(VALUE) for each in ("hangzhou", "dalian"))),
    "growth": lambda: sso.growth_chart(SOME, VALUE),
    "forms": lambda: sso.form_matrix([sso.city(each) for each in SOME]).chart(),
    "services": lambda: sso.service_matrix([sso.city(each) for each in SOME]).chart(),
    "coverage": lambda: sso.coverage_chart(least=25),
    "mix": lambda: sso.service_mix(SOME),
    "card": lambda: sso.city_card("hangzhou"),
}
#: More of them, for what the first don't have: labels that differ in several columns, one label, errata, no figure, many reasons.
MORE: dict[str, Callable[[], Any]] = {
    "differing": lambda: sso.compare(["dalian", "wuxi", "hangzhou", "hong-kong", "xian"], COMPARED).chart(),
    "one label": lambda: sso.rank(sso.cities(), "research.engineering_centres", label="national level").chart(),
    "errata": lambda: sso.rank(sso.cities(), "population.total", year=2012).chart(),
    "negative": lambda: sso.rank(sso.cities(), "service_trade.growth").chart(),
    "no area": lambda: sso.city_map(sso.rank(["hong-kong"], "outsourcing.employees")),
    "all targets": lambda: sso.targets(sso.cities()).chart(),
    "one line": lambda: sso.series_chart(sso.city("wuxi").series("outsourcing.employees")),
    "below zero": lambda: sso.series_chart(made(-5, -8, 3).series("economy.gdp_growth")),
    "two units": lambda: sso.series_chart(made(5, 8, 3).series("economy.gdp")),
    "small card": lambda: sso.city_card("daqing"),
    "eight lines": lambda: sso.series_chart(*(sso.city(each).series("economy.gdp") for each in EIGHT)),
    "card of a municipality": lambda: sso.city_card("tianjin"),
}

every_kind = pytest.mark.parametrize("kind", KINDS)


@cache
def spec(kind: str) -> dict[str, Any]:
    """A chart as Vega-Lite has it. That its schema allows it is said where it is drawn."""
    found: dict[str, Any] = (KINDS | MORE)[kind]().to_dict(validate=False)
    return found


def layers(node: dict[str, Any], above: dict[str, Any] | None = None) -> Iterator[dict[str, Any]]:
    """What has a mark, each with the data and the transforms of what it is in."""
    inside: dict[str, Any] = {**(above or {}), **{key: node[key] for key in ("data", "transform") if key in node}}
    if "mark" in node:
        yield {**inside, **node}
    for key in ("concat", "vconcat", "layer"):
        for each in node.get(key, ()):
            yield from layers(each, inside)


def rows_of(layer: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """The lines of data of a layer."""
    found: list[dict[str, Any]] = (
        layer["data"]["values"] if "values" in layer["data"] else spec(kind)["datasets"][layer["data"]["name"]]
    )
    return found


def stands_for(what: Any) -> str:
    """A channel in a word: its field or its value."""
    if "condition" in what:
        return f"{what['condition']['value']} if {what['condition']['test']} else {what['value']}"
    return str(what["field"] if "field" in what else what["value"])


def summary(layer: dict[str, Any]) -> str:
    """A layer in a line: its mark, what stands for what, and which lines of the data it has."""
    channels = sorted((name, stands_for(what)) for name, what in layer.get("encoding", {}).items() if name != "tooltip")
    found = " ".join([layer["mark"]["type"], *(f"{name}={what}" for name, what in channels)])
    for each in layer.get("transform", ()):
        found += f" where {each['filter']}" if "filter" in each else f" with {each['as']} = {each['calculate']}"
    return found


def properties(node: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Each property anywhere in a chart, with its value."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in {"datasets", "data"}:
                yield from properties(value, key)
    elif isinstance(node, list) and name not in {"domain", "range", "strokeDash"}:
        for each in node:
            yield from properties(each, name)
    else:
        yield name, tuple(map(str, node)) if isinstance(node, list) else node


# --- marks ---

PANEL = [
    "text y=city",
    "bar x=solid x2=pale y=city where datum.solid != datum.pale",
    "bar x=solid y=city",
    "rule x=pale x2=tip y=city where datum.open != 'none'",
    "point x=tip y=city where datum.open == 'up'",
    "point x=tip y=city where datum.open == 'down'",
    "text text=label x=beside y=city where datum.beside >= 0",
    "text text=label x=beside y=city where datum.beside < 0",
    "rule x=zero",
]
NAMES = [
    "rule x=line_x x2=end_x y=line_y y2=end_y",
    "text text=text x=x y=y",
    "text color=#666 if datum.grey else black text=text x=x y=y",
]
MARKS = {
    "ranking": PANEL,
    "comparison": PANEL,
    "scores": [
        "bar color=criterion x=from x2=to y=city",
        "rule x=low x2=high y=city",
        "rule x=low x2=high y=city",
        "text text=label x=end y=city with end = max(datum.total, datum.high)",
    ],
    "areas": [
        "geoshape",
        "circle color=#1f5c99 latitude=latitude longitude=longitude size=value strokeDash=exact",
        "point latitude=latitude longitude=longitude",
        *NAMES,
    ],
    "shades": [
        "geoshape",
        "circle color=value latitude=latitude longitude=longitude size=150 strokeDash=exact",
        "point latitude=latitude longitude=longitude",
        *NAMES,
    ],
    "targets": ["text text=said x=472 y=city", *PANEL, "rule x=whole", "text text=text x=whole y=0"],
    "series": [
        "line color=line detail=line x=year y=value",
        "rule color=line x=year y=low y2=high",
        "point color=line shape=line x=year y=value",
        "point color=line shape=line x=year y=value",
        *NAMES,
    ],
    "growth": ["rule y=zero", "circle color=white if datum.open == 'yes' else #1f5c99 x=value y=growth", *NAMES],
    "forms": ["rect color=kind x=member y=city"],
    "services": ["rect color=kind x=member y=city"],
    "coverage": ["rect color=kind x=city y=member"],
    "mix": [
        "bar x=from x2=to y=city",
        "bar color=line x=from x2=to y=city",
        "text color=white if datum.line == 'ITO' else black text=text x=middle y=city",
    ],
    "card": [
        "text text=what x=0 y=what",
        "text text=said x=350 y=what",
        "rule x=share x2=end y=what",
        "tick x=share y=what with share = datum.value / datum.most where datum.own == 'no'",
        "circle x=share y=what with share = datum.value / datum.most where datum.own == 'yes'",
        "text text=text x=0 y=what",
        "text text=rank x=350 y=what",
    ],
}


@needs_altair
@every_kind
def test_each_kind_of_chart_is_made_of_its_marks(kind: str) -> None:
    assert [summary(layer) for layer in layers(spec(kind))] == MARKS[kind]


@needs_altair
@every_kind
def test_the_data_has_each_field_that_is_drawn_or_told(kind: str) -> None:
    """A field that no line of the data has is drawn as nothing, without a warning."""
    for layer in layers(spec(kind)):
        rows = rows_of(layer, kind)
        made = {each["as"] for each in layer.get("transform", ()) if "as" in each}
        encoding = layer.get("encoding", {})
        tooltip = encoding.get("tooltip", [])
        drawn = [*(encoding.values()), *(tooltip if isinstance(tooltip, list) else [tooltip])]
        for channel in drawn:
            if isinstance(channel, dict) and "field" in channel and rows:
                assert channel["field"] in made or all(channel["field"] in row for row in rows), (summary(layer), channel["field"])


FIGURE = [("city", "place"), ("quantity", "figure"), ("time", "time"), ("printed", "printed as"), ("stands", "stands in")]
TOLD = {
    **{kind: {tuple(FIGURE)} for kind in ("ranking", "comparison", "series", "card")},
    "scores": {(*FIGURE, ("points", None))},
    **{kind: {tuple(FIGURE), (("city", "no figure"),)} for kind in ("areas", "shades")},
    "targets": {(("city", "target"), ("aim", "aimed at"), ("had", "had"), ("share", "share, %"))},
    "growth": {(*FIGURE, ("grew", "growth"))},
    "forms": {(("city", "city"), ("member", "form"))},
    "services": {(("city", "city"), ("member", "service"))},
    "coverage": {(("city", "city"), ("member", "indicator"), ("latest", "latest"))},
    "mix": {(("line", "line"), *FIGURE)},
}


@needs_altair
@every_kind
def test_a_pointer_is_told_what_a_mark_stands_for(kind: str) -> None:
    found = [layer["encoding"]["tooltip"] for layer in layers(spec(kind)) if "tooltip" in layer.get("encoding", {})]
    given = {tuple((each["field"], each.get("title")) for each in (told if isinstance(told, list) else [told])) for told in found}
    assert given == TOLD[kind]


AXES = {
    "ranking": {"Employees, persons"},
    "comparison": {"Average salary, CNY per year, 2012"},
    "scores": {"score, from 0 to 1"},
    "targets": {"reached, % of the target"},
    "series": {"Offshore executed value, USD billion"},
    "growth": {"Offshore executed value, USD billion", "growth, %"},
    "mix": {"%"},
}


@needs_altair
@every_kind
def test_an_axis_of_numbers_says_what_it_measures(kind: str) -> None:
    channels = [what for layer in layers(spec(kind)) for what in layer.get("encoding", {}).values() if isinstance(what, dict)]
    assert {each["title"] for each in channels if each.get("type") == "quantitative" and each.get("title")} == AXES.get(kind, set())


@needs_altair
@pytest.mark.parametrize("kind", ["ranking", "comparison", "scores", "targets", "growth", "series", "mix", "card"])
def test_scales_hold_zero_and_everything_drawn_and_little_more(kind: str) -> None:
    shown = defaultdict[tuple[bool, float, float], list[float]](list)
    for layer in layers(spec(kind)):
        for name, what in layer.get("encoding", {}).items():
            if name in {"x", "y"} and what.get("axis", 0) is not None and "domain" in what.get("scale", {}):
                found = (row[what["field"]] for row in rows_of(layer, kind) if row.get(what["field"]) is not None)
                shown[what["field"] == "year", *what["scale"]["domain"]] += found
    for (years, low, high), numbers in shown.items():
        assert all(low <= each <= high for each in numbers), (low, high)
        assert years or low <= 0
        assert years or high <= 1.25 * max(numbers)


# --- the look ---

LOOK: dict[str, set[Any]] = {
    "align": {"left", "right"},
    "anchor": {"start"},
    "background": {"white"},
    "baseline": {"middle", "bottom"},
    "clamp": {False},
    "clip": {True},
    "columns": {2},
    "direction": {"horizontal"},
    "domainMin": {0},
    "dx": {-6, 6},
    "dy": {-6, -9, 8},
    "filled": {True},
    "fontSize": {10, 10.5, 11, 11.5, 15},
    "fontWeight": {"bold", "normal"},
    "format": {".3f", "d"},
    "frame": {"bounds"},
    "gradientLength": {130},
    "gridColor": {"#e4e4e4", "#e8e8e8", "#efefef"},
    "labelAngle": {-50},
    "labelColor": {"#222"},
    "labelFlush": {False},
    "labelFontSize": {10.5, 11},
    "labelLimit": {260, 300, 420},
    "labelPadding": {6},
    "legendX": {10},
    "legendY": {480},
    "lineHeight": {13},
    "minExtent": {72},
    "offset": {10},
    "orient": {"bottom", "none", "top"},
    "padding": {12},
    "scheme": {"blues"},
    "spacing": {18},
    "step": {17, 19, 20, 42},
    "stroke": {"#111", "#1f5c99", "#5a5a5a", "#b9b9b9", "white", None, "independent"},
    "strokeDash": {("3", "2")},
    "strokeWidth": {0.5, 0.6, 1, 1.4, 1.5, 1.6, 2.5, 4},
    "subtitleColor": {"#5a5a5a"},
    "subtitleFontSize": {11.5},
    "subtitlePadding": {4},
    "symbolFillColor": {"#1f5c99"},
    "symbolSize": {70},
    "symbolStrokeColor": {"#5a5a5a"},
    "symbolStrokeWidth": {0.6},
    "thickness": {1.2},
    "tickCount": {2, 3, 5, 6},
    "tickMinStep": {1},
    "ticks": {False},
    "titleColor": {"#5a5a5a"},
    "titleFontSize": {11},
    "titleFontWeight": {"normal"},
    "yOffset": {8},
    "zindex": {0},
}
#: Of what is drawn, by its mark.
SIZES: dict[str, set[Any]] = {"point": {22, 45, 70}, "circle": {60, 90}, "tick": {14}}
HEIGHTS: dict[str, set[Any]] = {"bar": {12, 13}, "rect": {13}}
OPACITIES: dict[str, set[Any]] = {"text": {0, 0.85}, "point": {1}, "circle": {0.75, 1}}
COLOURS: dict[str, set[Any]] = {
    **{kind: {"#1f5c99", "#a9c8e6", "#5a5a5a", "#c8501e", "white", "black"} for kind in ("bar", "point", "circle", "line", "text")},
    "rule": {"#1f5c99", "#5a5a5a", "#c8501e", "#d5d5d5", "white", "black"},
    "tick": {"#8a8a8a"},
    "geoshape": {"#ececec"},
}
FORMS: dict[str, set[Any]] = {"point": {"cross", "triangle-left", "triangle-right"}}
DRAWN: dict[str, dict[str, set[Any]]] = {
    "size": SIZES,
    "height": HEIGHTS,
    "opacity": OPACITIES,
    "shape": FORMS,
    "color": COLOURS,
    "fill": COLOURS,
}


@needs_altair
@every_kind
def test_all_charts_have_one_look(kind: str) -> None:
    """Sizes, distances and colours come from one small set; a chart that needs another says so here."""
    for name, value in properties(spec(kind)):
        assert value == "independent" or value in LOOK.get(name, {value}), name
    for mark in (layer["mark"] for layer in layers(spec(kind))):
        for key, allowed in DRAWN.items():
            assert key not in mark or mark[key] in allowed[mark["type"]], (mark["type"], key)


def brightness(colour: str) -> float:
    """How bright a colour is, from 0 to 1, as contrast is reckoned on the web."""
    full = {"white": "#ffffff", "black": "#000000"}.get(colour, colour)
    digits = full[1:] if len(full) == 7 else "".join(each * 2 for each in full[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@needs_altair
@every_kind
def test_words_can_be_read(kind: str) -> None:
    """4.5 to 1 against the white page is what the Web Content Accessibility Guidelines ask for."""
    whole = spec(kind)
    inks = {value for name, value in properties(whole) if name in {"titleColor", "labelColor", "subtitleColor"}}
    inks |= {layer["mark"].get("color", "black") for layer in layers(whole) if layer["mark"]["type"] == "text"}
    inks |= {whole["title"]["color"]}
    assert {ink: 1.05 / (brightness(ink) + 0.05) for ink in inks if 1.05 / (brightness(ink) + 0.05) < 4.5} == {}


def test_parts_of_a_bar_keep_apart_in_grey() -> None:
    for count in range(1, 9):
        found = [brightness(colour) for colour in shades(count)]
        assert len(found) == count
        assert all(pale - dark > 0.04 for dark, pale in pairwise(found)), count
    assert shades(1) == ["#123f6d"]
    assert shades(3)[::2] == shades(2) == ["#123f6d", "#d3e4f4"]


@needs_altair
def test_what_is_no_result_is_not_drawn() -> None:
    from china_sso.output.charts import aims, bars, chart_of, grids

    drawing: tuple[Any, ...] = (
        bars.ranking_chart,
        bars.comparison_chart,
        bars.scoring_chart,
        sso.city_map,
        aims.targets_chart,
        grids.matrix_chart,
        sso.series_chart,
        chart_of,
    )
    for draw in drawing:
        with pytest.raises(sso.WrongTypeError, match="what is drawn"):
            draw(5)


# --- heads and notes ---

HEADS = {
    "ranking": ("Outsourcing employees", "2012, highest first, 5 of 7 cities"),
    "comparison": ("Beijing, Hong Kong", "latest figures"),
    "scores": ("Scores", "weighted sum of min-max scores, 5 of 7 cities"),
    "areas": ("Outsourcing employees", "Employees, persons, 2012, 5 of 7 cities"),
    "shades": ("Average salary", "Average salary, USD per year, 2011, 5 of 7 cities"),
    "targets": ("Targets against what there was", "4 of 9 targets; what had been reached when the documents were written"),
    "series": ("Offshore executed value", "Hangzhou, Dalian; Offshore executed value, USD billion"),
    "growth": ("Offshore executed value: growth against size", "growth on the year before, 2012, 3 cities"),
    "forms": ("Incentives of 7 cities by form", "a filled cell: the city has it"),
    "services": ("Services of 7 cities by service", "a filled cell: the city has it"),
    "coverage": (
        "What the data has of each city",
        "the 13 indicators that at least 25 cities have, and the year of each city's latest figure",
    ),
    "mix": ("Mix of service lines", "as printed, each of the quantity named"),
    "card": ("Hangzhou 杭州", "Zhejiang, eastern China, a Service Outsourcing Model City"),
}
#: What stands below it, apart from footnotes and the sources, by how it begins.
BELOW = {
    "ranking": ["Pale, or with an arrow: what a figure that is not exact may be.", "No figure: "],
    "comparison": [],
    "scores": ["A black line: what the score may be, since figures are not exact.", "Not scored without "],
    "areas": ["A cross: a city without a figure.", "A dashed edge: a figure that is not exact.", "No figure: ", "Land: "],
    "shades": ["A cross: a city without a figure.", "No figure: ", "Land: "],
    "targets": ["Progress unknown of "],
    "series": ["Hollow: not printed, but implied by the growth that is printed."],
    "growth": ["Size or growth missing: "],
    "forms": ["In brackets: how many cities. An empty cell: no document says it of the city."],
    "services": ["In brackets: how many cities. An empty cell: no document says it of the city."],
    "coverage": ["In brackets: how many cities. An empty cell: no figure of the city as a whole."],
    "mix": ["White: what the printed shares leave open.", "No share printed: "],
    "card": ["Dot: the city; strokes: the others of the same year, on a line from 0 to the greatest of them."],
}


@needs_altair
@every_kind
def test_a_chart_has_its_head_and_its_notes(kind: str) -> None:
    whole = spec(kind)
    head = whole["concat"][0]["title"]
    assert (" ".join(head["text"]), " ".join(head["subtitle"])) == HEADS[kind]
    assert whole["description"] == ". ".join(HEADS[kind])
    notes = " ".join(whole["title"]["text"])
    at = [notes.find(begins) for begins in BELOW[kind]]
    assert -1 not in at, [begins for begins, where in zip(BELOW[kind], at, strict=True) if where == -1]
    assert re.search(r"Sources?: .*Inside the Dragon 2013: Outsourcing Destinations in China \(KPMG, 2013\)", notes)
    others = {begins for all_ in BELOW.values() for begins in all_} - {*BELOW[kind]}
    assert [begins for begins in others if begins in notes and not any(begins in each for each in BELOW[kind])] == []


@needs_altair
@every_kind
def test_words_fit_the_width(kind: str) -> None:
    whole = spec(kind)
    width = {"targets": 760, "growth": 560, "areas": 560, "shades": 560, "mix": 620, "card": 350}.get(kind, 552)
    if kind in {"forms", "services", "coverage"}:
        return  # as wide as they have columns
    for text, size in ((whole["title"]["text"], 10), (whole["concat"][0]["title"]["subtitle"], 12)):
        longest = max(map(len, text))
        assert longest <= width / size / 0.52
        assert len(text) < 3 or longest > 0.5 * width / size / 0.52, "lines are as long as fits"


@needs_altair
def test_what_has_no_year_is_called_undated() -> None:
    undated = sso.rank(["daqing"], "outsourcing.ito_share")
    assert undated.year is None
    for chart in (undated.chart(), sso.city_map(undated)):
        subtitle = " ".join(chart.to_dict(validate=False)["concat"][0]["title"]["subtitle"])
        assert re.search(r"(^|, )undated, ", subtitle), subtitle
    mixed = sso.service_mix(["daqing", "beijing"]).to_dict(validate=False)
    found = [layer["data"].get("values") or mixed["datasets"][layer["data"]["name"]] for layer in layers(mixed)]
    assert {row["city"] for rows in found for row in rows} == {"Daqing, undated", "Beijing, of offshore executed value, 2012"}


def test_lines_and_widths_of_letters() -> None:
    assert lines("", 100, 10) == [""]
    assert lines("one two three four five six", 130, 10) == ["one two three four five", "six"]
    assert lines("one two three four five six", 1, 10) == ["one two three four", "five six"], "20 letters at least"
    assert text_width("", 10) == 0
    assert text_width("杭州", 10) == 20
    assert text_width("ab", 10) == pytest.approx(12)
    assert text_width("Il, .'’ ()i", 10) == pytest.approx(44), "narrow ones"


GAPS = {
    GapKind.NOT_PRINTED: "not in the sources",
    GapKind.NAMED: "named, not counted",
    GapKind.KINDRED: "not as such",
    GapKind.PART_ONLY: "of a part only",
    GapKind.TARGET_ONLY: "target only",
    GapKind.OTHER_YEARS: "2010, undated only",
    GapKind.SEVERAL: "several labels",
    GapKind.OTHER_LABELS: "other labels only",
    GapKind.OTHER_UNIT: "in another unit",
    GapKind.NO_RATE: "no exchange rate",
    GapKind.PART_OF_YEAR: "part of a year only",
    GapKind.INEXACT: "not exact",
    GapKind.NATIONAL: "the nation",
    GapKind.INPUTS: "not all that it is derived from",
    GapKind.OPEN: "could be anything",
    GapKind.NO_PART: "no part of it can be reached",
    GapKind.NO_DOCUMENT: "not in the document",
}


def test_every_reason_of_a_gap_has_few_words() -> None:
    gaps = {kind: Gap(kind=kind, place="hangzhou", indicator=sso.Economy.gdp, years=(2010, None)) for kind in GapKind}
    assert {kind: brief(gap) for kind, gap in gaps.items()} == GAPS
    wuxi = Gap(kind=GapKind.INEXACT, place="wuxi", indicator=sso.Economy.gdp)
    several = [gaps[GapKind.NO_RATE], gaps[GapKind.INEXACT], wuxi]
    names = {"hangzhou": "Hangzhou"}
    assert list(missing(several, names)) == ["No figure: Hangzhou (no exchange rate); Hangzhou, wuxi (not exact)"]
    assert list(missing([], names)) == []


def test_documents_are_named_once_each_as_far_as_they_are_known() -> None:
    known = "Inside the Dragon 2013: Outsourcing Destinations in China (KPMG, 2013)"
    assert documents(["inside-the-dragon-2013"] * 2) == f"Source: {known}"
    assert documents(["mine", "inside-the-dragon-2013"]) == f"Sources: mine; {known}"
    assert documents([]) == "Source: none"


# --- bars ---


@pytest.mark.parametrize(
    ("low", "high", "solid", "pale", "open_"),
    [
        (5, 5, 5, 5, "none"),
        (5, 8, 5, 8, "none"),
        (-8, -5, -5, -8, "none"),
        (-5, 0, 0, -5, "none"),
        (-8, -0.5, -0.5, -8, "none"),
        (-1, 5, 0, 5, "none"),
        (0, 5, 0, 5, "none"),
        (5, None, 5, 5, "up"),
        (-5, None, 0, -5, "up"),
        (0, None, 0, 0, "up"),
        (None, 5, 0, 5, "down"),
        (None, -5, -5, -5, "down"),
        (None, 0, 0, 0, "down"),
        (None, None, 0, 0, "up"),
    ],
)
def test_a_bar_is_solid_as_far_as_is_sure(low: float | None, high: float | None, solid: float, pale: float, open_: str) -> None:
    assert span(low, high) == {"solid": solid, "pale": pale, "open": open_}


@needs_altair
def test_an_open_end_reaches_a_twentieth_further_and_its_number_stands_behind_it() -> None:
    rows = {row["slug"]: row for layer in layers(spec("ranking")) for row in rows_of(layer, "ranking") if "tip" in row}
    most = max(row["pale"] for row in rows.values())
    assert most == 259_645
    for slug, row in rows.items():
        assert row["tip"] == pytest.approx(row["pale"] + (most / 20 if row["open"] == "up" else 0)), slug
        assert row["beside"] == max(row["tip"], row["value"]), slug
    assert [slug for slug, row in rows.items() if row["open"] == "up"] == ["nanchang", "zhengzhou"]
    domain = next(layers(spec("ranking")["concat"][0]["concat"][0]["layer"][1]))["encoding"]["x"]["scale"]["domain"]
    assert domain == pytest.approx([0, most * 1.05])


# --- the map ---


def test_the_map_keeps_areas_and_its_two_parallels() -> None:
    assert project(113.5, 33.4) == pytest.approx((280, 295)), "the middle"
    step = 1e-4

    def slopes(longitude: float, latitude: float) -> tuple[tuple[float, float], tuple[float, float]]:
        here, east, north = project(longitude, latitude), project(longitude + step, latitude), project(longitude, latitude + step)
        along, up = ((there[0] - here[0], there[1] - here[1]) for there in (east, north))
        return along, up

    radius = 1030 * radians(step)
    for longitude in (75, 100, 113.5, 135):
        for latitude in (18, 25, 33.4, 47, 53):
            along, up = slopes(longitude, latitude)
            area = abs(along[0] * up[1] - along[1] * up[0]) / (radius**2 * cos(radians(latitude)))
            assert area == pytest.approx(1, rel=1e-4), (longitude, latitude)
            if latitude in (25, 47):
                assert hypot(*along) == pytest.approx(radius * cos(radians(latitude)), rel=1e-5), latitude
    assert project(100, 30)[0] < project(110, 30)[0], "east is right"
    assert project(110, 30)[1] > project(110, 40)[1], "north is up"


@needs_altair
def test_a_dot_has_the_area_of_its_figure_and_its_name_begins_beyond_its_edge() -> None:
    found = list(layers(spec("areas")))
    size = found[1]["encoding"]["size"]
    assert (size["scale"]["type"], size["scale"]["range"]) == ("linear", [0, 1000])
    view = spec("areas")["concat"][0]["concat"][0]
    assert view["projection"] == {
        "type": "conicEqualArea",
        "parallels": [25, 47],
        "rotate": [-113.5, 0, 0],
        "center": [0, 33.4],
        "scale": 1030,
        "translate": [280, 295],
    }
    assert (view["width"], view["height"]) == (560, 590)


@needs_altair
@pytest.mark.parametrize("kind", ["growth", "series"])
def test_names_stand_beside_their_points(kind: str) -> None:
    found = list(layers(spec(kind)))
    names = next(rows_of(layer, kind) for layer in found if summary(layer) == NAMES[1])
    assert names
    points = [layer for layer in found if layer["mark"]["type"] in {"point", "circle"}]
    for layer in points:
        x, y = (layer["encoding"][name] for name in ("x", "y"))
        (left, right), (low, high) = (each["scale"]["domain"] for each in (x, y))
        for row in rows_of(layer, kind):
            text = row["name" if kind == "growth" else "text"]
            across = (row[x["field"]] - left) / (right - left) * (560 if kind == "growth" else 460)
            down = (high - row[y["field"]]) / (high - low) * (380 if kind == "growth" else 300)
            (name,) = (each for each in names if each["text"] == text)
            half = text_width(text, 10.5) / 2
            assert hypot(max(abs(name["x"] - across) - half, 0), max(abs(name["y"] - down) - 6, 0)) < 70, text


# --- names beside points ---

Row = dict[str, Any]


def boxes(rows: list[Row], size: float = 10.5) -> list[tuple[float, float, float, float]]:
    halves = [(text_width(row["text"], size) / 2, size * 0.575) for row in rows]
    return [
        (row["x"] - wide, row["y"] - high, row["x"] + wide, row["y"] + high) for row, (wide, high) in zip(rows, halves, strict=True)
    ]


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_a_name_alone_stands_right_of_its_point() -> None:
    (row,) = placed([Spot(100, 100, 5, "Wuxi", {"grey": True})], 400, 300)
    ((left, top, _, bottom),) = boxes([row])
    assert (left, (top + bottom) / 2) == pytest.approx((108, 100)), "3 pixels from the edge of the point"
    assert row == {"grey": True, "text": "Wuxi", "x": row["x"], "y": row["y"]}, "and needs no line"
    assert bottom - top == pytest.approx(10.5 * 1.15)
    (large,) = placed([Spot(100, 100, 5, "Wuxi")], 400, 300, 21)
    assert large["x"] - 108 == pytest.approx(2 * (row["x"] - 108))


@pytest.mark.parametrize(("x", "y"), [(0, 150), (400, 150), (200, 0), (200, 300), (0, 0), (400, 300), (400, 0), (0, 300)])
def test_a_name_stays_within_the_frame(x: float, y: float) -> None:
    ((left, top, right, bottom),) = boxes(placed([Spot(x, y, 5, "Zhengzhou")], 400, 300))
    assert left >= -1e-9
    assert top >= -1e-9
    assert right <= 400 + 1e-9
    assert bottom <= 300 + 1e-9


CROWD = [Spot(200 + 9 * cos(i), 150 + 9 * cos(i + pi / 2), 5, f"Name {i}") for i in range(7)]


def test_names_of_a_crowd_keep_clear_of_each_other_and_of_all_points() -> None:
    rows = placed(CROWD, 400, 300)
    assert [row["text"] for row in rows] == [spot.text for spot in CROWD], "in the order given"
    for one, other in combinations(boxes(rows), 2):
        assert not overlap(one, other), (one, other)
    for box in boxes(rows):
        for spot in CROWD:
            assert not overlap(box, (spot.x - 5, spot.y - 5, spot.x + 5, spot.y + 5)), (box, spot)


def test_a_line_leads_from_a_point_to_the_edge_of_a_name_that_stands_apart() -> None:
    rows = placed(CROWD, 400, 300)
    apart = [(spot, row, box) for spot, row, box in zip(CROWD, rows, boxes(rows), strict=True) if "line_x" in row]
    assert 0 < len(apart) < len(rows)
    for spot, row, (left, top, right, bottom) in apart:
        assert (row["line_x"], row["line_y"]) == (spot.x, spot.y)
        nearest = min(max(spot.x, left), right), min(max(spot.y, top), bottom)
        assert (row["end_x"], row["end_y"]) == pytest.approx(nearest), row["text"]
        assert hypot(spot.x - row["end_x"], spot.y - row["end_y"]) > 12, row["text"]
    for spot, row, (left, top, right, bottom) in zip(CROWD, rows, boxes(rows), strict=True):
        if "line_x" not in row:
            far = hypot(max(left - spot.x, 0, spot.x - right), max(top - spot.y, 0, spot.y - bottom))
            assert far <= 5 + 3 + 12 * 1.5, row["text"]


def test_a_name_keeps_clear_of_a_line_between_points() -> None:
    one, other = Spot(100, 100, 5, "Dalian"), Spot(300, 100, 5, "")
    (free, _), (crossing, _) = placed([one, other], 400, 300), placed([one, other], 400, 300, crossed=[(one, other)])
    assert free["y"] == 100
    ((left, top, right, bottom),) = boxes([crossing])
    assert not overlap((left, top, right, bottom), (98, 98, 302, 102))


def test_a_name_isn_t_taken_for_that_of_another_point() -> None:
    one, other = Spot(100, 100, 5, "Foshan"), Spot(150, 100, 5, "Guangzhou")
    first, second = placed([one, other], 400, 300)
    ((left, top, right, bottom), _) = boxes([first, second])
    own, others = (hypot(max(left - s.x, 0, s.x - right), max(top - s.y, 0, s.y - bottom)) for s in (one, other))
    assert own + 4 <= others


def test_a_name_is_tried_in_each_of_sixteen_directions() -> None:
    assert sorted(_WAYS) == list(range(16))


@needs_altair
@pytest.mark.skipif(not find_spec("vl_convert"), reason="files without a browser need vl-convert")
def test_a_picture_has_the_size_of_its_chart_and_a_page_offers_to_save_it_alone() -> None:
    chart = sso.rank(["wuxi", "suzhou"], "economy.gdp").chart()
    drawn = chart_bytes(chart, ChartFormat.SVG).decode()
    found = re.match(r'<svg [^>]*width="(\d+)" height="(\d+)"', drawn)
    assert found
    width, height = map(int, found.groups())
    picture = chart_bytes(chart, ChartFormat.PNG)
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    sizes = (int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big"))
    assert sizes == (2 * width, 2 * height)
    page = chart_bytes(chart, ChartFormat.HTML).decode()
    (options,) = re.findall(r"const embedOpt = (\{.*?\});", page)
    assert json.loads(options) == {
        "actions": {"export": True, "source": False, "compiled": False, "editor": False},
        "renderer": "svg",
        "mode": "vega-lite",
    }
    assert '<head>\n<meta name="viewport" content="width=device-width, initial-scale=1">' in page


@needs_altair
def test_a_chart_of_series_has_at_least_one() -> None:
    with pytest.raises(sso.CriterionError, match="has 1 to 8 of them"):
        sso.series_chart()


def test_distances_and_lines_of_names_are_those_of_geometry() -> None:
    box = (0.0, 0.0, 10.0, 4.0)
    for x, y, far in ((13, 8, 5), (-3, -4, 5), (5, 2, 0), (5, 10, 6), (16, 2, 6), (-6, 2, 6), (5, -6, 6)):
        assert labels._distance(box, Spot(x, y, 1, "")) == far, (x, y)
        end = labels._end(box, Spot(x, y, 1, ""))
        assert hypot(end.x - x, end.y - y) == far, (x, y)
    assert labels._overlap(box, (8, 3, 20, 20)) == 2
    assert labels._overlap(box, (8, 4, 20, 20)) == labels._overlap(box, (10, 3, 20, 20)) == 0
    assert labels._outside((-1, -2, 12, 9), 10, 5) == 1000 * (1 + 2 + 2 + 4)
    assert labels._outside(box, 10, 4) == 0
    assert list(labels._along(Spot(0, 0, 1, ""), Spot(8, 0, 1, ""))) == [(x - 2, -2, x + 2, 2) for x in (0, 4, 8)]
    assert list(labels._along(Spot(3, 3, 1, ""), Spot(3, 3, 1, ""))) == [(1, 1, 5, 5)] * 2


@pytest.mark.parametrize(
    ("x", "y", "radius", "through"),
    [(50, 3, 5, True), (50, 8, 5, False), (105, 0, 4, False), (105, 0, 6, True), (-5, 0, 4, False), (-5, 0, 6, True)],
)
def test_a_line_to_a_name_goes_through_a_point_that_lies_on_it(x: float, y: float, radius: float, through: bool) -> None:
    assert labels._passes(Spot(0, 0, 5, "here"), (100, -5, 120, 5), Spot(x, y, radius, "there")) is through


def test_a_name_stands_beside_its_point_at_growing_distances() -> None:
    spot = Spot(100, 100, 5, "Wuxi")
    width, height = text_width("Wuxi", 10), 11.5
    places = list(labels._around(spot, 10))
    assert len(places) == 8 * 16
    right, far = places[0]
    assert right == pytest.approx((108, 100 - height / 2, 108 + width, 100 + height / 2))
    above, _ = places[1]
    assert above == pytest.approx((100 - width / 2, 92 - height, 100 + width / 2, 92))
    assert far == 0
    assert [far for _, far in places[::16]] == [0, 5, 10, 16, 24, 34, 46, 60]
