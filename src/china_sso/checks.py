"""Checks that arithmetic allows: parts against totals, shares against values, a city against all others.

A finding says that figures don't fit together; it doesn't say which of them is wrong. It is answered when one of its
figures has an erratum or a note. Tolerances leave room for the rounding of printed numerals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from math import log10
from statistics import median

from attrs import frozen

from china_sso.dataset import MARKET, Dataset
from china_sso.derived import look_up
from china_sso.errors import NoRateError
from china_sso.model.figure import Figure
from china_sso.model.place import Place
from china_sso.model.provider import Provider
from china_sso.model.records import vocabulary
from china_sso.model.units import Currency, Dimension, Unit
from china_sso.model.vocabulary import Bound, Kind, Role


@frozen
class Finding:
    """Figures that don't fit together."""

    #: the name of the check
    check: str
    #: the slug of the place
    place: str
    #: what doesn't fit, with the arithmetic
    message: str
    #: the figures it is about; empty for a finding about organisations
    figures: tuple[Figure, ...] = ()
    #: the organisations it is about
    providers: tuple[Provider, ...] = ()

    @property
    def answers(self) -> tuple[str, ...]:
        """The errata and notes of its figures and organisations: what the data set says to it."""
        errata = [figure.erratum.id for figure in self.figures if figure.erratum]
        notes = [fact.note for facts in (self.figures, self.providers) for fact in facts if fact.note]
        return tuple(dict.fromkeys(errata + notes))


Group = dict[str, Figure]


def _groups(place: Place) -> Iterator[Group]:
    """The single figures of a place by indicator, for each section, subject, kind and period."""
    groups: dict[tuple[object, ...], Group] = {}
    for figure in place.figures:
        if not vocabulary()[figure.indicator].many:
            key = (figure.source, figure.section, figure.subject, figure.kind, figure.period)
            groups.setdefault(key, {}).setdefault(figure.indicator, figure)
    yield from groups.values()


def _close(left: Decimal, right: Decimal, slack: Decimal = Decimal("0.011")) -> bool:
    """Whether two amounts agree within the rounding of numerals of two or three digits."""
    return abs(left - right) <= slack * max(abs(left), abs(right))


def _exact(*figures: Figure) -> bool:
    return all(figure.bound is Bound.EXACT and figure.upper is None for figure in figures)


# --- parts and totals -----------------------------------------------------------------------------------------------

#: total: the parts that make it up
SUMS: dict[str, tuple[str, ...]] = {
    "outsourcing.signed_value": ("outsourcing.offshore_signed_value", "outsourcing.onshore_signed_value"),
    "outsourcing.executed_value": ("outsourcing.offshore_executed_value", "outsourcing.onshore_executed_value"),
    "service_trade.total_value": ("service_trade.export_value", "service_trade.import_value"),
    "transport.airlines": ("transport.domestic_airlines", "transport.international_airlines"),
    "transport.air_routes": ("transport.domestic_routes", "transport.international_routes"),
    "transport.air_destinations": ("transport.domestic_destinations", "transport.international_destinations"),
}


def sums(place: Place) -> Iterator[Finding]:
    """A printed total is the sum of its printed parts."""
    for group in _groups(place):
        for total, parts in SUMS.items():
            if total in group and all(part in group for part in parts):
                figures = (group[total], *(group[part] for part in parts))
                added = sum(Decimal(figure.value) for figure in figures[1:])
                if (
                    _exact(*figures)
                    and len({figure.unit for figure in figures}) == 1
                    and not _close(Decimal(figures[0].value), Decimal(added))
                ):
                    text = " + ".join(figure.quantity for figure in figures[1:])
                    yield Finding("sums", place.slug, f"{text} is not {figures[0].quantity}, the {total} printed", figures)


