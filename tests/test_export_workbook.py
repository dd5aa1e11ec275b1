"""The workbook: cells of the right types, no formula, heads that stay, filters, comments, errata marked, columns explained."""

import itertools
import re
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import attrs
import pytest

import china_sso as sso
from china_sso.frames.layout import FieldType
from china_sso.frames.layouts import LAYOUTS
from china_sso.output.files import xlsx
from china_sso.output.files.content import DICTIONARY, Content, dictionary
from china_sso.output.files.export import TABLES

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    file, *_ = sso.export(tmp_path_factory.mktemp("xlsx") / "out", "xlsx")
    return openpyxl.load_workbook(file)


def content(table: str) -> Content:
    return Content(LAYOUTS[table], tuple(getattr(sso.load(), table)()))


def as_cell(cell: Any) -> Any:
    """A cell of the model as a workbook shows it."""
    if isinstance(cell, list):
        return "; ".join(cell) or None
    return float(cell) if isinstance(cell, Decimal) else cell


@pytest.mark.parametrize("table", TABLES)
def test_a_sheet_holds_what_the_model_says(table: str, book: Any) -> None:
    sheet, layout = book[table], LAYOUTS[table]
    heads, *rows = sheet.iter_rows(values_only=True)
    assert [head.casefold() for head in heads] == [field.head.casefold() for field in layout.fields]
    assert rows == [tuple(map(as_cell, row)) for row in content(table).rows()]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == sheet.dimensions
    types = {FieldType.INTEGER: "n", FieldType.NUMBER: "n", FieldType.TRUTH: "b"}
    for column, field in zip(sheet.iter_cols(min_row=2), layout.fields, strict=True):
        assert {cell.data_type for cell in column if cell.value is not None} <= {types.get(field.type, "s")}, field.name


def test_heads_write_what_they_name_as_people_do() -> None:
    for layout in LAYOUTS.values():
        for field in layout.fields:
            assert not re.search(r"\b(iso|gbt|geonames|id|url)\b|\d \d", field.head), f"{layout.name}: {field.head}"


