"""What a data set or a place gives of one kind: rows, a sequence that can also become a data frame."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Reversible
from typing import TYPE_CHECKING, Any, ClassVar, SupportsIndex, TypeVar, cast, overload

from attrs import field, frozen

from china_sso.model.once import Once
from china_sso.tables.framed import Framed

if TYPE_CHECKING:
    from china_sso.frames.layout import Layout

T = TypeVar("T", covariant=True)
S = TypeVar("S")

#: A notebook shows no more of them.
MOST_ROWS = 20


def _tuple(items: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(items)


@frozen(eq=False, repr=False)
class Rows(Framed, Collection[T], Reversible[T]):
    """Things of one kind in their order, which can become a data frame. A notebook shows them as a table.

    They are asked, sliced, joined and compared like a tuple, and equal the tuple of the same things. They are none, and no
    ``collections.abc.Sequence`` either: libraries of frames take those for lists of cells, and then don't ask for the columns.

    Examples:
        >>> import china_sso as sso
        >>> sso.cities(region="northern")
        <7 rows of places>
        >>> sso.cities(region="northern")[:2] + sso.cities(region="eastern")
        <11 rows of places>
    """

    _found: tuple[Any, ...] = field(converter=_tuple)
    layout: str | Layout
    """The name of its table or list, ``observations``, ``links`` ..., or its columns where it is none of these."""
    _row_of: Callable[[Any], T] | None = None
    _shown_as: str | None = None
    """The name of the table of what rows are made of; None: they are what was found."""
    _kept: dict[str, Any] = field(init=False, factory=dict)  # pyright: ignore[reportUnknownVariableType] -- dict[str, Any] is slow to call

    def _rows(self) -> tuple[Any, ...]:
        return tuple(map(self._row_of, self._found)) if self._row_of else self._found

    #: What was found, or the rows that are made of it: all of them, when the first is asked for.
    _items: ClassVar[Once[tuple[Any, ...]]] = Once(_rows)

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[T]:
        return cast("Iterator[T]", iter(self._items))

    def __reversed__(self) -> Iterator[T]:
        return cast("Iterator[T]", reversed(self._items))

    def __contains__(self, item: object) -> bool:
        return item in self._items

    @overload
    def __getitem__(self, key: SupportsIndex, /) -> T: ...
    @overload
    def __getitem__(self, key: slice, /) -> Rows[T]: ...
    def __getitem__(self, key: Any, /) -> Any:
        """One of the things, or for a slice rows again."""
        if isinstance(key, slice):
            return self._of(self._found[key])
        return self._items[key]

    @overload
    def __add__(self, other: Rows[T], /) -> Rows[T]: ...
    @overload
    def __add__(self, other: tuple[S, ...], /) -> tuple[T | S, ...]: ...
    def __add__(self, other: Any, /) -> Any:
        """These and then others: of rows of the same table rows again, of a tuple a tuple."""
        if isinstance(other, tuple):
            return (*self._items, *other)
        more: Rows[Any] | None = other if isinstance(other, Rows) else None  # pyright: ignore[reportUnknownVariableType]
        if more is None or more.layout != self.layout:
            return NotImplemented
        if self._row_of is more._row_of:
            return self._of((*self._found, *more._found))
        return Rows[Any]((*self._items, *more), self.layout)

    def _of(self, found: tuple[Any, ...]) -> Rows[T]:
        """Rows of the same kind."""
        return Rows[T](found, self.layout, self._row_of, self._shown_as)

    def __radd__(self, other: tuple[S, ...], /) -> tuple[S | T, ...]:
        """A tuple, and then these."""
        return (*other, *self._items) if isinstance(other, tuple) else NotImplemented  # pyright: ignore[reportUnnecessaryIsInstance]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Rows):
            return self._items == other._items  # pyright: ignore[reportUnknownMemberType]
        return self._items == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._items)

    def index(self, item: object) -> int:
        """The place of the first that equals something. Raises `ValueError` where none does."""
        return self._items.index(cast("Any", item))

    def count(self, item: object) -> int:
        """How many of them equal something."""
        return self._items.count(item)

    def __repr__(self) -> str:
        name = (self.layout if isinstance(self.layout, str) else self.layout.name).replace("_", " ")
        return f"<{len(self):,} row{'' if len(self) == 1 else 's'} of {name}>"

    def _repr_html_(self) -> str:
        from china_sso.frames.build import layout_of

        layout = layout_of(self._shown_as or self.layout)
        more = len(self) - MOST_ROWS
        notes = (f"… and {more:,} more",) if more > 0 else ()
        return layout.table(self._found[:MOST_ROWS], repr(self)[1:-1], notes).html()

    def _as_rows(self) -> Rows[T]:
        return self


def as_rows(things: Iterable[S], layout: str) -> Rows[S]:
    """Things as rows of a list, and rows as they are."""
    return things if isinstance(things, Rows) else Rows(things, layout)
