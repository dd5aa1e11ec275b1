"""Small faults put into the package one by one, to see whether a test notices: ``python tools/mutants run``.

``map`` first notes which lines each test runs, in ``.mutants/map.pickle``. ``run`` then takes a sample of the faults that
``faults.py`` can make, spread over the lines of each module and always the same, and runs the tests that reach the
line, the quickest first, until one fails. ``again`` gives the survivors all the tests that reach them, and ``files`` writes them
into the files of a copy and runs the tests named by ``--tests`` there: those of signatures, processes and whole exports see no
other. ``tally`` says what came out. Every fault of ``run`` and ``again`` lives in a forked process of its own:

- one in the body of a function is put into a process that has imported everything and read the data; what has been worked out
  is forgotten where the reading may have come by the fault;
- one in what runs on import is put into a process that has not imported the package yet, by an import hook.

So no file of the package changes, and nothing is imported anew for a fault in a function. Needs an operating system that forks.
"""

from __future__ import annotations

import argparse
import ast
import gc
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import faults
import pytest
from choosing import KEPT, Chosen, make_map
from processes import ROOT, SOURCE, Hook, Result, Warm, collected, first_failure, forked, put_in, session_of

RESULTS = KEPT / "results.jsonl"
#: With so many seconds of tests for a fault, nothing is spared: all files are opened, and what was worked out is forgotten.
WHOLE = 10


def note(fault: faults.Fault, result: Result, way: str, start: float) -> None:
    """Notes what became of a fault."""
    with RESULTS.open("a", encoding="utf-8") as file:
        entry = {
            "fault": fault.name,
            "module": fault.module,
            "line": fault.lines[0],
            "result": result[0],
            "by": result[1],
            "way": way,
        }
        file.write(json.dumps({**entry, "seconds": round(time.monotonic() - start, 1)}, ensure_ascii=False) + "\n")


