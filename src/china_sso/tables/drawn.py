"""What every result has that can be a picture: it asks for it above, where pictures are made, when somebody wants one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from altair import ConcatChart


class Drawn:
    """A result that can be drawn."""

    __slots__ = ()

    def chart(self) -> ConcatChart:
        """The chart of it, an object of Altair that a notebook shows. Needs the extra ``charts``.

        Raises `MissingExtraError` without altair.
        """
        from china_sso.output.charts import chart_of

        return chart_of(self)
