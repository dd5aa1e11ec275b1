"""What the explorer answers with: the library's answer to each question that its page can ask, worked out beforehand.

A question names an indicator, a year or none, whether a near year will do, and a currency. The page starts with what it can be
asked, and with the answers to the question that it asks first. The answers about any other indicator lie in a file of their own,
as does the land of the map: loaded when somebody asks for them.

Almost all answers about an indicator repeat: what a place has no figure of in any year has none in each, and few figures change
with the year asked for. So each answer stands once in its file, and a place has a list of their numbers.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from addresses import Addresses
from attrs import define, field
from importlib_resources import files
from tree import Tree
from views import growth, source_name

import china_sso as sso
from china_sso.analysis.compare import pick
from china_sso.model.alternatives import also_printed
from china_sso.model.gap import Gap, GapKind
from china_sso.model.indicators import DERIVED
from china_sso.model.remarks import remarks_on

LAND = "china_sso.output.charts"
#: What the page asks first.
START = (sso.OutsourcingMetrics.employees, sso.OutsourcingMetrics.offshore_executed_value)
#: A label is offered where so many places have figures with it.
PLACES_FOR_A_LABEL = 2
#: Why there is none for a year where there is one for another.
OF_A_YEAR = (GapKind.OTHER_YEARS, GapKind.INPUTS)
#: Why there is none in any year, in the same words for each.
NEVER = (GapKind.NOT_PRINTED, GapKind.KINDRED, GapKind.NAMED)


@define
class Questions:
    """What a data set can be asked."""

    data: sso.Dataset
    addresses: Addresses
    years: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.years = sorted({year for each in self.addresses.coverage.values() for year in each.years})

    def write(self, tree: Tree) -> None:
        """The files, as scripts, which a page can load from a folder too."""
        asked: list[dict[str, Any]] = []
        for base, labels in self._indicators():
            asked += ({**self._described(base), "label": label} for label in (None, *labels))
            answers = Answers(self.data, self.addresses, self.years)
            found = {label or "": answers.about(base.with_label(label) if label else base) for label in (None, *labels)}
            script = _script(f"answers[{json.dumps(base.name)}]", {**answers.kept, "cells": found})
            tree.file(f"assets/answers/{base.name}.js", script)
        places = [_place(place) for place in self.data.places()]
        everything = {
            "places": places,
            "years": self.years,
            "indicators": asked,
            "start": [each.name for each in START],
            "answers": {},
        }
        tree.file("assets/explore-data.js", _script("", everything))
        land = json.loads(files(LAND).joinpath("land.geojson").read_text(encoding="utf-8"))
        tree.file("assets/land.js", _script("land", land))

    def _indicators(self) -> Iterator[tuple[Any, list[str]]]:
        """Those that a city has figures of, each with its labels; and the derived ones."""
        for indicator in self.addresses.coverage:
            if not indicator.catch_all:
                labels = Counter(label for place in self.data.places() for label in {each.label for each in indicator.of(place)})
                yield indicator, sorted(label for label, places in labels.items() if label and places >= PLACES_FOR_A_LABEL)
        yield from ((each, []) for each in DERIVED.values())

    def _described(self, indicator: Any) -> dict[str, Any]:
        printed = indicator in self.addresses.coverage
        return {
            "name": indicator.name,
            "title": indicator.title,
            "short": indicator.short,
            "topic": indicator.owner.title if printed else "Derived",
            "address": self.addresses.indicator(indicator) if printed else f"indicators/index.html#derived-{indicator.field}",
        }


@define
class Answers:
    """The answers about an indicator, each once."""

    data: sso.Dataset
    addresses: Addresses
    years: list[int]
    listed: list[dict[str, Any]] = field(factory=list)
    lists: list[list[int]] = field(factory=list)
    _numbers: dict[str, int] = field(factory=dict)
    _numbers_of_lists: dict[tuple[int, ...], int] = field(factory=dict)

    @property
    def kept(self) -> dict[str, Any]:
        """What all its numbers point to."""
        return {"answers": self.listed, "lists": self.lists}

    def about(self, indicator: Any) -> list[int]:
        """The number of the list of each place's answers."""
        return [self._of_place(place, indicator) for place in self.data.places()]

    def number(self, answer: dict[str, Any]) -> int:
        """The number of an answer, which stands once however often it is given."""
        return _once(json.dumps(answer, sort_keys=True), answer, self._numbers, self.listed)

    def _of_place(self, place: Any, indicator: sso.Indicator) -> int:
        """The number of the list of a place's answers: for the latest year, for each year, and for each year or the nearest."""
        latest = self._answer(place, indicator, None, nearest=False)
        if self.listed[latest].get("kind") in NEVER:
            found = [latest]
        else:
            by_year = [self._answer(place, indicator, year, nearest=False) for year in self.years]
            found = [latest, *by_year]
            for year, number in zip(self.years, by_year, strict=True):
                near = self.listed[number].get("kind") in OF_A_YEAR
                found.append(self._answer(place, indicator, year, nearest=True) if near else number)
        return _once(tuple(found), found, self._numbers_of_lists, self.lists)

    def _answer(self, place: Any, indicator: sso.Indicator, year: int | None, *, nearest: bool) -> int:
        asked: dict[str, Any] = {"year": year, "nearest": nearest, "source": None, "rates": None}
        answer = pick(place, indicator, currency=None, **asked)
        shown = self._shown(place, answer)
        if isinstance(answer, sso.Figure) and answer.currency:
            others = {each: pick(place, indicator, currency=each, **asked) for each in sso.Currency if each is not answer.currency}
            shown["in"] = {each.value: self.number(self._shown(place, other)) for each, other in others.items()}
        return self.number(shown)

    def _shown(self, place: Any, answer: sso.Figure | Gap) -> dict[str, Any]:
        if isinstance(answer, Gap):
            return {"kind": answer.kind.value, "gap": answer.text}
        origin = answer.inputs[0] if answer.converted else answer
        printed = origin.inputs[0] if origin.inputs else origin
        return {
            "value": f"{answer.value:f}" if not isinstance(answer.value, int) else str(answer.value),
            "upper": None if answer.upper is None else str(answer.upper),
            "shown": answer.quantity,
            "unit": answer.unit.value,
            "period": str(answer.period) if answer.period else None,
            "bound": answer.bound.value,
            "label": answer.label,
            "growth": growth(answer),
            "source": f"{source_name(self.data, printed.source)}, p. {printed.pages.replace('-', '–')}",
            "address": self.addresses.figure(printed),
            "wrong": any(each.erratum for each in (origin, *origin.inputs)),
            "remarks": list(remarks(place, answer)),
        }


