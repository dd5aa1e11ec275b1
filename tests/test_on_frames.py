"""Column functions: the same as the scalar functions, row by row, in every engine; lazy stays lazy; what has no answer is said."""

import math
from collections.abc import Callable
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest

import china_sso as sso
from china_sso.analysis import on_spark

pytest.importorskip("narwhals")

#: Rows of a table that is not the library's own. The last has a gap where an amount would be.
CODES = ["CNY", "HKD", "USD", "CNY", "USD", "CNY", "HKD"]
YEARS = [2012, 2010, 2011, 2004, 1950, 2015, 2012]
VALUES: list[float | None] = [780.4e9, 1.0, 12.5, 3.0, 7.0, 0.1, None]
AFTER = [800.0e9, 2.0, 12.5, 1e-3, 8.0, 9.0, 1.0]
GROWTH = [9.0, -50.0, 0.0, 1e-7, 300.0, 12.3, 1.0]
COLUMNS: dict[str, list[Any]] = {
    "code": CODES,
    "when": YEARS,
    "value": VALUES,
    "after": AFTER,
    "grown": GROWTH,
    "n": [1, 2, 3, 4, 5, 6, 7],
}


#: Engines that answer only when they are asked to.
LAZY = ("polars-lazy", "duckdb", "dask", "ibis", "pyspark")


@cache
def spark() -> Any:
    """A local cluster of Spark."""
    session: Any = pytest.importorskip("pyspark.sql").SparkSession
    settings = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2"}
    made = session.builder.master("local[2]").config(map=settings).getOrCreate()
    made.sparkContext.setLogLevel("OFF")
    return made


def made(engine: str, columns: dict[str, list[Any]]) -> Any:
    library = pytest.importorskip({"polars-lazy": "polars", "dask": "dask.dataframe"}.get(engine, engine))
    if engine == "pyspark":
        return spark().createDataFrame(list(zip(*columns.values(), strict=True)), list(columns))
    if engine == "dask":
        return library.from_pandas(pytest.importorskip("pandas").DataFrame(columns), npartitions=2)
    if engine == "ibis":
        pytest.importorskip("pyarrow_hotfix")  # what Ibis wants for pyarrow
        return library.memtable(pytest.importorskip("pyarrow").table(columns))
    if engine == "pandas":
        return library.DataFrame(columns, index=list(range(100, 100 + len(columns["n"]))))
    if engine == "polars":
        return library.DataFrame(columns)
    if engine == "polars-lazy":
        return library.LazyFrame(columns)
    arrow = pytest.importorskip("pyarrow")
    table = arrow.table(columns)
    if engine == "duckdb":
        connection = library.connect()
        connection.register("mine", table)
        return connection.sql("select * from mine")
    return table


def cells(frame: Any, column: str) -> list[Any]:
    """A column as Python has it, in the order of the rows at first."""
    import narwhals as nw

    table: Any = nw.from_native(frame.compute() if hasattr(frame, "compute") else frame)
    eager = table.collect() if isinstance(table, nw.LazyFrame) else table
    order = eager["n"].to_list()
    if isinstance(table, nw.DataFrame):  # and that of Dask keeps it too
        assert order == sorted(order), "an eager frame lost its order"
    return [None if cell is None or cell != cell else cell for _, cell in sorted(zip(order, eager[column].to_list(), strict=True))]


def agree(found: list[Any], right: list[float | None]) -> None:
    assert len(found) == len(right)
    for row, (cell, number) in enumerate(zip(found, right, strict=True)):
        assert (cell is None) == (number is None), f"row {row}: {cell} and {number}"
        assert number is None or math.isclose(cell, number, rel_tol=1e-14), f"row {row}: {cell} and {number}"


COMMON: list[dict[str, Any]] = [
    {"currency": sso.Currency.CNY, "year": "when"},
    {"currency": "code", "year": 2012},
    {"currency": sso.Currency.HKD, "year": 2011},
    {"currency": "code", "year": "when", "rates": sso.exchange_rates().at(2013)},
]
COMMON_IDS = ["one currency", "one year", "one of both", "pinned"]

ENGINES = pytest.mark.parametrize("engine", ["pandas", "polars", "polars-lazy", "pyarrow", "duckdb"])


