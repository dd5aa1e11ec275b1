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
from china_sso.output.files.export import TABLES
from china_sso.output.files.folder import CROISSANT, PACKAGE
from china_sso.output.files.sql import said
from china_sso.tables import safe
from conftest import some

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
        assert list(read(file, file.stem)) == right, file.name


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
            columns = LAYOUTS[table].columns(getattr(sso.load(), table)(), exact=False)
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