def remarks(place: Any, figure: sso.Figure) -> Iterator[str]:
    """What there is to know of an answer: errata and notes of what it was made of, what else is printed, and the rates."""
    origin = figure.inputs[0] if figure.converted else figure
    said = (remark.text for each in (origin, *origin.inputs) for remark in remarks_on(each, "", ""))
    yield from dict.fromkeys(said)
    yield from (f"also printed: {other}" for other in also_printed(place, figure))
    if figure.converted:
        yield f"{origin.quantity} converted at {' and '.join(map(str, figure.rates))}"


def _script(name: str, thing: Any) -> str:
    where = f"CHINA_SSO.{name}" if name else "window.CHINA_SSO"
    return f"{where} = {json.dumps(thing, ensure_ascii=False, separators=(',', ':'))};\n"


def _place(place: Any) -> dict[str, Any]:
    city = isinstance(place, sso.City)
    where = {"longitude": place.longitude, "latitude": place.latitude, "region": place.region.value} if city else {}
    return {"slug": place.slug, "name": place.name, "chinese": place.chinese, "address": f"cities/{place.slug}.html", **where}


def _once(key: Any, thing: Any, numbers: dict[Any, int], things: list[Any]) -> int:
    if key not in numbers:
        numbers[key] = len(things)
        things.append(thing)
    return numbers[key]
