"""Says what is wrong with a data file: every fault, with its path. What has none is assembled by `china_sso.reading.assemble`.

cattrs does the work, strictly: unknown keys are faults, and nothing is coerced. What it makes of a file equals what is
assembled from it, but for what only the files around it tell: origins, organisations, errata.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import islice
from types import NoneType
from typing import Any, cast, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, override

from china_sso.errors import MOST_KEPT, DataFileError, Fault, nearest
from china_sso.model.designation import Designation, Mention, OfficePark
from china_sso.model.erratum import Correctable, Correction, Erratum
from china_sso.model.figure import Figure
from china_sso.model.incentive import Incentive
from china_sso.model.indicator import Indicator
from china_sso.model.institution import Institution, Project
from china_sso.model.interval import Interval
from china_sso.model.money import ExchangeRate
from china_sso.model.numbers import Number
from china_sso.model.percent import Percent
from china_sso.model.period import Period
from china_sso.model.place import City, Market
from china_sso.model.profile import Chapter, Profile
from china_sso.model.provider import Participant, Presence, Provider
from china_sso.model.records import PRINTED
from china_sso.model.rows import Rows
from china_sso.model.source import Fact
from china_sso.model.statement import ClientMarket, FocusArea, KeyIndustry, Statement
from china_sso.model.transport import Facility, Link
from china_sso.model.units import Unit
from china_sso.model.vocabulary import Bound, Kind
from china_sso.reading.folder import MARKET
from china_sso.reading.json import is_list, is_object, shown

#: What the model imports only when it is needed: the classes that its annotations name.
NAMED: dict[str, Any] = {
    kind.__name__: kind
    for kind in (
        *(ClientMarket, Designation, Erratum, ExchangeRate, Facility, FocusArea, Incentive, Institution, Interval),
        *(KeyIndustry, Link, Mention, OfficePark, Participant, Presence, Project, Provider, Statement),
    )
}
for _each in (Chapter, Figure, City, Market):
    attrs.resolve_types(_each, localns=NAMED)

#: What finds the names most like a text.
Near = Callable[[str, Collection[str]], tuple[str, ...]]

#: What no file says: its place among the files tells it, or the library works it out.
GIVEN = frozenset({"origin", "rates", "inputs", "reckoned", "profiles", "place_name"})


class _MismatchError(Exception):
    def __init__(self, expected: str, found: object, names: Collection[str] = ()) -> None:
        super().__init__(expected, found)
        self.expected = expected
        self.found = found
        self.names = names
        """What may have been meant."""


class _ObjectError(Exception):
    """An object without keys that it needs, or with some that there are not, and what else is wrong with it.

    cattrs raises an exception for each missing key, which takes a hundred times as long as to read an empty object.
    """

    def __init__(self, kind: type, missing: Collection[str], unknown: Collection[str], errors: list[Exception]) -> None:
        super().__init__()
        self.kind = kind
        self.missing = missing
        self.unknown = unknown
        self.errors = errors


class _MoreError(Exception):
    """Stands for the faults of a list beyond those that are kept."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


def _is_scalars(kind: Any) -> bool:
    arguments = get_args(kind)
    return bool(arguments) and not _is_tuple(kind) and set(arguments) <= {int, Decimal, str, NoneType}


def _is_tuple(kind: Any) -> bool:
    origin: Any = get_origin(kind)
    return origin in (tuple, Rows)


def _scalars(kind: Any) -> Callable[[Any, Any], Any]:
    allowed = tuple(get_args(kind))
    names = {int: "a whole number", Decimal: "a number", str: "a text", NoneType: "null"}
    expected = " or ".join(names[each] for each in allowed if not (each is int and Decimal in allowed))

    def structure(value: Any, _: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, allowed):
            raise _MismatchError(expected, value)
        return _utf_8(value) if isinstance(value, str) else value

    return structure


