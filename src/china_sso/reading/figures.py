"""Makes figures from lines that have been checked, each with its erratum."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from attrs import evolve

from china_sso.model.figure import Figure
from china_sso.model.percent import Percent
from china_sso.model.records import PRINTED
from china_sso.model.source import Origin, Registers
from china_sso.model.units import Unit
from china_sso.model.vocabulary import Bound, Confidence, Inferred, Kind
from china_sso.reading.making import Line, make, member_of, members_of, period_of, table

if TYPE_CHECKING:
    from china_sso.model.erratum import Erratum


class References(Registers, Protocol):
    """What the files of places refer to by name, and what is done with it."""

    @property
    def applied(self) -> Confidence | None:
        """Errata at least so sure give figures the right value; None for as printed."""
        ...

    def erratum(self, name: str) -> Erratum:
        """The erratum of an id."""
        ...


_FIGURE = table(
    Figure,
    indicator=PRINTED.__getitem__,
    unit=member_of(Unit),
    period=period_of,
    bound=member_of(Bound),
    kind=member_of(Kind),
    growth=Percent,
    inferred=members_of(Inferred),
    footnotes=tuple,
)


def figure(line: Line, origin: Origin, references: References) -> Figure:
    """A figure, with the right value where its erratum settles it and is to be applied."""
    if "erratum" not in line:
        return make(Figure, _FIGURE, line, origin=origin)
    erratum = references.erratum(line["erratum"])
    printed = make(Figure, _FIGURE, {key: value for key, value in line.items() if key != "erratum"}, origin=origin, erratum=erratum)
    if references.applied is None or erratum.confidence not in references.applied.at_least:
        return printed
    right: dict[str, Any] = {each.attribute.value: each.right for each in erratum.corrections}
    return evolve(printed, **right)
