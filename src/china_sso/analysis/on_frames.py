"""Conversion and growth on columns of anybody's frame: pandas, polars, pyarrow, DuckDB, Dask, PySpark, Ibis, by narwhals.

The engine of the frame does the work, and a lazy frame stays lazy. Numbers are calculated as floats; what the scalar functions
give differs by the last digits of a float at most. `convert`, `growth_rate` and the others are exact.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from china_sso.analysis.engines import FRAMES, as_float, failing, gapped, in_parts, looked_up, small
from china_sso.analysis.on_spark import converted
from china_sso.dataset import exchange_rates
from china_sso.errors import ChinaSsoError, GrowthBaseError, NoRateError, UnknownNameError, WrongTypeError, described, named
from china_sso.frames.build import needed
from china_sso.model.money import Rates, check_rates, currency_of
from china_sso.model.names import member_of
from china_sso.model.numbers import exact
from china_sso.model.period import check_year
from china_sso.model.units import Currency

F = TypeVar("F")

#: Columns that are there only while a function works.
_FACTOR, _TEXT = "__china_sso_factor__", "__china_sso_text__"


class Gaps(StrEnum):
    """What becomes of a row that has no answer: no exchange rate for its year, growth from nothing."""

    ERROR = "error"
    """An error: at once for an eager frame; for a lazy one when it is collected, by its engine."""
    NULL = "null"
    """A gap."""


@in_parts
def convert_column(
    frame: F,
    amount: str,
    to: Currency | str,
    *,
    currency: str | Currency = "currency",
    year: str | int = "year",
    result: str | None = None,
    gaps: Gaps | str = Gaps.ERROR,
    rates: Rates | None = None,
) -> F:
    """The frame with a column more: amounts of money in another currency, each at the rate of its own year.

    Args:
        frame: a frame of pandas, polars, pyarrow, DuckDB, Dask, PySpark or Ibis.
        amount: the column of the amounts; where it is empty, so is the result.
        to: the currency to convert to, or its code.
        currency: the column of the codes of the currencies, or a `Currency` for all rows.
        year: the column of the years, or one year for all rows.
        result: the name of the new column; without it ``value_usd`` for a column ``value``.
        gaps: what becomes of rows without a rate: ``error`` or ``null``.
        rates: exchange rates other than the bundled ones.

    Raises:
        NoRateError: no rate is known for a row.
        UnknownNameError: there is no such currency or column.
        WrongTypeError: it is no frame of these libraries.
        MissingExtraError: narwhals is not installed; every extra of frames brings it.
    """
    target, wanted = currency_of(to), member_of(Gaps, gaps, "way with gaps")
    used = exchange_rates() if rates is None else rates
    check_rates(used)
    codes = None if isinstance(currency, Currency) else currency
    years = None if isinstance(year, int) or used.pinned is not None else year
    if isinstance(year, int):
        check_year(year)
        used = used if used.pinned is not None else used.at(year)
    nw, table = _opened(frame, *(each for each in (amount, codes, years) if each is not None))
    origins = tuple(Currency) if codes is not None else (currency_of(currency),)
    factors = _factors(used, origins, target, dated=years is not None)
    name = _name(result) if result else f"{amount}_{target.value.lower()}"
    says = f"no exchange rate to {target.value}"
    if table.implementation.is_pyspark():
        failure = says if wanted is Gaps.ERROR else None
        return converted(table.to_native(), name, amount, (codes, years), factors, target.value, failure)  # type: ignore[no-any-return]
    joined = _with_factors(nw, table, factors, codes, years)
    factor = nw.col(_FACTOR)
    complete = isinstance(joined, nw.DataFrame) and not joined[_FACTOR].is_null().any()
    if codes is not None and not complete:  # what is in the currency already needs no rate, whatever its year
        own = factor.is_null() & (nw.col(codes).cast(nw.String) == target.value)
        factor = nw.when(own).then(nw.lit(1.0)).otherwise(factor)

    def error(row: dict[str, Any]) -> ChinaSsoError:
        code = str(row[codes] if codes is not None else origins[0].value)
        when = used.pinned if years is None else row[years]
        known = sorted({each.year for each in used.rates if each.currency.value == code})
        return NoRateError(code, None if when is None or when != when else int(when), tuple(known))

    bad = ~nw.col(amount).is_null() & factor.is_null()
    value = as_float(nw, table, amount) * factor
    if complete or wanted is Gaps.NULL:  # without a factor, the product is a gap by itself
        found = joined.with_columns(value.alias(name))
    else:
        found = _or_error(nw, joined, name, value, bad, says, error)
    names = [each for each in table.collect_schema().names() if each != name]
    return _closed(frame, found.select(*names, name))


@in_parts
def growth_column(frame: F, before: str, after: str, *, result: str = "growth", gaps: Gaps | str = Gaps.ERROR) -> F:
    """The frame with a column more: the growth in percent from one column to another, as `growth_rate` calculates it.

    Args:
        frame: a frame of pandas, polars, pyarrow, DuckDB, Dask, PySpark or Ibis.
        before: the column of the values that growth is from.
        after: the column of the values that growth is to.
        result: the name of the new column.
        gaps: what becomes of rows whose first value is not above zero: ``error`` or ``null``.

    Raises `GrowthBaseError` for such a row, and what `convert_column` raises for a frame.
    """
    nw, table = _opened(frame, before, after)
    first, last = as_float(nw, table, before), as_float(nw, table, after)
    says = "growth from a base that is not above zero has no meaning"
    return _grown(frame, nw, table, result, (last - first) * 100 / first, (first > 0, first <= 0), gaps, says)


@in_parts
def compound_growth_column(
    frame: F, first: str, last: str, years: str | float, *, result: str = "growth", gaps: Gaps | str = Gaps.ERROR
) -> F:
    """The frame with a column more: the yearly growth in percent from one column to another, over some years.

    Args:
        frame: a frame of pandas, polars, pyarrow, DuckDB, Dask, PySpark or Ibis.
        first: the column of the first values.
        last: the column of the last values.
        years: the column of the numbers of years, or one number for all rows.
        result: the name of the new column.
        gaps: what becomes of rows in which a number is not above zero: ``error`` or ``null``.

    Raises `GrowthBaseError` for such a row, and what `convert_column` raises for a frame.
    """
    nw, table = _opened(frame, first, last, *((years,) if isinstance(years, str) else ()))
    start, end = as_float(nw, table, first), as_float(nw, table, last)
    good, bad = (start > 0) & (end > 0), (start <= 0) | (end <= 0)
    if isinstance(years, str):
        span = as_float(nw, table, years)
        value, good, bad = ((end / start) ** (1 / span) - 1) * 100, good & (span > 0), bad | (span <= 0)
    elif (number := float(exact(years, "the number of years"))) > 0:
        value = ((end / start) ** (1 / number) - 1) * 100
    else:
        raise GrowthBaseError(f"growth takes time: the number of years must be above 0, not {years}")
    return _grown(frame, nw, table, result, value, (good, bad), gaps, "compound growth needs two values and years above zero")


@in_parts
def previous_value_column(frame: F, value: str, growth: str, *, result: str = "previous", gaps: Gaps | str = Gaps.ERROR) -> F:
    """The frame with a column more: the value of the year before that a growth in percent implies, as `previous_value` has it.

    Args:
        frame: a frame of pandas, polars, pyarrow, DuckDB, Dask, PySpark or Ibis.
        value: the column of the values.
        growth: the column of their growth, in percent.
        result: the name of the new column.
        gaps: what becomes of rows with a growth of -100 percent or less: ``error`` or ``null``.

    Raises `GrowthBaseError` for such a row, and what `convert_column` raises for a frame.
    """
    nw, table = _opened(frame, value, growth)
    number, rate = as_float(nw, table, value), as_float(nw, table, growth)
    says = "nothing is left after growth of -100 percent or less"
    return _grown(frame, nw, table, result, number / (1 + rate / 100), (rate > -100, rate <= -100), gaps, says)


def _grown(frame: F, nw: Any, table: Any, result: str, value: Any, ways: tuple[Any, Any], gaps: Gaps | str, says: str) -> F:
    """The frame with the result, where what is good of a row holds; a gap or an error where what is bad of it does."""
    good, bad = ways
    if member_of(Gaps, gaps, "way with gaps") is Gaps.NULL:
        return _closed(frame, gapped(nw, table, _name(result), value, good))
    return _closed(frame, _or_error(nw, table, _name(result), value, bad, says, lambda _: GrowthBaseError(says)))


def _name(column: str) -> str:
    """The name of a new column. Raises `WrongTypeError` for what no library of frames takes for one."""
    if not isinstance(column, str) or (not column.isascii() and column != column.encode("utf-8", "replace").decode()):  # pyright: ignore
        raise WrongTypeError("the name of the new column", "a text that can be encoded", described(column))
    return column


def _opened(frame: object, *columns: str) -> tuple[Any, Any]:
    """Narwhals, and a frame as it has it. Raises what `convert_column` raises for a frame."""
    nw = needed("narwhals", "pandas")
    try:
        table = nw.from_native(frame)
    except TypeError:
        raise WrongTypeError("a frame", FRAMES, type(frame).__name__) from None
    names = table.collect_schema().names()
    for column in columns:
        if column not in names:
            raise UnknownNameError("column", named(column), tuple(names), exhaustive=True)
    return nw, table


def _closed(frame: F, table: Any) -> F:
    """The frame of the library that it came from; the rows of pandas keep their index."""
    native = table.to_native()
    if table.implementation.is_pandas_like():
        native.index = frame.index  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    return native  # type: ignore[no-any-return]


def _or_error(
    nw: Any, table: Any, result: str, value: Any, bad: Any, says: str, error: Callable[[dict[str, Any]], ChinaSsoError]
) -> Any:
    """The table with the result, and an error for rows that have none."""
    if isinstance(table, nw.LazyFrame):
        return failing(nw, table, result, value, bad, says)
    if table.select(bad.any()).item():
        raise error(next(table.filter(bad).head(1).iter_rows(named=True)))
    return table.with_columns(value.alias(result))


def _factors(rates: Rates, origins: tuple[Currency, ...], target: Currency, *, dated: bool) -> list[tuple[str, int | None, float]]:
    """What amounts are multiplied by, by currency and year: the small table that is joined."""
    years = sorted({rate.year for rate in rates.rates}) if dated else [rates.pinned]
    rows: list[tuple[str, int | None, float]] = []
    for origin in origins:
        for year in years:
            try:
                rows.append((origin.value, year, float(rates.between(origin, target, year).value)))
            except NoRateError:
                continue  # a row without a rate finds none here either
    return rows


def _with_factors(nw: Any, table: Any, factors: list[tuple[str, int | None, float]], codes: str | None, years: str | None) -> Any:
    """The table with the factor of each row; null where there is no rate."""
    if codes is None and years is None:
        return table.with_columns(nw.lit(factors[0][2] if factors else None, dtype=nw.Float64).alias(_FACTOR))
    schema = table.collect_schema()
    texts = codes is None or schema[codes] == nw.String
    key = codes if texts else _TEXT  # a category joins texts only as a text
    names = {0: key, 1: years, 2: _FACTOR}
    columns = {name: [row[i] for row in factors] for i, name in names.items() if name is not None}
    types = {key: nw.String, years: years and schema[years], _FACTOR: nw.Float64}
    few = small(nw, table, columns, {name: types[name] for name in columns})
    on = [name for name in columns if name != _FACTOR]
    if not texts:
        table = table.with_columns(nw.col(codes).cast(nw.String).alias(_TEXT))
    if isinstance(table, nw.LazyFrame):
        return table.join(few, on=on, how="left")
    return table.with_columns(looked_up(nw, table.select(on), few, _FACTOR).alias(_FACTOR))
