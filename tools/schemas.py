"""JSON Schemas of the data files, made from the model.

``python -m china_sso.schema FOLDER`` writes them; those of this version lie in ``data/schemas``, and a test holds them
against the model. The descriptions are the ``#:`` lines of the classes.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import attrs
from china_sso.store import GIVEN

from china_sso.dataset import Names
from china_sso.model.erratum import Erratum
from china_sso.model.figure import Figure
from china_sso.model.money import ExchangeRate
from china_sso.model.percent import Percent
from china_sso.model.period import Period
from china_sso.model.place import City, Market
from china_sso.model.provider import Organisation
from china_sso.model.source import Fact, Source, Term

_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string", "minLength": 1},
    int: {"type": "integer"},
    Decimal: {"type": "number"},
    Percent: {"type": "number"},
    float: {"type": "number"},
    NoneType: {"type": "null"},
    Period: {"type": "string", "pattern": r"^\d{4}(-\d{2})?(/\d{4}(-\d{2})?)?$"},
}

#: file: the class of its document, or of the items of its one list
DOCUMENTS: dict[str, type] = {"city": City, "market": Market}
REGISTERS: dict[str, type] = {
    "index": Names,
    "sources": Source,
    "organisations": Organisation,
    "errata": Erratum,
    "glossary": Term,
    "exchange_rates": ExchangeRate,
}


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind of file, by the name of the kind.

    >>> sorted(schemas())[:3]
    ['city', 'errata', 'exchange_rates']
    """
    made: dict[str, dict[str, Any]] = {}
    for name, kind in DOCUMENTS.items():
        made[name] = _document(kind, f"A file of the data set: {name}", {"$ref": f"#/$defs/{kind.__name__}"})
    for name, kind in REGISTERS.items():
        items = {"type": "array", "items": {"$ref": f"#/$defs/{kind.__name__}"}}
        listed = {"type": "object", "properties": {name: items}, "required": [name], "additionalProperties": False}
        made[name] = _document(kind, f"A register of the data set: {name}", listed)
    return made


def _document(kind: type, title: str, body: dict[str, Any]) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    _define(kind, definitions)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    return {**head, **body, "$defs": dict(sorted(definitions.items()))}


def _define(kind: Any, definitions: dict[str, Any]) -> None:
    if kind.__name__ in definitions:
        return
    definition: dict[str, Any] = {"type": "object", "description": _first_line(kind), "properties": {}}
    definitions[kind.__name__] = definition
    hints = get_type_hints(kind)
    meanings = _meanings(kind)
    hidden = GIVEN if issubclass(kind, Fact) else frozenset[str]()
    written = [attribute for attribute in attrs.fields(kind) if attribute.name not in hidden]
    for attribute in written:
        erratum = kind is Figure and attribute.name == "erratum"
        schema = _schema(str | None if erratum else hints[attribute.name], definitions)
        meaning = meanings.get(attribute.name)
        definition["properties"][attribute.name] = {"description": meaning, **schema} if meaning else schema
    definition["required"] = [attribute.name for attribute in written if attribute.default is attrs.NOTHING]
    definition["additionalProperties"] = False


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind in _SCALARS:
        return _SCALARS[kind]
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _schema(get_args(kind)[0], definitions)}
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"enum": [member.value for member in kind]}
    if isinstance(kind, type) and attrs.has(kind):
        _define(kind, definitions)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    return {"anyOf": [_schema(member, definitions) for member in get_args(kind)]}


def _first_line(kind: type) -> str:
    return (kind.__doc__ or "").partition("\n")[0]


@cache
def _meanings(kind: type) -> dict[str, str]:
    """The ``#:`` lines of a class and its bases, by attribute."""
    found: dict[str, str] = {}
    for base in reversed(kind.__mro__[:-1]):
        for lines, name in re.findall(r"((?: +#: .*\n)+) +(\w+):", inspect.getsource(base)):
            found[name] = " ".join(line.strip().removeprefix("#: ") for line in lines.splitlines())
    return found


def write(folder: Path) -> None:
    """Writes every schema into a folder, as ``NAME.schema.json``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (folder / f"{name}.schema.json").write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
