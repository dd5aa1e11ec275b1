"""What is wrong gets a clear answer: a question that has none, and a data file that breaks the format."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import china_sso as sso
from china_sso import store

# --- questions without an answer ------------------------------------------------------------------------------------


def test_a_misspelt_city_is_answered_with_the_nearest_names() -> None:
    with pytest.raises(sso.UnknownCityError) as caught:
        sso.city("Hangzou")
    error = caught.value
    assert error.query == "Hangzou"
    assert error.suggestions[0] == "Hangzhou"
    assert len(error.suggestions) <= 3
    assert str(error).startswith("no city is called 'Hangzou'. Did you mean Hangzhou")
    assert isinstance(error, LookupError)


@pytest.mark.parametrize("query", ["", " ", "'", "市", "12345", "Атлантида", "x" * 10_000, "\0"])
def test_a_text_like_no_city_is_answered_with_where_to_look(query: str) -> None:
    with pytest.raises(sso.UnknownCityError) as caught:
        sso.city(query)
    assert caught.value.query == query
    assert caught.value.suggestions == ()
    assert str(caught.value).endswith(" cities() lists all of them.")


@pytest.mark.parametrize("query", [None, 5, 330100, b"hangzhou", ["hangzhou"], 1.5, True])
def test_what_is_no_text_is_no_city(query: Any) -> None:
    with pytest.raises(sso.WrongTypeError, match="a city must be its name as a text, not") as caught:
        sso.city(query)
    assert caught.value.found == repr(query)
    assert isinstance(caught.value, TypeError)


def test_the_nation_is_no_city() -> None:
    with pytest.raises(sso.UnknownCityError):
        sso.city("china")


@pytest.mark.parametrize(
    "ask",
    [
        lambda: sso.city("hangzhou").figure("economy.gpd"),
        lambda: sso.city("hangzhou").find("economy.gpd"),
        lambda: sso.figures(indicator="economy.gpd"),
        lambda: sso.observations(indicator="economy.gpd"),
        lambda: sso.rank(sso.cities(), "economy.gpd"),
    ],
    ids=["figure", "find", "figures", "observations", "rank"],
)
def test_a_misspelt_indicator_is_answered_with_the_nearest(ask: Callable[[], object]) -> None:
    with pytest.raises(sso.UnknownNameError, match=r"unknown indicator 'economy\.gpd'") as caught:
        ask()
    assert "economy.gdp" in caught.value.suggestions


def test_an_indicator_is_a_text() -> None:
    with pytest.raises(sso.WrongTypeError, match="an indicator must be"):
        sso.city("hangzhou").find(5)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "ask",
    [
        lambda: sso.convert(1, "XYZ", "USD", year=2012),
        lambda: sso.convert(1, "USD", "XYZ", year=2012),
        lambda: sso.figures(city="hangzhou", indicator="economy.gdp")[0].to("XYZ"),
    ],
    ids=["from", "to", "figure"],
)
def test_an_unknown_currency_is_answered_with_all_there_are(ask: Callable[[], object]) -> None:
    with pytest.raises(sso.UnknownNameError, match="unknown currency 'XYZ'") as caught:
        ask()
    assert caught.value == sso.UnknownNameError("currency", "XYZ", ("USD", "CNY", "HKD", "RMB"), exhaustive=True)
    assert str(caught.value) == "unknown currency 'XYZ'. There is: USD, CNY, HKD, RMB."


@pytest.mark.parametrize(
    ("kind", "vocabulary", "ask"),
    [
        ("role", sso.Role, lambda: sso.providers(role="boss")),
        ("service line", sso.ServiceLine, lambda: sso.providers(line="boss")),
        ("service", sso.Service, lambda: sso.providers(service="boss")),
        ("service", sso.Service, lambda: sso.cities(focus="boss")),
        ("industry", sso.Industry, lambda: sso.organisations(industry="boss")),
        ("region", sso.Region, lambda: sso.cities(region="boss")),
        ("category", sso.IncentiveCategory, lambda: sso.incentives(category="boss")),
        ("form", sso.Form, lambda: sso.incentives(form="boss")),
        ("purpose", sso.Purpose, lambda: sso.incentives(purpose="boss")),
        ("level", sso.Level, lambda: sso.figures(level="boss")),
        ("confidence", sso.Confidence, lambda: sso.load(errata="boss")),
        ("level", sso.Level, lambda: sso.incentives(level="boss")),
        ("status", sso.Status, lambda: sso.designations(status="boss")),
        ("section", sso.Section, lambda: sso.figures(section="boss")),
        ("kind", sso.Kind, lambda: sso.figures(kind="boss")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_unknown_word_of_a_vocabulary_is_answered_with_all_there_are(
    kind: str, vocabulary: Any, ask: Callable[[], object]
) -> None:
    with pytest.raises(sso.UnknownNameError) as caught:
        ask()
    assert caught.value == sso.UnknownNameError(kind, "boss", tuple(member.value for member in vocabulary), exhaustive=True)
    assert str(caught.value) == f"unknown {kind} 'boss'. There is: {', '.join(vocabulary)}."
    assert isinstance(caught.value, LookupError)


def test_an_unknown_province_organisation_or_source_is_answered_with_what_there_is() -> None:
    with pytest.raises(sso.UnknownNameError, match=r"unknown province 'Atlantis'.*Zhejiang"):
        sso.cities(province="Atlantis")
    with pytest.raises(sso.UnknownNameError, match=r"unknown organisation 'Mikrosoft'.*Microsoft"):
        sso.providers(organisation="Mikrosoft")
    with pytest.raises(sso.UnknownNameError, match=r"unknown source 'wikipedia'.*inside-the-dragon-2013"):
        sso.figures(source="wikipedia")


def test_near_matches_are_a_question_and_all_names_are_a_list() -> None:
    assert str(sso.UnknownNameError("sea", "Yelow", ("Yellow", "Bohai"))) == "unknown sea 'Yelow'. Did you mean Yellow or Bohai?"
    every = sso.UnknownNameError("sea", "Yelow", ("Yellow", "Bohai"), exhaustive=True)
    assert str(every) == "unknown sea 'Yelow'. There is: Yellow, Bohai."
    assert every != sso.UnknownNameError("sea", "Yelow", ("Yellow", "Bohai"))


@pytest.mark.parametrize(
    "ask",
    [
        lambda: sso.cities("eastern"),  # type: ignore[arg-type]
        lambda: sso.figures("economy.gdp"),  # type: ignore[arg-type]
        lambda: sso.providers("IBM"),  # type: ignore[arg-type]
        lambda: sso.incentives("tax"),  # type: ignore[arg-type]
        lambda: sso.compare("hangzhou"),  # type: ignore[arg-type]
        lambda: sso.compare(["hangzhou"]),  # type: ignore[list-item]
        lambda: sso.rank("hangzhou", "economy.gdp"),  # type: ignore[arg-type]
        lambda: sso.score("hangzhou", [sso.Criterion("economy.gdp")]),  # type: ignore[arg-type]
        lambda: sso.look_up("hangzhou", "economy.gdp"),  # type: ignore[arg-type]
        lambda: sso.progress("hangzhou"),  # type: ignore[arg-type]
        lambda: sso.growth_between("hangzhou", "economy.gdp", 2011, 2012),  # type: ignore[arg-type]
        lambda: sso.compare(sso.cities(), "economy.gdp"),
        lambda: sso.score(sso.cities(), ["economy.gdp"]),  # type: ignore[list-item]
        lambda: sso.score(sso.cities(), "economy.gdp"),  # type: ignore[arg-type]
        lambda: sso.compare(sso.cities(), year="2012"),  # type: ignore[arg-type]
        lambda: sso.rank(sso.cities(), "economy.gdp", year="2012"),  # type: ignore[arg-type]
        lambda: sso.score(sso.cities(), [sso.Criterion("economy.gdp")], year="2012"),  # type: ignore[arg-type]
        lambda: sso.figures(year="2012"),  # type: ignore[arg-type]
        lambda: sso.city("hangzhou").figure("economy.gdp", "2012"),  # type: ignore[arg-type]
        lambda: sso.city("hangzhou").find("economy.gdp", "2012"),  # type: ignore[arg-type]
        lambda: sso.usd(1) + 1,  # type: ignore[operator]
    ],
)
def test_what_is_of_the_wrong_type_is_refused(ask: Callable[[], object]) -> None:
    with pytest.raises(sso.WrongTypeError) as caught:
        ask()
    assert isinstance(caught.value, TypeError)


# --- a folder of one's own ------------------------------------------------------------------------------------------

Document = dict[str, Any]


def _a_figure(**others: Any) -> Document:
    return {"indicator": "economy.gdp", "value": 10, "unit": "USD", "period": "2012", "printed": "10", **others}


def _a_city(slug: str = "atlantis", **chapter: Any) -> Document:
    return {
        "slug": slug,
        "name": slug.capitalize(),
        "chinese": "亚特兰蒂斯",
        "pinyin": "Yàtèlándìsī",
        "province": "Ocean",
        "region": "southern",
        "iso_3166_2": "XX-OC",
        "gbt_2260": "990100",
        "geonames_id": 1,
        "latitude": 31,
        "longitude": -24.5,
        "profiles": [
            {
                "source": "critias",
                "pages": "113-121",
                "chapters": [{"section": "quality_of_life", "figures": [_a_figure()], **chapter}],
                "footnotes": [{"mark": "1", "publisher": "Plato"}],
            }
        ],
    }


class Folder:
    """A data set of one's own in the making."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "cities").mkdir(parents=True)

    def write(self, name: str, content: Document | str | bytes) -> None:
        text = json.dumps(content, ensure_ascii=False) if isinstance(content, dict) else content
        (self.root / name).write_bytes(text.encode() if isinstance(text, str) else text)

    def faults(self) -> list[str]:
        with pytest.raises(sso.DataFileError) as caught:
            sso.load(self.root)
        error = caught.value
        assert isinstance(error, ValueError)
        assert error.faults
        assert "nothing was loaded" in str(error)
        assert all(str(fault) in str(error) for fault in error.faults)
        return [str(fault) for fault in error.faults]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "own")


