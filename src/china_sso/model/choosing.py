"""Chooses items: by what their attributes hold, and by questions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from china_sso.errors import WrongTypeError, described
from china_sso.model.names import member_of
from china_sso.model.rows import Rows

if TYPE_CHECKING:
    from china_sso.model.indicator import Indicator
    from china_sso.model.service import Service, ServiceLine

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
V = TypeVar("V")

#: What to choose items by: True, False, or None where the data can't tell.
Condition = Callable[[T], bool | None]


def indicator_of(name: Indicator | str) -> Indicator:
    """An indicator by itself or its name. Raises what `china_sso.model.indicators.indicator_named` raises."""
    from china_sso.model.indicator import Indicator

    if isinstance(name, Indicator):
        return name
    from china_sso.model.indicators import indicator_named  # and with it all derived ones

    return indicator_named(name)


def member_or_none(kind: type[E], value: str | None, what: str) -> E | None:
    """A member of a vocabulary by its text; None for None. Raises `UnknownNameError`."""
    return None if value is None else member_of(kind, value, what)


def service_or_none(value: Service | str | None) -> Service | None:
    """A kind of service by its text; None for None. Raises `UnknownNameError`."""
    if value is None:
        return None
    from china_sso.model.service import Service

    return member_of(Service, value, "service")


def line_or_none(value: ServiceLine | str | None) -> ServiceLine | None:
    """A line of the industry by its text; None for None. Raises `UnknownNameError`."""
    if value is None:
        return None
    from china_sso.model.service import ServiceLine

    return member_of(ServiceLine, value, "service line")


def equals(wanted: V | None, get: Callable[[T], V | None]) -> Callable[[T], bool] | None:
    """Whether an attribute has a value; no test where none is wanted."""
    return None if wanted is None else lambda item: get(item) == wanted


def contains(wanted: V | None, get: Callable[[T], Collection[V]]) -> Callable[[T], bool] | None:
    """Whether a value is among those of an attribute; no test where none is wanted."""
    return None if wanted is None else lambda item: wanted in get(item)


def rows_matching(layout: str, items: Iterable[T], where: Condition[T] | None, *tests: Callable[[T], bool] | None) -> Rows[T]:
    """The items that pass every test, and for which the condition is true. Raises `WrongTypeError` for what is no condition."""
    if where is not None and not callable(where):
        raise WrongTypeError(
            "a condition", "a question or a function; names go with a keyword, as in organisation='IBM'", described(where)
        )
    active = [test for test in tests if test is not None]
    if not active and where is None:
        return Rows(items, layout)
    return Rows((item for item in items if all(test(item) for test in active) and (where is None or where(item))), layout)
