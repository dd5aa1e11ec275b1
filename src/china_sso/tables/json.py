"""JSON with exact numbers, in the house format: an object without objects in it takes one line."""

from __future__ import annotations

import json
from decimal import Decimal
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
        items = [(_text(key), value) for key, value in cast("dict[str, Any]", node).items()]
        if (nested or not items) and all(_is_flat(value) for _, value in items):
            return "{" + ", ".join(f"{key}: {_render(value, inner)}" for key, value in items) + "}"
        return "{\n" + ",\n".join(f"{inner}{key}: {_render(value, inner)}" for key, value in items) + f"\n{indent}}}"
    if isinstance(node, (list, tuple)):
        values = cast("list[Any]", node)
        if all(_is_flat(value) for value in values):
            return "[" + ", ".join(_render(value, inner) for value in values) + "]"
        return "[\n" + ",\n".join(f"{inner}{_render(value, inner)}" for value in values) + f"\n{indent}]"
    return _number(node) if isinstance(node, (Decimal, float)) else _text(node)


def _number(number: Decimal | float) -> str:
    exact = number if isinstance(number, Decimal) else Decimal(repr(number))
    if not exact.is_finite():
        raise NotANumberError("a number of JSON", str(number))
    return f"{exact:f}"


def _text(value: Any) -> str:
    written = _encoded(value)
    if written.isprintable():
        return written
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in written)  # what a terminal would obey, escaped


def _is_flat(node: Any) -> bool:
    if isinstance(node, (list, tuple)):
        return not any(isinstance(item, (dict, list, tuple)) for item in cast("list[Any]", node))
    return not isinstance(node, dict)