@ENGINES
@pytest.mark.parametrize("to", list(sso.Currency))
def test_amounts_are_converted_like_one_by_one(engine: str, to: sso.Currency) -> None:
    frame = made(engine, COLUMNS)
    found = sso.convert_column(frame, "value", to, currency="code", year="when", gaps="null")
    assert type(found) is type(frame)

    def one(value: float | None, code: str, year: int) -> float | None:
        try:
            return None if value is None else float(sso.convert(value, code, to, year=year).amount)
        except sso.NoRateError:
            return None

    right = [one(*row) for row in zip(VALUES, CODES, YEARS, strict=True)]
    name = f"value_{to.value.lower()}"
    agree(cells(found, name), right)
    for column, before in COLUMNS.items():
        assert cells(found, column) == before, column
    import narwhals as nw

    assert nw.from_native(found).collect_schema().names() == [*COLUMNS, name]


@ENGINES
@pytest.mark.parametrize("asked", COMMON, ids=COMMON_IDS)
def test_what_all_rows_have_in_common_needs_no_column(engine: str, asked: dict[str, Any]) -> None:
    columns = {name: each[:4] for name, each in COLUMNS.items()}
    found = sso.convert_column(made(engine, columns), "value", "USD", result="usd", **asked)
    rates = asked.get("rates")
    right = [
        float(
            sso.convert(
                value,
                asked["currency"] if isinstance(asked["currency"], sso.Currency) else code,
                "USD",
                year=asked["year"] if isinstance(asked["year"], int) else when,
                rates=rates,
            ).amount
        )
        for value, code, when in zip(VALUES[:4], CODES, YEARS, strict=False)
        if value is not None
    ]
    agree(cells(found, "usd"), list(right))


@ENGINES
def test_growth_is_reckoned_like_one_by_one(engine: str) -> None:
    columns = {name: each[:6] for name, each in COLUMNS.items()}
    rows = list(zip(*columns.values(), strict=True))
    frame = made(engine, columns)
    once = [float(sso.growth_rate(value, after)) for _, _, value, after, _, _ in rows]
    agree(cells(sso.growth_column(frame, "value", "after"), "growth"), list(once))
    before = [float(sso.previous_value(value, sso.Percent(grown))) for _, _, value, _, grown, _ in rows]
    agree(cells(sso.previous_value_column(frame, "value", "grown"), "previous"), list(before))
    spans: list[str | float] = ["n", 3, 2.5]
    for years in spans:
        yearly = [
            float(sso.compound_annual_growth_rate(value, after, n if isinstance(years, str) else years))
            for _, _, value, after, _, n in rows
        ]
        found = cells(sso.compound_growth_column(frame, "value", "after", years), "growth")
        for cell, number in zip(found, yearly, strict=True):
            assert math.isclose(cell, number, rel_tol=1e-12, abs_tol=1e-12), f"{cell} and {number} over {years} years"


def converted(frame: Any, gaps: str) -> Any:
    return sso.convert_column(frame, "value", "USD", currency="code", year="when", gaps=gaps, result="made")


def grown(frame: Any, gaps: str) -> Any:
    return sso.growth_column(frame, "value", "after", gaps=gaps, result="made")


def compounded(frame: Any, gaps: str) -> Any:
    return sso.compound_growth_column(frame, "value", "after", 2, gaps=gaps, result="made")


def over_years(frame: Any, gaps: str) -> Any:
    return sso.compound_growth_column(frame, "value", "after", "when", gaps=gaps, result="made")


def taken_back(frame: Any, gaps: str) -> Any:
    return sso.previous_value_column(frame, "value", "grown", gaps=gaps, result="made")


#: What makes a row have no answer.
WRONG: dict[str, tuple[Callable[..., Any], dict[str, Any]]] = {
    "no rate": (converted, {"when": 1950}),
    "no year": (converted, {"when": None}),
    "no currency": (converted, {"code": "EUR"}),
    "no base": (grown, {"value": 0.0}),
    "no start": (compounded, {"value": 0.0}),
    "no end": (compounded, {"after": 0.0}),
    "no time": (over_years, {"when": 0}),
    "nothing left": (taken_back, {"grown": -100.0}),
}


