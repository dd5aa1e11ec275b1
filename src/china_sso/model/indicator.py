"""What a figure measures: the typed handle by which everything else asks for figures."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self, overload

import attrs

from china_sso.errors import WrongTypeError, described
from china_sso.model.rows import Rows
from china_sso.model.units import Dimension

if TYPE_CHECKING:  # who uses an indicator is above it
    from china_sso.model.figure import Figure
    from china_sso.model.money import Rates
    from china_sso.model.place import Place
    from china_sso.model.question import Quantity
    from china_sso.model.records import Record


#: What a place without a figure has of an indicator.
_NONE: Rows[Any] = Rows((), "figures")


class Change(StrEnum):
    """Over which time a printed growth is."""

    ON_YEAR_BEFORE = "on_year_before"
    YEARLY = "yearly"
    """A year, over several years."""


@attrs.frozen(eq=False, repr=False)
class Indicator:
    """What a figure measures: an attribute of a class of records, such as ``Economy.gdp``.

    On the class it is the indicator itself; on a record it is the record's figure, or None. There is one object for each,
    so indicators are compared by ``is`` or ``==`` alike.

    Examples:
        >>> import china_sso as sso
        >>> print(sso.Economy.gdp.name, "|", sso.Economy.gdp.title, "|", sso.Economy.gdp.dimension)
        economy.gdp | Gross domestic product | money
        >>> print(sso.city("hangzhou").economy[0].gdp)
        CNY 780.4 billion (2012)
    """

    title: str
    """For people, to stand alone: "Five-star hotels"."""
    short: str
    """The same for the head of a column, in at most 24 characters."""
    definition: str
    """What is measured, as a noun phrase."""
    dimension: Dimension | None = None
    """What its unit must be a unit of; None where the label decides."""
    labels: str | None = None
    """What the labels of its figures tell apart, where a record may hold several; None where it holds one."""
    change: Change | None = attrs.field(kw_only=True, default=None)
    """Of a growth that is printed by itself: over which time it is. Its label names what grew, unless `quantity_changed` does."""
    quantity_changed: Indicator | None = attrs.field(kw_only=True, default=None)
    """What it is always the growth of."""
    kindred: tuple[str, ...] = attrs.field(kw_only=True, default=())
    """The names of those to look at where this one is not printed: the same of parks, of a part, by another count."""
    listed: tuple[str, ...] = attrs.field(kw_only=True, default=())
    """Of a count: the lists of a place that may name what it counts, each with the kind there: ``links.metro``."""
    owner: type = attrs.field(init=False, default=object)
    """The class that it is an attribute of."""
    field: str = attrs.field(init=False, default="")
    """``offshore_executed_value``"""
    topic: str = attrs.field(init=False, default="")
    """``outsourcing``"""
    name: str = attrs.field(init=False, default="")
    """``outsourcing.offshore_executed_value``"""

    def __set_name__(self, owner: type, name: str) -> None:
        topic: str = owner.topic  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
        object.__setattr__(self, "owner", owner)
        object.__setattr__(self, "field", name)
        object.__setattr__(self, "topic", topic)
        object.__setattr__(self, "name", f"{topic}.{name}")

    @overload
    def __get__(self, record: None, owner: type) -> Self: ...
    @overload
    def __get__(self, record: Record, owner: type) -> Figure | None: ...
    @overload  # for type checkers: an attribute of another class that holds an indicator, such as `Figure.indicator`
    def __get__(self, record: object, owner: type) -> Self: ...
    def __get__(self, record: Any, owner: type) -> Any:
        if record is None:
            return self
        return next((figure for figure in record.figures if figure.indicator is self), None)

    @property
    def titled(self) -> str:
        """Its title, with the name that asks for it: "Gross domestic product (economy.gdp)"."""
        return f"{self.title} ({self.name})"

    @property
    def labelled(self) -> bool:
        """Whether a record may hold several of its figures, told apart by their labels."""
        return self.labels is not None

    @property
    def inputs(self) -> tuple[Indicator, ...]:
        """The indicators that it is made of; none for a printed one."""
        return ()

    @property
    def catch_all(self) -> bool:
        """Whether it holds whatever fits no other indicator, so that only its labels say what is measured."""
        return self.field == "other"

    def with_label(self, label: str) -> Indicator:
        """The same with one label only, to be used wherever an indicator is. There is one object for each label.

        Its name has the label in brackets, and is understood wherever a name is.

        Examples:
            >>> import china_sso as sso
            >>> print(sso.Research.technology_centres.with_label("national"))
            research.technology_centres[national]
        """
        if not isinstance(label, str) or not label:  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without a type checker
            raise WrongTypeError("a label", "a text", described(label))
        return _WITH_LABEL.setdefault((self, label), WithLabel.of_indicator(self, label))

    def of(self, place: Place, rates: Rates | None = None) -> Rows[Figure]:  # noqa: ARG002 -- derived ones need them
        """Every figure of it that a place has, targets and figures about parks included, in the order of the pages."""
        try:
            return place.by_indicator.get(self, _NONE)
        except AttributeError:  # asked for too often to look at each place first
            if hasattr(place, "by_indicator"):
                raise
            raise WrongTypeError("a place", "a City, as city('hangzhou') gives it", described(place)) from None

    def in_year(self, year: int) -> Quantity:
        """The quantity of one year, to ask questions with: ``Economy.gdp.in_year(2012) >= cny(500e9)``."""
        from china_sso.model.question import Quantity

        return Quantity(self, year)

    @property
    def latest(self) -> Quantity:
        """The quantity of the latest year that a city has it for, to ask questions with."""
        from china_sso.model.question import Quantity

        return Quantity(self)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}>"

    def __str__(self) -> str:
        return self.name

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return getattr, (self.owner, self.field)  # the same object again, whichever process reads it


class WithLabel(Indicator):
    """An indicator of which only the figures with one label count."""

    __slots__ = ("base", "label")  # no class of attrs: every process that imports the package would pay for making it

    base: Indicator
    """The indicator."""
    label: str
    """The label."""

    @classmethod
    def of_indicator(cls, base: Indicator, label: str) -> WithLabel:
        """An indicator with a label; `Indicator.with_label` gives the one that everybody has."""
        found = cls(
            f"{base.title}: {label}",
            f"{base.short}: {label}",
            f"{base.definition}: {label}",
            base.dimension,
            change=base.change,
            quantity_changed=base.quantity_changed,
        )
        named = {"owner": base.owner, "field": base.field, "topic": base.topic, "name": f"{base.name}[{label}]"}
        for name, value in {**named, "base": base, "label": label}.items():
            object.__setattr__(found, name, value)
        return found

    @property
    def inputs(self) -> tuple[Indicator, ...]:
        """The indicators that it is made of; none for a printed one."""
        return self.base.inputs

    @property
    def catch_all(self) -> bool:
        """No: its label says what is measured."""
        return False

    def of(self, place: Place, rates: Rates | None = None) -> Rows[Figure]:
        """Every figure with the label that a place has."""
        return Rows((figure for figure in self.base.of(place, rates) if figure.label == self.label), "figures")

    def with_label(self, label: str) -> Indicator:
        """The same indicator with another label."""
        return self.base.with_label(label)

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return _with_label, (self.base, self.label)


#: Those with a label that somebody asked for: one object each, so that they compare by ``is``.
_WITH_LABEL: dict[tuple[Indicator, str], WithLabel] = {}


def _with_label(base: Indicator, label: str) -> Indicator:
    return base.with_label(label)


class LabelledIndicator(Indicator):
    """An indicator that a record may hold several figures of, told apart by their labels: rows on a record."""

    __slots__ = ()

    @overload  # type: ignore[override]
    def __get__(self, record: None, owner: type) -> Self: ...
    @overload
    def __get__(self, record: Record, owner: type) -> Rows[Figure]: ...
    @overload
    def __get__(self, record: object, owner: type) -> Self: ...
    def __get__(self, record: Any, owner: type) -> Any:  # pyright: ignore[reportIncompatibleMethodOverride]
        if record is None:
            return self
        return Rows[Any]((figure for figure in record.figures if figure.indicator is self), "figures")
