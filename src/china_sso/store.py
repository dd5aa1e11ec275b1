"""Finds data files, reads them strictly, and turns them into the model and back.

A file is parsed, checked and structured as a whole or not at all; every fault is named with its file and JSON path.
What has been read is kept. Nothing here knows what a city is good for: that is `china_sso.dataset`'s business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override
from importlib_resources import files
from importlib_resources.abc import Traversable

from china_sso.errors import DataFileError, Fault, nearest
from china_sso.model.erratum import Erratum
from china_sso.model.figure import Figure
from china_sso.model.incentive import Incentive
from china_sso.model.names import slug_of
from china_sso.model.percent import Percent
from china_sso.model.period import Period
from china_sso.model.place import Chapter, Designation, Mention, OfficePark, Place
from china_sso.model.provider import Organisation, Provider
from china_sso.model.records import vocabulary
from china_sso.model.source import Fact
from china_sso.model.vocabulary import Section
from china_sso.strict_json import dumps, is_list, is_object, parse, shown

T = TypeVar("T")
P = TypeVar("P", bound=Place)

#: The lists of a chapter whose items learn their place, source, pages and section from the file.
FACTS: dict[str, type[Fact]] = {
    "designations": Designation,
    "figures": Figure,
    "providers": Provider,
    "incentives": Incentive,
    "parks": OfficePark,
    "mentions": Mention,
}
CONTEXT = ("place", "source", "pages", "section")
#: What no file holds: its place in the files gives it, or the library works it out.
GIVEN = frozenset({*CONTEXT, "organisation", "rates", "inputs"})


def bundled() -> Traversable:
    """The folder of the bundled data; it may lie in a zip."""
    return files("china_sso") / "data"


# --- the converter: strict, and in terms of the model ---------------------------------------------------------------


class _MismatchError(Exception):
    def __init__(self, expected: str, found: object) -> None:
        super().__init__(expected, found)
        self.expected = expected
        self.found = shown(found)


def _is_scalars(kind: Any) -> bool:
    arguments = get_args(kind)
    return bool(arguments) and not _is_tuple(kind) and set(arguments) <= {int, Decimal, str, NoneType}


def _is_tuple(kind: Any) -> bool:
    origin: Any = get_origin(kind)
    return origin is tuple


def _scalars(kind: Any) -> Callable[[Any, Any], Any]:
    allowed = tuple(get_args(kind))
    names = {int: "a whole number", Decimal: "a number", str: "a text", NoneType: "null"}
    expected = " or ".join(names[each] for each in allowed if not (each is int and Decimal in allowed))

    def structure(value: Any, _: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, allowed):
            raise _MismatchError(expected, value)
        return value

    return structure


def _whole(value: Any, _: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _MismatchError("a whole number", value)
    return value


def _text(value: Any, _: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _MismatchError("a text that is not empty", value)
    try:
        value.encode()
    except UnicodeEncodeError:
        raise _MismatchError("a text that UTF-8 can hold", ascii(value)) from None
    return value


def _number(value: Any, _: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise _MismatchError("a number", value)
    return Decimal(value)


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


def _tuple(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    item_type = get_args(kind)[0]
    hook = converter.get_structure_hook(item_type)

    def structure(value: Any, _: Any) -> Any:
        if not is_list(value):
            raise _MismatchError("a list", value)
        items: list[Any] = []
        errors: list[Exception] = []
        for index, item in enumerate(value):
            try:
                items.append(hook(item, item_type))
            except Exception as error:
                error.add_note(IterableValidationNote(f"at {index}", index, item_type))
                errors.append(error)
        if errors:
            raise IterableValidationError("items", errors, kind)  # pyright: ignore[reportCallIssue] -- its __new__ takes three
        return tuple(items)

    return structure


def _object(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    from_dict: Callable[[Any, Any], Any] = make_dict_structure_fn(
        kind, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True, _cattrs_use_linecache=False
    )

    def structure(value: Any, target: Any) -> Any:
        if not is_object(value):
            raise _MismatchError("an object", value)
        return from_dict(value, target)

    return structure


def _plain(kind: Any, converter: Converter, **overrides: Any) -> Callable[[Any], dict[str, Any]]:
    """Unstructures a class to its fields that differ from their defaults, in the order of the class."""
    to_dict = make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True, _cattrs_use_linecache=False, **overrides)
    names = tuple(attrs.fields_dict(kind))

    def unstructure(value: Any) -> dict[str, Any]:
        document = to_dict(value)
        return {name: document[name] for name in names if name in document}

    return unstructure


_SCALARS: dict[type, Callable[[Any, Any], Any]] = {
    int: _whole,
    str: _text,
    Decimal: _number,
    Percent: _percent,
    float: _float,
    Period: _period,
}


@cache
def converter() -> Converter:
    """The one converter: unknown keys and coercions are errors, defaults are left out."""
    made = Converter(detailed_validation=True, forbid_extra_keys=True, omit_if_default=True)
    made.register_structure_hook_factory(_is_scalars, _scalars)
    made.register_structure_hook_factory(_is_tuple, _tuple)
    made.register_structure_hook_factory(attrs.has, _object)
    made.register_structure_hook(StrEnum, _enum)
    for kind, hook in _SCALARS.items():
        made.register_structure_hook(kind, hook)
    made.register_unstructure_hook(Period, str)
    made.register_unstructure_hook(Decimal, lambda number: number)
    made.register_unstructure_hook(Percent, Decimal)
    made.register_unstructure_hook_func(
        lambda kind: isinstance(kind, type) and issubclass(kind, StrEnum), lambda member: member.value
    )
    made.register_unstructure_hook_func(_is_tuple, lambda items: [made.unstructure(item) for item in items])
    made.register_unstructure_hook_factory(attrs.has, _plain)
    origin = {name: override(omit=True) for name in CONTEXT}
    for kind in FACTS.values():
        made.register_unstructure_hook(kind, _plain(kind, made, **origin))
    made.register_unstructure_hook(Provider, _plain(Provider, made, **origin, organisation=override(omit=True)))
    as_it_stands = _plain(Figure, made, **origin, rates=override(omit=True), inputs=override(omit=True))

    def figure(figure: Figure) -> dict[str, Any]:
        document = as_it_stands(figure)
        if figure.erratum:
            document["erratum"] = figure.erratum.id
            for correction in figure.erratum.corrections:
                document = _set(document, correction.attribute, correction.printed)
        return document

    made.register_unstructure_hook(Figure, figure)
    return made


def _set(document: dict[str, Any], key: str, value: Any) -> dict[str, Any]:
    """A figure's document with one key set (or, with None, left out), its keys in their order."""
    changed = {**document, key: value}
    return {name: changed[name] for name in attrs.fields_dict(Figure) if changed.get(name) is not None}


