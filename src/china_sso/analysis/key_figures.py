"""What a reader wants to know first of a place: its key figures, how they grew, and where they stand among the cities."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from china_sso.analysis.compare import distinct_places
from china_sso.analysis.rank import Ranked, Ranking, rank
from china_sso.dataset import bundled_dataset
from china_sso.errors import CriterionError
from china_sso.model.figure import Figure
from china_sso.model.indicators import growth_of
from china_sso.model.place import City, Place
from china_sso.model.rows import Rows


@frozen
class KeyFigure:
    """One of the figures, with its growth and its rank."""

    figure: Figure
    """The latest one."""
    growth: Figure | None
    """How it grew, in percent, by the same document; None where that is unknown."""
    ranking: Ranking | None
    """The cities by the same indicator in the same year; None for the nation, and where the figure has no year."""

    @property
    def ranked(self) -> Ranked | None:
        """Its rank among the cities; None where it is not among those ranked."""
        entries = self.ranking.entries if self.ranking else ()
        return next((each for each in entries if each.place.slug == self.figure.place), None)

    @property
    def standing(self) -> str:
        """Its rank for people: ``3 of 13``, ``3–6 of 10``; nothing where it has none."""
        return f"{self.ranked} of {len(self.ranking)}" if self.ranked and self.ranking else ""


def key_figures(place: Place | str, cities: Iterable[Place | str] | None = None) -> Rows[KeyFigure]:
    """The latest key figures of a place, each with its growth and its rank among the cities that have it for that year.

    Args:
        place: a city or the national market, or its name.
        cities: the cities to rank among; without them, those of the bundled data set.

    Raises:
        UnknownCityError: there is no such city.

    Examples:
        >>> [f"{each.figure}: {each.standing}" for each in key_figures("dalian")][:2]
        ['USD 1.529 billion (2012): 7 of 13', '988 (2012): 4–6 of 11']
    """
    (found,) = distinct_places((place,))
    among = distinct_places(bundled_dataset().cities() if cities is None else cities)
    each = (KeyFigure(figure, _growth(found, figure), _ranking(among, found, figure)) for figure in found.key_figures)
    return Rows(each, "key_figures")


def _growth(place: Place, figure: Figure) -> Figure | None:
    try:
        grown = place.find(growth_of(figure.indicator), figure.year, label=figure.label, source=figure.source)
    except CriterionError:
        return None
    return next((each for each in grown if each.label == figure.label), None)


def _ranking(cities: tuple[Place, ...], place: Place, figure: Figure) -> Ranking | None:
    if figure.year is None or not isinstance(place, City):
        return None
    among = cities if any(each.slug == place.slug for each in cities) else (*cities, place)
    return rank(among, figure.indicator, year=figure.year)