CITY = "cities/atlantis.json"
CHAPTER = "$.profiles[0].chapters[0]"
FIGURE = f"{CHAPTER}.figures[0]"


def test_a_city_of_ones_own_loads(folder: Folder) -> None:
    folder.write(CITY, _a_city())
    dataset = sso.load(folder.root)
    city = dataset.city("Atlantis")
    assert [figure.value for figure in city.figures] == [10]
    assert city.figures[0].section is sso.Section.QUALITY_OF_LIFE
    assert (city.figures[0].place, city.figures[0].pages) == ("atlantis", "113-121")
    with pytest.raises(sso.UnknownCityError):
        dataset.city("hangzhou")
    with pytest.raises(sso.DatasetNotFoundError, match=r"there is no china\.json"):
        dataset.national()


def test_a_folder_of_two_bundled_cities_loads(tmp_path: Path, package: Path) -> None:
    (tmp_path / "cities").mkdir()
    for name in ("cities/hangzhou.json", "cities/suzhou.json", "errata.json", "organisations.json", "sources.json"):
        shutil.copy(package / "data" / name, tmp_path / name)
    seen: list[str] = []
    dataset = sso.load(tmp_path, on_file=seen.append)
    assert [city.slug for city in dataset.cities()] == ["hangzhou", "suzhou"], "in the order of their pages"
    assert seen == ["hangzhou.json", "suzhou.json"]
    assert dataset.city("Suzhou") == sso.city("Suzhou")
    assert dataset.observations() == (*sso.observations(city="hangzhou"), *sso.observations(city="suzhou"))
    assert sso.load(tmp_path, errata=False).city("suzhou") == sso.load(errata=False).city("suzhou")
    assert dataset.glossary() == ()


