"""Questions to ask of cities, providers and incentives, that combine with ``&``, ``|`` and ``~``.

>>> import china_sso as sso
>>> from china_sso.selection import has_provider, model_city, offshore_executed_value, region
>>> question = (region == sso.Region.EASTERN) & model_city & (offshore_executed_value(2012) >= sso.usd(3e9))
>>> [city.name for city in sso.cities(question)]
['Suzhou', 'Wuxi']

An answer is True, False, or None where the data can't tell: a city without the figure, or with "more than 400" when
500 was asked for. Only what is True is selected; ``~`` of an unknown answer is unknown too, so that a city isn't taken
for small because nobody printed its size.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar, cast

from attrs import field, frozen

from china_sso.derived import indicator_or_derivation, look_up
from china_sso.errors import CurrencyMismatchError, NoRateError
from china_sso.model.figure import Figure
from china_sso.model.incentive import Incentive
from china_sso.model.money import Money
from china_sso.model.names import key_of, member_of
from china_sso.model.numbers import RealNumber, exact
from china_sso.model.period import check_year
from china_sso.model.place import City
from china_sso.model.provider import Provider
from china_sso.model.vocabulary import (
    Bound,
    IncentiveCategory,
    Instrument,
    Level,
    Region,
    Role,
    ServiceLine,
    Status,
)

T = TypeVar("T", contravariant=True)
V = TypeVar("V")

#: True, False, or None where the data can't tell.
Answer = bool | None


@frozen(eq=False)
class Question(Generic[T]):
    """Something that is true, false or unknown of an item. Call it with the item to get the answer."""

    #: how it reads
    text: str
    _ask: Callable[[T], Answer] = field(repr=False)

    def __call__(self, item: T) -> Answer:
        """The answer for an item."""
        return self._ask(item)

    def __and__(self, other: Question[T]) -> Question[T]:
        def both(item: T) -> Answer:
            answers = (self(item), other(item))
            return False if False in answers else None if None in answers else True

        return Question(f"({self.text} & {other.text})", both)

    def __or__(self, other: Question[T]) -> Question[T]:
        def either(item: T) -> Answer:
            answers = (self(item), other(item))
            return True if True in answers else None if None in answers else False

        return Question(f"({self.text} | {other.text})", either)

    def __invert__(self) -> Question[T]:
        def opposite(item: T) -> Answer:
            answer = self(item)
            return None if answer is None else not answer

        return Question(f"~{self.text}", opposite)

    def __bool__(self) -> bool:
        raise TypeError(f"a question has no truth of its own: combine {self.text} with & | ~ instead of and, or, not")


@frozen(eq=False)
class Attribute(Generic[T, V]):
    """An attribute of an item. Compared with ``==`` or ``!=`` it makes a question."""

    name: str
    get: Callable[[T], V]
    #: the vocabulary that its values are of; None for free texts
    vocabulary: type[StrEnum] | None = None

    def _value(self, value: V) -> V:
        return cast("V", member_of(self.vocabulary, str(value), self.name)) if self.vocabulary and value is not None else value

    def __eq__(self, value: V) -> Question[T]:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        wanted = self._value(value)
        return Question(f"({self.name} == {value})", lambda item: self.get(item) == wanted)

    def __ne__(self, value: V) -> Question[T]:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        return ~(self == value)

    def is_in(self, *values: V) -> Question[T]:
        """Whether it is one of several values."""
        wanted = tuple(map(self._value, values))
        return Question(f"({self.name} in {values})", lambda item: self.get(item) in wanted)


@frozen(eq=False)
class Quantity:
    """An indicator of a city, in one year or the latest. Compared with a number or an amount of money it makes a question."""

    #: ``topic.field``, printed or derived
    indicator: str
    #: None: the latest
    year: int | None = None

    @property
    def known(self) -> Question[City]:
        """Whether a city has the figure at all."""
        return Question(f"{self._text} is known", lambda city: look_up(city, self.indicator, self.year) is not None)

    def __ge__(self, threshold: RealNumber | Money) -> Question[City]:
        return self._compared(">=", threshold)

    def __gt__(self, threshold: RealNumber | Money) -> Question[City]:
        return self._compared(">", threshold)

    def __le__(self, threshold: RealNumber | Money) -> Question[City]:
        return ~self._compared(">", threshold)

    def __lt__(self, threshold: RealNumber | Money) -> Question[City]:
        return ~self._compared(">=", threshold)

    def __eq__(self, value: RealNumber | Money) -> Question[City]:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._compared(">=", value) & ~self._compared(">", value)

    def __ne__(self, value: RealNumber | Money) -> Question[City]:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        return ~(self == value)

    @property
    def _text(self) -> str:
        return f"{self.indicator}({self.year or ''})"

    def __attrs_post_init__(self) -> None:
        indicator_or_derivation(self.indicator)
        check_year(self.year)

    def _compared(self, operator: str, threshold: RealNumber | Money) -> Question[City]:
        amount = threshold.amount if isinstance(threshold, Money) else exact(threshold, "a threshold")

        def ask(city: City) -> Answer:
            figure = look_up(city, self.indicator, self.year)
            if figure is None:
                return None
            if isinstance(threshold, Money):
                try:
                    figure = figure.to(threshold.currency)
                except NoRateError:
                    return None
            elif figure.currency:
                raise CurrencyMismatchError(figure.unit.value, "a plain number")
            return _exceeds(figure, amount, or_equal=operator == ">=")

        return Question(f"({self._text} {operator} {threshold})", ask)


def _exceeds(figure: Figure, threshold: Decimal, *, or_equal: bool) -> Answer:
    low, high = figure.limits
    if low is not None and (low > threshold or (low == threshold and or_equal)):
        return True
    reached = or_equal and figure.bound is not Bound.NEARLY  # "nearly 20" stays below 20
    if high is not None and (high < threshold or (high == threshold and not reached)):
        return False
    return None


# --- of cities ---

region: Attribute[City, Region] = Attribute("region", lambda city: city.region, Region)
province: Attribute[City, str] = Attribute("province", lambda city: city.province)
model_city: Question[City] = Question("model_city", lambda city: city.model_city)


def quantity(indicator: str, year: int | None = None) -> Quantity:
    """Any indicator, printed (`china_sso.indicators`) or derived (`china_sso.derived`), in one year or the latest.

    >>> import china_sso as sso
    >>> [city.name for city in sso.cities(quantity("hotels.five_star", 2012) > 50)]
    ['Beijing']
    """
    return Quantity(indicator, year)


def signed_value(year: int | None = None) -> Quantity:
    """Contract value signed, offshore and onshore."""
    return Quantity("outsourcing.signed_value", year)


def executed_value(year: int | None = None) -> Quantity:
    """Value of the work done, offshore and onshore."""
    return Quantity("outsourcing.executed_value", year)


def offshore_signed_value(year: int | None = None) -> Quantity:
    """Contract value signed with clients outside mainland China."""
    return Quantity("outsourcing.offshore_signed_value", year)


def offshore_executed_value(year: int | None = None) -> Quantity:
    """Value of the work done for clients outside mainland China."""
    return Quantity("outsourcing.offshore_executed_value", year)


def enterprises(year: int | None = None) -> Quantity:
    """Service outsourcing enterprises."""
    return Quantity("outsourcing.enterprises", year)


def employees(year: int | None = None) -> Quantity:
    """People employed in service outsourcing."""
    return Quantity("outsourcing.employees", year)


def gdp(year: int | None = None) -> Quantity:
    """Gross domestic product."""
    return Quantity("economy.gdp", year)


def population(year: int | None = None) -> Quantity:
    """De jure population."""
    return Quantity("population.total", year)


def average_salary(year: int | None = None) -> Quantity:
    """Average salary of employees."""
    return Quantity("wages.average_salary", year)


def graduate_salary(year: int | None = None) -> Quantity:
    """Salary of graduates with a first degree."""
    return Quantity("wages.graduate_salary", year)


def has_provider(organisation: str, role: Role | str | None = None) -> Question[City]:
    """Whether an organisation stands in a city's tables, under any of its spellings, in one role or in any.

    Raises `UnknownNameError` for a role that there is not.
    """
    key = key_of(organisation)
    wanted = member_of(Role, role, "role") if role is not None else None

    def ask(city: City) -> bool:
        return any(
            (wanted is None or provider.role is wanted)
            and key
            in map(key_of, (provider.name, provider.organisation.id, provider.organisation.name, *provider.organisation.spellings))
            for provider in city.providers
        )

    return Question(f"has_provider({organisation!r}{f', {role}' if role else ''})", ask)


def designated(status: Status | str) -> Question[City]:
    """Whether the city or one of its parks was given a status. Raises `UnknownNameError` for one that there is not."""
    wanted = member_of(Status, status, "status")
    return Question(f"designated({status})", lambda city: any(held.status is wanted for held in city.designations))


def offers(instrument: Instrument | str) -> Question[City | Incentive]:
    """Whether an incentive, or any incentive of a city, has a measure of that instrument.

    Raises `UnknownNameError` for an instrument that there is not.
    """
    wanted = member_of(Instrument, instrument, "instrument")

    def ask(item: City | Incentive) -> bool:
        incentives = item.incentives if isinstance(item, City) else (item,)
        return any(wanted in incentive.instruments for incentive in incentives)

    return Question(f"offers({instrument})", ask)


# --- of providers ---

role: Attribute[Provider, Role] = Attribute("role", lambda provider: provider.role, Role)
captive: Question[Provider] = Question("captive", lambda provider: provider.captive)


def provides(line: ServiceLine | str) -> Question[Provider]:
    """Whether a provider's activity is in a line of the trade. Raises `UnknownNameError` for one that there is not."""
    wanted = member_of(ServiceLine, line, "service line")
    return Question(f"provides({line})", lambda provider: wanted in provider.service_lines)


# --- of incentives ---

category: Attribute[Incentive, IncentiveCategory] = Attribute("category", lambda incentive: incentive.category, IncentiveCategory)
level: Attribute[Incentive, Level | None] = Attribute("level", lambda incentive: incentive.level, Level)
