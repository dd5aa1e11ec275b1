"""What is wrong gets a clear answer: a question that has none, and a data file that breaks the format."""

import json
import os
import shutil
import tracemalloc
from collections.abc import Callable
from cProfile import Profile
from enum import StrEnum
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import china_sso as sso
from china_sso.cli import run
from china_sso.cli.app import main
from china_sso.model.records import PRINTED
from china_sso.reading.write import formatted
from conftest import some

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


def test_a_text_like_no_city_is_answered_with_where_to_look() -> None:
    for query in ("", " ", "'", "市", "12345", "Атлантида", "x" * 10_000, "\0"):
        with pytest.raises(sso.UnknownCityError) as caught:
            sso.city(query)
        assert (caught.value.query, caught.value.suggestions) == (query, ())
        assert str(caught.value).endswith(" cities() lists all of them.")
        assert len(str(caught.value)) < 200


def test_what_is_no_text_is_no_city() -> None:
    for query in (None, 5, 330100, b"hangzhou", ["hangzhou"], 1.5, True):
        with pytest.raises(sso.WrongTypeError, match="must be a text, not") as caught:
            sso.city(query)  # type: ignore[arg-type]
        assert caught.value.found == repr(query)
        assert isinstance(caught.value, TypeError)


def test_the_nation_is_no_city() -> None:
    with pytest.raises(sso.UnknownCityError):
        sso.city("china")


def test_a_misspelt_indicator_is_answered_with_the_nearest() -> None:
    for ask in (
        lambda: sso.city("hangzhou").figure("economy.gpd"),
        lambda: sso.city("hangzhou").find("economy.gpd"),
        lambda: sso.figures(indicator="economy.gpd"),
        lambda: sso.observations(indicator="economy.gpd"),
        lambda: sso.rank(sso.cities(), "economy.gpd"),
    ):
        with pytest.raises(sso.UnknownNameError, match=r"unknown indicator 'economy\.gpd'") as caught:
            ask()
        assert "economy.gdp" in caught.value.suggestions


def test_an_indicator_is_a_text() -> None:
    with pytest.raises(sso.WrongTypeError, match="an indicator must be"):
        sso.city("hangzhou").find(5)  # type: ignore[arg-type]


def test_an_unknown_currency_is_answered_with_all_there_are() -> None:
    for ask in (
        lambda: sso.convert(1, "XYZ", "USD", year=2012),
        lambda: sso.convert(1, "USD", "XYZ", year=2012),
        lambda: sso.figures(city="hangzhou", indicator="economy.gdp")[0].to("XYZ"),
    ):
        with pytest.raises(sso.UnknownNameError) as caught:
            ask()
        assert caught.value == sso.UnknownNameError("currency", "XYZ", ("USD", "CNY", "HKD", "RMB"), exhaustive=True)
        assert str(caught.value) == "unknown currency 'XYZ'. There is: USD, CNY, HKD, RMB."


def test_an_unknown_word_of_a_vocabulary_is_answered_with_all_there_are() -> None:
    asked: tuple[tuple[str, type[StrEnum], Callable[[], object]], ...] = (
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
    )
    for kind, vocabulary, ask in asked:
        with pytest.raises(sso.UnknownNameError) as caught:
            ask()
        assert caught.value == sso.UnknownNameError(kind, "boss", tuple(each.value for each in vocabulary), exhaustive=True)
        assert str(caught.value).startswith(f"unknown {kind} 'boss'. There is: {next(iter(vocabulary))}, ")
        assert isinstance(caught.value, LookupError)


def test_an_unknown_province_organisation_or_source_is_answered_with_what_there_is() -> None:
    with pytest.raises(sso.UnknownNameError, match=r"unknown province 'Atlantis'. There is: .*Zhejiang"):
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


#: Questions with an argument of the wrong type.
MISTAKEN: tuple[Callable[[], object], ...] = (
    lambda: sso.cities("eastern"),  # type: ignore[arg-type]
    lambda: sso.figures("economy.gdp"),  # type: ignore[arg-type]
    lambda: sso.providers("IBM"),  # type: ignore[arg-type]
    lambda: sso.incentives("tax"),  # type: ignore[arg-type]
    lambda: sso.compare("hangzhou"),
    lambda: sso.compare([5]),  # type: ignore[list-item]
    lambda: sso.rank("hangzhou", "economy.gdp"),
    lambda: sso.score("hangzhou", [sso.Criterion("economy.gdp")]),
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
    lambda: sso.cities(model_city="yes"),  # type: ignore[arg-type]
    lambda: sso.Period.of_year(None),  # type: ignore[arg-type]
    lambda: sso.Period.of_year("2012"),  # type: ignore[arg-type]
    lambda: sso.organisations(country=5),  # type: ignore[arg-type]
    lambda: sso.figures(certificate=5),  # type: ignore[arg-type]
    lambda: sso.figures(source=5),  # type: ignore[arg-type]
    lambda: sso.load(0),  # type: ignore[arg-type]
    lambda: sso.load(b"data"),  # type: ignore[arg-type]
    lambda: sso.load(overlay=True),
    lambda: sso.load("data", overlay="no"),  # type: ignore[arg-type]
)


class Unspeakable:
    """What has no text to be shown by."""

    def __repr__(self) -> str:
        raise RuntimeError


