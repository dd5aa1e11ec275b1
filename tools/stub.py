"""Writes ``src/china_sso/__init__.pyi`` from the table in ``__init__.py``: ``python tools/stub.py``.

With ``--check`` it only says whether the stub is what it would write.
"""

from __future__ import annotations

import sys
from pathlib import Path

import china_sso

STUB = Path(__file__).parent.parent / "src" / "china_sso" / "__init__.pyi"
LONGEST_LINE = 132


def stub() -> str:
    """The text of the stub: what each name is and where it is from, and the methods of the bundled data set."""
    names = sorted(china_sso.__all__)
    lines = [
        "# Written by tools/stub.py from the table in __init__.py; don't edit it.",
        "from typing import Final",
        "",
        "from . import selection as selection",
    ]
    for home, listed in sorted(china_sso._HOMES.items()):  # noqa: SLF001 -- the table that this writes down
        imports = [f"{name} as {name}" for name in sorted(listed.split())]
        line = f"from .{home} import {', '.join(imports)}"
        fits = len(line) <= LONGEST_LINE
        lines += [line] if fits else [f"from .{home} import (", *(f"    {each}," for each in imports), ")"]
    lines += ["", "__version__: Final[str]", "__all__ = [", *(f'    "{name}",' for name in names), "]"]
    lines += ["", "_bundled: Final[Dataset]"]
    lines += [f"{name} = _bundled.{name}" for name in china_sso._OF_THE_BUNDLED]  # noqa: SLF001
    return "\n".join(lines) + "\n"


def main() -> int:
    """Writes or checks the stub."""
    text = stub()
    if "--check" in sys.argv[1:]:
        current = STUB.read_text(encoding="utf-8") == text
        print(f"{STUB.name} is {'as its table says' if current else 'behind its table: run python tools/stub.py'}")
        return 0 if current else 1
    STUB.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
