"""What is larger than its own whole, or than anything of its kind can be."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from china_sso.checks.finding import Finding, in_usd
from china_sso.model.figure import Figure
from china_sso.model.indicator import Indicator
from china_sso.model.place import Place
from china_sso.model.records import (
    Economy,
    Education,
    Environment,
    ForeignInvestment,
    Hotels,
    OfficeParks,
    OutsourcingMetrics,
    Population,
    Research,
    ServiceTrade,
    Telecommunications,
    Transport,
)
from china_sso.model.units import Currency, Unit
from china_sso.model.vocabulary import Bound

#: a part, and the whole that it can't exceed
WHOLES: tuple[tuple[Indicator, Indicator], ...] = (
    (OutsourcingMetrics.offshore_signed_value, OutsourcingMetrics.signed_value),
    (OutsourcingMetrics.offshore_executed_value, OutsourcingMetrics.executed_value),
    (OutsourcingMetrics.onshore_signed_value, OutsourcingMetrics.signed_value),
    (OutsourcingMetrics.onshore_executed_value, OutsourcingMetrics.executed_value),
    (OutsourcingMetrics.executed_value, OutsourcingMetrics.signed_value),
    (OutsourcingMetrics.onshore_executed_value, OutsourcingMetrics.onshore_signed_value),
    (OutsourcingMetrics.offshore_executed_value, OutsourcingMetrics.offshore_signed_value),
    (OutsourcingMetrics.offshore_contracts, OutsourcingMetrics.contracts),
    (OutsourcingMetrics.new_enterprises, OutsourcingMetrics.enterprises),
    (OutsourcingMetrics.net_new_enterprises, OutsourcingMetrics.enterprises),
    (OutsourcingMetrics.offshore_enterprises, OutsourcingMetrics.enterprises),
    (OutsourcingMetrics.foreign_invested_enterprises, OutsourcingMetrics.enterprises),
    (OutsourcingMetrics.new_employees, OutsourcingMetrics.employees),
    (OutsourcingMetrics.offshore_employees, OutsourcingMetrics.employees),
    (OutsourcingMetrics.graduate_employees, OutsourcingMetrics.employees),
    (OutsourcingMetrics.employees, Population.total),
    (ServiceTrade.industry_value, Economy.gdp),
    (ForeignInvestment.direct_utilised_value, ForeignInvestment.utilised_value),
    (ForeignInvestment.large_projects_value, ForeignInvestment.contracted_value),
    (Education.student_intake, Education.students),
    (Education.graduates, Education.students),
    (Education.postgraduate_intake, Education.postgraduate_students),
    (Education.postgraduate_graduates, Education.postgraduate_students),
    (Research.scientists, Research.personnel),
    (Research.patents_granted, Research.patents_applied),
    (Transport.expressways_length, Transport.highways_length),
    (Transport.urban_roads_length, Transport.roads_length),
    (Transport.highways_length, Transport.roads_length),
    (Transport.international_routes, Transport.air_routes),
    (Transport.domestic_routes, Transport.air_routes),
    (Transport.international_destinations, Transport.air_destinations),
    (Transport.domestic_destinations, Transport.air_destinations),
    (Telecommunications.mobile_3g_users, Telecommunications.mobile_users),
    (Environment.green_area, Environment.green_coverage_area),
    (Environment.green_rate, Environment.green_coverage),
    (Hotels.five_star, Hotels.star_rated),
    (Hotels.four_star, Hotels.star_rated),
    (Hotels.star_rated, Hotels.total),
    (OfficeParks.developed_area, OfficeParks.area),
    (OfficeParks.construction_area, OfficeParks.planned_construction_area),
    (OfficeParks.foreign_invested_enterprises, OfficeParks.enterprises),
    (OfficeParks.utilised_foreign_investment, OfficeParks.foreign_investment),
    (OfficeParks.outsourcing_revenue, OfficeParks.revenue),
)


def wholes(place: Place) -> Iterator[Finding]:
    """A part is not larger than its whole, of the same year."""
    for part_name, whole_name in WHOLES:
        for part, whole in product(place.by_indicator.get(part_name, ()), place.by_indicator.get(whole_name, ())):
            if (
                _scope(part) == _scope(whole)
                and part.year is not None
                and whole.bound not in (Bound.AT_LEAST, Bound.MORE_THAN)
                and part.value > (whole.upper or whole.value)
            ):
                message = f"{part.indicator.title} of {part.quantity} is more than {whole.indicator.title} of {whole.quantity}"
                yield Finding("wholes", place.slug, message, (part, whole))


def _scope(figure: Figure) -> tuple[object, ...]:
    """What two figures have in common of which one can be a part of the other."""
    return figure.source, figure.subject, figure.year, figure.kind, figure.unit


def ranges(place: Place) -> Iterator[Finding]:
    """Days fit into a year, shares into 100 percent, and a rank is at least 1."""
    unlimited = {Telecommunications.mobile_penetration}
    for figure in place.figures:
        top = figure.upper or figure.value
        share = figure.unit is Unit.PERCENT and not figure.indicator.field.endswith(("growth", "inflation"))
        if figure.unit in (Unit.COUNT, Unit.PERSONS) and figure.value < 0:
            yield Finding("ranges", place.slug, f"{figure.indicator.title} of {figure.quantity}", (figure,))
        elif figure.unit is Unit.DAYS and top > 366:
            yield Finding("ranges", place.slug, f"{figure.quantity} in a year", (figure,))
        elif share and figure.indicator not in unlimited and not 0 <= top <= 100:
            yield Finding("ranges", place.slug, f"a share of {figure.quantity}", (figure,))
        elif figure.unit is Unit.RANK and figure.value < 1:
            yield Finding("ranges", place.slug, f"a rank of {figure.value}", (figure,))


def currencies(place: Place) -> Iterator[Finding]:
    """Output and incomes of a place are in one currency, that of most of them."""
    amounts = [figure.currency for figure in place.figures if figure.topic in ("economy", "wages") and figure.currency]
    own = max(Currency, key=amounts.count)
    if not amounts:
        return
    for figure in place.figures:
        if figure.topic in ("economy", "wages") and figure.currency not in (None, own):
            message = f"{figure.indicator.title} of {figure.quantity} is not in {own.value}"
            yield Finding("currencies", place.slug, message, (figure,))
        elif figure.currency is Currency.HKD and own is not Currency.HKD:
            yield Finding("currencies", place.slug, f"{figure.indicator.title} of {figure.quantity} is in HKD", (figure,))


def service_trade_within_gdp(place: Place) -> Iterator[Finding]:
    """Exports of services don't exceed the gross domestic product."""
    for figure in place.find(ServiceTrade.export_value):
        output = place.figure(Economy.gdp)
        left, right = in_usd(figure), in_usd(output) if output else None
        if output and left and right and left.value > right.value:
            message = f"exports of services of {figure.quantity} exceed the GDP of {output.quantity}"
            yield Finding("service_trade_within_gdp", place.slug, message, (figure, output))
