"""Whichever way a bundled file is read, checked by cattrs or assembled by our own code, it gives equal objects."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import attrs
import pytest

import china_sso as sso
from china_sso.model.making import maker_of
from china_sso.model.money import ExchangeRate
from china_sso.model.profile import LISTS
from china_sso.reading import validate
from china_sso.reading.folder import Snapshot
from china_sso.reading.json import parse
from conftest import some

SNAPSHOT = Snapshot.of(Path(sso.__file__).parent / "data")
#: Registers whose lines both ways make, each with its class and what a data set has of it.
REGISTERS: dict[str, tuple[type, Any]] = {
    "sources": (sso.Source, sso.sources),
    "errata": (sso.Erratum, sso.errata),
    "glossary": (sso.Term, sso.glossary),
    "exchange_rates": (ExchangeRate, lambda: sso.exchange_rates().rates),
}


def said(item: Any) -> Any:
    """What the file of an object says: the object without what only the files around it tell."""
    if isinstance(item, (tuple, sso.Rows)):
        return tuple(map(said, item))
    if isinstance(item, sso.Indicator):
        return item
    if attrs.has(type(item)):
        left_out = {*validate.GIVEN, *({"source"} if isinstance(item, sso.Profile) else ())}
        given = {
            each.name: getattr(item, each.name) for each in attrs.fields(type(item)) if each.init and each.name not in left_out
        }
        if isinstance(item, sso.Figure):  # the file has the id
            given["erratum"] = item.erratum.id if isinstance(item.erratum, sso.Erratum) else item.erratum
        return type(item), {name: said(value) for name, value in given.items()}
    return item


def validated(name: str, key: str, kind: type) -> tuple[Any, ...]:
    return validate.structure_list(parse(SNAPSHOT.files[name], name), key, kind, name)


def test_profiles_are_the_same_validated_and_assembled() -> None:
    printed = sso.load(errata=False)
    differing = [
        f"{source}/{slug}.json"
        for source, slug in some(SNAPSHOT.profiles, 5)
        if said(validated(f"{source}/{slug}.json", "profiles", sso.Profile))
        != said(tuple(profile for profile in printed.place(slug).profiles if profile.source == source))
    ]
    assert len(SNAPSHOT.profiles) > 40
    assert not differing, f"validated and assembled differ: {', '.join(differing)}"


def facts() -> Iterator[Any]:
    """Everything that is made of a line of a file, each once."""
    for place in some((sso.national(), *sso.cities()), 5):
        for profile in place.profiles:
            yield from profile.footnotes
            for chapter in profile.chapters:
                for name in LISTS:
                    yield from getattr(chapter, name)
        yield from (measure for incentive in place.incentives for measure in incentive.measures)
    yield from sso.observations()


def test_what_is_made_fast_is_what_its_class_makes() -> None:
    made = 0
    for kind, group in groupby(sorted(facts(), key=lambda fact: type(fact).__name__), type):
        for fact in group:
            given = {each.name: getattr(fact, each.name) for each in attrs.fields(kind)}
            assert fact == kind(**given), f"a {kind.__name__} differs: {fact}"
            assert not hasattr(fact, "__dict__"), f"a {kind.__name__} has room for more attributes"
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                fact.note = "changed"
            made += 1
    assert made > len(sso.observations()), "hardly anything was made"


def test_a_class_that_converts_or_keeps_something_makes_its_objects_itself() -> None:
    assert maker_of(sso.City) is sso.City
    assert maker_of(sso.Figure) is not sso.Figure
    with pytest.raises(TypeError, match="printed"):
        maker_of(sso.Figure)(indicator=sso.Economy.gdp, value=1, unit=sso.Unit.CNY)


def test_registers_are_the_same_validated_and_assembled() -> None:
    differing = [
        f"{name}.json" for name, (kind, items) in REGISTERS.items() if validated(f"{name}.json", name, kind) != tuple(items())
    ]
    assert not differing, f"validated and assembled differ: {', '.join(differing)}"


def test_organisations_are_the_same_validated_and_assembled() -> None:
    differing = {*validated("organisations.json", "organisations", sso.Organisation)} - {*sso.organisations()}
    assert not differing, f"validated and assembled differ: {', '.join(each.id for each in differing)}"
