"""The page on columns: each type that it states is the one that frames have, for every table, every result and every library."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import china_sso as sso
from china_sso.frames.build import EXTRAS
from china_sso.frames.layouts import LAYOUTS
from china_sso.output.results import RESULTS
from test_frames import BACKENDS, TABLES, type_found
from test_result_frames import MAKERS

PAGE = Path(__file__).resolve().parents[1] / "docs/reference/columns.md"


@cache
def stated() -> dict[str, dict[str, list[str]]]:
    """Of each table, of each column: its types, whether it may be empty, and what it says."""
    _, *sections = re.split(r"^## `(\w+)`$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    rows = re.compile(r"^\| `(\w+)` \| (.*) \|$", re.MULTILINE)
    return {
        name: {column: rest.split(" | ") for column, rest in rows.findall(text)}
        for name, text in zip(sections[::2], sections[1::2], strict=True)
    }


def check(frame: Any, table: str, backend: str) -> None:
    names = list(frame.column_names) if backend == "pyarrow" else list(frame.columns)
    assert names == list(stated()[table]), table
    for name in names:
        assert f"`{type_found(frame, name, backend)}`" == stated()[table][name][list(EXTRAS).index(backend)], f"{table}.{name}"


@pytest.mark.parametrize("backend", BACKENDS)
def test_types_are_those_stated_of_each_column(backend: str, corrected: sso.Dataset) -> None:
    for table in TABLES:
        check(getattr(corrected, table)().to_frame(backend), table, backend)
    for make in MAKERS:
        result, _ = make(tuple(corrected.cities()))
        check(result.to_frame(backend), RESULTS[type(result)].name, backend)


def test_the_page_says_what_the_layouts_say() -> None:
    layouts = {**{name: LAYOUTS[name] for name in TABLES}, **{layout.name: layout for layout in RESULTS.values()}}
    assert set(stated()) == set(layouts)
    for name, layout in layouts.items():
        for field in layout.fields:
            *_, empty, says = stated()[name][field.name]
            assert says.startswith(field.definition), f"{name}.{field.name}: python tools/columns.py writes the page anew"
            assert empty == ("yes" if field.gaps else "no"), f"{name}.{field.name}"
