"""The places: a city or the national market, and what each document says of it, chapter by chapter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, wraps
from itertools import chain
from threading import RLock
from typing import TypeVar

from attrs import field, frozen

from china_sso.model.figure import Figure
from china_sso.model.incentive import Incentive
from china_sso.model.period import Period, check_year
from china_sso.model.provider import Provider
from china_sso.model.records import (
    Climate,
    Economy,
    Education,
    Environment,
    ForeignInvestment,
    Geography,
    Hotels,
    Living,
    OfficeParks,
    OutsourcingMetrics,
    Population,
    Record,
    Research,
    ServiceTrade,
    SoftwareIndustry,
    Standing,
    Support,
    Telecommunications,
    Training,
    Transport,
    Wages,
    check_indicator,
)
from china_sso.model.source import Fact, Footnote
from china_sso.model.vocabulary import Kind, Level, MentionKind, Region, Section, Status

T = TypeVar("T")
S = TypeVar("S")
R = TypeVar("R", bound=Record)


@frozen(kw_only=True)
class Designation(Fact):
    """A status that a city or a park was given."""

    #: as the document names it
    title: str
    status: Status
    #: the park or body that holds it; None for the city itself
    holder: str | None = None
    #: who gave it
    issuer: str | None = None
    #: when it was given
    period: Period | None = None
    #: the footnote marks that cover it
    footnotes: tuple[str, ...] = ()
    #: what is doubtful about it, in our own words
    note: str | None = None


@frozen(kw_only=True)
class OfficePark(Fact):
    """A park, zone or base for offices."""

    #: as printed
    name: str
    #: who designated it, where printed
    level: Level | None = None
    #: the park or zone that it lies in, where printed
    parent: str | None = None
    #: the footnote marks that cover it
    footnotes: tuple[str, ...] = ()
    #: what is doubtful about it, in our own words
    note: str | None = None


@frozen(kw_only=True)
class Mention(Fact):
    """Something else that a profile names: a tenant of a park, a railway, a training centre."""

    #: as printed
    name: str
    kind: MentionKind
    #: the park, institution or event that it is named with
    subject: str | None = None
    #: in which capacity, in our own words
    detail: str | None = None
    #: the footnote marks that cover it
    footnotes: tuple[str, ...] = ()
    #: what is doubtful about it, in our own words
    note: str | None = None


@frozen(kw_only=True)
class Chapter:
    """What one section of a profile holds, in the order of the page."""

    section: Section
    #: where the place lies, in our own words
    location: str | None = None
    #: the type of climate
    climate: str | None = None
    key_industries: tuple[str, ...] = ()
    #: what the city's outsourcing concentrates on
    focus_areas: tuple[str, ...] = ()
    #: where the clients are
    client_markets: tuple[str, ...] = ()
    designations: tuple[Designation, ...] = ()
    figures: tuple[Figure, ...] = ()
    providers: tuple[Provider, ...] = ()
    incentives: tuple[Incentive, ...] = ()
    parks: tuple[OfficePark, ...] = ()
    mentions: tuple[Mention, ...] = ()
    #: aims without a figure, in our own words
    aims: tuple[str, ...] = ()


@frozen(kw_only=True)
class Profile:
    """What one document says of one place."""

    #: the id of the document
    source: str
    #: the pages of the profile: ``30-31``
    pages: str
    chapters: tuple[Chapter, ...]
    footnotes: tuple[Footnote, ...] = ()


_GATHERING = RLock()


def _once(gather: Callable[[S], T]) -> Callable[[S], T]:
    """Makes a cached property give every thread the same object; by itself it may be gathered twice."""
    name = gather.__name__

    @wraps(gather)
    def locked(place: S) -> T:
        with _GATHERING:
            try:
                found: T = object.__getattribute__(place, name)
            except AttributeError:
                found = gather(place)
                object.__setattr__(place, name, found)
            return found

    return locked


def _gather(figures: Iterable[Figure], record: type[R]) -> tuple[R, ...]:
    """The figures of one topic as records, one for each section, subject, kind, period and source."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        if figure.topic == record.topic:
            key = (figure.source, figure.pages, figure.section, figure.subject, figure.kind, figure.period)
            groups.setdefault(key, []).append(figure)
    return tuple(record.of(tuple(group)) for group in groups.values())


