"""What narwhals leaves to each engine: a small table beside a large one, a join that keeps order, a row that fails or has a gap."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from sys import modules
from typing import Any, TypeVar, cast

from china_sso.analysis import on_spark
from china_sso.errors import WrongTypeError
from china_sso.frames.build import needed

#: The frames that column functions take, for people.
FRAMES = "one of pandas, polars, pyarrow, DuckDB, Dask, PySpark or Ibis"

#: A column that is there only while rows are brought back into their order, and one that says which rows fail.
_ORDER, _FAILS = "__china_sso_order__", "__china_sso_fails__"


C = TypeVar("C", bound=Callable[..., Any])


def in_parts(function: C) -> C:
    """A function of a frame that takes one of Dask part by part: its parts are frames of pandas, and each row stands alone."""

    @wraps(function)
    def called(frame: Any, *words: Any, **options: Any) -> Any:
        dask = modules.get("dask.dataframe")
        if dask is None or not isinstance(frame, dask.DataFrame):
            return function(frame, *words, **options)
        meta = function(frame._meta, *words, **options)  # noqa: SLF001 -- the documented name of what a frame of Dask looks like
        return frame.map_partitions(called, *words, meta=meta, **options)

    return cast("C", called)


def small(nw: Any, table: Any, columns: dict[str, list[Any]], types: dict[str, Any]) -> Any:
    """A small table in the engine of another, to be joined to it."""
    engine = table.implementation
    makers = {"duckdb": _duckdb, "ibis": _ibis}
    if isinstance(table, nw.DataFrame) or engine.is_polars():
        made = nw.from_dict(columns, schema=types, backend=engine)
        return made.lazy() if isinstance(table, nw.LazyFrame) else made
    if engine.value not in makers:
        raise WrongTypeError("a frame", FRAMES, str(engine))
    made = nw.from_native(makers[engine.value](table.to_native(), columns))
    return made.with_columns(nw.col(name).cast(types[name]) for name in columns)


def _duckdb(native: Any, columns: dict[str, list[Any]]) -> Any:
    """In the connection of the table, in which it leaves nothing behind."""
    lists = (f"unnest({cells}) as {_quoted(name)}" for name, cells in columns.items())  # Python writes lists as SQL does
    return native.limit(0).aggregate("count(*) AS one").project(", ".join(lists))


def _quoted(name: str) -> str:
    """A name in SQL of DuckDB."""
    return '"' + name.replace('"', '""') + '"'


def _ibis(_: Any, columns: dict[str, list[Any]]) -> Any:
    return needed("ibis", "polars").memtable(columns)


def looked_up(nw: Any, keys: Any, few: Any, found: str) -> Any:
    """For each row of an eager frame of keys, in its order, what a small table has in a column for it; null where it has none."""
    on = keys.columns
    if keys.implementation.is_polars():
        joined = keys.to_native().join(few.to_native(), on=on, how="left", maintain_order="left")
        return nw.from_native(joined)[found]
    if keys.implementation.is_pyarrow():  # a join of pyarrow keeps no order
        return keys.with_row_index(_ORDER).join(few, on=on, how="left").select(_ORDER, found).sort(_ORDER)[found]
    return keys.join(few, on=on, how="left")[found]


def as_float(nw: Any, table: Any, column: str) -> Any:
    """Numbers as floats: whole ones would overflow. What are floats already are not copied."""
    if table.implementation.is_pyspark():
        return on_spark.number(column)
    number = nw.col(column)
    return number if table.collect_schema()[column] == nw.Float64 else number.cast(nw.Float64)


def gapped(nw: Any, table: Any, result: str, value: Any, good: Any) -> Any:
    """A table with a column more, that has a value in rows that are good and a gap in others."""
    if table.implementation.is_pyspark():
        return nw.from_native(on_spark.gapped(table.to_native(), result, value, good))
    if not table.implementation.is_pyarrow():
        return table.with_columns(nw.when(good).then(value).alias(result))
    compute = needed("pyarrow.compute", "arrow")  # narwhals would fill one column for the gaps and another for the truths
    cells = compute.if_else(table.select(good).to_native()[0], table.select(value).to_native()[0], None)
    return table.with_columns(nw.from_native(cells, series_only=True).alias(result))


def failing(nw: Any, table: Any, result: str, value: Any, bad: Any, says: str) -> Any:
    """A lazy table with a column more, that fails with a text for rows that are bad when its engine gets to them."""
    if table.implementation.is_pyspark():
        return nw.from_native(on_spark.failing(table.to_native(), result, value, bad, says))
    if table.implementation.is_duckdb():
        text, name = says.replace("'", "''"), _quoted(result)
        cell = f"case when {_FAILS} then cast(error('{text}') as double) else {name} end"
        native = table.with_columns(value.alias(result), bad.alias(_FAILS)).to_native()
        return nw.from_native(native.project(f"* exclude ({_FAILS}) replace ({cell} as {name})"))
    if table.implementation.is_ibis() and (engine := table.to_native().get_backend().name) != "duckdb":
        # whether a cast of a text fails, or is 0, is up to each engine, and a wrong number is worse than none
        raise WrongTypeError("the way with gaps", "'null' on this engine of Ibis, which can't be made to fail by row", engine)
    number = nw.when(bad).then(nw.lit(says)).cast(nw.Float64)  # which it is not
    return table.with_columns(nw.coalesce(number, value).alias(result))
