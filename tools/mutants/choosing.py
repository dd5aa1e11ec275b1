"""Which tests may notice a fault: those that run its line, by a map that is made once."""

from __future__ import annotations

import functools
import importlib
import pickle
import re
import time
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from faults import Fault
from processes import ROOT, SOURCE, Result, Warm, first_failure, forked, session_of

KEPT = ROOT / ".mutants"
MAP = KEPT / "map.pickle"
#: So many of the cases of a test are looked at.
MOST = 60
#: Seconds of CPU of a test, with its lines noted, beyond which it is of no use here.
LONGEST = 6
#: The tests of a room, by how their files begin, where they aren't called after its modules.
ROOMS = {
    "cli/": ("tests/test_printed", "tests/test_commands"),
    "output/charts/": ("tests/test_looks", "tests/test_marks"),
    "output/files/": ("tests/test_statements", "tests/test_export"),
}
#: Tests that go through all words, data, columns or commands, for faults in what runs on import.
BROAD = tuple(
    f"tests/test_{name}"
    for name in ("contract.py::test_names", "schema.py::test_the_schemas", "data", "printed", "frames", "commands", "records")
)
#: Files of tests that take long each, of which the lines are noted last.
LATE = tuple(f"tests/test_{name}.py" for name in ("bad_input", "charts", "context", "export", "identity", "pictures", "schema"))


def make_map(paths: Sequence[str]) -> None:
    """Notes the lines that each test runs, where that is not known yet, and those that reading the data runs."""
    coverage = importlib.import_module("coverage")
    known: dict[str, tuple[float, set[tuple[str, int]]]] = pickle.loads(MAP.read_bytes()) if MAP.exists() else {}

    def lines(work: Callable[[], Result]) -> tuple[Result, float, set[tuple[str, int]]]:
        measured = coverage.Coverage(data_file=None, include=[f"{SOURCE}/*"], branch=False, config_file=False)
        measured.start()
        start = time.process_time()
        result = work()
        spent = time.process_time() - start
        measured.stop()
        with warnings.catch_warnings(action="ignore"):  # that nothing was run: what stands there since the import may be looked at
            data = measured.get_data()
        relative = {file: str(Path(file).relative_to(SOURCE)) for file in data.measured_files()}
        return result, spent, {(relative[file], line) for file in relative for line in data.lines(file)}

    def work(session: pytest.Session) -> None:
        warm = Warm(session, paths)
        warm.read()
        _, _, loading = forked(lambda: lines(lambda: (warm.forget(), warm.read(), ("survived", ""))[2]), 120)
        known[""] = 0.0, loading
        few = Counter[str]()
        last = sorted(warm.items, key=lambda name: (not name.startswith("src"), name.startswith(LATE)))
        for count, (name, item) in enumerate((name, warm.items[name]) for name in last):
            function = name.partition("[")[0]
            if name in known or few[function] == MOST:
                continue
            few[function] += 1
            got = forked(lambda item=item: lines(lambda: first_failure([item])), LONGEST)
            if len(got) == 3 and got[0][0] == "survived":
                known[name] = got[1:]
            else:
                print("not known:", name, got[0], flush=True)
            if count % 100 == 0:
                MAP.write_bytes(pickle.dumps(known))
        MAP.write_bytes(pickle.dumps(known))

    session_of(work)


class Chosen:
    """The tests for a fault, by what is known of their lines."""

    def __init__(self) -> None:
        self.known: dict[str, tuple[float, set[tuple[str, int]]]] = pickle.loads(MAP.read_bytes())
        self.loading = self.known.pop("")[1]
        self.by_line = defaultdict[tuple[str, int], set[str]](set)
        for name, (_, reached) in self.known.items():
            for place in reached:
                self.by_line[place].add(name)
        self.text = {str(file.relative_to(SOURCE)): file.read_text("utf-8").splitlines() for file in SOURCE.rglob("*.py")}

    @functools.cache  # noqa: B019 -- there is one
    def naming(self, name: str, module: str) -> set[str]:
        """The tests that run a line with the name, in its module where it is private."""
        word = re.compile(rf"\b{re.escape(name)}\b")
        where = [module] if name.startswith("_") and not name.endswith("__") else self.text
        return {
            test
            for file in where
            for line, text in enumerate(self.text[file], 1)
            if word.search(text)
            for test in self.by_line[file, line]
        }

    def on_import(self, fault: Fault) -> bool:
        """Whether the fault is in what runs when the module is imported."""
        return not fault.inside or not (self.reaching(fault) or self.loads(fault))

    def loads(self, fault: Fault) -> bool:
        """Whether reading the data runs it."""
        return any((fault.module, line) in self.loading for line in fault.lines)

    def reaching(self, fault: Fault) -> set[str]:
        """The tests that run the fault itself."""
        return {test for line in fault.lines for test in self.by_line[fault.module, line]}

    def tests(self, fault: Fault, budget: float, files: int) -> list[str]:
        """Names of tests: those of its own file first, then the quickest, as long as the budget of seconds lasts."""
        module = fault.module.removesuffix(".py")
        own = (
            f"src/china_sso/{module}.py::",
            f"tests/test_{Path(module).name}.py::",
            *(each for room, tests in ROOMS.items() if module.startswith(room) for each in tests),
            f"tests/test_{Path(module).parent.name}.py::",
        )
        found, near = self.reaching(fault), own
        if self.on_import(fault):
            near = (*own, *BROAD)
            found = found.union(*(self.naming(name, fault.module) for name in fault.names))
            found |= {test for test in self.known if test.startswith((*own[:-1], *BROAD))}
        rest = set(self.known) - found if self.loads(fault) or not found else set[str]()
        quick = [
            *sorted(found, key=lambda test: (self.known[test][0] * (0.2 if test.startswith(near) else 1), test)),
            *sorted(rest, key=lambda test: (not test.startswith(own), self.known[test][0], test)),
        ]
        chosen, opened, spent = list[str](), set[str](), 0.0
        for test in quick:
            file = test.partition("::")[0]
            if spent + self.known[test][0] > budget or (file not in opened and len(opened) >= files):
                continue
            spent += self.known[test][0]
            opened.add(file)
            chosen.append(test)
        return chosen
