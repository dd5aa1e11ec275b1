"""Databases: cells are those of the model, keys lead somewhere, views have the names, columns are explained."""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

import china_sso as sso
from china_sso.frames.layout import FieldType
from china_sso.frames.layouts import LAYOUTS
from china_sso.output.files.content import Content
from china_sso.output.files.export import TABLES
from china_sso.output.files.sql import ROW, SHOWN, said


@pytest.fixture(scope="module")
def lite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    file, *_ = sso.export(tmp_path_factory.mktemp("sqlite") / "out", "sqlite")
    with closing(sqlite3.connect(file)) as database:
        yield database


def model(table: str) -> list[tuple[Any, ...]]:
    return list(Content(LAYOUTS[table], tuple(getattr(sso.load(), table)())).rows())


def names(table: str) -> str:
    return ", ".join(f'"{field.name}"' for field in LAYOUTS[table].fields)


@pytest.mark.parametrize("table", TABLES)
def test_sqlite_holds_what_the_model_says(table: str, lite: sqlite3.Connection) -> None:
    lists = {number for number, field in enumerate(LAYOUTS[table].fields) if field.type is FieldType.TEXTS}
    order = "" if LAYOUTS[table].key else f" ORDER BY {ROW}"
    found = [
        tuple(
            json.loads(cell) if number in lists else Decimal(repr(cell)) if isinstance(cell, float) else cell
            for number, cell in enumerate(row)
        )
        for row in lite.execute(f'SELECT {names(table)} FROM "{table}"{order}')
    ]
    assert found == model(table)


def test_sqlite_is_whole_and_strict(lite: sqlite3.Connection) -> None:
    assert lite.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert lite.execute("PRAGMA foreign_key_check").fetchall() == []
    assert dict(lite.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")) == {
        **dict.fromkeys((*TABLES, "columns"), 1),
        "sqlite_schema": 0,
    }
    for table in TABLES:
        keys = {(each[3], each[2]) for each in lite.execute(f'PRAGMA foreign_key_list("{table}")')}
        assert keys == {(field.name, field.refers) for field in LAYOUTS[table].fields if field.refers}, table
        primary = [each[1] for each in lite.execute(f'PRAGMA table_info("{table}")') if each[5]]
        assert primary == list(LAYOUTS[table].key or [ROW]), table


