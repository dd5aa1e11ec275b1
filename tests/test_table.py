from __future__ import annotations

import csv
import io
import re
from collections import Counter
from html.parser import HTMLParser
from importlib.util import find_spec

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from china_sso.tables.csv import dumps
from china_sso.tables.html import _wide, table_html
from china_sso.tables.marks import Marks, Remark
from china_sso.tables.page import page_html
from china_sso.tables.table import Entry, Table

NUMBER = re.compile(r"[-+][\d.]+(e[-+]?\d+)?", re.IGNORECASE)
words = st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S"]), min_size=1, max_size=14)
cells = st.lists(words, max_size=4).map(" ".join)


@st.composite
def tables(draw: st.DrawFn, most: int = 4) -> Table:
    width = draw(st.integers(1, most))
    row = st.tuples(*[cells] * width)
    return Table(
        draw(cells),
        draw(st.tuples(*[words] * width)),
        tuple(draw(st.lists(row, max_size=5))),
        tuple(draw(st.lists(cells, max_size=3))),
        frozenset(draw(st.sets(st.integers(0, width - 1)))),
    )


@given(tables(most=11), st.integers(40, 120))
def test_a_table_of_many_columns_as_text_fits_the_width(table: Table, width: int) -> None:
    assert max(map(len, table.text(width).split("\n"))) <= width


def test_a_column_may_be_empty() -> None:
    assert Table("caption", ("", "head"), (("", "cell"),)).text(40).split("\n")[-1].strip() == "cell"


@given(tables(), st.integers(40, 120))
def test_wrapping_a_table_loses_no_letter(table: Table, width: int) -> None:
    told = [i for i in range(len(table.heads)) if any(row[i] for row in table.rows)]  # a list leaves empty columns out
    heads = [table.heads[i] for i in told if i]  # and the first cell of a row is its title
    parts = (table.caption, *table.notes, *heads, *(cell for row in table.texts for cell in row))
    wanted = Counter("".join("".join(parts).split()))
    shown = Counter("".join(table.text(width).replace("─", "").split()))
    assert not wanted - shown, "a head may stand before each cell, but nothing goes"


@given(tables())
def test_csv_holds_the_heads_and_the_rows_and_no_formula(table: Table) -> None:
    written = list(csv.reader(io.StringIO(table.csv())))
    # an apostrophe before what a spreadsheet would take for a formula is not part of the text
    assert [[cell.removeprefix("'") for cell in row] for row in written] == [
        [cell.removeprefix("'") for cell in row] for row in (table.heads, *table.texts)
    ]
    for cell in (cell for row in written for cell in row):
        assert cell[:1] not in ("=", "@"), cell
        assert cell[:1] not in ("+", "-") or NUMBER.fullmatch(cell), cell


@given(tables())
def test_markdown_has_a_rule_and_as_many_cells_in_every_line(table: Table) -> None:
    lines = [line for line in table.markdown().split("\n") if line.startswith("| ")][: 2 + len(table.rows)]
    assert set(lines[1]) <= set("| -:")
    assert len(lines) == 2 + len(table.rows)
    for line in lines:
        assert line.replace("\\|", "").count("|") == len(table.heads) + 1, line


class Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.open = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self.open += 1
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.open -= 1

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


@given(tables())
def test_html_holds_every_cell_and_closes_every_tag(table: Table) -> None:
    reader = Cells()
    reader.feed(evolve(table, notes=()).html())
    assert reader.open == 0
    assert reader.rows == [list(table.heads), *map(list, table.texts)]


def test_what_html_reads_as_markup_is_written_as_text() -> None:
    table = Table("<b>", ("<i>",), (("<script>",),), ("<u>",))
    for text in ("<b>", "<i>", "<script>", "<u>"):
        assert text not in table.html()


# --- numbers, and what there is to know about them ---


def numbers(*cells: Entry, points: bool = True) -> Table:
    rows = tuple((f"row {i}", cell) for i, cell in enumerate(cells))
    return Table("caption", ("", "number"), rows, (), frozenset({1}), frozenset({1} if points else ()))


def test_numbers_end_in_one_place_whatever_stands_behind_them() -> None:
    table = numbers(Entry("1,201.2", marks="*"), Entry("780.4", "(2011)", "a,b"), Entry("> 5"), points=False)
    assert table.text().split("\n")[-3:] == ["row 0  1,201.2*", "row 1    780.4 (2011) a,b", "row 2      > 5"]


def test_decimal_points_stand_under_each_other() -> None:
    table = numbers(Entry("1,201.2"), Entry("780"), Entry("2.045", marks="a"), Entry("–"))
    assert table.text().split("\n")[-4:] == ["row 0  1,201.2", "row 1    780", "row 2      2.045 a", "row 3          –"]