def test_rows_are_as_high_as_their_longest_text_needs(book: Any) -> None:
    sheet = book["glossary"]
    for row in sheet.iter_rows(min_row=2):
        longest = max(len(str(cell.value or "")) for cell in row)
        height = sheet.row_dimensions[row[0].row].height or 15
        assert 15 * (longest // 55) <= height <= 15 * (1 + longest // 34), row[1].value


def test_the_workbook_explains_its_columns(book: Any) -> None:
    heads, *rows = book["columns"].iter_rows(values_only=True)
    assert [head.casefold() for head in heads] == list(DICTIONARY)
    ordered = [table for table in book.sheetnames if table in TABLES]
    assert sorted(ordered) == sorted(TABLES)
    assert rows == [tuple(map(as_cell, line)) for line in dictionary([content(table) for table in ordered])]
    assert book.sheetnames[:3] == ["about", "columns", "observations"]
    said = [[cell.value for cell in row] for row in book["about"].iter_rows(max_col=2)]
    heads = [head for head, text in said[2:] if head and not text]
    assert heads == ["How to read it", "Sheets", "Sources", "Licences"]
    assert {source.id for source in sso.sources()} | {*book.sheetnames[1:]} <= {name for name, text in said if text}


def test_errata_are_marked_and_notes_are_comments(book: Any) -> None:
    sheet = book["observations"]
    column = next(cell.column for cell in sheet[1] if cell.value == "Value")
    for number, row in enumerate(sso.observations(), start=2):
        cell = sheet.cell(number, column)
        where = f"{row.indicator} of {row.city}"
        comment = cell.comment.text if cell.comment else ""
        assert (row.erratum is not None) == (cell.fill.fgColor.rgb == "FFFFE0B2"), where
        assert (row.erratum or "") in comment, where
        assert (row.note or "") in comment, where
        assert bool(comment) == bool(row.erratum or row.note), where


def test_no_cell_is_a_formula_or_becomes_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = sso.sources()[0]
    texts = ["=1+1", "+A1", "-1+2", "@SUM(A1)", "＝1", "{=1}", "http://example.org", "2013", "'=1"]
    rows = [attrs.evolve(source, id=f"s{number}", title=text) for number, text in enumerate(texts)]
    monkeypatch.setattr(sso.Dataset, "sources", lambda _: sso.Rows(rows, "sources"))
    file, *_ = sso.export(tmp_path / "out", "xlsx", tables=["sources"])
    sheet = openpyxl.load_workbook(file)["sources"]
    for cell, text in zip(list(sheet["B"])[1:], texts, strict=True):
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
        assert bool(cell.quotePrefix) == (text[0] in "=+-@＝"), f"{text} could become a formula"


def test_what_a_cell_does_not_hold_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = attrs.evolve(sso.sources()[0], note="x" * 40_000)
    monkeypatch.setattr(sso.Dataset, "sources", lambda _: sso.Rows([long], "sources"))
    with pytest.raises(sso.WrongTypeError, match="32,767"):
        sso.export(tmp_path / "out", "xlsx", tables=["sources"])
    assert not list(tmp_path.iterdir())


# --- how it looks ---


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Any:
    file, *_ = sso.export(tmp_path_factory.mktemp("small") / "out", "xlsx", tables=["sources", "places"])
    return openpyxl.load_workbook(file)


def test_sheets_come_in_the_order_of_what_people_look_for_and_print_on_pages_of_their_width(small: Any) -> None:
    assert small.sheetnames == ["about", "columns", "places", "sources"]
    assert set(xlsx._ORDER) < {*TABLES}
    for sheet in small:
        setup = sheet.page_setup
        pages = (setup.orientation, setup.fitToWidth or 1, setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage)
        assert pages == ("landscape", 1, 0, True), sheet.title
        first = sheet.title == "about"
        assert setup.paperSize == (9 if first else 8), f"{sheet.title}: A4 and A3"
        assert sheet.print_title_rows == (None if first else "$1:$1"), sheet.title
        footer = sheet.oddFooter
        assert (footer.left.text, footer.right.text) == ((None, None) if first else ("&A", "&P / &N")), sheet.title
    assert small["about"].sheet_view.showGridLines is False
    known = small.properties
    assert (known.title, known.creator) == ("Facts of Chinese outsourcing cities", "The china-sso developers")
    assert known.description.startswith("Facts compiled from the documents")
    assert known.created.year == 1980, "so that the same data are the same bytes"


def look(cell: Any) -> tuple[Any, ...]:
    colour = cell.font.color.rgb if cell.font.color and isinstance(cell.font.color.rgb, str) else None
    return cell.font.b, cell.font.sz, colour, cell.fill.fgColor.rgb, cell.alignment.vertical, cell.alignment.wrap_text


def test_heads_stand_out_and_cells_begin_at_the_top(small: Any) -> None:
    about = small["about"]
    assert (about["A1"].value, about["A1"].font.b, about["A1"].font.sz) == ("Facts of Chinese outsourcing cities", True, 16)
    sections = [cell for cell in about["A"][2:] if cell.font.b]
    assert {(cell.font.sz, cell.alignment.vertical) for cell in sections} == {(12, "top")}
    assert all(about.cell(cell.row - 1, 1).value is None for cell in sections), "a line apart"
    assert [cell.value for cell in about["A"] if cell.fill.fgColor.rgb == "FFFFE0B2"] == ["coloured cell"]
    assert {cell.alignment.wrap_text for cell in about["B"][2:] if cell.value} == {True}
    for name in ("columns", "places", "sources"):
        head, *rows = small[name].iter_rows()
        assert {look(cell) for cell in head} == {(True, 11, "FFFFFFFF", "FF37474F", "center", True)}, name
        assert {cell.border.left.style for cell in head} == {"thin"}
        assert {cell.alignment.vertical for row in rows for cell in row if cell.value is not None} == {"top"}, name


def test_numbers_stand_right_truths_left_and_years_are_not_grouped(small: Any) -> None:
    fields = {field.head.casefold(): field for field in LAYOUTS["places"].fields}
    for head, *cells in small["places"].iter_cols():
        field = fields[head.value.casefold()]
        looks = {(cell.number_format, cell.alignment.horizontal) for cell in cells if cell.value is not None}
        if field.type is FieldType.NUMBER:
            assert all(re.fullmatch(r"#,##0(\.0+)?_\)", form) and side == "right" for form, side in looks), field.name
        else:
            expected = {FieldType.INTEGER: ("0_)", "right"), FieldType.TRUTH: ('"TRUE";"TRUE";"FALSE"', "left")}
            assert looks == {expected.get(field.type, ("General", None))}, field.name


@pytest.mark.parametrize(
    ("number", "grouped", "form"),
    [(5, True, "#,##0_)"), (5, False, "0_)"), (5.25, True, "#,##0.00_)"), (5.0, True, "#,##0_)"), (1e9, True, "#,##0_)")],
)
def test_a_number_shows_all_its_decimals(number: float, grouped: bool, form: str) -> None:
    assert xlsx._number_format(number, grouped) == form


def test_widths_are_counted_in_digits() -> None:
    for text, width in {"": 0, "abc": 2.9, "il": 1, "ft": 1.4, "mw": 3, "AB": 2.4, "M": 1.5, "杭州": 4, "12": 2, "I.": 1}.items():
        assert xlsx._width(text) == pytest.approx(width), text
    assert (xlsx._width(1234567), xlsx._width(None)) == (10, 0)
    assert xlsx._width(True) == pytest.approx(1.2 + 0.7 + 1 + 1)
    assert xlsx._head_width("ABCD efgh") == pytest.approx(4 * 1.2 * 1.1 + 3), "of its longest word"
    word = "ooooo"  # five digits wide
    assert [xlsx._lines(" ".join([word] * count)) for count in (0, 1, 7, 8, 14, 15)] == [1, 1, 1, 2, 2, 3]
    assert [xlsx._lines("o" * count) for count in (41, 43, 85)] == [1, 2, 3]


def test_columns_are_as_wide_as_what_they_hold_up_to_where_texts_wrap(small: Any) -> None:
    sheet = small["sources"]
    for head, *cells in sheet.iter_cols():
        needed = max(xlsx._head_width(head.value), *(xlsx._width(cell.value) for cell in cells), 7)
        assert sheet.column_dimensions[head.column_letter].width == pytest.approx(min(42, needed) + 2 + 0.71, abs=0.1), head.value
        for cell in cells:
            assert bool(cell.alignment.wrap_text) == (cell.value is not None and xlsx._width(cell.value) > 42), cell.value
    assert sheet.row_dimensions[1].height == pytest.approx(34, abs=0.5)
    for row in range(2, sheet.max_row + 1):
        lines = max(xlsx._lines(str(cell.value or "")) for cell in sheet[row])
        assert (sheet.row_dimensions[row].height or 15) == 15 * lines, row
    about = small["about"]
    assert about.column_dimensions["B"].width == pytest.approx(100.71, abs=0.1)
    longest = max(len(source.id) for source in sso.sources())
    assert about.column_dimensions["A"].width == pytest.approx(longest + 3 + 0.71, abs=0.1)
    assert about.row_dimensions[1].height == 30


def test_a_comment_is_of_the_makers_and_large_enough(small: Any) -> None:
    comments = [cell.comment for row in small["sources"].iter_rows() for cell in row if cell.comment]
    assert comments
    assert {comment.author for comment in comments} == {"The china-sso developers"}


def test_a_sheet_without_a_row_has_its_filters_and_a_line_stands_between_sections(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: Any
) -> None:
    monkeypatch.setattr(sso.Dataset, "errata", lambda _: sso.Rows((), "errata"))
    file, *_ = sso.export(tmp_path / "out", "xlsx", tables=["errata"])
    sheet = openpyxl.load_workbook(file)["errata"]
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(2, len(LAYOUTS['errata'].fields)).coordinate}"
    about = small["about"]
    first, *sections = (cell.row for cell in about["A"][2:] if cell.font.b)
    assert first == 4
    filled = [cell.row for cell in about["A"][3:] if cell.value]
    apart = [later for earlier, later in itertools.pairwise(filled) if later - earlier > 1]
    assert apart == sections, "lines of a section stand together"
    for row in sections:
        assert [about.cell(row - back, 1).value is None for back in (1, 2)] == [True, False], about.cell(row, 1).value


def test_a_comment_has_a_line_for_each_48_letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notes = ["x" * 10, "x" * 100, f"{'x' * 50}\n{'x' * 10}"]
    rows = [attrs.evolve(sso.sources()[0], id=f"s{number}", note=note) for number, note in enumerate(notes)]
    monkeypatch.setattr(sso.Dataset, "sources", lambda _: sso.Rows(rows, "sources"))
    file, *_ = sso.export(tmp_path / "out", "xlsx", tables=["sources"])
    with ZipFile(file) as archive:
        (drawing,) = (archive.read(name).decode() for name in archive.namelist() if "vmlDrawing" in name)
    sizes = re.findall(r"width:([\d.]+)pt;height:([\d.]+)pt", drawing)
    assert [(float(width), float(height)) for width, height in sizes] == [
        (320 * 0.75, (40 + 16 * lines) * 0.75) for lines in (1, 3, 3)
    ]
