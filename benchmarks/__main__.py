"""How long things take, against a limit measured in the same run: ``python benchmarks``.

Each line is a ratio of medians of CPU time; the runs of what is measured and of its limit alternate, so that a busy
machine slows both. Sources are compiled beforehand. The limit of a whole process is one that imports attrs, cattrs and
importlib_resources; the limit of reading is json.loads of the same bytes.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

RUNS = 15
DEPENDENCIES = "attrs, cattrs, importlib_resources"


def cpu_of_process(code: str, cache: str) -> float:
    """The CPU time, of user and system, that a fresh interpreter takes for some code."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env={**environment, "PYTHONPYCACHEPREFIX": cache})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def cpu_of(run: Callable[[], object]) -> float:
    """The CPU time of something that doesn't have to clear up after what ran before."""
    gc.collect()
    start = time.process_time()
    run()
    return time.process_time() - start


def medians(*measures: Callable[[], float]) -> list[float]:
    """The median of each measure, over runs that alternate."""
    rounds = [[measure() for measure in measures] for _ in range(RUNS + 1)]
    return [statistics.median(times) for times in zip(*rounds[1:], strict=True)]  # the first round compiles and warms up


def show(what: str, ours: float, limit: str, theirs: float) -> None:
    print(f"{what:<46} {1000 * ours:8.1f} ms   {ours / theirs:6.2f} × {limit}", flush=True)


def processes() -> None:
    questions = {
        "city('hangzhou')": "s.city('hangzhou')",
        "city('hangzhou').economy[0].gdp": "s.city('hangzhou').economy[0].gdp",
        "observations()": "s.observations()",
        "list(observations())": "list(s.observations())",
        "convert(1, 'CNY', 'USD', year=2012)": "s.convert(1, 'CNY', 'USD', year=2012)",
        "errata()": "s.errata()",
        "sources()": "s.sources()",
    }
    with tempfile.TemporaryDirectory() as cache:
        limits = ("pass", f"import {DEPENDENCIES}")
        codes = [*limits, "import china_sso", *(f"import china_sso as s; {question}" for question in questions.values())]
        bare, parts, face, *found = medians(*(lambda code=code: cpu_of_process(code, cache) for code in codes))  # type: ignore[misc]
    show("import china_sso", face, "an interpreter", bare)
    for question, seconds in zip(questions, found, strict=True):
        show(question, seconds, f"import {DEPENDENCIES}", parts)


def reading() -> None:
    from china_sso.model.profile import LISTS
    from china_sso.model.vocabulary import Confidence
    from china_sso.reading import json as strict
    from china_sso.reading.check import check
    from china_sso.reading.folder import Snapshot, bundled
    from china_sso.reading.library import Library

    def read(*lists: str) -> None:
        """Reads every file anew, and makes these lists of facts."""
        library = Library((bundled(),), errata=Confidence.LIKELY)
        for place in map(library.place, library.places):
            for profile in place.profiles:
                for chapter in profile.chapters:
                    for name in lists:
                        getattr(chapter, name)

    folder = Snapshot.of(str(bundled().path))
    read_with_places = ("places.json", "sources.json", "errata.json")
    texts = [content for name, content in folder.files.items() if "/" in name or name in read_with_places]
    plain, places, figures, everything, parsed, checked = medians(
        lambda: cpu_of(lambda: [json.loads(text) for text in texts]),
        lambda: cpu_of(read),
        lambda: cpu_of(lambda: read("figures", "amounts")),
        lambda: cpu_of(lambda: read(*LISTS)),
        lambda: cpu_of(lambda: [strict.parse(text, "") for text in texts]),
        lambda: cpu_of(lambda: check(folder, {})),
    )
    limit = "json.loads of the same bytes"
    show("reading all places", places, limit, plain)
    show("and making their figures", figures, limit, plain)
    show("and making everything else", everything, limit, plain)
    show("strict parsing of all places", parsed, limit, plain)
    show("checking a whole folder", checked, limit, plain)


if __name__ == "__main__":
    processes()
    reading()