@frozen(kw_only=True)
class Place:
    """What a city and the national market have in common: the facts of their profiles, gathered."""

    #: ``hangzhou``; the name of the file
    slug: str
    #: in English
    name: str
    #: in Chinese characters
    chinese: str
    #: romanised, with tones
    pinyin: str
    #: what each document says, the report's profile first
    profiles: tuple[Profile, ...] = field(repr=False)

    def _all(self, pick: Callable[[Chapter], tuple[T, ...]]) -> tuple[T, ...]:
        return tuple(chain.from_iterable(pick(chapter) for profile in self.profiles for chapter in profile.chapters))

    @cached_property
    @_once
    def figures(self) -> tuple[Figure, ...]:
        """Every figure, in the order of the pages."""
        return self._all(lambda chapter: chapter.figures)

    @cached_property
    @_once
    def _by_indicator(self) -> dict[str, list[Figure]]:
        found: dict[str, list[Figure]] = {}
        for figure in self.figures:
            found.setdefault(figure.indicator, []).append(figure)
        return found

    @cached_property
    @_once
    def providers(self) -> tuple[Provider, ...]:
        """The organisations of the tables."""
        return self._all(lambda chapter: chapter.providers)

    @cached_property
    @_once
    def incentives(self) -> tuple[Incentive, ...]:
        """Policies and sets of measures."""
        return self._all(lambda chapter: chapter.incentives)

    @cached_property
    @_once
    def designations(self) -> tuple[Designation, ...]:
        """What the place and its parks were named."""
        return self._all(lambda chapter: chapter.designations)

    @cached_property
    @_once
    def office_parks(self) -> tuple[OfficePark, ...]:
        """The parks, zones and bases; what is known of one in figures is in `parks`, under its name as subject."""
        return self._all(lambda chapter: chapter.parks)

    @cached_property
    @_once
    def mentions(self) -> tuple[Mention, ...]:
        """What else the profiles name."""
        return self._all(lambda chapter: chapter.mentions)

    @cached_property
    @_once
    def targets(self) -> tuple[Figure, ...]:
        """The figures that are aimed at."""
        return tuple(figure for figure in self.figures if figure.kind is Kind.TARGET)

    @cached_property
    @_once
    def aims(self) -> tuple[str, ...]:
        """What is aimed at without a figure, in our own words."""
        return self._all(lambda chapter: chapter.aims)

    @cached_property
    @_once
    def key_industries(self) -> tuple[str, ...]:
        """The industries that the place is known for."""
        return self._all(lambda chapter: chapter.key_industries)

    @cached_property
    @_once
    def focus_areas(self) -> tuple[str, ...]:
        """What its outsourcing concentrates on."""
        return self._all(lambda chapter: chapter.focus_areas)

    @cached_property
    @_once
    def client_markets(self) -> tuple[str, ...]:
        """Where the clients are."""
        return self._all(lambda chapter: chapter.client_markets)

    @property
    def climate_type(self) -> str | None:
        """The type of climate."""
        return next(iter(self._all(lambda chapter: (chapter.climate,) if chapter.climate else ())), None)

    @property
    def location(self) -> str | None:
        """Where it lies, in our own words."""
        return next(iter(self._all(lambda chapter: (chapter.location,) if chapter.location else ())), None)

    def find(
        self, indicator: str, year: int | None = None, *, kind: Kind | None = Kind.OBSERVED, subject: str | None = None
    ) -> tuple[Figure, ...]:
        """The figures of one indicator, in the order of the pages.

        Args:
            indicator: ``topic.field``.
            year: only figures of that year; without it, of every year and of none.
            kind: observed figures, targets, or with None both.
            subject: only figures about that park, district ...; without it, figures about the place as a whole.

        Raises:
            UnknownNameError: there is no such indicator.
            WrongTypeError: the year is not a whole number.
        """
        check_indicator(indicator)
        check_year(year)
        return tuple(
            figure
            for figure in self._by_indicator.get(indicator, ())
            if figure.subject == subject and (year is None or figure.year == year) and (kind is None or figure.kind is kind)
        )

    def figure(self, indicator: str, year: int | None = None, *, source: str | None = None) -> Figure | None:
        """The observed figure of an indicator for the place as a whole; None where there is none.

        Where several fit, the latest one without a label counts, and of those the first in the order of the pages.

        Args:
            indicator: ``topic.field``.
            year: the year; without it, the latest one there is.
            source: only figures of that document.

        Raises:
            UnknownNameError: there is no such indicator.

        >>> import china_sso as sso
        >>> print(sso.city("hangzhou").figure("outsourcing.offshore_executed_value"))
        USD 2.94 billion (2012)
        """
        found = [figure for figure in self.find(indicator, year) if source in (None, figure.source)]
        return max(found, key=lambda figure: (figure.year or 0, figure.label is None), default=None)

    @cached_property
    @_once
    def outsourcing(self) -> tuple[OutsourcingMetrics, ...]:
        """Service outsourcing, one record for each section, subject, kind, period and source."""
        return _gather(self.figures, OutsourcingMetrics)

    @cached_property
    @_once
    def software(self) -> tuple[SoftwareIndustry, ...]:
        """The software industry."""
        return _gather(self.figures, SoftwareIndustry)

    @cached_property
    @_once
    def service_trade(self) -> tuple[ServiceTrade, ...]:
        """Trade in services."""
        return _gather(self.figures, ServiceTrade)

    @cached_property
    @_once
    def investment(self) -> tuple[ForeignInvestment, ...]:
        """Foreign investment."""
        return _gather(self.figures, ForeignInvestment)

    @cached_property
    @_once
    def economy(self) -> tuple[Economy, ...]:
        """Output, prices, incomes and spending."""
        return _gather(self.figures, Economy)

    @cached_property
    @_once
    def wages(self) -> tuple[Wages, ...]:
        """Salaries."""
        return _gather(self.figures, Wages)

    @cached_property
    @_once
    def population(self) -> tuple[Population, ...]:
        """How many people live there."""
        return _gather(self.figures, Population)

    @cached_property
    @_once
    def geography(self) -> tuple[Geography, ...]:
        """Area, divisions, distances."""
        return _gather(self.figures, Geography)

    @cached_property
    @_once
    def climate(self) -> tuple[Climate, ...]:
        """Temperature and rain."""
        return _gather(self.figures, Climate)

    @cached_property
    @_once
    def education(self) -> tuple[Education, ...]:
        """Universities, students and graduates."""
        return _gather(self.figures, Education)

    @cached_property
    @_once
    def research(self) -> tuple[Research, ...]:
        """Research."""
        return _gather(self.figures, Research)

    @cached_property
    @_once
    def training(self) -> tuple[Training, ...]:
        """Training for the trade."""
        return _gather(self.figures, Training)

    @cached_property
    @_once
    def transport(self) -> tuple[Transport, ...]:
        """Roads, rail, air and water."""
        return _gather(self.figures, Transport)

    @cached_property
    @_once
    def telecommunications(self) -> tuple[Telecommunications, ...]:
        """Lines, subscriptions and speed."""
        return _gather(self.figures, Telecommunications)

    @cached_property
    @_once
    def environment(self) -> tuple[Environment, ...]:
        """Green and air."""
        return _gather(self.figures, Environment)

    @cached_property
    @_once
    def hotels(self) -> tuple[Hotels, ...]:
        """Hotels."""
        return _gather(self.figures, Hotels)

    @cached_property
    @_once
    def living(self) -> tuple[Living, ...]:
        """Health care, schools, language."""
        return _gather(self.figures, Living)

    @cached_property
    @_once
    def parks(self) -> tuple[OfficeParks, ...]:
        """Parks and zones in figures."""
        return _gather(self.figures, OfficeParks)

    @cached_property
    @_once
    def support(self) -> tuple[Support, ...]:
        """Public money and rules, in figures."""
        return _gather(self.figures, Support)

    @cached_property
    @_once
    def standing(self) -> tuple[Standing, ...]:
        """Its place among others."""
        return _gather(self.figures, Standing)


@frozen(kw_only=True, cache_hash=True)
class City(Place):
    """One of the report's cities: who it is, and everything that the documents say of it."""

    province: str
    #: the part of the report that it stands in
    region: Region
    #: ISO 3166-2 code of its province, municipality or special administrative region
    iso_3166_2: str
    #: GB/T 2260 code; of its prefecture, or its province where it is one
    gbt_2260: str
    geonames_id: int
    #: degrees north
    latitude: float
    #: degrees east
    longitude: float
    #: what each document says, the report's profile first; named again so that identity comes first in the files
    profiles: tuple[Profile, ...] = field(repr=False)

    @property
    def model_city(self) -> bool:
        """Whether it is one of the 21 Service Outsourcing Model Cities approved by the State Council."""
        return any(held.status is Status.MODEL_CITY and held.holder is None for held in self.designations)

    def __str__(self) -> str:
        return self.name

    def _repr_html_(self) -> str:
        from china_sso.model.html import city_html

        return city_html(self)


@frozen(kw_only=True, cache_hash=True)
class Market(Place):
    """The national market as a whole."""

    def __str__(self) -> str:
        return self.name
