"""A DuckDB database: exact decimals, enums, lists, keys, indexes, views that join names, and a comment on every column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from china_sso.dataset import Dataset
from china_sso.frames.build import needed
from china_sso.frames.layout import DECIMALS, DIGITS, Field, FieldType, Layout
from china_sso.output.files import sql
from china_sso.output.files.content import Content, Step

_TYPES = {
    FieldType.INTEGER: "BIGINT",
    FieldType.NUMBER: f"DECIMAL({DIGITS}, {DECIMALS})",
    FieldType.TRUTH: "BOOLEAN",
    FieldType.TEXTS: "VARCHAR[]",
}


def _column(field: Field) -> str:
    """The type of a column. Vocabularies are types of their own."""
    if field.vocabulary:
        kind = f"ENUM ({', '.join(map(sql.text, field.vocabulary))})"
        return f"{kind}[]" if field.type is FieldType.TEXTS else kind
    return _TYPES.get(field.type, "VARCHAR")


_DIALECT = sql.Dialect("BIGINT", _column)
#: One thread, so that rows lie in their order; the smallest blocks, as each column and index fills one at least.
_CONFIG = {"threads": 1, "default_block_size": 16384}


def write(tables: Sequence[Content], file: Path, step: Step, _: Dataset) -> None:
    """Writes the database. Raises `MissingExtraError` without duckdb."""
    duckdb = needed("duckdb", "duckdb")
    try:
        with duckdb.connect(str(file), config=_CONFIG) as database:
            database.execute("BEGIN")
            for each in tables:
                database.execute(sql.table(each.layout, tables, _DIALECT))
                for rows in _parents_first(each):
                    _fill(database, each.layout, rows)
                for statement in _explained(each.layout, tables):  # each key has its index already
                    database.execute(statement)
                step(each.name)
            database.execute("COMMIT")
            database.execute("CHECKPOINT")
    except (duckdb.OperationalError, duckdb.FatalException) as error:
        raise OSError(f"the database can't be written: {error}") from error


def _cell(value: Any) -> Any:
    return f"{value:f}" if isinstance(value, Decimal) else value  # a list of decimals would have the type of its first


def _fill(database: Any, layout: Layout, rows: list[tuple[int, tuple[Any, ...]]]) -> None:
    """Adds rows with their numbers in one statement, a list for each column: one for each row takes seconds."""
    columns = [] if layout.key else [[number for number, _ in rows]]
    columns += [list(cells) for cells in zip(*(row for _, row in rows), strict=True)]
    database.execute(f"INSERT INTO {sql.named(layout.name)} SELECT {', '.join(['unnest(?)'] * len(columns))}", columns)


def _parents_first(table: Content) -> list[list[tuple[int, tuple[Any, ...]]]]:
    """The rows with their numbers, those after others of their own table that they refer to: keys are checked at once."""
    rows = list(enumerate(table.rows(_cell), start=1))
    for field in table.layout.fields:
        if field.refers == table.name:
            names = [each.name for each in table.layout.fields]
            at, key = names.index(field.name), names.index(table.layout.key[0])
            above = {row[key]: row[at] for _, row in rows}
            depths = {name: _depth(name, above) for name in above}
            return [[each for each in rows if depths[each[1][key]] == depth] for depth in sorted({*depths.values()})]
    return [rows] if rows else []


def _depth(name: Any, above: dict[Any, Any]) -> int:
    depth, name = 0, above.get(name)
    while name is not None and depth <= len(above):
        depth, name = depth + 1, above.get(name)
    return depth


def _explained(layout: Layout, tables: Sequence[Content]) -> Iterator[str]:
    """The comments on a table and its columns, its view, and the comments on that."""
    yield f"COMMENT ON TABLE {sql.named(layout.name)} IS {sql.text(layout.title)}"
    columns = [(field.name, sql.said(field)) for field in layout.fields]
    for name, says in columns if layout.key else [(sql.ROW, sql.ROW_SAYS), *columns]:
        yield f"COMMENT ON COLUMN {sql.named(layout.name)}.{sql.named(name)} IS {sql.text(says)}"
    if view := sql.view(layout, tables):
        yield view.statement
        yield f"COMMENT ON VIEW {sql.named(view.name)} IS {sql.text(view.title)}"
        for name, says in view.columns:
            yield f"COMMENT ON COLUMN {sql.named(view.name)}.{sql.named(name)} IS {sql.text(says)}"
