"""Makes places from parsed data files that have been checked: fast, and without looking twice.

`china_sso.reading.validate` says what is wrong with a file; here everything is taken to be right. The lists of a chapter
are made when they are asked for: a figure doesn't wait for what stands around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from china_sso.model.figure import Figure
from china_sso.model.place import City, Market, Place
from china_sso.model.profile import NONE, Chapter, Profile
from china_sso.model.rows import Rows
from china_sso.model.source import Fact, Footnote, Origin
from china_sso.model.vocabulary import Region, Section
from china_sso.reading.figures import References, figure
from china_sso.reading.making import Line, Table, make, member_of, table

if TYPE_CHECKING:
    from china_sso.reading.facts import MakeFact

T = TypeVar("T")

_SECTION, _REGION = member_of(Section), member_of(Region)
_FOOTNOTE = table(Footnote)
_PLACE: dict[type[Place], Table] = {kind: table(kind, latitude=float, longitude=float, aliases=tuple) for kind in (City, Market)}


class _Unmade:
    """The lines of a chapter, and what becomes of them when they are asked for."""

    __slots__ = ("lines", "made", "origin", "references")

    def __init__(self, lines: dict[str, Any], origin: Origin, references: References) -> None:
        self.lines = lines
        self.origin = origin
        self.references = references
        self.made: dict[str, Rows[Any]] = {}

    @property
    def amounts(self) -> Rows[Figure]:
        """The figures of the measures of its incentives, which know the same objects."""
        measures = [measure for line in self.lines.get("incentives", ()) for measure in line.get("measures", ())]
        return self._once("amounts", lambda: self._figures([line for measure in measures for line in measure.get("figures", ())]))

    def __call__(self, name: str) -> Rows[Fact]:
        """The list of that name; of two threads that make one at the same moment, the first decides."""
        lines: list[Line] = self.lines.get(name, [])
        return self._once(name, lambda: self._figures(lines) if name == "figures" else self._facts(name, lines))

    def _once(self, name: str, make: Callable[[], tuple[T, ...]]) -> Rows[T]:
        if name not in self.made:
            self.made.setdefault(name, Rows(make(), NONE[name].layout if name in NONE else "figures"))
            self.lines.pop(name, None)  # they have served
        return self.made[name]

    def _figures(self, lines: list[Line]) -> tuple[Figure, ...]:
        return tuple([figure(line, self.origin, self.references) for line in lines])

    def _facts(self, name: str, lines: list[Line]) -> tuple[Fact, ...]:
        maker, amounts = _makers()[name], iter(self.amounts if name == "incentives" else ())
        return tuple([maker(line, self.origin, amounts) for line in lines])


@cache
def _makers() -> Mapping[str, MakeFact]:
    """What makes the facts that are no figures. Imported once for all lists, which are many."""
    from china_sso.reading.facts import MAKERS

    return MAKERS


def _chapter(line: dict[str, Any], slug: str, source: str, pages: str, references: References) -> Chapter:
    section = _SECTION(line["section"])
    return Chapter.unmade(section, _Unmade(line, Origin(slug, source, pages, section, references), references), line)


def _profile(line: Line, slug: str, source: str, references: References) -> Profile:
    pages = line["pages"]
    return Profile(
        source=source,
        pages=pages,
        region=_REGION(line["region"]) if "region" in line else None,
        chapters=tuple([_chapter(each, slug, source, pages, references) for each in line["chapters"]]),
        footnotes=tuple([make(Footnote, _FOOTNOTE, each) for each in line.get("footnotes", ())]),
    )


def profiles(lines: Iterable[Line], slug: str, source: str, references: References) -> tuple[Profile, ...]:
    """What one file says: one document on one place."""
    return tuple([_profile(line, slug, source, references) for line in lines])


def place(line: Line, profiles: tuple[Profile, ...]) -> Place:
    """A place from its line in the register and what the documents say of it: a city, or without codes the national market."""
    kind: type[Place] = City if "gbt_2260" in line else Market
    return make(kind, _PLACE[kind], line, profiles=profiles)
