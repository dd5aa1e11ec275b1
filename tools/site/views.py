"""What a page of a city or an indicator shows, worked out by the library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import Any

from addresses import CITIES_FOR_A_PAGE, Addresses, slug
from attrs import define, field
from markupsafe import Markup

import china_sso as sso
from china_sso.errors import ChinaSsoError
from china_sso.model.indicators import DERIVED
from china_sso.model.records import RECORD_TYPES

EARTH_RADIUS_KM = 6371


def source_name(data: sso.Dataset, source: str) -> str:
    """A document in a word or two: its publisher."""
    return next(each.publisher for each in data.sources() if each.id == source)


def distance(one: sso.City, other: sso.City) -> float:
    """Kilometres between two cities along a great circle."""
    north, other_north = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    half = sin((other_north - north) / 2) ** 2 + cos(north) * cos(other_north) * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))


@cache
def ranking(indicator: sso.Indicator, year: int | None) -> sso.Ranking | None:
    """The cities in order by an indicator, amounts as most are printed; None where it can't be ranked."""
    try:
        found = sso.rank(sso.cities(), indicator, year=year, currency=currency(indicator, year))
    except ChinaSsoError:
        return None
    return found if found.entries else None


def currency(indicator: sso.Indicator, year: int | None) -> sso.Currency | None:
    """The currency that most figures of a year are printed in, where they are in several; None otherwise."""
    figures = (figure for city in sso.cities() for figure in city.by_indicator.get(indicator, ()))
    printed = Counter(figure.currency for figure in figures if figure.currency and year in (None, figure.year))
    return printed.most_common(1)[0][0] if len(printed) > 1 else None


def leading_year(coverage: sso.Coverage) -> int | None:
    """The year that leads on the page of an indicator: the latest with half as many cities as the year with the most."""
    numbers = {year: len(found.entries) for year in coverage.years if (found := ranking(coverage.indicator, year))}
    return max((year for year, cities in numbers.items() if 2 * cities >= max(numbers.values())), default=None)


def rank_among(figure: sso.Figure) -> str | None:
    """The rank of a city among those that have the figure for that year: ``3 of 12``."""
    ranked = ranking(figure.indicator, figure.year) if figure.year else None
    if ranked is None:
        return None
    entry = next((each for each in ranked.entries if each.place.slug == figure.place), None)
    if entry is None:
        return None
    between = f"{entry.rank}" if entry.best == entry.worst else f"{entry.best} to {entry.worst}"
    return f"{between} of {len(ranked.entries)}"


def growth(figure: sso.Figure) -> str | None:
    """The printed growth of a figure, for people."""
    if figure.growth is None:
        return None
    since = f" on {figure.growth_from}" if figure.growth_from else ""
    return f"{figure.growth:+f} %{since}"


def percent(value: Any) -> str | None:
    """A share or a rate for people."""
    return None if value is None else f"{value:.1f} %"


def remarks(figure: sso.Figure) -> list[str]:
    """What there is to know of a figure before using it, but for its erratum."""
    said = ["a target"] if figure.kind is sso.Kind.TARGET else []
    if sso.Inferred.PERIOD in figure.inferred:
        said.append("year from the paragraph or the heading")
    if sso.Inferred.GROWTH_FROM in figure.inferred:
        said.append("base year from the context")
    return [*said, *([figure.note] if figure.note else [])]


