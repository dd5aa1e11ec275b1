"""Growth against the values of its years, and what is stated twice."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from china_sso.checks.finding import Finding, close
from china_sso.model.figure import Figure
from china_sso.model.place import Place
from china_sso.model.vocabulary import Kind


def growth(place: Place) -> Iterator[Finding]:
    """A printed growth is that between the values of its two years."""
    for figure in place.figures:
        if figure.growth is None or figure.growth_from is None or figure.kind is Kind.TARGET:
            continue
        for before in place.find(figure.indicator, figure.growth_from, subject=figure.subject):
            if before.unit is figure.unit and before.label == figure.label and before.value and before.source == figure.source:
                actual = 100 * (Decimal(figure.value) / Decimal(before.value) - 1)
                if abs(actual - figure.growth) > max(Decimal(1), abs(Decimal(figure.growth)) / 20):
                    message = f"from {before} to {figure} is {actual:.1f} percent, not {figure.growth}"
                    yield Finding("growth", place.slug, message, (figure, before))


def repeated(place: Place) -> Iterator[Finding]:
    """What one document states twice, it states alike."""
    seen: dict[tuple[object, ...], Figure] = {}
    for figure in place.figures:
        if (figure.indicator.labelled and figure.label is None) or figure.year is None:
            continue
        key = (figure.source, figure.indicator, figure.subject, figure.label, figure.kind, figure.period)
        first = seen.setdefault(key, figure)
        if first is not figure and first.unit is figure.unit and not close(Decimal(first.value), Decimal(figure.value)):
            yield Finding("repeated", place.slug, f"{figure.indicator.title}: {first} and {figure}", (first, figure))
