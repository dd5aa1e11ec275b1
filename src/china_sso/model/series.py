"""One indicator of one place over time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from china_sso.model.figure import Figure, figure_rows
from china_sso.model.indicator import Indicator
from china_sso.model.period import Period
from china_sso.model.rows import Rows
from china_sso.tables.drawn import Drawn
from china_sso.tables.framed import Framed


@frozen
class Point:
    """One time of a series."""

    year: int
    """The year; of a span its last one."""
    figure: Figure
    """The figure of that time."""
    implied: bool
    """Whether it is not printed, but follows from the growth that a later year's figure prints."""

    @property
    def period(self) -> Period:
        """The time that the figure belongs to: a year, a month, or a span of either."""
        assert self.figure.period is not None  # that is what makes it a point
        return self.figure.period

    @property
    def source(self) -> str:
        """The id of the document."""
        return self.figure.source

    def __str__(self) -> str:
        return f"{self.figure.quantity} ({self.period}{', implied' if self.implied else ''}, {self.source})"


@frozen
class Series(Framed, Drawn):
    """The figures of one indicator of one place by year: every printed one, and those that printed growth implies.

    Where documents differ, or one prints a year and another implies it, all of them are there, each with its source.
    """

    place: str
    """The slug of the place."""
    indicator: Indicator
    """What was asked for."""
    points: tuple[Point, ...]
    """By year and time; of one the printed before the implied, in the order of the documents."""
    left_out: Rows[Figure] = field(default=Rows((), "figures"), converter=figure_rows)
    """The observed figures of the place that are no point: with another label, or without a time."""

    @classmethod
    def of(cls, place: str, indicator: Indicator, figures: Iterable[Figure], left_out: Iterable[Figure] = ()) -> Series:
        """The series of the figures of one indicator; those without a time are left out."""
        found = tuple(figures)
        printed = [figure for figure in found if figure.year is not None]
        implied = [figure.before for figure in printed]
        points = [Point(f.year, f, implied=False) for f in printed if f.year is not None]
        points += [Point(f.year, f, implied=True) for f in implied if f is not None and f.year is not None]
        points.sort(key=lambda point: (point.year, point.period, point.implied))
        return cls(place, indicator, tuple(points), (*left_out, *(figure for figure in found if figure.year is None)))

    @property
    def years(self) -> tuple[int, ...]:
        """The years that it has points for, each once."""
        return tuple(dict.fromkeys(point.year for point in self.points))

    @property
    def printed(self) -> Rows[Figure]:
        """Only the figures that a document prints."""
        return Rows((point.figure for point in self.points if not point.implied), "figures")

    def __iter__(self) -> Iterator[Point]:
        return iter(self.points)

    def __len__(self) -> int:
        return len(self.points)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is left out, for people."""
        label = (f"{figure}, {figure.label or 'without a label'}, {figure.source}" for figure in self.left_out)
        return tuple(f"Left out: {each}" for each in label)

    def __str__(self) -> str:
        return "\n".join((*map(str, self.points), *self.notes))

    def _repr_html_(self) -> str:
        from china_sso.model.notebook import series_html

        return series_html(self)
