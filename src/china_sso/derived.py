"""Indicators that no profile prints but that follow from printed figures.

A derived figure is a `Figure` whose ``inputs`` are the figures it was made of. All inputs are of one year. It is exact
only if they are: "more than" over an exact number is more than, an exact number over "more than" is at most, and what
can't be told apart is about. Amounts of different currencies are brought to US dollars first.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import cache

from attrs import frozen

from china_sso.currency import Rates, exchange_rates
from china_sso.errors import NoRateError, UnknownNameError, WrongTypeError, nearest
from china_sso.growth import growth_rate, required_growth_rate
from china_sso.model.figure import Figure
from china_sso.model.numbers import CONTEXT, rounded
from china_sso.model.percent import Percent
from china_sso.model.place import Place
from china_sso.model.records import Indicator, vocabulary
from china_sso.model.units import Currency, Unit
from china_sso.model.vocabulary import Bound


@frozen
class Derivation:
    """How a derived indicator is made: a numerator over a denominator, times a scale."""

    #: ``derived.offshore_share``
    name: str
    #: what it measures
    definition: str
    #: the indicators that are added up and divided
    numerator: tuple[str, ...]
    #: the indicators that are added up and divided by; none for a plain conversion
    denominator: tuple[str, ...]
    unit: Unit
    scale: int = 1

    @property
    def inputs(self) -> tuple[str, ...]:
        """The indicators that it is made of, each once."""
        return tuple(dict.fromkeys((*self.numerator, *self.denominator)))

    @property
    def formula(self) -> str:
        """The formula in terms of indicators."""
        scale = f"{self.scale} × " if self.scale != 1 else ""
        below = " + ".join(self.denominator)
        over = f" / ({below})" if len(self.denominator) > 1 else f" / {below}" if below else ""
        return f"{scale}{' + '.join(self.numerator)}{over}"


_LINES = ("outsourcing.ito_value", "outsourcing.bpo_value", "outsourcing.kpo_value")

#: Every derived indicator.
DERIVATIONS = (
    Derivation(
        "derived.executed_value_per_employee",
        "value of the work done for each person employed",
        ("outsourcing.executed_value",),
        ("outsourcing.employees",),
        Unit.USD_PER_PERSON,
    ),
    Derivation(
        "derived.offshore_executed_value_per_employee",
        "value of the work done for clients outside mainland China for each person employed",
        ("outsourcing.offshore_executed_value",),
        ("outsourcing.employees",),
        Unit.USD_PER_PERSON,
    ),
    Derivation(
        "derived.executed_value_per_enterprise",
        "value of the work done for each enterprise",
        ("outsourcing.executed_value",),
        ("outsourcing.enterprises",),
        Unit.USD_PER_ENTERPRISE,
    ),
    Derivation(
        "derived.employees_per_enterprise",
        "people employed for each enterprise",
        ("outsourcing.employees",),
        ("outsourcing.enterprises",),
        Unit.PERSONS,
    ),
    Derivation(
        "derived.offshore_share",
        "share of offshore work in the value of the work done",
        ("outsourcing.offshore_executed_value",),
        ("outsourcing.executed_value",),
        Unit.PERCENT,
        100,
    ),
    Derivation(
        "derived.offshore_signed_share",
        "share of offshore contracts in the value signed",
        ("outsourcing.offshore_signed_value",),
        ("outsourcing.signed_value",),
        Unit.PERCENT,
        100,
    ),
    Derivation("derived.ito_share", "share of ITO in the value of the three service lines", _LINES[:1], _LINES, Unit.PERCENT, 100),
    Derivation("derived.bpo_share", "share of BPO in the value of the three service lines", _LINES[1:2], _LINES, Unit.PERCENT, 100),
    Derivation("derived.kpo_share", "share of KPO in the value of the three service lines", _LINES[2:], _LINES, Unit.PERCENT, 100),
    Derivation(
        "derived.universities_per_head",
        "universities for every 100 000 inhabitants",
        ("education.universities",),
        ("population.total",),
        Unit.PER_100_000_PERSONS,
        100_000,
    ),
    Derivation(
        "derived.students_per_head",
        "students for every 100 000 inhabitants",
        ("education.students",),
        ("population.total",),
        Unit.PER_100_000_PERSONS,
        100_000,
    ),
    Derivation(
        "derived.graduates_per_head",
        "graduates of the year for every 100 000 inhabitants",
        ("education.graduates",),
        ("population.total",),
        Unit.PER_100_000_PERSONS,
        100_000,
    ),
    Derivation(
        "derived.gdp_per_head", "gross domestic product per head", ("economy.gdp",), ("population.total",), Unit.USD_PER_PERSON
    ),
    Derivation(
        "derived.average_salary", "average salary of employees in US dollars", ("wages.average_salary",), (), Unit.USD_PER_YEAR
    ),
    Derivation(
        "derived.graduate_salary",
        "salary of graduates with a first degree in US dollars",
        ("wages.graduate_salary",),
        (),
        Unit.USD_PER_MONTH,
    ),
)


@cache
def derivations() -> dict[str, Derivation]:
    """Every derived indicator by its name."""
    return {derivation.name: derivation for derivation in DERIVATIONS}


def indicator_or_derivation(name: str) -> Indicator | Derivation:
    """What a name stands for. Raises `UnknownNameError` where it stands for nothing."""
    if not isinstance(name, str):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without a type checker
        raise WrongTypeError("an indicator", "a name such as 'economy.gdp'", repr(name))
    found = vocabulary().get(name) or derivations().get(name)
    if found is None:
        raise UnknownNameError("indicator", name, nearest(name, (*vocabulary(), *derivations())))
    return found


def check_place(place: Place) -> None:
    """Raises `WrongTypeError` for what is neither a city nor the national market."""
    if not isinstance(place, Place):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without a type checker
        raise WrongTypeError("a place", "a City, as city('hangzhou') gives it", repr(place))


def look_up(place: Place, name: str, year: int | None = None, *, rates: Rates | None = None) -> Figure | None:
    """The figure of an indicator, printed or derived, for the place as a whole; None where there is none.

    Args:
        place: a city, or the national market.
        name: a printed indicator (see `Place.figure`) or a derived one.
        year: the year; without it, the latest one there is.
        rates: exchange rates for derived indicators, other than the bundled ones.

    Raises:
        UnknownNameError: there is no such indicator.

    >>> import china_sso as sso
    >>> figure = look_up(sso.city("hangzhou"), "derived.offshore_share")
    >>> print(figure, "from", len(figure.inputs), "figures")
    77.57 % (2012) from 2 figures
    """
    check_place(place)
    what = indicator_or_derivation(name)
    return derive(place, what, year, rates=rates) if isinstance(what, Derivation) else place.figure(name, year)


def derive(place: Place, derivation: Derivation, year: int | None = None, *, rates: Rates | None = None) -> Figure | None:
    """A derived figure; None where not all of its inputs are known for one year, or a rate is missing.

    Without a year, the latest year that has all inputs.
    """
    names = derivation.inputs
    if year is None:
        shared = _shared_years(place, names)
        if not shared:
            return None
        year = max(shared)
    above = [place.figure(name, year) for name in derivation.numerator]
    below = [place.figure(name, year) for name in derivation.denominator]
    inputs = [figure for figure in (*above, *below) if figure is not None]
    if None in (*above, *below) or len({figure.source for figure in inputs}) > 1:
        return None
    try:
        common = [figure.to(Currency.USD, rates) if figure.currency else figure for figure in inputs]
    except NoRateError:
        return None
    return _quotient(common[: len(above)], common[len(above) :], derivation, tuple(dict.fromkeys(inputs)))


def _in_time_of(unit: Unit, figure: Figure) -> Fraction:
    """What a value per month is multiplied by to be per year, where the unit is that, and the other way."""
    times = {("month", "year"): Fraction(12), ("year", "month"): Fraction(1, 12)}
    return times.get((figure.unit.per or "", unit.per or ""), Fraction(1))


def _shared_years(place: Place, names: tuple[str, ...]) -> set[int]:
    """The years that a place has figures of all these indicators for."""
    first, *others = ({figure.year for figure in place.find(name) if figure.year is not None} for name in names)
    return first.intersection(*others)


def years_of(place: Place, name: str) -> tuple[int, ...]:
    """The years that a place has an indicator for, printed or derived. Raises `UnknownNameError` where there is none."""
    what = indicator_or_derivation(name)
    years = _shared_years(place, what.inputs if isinstance(what, Derivation) else (name,))
    return tuple(sorted(year for year in years if look_up(place, name, year) is not None))


def _quotient(above: list[Figure], below: list[Figure], derivation: Derivation, inputs: tuple[Figure, ...]) -> Figure | None:
    total = sum(Fraction(figure.value) for figure in below) if below else Fraction(1)
    if total == 0:
        return None
    scale = derivation.scale * _in_time_of(derivation.unit, above[0]) / total
    first = inputs[0]
    upper = above[0].upper if not below else None
    bound = _weakest((figure.bound for figure in above), (figure.bound for figure in below))
    labels = tuple(dict.fromkeys(figure.label for figure in inputs if figure.label))
    return Figure(
        indicator=derivation.name,
        label="; ".join(labels) or None,
        value=rounded(scale * sum(Fraction(figure.value) for figure in above)),
        upper=rounded(scale * Fraction(upper)) if upper is not None else None,
        unit=derivation.unit,
        period=first.period,
        bound=Bound.ABOUT if below and any(figure.upper is not None for figure in inputs) else bound,
        kind=first.kind,
        printed="",
        note=derivation.formula,
        rates=tuple(dict.fromkeys(rate for figure in (*above, *below) for rate in figure.rates)),
        inputs=inputs,
        place=first.place,
        source=first.source,
        pages=first.pages,
        section=first.section,
    )


_OPPOSITE = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST, Bound.NEARLY: Bound.ABOUT}


def _weakest(above: Iterable[Bound], below: Iterable[Bound]) -> Bound:
    """The bound of a quotient: that of its parts where they pull the same way, about where they don't."""
    bounds = {*above, *(_OPPOSITE.get(bound, bound) for bound in below)} - {Bound.EXACT}
    return bounds.pop() if len(bounds) == 1 else Bound.ABOUT if bounds else Bound.EXACT


