"""Writes the tables of a data set into a folder, in the format asked for, with the descriptions that other programs read.

The same data give the same bytes, in all formats but DuckDB's, which gives each file an id of its own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from importlib import import_module
from pathlib import Path

from china_sso.dataset import Dataset, bundled_dataset
from china_sso.errors import UnknownNameError, WrongTypeError
from china_sso.frames.layouts import LAYOUTS
from china_sso.model.names import member_of
from china_sso.output.files import text
from china_sso.output.files.content import Content, Step
from china_sso.output.files.folder import NAME, PACKAGE, replaced
from china_sso.output.files.package import package
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
    SQLITE = "sqlite"
    """A database: strict tables, keys, indexes, views that join names, a table that explains the columns."""


#: Formats that have all tables in one file, and the module that writes it.
_ONE_FILE = {FileFormat.SQLITE: "sqlite"}


def export(
    folder: str | os.PathLike[str],
    form: FileFormat | str = FileFormat.CSV,
    *,
    tables: Iterable[str] = TABLES,
    dataset: Dataset | None = None,
    on_table: Step | None = None,
) -> tuple[Path, ...]:
    """Writes tables and their descriptions into a folder, and gives the files.

    The folder becomes the export: what an earlier one wrote there goes, and a folder with other files is refused. It is
    written whole or not at all, whatever goes wrong: see the page on files.

    Args:
        folder: where to; it is made if it isn't there.
        form: the format: ``csv``, ``json``, ``jsonl``, ``parquet``, ``sqlite`` ... See `FileFormat`.
        tables: which tables; without it, all of them.
        dataset: the data set; without it, the bundled one.
        on_table: is told the name of each table once it is written.

    Raises:
        UnknownNameError: there is no such format or table.
        MissingExtraError: the format needs a library that is not installed.
        NotANumberError: a number has more digits than the format holds.
        FolderInUseError: the folder has files that are none of an export, or is the current one.
        OSError: the files can't be written.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> import china_sso as sso
        >>> with TemporaryDirectory() as place:
        ...     files = sso.export(f"{place}/tables", "csv", tables=["sources", "places"])
        >>> [file.name for file in files]
        ['sources.csv', 'places.csv', 'datapackage.json']
    """
    wanted, data = member_of(FileFormat, form, "format"), bundled_dataset() if dataset is None else dataset
    contents = [Content(LAYOUTS[name], tuple(getattr(data, name)())) for name in _chosen(tables)]
    step: Step = on_table or (lambda _: None)
    with replaced(Path(folder)) as new:
        files = _written(contents, wanted, new, step)
        described = package(data, contents, wanted.value, files, one=wanted in _ONE_FILE)
        (new / PACKAGE).write_text(json.dumps(described), encoding="utf-8", newline="\n")
    return tuple(Path(folder) / name for name in (*(file.name for file in files), PACKAGE))


def _chosen(tables: Iterable[str]) -> list[str]:
    """The tables asked for, those first that others refer to."""
    if isinstance(tables, str):
        raise WrongTypeError("the tables to export", "a list of their names", repr(tables))
    named = set(tables)
    for name in named:
        if name not in TABLES:
            raise UnknownNameError("table", str(name), TABLES, exhaustive=True)
    return [name for name in TABLES if name in named]


def _written(contents: Sequence[Content], form: FileFormat, folder: Path, step: Step) -> list[Path]:
    """Writes the files with the tables."""
    if form in _ONE_FILE:
        write: Callable[[Sequence[Content], Path, Step], None] = import_module(f"china_sso.output.files.{_ONE_FILE[form]}").write
        file = folder / f"{NAME}.{form}"
        write(contents, file, step)
        return [file]
    files: list[Path] = []
    for each in contents:
        files.append(folder / f"{each.name}.{form}")
        files[-1].write_bytes(text.WRITERS[form](each))
        step(each.name)
    return files
