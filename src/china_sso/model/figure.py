"""The figure: one reported quantity with everything that is known about it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from china_sso.errors import NotMoneyError
from china_sso.model.erratum import Erratum
from china_sso.model.money import ExchangeRate, Money
from china_sso.model.numbers import CONTEXT
from china_sso.model.percent import Percent
from china_sso.model.period import Period
from china_sso.model.source import Fact
from china_sso.model.units import Currency, Unit
from china_sso.model.vocabulary import Bound, Kind

if TYPE_CHECKING:
    from china_sso.currency import Rates

#: The value of a figure: exact, in base units ("4.3 billion" is 4 300 000 000).
Number = int | Decimal

_TENTH = Decimal("0.1")
_BEFORE = {Bound.EXACT: "", Bound.ABOUT: "about ", Bound.AT_LEAST: "> ", Bound.NEARLY: "nearly ", Bound.AT_MOST: "up to "}


@frozen(kw_only=True, repr=False)
class Figure(Fact):
    """One reported quantity with its unit, its time, how exact it is, and where it is printed."""

    #: what it measures: ``outsourcing.offshore_executed_value``
    indicator: str
    #: what completes the indicator's meaning, in our own words: a threshold, a level, what a share is of
    label: str | None = None
    #: what it is about, where that is not the place as a whole: a park, a province, an airport
    subject: str | None = None
    #: exact, in base units; the right value where an erratum settles it, the printed one otherwise
    value: Number
    #: the end of a printed range that begins at ``value``
    upper: Number | None = None
    unit: Unit
    #: the time it belongs to; None where the source gives none
    period: Period | None = None
    bound: Bound = Bound.EXACT
    kind: Kind = Kind.OBSERVED
    #: the printed change of this quantity
    growth: Percent | None = None
    #: the year that the change is from
    growth_from: int | None = None
    #: the footnote marks that cover it
    footnotes: tuple[str, ...] = ()
    #: the numeral as printed, so that its precision is known
    printed: str
    #: what is doubtful about it, in our own words
    note: str | None = None
    #: why the printed figure can't be right
    erratum: Erratum | None = None
    #: the rates that it was converted with; empty for a figure as the source has it
    rates: tuple[ExchangeRate, ...] = ()
    #: the figures that it was derived from; empty for a printed one
    inputs: tuple[Figure, ...] = ()

    @property
    def topic(self) -> str:
        """The topic of the indicator: ``outsourcing``."""
        return self.indicator.partition(".")[0]

    @property
    def year(self) -> int | None:
        """The year; the last one of a span; None where the source gives none."""
        return self.period.year if self.period else None

    @property
    def _converted(self) -> bool:
        return len(self.inputs) == 1 and self.inputs[0].indicator == self.indicator

    @property
    def uncorrected(self) -> Figure:
        """The figure as the source prints it: unconverted, and with nothing put right by its erratum.

        A derived figure is nowhere printed, and is itself.
        """
        if self._converted:
            return self.inputs[0].uncorrected
        corrections = self.erratum.corrections if self.erratum else ()
        wrong: dict[str, Any] = {each.attribute: each.printed for each in corrections}
        if "unit" in wrong:
            wrong["unit"] = Unit(wrong["unit"])
        return evolve(self, **wrong)

    @property
    def as_printed(self) -> Number:
        """The printed value, whether or not an erratum puts another in its place; `uncorrected` has its printed unit too.

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
            raise NotMoneyError(self.indicator, self.unit.value)
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

        >>> import china_sso as sso
        >>> figure = sso.city("hangzhou").figure("economy.gdp")
        >>> print(figure.to("USD"))
        USD 124.159 billion (2012)
        """
        # conversion needs the bundled rates, which lie above the model: they are looked up when first needed
        from china_sso.currency import convert_figure

        return convert_figure(self, currency, rates)

    @property
    def limits(self) -> tuple[Decimal | None, Decimal | None]:
        """The least and the greatest that the value can be; None where its bound leaves that open.

        "About" is taken to be within a tenth of the value, and "nearly" not more than a tenth below it.

        >>> import china_sso as sso
        >>> sso.city("beijing").figure("outsourcing.enterprises").limits
        (Decimal('400'), None)
        """
        if self.bound is Bound.ABOUT and any(None in each.limits for each in self.inputs):
            return None, None
        low, high = Decimal(self.value), Decimal(self.value if self.upper is None else self.upper)
        if self.bound in (Bound.ABOUT, Bound.NEARLY):
            low -= abs(low) * _TENTH
        if self.bound is Bound.ABOUT:
            high += abs(high) * _TENTH
        return None if self.bound is Bound.AT_MOST else low, None if self.bound is Bound.AT_LEAST else high

    @property
    def quantity(self) -> str:
        """The value with its bound and unit, for people: ``> USD 2.94 billion``."""
        text = _scaled(self.value)
        if self.upper is not None:
            text = f"{text} to {_scaled(self.upper)}"
        return f"{_BEFORE[self.bound]}{_with_unit(text, self.unit)}"

    def __str__(self) -> str:
        time = str(self.period) if self.period else "undated"
        return f"{self.quantity} ({time})"

    def __repr__(self) -> str:
        about = f" of {self.subject!r}" if self.subject else ""
        label = f" [{self.label}]" if self.label else ""
        target = " target" if self.kind is Kind.TARGET else ""
        return f"<Figure{target} {self.place} {self.indicator}{label}{about}: {self}>"

    def _repr_html_(self) -> str:
        from china_sso.model.html import figure_html

        return figure_html(self)


_MOST_DIGITS = 9


def _scaled(value: Number) -> str:
    """A number for people: 2.94 billion, 37,511, 17.2."""
    for scale, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if abs(Decimal(value)) >= scale:
            scaled = CONTEXT.divide(Decimal(value), Decimal(scale)).normalize(CONTEXT)
            if len(scaled.as_tuple().digits) > _MOST_DIGITS:  # it was calculated, not printed
                scaled = scaled.quantize(Decimal("0.001")).normalize()
            return f"{scaled:,f} {word}"
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value if value == value.quantize(Decimal('0.0001')) else value.quantize(Decimal('0.01')):,f}"


def _with_unit(number: str, unit: Unit) -> str:
    if unit.currency:
        return f"{unit.currency.value} {number}" + (f" {'an' if unit.per == 'enterprise' else 'a'} {unit.per}" if unit.per else "")
    if unit is Unit.PERCENT:
        return f"{number} %"
    if unit is Unit.CELSIUS:
        return f"{number} °C"
    if unit is Unit.RANK:
        return f"no. {number}"
    if unit is Unit.COUNT:
        return number
    return f"{number} {unit.value.replace('m2', 'm²')}"
