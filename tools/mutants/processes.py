"""Where a fault lives: a process of its own, that has imported everything or nothing, and the tests that run there."""

from __future__ import annotations

import contextlib
import functools
import gc
import importlib
import importlib.machinery
import importlib.util
import os
import pickle
import pkgutil
import resource
import select
import tempfile
import time
import types
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from faults import Fault

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "china_sso"
#: Tests that read the source, or look into processes of their own.
LEFT_OUT = tuple(f"tests/test_{name}.py" for name in ("house", "processes", "site", "engines"))
LIBRARIES = (
    *("attrs", "cattrs", "click", "hypothesis", "importlib_resources", "jsonschema", "coverage", "narwhals", "pandas", "polars"),
    *(
        "pyarrow",
        "altair",
        "duckdb",
        "xlsxwriter",
        "great_tables",
        "openpyxl",
        "griffe",
        "_pytest.doctest",
        "sqlite3",
        "unittest.mock",
    ),
)
#: A result: what happened, and the test that noticed.
Result = tuple[str, str]


def forked(work: Callable[[], Any], cpu: float) -> Any:
    """What the work gives in a process of its own; ``("killed", why)`` where that uses up its time or dies."""
    end, other = os.pipe()
    child = os.fork()
    if not child:
        with contextlib.suppress(BaseException):
            os.close(end)
            if "LOUD" not in os.environ:
                for standard in (0, 1, 2):
                    os.dup2(os.open(os.devnull, os.O_RDWR), standard)
            resource.setrlimit(resource.RLIMIT_CPU, (int(cpu) + 1, int(cpu) + 2))
            try:
                given = work()
            except BaseException as error:
                given = ("killed", repr(error)[:200])
            with os.fdopen(other, "wb") as pipe:
                pipe.write(pickle.dumps(given))
        os._exit(0)
    os.close(other)
    content, until = b"", time.monotonic() + 20 * cpu + 60
    with os.fdopen(end, "rb") as pipe:
        while select.select([pipe], [], [], max(0, until - time.monotonic()))[0] and (read := os.read(end, 1 << 16)):
            content += read
    if hung := not content and time.monotonic() >= until:
        os.kill(child, 9)
    os.waitpid(child, 0)
    return pickle.loads(content) if content else ("hung" if hung else "killed", "its time was up")


def first_failure(items: list[pytest.Item]) -> Result:
    """The first of these tests that fails."""
    for item, following in zip(items, [*items[1:], None], strict=True):
        if any(report.failed for report in runtestprotocol(item, log=False, nextitem=following)):
            return "killed", item.nodeid
    return "survived", f"{len(items)} tests"


def collected(session: pytest.Session, names: Iterable[str]) -> dict[str, pytest.Item]:
    """The tests of the files of these; a fault may do away with one of many cases, so that none is asked for by its name."""
    found = session.perform_collect(sorted({name.partition("::")[0] for name in names}))
    return {each.nodeid: each for each in found if isinstance(each, pytest.Item)}


def session_of(work: Callable[[pytest.Session], None]) -> None:
    """Does the work in a session of pytest that has collected nothing yet, so that nothing has imported the package."""
    os.environ["HYPOTHESIS_PROFILE"] = "faults"

    class Taken:
        def pytest_collection(self, session: pytest.Session) -> bool:
            for library in LIBRARIES:
                with contextlib.suppress(ImportError):
                    importlib.import_module(library)
            work(session)
            return True

        def pytest_runtestloop(self) -> bool:
            return True

    plugins = ("hypothesispytest", "no:cacheprovider", "no:unraisableexception", "no:threadexception")
    options = [f"-p{plugin}" for plugin in plugins] + ["-o", "addopts=", "--disable-plugin-autoload", "-q", "tools"]
    with tempfile.TemporaryDirectory() as folder:
        pytest.main([*options, "--doctest-modules", f"--basetemp={folder}/tests"], plugins=[Taken()])


