"""What an assistant is told, asked by the SDK's own client: numbers with their source, bound and errata."""

import asyncio
import json
import sys
from decimal import Decimal
from typing import Any

import pytest

import china_sso as sso
from china_sso.frames.layouts import LAYOUTS
from china_sso.output import assistant
from china_sso.output.assistant import INSTRUCTIONS, TOOLS, server
from china_sso.output.cite import write_references

pytestmark = pytest.mark.filterwarnings("ignore")  # of the SDK's own parts

ALL = [city.slug for city in sso.cities()]
ASKED: dict[str, tuple[str, dict[str, Any]]] = {
    "erratum": ("look_up", {"city": "苏州", "indicator": "economy.gdp", "currency": "USD"}),
    "key figures": ("look_up", {"city": "dalian"}),
    "nation": ("look_up", {"city": "china", "indicator": "outsourcing.executed_value"}),
    "derived": ("compare", {"cities": ALL, "indicators": ["derived.offshore_share", "wages.average_salary"]}),
    "nearest": ("compare", {"cities": ["hangzhou", "wuxi"], "indicators": ["training.trainees"], "year": 2010, "nearest": True}),
    "ranked": ("rank", {"indicator": "outsourcing.enterprises"}),
    "ranked few": ("rank", {"indicator": "economy.gdp", "cities": ["Dalian", "Xi'an", "Suzhou"], "year": 2012, "ascending": True}),
    "cited": ("cite", {"city": "dalian", "indicator": "economy.gdp", "style": "bibtex"}),
    "profiles": ("cite", {"city": "dalian"}),
    "words": ("search", {"text": "CMMI"}),
    "money": ("convert", {"amount": 60_000_000, "currency": "CNY", "to": "USD", "year": 2011}),
}
#: What is wrong with a question, and what the library says to it.
WRONG: dict[str, tuple[str, dict[str, Any], Any]] = {
    "city": ("look_up", {"city": "Atlantis"}, lambda: sso.city("Atlantis")),
    "indicator": ("rank", {"indicator": "economy.gpd"}, lambda: sso.rank(sso.cities(), "economy.gpd")),
    "nobody": ("compare", {"cities": [], "indicators": ["economy.gdp"]}, lambda: sso.compare([], ["economy.gdp"])),
    "currency": ("convert", {**ASKED["money"][1], "currency": "EUR"}, lambda: sso.convert(1, "EUR", "USD", year=2011)),
    "year": ("convert", {**ASKED["money"][1], "year": 1900}, lambda: sso.convert(1, "CNY", "USD", year=1900)),
    "kind": ("search", {"text": "CMMI", "kind": "rumour"}, lambda: sso.search("CMMI", kind="rumour")),
}
TABLES = [name for name in LAYOUTS if name != "figures"]


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    """All that the client asks, in one session, and what it is told."""
    mcp = pytest.importorskip("mcp")
    pytest.importorskip("click")

    async def ask() -> dict[str, Any]:
        found: dict[str, Any] = {}
        async with mcp.Client(server()) as client:
            found["itself"] = (client.server_info.name, client.server_info.version, client.instructions)
            found["tools"] = (await client.list_tools()).tools
            found["resources"] = (await client.list_resources()).resources
            for name, (tool, arguments, *_) in {**ASKED, **WRONG}.items():
                found[name] = await client.call_tool(tool, arguments)
            for resource in found["resources"]:
                (found[str(resource.uri)],) = (await client.read_resource(str(resource.uri))).contents
        return found

    return asyncio.run(ask())


def test_the_command_answers_the_same_over_stdin_and_stdout(told: dict[str, Any]) -> None:
    mcp = pytest.importorskip("mcp")

    async def ask() -> tuple[Any, Any, str]:
        command = mcp.StdioServerParameters(command=sys.executable, args=["-m", "china_sso.cli", "mcp"])
        async with mcp.Client(command) as client:
            right, wrong = [await client.call_tool(*asked[:2]) for asked in (ASKED["erratum"], WRONG["city"])]
            (read,) = (await client.read_resource("china-sso://tables/sources")).contents
            return right, wrong, read.text

    right, wrong, text = asyncio.run(ask())
    assert right.structured_content == answer(told, "erratum")
    assert (wrong.is_error, wrong.content[0].text) == (True, told["city"].content[0].text)
    assert text == told["china-sso://tables/sources"].text