def test_a_folder_of_everything_loads(tmp_path: Path, package: Path) -> None:
    shutil.copytree(package / "data", tmp_path / "all")
    dataset = sso.load(tmp_path / "all")
    assert dataset.cities() == sso.cities()
    assert dataset.national() == sso.national()


def test_two_cities_of_one_name_are_told_apart_by_their_slugs(folder: Folder) -> None:
    for slug in ("springfield-il", "springfield-ma"):
        folder.write(f"cities/{slug}.json", {**_a_city(slug), "name": "Springfield"})
    dataset = sso.load(folder.root)
    with pytest.raises(sso.AmbiguousCityError) as caught:
        dataset.city("Springfield")
    assert caught.value == sso.AmbiguousCityError("Springfield", ("springfield-il", "springfield-ma"))
    assert "springfield-il, springfield-ma" in str(caught.value)
    assert isinstance(caught.value, LookupError)
    assert dataset.city("springfield-ma").slug == "springfield-ma"


def test_a_slug_is_meant_even_where_another_city_has_it_for_a_name(folder: Folder) -> None:
    folder.write("cities/york.json", {**_a_city("york"), "name": "Eboracum"})
    folder.write("cities/new-york.json", {**_a_city("new-york"), "name": "York"})
    assert sso.load(folder.root).city("york").slug == "york"


# --- no folder ------------------------------------------------------------------------------------------------------


