"""Files: what is written is what the model says, described as Frictionless has it, the same bytes again, whole or not at all."""

import csv
import json
from collections.abc import Iterator
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import china_sso as sso
from china_sso.cli.app import main
from china_sso.frames.layout import FieldType
from china_sso.frames.layouts import LAYOUTS
from china_sso.output.files.export import TABLES
from china_sso.output.files.folder import PACKAGE
from china_sso.output.files.sql import said
from china_sso.tables import safe

#: What a format needs, beyond the package.
NEEDS = {"parquet": "pyarrow", "duckdb": "duckdb", "xlsx": "xlsxwriter"}
FORMS = [
    pytest.param(form, marks=pytest.mark.skipif(form in NEEDS and not find_spec(NEEDS[form]), reason=f"{form} needs its extra"))
    for form in sso.FileFormat
]
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


@pytest.mark.parametrize("form", BY_TABLE)
def test_files_hold_what_the_model_says(form: sso.FileFormat, tmp_path: Path, corrected: sso.Dataset) -> None:
    exact = form is not sso.FileFormat.PARQUET
    for file in sso.export(tmp_path, form, dataset=corrected)[:-1]:
        layout = LAYOUTS[file.stem]
        columns = layout.columns(getattr(corrected, file.stem)(), exact=exact)
        if form is sso.FileFormat.CSV:
            texts = [field.name for field in layout.fields if field.type is FieldType.TEXT]
            columns |= {name: [cell and safe.csv(cell) for cell in columns[name]] for name in texts}
        right = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
        assert list(read(file, file.stem)) == right, file.name


@pytest.mark.parametrize("form", FORMS)
def test_two_exports_are_the_same_bytes(form: sso.FileFormat, tmp_path: Path) -> None:
    first, second = (sso.export(tmp_path / name, form) for name in ("one", "two"))
    for one, two in zip(first, second, strict=True):
        assert one.read_bytes() == two.read_bytes(), one.name


def test_the_package_is_one_for_frictionless(tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    sso.export(tmp_path, "csv")
    report = frictionless.validate(str(tmp_path / PACKAGE))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])[:10]
    assert {task.name for task in report.tasks} == set(TABLES)
    package = frictionless.Package(str(tmp_path / PACKAGE))
    assert package.get_resource("observations").schema.foreign_keys
    file = tmp_path / "observations.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("\ndalian,", "\nnowhere,", 1), encoding="utf-8")
    assert not frictionless.validate(str(tmp_path / PACKAGE)).valid, "a key that leads nowhere is not found"


def test_the_package_describes_each_column_and_only_tables_that_are_there(tmp_path: Path) -> None:
    *_, package = sso.export(tmp_path, "jsonl", tables=["providers", "organisations"])
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
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == [PACKAGE, "glossary.jsonl"]
    (tmp_path / "file").write_text("x", encoding="utf-8")
    refused = CliRunner().invoke(main, ["export", str(tmp_path / "file" / "out")])
    assert refused.exit_code != 0
    assert "Traceback" not in refused.output


def test_what_there_is_not_is_named(tmp_path: Path) -> None:
    with pytest.raises(sso.UnknownNameError, match="csv, json, jsonl, parquet, sqlite"):
        sso.export(tmp_path, "xls")
    with pytest.raises(sso.UnknownNameError, match="nonsense"):
        sso.export(tmp_path, tables=["nonsense"])
    with pytest.raises(sso.WrongTypeError, match="list"):
        sso.export(tmp_path, tables="places")
    assert not list(tmp_path.iterdir())
