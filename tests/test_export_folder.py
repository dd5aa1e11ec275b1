"""Whole or not at all: whatever stops an export, its folder has the old files or the new, and no others are ever touched."""

import os
import signal
import subprocess
import sys
import threading
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

import china_sso as sso
from china_sso.output.files import folder as folders
from china_sso.output.paths import write_whole
from conftest import some

#: An export that is stopped at its n-th step towards the disk, in a process of its own.
STOPPED = """
import ctypes, os, signal, sys
from pathlib import Path
import china_sso as sso
from china_sso.output.files import folder as folders

target, stop, exchanges = sys.argv[1], int(sys.argv[2]), sys.argv[3] == "True"
steps = 0

def counted(do):
    def step(*arguments, **named):
        global steps
        if steps == stop:
            os.kill(os.getpid(), signal.SIGKILL)
        steps += 1
        return do(*arguments, **named)
    return step

os.fsync, Path.unlink, Path.rmdir = counted(os.fsync), counted(Path.unlink), counted(Path.rmdir)
Path.write_bytes, Path.write_text, Path.rename = counted(Path.write_bytes), counted(Path.write_text), counted(Path.rename)
folders._exchanged = counted(folders._exchanged if exchanges else lambda *_: False)
sso.export(target, "csv", tables=["sources", "places"], dataset=sso.load(errata=False))
print(steps)
"""


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def exported(folder: Path, form: str = "csv") -> dict[str, bytes]:
    sso.export(folder, form, tables=["sources", "places"])
    return contents(folder)


