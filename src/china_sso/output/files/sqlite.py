"""A SQLite database: strict tables with keys, indexes, views that join names, and a table that explains the columns."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

from china_sso.dataset import Dataset
from china_sso.frames.layout import Field, FieldType
from china_sso.output.files import sql
from china_sso.output.files.content import DICTIONARY, Content, Step, dictionary, double
from china_sso.tables import json

_TYPES = {FieldType.INTEGER: "INTEGER", FieldType.NUMBER: "REAL", FieldType.TRUTH: "INTEGER"}


def _column(field: Field) -> str:
    """The type of a column, and what its cells have to be."""
    kind, name = _TYPES.get(field.type, "TEXT"), sql.named(field.name)
    if field.type is FieldType.CATEGORY:
        return f"{kind} CHECK ({name} IN ({', '.join(map(sql.text, field.vocabulary))}))"
    if field.type is FieldType.TRUTH:
        return f"{kind} CHECK ({name} IN (0, 1))"
    return f"{kind} CHECK (json_valid({name}))" if field.type is FieldType.TEXTS else kind


_DIALECT = sql.Dialect("INTEGER", _column, ending=" STRICT", deferred=" DEFERRABLE INITIALLY DEFERRED", comments=True)


def _cell(value: Any) -> Any:
    if isinstance(value, Decimal):
        return double(value)
    return json.line(value) if isinstance(value, list) else value


def write(tables: Sequence[Content], file: Path, step: Step, _: Dataset) -> None:
    """Writes the database. Raises `NotANumberError` for a number that a double does not hold."""
    try:
        with closing(sqlite3.connect(file, isolation_level=None)) as database:
            database.execute("PRAGMA journal_mode = OFF")  # the file is thrown away if it isn't finished
            database.execute("PRAGMA foreign_keys = ON")
            database.execute("BEGIN")
            for each in tables:
                database.execute(sql.table(each.layout, tables, _DIALECT))
                for statement in sql.indexes(each.layout, tables):
                    database.execute(statement)
            database.execute(_DICTIONARY)
            _fill(database, "columns", DICTIONARY, (map(_cell, line) for line in dictionary(tables)))
            for each in tables:
                _add(database, each, tables)
                step(each.name)
            database.execute("COMMIT")
    except sqlite3.OperationalError as error:
        raise OSError(f"the database can't be written: {error}") from error


def _add(database: sqlite3.Connection, table: Content, tables: Sequence[Content]) -> None:
    """Fills a table, and makes its view."""
    rows = table.rows(_cell)
    numbered = rows if table.layout.key else ((number, *row) for number, row in enumerate(rows, start=1))
    _fill(database, table.name, sql.columns_of(table.layout), numbered)
    if view := sql.view(table.layout, tables):
        database.execute(view.statement)


_COLUMNS = ", ".join(f"{sql.named(name)} {'INTEGER' if name == 'position' else 'TEXT'}" for name in DICTIONARY)
_DICTIONARY = f'CREATE TABLE "columns" ({_COLUMNS}, PRIMARY KEY ("table", "position")) STRICT'


def _fill(database: sqlite3.Connection, table: str, columns: Sequence[str], rows: Any) -> None:
    names, places = ", ".join(map(sql.named, columns)), ", ".join("?" * len(columns))
    database.executemany(f"INSERT INTO {sql.named(table)} ({names}) VALUES ({places})", map(tuple, rows))
