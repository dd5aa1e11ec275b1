"""Parts against totals, shares against values."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from china_sso.checks.finding import Finding, close, groups
from china_sso.model.indicator import Indicator
from china_sso.model.place import Place
from china_sso.model.records import Economy, OutsourcingMetrics, Research, ServiceTrade, Transport

#: total: the parts that make it up
SUMS: dict[Indicator, tuple[Indicator, ...]] = {
    OutsourcingMetrics.signed_value: (OutsourcingMetrics.offshore_signed_value, OutsourcingMetrics.onshore_signed_value),
    OutsourcingMetrics.executed_value: (OutsourcingMetrics.offshore_executed_value, OutsourcingMetrics.onshore_executed_value),
    ServiceTrade.total_value: (ServiceTrade.export_value, ServiceTrade.import_value),
    Transport.airlines: (Transport.domestic_airlines, Transport.international_airlines),
    Transport.air_routes: (Transport.domestic_routes, Transport.international_routes),
    Transport.air_destinations: (Transport.domestic_destinations, Transport.international_destinations),
}


def sums(place: Place) -> Iterator[Finding]:
    """A printed total is the sum of its printed parts."""
    for group in groups(place):
        for total, parts in SUMS.items():
            if total in group and all(part in group for part in parts):
                figures = (group[total], *(group[part] for part in parts))
                added = sum(Decimal(figure.value) for figure in figures[1:])
                if (
                    all(figure.exact for figure in figures)
                    and len({figure.unit for figure in figures}) == 1
                    and not close(Decimal(figures[0].value), Decimal(added))
                ):
                    text = " + ".join(figure.quantity for figure in figures[1:])
                    yield Finding("sums", place.slug, f"{text} is not {figures[0].quantity}, printed as {total.title}", figures)


def growth_of_sums(place: Place) -> Iterator[Finding]:
    """A total grows at a rate between those of its parts."""
    for group in groups(place):
        for total, parts in SUMS.items():
            if total in group and all(part in group for part in parts):
                figures = (group[total], *(group[part] for part in parts))
                rates = [figure.growth for figure in figures if figure.growth is not None]
                if len(rates) == len(figures) and not min(rates[1:]) - 1 <= rates[0] <= max(rates[1:]) + 1:
                    text = " and ".join(f"{rate} percent" for rate in rates[1:])
                    message = f"{total.title} grows by {rates[0]} percent, its parts by {text}"
                    yield Finding("growth_of_sums", place.slug, message, figures)


def shares(place: Place) -> Iterator[Finding]:
    """The shares of the three service lines add up to 100 percent."""
    names = (OutsourcingMetrics.ito_share, OutsourcingMetrics.bpo_share, OutsourcingMetrics.kpo_share)
    for group in groups(place):
        if all(name in group for name in names):
            figures = tuple(group[name] for name in names)
            added = sum((Decimal(figure.value) for figure in figures), Decimal(0))
            if abs(added - 100) > 1:
                yield Finding("shares", place.slug, f"the shares of ITO, BPO and KPO add up to {added} percent", figures)


#: share: the part and the whole that it is of
QUOTIENTS: dict[Indicator, tuple[Indicator, Indicator]] = {
    ServiceTrade.industry_share_of_gdp: (ServiceTrade.industry_value, Economy.gdp),
    Research.expenditure_share_of_gdp: (Research.expenditure, Economy.gdp),
    OutsourcingMetrics.graduate_share: (OutsourcingMetrics.graduate_employees, OutsourcingMetrics.employees),
}


def quotients(place: Place) -> Iterator[Finding]:
    """A printed share is the quotient of the values it is of."""
    for name, (part, whole) in QUOTIENTS.items():
        for share in place.find(name):
            found = [place.figure(each, share.year) for each in (part, whole)]
            above, below = found
            if above and below and below.value and above.unit is below.unit and share.year is not None:
                actual = 100 * Decimal(above.value) / Decimal(below.value)
                if not close(actual, Decimal(share.value), Decimal("0.03")):
                    message = f"{above.quantity} in {below.quantity} is {actual:.1f} percent, not {share.value}"
                    yield Finding("quotients", place.slug, message, (share, above, below))


#: The value of each service line, and its share.
LINES: dict[Indicator, Indicator] = {
    OutsourcingMetrics.ito_value: OutsourcingMetrics.ito_share,
    OutsourcingMetrics.bpo_value: OutsourcingMetrics.bpo_share,
    OutsourcingMetrics.kpo_value: OutsourcingMetrics.kpo_share,
}


def line_shares(place: Place) -> Iterator[Finding]:
    """The printed share of a service line is that of its value in the values of all lines."""
    for group in groups(place):
        values = [group.get(value) for value in LINES]
        total = sum(Decimal(value.value) for value in values if value)
        for line, value in zip(LINES, values, strict=True):
            share = group.get(LINES[line])
            if value and share and all(values) and total:
                actual = 100 * Decimal(value.value) / total
                if abs(actual - Decimal(share.value)) > 1:
                    message = f"{line.short}: {value.quantity} of {total:,} is {actual:.1f} percent, not {share.value}"
                    yield Finding("line_shares", place.slug, message, (share, value))