#: Questions with an argument that no message can show.
UNSPEAKABLE: tuple[Callable[[Any], object], ...] = (
    lambda it: sso.city(it),
    lambda it: sso.organisation(it),
    lambda it: sso.load(it),
    lambda it: sso.load(errata=it),
    lambda it: sso.cities(region=it),
    lambda it: sso.cities(province=it),
    lambda it: sso.cities(model_city=it),
    lambda it: sso.figures(year=it),
    lambda it: sso.figures(indicator=it),
    lambda it: sso.figures(source=it),
    lambda it: sso.figures(it),
    lambda it: sso.compare(it),
    lambda it: sso.compare([it]),
    lambda it: sso.compare(sso.cities(), [it]),
    lambda it: sso.rank(sso.cities(), "economy.gdp", currency=it),
    lambda it: sso.score(sso.cities(), [it]),
    lambda it: sso.convert(it, "CNY", "USD", year=2012),
    lambda it: sso.convert(1, it, "USD", year=2012),
    lambda it: sso.growth_rate(it, 1),
    lambda it: sso.usd(1) + it,
    lambda it: sso.exchange_rates(it),
    lambda it: sso.cite_source(sso.load(), it),
    lambda it: sso.Period.parse(it),
)


def test_an_error_has_a_message_whatever_it_is_about() -> None:
    for number, ask in enumerate(UNSPEAKABLE):
        with pytest.raises(sso.ChinaSsoError, match="value of Unspeakable"):
            pytest.fail(f"UNSPEAKABLE[{number}] is answered with {ask(Unspeakable())!r:.100}")


def test_what_is_of_the_wrong_type_is_refused() -> None:
    for number, ask in enumerate(MISTAKEN):
        try:
            answer = ask()
        except sso.WrongTypeError as error:
            assert isinstance(error, TypeError)  # noqa: PT017 -- which one it was is said below
        else:
            pytest.fail(f"MISTAKEN[{number}] is answered with {answer!r:.100}")


def test_a_package_that_was_only_unpacked_says_that_it_knows_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", nowhere)
    for ask in (lambda: sso.__version__, sso.cite_package):
        with pytest.raises(sso.NotInstalledError, match="not installed, only unpacked"):
            ask()
    assert not hasattr(sso, "__version__")
    result = CliRunner().invoke(main, ["--version"])
    assert result.exit_code == 2
    assert "not installed, only unpacked" in result.output


@pytest.mark.usefixtures("signals")
def test_ctrl_c_ends_the_terminal_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("china_sso.cli.app.main", interrupted)
    with pytest.raises(SystemExit) as caught:
        run()
    assert caught.value.code == 130


# --- a folder of one's own ------------------------------------------------------------------------------------------

Document = dict[str, Any]


def _a_figure(**others: Any) -> Document:
    return {"indicator": "economy.gdp", "value": 10, "unit": "USD", "period": "2012", "printed": "10", **others}


def _a_line(slug: str = "atlantis", **others: Any) -> Document:
    line = {
        "slug": slug,
        "name": slug.capitalize(),
        "chinese": "亚特兰蒂斯",
        "pinyin": "Yàtèlándìsī",
        "province": "Ocean",
        "iso_3166_2": "XX-OC",
        "gbt_2260": "990100",
        "geonames_id": 1,
        "latitude": 31,
        "longitude": -24.5,
    }
    return {**line, **others}


def _a_profile(**chapter: Any) -> Document:
    written = {"section": "quality_of_life", "figures": [_a_figure()], **chapter}
    return {"profiles": [{"pages": "113-121", "chapters": [written], "footnotes": [{"mark": "1", "publisher": "Plato"}]}]}


CRITIAS = {"id": "critias", "title": "Critias", "publisher": "Plato", "kind": "book"}
CITY = "critias/atlantis.json"
CHAPTER = "$.profiles[0].chapters[0]"
FIGURE = f"{CHAPTER}.figures[0]"


