"""A folder that is written whole or not at all: new files are made beside it, and the two folders change places.

A kill or a full disk at any time leaves the old folder or the new one under its name. On Linux the two change places in one
step. Where the system has no such step, there are two: a kill between them leaves the old folder under a hidden name beside
its place, ``.NAME.….old``. What was being written is left beside it likewise by a kill, as ``.NAME.….new``. The next export into
the same folder deletes both, but nothing that another process is still writing.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any, cast

from china_sso.errors import FolderInUseError
from china_sso.frames.layouts import LAYOUTS

#: The files that describe an export; the first also tells what belongs to it.
PACKAGE, CROISSANT = "datapackage.json", "croissant.json"
NAME = "china-sso"
#: What the names of all files of an export begin with, up to the first dot.
_STEMS = {*LAYOUTS, NAME, "datapackage", "croissant"}
_HERE, _EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of Linux


@contextmanager
def replaced(folder: Path) -> Generator[Path]:
    """An empty folder to write into, which takes the place of the one named once the block ends without an error.

    Raises:
        FolderInUseError: the folder has files that are none of an earlier export, or is the one that the process is in.
        OSError: what can't be written, or moved.
    """
    target = Path(os.path.realpath(folder))
    old = _files_of(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    _clear(target, ".new")
    new, held = _made(target)
    try:
        yield new
        for file in new.iterdir():
            _settle(file)
        new.chmod(target.stat().st_mode & 0o7777 if old is not None else 0o777 & ~_umask())
        _put(new, target, old)
        _clear(target, ".old")
    finally:
        rmtree(new, ignore_errors=True)
        if held is not None:
            os.close(held)


def _made(target: Path) -> tuple[Path, int | None]:
    """An empty folder beside another, and the lock that this process has on it."""
    while True:
        new = Path(mkdtemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent))
        held = _held(new)
        if held is not None or sys.platform == "win32":
            return new, held  # else another export took it for one that was left behind, and deletes it


def _held(folder: Path) -> int | None:
    """A lock on a folder, until it is closed or the process ends; None where another has it, or the system has no such locks."""
    if sys.platform == "win32":
        return None
    from fcntl import LOCK_EX, LOCK_NB, flock

    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            flock(opened, LOCK_EX | LOCK_NB)
            if folder.exists():
                return opened
        except OSError:
            pass
        os.close(opened)
    return None


def _clear(target: Path, suffix: str) -> None:
    """Deletes what exports into a folder that were killed have left beside it, and nothing that is none of theirs."""
    for left in target.parent.glob(f".{escape(target.name)}.????????{suffix}"):
        held = _held(left)
        if held is None:
            continue
        with suppress(OSError):
            for file in left.iterdir():
                if file.name.partition(".")[0] in _STEMS:
                    file.unlink(missing_ok=True)
            left.rmdir()
        os.close(held)


def _files_of(target: Path) -> list[str] | None:
    """The files of an export; None where there is no folder. Raises `FolderInUseError` where it has anything else."""
    if not target.exists():
        return None
    if not target.is_dir():
        raise FolderInUseError(str(target), "it is a file")
    if target == Path(os.path.realpath(Path.cwd())):
        raise FolderInUseError(str(target), "it is the folder that this program is in; name one within it")
    found = sorted(file.name for file in target.iterdir())
    foreign = [name for name in found if name not in _described(target) or not (target / name).is_file()]
    if foreign:
        reason = f"it has {foreign[0]!r}, which is none of an export; name a new or an empty folder"
        raise FolderInUseError(str(target), reason)
    return found


def _described(target: Path) -> set[str]:
    """The names of the files that an export in a folder says it has."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        package = cast("dict[str, Any]", json.loads((target / PACKAGE).read_bytes()))
        if package["name"] == NAME:
            return {PACKAGE, CROISSANT, *(str(each["path"]) for each in package["resources"])}
    return set()


def _umask() -> int:
    mask = os.umask(0o077)  # it can only be read by setting it
    os.umask(mask)
    return mask


def _settle(file: Path) -> None:
    """Has a file on the disk, where a full one says so."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def _put(new: Path, target: Path, old: list[str] | None) -> None:
    if old is None:
        new.rename(target)
        return
    aside = new
    if not _exchanged(new, target):
        aside = new.with_suffix(".old")
        target.rename(aside)
        try:
            new.rename(target)
        except OSError:
            aside.rename(target)
            raise
    with suppress(OSError):  # a file that has come into the old folder since stays where it is
        for name in old:
            (aside / name).unlink(missing_ok=True)
        aside.rmdir()


def _exchanged(one: Path, other: Path) -> bool:
    """Has two folders change places in one step; False where the system can't."""
    try:
        exchange = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return bool(exchange(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
