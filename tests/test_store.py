"""Data files are read into the model and written again without loss, once, from wherever they lie, by many threads."""

import json
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import china_sso as sso
from china_sso import store, strict_json
from china_sso.dataset import Names
from conftest import Run
from strategies import LIMIT, cities, decimals, errata, exchange_rates, markets, organisations, sources, terms, texts

SLUGS = [names.slug for names in sso.load().names()]

REGISTERS: dict[str, type] = {
    "index": Names,
    "sources": sso.Source,
    "organisations": sso.Organisation,
    "errata": sso.Erratum,
    "glossary": sso.Term,
    "exchange_rates": sso.ExchangeRate,
}

# --- the bundled files, byte for byte -------------------------------------------------------------------------------


@pytest.mark.parametrize("applied", [True, False], ids=["errata applied", "errata unapplied"])
@pytest.mark.parametrize("slug", [*SLUGS, "china"])
def test_a_place_is_written_as_it_was_read(slug: str, applied: bool, package: Path) -> None:
    file = package / "data" / ("china.json" if slug == "china" else f"cities/{slug}.json")
    place = sso.load(errata=applied).place(slug)
    assert store.write_place(place).encode() == file.read_bytes(), f"{file.name} is not in the format that is written"


@pytest.mark.parametrize("name", REGISTERS)
def test_a_register_is_written_as_it_was_read(name: str, package: Path) -> None:
    content = (package / "data" / f"{name}.json").read_bytes()
    items = store.read_list(content, f"{name}.json", name, REGISTERS[name])
    assert items
    assert store.write_list(items, name).encode() == content, f"{name}.json is not in the format that is written"


def test_every_bundled_file_is_a_place_or_a_register(package: Path) -> None:
    data = package / "data"
    found = {str(file.relative_to(data).with_suffix("")) for file in data.rglob("*.json") if "schemas" not in file.parts}
    assert found == {*REGISTERS, "china", *(f"cities/{slug}" for slug in SLUGS)}


@pytest.mark.parametrize("slug", [*SLUGS, "china"])
def test_errata_change_nothing_but_what_they_correct(slug: str, corrected: sso.Dataset, as_printed: sso.Dataset) -> None:
    for right, printed in zip(corrected.place(slug).figures, as_printed.place(slug).figures, strict=True):
        changed = {
            name for name in attrs.fields_dict(sso.Figure) if getattr(right, name) != getattr(printed, name) and name != "inputs"
        }
        corrections = right.erratum.corrections if right.erratum else ()
        assert changed == {correction.attribute for correction in corrections}, repr(right)
        assert printed.value == printed.as_printed == right.as_printed, repr(right)
        assert right.erratum == printed.erratum, repr(right)


# --- files of any content -------------------------------------------------------------------------------------------

NO_REGISTERS = store.Registers({}, {})


@settings(max_examples=40)
@given(cities())
def test_any_city_that_is_written_is_read_as_the_same(city: sso.City) -> None:
    text = store.write_place(city)
    again = store.read_place(text.encode(), "any.json", sso.City, NO_REGISTERS)
    assert again == city
    assert store.write_place(again) == text


@pytest.mark.parametrize("degrees", [0.0, 0.00001, -0.00001, 1e-7, 90.0])
def test_a_city_near_the_equator_is_read_as_it_was_written(degrees: float) -> None:
    city = attrs.evolve(sso.city("hangzhou"), latitude=degrees, profiles=())
    assert store.read_place(store.write_place(city).encode(), "any.json", sso.City, NO_REGISTERS) == city


@pytest.mark.parametrize("growth", ["0.0000001", "-0.0000001", "0", "100", "1E+2", "12.50"])
def test_growth_is_read_as_it_was_written(growth: str) -> None:
    city = sso.city("hangzhou")
    (profile, *_), figure = city.profiles, city.figures[0]
    grown = attrs.evolve(figure, growth=sso.Percent(growth), footnotes=(), erratum=None)
    chapter = sso.Chapter(section=figure.section, figures=(grown,))
    changed = attrs.evolve(city, profiles=(attrs.evolve(profile, chapters=(chapter,), footnotes=()),))
    assert store.read_place(store.write_place(changed).encode(), "any.json", sso.City, NO_REGISTERS) == changed


@settings(max_examples=40)
@given(markets())
def test_any_market_that_is_written_is_read_as_the_same(market: sso.Market) -> None:
    assert store.read_place(store.write_place(market).encode(), "any.json", sso.Market, NO_REGISTERS) == market


