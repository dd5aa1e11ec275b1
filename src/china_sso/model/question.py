"""Questions to ask of cities, providers and incentives, that combine with ``&``, ``|`` and ``~``.

An answer is True, False, or None where the data can't tell: a city without the figure, or with "more than 400" when
500 was asked for. Only what is True is selected; ``~`` of an unknown answer is unknown too, so that a city isn't taken
for small because nobody printed its size.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, cast

from attrs import field, frozen

from china_sso.errors import PLAIN_NUMBER, CurrencyMismatchError, NoRateError, SeveralFiguresError, WrongTypeError, described
from china_sso.model.money import Money
from china_sso.model.names import member_of
from china_sso.model.numbers import RealNumber, exact
from china_sso.model.period import check_year

if TYPE_CHECKING:  # an indicator makes questions, so it is above them
    from china_sso.model.figure import Figure
    from china_sso.model.indicator import Indicator

T = TypeVar("T", contravariant=True)
V = TypeVar("V")

#: True, False, or None where the data can't tell.
Answer = bool | None


@frozen(eq=False)
class Question(Generic[T]):
    """Something that is true, false or unknown of an item. Call it with the item to get the answer."""

    text: str
    """How it reads."""
    _ask: Callable[[T], Answer] = field(repr=False)

    def __call__(self, item: T) -> Answer:
        """The answer for an item."""
        return self._ask(item)

    def __and__(self, other: Question[T]) -> Question[T]:
        _check(other)

        def both(item: T) -> Answer:
            answers = (self(item), other(item))
            return False if False in answers else None if None in answers else True

        return Question(f"({self.text} & {other.text})", both)

    def __or__(self, other: Question[T]) -> Question[T]:
        _check(other)

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
        raise WrongTypeError("a condition", "combined with & | ~ instead of and, or, not", self.text)


def _check(other: object) -> None:
    if not isinstance(other, Question):
        raise WrongTypeError("what a question is combined with", "a question", described(other))


@frozen(eq=False)
class Attribute(Generic[T, V]):
    """An attribute of an item. Compared with ``==`` or ``!=`` it makes a question."""

    name: str
    get: Callable[[T], V]
    vocabulary: type[StrEnum] | None = None
    """The vocabulary that its values are of; None for free texts."""

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


class HasFigures(Protocol):
    """What a quantity can be asked of: a city, or the national market."""

    def figure(self, indicator: Indicator | str, year: int | None = None) -> Figure | None:
        """The figure of an indicator; None where there is none."""
        ...


@frozen(eq=False)
class Quantity:
    """An indicator of a city, in one year or the latest. Compared with a number or an amount of money it makes a question.

    Get one from an indicator.

    Examples:
        >>> import china_sso as sso
        >>> [city.name for city in sso.cities(sso.Hotels.five_star.in_year(2012) > 50)]
        ['Beijing']
    """

    indicator: Indicator
    """Printed or derived."""
    year: int | None = None
    """None: the latest."""

    def __attrs_post_init__(self) -> None:
        check_year(self.year)

    @property
    def known(self) -> Question[HasFigures]:
        """Whether a city has the figure at all."""

        def ask(city: HasFigures) -> bool:
            try:
                return city.figure(self.indicator, self.year) is not None
            except SeveralFiguresError:  # it has more than one
                return True

        return Question(f"{self._text} is known", ask)

    def __ge__(self, threshold: RealNumber | Money) -> Question[HasFigures]:
        return self._compared(">=", threshold)

    def __gt__(self, threshold: RealNumber | Money) -> Question[HasFigures]:
        return self._compared(">", threshold)

    def __le__(self, threshold: RealNumber | Money) -> Question[HasFigures]:
        return ~self._compared(">", threshold)

    def __lt__(self, threshold: RealNumber | Money) -> Question[HasFigures]:
        return ~self._compared(">=", threshold)

    def __eq__(self, value: RealNumber | Money) -> Question[HasFigures]:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._compared(">=", value) & ~self._compared(">", value)

    def __ne__(self, value: RealNumber | Money) -> Question[HasFigures]:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        return ~(self == value)

    @property
    def _text(self) -> str:
        return f"{self.indicator.name}{f' in {self.year}' if self.year is not None else ''}"

    def _compared(self, operator: str, threshold: RealNumber | Money) -> Question[HasFigures]:
        amount = threshold.amount if isinstance(threshold, Money) else exact(threshold, "a threshold")

        def ask(city: HasFigures) -> Answer:
            try:
                figure = city.figure(self.indicator, self.year)
            except SeveralFiguresError:  # which of them is asked for nobody said
                return None
            if figure is None:
                return None
            if isinstance(threshold, Money):
                try:
                    figure = figure.to(threshold.currency)
                except NoRateError:
                    return None
            elif figure.currency:
                raise CurrencyMismatchError(figure.unit.value, PLAIN_NUMBER)
            return figure.interval.exceeds(amount, or_equal=operator == ">=")

        return Question(f"({self._text} {operator} {threshold})", ask)
