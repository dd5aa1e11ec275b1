"""What an immutable object works out of its own parts, once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

T = TypeVar("T")


class Once(Generic[T]):
    """An attribute that is worked out when it is first asked for, and is the same object for every thread from then on.

    Two threads that ask at the same moment may both work it out; the first to finish decides for all. There is no lock
    that could be held while somebody waits, or while the process forks. The object has a dict ``_kept`` to hold it.
    """

    __slots__ = ("_gather", "_name")

    def __init__(self, gather: Callable[[Any], T]) -> None:
        self._gather = gather
        self._name = "?"

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, item: None, owner: type) -> Self: ...
    @overload
    def __get__(self, item: object, owner: type) -> T: ...
    def __get__(self, item: Any, owner: type) -> Self | T:
        if item is None:
            return self
        kept: dict[object, T] = item._kept  # noqa: SLF001 -- the drawer is made for this
        try:
            return kept[self._name]
        except KeyError:
            return kept.setdefault(self._name, self._gather(item))


def once_of(item: Any, key: object, make: Callable[[], T]) -> T:
    """The same for what isn't an attribute: it is worked out when it is first asked for under its key."""
    kept: dict[object, T] = item._kept  # noqa: SLF001 -- the drawer is made for this
    try:
        return kept[key]
    except KeyError:
        return kept.setdefault(key, make())
