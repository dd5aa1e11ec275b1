"""Charts: their data are the results, they draw without a warning, and what is doubtful shows."""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape
from importlib.util import find_spec
from itertools import combinations, pairwise, product
from math import hypot
from pathlib import Path
from typing import Any

import attrs
import pytest

import china_sso as sso
from china_sso.errors import MissingExtraError
from china_sso.model.interval import Interval
from china_sso.output.charts.labels import Spot, placed
from china_sso.output.charts.theme import text_width
from conftest import some

needs_altair = pytest.mark.skipif(not (find_spec("altair") and find_spec("vl_convert")), reason="charts need their extra")

RANKED = [
    "outsourcing.employees",
    "outsourcing.offshore_executed_value",
    "economy.gdp",
    "wages.average_salary",
    "climate.temperature",
    "education.universities",
    "outsourcing.large_enterprises[over 1,000 employees each]",
    "growth_of(outsourcing.offshore_executed_value)",
]


#: Charts with their specifications, which take longer to make and to check than anything else here.
SPECS: dict[int, tuple[Any, dict[str, Any]]] = {}


def spec_of(chart: Any) -> dict[str, Any]:
    """What a chart is to Vega-Lite, checked by its schema, once for each."""
    _, spec = SPECS[id(chart)] = SPECS.get(id(chart)) or (chart, chart.to_dict())
    return spec


def rows_of(chart: Any) -> list[dict[str, Any]]:
    """All lines of data of a chart, each once."""
    found = spec_of(chart).get("datasets", {}).values()
    return [row for rows in found for row in rows]


def with_key(chart: Any, *keys: str) -> dict[str, dict[str, Any]]:
    """The lines of data that have some fields, by the slugs of their places."""
    return {row["slug"]: row for row in rows_of(chart) if "slug" in row and all(row.get(key) is not None for key in keys)}


def svg_of(chart: Any, capfd: pytest.CaptureFixture[str]) -> str:
    """A chart as SVG; fails where drawing it warns."""
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg(spec_of(chart), show_warnings=True)
    assert capfd.readouterr().err == ""
    return svg


