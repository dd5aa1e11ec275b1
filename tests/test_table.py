from __future__ import annotations

import csv
import io
import re
from collections import Counter
from html.parser import HTMLParser

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from china_sso.tables.table import Table

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


@settings(max_examples=40)
@given(tables(most=11), st.integers(40, 120))
def test_a_table_of_many_columns_as_text_fits_the_width(table: Table, width: int) -> None:
    assert max(map(len, table.text(width).split("\n"))) <= width


def test_a_column_may_be_empty() -> None:
    assert Table("caption", ("", "head"), (("", "cell"),)).text(40).split("\n")[-1].strip() == "cell"


@settings(max_examples=40)
@given(tables(), st.integers(40, 120))
def test_wrapping_a_table_loses_no_letter(table: Table, width: int) -> None:
    told = [i for i in range(len(table.heads)) if any(row[i] for row in table.rows)]  # a list leaves empty columns out
    heads = [table.heads[i] for i in told if i]  # and the first cell of a row is its title
    parts = (table.caption, *table.notes, *heads, *(cell for row in table.rows for cell in row))
    wanted = Counter("".join("".join(parts).split()))
    shown = Counter("".join(table.text(width).replace("─", "").split()))
    assert not wanted - shown, "a head may stand before each cell, but nothing goes"


@settings(max_examples=40)
@given(tables())
def test_csv_holds_the_heads_and_the_rows_and_no_formula(table: Table) -> None:
    written = list(csv.reader(io.StringIO(table.csv())))
    # an apostrophe before what a spreadsheet would take for a formula is not part of the text
    assert [[cell.removeprefix("'") for cell in row] for row in written] == [
        [cell.removeprefix("'") for cell in row] for row in (table.heads, *table.rows)
    ]
    for cell in (cell for row in written for cell in row):
        assert cell[:1] not in ("=", "@"), cell
        assert cell[:1] not in ("+", "-") or NUMBER.fullmatch(cell), cell


@settings(max_examples=40)
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


@settings(max_examples=40)
@given(tables())
def test_html_holds_every_cell_and_closes_every_tag(table: Table) -> None:
    reader = Cells()
    reader.feed(evolve(table, notes=()).html())
    assert reader.open == 0
    assert reader.rows == [list(table.heads), *map(list, table.rows)]


def test_what_html_reads_as_markup_is_written_as_text() -> None:
    table = Table("<b>", ("<i>",), (("<script>",),), ("<u>",))
    for text in ("<b>", "<i>", "<script>", "<u>"):
        assert text not in table.html()
