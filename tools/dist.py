"""Builds the wheel and the sdist twice and compares them: ``python tools/dist.py FOLDER`` leaves one pair in the folder.

The two builds have different folders, umasks, times of files, time zones, locales and orders of hashing, and no
``SOURCE_DATE_EPOCH``. One wheel is made from the folder, the other from the sdist, as those who build from source make
theirs. What is built is the committed state, or the folder as it is where there is no repository, as in an unpacked sdist.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: What lies in a working copy and belongs to no release.
_LITTER = ("__pycache__", ".*", "dist", "build", "site")


def main() -> int:
    """Builds, compares, and keeps what is the same."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "dist").resolve()
    with tempfile.TemporaryDirectory() as scratch:
        here, there = Path(scratch, "a"), Path(scratch, "somewhere", "else", "b")
        first = built(tree(here), 0o022, 1_000_000_000, {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"}, "-s", "-w")
        second = built(tree(there), 0o077, 1_700_000_000, {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"})
        for file in first:
            print(digest(file), file.name)
        different = [one.name for one, other in zip(first, second, strict=True) if digest(one) != digest(other)]
        if different:
            print("not the same when built again:", *different)
            return 1
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        for file in first:
            shutil.copy(file, out)
    return 0


def tree(folder: Path) -> Path:
    """What a release is made from, in a folder of its own."""
    folder.mkdir(parents=True)
    if (ROOT / ".git").exists():
        packed = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, check=True, capture_output=True).stdout
        subprocess.run(["tar", "x", "-C", folder], check=True, input=packed)
    else:
        shutil.copytree(ROOT, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*_LITTER))
    return folder


def built(folder: Path, umask: int, time: int, surroundings: dict[str, str], *what: str) -> list[Path]:
    """The sdist and the wheel of a folder."""
    for path in [folder, *folder.rglob("*")]:
        executable = path.is_dir() or path.stat().st_mode & 0o100
        path.chmod((0o777 if executable else 0o666) & ~umask)
        os.utime(path, (time, time))
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"} | surroundings
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "-q", *what], cwd=folder, env=environment, check=True, umask=umask
    )
    return sorted((folder / "dist").iterdir())


def digest(file: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
