"""Writes the tables of a data set into a folder, in the format asked for, with the descriptions that other programs read.

The same data give the same bytes, in all formats but DuckDB's, which gives each file an id of its own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from importlib import import_module
from pathlib import Path

from china_sso.dataset import Dataset
from china_sso.errors import UnknownNameError, WrongTypeError, described, named
from china_sso.frames.layouts import LAYOUTS
from china_sso.loading import dataset_or_bundled
from china_sso.model.arguments import check_callback
from china_sso.model.names import member_of
from china_sso.model.numbers import in_own_context
from china_sso.output.files import text
from china_sso.output.files.content import Content, Step
from china_sso.output.files.croissant import croissant
from china_sso.output.files.folder import CROISSANT, NAME, PACKAGE, replaced
from china_sso.output.files.geojson import in_geojson, located
from china_sso.output.files.package import package
from china_sso.output.paths import path_of
from china_sso.tables import json

#: The tables that are written; figures are the observations once more.
TABLES = tuple(name for name in LAYOUTS if name != "figures")


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
    GEOJSON = "geojson"
    """The tables that are about cities, each row a point on the map."""
    SQLITE = "sqlite"
    """A database: strict tables, keys, indexes, views that join names, a table that explains the columns."""

    DUCKDB = "duckdb"
    """The same for DuckDB: exact decimals, enums, lists, a comment on every column. Needs the extra ``duckdb``."""

    XLSX = "xlsx"
    """A workbook for people: a sheet a table, filters, notes and errata as comments. Needs the extra ``xlsx``."""


#: Formats that have all tables in one file, and the module that writes it.
_ONE_FILE = {FileFormat.SQLITE: "sqlite", FileFormat.DUCKDB: "duckdb", FileFormat.XLSX: "xlsx"}

#: Formats whose readers take the types of columns from their cells.
_UNTYPED = {FileFormat.CSV, FileFormat.JSON, FileFormat.JSONL}


@in_own_context
def export(
    folder: str | os.PathLike[str],
    form: FileFormat | str = FileFormat.CSV,
    *,
    tables: Iterable[str] | None = None,
    dataset: Dataset | None = None,
    on_table: Step | None = None,
) -> tuple[Path, ...]:
    """Writes tables and their descriptions into a folder, and gives the files.

    The folder becomes the export: what an earlier one wrote there goes, and a folder with other files is refused. It is
    written whole or not at all, whatever goes wrong: see the page on files.

    Args:
        folder: where to; it is made if it isn't there.
        form: the format: ``csv``, ``json``, ``jsonl``, ``parquet``, ``sqlite`` ... See `FileFormat`.
        tables: which tables; without it, all of them, as GeoJSON all that are about cities.
        dataset: the data set; without it, the bundled one.
        on_table: is told the name of each table once it is written.

    Raises:
        UnknownNameError: there is no such format or table, or a table that is not about cities is asked for as GeoJSON.
        MissingExtraError: the format needs a library that is not installed.
        NotANumberError: a number has more digits than the format holds.
        FolderInUseError: the folder has files that are none of an export, or is the current one.
        WrongTypeError: an argument is of a type that can't be meant, such as a path that no folder can have.
        OSError: the files can't be written.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> import china_sso as sso
        >>> with TemporaryDirectory() as place:
        ...     files = sso.export(f"{place}/tables", "csv", tables=["sources", "places"])
        >>> [file.name for file in files]
        ['sources.csv', 'places.csv', 'croissant.json', 'datapackage.json']
    """
    wanted, data = member_of(FileFormat, form, "format"), dataset_or_bundled(dataset)
    check_callback(on_table, "what is called with each table")
    contents = [Content(LAYOUTS[name], tuple(getattr(data, name)())) for name in chosen(tables, wanted)]
    if wanted in _UNTYPED:
        contents = [each.shown_first() for each in contents]
    target = path_of(folder)
    with replaced(target) as new:
        files = _written(contents, wanted, new, data, on_table or (lambda _: None))
        for name, described in (
            (CROISSANT, croissant(data, contents, wanted.value, files)),
            (PACKAGE, package(data, contents, wanted.value, files, one=wanted in _ONE_FILE)),
        ):
            (new / name).write_text(json.dumps(described), encoding="utf-8", newline="\n")
    return tuple(target / name for name in (*(file.name for file in files), CROISSANT, PACKAGE))


def chosen(tables: Iterable[str] | None, form: FileFormat) -> list[str]:
    """The names of the tables that an export has, those first that others refer to. Raises what `export` raises for names."""
    there_are = located(TABLES) if form is FileFormat.GEOJSON else TABLES
    if isinstance(tables, str) or not isinstance(tables, Iterable | None):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise WrongTypeError("the tables to export", "a list of their names", described(tables))
    wanted = list(there_are if tables is None else tables)
    for name in wanted:
        if name not in there_are:
            raise UnknownNameError("table", named(name), there_are, exhaustive=True)
    return [name for name in there_are if name in wanted]


def _written(contents: Sequence[Content], form: FileFormat, folder: Path, dataset: Dataset, step: Step) -> list[Path]:
    """Writes the files with the tables."""
    if form in _ONE_FILE:
        write: Callable[..., None] = import_module(f"china_sso.output.files.{_ONE_FILE[form]}").write
        file = folder / f"{NAME}.{form}"
        write(contents, file, step, dataset)
        return [file]
    files: list[Path] = []
    for each in contents:
        files.append(folder / f"{each.name}.{form}")
        made = in_geojson(each, dataset) if form is FileFormat.GEOJSON else text.WRITERS[form](each)
        files[-1].write_bytes(made)
        step(each.name)
    return files
