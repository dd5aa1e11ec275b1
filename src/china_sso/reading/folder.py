"""Finds data files: those of the package where they lie, those of a folder of somebody's own as they are at one moment."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any, Protocol

from china_sso.errors import DataFileError, DatasetNotFoundError, Fault, nearest, shortened

if TYPE_CHECKING:
    from pathlib import Path

    from importlib_resources.abc import Traversable

#: The registers of a data set: files with one list of that name.
REGISTERS = (
    "places",
    "sources",
    "organisations",
    "sites",
    "labels",
    "services",
    "errata",
    "glossary",
    "exchange_rates",
)
#: A folder that holds schemas and no document.
SCHEMAS = "schemas"
#: The slug of the national market.
MARKET = "china"


class Folder(Protocol):
    """The files of a data set by their names: ``places.json``, ``inside-the-dragon-2013/hangzhou.json``."""

    @property
    def names(self) -> Collection[str]:
        """The names of all files."""
        ...

    def read(self, name: str) -> bytes | None:
        """What a file holds; None where there is none of that name."""
        ...


class Bundled:
    """The files of the package: listed once, and read when asked for.

    Where the package is a folder, they are read from it. Where it is not, as in a zip, importlib_resources finds them; it
    can do both, but costs as much as the rest of the package to import. So does pathlib, nearly.
    """

    def __init__(self) -> None:
        self.path: str = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data")
        """Where the files are, unless the package is packed."""
        self._packed = None if os.path.isdir(self.path) else _packed()
        self.names: frozenset[str] = frozenset((*self._documents(), *(f"{register}.json" for register in REGISTERS)))
        """What there is."""

    def _documents(self) -> Iterator[str]:
        if self._packed is not None:
            for folder in self._packed.iterdir():
                if folder.is_dir() and folder.name != SCHEMAS:
                    yield from (f"{folder.name}/{file.name}" for file in folder.iterdir())
        else:
            for name in os.listdir(self.path):
                if name != SCHEMAS and os.path.isdir(f"{self.path}/{name}"):
                    yield from (f"{name}/{file}" for file in os.listdir(f"{self.path}/{name}"))

    def read(self, name: str) -> bytes | None:
        """What a file holds; None where there is none of that name. Raises `DataFileError` for one that has gone."""
        if name not in self.names:
            return None
        try:
            if self._packed is not None:
                return self._packed.joinpath(name).read_bytes()
            with open(f"{self.path}/{name}", "rb") as file:
                return file.read()
        except OSError as error:
            raise DataFileError((Fault(name, "$", "a file of the package", error.strerror or "none"),)) from None

    def __repr__(self) -> str:
        return "the bundled data"

    def __reduce__(self) -> tuple[Any, ...]:
        return bundled, ()


def _packed() -> Traversable:
    from importlib_resources import files

    return files("china_sso") / "data"


_BUNDLED = Bundled()


def bundled() -> Bundled:
    """The folder of the bundled data."""
    return _BUNDLED


class Snapshot:
    """The files of a folder, read all at once: what becomes of the folder later doesn't matter."""

    def __init__(self, path: str, files: dict[str, bytes]) -> None:
        self.path = path
        """The folder, as it was asked for."""
        self.files = files
        """What is in it, by name."""

    @property
    def names(self) -> Collection[str]:
        """The names of all files."""
        return self.files.keys()

    def read(self, name: str) -> bytes | None:
        """What a file holds; None where there is none of that name."""
        return self.files.get(name)

    def __repr__(self) -> str:
        return self.path

    @property
    def profiles(self) -> tuple[tuple[str, str], ...]:
        """The source and the slug of each file on a place."""
        pairs = (name.removesuffix(".json").split("/") for name in self.files if "/" in name)
        return tuple((source, slug) for source, slug in pairs)

    @classmethod
    def of(cls, path: str | os.PathLike[str]) -> Snapshot:
        """Reads a folder.

        Raises:
            DatasetNotFoundError: there is no such folder.
            DataFileError: something in it is not what a data set holds, or can't be read.
        """
        from pathlib import Path  # only for a folder of somebody's own

        root = Path(path)
        try:
            missing = None if root.is_dir() else "it is a file" if root.exists() else "there is no such folder"
        except OSError as error:  # a name that is too long, a folder that may not be entered
            missing = error.strerror or "it can't be read"
        if missing:
            raise DatasetNotFoundError(os.fspath(path), missing)
        files: dict[str, bytes] = {}
        faults: list[Fault] = []
        for name, file in _listed(root, faults):
            content = _content(file)
            if isinstance(content, bytes):
                files[name] = content
            else:
                faults.append(Fault(name, "$", "a file that can be read", content))
        if faults:
            raise DataFileError(tuple(faults))
        return cls(os.fspath(path), files)


def _listed(root: Path, faults: list[Fault]) -> Iterator[tuple[str, Path]]:
    """The data files of a folder with their names; what looks like one and isn't goes to the faults."""
    for entry in sorted(_entries(root, "", faults)):
        if entry.is_dir() and entry.suffix != ".json":
            if entry.name != SCHEMAS:
                for file in sorted(_entries(entry, f"{entry.name}/", faults)):
                    if _is_json(file, f"{entry.name}/{file.name}", faults):
                        yield f"{entry.name}/{file.name}", file
        elif entry.is_symlink() and not entry.exists() and entry.suffix != ".json":
            faults.append(Fault(entry.name, "$", "a folder or a file", "a link that leads nowhere"))
        elif _is_json(entry, entry.name, faults):
            if entry.stem in REGISTERS:
                yield entry.name, entry
            else:
                near = nearest(entry.stem, REGISTERS, 1)
                expected = f"a register: {', '.join(f'{each}.json' for each in REGISTERS)}"
                faults.append(Fault(entry.name, "$", expected, f"perhaps {near[0]}.json" if near else "another name"))


def _entries(folder: Path, name: str, faults: list[Fault]) -> list[Path]:
    try:
        return [entry for entry in folder.iterdir() if not entry.name.startswith(".")]
    except OSError as error:
        faults.append(Fault(name or ".", "$", "a folder that can be read", error.strerror or str(error)))
        return []


def _is_json(file: Path, name: str, faults: list[Fault]) -> bool:
    if file.suffix.lower() == ".json" and file.suffix != ".json":
        faults.append(Fault(name, "$", "a name that ends in .json", shortened(file.suffix)))
    return file.suffix == ".json"


def _content(file: Path) -> bytes | str:
    """What a file holds, or why that can't be told. Never waits: a pipe is no file."""
    try:
        kind = file.stat().st_mode
        if not stat.S_ISREG(kind):
            return "a folder" if stat.S_ISDIR(kind) else "something that is no regular file"
        return file.read_bytes()
    except OSError as error:
        return error.strerror or str(error)