@pytest.mark.parametrize(
    ("kind", "items"),
    [
        (sso.Organisation, organisations()),
        (sso.Source, sources()),
        (sso.Term, terms()),
        (sso.Erratum, errata()),
        (sso.ExchangeRate, exchange_rates()),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
@settings(max_examples=40)
@given(data=st.data())
def test_any_register_that_is_written_is_read_as_the_same(kind: type, items: st.SearchStrategy[Any], data: st.DataObject) -> None:
    register = tuple(data.draw(st.lists(items, max_size=4)))
    assert store.read_list(store.write_list(register, "items").encode(), "any.json", "items", kind) == register


def _documents() -> st.SearchStrategy[Any]:
    leaves = st.none() | st.booleans() | st.integers(-LIMIT + 1, LIMIT - 1) | decimals() | texts()
    return st.recursive(leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts(), inner, max_size=3))


@given(_documents())
def test_any_document_that_is_written_is_parsed_as_the_same(document: Any) -> None:
    assert strict_json.parse(strict_json.dumps(document).encode(), "any.json") == document


@given(_documents())
def test_what_is_written_is_json(document: Any) -> None:
    assert json.loads(strict_json.dumps(document), parse_float=Decimal) == document


@pytest.mark.parametrize(
    "numeral", ["16.40", "0.1", "-0.5", "123456789012345678", "0.30000000000000000001", "100.00", "0.0000001", "0.00000000"]
)
def test_a_number_keeps_every_digit(numeral: str) -> None:
    (number,) = strict_json.parse(f"[{numeral}]".encode(), "any.json")
    assert not isinstance(number, float)
    assert (f"{number:f}" if isinstance(number, Decimal) else str(number)) == numeral
    assert strict_json.dumps([number]).strip() == f"[{numeral}]"


# --- read once, and only what is asked for --------------------------------------------------------------------------


def test_the_same_question_gives_the_same_objects() -> None:
    assert sso.city("hangzhou") is sso.city("杭州")
    assert all(one is other for one, other in zip(sso.cities(), sso.cities(), strict=True))
    assert sso.national() is sso.national()
    assert sso.load() is sso.load()
    assert all(one is other for one, other in zip(sso.figures(), sso.figures(), strict=True))
    assert all(one is other for one, other in zip(sso.city("hangzhou").outsourcing, sso.city("杭州").outsourcing, strict=True))
    assert sso.city("hangzhou").outsourcing
    assert sso.load(errata=False) is not sso.load()


def test_importing_the_package_imports_nothing_else(run: Run) -> None:
    code = """
import sys
before = set(sys.modules)
import china_sso
print(*sorted(set(sys.modules) - before))
print(*sorted({"attr", "attrs", "cattrs", "json"} & set(sys.modules) - before))
"""
    assert run(code) == "china_sso"


OPENED = """
import sys
opened = []
def note(event, arguments):
    if event == "open" and str(arguments[0]).endswith(".json") and "china_sso" in str(arguments[0]):
        opened.append(str(arguments[0]).replace("\\\\", "/").rpartition("china_sso/data/")[2])
sys.addaudithook(note)
import china_sso as sso
"""


def test_asking_for_a_city_opens_the_file_of_no_other(run: Run) -> None:
    opened = run(OPENED + 'sso.city("hangzhou")\nprint(*opened)').split()
    assert [file for file in opened if file.startswith("cities/")] == ["cities/hangzhou.json"]
    assert "china.json" not in opened


def test_importing_the_package_opens_no_data(run: Run) -> None:
    assert run(OPENED + "print(*opened)") == ""


def test_no_file_is_opened_twice(run: Run) -> None:
    code = OPENED + 'sso.city("hangzhou"); sso.figures(); sso.city("Xi\'an"); sso.errata(); sso.cities()\nprint(*opened)'
    opened = run(code).split()
    assert len(opened) == len(set(opened)), f"opened more than once: {sorted({file for file in opened if opened.count(file) > 1})}"
    assert {f"cities/{slug}.json" for slug in SLUGS} <= set(opened)


def test_many_threads_that_ask_at_once_get_the_same_objects(run: Run) -> None:
    code = """
import sys, threading
sys.setswitchinterval(1e-6)
import china_sso as sso
everyone = 32
start, answers, errors = threading.Barrier(everyone), [], []
def ask():
    start.wait()
    try:
        answers.append((sso.load(), sso.city("hangzhou"), sso.city("Xi'an"), sso.national(), sso.cities()[0]))
    except BaseException as error:
        errors.append(error)
threads = [threading.Thread(target=ask) for _ in range(everyone)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(len(answers), errors, [len(set(map(id, same))) for same in zip(*answers)])
"""
    for _ in range(3):
        assert run(code) == "32 [] [1, 1, 1, 1, 1]", "answers, errors, and how many different objects the threads were given"


def test_many_threads_that_ask_one_data_set_get_the_same_objects(run: Run) -> None:
    code = """
import sys, threading
sys.setswitchinterval(1e-6)
import china_sso as sso
bundled = sso.load()
everyone = 32
start, answers = threading.Barrier(everyone), []
def ask():
    start.wait()
    hangzhou = bundled.city("hangzhou")
    records = (*hangzhou.outsourcing, *hangzhou.economy, *hangzhou.wages, *bundled.national().outsourcing)
    answers.append((*bundled.cities(), bundled.national(), *hangzhou.figures, *hangzhou.providers, *records))
threads = [threading.Thread(target=ask) for _ in range(everyone)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(len(answers), {len(set(map(id, same))) for same in zip(*answers)})
"""
    assert run(code) == "32 {1}"


# --- from a zip -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def zipped(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as a zip."""
    archive = tmp_path_factory.mktemp("zipped") / "package.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for file in sorted(package.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                made.write(file, file.relative_to(package.parent))
    return archive


SUMMARY = """
import hashlib, sys
import china_sso as sso
everything = (*sso.cities(), sso.national(), sso.observations(), sso.errata(), sso.organisations(), sso.exchange_rates())
printed = sso.load(errata=False).observations()
print(hashlib.sha256(repr((everything, printed)).encode()).hexdigest(), sso.__file__)
"""


def test_the_package_works_from_a_zip(run: Run, zipped: Path, package: Path) -> None:
    from_zip, file_in_zip = run(SUMMARY, path=zipped).split(" ", 1)
    from_folder, file_in_folder = run(SUMMARY).split(" ", 1)
    assert Path(file_in_zip).is_relative_to(zipped)
    assert Path(file_in_folder).is_relative_to(package)
    assert from_zip == from_folder


def test_many_threads_may_read_from_a_zip(run: Run, zipped: Path) -> None:
    code = """
from concurrent.futures import ThreadPoolExecutor
import china_sso as sso
bundled = sso.load()
slugs = [names.slug for names in bundled.names()] * 4
with ThreadPoolExecutor(16) as pool:
    print(len(set(map(id, pool.map(bundled.city, slugs)))))
"""
    assert run(code, path=zipped) == "29"
