"""The files to take away: the library's own export in each of its formats, and the lines of one city or one indicator."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from tree import Tree

import china_sso as sso

CROISSANT = "croissant.json"
#: What people call each format.
TITLES = {
    "csv": "CSV",
    "json": "JSON",
    "jsonl": "JSON Lines",
    "parquet": "Parquet",
    "geojson": "GeoJSON",
    "sqlite": "SQLite",
    "duckdb": "DuckDB",
    "xlsx": "Excel",
}
#: What each format is for.
USES = {
    "csv": "A file for each table, for any program. The data package says the type of each column.",
    "json": "A list of objects for each table: numbers, lists and gaps keep their type.",
    "jsonl": "The same with an object a line, for reading in a stream.",
    "parquet": "Tables with typed columns, for pandas, polars, R, Spark.",
    "geojson": "What belongs to a place as a point on a map, for QGIS and other map programs.",
    "sqlite": "One file with all tables and their keys, for SQL.",
    "duckdb": "The same, for DuckDB.",
    "xlsx": "One workbook with a sheet for each table, for Excel, LibreOffice and other spreadsheets.",
}
#: What the files hold that are no table.
HOLDS = {
    "datapackage.json": "What the tables and their columns mean, and how they join.",
    CROISSANT: "What the tables are, for catalogues of data and for machine learning.",
}


class Files:
    """What lies under ``download``, and beside the pages."""

    def __init__(self, tree: Tree, data: sso.Dataset) -> None:
        self.tree, self.data = tree, data
        self.root = tree.out / "download"
        self.formats: list[tuple[sso.FileFormat, list[Path]]] = []
        self.package: dict[str, Any] = {}

    def write(self) -> None:
        """Every table in every format."""
        for form in sso.FileFormat:
            written = sso.export(self.root / form.value, form, dataset=self.data)
            self.formats.append((form, sorted(written)))
        self.package = json.loads((self.root / "csv" / "datapackage.json").read_text(encoding="utf-8"))
        self._rows = list(csv.reader(io.StringIO((self.root / "csv" / "observations.csv").read_text(encoding="utf-8"))))
        self._objects = json.loads((self.root / "json" / "observations.json").read_text(encoding="utf-8"))

    def of_city(self, place: Any) -> None:
        """The observations of a city, in the columns of the whole table."""
        self._part(f"cities/{place.slug}", "city", place.slug)

    def of_indicator(self, indicator: sso.Indicator, path: str) -> None:
        """The observations of an indicator, in the columns of the whole table."""
        self._part(path, "indicator", indicator.name)

    def _part(self, path: str, column: str, wanted: str) -> None:
        head = self._rows[0]
        at = head.index(column)
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([head, *(row for row in self._rows[1:] if row[at] == wanted)])
        self.tree.file(f"{path}.csv", out.getvalue())
        rows = [row for row in self._objects if row[column] == wanted]
        self.tree.file(f"{path}.json", json.dumps(rows, ensure_ascii=False, indent=1) + "\n")

    def title(self, form: sso.FileFormat) -> str:
        """A format for people."""
        return TITLES[form.value]

    def address(self, file: Path) -> str:
        """Where a file is on the site."""
        return file.relative_to(self.tree.out).as_posix()

    def use(self, form: sso.FileFormat) -> str:
        """What it is for, in a sentence."""
        return USES[form.value]

    def holds(self, file: Path) -> str:
        """What is in it: of a table, what its rows are."""
        described = {table["name"]: table["description"] for table in self.package["resources"]}
        one = described.get(file.stem)
        return f"Each row: {one[0].lower()}{one[1:]}" if one else HOLDS.get(file.name, "All tables.")

    @staticmethod
    def bytes(file: Path) -> int:
        """Its size for programs."""
        return file.stat().st_size

    @staticmethod
    def size(file: Path) -> str:
        """Its size for people."""
        size = file.stat().st_size
        return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1e3))} kB"