def _faults(error: BaseException, path: str) -> Iterator[tuple[str, str, str]]:
    """Every path of a structuring error, with what was expected there and what was found."""
    if isinstance(error, (ClassValidationError, IterableValidationError)):
        located, rest = error.group_exceptions()
        for inner, note in located:
            step = f".{note.name}" if isinstance(note, AttributeValidationNote) else f"[{note.index}]"
            yield from _faults(inner, path + step)
        for inner in rest:
            yield from _faults(inner, path)
    elif isinstance(error, ForbiddenExtraKeysError):
        known = ", ".join(
            attribute.alias
            for attribute in attrs.fields(error.cl)
            if attribute.name not in CONTEXT or not issubclass(error.cl, Fact)
        )
        for key in sorted(error.extra_fields):
            yield f"{path}.{key}", f"no such key; there are {known}", "the key"
    elif isinstance(error, _MismatchError):
        yield path, error.expected, error.found
    elif isinstance(error, KeyError):
        yield path, "a value", "no such key"
    else:
        yield path, "a valid value", str(error)


def structure(document: Any, kind: Any, file: str, path: str = "$") -> Any:
    """A parsed document as an object of the model. Raises `DataFileError` with every fault."""
    try:
        return converter().structure(document, kind)
    except Exception as error:  # cattrs raises groups of whatever the hooks raise
        raise DataFileError(tuple(Fault(file, *found) for found in _faults(error, path))) from None


