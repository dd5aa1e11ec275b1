"""The Croissant metadata of an export, for catalogues of data and tools of machine learning: JSON-LD, version 1.1."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from china_sso.dataset import Dataset
from china_sso.errors import version
from china_sso.frames.layout import Field, FieldType
from china_sso.frames.layouts import LAYOUTS
from china_sso.output.cite import cite_package
from china_sso.output.files.content import Content, referred
from china_sso.output.files.folder import NAME
from china_sso.output.files.package import CC_BY, CREATOR, DESCRIPTION, KEYWORDS, MEDIA, MIT, TITLE, digest
from china_sso.output.files.sql import said

#: The meaning of the keys, as the specification gives it.
_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_TYPES = {FieldType.INTEGER: "sc:Integer", FieldType.NUMBER: "sc:Float", FieldType.TRUTH: "sc:Boolean"}
#: Formats whose tables tools read, and how they name the type of the file.
_READ = {"csv": "text/csv", "json": "application/json", "jsonl": "application/jsonlines", "parquet": "application/x-parquet"}


def croissant(dataset: Dataset, tables: Sequence[Content], form: str, files: Sequence[Path]) -> dict[str, Any]:
    """The description of files, and of the records in those that tools read."""
    described: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": NAME,
        "alternateName": TITLE,
        "description": DESCRIPTION,
        "version": version(),
        "license": [MIT["path"], CC_BY["path"]],
        "citeAs": cite_package().write("bibtex"),
        "keywords": list(KEYWORDS),
        "inLanguage": ["en", "zh"],
        "creator": {"@type": "sc:Organization", "name": CREATOR},
        "isBasedOn": [
            {"@type": "sc:CreativeWork", "name": each.title, "publisher": {"@type": "sc:Organization", "name": each.publisher}}
            for each in dataset.sources()
        ],
        "distribution": [_file(file, form) for file in files],
    }
    if form in _READ:
        described["recordSet"] = [_records(each, tables, form) for each in tables]
    return described


def _file(file: Path, form: str) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.name,
        "name": file.name,
        "contentUrl": file.name,
        "encodingFormat": _READ.get(form, MEDIA[form]),
        "contentSize": f"{file.stat().st_size} B",
        "sha256": digest(file),
    }


def _records(table: Content, tables: Sequence[Content], form: str) -> dict[str, Any]:
    layout, keys = table.layout, referred(table.layout, tables)
    records: dict[str, Any] = {
        "@type": "cr:RecordSet",
        "@id": layout.name,
        "name": layout.name,
        "description": layout.title,
        "field": [_field(each, table, form, refers=each in keys) for each in layout.fields],
    }
    if layout.key:
        records["key"] = [{"@id": f"{layout.name}/{each}"} for each in layout.key]
    return records


def _field(field: Field, table: Content, form: str, *, refers: bool) -> dict[str, Any]:
    extract = {"jsonPath": f"$[*].{field.name}"} if form == "json" else {"column": field.name}
    described: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{field.name}",
        "name": field.name,
        "description": said(field),
        "dataType": _TYPES.get(field.type, "sc:Text"),
        "source": {"fileObject": {"@id": f"{table.name}.{form}"}, "extract": extract},
    }
    if field.type is FieldType.TEXTS and form != "csv":
        described |= {"isArray": True, "arrayShape": "-1"}
    if refers and field.refers != table.name:
        (key,) = LAYOUTS[str(field.refers)].key
        described["references"] = {"field": {"@id": f"{field.refers}/{key}"}}
    return described
