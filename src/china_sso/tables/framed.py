"""What every result has that can be a data frame: it asks for it above, where frames are made, when somebody wants one."""

from __future__ import annotations

from typing import Any


class Framed:
    """What can become a data frame.

    Frames need the extra of their library, as in ``pip install "china-sso[pandas]"``.
    """

    __slots__ = ()

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

        rows = self._as_rows()
        return frame_of(rows, rows.layout, backend, exact=exact)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The rows by the Arrow PyCapsule interface, for whatever reads that. Needs pyarrow or polars."""
        from china_sso.frames.build import arrow_stream

        rows = self._as_rows()
        return arrow_stream(rows, rows.layout, requested_schema)

    def _as_rows(self) -> Any:
        """Its rows, which know their columns."""
        from china_sso.output.results import rows_of

        return rows_of(self)