def growth_between(place: Place, name: str, first: int, last: int) -> Percent | None:
    """The growth of an indicator from one year to another that its two figures imply, over the whole time.

    Amounts of different currencies are compared in US dollars, each at the rate of its year. None where a figure or a rate
    is missing, or where their units can't be compared. Raises `UnknownNameError` for an unknown indicator, and
    `GrowthBaseError` where the first figure is zero.

    >>> import china_sso as sso
    >>> growth_between(sso.city("dalian"), "outsourcing.employees", 2010, 2012) > 18
    True
    """
    before, after = look_up(place, name, first), look_up(place, name, last)
    if before is None or after is None:
        return None
    if before.currency is not after.currency and before.currency and after.currency:
        try:
            before, after = before.to(Currency.USD), after.to(Currency.USD)
        except NoRateError:
            return None
    return growth_rate(before.value, after.value) if before.unit is after.unit else None


@frozen
class Progress:
    """How far a city had come towards one of its targets."""

    target: Figure
    #: the latest figure of the same indicator
    reached: Figure
    #: the reached value in percent of the target
    share: Percent
    #: the yearly growth that the target asks for from then on; None where it is reached, or its year is not later
    required: Percent | None


def progress(city: Place) -> tuple[Progress, ...]:
    """The targets of a city that have an observed figure of the same indicator and label, each with how far the city had come.

    Targets about a part of the city (a park), those in percent, and those without such a figure are left out.

    Amounts of different currencies are compared in US dollars, the target at the rate of the observed figure's year.

    >>> import china_sso as sso
    >>> first = progress(sso.city("suzhou"))[0]
    >>> print(first.target.indicator, first.share.quantize(1), "%")
    outsourcing.signed_value 37 %
    """
    check_place(city)
    found: list[Progress] = []
    for target in city.targets:
        reached = city.figure(target.indicator) if target.subject is None else None
        if reached is None or not target.value or not reached.value:
            continue
        if (reached.unit.dimension, reached.unit.per) != (target.unit.dimension, target.unit.per):
            continue
        if target.unit is Unit.PERCENT or reached.label != target.label:
            continue
        amounts = _comparable(target, reached)
        if amounts is None:
            continue
        aimed, had = amounts
        years = (target.year or 0) - (reached.year or 0)
        ahead = years > 0 and reached.year is not None and aimed > had
        required = required_growth_rate(had, aimed, years) if ahead else None
        found.append(Progress(target, reached, Percent(CONTEXT.divide(100 * had, aimed)), required))
    return tuple(found)


def _comparable(target: Figure, reached: Figure) -> tuple[Decimal, Decimal] | None:
    """The values of both in one currency, at the rate of the year reached; None where there is no such rate."""
    if target.currency is reached.currency:
        return Decimal(target.value), Decimal(reached.value)
    if reached.year is None:
        return None
    rates = exchange_rates().at(reached.year)
    try:
        return Decimal(target.to(Currency.USD, rates).value), Decimal(reached.to(Currency.USD, rates).value)
    except NoRateError:
        return None
