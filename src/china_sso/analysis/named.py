"""What results have in common that are gone through part by part, and asked for one part by its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Generic, TypeVar

from china_sso.errors import UnknownNameError, named

T = TypeVar("T")


class Named(Generic[T]):
    """A result of parts in an order, each with a name."""

    __slots__ = ()

    _NAMES: ClassVar[str]
    """What its parts are named by, for people: ``place of the ranking``"""

    @property
    def by_name(self) -> Mapping[str, T]:
        """The parts by their names, in their order."""
        raise NotImplementedError

    def __iter__(self) -> Iterator[T]:
        return iter(self.by_name.values())

    def __len__(self) -> int:
        return len(self.by_name)

    def __getitem__(self, name: str) -> T:
        parts = self.by_name
        if not isinstance(name, str) or name not in parts:  # pyright: ignore[reportUnnecessaryIsInstance]
            raise UnknownNameError(self._NAMES, named(name), tuple(parts), exhaustive=True)
        return parts[name]