def test_an_export_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    old = exported(tmp_path / "out", "json")
    assert old != exported(tmp_path / "out")
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("exchanges", [True, False], ids=["in one step", "in two"])
def test_what_can_not_be_written_leaves_the_old_files(exchanges: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not exchanges:
        monkeypatch.setattr(folders, "_exchanged", lambda *_: False)
    old = exported(tmp_path / "out")
    for failing in (*(f"fsync {number}" for number in range(3)), "rename 0", "rename 1"):
        name, number = failing.split()
        calls = iter(range(100))
        owner = os if name == "fsync" else Path
        real = getattr(owner, name)

        def full(*arguments: object) -> object:
            if next(calls) == int(number):  # noqa: B023
                raise OSError(28, "No space left on device")
            return real(*arguments)  # noqa: B023

        with monkeypatch.context() as patch:
            patch.setattr(owner, name, full)
            if name == "rename" and exchanges:  # none is needed
                old = exported(tmp_path / "out", "json")
                continue
            with pytest.raises(OSError, match="No space"):
                exported(tmp_path / "out", "json")
        assert contents(tmp_path / "out") == old, failing
        assert [file.name for file in tmp_path.iterdir()] == ["out"], failing


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the limit is one of POSIX")
def test_a_full_disk_leaves_the_old_files(tmp_path: Path) -> None:
    code = (
        "import resource, signal, sys, china_sso as sso\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "data = sso.load(); data.observations()\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try: sso.export(sys.argv[1], sys.argv[2], dataset=data)\n"
        "except Exception as error: print(type(error).__name__)\n"
    )
    old = exported(tmp_path / "out")
    others = [name for name, library in (("duckdb", "duckdb"), ("xlsx", "xlsxwriter")) if find_spec(library)]
    for form in some(("sqlite", "csv", *others), 4):
        done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "out"), form], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "OSError", done.stdout + done.stderr
        assert contents(tmp_path / "out") == old
        assert [file.name for file in tmp_path.iterdir()] == ["out"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
@pytest.mark.parametrize("exchanges", [True, False], ids=["in one step", "in two"])
def test_a_kill_at_any_step_leaves_the_old_files_or_the_new(exchanges: bool, tmp_path: Path) -> None:
    sso.export(tmp_path / "other", "csv", tables=["sources", "places"], dataset=sso.load(errata=False))
    old, new = exported(tmp_path / "fresh", "json"), contents(tmp_path / "other")
    if exchanges and not folders._exchanged(tmp_path / "fresh", tmp_path / "other"):
        pytest.skip("this system has no such step")
    seen, stop = set(), 0
    for stop in range(100):
        target = tmp_path / f"{stop}" / "out"
        exported(target, "json")
        command = [sys.executable, "-c", STOPPED, str(target), str(stop), str(exchanges)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if target.exists():
            found = contents(target)
            assert found in (old, new), f"half of an export after step {stop}: {sorted(found)}"
            seen.add("old" if found == old else "new")
        else:
            assert not exchanges, f"no export after step {stop}"
            assert old in [contents(each) for each in target.parent.glob(".out.*.old")], f"the old one is lost at step {stop}"
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
        exported(target, "json")
        assert [file.name for file in target.parent.iterdir()] == ["out"], f"the next export leaves what was left at step {stop}"
    assert seen == {"old", "new"}
    assert stop > 8, "it was stopped at few steps"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such locks")
def test_nothing_is_cleared_that_is_being_written_or_none_of_an_export(tmp_path: Path) -> None:
    letter = tmp_path / ".out.abcdefgh.new" / "letter.txt"
    letter.parent.mkdir()
    letter.write_text("dear", encoding="utf-8")
    (letter.parent / "places.csv").write_text("left", encoding="utf-8")
    exported(tmp_path / "out", "json")
    with folders.replaced(tmp_path / "out") as new:
        (new / "places.csv").write_text("late", encoding="utf-8")
        exported(tmp_path / "out")
        assert contents(new) == {"places.csv": b"late"}
    assert contents(tmp_path / "out") == {"places.csv": b"late"}
    assert contents(letter.parent) == {"letter.txt": b"dear"}


def test_a_folder_with_other_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(sso.FolderInUseError, match=r"letter\.txt"):
        exported(tmp_path)
    exported(tmp_path / "out")
    (tmp_path / "out" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(sso.FolderInUseError, match=r"notes\.txt"):
        exported(tmp_path / "out")
    with pytest.raises(sso.FolderInUseError, match="is a file"):
        exported(tmp_path / "letter.txt")
    monkeypatch.chdir(tmp_path / "out")
    with pytest.raises(sso.FolderInUseError, match="is in"):
        exported(Path())
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8") == "dear"
    assert (tmp_path / "out" / "notes.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_stays_one_and_rights_stay_as_they_were(tmp_path: Path) -> None:
    exported(tmp_path / "out")
    (tmp_path / "out").chmod(0o750)
    (tmp_path / "link").symlink_to(tmp_path / "out")
    assert exported(tmp_path / "link", "json") == contents(tmp_path / "out")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o750


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such locks")
def test_a_folder_that_another_export_has_taken_is_left_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locks = iter((None, 7))
    monkeypatch.setattr(folders, "_held", lambda _: next(locks))
    new, held = folders._made(tmp_path / "out")
    assert held == 7
    assert {folder for folder in tmp_path.iterdir() if folder != new}, "the first one is still there"


def test_a_folder_is_made_with_those_above_it_and_what_was_left_behind_goes(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "out"
    exported(target)
    for suffix in ("new", "old"):
        left = target.parent / f".out.abcdefgh.{suffix}"
        left.mkdir()
        for name in ("places.csv", "datapackage.json", "croissant.json", "china-sso.xlsx"):
            (left / name).touch()
    exported(target, "json")
    assert [folder.name for folder in target.parent.iterdir()] == ["out"]


def test_where_the_system_has_no_step_for_it_nothing_is_exchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctypes.CDLL", lambda *_, **__: object())
    assert folders._exchanged(tmp_path, tmp_path) is False


# --- one file ---


def test_a_file_that_can_not_be_put_in_its_place_leaves_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError("no room")

    file = tmp_path / "chart.svg"
    file.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OSError, match="no room"):
        write_whole(file, b"new")
    assert contents(tmp_path) == {"chart.svg": b"old"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files")
def test_a_pipe_gets_everything_and_one_without_a_reader_is_an_error(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    refused = list[str]()

    def write() -> None:
        try:
            write_whole(pipe, b"x")
        except OSError as error:
            refused.append(str(error))

    writer = threading.Thread(target=write, daemon=True)
    writer.start()
    writer.join(10)
    assert len(refused) == 1, "it waits for a reader"
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    content = bytes(range(256)) * 2_000  # more than a pipe holds
    read = list[bytes]()

    def slowly() -> None:
        time.sleep(0.05)
        os.set_blocking(reader, True)
        while chunk := os.read(reader, 10_000):
            read.append(chunk)

    thread = threading.Thread(target=slowly, daemon=True)
    thread.start()
    write_whole(pipe, content)
    thread.join(10)
    os.close(reader)
    assert b"".join(read) == content
