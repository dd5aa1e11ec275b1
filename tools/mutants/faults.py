"""The small faults that ``tools/mutants.py`` puts into a module: what each replaces in its syntax tree.

Comparisons and their boundaries, ``and``, ``or`` and ``not``, arithmetic, numbers, strings, returned values, statements that
vanish, default values, decorators, options of calls, the order of arguments, ``break`` and ``continue``. No fault is made of
docstrings, annotations, overloads, ``__all__``, what only type checkers read, words of errors, or words for people: in what runs
on import a string is one only where it looks like a name, elsewhere where it has fewer than two spaces.
"""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterator
from typing import Any, Self

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
#: Options of calls that are left out.
OPTIONS = {
    "key",
    "reverse",
    "default",
    "factory",
    "converter",
    "validator",
    "strict",
    "sort_keys",
    "ensure_ascii",
    "encoding",
    "newline",
}
#: Calls whose arguments are words, or types.
WORDS = re.compile(r"(Error|Fault|Warning|TypeVar|NewType|ParamSpec|cast|warn|check_\w+|fail|exact|member_of|text_or_none)$")
WORDY = {"help", "title", "short", "note", "epilog", "metavar", "description", "definition", "doc", "words"}
#: Calls that no longer run at all with their arguments swapped, or that give the same.
ORDERED = {"isinstance", "issubclass", "getattr", "setattr", "hasattr", "cast", "TypeVar", "ParamSpec", "max", "min"}
LIKE_A_NAME = re.compile(r"[a-z0-9_\-.:/%]{1,25}")
UNREAD = {"annotation", "returns", "type_params", "ctx", "bases", "pattern"}
Function = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


class Fault:
    """One replaced node; in the tree within a ``with``."""

    def __init__(
        self, module: str, tree: ast.Module, place: tuple[Any, str, int | None], new: ast.AST, name: str, at: Place
    ) -> None:
        self.module, self.tree, self._place, self._new = module, tree, place, new
        self.lines, self.inside, self.names = at.lines, at.inside, at.names
        self.name = name

    def _put(self, node: ast.AST) -> ast.AST:
        owner, field, index = self._place
        if index is None:
            before: ast.AST = getattr(owner, field)
            setattr(owner, field, node)
            return before
        before = getattr(owner, field)[index]
        getattr(owner, field)[index] = node
        return before

    def __enter__(self) -> Self:
        self._new = self._put(self._new)
        return self

    def __exit__(self, *_: object) -> None:
        self._new = self._put(self._new)


class Place:
    """Where a fault is: its lines, whether in a function, what the statement or function is called, whether among words."""

    def __init__(self, lines: range, names: tuple[str, ...], *, inside: bool = False, words: bool = False) -> None:
        self.lines, self.names, self.inside, self.words = lines, names, inside, words

    def but(self, **changes: Any) -> Place:
        return Place(**{"lines": self.lines, "names": self.names, "inside": self.inside, "words": self.words} | changes)


def of(module: str, source: str) -> list[Fault]:
    """The faults of a module, in the order of its lines."""
    tree = ast.parse(source)
    found = list[Fault]()

    def look(node: ast.AST, at: Place) -> None:
        for field, value in ast.iter_fields(node):
            if field in UNREAD:
                continue
            for index, child in enumerate(value if isinstance(value, list) else [value]):
                if not isinstance(child, ast.AST) or not _is_read(child):
                    continue
                inner = _place(node, field, child, at)
                place = (node, field, index if isinstance(value, list) else None)
                for what, new in _replaced(child, node, inner):
                    name = (
                        f"{module}:{getattr(child, 'lineno', inner.lines[0])} {what}: {' '.join(ast.unparse(child).split())[:90]}"
                    )
                    where = ast.copy_location(new, child) if hasattr(child, "lineno") else new
                    found.append(Fault(module, tree, place, ast.fix_missing_locations(where), name, inner))
                look(child, inner)

    look(tree, Place(range(1, 1), ()))
    return sorted(found, key=lambda fault: fault.lines[0])


def _is_read(node: ast.AST) -> bool:
    """Whether a program can tell the node from another."""
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Assert() | ast.Expr(value=ast.Constant()):
            return False
        case ast.If():
            return "TYPE_CHECKING" not in ast.unparse(node.test)
        case ast.FunctionDef():
            return "overload" not in map(ast.unparse, node.decorator_list)
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name not in {"__all__", "__slots__"} and not isinstance(node.value, ast.Subscript)
    return True


