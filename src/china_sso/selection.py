"""Questions to ask of cities, providers and incentives. Those about quantities start from an indicator.

>>> import china_sso as sso
>>> from china_sso import OutsourcingMetrics as metrics
>>> from china_sso.selection import model_city, region
>>> large = metrics.offshore_executed_value.in_year(2012) >= sso.usd(3e9)
>>> [city.name for city in sso.cities((region == sso.Region.EASTERN) & model_city & large)]
['Suzhou', 'Wuxi']
"""

from __future__ import annotations

from china_sso.model.incentive import Incentive
from china_sso.model.names import key_of, member_of
from china_sso.model.place import City
from china_sso.model.provider import Provider
from china_sso.model.question import Attribute, Question
from china_sso.model.vocabulary import IncentiveCategory, Instrument, Level, Region, Role, ServiceLine, Status

# --- of cities ---

region: Attribute[City, Region | None] = Attribute("region", lambda city: city.region, Region)
province: Attribute[City, str] = Attribute("province", lambda city: city.province)
model_city: Question[City] = Question("model_city", lambda city: city.model_city)


def has_provider(organisation: str, role: Role | str | None = None) -> Question[City]:
    """Whether an organisation stands in a city's tables, under any of its spellings, in one role or in any.

    Raises `UnknownNameError` for a role that there is not.
    """
    key = key_of(organisation)
    wanted = member_of(Role, role, "role") if role is not None else None

    def ask(city: City) -> bool:
        return any(
            (wanted is None or provider.role is wanted)
            and key in map(key_of, (provider.name, provider.organisation.id, *provider.organisation.names))
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