def texts_of(svg: str) -> str:
    """What a reader of the picture can read, lines joined."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", svg)).split())


def ends(interval: Interval) -> tuple[float | None, float | None]:
    return tuple(None if end is None else float(end) for end in (interval.low, interval.high))  # type: ignore[return-value]


@needs_altair
@pytest.mark.parametrize("name", RANKED)
def test_bars_are_the_figures_of_the_ranking(name: str, corrected: sso.Dataset, capfd: pytest.CaptureFixture[str]) -> None:
    ranking = sso.rank(corrected.cities(), name)
    chart = ranking.chart()
    rows = with_key(chart, "value")
    assert list(rows) == [entry.place.slug for entry in ranking]
    for entry in ranking:
        row = rows[entry.place.slug]
        assert (row["value"], row["low"], row["high"]) == (float(entry.figure.value), *ends(entry.figure.interval)), str(
            entry.figure
        )
        if entry.figure.interval.point:
            assert row["solid"] == row["pale"] == row["value"], str(entry.figure)
        else:
            assert abs(row["solid"]) <= abs(row["pale"]) or row["open"] != "none", str(entry.figure)
    said = texts_of(svg_of(chart, capfd))
    for entry in ranking:
        assert entry.place.name in said
        assert not entry.figure.erratum or re.search(rf"\* {entry.place.name}", said), f"the erratum of {entry.figure!r} shows"
    missing = [each.place.name for each in ranking.unranked]
    assert [name for name in missing if name not in said] == []
    assert "Inside the Dragon 2013" in said


@needs_altair
def test_bars_begin_at_zero_and_end_open_where_more_is_said(corrected: sso.Dataset) -> None:
    ranking = sso.rank(corrected.cities(), "outsourcing.employees", year=2012)
    chart = ranking.chart()
    rows = with_key(chart, "value")
    spec = json.dumps(spec_of(chart))
    assert '"domain": [0' in spec
    assert {slug: row["open"] for slug, row in rows.items() if row["open"] != "none"} == {"nanchang": "up", "zhengzhou": "up"}
    assert (rows["chongqing"]["solid"], rows["chongqing"]["pale"]) == (180_000, 200_000), "nearly 200,000"


@needs_altair
def test_a_comparison_has_a_plot_for_each_indicator_and_names_its_gaps(
    corrected: sso.Dataset, capfd: pytest.CaptureFixture[str]
) -> None:
    comparison = sso.compare(corrected.cities(region="eastern"))
    chart = comparison.chart()
    drawn = {(row["slug"], row["value"], row["stands"]) for row in rows_of(chart) if row.get("value") is not None}
    alone = {(row["slug"], row["label"].split("*")[0].split(" (")[0]) for row in rows_of(chart) if row.get("value", 0) is None}
    for figure in (cell.figure for row in comparison for cell in row if cell.figure):
        bar = (figure.place, float(figure.value), f"{figure.source}, p. {figure.pages}")
        assert bar in drawn or (figure.place, figure.quantity) in alone, repr(figure)
    said = texts_of(svg_of(chart, capfd))
    for row in comparison:
        if any(cell.gap for cell in row):
            assert f"{row.indicator.short}, no figure: " in said, row.indicator.name


@needs_altair
def test_no_bar_stands_for_a_figure_in_another_unit_than_its_axis(corrected: sso.Dataset) -> None:
    chart = sso.compare([corrected.city("beijing"), corrected.city("hong-kong")], ["wages.average_salary"], currency="USD").chart()
    labels = {row["slug"]: (row["value"] is not None, "a month" in row["label"]) for row in rows_of(chart) if "label" in row}
    assert labels["hong-kong"] == (False, True), "a salary a month among those a year"
    assert labels["beijing"][0]


@needs_altair
def test_the_parts_of_a_scoring_add_up_to_its_scores(corrected: sso.Dataset, capfd: pytest.CaptureFixture[str]) -> None:
    criteria = [sso.Criterion("outsourcing.employees"), sso.Criterion("wages.average_salary", 2, "min")]
    scoring = sso.score(corrected.cities(), criteria, nearest=True)
    chart = scoring.chart()
    sums = with_key(chart, "total")
    for score in scoring:
        parts = [row for row in rows_of(chart) if row.get("slug") == score.place.slug and "points" in row]
        assert [row["points"] for row in parts] == [part.points for part in score.parts]
        row = sums[score.place.slug]
        assert (row["total"], row["low"], row["high"]) == (score.total, score.low, score.high)
        assert parts[-1]["to"] == pytest.approx(score.total)
    said = texts_of(svg_of(chart, capfd))
    assert all(each.place.name in said for each in scoring.unscored)


# --- the map ---


@needs_altair
@pytest.mark.parametrize("name", ["economy.gdp", "wages.average_salary", "outsourcing.employees"])
def test_the_map_has_each_city_where_it_is(name: str, corrected: sso.Dataset, capfd: pytest.CaptureFixture[str]) -> None:
    from china_sso.output.charts import places

    ranking = sso.rank(corrected.cities(), name, nearest=True)
    chart = sso.city_map(ranking)
    dots = with_key(chart, "value")
    assert {slug: row["value"] for slug, row in dots.items()} == {e.place.slug: float(e.figure.value) for e in ranking}
    assert set(with_key(chart, "latitude")) == {city.slug for city in corrected.cities()}
    svg = svg_of(chart, capfd)
    drawn = [
        (float(x), float(y))
        for x, y in re.findall(r'aria-roledescription="(?:circle|point)"[^>]*translate\(([\d.]+),([\d.]+)\)', svg)
    ]
    for city in corrected.cities():
        x, y = places.project(city.longitude, city.latitude)
        assert any(abs(x - at) < 0.1 and abs(y - down) < 0.1 for at, down in drawn), f"{city} is drawn at its place"
        assert city.name in texts_of(svg)


def land() -> list[list[tuple[float, float]]]:
    file = Path(str(sso.__file__)).parent / "output/charts/land.geojson"
    polygons = json.loads(file.read_text(encoding="utf-8"))["geometry"]["coordinates"]
    assert all(len(rings) == 1 for rings in polygons), "no lake, no enclave"
    return [[(x, y) for x, y in ring] for (ring,) in polygons]


def test_the_land_has_no_border_of_any_kind() -> None:
    edges = [frozenset(edge) for ring in land() for edge in pairwise(ring)]
    assert len(edges) == len(set(edges)), "a line between two pieces of land would be a border"


def inside(point: tuple[float, float], ring: list[tuple[float, float]]) -> bool:
    x, y = point
    crossings = ((a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0] for a, b in pairwise(ring))
    return sum(crossings) % 2 == 1


@pytest.mark.parametrize(
    ("what", "longitude", "latitude"), [("Hainan", 109.8, 19.2), ("Taiwan", 121.0, 23.8), ("the continent", 110, 35)]
)
def test_islands_are_land_like_all_land(what: str, longitude: float, latitude: float) -> None:
    assert sum(inside((longitude, latitude), ring) for ring in land()) == 1, what


def boxes(rows: list[dict[str, Any]]) -> Iterator[tuple[str, float, float, float, float]]:
    for row in rows:
        half = text_width(row["text"], 10.5) / 2
        yield row["text"], row["x"] - half, row["y"] - 6, row["x"] + half, row["y"] + 6


@pytest.mark.slow
def test_names_of_a_map_don_t_cover_each_other(corrected: sso.Dataset) -> None:
    from china_sso.output.charts import places

    spots = [Spot(*places.project(city.longitude, city.latitude), 6, city.name) for city in corrected.cities()]
    for one, other in combinations(boxes(placed(spots, 560, 590)), 2):
        apart = one[3] <= other[1] or other[3] <= one[1] or one[4] <= other[2] or other[4] <= one[2]
        assert apart, f"{one[0]} and {other[0]}"


@pytest.mark.slow
def test_a_line_to_a_name_goes_past_no_other_point_and_name(corrected: sso.Dataset) -> None:
    from china_sso.output.charts import places

    spots = [Spot(*places.project(city.longitude, city.latitude), 6, city.name) for city in corrected.cities()]
    rows = placed(spots, 560, 590)
    led = [row for row in rows if "line_x" in row]
    assert led, "in a crowd names have lines"
    for row, share in product(led, range(101)):
        x, y = (row[f"line_{way}"] + (row[f"end_{way}"] - row[f"line_{way}"]) * share / 100 for way in "xy")
        past = [spot.text for spot in spots if hypot(x - spot.x, y - spot.y) < spot.radius]
        assert set(past) <= {row["text"]} or share < 30, f"{row['text']} past {past}"  # some points lie over each other
        for name, left, top, right, bottom in boxes(rows):
            assert name == row["text"] or not (left < x < right and top < y < bottom), f"{row['text']} through {name}"


@needs_altair
def test_a_title_is_in_a_font_of_chinese_only_where_it_has_chinese(corrected: sso.Dataset) -> None:
    def font(chart: Any) -> str:
        said: str = spec_of(chart)["concat"][0]["title"]["font"]
        return said.partition(",")[0]

    assert font(sso.compare([corrected.city("xian"), corrected.city("wuhan")], ["economy.gdp"]).chart()) == "Arial"
    assert font(sso.city_card(corrected.city("xian"), corrected.cities())) == "Noto Sans CJK SC"


# --- cards ---


#: What gives the key figures of a place by its slug.
Known = Callable[[str], sso.Rows[sso.KeyFigure]]


@pytest.fixture(scope="module")
def known(corrected: sso.Dataset) -> Known:
    """The key figures of places; to rank them takes a while."""
    return cache(lambda slug: sso.key_figures(corrected.place(slug), corrected.cities()))


def test_key_figures_have_the_growth_and_the_rank_that_the_library_gives(known: Known, corrected: sso.Dataset) -> None:
    ranked = cache(lambda indicator, year: sso.rank(corrected.cities(), indicator, year=year))
    for city in some(corrected.cities(), 6):
        for each in known(city.slug):
            assert each.figure in city.key_figures
            if each.ranking is not None:
                assert each.ranking == ranked(each.figure.indicator, each.figure.year)
            if each.figure.growth is not None and each.growth is not None:
                assert each.growth.value == each.figure.growth, repr(each.figure)


@needs_altair
@pytest.mark.parametrize("slug", ["hangzhou", "hong-kong", "daqing", "china"])
def test_a_card_has_each_key_figure(slug: str, known: Known, corrected: sso.Dataset, capfd: pytest.CaptureFixture[str]) -> None:
    chart = sso.city_card(slug)
    said = texts_of(svg_of(chart, capfd))
    found = known(slug)
    assert found
    for each in found:
        assert each.figure.quantity in said, repr(each.figure)
        assert each.standing in said
    values = {(row["what"], row["value"]) for row in rows_of(chart) if row.get("own")}
    for each in found:
        if each.ranked and each.ranking:
            assert {(each.figure.indicator.title, float(e.figure.value)) for e in each.ranking} <= values
    assert corrected.place(slug).chinese in said


# --- the other charts ---


@needs_altair
def test_every_target_with_progress_has_its_share(corrected: sso.Dataset, capfd: pytest.CaptureFixture[str]) -> None:
    targets = sso.targets(corrected.cities())
    chart = targets.chart()
    known = [row for row in targets if row.progress]
    drawn = [(row["slug"], row["value"], row["low"], row["high"]) for row in rows_of(chart) if "had" in row and "tip" in row]
    assert {(r.place.slug, float(r.progress.share), *ends(r.progress.interval)) for r in known if r.progress} == set(drawn)
    assert f"{len(known)} of {len(targets)} targets" in texts_of(svg_of(chart, capfd))


@needs_altair
def test_a_series_has_all_points_and_hollow_ones_are_implied(corrected: sso.Dataset, capfd: pytest.CaptureFixture[str]) -> None:
    every = [corrected.city(slug).series("outsourcing.offshore_executed_value") for slug in ("hangzhou", "suzhou", "dalian")]
    chart = sso.series_chart(*every)
    drawn = {(row["slug"], row["year"], row["value"], row["implied"]) for row in rows_of(chart) if "implied" in row}
    assert drawn == {(each.place, p.year, float(p.figure.value), p.implied) for each in every for p in each}
    assert "Hollow" in texts_of(svg_of(chart, capfd))
    with pytest.raises(sso.CriterionError):
        sso.series_chart(every[0], corrected.city("dalian").series("economy.gdp"))
    assert rows_of(every[0].chart())


@needs_altair
def test_growth_and_size_are_those_of_one_year(corrected: sso.Dataset, capfd: pytest.CaptureFixture[str]) -> None:
    what = sso.OutsourcingMetrics.offshore_executed_value
    chart = sso.growth_chart(corrected.cities(), what)
    sizes, growths = sso.rank(corrected.cities(), what), sso.rank(corrected.cities(), sso.growth_of(what))
    grown = {entry.place.slug: float(entry.figure.value) for entry in growths}
    expected = {e.place.slug: (float(e.figure.value), grown[e.place.slug]) for e in sizes if e.place.slug in grown}
    assert {slug: (row["value"], row["growth"]) for slug, row in with_key(chart, "growth").items()} == expected
    said = texts_of(svg_of(chart, capfd))
    assert all(city.name in said for city in corrected.cities()), "in the plot, or below it with the reason"


@needs_altair
@pytest.mark.parametrize("make", [sso.form_matrix, sso.purpose_matrix, sso.service_matrix])
def test_a_matrix_has_a_square_for_each_that_a_city_has(
    make: Any, corrected: sso.Dataset, capfd: pytest.CaptureFixture[str]
) -> None:
    matrix = make(corrected.cities())
    chart = matrix.chart()
    drawn = {(row["slug"], row["value"]) for row in rows_of(chart)}
    assert drawn == {(city.slug, member.value) for city, found in matrix.rows for member in found}
    said = texts_of(svg_of(chart, capfd))
    assert all(member.title in said for member in matrix.members)


@needs_altair
def test_coverage_is_that_of_the_indicators(corrected: sso.Dataset, capfd: pytest.CaptureFixture[str]) -> None:
    chart = sso.coverage_chart(corrected, least=20)
    drawn = {(row["indicator"], row["slug"], row["latest"]) for row in rows_of(chart)}
    cities = {city.slug for city in corrected.cities()}
    assert drawn == {
        (each.name, slug, max((year for year in years if year), default=None))
        for each in corrected.indicators()
        if len(each.cities) >= 20
        for slug, years in each.places
        if slug in cities
    }
    svg_of(chart, capfd)


@needs_altair
def test_the_mix_has_each_printed_share_and_never_more_than_the_whole(
    corrected: sso.Dataset, capfd: pytest.CaptureFixture[str]
) -> None:
    chart = sso.service_mix(corrected.cities())
    drawn = sorted((row["slug"], row["value"]) for row in rows_of(chart) if "line" in row and "middle" not in row)
    metrics = sso.OutsourcingMetrics
    shares = [
        f for city in corrected.cities() for i in (metrics.ito_share, metrics.bpo_share, metrics.kpo_share) for f in city.find(i)
    ]
    assert drawn == sorted((figure.place, float(figure.value)) for figure in shares)
    assert all(row["to"] <= 100.01 for row in rows_of(chart) if "line" in row), "parts of one whole"
    svg_of(chart, capfd)


# --- pages ---


def test_every_city_has_a_page_with_each_key_figure(known: Known, corrected: sso.Dataset) -> None:
    for place in some(corrected.places(), 6):
        page = sso.profile(place, corrected)
        sections = dict(page.sections)
        cells = [row[:1] + tuple(map(str, row[1:])) for row in sections["Key figures"].rows]
        for each in known(place.slug):
            row = next(cell for cell in cells if cell[0] == each.figure.indicator.title)
            assert str(row[1]).startswith(each.figure.quantity), repr(each.figure)
            assert each.standing in str(row[-1]) or not each.standing, repr(each.figure)
        errata = [each for each in corrected.errata() if each.place == place.slug]
        assert len(sections["Errata"].rows if "Errata" in sections else ()) == len(errata), place.slug
        assert len(sections["Incentives"].rows if "Incentives" in sections else ()) == len(place.incentives), place.slug
        assert len(sections["Targets"].rows if "Targets" in sections else ()) == len(place.targets), place.slug
        text = page.markdown().replace("\\", "")
        for participant in place.participants:
            assert participant.name in text, participant.name
        for source in corrected.sources():
            assert (source.title in text) == (source.id in place.sources), f"{source.id} in {place.slug}"


@needs_altair
def test_a_page_of_a_data_set_stands_among_its_own_cities(corrected: sso.Dataset) -> None:
    page = sso.profile("hangzhou", corrected)
    alone = attrs.evolve(page, cities=())
    assert "of 11" in texts_of(page.html().partition("<h2>")[0])
    assert " of 1 " in texts_of(alone.html().partition("<h2>")[0]), "without cities, a place stands alone, not among the bundled"


@needs_altair
def test_a_card_fits_a_phone(corrected: sso.Dataset) -> None:
    for place in (corrected.city("hangzhou"), corrected.places()[-1]):
        svg = sso.profile(place, corrected).html().partition("<svg")[2].partition(">")[0]
        assert int(re.findall(r'width="(\d+)"', svg)[0]) <= 390, place.slug
        assert "viewBox" in svg, "or it does not shrink"


def test_a_page_stands_alone_and_obeys_nothing(corrected: sso.Dataset) -> None:
    page = sso.profile("hangzhou", corrected)
    html = page.html()
    assert re.findall(r"(?:src|href)=|@import|url\((?!#)", html) == []
    assert html.count("<h2>") == len(page.sections) + 1
    assert ("<svg" in html) == bool(find_spec("altair") and find_spec("vl_convert"))
    hostile = attrs.evolve(page, title="<script>alert(1)</script>", about=("<b>",), sources=("<i>",))
    assert "<script" not in hostile.html()
    assert not re.search(r"<[bi]>", hostile.html())


@pytest.mark.skipif(not (find_spec("great_tables") and find_spec("polars")), reason="great tables need their extra")
def test_a_great_table_has_each_cell_and_its_doubts_as_footnotes(corrected: sso.Dataset) -> None:
    results = (
        sso.rank(corrected.cities(), "economy.gdp"),
        sso.compare(corrected.cities(region="southern")),
        sso.score(corrected.cities(), [sso.Criterion("wages.average_salary"), sso.Criterion("economy.gdp")], nearest=True),
    )
    for result in results:
        said = texts_of(re.sub(r"<style.*?</style>", "", result.to_great_table().as_raw_html(), flags=re.DOTALL))
        for row in result.table.rows:
            for cell in row:
                text = cell if isinstance(cell, str) else cell.text
                assert text in said, text
                for note in () if isinstance(cell, str) else cell.footnotes:
                    assert " ".join(note.split()) in said, note


# --- files ---


@needs_altair
def test_files_are_what_their_suffix_says_and_load_nothing(tmp_path: Path, corrected: sso.Dataset) -> None:
    chart = sso.rank(corrected.cities(region="northern"), "hotels.five_star").chart()
    files = {form: sso.save_chart(chart, tmp_path / f"chart.{form}").read_bytes() for form in sso.ChartFormat}
    assert files[sso.ChartFormat.SVG].startswith(b"<svg")
    assert files[sso.ChartFormat.PNG].startswith(b"\x89PNG")
    assert json.loads(files[sso.ChartFormat.JSON])["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
    page = files[sso.ChartFormat.HTML].decode()
    outside_scripts = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    assert re.findall(r"(?:src|href)=|@import|url\(", outside_scripts) == []
    assert re.findall(r"<script[^>]*\ssrc=", page) == []
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []
    with pytest.raises(sso.UnknownNameError, match="svg, png, html, json"):
        sso.save_chart(chart, tmp_path / "chart.gif")


def test_without_the_extra_a_chart_says_what_it_needs(monkeypatch: pytest.MonkeyPatch, corrected: sso.Dataset) -> None:
    monkeypatch.setitem(__import__("sys").modules, "altair", None)
    ranking = sso.rank(corrected.cities(), "economy.gdp")
    with pytest.raises(MissingExtraError, match=re.escape("pip install 'china-sso[charts]'")):
        ranking.chart()
