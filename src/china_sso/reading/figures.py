"""Makes figures from lines that have been checked, each with its erratum."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from china_sso.model.figure import Figure
from china_sso.model.making import maker_of
from china_sso.model.percent import Percent
from china_sso.model.records import PRINTED
from china_sso.model.source import Origin, Registers
from china_sso.model.units import Unit
from china_sso.model.vocabulary import Bound, Inferred, Kind
from china_sso.reading.making import Line, member_of, members_of, period_of, table, values

if TYPE_CHECKING:
    from china_sso.model.erratum import Erratum


class References(Registers, Protocol):
    """What the files of places refer to by name, and what is done with it."""

    def erratum(self, name: str) -> Erratum:
        """The erratum of an id."""
        ...

    def applies(self, erratum: Erratum) -> bool:
        """Whether figures have what it says is right."""
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
_make = maker_of(Figure)


def figure(line: Line, origin: Origin, references: References) -> Figure:
    """A figure, with the right value where its erratum settles it and is to be applied."""
    given = values(_FIGURE, line)
    if "erratum" in line:
        erratum = given["erratum"] = references.erratum(line["erratum"])
        if references.applies(erratum):
            given |= {each.attribute.value: each.right for each in erratum.corrections}
    return _make(origin=origin, **given)
