"""What to look at where an indicator is not printed of a place: what grows with it, names it, or counts a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from china_sso.errors import CriterionError
from china_sso.model.indicator import Indicator
from china_sso.model.indicators import growth_of, indicator_named
from china_sso.model.records import PRINTED, OfficeParks
from china_sso.model.vocabulary import Kind

if TYPE_CHECKING:
    from china_sso.model.place import Place


def kindred_of(what: Indicator, place: Place) -> tuple[Indicator, ...]:
    """What to look at where an indicator is not printed.

    Its growth, which may be; what it names itself, and what names it; and by their labels its multiples, shares, ranks and parts.
    """
    told = (figure.indicator for figure in place.by_quantity.get(what, ()) if not figure.indicator.change)
    return tuple(dict.fromkeys((*_growing(what), *named_kindred(what), *told, *_in_words(what, place))))


def _in_words(what: Indicator, place: Place) -> Iterator[Indicator]:
    """Those of the topic that count a part of it, as their labels say: "Fortune 500 companies with regional headquarters"."""
    titles = _titles(what)
    alike = (each for each in place.figures if each.topic == what.topic and each.unit.dimension is what.dimension and each.label)
    return (each.indicator for each in alike if each.kind is Kind.OBSERVED and titles.match(each.label or ""))


@cache
def _titles(what: Indicator) -> re.Pattern[str]:
    """Finds the title of an indicator in a label, but for one that says what something is a part of: "of executed value"."""
    return re.compile(rf"(?!of\b).*\b({re.escape(what.title)}|{re.escape(what.short)})\b", re.IGNORECASE)


@cache
def _growing(what: Indicator) -> tuple[Indicator, ...]:
    """The growth of an indicator, if it has one."""
    try:
        return (growth_of(what.quantity_changed or what),)
    except CriterionError:
        return ()


@cache
def named_kindred(what: Indicator) -> tuple[Indicator, ...]:
    """Those that an indicator names, and those that name it; what is of parks tells of the whole, and not the other way."""
    naming = (each for each in PRINTED.values() if what.name in each.kindred and what.topic != OfficeParks.topic)
    return tuple(dict.fromkeys((*map(indicator_named, what.kindred), *naming)))
