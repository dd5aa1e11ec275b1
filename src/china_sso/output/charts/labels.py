"""Places the names of points so that they read: beside their points, clear of each other, with a line where that is far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import cos, hypot, pi, sin
from typing import Any

from attrs import field, frozen

from china_sso.output.charts.theme import text_width

#: How far from a point its name is looked for, in pixels, the nearest first; and in which directions, the best first.
_FAR = (0, 5, 10, 16, 24, 34, 46, 60)
_WAYS = (0, 4, 14, 2, 12, 6, 10, 8, 1, 15, 3, 13, 7, 9, 5, 11)
#: Beyond it a line leads from the point to the name.
_LINE = 12


@frozen
class Spot:
    """A point with its name; positions are in pixels from the upper left corner."""

    x: float
    y: float
    radius: float
    text: str
    data: dict[str, Any] = field(factory=dict[str, Any])
    """What else belongs to it."""


_Box = tuple[float, float, float, float]


def placed(
    spots: Sequence[Spot], width: float, height: float, size: float = 10.5, crossed: Iterable[tuple[Spot, Spot]] = ()
) -> list[dict[str, Any]]:
    """The names as lines of data: ``text`` at ``x``, ``y``, centred; from ``line_x``, ``line_y`` a line where one is needed.

    The crowded ones come first. A name that finds no clear place takes the one where it covers least, be it of other names, of
    points, or of the lines between points that it would have ``crossed``.
    """
    points = [(spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius) for spot in spots]
    taken: list[_Box] = [box for line in crossed for box in _along(*line)]
    found: dict[int, dict[str, Any]] = {}

    def crowd(i: int) -> int:
        return sum(abs(spots[i].x - each.x) < 70 and abs(spots[i].y - each.y) < 45 for each in spots)

    for i in sorted(range(len(spots)), key=crowd, reverse=True):
        spot = spots[i]
        near = [each for j, each in enumerate(spots) if j != i and abs(each.x - spot.x) < 150 and abs(each.y - spot.y) < 120]
        others = [*points, *taken]

        def cost(place: tuple[_Box, float], spot: Spot = spot, near: list[Spot] = near, others: list[_Box] = others) -> float:
            box, far = place
            covered = sum(_overlap(box, each) for each in others)
            # beside another point it would be taken for that one's name, unless a line tells
            own = _distance(box, spot) - spot.radius
            mistaken = 0 if far > _LINE else sum(_distance(box, each) - each.radius < own + 4 for each in near)
            return covered + _outside(box, width, height) + 15 * mistaken + far * 0.05

        box, far = min(_around(spot, size), key=cost)
        taken.append(box)
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        line = {"line_x": spot.x, "line_y": spot.y, **_nearest(box, spot)} if far > _LINE else {}
        found[i] = {**spot.data, "text": spot.text, "x": x, "y": y, **line}
    return [found[i] for i in range(len(spots))]


def _along(one: Spot, other: Spot) -> Iterator[_Box]:
    """A line as small boxes."""
    steps = max(1, int(hypot(other.x - one.x, other.y - one.y) / 4))
    for step in range(steps + 1):
        x, y = (first + (last - first) * step / steps for first, last in ((one.x, other.x), (one.y, other.y)))
        yield (x - 2, y - 2, x + 2, y + 2)


def _around(spot: Spot, size: float) -> Iterator[tuple[_Box, float]]:
    """The places for a name, the best first, each with how far from its point it is."""
    width, height = text_width(spot.text, size), size * 1.15
    for far, way in product(_FAR, _WAYS):
        angle = way * pi / 8
        reach = spot.radius + 3 + far
        x = spot.x + cos(angle) * (reach + width / 2)
        y = spot.y - sin(angle) * (reach + height / 2)
        yield (x - width / 2, y - height / 2, x + width / 2, y + height / 2), far


def _overlap(one: _Box, other: _Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0


def _outside(box: _Box, width: float, height: float) -> float:
    """How much of a name is cut off by the frame, dear enough to be avoided."""
    return 1000 * (max(0, -box[0]) + max(0, -box[1]) + max(0, box[2] - width) + max(0, box[3] - height))


def _distance(box: _Box, spot: Spot) -> float:
    """How far a name is from the middle of a point."""
    return hypot(max(box[0] - spot.x, 0, spot.x - box[2]), max(box[1] - spot.y, 0, spot.y - box[3]))


def _nearest(box: _Box, spot: Spot) -> dict[str, float]:
    """Where a line ends at a name: the point of its box that is nearest."""
    return {"end_x": min(max(spot.x, box[0]), box[2]), "end_y": min(max(spot.y, box[1]), box[3])}
