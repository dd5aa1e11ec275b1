"""The site shows all of the data: each figure on its city's page with its source, each erratum with its figure, all files."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest

import china_sso as sso

for needed in ("jinja2", "griffe", "pyarrow", "duckdb", "xlsxwriter"):
    pytest.importorskip(needed)

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.slow


class Rows(HTMLParser):
    """The rows of the tables of facts on a page, each with its anchor, its text and its links; and all anchors."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[tuple[str | None, str, list[str]]] = []
        self.anchors: Counter[str] = Counter()
        self._row: tuple[str | None, list[str], list[str]] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.anchors[str(found["id"])] += 1
        if tag == "tr":
            self._row = (found.get("id"), [], [])
        if self._row and found.get("href"):
            self._row[2].append(str(found["href"]))

    def handle_endtag(self, tag: str) -> None:
        if tag == "tr" and self._row:
            self.rows.append((self._row[0], " ".join("".join(self._row[1]).split()), self._row[2]))
            self._row = None

    def handle_data(self, data: str) -> None:
        if self._row:
            self._row[1].append(data)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site") / "docs"
    subprocess.run([sys.executable, ROOT / "tools" / "site", "write", out, "--quick"], check=True, capture_output=True)
    return out


@cache
def rows_of(page: Path) -> Rows:
    return Rows(page.read_text(encoding="utf-8"))


def test_every_figure_stands_on_its_page_with_its_numeral_its_meaning_and_its_source(tree: Path) -> None:
    for place in sso.load().places():
        page = rows_of(tree / "cities" / f"{place.slug}.md")
        rows = [row for row in page.rows if row[0] and any(link.startswith("../indicators/") for link in row[2])]
        assert len(rows) == len(place.figures), place.name
        for figure in place.figures:
            shown = (figure.quantity, figure.printed, figure.indicator.title, figure.label or "", figure.subject or "")
            assert any(all(part in text for part in shown) for _, text, _ in rows), f"{place.name}: the page lacks {figure!r}"
        for _, text, links in rows:
            marks = [link[1:] for link in links if link.startswith("#source-")]
            assert marks, f"{place.name}: {text} has no source"
            assert all(page.anchors[mark] == 1 for mark in marks), f"{place.name}: the sources of {text} aren't there"


def test_a_figure_leads_to_its_row_and_its_source_wherever_it_stands(tree: Path) -> None:
    pages = [tree / "index.md", *sorted((tree / "indicators").glob("*/*.md"))]
    for page in pages:
        rows = [links for _, _, links in rows_of(page).rows if any("#source-" in link for link in links)]
        assert rows, f"{page.relative_to(tree)}: no figure with a source"
        for links in rows:
            row = [link for link in links if "cities/" in link and "#" in link and "#source-" not in link]
            assert row, f"{page.relative_to(tree)}: {links} doesn't lead to a figure"
            path, _, anchor = row[0].partition("#")
            city = rows_of((page.parent / path).resolve().with_suffix(".md"))
            assert city.anchors[anchor] == 1, f"{page.relative_to(tree)}: {row[0]} isn't there"


def test_a_page_leads_with_the_latest_year_that_half_as_many_cities_have(tree: Path) -> None:
    page = (tree / "indicators" / "wages" / "average_salary.md").read_text(encoding="utf-8")
    ranked = {year: len(sso.rank(sso.cities(), sso.Wages.average_salary, year=year)) for year in (2011, 2012)}
    assert 2 * ranked[2012] >= ranked[2011] > ranked[2012]
    assert page.index("## Cities in order, 2012") < page.index("## Cities in order, 2011")


def test_no_page_has_an_anchor_twice(tree: Path) -> None:
    for page in tree.rglob("*.md"):
        twice = [anchor for anchor, times in rows_of(page).anchors.items() if times > 1]
        assert not twice, f"{page.relative_to(tree)}: {twice}"


def test_pages_count_what_the_data_has(tree: Path) -> None:
    data = sso.load()
    anchors = {name: rows_of(tree / name).anchors for name in ("errata.md", "organisations/index.md", "cities/index.md")}
    assert set(anchors["errata.md"]) == {each.id for each in data.errata()}
    assert set(anchors["organisations/index.md"]) == {each.id for each in data.organisations()}
    assert set(anchors["cities/index.md"]) == {each.slug for each in data.cities()}
    indicators = rows_of(tree / "indicators" / "index.md").anchors
    assert sum(not anchor.startswith("derived-") for anchor in indicators) == sum(each.figures > 0 for each in data.indicators())
    incentives = rows_of(tree / "incentives.md").rows
    listed = sum(len(each.measures) or 1 for each in data.incentives())
    assert sum(any("#incentive-" in link for link in links) for _, _, links in incentives) == listed
    start = (tree / "index.md").read_text(encoding="utf-8")
    assert all(f"<b>{number:,}</b>" in start for number in (len(data.figures()), len(data.errata())))


def test_an_erratum_and_its_figure_lead_to_each_other(tree: Path) -> None:
    of = {anchor: links for anchor, _, links in rows_of(tree / "errata.md").rows if anchor}
    for place in sso.load().places():
        page = rows_of(tree / "cities" / f"{place.slug}.md")
        for anchor, _, links in page.rows:
            for link in links:
                if link.startswith("../errata.html#") and anchor:
                    back = [each for each in of[link.partition("#")[2]] if each.startswith(f"cities/{place.slug}.html#")]
                    assert back, f"{place.name}, {anchor}: its erratum doesn't lead back"
                    assert page.anchors[back[-1].partition("#")[2]] == 1, f"{place.name}: {back} isn't there"


def test_the_files_beside_the_pages_are_the_lines_of_the_whole(tree: Path) -> None:
    with (tree / "download" / "csv" / "observations.csv").open(encoding="utf-8", newline="") as file:
        whole = list(csv.DictReader(file))
    assert len(whole) == len(sso.observations())
    for column, folder in (("city", "cities"), ("indicator", "indicators")):
        parts = [list(csv.DictReader(StringIO(file.read_text(encoding="utf-8")))) for file in (tree / folder).rglob("*.csv")]
        for part in parts:
            assert part == [row for row in whole if row[column] == part[0][column]], part[0][column]
    lines = json.loads((tree / "cities" / "hangzhou.json").read_text(encoding="utf-8"))
    assert len(lines) == len(sso.observations(city="hangzhou"))


def test_the_reference_has_each_name_once() -> None:
    pages = (page.read_text(encoding="utf-8") for page in sorted((ROOT / "docs" / "reference").glob("*.md")))
    shown = Counter(line.split()[1] for page in pages for line in page.splitlines() if line.startswith(":::"))
    assert [name for name, times in shown.items() if times > 1] == []
    assert [name for name in sso.__all__ if f"china_sso.{name}" not in shown] == []


def test_what_others_made_of_the_site_is_what_they_made() -> None:
    folder = ROOT / "tools" / "site" / "vendor"
    parts = json.loads((folder / "vendor.json").read_text(encoding="utf-8"))
    assert {part["file"] for part in parts} == {file.name for file in folder.glob("*.js")}
    for part in parts:
        assert sha256((folder / part["file"]).read_bytes()).hexdigest() == part["sha256"], part["file"]
        assert (folder / part["licence_file"]).is_file(), part["package"]
