"""Amounts of money, and the rates that turn one currency into another."""

from __future__ import annotations

from decimal import Decimal
from typing import overload

from attrs import field, frozen

from china_sso.errors import CurrencyMismatchError, NotANumberError, WrongTypeError
from china_sso.model.numbers import CONTEXT, RealNumber, exact
from china_sso.model.units import Currency


@frozen
class ExchangeRate:
    """How many units of a currency one US dollar costs, in one year, by one source."""

    currency: Currency
    #: units of the currency for one US dollar
    per_usd: Decimal
    year: int
    #: who published it
    source: str

    def __str__(self) -> str:
        return f"1 USD = {self.per_usd} {self.currency.value} ({self.year}, {self.source})"


@frozen
class Money:
    """An exact amount of one currency. Amounts of one currency compare, add and subtract; a number multiplies them.

    >>> Money(Decimal("4.5"), Currency.USD) < Money(Decimal(5), Currency.USD)
    True
    >>> print(Money(Decimal(3790000000), Currency.USD))
    USD 3,790,000,000
    """

    amount: Decimal
    currency: Currency
    #: the rates it was converted with; empty where it was not. Does not take part in comparison.
    rates: tuple[ExchangeRate, ...] = field(default=(), eq=False)

    def _same(self, other: Money) -> Decimal:
        if not isinstance(other, Money):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without a type checker
            raise WrongTypeError("what an amount of money is put together with", "an amount of money", repr(other))
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

    def __str__(self) -> str:
        return f"{self.currency.value} {self.amount:,f}"