@ENGINES
@pytest.mark.parametrize("why", WRONG)
def test_a_row_without_an_answer_is_an_error_or_a_gap(engine: str, why: str) -> None:
    function, wrong = WRONG[why]
    columns = {name: [each[0], wrong.get(name, each[0])] for name, each in {**COLUMNS, "n": [1]}.items()}
    columns["n"] = [1, 2]
    frame = made(engine, columns)
    good, bad = cells(function(frame, "null"), "made")
    assert good is not None
    assert bad is None
    if engine in LAZY:
        failing = function(frame, "error")  # asks for nothing, so that nothing fails yet
        with pytest.raises(Exception, match=r"no exchange rate|growth"):
            cells(failing, "made")
    else:
        with pytest.raises((sso.NoRateError, sso.GrowthBaseError)):
            function(frame, "error")


@ENGINES
def test_names_of_columns_may_be_anything(engine: str) -> None:
    names = ["value.in", "of {money}", "a `when` '\"", "mine"]
    rows = [(12.5, "CNY", 2012, 800.0), (1.0, "HKD", 2010, 2.0)]
    frame = made(engine, {**{name: list(each) for name, each in zip(names, zip(*rows, strict=True), strict=False)}, "n": [1, 2]})
    right = [float(sso.convert(value, code, "USD", year=year).amount) for value, code, year, _ in rows]
    for gaps in ("error", "null"):
        found = sso.convert_column(frame, "value.in", "USD", currency="of {money}", year="a `when` '\"", result="mine", gaps=gaps)
        agree(cells(found, "mine"), [*right])
        found = sso.growth_column(frame, "value.in", "mine", result="it's {new}`", gaps=gaps)
        agree(cells(found, "it's {new}`"), [float(sso.growth_rate(value, after)) for value, _, _, after in rows])


def test_the_first_row_without_a_rate_is_named() -> None:
    frame = made("polars", COLUMNS)
    with pytest.raises(sso.NoRateError) as of_rows:
        sso.convert_column(frame, "value", "CNY", currency="code", year="when")
    assert (of_rows.value.currency, of_rows.value.year) == ("USD", 1950)
    with pytest.raises(sso.NoRateError) as of_all:
        sso.convert_column(frame, "value", "USD", currency=sso.Currency.CNY, rates=sso.exchange_rates().at(1950))
    assert (of_all.value.currency, of_all.value.year) == ("CNY", 1950)


def test_rows_of_pandas_keep_their_index() -> None:
    frame = made("pandas", COLUMNS)
    found = sso.convert_column(frame, "value", "USD", currency="code", year="when", gaps="null")
    assert list(found.index) == list(frame.index)
    assert "value_usd" not in frame.columns
    for function in (grown, compounded, over_years, taken_back):
        assert list(function(frame, "null").index) == list(frame.index), function


def test_nothing_is_left_behind_in_a_connection() -> None:
    duckdb = pytest.importorskip("duckdb")
    connection = duckdb.connect()
    connection.execute("create table mine as select 1.0 as value, 'CNY' as code, 2012 as year")
    found = sso.convert_column(connection.table("mine"), "value", "USD", currency="code")
    assert found.fetchall() == [(1.0, "CNY", 2012, float(sso.convert(1, "CNY", "USD", year=2012).amount))]
    assert [row[2] for row in connection.execute("show all tables").fetchall()] == ["mine"]


def test_the_librarys_own_frames_convert() -> None:
    pytest.importorskip("polars")
    money = sso.Rows[sso.Observation](
        (row for row in sso.observations() if row.unit in ("CNY", "USD") and row.year in (2011, 2012)), "observations"
    )
    for exact in (False, True):
        found = sso.convert_column(money.to_polars(exact=exact), "value", "USD", currency="unit")
        right = [float(sso.convert(row.value, row.unit.value, "USD", year=row.year).amount) for row in money]
        agree(found["value_usd"].to_list(), list(right))


def test_what_is_no_frame_and_what_is_no_column_is_named() -> None:
    with pytest.raises(sso.WrongTypeError, match="pandas"):
        sso.growth_column([1, 2], "a", "b")
    with pytest.raises(sso.UnknownNameError, match="value"):
        sso.growth_column(made("polars", COLUMNS), "nonsense", "after")
    with pytest.raises(sso.UnknownNameError, match="error, null"):
        sso.growth_column(made("polars", COLUMNS), "value", "after", gaps="ignore")
    with pytest.raises(sso.GrowthBaseError, match="above 0"):
        sso.compound_growth_column(made("polars", COLUMNS), "value", "after", 0)


