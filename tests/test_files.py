"""Data files are read into the model without loss, once, from wherever they lie, by many threads, and written back."""

import json
import pickle
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import china_sso as sso
from china_sso.dataset import Dataset
from china_sso.reading.check import check
from china_sso.reading.folder import REGISTERS, Snapshot
from china_sso.reading.json import parse
from china_sso.reading.write import formatted
from china_sso.tables.json import dumps
from conftest import Run
from strategies import LIMIT, cities, decimals, errata, exchange_rates, files_of, markets, organisations, sources, terms, texts

SLUGS = [names.slug for names in sso.load().names()]


@pytest.fixture(scope="module")
def bundled(package: Path) -> Snapshot:
    """The bundled files."""
    return Snapshot.of(package / "data")


# --- the bundled files ----------------------------------------------------------------------------------------------


def test_every_bundled_file_is_in_the_format_that_is_written(bundled: Snapshot) -> None:
    for name, content in bundled.files.items():
        assert formatted(content, name).encode() == content, f"china-sso format writes {name} otherwise"


def test_every_bundled_file_is_a_register_or_what_a_known_document_says_of_a_known_place(bundled: Snapshot) -> None:
    assert {name.removesuffix(".json") for name in bundled.files if "/" not in name} == set(REGISTERS)
    assert {slug for _, slug in bundled.profiles} == {*SLUGS, "china"}
    assert {source for source, _ in bundled.profiles} == {source for place in sso.load().places() for source in place.sources}


def test_every_bundled_file_passes_the_check(bundled: Snapshot) -> None:
    seen: list[str] = []
    registers = check(bundled, {}, seen.append)
    assert sorted(seen) == sorted(bundled.files)
    dataset = sso.load()
    assert registers["sources"] == dataset.sources()
    assert registers["errata"] == dataset.errata()
    assert registers["glossary"] == dataset.glossary()
    assert registers["exchange_rates"] == dataset.exchange_rates().rates
    assert [place.slug for place in registers["places"]] == [place.slug for place in dataset.places()]


def test_errata_change_nothing_but_what_they_correct(corrected: sso.Dataset, as_printed: sso.Dataset) -> None:
    names = [name for name in attrs.fields_dict(sso.Figure) if name != "inputs"]
    for right, printed in zip(corrected.figures(), as_printed.figures(), strict=True):
        changed = {name for name in names if getattr(right, name) != getattr(printed, name)}
        corrections = right.erratum.corrections if right.erratum else ()
        assert changed == {correction.attribute.value for correction in corrections}, repr(right)
        assert right.uncorrected == printed, repr(right)


# --- files of any content -------------------------------------------------------------------------------------------


def _read(files: dict[str, bytes]) -> Dataset:
    snapshot = Snapshot("drawn", files)
    check(snapshot, {})
    return Dataset((snapshot,), errata=sso.Confidence.LIKELY)


@given(cities())
def test_any_city_that_is_written_is_read_as_the_same(city: sso.City) -> None:
    assert _read(files_of(city)).cities() == (city,)


@given(markets())
def test_any_market_that_is_written_is_read_as_the_same(market: sso.Market) -> None:
    assert _read(files_of(market)).national() == market


def test_numbers_of_a_city_are_read_digit_for_digit() -> None:
    city = sso.city("hangzhou")
    for degrees in (0.0, 0.00001, -0.00001, 1e-7, 90.0):
        changed = attrs.evolve(city, latitude=degrees, profiles=())
        assert _read(files_of(changed)).cities() == (changed,), degrees
    for growth in ("0.0000001", "-0.0000001", "0", "100", "1E+2", "12.50"):
        grown = attrs.evolve(city.figures[0], growth=sso.Percent(growth), footnotes=(), erratum=None)
        chapter = sso.Chapter(section=grown.section, figures=sso.Rows((grown,), "figures"))
        profile = attrs.evolve(city.profiles[0], chapters=(chapter,), footnotes=())
        changed = attrs.evolve(city, profiles=(profile,))
        assert _read(files_of(changed)).cities() == (changed,), growth


