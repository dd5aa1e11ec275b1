"""Writes the land outline of the maps from Natural Earth: ``python tools/land.py land-50m.json``. Needs shapely.

The file is that of the npm package ``world-atlas``: Natural Earth's physical land polygons, which know nothing of states and
have no borders. They are cut to East Asia, simplified to what a map of a page's width shows, and stripped of their lakes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from shapely import Polygon, box, get_coordinates, union_all

TARGET = Path(__file__).parents[1] / "src/china_sso/output/charts/land.geojson"
#: What the maps show, with a margin that their frame cuts off: west, south, east, north, in degrees.
WINDOW = box(84, 8, 146, 58)
#: In degrees: at the maps' scale less than a point of a line.
TOLERANCE = 0.04
#: In square degrees: islands below it are specks.
SMALLEST = 0.02


def polygons(topology: dict[str, Any]) -> Iterator[Polygon]:
    """The outer rings of a TopoJSON file's land."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[list[tuple[float, float]]] = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    for geometry in topology["objects"]["land"]["geometries"]:
        for rings in geometry["arcs"]:
            outer = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in rings[0]]
            yield Polygon([point for arc in outer for point in arc])


def main() -> None:
    """Writes the file."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    cut = union_all([each.buffer(0).intersection(WINDOW) for each in polygons(topology)]).simplify(TOLERANCE)
    kept = [each for each in getattr(cut, "geoms", [cut]) if each.area >= SMALLEST]
    # an outer ring that runs clockwise is land for d3, on a sphere; GeoJSON itself would have it the other way
    rings = [[[round(x, 2), round(y, 2)] for x, y in get_coordinates(each.exterior)] for each in kept]
    rings = [ring if sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairwise(ring)) > 0 else ring[::-1] for ring in rings]
    geometry = {"type": "MultiPolygon", "coordinates": [[ring] for ring in sorted(rings, key=len, reverse=True)]}
    TARGET.write_text(
        json.dumps({"type": "Feature", "properties": {}, "geometry": geometry}, separators=(",", ":")) + "\n", "utf-8"
    )
    print(f"{len(rings)} pieces of land, {sum(map(len, rings))} points, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
