"""What the worst of small folders cost, against json.loads of their files: ``python benchmarks/hostile.py [NAME ...]``.

Each line is a folder of one's own that is loaded, questioned if it is right, and has its message written if it is not. The
rule: at most 100 times the CPU time and 50 times the memory of json.loads of the same bytes, whatever is in them. What
every process pays once, imports and the registers beneath, is paid before the clock starts.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import china_sso as sso

MOST_TIME, MOST_MEMORY = 100, 50
Lines = list[dict[str, Any]]
SIZE = 1_000_000
MOST_SECONDS = 20


def figure(**others: Any) -> dict[str, Any]:
    return {"indicator": "economy.gdp", "value": 10, "unit": "USD", "period": "2012", "printed": "10", **others}


def line(slug: str, **others: Any) -> dict[str, Any]:
    named = {"slug": slug, "name": slug, "chinese": slug, "pinyin": slug, "province": "Ocean", "iso_3166_2": "XX-OC"}
    return {**named, "gbt_2260": slug, "geonames_id": 1, "latitude": 31, "longitude": -24.5, **others}


def profile(chapters: Lines, footnotes: Lines | None = None) -> str:
    return json.dumps({"profiles": [{"pages": "1", "chapters": chapters, "footnotes": footnotes or [{"mark": "1"}]}]})


def overview(**lists: Any) -> str:
    return profile([{"section": "overview", **lists}])


def register(name: str, lines: Lines) -> str:
    return json.dumps({name: lines})


def raw(text: str) -> str:
    """A file on a place whose first figure is this text."""
    return overview(figures=["@"]).replace('"@"', text)


def erratum(i: int, **others: Any) -> dict[str, Any]:
    of = {"source": "critias", "place": "atlantis", "section": "overview", "evidence": "x", "confidence": "certain"}
    return {"id": f"e{i}", "printed": "1", "right": "2", **of, **others}


def many(count: int, make: Callable[[int], dict[str, Any]]) -> Lines:
    return [make(i) for i in range(count)]


#: The file on the one place, unless another name is given.
CITY = "critias/atlantis.json"
CASES: dict[str, Callable[[], dict[str, str]]] = {
    "a right folder of 4000 figures": lambda: {CITY: overview(figures=many(4000, lambda i: figure(subject=f"s{i}")))},
    "empty figures": lambda: {CITY: overview(figures=[{}] * (SIZE // 4))},
    "empty incentives": lambda: {CITY: overview(incentives=[{}] * (SIZE // 4))},
    "empty profiles": lambda: {CITY: register("profiles", [{}] * (SIZE // 4))},
    "empty chapters": lambda: {CITY: profile([{}] * (SIZE // 4))},
    "empty places": lambda: {"places.json": register("places", [{}] * (SIZE // 4))},
    "empty errata": lambda: {"errata.json": register("errata", [{}] * (SIZE // 4))},
    "empty corrections": lambda: {"errata.json": register("errata", [erratum(0, corrections=[{}] * (SIZE // 4))])},
    "zeros for figures": lambda: {CITY: overview(figures=[0] * (SIZE // 3))},
    "zeros for footnotes": lambda: {CITY: overview(figures=[figure(footnotes=[0] * (SIZE // 3))])},
    "unknown keys of a figure": lambda: {CITY: overview(figures=[{f"k{i}": 1 for i in range(SIZE // 13)}])},
    "figures with an unknown key": lambda: {CITY: overview(figures=[{"x": 1}] * (SIZE // 9))},
    "unknown keys of a file": lambda: {CITY: json.dumps({f"k{i}": 1 for i in range(SIZE // 13)})},
    "unknown keys of a register": lambda: {"sites.json": json.dumps({f"k{i}": 1 for i in range(SIZE // 13)})},
    "misspelt indicators": lambda: {CITY: overview(figures=many(9000, lambda i: figure(indicator=f"economy.gdpp{i}")))},
    "misspelt units": lambda: {CITY: overview(figures=[figure(unit="EURO")] * 9000)},
    "misspelt periods": lambda: {CITY: overview(figures=[figure(period="2012-13")] * 9000)},
    "unknown labels": lambda: {
        "labels.json": register("labels", many(10000, lambda i: {"indicator": "economy.gdp", "label": f"of the isle {i}"})),
        CITY: overview(figures=many(4000, lambda i: figure(label=f"of the isles {i}"))),
    },
    "many labels": lambda: {
        "labels.json": register("labels", many(20000, lambda i: {"indicator": "economy.gdp", "label": f"label {i}"}))
    },
    "many organisations": lambda: {
        "organisations.json": register("organisations", many(20000, lambda i: {"id": f"o{i}", "name": f"Name {i}"}))
    },
    "organisations of no group": lambda: {
        "organisations.json": register("organisations", many(20000, lambda i: {"id": f"o{i}", "name": f"N {i}", "group": "?"}))
    },
    "organisations of a group": lambda: {
        "organisations.json": register("organisations", many(20000, lambda i: {"id": f"o{i}", "name": f"N {i}", "group": "o1"}))
    },
    "one name of many spellings": lambda: {
        "organisations.json": register(
            "organisations",
            [
                {
                    "id": "o",
                    "name": "O",
                    "spellings": many(15000, lambda i: {"name": f"n{i}", "confidence": "certain", "reason": "short"}),
                }
            ],
        )
    },
    "many sites": lambda: {
        "sites.json": register("sites", many(20000, lambda i: {"id": f"s{i}", "name": f"N {i}", "kind": "park"}))
    },
    "sites of one name": lambda: {
        "places.json": register("places", many(3000, lambda i: line(f"atlantis{i or ''}"))),
        "sites.json": register(
            "sites", many(3000, lambda i: {"id": f"s{i}", "name": "N", "kind": "park", "city": f"atlantis{i or ''}"})
        ),
        CITY: overview(figures=many(3000, lambda i: figure(subject="N", period=str(1000 + i)))),
    },
    "many errata": lambda: {"errata.json": register("errata", many(6000, erratum))},
    "one erratum of many figures": lambda: {
        "errata.json": register("errata", [erratum(0, corrections=[{"attribute": "value", "printed": 10, "right": 1}] * 2000)]),
        CITY: overview(figures=many(2000, lambda i: figure(subject=f"s{i}", erratum="e0", value=11))),
    },
    "many sources": lambda: {
        "sources.json": register(
            "sources",
            [
                {"id": "critias", "title": "t", "publisher": "p", "kind": "book"},
                *many(12000, lambda i: {"id": f"s{i}", "title": "t", "publisher": "p", "kind": "book"}),
            ],
        )
    },
    "many places": lambda: {"places.json": register("places", many(6000, lambda i: line(f"p{i}")))},
    "places of one name": lambda: {"places.json": register("places", many(6000, lambda i: line(f"p{i}", name="Springfield")))},
    "a place of many aliases": lambda: {
        "places.json": register("places", [line("atlantis", aliases=[f"a{i}" for i in range(100_000)])])
    },
    "many sources and places": lambda: {
        "places.json": register("places", many(2500, lambda i: line(f"p{i}"))),
        "sources.json": register("sources", many(6000, lambda i: {"id": f"s{i}", "title": "t", "publisher": "p", "kind": "book"})),
    },
    "rates of many years": lambda: {
        "exchange_rates.json": register(
            "exchange_rates", many(9000, lambda i: {"currency": "CNY", "year": i + 1, "per_usd": 7, "source": "critias"})
        ),
        CITY: overview(figures=many(1000, lambda i: figure(subject=f"s{i}"))),
    },
    "duplicate keys": lambda: {CITY: raw("{" + ", ".join('"a": 1' for _ in range(SIZE // 8)) + "}")},
    "duplicates of many keys": lambda: {CITY: raw("{" + ", ".join(f'"{i // 2}": 1' for i in range(SIZE // 12)) + "}")},
    "objects with a duplicate key": lambda: {CITY: raw(", ".join(['{"a": 1, "a": 1}'] * (SIZE // 18)))},
    "a number of many digits": lambda: {CITY: raw("1" * SIZE)},
    "a fraction of many digits": lambda: {CITY: raw("0." + "1" * SIZE)},
    "numbers of many digits": lambda: {CITY: raw(", ".join(["1" * 4000] * (SIZE // 4002)))},
    "numbers that are too large": lambda: {CITY: raw(", ".join(["9" * 19] * (SIZE // 21)))},
    "numbers with an exponent": lambda: {CITY: raw(", ".join(["1e9"] * (SIZE // 5)))},
    "infinities": lambda: {CITY: raw(", ".join(["NaN"] * (SIZE // 5)))},
    "a long number of long text": lambda: {CITY: overview(figures=[figure(period="2012" * (SIZE // 4))])},
    "a name of a megabyte": lambda: {CITY: overview(figures=[figure(printed="x" * SIZE)])},
    "a unit of a megabyte": lambda: {CITY: overview(figures=[figure(unit="x" * SIZE)])},
    "an indicator of a megabyte": lambda: {CITY: overview(figures=[figure(indicator="economy." * (SIZE // 8))])},
    "a key of a megabyte": lambda: {CITY: overview(figures=[{"x" * SIZE: 1}])},
    "long keys around many faults": lambda: {CITY: overview(figures=[{"k" * 9000 + str(i): 1 for i in range(100)}])},
    "a slug of a megabyte": lambda: {"places.json": register("places", [line("x" * SIZE)])},
    "pages of a megabyte": lambda: {CITY: json.dumps({"profiles": [{"pages": "9" * SIZE, "chapters": []}]})},
    "lists in lists": lambda: {CITY: "[" * (SIZE // 2) + "]" * (SIZE // 2)},
    "lists in lists, as deep as is read": lambda: {CITY: raw(", ".join(["[" * 400 + "]" * 400] * (SIZE // 800)))},
    "a nested flaw in every list": lambda: {CITY: raw(", ".join(["[" * 400 + "NaN" + "]" * 400] * (SIZE // 803)))},
    "nested objects with long keys": lambda: {CITY: raw('{"kkkkkkkkkkkk": ' * 400 + "NaN" + "}" * 400)},
    "many footnotes of a figure": lambda: {CITY: overview(figures=[figure(footnotes=["1"] * 100_000)])},
    "unknown footnotes of a figure": lambda: {CITY: overview(figures=[figure(footnotes=[str(i) for i in range(2, 100_000)])])},
    "many footnotes of a profile": lambda: {
        CITY: profile(
            [{"section": "overview", "figures": many(2000, lambda i: figure(subject=str(i), footnotes=["7"]))}],
            [{"mark": "7", "publisher": "p"}] * 20000,
        )
    },
    "one section in many chapters": lambda: {CITY: profile([{"section": "overview"}] * 40_000)},
    "one figure again and again": lambda: {CITY: overview(figures=[figure()] * 10_000)},
    "many profiles": lambda: {CITY: register("profiles", [{"pages": "1", "chapters": []}] * 25_000)},
    "incentives with many measures": lambda: {
        CITY: overview(
            incentives=[{"category": "government", "measures": [{"form": "grant", "purposes": ["general"], "text": "x"}] * 15_000}]
        )
    },
    "incentives with figures": lambda: {
        CITY: overview(
            incentives=many(
                4000,
                lambda i: {
                    "category": "government",
                    "measures": [{"form": "grant", "purposes": ["general"], "text": "x", "figures": [figure(subject=f"s{i}")]}],
                },
            )
        )
    },
    "providers": lambda: {CITY: overview(providers=many(20_000, lambda i: {"name": f"Name {i}", "role": "rd_centre"}))},
    "inferred again and again": lambda: {CITY: overview(figures=[figure(inferred=["growth_from"] * 60_000)])},
    "countries that are none": lambda: {CITY: overview(client_markets=[{"name": "m", "countries": ["x"] * 200_000}])},
    "control characters": lambda: {CITY: raw(", ".join(['"\\u009b"'] * (SIZE // 10)))},
    "lone surrogates": lambda: {CITY: overview(figures=[figure(printed="\ud800")] * 9000)},
    "a lone surrogate at the end of a megabyte": lambda: {CITY: overview(figures=[figure(printed="x" * SIZE + "\ud800")])},
    "not JSON at the end of a megabyte": lambda: {CITY: "\n" * SIZE + "}"},
    "not UTF-8": lambda: {CITY: "x" * SIZE + "\udcff"},
    "many files of no name": lambda: {f"critias/x{i}.json": "{}" for i in range(3000)},
    "many registers of no name": lambda: {f"x{i}.json": "{}" for i in range(3000)},
    "many files that are no object": lambda: {f"critias/x{i}.json": "0" for i in range(3000)},
}


def folder(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text.encode("utf-8", "surrogateescape"))


def questioned(root: Path, overlay: bool) -> str:
    """What becomes of a folder that is loaded and asked for everything."""
    try:
        dataset = sso.load(root, overlay=overlay)
    except sso.DataFileError as error:
        return f"{error.count} faults" if len(str(error)) < 100_000 else f"{error.count} faults in {len(str(error))} characters"
    asked = (dataset.places, dataset.figures, dataset.observations, dataset.providers, dataset.incentives, dataset.organisations)
    answers = [ask() for ask in asked]  # type: ignore[operator]
    registers = (dataset.sites(), dataset.labels(), dataset.errata(), dataset.sources(), dataset.indicators())
    sites = [each.site for each in dataset.figures()] if not overlay else ()
    with suppress(sso.ChinaSsoError):
        dataset.city("atlantis")
    with suppress(sso.ChinaSsoError):
        dataset.city("Atlantisch")
    with suppress(sso.ChinaSsoError):
        dataset.organisation("Naame 5")
    rates = dataset.exchange_rates()
    for each in dataset.figures(year=2012)[:200] if not overlay else ():
        with suppress(sso.ChinaSsoError):
            each.to("CNY", rates=rates)
    return f"loads, {sum(map(len, (*answers, *registers, sites)))} answers"


class TooLongError(BaseException):
    """Ends what would take minutes; no base of the library's errors, so that nothing catches it."""


