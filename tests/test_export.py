"""Files: what is written is what the model says, described as Frictionless has it, the same bytes again, whole or not at all."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import china_sso as sso
from china_sso.cli.app import main
from china_sso.frames.layout import FieldType
from china_sso.frames.layouts import LAYOUTS
from china_sso.output.files.content import Content
from china_sso.output.files.export import TABLES
from china_sso.output.files.folder import CROISSANT, PACKAGE
from china_sso.output.files.sql import said
from china_sso.tables import safe
from conftest import some

#: How many rows programs look at that take types from cells.
LOOKED_AT = 100
#: What a format needs, beyond the package.
NEEDS = {"parquet": "pyarrow", "duckdb": "duckdb", "xlsx": "xlsxwriter"}
FORMS = [
    pytest.param(form, marks=pytest.mark.skipif(form in NEEDS and not find_spec(NEEDS[form]), reason=f"{form} needs its extra"))
    for form in sso.FileFormat
]
#: A few tables; all of them where a run is not quick.
FEW = some((*TABLES[1:], TABLES[0]), 6)
#: Those with a file for each table.
BY_TABLE = [each for each in FORMS if each.values[0] in ("csv", "json", "jsonl", "parquet")]


def of_csv(text: str, kind: FieldType) -> Any:
    """A cell of CSV as its type has it."""
    if text == "":
        return None
    if kind in (FieldType.TEXT, FieldType.CATEGORY):
        return text
    return {"true": True, "false": False}[text] if kind is FieldType.TRUTH else json.loads(text, parse_float=Decimal)


def read(file: Path, table: str) -> Iterator[dict[str, Any]]:
    """The rows of a file, by libraries that know nothing of this one."""
    if file.suffix == ".csv":
        kinds = {field.name: field.type for field in LAYOUTS[table].fields}
        with file.open(encoding="utf-8", newline="") as lines:
            yield from ({name: of_csv(text, kinds[name]) for name, text in row.items()} for row in csv.DictReader(lines))
    elif file.suffix == ".json":
        yield from json.loads(file.read_bytes(), parse_float=Decimal)
    elif file.suffix == ".jsonl":
        yield from (json.loads(line, parse_float=Decimal) for line in file.read_text(encoding="utf-8").splitlines())
    else:
        yield from pytest.importorskip("pyarrow.parquet").read_table(file).to_pylist()


def shows(cell: Any) -> int:
    """What a cell tells a program that takes types from cells: nothing, that there is something, or a fraction."""
    return 2 if isinstance(cell, Decimal) and cell % 1 else 1 if cell else 0


@pytest.mark.parametrize("form", BY_TABLE)
def test_files_hold_what_the_model_says(form: sso.FileFormat, tmp_path: Path, corrected: sso.Dataset) -> None:
    exact = form is not sso.FileFormat.PARQUET
    for file in sso.export(tmp_path / "out", form, tables=FEW, dataset=corrected)[:-2]:
        layout = LAYOUTS[file.stem]
        columns = layout.columns(getattr(corrected, file.stem)(), exact=exact)
        if form is sso.FileFormat.CSV:
            texts = [field.name for field in layout.fields if field.type is FieldType.TEXT]
            columns |= {name: [cell and safe.csv(cell) for cell in columns[name]] for name in texts}
        right = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
        found = list(read(file, file.stem))
        # in text, a row that shows the type of a column may come first; the others keep their order
        moved = 1 if found != right and exact else 0
        assert found[moved:] == [row for row in right if row not in found[:moved]], file.name
        for row in found[:moved]:
            assert row in right[LOOKED_AT:], file.name
            assert any(shows(row[name]) not in {0, *(shows(each[name]) for each in right[:LOOKED_AT])} for name in row), file.name


@pytest.mark.parametrize("form", FORMS)
def test_two_exports_are_the_same_bytes(form: sso.FileFormat, tmp_path: Path) -> None:
    tables = ["places", "designations"] if form is sso.FileFormat.GEOJSON else FEW
    first, second = (sso.export(tmp_path / name, form, tables=tables) for name in ("one", "two"))
    for one, two in zip(first, second, strict=True):
        before, after = one.read_bytes(), two.read_bytes()
        if form == "duckdb":  # an id of its own in each file, the checksum of its head, and the checksum of the file
            assert len(before) == len(after), one.name
            differing = sum(left != right for left, right in zip(before, after, strict=True))
            assert differing <= (24 if one.suffix == ".duckdb" else 64), one.name
        else:
            assert before == after, one.name


@pytest.mark.parametrize("form", FORMS)
def test_the_package_is_one_for_frictionless(form: sso.FileFormat, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    *files, _, package = sso.export(tmp_path / "out", form)
    report = frictionless.validate(str(package))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])[:10]
    assert {task.place for task in report.tasks} == {file.name for file in files}
    described = json.loads(package.read_bytes())
    assert frictionless.Package.metadata_validate(described) is not None
    for file in files:
        assert [each.get("hash") for each in described["resources"] if each["path"] == file.name] in (
            [None] if form == "json" else [f"sha256:{sha256(file.read_bytes()).hexdigest()}"],
        )


def test_frictionless_finds_what_is_wrong(tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    *_, package = sso.export(tmp_path / "out", "csv")
    described = json.loads(package.read_bytes())
    described["resources"] = [
        {key: value for key, value in each.items() if key not in ("bytes", "hash")} for each in described["resources"]
    ]
    package.write_text(json.dumps(described), encoding="utf-8")
    file = package.parent / "observations.csv"
    for right, wrong in (("\ndalian,", "\nnowhere,"), (",exact,", ",perhaps,")):
        text = file.read_text(encoding="utf-8")
        assert frictionless.validate(str(package)).valid
        file.write_text(text.replace(right, wrong, 1), encoding="utf-8")
        assert not frictionless.validate(str(package)).valid, f"{wrong!r} is not found"
        file.write_text(text, encoding="utf-8")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of what mlcroissant uses
@pytest.mark.parametrize("form", FORMS)
def test_the_metadata_is_croissant(form: sso.FileFormat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    croissant = pytest.importorskip("mlcroissant")
    if form == "jsonl":  # its reader lets pandas guess: whatever is called date a day, which "2013" is not, and 1.39 nearly that
        pandas = pytest.importorskip("pandas")
        monkeypatch.setattr(pandas, "read_json", partial(pandas.read_json, convert_dates=False, precise_float=True))
    *files, metadata, _ = sso.export(tmp_path / "out", form)
    dataset = croissant.Dataset(jsonld=str(metadata))
    issues = dataset.metadata.ctx.issues
    assert not issues.errors
    assert {warning.partition('"')[2].partition('"')[0] for warning in issues.warnings} <= {"https://schema.org/datePublished"}
    described = json.loads(metadata.read_bytes())
    assert [(each["contentUrl"], each["sha256"]) for each in described["distribution"]] == [
        (file.name, sha256(file.read_bytes()).hexdigest()) for file in files
    ]
    if form in ("csv", "json", "jsonl", "parquet"):
        for table in ("places", "observations"):
            found = [
                {name.partition("/")[2]: text.decode() if isinstance(text, bytes) else text for name, text in row.items()}
                for row in dataset.records(table)
            ]
            whole = Content(LAYOUTS[table], tuple(getattr(sso.load(), table)()))
            columns = LAYOUTS[table].columns((whole if form == "parquet" else whole.shown_first()).items, exact=False)
            names = [field.name for field in LAYOUTS[table].fields if field.type in (FieldType.CATEGORY, FieldType.NUMBER)]
            assert [row["city"] for row in found] == columns["city"]
            for name in names:
                assert [None if row[name] != row[name] else row[name] for row in found] == columns[name], (table, name)


def test_the_package_describes_each_column_and_only_tables_that_are_there(tmp_path: Path) -> None:
    *_, package = sso.export(tmp_path / "out", "jsonl", tables=["providers", "organisations"])
    described = json.loads(package.read_bytes())
    assert [each["name"] for each in described["resources"]] == ["organisations", "providers"]
    for resource in described["resources"]:
        fields = LAYOUTS[resource["name"]].fields
        assert [(each["name"], each["description"]) for each in resource["schema"]["fields"]] == [
            (field.name, said(field)) for field in fields
        ]
        for key in resource["schema"]["foreignKeys"]:
            assert key["reference"]["resource"] in ("", "organisations")
    assert {each["title"].split(",")[0] for each in described["sources"]} >= {each.title.split(",")[0] for each in sso.sources()}
    assert described["licenses"]
    assert described["contributors"]


def test_the_terminal_exports(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["export", str(tmp_path / "out"), "--format", "jsonl", "--table", "glossary"])
    assert done.exit_code == 0, done.output
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == [CROISSANT, PACKAGE, "glossary.jsonl"]
    (tmp_path / "file").write_text("x", encoding="utf-8")
    refused = CliRunner().invoke(main, ["export", str(tmp_path / "file" / "out")])
    assert refused.exit_code != 0
    assert "Traceback" not in refused.output


def test_progress_is_told_and_shown_in_no_pipe(tmp_path: Path) -> None:
    command = ["export", str(tmp_path / "out"), "--table", "glossary", "--table", "sources"]
    assert CliRunner().invoke(main, command).stderr == ""
    seen: list[str] = []
    sso.export(tmp_path / "out", tables=["glossary", "sources"], on_table=seen.append)
    assert seen == ["sources", "glossary"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_a_terminal_sees_progress(tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    tables = ["--table", "places", "--table", "glossary"]
    command = [sys.executable, "-m", "china_sso.cli", "export", str(tmp_path / "out"), *tables]
    done = subprocess.run(command, stderr=theirs, stdout=subprocess.PIPE, text=True, check=False)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 0, shown
    assert "100%" in shown
    assert done.stdout.splitlines() == [f"4 files in {tmp_path / 'out'}"]


def test_what_there_is_not_is_named(tmp_path: Path) -> None:
    with pytest.raises(sso.UnknownNameError, match="csv, json, jsonl, parquet, geojson, sqlite, duckdb, xlsx"):
        sso.export(tmp_path, "ods")
    with pytest.raises(sso.UnknownNameError, match="nonsense"):
        sso.export(tmp_path, tables=["nonsense"])
    with pytest.raises(sso.WrongTypeError, match="list"):
        sso.export(tmp_path, tables="places")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("form", "library"), NEEDS.items())
def test_a_missing_extra_is_named(form: str, library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.setitem(sys.modules, f"{library}.{form}", None)
    extra = {"parquet": "arrow"}.get(form, form)
    with pytest.raises(sso.MissingExtraError, match=rf"china-sso\[{extra}\]"):
        sso.export(tmp_path / "out", form, tables=["sources"])
    assert not list(tmp_path.iterdir())


# --- what describes the files ---

MEDIA = {
    "csv": ("text/csv", "text/csv", "utf-8", "table"),
    "json": ("application/json", "application/json", "utf-8", "table"),
    "jsonl": ("application/jsonl", "application/jsonlines", "utf-8", "table"),
    "parquet": ("application/vnd.apache.parquet", "application/x-parquet", None, "file"),
}
#: What a column is to Frictionless and to Croissant.
COLUMN_TYPES = {
    FieldType.TEXT: ("string", "sc:Text"),
    FieldType.CATEGORY: ("string", "sc:Text"),
    FieldType.TEXTS: ("array", "sc:Text"),
    FieldType.INTEGER: ("integer", "sc:Integer"),
    FieldType.NUMBER: ("number", "sc:Float"),
    FieldType.TRUTH: ("boolean", "sc:Boolean"),
}
#: Keys of the context of Croissant 1.1 that do not stand for a word of its own of the same name.
VOCABULARY = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "name": {"@container": "@language"},
    "rai": "http://mlcommons.org/croissant/RAI/",
    "sc": "https://schema.org/",
}


@pytest.mark.parametrize("form", MEDIA)
def test_both_descriptions_say_of_files_and_columns_what_they_are(form: str, tmp_path: Path) -> None:
    if form in NEEDS:
        pytest.importorskip(NEEDS[form])
    *files, metadata, package = sso.export(tmp_path / "out", form, tables=["sources", "places", "errata"])
    frictionless, croissant = (json.loads(file.read_bytes()) for file in (package, metadata))
    media, encoding, characters, kind = MEDIA[form]
    assert {key: value for key, value in croissant["@context"].items() if value != f"cr:{key}"} == VOCABULARY
    assert croissant["conformsTo"] == "http://mlcommons.org/croissant/1.1"
    for file, resource, described in zip(files, frictionless["resources"], croissant["distribution"], strict=True):
        said_of_file = (resource["path"], resource["mediatype"], resource.get("encoding"), resource["type"], resource["format"])
        assert said_of_file == (file.name, media, characters, kind, form)
        assert resource["title"] == file.stem.capitalize()
        assert resource.get("bytes") == (None if form == "json" else file.stat().st_size)
        assert (described["@id"], described["name"], described["contentUrl"]) == (file.name,) * 3
        assert (described["@type"], described["encodingFormat"]) == ("cr:FileObject", encoding)
        assert described["contentSize"] == f"{file.stat().st_size} B"
    for resource, records in zip(frictionless["resources"], croissant["recordSet"], strict=True):
        layout, schema = LAYOUTS[resource["name"]], resource["schema"]
        assert (records["@type"], records["@id"], records["name"]) == ("cr:RecordSet", layout.name, layout.name)
        assert schema.get("primaryKey", []) == list(layout.key)
        assert [each["@id"] for each in records.get("key", [])] == [f"{layout.name}/{each}" for each in layout.key]
        for field, one, other in zip(layout.fields, schema["fields"], records["field"], strict=True):
            assert (one["type"], other["dataType"]) == COLUMN_TYPES[field.type], field.name
            assert (one["title"], one["description"], other["description"]) == (field.head, said(field), said(field))
            limits = one.get("constraints", {})
            assert limits.get("required", False) == (not field.gaps), field.name
            assert limits.get("enum") == (list(field.vocabulary) if field.type is FieldType.CATEGORY else None), field.name
            listed = field.type is FieldType.TEXTS
            items = {"type": "string", "constraints": {"enum": list(field.vocabulary)}} if listed and field.vocabulary else None
            assert one.get("arrayItem") == items, field.name
            assert (other["@type"], other["@id"]) == ("cr:Field", f"{layout.name}/{field.name}")
            assert other.get("isArray", False) == (listed and form != "csv"), field.name
            assert other.get("arrayShape") == ("-1" if listed and form != "csv" else None), field.name
            extract = {"jsonPath": f"$[*].{field.name}"} if form == "json" else {"column": field.name}
            assert other["source"] == {"fileObject": {"@id": f"{layout.name}.{form}"}, "extract": extract}
    keys = {
        (resource["name"], *key["fields"], key["reference"]["resource"], *key["reference"]["fields"])
        for resource in frictionless["resources"]
        for key in resource["schema"].get("foreignKeys", ())
    }
    assert keys == {("errata", "source", "sources", "source"), ("errata", "city", "places", "city")}
    led = {
        (field["@id"], field["references"]["field"]["@id"])
        for records in croissant["recordSet"]
        for field in records["field"]
        if "references" in field
    }
    assert led == {("errata/source", "sources/source"), ("errata/city", "places/city")}


def test_both_descriptions_name_makers_licences_and_sources(tmp_path: Path) -> None:
    *_, metadata, package = sso.export(tmp_path / "out", "csv", tables=["sources", "places"])
    frictionless, croissant = (json.loads(file.read_bytes()) for file in (package, metadata))
    title = "Facts of Chinese outsourcing cities"
    assert (frictionless["name"], frictionless["title"], frictionless["profile"]) == ("china-sso", title, "data-package")
    assert (croissant["name"], croissant["alternateName"], croissant["@type"]) == ("china-sso", title, "sc:Dataset")
    assert frictionless["version"] == croissant["version"] == sso.__version__
    assert frictionless["keywords"] == croissant["keywords"]
    assert {"China", "outsourcing"} <= {*croissant["keywords"]}
    assert frictionless["contributors"] == [{"title": "The china-sso developers", "role": "author"}]
    assert croissant["creator"] == {"@type": "sc:Organization", "name": "The china-sso developers"}
    mit, by = "https://opensource.org/licenses/MIT", "https://creativecommons.org/licenses/by/4.0/"
    assert [(each["name"], each["title"], each["path"]) for each in frictionless["licenses"]] == [
        ("MIT", "MIT License", mit),
        ("CC-BY-4.0", "Creative Commons Attribution 4.0", by),
    ]
    assert croissant["license"] == [mit, by]
    assert croissant["inLanguage"] == ["en", "zh"]
    assert croissant["citeAs"] == sso.cite_package().write("bibtex")
    assert [(each["@type"], each["name"], each["publisher"]["name"]) for each in croissant["isBasedOn"]] == [
        ("sc:CreativeWork", each.title, each.publisher) for each in sso.sources()
    ]
    assert {each["publisher"]["@type"] for each in croissant["isBasedOn"]} == {"sc:Organization"}
    *documents, geonames = frictionless["sources"]
    assert [each["title"] for each in documents] == [f"{each.title}, {each.publisher}" for each in sso.sources()]
    assert geonames["path"] == "https://www.geonames.org/"
    sources, places = frictionless["resources"]
    assert ("licenses" in sources, [each["name"] for each in places["licenses"]]) == (False, ["CC-BY-4.0"])
    assert places["sources"] == [geonames]


def test_a_description_names_the_texts_that_a_list_may_have_and_what_one_file_holds(tmp_path: Path) -> None:
    def resource(form: str, table: str) -> Any:
        sso.export(tmp_path / form, form, tables=[table])
        (found,) = json.loads((tmp_path / form / "datapackage.json").read_text("utf-8"))["resources"]
        return found

    fields = {each["name"]: each for each in resource("json", "providers")["schema"]["fields"]}
    assert fields["services"]["arrayItem"] == {"type": "string", "constraints": {"enum": [each.value for each in sso.Service]}}
    assert resource("sqlite", "sources")["title"] == "Facts of Chinese outsourcing cities: sources"
