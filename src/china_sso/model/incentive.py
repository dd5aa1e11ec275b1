"""What a government does for outsourcing businesses."""

from __future__ import annotations

from attrs import frozen

from china_sso.model.period import Period
from china_sso.model.source import Fact
from china_sso.model.vocabulary import IncentiveCategory, Instrument, Level


@frozen
class Measure:
    """One thing that an incentive does."""

    instrument: Instrument
    text: str
    """What it does, in our own words."""


@frozen(kw_only=True)
class Incentive(Fact):
    """A policy, or a set of measures, that favours outsourcing businesses.

    Where a profile names several policies and lists their measures together, each policy is an incentive without
    measures, and the list is one more incentive without a title.
    """

    title: str | None = None
    """As printed; None for a set of measures that the profile doesn't name."""
    category: IncentiveCategory
    issuer: str | None = None
    """Who issued it."""
    level: Level | None = None
    date: Period | None = None
    """When it was issued."""
    number: str | None = None
    """Its document number as printed."""
    footnotes: tuple[str, ...] = ()
    """The footnote marks that cover it."""
    note: str | None = None
    """What is doubtful about it, in our own words."""
    measures: tuple[Measure, ...] = ()

    @property
    def instruments(self) -> frozenset[Instrument]:
        """The instruments of its measures."""
        return frozenset(measure.instrument for measure in self.measures)