# --- places: the files that facts stand in --------------------------------------------------------------------------


@attrs.frozen
class Registers:
    """What the files of places refer to by name: organisations by their spellings, errata by their ids."""

    organisations: dict[str, Organisation]
    errata: dict[str, Erratum]
    #: whether figures get the right value of their erratum, or keep the printed one
    apply_errata: bool = True
    #: whether they could be read; where not, what refers to them is not held against them
    complete: bool = True

    def organisation(self, name: str) -> Organisation:
        """The organisation that goes by a name: one of the register, or one that has this name alone."""
        return self.organisations.get(name) or Organisation(slug_of(name), name)


def _with_origin(document: Any, registers: Registers, faults: list[tuple[str, str, str]]) -> None:
    """Tells every fact of a parsed place where it stands, and looks up what it refers to."""
    slug = document.get("slug") if is_object(document) else None
    for path, profile in _objects(document, "profiles", "$"):
        for chapter_path, chapter in _objects(profile, "chapters", path):
            section = chapter.get("section")
            origin = {
                "place": slug if isinstance(slug, str) and slug else "?",
                "source": profile["source"] if isinstance(profile.get("source"), str) and profile["source"] else "?",
                "pages": profile["pages"] if isinstance(profile.get("pages"), str) and profile["pages"] else "?",
                "section": section if section in list(Section) else Section.PROFILE.value,
            }
            for name in FACTS:
                for fact_path, fact in _objects(chapter, name, chapter_path):
                    for key in sorted(GIVEN & fact.keys() & attrs.fields_dict(FACTS[name]).keys()):
                        faults.append((f"{fact_path}.{key}", "no such key; the file gives it", "the key"))
                    fact.update(origin)
                    if name == "providers":
                        printed = fact.get("name")
                        fact["organisation"] = attrs.asdict(registers.organisation(printed)) if isinstance(printed, str) else {}
                        fact["organisation"]["spellings"] = list(fact["organisation"].get("spellings", ()))
                    if name == "figures" and isinstance(fact.get("indicator"), str) and fact["indicator"] not in vocabulary():
                        near = " or ".join(nearest(fact["indicator"], vocabulary(), 2))
                        expected = f"an indicator of the vocabulary{f', perhaps {near}' if near else ''}"
                        faults.append((f"{fact_path}.indicator", expected, shown(fact["indicator"])))
                    if name == "figures" and isinstance(fact.get("erratum"), str):
                        _apply_erratum(fact, fact_path, registers, faults)