def answer(told: dict[str, Any], name: str) -> dict[str, Any]:
    assert not told[name].is_error, told[name].content
    structured: dict[str, Any] = told[name].structured_content
    assert json.loads(told[name].content[0].text) == structured
    return structured


def test_tools_and_tables_say_what_they_are(told: dict[str, Any]) -> None:
    assert told["itself"] == ("china-sso", sso.__version__, INSTRUCTIONS)
    assert [tool.name for tool in told["tools"]] == [tool.__name__ for tool in TOOLS]
    for tool in told["tools"]:
        assert all(f"{name}:" in tool.description for name in tool.input_schema["properties"]), tool.name
    found = {(str(each.uri), each.name, each.description, each.mime_type) for each in told["resources"]}
    assert found == {(f"china-sso://tables/{name}", name, LAYOUTS[name].title, "application/json") for name in TABLES}


@pytest.mark.parametrize("name", [name for name, (tool, _) in ASKED.items() if tool in ("look_up", "compare", "rank")])
def test_each_number_carries_what_is_known_of_it(told: dict[str, Any], name: str) -> None:
    found = answer(told, name)
    assert found["rows"]
    for row in found["rows"]:
        if "value" not in row:
            assert row["gap"], row
            continue
        assert {"unit", "bound", "source", "pages"} <= {*row}, row
        assert "period" in row or sso.city(row["city"]).figure(row["indicator"]), row
        assert row["source"] in found["sources"], row
        for erratum in filter(None, row.get("erratum", "").split("; ")):
            assert found["errata"][erratum]["evidence"], row


def test_numbers_are_those_of_the_library(told: dict[str, Any]) -> None:
    figure = sso.city("suzhou").figure("economy.gdp")
    assert figure is not None
    assert figure.erratum is not None
    (row,) = answer(told, "erratum")["rows"]
    dollars = figure.to("USD")
    assert row["value"] == float(dollars.value)
    assert (row["year"], row["unit"], row["printed_unit"], row["erratum"]) == (2012, "USD", "CNY", figure.erratum.id)
    assert row["rates"] == list(map(str, dollars.rates))
    compared = sso.compare(ALL, ["derived.offshore_share", "wages.average_salary"])
    for row in answer(told, "derived")["rows"]:
        cell = compared.cell(row["city"], row["indicator"])
        assert row.get("value") == (None if cell.figure is None else pytest.approx(float(cell.figure.value), rel=1e-9)), row
        assert row.get("gap") == (cell.gap.text if cell.gap else None)
    ranking = sso.rank(sso.cities(), "outsourcing.enterprises")
    ranks = [(row["city"], row["rank"], row["best"], row["worst"]) for row in answer(told, "ranked")["rows"] if "rank" in row]
    assert ranks == [(each.place.slug, each.rank, each.best, each.worst) for each in ranking]
    few = answer(told, "ranked few")["rows"]
    assert [row["city"] for row in few if "rank" in row] == [
        each.place.slug for each in sso.rank(["dalian", "xian", "suzhou"], "economy.gdp", year=2012, ascending=True)
    ]
    money = sso.convert(60_000_000, "CNY", "USD", year=2011)
    assert answer(told, "money")["amount"] == float(money.amount)
    assert [rate["source"] for rate in answer(told, "money")["rates"]] == [rate.source for rate in money.rates]


def test_words_say_where_they_stand(told: dict[str, Any]) -> None:
    found = answer(told, "words")
    assert found["found"] == len(tuple(sso.search("CMMI")))
    for hit, right in zip(found["hits"], sso.search("CMMI"), strict=False):
        assert (hit["text"], hit["kind"]) == (right.text, right.kind.value)
        assert hit.get("stands", "") == right.where


