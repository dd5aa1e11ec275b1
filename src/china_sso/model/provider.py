"""The organisations of a profile's tables, and who they are across cities."""

from __future__ import annotations

from attrs import frozen

from china_sso.model.source import Fact
from china_sso.model.vocabulary import Role, ServiceLine


@frozen
class Organisation:
    """One company or institution, whatever the cities call it."""

    #: ``zte``
    id: str
    #: its usual name
    name: str
    #: the other names that profiles print for it: "ZTE Corporation"
    spellings: tuple[str, ...] = ()


@frozen(kw_only=True)
class Provider(Fact):
    """An organisation named in a table of a profile, with its role there."""

    #: as printed
    name: str
    organisation: Organisation
    role: Role
    #: what the table says it does there
    activity: str | None = None
    #: the lines of the trade among that
    service_lines: tuple[ServiceLine, ...] = ()
    #: the line of sources under the tables
    footnotes: tuple[str, ...] = ("tables",)
    #: what is doubtful about it, in our own words
    note: str | None = None

    @property
    def captive(self) -> bool:
        """Whether it works for its own group: a shared service centre."""
        return self.role is Role.SHARED_SERVICE_CENTRE
