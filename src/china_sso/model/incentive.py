"""What a government does for outsourcing businesses."""

from __future__ import annotations

from attrs import frozen

from china_sso.model.figure import Figure
from china_sso.model.period import Period
from china_sso.model.source import Fact
from china_sso.model.vocabulary import Form, IncentiveCategory, Level, Purpose


@frozen
class Measure:
    """One thing that an incentive does: in which form, and for which purposes."""

    form: Form
    purposes: tuple[Purpose, ...]
    """One or more."""
    text: str
    """What it does, in our own words, with its amounts and conditions."""
    figures: tuple[Figure, ...] = ()
    """Its amounts; they are among the figures of the place too."""


@frozen(kw_only=True)
class Incentive(Fact):
    """A policy, or a set of measures, that favours outsourcing businesses.

    Where a profile names several policies and lists their measures together, each policy is an incentive without
    measures, and the list is one more incentive without a title, which knows the ``policies`` that it is printed with.
    """

    title: str | None = None
    """As printed; None for a set of measures that the profile doesn't name."""
    policies: tuple[str, ...] = ()
    """The titles of the policies that an untitled set of measures is printed with."""
    category: IncentiveCategory
    issuer: str | None = None
    """Who issued it."""
    level: Level | None = None
    date: Period | None = None
    """When it was issued."""
    valid: Period | None = None
    """When it applies, or its money is spent."""
    number: str | None = None
    """Its document number as printed."""
    measures: tuple[Measure, ...] = ()

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
        self, form: Form | None = None, purpose: Purpose | None = None, pays: bool | None = None
    ) -> tuple[Measure, ...]:
        """Its measures of a form and for a purpose, both where both are given, that pay or don't."""
        return tuple(
            measure
            for measure in self.measures
            if (form is None or measure.form is form)
            and (purpose is None or purpose in measure.purposes)
            and (pays is None or measure.form.pays is pays)
        )