def test_a_folder_that_does_not_exist_is_no_data_set(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    with pytest.raises(sso.DatasetNotFoundError) as caught:
        sso.load(missing)
    assert caught.value == sso.DatasetNotFoundError(str(missing), "there is no such folder")
    assert str(caught.value) == f"no data set in {missing}: there is no such folder"
    assert isinstance(caught.value, FileNotFoundError)


def test_a_file_is_no_data_set(tmp_path: Path) -> None:
    file = tmp_path / "file.json"
    file.write_text("{}")
    with pytest.raises(sso.DatasetNotFoundError, match="it is a file"):
        sso.load(str(file))


def test_an_empty_folder_is_no_data_set(tmp_path: Path) -> None:
    with pytest.raises(sso.DatasetNotFoundError, match=r"it holds no cities/\*\.json"):
        sso.load(tmp_path)


def test_a_folder_without_a_city_is_no_data_set(folder: Folder, package: Path) -> None:
    shutil.copy(package / "data" / "errata.json", folder.root)
    with pytest.raises(sso.DatasetNotFoundError, match=r"it holds no cities/\*\.json"):
        sso.load(folder.root)


# --- a value that is not what it must be ----------------------------------------------------------------------------

WRONG_VALUES = {
    "a text for a number": ({"value": "10"}, "value", 'expected a number, found "10"'),
    "a truth for a number": ({"value": True}, "value", "expected a number, found true"),
    "null for a number": ({"value": None}, "value", "expected a number, found null"),
    "a list for a number": ({"value": [10]}, "value", "expected a number, found a list"),
    "a number for a text": ({"printed": 10}, "printed", "expected a text that is not empty, found 10"),
    "an empty text": ({"printed": " "}, "printed", 'expected a text that is not empty, found " "'),
    "an object for a text": ({"label": {}}, "label", "expected a text or null, found an object"),
    "a text for a list": ({"footnotes": "1"}, "footnotes", 'expected a list, found "1"'),
    "a number in a list of texts": ({"footnotes": [1]}, "footnotes[0]", "expected a text that is not empty, found 1"),
    "an unknown unit": ({"unit": "EUR"}, "unit", "expected one of USD, CNY, HKD"),
    "an unknown bound": ({"bound": "roughly"}, "bound", "expected one of exact, about, at_least, nearly, at_most"),
    "an unknown kind": ({"kind": "guess"}, "kind", "expected one of observed, target"),
    "an unknown indicator": ({"indicator": "economy.gpd"}, "indicator", "expected an indicator of the vocabulary"),
    "a number for a period": ({"period": 2012}, "period", "found 2012"),
    "a period that does not exist": ({"period": "2012-13"}, "period", "expected a period"),
    "a period that has a shorter text": ({"period": "2012-01/2012-12"}, "period", "write it as '2012'"),
    "a period that ends before it begins": ({"period": "2012/2011"}, "period", "expected a period"),
    "a year with a fraction": ({"growth": 5, "growth_from": 2011.5}, "growth_from", "expected a whole number"),
    "a unit of another dimension": ({"unit": "persons"}, "unit", 'expected a unit of money, found "persons"'),
    "money per time for money": ({"unit": "USD/month"}, "unit", 'expected a unit of money, found "USD/month"'),
    "a range that ends below its value": ({"upper": 9}, "upper", "expected a number above 10, found 9"),
    "a range of one value": ({"upper": 10}, "upper", "expected a number above 10, found 10"),
    "a year of growth without growth": ({"growth_from": 2011}, "growth_from", "expected no growth_from without growth"),
    "a footnote mark that is not listed": ({"footnotes": ["2"]}, "footnotes", "expected marks of the profile's footnotes"),
    "an unknown erratum": ({"erratum": "no-such"}, "erratum", 'expected the id of an erratum in errata.json, found "no-such"'),
    "an unknown key": ({"colour": "red"}, "colour", "expected no such key; there are indicator, label, subject, value"),
    "the place in the file": ({"place": "atlantis"}, "place", "expected no such key; the file gives it"),
    "the source in the file": ({"source": "critias"}, "source", "expected no such key; the file gives it"),
    "the pages in the file": ({"pages": "1-2"}, "pages", "expected no such key; the file gives it"),
    "the section in the file": ({"section": "overview"}, "section", "expected no such key; the file gives it"),
    "rates in the file": ({"rates": []}, "rates", "expected no such key"),
    "inputs in the file": ({"inputs": []}, "inputs", "expected no such key"),
}


@pytest.mark.parametrize(("change", "where", "what"), WRONG_VALUES.values(), ids=WRONG_VALUES)
def test_a_figure_must_not_have(folder: Folder, change: Document, where: str, what: str) -> None:
    folder.write(CITY, _a_city(figures=[_a_figure(**change)]))
    (fault,) = folder.faults()
    assert fault.startswith(f"{CITY}: {FIGURE}.{where}: ")
    assert what in fault


@pytest.mark.parametrize("key", ["indicator", "value", "unit", "printed"])
def test_a_figure_must_have(folder: Folder, key: str) -> None:
    figure = _a_figure()
    del figure[key]
    folder.write(CITY, _a_city(figures=[figure]))
    assert folder.faults() == [f"{CITY}: {FIGURE}.{key}: expected a value, found no such key"]


def test_a_figure_of_an_indicator_that_holds_several_must_have_a_label(folder: Folder) -> None:
    folder.write(CITY, _a_city(figures=[_a_figure(indicator="economy.other")]))
    assert folder.faults() == [
        f"{CITY}: {FIGURE}.label: expected a label, since economy.other holds several figures, found no such key"
    ]


def test_a_figure_must_not_be_there_twice(folder: Folder) -> None:
    folder.write(CITY, _a_city(figures=[_a_figure(), _a_figure(period="2011"), _a_figure(value=11)]))
    assert folder.faults() == [
        f"{CITY}: {CHAPTER}.figures[2]: expected economy.gdp once for a subject, kind and period, "
        "found what figures[0] says already"
    ]


def test_labels_tell_figures_apart_only_where_an_indicator_holds_several(folder: Folder) -> None:
    several = [_a_figure(indicator="economy.other", label=label) for label in ("one", "other")]
    folder.write(CITY, _a_city(figures=several))
    assert len(sso.load(folder.root).figures()) == 2
    folder.write(CITY, _a_city(figures=[_a_figure(label="one"), _a_figure(label="other")]))
    assert len(folder.faults()) == 1


def test_a_section_must_not_be_there_twice(folder: Folder) -> None:
    city = _a_city()
    city["profiles"][0]["chapters"] *= 2
    folder.write(CITY, city)
    assert folder.faults() == [
        f"{CITY}: $.profiles[0].chapters[1].section: expected each section once, found quality_of_life again"
    ]


@pytest.mark.parametrize("key", [key for key in _a_city() if key not in ("slug",)])
def test_a_city_must_have(folder: Folder, key: str) -> None:
    city = _a_city()
    del city[key]
    folder.write(CITY, city)
    assert folder.faults() == [f"{CITY}: $.{key}: expected a value, found no such key"]


def test_a_city_must_have_a_slug(folder: Folder) -> None:
    city = _a_city()
    del city["slug"]
    folder.write(CITY, city)
    assert f"{CITY}: $.slug: expected a value, found no such key" in folder.faults()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"region": "western"}, "$.region: expected one of northern, eastern, midwestern, southern"),
        ({"latitude": "31"}, '$.latitude: expected a number, found "31"'),
        ({"geonames_id": 1.5}, "$.geonames_id: expected a whole number, found 1.5"),
        ({"profiles": {}}, "$.profiles: expected a list, found an object"),
        ({"profiles": [5]}, "$.profiles[0]: expected an object, found 5"),
        ({"mayor": "Atlas"}, "$.mayor: expected no such key"),
    ],
)
def test_a_city_must_not_have(folder: Folder, change: Document, fault: str) -> None:
    folder.write(CITY, {**_a_city(), **change})
    (found,) = folder.faults()
    assert found.startswith(f"{CITY}: {fault}")


