"""Indicators that no profile prints but that follow from printed figures.

A derived figure is a `Figure` whose ``inputs`` are the figures it was made of, all of one document and one year, or without a
year and printed next to each other, which its note says. It is exact only if they are: "more than" over an exact number is more,
an exact number over "more than" is less, and of "more than" over "more than", which can be anything, there is none. Amounts of
different currencies are brought to US dollars first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

import attrs

from china_sso.errors import NoRateError, SeveralFiguresError
from china_sso.model.figure import Figure
from china_sso.model.indicator import Indicator
from china_sso.model.interval import Interval, Told, quotient, share
from china_sso.model.numbers import rounded
from china_sso.model.once import once_of
from china_sso.model.records import Economy, Education, OutsourcingMetrics, Population, Wages
from china_sso.model.rows import Rows
from china_sso.model.units import Currency, Dimension, Unit
from china_sso.model.vocabulary import Kind

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from china_sso.model.money import Rates
    from china_sso.model.place import Place


class Calculated(Indicator):
    """An indicator whose figures follow from those of others. What a place has of it is worked out once, at the bundled rates."""

    __slots__ = ()

    def of(self, place: Place, rates: Rates | None = None) -> Rows[Figure]:
        """Every figure of it that follows from what a place has.

        Args:
            place: a city, or the national market.
            rates: exchange rates other than the bundled ones. A year without a rate has no figure.
        """
        if rates is None:
            return once_of(place, self, lambda: Rows(self._of(place, None), "figures"))
        return Rows(self._of(place, rates), "figures")

    def _of(self, place: Place, rates: Rates | None) -> tuple[Figure, ...]:
        raise NotImplementedError


@attrs.frozen(eq=False, repr=False)
class Ratio(Calculated):
    """An indicator that is made of others: a numerator over a denominator, times a scale."""

    numerator: tuple[Indicator, ...] = attrs.field(kw_only=True)
    """The indicators that are added up and divided."""
    denominator: tuple[Indicator, ...] = attrs.field(kw_only=True, default=())
    """The indicators that are added up and divided by; none for a plain conversion."""
    unit: Unit = attrs.field(kw_only=True)
    """The unit of the result."""
    scale: int = attrs.field(kw_only=True, default=1)
    """What the quotient is multiplied by: 100 for a share in percent, 10,000 for something per 10,000."""

    @property
    def inputs(self) -> tuple[Indicator, ...]:
        """The indicators that it is made of, each once."""
        return tuple(dict.fromkeys((*self.numerator, *self.denominator)))

    @property
    def formula(self) -> str:
        """The formula in terms of indicators."""
        scale = f"{self.scale} × " if self.scale != 1 else ""
        above, below = (" + ".join(each.name for each in part) for part in (self.numerator, self.denominator))
        over = f" / ({below})" if len(self.denominator) > 1 else f" / {below}" if below else ""
        return f"{scale}{above}{over}"

    def _of(self, place: Place, rates: Rates | None) -> tuple[Figure, ...]:
        """For each document in turn, one figure for each year that it has all inputs for."""
        made = (self._made(inputs, rates) for source in place.sources for inputs in self.put_together(place, source))
        return tuple(figure for figure in made if figure is not None)

    def put_together(self, place: Place, source: str) -> Iterator[dict[Indicator, Figure]]:
        """The figures of one document that a year's result is made of, year by year, whether or not anything follows from them."""
        found = {each: place.find(each, source=source) for each in self.inputs}
        first, *others = ({figure.year for figure in figures if figure.year is not None} for figures in found.values())
        for year in sorted(first.intersection(*others)):
            try:
                yield {each: place.best([f for f in figures if f.year == year]) for each, figures in found.items()}
            except SeveralFiguresError:  # which of them is meant nobody said; the gap says so
                continue
        yield from self._side_by_side(place, {each: [f for f in figures if f.year is None] for each, figures in found.items()})

    def _side_by_side(self, place: Place, undated: dict[Indicator, list[Figure]]) -> Iterator[dict[Indicator, Figure]]:
        """Figures without a year that are printed one after the other, in one section and under the same footnotes."""
        if len(undated) < 2 or not all(undated.values()):
            return
        wanted = len(undated)
        for run in zip(*(place.figures[i:] for i in range(wanted)), strict=False):
            fitting = {figure.indicator: figure for figure in run if figure in undated.get(figure.indicator, ())}
            if len(fitting) == wanted and len({(figure.origin, figure.footnotes) for figure in run}) == 1:
                yield {each: fitting[each] for each in undated}

    def _made(self, inputs: dict[Indicator, Figure], rates: Rates | None) -> Figure | None:
        try:
            common = {each: figure.to(Currency.USD, rates) if figure.currency else figure for each, figure in inputs.items()}
        except NoRateError:
            return None
        above = [common[each] for each in self.numerator]
        below = [common[each] for each in self.denominator]
        return self._quotient(above, below, tuple(dict.fromkeys(inputs.values())))

    def _quotient(self, above: list[Figure], below: list[Figure], inputs: tuple[Figure, ...]) -> Figure | None:
        from fractions import Fraction  # a slow import, and only calculation needs it

        total = sum((Fraction(figure.value) for figure in below), Fraction(0)) if below else Fraction(1)
        if total == 0:
            return None
        factor = self.scale * _in_time_of(self.unit, above[0]) / total
        value = rounded(factor * sum(Fraction(figure.value) for figure in above))
        reckoned = self._interval(above, below, self.scale * _in_time_of(self.unit, above[0]))
        told = self._told(value, factor, reckoned, above, below)
        if told is None:
            return None
        labels = dict.fromkeys(figure.label for figure in inputs if figure.label)
        return Figure(
            origin=inputs[0].origin,
            indicator=self,
            label="; ".join(labels) or None,
            value=told.value,
            upper=told.upper,
            unit=self.unit,
            period=inputs[0].period,
            bound=told.bound,
            kind=Kind.OBSERVED,
            printed="",
            note=self.formula if inputs[0].period or len(inputs) == 1 else f"{self.formula}, {SIDE_BY_SIDE}",
            rates=tuple(dict.fromkeys(rate for figure in (*above, *below) for rate in figure.rates)),
            inputs=inputs,
            reckoned=reckoned,
        )

    def _told(self, value: Decimal, factor: Fraction, reckoned: Interval, above: list[Figure], below: list[Figure]) -> Told | None:
        """How the result is told; a plain conversion as the figure that it is of."""
        if below:
            ranges = any(figure.upper is not None for figure in (*above, *below))
            return reckoned.told(value, ceiling=self.scale if self._is_share else None, ranges=ranges)
        from fractions import Fraction

        upper = above[0].upper
        return Told(value, rounded(factor * Fraction(upper)) if upper is not None else None, above[0].bound)

    @property
    def _is_share(self) -> bool:
        """Whether what is above is a part of what is below."""
        return set(self.numerator) <= set(self.denominator)

    def _interval(self, above: list[Figure], below: list[Figure], factor: Fraction) -> Interval:
        """What it can be, by what its parts can be."""
        parts = [figure.interval for figure in above]
        if self._is_share:
            others = (figure for each, figure in zip(self.denominator, below, strict=True) if each not in self.numerator)
            return share(parts, [figure.interval for figure in others], factor)
        return quotient(parts, [figure.interval for figure in below], factor)