def test_references_are_those_of_the_library(told: dict[str, Any]) -> None:
    figure = sso.city("dalian").figure("economy.gdp")
    assert figure is not None
    assert answer(told, "cited")["references"] == sso.cite_figure(sso.load(), figure).write("bibtex")
    assert answer(told, "profiles")["references"].splitlines() == [
        each.write("text") for each in sso.cite_place(sso.load(), sso.city("dalian"))
    ]


ALIKE: dict[str, tuple[Any, Any]] = {
    "look_up": (lambda: assistant.look_up("dalian"), lambda: sso.compare(["dalian"])),
    "look_up, year": (lambda: assistant.look_up("dalian", year=2011), lambda: sso.compare(["dalian"], year=2011)),
    "look_up, currency": (lambda: assistant.look_up("wuxi", currency="CNY"), lambda: sso.compare(["wuxi"], currency="CNY")),
    "look_up, indicator": (
        lambda: assistant.look_up("xian", "outsourcing.employees", 2011),
        lambda: sso.compare(["xian"], ["outsourcing.employees"], year=2011),
    ),
    "compare": (
        lambda: assistant.compare(["hangzhou", "wuxi"], ["training.trainees", "economy.gdp"], 2010),
        lambda: sso.compare(["hangzhou", "wuxi"], ["training.trainees", "economy.gdp"], year=2010),
    ),
    "compare, nearest": (
        lambda: assistant.compare(["hangzhou", "hong-kong"], ["economy.gdp"], 2010, nearest=True, currency="HKD"),
        lambda: sso.compare(["hangzhou", "hong-kong"], ["economy.gdp"], year=2010, nearest=True, currency="HKD"),
    ),
    "rank": (lambda: assistant.rank("economy.gdp"), lambda: sso.rank(sso.cities(), "economy.gdp")),
    "rank, year": (
        lambda: assistant.rank("outsourcing.employees", year=2011, ascending=True),
        lambda: sso.rank(sso.cities(), "outsourcing.employees", year=2011, ascending=True),
    ),
    "rank, nearest": (
        lambda: assistant.rank("wages.average_salary", year=2010, nearest=True, currency="USD"),
        lambda: sso.rank(sso.cities(), "wages.average_salary", year=2010, nearest=True, currency="USD"),
    ),
    "rank, region": (
        lambda: assistant.rank("economy.gdp", region="northern"),
        lambda: sso.rank(sso.cities(region="northern"), "economy.gdp"),
    ),
    "rank, both": (
        lambda: assistant.rank("economy.gdp", ["Dalian", "Wuxi", "北京"], "northern"),
        lambda: sso.rank(["dalian", "beijing"], "economy.gdp"),
    ),
}


@pytest.mark.parametrize("asked", ALIKE)
def test_every_option_reaches_the_library(asked: str) -> None:
    pytest.importorskip("pyarrow")
    told, result = (each() for each in ALIKE[asked])
    assert told["notes"] == list(result.notes)
    exact = result.to_frame("pyarrow", exact=True).to_pylist()
    rows = [{name: cell for name, cell in row.items() if cell not in (None, [])} for row in exact]
    assert told["rows"] == [
        {name: float(cell) if isinstance(cell, Decimal) else cell for name, cell in row.items()} for row in rows
    ]
    assert all(any(row.get("source") == source for row in rows) for source in told["sources"])


def test_an_answer_says_all_that_is_known_of_a_number() -> None:
    found = assistant.look_up("苏州", "economy.gdp", currency="USD")
    value = float(Decimal(1_201_200_000_000) / Decimal("6.2855"))
    report = "inside-the-dragon-2013"
    assert found["rows"] == [
        {"city": "suzhou", "name": "Suzhou", "indicator": "economy.gdp"}
        | {"value": value, "low": value, "high": value, "unit": "USD", "year": 2012, "period": "2012", "bound": "exact"}
        | {"growth": 10.1, "growth_from": 2011, "printed": "120.12 billion", "printed_unit": "CNY"}
        | {"rates": [f"1 USD = 6.2855 CNY (2012, {report})"], "source": report, "pages": "42-43", "footnotes": ["4"]}
        | {"erratum": "suzhou-gdp"}
    ]
    assert found["sources"] == {report: "Inside the Dragon 2013: Outsourcing Destinations in China, KPMG, 2013"}
    ((name, erratum),) = found["errata"].items()
    assert (name, erratum["right"], erratum["corrected"]) == ("suzhou-gdp", "RMB 1,201.2 billion", ["value"])
    assert found["notes"][-1] == "Brought to USD, each at the rate of its own year."