def test_a_city_must_have_the_slug_that_its_file_is_named_by(folder: Folder) -> None:
    folder.write("cities/lemuria.json", _a_city("atlantis"))
    assert folder.faults() == ["cities/lemuria.json: $.slug: expected 'lemuria', the name of the file, found 'atlantis'"]


@pytest.mark.parametrize(
    ("kind", "fact", "fault"),
    [
        ("providers", {"name": "Triton"}, ".role: expected a value, found no such key"),
        ("providers", {"name": "Triton", "role": "boss"}, ".role: expected one of outsourcing_provider"),
        ("providers", {"role": "rd_centre"}, ".name: expected a value, found no such key"),
        ("providers", {"name": "Triton", "role": "rd_centre", "organisation": "t"}, ".organisation: expected no such key"),
        ("providers", {"name": "Triton", "role": "rd_centre", "services": ["IT"]}, ".services[0]: expected one of software_"),
        ("incentives", {"title": "Act"}, ".category: expected a value, found no such key"),
        (
            "incentives",
            {"category": "government", "measures": [{"form": "bribe", "purposes": ["general"], "text": "x"}]},
            ".measures[0].form: expected one of fund",
        ),
        ("designations", {"title": "Isle of the blest", "status": "blest"}, ".status: expected one of municipality"),
        ("parks", {"name": "Harbour", "level": "divine"}, ".level: expected"),
        ("mentions", {"name": "Atlas", "kind": "titan"}, ".kind: expected one of event"),
        ("mentions", {"name": "Atlas", "kind": "person", "footnotes": ["7"]}, ".footnotes: expected marks of the profile's"),
    ],
)
def test_any_other_fact_must_be_well_formed_too(folder: Folder, kind: str, fact: Document, fault: str) -> None:
    folder.write(CITY, _a_city(**{kind: [fact]}))
    found = folder.faults()
    assert any(each.startswith(f"{CITY}: {CHAPTER}.{kind}[0]{fault}") for each in found), found


# --- errata ---------------------------------------------------------------------------------------------------------


def _an_erratum(**others: Any) -> Document:
    erratum = {
        "id": "atlantis-gdp",
        "place": "atlantis",
        "section": "quality_of_life",
        "printed": "10",
        "right": "1000",
        "evidence": "The temple alone is worth more.",
        "confidence": "certain",
        "corrections": [{"attribute": "value", "printed": 10, "right": 1000}],
    }
    return {"errata": [{**erratum, **others}]}


