"""The JSON Schemas are those of the model, and every bundled file obeys its own."""

import json
import runpy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import china_sso as sso
from china_sso.model.records import PRINTED
from conftest import some

ROOT = Path(__file__).parent.parent
DATA = ROOT / "src" / "china_sso" / "data"


@pytest.fixture(scope="module")
def schemas() -> dict[str, Any]:
    """The schemas that are checked in, by the name of the kind of file."""
    return {file.name.partition(".")[0]: json.loads(file.read_text(encoding="utf-8")) for file in DATA.glob("schemas/*.json")}


def test_the_schemas_that_are_checked_in_are_those_of_the_model(schemas: dict[str, Any]) -> None:
    made = runpy.run_path(str(ROOT / "tools" / "schemas.py"))["schemas"]()
    for name, schema in made.items():
        assert schemas.get(name) == schema, f"{name}: python tools/schemas.py writes it anew"
    assert schemas.keys() == made.keys()


def _validator(schema: Any) -> Draft202012Validator:
    """A validator; for its sake a long list of choices with their meanings is only a list of choices."""
    definitions = {
        name: {"enum": [choice["const"] for choice in definition["anyOf"]]} if "anyOf" in definition else definition
        for name, definition in schema["$defs"].items()
    }
    small = {**schema, "$defs": definitions}
    Draft202012Validator.check_schema(small)
    return Draft202012Validator(small)


def test_every_bundled_file_obeys_its_schema(schemas: dict[str, Any]) -> None:
    validators = {name: _validator(schema) for name, schema in schemas.items()}
    files = [file for file in DATA.rglob("*.json") if "schemas" not in file.parts]
    assert len(files) > len(sso.cities())
    for file in some(files, 40):
        validator = validators["profiles" if file.parent != DATA else file.stem]
        faults = [f"{each.json_path}: {each.message}" for each in validator.iter_errors(json.loads(file.read_bytes()))]
        assert not faults, file.relative_to(DATA)


def test_an_editor_can_complete_every_indicator_and_unit_and_show_what_it_means(schemas: dict[str, Any]) -> None:
    definitions = schemas["profiles"]["$defs"]
    offered = {choice["const"]: choice["description"] for choice in definitions["Indicator"]["anyOf"]}
    assert offered.keys() == PRINTED.keys()
    for name, indicator in PRINTED.items():
        assert indicator.definition in offered[name], name
    assert {choice["const"] for choice in definitions["Unit"]["anyOf"]} == {unit.value for unit in sso.Unit}


def test_a_key_that_the_model_does_not_know_breaks_the_schema(schemas: dict[str, Any]) -> None:
    document = json.loads(next(DATA.glob("*/hangzhou.json")).read_bytes())
    document["profiles"][0]["chapters"][0]["colour"] = "red"
    (fault,) = _validator(schemas["profiles"]).iter_errors(document)
    assert "colour" in fault.message
