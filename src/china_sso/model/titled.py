"""Vocabularies whose members have a title for people beside the text that files and the terminal use."""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import Self


class Titled(StrEnum):
    """A closed vocabulary with a title for each member.

    Examples:
        >>> import china_sso as sso
        >>> print(sso.Service.HUMAN_RESOURCES, "|", sso.Service.HUMAN_RESOURCES.title)
        human_resources | Human resources
    """

    title: str  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleMethodOverride] -- a title has no use for str.title()
    """For people."""

    def __new__(cls, value: str, title: str) -> Self:
        """A member with its title."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.title = title
        return member


def words_of(member: Enum) -> str:
    """A member of a vocabulary for people: its title, or its text in words."""
    return member.title if isinstance(member, Titled) else str(member.value).replace("_", " ")