def _objects(node: Any, key: str, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    items = node.get(key) if is_object(node) else None
    for index, item in enumerate(items if is_list(items) else ()):
        if is_object(item):
            yield f"{path}.{key}[{index}]", item


def _apply_erratum(fact: dict[str, Any], path: str, registers: Registers, faults: list[tuple[str, str, str]]) -> None:
    erratum = registers.errata.get(fact["erratum"])
    if erratum is None:
        if registers.complete:
            faults.append((f"{path}.erratum", "the id of an erratum in errata.json", shown(fact["erratum"])))
        del fact["erratum"]
        return
    if (erratum.place, erratum.section.value) != (fact["place"], fact["section"]):
        where = f"{erratum.place}, {erratum.section.value}"
        faults.append((f"{path}.erratum", "an erratum of this place and section", f"{erratum.id}, which is of {where}"))
    for correction in erratum.corrections:
        printed = fact.get(correction.attribute)
        if printed != correction.printed:
            faults.append(
                (
                    f"{path}.{correction.attribute}",
                    f"{shown(correction.printed)}, as the erratum {erratum.id} has it",
                    shown(printed),
                )
            )
        elif registers.apply_errata:
            fact[correction.attribute] = correction.right
    fact["erratum"] = converter().unstructure(erratum)


def read_place(content: bytes, file: str, kind: type[P], registers: Registers) -> P:
    """A city or the national market. Raises `DataFileError` with every fault of the file."""
    document = parse(content, file)
    found: list[tuple[str, str, str]] = []
    _with_origin(document, registers, found)
    try:
        place: P | None = structure(document, kind, file)
    except DataFileError as error:
        place = None
        found.extend((fault.path, fault.expected, fault.found) for fault in error.faults)
    if place is not None:
        found.extend(_inconsistencies(place))
    if place is None or found:
        raise DataFileError(tuple(Fault(file, *each) for each in found))
    return place


def write_place(place: Place) -> str:
    """A city or the national market as its file is written: the inverse of `read_place`."""
    return dumps(converter().unstructure(place))


def _inconsistencies(place: Place) -> Iterator[tuple[str, str, str]]:
    """What is wrong although every value by itself is well formed."""
    for i, profile in enumerate(place.profiles):
        marks = {footnote.mark for footnote in profile.footnotes}
        for j, chapter in enumerate(profile.chapters):
            path = f"$.profiles[{i}].chapters[{j}]"
            if chapter.section in [other.section for other in profile.chapters[:j]]:
                yield f"{path}.section", "each section once", f"{chapter.section.value} again"
            yield from _figure_faults(chapter, path)
            for name in FACTS:
                for k, fact in enumerate(getattr(chapter, name)):
                    for mark in set(fact.footnotes) - marks - {"tables"}:
                        yield f"{path}.{name}[{k}].footnotes", "marks of the profile's footnotes", shown(mark)


def _figure_faults(chapter: Chapter, path: str) -> Iterator[tuple[str, str, str]]:
    seen: dict[tuple[object, ...], int] = {}
    for k, figure in enumerate(chapter.figures):
        here = f"{path}.figures[{k}]"
        indicator = vocabulary().get(figure.indicator)
        if indicator is None:
            continue
        if indicator.dimension and figure.unit.dimension is not indicator.dimension:
            yield f"{here}.unit", f"a unit of {indicator.dimension.value}", shown(figure.unit.value)
        if indicator.many and figure.label is None:
            yield f"{here}.label", f"a label, since {indicator.name} holds several figures", "no such key"
        if figure.growth is None and figure.growth_from is not None:
            yield f"{here}.growth_from", "no growth_from without growth", str(figure.growth_from)
        if figure.upper is not None and figure.upper <= figure.value:
            yield f"{here}.upper", f"a number above {figure.value}", shown(figure.upper)
        key = (figure.indicator, figure.subject, figure.kind, figure.period, figure.label if indicator.many else None)
        if key in seen:
            yield here, f"{indicator.name} once for a subject, kind and period", f"what figures[{seen[key]}] says already"
        seen.setdefault(key, k)


def read_list(content: bytes, file: str, key: str, kind: type[T]) -> tuple[T, ...]:
    """A register: a file with one list of objects under one key."""
    document = parse(content, file)
    if not is_object(document) or set(document) != {key}:
        found = f"the keys {', '.join(document)}" if is_object(document) else shown(document)
        raise DataFileError((Fault(file, "$", f"an object with the one key {key}", found),))
    items: tuple[T, ...] = structure(document[key], tuple[kind, ...], file, f"$.{key}")  # type: ignore[valid-type]
    return items


def write_list(items: tuple[Any, ...], key: str) -> str:
    """A register as its file is written."""
    return dumps({key: [converter().unstructure(item) for item in items]})
