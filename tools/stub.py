"""Writes ``src/china_sso/__init__.pyi`` from the table in ``__init__.py``: ``python tools/stub.py``.

With ``--check`` it only says whether the stub is what it would write.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import china_sso
from china_sso import catalogue, dataset

STUB = Path(__file__).parent.parent / "src" / "china_sso" / "__init__.pyi"
LONGEST_LINE = 132
PACKAGE = "china_sso."


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
    functions = {each.name: each for each in _methods() if each.name in china_sso._OF_THE_BUNDLED}  # noqa: SLF001
    wanted = {name for each in functions.values() for name in _names_in(each)} - set(names)
    lines[3:3] = sorted(f"from {home} import {name}" for name, home in _homes().items() if name in wanted and "." in home)
    for name in china_sso._OF_THE_BUNDLED:  # noqa: SLF001
        lines += ["", *_function(functions[name])]
    return "\n".join(lines) + "\n"


def _methods() -> Iterator[ast.FunctionDef]:
    """The methods of a data set, as they are written."""
    for module in (catalogue, dataset):
        for statement in ast.parse(inspect.getsource(module)).body:
            if isinstance(statement, ast.ClassDef):
                yield from (each for each in statement.body if isinstance(each, ast.FunctionDef))


def _homes() -> dict[str, str]:
    """Where the modules of data sets import each name from."""
    found: dict[str, str] = {}
    for module in (catalogue, dataset):
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(PACKAGE):
                found |= {each.name: f".{node.module.removeprefix(PACKAGE)}" for each in node.names}
    return found


def _names_in(function: ast.FunctionDef) -> set[str]:
    """The names in the annotations of a function."""
    annotations = [each.annotation for each in (*function.args.args, *function.args.kwonlyargs) if each.annotation]
    annotations += [function.returns] if function.returns else []
    return {node.id for each in annotations for node in ast.walk(each) if isinstance(node, ast.Name)}


def _function(method: ast.FunctionDef) -> list[str]:
    """A method as a function of the package, with its docstring, so that editors and the reference show it."""
    method.args.args = method.args.args[1:]
    arguments, returns = ast.unparse(method.args), ast.unparse(method.returns) if method.returns else "None"
    head = [f"def {method.name}({arguments}) -> {returns}:"]
    if len(head[0]) > LONGEST_LINE:
        parts = [*method.args.args, *([ast.arg("*")] if method.args.kwonlyargs else []), *method.args.kwonlyargs]
        defaults = [*([None] * (len(method.args.args) - len(method.args.defaults))), *method.args.defaults]
        defaults += [None] * bool(method.args.kwonlyargs) + list(method.args.kw_defaults)
        shown = [
            ast.unparse(part) + (f" = {ast.unparse(default)}" if default else "")
            for part, default in zip(parts, defaults, strict=True)
        ]
        head = [f"def {method.name}(", *(f"    {each}," for each in shown), f") -> {returns}:"]
    else:
        head = [head[0].replace("=None", " = None")]
    first, *others = (ast.get_docstring(method) or "").splitlines()
    rest = [f"    {line}" if line else "" for line in others]
    return [*head, f'    """{first}', *rest, '    """'] if rest else [*head, f'    """{first}"""']


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