@define
class CityView:
    """A city, or the nation, as its page shows it."""

    data: sso.Dataset
    addresses: Addresses
    place: Any
    topics: list[tuple[type[sso.Record], list[sso.Figure]]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.topics = [
            (record, sorted(found, key=_in_order(record)))
            for record in RECORD_TYPES
            for found in ([figure for figure in self.place.figures if figure.topic == record.topic],)
            if found
        ]

    @property
    def is_city(self) -> bool:
        return isinstance(self.place, sso.City)

    @property
    def key_figures(self) -> list[tuple[sso.Figure, str | None]]:
        return [(figure, rank_among(figure) if self.is_city else None) for figure in self.place.key_figures]

    @property
    def errata(self) -> list[sso.Erratum]:
        return [each for each in self.data.errata() if each.place == self.place.slug]

    @property
    def targets(self) -> sso.Targets:
        return sso.targets([self.place])

    @property
    def neighbours(self) -> list[tuple[sso.City, int]]:
        others = [(other, distance(self.place, other)) for other in self.data.cities() if other.slug != self.place.slug]
        return [(other, round(away)) for other, away in sorted(others, key=lambda each: each[1])[:5]]

    @property
    def around(self) -> tuple[Any, Any]:
        """The places before and after it in the report."""
        places = list(self.data.places())
        index = [each.slug for each in places].index(self.place.slug)
        return places[index - 1] if index else None, places[index + 1] if index + 1 < len(places) else None

    @property
    def citations(self) -> tuple[sso.Reference, ...]:
        return sso.cite_place(self.data, self.place)

    @property
    def named(self) -> list[tuple[str, list[tuple[str, str, str, Any]]]]:
        """What the profiles name and say besides: kind, name, detail and where it stands."""
        place = self.place
        lists: list[tuple[str, Iterable[tuple[str, str, str | None, Any]]]] = [
            ("Key industries", [("", each.name, each.subject, each) for each in place.key_industries]),
            ("Focus of its outsourcing", [("", each.name, each.subject, each) for each in place.focus_areas]),
            ("Where the clients are", [("", each.name, each.subject, each) for each in place.client_markets]),
            ("Parks, zones and bases", [(_words(each.level), each.name, each.parent, each) for each in place.office_parks]),
            ("Airports, ports, stations", [(each.kind.title, each.name, _staged(each), each) for each in place.facilities]),
            ("Railways, roads, routes", [(each.kind.title, each.name, _staged(each), each) for each in place.links]),
            ("Universities and training", [(each.kind.title, each.name, each.detail, each) for each in place.institutions]),
            ("Projects", [(each.stage.title if each.stage else "", each.name, each.detail, each) for each in place.projects]),
            ("Also named", [(_words(each.kind), each.name, each.detail, each) for each in place.mentions]),
            ("Said without a figure", [(each.kind.title, each.text, each.subject, each) for each in place.statements]),
        ]
        return [(title, [(a, b, c or "", d) for a, b, c, d in rows]) for title, rows in lists if rows]

    def footnotes(self, profile: sso.Profile) -> list[tuple[str, list[sso.Footnote]]]:
        marks: dict[str, list[sso.Footnote]] = {}
        for footnote in profile.footnotes:
            marks.setdefault(footnote.mark, []).append(footnote)
        return list(marks.items())

    @property
    def package(self) -> sso.Reference:
        return sso.cite_package()

    @property
    def script(self) -> str:
        """A script that prints the key figures of the page."""
        asked = f'sso.city("{self.place.slug}")' if self.is_city else "sso.national()"
        lines = ["import china_sso as sso", "", f"place = {asked}", "for figure in place.key_figures[:3]:"]
        return "\n".join([*lines, '    print(figure.indicator.title, figure, figure.citations[0], sep=" | ")', ""])

    def title_of(self, source: str) -> str:
        return next(each.title for each in self.data.sources() if each.id == source)

    percent = staticmethod(percent)
    plain = staticmethod(Markup)
    growth = staticmethod(growth)
    remarks = staticmethod(remarks)


def _in_order(record: type[sso.Record]) -> Any:
    order = {indicator: number for number, indicator in enumerate(record.indicators())}
    return lambda figure: (order[figure.indicator], figure.subject or "", -(figure.year or 0), figure.label or "")


def _words(value: Any) -> str:
    return str(value).replace("_", " ") if value else ""


def _staged(fact: Any) -> str:
    stage = fact.stage.title.lower() if fact.stage is not sso.Stage.IN_SERVICE else ""
    return "; ".join(part for part in (fact.detail, stage) if part)


@define
class IndicatorView:
    """An indicator as its page shows it."""

    data: sso.Dataset
    addresses: Addresses
    indicator: sso.Indicator

    @property
    def coverage(self) -> sso.Coverage:
        return self.addresses.coverage[self.indicator]

    @property
    def ranking(self) -> sso.Ranking | None:
        return ranking(self.indicator, leading_year(self.coverage))

    @property
    def earlier(self) -> list[sso.Ranking]:
        """The rankings of other years that enough cities have, the latest first."""
        led = self.ranking.year if self.ranking else None
        others = (ranking(self.indicator, year) for year in reversed(self.coverage.years) if year != led)
        return [each for each in others if each and len(each.entries) >= CITIES_FOR_A_PAGE]

    @property
    def figures(self) -> list[sso.Figure]:
        return [figure for place in self.data.places() for figure in place.by_indicator.get(self.indicator, ())]

    @property
    def script(self) -> str:
        """A script that prints the first of the ranking, or figures where there is none."""
        name = f"{self.indicator.owner.__name__}"
        asked = f"{name}.{self.indicator.field}"
        lines = ["import china_sso as sso", f"from china_sso import {name}", ""]
        if self.ranking:
            year, money = self.ranking.year, currency(self.indicator, self.ranking.year)
            how = [f", year={year}" if year else "", f', currency="{money.value}"' if money else ""]
            lines += [f"for each in sso.rank(sso.cities(), {asked}{''.join(how)}).entries[:3]:"]
            lines += ["    print(each.rank, each.place, each.figure)"]
        else:
            lines += [f"for figure in sso.figures(indicator={asked})[:3]:", "    print(figure.place, figure.label, figure)"]
        return "\n".join([*lines, ""])

    @property
    def documents(self) -> list[tuple[str, int]]:
        """The documents that print it, each with the number of its figures."""
        return Counter(figure.source for figure in self.figures).most_common()

    @property
    def doubts(self) -> list[str]:
        """What to know of its figures as a whole: how many aren't exact, have no year of their own, an erratum, a note ..."""
        counts = {
            "not exact": sum(not figure.interval.point for figure in self.figures),
            "undated": sum(figure.period is None for figure in self.figures),
            "with the year of the paragraph or the heading": sum(sso.Inferred.PERIOD in each.inferred for each in self.figures),
            "with an erratum": sum(figure.erratum is not None for figure in self.figures),
            "with a remark": sum(figure.note is not None for figure in self.figures),
            "of a part of the place": sum(figure.subject is not None for figure in self.figures),
            "aimed at, not counted": sum(figure.kind is sso.Kind.TARGET for figure in self.figures),
        }
        return [f"{number} {what}" for what, number in counts.items() if number]

    @property
    def kin(self) -> list[tuple[str, str]]:
        """Indicators that measure nearly the same or are derived from it, with their addresses."""
        near = [each for each in self.addresses.coverage if each.name in self.indicator.kindred]
        derived = [each for each in DERIVED.values() if self.indicator in (*each.numerator, *each.denominator)]
        return [
            *((each.title, self.addresses.indicator(each)) for each in near),
            *((each.title, f"indicators/index.html#derived-{each.field}") for each in derived),
        ]

    @property
    def citations(self) -> list[sso.Reference]:
        """References for the documents that print it."""
        return [sso.cite_source(self.data, name) for name, _ in self.documents]

    package = CityView.package
    growth = staticmethod(growth)
    plain = staticmethod(Markup)
    remarks = staticmethod(remarks)


def footnote_list(data: sso.Dataset) -> list[tuple[str, list[tuple[Any, sso.Profile, sso.Footnote]]]]:
    """The primary sources by their names, each with the profiles that name it."""
    found: dict[str, list[tuple[Any, sso.Profile, sso.Footnote]]] = {}
    for place in data.places():
        for profile in place.profiles:
            for footnote in profile.footnotes:
                name = ", ".join(part for part in (footnote.publisher, footnote.title) if part) or footnote.url or "unnamed"
                found.setdefault(name, []).append((place, profile, footnote))
    return sorted(found.items(), key=lambda each: slug(each[0]))