def _stop(*_: object) -> None:
    raise TooLongError


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def memory(work: Callable[[], object]) -> int:
    """The bytes by which a fork of this process grows, at most, while it works."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        work()
        os.write(write, str(1024 * (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)).encode())
        os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    with open(read, "rb") as pipe:  # noqa: PTH123
        return int(pipe.read())


def plain(contents: list[bytes]) -> None:
    """What json.loads makes of the bytes, all kept."""
    kept = []
    for content in contents:
        with suppress(ValueError, RecursionError):
            kept.append(json.loads(content))


def measured(files: dict[str, str], overlay: bool) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        base = {
            "places.json": register("places", [line("atlantis")]),
            "sources.json": register("sources", [{"id": "critias", "title": "t", "publisher": "p", "kind": "book"}]),
            "exchange_rates.json": register("exchange_rates", [{"currency": "CNY", "year": 2012, "per_usd": 7, "source": "c"}]),
        }
        folder(root, {**base, **files})
        contents = [file.read_bytes() for file in sorted(root.rglob("*.json"))]
        theirs = min(seconds(lambda: plain(contents)) for _ in range(5))
        signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
        try:
            ours = min(seconds(lambda: questioned(root, overlay)) for _ in range(2))
            outcome = questioned(root, overlay)
            most, least = memory(lambda: questioned(root, overlay)), max(memory(lambda: plain(contents)), sum(map(len, contents)))
        except TooLongError:
            yield f"  more than {MOST_SECONDS} s TOO MUCH"
            return
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        times, sizes = ours / theirs, most / least
        yield f"{1000 * ours:8.0f} ms {times:6.1f} × {most / 1e6:7.1f} MB {sizes:6.1f} ×"
        yield " TOO MUCH" if times > MOST_TIME or sizes > MOST_MEMORY else ""
        yield f"  {outcome}"


def main(wanted: list[str]) -> None:
    signal.signal(signal.SIGVTALRM, _stop)
    overlay = "--overlay" in wanted
    wanted = [each for each in wanted if not each.startswith("--")]
    if overlay:
        registers = sso.load().registers()
        assert registers
    for name, make in CASES.items():
        if not wanted or any(each in name for each in wanted):
            print(f"{name:<44}", *measured(make(), overlay), sep="", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
