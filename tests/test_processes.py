"""The package answers the same wherever its process runs: packed, locked, forked, spawned, optimised, far from home."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import stress

#: One line that differs if any figure, place, table or reference does.
SUMMARY = """
import hashlib
import china_sso as sso
parts = (
    sso.observations(), sso.cities(), sso.national(), sso.providers(), sso.incentives(), sso.errata(), sso.glossary(),
    str(sso.rank(sso.cities(region="eastern"), "outsourcing.employees")), str(sso.compare(sso.cities())),
    str(sso.cite_source(sso.load(), "inside-the-dragon-2013")), [str(finding) for finding in sso.verify(sso.load())],
)
print(*(hashlib.sha256(repr(part).encode()).hexdigest()[:8] for part in parts), ascii(sso.city("Xi'an").chinese))
"""

#: What only a process that changes something, or talks to somebody, does.
LOCKED = """
import os, sys
def refuse(event, arguments):
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    changes = event in ("os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.chmod", "os.utime", "os.truncate", "os.putenv")
    if writes or changes or event.startswith(("socket.", "subprocess.", "tempfile.", "os.system", "os.exec")):
        raise PermissionError(f"{event}{arguments}")
sys.addaudithook(refuse)
"""


def answer(*command: str, code: str = SUMMARY, environment: dict[str, str] | None = None, folder: Path | None = None) -> str:
    """What a fresh process prints, with these flags, and nothing in its environment but what is named."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "PATH") if name in os.environ}
    variables = {**kept, "PYTHONDONTWRITEBYTECODE": "1", **(environment or {})}
    done = subprocess.run(
        [sys.executable, *command, "-c", code],
        env=variables,
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="session")
def usual() -> str:
    """The summary, as a process without anything special gives it."""
    return answer()


@pytest.mark.slow
def test_the_summary_holds_something(usual: str) -> None:
    assert len(set(usual.split())) == 12, "eleven different digests and a name"


THREADS = """
from concurrent.futures import ThreadPoolExecutor
slugs = [names.slug for names in sso.load().names()] * 4
with ThreadPoolExecutor(16) as pool:
    print(len(set(map(id, pool.map(sso.city, slugs)))))
"""


@pytest.mark.slow
def test_the_same_from_a_zip_and_to_many_threads(usual: str, package: Path, tmp_path: Path) -> None:
    archive = tmp_path / "packed.whl"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in package.rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts:
                packed.write(file, Path("china_sso") / file.relative_to(package))
    where = "import china_sso as sso; assert '.whl' in sso.__file__, sso.__file__\n"
    assert answer(code=where + THREADS + SUMMARY, environment={"PYTHONPATH": str(archive)}) == f"29\n{usual}"


@pytest.mark.slow
def test_nothing_is_written_and_nobody_is_called(usual: str) -> None:
    assert answer(code=LOCKED + SUMMARY) == usual


@pytest.mark.slow
@pytest.mark.parametrize("flags", [("-OO", "-I", "-W", "error"), ("-X", "dev", "-W", "error"), ("-bb", "-S", "-E")], ids=" ".join)
def test_the_same_under_every_flag(flags: tuple[str, ...], usual: str, package: Path) -> None:
    paths = [path for path in sys.path if path] if "-S" in flags else []
    code = f"import sys; sys.path[:0] = {[*paths, str(package.parent)]!r}\n" if paths else ""
    assert answer(*flags, code=code + SUMMARY) == usual


