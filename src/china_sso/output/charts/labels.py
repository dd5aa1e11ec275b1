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
#: No name is farther from its point than that.
_REACH = 200


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
    boxes: list[_Box] = []
    found: dict[int, dict[str, Any]] = {}

    def crowd(i: int) -> int:
        return sum(abs(spots[i].x - each.x) < 70 and abs(spots[i].y - each.y) < 45 for each in spots)

    for i in sorted(range(len(spots)), key=crowd, reverse=True):
        spot = spots[i]
        near = [each for j, each in enumerate(spots) if j != i and abs(each.x - spot.x) < 150 and abs(each.y - spot.y) < 120]
        names = [box for box in boxes if _distance(box, spot) < _REACH]
        others = [box for box in (*points, *taken) if _distance(box, spot) < _REACH]

        costs = {
            place: _cost(spot, *place, near, others, names) + _outside(place[0], width, height) for place in _around(spot, size)
        }
        box, far = min(costs, key=costs.__getitem__)
        taken.append(box)
        boxes.append(box)
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        line: dict[str, float] = {}
        if far > _LINE:
            end = _end(box, spot)
            taken.extend(_along(spot, end))
            line = {"line_x": spot.x, "line_y": spot.y, "end_x": end.x, "end_y": end.y}
        found[i] = {**spot.data, "text": spot.text, "x": x, "y": y, **line}
    return [found[i] for i in range(len(spots))]


def _cost(spot: Spot, box: _Box, far: float, near: list[Spot], others: list[_Box], names: list[_Box]) -> float:
    """What a place for a name covers, and how likely it is to be taken for that of another point."""
    covered = sum(_overlap(box, each) for each in others)
    if far > _LINE:
        mistaken = sum(_passes(spot, box, each) for each in near)
        covered += sum(_overlap(step, each) for step in _along(spot, _end(box, spot)) for each in names)
    else:  # beside another point it would be taken for that one's name
        own = _distance(box, spot) - spot.radius
        mistaken = sum(_distance(box, each) - each.radius < own + 4 for each in near)
    return covered + 15 * mistaken + far * 0.05


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


def _passes(spot: Spot, box: _Box, other: Spot) -> bool:
    """Whether the line from a point to its name goes through another point, as if the name were that one's."""
    end = _end(box, spot)
    x, y = end.x - spot.x, end.y - spot.y
    along = ((other.x - spot.x) * x + (other.y - spot.y) * y) / (x * x + y * y)
    share = min(1.0, max(0.0, along))
    return hypot(spot.x + share * x - other.x, spot.y + share * y - other.y) < other.radius


def _end(box: _Box, spot: Spot) -> Spot:
    """Where a line ends at a name: the point of its box that is nearest."""
    return Spot(min(max(spot.x, box[0]), box[2]), min(max(spot.y, box[1]), box[3]), 0, "")
