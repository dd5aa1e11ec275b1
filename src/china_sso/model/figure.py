"""The figure: one reported quantity with everything that is known about it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from china_sso.errors import NotMoneyError, shortened
from china_sso.model.indicator import Indicator
from china_sso.model.numbers import Number, in_hundredths, in_own_context
from china_sso.model.percent import Percent
from china_sso.model.period import Period
from china_sso.model.rows import Rows, as_rows
from china_sso.model.source import Fact
from china_sso.model.units import Currency, Unit
from china_sso.model.vocabulary import Bound, Inferred, Kind

if TYPE_CHECKING:
    from china_sso.model.erratum import Erratum
    from china_sso.model.interval import Interval
    from china_sso.model.money import ExchangeRate, Money, Rates
    from china_sso.model.organisation import Site

#: What stands before a value in a text, by its bound.
BEFORE = {
    Bound.EXACT: "",
    Bound.ABOUT: "about ",
    Bound.MORE_THAN: "> ",
    Bound.AT_LEAST: "≥ ",
    Bound.NEARLY: "nearly ",
    Bound.AT_MOST: "up to ",
    Bound.LESS_THAN: "< ",
}


@frozen(kw_only=True, repr=False)
class Figure(Fact):
    """One reported quantity with its unit, its time, how exact it is, and where it is printed."""

    indicator: Indicator
    """What it measures: ``OutsourcingMetrics.offshore_executed_value``"""
    label: str | None = None
    """What completes the indicator's meaning, in our own words: a threshold, a level, what a share is of."""
    subject: str | None = None
    """What it is about, where that is not the place as a whole: a park, a province."""
    value: Number
    """Exact, in base units; the right value where an erratum settles it, the printed one otherwise."""
    upper: Number | None = None
    """The end of a printed range that begins at ``value``"""
    unit: Unit
    """The base unit of its value: yuan, not billions of them."""
    period: Period | None = None
    """The time it belongs to; None where the source gives none."""
    bound: Bound = Bound.EXACT
    """What the word before the numeral says: exact, more than, about ..."""
    kind: Kind = Kind.OBSERVED
    """Whether it was so, or is aimed at."""
    growth: Percent | None = None
    """The printed change of this quantity."""
    growth_from: int | None = None
    """The year that the change is from."""
    inferred: tuple[Inferred, ...] = ()
    """What of it comes from the context and not from its sentence."""
    printed: str
    """The numeral as printed, so that its precision is known."""
    erratum: Erratum | None = None
    """Why the printed figure can't be right."""
    rates: tuple[ExchangeRate, ...] = ()
    """The rates that it was converted with; empty for a figure as the source has it."""
    inputs: tuple[Figure, ...] = ()
    """The figures that it was derived from; empty for a printed one."""
    reckoned: Interval | None = None
    """What it can be by the figures that it was derived from; None where its own bound says it."""

    @property
    def topic(self) -> str:
        """The topic of the indicator: ``outsourcing``."""
        return self.indicator.topic

    @property
    def year(self) -> int | None:
        """The year; the last one of a span; None where the source gives none."""
        return self.period.year if self.period else None

    @property
    def site(self) -> Site | None:
        """The park, zone ... that it is about, or about a part of, whatever the profiles call it; None where that is no site."""
        if self.subject is None:
            return None
        whole, _, part = self.subject.rpartition(", ")  # "Qingdao Software Park, Phase I"
        return self.origin.site_called(self.subject) or (self.origin.site_called(whole) if part else None)

    @property
    def quantity_named(self) -> Indicator | None:
        """What its label says that it is the growth, share or rank of, where that is an indicator."""
        label = self.origin.label_called(self.indicator.name, self.label) if self.label is not None else None
        return label.of if label else None

    @property
    def converted(self) -> bool:
        """Whether it was brought to another currency; the figure as it was is then in its ``inputs``."""
        return bool(self.rates) and len(self.inputs) == 1 and self.inputs[0].indicator is self.indicator

    @property
    def uncorrected(self) -> Figure:
        """The figure as the source prints it: unconverted, and with nothing put right by its erratum.

        A derived or implied figure is nowhere printed, and is itself.
        """
        if self.converted:
            return self.inputs[0].uncorrected
        corrections = self.erratum.corrections if self.erratum and not self.inputs else ()
        wrong: dict[str, Any] = {each.attribute.value: each.printed for each in corrections}
        return evolve(self, **wrong)

    @property
    def as_printed(self) -> Number:
        """The printed value, whether or not an erratum puts another in its place; `uncorrected` has its printed unit too.

        Examples:
            >>> import china_sso as sso
            >>> figure = sso.city("suzhou").figure("economy.gdp")
            >>> figure.value, figure.as_printed
            (1201200000000, 120120000000)
        """
        return self.uncorrected.value

    @property
    def currency(self) -> Currency | None:
        """The currency of a figure of money; None for every other."""
        return self.unit.currency

    @property
    def money(self) -> Money:
        """The value as an amount of money. Raises `NotMoneyError` where it is none, or is per time or head."""
        currency = self.currency
        if currency is None or self.unit.per:
            raise NotMoneyError(self.indicator.name, self.unit.value)
        from china_sso.model.money import Money

        return Money(Decimal(self.value), currency, self.rates)

    def to(self, currency: Currency | str, rates: Rates | None = None) -> Figure:
        """The same figure in another currency, with the rates that were used in its ``rates`` and itself in its ``inputs``.

        Its printed growth is that of the amount in its own currency, so the converted figure has none.

        Args:
            currency: the currency to convert to: a `Currency`, or its code.
            rates: the exchange rates; without them, the bundled ones, at the year of the figure
                (`china_sso.exchange_rates`).

        Raises:
            NotMoneyError: the figure is not money.
            UnknownNameError: there is no such currency.
            NoRateError: no rate is known for the year of the figure, or it has no year.

        Examples:
            >>> import china_sso as sso
            >>> figure = sso.city("hangzhou").figure("economy.gdp")
            >>> print(figure.to("USD"))
            USD 124.159 billion (2012)
        """
        from china_sso.model.money import check_rates, currency_of

        to = currency_of(currency)
        if self.currency is None:
            raise NotMoneyError(self.indicator.name, self.unit.value)
        if self.currency is to:
            return self
        if rates is None:  # the one look upwards: the bundled rates are data, and data lies above the model
            from china_sso.dataset import exchange_rates

            rates = exchange_rates()
        check_rates(rates)
        factor = rates.between(self.currency, to, self.year)
        return evolve(
            self,
            value=factor.times(self.value),
            upper=factor.times(self.upper) if self.upper is not None else None,
            unit=self.unit.in_currency(to),
            growth=None,
            growth_from=None,
            inferred=tuple(each for each in self.inferred if each is not Inferred.GROWTH_FROM),
            rates=factor.rates,
            inputs=(self,),
            reckoned=self.reckoned.times(factor.value) if self.reckoned else None,
        )

    @property
    def before(self) -> Figure | None:
        """The figure of the year before, or of the same months in it, that its growth implies: ``value / (1 + growth / 100)``.

        None where it prints no growth, or none with a year to be from. The result is not printed: it has this figure in its
        ``inputs``.

        Examples:
            >>> import china_sso as sso
            >>> print(sso.city("hangzhou").figure("outsourcing.offshore_executed_value").before)
            USD 1.875 billion (2011)
        """
        if self.growth is None or self.growth <= -100 or self.growth_from is None:
            return None
        from china_sso.model.growth import previous_value

        return evolve(
            self,
            value=previous_value(self.value, self.growth),
            upper=previous_value(self.upper, self.growth) if self.upper is not None else None,
            period=self.period.moved(self.growth_from - self.period.year) if self.period else Period.of_year(self.growth_from),
            growth=None,
            growth_from=None,
            inferred=(Inferred.PERIOD,) if self.inferred else (),
            printed="",
            inputs=(self,),
            reckoned=self.interval.before(self.growth),
        )

    @property
    def exact(self) -> bool:
        """Whether it names one value, without "about" or "more than"."""
        return self.bound is Bound.EXACT and self.upper is None

    @property
    def interval(self) -> Interval:
        """What the value can be, by its bound and the end of its range, or by the figures that it was derived from.

        Examples:
            >>> import china_sso as sso
            >>> sso.city("beijing").figure("outsourcing.enterprises").interval
            Interval(low=Decimal('400'), high=None, below_high=False, above_low=True)
        """
        from china_sso.model.interval import Interval

        return self.reckoned or Interval.of(self.value, self.upper, self.bound, self.unit)

    @property
    @in_own_context
    def quantity(self) -> str:
        """The value with its bound and unit, for people: ``> USD 2.94 billion``."""
        text = _scaled(self.value)
        if self.upper is not None:
            upper = _scaled(self.upper)
            word = upper.partition(" ")[2]  # "80 to 90 billion", and "990 million to 1.2 billion"
            text = f"{text.removesuffix(f' {word}') if word else text} to {upper}"
        return f"{BEFORE[self.bound]}{_with_unit(text, self.unit)}"

    def __str__(self) -> str:
        time = str(self.period) if self.period else "undated"
        return f"{self.quantity} ({time})"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __repr__(self) -> str:
        about = f" of {self.subject!r}" if self.subject else ""
        label = f" [{shortened(self.label, 400)}]" if self.label else ""
        target = " target" if self.kind is Kind.TARGET else ""
        return f"<Figure{target} {shortened(self.place)} {self.indicator.name}{label}{about}: {self}>"

    def _repr_html_(self) -> str:
        from china_sso.model.notebook import figure_html

        return figure_html(self)


