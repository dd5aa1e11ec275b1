"""Conversion and growth on columns of anybody's frame: pandas, polars (lazy too), pyarrow, DuckDB, by narwhals.

The engine of the frame does the work, and a lazy frame stays lazy. Numbers are calculated as floats; what the scalar functions
give differs by the last digits of a float at most. `convert`, `growth_rate` and the others are exact.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from china_sso.dataset import exchange_rates
from china_sso.errors import ChinaSsoError, GrowthBaseError, NoRateError, UnknownNameError, WrongTypeError
from china_sso.frames.build import needed
from china_sso.model.money import Rates, check_rates, currency_of
from china_sso.model.names import member_of
from china_sso.model.period import check_year
from china_sso.model.units import Currency

F = TypeVar("F")

#: Columns that are there only while a function works.
_CURRENCY, _YEAR, _FACTOR, _ORDER = (f"__china_sso_{name}__" for name in ("currency", "year", "factor", "order"))


class Gaps(StrEnum):
    """What becomes of a row that has no answer: no exchange rate for its year, growth from nothing."""

    ERROR = "error"
    """An error: at once for an eager frame; for a lazy one when it is collected, by its engine."""
    NULL = "null"
    """A gap."""


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
        frame: a frame of pandas, polars, pyarrow or DuckDB.
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

    name = result or f"{amount}_{target.value.lower()}"
    bad = ~nw.col(amount).is_null() & factor.is_null()
    value = _float(nw, amount) * factor
    says = f"no exchange rate to {target.value}"
    if complete or wanted is Gaps.NULL:  # without a factor, the product is a gap by itself
        found = joined.with_columns(value.alias(name))
    else:
        found = _answered(nw, joined, name, value, bad, wanted, says, error)
    if _ORDER in found.collect_schema().names():
        found = found.sort(_ORDER)
    names = [each for each in table.collect_schema().names() if each != name]
    return _closed(frame, found.select(*names, name))


def growth_column(frame: F, before: str, after: str, *, result: str = "growth", gaps: Gaps | str = Gaps.ERROR) -> F:
    """The frame with a column more: the growth in percent from one column to another, as `growth_rate` reckons it.

    Args:
        frame: a frame of pandas, polars, pyarrow or DuckDB.
        before: the column of the values that growth is from.
        after: the column of the values that growth is to.
        result: the name of the new column.
        gaps: what becomes of rows whose first value is not above zero: ``error`` or ``null``.

    Raises `GrowthBaseError` for such a row, and what `convert_column` raises for a frame.
    """
    nw, table = _opened(frame, before, after)
    first, last = _float(nw, before), _float(nw, after)
    says = "growth from a base that is not above zero has no meaning"
    return _grown(frame, nw, table, result, (last - first) * 100 / first, first <= 0, gaps, says)


def compound_growth_column(
    frame: F, first: str, last: str, years: str | float, *, result: str = "growth", gaps: Gaps | str = Gaps.ERROR
) -> F:
    """The frame with a column more: the yearly growth in percent from one column to another, over some years.

    Args:
        frame: a frame of pandas, polars, pyarrow or DuckDB.
        first: the column of the first values.
        last: the column of the last values.
        years: the column of the numbers of years, or one number for all rows.
        result: the name of the new column.
        gaps: what becomes of rows in which a number is not above zero: ``error`` or ``null``.

    Raises `GrowthBaseError` for such a row, and what `convert_column` raises for a frame.
    """
    nw, table = _opened(frame, first, last, *((years,) if isinstance(years, str) else ()))
    start, end = _float(nw, first), _float(nw, last)
    bad = (start <= 0) | (end <= 0)
    if isinstance(years, str):
        span = _float(nw, years)
        value, bad = ((end / start) ** (1 / span) - 1) * 100, bad | (span <= 0)
    elif years > 0:
        value = ((end / start) ** (1 / years) - 1) * 100
    else:
        raise GrowthBaseError(f"growth takes time: the number of years must be above 0, not {years}")
    return _grown(frame, nw, table, result, value, bad, gaps, "compound growth needs two values and years above zero")


def previous_value_column(frame: F, value: str, growth: str, *, result: str = "previous", gaps: Gaps | str = Gaps.ERROR) -> F:
    """The frame with a column more: the value of the year before that a growth in percent implies, as `previous_value` has it.

    Args:
        frame: a frame of pandas, polars, pyarrow or DuckDB.
        value: the column of the values.
        growth: the column of their growth, in percent.
        result: the name of the new column.
        gaps: what becomes of rows with a growth of -100 percent or less: ``error`` or ``null``.

    Raises `GrowthBaseError` for such a row, and what `convert_column` raises for a frame.
    """
    nw, table = _opened(frame, value, growth)
    number, rate = _float(nw, value), _float(nw, growth)
    says = "nothing is left after growth of -100 percent or less"
    return _grown(frame, nw, table, result, number / (1 + rate / 100), rate <= -100, gaps, says)


def _grown(frame: F, nw: Any, table: Any, result: str, value: Any, bad: Any, gaps: Gaps | str, says: str) -> F:
    wanted = member_of(Gaps, gaps, "way with gaps")
    return _closed(frame, _answered(nw, table, result, value, bad, wanted, says, lambda _: GrowthBaseError(says)))


def _opened(frame: object, *columns: str) -> tuple[Any, Any]:
    """Narwhals, and a frame as it has it. Raises what `convert_column` raises for a frame."""
    nw = needed("narwhals", "pandas")
    try:
        table = nw.from_native(frame)
    except TypeError:
        raise WrongTypeError("a frame", "one of pandas, polars, pyarrow or DuckDB", type(frame).__name__) from None
    names = table.collect_schema().names()
    for column in columns:
        if column not in names:
            raise UnknownNameError("column", str(column), tuple(names), exhaustive=True)
    return nw, table


def _closed(frame: F, table: Any) -> F:
    """The frame of the library that it came from; the rows of pandas keep their index."""
    native = table.to_native()
    if table.implementation.is_pandas_like():
        native.index = frame.index  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    return native  # type: ignore[no-any-return]


def _float(nw: Any, column: str) -> Any:
    """Numbers as floats: whole ones would overflow."""
    return nw.col(column).cast(nw.Float64)


def _answered(
    nw: Any, table: Any, result: str, value: Any, bad: Any, gaps: Gaps, says: str, error: Callable[[dict[str, Any]], ChinaSsoError]
) -> Any:
    """The table with the result; for rows that have none a gap, or an error."""
    if gaps is Gaps.NULL:
        return table.with_columns(nw.when(~bad).then(value).alias(result))
    if isinstance(table, nw.DataFrame):
        wrong = table.filter(bad).head(1)
        if len(wrong):
            raise error(next(wrong.iter_rows(named=True)))
        return table.with_columns(value.alias(result))
    failing = nw.when(bad).then(nw.lit(says)).cast(nw.Float64)  # no number: the engine fails where a row is bad, when it gets there
    return table.with_columns(nw.coalesce(failing, value).alias(result))


def _factors(rates: Rates, origins: tuple[Currency, ...], target: Currency, *, dated: bool) -> dict[str, list[Any]]:
    """What amounts are multiplied by, by currency and year: the small table that is joined."""
    years = sorted({rate.year for rate in rates.rates}) if dated else [rates.pinned]
    rows: list[tuple[str, int | None, float]] = []
    for origin in origins:
        for year in years:
            try:
                rows.append((origin.value, year, float(rates.between(origin, target, year).value)))
            except NoRateError:
                continue  # a row without a rate finds none here either
    return {_CURRENCY: [row[0] for row in rows], _YEAR: [row[1] for row in rows], _FACTOR: [row[2] for row in rows]}


def _with_factors(nw: Any, table: Any, factors: dict[str, list[Any]], codes: str | None, years: str | None) -> Any:
    """The table with the factor of each row; null where there is no rate."""
    keys = {_CURRENCY: codes, _YEAR: years}
    by = {name: column for name, column in keys.items() if column is not None}
    if not by:
        one = factors[_FACTOR][0] if factors[_FACTOR] else None
        return table.with_columns(nw.lit(one, dtype=nw.Float64).alias(_FACTOR))
    schema = table.collect_schema()
    if codes is not None and schema[codes] != nw.String:  # a category joins texts only as a text
        by[_CURRENCY] = f"{_CURRENCY}text"
        table = table.with_columns(nw.col(codes).cast(nw.String).alias(by[_CURRENCY]))
    if table.implementation.is_pyarrow():
        table = table.with_row_index(_ORDER)  # a join of pyarrow keeps no order
    small = _small(nw, table, {name: cells for name, cells in factors.items() if name in (*by, _FACTOR)})
    if years is not None:
        small = small.with_columns(nw.col(_YEAR).cast(schema[years]))
    return table.join(small, left_on=list(by.values()), right_on=list(by), how="left")


def _small(nw: Any, table: Any, columns: dict[str, list[Any]]) -> Any:
    """A small table in the engine of another."""
    types = {_CURRENCY: nw.String, _YEAR: nw.Int64, _FACTOR: nw.Float64}
    if table.implementation.is_duckdb():  # in the connection of the table, in which it leaves nothing behind
        lines = (dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True))
        rows = ", ".join(map(repr, lines))  # a dict of texts and numbers reads as a struct of DuckDB
        one = table.to_native().limit(0).aggregate("count(*) AS one")
        found = nw.from_native(one.project(f"unnest([{rows}], recursive := true)"))
        return found.with_columns(nw.col(name).cast(types[name]) for name in columns)
    lazy = isinstance(table, nw.LazyFrame)
    if lazy and not table.implementation.is_polars():
        raise WrongTypeError("a frame", "one of pandas, polars, pyarrow or DuckDB", str(table.implementation))
    small = nw.from_dict(columns, schema={name: types[name] for name in columns}, backend=table.implementation)
    return small.lazy() if lazy else small