def test_an_erratum_corrects_the_figure_that_names_it(folder: Folder) -> None:
    folder.write("errata.json", _an_erratum())
    folder.write(CITY, _a_city(figures=[_a_figure(erratum="atlantis-gdp")]))
    (corrected,), (printed,) = sso.load(folder.root).figures(), sso.load(folder.root, errata=False).figures()
    assert (corrected.value, corrected.as_printed) == (1000, 10)
    assert (printed.value, printed.as_printed) == (10, 10)


def test_an_erratum_must_agree_with_the_file(folder: Folder) -> None:
    folder.write("errata.json", _an_erratum())
    folder.write(CITY, _a_city(figures=[_a_figure(value=12, erratum="atlantis-gdp")]))
    assert folder.faults() == [f"{CITY}: {FIGURE}.value: expected 10, as the erratum atlantis-gdp has it, found 12"]


def test_an_erratum_must_be_well_formed(folder: Folder) -> None:
    folder.write("errata.json", _an_erratum(confidence="sure"))
    folder.write(CITY, _a_city())
    assert folder.faults() == ['errata.json: $.errata[0].confidence: expected one of certain, likely, possible, found "sure"']


@pytest.mark.parametrize("change", [{"place": "lemuria"}, {"section": "overview"}], ids=["another place", "another section"])
def test_an_erratum_must_be_of_the_place_and_section_of_the_figure_that_names_it(folder: Folder, change: Document) -> None:
    folder.write("errata.json", _an_erratum(**change))
    folder.write(CITY, _a_city(figures=[_a_figure(erratum="atlantis-gdp")]))
    (fault,) = folder.faults()
    assert fault.startswith(f"{CITY}: {FIGURE}.erratum: ")


def test_ids_and_spellings_of_registers_must_be_there_once(folder: Folder) -> None:
    folder.write(CITY, _a_city())
    (erratum,) = _an_erratum()["errata"]
    folder.write("errata.json", {"errata": [erratum, {**erratum, "printed": "11"}]})
    triton = {"id": "triton", "name": "Triton"}
    folder.write("organisations.json", {"organisations": [{**triton, "spellings": ["Tritons"]}, {**triton, "name": "Tritons"}]})
    assert folder.faults() == [
        "errata.json: $.errata: expected each id and name once, found 'atlantis-gdp' again",
        "organisations.json: $.organisations: expected each id and name once, found 'triton' again",
    ]
    folder.write("errata.json", {"errata": [erratum]})
    folder.write("organisations.json", {"organisations": [{**triton, "spellings": ["Tritons"]}, {"id": "two", "name": "Tritons"}]})
    assert folder.faults() == ["organisations.json: $.organisations: expected each id and name once, found 'Tritons' again"]


def test_no_city_may_have_the_slug_of_the_market(folder: Folder) -> None:
    folder.write("cities/china.json", _a_city("china"))
    assert folder.faults() == ["cities/china.json: $.slug: expected another slug: this is the market's, found 'china'"]


def test_an_unknown_indicator_does_not_hide_other_faults(folder: Folder) -> None:
    folder.write(CITY, _a_city(figures=[_a_figure(indicator="economy.gpd", value="10"), _a_figure(unit="EUR")]))
    where = {fault.removeprefix(f"{CITY}: {CHAPTER}.").partition(":")[0] for fault in folder.faults()}
    assert where == {"figures[0].indicator", "figures[0].value", "figures[1].unit"}


@pytest.mark.parametrize("name", ["errata", "organisations", "sources", "glossary"])
@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("[]", "$: expected an object with the one key {name}, found a list"),
        ('{"others": []}', "$: expected an object with the one key {name}, found the keys others"),
        ('{"{name}": 5}', "$.{name}: expected a list, found 5"),
        ('{"{name}": [5]}', "$.{name}[0]: expected an object, found 5"),
    ],
)
def test_a_register_must_be_a_list_under_its_name(folder: Folder, name: str, content: str, found: str) -> None:
    folder.write(CITY, _a_city())
    folder.write(f"{name}.json", content.replace("{name}", name))
    assert folder.faults() == [f"{name}.json: {found.replace('{name}', name)}"]


# --- an index -------------------------------------------------------------------------------------------------------


def _a_line(slug: str) -> Document:
    city = _a_city(slug)
    return {key: city[key] for key in ("slug", "name", "chinese", "pinyin", "gbt_2260")}


def test_an_index_that_agrees_with_the_cities_loads(folder: Folder) -> None:
    folder.write(CITY, _a_city())
    folder.write("index.json", {"index": [_a_line("atlantis")]})
    assert [city.slug for city in sso.load(folder.root).cities()] == ["atlantis"]


