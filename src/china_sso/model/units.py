"""The closed vocabulary of units, what each is a unit of, and the three currencies of the data."""

from __future__ import annotations

from enum import StrEnum


class Dimension(StrEnum):
    """What a unit is a unit of."""

    MONEY = "money"
    MONEY_RATE = "money per time or head"
    PERCENT = "percent"
    PERSONS = "persons"
    COUNT = "count"
    RANK = "rank"
    RATIO = "ratio"
    LENGTH = "length"
    AREA = "area"
    DENSITY = "length per area"
    TIME = "time"
    TEMPERATURE = "temperature"
    DATA = "data"
    DATA_RATE = "data per time"


class Currency(StrEnum):
    """A currency, by its ISO 4217 code."""

    USD = "USD"
    """US dollar."""
    CNY = "CNY"
    """Chinese yuan; the report says RMB, renminbi."""
    HKD = "HKD"
    """Hong Kong dollar."""


class Unit(StrEnum):
    """The unit of a figure. Its text is what an observation shows.

    Examples:
        >>> Unit.CNY_PER_MONTH.currency
        <Currency.CNY: 'CNY'>
        >>> Unit.CNY_PER_MONTH.per
        'month'
        >>> Unit("km2").dimension
        <Dimension.AREA: 'area'>
    """

    USD = "USD"
    CNY = "CNY"
    HKD = "HKD"
    USD_PER_YEAR = "USD/year"
    CNY_PER_YEAR = "CNY/year"
    HKD_PER_YEAR = "HKD/year"
    USD_PER_MONTH = "USD/month"
    CNY_PER_MONTH = "CNY/month"
    HKD_PER_MONTH = "HKD/month"
    USD_PER_PERSON = "USD/person"
    CNY_PER_PERSON = "CNY/person"
    HKD_PER_PERSON = "HKD/person"
    USD_PER_ENTERPRISE = "USD/enterprise"
    CNY_PER_ENTERPRISE = "CNY/enterprise"
    HKD_PER_ENTERPRISE = "HKD/enterprise"
    USD_PER_TRIP = "USD/trip"
    CNY_PER_TRIP = "CNY/trip"
    HKD_PER_TRIP = "HKD/trip"
    CNY_PER_USD = "CNY/USD"
    PERCENT = "percent"
    PERSONS = "persons"
    COUNT = "count"
    RANK = "rank"
    ONE_IN = "one in"
    """A share that is printed as a fraction of one: 17 is "1/17". It is the smaller, the greater the number."""
    TIMES = "times"
    """A plain ratio: "3.4 times the amount of 2009"."""
    PER_100_000_PERSONS = "per 100000 persons"
    """Things per 100 000 inhabitants."""
    KM = "km"
    MM = "mm"
    KM2 = "km2"
    M2 = "m2"
    KM_PER_100_KM2 = "km/100km2"
    YEARS = "years"
    DAYS = "days"
    HOURS = "hours"
    MINUTES = "minutes"
    CELSIUS = "celsius"
    GB = "GB"
    MBPS = "Mbps"

    @property
    def currency(self) -> Currency | None:
        """The currency of a unit of money; None for every other unit, and for an exchange rate."""
        code, _, per = self.value.partition("/")
        return _CURRENCIES.get(code) if per != "USD" else None

    @property
    def per(self) -> str | None:
        """What an amount of money is per: ``month``, ``year``, ``person`` ...; None for a plain amount."""
        return self.value.partition("/")[2] or None if self.currency else None

    @property
    def dimension(self) -> Dimension:
        """What the unit is a unit of."""
        if self.currency:
            return Dimension.MONEY_RATE if self.per else Dimension.MONEY
        return _DIMENSIONS[self]

    def in_currency(self, currency: Currency) -> Unit:
        """The same unit in another currency: ``CNY/month`` in USD is ``USD/month``.

        Raises ``ValueError`` for a unit that is not one of money.
        """
        if not self.currency:
            raise ValueError(f"{self.value!r} is not a unit of money")
        return Unit(f"{currency.value}/{self.per}" if self.per else currency.value)


_CURRENCIES = {currency.value: currency for currency in Currency}

_DIMENSIONS = {
    Unit.CNY_PER_USD: Dimension.MONEY_RATE,
    Unit.PERCENT: Dimension.PERCENT,
    Unit.ONE_IN: Dimension.PERCENT,
    Unit.PERSONS: Dimension.PERSONS,
    Unit.COUNT: Dimension.COUNT,
    Unit.RANK: Dimension.RANK,
    Unit.TIMES: Dimension.RATIO,
    Unit.PER_100_000_PERSONS: Dimension.RATIO,
    Unit.KM: Dimension.LENGTH,
    Unit.MM: Dimension.LENGTH,
    Unit.KM2: Dimension.AREA,
    Unit.M2: Dimension.AREA,
    Unit.KM_PER_100_KM2: Dimension.DENSITY,
    Unit.YEARS: Dimension.TIME,
    Unit.DAYS: Dimension.TIME,
    Unit.HOURS: Dimension.TIME,
    Unit.MINUTES: Dimension.TIME,
    Unit.CELSIUS: Dimension.TEMPERATURE,
    Unit.GB: Dimension.DATA,
    Unit.MBPS: Dimension.DATA_RATE,
}