def growth_of_sums(place: Place) -> Iterator[Finding]:
    """A total grows at a rate between those of its parts."""
    for group in _groups(place):
        for total, parts in SUMS.items():
            if total in group and all(part in group for part in parts):
                figures = (group[total], *(group[part] for part in parts))
                rates = [figure.growth for figure in figures if figure.growth is not None]
                if len(rates) == len(figures) and not min(rates[1:]) - 1 <= rates[0] <= max(rates[1:]) + 1:
                    text = " and ".join(f"{rate} percent" for rate in rates[1:])
                    message = f"{total} grows by {rates[0]} percent, its parts by {text}"
                    yield Finding("growth_of_sums", place.slug, message, figures)


def shares(place: Place) -> Iterator[Finding]:
    """The shares of the three service lines add up to 100 percent."""
    names = ("outsourcing.ito_share", "outsourcing.bpo_share", "outsourcing.kpo_share")
    for group in _groups(place):
        if all(name in group for name in names):
            figures = tuple(group[name] for name in names)
            added = sum((Decimal(figure.value) for figure in figures), Decimal(0))
            if abs(added - 100) > 1:
                yield Finding("shares", place.slug, f"the shares of ITO, BPO and KPO add up to {added} percent", figures)


#: share: the part and the whole that it is of
QUOTIENTS: dict[str, tuple[str, str]] = {
    "service_trade.industry_share_of_gdp": ("service_trade.industry_value", "economy.gdp"),
    "research.expenditure_share_of_gdp": ("research.expenditure", "economy.gdp"),
    "outsourcing.graduate_share": ("outsourcing.graduate_employees", "outsourcing.employees"),
}


def quotients(place: Place) -> Iterator[Finding]:
    """A printed share is the quotient of the values it is of."""
    for name, (part, whole) in QUOTIENTS.items():
        for share in place.find(name):
            found = [place.figure(each, share.year) for each in (part, whole)]
            above, below = found
            if above and below and below.value and above.unit is below.unit and share.year is not None:
                actual = 100 * Decimal(above.value) / Decimal(below.value)
                if not _close(actual, Decimal(share.value), Decimal("0.03")):
                    message = f"{above.quantity} in {below.quantity} is {actual:.1f} percent, not {share.value}"
                    yield Finding("quotients", place.slug, message, (share, above, below))


def line_shares(place: Place) -> Iterator[Finding]:
    """The printed share of a service line is that of its value in the values of all lines."""
    lines = ("ito", "bpo", "kpo")
    for group in _groups(place):
        values = [group.get(f"outsourcing.{line}_value") for line in lines]
        total = sum(Decimal(value.value) for value in values if value)
        for line, value in zip(lines, values, strict=True):
            share = group.get(f"outsourcing.{line}_share")
            if value and share and all(values) and total:
                actual = 100 * Decimal(value.value) / total
                if abs(actual - Decimal(share.value)) > 1:
                    message = f"{line.upper()}: {value.quantity} of {total:,} is {actual:.1f} percent, not {share.value}"
                    yield Finding("line_shares", place.slug, message, (share, value))


# --- larger than its own whole --------------------------------------------------------------------------------------

