"""Small places made for a test, so that one figure can be changed while all else stays."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from attrs import evolve

from china_sso.model.figure import Figure
from china_sso.model.incentive import Incentive, Measure
from china_sso.model.period import Period
from china_sso.model.place import Chapter, City, Designation, Profile
from china_sso.model.provider import Organisation, Provider
from china_sso.model.source import Footnote
from china_sso.model.units import Unit
from china_sso.model.vocabulary import IncentiveCategory, Instrument, Region, Role, Section, Status

SOURCE = "synthetic"
ORIGIN: dict[str, Any] = {"place": "nowhere", "source": SOURCE, "pages": "1-2", "section": Section.OVERVIEW}


def figure(indicator: str, value: int | str | Decimal, unit: Unit = Unit.COUNT, year: int | None = 2012, **more: Any) -> Figure:
    """A figure of a year; its place is that of the city it is given to."""
    number = value if isinstance(value, int) else Decimal(value)
    period = Period.of_year(year) if year is not None else None
    return Figure(
        **{**ORIGIN, "indicator": indicator, "value": number, "unit": unit, "period": period, "printed": str(value), **more}
    )


def provider(name: str, role: Role = Role.OUTSOURCING_PROVIDER, **more: Any) -> Provider:
    return Provider(**ORIGIN, name=name, organisation=Organisation(name.casefold(), name), role=role, **more)


def incentive(*instruments: Instrument, **more: Any) -> Incentive:
    measures = tuple(Measure(instrument, f"something about {instrument}") for instrument in instruments)
    return Incentive(**{**ORIGIN, "category": IncentiveCategory.GOVERNMENT, "measures": measures, **more})


def designation(status: Status, holder: str | None = None) -> Designation:
    return Designation(**ORIGIN, title=f"a {status}", status=status, holder=holder)


def city(
    slug: str,
    *figures: Figure,
    providers: Iterable[Provider] = (),
    incentives: Iterable[Incentive] = (),
    designations: Iterable[Designation] = (),
    footnotes: tuple[Footnote, ...] = (),
    iso_3166_2: str = "CN-ZJ",
) -> City:
    """A city that has just these facts."""
    chapter = Chapter(
        section=Section.OVERVIEW,
        figures=tuple(evolve(each, place=slug) for each in figures),
        providers=tuple(evolve(each, place=slug) for each in providers),
        incentives=tuple(evolve(each, place=slug) for each in incentives),
        designations=tuple(evolve(each, place=slug) for each in designations),
    )
    return City(
        slug=slug,
        name=slug.title(),
        chinese="某",
        pinyin=slug,
        profiles=(Profile(source=SOURCE, pages="1-2", chapters=(chapter,), footnotes=footnotes),),
        province="Nowhere",
        region=Region.EASTERN,
        iso_3166_2=iso_3166_2,
        gbt_2260="330100",
        geonames_id=1,
        latitude=30.0,
        longitude=120.0,
    )
