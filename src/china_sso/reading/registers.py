"""What makes the objects that the registers hold from their lines, which have been checked.

Each function gives what makes one kind of line, and imports what that takes: who asks for rates doesn't need errata.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from china_sso.model.percent import Percent
from china_sso.model.units import Currency, Unit
from china_sso.model.vocabulary import Bound, Confidence, Kind, Level, Section
from china_sso.reading.making import Line, make, member_of, members_of, period_of, table

if TYPE_CHECKING:
    from china_sso.model.erratum import Correction, Erratum
    from china_sso.model.glossary import Term
    from china_sso.model.indicator import Indicator
    from china_sso.model.label import Label
    from china_sso.model.money import ExchangeRate
    from china_sso.model.organisation import Organisation, Site, Spelling
    from china_sso.model.service import NamedService
    from china_sso.model.source import Source

T = TypeVar("T")
#: What makes an object from a line of a register.
Maker = Callable[[Line], T]


def sources() -> Maker[Source]:
    """Documents."""
    from china_sso.model.source import Source

    return lambda line: Source(**line)


def glossary() -> Maker[Term]:
    """Words that documents define."""
    from china_sso.model.glossary import Term

    return lambda line: Term(**line)


def exchange_rates() -> Maker[ExchangeRate]:
    """Exchange rates."""
    from china_sso.model.money import ExchangeRate

    keys = table(ExchangeRate, currency=member_of(Currency), per_usd=Decimal)
    return lambda line: make(ExchangeRate, keys, line)


def _spellings() -> Callable[[list[Line]], tuple[Spelling, ...]]:
    from china_sso.model.organisation import Spelling, SpellingReason

    keys = table(Spelling, reason=member_of(SpellingReason), confidence=member_of(Confidence))
    return lambda lines: tuple([make(Spelling, keys, line) for line in lines])


def organisations() -> Maker[Organisation]:
    """Organisations with several names, or of which something is known from outside."""
    from china_sso.model.industry import Industry
    from china_sso.model.organisation import Organisation

    keys = table(Organisation, spellings=_spellings(), industries=members_of(Industry))
    return lambda line: make(Organisation, keys, line)


def sites() -> Maker[Site]:
    """Parks, airports, railways ... with several names, or known to several profiles."""
    from china_sso.model.organisation import Site, SiteKind

    keys = table(Site, kind=member_of(SiteKind), spellings=_spellings())
    return lambda line: make(Site, keys, line)


def _indicator(name: str) -> Indicator:
    from china_sso.model.records import PRINTED  # the vocabulary: most errata do without

    return PRINTED[name]


def labels() -> Maker[Label]:
    """Labels of indicators."""
    from china_sso.model.label import Label, Threshold
    from china_sso.model.service import Service

    of_threshold = table(Threshold, unit=member_of(Unit))
    keys = table(
        Label,
        indicator=_indicator,
        of=_indicator,
        services=members_of(Service),
        level=member_of(Level),
        threshold=lambda line: make(Threshold, of_threshold, line),
    )
    return lambda line: make(Label, keys, line)


def services() -> Maker[NamedService]:
    """Services that a document names, placed in the kinds."""
    from china_sso.model.service import NamedService, Service

    keys = table(NamedService, services=members_of(Service))
    return lambda line: make(NamedService, keys, line)


def errata(named: Callable[[str], str]) -> Maker[Erratum]:
    """What is printed and can't be right, of places with these names."""
    from china_sso.model.erratum import Erratum, Publication

    correction = _correction()
    keys = table(
        Erratum,
        section=member_of(Section),
        confidence=member_of(Confidence),
        outside=lambda lines: tuple([Publication(**line) for line in lines]),
        corrections=lambda lines: tuple(map(correction, lines)),
    )
    return lambda line: make(Erratum, keys, line, place_name=named(line["place"]))


def _correction() -> Maker[Correction]:
    from china_sso.model.erratum import Correctable, Correction

    #: What makes the values of an attribute; of those without an entry they are taken as they are.
    converters: dict[str, Callable[[Any], Any]] = {
        "indicator": _indicator,
        "unit": member_of(Unit),
        "period": period_of,
        "bound": member_of(Bound),
        "kind": member_of(Kind),
        "growth": Percent,
    }

    def correction(line: Line) -> Correction:
        convert = converters.get(line["attribute"], lambda value: value)
        printed, right = (None if line[key] is None else convert(line[key]) for key in ("printed", "right"))
        return Correction(Correctable(line["attribute"]), printed, right)

    return correction
