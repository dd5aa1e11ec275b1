"""Folders of data: right ones in which anything is changed, left out, doubled or put elsewhere, files and their kinds too."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import atheris

import china_sso as sso
from promises import answered, shown, text_of

ROOT = Path(tempfile.mkdtemp(dir="/dev/shm" if os.path.isdir("/dev/shm") else None))  # noqa: PTH112
CITY = "critias/atlantis.json"
_SHARED = {"footnotes": ["1"], "note": "n"}
_FIGURE = {"indicator": "economy.gdp", "value": 10, "unit": "USD", "period": "2012", "printed": "10"}
_SPELLING = {"name": "Other", "confidence": "certain", "reason": "full_name"}
_MEASURE = {"form": "grant", "purposes": ["premises"], "text": "rent", "figures": [{**_FIGURE, "period": "2009"}]}
#: A right folder with something of everything.
FILES: dict[str, Any] = {
    "places.json": {
        "places": [
            {
                "slug": "atlantis",
                "name": "Atlantis",
                "chinese": "亚",
                "pinyin": "Yà",
                "province": "Ocean",
                "iso_3166_2": "XX-OC",
                "gbt_2260": "990100",
                "geonames_id": 1,
                "latitude": 31,
                "longitude": -24.5,
                "aliases": ["Isle"],
            },
            {"slug": "china", "name": "China", "chinese": "中国", "pinyin": "Zhōngguó"},
        ]
    },
    "sources.json": {"sources": [{"id": "critias", "title": "Critias", "publisher": "Plato", "kind": "book", "date": "2012"}]},
    "errata.json": {
        "errata": [
            {
                "id": "e",
                "source": "critias",
                "place": "atlantis",
                "section": "overview",
                "printed": "10",
                "right": "11",
                "evidence": "x",
                "confidence": "certain",
                "corrections": [{"attribute": "value", "printed": 10, "right": 11}],
            }
        ]
    },
    "organisations.json": {
        "organisations": [{"id": "t", "name": "Triton", "spellings": [_SPELLING]}, {"id": "u", "name": "U", "group": "t"}]
    },
    "sites.json": {"sites": [{"id": "h", "name": "Harbour", "kind": "park", "city": "atlantis"}]},
    "labels.json": {"labels": [{"indicator": "economy.gdp", "label": "of the isle"}]},
    "glossary.json": {"glossary": [{"term": "GDP", "meaning": "output", "source": "critias"}]},
    "exchange_rates.json": {"exchange_rates": [{"currency": "CNY", "year": 2012, "per_usd": 6.5, "source": "critias"}]},
    CITY: {
        "profiles": [
            {
                "pages": "1-2",
                "region": "eastern",
                "chapters": [
                    {
                        "section": "overview",
                        "figures": [
                            {**_FIGURE, "erratum": "e", **_SHARED},
                            {
                                **_FIGURE,
                                "period": "2011/2015",
                                "kind": "target",
                                "bound": "about",
                                "growth": 5.5,
                                "growth_from": 2010,
                            },
                            {**_FIGURE, "subject": "Harbour", "label": "of the isle", "upper": 12.5, "inferred": ["period"]},
                        ],
                        "providers": [{"name": "Triton", "role": "rd_centre", "services": ["bpo_unspecified"], **_SHARED}],
                        "incentives": [{"category": "government", "title": "Act", "measures": [_MEASURE], "date": "2012"}],
                        "client_markets": [{"name": "Japan", "countries": ["JP"]}],
                        "mentions": [{"name": "Atlas", "kind": "person"}],
                    }
                ],
                "footnotes": [{"mark": "1", "publisher": "p", "title": "t", "url": "u"}],
            }
        ]
    },
    "critias/china.json": {"profiles": [{"pages": "3", "chapters": []}]},
}

TEXT = json.dumps(FILES)


def _spots(node: Any) -> list[tuple[Any, Any]]:
    """Every container of a document with each of its keys."""
    keys = list(node) if isinstance(node, dict) else list(range(len(node))) if isinstance(node, list) else []
    return [(node, key) for key in keys] + [spot for key in keys for spot in _spots(node[key])]


def _words(node: Any) -> set[str]:
    if isinstance(node, dict):
        return {word for key, value in node.items() for word in {key, *_words(value)}}
    if isinstance(node, list):
        return {word for value in node for word in _words(value)}
    return {node} if isinstance(node, str) else set()


#: Any part of any document.
PARTS = sorted({json.dumps(node[key]) for node, key in _spots(FILES)})
#: What a text may become: any other text of a folder, and the words of other vocabularies.
WORDS = sorted(
    {*_words(FILES), "percent", "persons", "at_least", "possible", "likely", "value", "period", "label", "2012-13", "china"}
)


def _value(data: atheris.FuzzedDataProvider) -> Any:
    kind = data.ConsumeIntInRange(0, 9)
    if kind < 4:
        return text_of(data, *WORDS)
    if kind == 4:
        return data.PickValueInList(
            [0, -1, 1, 10**17, 10**18, 10**30, -(10**18), 9999, 10_000, 2012.5, 1e300, float("nan"), float("inf")]
        )
    if kind == 5:
        return data.PickValueInList([None, True, False, [], {}, [[]], [{}], [None], {"": 0}])
    if kind == 6:
        return [text_of(data, *WORDS)] * data.ConsumeIntInRange(0, 3)
    return data.ConsumeInt(4) if kind == 7 else json.loads(data.PickValueInList(PARTS))


def _change(data: atheris.FuzzedDataProvider, files: dict[str, Any]) -> None:
    spots = _spots(files[data.PickValueInList([*FILES, CITY, CITY, CITY])])
    if not spots:
        return
    node, key = spots[data.ConsumeIntInRange(0, len(spots) - 1)]
    how = data.ConsumeIntInRange(0, 5)
    if how == 0:
        del node[key]
    elif how == 1 and isinstance(node, dict):
        node[text_of(data, *WORDS)] = _value(data)
    elif how == 2 and isinstance(node, list):
        node.insert(key, json.loads(json.dumps(node[key])))
    elif how == 3 and isinstance(node, dict):
        node[text_of(data, *WORDS)] = node.pop(key)
    else:
        node[key] = _value(data)


def _name(data: atheris.FuzzedDataProvider) -> str:
    name = text_of(data, *FILES, "critias", "schemas", "timaeus/atlantis.json", "critias/x.json", "x.json", "CITY.JSON", ".hidden")
    name = name.encode("utf-8", "ignore").decode().replace("\0", "").strip("/")
    return "/".join(part for part in name.split("/")[:3] if part not in ("", ".", ".."))[:60] or "x.json"


def _written(data: atheris.FuzzedDataProvider, files: dict[str, Any]) -> None:
    for name, document in files.items():
        path = ROOT / name
        with suppress(OSError, ValueError):
            path.parent.mkdir(parents=True, exist_ok=True)
            content = json.dumps(document, ensure_ascii=data.ConsumeIntInRange(0, 9) > 0).encode("utf-8", "surrogatepass")
            path.write_bytes(content)
    for _ in range(data.ConsumeIntInRange(0, 9) // 8):
        path = ROOT / _name(data)
        kind = data.ConsumeIntInRange(0, 6)
        with suppress(OSError, ValueError):
            if kind == 0:
                path.mkdir(parents=True)
            elif kind == 1:
                os.mkfifo(path)
            elif kind == 2:
                path.symlink_to(data.PickValueInList(["nowhere", path.name, str(ROOT), "places.json"]))
            elif kind == 3:
                path.unlink()
            elif kind == 4:
                shutil.move(path, ROOT / _name(data))
            else:
                content = bytearray(path.read_bytes() if path.exists() else b"{}")
                at = data.ConsumeIntInRange(0, len(content))
                content[at : at + data.ConsumeIntInRange(0, 3)] = data.ConsumeBytes(8)
                path.write_bytes(bytes(content))


def _asked(dataset: sso.Dataset, data: atheris.FuzzedDataProvider) -> None:
    """A folder that loads answers every question; nothing in it is found out later. A few are asked, of many folders."""
    questions: tuple[Callable[[], Any], ...] = (
        dataset.places, dataset.cities, dataset.figures, dataset.observations, dataset.providers, dataset.incentives,
        dataset.organisations, dataset.designations, dataset.indicators, dataset.errata, dataset.labels, dataset.sites,
        dataset.sources, dataset.glossary, dataset.services, dataset.exchange_rates, lambda: sso.verify(dataset),
        lambda: _of_places(dataset), lambda: _of_figures(dataset),
        lambda: answered(lambda: sso.compare(dataset.cities()).table.text()),
        lambda: answered(lambda: sso.rank(dataset.cities(), "economy.gdp").table.markdown()),
    )  # fmt: skip
    for _ in range(5):
        answer = questions[data.ConsumeIntInRange(0, len(questions) - 1)]()
        said = repr(tuple(answer)) if isinstance(answer, sso.Rows) else answer if isinstance(answer, str) else repr(answer)
        shown(said.replace("\\", ""))
    answered(lambda: dataset.city(text_of(data, "atlantis", "Isle")))


def _of_places(dataset: sso.Dataset) -> None:
    for place in dataset.places():
        shown(str(place))
        for reference in sso.cite_place(dataset, place):
            for style in ("text", "bibtex", "csl"):
                shown(reference.write(style))


def _of_figures(dataset: sso.Dataset) -> None:
    for figure in dataset.figures():
        shown(str(figure))
        answered(lambda figure=figure: figure.to("CNY"))
        _ = figure.site, figure.uncorrected, figure.as_printed


def ask(content: bytes) -> None:
    """One folder, made of bytes."""
    data = atheris.FuzzedDataProvider(content)
    files = json.loads(TEXT)
    for _ in range(data.ConsumeIntInRange(0, 4)):
        _change(data, files)
    for file in ROOT.iterdir():
        shutil.rmtree(file) if file.is_dir() and not file.is_symlink() else file.unlink()
    _written(data, files)
    overlay = data.ConsumeIntInRange(0, 90) == 0
    before = answered(lambda: sso.load(ROOT, overlay=overlay, errata=data.ConsumeBool()))
    if before is None:
        return
    if overlay:
        answered(before.places)
    else:
        _asked(before, data)
