"""Turns one currency into another, exactly, with a rate that shows on the result.

Rates are units of a currency for one US dollar; two other currencies convert through the dollar. Arithmetic is decimal:
exact where 34 significant digits hold the result, and otherwise rounded to these once, at the end.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from attrs import evolve, frozen

from china_sso import store
from china_sso.errors import NoRateError, NotMoneyError, UnknownNameError
from china_sso.model.figure import Figure
from china_sso.model.money import ExchangeRate, Money
from china_sso.model.numbers import RealNumber, exact, rounded
from china_sso.model.period import check_year
from china_sso.model.units import Currency


@frozen
class Rates:
    """Exchange rates by currency and year. Where two are known for the same, the first one counts."""

    rates: tuple[ExchangeRate, ...]
    #: the one year whose rates count for every year; None where each year has its own
    pinned: int | None = None

    def at(self, year: int) -> Rates:
        """The same rates, with those of one year used for every year, and for figures without a year.

        >>> import china_sso as sso
        >>> target = sso.city("xian").targets[0]
        >>> target.to("CNY", sso.exchange_rates().at(2012)).rates[0].year
        2012
        """
        return evolve(self, pinned=year)

    def rate(self, currency: Currency, year: int | None) -> ExchangeRate:
        """The rate of a currency in a year. Raises `NoRateError` where there is none."""
        wanted = self.pinned if self.pinned is not None else year
        for rate in self.rates:
            if rate.currency is currency and rate.year == wanted:
                return rate
        years = sorted({rate.year for rate in self.rates if rate.currency is currency})
        raise NoRateError(currency.value, wanted, tuple(years))


def currency_of(name: Currency | str) -> Currency:
    """A currency by its ISO 4217 code; the report's RMB is CNY.

    Raises `UnknownNameError` for every other name.

    >>> currency_of("RMB")
    <Currency.CNY: 'CNY'>
    """
    text = str(name).strip().upper() if isinstance(name, str) else repr(name)  # pyright: ignore[reportUnnecessaryIsInstance]
    try:
        return Currency("CNY" if text == "RMB" else text)
    except ValueError:
        raise UnknownNameError("currency", text, (*(each.value for each in Currency), "RMB"), exhaustive=True) from None


@cache
def exchange_rates(source: str | None = None) -> Rates:
    """The bundled rates, in units of each currency for one US dollar.

    Without a source, the report's own rate counts for the yuan of 2012 (it is the rate its authors used), and the
    yearly averages of the Federal Reserve's release G.5A for everything else.

    Args:
        source: only the rates of one source: ``inside-the-dragon-2013`` or ``federal-reserve-g5a``.

    Raises:
        UnknownNameError: there are no rates of that source.

    >>> print(exchange_rates().rate(Currency.CNY, 2012))
    1 USD = 6.2855 CNY (2012, inside-the-dragon-2013)
    >>> print(exchange_rates("federal-reserve-g5a").rate(Currency.CNY, 2012))
    1 USD = 6.3093 CNY (2012, federal-reserve-g5a)
    """
    name = "exchange_rates.json"
    rates = store.read_list((store.bundled() / name).read_bytes(), name, "exchange_rates", ExchangeRate)
    sources = tuple(dict.fromkeys(rate.source for rate in rates))
    if source is not None and source not in sources:
        raise UnknownNameError("source of exchange rates", source, sources, exhaustive=True)
    return Rates(tuple(rate for rate in rates if source in (None, rate.source)))


def _per_usd(currency: Currency, year: int | None, rates: Rates, used: list[ExchangeRate]) -> Fraction:
    if currency is Currency.USD:
        return Fraction(1)
    rate = rates.rate(currency, year)
    used.append(rate)
    return Fraction(rate.per_usd)


def _factor(origin: Currency, target: Currency, year: int | None, rates: Rates) -> tuple[Fraction, tuple[ExchangeRate, ...]]:
    if origin is target:
        return Fraction(1), ()
    used: list[ExchangeRate] = []
    factor = _per_usd(target, year, rates, used) / _per_usd(origin, year, rates, used)
    return factor, tuple(used)


def convert(
    amount: RealNumber, origin: Currency | str, target: Currency | str, *, year: int | None = None, rates: Rates | None = None
) -> Money:
    """An amount in another currency, with the rates that were used in ``rates`` of the result.

    Args:
        amount: in units of the origin currency.
        origin: the currency it is in, or its code.
        target: the currency to convert to, or its code.
        year: the year whose rate to use.
        rates: exchange rates other than the bundled ones (`exchange_rates`).

    Raises:
        UnknownNameError: there is no such currency.
        NoRateError: no rate is known for the year, or no year was given.
        NotANumberError: the amount is not a finite number.
        WrongTypeError: the year is not a whole number.

    >>> money = convert(60_000_000, "CNY", "USD", year=2011)
    >>> print(round(money.amount), money.rates[0])
    9283614 1 USD = 6.4630 CNY (2011, federal-reserve-g5a)
    """
    check_year(year)
    value, to = exact(amount, "an amount"), currency_of(target)
    factor, used = _factor(currency_of(origin), to, year, rates or exchange_rates())
    return Money(rounded(Fraction(value) * factor), to, used)


def convert_figure(figure: Figure, target: Currency | str, rates: Rates | None = None) -> Figure:
    """A figure of money in another currency: see `Figure.to`."""
    to = currency_of(target)
    if figure.currency is None:
        raise NotMoneyError(figure.indicator, figure.unit.value)
    if figure.currency is to:
        return figure
    factor, used = _factor(figure.currency, to, figure.year, rates or exchange_rates())
    upper = rounded(Fraction(figure.upper) * factor) if figure.upper is not None else None
    return evolve(
        figure,
        value=rounded(Fraction(figure.value) * factor),
        upper=upper,
        unit=figure.unit.in_currency(to),
        growth=None,
        growth_from=None,
        rates=used,
        inputs=(figure,),
    )


def _money(amount: RealNumber, currency: Currency) -> Money:
    return Money(exact(amount, "an amount"), currency)


def usd(amount: RealNumber) -> Money:
    """An amount of US dollars.

    >>> usd(1e9)
    Money(amount=Decimal('1000000000.0'), currency=<Currency.USD: 'USD'>, rates=())
    """
    return _money(amount, Currency.USD)


def cny(amount: RealNumber) -> Money:
    """An amount of yuan, the report's RMB."""
    return _money(amount, Currency.CNY)


def hkd(amount: RealNumber) -> Money:
    """An amount of Hong Kong dollars."""
    return _money(amount, Currency.HKD)