@pytest.mark.slow
@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr"},
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "nowhere/at all", "HOME": "/does/not/exist", "TMPDIR": "/does/not/exist"},
        {"PYTHONHASHSEED": "4294967295", "COLUMNS": "-1", "LINES": "none", "NO_COLOR": "", "TERM": "\x1b[31m"},
    ],
    ids=lambda environment: " ".join(environment),
)
def test_the_same_in_hostile_surroundings(environment: dict[str, str], usual: str, tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('a file of the working folder was imported')\n", encoding="utf-8")
    assert answer("-P", environment=environment, folder=tmp_path) == usual


CHANGED = """
import os, shutil, sys
import china_sso as sso
from china_sso.reading.folder import bundled
before = sso.city("hangzhou")
for number, name in enumerate(sys.argv[1:]):
    path = os.path.join(bundled().path, name)
    if number % 2:
        os.remove(path)
    else:
        open(path, "wb").close()
assert before.incentives and before.figures and before.providers, "what was read stays"
for ask in (sso.cities, sso.figures, lambda: sso.city("suzhou"), lambda: sso.city("wuhan"), sso.organisations, sso.glossary):
    try:
        print("answered:", ask())
    except sso.DataFileError as error:
        print(error.faults[0].file)
assert sso.city("dalian").figures, "what is still there is answered"
"""


@pytest.mark.slow
def test_a_file_of_the_package_that_changes_or_vanishes_is_no_half_answer(package: Path, tmp_path: Path) -> None:
    shutil.copytree(package, tmp_path / "china_sso", ignore=shutil.ignore_patterns("__pycache__"))
    source = "inside-the-dragon-2013"
    changed = (f"{source}/suzhou.json", f"{source}/wuhan.json", "organisations.json", "glossary.json")
    done = subprocess.run(
        [sys.executable, "-c", CHANGED, *changed],
        env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    answers = done.stdout.splitlines()
    assert set(answers) <= set(changed), answers
    assert answers[2:4] + answers[5:] == [*changed[:2], changed[3]]


POOL = """
import multiprocessing, sys
import china_sso as sso

def place(slug):
    return sso.city(slug) is sso.load().city(slug), sso.city(slug).figures

def main(method):
    with multiprocessing.get_context(method).Pool(2) as pool:
        slugs = [city.slug for city in sso.cities()]
        assert pool.map(sso.city, slugs) == list(sso.cities())
        assert pool.map(place, slugs) == [(True, city.figures) for city in sso.cities()]
        assert pool.apply(sso.national) == sso.national()
        assert pool.apply(sso.load, (), {"errata": False}) is sso.load(errata=False)
        assert pool.apply(sso.rank, (sso.cities()[:9], sso.Economy.gdp)) == sso.rank(sso.cities()[:9], sso.Economy.gdp)
        assert [str(each) for each in pool.map(str, sso.observations()[:50])]
        try:
            pool.apply(sso.city, ("Atlantis",))
        except sso.UnknownCityError as error:
            assert error.query == "Atlantis"

if __name__ == "__main__":
    main(sys.argv[1])
"""
METHODS = [method for method in ("fork", "spawn", "forkserver") if sys.platform != "win32" or method == "spawn"]


@pytest.mark.slow
@pytest.mark.parametrize("method", METHODS)
def test_functions_and_their_answers_cross_processes(method: str, tmp_path: Path) -> None:
    script = tmp_path / "pool.py"
    script.write_text(POOL, encoding="utf-8")
    done = subprocess.run([sys.executable, script, method], capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr


# The modules are imported before: a process forked in the middle of an import can't import that module, whoever wrote it.
FORKS = """
import os, sys, threading
import china_sso as sso
sso.cities(), sso.indicators()
sys.setswitchinterval(1e-6)
stop = threading.Event()
def read():
    while not stop.is_set():
        type(sso.load())(sso.load()._library.folders, errata=True).cities()
threads = [threading.Thread(target=read, daemon=True) for _ in range(2)]
for thread in threads: thread.start()
answers = []
for _ in range(20):
    child = os.fork()
    if not child:
        unread = sso.load(errata=False)
        os._exit(0 if len(unread.cities()) == len(sso.cities()) and unread.indicators() else 1)
    answers.append(os.waitpid(child, 0)[1])
stop.set()
print(sorted(set(answers)))
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_child_answers_that_was_forked_while_threads_were_reading() -> None:
    assert answer("-W", "ignore::DeprecationWarning", code=FORKS) == "[0]"


#: Another thread is within the lock of reading, for as long as it takes the child to answer.
FORKED_WITHIN = """
import os, signal, threading
import china_sso as sso
from china_sso.reading.library import _Reading

held, done = threading.Event(), threading.Event()

def hold():
    with _Reading.lock:
        held.set()
        done.wait()

threading.Thread(target=hold, daemon=True).start()
held.wait()
child = os.fork()
if not child:
    signal.alarm(20)
    sso.load().city("dalian").figures
    os._exit(0)
print(os.waitpid(child, 0)[1])
done.set()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_child_needs_no_lock_that_a_thread_of_its_parent_held() -> None:
    assert answer("-W", "ignore::DeprecationWarning", code=FORKED_WITHIN) == "0"


@pytest.mark.slow
def test_threads_that_all_ask_first_get_the_same_objects() -> None:
    assert stress.tally(10) == {"fine": 10}
