"""Amounts of money, the rates that turn one currency into another, and conversion, exact and with its rates on the result.

Rates are units of a currency for one US dollar; two other currencies convert through the dollar. Arithmetic is decimal:
exact where 34 significant digits hold the result, and otherwise rounded to these once, at the end.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, overload

from attrs import evolve, field, frozen

from china_sso.errors import CurrencyMismatchError, NoRateError, NotANumberError, UnknownNameError, WrongTypeError, described, named
from china_sso.model.arguments import check_type
from china_sso.model.numbers import CONTEXT, RealNumber, exact, in_own_context, rounded
from china_sso.model.period import check_year
from china_sso.model.units import Currency

if TYPE_CHECKING:
    from fractions import Fraction


@frozen
class ExchangeRate:
    """How many units of a currency one US dollar costs, in one year, by one source."""

    currency: Currency
    """The currency that is priced; not the US dollar."""
    per_usd: Decimal
    """Units of the currency for one US dollar, above 0."""
    year: int
    """The year whose average it is."""
    source: str
    """Who published it."""

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.per_usd, Decimal) or not exact(self.per_usd, "a rate") > 0:  # pyright: ignore[reportUnnecessaryIsInstance]
            raise NotANumberError("a rate: a Decimal above 0,", described(self.per_usd))

    def __str__(self) -> str:
        return f"1 USD = {self.per_usd:f} {self.currency.value} ({self.year}, {self.source})"

    def _repr_html_(self) -> str:
        from china_sso.model.notebook import object_html

        return object_html(self)


def _listed(rates: Iterable[ExchangeRate]) -> tuple[ExchangeRate, ...]:
    """The rates. Raises `WrongTypeError` for what is no list of them."""
    check_type(rates, Iterable, "exchange rates", "a list of them")
    given = tuple(rates)
    for rate in given:
        check_type(rate, ExchangeRate, "a rate", "an ExchangeRate")
    return given


@frozen
class Rates:
    """Exchange rates by currency and year. Where two are known for the same, the first one counts."""

    rates: tuple[ExchangeRate, ...] = field(converter=_listed)
    """The rates, in the order in which they count."""
    pinned: int | None = None
    """The one year whose rates count for every year; None where each year has its own."""

    def __attrs_post_init__(self) -> None:
        check_year(self.pinned)

    def _repr_html_(self) -> str:
        from china_sso.model.notebook import rates_html

        return rates_html(self)

    def at(self, year: int) -> Rates:
        """The same rates, with those of one year used for every year, and for figures without a year.

        Examples:
            >>> import china_sso as sso
            >>> target = sso.city("xian").targets[0]
            >>> target.to("CNY", sso.exchange_rates().at(2012)).rates[0].year
            2012
        """
        check_year(year)
        return evolve(self, pinned=year)

    def rate(self, currency: Currency, year: int | None) -> ExchangeRate:
        """The rate of a currency in a year. Raises `NoRateError` where there is none."""
        check_year(year)
        check_type(currency, Currency, "a currency", "one such as Currency.CNY")
        wanted = self.pinned if self.pinned is not None else year
        for rate in self.rates:
            if rate.currency is currency and rate.year == wanted:
                return rate
        years = sorted({rate.year for rate in self.rates if rate.currency is currency})
        raise NoRateError(currency.value, wanted, tuple(years))

    def of_source(self, source: str | None) -> Rates:
        """Only the rates of one source; all of them for None. Raises `UnknownNameError` where it has none."""
        if source is None:
            return self
        found = tuple(rate for rate in self.rates if rate.source == source)
        if not found:
            sources = dict.fromkeys(rate.source for rate in self.rates)
            raise UnknownNameError("source of exchange rates", named(source), tuple(sources), exhaustive=True)
        return evolve(self, rates=found)

    def between(self, origin: Currency, target: Currency, year: int | None) -> Factor:
        """What an amount of one currency is multiplied by to be one of another. Raises `NoRateError`."""
        from fractions import Fraction  # a slow import, and only conversion needs it

        for currency in (origin, target):
            check_type(currency, Currency, "a currency", "one such as Currency.CNY")
        if origin is target:
            return Factor(Fraction(1), ())
        used = tuple(self.rate(each, year) for each in (target, origin) if each is not Currency.USD)
        per_usd = {rate.currency: Fraction(rate.per_usd) for rate in used}
        return Factor(per_usd.get(target, Fraction(1)) / per_usd.get(origin, Fraction(1)), used)


def check_rates(rates: Rates) -> None:
    """Raises `WrongTypeError` for what is no `Rates`."""
    check_type(rates, Rates, "exchange rates", "Rates, as exchange_rates() gives them")


@frozen
class Factor:
    """What amounts are multiplied by when they are converted."""

    value: Fraction
    rates: tuple[ExchangeRate, ...]
    """The rates that it is made of."""

    def times(self, amount: int | Decimal) -> Decimal:
        """An amount in the other currency, rounded once, to 34 digits."""
        from fractions import Fraction

        return rounded(Fraction(amount) * self.value)


#: An amount with more decimals than this was calculated; it is shown with those of a cent, or if it is less than one with so
#: many digits.
_MOST_DECIMALS, _CENTS, _DIGITS_BELOW_ONE = 4, 2, 3


@frozen
class Money:
    """An exact amount of one currency. Amounts of one currency compare, add and subtract; a number multiplies them.

    Examples:
        >>> Money(Decimal("4.5"), Currency.USD) < Money(Decimal(5), Currency.USD)
        True
        >>> print(Money(Decimal(3790000000), Currency.USD))
        USD 3,790,000,000
    """

    amount: Decimal
    """In whole units of the currency and exact: 3,790,000,000, not 3.79 billion."""
    currency: Currency
    """The currency of the amount."""
    rates: tuple[ExchangeRate, ...] = field(default=(), eq=False)
    """The rates it was converted with; empty where it was not. Does not take part in comparison."""

    def _same(self, other: Money) -> Decimal:
        if not isinstance(other, Money):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without a type checker
            raise WrongTypeError("what an amount of money is put together with", "an amount of money", described(other))
        if self.currency is not other.currency:
            raise CurrencyMismatchError(self.currency.value, other.currency.value)
        return other.amount

    def __lt__(self, other: Money) -> bool:
        return self.amount < self._same(other)

    def __le__(self, other: Money) -> bool:
        return self.amount <= self._same(other)

    def __gt__(self, other: Money) -> bool:
        return self.amount > self._same(other)

    def __ge__(self, other: Money) -> bool:
        return self.amount >= self._same(other)

    def __add__(self, other: Money) -> Money:
        return Money(CONTEXT.add(self.amount, self._same(other)), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(CONTEXT.subtract(self.amount, self._same(other)), self.currency)

    def __mul__(self, factor: RealNumber) -> Money:
        return Money(CONTEXT.multiply(self.amount, exact(factor, "a factor")), self.currency)

    __rmul__ = __mul__

    @overload
    def __truediv__(self, other: Money) -> Decimal: ...
    @overload
    def __truediv__(self, other: RealNumber) -> Money: ...
    def __truediv__(self, other: Money | RealNumber) -> Money | Decimal:
        divisor = self._same(other) if isinstance(other, Money) else exact(other, "a divisor")
        if divisor == 0:
            raise NotANumberError("a divisor other than zero", str(other))
        quotient = CONTEXT.divide(self.amount, divisor)
        return quotient if isinstance(other, Money) else Money(quotient, self.currency)

    @in_own_context
    def __str__(self) -> str:
        """For people: what was calculated to many digits to the cent, or to three digits below one; ``amount`` has them all."""
        exponent = self.amount.as_tuple().exponent
        long = isinstance(exponent, int) and exponent < -_MOST_DECIMALS
        cents = max(_CENTS, _DIGITS_BELOW_ONE - 1 - self.amount.adjusted())
        return f"{self.currency.value} {round(self.amount, cents) if long and self.amount else self.amount:,f}"

    @in_own_context
    def __format__(self, spec: str) -> str:
        if spec[-1:] in tuple("eEfFgGn"):  # how to write the number; whatever else is how to set the text
            return f"{self.currency.value} {format(self.amount, spec)}"
        return format(str(self), spec)

    def _repr_html_(self) -> str:
        from china_sso.model.notebook import money_html

        return money_html(self)


def currency_of(name: Currency | str) -> Currency:
    """A currency by its ISO 4217 code; the report's RMB is CNY.

    Raises `UnknownNameError` for every other name.

    Examples:
        >>> currency_of("RMB")
        <Currency.CNY: 'CNY'>
    """
    text = str(name).strip().upper() if isinstance(name, str) else described(name)  # pyright: ignore[reportUnnecessaryIsInstance]
    try:
        return Currency("CNY" if text == "RMB" else text)
    except ValueError:
        raise UnknownNameError("currency", text, (*(each.value for each in Currency), "RMB"), exhaustive=True) from None


def _money(amount: RealNumber, currency: Currency) -> Money:
    return Money(exact(amount, "an amount"), currency)


def usd(amount: RealNumber) -> Money:
    """An amount of US dollars.

    Examples:
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
