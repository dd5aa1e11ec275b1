"""The places: a city or the national market, with the facts of its profiles gathered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from attrs import field, frozen

from china_sso.errors import SeveralFiguresError, UnknownNameError, named
from china_sso.model.arguments import check_type
from china_sso.model.choosing import indicator_of
from china_sso.model.figure import Figure, by_indicator, by_quantity
from china_sso.model.indicator import Indicator
from china_sso.model.names import member_of
from china_sso.model.once import Once
from china_sso.model.period import check_year
from china_sso.model.profile import Chapter, Profile
from china_sso.model.records import (
    KEY_INDICATORS,
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
)
from china_sso.model.rows import Rows
from china_sso.model.vocabulary import Kind, Region

if TYPE_CHECKING:  # imported when a place is asked for them
    from china_sso.model.designation import Designation, Mention, OfficePark
    from china_sso.model.incentive import Incentive
    from china_sso.model.institution import Institution, Project
    from china_sso.model.money import Rates
    from china_sso.model.provider import Participant, Presence, Provider
    from china_sso.model.series import Series
    from china_sso.model.statement import ClientMarket, FocusArea, KeyIndustry, Statement
    from china_sso.model.transport import Facility, Link

T = TypeVar("T")
R = TypeVar("R", bound=Record)


def _all(layout: str, pick: Callable[[Chapter], Iterable[T]]) -> Once[Rows[T]]:
    """What all chapters of a place have of something, one after the other."""

    def gather(place: Place) -> Rows[T]:
        return Rows(chain.from_iterable(pick(chapter) for profile in place.profiles for chapter in profile.chapters), layout)

    return Once(gather)


def _gathered(record: type[R]) -> Once[Rows[R]]:
    """The figures of one topic as records, one for each section, subject, kind, period and source."""

    def gather(place: Place) -> Rows[R]:
        groups: dict[tuple[object, ...], list[Figure]] = {}
        for figure in place.figures:
            if figure.topic == record.topic:
                key = (figure.source, figure.pages, figure.section, figure.subject, figure.kind, figure.period)
                groups.setdefault(key, []).append(figure)
        return Rows((record(tuple(group)) for group in groups.values()), "records")

    return Once(gather)


def _targets(place: Place) -> Rows[Figure]:
    return Rows((figure for figure in place.figures if figure.kind is Kind.TARGET), "figures")


def _said(place: Place, kind: str) -> Rows[Statement]:
    return Rows((statement for statement in place.statements if statement.kind.value == kind), "statements")


def _first_said(place: Place, kind: str) -> str | None:
    return next((statement.text for statement in _said(place, kind) if statement.subject is None), None)


@frozen(kw_only=True)
class Place:
    """What a city and the national market have in common: the facts of their profiles, gathered."""

    slug: str
    """``hangzhou``; the name of its files."""
    name: str
    """In English."""
    chinese: str
    """In Chinese characters."""
    pinyin: str
    """Romanised, with tones."""
    profiles: tuple[Profile, ...] = field(default=(), repr=False)
    """What each document says, in the order of the documents."""
    _kept: dict[str, Any] = field(factory=dict[str, Any], init=False, repr=False, eq=False)

    sources: ClassVar[Once[tuple[str, ...]]] = Once(lambda place: tuple(dict.fromkeys(each.source for each in place.profiles)))
    """The ids of the documents that say something of it, in their order."""
    figures: ClassVar[Once[Rows[Figure]]] = _all("figures", lambda chapter: (*chapter.figures, *chapter.amounts))
    """Every figure, in the order of the pages; the amounts of measures after the other figures of their section."""
    by_indicator: ClassVar[Once[dict[Indicator, Rows[Figure]]]] = Once(lambda place: by_indicator(place.figures))
    """The same by what they measure."""
    changes: ClassVar[Once[Rows[Figure]]] = Once(
        lambda place: Rows((each for each in place.figures if each.indicator.change), "figures")
    )
    """The figures that say how something else changed."""
    by_quantity: ClassVar[Once[dict[Indicator, Rows[Figure]]]] = Once(lambda place: by_quantity(place.figures))
    """The figures whose label says what they are the growth, multiple, share or rank of, by what that is."""
    providers: ClassVar[Once[Rows[Provider]]] = _all("providers", lambda chapter: chapter.providers)
    """The organisations of the tables."""
    presences: ClassVar[Once[Rows[Presence]]] = _all("presences", lambda chapter: chapter.presences)
    """The organisations that are named outside the tables."""
    participants: ClassVar[Once[Rows[Participant]]] = Once(lambda place: Rows((*place.providers, *place.presences), "participants"))
    """The organisations of both: of the tables, then those named outside them."""
    incentives: ClassVar[Once[Rows[Incentive]]] = _all("incentives", lambda chapter: chapter.incentives)
    """Policies and sets of measures."""
    designations: ClassVar[Once[Rows[Designation]]] = _all("designations", lambda chapter: chapter.designations)
    """What the place and its parks were named, by somebody who could."""
    statements: ClassVar[Once[Rows[Statement]]] = _all("statements", lambda chapter: chapter.statements)
    """What is said of it without a figure and without a name."""
    office_parks: ClassVar[Once[Rows[OfficePark]]] = _all("office_parks", lambda chapter: chapter.parks)
    """The parks, zones and bases; what is known of one in figures is in `parks`, under its name as subject."""
    links: ClassVar[Once[Rows[Link]]] = _all("links", lambda chapter: chapter.links)
    """The railways, roads, waterways and routes that join it to others."""
    facilities: ClassVar[Once[Rows[Facility]]] = _all("facilities", lambda chapter: chapter.facilities)
    """Airports, ports, stations, bridges."""
    institutions: ClassVar[Once[Rows[Institution]]] = _all("institutions", lambda chapter: chapter.institutions)
    """Who trains and studies there."""
    projects: ClassVar[Once[Rows[Project]]] = _all("projects", lambda chapter: chapter.projects)
    """What is being built, set up or carried out."""
    mentions: ClassVar[Once[Rows[Mention]]] = _all("mentions", lambda chapter: chapter.mentions)
    """What else the profiles name."""
    aims: ClassVar[Once[Rows[Statement]]] = Once(lambda place: _said(place, "aim"))
    """What is aimed at without a figure."""
    key_industries: ClassVar[Once[Rows[KeyIndustry]]] = _all("key_industries", lambda chapter: chapter.key_industries)
    """The industries that the place is known for."""
    focus_areas: ClassVar[Once[Rows[FocusArea]]] = _all("focus_areas", lambda chapter: chapter.focus_areas)
    """What its outsourcing concentrates on."""
    client_markets: ClassVar[Once[Rows[ClientMarket]]] = _all("client_markets", lambda chapter: chapter.client_markets)
    """Where the clients are."""
    targets: ClassVar[Once[Rows[Figure]]] = Once(_targets)
    """The figures that are aimed at."""

    outsourcing: ClassVar[Once[Rows[OutsourcingMetrics]]] = _gathered(OutsourcingMetrics)
    """Service outsourcing. One record for each section, subject, kind, period and source."""
    software: ClassVar[Once[Rows[SoftwareIndustry]]] = _gathered(SoftwareIndustry)
    """The software industry."""
    service_trade: ClassVar[Once[Rows[ServiceTrade]]] = _gathered(ServiceTrade)
    """Trade in services."""
    investment: ClassVar[Once[Rows[ForeignInvestment]]] = _gathered(ForeignInvestment)
    """Foreign investment."""
    economy: ClassVar[Once[Rows[Economy]]] = _gathered(Economy)
    """Output, prices, incomes and spending."""
    wages: ClassVar[Once[Rows[Wages]]] = _gathered(Wages)
    """Salaries."""
    population: ClassVar[Once[Rows[Population]]] = _gathered(Population)
    """How many people live there."""
    geography: ClassVar[Once[Rows[Geography]]] = _gathered(Geography)
    """Area, divisions, distances."""
    climate: ClassVar[Once[Rows[Climate]]] = _gathered(Climate)
    """Temperature and rain."""
    education: ClassVar[Once[Rows[Education]]] = _gathered(Education)
    """Universities, students and graduates."""
    research: ClassVar[Once[Rows[Research]]] = _gathered(Research)
    """Research."""
    training: ClassVar[Once[Rows[Training]]] = _gathered(Training)
    """Training for the industry."""
    transport: ClassVar[Once[Rows[Transport]]] = _gathered(Transport)
    """Roads, rail, air and water."""
    telecommunications: ClassVar[Once[Rows[Telecommunications]]] = _gathered(Telecommunications)
    """Lines, subscriptions and speed."""
    environment: ClassVar[Once[Rows[Environment]]] = _gathered(Environment)
    """Green areas and air quality."""
    hotels: ClassVar[Once[Rows[Hotels]]] = _gathered(Hotels)
    """Hotels."""
    living: ClassVar[Once[Rows[Living]]] = _gathered(Living)
    """Health care, schools, language."""
    parks: ClassVar[Once[Rows[OfficeParks]]] = _gathered(OfficeParks)
    """Parks and zones in figures."""
    support: ClassVar[Once[Rows[Support]]] = _gathered(Support)
    """Public money and rules, in figures."""
    standing: ClassVar[Once[Rows[Standing]]] = _gathered(Standing)
    """Its place among others."""

    def _repr_html_(self) -> str:
        from china_sso.model.notebook import place_html

        return place_html(self)

    @property
    def climate_type(self) -> str | None:
        """The type of climate."""
        return _first_said(self, "climate")

    @property
    def location(self) -> str | None:
        """Where it lies, in our own words."""
        return _first_said(self, "location")

    def find(
        self,
        indicator: Indicator | str,
        year: int | None = None,
        *,
        kind: Kind | str | None = Kind.OBSERVED,
        label: str | None = None,
        subject: str | None = None,
        source: str | None = None,
        rates: Rates | None = None,
    ) -> Rows[Figure]:
        """The figures of one indicator, in the order of the pages.

        Args:
            indicator: printed or derived, such as ``Economy.gdp``, or its name.
            year: only figures of that year; without it, of every year and of none.
            kind: observed figures, targets, or with None both.
            label: only figures with that label; without it, with any and with none.
            subject: only figures about that park, district ...; without it, figures about the place as a whole.
            source: only figures of that document.
            rates: exchange rates for derived indicators, other than the bundled ones.

        Raises:
            UnknownNameError: there is no such indicator or kind, or no profile of that document.
            AmbiguousNameError: the name fits several indicators.
            WrongTypeError: the year is not a whole number.
        """
        what = indicator_of(indicator)
        wanted = None if kind is None else member_of(Kind, kind, "kind")
        check_year(year)
        if source is not None and source not in self.sources:
            raise UnknownNameError(f"source of {self.name}", named(source), self.sources, exhaustive=True)
        found = (
            figure
            for figure in what.of(self, rates)
            if figure.subject == subject
            and (year is None or figure.year == year)
            and (wanted is None or figure.kind is wanted)
            and (label is None or figure.label == label)
            and (source is None or figure.source == source)
        )
        return Rows(found, "figures")

    def figure(
        self,
        indicator: Indicator | str,
        year: int | None = None,
        *,
        label: str | None = None,
        source: str | None = None,
        rates: Rates | None = None,
    ) -> Figure | None:
        """The observed figure of an indicator for the place as a whole; None where there is none.

        Where several fit, those of the latest year count, of these the one without a label, and of several documents the
        first in their order. `find` gives all of them, and `china_sso.model.gap.gap_of` says why there is none.

        Args:
            indicator: printed or derived, such as ``Economy.gdp``, or its name.
            year: the year; without it, the latest one there is.
            label: only figures with that label.
            source: only figures of that document.
            rates: exchange rates for derived indicators, other than the bundled ones.

        Raises:
            SeveralFiguresError: there are several that differ by their label, and none without one.
            UnknownNameError: there is no such indicator, or no profile of that document.
            AmbiguousNameError: the name fits several indicators.

        Examples:
            >>> import china_sso as sso
            >>> print(sso.city("hangzhou").figure(sso.OutsourcingMetrics.offshore_executed_value))
            USD 2.94 billion (2012)
        """
        found = self.find(indicator, year, label=label, source=source, rates=rates)
        return self.best(found) if found else None

    @staticmethod
    def best(figures: Iterable[Figure]) -> Figure:
        """The figure that `figure` chooses of several. Raises `SeveralFiguresError` where their labels leave it open."""
        found = tuple(figures)
        latest = max(figure.year or 0 for figure in found)
        last = [figure for figure in found if (figure.year or 0) == latest]
        labels = tuple(dict.fromkeys(figure.label for figure in last if figure.label is not None))
        plain = next((figure for figure in last if figure.label is None), None)
        if plain is None and len(labels) > 1:
            raise SeveralFiguresError(last[0].place, last[0].indicator.name, last[0].year, labels)
        return plain or last[0]

    @property
    def key_figures(self) -> Rows[Figure]:
        """The latest figures that a reader wants first: of the industry, wages, the place. Left out where there are several."""
        found: list[Figure] = []
        for indicator in KEY_INDICATORS:
            with suppress(SeveralFiguresError):
                found.extend(figure for figure in (self.figure(indicator),) if figure)
        return Rows(found, "figures")

    def years(self, indicator: Indicator | str, *, source: str | None = None, rates: Rates | None = None) -> tuple[int, ...]:
        """The years that the place as a whole has observed figures of an indicator for. Raises what `find` raises."""
        years = {figure.year for figure in self.find(indicator, source=source, rates=rates)}
        return tuple(sorted(year for year in years if year is not None))

    def series(self, indicator: Indicator | str, *, source: str | None = None, label: str | None = None) -> Series:
        """All years of an indicator over all documents: printed, and implied by a printed growth.

        Args:
            indicator: printed or derived, such as ``Economy.gdp``, or its name.
            source: only figures of that document.
            label: figures with that label; without it, those that have none, or where all with a time have the same, these.
                The others are in `Series.left_out`.

        Raises:
            SeveralFiguresError: there are several that differ by their label, and none without one.
            UnknownNameError: there is no such indicator, or no profile of that document.
            AmbiguousNameError: the name fits several indicators.

        Examples:
            >>> import china_sso as sso
            >>> print(sso.city("dalian").series(sso.OutsourcingMetrics.employees))
            119,800 persons (2012, inside-the-dragon-2013)
            Left out: 100,800 persons (2010), software and service outsourcing, inside-the-dragon-2013
        """
        from china_sso.model.series import Series

        what = indicator_of(indicator)
        found = self.find(what, source=source)
        labels = tuple(dict.fromkeys(figure.label for figure in found if figure.period))
        if label is None and None not in labels and len(labels) > 1:
            raise SeveralFiguresError(self.slug, what.name, None, tuple(filter(None, labels)))
        chosen = label if label is not None or None in labels or not labels else labels[0]
        own = tuple(figure for figure in found if figure.label == chosen)
        return Series.of(self.slug, what, own, (figure for figure in found if figure.label != chosen))


@frozen(kw_only=True, cache_hash=True)
class City(Place):
    """One of the report's cities: who it is, and everything that the documents say of it."""

    province: str
    """Its province, municipality or special administrative region."""
    iso_3166_2: str
    """ISO 3166-2 code of its province, municipality or special administrative region."""
    gbt_2260: str
    """GB/T 2260 code; of its prefecture, or its province where it is one."""
    geonames_id: int
    """Its id in GeoNames."""
    latitude: float
    """Degrees north."""
    longitude: float
    """Degrees east."""
    aliases: tuple[str, ...] = ()
    """Other names in English that readers know it by: "Canton" for Guangzhou. Not from the documents."""

    @property
    def region(self) -> Region | None:
        """The part of the report that it stands in; of several documents with parts, the first one's."""
        return next((profile.region for profile in self.profiles if profile.region), None)

    @property
    def model_city(self) -> bool:
        """Whether it is one of the 21 Service Outsourcing Model Cities approved by the State Council."""
        return any(held.status == "model_city" and held.holder is None for held in self.designations)

    def __str__(self) -> str:
        return self.name

    def _repr_html_(self) -> str:
        from china_sso.model.notebook import city_html

        return city_html(self)


@frozen(kw_only=True, cache_hash=True)
class Market(Place):
    """The national market as a whole."""

    def __str__(self) -> str:
        return self.name


def check_place(place: Place) -> None:
    """Raises `WrongTypeError` for what is neither a city nor the national market."""
    check_type(place, Place, "a place", "a City, as city('hangzhou') gives it")
