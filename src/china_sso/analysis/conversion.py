"""Amounts of money in another currency, at the bundled rates or others."""

from __future__ import annotations

from china_sso.dataset import exchange_rates
from china_sso.model.money import Money, Rates, check_rates, currency_of
from china_sso.model.numbers import RealNumber, exact
from china_sso.model.period import check_year
from china_sso.model.units import Currency


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

    Examples:
        >>> money = convert(60_000_000, "CNY", "USD", year=2011)
        >>> print(round(money.amount), money.rates[0])
        9283614 1 USD = 6.4630 CNY (2011, federal-reserve-g5a)
    """
    check_year(year)
    value, to = exact(amount, "an amount"), currency_of(target)
    used = exchange_rates() if rates is None else rates
    check_rates(used)
    factor = used.between(currency_of(origin), to, year)
    return Money(factor.times(value), to, factor.rates)
