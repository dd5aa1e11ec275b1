"""Who trains and studies in a place, and what is being built or run there."""

from __future__ import annotations

from attrs import frozen

from china_sso.model.organisation import Organisation, Site
from china_sso.model.period import Period
from china_sso.model.source import Fact
from china_sso.model.titled import Titled
from china_sso.model.transport import Stage


class InstitutionKind(Titled):
    """What kind of institution trains or studies."""

    UNIVERSITY = "university", "University"
    COLLEGE = "college", "College"
    TRAINING_CENTRE = "training_centre", "Training centre"
    TRAINING_BASE = "training_base", "Training base"
    RESEARCH_INSTITUTE = "research_institute", "Research institute"


@frozen(kw_only=True)
class Institution(Fact):
    """A university, a college, a training centre or base, or a research institute that a profile names."""

    name: str
    """As printed."""
    kind: InstitutionKind
    """Which kind of institution it is."""
    operators: tuple[str, ...] = ()
    """Who runs it, as printed; empty where nobody is named, and where it is a company itself."""
    partners: tuple[str, ...] = ()
    """Who takes part in it, as printed."""
    certifiers: tuple[str, ...] = ()
    """Who certified or designated it, as printed."""
    subject: str | None = None
    """The park or zone that it is in."""
    detail: str | None = None
    """What else is said of it, in our own words."""

    @property
    def organisation(self) -> Organisation:
        """Who it is, whatever the profiles call it."""
        return self.origin.organisation_called(self.name)

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """Who runs it, then who takes part in it."""
        return tuple(self.origin.organisation_called(name) for name in (*self.operators, *self.partners))

    @property
    def certified_by(self) -> tuple[Organisation | Site, ...]:
        """Who its certifiers are, whatever the profiles call them."""
        return tuple(map(self.origin.body_called, self.certifiers))


@frozen(kw_only=True)
class Project(Fact):
    """Something that is or was being built, set up or carried out."""

    name: str
    """As printed."""
    stage: Stage | None = None
    """How far it has come; None where nothing is said of that."""
    period: Period | None = None
    """When it is carried out, or by when it is to be complete."""
    subject: str | None = None
    """The park or zone that it is in."""
    detail: str | None = None
    """What else is said of it, in our own words."""
