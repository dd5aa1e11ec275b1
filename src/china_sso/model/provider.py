"""The organisations that a profile names: in its tables with a role, or elsewhere with a relation to the place."""

from __future__ import annotations

from attrs import field, frozen

from china_sso.model.organisation import Organisation
from china_sso.model.service import Service, ServiceLine
from china_sso.model.source import Fact
from china_sso.model.titled import Titled


class Role(Titled):
    """In which table of a profile an organisation stands."""

    OUTSOURCING_PROVIDER = "outsourcing_provider", "Outsourcing provider"
    """Works for clients."""
    SHARED_SERVICE_CENTRE = "shared_service_centre", "Shared service centre"
    """A captive: works for its own group."""
    RD_CENTRE = "rd_centre", "R&D centre"
    FINANCIAL_BACK_OFFICE = "financial_back_office", "Financial back office"


class Relation(Titled):
    """How an organisation is present in a city, where it stands in none of the tables."""

    TENANT = "tenant", "Tenant"
    """Of a park."""
    INVESTOR = "investor", "Investor"
    RD_CENTRE = "rd_centre", "R&D centre"
    TRAINING_PARTNER = "training_partner", "Training partner"
    CERTIFIED = "certified", "Certified"
    """Named for a certificate that it holds."""
    CLIENT = "client", "Client"
    OPERATOR = "operator", "Operator"
    """Runs something there."""
    MEMBER = "member", "Member"
    """Of a group or an association."""
    PRESENT = "present", "Present"
    """Without more."""


@frozen(kw_only=True)
class Participant(Fact):
    """An organisation that a profile names."""

    name: str
    """As printed."""
    services: tuple[Service, ...] = ()
    """The kinds of service that it is said to do there; empty where the words name none."""

    @property
    def organisation(self) -> Organisation:
        """Who it is, whatever the profile calls it; where nothing is known of it, an organisation of this name alone."""
        return self.origin.organisation_called(self.name)

    @property
    def lines(self) -> tuple[ServiceLine, ...]:
        """The lines of the industry that its services belong to."""
        return tuple(dict.fromkeys(service.line for service in self.services))


@frozen(kw_only=True)
class Provider(Participant):
    """An organisation named in a table of a profile, with its role there."""

    role: Role
    """Which table it stands in."""
    activity: str | None = None
    """What the table says it does there."""
    footnotes: tuple[str, ...] = field(default=("tables",), repr=False)
    """The line of sources under the tables."""

    @property
    def captive(self) -> bool:
        """Whether it works for its own group: a shared service centre."""
        return self.role is Role.SHARED_SERVICE_CENTRE


@frozen(kw_only=True)
class Presence(Participant):
    """An organisation that a profile names outside its tables, with what it has to do with the place."""

    relation: Relation
    """What it has to do with the place."""
    subject: str | None = None
    """The park or institution that it is named with."""
    detail: str | None = None
    """What is said of it, in our own words."""
