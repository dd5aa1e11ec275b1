"""Column functions in engines for several machines: the same as in the others, and nothing is worked out before it is asked for.

Needs Dask, Ibis, PySpark and a Java machine: ``nox -s engines``.
"""

from typing import Any

import pytest

import china_sso as sso
import test_on_frames as on_frames

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore"),  # of libraries about each other
]
ENGINES = pytest.mark.parametrize("engine", ["dask", "ibis", "pyspark"])


@ENGINES
@pytest.mark.parametrize("to", list(sso.Currency))
def test_amounts_are_converted_like_one_by_one(engine: str, to: sso.Currency) -> None:
    on_frames.test_amounts_are_converted_like_one_by_one(engine, to)


@ENGINES
@pytest.mark.parametrize("asked", on_frames.COMMON, ids=on_frames.COMMON_IDS)
def test_what_all_rows_have_in_common_needs_no_column(engine: str, asked: dict[str, Any]) -> None:
    on_frames.test_what_all_rows_have_in_common_needs_no_column(engine, asked)


@ENGINES
def test_growth_is_reckoned_like_one_by_one(engine: str) -> None:
    on_frames.test_growth_is_reckoned_like_one_by_one(engine)


@ENGINES
@pytest.mark.parametrize("why", on_frames.WRONG)
def test_a_row_without_an_answer_is_an_error_or_a_gap(engine: str, why: str) -> None:
    on_frames.test_a_row_without_an_answer_is_an_error_or_a_gap(engine, why)


@ENGINES
def test_names_of_columns_may_be_anything(engine: str) -> None:
    on_frames.test_names_of_columns_may_be_anything(engine)


def test_nothing_is_left_behind_in_a_session_of_spark() -> None:
    found = on_frames.converted(on_frames.made("pyspark", on_frames.COLUMNS), "null")
    assert not on_frames.spark().catalog.listTables()
    assert len(on_frames.cells(found, "made")) == len(on_frames.YEARS)


@ENGINES
def test_nothing_is_worked_out_before_it_is_asked_for(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = on_frames.made(engine, on_frames.COLUMNS)

    def worked(*_: object, **__: object) -> None:
        raise AssertionError(f"{engine} worked")

    context = on_frames.spark().sparkContext if engine == "pyspark" else None
    if context:
        context.setJobGroup("asked for", "a conversion")
    elif engine == "dask":
        monkeypatch.setattr(type(frame), "compute", worked)
    else:
        for method in ("execute", "to_pyarrow", "to_pandas", "to_polars", "to_pyarrow_batches"):
            monkeypatch.setattr(type(frame), method, worked)
    for function, _ in on_frames.WRONG.values():
        for gaps in ("error", "null"):
            assert type(function(frame, gaps)) is type(frame)
    if context:
        assert not context.statusTracker().getJobIdsForGroup("asked for")
        context.setLocalProperty("spark.jobGroup.id", None)


def test_an_engine_that_can_not_fail_by_row_is_not_asked_to() -> None:
    ibis = pytest.importorskip("ibis")
    pytest.importorskip("ibis.backends.sqlite")
    connection = ibis.sqlite.connect()
    connection.create_table("mine", schema=ibis.schema({"value": "float64", "after": "float64", "n": "int64"}))
    table = connection.table("mine")
    with pytest.raises(sso.WrongTypeError, match="null"):
        sso.growth_column(table, "value", "after")
    assert on_frames.cells(sso.growth_column(table, "value", "after", gaps="null"), "growth") == []
