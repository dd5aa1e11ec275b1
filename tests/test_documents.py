"""Documents beside documents: a yearbook laid over the bundled cities, and a second edition of the report.

Everything in the two made-up documents is invented.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import china_sso as sso
from china_sso.model.indicators import DERIVED
from china_sso.output.cite import cite_figure, cite_place, cite_source

REPORT, YEARBOOK, EDITION = "inside-the-dragon-2013", "yearbook-2021", "inside-the-dragon-2014"
Files = dict[str, Any]


def figure(indicator: str, value: int, unit: str, year: int, **more: Any) -> dict[str, Any]:
    return {"indicator": indicator, "value": value, "unit": unit, "period": str(year), "printed": f"{value:,}", **more}


def profile(*figures: dict[str, Any], section: str = "quality_of_life", **more: Any) -> dict[str, Any]:
    return {"pages": "7", **more, "chapters": [{"section": section, "figures": list(figures)}]}


def written(folder: Path, files: Files) -> Path:
    for name, document in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(json.dumps(document), encoding="utf-8")
    return folder


# --- a yearbook of ten cities ---

#: The output of 2020 in billions of yuan, and the people in thousands; Wuhu is a city that the report doesn't have.
TEN = {
    "beijing": (3610, 21893),
    "dalian": (703, 7451),
    "hangzhou": (1610, 11936),
    "suzhou": (2017, 12748),
    "wuxi": (1237, 7462),
    "chengdu": (1771, 20938),
    "wuhan": (1561, 12327),
    "xian": (1002, 12953),
    "shenzhen": (2767, 17560),
    "wuhu": (375, 3644),
}
WUHU = {
    "slug": "wuhu", "name": "Wuhu", "chinese": "芜湖", "pinyin": "Wúhú", "province": "Anhui", "iso_3166_2": "CN-AH",
    "gbt_2260": "340200", "geonames_id": 1791236, "latitude": 31.33728, "longitude": 118.37351,
}  # fmt: skip


def yearbook() -> Files:
    """Output and people of ten cities; besides, of Hangzhou the output of 2012, which is not what the report prints."""
    footnotes = [{"mark": "a", "publisher": "Bureau of Statistics", "title": "Census"}]
    files: Files = {}
    for slug, (gdp, people) in TEN.items():
        output = figure("economy.gdp", gdp * 10**9, "CNY", 2020, growth=4, growth_from=2019)
        total = figure("population.total", people * 1000, "persons", 2020, footnotes=["a"])
        files[f"{YEARBOOK}/{slug}.json"] = {"profiles": [{**profile(output, total), "footnotes": footnotes}]}
    files[f"{YEARBOOK}/hangzhou.json"]["profiles"][0]["chapters"][0]["figures"].append(
        figure("economy.gdp", 803 * 10**9, "CNY", 2012)
    )
    wrong = files[f"{YEARBOOK}/suzhou.json"]["profiles"][0]["chapters"][0]["figures"][1]
    wrong |= {"value": 1274800, "erratum": "suzhou-yearbook-people"}
    erratum = {
        "id": "suzhou-yearbook-people", "source": YEARBOOK, "place": "suzhou", "section": "quality_of_life",
        "printed": "1,274,800", "right": "12,748,000", "evidence": "A tenth of what the census has.", "confidence": "certain",
        "corrections": [{"attribute": "value", "printed": 1274800, "right": 12748000}],
    }  # fmt: skip
    source = {"id": YEARBOOK, "title": "Yearbook of Ten Cities", "publisher": "Nobody", "kind": "book", "date": "2021"}
    return {"sources.json": {"sources": [source]}, "places.json": {"places": [WUHU]}, "errata.json": {"errata": [erratum]}, **files}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("yearbook"), yearbook())


@pytest.fixture(scope="module")
def both(folder: Path) -> sso.Dataset:
    """The yearbook laid over the bundled data."""
    return sso.load(folder, overlay=True)


def test_an_overlay_adds_to_the_bundled_data_and_changes_nothing_of_it(both: sso.Dataset) -> None:
    rows = both.observations()
    assert tuple(row for row in rows if row.source != YEARBOOK) == sso.observations()
    assert len(rows) == len(sso.observations()) + 2 * len(TEN) + 1
    assert [place.slug for place in both.places()] == [*(city.slug for city in sso.cities()), "wuhu", "china"]
    assert [source.id for source in both.sources()] == [*(source.id for source in sso.sources()), YEARBOOK]
    for place in sso.load().places():
        if place.slug not in TEN:
            assert both.place(place.slug) == place, place.slug
    assert YEARBOOK not in {source for place in sso.load().places() for source in place.sources}


def test_a_city_of_ones_own_is_one_like_the_others(both: sso.Dataset) -> None:
    wuhu = both.city("芜湖")
    assert wuhu is both.city("340200") is both.cities(province="Anhui")[-1]
    assert (wuhu.region, wuhu.model_city, wuhu.sources) == (None, False, (YEARBOOK,))
    assert str(wuhu.figure(sso.Economy.gdp)) == "CNY 375 billion (2020)"
    with pytest.raises(sso.UnknownCityError):
        sso.city("wuhu")


def test_a_series_has_all_years_of_all_documents_each_printed_or_implied_with_its_source(both: sso.Dataset) -> None:
    series = both.city("hangzhou").series(sso.Economy.gdp)
    assert [(point.year, point.implied, point.source, point.figure.quantity) for point in series] == [
        (2011, True, REPORT, "CNY 715.963 billion"),
        (2012, False, REPORT, "CNY 780.4 billion"),
        (2012, False, YEARBOOK, "CNY 803 billion"),
        (2019, True, YEARBOOK, "CNY 1.548 trillion"),
        (2020, False, YEARBOOK, "CNY 1.61 trillion"),
    ]
    assert series.years == (2011, 2012, 2019, 2020)
    assert set(series.printed) == set(both.city("hangzhou").find(sso.Economy.gdp))
    assert both.city("hangzhou").series("gdp", source=REPORT) == sso.city("hangzhou").series("gdp")


def test_the_latest_year_counts_and_of_one_year_the_first_document_unless_another_is_asked_for(both: sso.Dataset) -> None:
    hangzhou = both.city("hangzhou")
    for year, source, expected in (
        (None, None, "CNY 1.61 trillion (2020)"),
        (2012, None, "CNY 780.4 billion (2012)"),
        (2012, YEARBOOK, "CNY 803 billion (2012)"),
        (None, REPORT, "CNY 780.4 billion (2012)"),
    ):
        assert str(hangzhou.figure(sso.Economy.gdp, year, source=source)) == expected, (year, source)
    assert hangzhou.figure(sso.Economy.gdp, 2020, source=REPORT) is None
    with pytest.raises(sso.UnknownNameError, match=f"There is: {REPORT}"):
        both.city("kunming").figure(sso.Economy.gdp, source=YEARBOOK)
    assert {row.source for row in both.observations(source=YEARBOOK)} == {YEARBOOK}


def test_comparisons_and_rankings_know_the_yearbook(both: sso.Dataset) -> None:
    (row,) = sso.compare(both.cities(), [sso.Economy.gdp], year=2020).rows
    assert {cell.place: cell.figure.value for cell in row.cells if cell.figure} == {
        slug: gdp * 10**9 for slug, (gdp, _) in TEN.items()
    }
    ranking = sso.rank(both.cities(), sso.Economy.gdp, year=2020)
    assert [entry.place.slug for entry in ranking.entries] == sorted(TEN, key=lambda slug: -TEN[slug][0])


def test_a_comparison_over_several_documents_says_which_figure_is_from_which(both: sso.Dataset) -> None:
    mixed = sso.compare([both.city("hangzhou"), both.city("kunming")], [sso.Economy.gdp])
    assert f"a Hangzhou, {sso.Economy.gdp.short}: from {YEARBOOK}" in mixed.notes
    assert [note for note in mixed.notes if REPORT in note] == [f"Where no document is named: {REPORT}"]
    assert not [note for note in sso.compare(both.cities(), [sso.Economy.gdp], year=2020).notes if YEARBOOK in note]
    ranked = sso.rank(both.cities(), sso.Population.total, year=2012, nearest=True)
    assert any(note.endswith(f" Wuhu, {sso.Population.total.short}: from {YEARBOOK}") for note in ranked.notes)


def test_a_derived_figure_is_made_of_the_figures_of_one_document(both: sso.Dataset) -> None:
    per_head = both.city("wuhu").figure(sso.Derived.gdp_per_head, rates=both.exchange_rates())
    assert per_head is None, "there is no rate of 2020"
    rates = sso.Rates((sso.ExchangeRate(sso.Currency.CNY, sso.cny(7).amount, 2020, "a bank"),))
    per_head = both.city("hangzhou").figure(sso.Derived.gdp_per_head, 2020, rates=rates)
    assert per_head is not None
    assert (per_head.source, round(per_head.value)) == (YEARBOOK, round(1610 * 10**9 / 7 / 11_936_000))
    for place in both.places():
        for indicator in DERIVED.values():
            for each in indicator.of(place):
                assert {one.source for one in each.inputs} == {each.source}, repr(each)


def test_errata_know_their_document(both: sso.Dataset, folder: Path) -> None:
    assert [erratum.source for erratum in both.errata()] == [*(erratum.source for erratum in sso.errata()), YEARBOOK]
    printed = sso.load(folder, overlay=True, errata=False)
    for dataset, people in ((both, 12748000), (printed, 1274800)):
        found = dataset.city("suzhou").figure(sso.Population.total, 2020)
        assert found is not None
        assert (found.value, found.as_printed) == (people, 1274800)
    gdp = [dataset.city("suzhou").figure(sso.Economy.gdp, 2012) for dataset in (both, printed)]
    assert [str(each) for each in gdp] == ["CNY 1.2012 trillion (2012)", "CNY 120.12 billion (2012)"]


def test_where_two_documents_disagree_is_found(both: sso.Dataset) -> None:
    (finding,) = [finding for finding in sso.verify(both) if finding.check == "documents"]
    assert finding.place == "hangzhou"
    assert finding.message == (
        f"Gross domestic product: CNY 780.4 billion (2012) in {REPORT}, CNY 803 billion (2012) in {YEARBOOK}"
    )
    assert finding.answers == ()


def test_figures_of_the_yearbook_are_cited_as_its_own(both: sso.Dataset) -> None:
    people = both.city("hangzhou").figure(sso.Population.total)
    assert people is not None
    reference = cite_figure(both, people)
    assert (reference.key, reference.title) == (f"{YEARBOOK}-hangzhou-population-total", "Yearbook of Ten Cities")
    assert reference.note == (
        f"Hangzhou, quality of life: {sso.Population.total.title}, 11.936 million persons (2020), "
        "after Bureau of Statistics, Census."
    )
    assert [each.key for each in cite_place(both, both.city("wuhu"))] == [f"{YEARBOOK}-wuhu-7"]
    assert cite_place(both, both.city("hangzhou"))[-1].title == "Yearbook of Ten Cities"
    assert cite_source(both, YEARBOOK).date == "2021"


def test_an_overlay_may_not_say_again_what_the_bundled_data_says(tmp_path: Path) -> None:
    again: dict[str, Callable[[Files], Any]] = {
        "places.json": lambda files: files["places.json"]["places"].append({**WUHU, "slug": "hangzhou", "name": "Wulin"}),
        "sources.json": lambda files: files["sources.json"]["sources"][0].update(id=REPORT),
        "errata.json": lambda files: files["errata.json"]["errata"][0].update(id="suzhou-gdp"),
    }
    for i, (name, change) in enumerate(again.items()):
        files = yearbook()
        change(files)
        with pytest.raises(sso.DataFileError) as caught:
            sso.load(written(tmp_path / str(i), files), overlay=True)
        assert [fault.found for fault in caught.value.faults if fault.file == name and "again" in fault.found], name


# --- a second edition of the report ---

LINE = {"id": EDITION, "title": "Inside the Dragon 2014", "publisher": "KPMG", "kind": "report", "date": "2014"}


def edition() -> Files:
    """Three cities; one stands in another region, and one has a figure that the first edition has otherwise."""
    staff = "outsourcing.employees"
    return {
        f"{EDITION}/dalian.json": {
            "profiles": [
                profile(figure(staff, 130_000, "persons", 2013), section="service_outsourcing", region="northern", pages="12-13")
            ]
        },
        f"{EDITION}/hangzhou.json": {
            "profiles": [
                profile(figure("economy.gdp", 700 * 10**9, "CNY", 2012), section="overview", region="eastern", pages="8-9")
            ]
        },
        f"{EDITION}/xian.json": {
            "profiles": [
                profile(figure(staff, 90_000, "persons", 2013, kind="target"), section="targets", region="northern", pages="10-11")
            ]
        },
    }


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory, package: Path) -> Path:
    """The bundled files with the second edition: a folder more, and a line in sources.json."""
    folder = tmp_path_factory.mktemp("data")
    shutil.copytree(package / "data", folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("schemas", "*.md"))
    written(folder, edition())
    sources = json.loads((folder / "sources.json").read_text(encoding="utf-8"))
    sources["sources"].append(LINE)
    (folder / "sources.json").write_text(json.dumps(sources), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def editions(added: Path) -> sso.Dataset:
    return sso.load(added)


def test_a_folder_and_a_line_in_the_sources_add_an_edition(editions: sso.Dataset, tmp_path: Path) -> None:
    assert [row for row in editions.observations() if row.source != EDITION] == list(sso.observations())
    assert {row.city for row in editions.observations(source=EDITION)} == {"dalian", "hangzhou", "xian"}
    overlaid = sso.load(written(tmp_path, {"sources.json": {"sources": [LINE]}, **edition()}), overlay=True)
    assert overlaid.places() == editions.places()


def test_region_sections_and_order_belong_to_the_edition_that_has_them(editions: sso.Dataset) -> None:
    by_source = {place.slug: {each.source: each for each in place.profiles} for place in editions.cities()}
    assert (by_source["xian"][REPORT].region, by_source["xian"][EDITION].region) == ("midwestern", "northern")
    assert editions.city("xian").region is sso.Region.MIDWESTERN, "the first document's"
    assert [chapter.section for chapter in by_source["xian"][EDITION].chapters] == ["targets"]
    pages = {slug: each[EDITION].pages for slug, each in by_source.items() if EDITION in each}
    assert pages == {"dalian": "12-13", "hangzhou": "8-9", "xian": "10-11"}


def test_series_and_comparisons_know_the_edition(editions: sso.Dataset) -> None:
    points = editions.city("dalian").series(sso.OutsourcingMetrics.employees).points
    assert (points[-1].year, points[-1].source, points[-1].implied) == (2013, EDITION, False)
    assert {point.source for point in points} == {REPORT, EDITION}
    (row,) = sso.compare(editions.cities(), ["outsourcing.employees"], year=2013).rows
    assert [cell.place for cell in row.cells if cell.figure] == ["dalian"], "what Xi'an aims at it doesn't have"
    (target,) = editions.figures(source=EDITION, kind="target")
    assert target in editions.city("xian").targets


def test_the_findings_name_both_editions(editions: sso.Dataset) -> None:
    found = {finding.place: finding for finding in sso.verify(editions) if finding.check == "documents"}
    assert found.keys() == {"hangzhou", "xian"}
    assert [each.source for each in found["hangzhou"].figures] == [REPORT, EDITION]
    assert found["xian"].message == f"its region is midwestern in {REPORT}, northern in {EDITION}"


def test_each_edition_is_cited_with_its_own_pages(editions: sso.Dataset) -> None:
    keys = [reference.key for reference in cite_place(editions, editions.city("dalian"))]
    assert f"{EDITION}-dalian-12-13" in keys
    employees = editions.city("dalian").figure(sso.OutsourcingMetrics.employees)
    assert employees is not None
    assert cite_figure(editions, employees).write().startswith("Inside the Dragon 2014. KPMG (2014), p. 12-13.")


def test_the_first_document_of_the_list_is_asked_first(added: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(added, folder)
    sources = json.loads((folder / "sources.json").read_text(encoding="utf-8"))["sources"]
    (folder / "sources.json").write_text(json.dumps({"sources": [sources[-1], *sources[:-1]]}), encoding="utf-8")
    hangzhou = sso.load(folder).city("hangzhou")
    assert str(hangzhou.figure(sso.Economy.gdp)) == "CNY 700 billion (2012)"
    assert str(hangzhou.figure(sso.Economy.gdp, source=REPORT)) == "CNY 780.4 billion (2012)"


def test_an_erratum_of_one_edition_is_not_one_of_another(added: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(added, folder)
    file = json.loads((folder / EDITION / "hangzhou.json").read_text(encoding="utf-8"))
    file["profiles"][0]["chapters"][0]["figures"][0]["erratum"] = "suzhou-gdp"
    (folder / EDITION / "hangzhou.json").write_text(json.dumps(file), encoding="utf-8")
    with pytest.raises(sso.DataFileError, match=r"hangzhou\.json: \$\.profiles\[0\]\.chapters\[0\]\.figures\[0\]\.erratum"):
        sso.load(folder)