def test_an_index_must_not_name_a_city_without_a_file(folder: Folder) -> None:
    folder.write(CITY, _a_city())
    folder.write("index.json", {"index": [_a_line("atlantis"), _a_line("lemuria")]})
    assert [fault.partition(":")[0] for fault in folder.faults()] == ["index.json"]


def test_an_index_must_name_every_city(folder: Folder) -> None:
    folder.write(CITY, _a_city())
    folder.write("cities/lemuria.json", _a_city("lemuria"))
    folder.write("index.json", {"index": [_a_line("atlantis")]})
    assert [fault.partition(":")[0] for fault in folder.faults()] == ["index.json"]


def test_an_index_must_name_a_city_as_its_file_does(folder: Folder) -> None:
    folder.write(CITY, _a_city())
    folder.write("index.json", {"index": [{**_a_line("atlantis"), "name": "Lemuria"}]})
    assert [fault.partition(":")[0] for fault in folder.faults()] == ["index.json"]


def test_an_index_must_be_well_formed(folder: Folder) -> None:
    folder.write(CITY, _a_city())
    folder.write("index.json", {"index": [5]})
    assert folder.faults() == ["index.json: $.index[0]: expected an object, found 5"]


# --- what is not strict JSON ----------------------------------------------------------------------------------------


def _with_value(numeral: str) -> str:
    return json.dumps(_a_city(), ensure_ascii=False).replace('"value": 10', f'"value": {numeral}')


@pytest.mark.parametrize(
    "numeral",
    [
        "1000000000000000000",
        "-1000000000000000000",
        "9999999999999999999",
        "10000000000000000000",
        "1" * 5000,
        "1000000000000000000.5",
        "-1000000000000000000.0",
    ],
    ids=lambda numeral: f"{numeral[:4]} of {len(numeral)}",
)
def test_a_number_must_not_be_too_large(folder: Folder, numeral: str) -> None:
    folder.write(CITY, _with_value(numeral))
    (fault,) = folder.faults()
    assert fault.startswith(f"{CITY}: {FIGURE}.value: expected a number below 10^18")
    assert len(fault) < 200


@pytest.mark.parametrize("numeral", ["999999999999999999", "-999999999999999999", "999999999999999999.5"])
def test_a_number_may_be_nearly_as_large(folder: Folder, numeral: str) -> None:
    folder.write(CITY, _with_value(numeral))
    assert str(sso.load(folder.root).figures()[0].value) == numeral


@pytest.mark.parametrize("numeral", ["1e3", "1E3", "1.5e3", "1e-3", "1e400", "1e99999999999999999999"])
def test_a_number_must_not_have_an_exponent(folder: Folder, numeral: str) -> None:
    folder.write(CITY, _with_value(numeral))
    (fault,) = folder.faults()
    assert fault.startswith(f"{CITY}: {FIGURE}.value: expected a number below 10^18, written without an exponent, found")


@pytest.mark.parametrize("numeral", ["NaN", "Infinity", "-Infinity"])
def test_a_number_must_be_one(folder: Folder, numeral: str) -> None:
    folder.write(CITY, _with_value(numeral))
    assert folder.faults() == [f"{CITY}: {FIGURE}.value: expected a finite number, found {numeral}"]


def test_a_key_must_not_be_there_twice(folder: Folder) -> None:
    folder.write(CITY, _with_value('10, "value": 11, "value": 12'))
    assert folder.faults() == [f"{CITY}: {FIGURE}.value: expected one value for the key, found the key 3 times"]


def test_a_file_must_be_in_utf_8(folder: Folder) -> None:
    content = json.dumps(_a_city(), ensure_ascii=False).encode("gb18030")
    folder.write(CITY, content)
    (fault,) = folder.faults()
    assert fault.startswith(f"{CITY}: $: expected text in UTF-8, found the byte 0x")


def test_a_text_must_be_one_that_utf_8_has(folder: Folder) -> None:
    folder.write(CITY, json.dumps(_a_city()).replace('"printed": "10"', '"printed": "\\ud800"'))
    (fault,) = folder.faults()
    assert fault.startswith(f"{CITY}: {FIGURE}.printed: ")


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ("", "line 1, column 1"),
        ("{", "line 1, column 2"),
        ('{\n  "slug": "atlantis"\n  "name": 1}', "line 3, column 3"),
        ("{'slug': 1}", "line 1, column 2"),
        ('{"slug": "a"} {}', "line 1, column 15"),
        ("\N{BYTE ORDER MARK}{}", "line 1, column 1"),
        ("// a comment\n{}", "line 1, column 1"),
    ],
)
def test_a_file_must_be_json(folder: Folder, content: str, where: str) -> None:
    folder.write(CITY, content)
    (fault,) = folder.faults()
    assert fault.startswith(f"{CITY}: {where}: expected JSON, found ")


