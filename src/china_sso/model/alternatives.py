"""What else is printed in place of a figure, so that a choice among several is never made silently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from china_sso.model.rows import Rows
from china_sso.model.vocabulary import Kind

if TYPE_CHECKING:
    from china_sso.model.figure import Figure
    from china_sso.model.place import Place


def alternatives(place: Place, figure: Figure) -> Rows[Figure]:
    """The other observed figures of a place that might be taken for one of its printed figures, and say something else.

    They are of the same indicator and time, or one of the two has no time, and their labels are the same, or one of the two
    has none. Of an undated figure, those of kindred indicators that have a time are among them.

    >>> import china_sso as sso
    >>> hangzhou = sso.city("hangzhou")
    >>> for each in alternatives(hangzhou, hangzhou.figure("outsourcing.employees")):
    ...     print(each, each.source)
    > 220,000 persons (undated) shanghai-daily-2012-04-23
    """
    origin = figure.inputs[0] if figure.converted else figure
    if origin.inputs or origin.kind is not Kind.OBSERVED:
        return Rows((), "figures")
    same = (each for each in place.find(origin.indicator, subject=origin.subject) if _instead(origin, each))
    names = origin.indicator.kindred if origin.period is None and origin.subject is None else ()
    kindred = (each for name in names for each in place.find(name) if each.period)
    return Rows((*same, *kindred), "figures")


def also_printed(place: Place, figure: Figure) -> tuple[str, ...]:
    """The same for people, each with all that tells it from the figure."""
    return tuple(
        ", ".join(part for part in (f"{each.indicator.short} {each}", each.label, each.source) if part)
        for each in alternatives(place, figure)
    )


def _instead(one: Figure, other: Figure) -> bool:
    alike = one.label == other.label or None in (one.label, other.label)
    at_once = one.period == other.period or None in (one.period, other.period)
    return alike and at_once and one.quantity != other.quantity
