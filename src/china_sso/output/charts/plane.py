"""A plane with two axes whose ends are fixed, so that it is known where on it a point is, and where its name has room."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import frozen

from china_sso.output.charts.labels import Spot, placed
from china_sso.output.charts.theme import GREY, alt, plot, scaled


@frozen
class Plane:
    """From where to where its axes are, and its size in pixels."""

    across: tuple[float, float]
    up: tuple[float, float]
    width: float
    height: float

    def x(self, name: str, **more: Any) -> Any:
        """A field along the horizontal axis."""
        return alt.X(f"{name}:Q", scale=alt.Scale(domain=list(self.across), nice=False, zero=False), **more)

    def y(self, name: str, **more: Any) -> Any:
        """A field along the vertical axis."""
        return alt.Y(f"{name}:Q", scale=alt.Scale(domain=list(self.up), nice=False, zero=False), **more)

    @staticmethod
    def axis(scale: int) -> Any:
        """An axis of faint lines, its numbers divided by a scale."""
        return alt.Axis(labelExpr=scaled(scale), gridColor="#e8e8e8", domain=False, ticks=False, tickCount=6)

    def spot(self, x: float, y: float, text: str) -> Spot:
        """A point with its name, in pixels."""
        (left, right), (low, high) = self.across, self.up
        return Spot((x - left) / (right - left) * self.width, (1 - (y - low) / (high - low)) * self.height, 5.0, text)

    def named(self, drawn: Any, spots: list[Spot], lines: Iterable[tuple[Spot, Spot]] = ()) -> Any:
        """What is drawn on the plane, with the names of points, clear of lines between them."""
        both = alt.layer(drawn, alt.layer(*names_on(spots, self.width, self.height, lines))).resolve_scale(
            x="independent", y="independent"
        )
        return both.properties(width=self.width, height=self.height)


def names_on(spots: list[Spot], width: float, height: float, lines: Iterable[tuple[Spot, Spot]] = ()) -> list[Any]:
    """The names where there is room for them; a thin line leads to one that stands apart. One that is ``grey`` stands back."""

    def at(kind: Any, name: str, end: float) -> Any:
        return kind(f"{name}:Q", scale=alt.Scale(domain=[0, end], range=[0, end], nice=False), axis=None)

    rows = placed(spots, width, height, crossed=lines)
    x, y = at(alt.X, "x", width), at(alt.Y, "y", height)
    line = plot(row for row in rows if "line_x" in row).mark_rule(color=GREY, strokeWidth=0.6)
    ink = alt.condition("datum.grey", alt.value("#666"), alt.value("black"))
    text = plot(rows)
    return [
        line.encode(x=at(alt.X, "line_x", width), y=at(alt.Y, "line_y", height), x2="end_x:Q", y2="end_y:Q"),
        text.mark_text(fontSize=10.5, stroke="white", strokeWidth=2.5, opacity=0.85, baseline="middle").encode(
            x=x, y=y, text="text:N"
        ),
        text.mark_text(fontSize=10.5, baseline="middle").encode(x=x, y=y, text="text:N", color=ink),
    ]
