"""The workbook: cells of the right types, no formula, heads that stay, filters, comments, errata marked, columns explained."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

import china_sso as sso
from china_sso.frames.layout import FieldType
from china_sso.frames.layouts import LAYOUTS
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
