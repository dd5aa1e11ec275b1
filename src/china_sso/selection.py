"""Questions to ask of cities, providers and incentives. Those about quantities start from an indicator.

Examples:
    >>> import china_sso as sso
    >>> from china_sso import OutsourcingMetrics as metrics
    >>> from china_sso.selection import model_city, region
    >>> large = metrics.offshore_executed_value.in_year(2012) >= sso.usd(3e9)
    >>> [city.name for city in sso.cities((region == sso.Region.EASTERN) & model_city & large)]
    ['Suzhou', 'Wuxi']
"""

from __future__ import annotations

from collections.abc import Callable

from china_sso.model.designation import Status
from china_sso.model.incentive import Form, Incentive, IncentiveCategory, Purpose
from china_sso.model.names import key_of, member_of
from china_sso.model.place import City
from china_sso.model.provider import Participant, Provider, Role
from china_sso.model.question import Attribute, Question
from china_sso.model.service import Service, ServiceLine
from china_sso.model.vocabulary import Level, Region

# --- of cities ---

region: Attribute[City, Region | None] = Attribute("region", lambda city: city.region, Region)
province: Attribute[City, str] = Attribute("province", lambda city: city.province)
model_city: Question[City] = Question("model_city", lambda city: city.model_city)


def _called(organisation: str) -> Callable[[Participant], bool]:
    key = key_of(organisation)
    return lambda participant: key in participant.organisation.keys


def has_provider(organisation: str, role: Role | str | None = None) -> Question[City]:
    """Whether an organisation stands in a city's tables, under any of its spellings, in one role or in any.

    Raises `UnknownNameError` for a role that there is not.
    """
    called = _called(organisation)
    wanted = member_of(Role, role, "role") if role is not None else None

    def ask(city: City) -> bool:
        return any((wanted is None or provider.role is wanted) and called(provider) for provider in city.providers)

    return Question(f"has_provider({organisation!r}{f', {role}' if role else ''})", ask)


def is_home_to(organisation: str) -> Question[City]:
    """Whether a city's profiles name an organisation, under any of its spellings: in their tables or as present otherwise."""
    called = _called(organisation)
    return Question(f"is_home_to({organisation!r})", lambda city: any(map(called, city.participants)))


def focuses_on(service: Service | str) -> Question[City]:
    """Whether the city's outsourcing concentrates on a kind of service. Raises `UnknownNameError` for one that there is not."""
    wanted = member_of(Service, service, "service")
    return Question(f"focuses_on({service})", lambda city: any(wanted in area.services for area in city.focus_areas))


def designated(status: Status | str) -> Question[City]:
    """Whether the city or one of its parks was given a status. Raises `UnknownNameError` for one that there is not."""
    wanted = member_of(Status, status, "status")
    return Question(f"designated({status})", lambda city: any(held.status is wanted for held in city.designations))


def offers(form: Form | str | None = None, purpose: Purpose | str | None = None) -> Question[City | Incentive]:
    """Whether an incentive, or any incentive of a city, has a measure of that form and for that purpose.

    Raises `UnknownNameError` for a form or a purpose that there is not.
    """
    wanted_form = member_of(Form, form, "form") if form is not None else None
    wanted_purpose = member_of(Purpose, purpose, "purpose") if purpose is not None else None

    def ask(item: City | Incentive) -> bool:
        incentives = item.incentives if isinstance(item, City) else (item,)
        return any(incentive.measures_of(wanted_form, wanted_purpose) for incentive in incentives)

    return Question(f"offers({', '.join(str(each) for each in (form, purpose) if each is not None)})", ask)


def _pays(item: City | Incentive) -> bool:
    return any(incentive.pays for incentive in (item.incentives if isinstance(item, City) else (item,)))


#: Whether an incentive, or any incentive of a city, has a measure that pays: money, or what is worth money.
pays: Question[City | Incentive] = Question("pays", _pays)


# --- of providers ---

role: Attribute[Provider, Role] = Attribute("role", lambda provider: provider.role, Role)
captive: Question[Provider] = Question("captive", lambda provider: provider.captive)


def provides(service: Service | str) -> Question[Provider]:
    """Whether a provider does a kind of service, among others. Raises `UnknownNameError` for one that there is not."""
    wanted = member_of(Service, service, "service")
    return Question(f"provides({service})", lambda provider: wanted in provider.services)


def works_in(line: ServiceLine | str) -> Question[Provider]:
    """Whether a provider does a service of a line of the industry. Raises `UnknownNameError` for one that there is not."""
    wanted = member_of(ServiceLine, line, "service line")
    return Question(f"works_in({line})", lambda provider: wanted in provider.lines)


# --- of incentives ---

category: Attribute[Incentive, IncentiveCategory] = Attribute("category", lambda incentive: incentive.category, IncentiveCategory)
level: Attribute[Incentive, Level | None] = Attribute("level", lambda incentive: incentive.level, Level)
