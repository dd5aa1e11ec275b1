"""What there is to know about a figure by itself, as footnotes of whatever table it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from china_sso.model.vocabulary import YEAR_OF_CONTEXT, Inferred
from china_sso.tables.marks import Remark

if TYPE_CHECKING:
    from china_sso.model.figure import Figure


def as_printed(figure: Figure) -> str:
    """What is printed in place of a figure with an erratum: the numeral, and the unit where that is what is wrong."""
    before = figure.uncorrected
    return figure.printed if figure.printed and before.unit is figure.unit else before.quantity


def remarks_on(figure: Figure, row: str, topic: str, *, time: bool = True) -> Iterator[Remark]:
    """What is wrong with it, what is noted of it, and with ``time`` whether its year is inferred."""
    if figure.erratum:
        origin = figure.inputs[0] if figure.inputs else figure  # growth implies a year that isn't printed
        yield Remark(figure.erratum.evidence, row, topic, wrong=True, detail=f"printed {as_printed(origin)}")
    if figure.note:
        yield Remark(figure.note, row, topic)
    if time and Inferred.PERIOD in figure.inferred:
        yield Remark(YEAR_OF_CONTEXT, row, topic)
