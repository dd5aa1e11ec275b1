"""Column functions on Spark, in its SQL: a column of Python costs a call to its Java machine for each part, a text one in all."""

from __future__ import annotations

from math import isfinite
from typing import Any

from attrs import frozen

from china_sso.frames.build import needed


@frozen
class Sql:
    """An expression of SQL, that is calculated with as with a column."""

    text: str

    def __sub__(self, other: Sql | float) -> Sql:
        return self._with("-", other)

    def __mul__(self, other: Sql | float) -> Sql:
        return self._with("*", other)

    def __truediv__(self, other: Sql | float) -> Sql:
        return self._with("/", other)

    def __radd__(self, other: float) -> Sql:
        return self._with("+", other)

    def __rtruediv__(self, other: float) -> Sql:
        return Sql(f"({_text(other)} / {self.text})")

    def __pow__(self, other: Sql | float) -> Sql:
        return Sql(f"power({self.text}, {_text(other)})")

    def __gt__(self, other: float) -> Sql:
        return self._with(">", other)

    def __le__(self, other: float) -> Sql:
        return self._with("<=", other)

    def __and__(self, other: Sql) -> Sql:
        return self._with("and", other)

    def __or__(self, other: Sql) -> Sql:
        return self._with("or", other)

    def _with(self, sign: str, other: Sql | float) -> Sql:
        return Sql(f"({self.text} {sign} {_text(other)})")


def _text(value: Sql | float) -> str:
    return value.text if isinstance(value, Sql) else f"{value!r}D" if isfinite(value) else f"double('{value!r}')"


def _quoted(name: str) -> str:
    return f"`{name.replace('`', '``')}`"


def number(column: str) -> Sql:
    """A column as floats."""
    return Sql(f"double({_quoted(column)})")


def gapped(native: Any, result: str, value: Sql, good: Sql) -> Any:
    """A frame with a column more, that has a value in rows that are good and a gap in others."""
    return _with_column(native, result, f"case when {good.text} then {value.text} end")


def failing(native: Any, result: str, value: Sql, bad: Sql, says: str) -> Any:
    """A frame with a column more, that fails with a text for rows that are bad."""
    return _with_column(native, result, f"case when {bad.text} then {_failure(says)} else {value.text} end")


def _with_column(native: Any, result: str, text: str) -> Any:
    return native.withColumn(result, needed("pyspark.sql.functions", "pandas").expr(text))


def _failure(says: str) -> str:
    """What fails: Spark may be told to take a text for a gap where it wants a number."""
    return f"double(raise_error('{says}'))"


def converted(
    native: Any,
    result: str,
    amount: str,
    keys: tuple[str | None, str | None],
    factors: list[tuple[str, int | None, float]],
    own: str,
    says: str | None,
) -> Any:
    """A frame with a column more: amounts times the factors of their rows, which is a statement that joins them as a small table.

    The keys are the columns of currencies and years, where there are such. What is in its own currency has a factor of 1. A row
    without a factor is a failure with a text, or without a text a gap.
    """
    value, factor = f"double(mine.{_quoted(amount)})", "small.factor"
    code, year = (None if key is None else f"mine.{_quoted(key)}" for key in keys)
    if code is not None:
        factor = f"coalesce({factor}, case when string({code}) = '{own}' then double(1) end)"
    product = f"{value} * {factor}"
    if says is not None:
        product = f"coalesce({product}, case when {value} is not null then {_failure(says)} end)"
    names = ", ".join(f"mine.{_quoted(each)}" for each in native.columns if each != result)
    on = [f"string({code}) = small.code"] * (code is not None)
    if year is not None:
        on.append(f"{year} = cast(small.year as {dict(native.dtypes)[keys[1]]})")
    rows = ", ".join(f"('{origin}', {when or 'null'}, {_text(each)})" for origin, when, each in factors)
    select = f"select /*+ broadcast(small) */ {names}, {product} as {_quoted(result)} from "
    join = f" as mine left join values {rows or '(null, null, null)'} as small(code, year, factor) on {' and '.join(on) or 'true'}"
    return native.sparkSession.sql(f"{_literal(select)}{{mine}}{_literal(join)}", mine=native)


def _literal(text: str) -> str:
    """A text in what Spark puts a frame into."""
    return text.replace("{", "{{").replace("}", "}}")
