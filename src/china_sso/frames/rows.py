"""What a data set gives of one kind: a tuple that also knows how to become a data frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NoReturn, Self, SupportsIndex, TypeVar, cast, overload

from china_sso.model.choosing import Condition, matching

if TYPE_CHECKING:
    from china_sso.frames.layout import Layout

T = TypeVar("T")

#: A notebook shows no more of them.
MOST_ROWS = 20


class Rows(tuple[T, ...]):
    """A tuple of things of one kind, which can become a data frame. It equals the tuple of the same things.

    Frames need the extra of their library, as in ``pip install "china-sso[pandas]"``.

    >>> import china_sso as sso
    >>> sso.cities(region="northern")
    <7 rows of places>
    """

    if TYPE_CHECKING:
        layout: str | Layout
        """The name of its table, or its columns where it is none of the tables."""

    def __new__(cls, items: Iterable[T], layout: str | Layout) -> Self:
        """Rows of some things, by the name of the table that they are of: ``observations``, ``places`` ..."""
        made = super().__new__(cls, items)  # pyright: ignore[reportArgumentType]
        made.__dict__["layout"] = layout
        return made

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self), self.layout

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"rows are immutable: {name!r} can't be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"rows are immutable: {name!r} can't be deleted")

    @overload
    def __getitem__(self, key: SupportsIndex, /) -> T: ...
    @overload
    def __getitem__(self, key: slice, /) -> Rows[T]: ...
    def __getitem__(self, key: Any, /) -> Any:
        """One of the things, or for a slice rows again."""
        found = cast("Any", super().__getitem__(key))
        return Rows[T](found, self.layout) if isinstance(key, slice) else found

    def __repr__(self) -> str:
        name = self.layout if isinstance(self.layout, str) else self.layout.name
        return f"<{len(self)} row{'' if len(self) == 1 else 's'} of {name}>"

    def _repr_html_(self) -> str:
        from china_sso.frames.build import layout_of

        layout = layout_of(self.layout)
        more = len(self) - MOST_ROWS
        notes = (f"… and {more:,} more",) if more > 0 else ()
        return layout.table(self[:MOST_ROWS], f"{len(self):,} rows of {layout.name}", notes).html()

    def to_pandas(self, *, exact: bool = False) -> Any:
        """A ``pandas.DataFrame``, whose ``attrs`` hold the definition and the unit of each column.

        Args:
            exact: numbers as ``Decimal`` with up to ten decimals; without it, as floats.

        Raises `MissingExtraError` without pandas.
        """
        return self.to_frame("pandas", exact=exact)

    def to_polars(self, *, exact: bool = False) -> Any:
        """A ``polars.DataFrame``. Raises `MissingExtraError` without polars.

        Args:
            exact: numbers as ``Decimal(38, 10)``; without it, as floats.
        """
        return self.to_frame("polars", exact=exact)

    def to_arrow(self, *, exact: bool = False) -> Any:
        """A ``pyarrow.Table``, whose fields have their definition and unit as metadata. Raises `MissingExtraError` without pyarrow.

        Args:
            exact: numbers as ``decimal128(38, 10)``; without it, as doubles.
        """
        return self.to_frame("pyarrow", exact=exact)

    def to_frame(self, backend: str | None = None, *, exact: bool = False) -> Any:
        """A frame of the library asked for.

        Args:
            backend: ``pandas``, ``polars`` or ``pyarrow``; without it, the first of these that is installed.
            exact: numbers as decimals; without it, as floats.

        Raises:
            MissingExtraError: the library is not installed, or none of them.
            UnknownNameError: there is no such backend.
        """
        from china_sso.frames.build import frame_of

        return frame_of(self, self.layout, backend, exact=exact)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The rows by the Arrow PyCapsule interface, for whatever reads that. Needs pyarrow or polars."""
        from china_sso.frames.build import arrow_stream

        return arrow_stream(self, self.layout, requested_schema)


def rows_matching(layout: str, items: Iterable[T], where: Condition[T] | None, *tests: Callable[[T], bool] | None) -> Rows[T]:
    """The things that `matching` finds, as rows."""
    return Rows(matching(items, where, *tests), layout)