def in_files(chosen: list[faults.Fault], tests: list[str]) -> None:
    """Writes one fault after the other into the files of a copy, and runs some tests there."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in ("src", "tests", "tools", "docs"):
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        for file in filter(Path.is_file, ROOT.iterdir()):
            shutil.copy(file, copy)
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
        environment = {**os.environ, "PYTHONPATH": str(copy / "src")}

        def tried() -> Result:
            try:
                done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False, timeout=600)
            except subprocess.TimeoutExpired:
                return "killed", "its time was up"
            said = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
            return ("killed", said[0] if said else done.stderr[-200:]) if done.returncode else ("survived", "the tests named")

        if (result := tried())[0] != "survived":  # they fail by themselves, or there are none
            sys.exit(f"without a fault: {result[1] or 'no such tests'}")
        for fault in chosen:
            file, start = copy / "src" / "china_sso" / fault.module, time.monotonic()
            before = file.read_text("utf-8")
            with fault:
                file.write_text(ast.unparse(fault.tree), "utf-8")
            note(fault, tried(), "files", start)
            file.write_text(before, "utf-8")


def run(chosen: list[faults.Fault], tests: Chosen, budget: float, *, null: bool) -> None:
    """Puts in one fault after the other and notes what became of it."""

    def in_functions(session: pytest.Session) -> None:
        inside = {fault.name: tests.tests(fault, budget, 999) for fault in chosen if not tests.on_import(fault)}
        warm = Warm(session, sorted({name.partition("::")[0] for names in inside.values() for name in names}))
        warm.read()
        for fault in chosen:
            if fault.name not in inside:
                continue
            items = [warm.items[name] for name in inside[fault.name] if name in warm.items]

            def work(fault: faults.Fault = fault, items: list[pytest.Item] = items) -> Result:
                if not null and not put_in(fault, warm):
                    return "out of reach", ""
                warm.forget_tests()
                if tests.loads(fault) or budget >= WHOLE:
                    warm.forget()
                found = first_failure(items)
                # what is worked out on import, or while reading, may have been worked out before the fault was there
                return ("out of reach", "") if found[0] == "survived" and budget >= WHOLE and tests.loads(fault) else found

            start = time.monotonic()
            note(fault, forked(work, 2 * budget + 3), "function", start)

    def on_import(session: pytest.Session) -> None:
        unreached = {name for name, entry in results().items() if entry["result"] == "out of reach"}
        for fault in chosen:
            if not tests.on_import(fault) and fault.name not in unreached:
                continue

            def work(fault: faults.Fault = fault) -> Result:
                if not null:
                    with fault:
                        hook = Hook(SOURCE / fault.module, compile(fault.tree, str(SOURCE / fault.module), "exec"))
                    sys.meta_path.insert(0, hook)  # type: ignore[arg-type]
                names = tests.tests(fault, budget, 25 if budget >= WHOLE else 8)
                items = collected(session, names)
                if session.testsfailed:
                    return "killed", "on collection"
                return first_failure([items[name] for name in names if name in items])

            start = time.monotonic()
            note(fault, forked(work, 2 * budget + 6), "import", start)

    def both(session: pytest.Session) -> None:
        gc.freeze()
        forked(lambda: in_functions(session), 10**6)
        on_import(session)

    session_of(both)


def sample(modules: Iterable[str], size: int) -> list[faults.Fault]:
    """So many faults of each module, one at random of each stretch of its lines; always the same."""
    found = list[tuple[int, faults.Fault]]()
    for module in modules:
        made = faults.of(module, (SOURCE / module).read_text("utf-8"))
        count = min(size, len(made))
        for turn, number in enumerate(random.Random(module).sample(range(count), count)):
            stretch = made[len(made) * number // count : len(made) * (number + 1) // count]
            found.append((turn, random.Random(f"{module} {number} {count}").choice(stretch)))
    return [fault for _, fault in sorted(found, key=lambda each: each[0])]  # so that each module has some early


def results() -> dict[str, dict[str, Any]]:
    """The last result of each fault."""
    lines = RESULTS.read_text("utf-8").splitlines() if RESULTS.exists() else []
    return {entry["fault"]: entry for entry in map(json.loads, lines)}


def tally() -> None:
    """How many of the faults of each module were noticed, and each that was not."""
    counts = defaultdict[str, Counter[str]](Counter)
    for entry in results().values():
        counts[entry["module"]][entry["result"]] += 1
    for module, count in sorted(counts.items()):
        print(f"{count['killed']:4} of {count.total():4}  {module}  {dict(count) if len(count) > 1 else ''}")
    total = sum(counts.values(), Counter[str]())
    print(f"{total['killed']} of {total.total()} noticed: {total['killed'] / max(1, total.total()):.1%}")
    for entry in results().values():
        if entry["result"] != "killed":
            print(f"{entry['result']}: {entry['fault']}  ({entry['by']}, {entry['way']})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["map", "run", "again", "files", "tally"])
    parser.add_argument("modules", nargs="*", help="as model/money.py, or tests to map; all of them without any")
    parser.add_argument("--sample", type=int, default=15, help="faults of a module")
    parser.add_argument("--budget", type=float, default=4, help="seconds of tests for a fault")
    parser.add_argument("--tests", nargs="+", default=["tests/test_contract.py"], help="the tests that files are tried with")
    parser.add_argument("--null", action="store_true", help="put in nothing: every one has to survive")
    asked = parser.parse_args()
    os.chdir(ROOT)
    KEPT.mkdir(exist_ok=True)
    if asked.what == "map":
        return make_map(asked.modules or ["tests", "src"])
    if asked.what == "tally":
        return tally()
    before = results()
    modules = asked.modules or sorted(str(file.relative_to(SOURCE)) for file in SOURCE.rglob("*.py"))
    if asked.what in {"again", "files"}:
        wanted = {name for name, entry in before.items() if entry["result"] != "killed"}
        found = [fault for fault in sample(modules, 10**6) if fault.name in wanted]
        if asked.what == "files":
            return in_files(found, asked.tests)
        return run(found, Chosen(), asked.budget, null=asked.null)
    found = [fault for fault in sample(modules, asked.sample) if fault.name not in before]
    return run(found, Chosen(), asked.budget, null=asked.null)


if __name__ == "__main__":
    main()