def _utf_8(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise _MismatchError("a text that UTF-8 can hold", text) from None
    return text


def _whole(value: Any, _: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _MismatchError("a whole number", value)
    return value


def _text(value: Any, _: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _MismatchError("a text that is not empty", value)
    return _utf_8(value)


def _number(value: Any, _: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise _MismatchError("a number", value)
    return Decimal(value)


def _indicator(value: Any, _: Any) -> Indicator:
    name = _text(value, None)
    if name not in PRINTED:
        raise _MismatchError("an indicator of the vocabulary", value, PRINTED)
    return PRINTED[name]


def _percent(value: Any, _: Any) -> Percent:
    return Percent(_number(value, None))


def _float(value: Any, _: Any) -> float:
    return float(_number(value, None))


def _period(value: Any, _: Any) -> Period:
    try:
        return Period.parse(_text(value, None))
    except ValueError as error:
        raise _MismatchError(f"a period ({error})", value) from None


def _enum(value: Any, kind: Any) -> Any:
    try:
        return kind(_text(value, None))
    except ValueError:
        raise _MismatchError(f"one of {', '.join(member.value for member in kind)}", value) from None


#: What each correctable attribute of a figure holds, and whether it may hold nothing.
_CORRECTED: dict[Correctable, tuple[Any, bool]] = {
    Correctable.INDICATOR: (Indicator, False),
    Correctable.LABEL: (str, True),
    Correctable.SUBJECT: (str, True),
    Correctable.VALUE: (Number, False),
    Correctable.UPPER: (Number, True),
    Correctable.UNIT: (Unit, False),
    Correctable.PERIOD: (Period, True),
    Correctable.BOUND: (Bound, False),
    Correctable.KIND: (Kind, False),
    Correctable.GROWTH: (Percent, True),
    Correctable.GROWTH_FROM: (int, True),
}


def _correction(value: Any, kind: Any, converter: Converter) -> Correction:
    """The values of a correction are of the type of the attribute that it corrects."""
    if not is_object(value):
        raise _MismatchError("an object", value)
    found: dict[str, Any] = {}
    errors: list[Exception] = []

    def attempt(key: str, of: Any, optional: bool = False) -> None:
        try:
            found[key] = None if value[key] is None and optional else converter.structure(value[key], of)
        except Exception as error:  # cattrs gathers whatever its hooks raise
            error.add_note(AttributeValidationNote(key, key, kind))
            errors.append(error)

    if "attribute" in value:
        attempt("attribute", Correctable)
    if "attribute" in found:
        for key in ("printed", "right"):
            if key in value:
                attempt(key, *_CORRECTED[found["attribute"]])
    keys = attrs.fields_dict(kind).keys()
    if errors or keys != value.keys():
        raise _ObjectError(kind, keys - value.keys(), value.keys() - keys, errors)
    return Correction(**found)


def _place(value: Any, converter: Converter) -> Any:
    """One place is the market, the others are cities."""
    return converter.structure(value, Market if is_object(value) and value.get("slug") == MARKET else City)


def _tuple(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    item_type = get_args(kind)[0]
    hook = converter.get_structure_hook(item_type)

    def structure(value: Any, _: Any) -> Any:
        if not is_list(value):
            raise _MismatchError("a list", value)
        items: list[Any] = []
        errors: list[Exception] = []
        more = 0
        for index, item in enumerate(value):
            try:
                items.append(hook(item, item_type))
            except Exception as error:
                if len(errors) >= MOST_KEPT:
                    more += _count(error)
                    continue
                error.add_note(IterableValidationNote(f"at {index}", index, item_type))
                errors.append(error)
        if more:
            errors.append(_MoreError(more))
        if errors:
            raise IterableValidationError("items", errors, kind)  # pyright: ignore[reportCallIssue] -- its __new__ takes three
        return tuple(items)

    return structure


def _object(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    left_out: dict[str, Any] = {each.name: override(omit=True) for each in attrs.fields(kind) if each.name in GIVEN}
    if kind is Profile:
        left_out["source"] = override(omit=True)
    if kind is Figure:
        left_out["erratum"] = override(struct_hook=_text)  # the id of an erratum: the register has it
    from_dict: Callable[[Any, Any], Any] = make_dict_structure_fn(
        kind, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True, _cattrs_use_linecache=False, **left_out
    )
    told = {each.name: each for each in attrs.fields(kind) if each.init and not getattr(left_out.get(each.name), "omit", False)}
    known, required = told.keys(), {name for name, each in told.items() if each.default is attrs.NOTHING}

    def structure(value: Any, target: Any) -> Any:
        if not is_object(value):
            raise _MismatchError("an object", value)
        keys = value.keys()
        if required <= keys <= known:
            return from_dict(value, target)
        errors: list[Exception] = []
        for name in known & keys if keys else ():
            try:
                (left_out[name].struct_hook if name in left_out else converter.structure)(value[name], told[name].type)
            except Exception as error:
                error.add_note(AttributeValidationNote(name, name, kind))
                errors.append(error)
        raise _ObjectError(kind, required - keys, keys - known, errors)

    return structure


_SCALARS: dict[type, Callable[[Any, Any], Any]] = {
    int: _whole,
    str: _text,
    Decimal: _number,
    Percent: _percent,
    float: _float,
    Period: _period,
    Indicator: _indicator,
    StrEnum: _enum,
}


@cache
def converter() -> Converter:
    """The one converter: unknown keys and coercions are errors."""
    made = Converter(detailed_validation=True, forbid_extra_keys=True)
    made.register_structure_hook_factory(_is_scalars, _scalars)
    made.register_structure_hook_factory(attrs.has, _object)
    made.register_structure_hook_factory(_is_tuple, _tuple)  # after the classes: rows are one
    for kind, hook in _SCALARS.items():
        made.register_structure_hook(kind, hook)
    made.register_structure_hook_func(lambda kind: kind == City | Market, lambda value, _: _place(value, made))
    made.register_structure_hook(Correction, lambda value, kind: _correction(value, kind, made))
    return made


def _faults(error: BaseException, path: str, near: Near) -> Iterator[tuple[str, str, str]]:
    """Every path of a structuring error, with what was expected there and what was found."""
    if isinstance(error, (ClassValidationError, IterableValidationError)):
        for inner in error.exceptions:
            yield from _faults(inner, path + _step(inner), near)
    elif isinstance(error, _ObjectError):
        for inner in error.errors:
            yield from _faults(inner, path + _step(inner), near)
        yield from ((f"{path}.{key}", "a value", "no such key") for key in sorted(error.missing))
        names = ", ".join(each.alias for each in attrs.fields(error.kind) if each.name not in GIVEN and each.init)
        for key in sorted(error.unknown):
            expected = "no such key; the file gives it" if _is_given(key, error.kind) else f"no such key; there are {names}"
            yield f"{path}.{key}", expected, "the key"
    elif isinstance(error, _MismatchError):
        perhaps = " or ".join(near(str(error.found), error.names)) if error.names else ""
        yield path, f"{error.expected}{f', perhaps {perhaps}' if perhaps else ''}", shown(error.found)
    elif not isinstance(error, _MoreError):
        yield path, "a valid value", str(error)


def _step(error: BaseException) -> str:
    """Where in its object or list an error is."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return f".{note.name}"
        if isinstance(note, IterableValidationNote):
            return f"[{note.index}]"
    return ""


def _count(error: BaseException) -> int:
    """How many faults a structuring error has."""
    if isinstance(error, BaseExceptionGroup):
        inner = cast("BaseExceptionGroup[BaseException]", error).exceptions
        return sum(map(_count, inner))
    if isinstance(error, _ObjectError):
        return len(error.missing) + len(error.unknown) + sum(map(_count, error.errors))
    return error.count if isinstance(error, _MoreError) else 1


def _is_given(key: str, kind: type) -> bool:
    return key in {"place", "source", "pages", "section", *GIVEN} and issubclass(kind, (Fact, Profile))


def structure(document: Any, kind: Any, file: str, path: str, near: Near = nearest) -> Any:
    """A parsed document as an object of the model. Raises `DataFileError` with every fault."""
    try:
        return converter().structure(document, kind)
    except Exception as error:  # cattrs raises groups of whatever the hooks raise
        faults = tuple(Fault(file, *found) for found in islice(_faults(error, path, near), MOST_KEPT))
        raise DataFileError(faults, max(len(faults), _count(error))) from None


def structure_list(document: Any, key: str, kind: Any, file: str, near: Near = nearest) -> tuple[Any, ...]:
    """A file with one list of objects under one key. Raises `DataFileError` with every fault."""
    if not is_object(document) or set(document) != {key}:
        found = f"the keys {', '.join(document)}" if is_object(document) else shown(document)
        raise DataFileError((Fault(file, "$", f"an object with the one key {key}", found),))
    items: tuple[Any, ...] = structure(document[key], tuple[kind, ...], file, f"$.{key}", near)
    return items
