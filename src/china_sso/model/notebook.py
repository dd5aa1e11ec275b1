"""How the objects of the model look in a notebook: small tables that borrow the notebook's own style, with all that is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, cast

from attrs import AttrsInstance, fields

from china_sso.model.alternatives import also_printed
from china_sso.model.remarks import remarks_on
from china_sso.model.titled import words_of
from china_sso.tables.html import table_html
from china_sso.tables.marks import Marks, Remark
from china_sso.tables.table import Entry, Table

if TYPE_CHECKING:
    from china_sso.model.figure import Figure
    from china_sso.model.gap import Gap
    from china_sso.model.money import Money, Rates
    from china_sso.model.organisation import Organisation
    from china_sso.model.place import City, Place
    from china_sso.model.records import Record
    from china_sso.model.series import Series
    from china_sso.model.source import Fact


def figure_html(figure: Figure) -> str:
    """One figure with all that is known about it, as a table."""
    facts = {
        "indicator": _text(figure.indicator),
        "label": figure.label,
        "subject": figure.subject,
        "value": figure.quantity,
        "period": str(figure.period) if figure.period else None,
        "can be": None if figure.exact else str(figure.interval),
        "growth": _growth(figure),
        "kind": figure.kind.value,
        "printed": figure.printed,
        "cited": "; ".join(map(str, figure.citations)),
        "erratum": f"{figure.erratum.confidence}: {figure.erratum.evidence}" if figure.erratum else None,
        "from the context": ", ".join(figure.inferred),
        "note": figure.note,
        "rates": "; ".join(map(str, figure.rates)),
        "made from": "; ".join(f"{each.indicator.short}: {each} ({each.source})" for each in figure.inputs),
    }
    return _facts(figure.place_name, facts)


def _growth(figure: Figure) -> str | None:
    """The printed growth, with the year it is from where that is known."""
    if figure.growth is None:
        return None
    return f"{figure.growth} %" + (f" from {figure.growth_from}" if figure.growth_from is not None else "")


def _facts(caption: str, facts: Mapping[str, str | None]) -> str:
    return table_html(caption, ("", ""), ((name, text) for name, text in facts.items() if text))


def money_html(money: Money) -> str:
    """An amount of money with the rates that it was converted at."""
    return _facts(
        "Money",
        {
            "amount": f"{money:,.2f}",
            "exactly": f"{money.currency.value} {money.amount:,f}",
            "rates": "; ".join(map(str, money.rates)),
        },
    )


#: Where a name of code is two words: ``ExchangeRate``.
_APART = re.compile(r"(?<=[a-z])(?=[A-Z])")
#: What is said of every fact in its caption, or in one line at the end.
_STANDS = frozenset({"origin", "footnotes", "place", "place_name"})


def object_html(thing: AttrsInstance) -> str:
    """Whatever else the data hold, with all its fields: an erratum, an exchange rate."""
    name = getattr(thing, "place_name", None)
    return _facts(f"{_kind(thing)}: {name}" if name else _kind(thing), dict(_fields(thing)))


def _kind(thing: object) -> str:
    """What it is, in words: ``Exchange rate``."""
    return _APART.sub(" ", type(thing).__name__).capitalize()


def gap_html(gap: Gap) -> str:
    """Why a place has no figure, and what there is instead."""
    return _facts(f"Gap: {gap.place_name}", {"reason": gap.text, **dict(_fields(gap))})


def fact_html(fact: Fact) -> str:
    """A fact of a profile with all that is known of it, and where it stands: a provider, an incentive, a statement."""
    cited = "; ".join(map(str, fact.citations))
    organisation = getattr(fact, "organisation", None)  # those that are named have one
    belongs = {"organisation": _known_of(organisation)} if organisation else {}
    return _facts(f"{_kind(fact)}: {fact.place_name}", {**dict(_fields(fact)), **belongs, "cited": cited})


def _known_of(organisation: Organisation) -> str:
    """An organisation with what is known of it."""
    known = "; ".join(part for part in (organisation.country, *map(_text, organisation.industries)) if part)
    return f"{organisation.name} (not from the documents: {known})" if known else organisation.name


def _fields(thing: AttrsInstance) -> Iterator[tuple[str, str]]:
    """The fields that hold something, each with its text."""
    for each in fields(type(thing)):
        if each.name not in _STANDS and not each.name.startswith("_"):
            yield each.name.replace("_", " "), _text(getattr(thing, each.name))


#: Below it no digits are grouped, so that a year is one.
_LEAST_GROUPED = 10_000


def _text(value: Any) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, tuple):
        return "; ".join("undated" if item is None else _text(item) for item in cast("Iterable[Any]", value))
    if isinstance(value, Enum):
        return words_of(value)
    if isinstance(value, (int, Decimal)) and not -_LEAST_GROUPED < value < _LEAST_GROUPED:
        return f"{value:,}"
    measured = getattr(value, "indicator", None)  # of a figure, or a gap
    return f"{measured.short}: {value}" if measured else str(getattr(value, "titled", value))  # indicators are


def record_html(record: Record) -> str:
    """The figures of a record, as a table."""
    about = f" of {record.subject}" if record.subject else ""
    time = f", {record.period}" if record.period else ""
    caption = f"{record.title}{about}: {record.figures[0].place_name}{time} ({record.kind.value})"
    marks = Marks()
    rows = tuple(
        (f.indicator.title, f.label or "", marks.entry(f.quantity, _remarks(f)), Entry(_growth(f) or "")) for f in record.figures
    )
    return Table(caption, ("indicator", "label", "value", "growth"), rows, marks.notes, frozenset({2, 3})).html()


def _remarks(figure: Figure) -> Iterator[Remark]:
    return remarks_on(figure, figure.indicator.short, str(figure.period or "undated"))


def _also(place: Place, figure: Figure) -> Iterator[Remark]:
    topic = str(figure.period or "undated")
    return (Remark(f"also printed: {each}", figure.indicator.short, topic) for each in also_printed(place, figure))


def series_html(series: Series) -> str:
    """The points of a series, printed and implied, and what is left out."""
    marks = Marks()
    rows = tuple(
        (
            str(each.period),
            marks.entry(each.figure.quantity, _remarks(each.figure)),
            each.figure.label or "",
            "implied by growth" if each.implied else "printed",
            each.source,
        )
        for each in series
    )
    name = next((each.figure.place_name for each in series), series.place)
    caption = f"{series.indicator.title}: {name}"
    notes = (*marks.notes, *series.notes)
    return Table(caption, ("period", "value", "label", "how", "source"), rows, notes, frozenset({1})).html()


def rates_html(rates: Rates) -> str:
    """All rates, and the one year that counts, where there is one."""
    pinned = f", those of {rates.pinned} for every year" if rates.pinned is not None else ""
    rows = ((each.currency.value, str(each.year), f"{each.per_usd:f}", each.source) for each in rates.rates)
    return table_html(f"Exchange rates{pinned}", ("currency", "year", "for 1 USD", "source"), rows, frozenset({2}))


def place_html(place: Place) -> str:
    """The key figures of a place, and how much is known of it, as a table."""
    return _place(place, {})


def city_html(city: City) -> str:
    """A city's key figures, who it is and how much is known of it, as a table."""
    who = {
        "province": city.province,
        "region": city.region.value if city.region else "",
        "model city": "yes" if city.model_city else "no",
        "known as": ", ".join(city.aliases),
        "codes": f"ISO {city.iso_3166_2}, GB/T {city.gbt_2260}, GeoNames {city.geonames_id}",
    }
    return _place(city, who)


def _place(place: Place, who: Mapping[str, str]) -> str:
    """The latest key figures, each with what it measures and what there is to know about it, then what else there is."""
    marks = Marks()
    figures: list[tuple[str, Entry]] = []
    for each in place.key_figures:
        label = f", {each.label}" if each.label else ""
        remarks = (*_remarks(each), *_also(place, each))
        figures.append((f"{each.indicator.title}{label}", marks.entry(str(each), remarks)))
    facts = {
        "Chinese": f"{place.chinese} ({place.pinyin})",
        **who,
        "key industries": ", ".join(map(str, place.key_industries)),
        "holds": f"{len(place.figures)} figures, {len(place.providers)} providers, {len(place.incentives)} incentives",
    }
    more = [(name, Entry(text)) for name, text in facts.items() if text]
    return Table(place.name, ("", ""), (*figures, *more), marks.notes).html()