# --- what Spark is told, which the sessions of all engines run ---


class Asked:
    """A frame of Spark that keeps what it is asked."""

    columns = ("code", "when", "val`ue", "made")
    dtypes = (("code", "string"), ("when", "bigint"), ("val`ue", "double"), ("made", "double"))

    def __init__(self) -> None:
        self.sparkSession = self

    def withColumn(self, name: str, text: str) -> str:  # noqa: N802 -- Spark's own name
        return f"{name} = {text}"

    def sql(self, text: str, mine: object) -> str:
        assert mine is self
        return text


def test_an_expression_of_spark_is_calculated_with_as_with_a_column() -> None:
    one: Any = on_spark.number("a b`c")
    other: Any = on_spark.Sql("b")
    expressions = {
        "(double(`a b``c`) - b)": one - other,
        "(double(`a b``c`) * 100D)": one * 100,
        "(double(`a b``c`) / b)": one / other,
        "(double(`a b``c`) + 1D)": 1 + one,
        "(2.5D / double(`a b``c`))": 2.5 / one,
        "power(b, double(`a b``c`))": other**one,
        "(b > 0D)": other > 0,
        "(b <= double('inf'))": other <= math.inf,
        "((b > 0D) and (b <= 1D))": (other > 0) & (other <= 1),
        "((b > 0D) or (b <= 1D))": (other > 0) | (other <= 1),
    }
    assert {text: each.text for text, each in expressions.items()} == {text: text for text in expressions}


def test_a_row_of_spark_has_a_gap_or_fails_in_its_own_sql(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_spark, "needed", lambda *_: SimpleNamespace(expr=str))
    value: Any = on_spark.number("a")
    good = value > 0
    assert on_spark.gapped(Asked(), "new", value, good) == "new = case when (double(`a`) > 0D) then double(`a`) end"
    assert on_spark.failing(Asked(), "new", value, good, "no") == (
        "new = case when (double(`a`) > 0D) then double(raise_error('no')) else double(`a`) end"
    )


FACTORS: list[tuple[str, int | None, float]] = [("CNY", 2012, 0.5), ("USD", None, 1.0)]


@pytest.mark.parametrize(
    ("keys", "factors", "says", "text"),
    [
        (
            ("code", "when"),
            FACTORS,
            None,
            "select /*+ broadcast(small) */ mine.`code`, mine.`when`, mine.`val``ue`,"
            " double(mine.`val``ue`) * coalesce(small.factor, case when string(mine.`code`) = 'USD' then double(1) end)"
            " as `made` from {mine} as mine left join"
            " values ('CNY', 2012, 0.5D), ('USD', null, 1.0D) as small(code, year, factor)"
            " on string(mine.`code`) = small.code and mine.`when` = cast(small.year as bigint)",
        ),
        (
            (None, "when"),
            FACTORS[:1],
            "no rate",
            "select /*+ broadcast(small) */ mine.`code`, mine.`when`, mine.`val``ue`,"
            " coalesce(double(mine.`val``ue`) * small.factor,"
            " case when double(mine.`val``ue`) is not null then double(raise_error('no rate')) end)"
            " as `made` from {mine} as mine left join values ('CNY', 2012, 0.5D) as small(code, year, factor)"
            " on mine.`when` = cast(small.year as bigint)",
        ),
        (
            (None, None),
            [],
            None,
            "select /*+ broadcast(small) */ mine.`code`, mine.`when`, mine.`val``ue`,"
            " double(mine.`val``ue`) * small.factor as `made` from {mine} as mine left join"
            " values (null, null, null) as small(code, year, factor) on true",
        ),
    ],
)
def test_amounts_are_converted_by_one_join_of_a_small_table(
    keys: tuple[str | None, str | None], factors: list[tuple[str, int | None, float]], says: str | None, text: str
) -> None:
    assert on_spark.converted(Asked(), "made", "val`ue", keys, factors, "USD", says) == text


def test_braces_in_names_are_no_places_for_a_frame() -> None:
    assert "`a{{b}}`" in on_spark.converted(Asked(), "a{b}", "when", (None, None), [], "USD", None)