def _in_time_of(unit: Unit, figure: Figure) -> Fraction:
    """What a value per month is multiplied by to be per year, where the unit is that, and the other way."""
    from fractions import Fraction

    times = {("month", "year"): Fraction(12), ("year", "month"): Fraction(1, 12)}
    return times.get((figure.unit.per or "", unit.per or ""), Fraction(1))


#: What is said of a result without a year.
SIDE_BY_SIDE = "of figures without a year that are printed next to each other"

_LINES = (OutsourcingMetrics.ito_value, OutsourcingMetrics.bpo_value, OutsourcingMetrics.kpo_value)


class Derived:
    """The derived indicators of the data set. Look them up like any other: ``city.figure(Derived.offshore_share)``.

    Examples:
        >>> import china_sso as sso
        >>> figure = sso.city("hangzhou").figure(Derived.offshore_share)
        >>> print(figure, "from", len(figure.inputs), "figures")
        77.57 % (2012) from 2 figures
    """

    topic = "derived"
    title = "Derived indicators"

    executed_value_per_employee: ClassVar[Ratio] = Ratio(
        "Executed value per employee",
        "Value per employee",
        "value of the work done for each person employed",
        Dimension.MONEY_RATE,
        numerator=(OutsourcingMetrics.executed_value,),
        denominator=(OutsourcingMetrics.employees,),
        unit=Unit.USD_PER_PERSON,
    )
    offshore_executed_value_per_employee: ClassVar[Ratio] = Ratio(
        "Offshore executed value per employee",
        "Offshore per employee",
        "value of the work done for clients outside mainland China for each person employed",
        Dimension.MONEY_RATE,
        numerator=(OutsourcingMetrics.offshore_executed_value,),
        denominator=(OutsourcingMetrics.employees,),
        unit=Unit.USD_PER_PERSON,
    )
    executed_value_per_enterprise: ClassVar[Ratio] = Ratio(
        "Executed value per enterprise",
        "Value per enterprise",
        "value of the work done for each enterprise",
        Dimension.MONEY_RATE,
        numerator=(OutsourcingMetrics.executed_value,),
        denominator=(OutsourcingMetrics.enterprises,),
        unit=Unit.USD_PER_ENTERPRISE,
    )
    employees_per_enterprise: ClassVar[Ratio] = Ratio(
        "Employees per enterprise",
        "Employees per enterprise",
        "people employed for each enterprise",
        Dimension.PERSONS,
        numerator=(OutsourcingMetrics.employees,),
        denominator=(OutsourcingMetrics.enterprises,),
        unit=Unit.PERSONS,
    )
    offshore_share: ClassVar[Ratio] = Ratio(
        "Offshore share of executed value",
        "Offshore share",
        "share of offshore work in the value of the work done",
        Dimension.PERCENT,
        numerator=(OutsourcingMetrics.offshore_executed_value,),
        denominator=(OutsourcingMetrics.executed_value,),
        unit=Unit.PERCENT,
        scale=100,
    )
    offshore_signed_share: ClassVar[Ratio] = Ratio(
        "Offshore share of signed value",
        "Offshore signed share",
        "share of offshore contracts in the value signed",
        Dimension.PERCENT,
        numerator=(OutsourcingMetrics.offshore_signed_value,),
        denominator=(OutsourcingMetrics.signed_value,),
        unit=Unit.PERCENT,
        scale=100,
    )
    ito_share: ClassVar[Ratio] = Ratio(
        "Calculated share of information technology outsourcing (ITO)",
        "Calculated ITO share",
        "share of ITO in the value of the three service lines",
        Dimension.PERCENT,
        numerator=(OutsourcingMetrics.ito_value,),
        denominator=_LINES,
        unit=Unit.PERCENT,
        scale=100,
    )
    bpo_share: ClassVar[Ratio] = Ratio(
        "Calculated share of business process outsourcing (BPO)",
        "Calculated BPO share",
        "share of BPO in the value of the three service lines",
        Dimension.PERCENT,
        numerator=(OutsourcingMetrics.bpo_value,),
        denominator=_LINES,
        unit=Unit.PERCENT,
        scale=100,
    )
    kpo_share: ClassVar[Ratio] = Ratio(
        "Calculated share of knowledge process outsourcing (KPO)",
        "Calculated KPO share",
        "share of KPO in the value of the three service lines",
        Dimension.PERCENT,
        numerator=(OutsourcingMetrics.kpo_value,),
        denominator=_LINES,
        unit=Unit.PERCENT,
        scale=100,
    )
    universities_per_head: ClassVar[Ratio] = Ratio(
        "Universities per 100 000 inhabitants",
        "Universities per 100 000",
        "universities for every 100 000 inhabitants",
        Dimension.RATIO,
        numerator=(Education.universities,),
        denominator=(Population.total,),
        unit=Unit.PER_100_000_PERSONS,
        scale=100_000,
    )
    students_per_head: ClassVar[Ratio] = Ratio(
        "Students per 100 000 inhabitants",
        "Students per 100 000",
        "students for every 100 000 inhabitants",
        Dimension.RATIO,
        numerator=(Education.students,),
        denominator=(Population.total,),
        unit=Unit.PER_100_000_PERSONS,
        scale=100_000,
    )
    graduates_per_head: ClassVar[Ratio] = Ratio(
        "Graduates per 100 000 inhabitants",
        "Graduates per 100 000",
        "graduates of the year for every 100 000 inhabitants",
        Dimension.RATIO,
        numerator=(Education.graduates,),
        denominator=(Population.total,),
        unit=Unit.PER_100_000_PERSONS,
        scale=100_000,
    )
    gdp_per_head: ClassVar[Ratio] = Ratio(
        "Gross domestic product per head in US dollars",
        "GDP per head in USD",
        "gross domestic product per head in US dollars",
        Dimension.MONEY_RATE,
        numerator=(Economy.gdp,),
        denominator=(Population.total,),
        unit=Unit.USD_PER_PERSON,
    )
    average_salary: ClassVar[Ratio] = Ratio(
        "Average salary in US dollars",
        "Average salary in USD",
        "average salary of employees in US dollars",
        Dimension.MONEY_RATE,
        numerator=(Wages.average_salary,),
        unit=Unit.USD_PER_YEAR,
    )
    graduate_salary: ClassVar[Ratio] = Ratio(
        "Graduate salary in US dollars",
        "Graduate salary in USD",
        "average salary of graduates with a first degree in US dollars",
        Dimension.MONEY_RATE,
        numerator=(Wages.graduate_salary,),
        unit=Unit.USD_PER_MONTH,
    )
