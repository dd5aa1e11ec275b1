"""What an assistant is told, asked by the SDK's own client over stdin and stdout: numbers with their source, bound and errata."""

import asyncio
import json
import sys
from typing import Any

import pytest

import china_sso as sso
from china_sso.frames.layouts import LAYOUTS
from china_sso.output.assistant import TOOLS, server

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
        command = mcp.StdioServerParameters(command=sys.executable, args=["-m", "china_sso.cli", "mcp"])
        found: dict[str, Any] = {}
        async with mcp.Client(command) as client:
            found["tools"] = (await client.list_tools()).tools
            found["resources"] = (await client.list_resources()).resources
            for name, (tool, arguments, *_) in {**ASKED, **WRONG}.items():
                found[name] = await client.call_tool(tool, arguments)
            for resource in found["resources"]:
                (found[str(resource.uri)],) = (await client.read_resource(str(resource.uri))).contents
        return found

    return asyncio.run(ask())


def answer(told: dict[str, Any], name: str) -> dict[str, Any]:
    assert not told[name].is_error, told[name].content
    structured: dict[str, Any] = told[name].structured_content
    assert json.loads(told[name].content[0].text) == structured
    return structured


def test_tools_and_tables_say_what_they_are(told: dict[str, Any]) -> None:
    assert [tool.name for tool in told["tools"]] == [tool.__name__ for tool in TOOLS]
    for tool in told["tools"]:
        assert all(f"{name}:" in tool.description for name in tool.input_schema["properties"]), tool.name
    assert {str(resource.uri) for resource in told["resources"]} == {f"china-sso://tables/{name}" for name in TABLES}


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
