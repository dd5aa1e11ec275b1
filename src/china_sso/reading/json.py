"""Strict JSON: exact numbers, no duplicate keys, nothing that JSON doesn't have."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import islice
from typing import Any, NamedTuple, TypeGuard

from china_sso.errors import MOST_KEPT, DataFileError, Fault

#: No number in the data is as large; a larger one is a slip of the pen.
LARGEST = 10**18
#: And none has more digits behind its point.
MOST_DIGITS = 60
#: No path is shown beyond about so many characters.
MOST_PATH = 400


def is_object(node: Any) -> TypeGuard[dict[str, Any]]:
    """Whether a parsed value is a JSON object."""
    return isinstance(node, dict)


def is_list(node: Any) -> TypeGuard[list[Any]]:
    """Whether a parsed value is a JSON array."""
    return isinstance(node, list)


def shown(value: Any) -> str:
    """A parsed value in few words, for a message."""
    if is_object(value) or is_list(value):
        return "an object" if isinstance(value, dict) else "a list"
    text = str(value) if isinstance(value, Decimal) else json.dumps(_cut(value), ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _cut(value: Any) -> Any:
    return value[:100] if isinstance(value, str) else value


class _Flaw(NamedTuple):
    """Stands in a parsed document for what must not be there, until its path is known."""

    expected: str
    found: str


def _integer(text: str) -> int | _Flaw:
    if len(text.lstrip("-")) >= len(str(LARGEST)):
        return _Flaw("a number below 10^18", f"one of {len(text)} digits")
    return int(text)


def _decimal(text: str) -> Decimal | _Flaw:
    if len(text) > MOST_DIGITS:
        return _Flaw(f"a number of at most {MOST_DIGITS} digits", f"one of {len(text)}")
    if "e" in text.lower() or abs(Decimal(text)) >= LARGEST:
        return _Flaw("a number below 10^18, written without an exponent", text[:40])
    return Decimal(text)


_CHECKED = json.JSONDecoder(parse_float=Decimal)


def parse_checked(content: bytes) -> Any:
    """A JSON document that has been checked before, with exact numbers. Fast."""
    return _CHECKED.decode(content.decode())


def parse(content: bytes, file: str) -> Any:
    """A JSON document with exact numbers. Raises `DataFileError` for anything but strict JSON in UTF-8."""
    flawed = False

    def flaw(expected: str, found: str) -> _Flaw:
        nonlocal flawed
        flawed = True
        return _Flaw(expected, found)

    def checked(convert: Callable[[str], Any]) -> Callable[[str], Any]:
        def number(text: str) -> Any:
            result = convert(text)
            return flaw(result.expected, result.found) if isinstance(result, _Flaw) else result

        return number

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            for key, times in Counter(key for key, _ in pairs).items():
                if times > 1:
                    found[key] = flaw("one value for the key", f"the key {times} times")
        return found

    try:
        document = json.loads(
            content.decode("utf-8"),
            parse_int=checked(_integer),
            parse_float=checked(_decimal),
            parse_constant=lambda text: flaw("a finite number", text),
            object_pairs_hook=unique,
        )
    except UnicodeDecodeError as error:
        raise DataFileError(
            (Fault(file, "$", "text in UTF-8", f"the byte {content[error.start]:#04x} at {error.start}"),)
        ) from None
    except RecursionError:
        raise DataFileError((Fault(file, "$", "a document of a few levels", "one nested too deeply"),)) from None
    except json.JSONDecodeError as error:
        fault = Fault(file, f"line {error.lineno}, column {error.colno}", "JSON", error.msg)
        raise DataFileError((fault,)) from None
    if flawed:
        found = _flaws(document)
        kept = tuple(Fault(file, path, flaw.expected, flaw.found) for path, flaw in islice(found, MOST_KEPT))
        raise DataFileError(kept, len(kept) + sum(1 for _ in found))
    return document


def _flaws(document: Any) -> Iterator[tuple[str, _Flaw]]:
    """The flaws of a document with their paths, which are cut where they are longer than anybody reads."""
    ahead: list[tuple[Any, str]] = [(document, "$")]
    while ahead:
        node, path = ahead.pop()
        if isinstance(node, _Flaw):
            yield path, node
        elif len(path) > MOST_PATH and (is_object(node) or is_list(node)):
            ahead.extend((value, path) for value in reversed(tuple(node.values() if is_object(node) else node)))
        elif is_object(node):
            ahead.extend((value, f"{path}.{key[:MOST_PATH]}") for key, value in reversed(node.items()))
        elif is_list(node):
            ahead.extend((node[index], f"{path}[{index}]") for index in range(len(node) - 1, -1, -1))
