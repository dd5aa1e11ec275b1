"""A city against all others, and against itself in another document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations
from math import log10
from statistics import median

from china_sso.checks.finding import Finding, close, in_usd
from china_sso.model.derived import Derived
from china_sso.model.figure import Figure
from china_sso.model.indicator import Indicator
from china_sso.model.place import Place
from china_sso.model.provider import Provider, Role
from china_sso.model.records import Climate, Economy, Education, Environment, Hotels, Population, Telecommunications, Wages
from china_sso.model.units import Dimension
from china_sso.model.vocabulary import Kind

#: What a city has per head of its population, and by which factor it may differ from the median of all cities.
PER_HEAD: dict[Indicator, int] = {
    Economy.gdp: 4,
    Education.students: 8,
    Telecommunications.mobile_users: 4,
    Telecommunications.fixed_line_users: 4,
    Telecommunications.broadband_users: 4,
    Hotels.star_rated: 6,
}
#: What doesn't depend on size, likewise.
LEVELS: dict[Indicator, int] = {
    Economy.disposable_income: 2,
    Economy.consumption_expenditure: 2,
    Wages.average_salary: 2,
    Wages.graduate_salary: 2,
    Wages.graduate_starting_salary: 2,
    Climate.rainfall: 4,
    Environment.green_area_per_head: 2,
    Derived.executed_value_per_employee: 10,
    Derived.offshore_executed_value_per_employee: 20,
    Derived.employees_per_enterprise: 8,
}


def outliers(places: Iterable[Place]) -> Iterator[Finding]:
    """A city is not many times above or below the median of all cities, per head or in itself."""
    found = tuple(places)
    people = {place.slug: Decimal(total.value) for place in found if (total := place.figure(Population.total)) and total.value > 0}
    for indicators, per_head in ((PER_HEAD, True), (LEVELS, False)):
        for indicator, factor in indicators.items():
            values: dict[str, tuple[Decimal, Figure]] = {}
            for place in found:
                figure = place.figure(indicator)
                comparable = in_usd(figure) if figure else None
                if figure and comparable and (not per_head or place.slug in people):
                    yearly = 12 * Decimal(comparable.value) if comparable.unit.per == "month" else Decimal(comparable.value)
                    values[place.slug] = (yearly / people[place.slug] if per_head else yearly, figure)
            yield from _far_off(indicator, values, factor, per_head)


def _far_off(indicator: Indicator, values: dict[str, tuple[Decimal, Figure]], factor: int, per_head: bool) -> Iterator[Finding]:
    if len(values) < 5:  # too few to tell what is usual
        return
    usual = median(value for value, _ in values.values())
    for slug, (value, figure) in values.items():
        if value > 0 and usual > 0 and not usual / factor <= value <= usual * factor:
            times = value / usual
            ratio = f"{times:.1f} times" if times > 1 else f"1/{1 / times:.1f} of"
            message = f"{indicator.title} of {figure.quantity} is {ratio} the median of all cities{' per head' if per_head else ''}"
            yield Finding("outliers", slug, message, (figure, *figure.inputs))


def magnitudes(places: Iterable[Place]) -> Iterator[Finding]:
    """A value of money is not hundreds of times below all others of its kind."""
    by_indicator: dict[Indicator, list[tuple[Decimal, Figure]]] = {}
    for place in places:
        for figure in place.figures:
            indicator = figure.indicator
            whole = figure.subject is None and figure.period is not None and figure.period.is_year
            comparable = in_usd(figure) if indicator.dimension is Dimension.MONEY and not indicator.labelled and whole else None
            if comparable and comparable.value > 0:
                by_indicator.setdefault(figure.indicator, []).append((Decimal(comparable.value), figure))
    for indicator, values in by_indicator.items():
        if len(values) < 4:
            continue
        usual = median(value for value, _ in values)
        for value, figure in values:
            if abs(log10(value / usual)) > 2 and figure.kind is Kind.OBSERVED and figure.place != "china":
                message = f"{indicator.title} of {figure.quantity} is {value / usual:.5f} times the median of all cities"
                yield Finding("magnitudes", figure.place, message, (figure,))


def repeated_blocks(places: Iterable[Place]) -> Iterator[Finding]:
    """Two cities don't list the same organisations, doing the same, in one table."""
    tables: dict[tuple[str, Role], dict[tuple[str, str], Provider]] = {}
    for place in places:
        for provider in place.providers:
            entry = (provider.organisation.id, (provider.activity or "").casefold())
            tables.setdefault((place.slug, provider.role), {})[entry] = provider
    for (slug, role), table in tables.items():
        for (other, other_role), other_table in tables.items():
            shared = [entry for entry in table if entry in other_table]
            if slug < other and role is other_role and len(shared) >= 3:
                names = ", ".join(table[entry].name for entry in shared)
                both = tuple(each[entry] for entry in shared for each in (table, other_table))
                cities = f"{both[0].place_name} and {both[1].place_name}"
                message = f"{cities} list the same under {role.title!r}: {names}"
                yield Finding("repeated_blocks", slug, message, (), both)


def twins(places: Iterable[Place]) -> Iterator[Finding]:
    """Two cities don't have the same figure of four digits or more."""
    seen: dict[tuple[object, ...], Figure] = {}
    for place in places:
        for figure in place.figures:
            digits = str(figure.as_printed).replace(".", "").strip("0")
            if len(digits) < 4 or figure.indicator.labelled:
                continue
            first = seen.setdefault((figure.indicator, figure.as_printed, figure.unit), figure)
            if first.place != figure.place:
                message = f"{figure.indicator.title} of {figure.quantity} is printed for {first.place_name} and {figure.place_name}"
                yield Finding("twins", figure.place, message, (first, figure))


def documents(place: Place) -> Iterator[Finding]:
    """What two documents say of the same, they say alike: figures of one year, and the region of the place."""
    said: dict[tuple[object, ...], list[Figure]] = {}
    for figure in place.figures:
        if figure.period:
            said.setdefault((figure.indicator, figure.subject, figure.label, figure.kind, figure.period), []).append(figure)
    for first, other in (pair for figures in said.values() for pair in combinations(figures, 2)):
        if first.source != other.source and _apart(first, other):
            message = f"{other.indicator.title}: {first} in {first.source}, {other} in {other.source}"
            yield Finding("documents", place.slug, message, (first, other))
    regions = {profile.region: profile.source for profile in place.profiles if profile.region}
    if len(regions) > 1:
        text = ", ".join(f"{region} in {source}" for region, source in regions.items())
        yield Finding("documents", place.slug, f"its region is {text}", place_name=place.name)


def _apart(one: Figure, other: Figure) -> bool:
    """Whether two figures can't both be right, whatever their bounds leave open."""
    if one.unit is not other.unit:
        return True
    low, high, other_low, other_high = one.interval.low, one.interval.high, other.interval.low, other.interval.high
    return bool(
        (low is not None and other_high is not None and low > other_high and not close(low, other_high))
        or (high is not None and other_low is not None and high < other_low and not close(high, other_low))
    )
