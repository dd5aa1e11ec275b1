"""The JSON Schemas are those of the model, and every bundled file obeys its own."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from china_sso.schema import REGISTERS, schemas
from jsonschema import Draft202012Validator

DATA = Path(str(files("china_sso") / "data"))
CITIES = sorted((DATA / "cities").glob("*.json"))


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def faults_of(path: Path, schema: str) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schemas()[schema]).iter_errors(read(path))]


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_schema_that_is_checked_in_is_the_one_of_the_model(name: str) -> None:
    path = DATA / "schemas" / f"{name}.schema.json"
    assert read(path) == schemas()[name], f"python -m china_sso.schema FOLDER writes {path.name} anew"


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_schema_is_itself_valid(name: str) -> None:
    Draft202012Validator.check_schema(schemas()[name])


@pytest.mark.parametrize("path", CITIES, ids=lambda path: path.stem)
def test_a_city_obeys_its_schema(path: Path) -> None:
    assert not faults_of(path, "city"), path.stem


def test_the_market_obeys_its_schema() -> None:
    assert not faults_of(DATA / "china.json", "market")


@pytest.mark.parametrize("name", sorted(REGISTERS))
def test_a_register_obeys_its_schema(name: str) -> None:
    assert not faults_of(DATA / f"{name}.json", name), name


def test_a_key_that_the_model_does_not_know_breaks_the_schema() -> None:
    document = read(CITIES[0])
    document["profiles"][0]["chapters"][0]["colour"] = "red"
    assert list(Draft202012Validator(schemas()["city"]).iter_errors(document))