class Folder:
    """A data set of one's own: one city in one document, to be changed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("places.json", {"places": [_a_line()]})
        self.write("sources.json", {"sources": [CRITIAS]})

    def write(self, name: str, content: Document | str | bytes) -> None:
        text = json.dumps(content, ensure_ascii=False) if isinstance(content, dict) else content
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_bytes(text.encode() if isinstance(text, str) else text)

    def error(self) -> sso.DataFileError:
        with pytest.raises(sso.DataFileError) as caught:
            sso.load(self.root)
        error = caught.value
        assert isinstance(error, ValueError)
        assert error.count >= len(error.faults) > 0
        assert "nothing was loaded" in str(error)
        return error

    def faults(self) -> list[str]:
        return [str(fault) for fault in self.error().faults]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "own")


def _label(folder: Folder, indicator: str, *labels: str) -> None:
    folder.write("labels.json", {"labels": [{"indicator": indicator, "label": label} for label in labels]})


def test_a_city_of_ones_own_loads(folder: Folder) -> None:
    folder.write(CITY, _a_profile())
    dataset = sso.load(folder.root)
    (figure,) = dataset.city("Atlantis").figures
    assert (figure.value, figure.section) == (10, sso.Section.QUALITY_OF_LIFE)
    assert (figure.place, figure.source, figure.pages) == ("atlantis", "critias", "113-121")
    with pytest.raises(sso.UnknownCityError):
        dataset.city("hangzhou")
    with pytest.raises(sso.DatasetNotFoundError, match=r"places\.json has no 'china'"):
        dataset.national()


@pytest.mark.slow
def test_a_copy_of_the_bundled_folder_is_the_same_data(tmp_path: Path, package: Path) -> None:
    shutil.copytree(package / "data", tmp_path / "all")
    for errata in some((True, False), 2):
        assert sso.load(tmp_path / "all", errata=errata).places() == sso.load(errata=errata).places()


def test_a_data_set_stays_what_it_was_when_it_was_loaded(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write(CITY, _a_profile())
    monkeypatch.chdir(folder.root.parent)
    dataset = sso.load(folder.root.name)
    monkeypatch.chdir("/")
    shutil.rmtree(folder.root)
    assert [figure.value for figure in dataset.figures()] == [10]
    assert [source.id for source in dataset.sources()] == ["critias"]


def test_two_cities_of_one_name_are_told_apart_by_their_slugs(folder: Folder) -> None:
    folder.write("places.json", {"places": [_a_line(slug, name="Springfield") for slug in ("springfield-il", "springfield-ma")]})
    dataset = sso.load(folder.root)
    with pytest.raises(sso.AmbiguousCityError) as caught:
        dataset.city("Springfield")
    assert caught.value == sso.AmbiguousCityError("Springfield", ("springfield-il", "springfield-ma"))
    assert dataset.city("springfield-ma").slug == "springfield-ma"
    folder.write("places.json", {"places": [_a_line("york", name="Eboracum"), _a_line("new-york", name="York")]})
    assert sso.load(folder.root).city("york").slug == "york", "a slug is meant, even where another city has it for a name"


# --- no data set ----------------------------------------------------------------------------------------------------


def test_what_is_no_folder_of_data_is_no_data_set(tmp_path: Path, package: Path) -> None:
    file, empty, registers = tmp_path / "file.json", tmp_path / "empty", tmp_path / "registers"
    file.write_text("{}")
    empty.mkdir()
    registers.mkdir()
    shutil.copy(package / "data" / "errata.json", registers)
    for path, reason in (
        (tmp_path / "nowhere", "there is no such folder"),
        (file, "it is a file"),
        (empty, "it holds no data files"),
        (registers, "it holds no places.json"),
    ):
        with pytest.raises(sso.DatasetNotFoundError) as caught:
            sso.load(path)
        assert str(caught.value) == f"no data set in {path}: {reason}"
        assert isinstance(caught.value, FileNotFoundError)


# --- what is not a readable file of a known name --------------------------------------------------------------------


def test_whatever_is_no_regular_file_is_a_fault_with_its_name(folder: Folder) -> None:
    (folder.root / "critias").mkdir()
    for name in ("critias/atlantis.json", "errata.json"):
        path = folder.root / name
        path.mkdir()
        assert folder.faults() == [f"{name}: $: expected a file that can be read, found a folder"]
        path.rmdir()
        os.mkfifo(path)
        assert folder.faults() == [f"{name}: $: expected a file that can be read, found something that is no regular file"]
        path.unlink()
        path.symlink_to(folder.root / "nowhere")
        assert folder.faults() == [f"{name}: $: expected a file that can be read, found No such file or directory"]
        path.unlink()
        path.symlink_to(path)
        (fault,) = folder.faults()
        assert fault.startswith(f"{name}: $: expected a file that can be read, found "), "a link to itself"
        path.unlink()


def test_a_folder_that_leads_nowhere_or_may_not_be_read_is_a_fault(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    for target in ("nowhere", "critias"):
        (folder.root / "critias").symlink_to(target)
        assert folder.faults() == ["critias: $: expected a folder or a file, found a link that leads nowhere"]
        (folder.root / "critias").unlink()
    folder.write(CITY, _a_profile())
    read_bytes, iterdir = Path.read_bytes, Path.iterdir

    def refused(path: Path) -> bytes:
        if path.name in ("atlantis.json", "sources.json"):
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    def closed(path: Path) -> Any:
        if path.name == "critias":
            raise PermissionError(13, "Permission denied", str(path))
        return iterdir(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    unread = "$: expected a file that can be read, found Permission denied"
    assert folder.faults() == [f"{CITY}: {unread}", f"sources.json: {unread}"]
    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    monkeypatch.setattr(Path, "iterdir", closed)
    assert folder.faults() == ["critias/: $: expected a folder that can be read, found Permission denied"]


def test_a_path_that_can_be_none_is_no_data_set() -> None:
    for path in ("a\0b", "a\ud800b", "x" * 5000):
        with pytest.raises(sso.DatasetNotFoundError) as caught:
            sso.load(path)
        assert str(caught.value).encode()
        assert len(str(caught.value)) < 500


def test_a_file_of_a_name_that_nothing_has_is_a_fault(folder: Folder) -> None:
    folder.write("critias/lemuria.json", _a_profile())
    folder.write("timaeus/atlantis.json", _a_profile())
    folder.write("critias/ATLANTIS.JSON", "{}")
    folder.write("index.json", "{}")
    files = {fault.partition(": expected ")[0] for fault in folder.faults()}
    assert files >= {"critias/ATLANTIS.JSON: $", "index.json: $"}
    folder.write("place.json", "{}")
    assert [fault.rpartition("found ")[2] for fault in folder.faults() if fault.startswith("place.json")] == ["perhaps places.json"]
    (folder.root / "place.json").unlink()
    (folder.root / "critias" / "ATLANTIS.JSON").unlink()
    (folder.root / "index.json").unlink()
    assert sorted(folder.faults()) == [
        "critias/lemuria.json: $: expected the slug of a place in places.json as its name, found lemuria",
        "timaeus/atlantis.json: $: expected a folder with the id of a source in sources.json, found timaeus",
    ]


def test_slugs_ids_and_names_of_registers_stand_once(folder: Folder) -> None:
    (erratum,) = _an_erratum()["errata"]
    spelling = {"name": "Tritons", "confidence": "certain", "reason": "full_name"}
    triton, term = {"id": "triton", "name": "Triton"}, {"term": "GDP", "meaning": "output", "source": "critias"}
    for name, lines, again in (
        ("places", [_a_line(), _a_line(name="Other")], '"atlantis"'),
        ("sources", [CRITIAS, {**CRITIAS, "title": "Other"}], '"critias"'),
        ("errata", [erratum, {**erratum, "printed": "11"}], '"atlantis-gdp"'),
        ("glossary", [term, {**term, "meaning": "other"}], '"critias GDP"'),
        ("organisations", [triton, {**triton, "name": "Other"}], '"id triton"'),
        ("organisations", [{**triton, "spellings": [spelling]}, {"id": "two", "name": "Tritons"}], '"Tritons"'),
    ):
        before = (folder.root / f"{name}.json").read_bytes() if (folder.root / f"{name}.json").exists() else None
        folder.write(f"{name}.json", {name: lines})
        assert folder.faults() == [f"{name}.json: $.{name}[1]: expected each id and name once, found {again} again"]
        folder.write(f"{name}.json", before if before is not None else {name: []})


@pytest.mark.parametrize("register", ["places", "sources", "organisations", "sites", "labels", "services", "errata", "glossary"])
def test_what_is_laid_over_the_bundled_data_says_nothing_of_it_again(register: str, tmp_path: Path, package: Path) -> None:
    first = json.loads((package / "data" / f"{register}.json").read_bytes())[register][0]
    (tmp_path / f"{register}.json").write_text(json.dumps({register: [first]}), encoding="utf-8")
    with pytest.raises(sso.DataFileError) as caught:
        sso.load(tmp_path, overlay=True)
    assert any("expected each id and name once" in str(fault) for fault in caught.value.faults)


def test_what_stands_three_times_is_told_twice(folder: Folder) -> None:
    folder.write("sources.json", {"sources": [CRITIAS] * 3})
    again = 'expected each id and name once, found "critias" again'
    assert folder.faults() == [f"sources.json: $.sources[{i}]: {again}" for i in (1, 2)]


def test_a_park_and_a_label_stand_once_and_parks_of_two_cities_may_have_one_name(folder: Folder) -> None:
    folder.write("places.json", {"places": [_a_line(), _a_line("lemuria")]})
    park = {"id": "port", "name": "Port", "kind": "park", "city": "atlantis"}
    folder.write("sites.json", {"sites": [park, {**park, "id": "other", "city": "lemuria"}, {**park, "id": "third", "city": None}]})
    label = {"indicator": "economy.gdp", "label": "estimate"}
    folder.write("labels.json", {"labels": [label, {**label, "indicator": "economy.gdp_growth"}, label]})
    assert folder.faults() == ['labels.json: $.labels[2]: expected each id and name once, found "economy.gdp estimate" again']
    folder.write("labels.json", {"labels": []})
    folder.write("sites.json", {"sites": [park, {**park, "id": "other"}]})
    assert folder.faults() == ['sites.json: $.sites[1]: expected each id and name once, found "Port atlantis" again']


def test_what_a_register_refers_to_is_there(folder: Folder) -> None:
    park = {"id": "port", "name": "Port", "kind": "park"}
    folder.write("sites.json", {"sites": [{**park, "city": "atlantis"}, {**park, "id": "other", "city": "lemuria"}]})
    folder.write(
        "organisations.json",
        {
            "organisations": [
                {"id": "triton", "name": "Triton", "country": "GR"},
                {"id": "nereid", "name": "Nereid", "country": "gr", "group": "triton"},
                {"id": "proteus", "name": "Proteus", "country": "GRC", "group": "proteus"},
                {"id": "siren", "name": "Siren", "country": "G", "group": "poseidon"},
            ]
        },
    )
    country, group = "two capital letters, as in ISO 3166-1", "the id of another organisation in organisations.json"
    assert folder.faults() == [
        f'organisations.json: $.organisations[1].country: expected {country}, found "gr"',
        f'organisations.json: $.organisations[2].country: expected {country}, found "GRC"',
        f'organisations.json: $.organisations[2].group: expected {group}, found "proteus"',
        f'organisations.json: $.organisations[3].country: expected {country}, found "G"',
        f'organisations.json: $.organisations[3].group: expected {group}, found "poseidon"',
        'sites.json: $.sites[1].city: expected the slug of a place in places.json, found "lemuria"',
    ]
    folder.write("places.json", {"places": [_a_line(latitude="31")]})
    assert not [each for each in folder.faults() if each.startswith("sites.json")], "which places there are is not known"


def test_no_city_is_called_what_the_market_is_called(folder: Folder) -> None:
    named: list[dict[str, Any]] = [{"name": "China"}, {"pinyin": "CHINA"}, {"chinese": " china"}, {"aliases": ["Atlas", "China"]}]
    for i, each in enumerate(named):
        ((key, value),) = each.items()
        folder.write("places.json", {"places": [*(_a_line(f"city-{n}") for n in range(i)), _a_line(**each)]})
        where, called = (f"{key}[1]", value[1]) if isinstance(value, list) else (key, value)
        assert folder.faults() == [
            f'places.json: $.places[{i}].{where}: expected another name: china is the market, found "{called}"'
        ]


# --- a value that is not what it must be ----------------------------------------------------------------------------


def test_a_profile_has_each_section_once(folder: Folder) -> None:
    (profile,) = _a_profile()["profiles"]
    folder.write(CITY, {"profiles": [{**profile, "chapters": profile["chapters"] * 2}]})
    again = "expected each section once, found quality_of_life again"
    assert folder.faults() == [f"{CITY}: $.profiles[0].chapters[1].section: {again}"]


WRONG_VALUES: dict[str, tuple[Document, str, str]] = {
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
    "an unknown bound": (
        {"bound": "roughly"},
        "bound",
        "expected one of exact, about, more_than, at_least, nearly, at_most, less_than",
    ),
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
    "what it has not, inferred": ({"inferred": ["growth_from"]}, "inferred", "only what the figure has; it has no growth_from"),
    "a footnote mark that is not listed": ({"footnotes": ["2"]}, "footnotes", "expected marks of the profile's footnotes"),
    "an unknown erratum": ({"erratum": "no-such"}, "erratum", 'expected the id of an erratum in errata.json, found "no-such"'),
    "an unknown key": ({"colour": "red"}, "colour", "expected no such key; there are "),
    "the place in the file": ({"place": "atlantis"}, "place", "expected no such key; the file gives it"),
    "the source in the file": ({"source": "critias"}, "source", "expected no such key; the file gives it"),
    "the pages in the file": ({"pages": "1-2"}, "pages", "expected no such key; the file gives it"),
    "the section in the file": ({"section": "overview"}, "section", "expected no such key; the file gives it"),
    "rates in the file": ({"rates": []}, "rates", "expected no such key"),
    "inputs in the file": ({"inputs": []}, "inputs", "expected no such key"),
}


def test_a_figure_must_not_have_a_wrong_value(folder: Folder) -> None:
    for name, (change, where, what) in WRONG_VALUES.items():
        folder.write(CITY, _a_profile(figures=[_a_figure(**change)]))
        (fault,) = folder.faults()
        assert fault.startswith(f"{CITY}: {FIGURE}.{where}: "), name
        assert what in fault, name


def test_nothing_that_is_required_may_be_missing(folder: Folder) -> None:
    for key in ("indicator", "value", "unit", "printed"):
        folder.write(CITY, _a_profile(figures=[{name: value for name, value in _a_figure().items() if name != key}]))
        assert folder.faults() == [f"{CITY}: {FIGURE}.{key}: expected a value, found no such key"]
    folder.write(CITY, _a_profile())
    for key in _a_line():
        folder.write("places.json", {"places": [_a_line("lemuria"), {k: v for k, v in _a_line().items() if k != key}]})
        assert folder.faults() == [f"places.json: $.places[1].{key}: expected a value, found no such key"]


def test_a_figure_is_stated_once_and_labels_tell_only_those_of_labelled_indicators_apart(folder: Folder) -> None:
    labelled = next(name for name, each in PRINTED.items() if each.labelled and each.dimension is sso.Dimension.COUNT)
    figures = [_a_figure(indicator=labelled, unit="count", label=label) for label in ("one", "other")]
    _label(folder, labelled, "one", "other")
    folder.write(CITY, _a_profile(figures=figures))
    assert len(sso.load(folder.root).figures()) == 2
    folder.write(CITY, _a_profile(figures=[_a_figure(indicator=labelled, unit="count")]))
    (fault,) = folder.faults()
    assert fault.startswith(f"{CITY}: {FIGURE}.label: expected a label, since {labelled} holds several figures")
    _label(folder, "economy.gdp", "a", "b")
    folder.write(CITY, _a_profile(figures=[_a_figure(label="a"), _a_figure(period="2011"), _a_figure(label="b")]))
    (fault,) = folder.faults()
    assert fault.startswith(f"{CITY}: {CHAPTER}.figures[2]: expected economy.gdp once for a subject, kind and period")


_ACT: Document = {"title": "Act", "category": "government"}
_GIFT: Document = {"form": "grant", "purposes": [], "text": "gifts"}
WRONG_FACTS: tuple[tuple[str, Document, str], ...] = (
    ("providers", {"name": "Triton"}, ".role: expected a value, found no such key"),
    ("providers", {"name": "Triton", "role": "boss"}, ".role: expected one of outsourcing_provider"),
    ("providers", {"role": "rd_centre"}, ".name: expected a value, found no such key"),
    ("providers", {"name": "Triton", "role": "rd_centre", "organisation": "t"}, ".organisation: expected no such key"),
    ("incentives", {"title": "Act"}, ".category: expected a value, found no such key"),
    (
        "incentives",
        {"category": "government", "measures": [{"form": "bribe", "text": "x"}]},
        ".measures[0].form: expected one of ",
    ),
    ("designations", {"title": "Isle of the blest", "status": "blest"}, ".status: expected one of municipality"),
    ("parks", {"name": "Harbour", "level": "divine"}, ".level: expected"),
    ("mentions", {"name": "Atlas", "kind": "titan"}, ".kind: expected one of event"),
    ("mentions", {"name": "Atlas", "kind": "person", "footnotes": ["7"]}, ".footnotes: expected marks of the profile's"),
    ("client_markets", {"name": "Egypt", "countries": ["EG", "Eg"]}, ".countries: expected two capital letters, as in ISO 3166-1"),
    ("incentives", {**_ACT, "policies": ["Act"]}, ".policies: expected no policies beside a title"),
    ("incentives", {**_ACT, "measures": [_GIFT]}, ".measures[0].purposes: expected one purpose or more, found none"),
)


def test_any_other_fact_must_be_well_formed_too(folder: Folder) -> None:
    for kind, fact, fault in WRONG_FACTS:
        folder.write(CITY, _a_profile(**{kind: [fact]}))
        found = folder.faults()
        assert any(each.startswith(f"{CITY}: {CHAPTER}.{kind}[0]{fault}") for each in found), (found, fault)


# --- errata ---------------------------------------------------------------------------------------------------------


def _an_erratum(**others: Any) -> Document:
    erratum = {
        "id": "atlantis-gdp",
        "source": "critias",
        "place": "atlantis",
        "section": "quality_of_life",
        "printed": "10",
        "right": "1000",
        "evidence": "The temple alone is worth more.",
        "confidence": "certain",
        "corrections": [{"attribute": "value", "printed": 10, "right": 1000}],
    }
    return {"errata": [{**erratum, **others}]}


def test_an_erratum_corrects_any_of_a_closed_list_of_attributes(folder: Folder) -> None:
    _label(folder, "economy.gdp", "of the isle")
    for attribute, key, printed, right in (
        ("indicator", "indicator", "economy.gdp", "outsourcing.revenue"),
        ("label", "label", None, "of the isle"),
        ("subject", "subject", None, "the harbour"),
        ("value", "value", 10, 1000),
        ("upper", "upper", None, 12.5),
        ("unit", "unit", "USD", "CNY"),
        ("period", "period", "2012", "2011"),
        ("bound", "bound", None, "about"),
        ("kind", "kind", None, "target"),
        ("growth", "growth", None, 7.5),
        ("growth_from", "growth_from", 2010, 2011),
    ):
        default = {"bound": "exact", "kind": "observed"}.get(attribute)
        line = _a_figure(erratum="atlantis-gdp", **({"growth": 5, "growth_from": 2010} if attribute == "growth_from" else {}))
        correction = {"attribute": attribute, "printed": default or printed, "right": right}
        folder.write("errata.json", _an_erratum(corrections=[correction]))
        folder.write(CITY, _a_profile(figures=[line]))
        corrected, as_printed = (sso.load(folder.root, errata=applied).figures()[0] for applied in (True, False))
        assert str(getattr(corrected, key)) == str(right), attribute
        assert corrected.uncorrected == as_printed, attribute


def test_an_erratum_says_once_what_is_right_of_an_attribute(folder: Folder) -> None:
    (correction,) = _an_erratum()["errata"][0]["corrections"]
    folder.write("errata.json", _an_erratum(corrections=[correction, {**correction, "right": 2000}]))
    fault = 'errata.json: $.errata[0].corrections[1].attribute: expected each attribute once, found "value"'
    assert fault in folder.faults()


def test_an_erratum_must_be_well_formed_and_of_the_types_that_it_corrects(folder: Folder) -> None:
    folder.write(CITY, _a_profile())
    for attribute, right in (
        ("place", "lemuria"),
        ("source", "timaeus"),
        ("pages", "1-2"),
        ("indicator", "economy.gpd"),
        ("period", 2012),
        ("bound", "roughly"),
        ("value", True),
        ("value", None),
        ("indicator", None),
        ("unit", None),
        ("bound", None),
        ("kind", None),
        ("growth_from", "2011"),
    ):
        figure = {**_a_figure(), "bound": "exact", "kind": "observed", "growth_from": 2010}
        printed: Any = figure.get(attribute, 10)
        correction = {"attribute": attribute, "printed": printed, "right": right}
        folder.write("errata.json", _an_erratum(corrections=[correction]))
        (fault,) = folder.faults()
        assert fault.startswith("errata.json: $.errata[0].corrections[0]."), (attribute, right)
    folder.write("errata.json", _an_erratum(confidence="sure"))
    assert folder.faults() == ['errata.json: $.errata[0].confidence: expected one of certain, likely, possible, found "sure"']


def test_an_erratum_must_fit_the_figure_that_names_it(folder: Folder) -> None:
    folder.write("errata.json", _an_erratum())
    folder.write(CITY, _a_profile(figures=[_a_figure(value=12, erratum="atlantis-gdp")]))
    assert folder.faults() == [f"{CITY}: {FIGURE}.value: expected 10, as the erratum atlantis-gdp has it, found 12"]
    folder.write(CITY, _a_profile(figures=[_a_figure(erratum="atlantis-gdp")]))
    for change in ({"place": "lemuria"}, {"section": "overview"}, {"source": "timaeus"}):
        folder.write("errata.json", _an_erratum(**change))
        (fault,) = folder.faults()
        assert fault.startswith(f"{CITY}: {FIGURE}.erratum: "), change


def test_a_register_must_be_a_list_under_its_name(folder: Folder) -> None:
    folder.write(CITY, _a_profile())
    for name in ("places", "sources", "organisations", "errata", "glossary", "exchange_rates"):
        before = (folder.root / f"{name}.json").read_bytes() if (folder.root / f"{name}.json").exists() else None
        for content, found in (
            ("[]", "$: expected an object with the one key {name}, found"),
            ('{"others": []}', "$: expected an object with the one key {name}, found"),
            ('{"{name}": [5]}', "$.{name}[0]: expected an object, found 5"),
        ):
            folder.write(f"{name}.json", content.replace("{name}", name))
            (fault,) = folder.faults()
            assert fault.startswith(f"{name}.json: {found.replace('{name}', name)}")
        folder.write(f"{name}.json", before if before is not None else {name: []})


# --- what is not strict JSON ----------------------------------------------------------------------------------------


def _with_value(numeral: str) -> str:
    return json.dumps(_a_profile(), ensure_ascii=False).replace('"value": 10', f'"value": {numeral}')


def test_a_number_is_finite_below_a_limit_and_written_without_an_exponent(folder: Folder) -> None:
    large, limit = "1000000000000000000", "a number below 10^18"
    for numeral, expected in {
        **dict.fromkeys((large, f"-{large}", "9" * 19, "1" * 5000, "1" * 200_000, f"{large}.5", f"-{large}.0"), limit),
        **dict.fromkeys(
            ("1e3", "1E3", "1.5e3", "1e-3", "1e400", "1e99999999999999999999"), f"{limit}, written without an exponent"
        ),
        **dict.fromkeys(("NaN", "Infinity", "-Infinity"), "a finite number"),
        **dict.fromkeys((f"0.{'1' * 200_000}", f"0.{'1' * 59}"), "a number of at most 60 digits"),
    }.items():
        folder.write(CITY, _with_value(numeral))
        (fault,) = folder.faults()
        assert fault.startswith(f"{CITY}: {FIGURE}.value: expected {expected}"), numeral[:20]
        assert len(fault) < 200, numeral[:20]
    for numeral in ("999999999999999999", "-999999999999999999", "999999999999999999.5", f"0.{'1' * 58}"):
        folder.write(CITY, _with_value(numeral))
        assert str(sso.load(folder.root).figures()[0].value) == numeral


def test_a_page_number_of_very_many_digits_is_a_text_like_any_other(folder: Folder) -> None:
    document = _a_profile()
    document["profiles"][0]["pages"] = "9" * 5000
    folder.write(CITY, document)
    assert sso.load(folder.root).observations()[0].pages == "9" * 5000


def test_a_key_must_not_be_there_twice(folder: Folder) -> None:
    folder.write(CITY, _with_value('10, "value": 11'))
    assert folder.faults() == [f"{CITY}: {FIGURE}.value: expected one value for the key, found the key 2 times"]
    folder.write(CITY, _with_value('10, "value": 11, "value": 12'))
    assert folder.faults() == [f"{CITY}: {FIGURE}.value: expected one value for the key, found the key 3 times"]


def test_texts_are_in_utf_8_and_of_what_utf_8_has(folder: Folder) -> None:
    folder.write(CITY, json.dumps(_a_profile(figures=[_a_figure(printed="亚特兰蒂斯")]), ensure_ascii=False).encode("gb18030"))
    (fault,) = folder.faults()
    assert fault.startswith(f"{CITY}: $: expected text in UTF-8, found the byte 0x")
    for key in ("printed", "label", "note", "subject"):
        folder.write(CITY, json.dumps(_a_profile(figures=[_a_figure(**{key: "lone \ud800"})])))
        (fault,) = folder.faults()
        assert fault.startswith(f"{CITY}: {FIGURE}.{key}: expected "), key
        assert fault.encode(), key
    folder.write(CITY, json.dumps(_a_profile(figures=[_a_figure(**{"\ud800": 1})])))
    (fault,) = folder.faults()
    assert fault.encode()


def test_a_file_must_be_json_and_not_nested_too_deeply(folder: Folder) -> None:
    for content, where in (
        ("", "line 1, column 1"),
        ("{", "line 1, column 2"),
        ('{\n  "slug": "atlantis"\n  "name": 1}', "line 3, column 3"),
        ("{'slug': 1}", "line 1, column 2"),
        ('{"slug": "a"} {}', "line 1, column 15"),
        ("\N{BYTE ORDER MARK}{}", "line 1, column 1"),
        ("// a comment\n{}", "line 1, column 1"),
    ):
        folder.write(CITY, content)
        (fault,) = folder.faults()
        assert fault.startswith(f"{CITY}: {where}: expected JSON, found "), content
    for content in ("[]", "5", "null", '"atlantis"'):
        folder.write(CITY, content)
        (fault,) = folder.faults()
        assert fault.startswith(f"{CITY}: $: expected an object with the one key profiles, found "), content
    for levels in (100, 500, 900, 5_000, 100_000):
        for inmost in ("", "NaN"):
            folder.write(CITY, "[" * levels + inmost + "]" * levels)
            (fault,) = folder.faults()
            assert fault.startswith(f"{CITY}: $"), levels


# --- all faults at once, and nothing by half ------------------------------------------------------------------------


def test_what_is_nested_too_deeply_to_be_written_is_a_fault_too() -> None:
    for levels in (950, 990, 100_000):  # Pythons differ in how many of a thousand levels they take
        content = '{"a":' * levels + "1" + "}" * levels
        try:
            text = formatted(content.encode(), "deep.json")
        except sso.DataFileError as error:
            assert "a document of a few levels" in str(error), levels  # noqa: PT017 -- it may be raised or not
        else:
            assert levels < 1000
            assert "".join(text.split()) == content, levels


def test_all_faults_of_all_files_are_told_at_once(folder: Folder) -> None:
    figures = [_a_figure(value="10", indicator="economy.gpd"), _a_figure(unit="EUR", colour="red"), _a_figure(source="me")]
    folder.write(CITY, _a_profile(figures=figures, providers=[{"name": "Triton"}]))
    folder.write("places.json", {"places": [_a_line(latitude="31"), _a_line("lemuria"), _a_line("mu")]})
    folder.write("critias/lemuria.json", _a_profile())
    folder.write("critias/mu.json", "{")
    folder.write("errata.json", {"errata": [{"id": 5}]})
    where = [fault.partition(": expected")[0] for fault in folder.faults()]
    assert len(where) == len(set(where)), "each fault is told once"
    assert set(where) >= {
        f"{CITY}: {CHAPTER}.figures[0].indicator",
        f"{CITY}: {CHAPTER}.figures[0].value",
        f"{CITY}: {CHAPTER}.figures[1].colour",
        f"{CITY}: {CHAPTER}.figures[1].unit",
        f"{CITY}: {CHAPTER}.figures[2].source",
        f"{CITY}: {CHAPTER}.providers[0].role",
        "places.json: $.places[0].latitude",
        "errata.json: $.errata[0].id",
        "critias/mu.json: line 1, column 2",
    }
    assert not any(fault.startswith("critias/lemuria") for fault in where)


def _cost(work: Callable[[], object]) -> tuple[int, int]:
    """The calls of functions that something takes, builtins included, and the most memory."""
    profile = Profile()
    tracemalloc.start()
    try:
        profile.runcall(work)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    return sum(entry.callcount for entry in profile.getstats()), most


@pytest.mark.slow
def test_the_cost_of_a_file_grows_with_its_size_and_faults_are_counted_but_not_all_kept(folder: Folder) -> None:
    def hostile(size: int) -> dict[str, Document | str]:
        keys = ", ".join(f'"{key}": 1' for key in range(size) for _ in range(2))
        organisations = [{"id": f"o{i}", "name": f"Name {i}", "group": f"o{i - 1}" if i else None} for i in range(size)]
        spelt = [{"id": f"o{i}", "name": f"Name {i}", "spellings": [f"N {i}"]} for i in range(size)]
        park = {"name": "N", "kind": "park"}
        sources = [CRITIAS, *({**CRITIAS, "id": f"s{i}"} for i in range(size))]
        levels = min(size, 400)
        return {
            CITY: _a_profile(figures=[{}] * size),
            "critias/keys.json": f"{{{keys}}}",
            "critias/zeros.json": _a_profile(figures=[0] * size, incentives=[{}] * size),
            "critias/unknown.json": _a_profile(figures=[{str(i): 1 for i in range(size)}]),
            "critias/deep.json": '{"kkkkkkkkkk": ' * levels + "NaN" + "}" * levels,
            "critias/chapters.json": {"profiles": [{"pages": "1", "chapters": [{}] * size}]},
            "organisations.json": {"organisations": spelt},
            "labels.json": {"labels": [{"indicator": f"economy.gdpp{i}", "label": "x"} for i in range(size)]},
            "exchange_rates.json": {"exchange_rates": organisations},
            "sites.json": {"sites": [{"id": f"s{i}", **park, "city": "atlantis"} for i in range(size)]},
            "errata.json": {"errata": [{"corrections": [{}] * size}]},
            "sources.json": {"sources": sources},
            "places.json": {"places": [_a_line(), *({} for _ in range(size))]},
            "glossary.json": {"glossary": organisations},
        }

    def attack(name: str, content: Document | str) -> sso.DataFileError | None:
        before = (folder.root / name).read_bytes() if (folder.root / name).exists() else None
        folder.write(name, content)
        try:
            sso.load(folder.root).places()
        except sso.DataFileError as error:
            return error
        finally:
            (folder.root / name).unlink()
            if before is not None:
                folder.write(name, before)
        return None

    for name in hostile(1):
        small, large = ((name, hostile(size)[name]) for size in (50, 200))
        (few_calls, little), (many_calls, much) = (_cost(lambda case=case: attack(*case)) for case in (small, large))  # type: ignore[misc]
        assert many_calls < 6 * few_calls, f"{name}: four times the size takes {many_calls / few_calls:.1f} times the calls"
        assert much < 6 * little, f"{name}: four times the size takes {much / little:.1f} times the memory"
    error = attack(CITY, _a_profile(figures=[{}] * 2000))
    assert error is not None
    assert error.count == 4 * 2000, "indicator, value, unit and printed of each"
    assert len(error.faults) <= 1000
    assert len(str(error)) < 20_000


def test_the_names_of_all_cities_are_looked_at_wherever_the_market_stands(folder: Folder) -> None:
    market = {"slug": "china", "name": "China", "chinese": "中国", "pinyin": "Zhōngguó"}
    folder.write("places.json", {"places": [market, _a_line(name="China")]})
    assert folder.faults() == ['places.json: $.places[1].name: expected another name: china is the market, found "China"']


def test_one_fault_is_counted_once_and_registers_are_listed(folder: Folder) -> None:
    folder.write("nothing-like-it.json", "{}")
    with pytest.raises(sso.DataFileError) as caught:
        sso.load(folder.root)
    assert caught.value.count == len(caught.value.faults) == 1
    assert "a register: places.json, sources.json, " in str(caught.value)
    (folder.root / "nothing-like-it.json").unlink()
    for wrong, faults in ((_a_line(name="China"), 1), (_a_line(name=5), 1), (_a_line(name=5, pinyin=5, more=5), 3), ({}, 10)):
        folder.write("places.json", {"places": [wrong]})
        with pytest.raises(sso.DataFileError) as caught:
            sso.load(folder.root)
        assert (caught.value.count, len(caught.value.faults)) == (faults, faults), wrong
