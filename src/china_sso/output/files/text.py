"""Files with one table each: CSV, JSON, JSON Lines, Parquet."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from typing import Any

from china_sso.frames.build import frame_of, needed
from china_sso.frames.layout import FieldType
from china_sso.output.files.content import Content, double
from china_sso.tables import csv, json


def _in_csv(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return json.line(value)
    return f"{value:f}" if isinstance(value, Decimal) else value


def in_csv(table: Content) -> bytes:
    """A line a row. Lists are JSON, and no cell is a formula."""
    return csv.dumps((field.name for field in table.layout.fields), table.rows(_in_csv)).encode()


def in_json(table: Content) -> bytes:
    """An array of objects."""
    return json.dumps(list(table.objects())).encode()


def in_jsonl(table: Content) -> bytes:
    """An object a line."""
    return "".join(f"{json.line(row)}\n" for row in table.objects()).encode()


def in_parquet(table: Content) -> bytes:
    """The frame of pyarrow. Raises `NotANumberError` for a number that a double does not hold."""
    parquet, out = needed("pyarrow.parquet", "arrow"), BytesIO()
    for field in table.layout.fields:
        if field.type is FieldType.NUMBER:
            for cell in field.cells(table.items, exact=True):
                _ = None if cell is None else double(cell)
    parquet.write_table(frame_of(table.items, table.layout, "pyarrow", exact=False), out)
    return out.getvalue()


#: What makes the file of a table.
WRITERS: dict[str, Callable[[Content], bytes]] = {
    "csv": in_csv,
    "json": in_json,
    "jsonl": in_jsonl,
    "parquet": in_parquet,
}