def _place(parent: ast.AST, field: str, child: ast.AST, at: Place) -> Place:
    """Where a child is, of a parent that is there."""
    if isinstance(parent, Function) and field == "body":
        at = at.but(inside=True)
    if isinstance(child, ast.FunctionDef | ast.ClassDef):
        return at.but(lines=range(child.lineno, child.lineno + 1), names=at.names if at.inside else (child.name,))
    if isinstance(child, ast.stmt):
        end = child.lineno if hasattr(child, "body") or hasattr(child, "cases") else child.end_lineno or child.lineno
        names = tuple(each.id for each in ast.walk(child) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store))
        at = at.but(lines=range(child.lineno, end + 1), names=at.names if at.inside or not names else names)
        return at.but(words=isinstance(child, ast.Raise))
    if isinstance(child, ast.expr) and isinstance(parent, ast.If | ast.While | ast.For | ast.With | ast.FunctionDef | ast.ClassDef):
        return at.but(lines=range(min(at.lines[0], child.lineno), (child.end_lineno or child.lineno) + 1))
    if isinstance(parent, ast.Call) and field in {"args", "keywords"}:
        wordy = isinstance(child, ast.keyword) and child.arg in WORDY
        return at.but(words=at.words or wordy or bool(WORDS.search(_called(parent))))
    return at


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _but(node: ast.AST, **changes: Any) -> Any:
    new = copy.copy(node)
    for field, value in changes.items():
        setattr(new, field, value)
    return new


def _replaced(node: ast.AST, parent: ast.AST, at: Place) -> Iterator[tuple[str, ast.AST]]:
    """What may stand for a node, and what that is."""
    match node:
        case ast.stmt():
            yield from _statements(node)
        case ast.Constant():
            if not isinstance(parent, ast.JoinedStr | ast.FormattedValue):
                yield from _constants(node.value, at)
        case ast.Compare(ops=ops):
            for index, each in enumerate(ops):
                new = COMPARED[type(each)]
                yield f"{type(each).__name__} -> {new.__name__}", _but(node, ops=[*ops[:index], new(), *ops[index + 1 :]])
        case ast.BoolOp(op=ast.And()):
            yield "and -> or", _but(node, op=ast.Or())
        case ast.BoolOp():
            yield "or -> and", _but(node, op=ast.And())
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield "no " + type(node.op).__name__, node.operand
        case ast.BinOp(op=op) if type(op) in COUNTED and (at.inside or not isinstance(op, ast.BitOr)):
            yield f"{type(op).__name__} -> {COUNTED[type(op)].__name__}", _but(node, op=COUNTED[type(op)]())
        case ast.Call():
            yield from _calls(node, at)
    if isinstance(node, ast.expr) and _is_condition(node, parent):
        yield "not", ast.UnaryOp(ast.Not(), node)
    if isinstance(parent, ast.FunctionDef) and node in parent.decorator_list:
        yield "no decorator", ast.parse("lambda same: same", mode="eval").body
    if isinstance(parent, ast.arguments) and isinstance(node, ast.expr) and not isinstance(node, ast.Constant):
        yield "default -> None", ast.Constant(None)


def _is_condition(node: ast.expr, parent: ast.AST) -> bool:
    plain = not isinstance(node, ast.Compare | ast.BoolOp | ast.UnaryOp)
    asked = isinstance(parent, ast.If | ast.IfExp | ast.While) and node is parent.test
    return plain and (asked or (isinstance(parent, ast.comprehension) and node in parent.ifs))


def _statements(node: ast.stmt) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and value.value is None):
            yield "return None", ast.Return(ast.Constant(None))
        case ast.Raise() | ast.AugAssign() | ast.Delete() | ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield "left out", ast.Pass()
        case ast.Expr() if not isinstance(node.value, ast.Yield | ast.YieldFrom):
            yield "left out", ast.Pass()
        case ast.Expr():
            yield "left out", ast.If(ast.Constant(0), [node], [])  # still a generator
        case ast.Continue():
            yield "break", ast.Break()
        case ast.Break():
            yield "continue", ast.Continue()
    if isinstance(node, ast.AugAssign) and type(node.op) in COUNTED:
        yield f"{type(node.op).__name__} -> {COUNTED[type(node.op)].__name__}", _but(node, op=COUNTED[type(node.op)]())


def _constants(value: object, at: Place) -> Iterator[tuple[str, ast.AST]]:
    match value:
        case bool():
            yield f"{not value}", ast.Constant(not value)
        case int() | float():
            yield f"{value + 1}", ast.Constant(value + 1)
        case str() if not at.words and (value.count(" ") < 2 if at.inside else LIKE_A_NAME.fullmatch(value)):
            yield "string", ast.Constant(f"{value}1" if value.isdecimal() else f"XX{value}XX")
        case bytes():
            yield "string", ast.Constant(value + b"X")


def _calls(node: ast.Call, at: Place) -> Iterator[tuple[str, ast.AST]]:
    for index, option in enumerate(node.keywords):
        if option.arg in OPTIONS:
            yield f"no {option.arg}", _but(node, keywords=[*node.keywords[:index], *node.keywords[index + 1 :]])
    match node.args:
        case [first, second, *others] if not isinstance(first, ast.Starred) and not isinstance(second, ast.Starred):
            if not at.words and _called(node) not in ORDERED and ast.dump(first) != ast.dump(second):
                yield "swapped", _but(node, args=[second, first, *others])
