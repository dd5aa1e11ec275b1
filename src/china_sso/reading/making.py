"""Makes objects of a class from objects of a file, by a table of what each key becomes. Fast, and without checking."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from attrs import fields

from china_sso.model.making import maker_of
from china_sso.model.period import Period

T = TypeVar("T")
#: What makes the value of an attribute from the value of a key; None takes it as it is.
Convert = Callable[[Any], Any] | None
#: For each key of a file, the attribute of that name and what makes its value.
Table = Mapping[str, tuple[str, Convert]]
#: An object of a file.
Line = Mapping[str, Any]


def table(kind: type, /, **converters: Callable[[Any], Any]) -> Table:
    """The keys of a class's objects in files.

    The names of its attributes are those objects that its ``__init__`` knows: Python finds arguments faster by them than by
    the equal texts that come out of a file.
    """
    return {each.name: (each.name, converters.get(each.name)) for each in fields(kind)}


_PERIODS: dict[str, Period] = {}


def period_of(text: str) -> Period:
    """A period; the same object for the same text, of which there are few."""
    return _PERIODS.get(text) or _PERIODS.setdefault(text, Period.parse(text))


def member_of(kind: type[StrEnum]) -> Callable[[str], Any]:
    """The member of an enum by its value: what calling the enum gives, several times as fast."""
    return {member.value: member for member in kind}.__getitem__


def values(keys: Table, line: Line) -> dict[str, Any]:
    """The values of attributes that an object of a file gives."""
    given: dict[str, Any] = {}
    for key, value in line.items():
        name, convert = keys[key]
        given[name] = value if convert is None else convert(value)
    return given


def make(kind: type[T], keys: Table, line: Line, /, **more: Any) -> T:
    """An object of a class from an object of a file; what is given besides counts, whatever the file has."""
    for key, value in line.items():
        name, convert = keys[key]
        if name not in more:
            more[name] = value if convert is None else convert(value)
    return maker_of(kind)(**more)


def members_of(kind: type[StrEnum]) -> Callable[[list[str]], tuple[Any, ...]]:
    """The members of an enum by their values."""
    find = member_of(kind)
    return lambda values: tuple(map(find, values))
