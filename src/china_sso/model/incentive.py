"""What a government does for outsourcing businesses."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from china_sso.model.figure import Figure
from china_sso.model.names import member_of
from china_sso.model.organisation import Organisation, Site
from china_sso.model.period import Period
from china_sso.model.source import Fact
from china_sso.model.titled import Titled
from china_sso.model.vocabulary import Level


class IncentiveCategory(StrEnum):
    """The kind of policy that a profile lists an incentive under."""

    GOVERNMENT = "government"
    INDUSTRIAL_PARK = "industrial_park"
    INTELLECTUAL_PROPERTY = "intellectual_property"


class Form(Titled):
    """In which form a measure helps. How words are classified by it is written in ``data/README.md``."""

    FUND = "fund", "Fund"
    """A fund set up, or money set aside, for a purpose."""
    GRANT = "grant", "Grant"
    """A subsidy or a reimbursement."""
    REWARD = "reward", "Reward"
    """A bonus or award for what was reached."""
    TAX = "tax", "Tax relief"
    LOAN = "loan", "Loan"
    """Loans, their interest, guarantees."""
    INVESTMENT = "investment", "Investment"
    """Equity, venture capital."""
    RENT = "rent", "Rent relief"
    LAND = "land", "Land and offices"
    """Land, and offices bought."""
    SERVICE = "service", "Service"
    """Platforms, one-stop services, information provided."""
    FACILITATION = "facilitation", "Easier procedures"
    """Customs, visas, residence, procedures, working hours, access to telecommunications."""
    REGULATION = "regulation", "Regulation"
    """Law, its enforcement, standards."""
    PROCUREMENT = "procurement", "Public procurement"
    PROMOTION = "promotion", "Promotion"
    """Fairs, brands, delegations."""
    ORGANISATION = "organisation", "Organisation"
    """Leading groups, statistics, planning."""
    UNSPECIFIED = "unspecified", "Unspecified"
    """Support or encouragement without a form."""

    @property
    def pays(self) -> bool:
        """Whether money, or what is worth money, flows to the business."""
        return self in _PAYING


_PAYING = frozenset({Form.FUND, Form.GRANT, Form.REWARD, Form.TAX, Form.LOAN, Form.INVESTMENT, Form.RENT, Form.LAND})


class Purpose(Titled):
    """What a measure is for. How words are classified by it is written in ``data/README.md``."""

    TRAINING = "training", "Training"
    TALENT = "talent", "Talent"
    """Attracting and keeping people."""
    EMPLOYMENT = "employment", "Employment"
    CERTIFICATION = "certification", "Certification"
    """International certification: CMM, CMMI, ISO 27001 ..."""
    EXPORT = "export", "Export"
    MARKET = "market", "Market"
    """Clients won, brands."""
    INNOVATION = "innovation", "Innovation"
    """Research and development, patents created."""
    PROTECTION = "protection", "Protection of intellectual property"
    SETTLEMENT = "settlement", "Settlement"
    """Coming to the city, headquarters, start-ups."""
    GROWTH = "growth", "Growth"
    """Scale, revenue, mergers, listing."""
    FINANCING = "financing", "Financing"
    PREMISES = "premises", "Premises"
    INFRASTRUCTURE = "infrastructure", "Infrastructure"
    """Public platforms, parks, networks."""
    STANDARDS = "standards", "Standards"
    COOPERATION = "cooperation", "Cooperation"
    GOVERNANCE = "governance", "Governance"
    GENERAL = "general", "The industry as such"


@frozen(weakref_slot=False)
class Measure:
    """One thing that an incentive does: in which form, and for which purposes."""

    form: Form
    """In which form it helps: a fund, a tax relief, a service ..."""
    purposes: tuple[Purpose, ...]
    """One or more."""
    text: str
    """What it does, in our own words, with its amounts and conditions."""
    figures: tuple[Figure, ...] = ()
    """Its amounts; they are among the figures of the place too."""

    def __str__(self) -> str:
        return f"{self.form.title}{' (pays)' if self.form.pays else ''}: {self.text}"


@frozen(kw_only=True)
class Incentive(Fact):
    """A policy, or a set of measures, that favours outsourcing businesses.

    Where a profile names several policies and lists their measures together, each policy is an incentive without
    measures, and the list is one more incentive without a title, whose ``policies`` are those that it is printed with.
    """

    title: str | None = None
    """As printed; None for a set of measures that the profile doesn't name."""
    policies: tuple[str, ...] = ()
    """The titles of the policies that an untitled set of measures is printed with."""
    category: IncentiveCategory
    """Which part of a profile's policies it stands in."""
    issuers: tuple[str, ...] = ()
    """Who issued it, as the text names them; empty where nobody is named."""
    level: Level | None = None
    """The level of government that issued it; None where the text doesn't tell."""
    date: Period | None = None
    """When it was issued."""
    valid: Period | None = None
    """When it applies, or its money is spent."""
    number: str | None = None
    """Its document number as printed."""
    measures: tuple[Measure, ...] = ()
    """What it does, one thing each; empty where it is only named."""

    @property
    def issued_by(self) -> tuple[Organisation | Site, ...]:
        """Who its issuers are, whatever the profiles call them: organisations, or the parks and zones themselves."""
        return tuple(map(self.origin.body_called, self.issuers))

    @property
    def forms(self) -> frozenset[Form]:
        """The forms of its measures."""
        return frozenset(measure.form for measure in self.measures)

    @property
    def purposes(self) -> frozenset[Purpose]:
        """The purposes of its measures."""
        return frozenset(purpose for measure in self.measures for purpose in measure.purposes)

    @property
    def pays(self) -> bool:
        """Whether one of its measures pays: money, or what is worth money, flows to the business."""
        return any(measure.form.pays for measure in self.measures)

    def measures_of(
        self, form: Form | str | None = None, purpose: Purpose | str | None = None, pays: bool | None = None
    ) -> tuple[Measure, ...]:
        """Its measures of a form and for a purpose, both where both are given, that pay or don't.

        Raises `UnknownNameError` for an unknown form or purpose.
        """
        form = member_of(Form, form, "form") if form is not None else None
        purpose = member_of(Purpose, purpose, "purpose") if purpose is not None else None
        return tuple(
            measure
            for measure in self.measures
            if (form is None or measure.form is form)
            and (purpose is None or purpose in measure.purposes)
            and (pays is None or measure.form.pays is pays)
        )
