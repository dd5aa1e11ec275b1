"""One question across all cities: who is where, who does what, who offers what, who holds which status."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from attrs import frozen

from china_sso.model.arguments import check_type
from china_sso.model.designation import Status
from china_sso.model.incentive import Form, Purpose
from china_sso.model.names import member_of
from china_sso.model.organisation import Organisation
from china_sso.model.place import City
from china_sso.model.provider import Relation, Role
from china_sso.model.rows import Rows
from china_sso.model.service import Service
from china_sso.model.titled import Titled
from china_sso.tables.drawn import Drawn
from china_sso.tables.framed import Framed
from china_sso.tables.shown import Shown
from china_sso.tables.table import Table

K = TypeVar("K", bound=Titled)


@frozen(repr=False)
class Matrix(Shown, Framed, Drawn, Generic[K]):
    """Which city has which members of a vocabulary."""

    caption: str
    """What it shows."""
    kind: str
    """What its members are: ``service``"""
    members: tuple[K, ...]
    """Those that some city has, in the order of the vocabulary."""
    rows: tuple[tuple[City, frozenset[K]], ...]
    """Each city with its members."""

    @property
    def table(self) -> Table:
        """Members down, those of most cities first, with the number of cities and their names."""
        lines = [(each, [city.name for city, found in self.rows if each in found]) for each in self.members]
        lines.sort(key=lambda line: -len(line[1]))
        rows = tuple((each.title, str(len(names)), ", ".join(names)) for each, names in lines)
        return Table(self.caption, (self.kind, "cities", "which"), rows, (), frozenset({1}))


def _listed(cities: Iterable[City]) -> tuple[City, ...]:
    """The cities. Raises `WrongTypeError` for what is no list of them."""
    check_type(cities, Iterable, "the cities", "a list of them, as cities() gives it")
    given = tuple(cities)
    for city in given:
        check_type(city, City, "a city", "a City, as city('hangzhou') gives it")
    return given


def _matrix(cities: Iterable[City], what: str, vocabulary: type[K], of: Callable[[City], Iterable[K]]) -> Matrix[K]:
    rows = tuple((city, frozenset(of(city))) for city in _listed(cities))
    used = {member for _, found in rows for member in found}
    kind = vocabulary.__name__.lower()
    return Matrix(f"{what} of {len(rows)} cities by {kind}", kind, tuple(each for each in vocabulary if each in used), rows)


def service_matrix(cities: Iterable[City]) -> Matrix[Service]:
    """Which kinds of service each city's outsourcing concentrates on, or an organisation named there does.

    Examples:
        >>> import china_sso as sso
        >>> matrix = service_matrix(sso.cities())
        >>> [city.name for city, found in matrix.rows if sso.Service.PUBLISHING in found]
        ['Beijing', 'Harbin', 'Guangzhou']
    """

    def of(city: City) -> Iterable[Service]:
        named = (*(area.services for area in city.focus_areas), *(each.services for each in city.participants))
        return (service for services in named for service in services)

    return _matrix(cities, "services", Service, of)


def form_matrix(cities: Iterable[City]) -> Matrix[Form]:
    """In which forms each city's incentives help.

    Examples:
        >>> import china_sso as sso
        >>> matrix = form_matrix(sso.cities(region="northern"))
        >>> [city.name for city, found in matrix.rows if sso.Form.TAX in found]
        ['Beijing', 'Harbin', 'Jinan', 'Qingdao', 'Tianjin']
    """
    return _matrix(cities, "incentives", Form, lambda city: (form for each in city.incentives for form in each.forms))


def purpose_matrix(cities: Iterable[City]) -> Matrix[Purpose]:
    """What each city's incentives are for.

    Examples:
        >>> import china_sso as sso
        >>> matrix = purpose_matrix(sso.cities(region="northern"))
        >>> [city.name for city, found in matrix.rows if sso.Purpose.CERTIFICATION in found][:2]
        ['Daqing', 'Harbin']
    """
    return _matrix(cities, "incentives", Purpose, lambda city: (purpose for each in city.incentives for purpose in each.purposes))


@frozen
class Footprint:
    """Where an organisation is, city by city."""

    organisation: Organisation
    """The organisation."""
    cities: tuple[tuple[City, tuple[Role | Relation, ...]], ...]
    """Each city with the roles that it has in its tables, then its relations outside them."""


def footprints(cities: Iterable[City]) -> Rows[Footprint]:
    """Every organisation that the cities' profiles name, in tables or outside them, with where it is, those in most cities first.

    Examples:
        >>> import china_sso as sso
        >>> footprints(sso.cities())[0].organisation.name
        'IBM'
    """
    found: dict[Organisation, dict[City, dict[Role | Relation, None]]] = {}
    for city in _listed(cities):
        for provider in city.providers:
            found.setdefault(provider.organisation, {}).setdefault(city, {})[provider.role] = None
        for presence in city.presences:
            found.setdefault(presence.organisation, {}).setdefault(city, {})[presence.relation] = None
    every = (
        Footprint(organisation, tuple((city, tuple(ties)) for city, ties in where.items())) for organisation, where in found.items()
    )
    ordered = sorted(every, key=lambda footprint: (-len(footprint.cities), footprint.organisation.name.casefold()))
    return Rows(ordered, "footprints")


def holders(cities: Iterable[City], status: Status | str) -> frozenset[str]:
    """The slugs of the cities that hold a status themselves; compare two statuses as sets.

    Raises `UnknownNameError` for a status that there is not.

    Examples:
        >>> import china_sso as sso
        >>> primary = holders(sso.cities(), "primary_outsourcing_city")
        >>> primary <= holders(sso.cities(), "model_city")
        True
    """
    wanted = member_of(Status, status, "status")
    return frozenset(
        city.slug for city in _listed(cities) if any(held.status is wanted and held.holder is None for held in city.designations)
    )
