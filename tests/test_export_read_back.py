"""Files are read by programs that know nothing of this package, without options, and the values are those of the model."""

import csv
import io
import json
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable
from contextlib import closing
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pytest

import china_sso as sso
from china_sso.frames.layouts import LAYOUTS
from china_sso.output.files.content import Content
from china_sso.output.files.export import TABLES


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every table as CSV."""
    folder = tmp_path_factory.mktemp("csv") / "out"
    sso.export(folder, "csv")
    return folder


def content(table: str) -> Content:
    return Content(LAYOUTS[table], tuple(getattr(sso.load(), table)()))


def model(table: str) -> list[tuple[Any, ...]]:
    return list(content(table).rows())


def said(cell: Any) -> Any:
    """A cell as what it says, whichever type a program took it for: numbers by their value, gaps alike, lists as JSON."""
    if cell is None or cell == "" or cell != cell or repr(cell) in ("<NA>", "NaT"):
        return None
    if isinstance(cell, (list, tuple)) or type(cell).__name__ == "ndarray":
        return json.dumps([str(each) for each in cell], ensure_ascii=False)
    text = str(cell)
    if text.casefold() in ("true", "false"):
        return text.casefold() == "true"
    try:
        number = Decimal(text.removeprefix("'"))
    except InvalidOperation:
        return text.removeprefix("'")
    return number.normalize() if number.is_finite() else text


def check(table: str, rows: Iterable[Iterable[Any]], *, typed: bool = False) -> None:
    expected = content(table) if typed else content(table).shown_first()
    found, right = [list(map(said, row)) for row in rows], [list(map(said, row)) for row in expected.rows()]
    assert len(found) == len(right), table
    for left, row in zip(found, right, strict=True):
        assert left == row, table


@pytest.mark.parametrize("table", TABLES)
def test_pandas_reads_csv(table: str, files: Path) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(files / f"{table}.csv")
    assert list(frame.columns) == [field.name for field in LAYOUTS[table].fields]
    check(table, frame.astype(object).itertuples(index=False))


@pytest.mark.parametrize("table", TABLES)
def test_polars_reads_csv(table: str, files: Path) -> None:
    polars = pytest.importorskip("polars")
    frame = polars.read_csv(files / f"{table}.csv")
    check(table, frame.rows())
    assert frame.schema == polars.read_csv(files / f"{table}.csv", infer_schema_length=None).schema


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_polars_and_pandas_read_json(form: str, tmp_path: Path) -> None:
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    sso.export(tmp_path / "out", form)
    for table in TABLES:
        file = tmp_path / "out" / f"{table}.{form}"
        check(table, (polars.read_json if form == "json" else polars.read_ndjson)(file).rows())
        frame = pandas.read_json(file, lines=form == "jsonl")
        names = [field.name for field in LAYOUTS[table].fields]
        assert list(frame.columns) == names
        right = list(content(table).shown_first().rows())
        for number, name in enumerate(names):
            if name != "date":  # a name that has pandas look for days in it
                cells = (float(f"{cell:.15g}") if isinstance(cell, float) else cell for cell in frame[name].astype(object))
                assert list(map(said, cells)) == [said(row[number]) for row in right], f"{table}.{name}"


def test_what_shows_the_type_of_a_column_comes_first_and_all_else_in_its_order() -> None:
    items = sso.observations()
    shown = content("observations").shown_first().items
    assert set(shown) == set(items)
    assert any(item.upper is not None for item in shown[:100]), "no row of the first hundred shows that upper is a number"
    assert not any(item.upper is not None for item in items[:100]), "nothing had to come first"
    moved = [item for item, before in zip(shown, items, strict=True) if item != before]
    assert [item for item in items if item != shown[0]] == list(shown[1:]), moved[:3]


@pytest.mark.parametrize("table", TABLES)
def test_duckdb_reads_csv(table: str, files: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    check(table, duckdb.sql(f"SELECT * FROM '{files / table}.csv'").fetchall())


@pytest.mark.parametrize("form", ["json", "jsonl", "parquet"])
def test_duckdb_reads_the_other_files(form: str, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    sso.export(tmp_path / "out", form, tables=["observations", "places"])
    for table in ("observations", "places"):
        file = tmp_path / "out" / f"{table}.{form}"
        check(table, duckdb.sql(f"SELECT * FROM '{file}'").fetchall(), typed=form == "parquet")


def test_frames_read_the_database(tmp_path: Path) -> None:
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    file, *_ = sso.export(tmp_path / "out", "sqlite")
    with closing(sqlite3.connect(file)) as database:
        for table in TABLES:
            asked = f'SELECT * FROM "{table}"'
            skipped = 0 if LAYOUTS[table].key else 1
            truths = {number for number, field in enumerate(LAYOUTS[table].fields) if field.type == "truth"}

            def plain(rows: Iterable[Any], skipped: int = skipped, truths: set[int] = truths) -> Iterable[list[Any]]:
                for row in rows:
                    cells = list(row)[skipped:]
                    yield [
                        bool(cell) if number in truths and cell == cell and cell is not None else cell
                        for number, cell in enumerate(cells)
                    ]

            check(table, plain(pandas.read_sql(asked, database).astype(object).itertuples(index=False)), typed=True)
            check(table, plain(polars.read_database(asked, database, infer_schema_length=None).rows()), typed=True)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed")
def test_r_reads_csv(files: Path) -> None:
    code = (
        "options(digits = 15, encoding = 'UTF-8')\n"
        "for (table in commandArgs(TRUE)) {\n"
        "  read <- read.csv(paste0(table, '.csv'))\n"
        "  write.csv(read, paste0(table, '.again'), row.names = FALSE, na = '', fileEncoding = 'UTF-8')\n"
        "}\n"
    )
    done = subprocess.run(["Rscript", "-e", code, *TABLES], cwd=files, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for table in TABLES:
        again = files / f"{table}.again"
        heads, *rows = csv.reader(io.StringIO(again.read_text(encoding="utf-8")))
        again.unlink()
        assert heads == [field.name for field in LAYOUTS[table].fields]
        check(table, rows)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_reads_the_workbook(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    file, *_ = sso.export(tmp_path / "out", "xlsx")
    # comma, quotes, UTF-8, cells as they are and not as they look, every sheet
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", every_sheet, "--outdir", str(tmp_path), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    for table in TABLES:
        text = (tmp_path / f"china-sso-{table}.csv").read_text(encoding="utf-8")
        _, *rows = csv.reader(io.StringIO(text))
        right = [["; ".join(cell) if isinstance(cell, list) else cell for cell in row] for row in model(table)]
        assert [list(map(said, row)) for row in rows] == [list(map(said, row)) for row in right], table
