"""The organisations of a profile's tables, and who they are across cities."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import Factory, frozen

from china_sso.model.names import key_of, slug_of
from china_sso.model.source import Fact
from china_sso.model.vocabulary import Role, ServiceLine


@frozen
class Organisation:
    """One company or institution, whatever the cities call it."""

    id: str
    """``zte``"""
    name: str
    """Its usual name."""
    spellings: tuple[str, ...] = ()
    """The other names that profiles print for it: "ZTE Corporation"."""

    @classmethod
    def named(cls, name: str) -> Organisation:
        """An organisation that goes by one name alone."""
        return cls(slug_of(name), name)

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and its other spellings."""
        return (self.name, *self.spellings)


@frozen(kw_only=True)
class Provider(Fact):
    """An organisation named in a table of a profile, with its role there."""

    name: str
    """As printed."""
    organisation: Organisation = Factory(lambda self: Organisation.named(self.name), takes_self=True)
    """Who it is; by itself, an organisation of this name alone."""
    role: Role
    activity: str | None = None
    """What the table says it does there."""
    service_lines: tuple[ServiceLine, ...] = ()
    """The service lines among that."""
    footnotes: tuple[str, ...] = ("tables",)
    """The line of sources under the tables."""
    note: str | None = None
    """What is doubtful about it, in our own words."""

    @property
    def captive(self) -> bool:
        """Whether it works for its own group: a shared service centre."""
        return self.role is Role.SHARED_SERVICE_CENTRE


def organisations_by_name(organisations: Iterable[Organisation]) -> dict[str, Organisation]:
    """Organisations by each of their names as they are compared; of two with one name, the first."""
    found: dict[str, Organisation] = {}
    for organisation in organisations:
        for name in (organisation.id, *organisation.names):
            found.setdefault(key_of(name), organisation)
    return found