@pytest.mark.parametrize("content", ["[]", "5", "null", '"atlantis"'])
def test_a_file_must_be_an_object(folder: Folder, content: str) -> None:
    folder.write(CITY, content)
    (fault,) = folder.faults()
    assert fault.startswith(f"{CITY}: $: expected an object, found ")


@pytest.mark.parametrize("inmost", ["", "NaN"])
@pytest.mark.parametrize("levels", [100, 500, 900, 5_000, 100_000])
def test_a_file_must_not_be_nested_too_deeply(folder: Folder, levels: int, inmost: str) -> None:
    folder.write(CITY, "[" * levels + inmost + "]" * levels)
    (fault,) = folder.faults()
    assert fault.startswith(f"{CITY}: $")
    if levels == 100_000:
        assert fault == f"{CITY}: $: expected a document of a few levels, found one nested too deeply"


# --- all faults at once, and nothing by half ------------------------------------------------------------------------


def test_all_faults_of_a_file_are_told_at_once(folder: Folder) -> None:
    figures = [_a_figure(value="10"), _a_figure(unit="EUR", colour="red"), _a_figure(period="2010", source="me")]
    folder.write(CITY, {**_a_city(figures=figures, providers=[{"name": "Triton"}]), "region": "western"})
    where = [fault.removeprefix(f"{CITY}: ").partition(":")[0] for fault in folder.faults()]
    assert sorted(where) == [
        f"{CHAPTER}.figures[0].value",
        f"{CHAPTER}.figures[1].colour",
        f"{CHAPTER}.figures[1].unit",
        f"{CHAPTER}.figures[2].source",
        f"{CHAPTER}.providers[0].role",
        "$.region",
    ]


def test_the_faults_of_all_files_are_told_at_once(folder: Folder) -> None:
    folder.write(CITY, _a_city(figures=[_a_figure(value="10")]))
    folder.write("cities/lemuria.json", {**_a_city("lemuria"), "region": "western"})
    folder.write("cities/mu.json", "{")
    folder.write("cities/avalon.json", _a_city("avalon"))
    folder.write("sources.json", "[]")
    folder.write("china.json", {"slug": "china"})
    faults = folder.faults()
    files = {fault.partition(":")[0] for fault in faults}
    assert files == {CITY, "cities/lemuria.json", "cities/mu.json", "sources.json", "china.json"}
    assert len(faults) == len(set(faults)), "each fault is told once"


@pytest.mark.parametrize("register", ["errata", "organisations"])
def test_a_fault_of_a_register_does_not_hide_those_of_the_cities(folder: Folder, register: str) -> None:
    folder.write(f"{register}.json", {register: [{"id": 5}]})
    folder.write(CITY, _a_city(figures=[_a_figure(value="10")]))
    files = {fault.partition(":")[0] for fault in folder.faults()}
    assert files == {f"{register}.json", CITY}


def test_one_bad_file_keeps_the_whole_folder_from_loading(folder: Folder) -> None:
    folder.write(CITY, _a_city())
    folder.write("cities/lemuria.json", {**_a_city("lemuria"), "region": "western"})
    assert [fault.partition(":")[0] for fault in folder.faults()] == ["cities/lemuria.json"]
    (folder.root / "cities" / "lemuria.json").unlink()
    assert [city.slug for city in sso.load(folder.root).cities()] == ["atlantis"]


def test_a_bad_city_is_no_city_however_often_it_is_asked_for(folder: Folder) -> None:
    folder.write(CITY, _a_city())
    folder.write("cities/lemuria.json", _a_city("lemuria"))
    folder.write("index.json", {"index": [_a_line("atlantis"), _a_line("lemuria")]})
    dataset = sso.load(folder.root)
    lazy = sso.Dataset(folder.root)  # type: ignore[arg-type]
    folder.write("cities/lemuria.json", _a_city("lemuria", figures=[_a_figure(), _a_figure(value="10", period="2010")]))
    errors = []
    for _ in range(2):
        with pytest.raises(sso.DataFileError) as caught:
            lazy.city("lemuria")
        errors.append(caught.value)
    assert errors[0] == errors[1]
    assert lazy.city("atlantis") == dataset.city("atlantis")
    assert len(dataset.city("lemuria").figures) == 1, "what has been read is kept"


def test_a_fault_carries_its_data() -> None:
    with pytest.raises(sso.DataFileError) as caught:
        store.read_place(_with_value("NaN").encode(), "mine.json", sso.City, store.Registers({}, {}))
    assert caught.value.faults == (sso.Fault("mine.json", f"{FIGURE}.value", "a finite number", "NaN"),)