@given(st.data())
def test_any_register_that_is_written_is_read_as_the_same(data: st.DataObject) -> None:
    place = attrs.evolve(sso.city("hangzhou"), profiles=())

    def some(items: st.SearchStrategy[Any], **how: Any) -> tuple[Any, ...]:
        return tuple(data.draw(st.lists(items, max_size=3, **how)))

    drawn = {
        "sources": some(sources(), unique_by=lambda each: each.id),
        "organisations": tuple(data.draw(st.lists(organisations().map(lambda each: attrs.evolve(each, group=None)), max_size=1))),
        "errata": some(errata(), unique_by=lambda each: each.id),
        "glossary": some(terms(), unique_by=lambda each: (each.source, each.term)),
        "exchange_rates": some(exchange_rates()),
    }
    dataset = _read(files_of(place, **drawn))
    assert dataset.sources() == drawn["sources"]
    assert dataset.errata() == drawn["errata"]
    assert dataset.glossary() == drawn["glossary"]
    assert dataset.exchange_rates().rates == drawn["exchange_rates"]


def _documents() -> st.SearchStrategy[Any]:
    leaves = st.none() | st.booleans() | st.integers(-LIMIT + 1, LIMIT - 1) | decimals() | texts()
    return st.recursive(leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts(), inner, max_size=3))


@given(_documents())
def test_any_document_that_is_written_is_json_and_parsed_as_the_same(document: Any) -> None:
    assert parse(dumps(document).encode(), "any.json") == document
    assert json.loads(dumps(document), parse_float=Decimal) == document


def test_a_number_keeps_every_digit() -> None:
    for numeral in ("16.40", "0.1", "-0.5", "123456789012345678", "0.30000000000000000001", "100.00", "0.0000001", "0.00000000"):
        (number,) = parse(f"[{numeral}]".encode(), "any.json")
        assert not isinstance(number, float), numeral
        assert dumps([number]).strip() == f"[{numeral}]"


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


@pytest.mark.slow
def test_the_data_set_and_its_questions_can_be_sent_to_another_process(run: Run, tmp_path: Path) -> None:
    for dataset in (sso.load(), sso.load(errata=False)):
        assert pickle.loads(pickle.dumps(dataset)) is dataset, "the bundled data is there already"
    for name, content in files_of(sso.city("hangzhou"), errata=tuple(sso.errata())).items():
        file = tmp_path / "own" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    own = sso.load(tmp_path / "own", errata=False)
    sent = tmp_path / "sent.pickle"
    sent.write_bytes(pickle.dumps((own, sso.city, sso.observations, sso.load().providers, sso.Economy.gdp)))
    code = """
import pickle, sys
from pathlib import Path
own, city, observations, providers, gdp = pickle.loads(Path(sys.argv[1]).read_bytes())
import china_sso as sso
print(len(own.observations()), city("hangzhou") is sso.city("hangzhou"), observations() == sso.observations())
print(providers() == sso.providers(), gdp is sso.Economy.gdp)
"""
    printed = run(code, str(sent)).split()
    assert printed == [str(len(own.observations())), "True", "True", "True", "True"]


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


@pytest.mark.slow
def test_asking_for_a_city_opens_the_file_of_no_other(run: Run) -> None:
    opened = run(OPENED + 'sso.city("hangzhou")\nprint(*opened)').split()
    assert {file for file in opened if "/" in file} == {f"{source}/hangzhou.json" for source in sso.city("hangzhou").sources}


def test_importing_the_package_opens_no_data(run: Run) -> None:
    assert run(OPENED + "print(*opened)") == ""


@pytest.mark.slow
def test_no_file_is_opened_twice(run: Run) -> None:
    code = OPENED + 'sso.city("hangzhou"); sso.figures(); sso.city("Xi\'an"); sso.errata(); sso.cities()\nprint(*opened)'
    opened = run(code).split()
    assert len(opened) == len(set(opened)), f"opened more than once: {sorted({file for file in opened if opened.count(file) > 1})}"
    assert {f"{source}/{place.slug}.json" for place in sso.cities() for source in place.sources} <= set(opened)


@pytest.mark.slow
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


@pytest.mark.slow
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