#: a part, and the whole that it can't exceed
WHOLES: tuple[tuple[str, str], ...] = (
    ("outsourcing.offshore_signed_value", "outsourcing.signed_value"),
    ("outsourcing.offshore_executed_value", "outsourcing.executed_value"),
    ("outsourcing.onshore_signed_value", "outsourcing.signed_value"),
    ("outsourcing.onshore_executed_value", "outsourcing.executed_value"),
    ("outsourcing.executed_value", "outsourcing.signed_value"),
    ("outsourcing.onshore_executed_value", "outsourcing.onshore_signed_value"),
    ("outsourcing.offshore_executed_value", "outsourcing.offshore_signed_value"),
    ("outsourcing.offshore_contracts", "outsourcing.contracts"),
    ("outsourcing.new_enterprises", "outsourcing.enterprises"),
    ("outsourcing.offshore_enterprises", "outsourcing.enterprises"),
    ("outsourcing.foreign_invested_enterprises", "outsourcing.enterprises"),
    ("outsourcing.new_employees", "outsourcing.employees"),
    ("outsourcing.offshore_employees", "outsourcing.employees"),
    ("outsourcing.graduate_employees", "outsourcing.employees"),
    ("outsourcing.employees", "population.total"),
    ("service_trade.industry_value", "economy.gdp"),
    ("investment.direct_utilised_value", "investment.utilised_value"),
    ("investment.large_projects_value", "investment.contracted_value"),
    ("education.student_intake", "education.students"),
    ("education.graduates", "education.students"),
    ("education.postgraduate_intake", "education.postgraduate_students"),
    ("education.postgraduate_graduates", "education.postgraduate_students"),
    ("research.scientists", "research.personnel"),
    ("research.patents_granted", "research.patents_applied"),
    ("transport.expressways_length", "transport.highways_length"),
    ("transport.urban_roads_length", "transport.roads_length"),
    ("transport.highways_length", "transport.roads_length"),
    ("transport.international_routes", "transport.air_routes"),
    ("transport.domestic_routes", "transport.air_routes"),
    ("transport.international_destinations", "transport.air_destinations"),
    ("transport.domestic_destinations", "transport.air_destinations"),
    ("telecommunications.mobile_3g_users", "telecommunications.mobile_users"),
    ("environment.green_area", "environment.green_coverage_area"),
    ("environment.green_rate", "environment.green_coverage"),
    ("hotels.five_star", "hotels.star_rated"),
    ("hotels.four_star", "hotels.star_rated"),
    ("hotels.star_rated", "hotels.total"),
    ("parks.developed_area", "parks.area"),
    ("parks.construction_area", "parks.planned_construction_area"),
    ("parks.foreign_invested_enterprises", "parks.enterprises"),
)


def wholes(place: Place) -> Iterator[Finding]:
    """A part is not larger than its whole, of the same year."""
    observed = [figure for figure in place.figures if figure.year is not None]
    for part_name, whole_name in WHOLES:
        for part in observed:
            if part.indicator != part_name:
                continue
            for whole in observed:
                same = (whole.source, whole.subject, whole.year, whole.kind, whole.unit) == (
                    part.source,
                    part.subject,
                    part.year,
                    part.kind,
                    part.unit,
                )
                if (
                    whole.indicator == whole_name
                    and same
                    and whole.bound is not Bound.AT_LEAST
                    and part.value > (whole.upper or whole.value)
                ):
                    message = f"{part.indicator} {part.quantity} is more than {whole.indicator} {whole.quantity}"
                    yield Finding("wholes", place.slug, message, (part, whole))


def ranges(place: Place) -> Iterator[Finding]:
    """Days fit into a year, shares into 100 percent, and a rank is at least 1."""
    unlimited = {"telecommunications.mobile_penetration"}
    for figure in place.figures:
        top = figure.upper or figure.value
        share = vocabulary()[figure.indicator].dimension is Dimension.PERCENT and not figure.indicator.endswith(
            ("growth", "inflation")
        )
        if figure.unit in (Unit.COUNT, Unit.PERSONS) and figure.value < 0:
            yield Finding("ranges", place.slug, f"{figure.indicator} of {figure.quantity}", (figure,))
        elif figure.unit is Unit.DAYS and top > 366:
            yield Finding("ranges", place.slug, f"{figure.quantity} in a year", (figure,))
        elif share and figure.indicator not in unlimited and not 0 <= top <= 100:
            yield Finding("ranges", place.slug, f"a share of {figure.quantity}", (figure,))
        elif figure.unit is Unit.RANK and figure.value < 1:
            yield Finding("ranges", place.slug, f"a rank of {figure.value}", (figure,))


# --- over time ------------------------------------------------------------------------------------------------------


def growth(place: Place) -> Iterator[Finding]:
    """A printed growth is that between the values of its two years."""
    for figure in place.figures:
        if figure.growth is None or figure.growth_from is None or figure.kind is Kind.TARGET:
            continue
        for before in place.find(figure.indicator, figure.growth_from, subject=figure.subject):
            if before.unit is figure.unit and before.label == figure.label and before.value and before.source == figure.source:
                actual = 100 * (Decimal(figure.value) / Decimal(before.value) - 1)
                if abs(actual - figure.growth) > max(Decimal(1), abs(Decimal(figure.growth)) / 20):
                    message = f"from {before} to {figure} is {actual:.1f} percent, not {figure.growth}"
                    yield Finding("growth", place.slug, message, (figure, before))


