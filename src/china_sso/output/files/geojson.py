"""Rows on a map: GeoJSON as RFC 7946 has it, with a point for each row that is about a city."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, cast

from china_sso.dataset import Dataset
from china_sso.errors import UnknownNameError
from china_sso.frames.build import layout_of
from china_sso.frames.layout import Layout
from china_sso.frames.layouts import LAYOUTS
from china_sso.loading import dataset_or_bundled
from china_sso.model.numbers import in_own_context
from china_sso.model.place import City, Place
from china_sso.model.rows import Rows
from china_sso.output.files.content import Content
from china_sso.output.results import rows_of
from china_sso.tables import json
from china_sso.tables.framed import Framed

#: The column that says where a row is.
CITY = "city"


@in_own_context
def geojson(rows: Framed | None = None, *, dataset: Dataset | None = None) -> dict[str, Any]:
    """Rows as a ``FeatureCollection``, a point at the coordinates of its city for each, with the columns as properties.

    That is what geopandas (``GeoDataFrame.from_features``), QGIS, Leaflet and kepler.gl read. Points are longitude and latitude
    in WGS 84. What is about the national market has no geometry.

    Args:
        rows: whatever can become a frame and is about cities: cities, observations, the wide form, a comparison, a ranking ...
            Without it, the cities.
        dataset: the data set that has the cities; without it, the bundled one.

    Raises:
        UnknownNameError: the rows are not about cities.
        UnknownCityError: the data set has no such city.

    Examples:
        >>> import china_sso as sso
        >>> found = sso.geojson(sso.wide(["population.total"]))
        >>> found["features"][0]["geometry"]
        {'type': 'Point', 'coordinates': [116.39723, 39.9075]}
        >>> found["features"][0]["properties"]
        {'city': 'beijing', 'name': 'Beijing', 'population.total': 20693000}
    """
    data = dataset_or_bundled(dataset)
    framed = cast("Rows[Any]", data.cities() if rows is None else rows if isinstance(rows, Rows) else rows_of(rows))
    layout = layout_of(framed.layout)
    if CITY not in (field.name for field in layout.fields):
        raise UnknownNameError("table of cities", layout.name, located(LAYOUTS), exhaustive=True)
    content = Content(layout, tuple(framed))
    slugs = {row[CITY] for row in content.objects()}
    return _collection(content, {slug: data.place(slug) for slug in slugs}, _number)


def located(names: Iterable[str]) -> tuple[str, ...]:
    """Those tables that are about cities."""
    return tuple(name for name in names if CITY in (field.name for field in LAYOUTS[name].fields))


def in_geojson(table: Content, dataset: Dataset) -> bytes:
    """The file of a table: numbers with all their digits."""
    return json.dumps(_collection(table, {place.slug: place for place in dataset.places()}, _exact)).encode()


def _exact(number: Decimal) -> Decimal:
    return number


def _number(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def _collection(table: Content, places: Mapping[str, Place], number: Any) -> dict[str, Any]:
    features = [_feature(table.layout, row, places[row[CITY]], number) for row in table.objects()]
    return {"type": "FeatureCollection", "features": features}


def _feature(layout: Layout, row: dict[str, Any], place: Place, number: Any) -> dict[str, Any]:
    name = {"id": row[CITY]} if layout.key == (CITY,) else {}
    properties = {column: number(cell) if isinstance(cell, Decimal) else cell for column, cell in row.items()}
    return {"type": "Feature", **name, "geometry": _point(place, number), "properties": properties}


def _point(place: Place, number: Any) -> dict[str, Any] | None:
    if not isinstance(place, City):
        return None
    return {"type": "Point", "coordinates": [number(Decimal(str(each))) for each in (place.longitude, place.latitude)]}
