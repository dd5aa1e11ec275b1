"""How each chart looks, mark by mark, with the lines of its data: ``looks.txt`` has it for people to read.

Run this file as a script to write it anew after a chart was changed, and read the difference before you commit it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from china_sso.output.charts.labels import Spot, placed
from test_marks import KINDS, MORE, layers, needs_altair, rows_of, spec, stands_for

PAGE = Path(__file__).with_name("looks.txt")
#: Points with names, crowded in the middle, at each edge, one far off; and two lines between some of them.
SPOTS = [
    Spot(x, y, radius, text)
    for x, y, radius, text in (
        *((100, 80, 6, "Nanjing"), (108, 84, 5, "Suzhou and its parks"), (112, 76, 8, "Wuxi"), (96, 92, 5, "Shanghai")),
        *((104, 70, 4, "Yangzhou"), (118, 90, 7, "Hangzhou a,b"), (90, 78, 5, "Hefei"), (110, 99, 5, "Ningbo")),
        *((3, 4, 5, "Urumqi"), (297, 5, 5, "Harbin"), (4, 196, 5, "Sanya"), (296, 195, 5, "Xiamen"), (150, 3, 5, "Beijing")),
        *((160, 80, 12, "Dalian"), (175, 86, 5, "Jinan"), (220, 150, 20, "Chongqing"), (224, 151, 3, "Xi'an")),
    )
]
CROSSED = [(SPOTS[0], SPOTS[15]), (SPOTS[10], SPOTS[13])]
ALL = (*KINDS, *MORE, "names")


def said(what: Any) -> str:
    """A value in few words; what is in an object, by its names."""
    if isinstance(what, dict):
        return "{" + ", ".join(f"{name}: {said(each)}" for name, each in sorted(what.items())) + "}"
    if isinstance(what, list):
        return "[" + ", ".join(map(said, what)) + "]"
    return f"{what:.6g}" if isinstance(what, float) else str(what)


def common(whole: dict[str, Any]) -> dict[str, Any]:
    """What charts have in common."""
    head = {name: look for name, look in whole["concat"][0]["title"].items() if name not in {"text", "subtitle"}}
    foot = {name: look for name, look in whole["title"].items() if name != "text"}
    config = {**whole["config"], "view": {"stroke": whole["config"]["view"]["stroke"]}}
    return {"head": head, "foot": foot, "legends": whole["resolve"], "config": config}


def looks(kind: str) -> Iterator[str]:
    """The lines of a chart: its words, and its marks, each with its look, channels and data; axes once each."""
    whole, shown = spec(kind), set[str]()
    view = whole["concat"][0]["concat"][0]
    sizes = {name: view[name] for name in ("width", "height", "spacing", "resolve", "projection") if name in view}
    head = whole["concat"][0]["title"]
    yield from (" ".join(head["text"]), " ".join(head["subtitle"]), *(f"> {line}" for line in whole["title"]["text"]))
    yield said(sizes)
    if kind in {"ranking", "card"}:  # the others look like the one; the other has Chinese in its title
        yield from (f"{name} {said(look)}" for name, look in common(whole).items())
    for layer in layers(whole):
        mark = dict(layer["mark"])
        yield f"{mark.pop('type')} {said(mark)}"
        yield from (f"  {said(each)}" for each in layer.get("transform", ()))
        for name, what in layer.get("encoding", {}).items():
            if name == "tooltip":
                continue
            yield f"  {name} = {stands_for(what)}"
            more = {key: what[key] for key in ("axis", "legend", "scale", "sort", "title", "type") if key in what}
            if said(more) not in shown:
                shown.add(said(more))
                yield f"    {said(more)}"
        rows = rows_of(layer, kind)
        if rows and "geometry" not in rows[0] and said(rows) not in shown:
            shown.add(said(rows))
            few = rows if len(rows) <= 12 else (rows[0], {"...": ""}, rows[-1])
            yield from (f"  {len(rows)} lines:", *(f"  {said(row)}" for row in few))


def names() -> Iterator[str]:
    """Where the names of points lie, alone and beside lines."""
    for crossed in ((), CROSSED):
        yield from (said(each) for each in placed(SPOTS, 300, 200, crossed=crossed))


def written(kind: str) -> str:
    if kind == "names":
        return "\n".join((f"# {kind}", *names(), "", ""))
    return "\n".join((f"# {kind}", *looks(kind), "", ""))


@needs_altair
@pytest.mark.parametrize("kind", ALL)
def test_each_chart_looks_as_it_did(kind: str) -> None:
    (before,) = (f"# {part}" for part in PAGE.read_text("utf-8").split("# ") if part.startswith(f"{kind}\n"))
    assert written(kind) == before, f"python tests/{Path(__file__).name} writes the looks anew"


if __name__ == "__main__":
    PAGE.write_text("".join(map(written, ALL)), "utf-8")
