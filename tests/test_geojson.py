"""GeoJSON: what RFC 7946 has, a point where the city is, the columns as properties, of tables and of results."""

import json
from pathlib import Path
from typing import Any

import pytest

import china_sso as sso
from china_sso.frames.layouts import LAYOUTS
from conftest import some


def check(collection: dict[str, Any], dataset: sso.Dataset) -> None:
    """The rules of RFC 7946, sections 3 and 4."""
    assert set(collection) == {"type", "features"}
    assert collection["type"] == "FeatureCollection"
    for feature in collection["features"]:
        assert {"type", "geometry", "properties"} <= set(feature) <= {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        place = dataset.place(feature["properties"]["city"])
        if isinstance(place, sso.City):
            assert set(feature["geometry"]) == {"type", "coordinates"}
            assert feature["geometry"]["type"] == "Point"
            longitude, latitude = feature["geometry"]["coordinates"]
            assert (longitude, latitude) == (float(place.longitude), float(place.latitude)), place.slug
            assert 73 < longitude < 135, f"{place.slug} is east or west of China"
            assert 18 < latitude < 54, f"{place.slug} is north or south of China"
        else:
            assert feature["geometry"] is None
    assert json.loads(json.dumps(collection, allow_nan=False)) == collection


@pytest.mark.parametrize(
    "rows",
    [
        lambda _: None,
        lambda data: data.places(),
        lambda data: data.observations(indicator="economy.gdp"),
        lambda data: data.providers(city="dalian"),
        lambda data: sso.wide(["economy.gdp", "population.total"], data.cities(), currency="USD", beside=["year", "gap", "rates"]),
        lambda data: sso.rank(data.cities(), "economy.gdp"),
        lambda data: sso.compare(data.cities(region="northern"), ["economy.gdp"]),
        lambda data: sso.totals(data.cities(), "economy.gdp", 2012),
    ],
    ids=["cities", "places", "observations", "providers", "wide", "ranking", "comparison", "total"],
)
def test_rows_become_points(rows: Any, corrected: sso.Dataset) -> None:
    check(sso.geojson(rows(corrected), dataset=corrected), corrected)


def test_properties_are_the_columns(corrected: sso.Dataset) -> None:
    (feature,) = [each for each in sso.geojson()["features"] if each["id"] == "dalian"]
    columns = LAYOUTS["places"].columns([corrected.city("dalian")], exact=False)
    assert feature["properties"] == {name: cell for name, (cell,) in columns.items()}


def test_a_file_has_a_feature_for_each_row(tmp_path: Path, corrected: sso.Dataset) -> None:
    tables = ("designations", "places", "errata", "observations", "providers", "incentives")
    *files, _, _ = sso.export(tmp_path / "out", "geojson", tables=some(tables, 6), dataset=corrected)
    assert {file.stem for file in files} == {*some(tables, 6)}
    for file in files:
        collection = json.loads(file.read_bytes())
        check(collection, corrected)
        columns = LAYOUTS[file.stem].columns(getattr(corrected, file.stem)(), exact=False)
        found = [feature["properties"] for feature in collection["features"]]
        assert found == [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)], file.name


def test_what_is_not_about_cities_is_refused(tmp_path: Path) -> None:
    with pytest.raises(sso.UnknownNameError, match="places"):
        sso.geojson(sso.sources())
    with pytest.raises(sso.UnknownNameError, match="sources"):
        sso.export(tmp_path / "out", "geojson", tables=["sources"])