class Warm:
    """Everything imported, every test collected, and the data read."""

    def __init__(self, session: pytest.Session, paths: Sequence[str]) -> None:
        package = importlib.import_module("china_sso")
        for module in pkgutil.walk_packages(package.__path__, "china_sso."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
        self.items = {
            name: each
            for name, each in collected(session, paths).items()
            if not (name.startswith(LEFT_OUT) or starts_another(each))
        }
        self.functions = defaultdict[tuple[str, int, str], list[types.FunctionType]](list)
        for each in gc.get_objects():
            if isinstance(each, types.FunctionType) and each.__code__.co_filename.startswith(str(SOURCE)):
                self.functions[key(each.__code__)].append(each)
        gc.freeze()

    def read(self) -> None:
        """Reads what the tests ask for again and again."""
        package = importlib.import_module("china_sso")
        package.observations()
        for city in package.cities():
            _ = city.figures, city.providers
        with contextlib.suppress(ImportError):  # the schema of Vega-Lite
            package.rank(package.cities(), "economy.gdp").chart().to_dict()
        gc.unfreeze()  # what is frozen is not listed
        ours = [each for each in gc.get_objects() if str(type(each).__module__).startswith("china_sso")]
        self.kept = [each._kept for each in ours if isinstance(getattr(each, "_kept", None), dict)]  # noqa: SLF001
        caches: list[Any] = [each for each in gc.get_objects() if type(each) is type(cached)]
        self.caches = [each for each in caches if str(each.__module__).startswith("china_sso")]
        # what tests keep may have been worked out while they were collected
        self.kept_by_tests = [each for each in caches if file_of(each.__wrapped__).startswith(f"{ROOT}/tests")]
        gc.freeze()

    def forget_tests(self) -> None:
        """Forgets what tests keep of what they have worked out."""
        for cache in self.kept_by_tests:
            cache.cache_clear()

    def forget(self) -> None:
        """Forgets whatever has been worked out of the data."""
        for cache in self.caches:
            cache.cache_clear()
        for kept in self.kept:
            kept.clear()


def starts_another(item: pytest.Item) -> bool:
    """Whether the test looks into a process of its own, which a fault doesn't reach."""
    code = getattr(getattr(item, "function", None), "__code__", None)
    names = code.co_names if code else ()
    return "run" in getattr(item, "fixturenames", ()) or not {"subprocess", "process"}.isdisjoint(names)


@functools.cache
def cached() -> None:
    """Something that is cached."""


def file_of(function: Any) -> str:
    """The file that a function stands in; nothing for what is none."""
    return function.__code__.co_filename if isinstance(function, types.FunctionType) else ""


def key(code: types.CodeType) -> tuple[str, int, str]:
    """What finds a function again."""
    return code.co_filename, code.co_firstlineno, code.co_qualname


def codes(code: types.CodeType) -> Iterator[types.CodeType]:
    """The code of all functions in a code."""
    for each in code.co_consts:
        if isinstance(each, types.CodeType):
            yield each
            yield from codes(each)


class Served(importlib.machinery.SourceFileLoader):
    """Gives a module other code than its file has."""

    code: types.CodeType

    def get_code(self, _fullname: str) -> types.CodeType:
        return self.code


class Hook:
    """Finds the one module that has a fault."""

    def __init__(self, file: Path, code: types.CodeType) -> None:
        parts = file.relative_to(SOURCE.parent).with_suffix("").parts
        self.name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        self.file, self.code = file, code

    def find_spec(self, fullname: str, _path: object = None, _target: object = None) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.name:
            return None
        loader = Served(fullname, str(self.file))
        loader.code = self.code
        inside = [str(self.file.parent)] if self.file.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(fullname, self.file, loader=loader, submodule_search_locations=inside)


def put_in(fault: Fault, warm: Warm) -> bool:
    """Puts the fault into the functions that are alive; False where none of them has it."""
    file = str(SOURCE / fault.module)
    before = {key(each): each for each in codes(compile(fault.tree, file, "exec"))}
    swapped = False
    with fault:
        after = {key(each): each for each in codes(compile(fault.tree, file, "exec"))}
    for place, code in after.items():
        if before.get(place) != code:
            for function in warm.functions[place]:
                function.__code__ = code
                swapped = True
    return swapped