def test_columns_of_numbers_that_do_not_fit_come_in_tables_of_one_size_below_each_other() -> None:
    heads = tuple(f"number {i}" for i in range(7))
    rows = tuple((name, *(Entry(f"{i},000,000.25") for i in range(7))) for name in ("one", "other"))
    table = Table("caption", ("", *heads), rows, (), frozenset(range(1, 8)))
    for width in (40, 60, 80):
        lines = table.text(width).split("\n")
        assert max(map(len, lines)) <= width
        blocks = [line for line in lines if line.startswith("one")]
        sizes = [line.count(",000,000.25") for line in blocks]
        assert sum(sizes) == 7
        assert max(sizes) - min(sizes) <= 1, "no column is left alone"


def test_the_same_table_has_the_same_shape_at_a_width_whatever_it_holds() -> None:
    for rows in ((("one", "short"),), (("one", "a sentence of many words " * 12), ("two", ""))):
        table = Table("caption", ("what", "where"), rows, list_below=60)
        assert "what" not in table.text(59), "a list has no line of heads"
        assert "  where: " in table.text(59)
        assert "what" in table.text(60)
        assert "  where: " not in table.text(60)
    assert Table("none", ("what", "where"), (), list_below=60).text(59) == Table("none", ("what", "where"), ()).text(59)


def test_a_remark_is_said_once_and_names_its_rows() -> None:
    marks = Marks()
    first = marks.entry("1", [Remark("as printed", "One", "GDP")])
    again = marks.entry("2", [Remark("wrong", "Two", "GDP", wrong=True), Remark("as printed", "Two", "GDP")])
    other = marks.entry("3", [Remark("as printed", "Two", "Area"), Remark("otherwise", "Two", "Area")])
    assert [str(each) for each in (first, again, other)] == ["1 a", "2* a", "3 a,b"]
    assert marks.notes == ("a One, Two, GDP; Two, Area: as printed", "* Two, GDP: wrong", "b Two, Area: otherwise")


def test_there_is_a_mark_for_every_remark_however_many() -> None:
    marks = Marks()
    texts = [marks.entry("1", [Remark(f"remark {i}", "One", "GDP")]).marks for i in range(1000)]
    assert len(set(texts)) == 1000
    assert texts[:2] == ["a", "b"]
    assert texts[25:28] == ["z", "aa", "ab"]


def test_marks_are_set_above_the_line_in_html_behind_the_text_in_markdown_and_are_words_in_csv() -> None:
    marks = Marks()
    table = numbers(marks.entry("5", [Remark("<as> printed", "One", "GDP")], "(2011)"), Entry("6"))
    assert re.search(r">5<span [^>]*>&nbsp;\(2011\)<sup[^>]*>a</sup></span></td>", table.html())
    assert re.search(r">6<span [^>]*></span></td>", table.html()), "and as much room behind the others"
    assert "| 5 (2011) a |" in table.markdown()
    written = list(csv.reader(io.StringIO(table.csv())))
    assert written == [["", "number", "notes"], ["row 0", "5 (2011)", "One, GDP: <as> printed"], ["row 1", "6", ""]]


def test_numbers_end_under_each_other_whatever_marks_stand_behind_them() -> None:
    found = table_html("Cap", ["city", "number"], [["x", ("1", "*a")], [("y", "b"), "2"]], frozenset({1}))
    room = ";display:inline-block;width:1.2em;text-align:left"
    left, right = ('style="text-align:left"', 'style="text-align:right"')
    whole_left, whole_right = (f'{side[:-1]};white-space:nowrap"' for side in (left, right))
    assert found == (
        f"<table><caption>Cap</caption><thead><tr><th {left}>city</th>"
        f'<th {right}>number<sup style="line-height:0{room}"></sup></th></tr></thead><tbody>'
        f'<tr><td {whole_left}>x</td><td {whole_right}>1<sup style="line-height:0{room}">*a</sup></td></tr>'
        f'<tr><td {whole_left}>y<sup style="line-height:0">b</sup></td>'
        f'<td {whole_right}>2<sup style="line-height:0{room}"></sup></td></tr>'
        "</tbody></table>"
    )


def test_a_cell_of_csv_without_a_value_is_empty() -> None:
    assert dumps(["a", "b"], [[None, 1], ["", 0]]) == "a,b\n,1\n,0\n"


