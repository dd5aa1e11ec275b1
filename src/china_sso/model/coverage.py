"""Where the data has an indicator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from china_sso.model.figure import Figure
from china_sso.model.indicator import Indicator
from china_sso.model.units import Unit
from china_sso.tables.framed import Framed


@frozen
class Coverage(Framed):
    """An indicator, and where the data has it."""

    indicator: Indicator
    """The indicator."""
    units: tuple[Unit, ...]
    """The units that its figures are in."""
    places: tuple[tuple[str, tuple[int | None, ...]], ...]
    """The slugs of the places that have a figure for the place as a whole, each with the years of its figures."""
    in_parts: tuple[str, ...]
    """The slugs of the places that have figures of parts alone: of parks, districts ..."""
    figures: int
    """How many figures there are, those about parks, districts ... included."""

    @property
    def name(self) -> str:
        """``topic.field``"""
        return self.indicator.name

    @property
    def cities(self) -> tuple[str, ...]:
        """The slugs of the cities that have it."""
        return tuple(slug for slug, _ in self.places if slug != "china")

    @property
    def years(self) -> tuple[int, ...]:
        """The years that there are figures of, over all places."""
        return tuple(sorted({year for _, years in self.places for year in years if year is not None}))

    def years_of(self, slug: str) -> tuple[int | None, ...]:
        """The years of one place; empty where it has no figure. None stands for a figure without a year."""
        return dict(self.places).get(slug, ())

    @classmethod
    def of(cls, indicator: Indicator, figures: Iterable[Figure]) -> Coverage:
        """The coverage of an indicator by all of its figures."""
        found = tuple(figures)
        years: dict[str, dict[int | None, None]] = {}
        for figure in found:
            if figure.subject is None:
                years.setdefault(figure.place, {})[figure.year] = None
        return cls(
            indicator,
            tuple(dict.fromkeys(figure.unit for figure in found)),
            tuple((slug, tuple(sorted(of, key=lambda year: year or 0))) for slug, of in years.items()),
            tuple(dict.fromkeys(figure.place for figure in found if figure.place not in years)),
            len(found),
        )


def coverages(figures: Iterable[Figure]) -> Iterator[Coverage]:
    """The coverage of every printed indicator by some figures."""
    from china_sso.model.records import PRINTED

    found: dict[Indicator, list[Figure]] = {}
    for figure in figures:
        found.setdefault(figure.indicator, []).append(figure)
    return (Coverage.of(indicator, found.get(indicator, ())) for indicator in PRINTED.values())
