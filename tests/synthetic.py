"""Small places made for a test, so that one figure can be changed while all else stays."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, TypeVar

from attrs import evolve

from china_sso.model.designation import Designation, Status
from china_sso.model.figure import Figure
from china_sso.model.incentive import Form, Incentive, IncentiveCategory, Measure, Purpose
from china_sso.model.indicator import Indicator
from china_sso.model.indicators import indicator_named
from china_sso.model.period import Period
from china_sso.model.place import City
from china_sso.model.profile import Chapter, Profile
from china_sso.model.provider import Provider, Role
from china_sso.model.rows import Rows
from china_sso.model.source import Fact, Footnote, Origin
from china_sso.model.units import Unit
from china_sso.model.vocabulary import Region, Section

SOURCE = "synthetic"
ORIGIN = Origin("nowhere", SOURCE, "1-2", Section.OVERVIEW)
F = TypeVar("F", bound=Fact)


def figure(
    indicator: Indicator | str,
    value: int | str | Decimal,
    unit: Unit = Unit.COUNT,
    year: int | None = 2012,
    *,
    source: str = SOURCE,
    section: Section = Section.OVERVIEW,
    **more: Any,
) -> Figure:
    """A figure of a year; its place is that of the city it is given to."""
    number = value if isinstance(value, int) else Decimal(value)
    period = Period.of_year(year) if year is not None else None
    fields: dict[str, Any] = {"value": number, "unit": unit, "period": period, "printed": str(value), **more}
    return Figure(**{"origin": Origin("nowhere", source, "1-2", section), "indicator": indicator_named(indicator), **fields})


def provider(name: str, role: Role = Role.OUTSOURCING_PROVIDER, **more: Any) -> Provider:
    return Provider(origin=ORIGIN, name=name, role=role, **more)


def incentive(*forms: Form, purpose: Purpose = Purpose.GENERAL, **more: Any) -> Incentive:
    measures = tuple(Measure(form, (purpose,), f"something about {form}") for form in forms)
    return Incentive(**{"origin": ORIGIN, "category": IncentiveCategory.GOVERNMENT, "measures": measures, **more})


def designation(status: Status, holder: str | None = None) -> Designation:
    return Designation(origin=ORIGIN, title=f"a {status}", status=status, holder=holder)


def _in(slug: str, facts: Iterable[F]) -> tuple[F, ...]:
    return tuple(evolve(each, origin=evolve(each.origin, place=slug)) for each in facts)


def city(
    slug: str,
    *figures: Figure,
    providers: Iterable[Provider] = (),
    incentives: Iterable[Incentive] = (),
    designations: Iterable[Designation] = (),
    footnotes: tuple[Footnote, ...] = (),
    iso_3166_2: str = "CN-ZJ",
) -> City:
    """A city that has just these facts; the figures of each document and section in a chapter of their own."""
    others = Chapter(
        section=Section.OVERVIEW,
        providers=Rows(_in(slug, providers), "providers"),
        incentives=Rows(_in(slug, incentives), "incentives"),
        designations=Rows(_in(slug, designations), "designations"),
    )
    chapters: dict[str, dict[Section, Chapter]] = {SOURCE: {Section.OVERVIEW: others}}
    for each in _in(slug, figures):
        of_source = chapters.setdefault(each.source, {})
        chapter = of_source.get(each.section, Chapter(section=each.section))
        of_source[each.section] = evolve(chapter, figures=Rows((*chapter.figures, each), "figures"))
    return City(
        slug=slug,
        name=slug.title(),
        chinese="某",
        pinyin=slug,
        profiles=tuple(
            Profile(source=source, pages="1-2", region=Region.EASTERN, chapters=tuple(of_source.values()), footnotes=footnotes)
            for source, of_source in chapters.items()
        ),
        province="Nowhere",
        iso_3166_2=iso_3166_2,
        gbt_2260="330100",
        geonames_id=1,
        latitude=30.0,
        longitude=120.0,
    )
