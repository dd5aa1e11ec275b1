"""Writes JSON Schemas of the data files, made from the model: ``python tools/schemas.py``.

An editor that knows JSON Schema checks a file by them while it is written, completes its keys, indicators and units, and
shows what each means: the docstrings of the model. With ``--check`` it only says whether they are what it would write.
"""

from __future__ import annotations

import ast
import inspect
import json
import sys
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import attrs

from china_sso.model.erratum import Erratum
from china_sso.model.figure import Figure
from china_sso.model.glossary import Term
from china_sso.model.indicator import Indicator
from china_sso.model.label import Label
from china_sso.model.money import ExchangeRate
from china_sso.model.organisation import Organisation, Site
from china_sso.model.percent import Percent
from china_sso.model.period import Period
from china_sso.model.place import City, Market
from china_sso.model.profile import Profile
from china_sso.model.records import PRINTED
from china_sso.model.rows import Rows
from china_sso.model.service import NamedService, Service
from china_sso.model.source import Source
from china_sso.model.titled import Titled
from china_sso.reading.folder import SCHEMAS
from china_sso.reading.validate import GIVEN, NAMED

FOLDER = Path(__file__).parent.parent / "src" / "china_sso" / "data" / SCHEMAS

SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string", "minLength": 1},
    int: {"type": "integer"},
    Decimal: {"type": "number"},
    Percent: {"type": "number"},
    float: {"type": "number"},
    NoneType: {"type": "null"},
    Period: {"type": "string", "pattern": r"^\d{4}(-\d{2})?(/\d{4}(-\d{2})?)?$"},
}

#: What is in the one list of each kind of file.
LISTS: dict[str, tuple[type, ...]] = {
    "profiles": (Profile,),
    "places": (City, Market),
    "sources": (Source,),
    "organisations": (Organisation,),
    "sites": (Site,),
    "labels": (Label,),
    "services": (NamedService,),
    "errata": (Erratum,),
    "glossary": (Term,),
    "exchange_rates": (ExchangeRate,),
}

Schema = dict[str, Any]


def schemas() -> dict[str, Schema]:
    """The schema of each kind of file, by the name of its one list."""
    return {name: _document(name, kinds) for name, kinds in LISTS.items()}


def _document(name: str, kinds: tuple[type, ...]) -> Schema:
    definitions: dict[str, Schema] = {}
    items = [_schema(kind, definitions) for kind in kinds]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{name} of a china-sso data set",
        "type": "object",
        "properties": {name: {"type": "array", "items": items[0] if len(items) == 1 else {"anyOf": items}}},
        "required": [name],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def _schema(kind: Any, definitions: dict[str, Schema]) -> Schema:
    if kind in SCALARS:
        return SCALARS[kind]
    if get_origin(kind) in (tuple, Rows):
        return {"type": "array", "items": _schema(get_args(kind)[0], definitions)}
    if not isinstance(kind, type):
        return {"anyOf": [_schema(member, definitions) for member in get_args(kind)]}
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}  # so that a class may hold its own kind
        definitions[kind.__name__].update(_definition(kind, definitions))
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _definition(kind: type, definitions: dict[str, Schema]) -> Schema:
    head = {"description": (kind.__doc__ or "").partition("\n")[0]}
    if kind is Indicator:
        return head | {"anyOf": [_indicator(each) for each in PRINTED.values()]}
    if issubclass(kind, StrEnum):
        meanings = documented(kind)
        return head | {"anyOf": [_choice(member, meanings.get(member.name)) for member in kind]}
    return head | _object(kind, definitions)


def _choice(member: StrEnum, meaning: str | None) -> Schema:
    """A member to choose, with its title and what it means where it has them."""
    title = {"title": member.title} if isinstance(member, Titled) else {}
    meaning = member.definition if isinstance(member, Service) else meaning
    return {"const": member.value, **title, **({"description": meaning} if meaning else {})}


def _indicator(indicator: Indicator) -> Schema:
    """An indicator to choose, with its title, its definition, the kind of its unit, and what its labels tell."""
    unit = f"in {indicator.dimension.value}" if indicator.dimension else "in any unit"
    labels = f"; the label says {indicator.labels}" if indicator.labels else ""
    return {"const": indicator.name, "title": indicator.title, "description": f"{indicator.definition}; {unit}{labels}"}


def _object(kind: type, definitions: dict[str, Schema]) -> Schema:
    hints, meanings = get_type_hints(kind, localns=NAMED), documented(kind)
    hidden = GIVEN | ({"source"} if kind is Profile else set())
    written = [each for each in attrs.fields(kind) if each.init and each.name not in hidden]
    properties: Schema = {}
    for each in written:
        schema = _schema(str if kind is Figure and each.name == "erratum" else hints[each.name], definitions)
        meaning = meanings.get(each.name)
        properties[each.name] = {"description": meaning, **schema} if meaning else schema
    return {
        "type": "object",
        "properties": properties,
        "required": [each.name for each in written if each.default is attrs.NOTHING],
        "additionalProperties": False,
    }


@cache
def documented(kind: type) -> dict[str, str]:
    """The docstrings under the attributes of a class and its bases."""
    found: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        if base.__module__.startswith("china_sso."):
            (tree,) = ast.parse(inspect.getsource(base)).body
            assert isinstance(tree, ast.ClassDef)
            for line, following in zip(tree.body, tree.body[1:], strict=False):
                name = _assigned(line)
                if name and isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant):
                    found[name] = " ".join(str(following.value.value).split())
    return found


def _assigned(line: ast.stmt) -> str | None:
    target = line.target if isinstance(line, ast.AnnAssign) else line.targets[0] if isinstance(line, ast.Assign) else None
    return target.id if isinstance(target, ast.Name) else None


def texts() -> dict[str, str]:
    """The text of each file of a schema, by its name."""
    return {f"{name}.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in schemas().items()}


def main() -> int:
    """Writes or checks the schemas."""
    if "--check" in sys.argv[1:]:
        current = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*")}
        behind = sorted(name for name in {*texts(), *current} if texts().get(name) != current.get(name))
        print(
            f"behind the model: {', '.join(behind)}; run python tools/schemas.py" if behind else "the schemas are as the model says"
        )
        return 1 if behind else 0
    FOLDER.mkdir(exist_ok=True)
    for file in FOLDER.glob("*.schema.json"):
        file.unlink()
    for name, text in texts().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