_MOST_DIGITS = 9


def _scaled(value: Number) -> str:
    """A number for people: 2.94 billion, 37,511, 17.2."""
    for scale, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if abs(Decimal(value)) >= scale:
            scaled = (Decimal(value) / scale).normalize()
            if len(scaled.as_tuple().digits) > _MOST_DIGITS:  # it was calculated, not printed
                scaled = scaled.quantize(Decimal("0.001")).normalize()
            return f"{scaled:,f} {word}"
    if isinstance(value, int):
        return f"{value:,}"
    if value == value.quantize(Decimal("0.0001")):
        return f"{value:,f}"
    return f"{in_hundredths(value):,f}"


def _with_unit(number: str, unit: Unit) -> str:
    if unit.currency:
        return f"{unit.currency.value} {number}" + (f" {'an' if unit.per == 'enterprise' else 'a'} {unit.per}" if unit.per else "")
    if unit is Unit.PERCENT:
        return f"{number} %"
    if unit is Unit.ONE_IN:
        return f"1 in {number}"
    if unit is Unit.CELSIUS:
        return f"{number} °C"
    if unit is Unit.RANK:
        return f"no. {number}"
    if unit is Unit.COUNT:
        return number
    return f"{number} {unit.value.replace('m2', 'm²')}"


def figure_rows(figures: Iterable[Figure]) -> Rows[Figure]:
    """Figures as rows."""
    return as_rows(figures, "figures")


def by_indicator(figures: Iterable[Figure]) -> dict[Indicator, Rows[Figure]]:
    """Figures by what they measure."""
    return _grouped((figure.indicator, figure) for figure in figures)


def by_quantity(figures: Iterable[Figure]) -> dict[Indicator, Rows[Figure]]:
    """The figures whose labels name the quantity that they are the growth, multiple, share or rank of, by that quantity."""
    return _grouped((quantity, figure) for figure in figures if (quantity := figure.quantity_named) is not None)


def _grouped(pairs: Iterable[tuple[Indicator, Figure]]) -> dict[Indicator, Rows[Figure]]:
    found: dict[Indicator, list[Figure]] = {}
    for indicator, figure in pairs:
        found.setdefault(indicator, []).append(figure)
    return {indicator: figure_rows(those) for indicator, those in found.items()}
