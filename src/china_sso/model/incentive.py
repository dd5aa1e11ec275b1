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
    #: what it does, in our own words
    text: str


@frozen(kw_only=True)
class Incentive(Fact):
    """A policy, or a set of measures, that favours outsourcing businesses.

    Where a profile names several policies and lists their measures together, each policy is an incentive without
    measures, and the list is one more incentive without a title.
    """

    #: as printed; None for a set of measures that the profile doesn't name
    title: str | None = None
    category: IncentiveCategory
    #: who issued it
    issuer: str | None = None
    level: Level | None = None
    #: when it was issued
    date: Period | None = None
    #: its document number as printed
    number: str | None = None
    #: the footnote marks that cover it
    footnotes: tuple[str, ...] = ()
    #: what is doubtful about it, in our own words
    note: str | None = None
    measures: tuple[Measure, ...] = ()

    @property
    def instruments(self) -> frozenset[Instrument]:
        """The instruments of its measures."""
        return frozenset(measure.instrument for measure in self.measures)
