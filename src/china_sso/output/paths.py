"""Where files are written: paths as callers give them, and a file that is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from china_sso.errors import WrongTypeError, described


def path_of(path: str | os.PathLike[str]) -> Path:
    """A path to write to. Raises `WrongTypeError` for what no file can be called."""
    try:
        name = os.fspath(path)
        if isinstance(name, str) and b"\0" not in os.fsencode(name):  # pyright: ignore[reportUnnecessaryIsInstance]
            return Path(name)
    except (TypeError, UnicodeEncodeError):
        pass
    raise WrongTypeError("a path", "a text or a path that a file can have", described(path))


def write_whole(file: Path, content: bytes) -> None:
    """Writes a file beside its place and puts it there, so that a full disk leaves what was there before.

    A device or a pipe is written to as it is, and a pipe that nobody reads is an `OSError`: nobody waits for a reader.
    """
    if file.exists() and not file.is_file():
        stream = os.open(file, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
        os.set_blocking(stream, True)
        with os.fdopen(stream, "wb") as opened:
            opened.write(content)
        return
    target = Path(os.path.realpath(file))
    beside = target.with_name(f".{target.name}.new")
    try:
        beside.write_bytes(content)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