def test_a_page_has_its_texts_escaped_its_tables_as_they_are_and_ends() -> None:
    page = page_html("A & B", ["<first>", "second"], "<svg/>\n", [("C & D", "<table></table>")], ["<E>"])
    start, style, rest = re.split(r"<style>|</style>\n", page)
    assert style.strip().startswith(":root {")
    assert start.splitlines() == [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<title>A &amp; B</title>",
    ]
    assert rest.splitlines() == [
        "</head>",
        "<body>",
        "<h1>A &amp; B</h1>",
        "<p>&lt;first&gt;</p>",
        "<p>second</p>",
        "<figure><svg/></figure>",
        "<section>",
        "<h2>C &amp; D</h2>",
        '<div class="wide"><table></table></div>',
        "</section>",
        "<section>",
        "<h2>Sources</h2>",
        "<ul>",
        "<li>&lt;E&gt;</li>",
        "</ul>",
        "</section>",
        "</body>",
        "</html>",
    ]
    assert page.endswith("</html>\n")
    assert "<figure>" not in page_html("A", [], "", [], [])


@pytest.mark.skipif(not (find_spec("great_tables") and find_spec("polars")), reason="great tables need their extra")
def test_a_great_table_has_numbers_on_the_right_and_each_remark_once() -> None:
    marks = Marks()
    first = marks.entry("5", [Remark("as <printed>", "One", "GDP")], "(2011)")
    again = marks.entry("6", [Remark("as <printed>", "Two", "GDP"), Remark("wrong", "Two", "GDP", wrong=True)])
    rows = (("One", first, ""), ("Two", again, "x"))
    table = Table("Cap", ("city", "number", "who"), rows, (*marks.notes, "said of all"), frozenset({1}))
    page = table.to_great_table().as_raw_html()
    body = re.sub(r"<style.*?</style>", "", page, flags=re.DOTALL)
    assert re.findall(r'<td[^>]*class="gt_heading gt_title[^>]*>(.*?)</td>', body) == ["Cap"]
    heads = re.findall(r'<th class="gt_col_heading[^"]*gt_(left|right)"[^>]*>(.*?)</th>', body)
    assert heads == [("left", "city"), ("right", "number"), ("left", "who")]
    cells = re.findall(r'<td[^>]*class="gt_row gt_(left|right)"[^>]*>(.*?)</td>', body)
    mark = r'<span class="gt_footnote_marks"[^>]*>(.*?)</span>'
    shown = [(side, re.sub(r"<.*?>", "", re.sub(mark, r"^\1", cell))) for side, cell in cells]
    assert shown == [
        *(("left", "One"), ("right", "5 (2011)^a"), ("left", "")),
        *(("left", "Two"), ("right", "6^a,b"), ("left", "x")),
    ]
    below = re.findall(r'<td class="gt_(?:footnote|sourcenote).*?</td>', body)
    assert [" ".join(re.sub(r"<.*?>", " ", cell).split()) for cell in below] == ["said of all", "a as &lt;printed&gt;", "b wrong"]


def test_a_short_cell_without_blanks_stays_in_one_line_and_room_is_measured_in_letters() -> None:
    for length, whole in ((32, True), (33, False)):
        assert ("nowrap" in table_html("", ["a"], [["x" * length]])) == whole, length
    assert "nowrap" not in table_html("", ["a"], [["x y"]])
    assert _wide(("5", "a,b", "(2011)")) == pytest.approx(7 * 0.55 + 3 * 0.6)
    assert _wide(("5", "a", "")) == pytest.approx(0.6)


@pytest.mark.skipif(not (find_spec("great_tables") and find_spec("polars")), reason="great tables need their extra")
@pytest.mark.filterwarnings("ignore:PyArrow Table support is currently experimental")
@pytest.mark.parametrize("library", ["polars", "pandas", "pyarrow", None])
def test_a_great_table_takes_whichever_frames_there_are(library: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if library:
        pytest.importorskip(library)
    monkeypatch.setattr("china_sso.tables.great.find_spec", lambda name: name == library or None)
    page = Table("Cap", ("city",), (("One",),), ()).to_great_table().as_raw_html()
    assert ">One</td>" in page


@pytest.mark.skipif(not (find_spec("great_tables") and find_spec("polars")), reason="great tables need their extra")
def test_a_great_table_says_below_only_what_no_footnote_says() -> None:
    cell = Marks().entry("5", [Remark("that is, at length, said", "One", "GDP")])
    notes = ("a One, GDP: at length, said", "b Two: that is, at length, said", "of all: not", "of all")
    page = Table("Cap", ("city",), ((cell,),), notes).to_great_table().as_raw_html()
    below = re.findall(r'<td class="gt_sourcenote.*?</td>', re.sub(r"<style.*?</style>", "", page, flags=re.DOTALL))
    assert [re.sub(r"<.*?>", "", each) for each in below] == ["of all: not", "of all"]


def test_a_notebook_shows_the_html_of_a_table() -> None:
    table = Table("Cap", ("city",), (("One",),), ("of all",))
    assert table._repr_html_() == table.html()
    assert "<p>of all</p>" in table.html()
