"""What the templates of the reference show besides docstrings: tables of members, fields and attributes, and constructors.

It is written as a file of Jinja, which the templates import: they see the source, and not the objects.
"""

from __future__ import annotations

import inspect
import json
import re
import shutil
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import griffe
from attrs import has

import china_sso as sso
from china_sso.model.records import Record

TEMPLATES = Path(__file__).parent / "mkdocstrings"
LONGEST_LINE = 76

Cells = dict[str, list[str]]


def write(root: Path, out: Path) -> None:
    """Copies the templates of the reference, with the facts that they import."""
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(TEMPLATES, out)
    package = griffe.load("china_sso", search_paths=[root / "src"], resolve_aliases=True)
    heads: dict[str, list[str]] = {}
    members: dict[str, Cells] = {}
    attributes: dict[str, list[str]] = {}
    constructors: dict[str, str] = {}
    for name in sorted(sso.__all__):
        public, path = getattr(sso, name), f"china_sso.{name}"
        if isinstance(public, type):
            table = _table(public, package[name])
            if table:
                heads[path], members[path] = table
            else:
                attributes[path] = [each for each, member in package[name].members.items() if _in_a_line(member)]
                if has(public) and not issubclass(public, Exception):
                    constructors[path] = _constructor(public)
    facts = {"heads": heads, "members": members, "attributes": attributes, "constructors": constructors}
    text = "".join(f"{{% set {name} = {json.dumps(value, ensure_ascii=False)} %}}\n" for name, value in facts.items())
    (out / "python" / "material" / "facts.jinja").write_text(text, encoding="utf-8")


def _in_a_line(member: Any) -> bool:
    """Whether a member is an attribute or a property of which a paragraph says everything, so that a row of a table does."""
    if member.name.startswith("_") or not member.is_attribute:
        return False
    return not member.docstring or "\n\n" not in member.docstring.value.strip()


def _table(public: type, source: Any) -> tuple[list[str], Cells] | None:
    """The heads and rows of a class that is shown as a table; None for every other."""
    if issubclass(public, Enum):
        return _vocabulary(public, source)
    if issubclass(public, Record) and public is not Record:
        rows = {each.field: [each.title, each.definition, _unit(each), each.labels or ""] for each in public.indicators()}
        return ["Field", "Title", "Measures", "Unit", "Labels tell apart"], rows
    if public is sso.Derived:
        ratios = {name: each for name, each in vars(public).items() if isinstance(each, sso.Ratio)}
        cells = {name: [each.title, each.definition, each.unit.value, each.formula] for name, each in ratios.items()}
        return ["Field", "Title", "Measures", "Unit", "Formula"], cells
    return None


def _vocabulary(public: type[Enum], source: Any) -> tuple[list[str], Cells]:
    docs = {name: _plain(source.members[name].docstring) for name in public.__members__}
    titled = hasattr(next(iter(public)), "title") and not callable(next(iter(public)).title)
    rows = {
        name: [str(member.value), *([member.title] if titled else []), docs[name]] for name, member in public.__members__.items()
    }
    return ["Member", "Text", *(["Title"] if titled else []), "Says"], rows


def _unit(indicator: sso.Indicator) -> str:
    return indicator.dimension.value if indicator.dimension else "any"


def _plain(docstring: Any) -> str:
    return re.sub(r"`+", "", docstring.value.strip()) if docstring else ""


def _constructor(public: type) -> str:
    """How an object is made: each argument with the type that it accepts, and what it is without it."""
    parameters = list(_parameters(inspect.signature(public)))
    line = f"{public.__name__}({', '.join(parameters)})"
    return line if len(line) <= LONGEST_LINE else "\n".join([f"{public.__name__}(", *(f"    {each}," for each in parameters), ")"])


def _parameters(signature: inspect.Signature) -> Iterator[str]:
    named = False
    for parameter in signature.parameters.values():
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY and not named:
            named = True
            yield "*"
        kind = f": {_type(parameter.annotation)}" if parameter.annotation is not inspect.Parameter.empty else ""
        yield f"{parameter.name}{kind}{_default(parameter.default)}"


def _type(annotation: Any) -> str:
    return annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)


def _default(value: Any) -> str:
    if value is inspect.Parameter.empty:
        return ""
    if isinstance(value, Enum):
        return f" = {type(value).__name__}.{value.name}"
    if has(type(value)):
        return f" = {type(value).__name__}(...)"
    return " = ..." if "NOTHING" in repr(value) or repr(value).startswith("<") else f" = {value!r}"
