"""Makes what the registers hold from their lines, which have been checked.

What each key becomes is a table by class; a key without an entry is taken as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import fields

from china_sso.model.erratum import Correctable, Correction, Erratum
from china_sso.model.industry import Industry
from china_sso.model.money import ExchangeRate
from china_sso.model.organisation import Organisation, Site, Spelling
from china_sso.model.percent import Percent
from china_sso.model.period import Period
from china_sso.model.source import Publication
from china_sso.model.units import Currency, Unit
from china_sso.model.vocabulary import Bound, Confidence, Kind, Level, Section, SiteKind, SpellingReason

if TYPE_CHECKING:
    from china_sso.model.indicator import Indicator
    from china_sso.model.label import Label
    from china_sso.model.service import NamedService

T = TypeVar("T")
#: What makes the value of an attribute from the value of a key; None takes it as it is.
Convert = Callable[[Any], Any] | None
#: For each key of a file, the attribute of that name and what makes its value.
Table = Mapping[str, tuple[str, Convert]]


def table(kind: type, /, **converters: Callable[[Any], Any]) -> Table:
    """The keys of a class's objects in files.

    The names of its attributes are those objects that its ``__init__`` knows: Python finds arguments faster by them than by
    the equal texts that come out of a file.
    """
    return {each.name: (each.name, converters.get(each.name)) for each in fields(kind)}


_PERIODS: dict[str, Period] = {}


def period_of(text: str) -> Period:
    """A period; the same object for the same text, of which there are few."""
    return _PERIODS.get(text) or _PERIODS.setdefault(text, Period.parse(text))


def member_of(kind: type[StrEnum]) -> Callable[[str], Any]:
    """The member of an enum by its value: what calling the enum gives, several times as fast."""
    return {member.value: member for member in kind}.__getitem__


def _indicator(name: str) -> Indicator:
    from china_sso.model.indicators import PRINTED  # the vocabulary: most errata do without

    return PRINTED[name]


def make(kind: type[T], keys: Table, line: Mapping[str, Any], /, **more: Any) -> T:
    """An object of a class from an object of a file."""
    for key, value in line.items():
        name, convert = keys[key]
        more[name] = value if convert is None else convert(value)
    return kind(**more)


_RATE = table(ExchangeRate, currency=member_of(Currency), per_usd=Decimal)
_SPELLING = table(Spelling, reason=member_of(SpellingReason), confidence=member_of(Confidence))


def members_of(kind: type[StrEnum]) -> Callable[[list[str]], tuple[Any, ...]]:
    """The members of an enum by their values."""
    find = member_of(kind)
    return lambda values: tuple(map(find, values))


def _spellings(lines: list[Mapping[str, Any]]) -> tuple[Spelling, ...]:
    return tuple([make(Spelling, _SPELLING, line) for line in lines])


_ORGANISATION = table(Organisation, spellings=_spellings, industries=members_of(Industry))
_SITE = table(Site, kind=member_of(SiteKind), spellings=_spellings)


def exchange_rate(line: Mapping[str, Any]) -> ExchangeRate:
    """An exchange rate."""
    return make(ExchangeRate, _RATE, line)


def organisation(line: Mapping[str, Any]) -> Organisation:
    """An organisation with several names, or of which something is known from outside."""
    return make(Organisation, _ORGANISATION, line)


def site(line: Mapping[str, Any]) -> Site:
    """A park, airport, railway ... with several names, or known to several profiles."""
    return make(Site, _SITE, line)


def label(line: Mapping[str, Any]) -> Label:
    """A label of an indicator."""
    from china_sso.model.label import Label, Threshold

    threshold = line.get("threshold")
    return Label(
        indicator=_indicator(line["indicator"]),
        label=line["label"],
        level=Level(line["level"]) if "level" in line else None,
        certificate=line.get("certificate"),
        threshold=Threshold(threshold["of"], threshold["over"], Unit(threshold["unit"])) if threshold else None,
        of=_indicator(line["of"]) if "of" in line else None,
        part=line.get("part"),
        whole=line.get("whole"),
    )


def named_service(line: Mapping[str, Any]) -> NamedService:
    """One of the services that a document names, placed in the kinds."""
    from china_sso.model.service import NamedService, Service

    return NamedService(line["name"], members_of(Service)(line["services"]), line["source"], line["pages"])


#: What makes the values of the attributes of a figure that an erratum may correct.
_CORRECTED: Mapping[str, Callable[[Any], Any]] = {
    "indicator": _indicator,
    "unit": member_of(Unit),
    "period": period_of,
    "bound": member_of(Bound),
    "kind": member_of(Kind),
    "growth": Percent,
}


def _correction(line: Mapping[str, Any]) -> Correction:
    convert = _CORRECTED.get(line["attribute"], lambda value: value)
    printed, right = (None if line[key] is None else convert(line[key]) for key in ("printed", "right"))
    return Correction(Correctable(line["attribute"]), printed, right)


_ERRATUM = table(
    Erratum,
    section=member_of(Section),
    confidence=member_of(Confidence),
    outside=lambda lines: tuple([Publication(**line) for line in lines]),
    corrections=lambda lines: tuple(map(_correction, lines)),
)


def erratum(line: Mapping[str, Any]) -> Erratum:
    """Something printed that can't be right."""
    return make(Erratum, _ERRATUM, line)
