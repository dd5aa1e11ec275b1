"""Extras: what is missing is named, and neither the import nor everyday questions know anything of them."""

import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

import china_sso as sso
from china_sso.output.assistant import server
from conftest import Run

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"
#: Of each extra: a library that it brings, and what needs it.
NEEDS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "pandas": ("pandas", lambda _: sso.sources().to_pandas()),
    "polars": ("polars", lambda _: sso.rank(sso.cities(), "economy.gdp").to_polars()),
    "arrow": ("pyarrow.parquet", lambda folder: sso.export(folder, "parquet")),
    "duckdb": ("duckdb", lambda folder: sso.export(folder, "duckdb")),
    "xlsx": ("xlsxwriter", lambda folder: sso.export(folder, "xlsx")),
    "mcp": ("mcp.server", lambda _: server()),
    "charts": ("altair", lambda _: sso.rank(sso.cities(), "economy.gdp").chart()),
    "tables": ("great_tables", lambda _: sso.rank(sso.cities(), "economy.gdp").to_great_table()),
}


def extras() -> dict[str, list[str]]:
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    return {name: parts for name, parts in project.items() if name not in ("test", "lint", "docs")}


def test_every_extra_is_tested() -> None:
    assert set(extras()) == {*NEEDS, "cli"}  # the terminal names its own: see below


@pytest.mark.parametrize("extra", NEEDS)
def test_what_is_missing_is_named(extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library, needing = NEEDS[extra]
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(sso.MissingExtraError, match=rf"china-sso\[{extra}\]"):
        needing(tmp_path / "made")
    assert not (tmp_path / "made").exists() or not list((tmp_path / "made").iterdir()), "something was left behind"


def test_a_missing_terminal_is_named(run: Run) -> None:
    code = """
import sys
sys.modules["click"] = None
from china_sso.cli import run
try:
    run()
except SystemExit as error:
    print(error)
"""
    assert "china-sso[cli]" in run(code)


@pytest.mark.slow
def test_import_and_everyday_questions_know_nothing_of_extras(run: Run) -> None:
    code = """
import sys
import china_sso as sso
len(sso.observations()), str(sso.compare(["dalian", "suzhou"])), str(sso.rank(sso.cities(), "economy.gdp"))
sso.city("dalian").series("economy.gdp"), sso.search("CMMI"), sso.convert(1, "CNY", "USD", year=2012)
sso.wide(["economy.gdp"]), sso.rank(sso.cities(), "economy.gdp").table.html()
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""
    brought = {re.split("[>[]", part)[0].replace("-", "_") for parts in extras().values() for part in parts} - {"china_sso"}
    assert {"pandas", "click", "mcp", "altair"} <= brought
    loaded = {*run(code).split()}
    assert "attrs" in loaded
    assert not loaded & {*brought, "vl_convert", "numpy", "pyspark", "dask", "ibis"}


def test_where_no_library_of_frames_is_installed_the_first_one_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("china_sso.frames.build.find_spec", lambda _: None)
    for library in ("pandas", "polars", "pyarrow"):
        monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(sso.MissingExtraError, match=r"china-sso\[pandas\]"):
        sso.sources().to_frame()
    with pytest.raises(sso.MissingExtraError, match=r"china-sso\[arrow\]"):
        sso.sources().__arrow_c_stream__()


def test_a_stream_comes_from_polars_where_pyarrow_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    polars = pytest.importorskip("polars")
    monkeypatch.setattr("china_sso.frames.build.find_spec", lambda name: name == "polars" or None)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert polars.DataFrame(sso.sources()).height == len(sso.sources())
