"""What a profile names beside figures, organisations and policies: statuses, parks, and other things with a name."""

from __future__ import annotations

from attrs import frozen

from china_sso.model.period import Period
from china_sso.model.source import Fact
from china_sso.model.vocabulary import Level, MentionKind, Status


@frozen(kw_only=True)
class Designation(Fact):
    """A status that a city or a park was given."""

    title: str
    """As the document names it."""
    status: Status
    holder: str | None = None
    """The park or body that holds it; None for the city itself."""
    issuer: str | None = None
    """Who gave it."""
    period: Period | None = None
    """When it was given."""
    footnotes: tuple[str, ...] = ()
    """The footnote marks that cover it."""
    note: str | None = None
    """What is doubtful about it, in our own words."""


@frozen(kw_only=True)
class OfficePark(Fact):
    """A park, zone or base for offices."""

    name: str
    """As printed."""
    level: Level | None = None
    """Who designated it, where printed."""
    parent: str | None = None
    """The park or zone that it lies in, where printed."""
    footnotes: tuple[str, ...] = ()
    """The footnote marks that cover it."""
    note: str | None = None
    """What is doubtful about it, in our own words."""


@frozen(kw_only=True)
class Mention(Fact):
    """Something else that a profile names: a tenant of a park, a railway, a training centre."""

    name: str
    """As printed."""
    kind: MentionKind
    subject: str | None = None
    """The park, institution or event that it is named with."""
    detail: str | None = None
    """In which capacity, in our own words."""
    footnotes: tuple[str, ...] = ()
    """The footnote marks that cover it."""
    note: str | None = None
    """What is doubtful about it, in our own words."""
