"""Where everything is on the site: cities, figures, indicators, organisations, incentives, errata, sources.

Addresses are kept: they are made of names, never of the order of things, where names tell things apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup, escape

import china_sso as sso

#: An indicator that so many cities have gets a page of its own.
CITIES_FOR_A_PAGE = 5
#: An organisation in so many cities gets a page of its own.
CITIES_FOR_AN_ORGANISATION = 2


def slug(name: str, longest: int = 60) -> str:
    """A name as a part of an address."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9_]+", "-", plain.lower()).strip("-")[:longest].strip("-")


class Addresses:
    """The addresses of a data set, from the root of the site."""

    def __init__(self, data: sso.Dataset) -> None:
        self.data = data
        self.coverage = {each.indicator: each for each in data.indicators() if each.figures}
        self.with_page = {
            each for each, coverage in self.coverage.items() if len(coverage.cities) >= CITIES_FOR_A_PAGE and not each.catch_all
        }
        self._by_name = {each.name: each for each in self.coverage}
        self.footprints = {each.organisation.id: each for each in sso.footprints(data.cities())}
        self._figures: dict[int, str] = {}
        self._incentives: dict[int, str] = {}
        self.of_erratum: dict[str, list[sso.Figure]] = defaultdict(list)
        for place in data.places():
            self._name_figures(place)
            self._name_incentives(place)
            for figure in place.figures:
                if figure.erratum:
                    self.of_erratum[figure.erratum.id].append(figure)

    def _name_figures(self, place: Any) -> None:
        named = _distinct((figure, _parts(figure)) for figure in place.figures)
        self._figures.update({id(figure): anchor for figure, anchor in named})

    def _name_incentives(self, place: Any) -> None:
        parts = ((each, ["incentive", slug(each.title or "-".join(("measures", *each.policies)))]) for each in place.incentives)
        self._incentives.update({id(incentive): anchor for incentive, anchor in _distinct(parts)})

    def figure_anchor(self, figure: sso.Figure) -> str:
        return self._figures[id(figure)]

    def incentive_anchor(self, incentive: sso.Incentive) -> str:
        return self._incentives[id(incentive)]

    def city(self, place: Any) -> str:
        return f"cities/{place if isinstance(place, str) else place.slug}.html"

    def figure(self, figure: sso.Figure) -> str:
        printed = figure.inputs[0] if figure.converted else figure
        return f"{self.city(printed.place)}#{self.figure_anchor(printed)}"

    def incentive(self, incentive: sso.Incentive) -> str:
        return f"{self.city(incentive.place)}#{self.incentive_anchor(incentive)}"

    def indicator(self, indicator: sso.Indicator) -> str:
        if indicator in self.with_page:
            return f"indicators/{indicator.topic}/{indicator.field}.html"
        return f"indicators/index.html#{indicator.topic}-{indicator.field}"

    def reason(self, text: str, root: str) -> Markup:
        """Why there is no figure, with the titles of the indicators that it names, linked to their pages."""

        def linked(name: re.Match[str]) -> str:
            indicator = self._by_name.get(name[0])
            return f'<a href="{root}{self.indicator(indicator)}">{escape(indicator.title)}</a>' if indicator else name[0]

        plain = re.sub(r"growth_of\(([\w.]+)\)", r"growth of \1", escape(text))
        return Markup(re.sub(r"\b[a-z]+(?:_[a-z]+)*\.[a-z]\w*", linked, plain))

    def first(self, indicator: sso.Indicator, place: str) -> sso.Figure:
        """The first figure of an indicator that a place has for itself as a whole."""
        found = self.data.place(place).by_indicator[indicator]
        return next(figure for figure in found if figure.subject is None)

    def organisation(self, organisation: sso.Organisation) -> str:
        footprint = self.footprints.get(organisation.id)
        if footprint and len(footprint.cities) >= CITIES_FOR_AN_ORGANISATION:
            return f"organisations/{organisation.id}.html"
        return f"organisations/index.html#{organisation.id}"

    def erratum(self, erratum: sso.Erratum) -> str:
        return f"errata.html#{erratum.id}"

    def erratum_subjects(self, erratum: sso.Erratum) -> list[tuple[str, str]]:
        """The indicators of the figures that an erratum is about, each with where the first of them stands."""
        first = dict[str, str]()
        for figure in self.of_erratum.get(erratum.id, ()):
            first.setdefault(figure.indicator.title, self.figure(figure))
        return list(first.items())

    def source(self, source: str) -> str:
        return f"sources.html#{source}"

    def marks(self, fact: sso.Fact) -> list[str]:
        """The footnote marks of a fact that its profile explains."""
        profiles = self.data.place(fact.place).profiles
        known = {each.mark for p in profiles if (p.source, p.pages) == (fact.source, fact.pages) for each in p.footnotes}
        return [mark for mark in fact.footnotes if mark in known]

    def profile_anchor(self, fact: sso.Fact) -> str:
        """The documents' list at the foot of a city's page."""
        return f"source-{slug(fact.source)}-{slug(fact.pages)}"


def _parts(figure: sso.Figure) -> list[str]:
    """What tells figures of a city apart, the most telling first."""
    first = f"{figure.topic}-{figure.indicator.field}"
    period = slug(str(figure.period)) if figure.period else "undated"
    labels = [slug(each, 40) for each in (figure.label, figure.subject) if each]
    kind = [figure.kind.value] if figure.kind is sso.Kind.TARGET else []
    return ["-".join((first, period)), *labels, *kind, slug(figure.source.split("-20")[0])]


def _distinct(things: Iterable[tuple[Any, list[str]]]) -> list[tuple[Any, str]]:
    """Each thing with a name: as many of its parts as tell it from the others, or a number at last."""
    every = list(things)
    longest = max((len(parts) for _, parts in every), default=0)
    names: dict[int, str] = {}
    for length in range(1, longest + 1):
        left = [(thing, parts) for thing, parts in every if id(thing) not in names]
        counts = Counter("-".join(parts[:length]) for _, parts in left)
        for thing, parts in left:
            name = "-".join(parts[:length])
            if counts[name] == 1 and name not in names.values():
                names[id(thing)] = name
    used = Counter(names.values())
    for thing, parts in every:
        if id(thing) not in names:
            name = "-".join(parts)
            used[name] += 1
            names[id(thing)] = name if used[name] == 1 else f"{name}-{used[name]}"
    return [(thing, names[id(thing)]) for thing, _ in every]
