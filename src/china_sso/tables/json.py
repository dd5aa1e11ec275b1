"""JSON with exact numbers, in the house format: an object without objects in it takes one line."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import lru_cache
from typing import Any, cast

from china_sso.errors import NotANumberError

_encoded = json.JSONEncoder(ensure_ascii=False).encode  # one for all: json.dumps would make one for each cell


def dumps(document: Any) -> str:
    """A document of dicts, lists, texts, numbers and None as JSON that ends with a line break.

    Decimals are written digit for digit. Raises `NotANumberError` for infinities and NaN, which JSON doesn't have.

    Examples:
        >>> print(dumps({"rate": Decimal("6.2855"), "of": ["CNY", "USD"]}), end="")
        {
          "rate": 6.2855,
          "of": ["CNY", "USD"]
        }
    """
    return _render(document, "", nested=False) + "\n"


def line(document: Any) -> str:
    """A list, or a dict without dicts in it, as JSON in one line without a line break. Raises what `dumps` raises.

    Examples:
        >>> line({"of": ["CNY", "USD"]})
        '{"of": ["CNY", "USD"]}'
    """
    return _render(document, "")


def _render(node: Any, indent: str, *, nested: bool = True) -> str:
    inner = indent + "  "
    if isinstance(node, dict):
        items = cast("dict[str, Any]", node).items()
        if (nested or not items) and all(_is_flat(value) for _, value in items):
            return "{" + ", ".join([f"{_text(key)}: {_flat(value)}" for key, value in items]) + "}"
        return "{\n" + ",\n".join([f"{inner}{_text(key)}: {_render(value, inner)}" for key, value in items]) + f"\n{indent}}}"
    if isinstance(node, (list, tuple)) and not _is_flat(node):
        return "[\n" + ",\n".join([inner + _render(value, inner) for value in cast("list[Any]", node)]) + f"\n{indent}]"
    return _flat(node)


def _is_flat(node: Any) -> bool:
    if isinstance(node, (list, tuple)):
        return not any(isinstance(item, (dict, list, tuple)) for item in cast("list[Any]", node))
    return not isinstance(node, dict)


def _flat(node: Any) -> str:
    if isinstance(node, (list, tuple)):
        return "[" + ", ".join(map(_flat, cast("list[Any]", node))) + "]"
    if isinstance(node, str):
        return _text(node)
    return _number(node) if isinstance(node, (Decimal, float)) else _encoded(node)


def _number(number: Decimal | float) -> str:
    exact = number if isinstance(number, Decimal) else Decimal(repr(number))
    if not exact.is_finite():
        raise NotANumberError("a number of JSON", str(number))
    return f"{exact:f}"


@lru_cache(maxsize=2048)  # keys, units and members of vocabularies stand in each row
def _text(text: str) -> str:
    written = _encoded(text)
    if written.isprintable():
        return written
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in written)  # what a terminal would obey, escaped
