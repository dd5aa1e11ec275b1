"""How names are compared, and how ids are made of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, TypeVar

from china_sso.errors import UnknownNameError, WrongTypeError, described, named

E = TypeVar("E", bound=StrEnum)


def text_or_none(value: str | None, argument: str) -> str | None:
    """A text or None. Raises `WrongTypeError` for what is neither."""
    if value is not None and not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without a type checker
        raise WrongTypeError(argument, "a text", described(value))
    return value


def member_of(kind: type[E], value: str, what: str) -> E:
    """A member of a vocabulary by itself or its text, in any case. Raises `UnknownNameError` with all there are."""
    if isinstance(value, kind):
        return value
    by_key = {member.value.casefold(): member for member in kind}
    member = by_key.get(value.casefold()) if isinstance(value, str) else None  # pyright: ignore[reportUnnecessaryIsInstance]
    if member is None:
        raise UnknownNameError(what, named(value), tuple(member.value for member in kind), exhaustive=True)
    return member


def key_of(name: str) -> str:
    """A name without case, accents, apostrophes, spaces, and without 市 (city) at its end.

    Examples:
        >>> key_of("Xī'ān") == key_of("Xi’an") == key_of("xian")
        True
    """
    if not isinstance(name, str):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without a type checker
        raise WrongTypeError("a name", "a text", described(name))
    return _key(name)


@lru_cache(maxsize=2**13)  # a question asks every city for the same names
def _key(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if c.isalnum())
    return plain.removesuffix("市") or plain


def slug_of(name: str) -> str:
    """A name as an id: lower case, words joined by hyphens.

    Examples:
        >>> slug_of("Ernst & Young")
        'ernst-young'
    """
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-")


class Names(NamedTuple):
    """The names that one city goes by."""

    slug: str
    name: str
    chinese: str
    pinyin: str
    gbt_2260: str
    aliases: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """The names as they are compared."""
        return frozenset(map(key_of, (self.slug, self.name, self.chinese, self.pinyin, self.gbt_2260, *self.aliases)))


def slugs_by_name(cities: Collection[Names]) -> dict[str, tuple[str, ...]]:
    """The slugs of the cities that go by each name, by the name as it is compared; by a slug only the city that has it."""
    found: dict[str, list[str]] = {}
    for names in cities:
        for key in names.keys:
            found.setdefault(key, []).append(names.slug)
    own = {key_of(names.slug): (names.slug,) for names in cities}
    return {**{key: tuple(slugs) for key, slugs in found.items()}, **own}
