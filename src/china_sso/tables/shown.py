"""What every result has that is a table: printed, echoed or shown in a notebook, it is that table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from great_tables import GT

    from china_sso.tables.table import Table


class Shown:
    """What reads as a table."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def table(self) -> Table:
            """It as a table."""
            ...

    @property
    def notes(self) -> tuple[str, ...]:
        """What stands below the table: doubts, gaps, rules."""
        return self.table.notes

    def to_great_table(self) -> GT:
        """It as a ``great_tables.GT`` to print or publish, its marks as footnotes. Needs the extra ``tables``.

        Raises `MissingExtraError` without great-tables, or without a library of frames.
        """
        return self.table.to_great_table()

    def __str__(self) -> str:
        return self.table.text()

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return self.table.html()
