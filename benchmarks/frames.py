"""Column functions on a million rows against the same written by hand in each engine: ``python benchmarks/frames.py [ROWS]``.

Each line is a ratio of medians of the time on the clock, since engines use several cores; the runs alternate. Needs the extras
``pandas``, ``polars``, ``arrow``, and duckdb. By hand means without a check for rows that have no rate.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa

import china_sso as sso

RUNS = 7
YEARS = range(2004, 2016)


def factors() -> dict[str, list[Any]]:
    """The rates to dollars as a small table."""
    rates = sso.exchange_rates()
    rows = [(each.value, year, float(rates.between(each, sso.Currency.USD, year).value)) for each in sso.Currency for year in YEARS]
    return {"code": [row[0] for row in rows], "year": [row[1] for row in rows], "factor": [row[2] for row in rows]}


def compare(what: str, ours: Callable[[], object], by_hand: Callable[[], object]) -> None:
    times: list[list[float]] = [[], []]
    for _ in range(RUNS + 1):
        for found, run in zip(times, (ours, by_hand), strict=True):
            start = time.perf_counter()
            run()
            found.append(time.perf_counter() - start)
    first, second = (statistics.median(each[1:]) for each in times)
    print(f"{what:<28} {1000 * first:8.1f} ms   {first / second:6.2f} × by hand", flush=True)


def main(rows: int) -> None:
    codes = [each.value for each in sso.Currency]
    columns = {
        "code": [codes[i % 3] for i in range(rows)],
        "year": [YEARS[i % 12] for i in range(rows)],
        "value": [float(i + 1) for i in range(rows)],
        "after": [1.5 * i + 1 for i in range(rows)],
    }
    table = pa.table(columns)
    polars, pandas = pl.DataFrame(table), table.to_pandas()
    polars_small, pandas_small, arrow_small = pl.DataFrame(factors()), pd.DataFrame(factors()), pa.table(factors())
    connection = duckdb.connect()
    connection.register("arrow", table)
    connection.register("small_arrow", arrow_small)
    connection.execute("create table mine as select * from arrow")
    connection.execute("create table small as select * from small_arrow")
    mine = connection.table("mine")

    def ours(frame: Any, gaps: str = "null") -> Any:
        return sso.convert_column(frame, "value", "USD", currency="code", gaps=gaps)

    def in_polars(frame: Any, small: Any) -> Any:
        joined = frame.join(small, on=["code", "year"], how="left")
        return joined.with_columns(value_usd=pl.col("value") * pl.col("factor")).drop("factor")

    def in_pandas() -> Any:
        joined = pandas.merge(pandas_small, on=["code", "year"], how="left")
        return joined.assign(value_usd=joined["value"] * joined["factor"]).drop(columns="factor")

    def in_arrow() -> Any:
        import pyarrow.compute as pc

        numbered = table.append_column("n", pa.array(range(rows)))
        joined = numbered.join(arrow_small, ["code", "year"], join_type="left outer")
        return joined.append_column("value_usd", pc.multiply(joined["value"], joined["factor"])).sort_by("n")

    hand = "select mine.*, value * factor as value_usd from mine left join small using (code, year)"
    lazy, small = polars.lazy(), polars_small.lazy()
    for gaps in ("null", "error"):
        compare(f"polars, {gaps}", lambda gaps=gaps: ours(polars, gaps), lambda: in_polars(polars, polars_small))  # type: ignore[misc]
        compare(f"polars lazy, {gaps}", lambda gaps=gaps: ours(lazy, gaps).collect(), lambda: in_polars(lazy, small).collect())  # type: ignore[misc]
        compare(f"pandas, {gaps}", lambda gaps=gaps: ours(pandas, gaps), in_pandas)  # type: ignore[misc]
        compare(f"pyarrow, {gaps}", lambda gaps=gaps: ours(table, gaps), in_arrow)  # type: ignore[misc]
        compare(
            f"duckdb, {gaps}",
            lambda gaps=gaps: ours(mine, gaps).to_arrow_table(),  # type: ignore[misc]
            lambda: connection.sql(hand).to_arrow_table(),
        )
    growth = (pl.col("after") - pl.col("value")) * 100 / pl.col("value")
    compare(
        "growth in polars, null",
        lambda: sso.growth_column(polars, "value", "after", gaps="null"),
        lambda: polars.with_columns(g=growth),
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1_000_000)
