"""The Frictionless data package of an export: what each file and column is, how tables join, licences, sources."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from china_sso.dataset import Dataset
from china_sso.errors import version
from china_sso.frames.layout import Field, FieldType, Layout
from china_sso.frames.layouts import LAYOUTS
from china_sso.output.files.content import Content, referred
from china_sso.output.files.folder import NAME
from china_sso.output.files.sql import said

TITLE = "Facts of Chinese outsourcing cities"
DESCRIPTION = "Facts compiled from the documents named as sources, each with the place where it is printed."
KEYWORDS = ("China", "outsourcing", "shared services", "cities", "ITO", "BPO", "KPO")
CREATOR = "The china-sso developers"
#: What the type of a file is called.
MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "parquet": "application/vnd.apache.parquet",
    "geojson": "application/geo+json",
    "duckdb": "application/vnd.duckdb",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "sqlite": "application/vnd.sqlite3",
}
#: Files of text, as opposed to bytes.
_TEXT = ("csv", "json", "jsonl", "geojson")
#: Files whose cells validators of Frictionless read as the schemas describe them; of Parquet theirs has no lists.
_TABULAR = ("csv", "json", "jsonl")
_TYPES = {
    FieldType.TEXT: "string",
    FieldType.INTEGER: "integer",
    FieldType.NUMBER: "number",
    FieldType.TRUTH: "boolean",
    FieldType.CATEGORY: "string",
    FieldType.TEXTS: "array",
}
MIT = {"name": "MIT", "title": "MIT License", "path": "https://opensource.org/licenses/MIT"}
CC_BY = {"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
_GEONAMES = {"title": "GeoNames: coordinates and ids", "path": "https://www.geonames.org/"}


def package(dataset: Dataset, tables: Sequence[Content], form: str, files: Sequence[Path], *, one: bool) -> dict[str, Any]:
    """The description of files with a table each, or of one with all."""
    documents = [
        {"title": f"{each.title}, {each.publisher}", **({"path": each.url} if each.url else {})} for each in dataset.sources()
    ]
    if one:
        resources = [_whole(tables, form, files[0])]
    else:
        resources = [_resource(each, tables, form, file) for each, file in zip(tables, files, strict=True)]
    return {
        "profile": "data-package",
        "name": NAME,
        "title": TITLE,
        "description": DESCRIPTION,
        "version": version(),
        "keywords": list(KEYWORDS),
        "licenses": [MIT, CC_BY],
        "sources": [*documents, _GEONAMES],
        "contributors": [{"title": CREATOR, "role": "author"}],
        "resources": resources,
    }


def digest(file: Path) -> str:
    """The SHA-256 of a file."""
    return sha256(file.read_bytes()).hexdigest()


def _file(name: str, form: str, file: Path) -> dict[str, Any]:
    text = {"encoding": "utf-8"} if form in _TEXT else {}
    # the reader of JSON of Frictionless can't check these; the Croissant metadata has them too
    sizes = {} if form == "json" else {"bytes": file.stat().st_size, "hash": f"sha256:{digest(file)}"}
    return {"name": name, "path": file.name, "format": form, "mediatype": MEDIA[form], **text, **sizes}


def _whole(tables: Sequence[Content], form: str, file: Path) -> dict[str, Any]:
    title = f"{TITLE}: {', '.join(each.name for each in tables)}"
    licences = {"licenses": [MIT, CC_BY], "sources": [_GEONAMES]} if any(each.name == "places" for each in tables) else {}
    return {**_file(NAME, form, file), "type": "file", "title": title, "description": "It explains its columns itself.", **licences}


def _resource(table: Content, tables: Sequence[Content], form: str, file: Path) -> dict[str, Any]:
    layout = table.layout
    schema: dict[str, Any] = {"fields": [_described(field) for field in layout.fields]}
    if layout.key:
        schema["primaryKey"] = list(layout.key)
    keys = [_foreign(layout, field) for field in referred(layout, tables)]
    if keys:
        schema["foreignKeys"] = keys
    kind = {"type": "table" if form in _TABULAR else "file"}
    licences = {"licenses": [CC_BY], "sources": [_GEONAMES]} if layout.name == "places" else {}
    titles = {"title": layout.name.capitalize(), "description": layout.title}
    return {**_file(layout.name, form, file), **kind, **titles, **licences, "schema": schema}


def _described(field: Field) -> dict[str, Any]:
    limits: dict[str, Any] = {} if field.gaps else {"required": True}
    if field.type is FieldType.CATEGORY:
        limits["enum"] = list(field.vocabulary)
    described: dict[str, Any] = {"name": field.name, "type": _TYPES[field.type], "title": field.head, "description": said(field)}
    if field.type is FieldType.TEXTS and field.vocabulary:
        described["arrayItem"] = {"type": "string", "constraints": {"enum": list(field.vocabulary)}}
    return {**described, "constraints": limits} if limits else described


def _foreign(layout: Layout, field: Field) -> dict[str, Any]:
    own = field.refers == layout.name  # an empty name is the table itself
    reference = {"resource": "" if own else field.refers, "fields": list(LAYOUTS[str(field.refers)].key)}
    return {"fields": [field.name], "reference": reference}
