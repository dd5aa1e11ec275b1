"""One indicator of one place over the years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from china_sso.model.figure import Figure
from china_sso.model.indicator import Indicator
from china_sso.tables.framed import Framed


@frozen
class Point:
    """One year of a series."""

    year: int
    figure: Figure
    implied: bool
    """Whether it is not printed, but follows from the growth that a later year's figure prints."""

    @property
    def source(self) -> str:
        """The id of the document."""
        return self.figure.source

    def __str__(self) -> str:
        return f"{self.figure.quantity} ({self.figure.period}{', implied' if self.implied else ''}, {self.source})"


@frozen
class Series(Framed):
    """The figures of one indicator of one place by year: every printed one, and those that printed growth implies.

    Where documents differ, or one prints a year and another implies it, all of them are there, each with its source.
    """

    place: str
    """The slug of the place."""
    indicator: Indicator
    points: tuple[Point, ...]
    """By year; of one year the printed before the implied, in the order of the documents."""

    @classmethod
    def of(cls, place: str, indicator: Indicator, figures: Iterable[Figure]) -> Series:
        """The series of the figures of one indicator."""
        printed = [figure for figure in figures if figure.year is not None]
        implied = [figure.before for figure in printed]
        points = [Point(f.year, f, implied=False) for f in printed if f.year is not None]
        points += [Point(f.year, f, implied=True) for f in implied if f is not None and f.year is not None]
        points.sort(key=lambda point: (point.year, point.implied))
        return cls(place, indicator, tuple(points))

    @property
    def years(self) -> tuple[int, ...]:
        """The years that it has points for, each once."""
        return tuple(dict.fromkeys(point.year for point in self.points))

    @property
    def printed(self) -> tuple[Figure, ...]:
        """Only the figures that a document prints."""
        return tuple(point.figure for point in self.points if not point.implied)

    def __iter__(self) -> Iterator[Point]:
        return iter(self.points)

    def __len__(self) -> int:
        return len(self.points)

    def __str__(self) -> str:
        return "\n".join(map(str, self.points))

    def _repr_html_(self) -> str:
        from china_sso.model.notebook import series_html

        return series_html(self)