def repeated(place: Place) -> Iterator[Finding]:
    """What one document states twice, it states alike."""
    seen: dict[tuple[object, ...], Figure] = {}
    for figure in place.figures:
        if (vocabulary()[figure.indicator].many and figure.label is None) or figure.year is None:
            continue
        key = (figure.source, figure.indicator, figure.subject, figure.label, figure.kind, figure.period)
        first = seen.setdefault(key, figure)
        if first is not figure and first.unit is figure.unit and not _close(Decimal(first.value), Decimal(figure.value)):
            yield Finding("repeated", place.slug, f"{figure.indicator}: {first} and {figure}", (first, figure))


# --- against all other cities ---------------------------------------------------------------------------------------

#: What a city has per head of its population, and by which factor it may differ from the median of all cities.
PER_HEAD: dict[str, int] = {
    "economy.gdp": 4,
    "education.students": 8,
    "telecommunications.mobile_users": 4,
    "telecommunications.fixed_line_users": 4,
    "telecommunications.broadband_users": 4,
    "hotels.star_rated": 6,
}
#: What doesn't depend on size, likewise.
LEVELS: dict[str, int] = {
    "economy.disposable_income": 2,
    "economy.consumption_expenditure": 2,
    "wages.average_salary": 2,
    "wages.graduate_salary": 2,
    "climate.rainfall": 4,
    "environment.green_area_per_head": 2,
    "derived.executed_value_per_employee": 10,
    "derived.offshore_executed_value_per_employee": 20,
    "derived.employees_per_enterprise": 8,
}


def _in_usd(figure: Figure) -> Figure | None:
    try:
        return figure.to(Currency.USD) if figure.currency else figure
    except NoRateError:
        return None


def outliers(places: Iterable[Place]) -> Iterator[Finding]:
    """A city is not many times above or below the median of all cities, per head or in itself."""
    found = tuple(places)
    people = {
        place.slug: Decimal(total.value) for place in found if (total := place.figure("population.total")) and total.value > 0
    }
    for names, per_head in ((PER_HEAD, True), (LEVELS, False)):
        for name, factor in names.items():
            values: dict[str, tuple[Decimal, Figure]] = {}
            for place in found:
                figure = look_up(place, name)
                comparable = _in_usd(figure) if figure else None
                if figure and comparable and (not per_head or place.slug in people):
                    yearly = 12 * Decimal(comparable.value) if comparable.unit.per == "month" else Decimal(comparable.value)
                    values[place.slug] = (yearly / people[place.slug] if per_head else yearly, figure)
            yield from _far_off(name, values, factor, per_head)


def _far_off(name: str, values: dict[str, tuple[Decimal, Figure]], factor: int, per_head: bool) -> Iterator[Finding]:
    if len(values) < 5:  # too few to tell what is usual
        return
    usual = median(value for value, _ in values.values())
    for slug, (value, figure) in values.items():
        if value > 0 and usual > 0 and not usual / factor <= value <= usual * factor:
            times = value / usual
            ratio = f"{times:.1f} times" if times > 1 else f"1/{1 / times:.1f} of"
            message = f"{name} of {figure.quantity} is {ratio} the median of all cities{' per head' if per_head else ''}"
            yield Finding("outliers", slug, message, (figure, *figure.inputs))


