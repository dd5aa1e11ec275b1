"""Says what is wrong in a file although every value by itself is well formed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve

from china_sso.model.figure import Figure
from china_sso.model.profile import LISTS, Chapter, Profile
from china_sso.model.rows import Rows
from china_sso.model.source import TABLES, Fact
from china_sso.reading.json import shown


def inconsistencies(profiles: tuple[Profile, ...]) -> Iterator[tuple[str, str, str]]:
    """What is wrong although every value by itself is well formed."""
    for i, profile in enumerate(profiles):
        marks = {footnote.mark for footnote in profile.footnotes}
        seen: set[str] = set()
        for j, chapter in enumerate(profile.chapters):
            path = f"$.profiles[{i}].chapters[{j}]"
            if chapter.section in seen:
                yield f"{path}.section", "each section once", f"{chapter.section.value} again"
            seen.add(chapter.section)
            yield from _figure_faults(chapter, path)
            yield from _word_faults(chapter, path)
            for where, fact in _facts_of(chapter, path):
                for mark in dict.fromkeys(fact.footnotes):
                    if mark not in marks and mark != TABLES:
                        yield f"{where}.footnotes", "marks of the profile's footnotes", shown(mark)


def _facts_of(chapter: Chapter, path: str) -> Iterator[tuple[str, Fact]]:
    for name in LISTS:
        for k, fact in enumerate(getattr(chapter, name)):
            yield f"{path}.{name}[{k}]", fact
    yield from figures_of(evolve(chapter, figures=Rows((), "figures")), path)


#: Upper-case letters, as ISO 3166-1 alpha-2 has them.
_COUNTRY = re.compile("[A-Z]{2}")


def is_country(code: str) -> bool:
    """Whether a text has the form of a country's code."""
    return _COUNTRY.fullmatch(code) is not None


def figures_of(chapter: Chapter, path: str) -> Iterator[tuple[str, Figure]]:
    """Every figure of a chapter with its path: those of the chapter itself, then those of measures."""
    for k, figure in enumerate(chapter.figures):
        yield f"{path}.figures[{k}]", figure
    for k, incentive in enumerate(chapter.incentives):
        for m, measure in enumerate(incentive.measures):
            for n, figure in enumerate(measure.figures):
                yield f"{path}.incentives[{k}].measures[{m}].figures[{n}]", figure


def _word_faults(chapter: Chapter, path: str) -> Iterator[tuple[str, str, str]]:
    for k, market in enumerate(chapter.client_markets):
        for code in dict.fromkeys(market.countries):
            if not is_country(code):
                yield f"{path}.client_markets[{k}].countries", "two capital letters, as in ISO 3166-1", shown(code)
    for k, incentive in enumerate(chapter.incentives):
        if incentive.title is not None and incentive.policies:
            yield f"{path}.incentives[{k}].policies", "no policies beside a title", "both"
        for m, measure in enumerate(incentive.measures):
            if not measure.purposes:
                yield f"{path}.incentives[{k}].measures[{m}].purposes", "one purpose or more", "none"


def _figure_faults(chapter: Chapter, path: str) -> Iterator[tuple[str, str, str]]:
    seen: dict[tuple[object, ...], str] = {}
    for here, figure in figures_of(chapter, path):
        indicator = figure.indicator
        if indicator.dimension and figure.unit.dimension is not indicator.dimension:
            yield f"{here}.unit", f"a unit of {indicator.dimension.value}", shown(figure.unit.value)
        if indicator.labelled and figure.label is None:
            yield f"{here}.label", f"a label, since {indicator.name} holds several figures", "no such key"
        if figure.growth is None and figure.growth_from is not None:
            yield f"{here}.growth_from", "no growth_from without growth", str(figure.growth_from)
        if figure.upper is not None and figure.upper <= figure.value:
            yield f"{here}.upper", f"a number above {figure.value}", shown(figure.upper)
        for inferred in figure.inferred:
            if getattr(figure, inferred.value) is None:
                yield f"{here}.inferred", f"only what the figure has; it has no {inferred.value}", shown(inferred.value)
        key = (indicator, figure.subject, figure.kind, figure.period, figure.label if indicator.labelled else None)
        if key in seen:
            yield here, f"{indicator.name} once for a subject, kind and period", f"what {seen[key]} says already"
        seen.setdefault(key, here.removeprefix(f"{path}."))
