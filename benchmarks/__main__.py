"""How long things take, against a limit measured in the same run: ``python benchmarks``.

Each line is a ratio of medians. The limit of a whole process is an interpreter that imports attrs, cattrs and
importlib_resources and makes a converter; the limit of reading is json.loads of the same bytes.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

RUNS = 9


def median(run: Callable[[], object]) -> float:
    times: list[float] = []
    for _ in range(RUNS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def process(code: str) -> float:
    return median(lambda: subprocess.run([sys.executable, "-c", code], check=True, capture_output=True))


def show(what: str, ours: float, limit: str, theirs: float) -> None:
    print(f"{what:<44} {1000 * ours:8.1f} ms   {ours / theirs:6.2f} × {limit}")


def main() -> None:
    bare = process("pass")
    parts = process("import attrs, cattrs, importlib_resources; cattrs.Converter()")
    show("import china_sso", process("import china_sso"), "interpreter", bare)
    show(
        "city('hangzhou') in a fresh process",
        process("import china_sso as s; s.city('hangzhou')"),
        "attrs, cattrs, importlib_resources",
        parts,
    )
    show(
        "observations() in a fresh process",
        process("import china_sso as s; s.observations()"),
        "attrs, cattrs, importlib_resources",
        parts,
    )

    from china_sso import store
    from china_sso.dataset import Dataset

    texts = [path.read_bytes() for path in sorted(Path(str(files("china_sso") / "data" / "cities")).glob("*.json"))]
    plain = median(lambda: [json.loads(text) for text in texts])
    show(
        "reading all cities, checked and structured",
        median(lambda: Dataset(store.bundled()).cities()),
        "json.loads of the same bytes",
        plain,
    )
    show(
        "strict parsing of all cities",
        median(lambda: [store.parse(text, "") for text in texts]),
        "json.loads of the same bytes",
        plain,
    )


if __name__ == "__main__":
    main()
