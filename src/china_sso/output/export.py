"""Files for other programs: every table as CSV, JSON, JSON Lines or Parquet, with a Frictionless data package that explains them.

The same data set gives the same bytes. All files are written beside their places first, and put there one after the other
when they are whole: a full disk leaves the old ones.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from decimal import Decimal
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Any

from china_sso.dataset import Dataset, bundled_dataset
from china_sso.errors import UnknownNameError, WrongTypeError, version
from china_sso.frames.build import frame_of, needed
from china_sso.frames.layout import Field, FieldType, Layout
from china_sso.frames.layouts import LAYOUTS
from china_sso.model.names import member_of
from china_sso.tables import csv, json

#: The tables that are written; figures are the observations once more.
TABLES = tuple(name for name in LAYOUTS if name != "figures")
PACKAGE = "datapackage.json"


class FileFormat(StrEnum):
    """How tables are written."""

    CSV = "csv"
    """Lists as JSON in their cells; no cell is a formula."""
    JSON = "json"
    """An array of objects."""
    JSONL = "jsonl"
    """An object a line."""
    PARQUET = "parquet"
    """Needs the extra ``arrow``."""


def export(
    folder: str | os.PathLike[str],
    form: FileFormat | str = FileFormat.CSV,
    *,
    tables: Iterable[str] = TABLES,
    dataset: Dataset | None = None,
) -> tuple[Path, ...]:
    """Writes tables and a ``datapackage.json`` into a folder, and gives the files. What else is in the folder stays.

    Args:
        folder: where to; it is made if it isn't there.
        form: ``csv``, ``json``, ``jsonl`` or ``parquet``.
        tables: which tables; without it, all of them.
        dataset: the data set; without it, the bundled one.

    Raises:
        UnknownNameError: there is no such format or table.
        MissingExtraError: Parquet is asked for, and pyarrow is not installed.
        OSError: the files can't be written.
    """
    wanted, data = member_of(FileFormat, form, "format"), bundled_dataset() if dataset is None else dataset
    if isinstance(tables, str):
        raise WrongTypeError("the tables to export", "a list of their names", repr(tables))
    named = set(tables)
    for name in named:
        if name not in TABLES:
            raise UnknownNameError("table", str(name), TABLES, exhaustive=True)
    chosen = [LAYOUTS[name] for name in TABLES if name in named]
    written = {f"{each.name}.{wanted}": _WRITERS[wanted](each, getattr(data, each.name)()) for each in chosen}
    written[PACKAGE] = json.dumps(_package(data, chosen, wanted)).encode()
    return _put(Path(folder), written)


def _put(folder: Path, files: dict[str, bytes]) -> tuple[Path, ...]:
    """Writes all files beside their places, then moves each into its place, the description last."""
    folder.mkdir(parents=True, exist_ok=True)
    beside = {name: folder / f".{name}.new" for name in files}
    try:
        for name, content in files.items():
            with beside[name].open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for name, new in beside.items():
            new.replace(folder / name)
    finally:
        for new in beside.values():
            with suppress(OSError):
                new.unlink(missing_ok=True)
    return tuple(folder / name for name in files)


# --- tables ---


def _cells(layout: Layout, items: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Each row by its columns, the numbers exact and without the zeros that fill their places up."""
    columns = layout.columns(items, exact=True)
    for field in layout.fields:
        if field.type is FieldType.NUMBER:
            columns[field.name] = [None if cell is None else cell.normalize() for cell in columns[field.name]]
    return (dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True))


def _in_csv(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return json.line(value)
    return f"{value:f}" if isinstance(value, Decimal) else value


def _csv(layout: Layout, items: Iterable[Any]) -> bytes:
    rows = (map(_in_csv, row.values()) for row in _cells(layout, items))
    return csv.dumps((field.name for field in layout.fields), rows).encode()


def _json(layout: Layout, items: Iterable[Any]) -> bytes:
    return json.dumps(list(_cells(layout, items))).encode()


def _jsonl(layout: Layout, items: Iterable[Any]) -> bytes:
    return "".join(f"{json.line(row)}\n" for row in _cells(layout, items)).encode()


def _parquet(layout: Layout, items: Iterable[Any]) -> bytes:
    parquet, out = needed("pyarrow.parquet", "arrow"), BytesIO()
    parquet.write_table(frame_of(items, layout, "pyarrow", exact=False), out)
    return out.getvalue()


_WRITERS: dict[FileFormat, Callable[[Layout, Iterable[Any]], bytes]] = {
    FileFormat.CSV: _csv,
    FileFormat.JSON: _json,
    FileFormat.JSONL: _jsonl,
    FileFormat.PARQUET: _parquet,
}


# --- the data package ---

_TYPES = {
    FieldType.TEXT: "string",
    FieldType.INTEGER: "integer",
    FieldType.NUMBER: "number",
    FieldType.TRUTH: "boolean",
    FieldType.CATEGORY: "string",
    FieldType.TEXTS: "array",
}
_MEDIA = {
    FileFormat.CSV: "text/csv",
    FileFormat.JSON: "application/json",
    FileFormat.JSONL: "application/jsonl",
    FileFormat.PARQUET: "application/vnd.apache.parquet",
}
_MIT = {"name": "MIT", "title": "MIT License", "path": "https://opensource.org/licenses/MIT"}
_CC_BY = {"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
_GEONAMES = {"title": "GeoNames: coordinates and ids", "path": "https://www.geonames.org/"}


def _package(dataset: Dataset, layouts: list[Layout], form: FileFormat) -> dict[str, Any]:
    documents = [
        {"title": f"{each.title}, {each.publisher}", **({"path": each.url} if each.url else {})} for each in dataset.sources()
    ]
    names = {each.name for each in layouts}
    return {
        "profile": "data-package",
        "name": "china-sso",
        "title": "Facts of Chinese outsourcing cities",
        "description": "Facts compiled from the documents named as sources, each with the place where it is printed.",
        "version": version(),
        "licenses": [_MIT, _CC_BY],
        "sources": [*documents, _GEONAMES],
        "contributors": [{"title": "The china-sso developers", "role": "author"}],
        "resources": [_resource(each, names, form) for each in layouts],
    }


def _resource(layout: Layout, names: set[str], form: FileFormat) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_described(field) for field in layout.fields]}
    if layout.key:
        schema["primaryKey"] = list(layout.key)
    keys = [_foreign(layout, field) for field in layout.fields if field.refers in names]
    if keys:
        schema["foreignKeys"] = keys
    resource = {"name": layout.name, "path": f"{layout.name}.{form}", "format": form.value, "mediatype": _MEDIA[form]}
    text = {} if form is FileFormat.PARQUET else {"encoding": "utf-8"}
    licences = {"licenses": [_CC_BY], "sources": [_GEONAMES]} if layout.name == "places" else {}
    return {**resource, **text, "description": layout.title, **licences, "schema": schema}


def _described(field: Field) -> dict[str, Any]:
    limits: dict[str, Any] = {} if field.gaps else {"required": True}
    if field.type is FieldType.CATEGORY:
        limits["enum"] = list(field.vocabulary)
    unit = f" In {field.unit}." if field.unit else ""
    described = {"name": field.name, "type": _TYPES[field.type], "description": f"{field.definition}{unit}"}
    return {**described, "constraints": limits} if limits else described


def _foreign(layout: Layout, field: Field) -> dict[str, Any]:
    assert field.refers is not None
    own = field.refers == layout.name  # an empty name is the table itself
    reference = {"resource": "" if own else field.refers, "fields": list(LAYOUTS[field.refers].key)}
    return {"fields": [field.name], "reference": reference}
