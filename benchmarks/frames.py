"""Column functions against the same written by hand in each engine: ``python benchmarks/frames.py [ROWS] [ENGINE ...]``.

Each line has two ratios of medians: of the time on the clock, and of the processor time of all threads, which others on the machine
disturb less; of Spark, that of its Java machine too. The runs alternate, each pair in turn first. By hand
means what somebody who knows the engine would write for the same answer: the rates joined as a small table, what is in the
currency already taken as it is whatever its year, rows without a rate an error or a gap, and where the engine has an order of
rows, that. Engines: polars, lazy, streaming, pandas, pyarrow, duckdb, dask, spark; without any, all but the last two.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

import china_sso as sso

RUNS = 5
YEARS = range(2004, 2016)
SAYS = "no exchange rate"


def factors() -> dict[str, list[Any]]:
    """The rates to dollars as a small table."""
    rates = sso.exchange_rates()
    rows = [(each.value, year, float(rates.between(each, sso.Currency.USD, year).value)) for each in sso.Currency for year in YEARS]
    return {"code": [row[0] for row in rows], "year": [row[1] for row in rows], "factor": [row[2] for row in rows]}


def large(rows: int) -> pa.Table:
    """Amounts of any of the currencies and years."""
    draw = np.random.default_rng(0)
    codes = pa.array([each.value for each in sso.Currency]).take(pa.array(draw.integers(0, 3, rows)))
    years = draw.integers(YEARS.start, YEARS.stop, rows)
    return pa.table({"code": codes, "year": years, "value": draw.random(rows) + 1, "after": draw.random(rows) + 1})


def worked() -> float:
    """The processor time so far, of this process and of the Java machine of Spark, where there is one."""
    pyspark = sys.modules.get("pyspark")
    context = pyspark.SparkContext._active_spark_context if pyspark else None  # noqa: SLF001
    if context is None:
        return time.process_time()
    java = Path(f"/proc/{context._gateway.proc.pid}/stat").read_text().rpartition(")")[2].split()  # noqa: SLF001
    return time.process_time() + (int(java[11]) + int(java[12])) / os.sysconf("SC_CLK_TCK")


def compare(what: str, ours: Callable[[], object], by_hand: Callable[[], object]) -> None:
    times: dict[Callable[[], object], list[tuple[float, float]]] = {ours: [], by_hand: []}
    for run in range(RUNS + 1):
        for each in (ours, by_hand) if run % 2 else (by_hand, ours):
            clock, work = time.perf_counter(), worked()
            each()
            times[each].append((time.perf_counter() - clock, worked() - work))
    (first, effort), (second, other) = (
        [statistics.median(each) for each in zip(*found[1:], strict=True)] for found in times.values()
    )
    print(f"{what:<28} {1000 * first:9.1f} ms   {first / second:6.2f} × by hand   {effort / other:6.2f} × its work", flush=True)


def converted(frame: Any, gaps: str) -> Any:
    return sso.convert_column(frame, "value", "USD", currency="code", gaps=gaps)


def grown(frame: Any, gaps: str) -> Any:
    return sso.growth_column(frame, "value", "after", gaps=gaps)


Ways = dict[str, Callable[[str], object]]


def in_polars(table: pa.Table, *, lazy: bool = False, engine: str = "auto") -> tuple[Ways, Ways]:
    eager, small = pl.DataFrame(table), pl.DataFrame(factors())
    frame: Any = eager.lazy() if lazy else eager
    few: Any = small.lazy() if lazy else small
    code, value, after, factor = map(pl.col, ("code", "value", "after", "factor"))

    def done(found: Any) -> object:
        return found.collect(engine=engine) if lazy else found

    def failing(found: Any, bad: Any, result: Any, name: str) -> Any:
        if lazy:
            return found.with_columns(pl.coalesce(pl.when(bad).then(pl.lit(SAYS)).cast(pl.Float64), result).alias(name))
        if found.filter(bad).height:
            raise ValueError(SAYS)
        return found.with_columns(result.alias(name))

    def convert(gaps: str) -> object:
        order = {} if lazy else {"maintain_order": "left"}
        joined = frame.join(few, on=["code", "year"], how="left", **order)
        joined = joined.with_columns(pl.when(factor.is_null() & (code == "USD")).then(1.0).otherwise(factor).alias("factor"))
        if gaps == "null":
            return done(joined.with_columns((value * factor).alias("value_usd")).drop("factor"))
        return done(failing(joined, factor.is_null() & value.is_not_null(), value * factor, "value_usd").drop("factor"))

    def grow(gaps: str) -> object:
        growth = (after - value) * 100 / value
        if gaps == "null":
            return done(frame.with_columns(pl.when(value > 0).then(growth).alias("growth")))
        return done(failing(frame, value <= 0, growth, "growth"))

    ours: Ways = {"convert": lambda gaps: done(converted(frame, gaps)), "growth": lambda gaps: done(grown(frame, gaps))}
    return ours, {"convert": convert, "growth": grow}


def pandas_by_hand(frame: pd.DataFrame) -> Ways:
    few = pd.DataFrame(factors())

    def convert(gaps: str) -> object:
        joined = frame.merge(few, on=["code", "year"], how="left")
        factor = joined["factor"].mask(joined["factor"].isna() & (joined["code"] == "USD"), 1.0)
        if gaps == "error" and (factor.isna() & joined["value"].notna()).any():
            raise ValueError(SAYS)
        return joined.assign(value_usd=joined["value"] * factor).drop(columns="factor")

    def grow(gaps: str) -> object:
        growth = (frame["after"] - frame["value"]) * 100 / frame["value"]
        if gaps == "null":
            return frame.assign(growth=growth.where(frame["value"] > 0))
        if (frame["value"] <= 0).any():
            raise ValueError(SAYS)
        return frame.assign(growth=growth)

    return {"convert": convert, "growth": grow}


def in_pandas(table: pa.Table) -> tuple[Ways, Ways]:
    frame = table.to_pandas()
    return {"convert": lambda gaps: converted(frame, gaps), "growth": lambda gaps: grown(frame, gaps)}, pandas_by_hand(frame)


def in_pyarrow(table: pa.Table) -> tuple[Ways, Ways]:
    few = pa.table(factors())

    def convert(gaps: str) -> object:
        numbered = table.append_column("n", pa.array(np.arange(len(table))))
        joined = numbered.join(few, ["code", "year"], join_type="left outer")
        factor = joined["factor"]
        factor = pc.if_else(pc.and_(pc.is_null(factor), pc.equal(joined["code"], "USD")), 1.0, factor)
        if gaps == "error" and pc.any(pc.and_(pc.is_null(factor), pc.is_valid(joined["value"]))).as_py():
            raise ValueError(SAYS)
        return joined.drop("factor").append_column("value_usd", pc.multiply(joined["value"], factor)).sort_by("n").drop("n")

    def grow(gaps: str) -> object:
        growth = pc.divide(pc.multiply(pc.subtract(table["after"], table["value"]), 100.0), table["value"])
        if gaps == "null":
            return table.append_column("growth", pc.if_else(pc.greater(table["value"], 0), growth, None))
        if pc.any(pc.less_equal(table["value"], 0)).as_py():
            raise ValueError(SAYS)
        return table.append_column("growth", growth)

    ours: Ways = {"convert": lambda gaps: converted(table, gaps), "growth": lambda gaps: grown(table, gaps)}
    return ours, {"convert": convert, "growth": grow}


#: What to convert and to grow by is in every dialect of SQL.
FACTOR = "case when factor is null and code = 'USD' then 1.0 else factor end"


def sql(error: str) -> dict[tuple[str, str], str]:
    """The same by hand in SQL, where the large table is ``mine`` and the small one ``small``."""
    joined = "from mine left join small using (code, year)"
    missing = f"case when value is not null and ({FACTOR}) is null then {error} else value * ({FACTOR}) end"
    growth = "(after - value) * 100 / value"
    return {
        ("convert", "null"): f"select mine.*, value * ({FACTOR}) as value_usd {joined}",
        ("convert", "error"): f"select mine.*, {missing} as value_usd {joined}",
        ("growth", "null"): f"select *, case when value > 0 then {growth} end as growth from mine",
        ("growth", "error"): f"select *, case when value <= 0 then {error} else {growth} end as growth from mine",
    }


def in_duckdb(table: pa.Table) -> tuple[Ways, Ways]:
    connection = duckdb.connect()
    for name, each in {"mine": table, "small": pa.table(factors())}.items():
        connection.register(f"{name}_arrow", each)
        connection.execute(f"create table {name} as select * from {name}_arrow")
    mine, queries = connection.table("mine"), sql(f"cast(error('{SAYS}') as double)")
    ours: Ways = {
        "convert": lambda gaps: converted(mine, gaps).to_arrow_table(),
        "growth": lambda gaps: grown(mine, gaps).to_arrow_table(),
    }
    hand: Ways = {
        "convert": lambda gaps: connection.sql(queries["convert", gaps]).to_arrow_table(),
        "growth": lambda gaps: connection.sql(queries["growth", gaps]).to_arrow_table(),
    }
    return ours, hand


def in_dask(table: pa.Table) -> tuple[Ways, Ways]:
    import dask.dataframe as dd

    whole = table.to_pandas()
    frame = dd.from_pandas(whole, npartitions=8)

    def by_part(what: str) -> Callable[[str], object]:
        """Rows stand alone, so that the quickest by hand is by hand in pandas, part by part."""

        def run(gaps: str) -> object:
            parts = frame.map_partitions(
                lambda part: pandas_by_hand(part)[what](gaps), meta=pandas_by_hand(whole.head(0))[what](gaps)
            )
            return parts.compute()

        return run

    ours: Ways = {
        "convert": lambda gaps: converted(frame, gaps).compute(),
        "growth": lambda gaps: grown(frame, gaps).compute(),
    }
    return ours, {what: by_part(what) for what in ours}


def in_spark(table: pa.Table) -> tuple[Ways, Ways]:
    from pyspark.sql import SparkSession

    settings = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.driver.memory": "4g"}
    spark = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    folder = TemporaryDirectory()
    for name, each in {"mine": table, "small": pa.table(factors())}.items():
        file = str(Path(folder.name, f"{name}.parquet"))
        pq.write_table(each, file)
        spark.read.parquet(file).createOrReplaceTempView(name)
    mine, queries = spark.table("mine").cache(), sql(f"cast(raise_error('{SAYS}') as double)")
    mine.count()
    mine.createOrReplaceTempView("mine")

    def run(found: Any) -> object:
        folder.name  # noqa: B018 -- the files have to stay
        found.write.format("noop").mode("overwrite").save()
        return None

    ours: Ways = {"convert": lambda gaps: run(converted(mine, gaps)), "growth": lambda gaps: run(grown(mine, gaps))}
    hand: Ways = {
        "convert": lambda gaps: run(spark.sql(queries["convert", gaps])),
        "growth": lambda gaps: run(spark.sql(queries["growth", gaps])),
    }
    return ours, hand


ENGINES: dict[str, Callable[[pa.Table], tuple[Ways, Ways]]] = {
    "polars": in_polars,
    "lazy": lambda table: in_polars(table, lazy=True),
    "streaming": lambda table: in_polars(table, lazy=True, engine="streaming"),
    "pandas": in_pandas,
    "pyarrow": in_pyarrow,
    "duckdb": in_duckdb,
    "dask": in_dask,
    "spark": in_spark,
}


def main(rows: int, engines: list[str]) -> None:
    table = large(rows)
    print(f"{rows:,} rows")
    for engine in engines:
        ours, hand = ENGINES[engine](table)
        for what in ours:
            for gaps in ("null", "error"):
                compare(f"{engine}, {what}, {gaps}", lambda: ours[what](gaps), lambda: hand[what](gaps))  # noqa: B023 -- run at once


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1_000_000, sys.argv[2:] or list(ENGINES)[:-2])
