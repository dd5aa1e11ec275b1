"""The house: imports point down only, no room is too large, and what is written from the code is up to date."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import china_sso as sso

#: The rooms from the bottom to the top. `tables` writes rows of texts down and knows nothing of what they say.
FLOORS = (
    {"errors"},
    {"tables"},
    {"model"},
    {"frames"},
    {"reading"},
    {"catalogue"},
    {"dataset"},
    {"loading"},
    {"analysis", "checks", "selection"},
    {"output"},
    {"cli"},
)
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
#: The looks upwards, when they are asked for it: `Figure.to` without rates, and a result or rows for their frame or chart.
UPWARDS = {
    ("model.figure", "dataset"),
    ("model.rows", "frames.build"),
    ("model.rows", "frames.layout"),
    ("tables.framed", "frames.build"),
    ("tables.framed", "output.results"),
    ("tables.drawn", "output.charts"),
}
#: Plain tables: a line for each thing, and nothing to understand.
TABLES = {"model.records"}
MOST_LINES = 400


def _modules(package: Path) -> dict[str, Path]:
    """Every module by its name within the package; the face is not a room."""
    names = {
        ".".join(file.relative_to(package).with_suffix("").parts).removesuffix(".__init__"): file for file in package.rglob("*.py")
    }
    del names["__init__"]
    return names


def _imports(node: ast.AST, known: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """The modules of the package that a module imports, inside functions too, and whether only for type checkers."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and isinstance(child.test, ast.Name) and child.test.id == "TYPE_CHECKING":
            yield from ((name, True) for part in child.body for name, _ in _imports(part, known))
            yield from (found for part in child.orelse for found in _imports(part, known))
        elif isinstance(child, (ast.stmt, ast.ExceptHandler, ast.match_case)):  # no expression imports anything
            yield from _imports(child, known)
    if isinstance(node, ast.Import):
        yield from ((alias.name.removeprefix("china_sso."), False) for alias in node.names if alias.name.startswith("china_sso."))
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are absolute"
        if node.module == "china_sso" or (node.module or "").startswith("china_sso."):
            home = (node.module or "").removeprefix("china_sso").removeprefix(".")
            for alias in node.names:
                inner = f"{home}.{alias.name}".removeprefix(".")
                yield (inner if inner in known else home or "the face", False)


@cache
def _imported_by(file: Path, known: frozenset[str]) -> tuple[tuple[str, bool], ...]:
    return tuple(_imports(ast.parse(file.read_text(encoding="utf-8")), known))


def _drawing(package: Path, *, types: bool) -> dict[str, set[str]]:
    modules = _modules(package)
    drawing: dict[str, set[str]] = {}
    for module, file in modules.items():
        # an import that only type checkers see may be hidden behind the rule only where both stand on one floor
        found = _imported_by(file, frozenset(modules))
        drawing[module] = {name for name, for_types in found if types or not for_types} - {module}
    return drawing


def _floor(module: str) -> int:
    return FLOOR[module.partition(".")[0]]


def test_imports_point_down_only(package: Path) -> None:
    upwards = {
        (module, imported)
        for module, imports in _drawing(package, types=True).items()
        for imported in imports
        if _floor(imported) > _floor(module)
        or (_floor(imported) == _floor(module) and imported.partition(".")[0] != module.partition(".")[0])
    }
    assert upwards == UPWARDS


def test_no_import_leads_back_to_where_it_came_from(package: Path) -> None:
    drawing = _drawing(package, types=False)
    for module, above in UPWARDS:
        drawing[module].discard(above)

    def visit(module: str, path: tuple[str, ...]) -> Iterator[str]:
        if module in path:
            yield " → ".join((*path[path.index(module) :], module))
        elif module not in cleared:
            for imported in sorted(drawing[module]):
                yield from visit(imported, (*path, module))
            cleared.add(module)

    cleared: set[str] = set()
    assert [cycle for module in sorted(drawing) for cycle in visit(module, ())] == []


def test_no_room_is_too_large_to_read(package: Path) -> None:
    modules = _modules(package).items()
    large = {
        module: lines for module, file in modules if (lines := len(file.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    assert set(large) <= TABLES, large


def _silent(module: ast.Module) -> Iterator[str]:
    for each in module.body:
        if isinstance(each, ast.ClassDef) and each.name in dir(sso) and each.name != "Derived":  # indicators have definitions
            for statement, after in pairwise((*each.body, ast.Pass())):
                if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
                    says = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
                    if not (says or statement.target.id.startswith("_")):
                        yield f"{each.name}.{statement.target.id}"


def test_each_attribute_of_a_public_class_says_what_it_is(package: Path) -> None:
    silent = {
        module: found
        for module, file in _modules(package).items()
        if module not in TABLES and (found := [*_silent(ast.parse(file.read_text(encoding="utf-8")))])
    }
    assert silent == {}


def test_the_stub_is_what_its_tool_writes(package: Path) -> None:
    tool = package.parents[1] / "tools" / "stub.py"
    done = subprocess.run([sys.executable, str(tool), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
