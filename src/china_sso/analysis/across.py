"""One question across all cities: who is where, who offers what, who holds which status."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from china_sso.model.names import member_of
from china_sso.model.place import City
from china_sso.model.provider import Organisation
from china_sso.model.vocabulary import Instrument, Role, Status
from china_sso.tables.table import Table


@frozen
class InstrumentMatrix:
    """Which city has measures of which instrument."""

    instruments: tuple[Instrument, ...]
    rows: tuple[tuple[City, frozenset[Instrument]], ...]
    """Each city with its instruments."""

    @property
    def table(self) -> Table:
        """Instruments down, with the number of cities and their names."""
        lines = [(each, [city.name for city, found in self.rows if each in found]) for each in self.instruments]
        lines.sort(key=lambda line: -len(line[1]))
        rows = tuple((each.value.replace("_", " "), str(len(names)), ", ".join(names)) for each, names in lines)
        return Table(
            f"incentives of {len(self.rows)} cities by instrument", ("instrument", "cities", "which"), rows, (), frozenset({1})
        )

    def __str__(self) -> str:
        return self.table.text()

    def _repr_html_(self) -> str:
        return self.table.html()


def instrument_matrix(cities: Iterable[City]) -> InstrumentMatrix:
    """Which of the cities have measures of which instrument.

    >>> import china_sso as sso
    >>> matrix = instrument_matrix(sso.cities(region="northern"))
    >>> [city.name for city, found in matrix.rows if sso.Instrument.CERTIFICATION in found][:2]
    ['Daqing', 'Harbin']
    """
    rows = tuple((city, frozenset(i for incentive in city.incentives for i in incentive.instruments)) for city in cities)
    used = {instrument for _, found in rows for instrument in found}
    return InstrumentMatrix(tuple(instrument for instrument in Instrument if instrument in used), rows)


@frozen
class Presence:
    """Where an organisation stands in the tables, city by city."""

    organisation: Organisation
    cities: tuple[tuple[City, tuple[Role, ...]], ...]
    """Each city with the roles it has there."""


def presences(cities: Iterable[City]) -> tuple[Presence, ...]:
    """Every organisation of the cities' tables with where it is and in which roles, those in most cities first.

    >>> import china_sso as sso
    >>> presences(sso.cities())[0].organisation.name
    'IBM'
    """
    found: dict[Organisation, dict[City, dict[Role, None]]] = {}
    for city in cities:
        for provider in city.providers:
            found.setdefault(provider.organisation, {}).setdefault(city, {})[provider.role] = None
    every = (
        Presence(organisation, tuple((city, tuple(roles)) for city, roles in where.items()))
        for organisation, where in found.items()
    )
    return tuple(sorted(every, key=lambda presence: (-len(presence.cities), presence.organisation.name.casefold())))


def holders(cities: Iterable[City], status: Status | str) -> frozenset[str]:
    """The slugs of the cities that hold a status themselves; compare two statuses as sets.

    Raises `UnknownNameError` for a status that there is not.

    >>> import china_sso as sso
    >>> primary = holders(sso.cities(), "primary_outsourcing_city")
    >>> primary <= holders(sso.cities(), "model_city")
    True
    """
    wanted = member_of(Status, status, "status")
    return frozenset(
        city.slug for city in cities if any(held.status is wanted and held.holder is None for held in city.designations)
    )
