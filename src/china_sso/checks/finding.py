"""What a check finds, and what several checks need."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from attrs import Factory, field, frozen

from china_sso.errors import NoRateError
from china_sso.model.figure import Figure
from china_sso.model.indicator import Indicator
from china_sso.model.place import Place
from china_sso.model.provider import Provider
from china_sso.model.units import Currency


@frozen
class Finding:
    """Figures that don't fit together."""

    check: str
    """The name of the check."""
    place: str
    """The slug of the place."""
    message: str
    """What doesn't fit, with the arithmetic."""
    figures: tuple[Figure, ...] = ()
    """The figures it is about; empty for a finding about organisations."""
    providers: tuple[Provider, ...] = ()
    """The organisations it is about."""
    place_name: str = field(default=Factory(lambda finding: _name_in(finding), takes_self=True), eq=False, repr=False)
    """The name of the place in English: what its figures and organisations have; the slug for one made by hand."""

    @property
    def answers(self) -> tuple[str, ...]:
        """The errata and notes of its figures and organisations: what the data set says to it."""
        errata = [figure.erratum.id for figure in self.figures if figure.erratum]
        notes = [fact.note for facts in (self.figures, self.providers) for fact in facts if fact.note]
        return tuple(dict.fromkeys(errata + notes))

    def _repr_html_(self) -> str:
        from china_sso.model.notebook import object_html

        return object_html(self)


def _name_in(finding: Finding) -> str:
    facts = (*finding.figures, *finding.providers)
    return next((fact.place_name for fact in facts if fact.place == finding.place), finding.place)


#: The figures of a record that are alone in it, by what they measure.
Group = dict[Indicator, Figure]


def groups(place: Place) -> Iterator[Group]:
    """The single figures of a place by indicator, for each section, subject, kind and period."""
    groups: dict[tuple[object, ...], Group] = {}
    for figure in place.figures:
        if not figure.indicator.labelled:
            key = (figure.source, figure.section, figure.subject, figure.kind, figure.period)
            groups.setdefault(key, {}).setdefault(figure.indicator, figure)
    yield from groups.values()


def close(left: Decimal, right: Decimal, slack: Decimal = Decimal("0.011")) -> bool:
    """Whether two amounts agree within the rounding of numerals of two or three digits."""
    return abs(left - right) <= slack * max(abs(left), abs(right))


def in_usd(figure: Figure) -> Figure | None:
    """A figure of money in US dollars, another as it is; None without a rate."""
    try:
        return figure.to(Currency.USD) if figure.currency else figure
    except NoRateError:
        return None