def test_sqlite_refuses_what_the_layout_refuses(lite: sqlite3.Connection) -> None:
    lite.execute("PRAGMA foreign_keys = ON")
    for statement in (
        "UPDATE observations SET bound = 'perhaps'",
        "UPDATE observations SET value = 'much'",
        "UPDATE observations SET footnotes = 'none'",
        "UPDATE places SET model_city = 2",
        "INSERT INTO sources VALUES ('inside-the-dragon-2013', 'x', 'x', 'x', 'x', 'x', 'x', 'x')",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            lite.execute(statement)
    lite.execute("UPDATE observations SET city = 'nowhere'")
    with pytest.raises(sqlite3.IntegrityError):
        lite.commit()
    lite.rollback()


def test_sqlite_explains_its_columns(lite: sqlite3.Connection) -> None:
    said = lite.execute('SELECT "table", "column", type, definition, unit, vocabulary FROM columns ORDER BY rowid').fetchall()
    assert said == [
        (
            table,
            field.name,
            field.type.value,
            field.definition,
            field.unit,
            json.dumps(field.vocabulary) if field.vocabulary else None,
        )
        for table in TABLES
        for field in LAYOUTS[table].fields
    ]
    statement = lite.execute("SELECT sql FROM sqlite_schema WHERE name = 'observations'").fetchone()[0]
    assert "-- The printed change. In percent." in statement


def check_view(found: list[dict[str, Any]], table: str) -> None:
    """A view has the rows of its table, and beside each key what it leads to."""
    columns = [field.name for field in LAYOUTS[table].fields]
    rows = [dict(zip(columns, row, strict=True)) for row in model(table)]
    assert len(found) == len(rows), table
    for field in LAYOUTS[table].fields:
        if field.refers:
            (key,) = LAYOUTS[field.refers].key
            shown = SHOWN[field.refers]
            titles = Content(LAYOUTS[field.refers], tuple(getattr(sso.load(), field.refers)())).columns()
            named = dict(zip(titles[key], titles[shown], strict=True))
            pairs = sorted(((row[field.name], row[f"{field.name}_{shown}"]) for row in found), key=str)
            assert pairs == sorted(((row[field.name], named.get(row[field.name])) for row in rows), key=str), (table, field.name)


@pytest.mark.parametrize("table", [name for name in TABLES if any(field.refers for field in LAYOUTS[name].fields)])
def test_views_of_sqlite_have_the_names(table: str, lite: sqlite3.Connection) -> None:
    asked = lite.execute(f'SELECT * FROM "{table}_with_names"')
    heads = [each[0] for each in asked.description]
    check_view([dict(zip(heads, row, strict=True)) for row in asked], table)


# --- DuckDB ---


@pytest.fixture(scope="module")
def duck(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    duckdb = pytest.importorskip("duckdb")
    file, *_ = sso.export(tmp_path_factory.mktemp("duckdb") / "out", "duckdb")
    with duckdb.connect(str(file), read_only=True) as database:
        yield database


@pytest.mark.parametrize("table", TABLES)
def test_duckdb_holds_what_the_model_says(table: str, duck: Any) -> None:
    key = ", ".join(f'"{name}"' for name in LAYOUTS[table].key) or ROW
    found = duck.execute(f'SELECT {names(table)} FROM "{table}" ORDER BY {key}').fetchall()
    rows = model(table)
    if LAYOUTS[table].key:
        at = [field.name for field in LAYOUTS[table].fields].index(LAYOUTS[table].key[0])
        rows.sort(key=lambda row: row[at])
    assert found == rows


def test_duckdb_has_keys_types_and_comments(duck: Any) -> None:
    for table in TABLES:
        fields = LAYOUTS[table].fields
        keys = duck.execute(
            "SELECT constraint_column_names[1], referenced_table FROM duckdb_constraints() "
            "WHERE table_name = ? AND constraint_type = 'FOREIGN KEY'",
            [table],
        ).fetchall()
        assert {*keys} == {(field.name, field.refers) for field in fields if field.refers}, table
        columns = duck.execute(
            "SELECT column_name, comment, data_type FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index", [table]
        ).fetchall()
        columns = columns if LAYOUTS[table].key else columns[1:]
        assert [(name, says) for name, says, _ in columns] == [(field.name, said(field)) for field in fields]
        for (name, _, kind), field in zip(columns, fields, strict=True):
            if field.type is FieldType.CATEGORY:
                assert kind == f"ENUM({', '.join(repr(each) for each in field.vocabulary)})", name
            if field.type is FieldType.NUMBER:
                assert kind == "DECIMAL(38,10)", name
        (comment,) = duck.execute("SELECT comment FROM duckdb_tables() WHERE table_name = ?", [table]).fetchone()
        assert comment == LAYOUTS[table].title


def test_views_of_duckdb_have_the_names_and_comments(duck: Any) -> None:
    for table in (name for name in TABLES if any(field.refers for field in LAYOUTS[name].fields)):
        asked = duck.execute(f'SELECT * FROM "{table}_with_names"')
        heads = [each[0] for each in asked.description]
        check_view([dict(zip(heads, row, strict=True)) for row in asked.fetchall()], table)
        silent = duck.execute(
            "SELECT column_name FROM duckdb_columns() WHERE table_name = ? AND comment IS NULL", [f"{table}_with_names"]
        ).fetchall()
        assert not silent, table


def test_both_databases_answer_the_queries_of_the_page_alike(lite: sqlite3.Connection, duck: Any) -> None:
    page = Path(__file__).resolve().parents[1] / "docs" / "how-to" / "export.md"
    queries = re.findall(r'^ask\("""(.*?)"""\)', page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert len(queries) == 5
    for query in queries:
        left = lite.execute(query).fetchall()
        right = duck.execute(query.replace("json_each(services) AS service", "unnest(services) AS service(value)")).fetchall()
        assert left
        assert left == right, query


# --- what is left out and refused ---


def test_a_database_of_some_tables_has_their_keys_only(tmp_path: Path) -> None:
    file, *_ = sso.export(tmp_path / "out", "sqlite", tables=["observations", "places"])
    with closing(sqlite3.connect(file)) as database:
        assert {each[2] for each in database.execute("PRAGMA foreign_key_list(observations)")} == {"places"}
        heads = [each[0] for each in database.execute("SELECT * FROM observations_with_names").description]
        assert "city_name" in heads
        assert "source_title" not in heads


def test_a_number_that_a_double_does_not_hold_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = sso.observations()
    long = attrs.evolve(rows[0], value=12345678901234567891)
    monkeypatch.setattr(sso.Dataset, "observations", lambda _: sso.Rows((long,), "observations"))
    with pytest.raises(sso.NotANumberError, match="12345678901234567891"):
        sso.export(tmp_path / "out", "sqlite", tables=["observations"])
    assert not list(tmp_path.iterdir())
    sso.export(tmp_path / "out", "json", tables=["observations"])
    assert "12345678901234567891" in (tmp_path / "out" / "observations.json").read_text(encoding="utf-8")