def test_whole_numbers_are_whole_and_empty_cells_are_left_out() -> None:
    money = assistant.convert(0.5, "USD", "USD", 2011)
    assert money == {"amount": 0.5, "currency": "USD", "rates": []}
    (rate,) = assistant.convert(6463, "CNY", "USD", 2011)["rates"]
    assert rate == {"currency": "CNY", "year": 2011, "per_usd": 6.463, "source": "federal-reserve-g5a"}
    amount = assistant.convert(6463, "CNY", "USD", 2011)["amount"]
    assert (amount, type(amount)) == (1000, int)
    assert assistant.search("CMMI", "figure", "dalian") == {
        "found": 1,
        "hits": [
            {
                "kind": "figure",
                "text": "Certified software enterprises · CMMI level 5: 4 (2010)",
                "name": "software.certified_enterprises",
                "city": "dalian",
                "stands": "inside-the-dragon-2013 p. 16-17, service outsourcing",
            }
        ],
    }
    hit = next(each for each in assistant.search("gross domestic product")["hits"] if each.get("name") == "economy.gdp")
    assert hit == {"kind": "indicator", "text": hit["text"], "name": "economy.gdp"}, "no cell is empty"


def test_fifty_hits_are_told_and_all_are_counted() -> None:
    found, every = assistant.search("outsourcing"), tuple(sso.search("outsourcing"))
    assert (len(found["hits"]), found["found"]) == (50, len(every))
    assert [hit["text"] for hit in found["hits"]] == [hit.text for hit in every[:50]]
    city = next(hit for hit in assistant.search("Xi'an")["hits"] if hit["kind"] == "city")
    assert city["name"] == "xian"


def test_a_reference_comes_with_the_answer_or_there_is_the_reason_why_none() -> None:
    cited = assistant.cite("xian", "outsourcing.employees", 2011, "csl")
    figure = sso.compare(["xian"], ["outsourcing.employees"], year=2011).cell("xian", "outsourcing.employees").figure
    assert figure is not None
    assert cited.pop("references") == write_references([sso.cite_figure(sso.load(), figure)], "csl")
    assert cited == assistant.look_up("xian", "outsourcing.employees", 2011)
    gap = assistant.cite("xian", "outsourcing.employees", 2003)
    assert gap == assistant.look_up("xian", "outsourcing.employees", 2003)
    assert gap["rows"][0]["gap"]
    assert assistant.cite("dalian") == {"references": write_references(sso.cite_place(sso.load(), sso.city("dalian")))}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_in_the_words_of_the_library(told: dict[str, Any], name: str) -> None:
    assert told[name].is_error
    with pytest.raises(sso.ChinaSsoError) as caught:
        WRONG[name][2]()
    assert str(caught.value) in told[name].content[0].text


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_whole(told: dict[str, Any], name: str) -> None:
    resource = told[f"china-sso://tables/{name}"]
    assert resource.mime_type == "application/json"
    rows = json.loads(resource.text)
    layout = LAYOUTS[name]
    assert len(rows) == len(getattr(sso.load(), name)())
    assert {key for row in rows for key in row} <= {field.name for field in layout.fields}
    for row in rows:
        assert {field.name for field in layout.fields if not field.gaps and field.type.value != "texts"} <= {*row}, row


def test_a_missing_sdk_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    with pytest.raises(sso.MissingExtraError, match=r"china-sso\[mcp\]"):
        server()