def magnitudes(places: Iterable[Place]) -> Iterator[Finding]:
    """A value of money is not hundreds of times below all others of its kind."""
    by_indicator: dict[str, list[tuple[Decimal, Figure]]] = {}
    for place in places:
        for figure in place.figures:
            indicator = vocabulary()[figure.indicator]
            whole = figure.subject is None and figure.period is not None and figure.period.is_year
            comparable = _in_usd(figure) if indicator.dimension is Dimension.MONEY and not indicator.many and whole else None
            if comparable and comparable.value > 0:
                by_indicator.setdefault(figure.indicator, []).append((Decimal(comparable.value), figure))
    for name, values in by_indicator.items():
        if len(values) < 4:
            continue
        usual = median(value for value, _ in values)
        for value, figure in values:
            if abs(log10(value / usual)) > 2 and figure.kind is Kind.OBSERVED and figure.place != MARKET:
                message = f"{name} of {figure.quantity} is {value / usual:.5f} times the median of all cities"
                yield Finding("magnitudes", figure.place, message, (figure,))


def currencies(place: Place) -> Iterator[Finding]:
    """Output and incomes of a place are in one currency, that of most of them."""
    amounts = [figure.currency for figure in place.figures if figure.topic in ("economy", "wages") and figure.currency]
    own = max(Currency, key=amounts.count)
    if not amounts:
        return
    for figure in place.figures:
        if figure.topic in ("economy", "wages") and figure.currency not in (None, own):
            yield Finding("currencies", place.slug, f"{figure.indicator} of {figure.quantity} is not in {own.value}", (figure,))
        elif figure.currency is Currency.HKD and own is not Currency.HKD:
            yield Finding("currencies", place.slug, f"{figure.indicator} of {figure.quantity} is in HKD", (figure,))


def service_trade_within_gdp(place: Place) -> Iterator[Finding]:
    """Exports of services don't exceed the gross domestic product."""
    for figure in place.find("service_trade.export_value"):
        output = place.figure("economy.gdp")
        left, right = _in_usd(figure), _in_usd(output) if output else None
        if output and left and right and left.value > right.value:
            message = f"exports of services of {figure.quantity} exceed the GDP of {output.quantity}"
            yield Finding("service_trade_within_gdp", place.slug, message, (figure, output))


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
                message = f"{slug} and {other} list the same under {role.value}: {names}"
                yield Finding("repeated_blocks", slug, message, (), both)


def twins(places: Iterable[Place]) -> Iterator[Finding]:
    """Two cities don't have the same figure of four digits or more."""
    seen: dict[tuple[object, ...], Figure] = {}
    for place in places:
        for figure in place.figures:
            digits = str(figure.as_printed).replace(".", "").strip("0")
            if len(digits) < 4 or vocabulary()[figure.indicator].many:
                continue
            first = seen.setdefault((figure.indicator, figure.as_printed, figure.unit), figure)
            if first.place != figure.place:
                message = f"{figure.indicator} of {figure.quantity} is printed for {first.place} and {figure.place}"
                yield Finding("twins", figure.place, message, (first, figure))


#: Checks of one place by itself.
PLACE_CHECKS: tuple[Callable[[Place], Iterator[Finding]], ...] = (
    sums,
    growth_of_sums,
    shares,
    quotients,
    line_shares,
    wholes,
    ranges,
    growth,
    repeated,
    currencies,
    service_trade_within_gdp,
)
#: Checks of all places together.
DATASET_CHECKS: tuple[Callable[[Iterable[Place]], Iterator[Finding]], ...] = (outliers, magnitudes, repeated_blocks, twins)


def verify(dataset: Dataset, *, on_place: Callable[[str], None] | None = None) -> tuple[Finding, ...]:
    """Everything in a data set that doesn't fit together.

    Run it over a data set loaded with ``errata=False`` to check what is printed, or over the corrected one to check the
    corrections.

    Args:
        dataset: the data set to check: `china_sso.load`.
        on_place: called with the slug of each place once it is checked, to show progress.

    >>> import china_sso as sso
    >>> any(finding.place == "guangzhou" for finding in verify(sso.load(errata=False)))
    True
    """
    findings: list[Finding] = []
    places = dataset.places()
    for place in places:
        for check in PLACE_CHECKS:
            findings.extend(check(place))
        if on_place:
            on_place(place.slug)
    cities = [place for place in places if place.slug != MARKET]
    for across in DATASET_CHECKS:
        findings.extend(across(cities))
    return tuple(findings)
