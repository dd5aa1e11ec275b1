"""The data set: look a city up, go through all of them, and the tidy view over everything.

A data set reads a file when it is first asked for something in it, keeps it, and gives the same objects ever after.
Several threads may use one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from enum import StrEnum
from functools import cached_property
from os import PathLike
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import frozen

from china_sso import store
from china_sso.errors import (
    AmbiguousCityError,
    DataFileError,
    DatasetNotFoundError,
    Fault,
    UnknownCityError,
    UnknownNameError,
    WrongTypeError,
    nearest,
)
from china_sso.model.erratum import Erratum
from china_sso.model.figure import Figure
from china_sso.model.incentive import Incentive
from china_sso.model.names import key_of, member_of
from china_sso.model.observation import Observation
from china_sso.model.period import check_year
from china_sso.model.place import City, Designation, Market, Place
from china_sso.model.provider import Organisation, Provider
from china_sso.model.records import Indicator, check_indicator, vocabulary
from china_sso.model.source import Source, Term
from china_sso.model.units import Unit
from china_sso.model.vocabulary import (
    IncentiveCategory,
    Instrument,
    Kind,
    Level,
    Region,
    Role,
    Section,
    ServiceLine,
    Status,
)

if TYPE_CHECKING:
    from importlib_resources.abc import Traversable

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
V = TypeVar("V")

#: A question to ask of an item: True, False, or None where the data can't tell.
Question = Callable[[T], bool | None]

#: The slug of the national market.
MARKET = "china"


@frozen
class Names:
    """A line of the index: the names that one city goes by."""

    slug: str
    name: str
    chinese: str
    pinyin: str
    gbt_2260: str

    @classmethod
    def of(cls, city: City) -> Names:
        """The names of a city."""
        return cls(city.slug, city.name, city.chinese, city.pinyin, city.gbt_2260)

    @property
    def keys(self) -> frozenset[str]:
        """The names as they are compared."""
        return frozenset(map(key_of, (self.slug, self.name, self.chinese, self.pinyin, self.gbt_2260)))


@frozen
class Coverage:
    """An indicator, and where the data has it."""

    indicator: Indicator
    #: the units that its figures are in
    units: tuple[Unit, ...]
    #: the slugs of the places that have a figure for the place as a whole, each with the years of its figures
    places: tuple[tuple[str, tuple[int | None, ...]], ...]
    #: how many figures there are, those about parks, districts ... included
    figures: int

    @property
    def name(self) -> str:
        """``topic.field``"""
        return self.indicator.name

    @property
    def definition(self) -> str:
        """What it measures."""
        return self.indicator.definition

    @property
    def cities(self) -> tuple[str, ...]:
        """The slugs of the cities that have it."""
        return tuple(slug for slug, _ in self.places if slug != MARKET)

    @property
    def years(self) -> tuple[int, ...]:
        """The years that there are figures of, over all places."""
        return tuple(sorted({year for _, years in self.places for year in years if year is not None}))

    def years_of(self, slug: str) -> tuple[int | None, ...]:
        """The years of one place; empty where it has no figure. None stands for a figure without a year."""
        return dict(self.places).get(slug, ())


def _member(kind: type[E], value: str | None, what: str) -> E | None:
    return None if value is None else member_of(kind, value, what)


def _is(wanted: V | None, get: Callable[[T], V | None]) -> Callable[[T], bool] | None:
    return None if wanted is None else lambda item: get(item) == wanted


def _has(wanted: V | None, get: Callable[[T], Collection[V]]) -> Callable[[T], bool] | None:
    return None if wanted is None else lambda item: wanted in get(item)


def _matching(items: Iterable[T], where: Question[T] | None, *tests: Callable[[T], bool] | None) -> tuple[T, ...]:
    if where is not None and not callable(where):
        raise WrongTypeError(
            "a condition", "a question or a function; names go with a keyword, as in organisation='IBM'", repr(where)
        )
    active = [test for test in tests if test is not None]
    return tuple(item for item in items if all(test(item) for test in active) and (where is None or where(item)))


def _first_page(city: City) -> tuple[int, str]:
    """The page that a city's first profile begins on, by which cities are ordered; those without a number come first."""
    page = city.profiles[0].pages.partition("-")[0] if city.profiles else ""
    return int(page) if page.isdecimal() else 0, city.slug


def _check_once(register: str, names: list[str]) -> None:
    """Raises `DataFileError` for ids or names that a register has twice."""
    twice = dict.fromkeys(name for name in names if names.count(name) > 1)
    if twice:
        raise DataFileError(
            tuple(Fault(f"{register}.json", f"$.{register}", "each id and name once", f"{name!r} again") for name in twice)
        )


class Dataset:
    """Everything that a folder of data files holds. Make one with `load`; the bundled one is behind the module's functions."""

    def __init__(self, root: Traversable, *, errata: bool = True) -> None:
        self._root = root
        self._errata_applied = errata
        self._lock = RLock()
        self._places: dict[str, Place] = {}
        self._lists: dict[str, tuple[Any, ...]] = {}

    def __repr__(self) -> str:
        return f"<Dataset of {len(self._index)} cities in {self._root}>"

    # --- reading ---

    def _register(self, name: str, kind: type[T]) -> tuple[T, ...]:
        """The items of a register; none where the folder has no such file."""
        with self._lock:
            if name not in self._lists:
                file = self._root / f"{name}.json"
                self._lists[name] = store.read_list(file.read_bytes(), file.name, name, kind) if file.is_file() else ()
            return self._lists[name]

    @cached_property
    def _registers(self) -> store.Registers:
        organisations = {
            spelling: organisation
            for organisation in self._register("organisations", Organisation)
            for spelling in (organisation.name, *organisation.spellings)
        }
        errata = {erratum.id: erratum for erratum in self.errata()}
        return store.Registers(organisations, errata, self._errata_applied)

    @cached_property
    def _index(self) -> tuple[Names, ...]:
        """The names of all cities in the order of the report, without reading their files where an index has them."""
        with self._lock:
            if (self._root / "index.json").is_file():
                return self._register("index", Names)
            return tuple(Names.of(city) for city in self._read_all())

    def _read_all(self, on_file: Callable[[str], None] | None = None) -> tuple[City, ...]:
        folder = self._root / "cities"
        names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".json")) if folder.is_dir() else []
        cities: list[City] = []
        faults: list[Fault] = []
        for name in names:
            if on_file:
                on_file(name)
            try:
                cities.append(self._city(name.removesuffix(".json")))
            except DataFileError as error:
                faults.extend(error.faults)
        if faults:
            raise DataFileError(tuple(faults))
        return tuple(sorted(cities, key=_first_page))

    def _city(self, slug: str) -> City:
        with self._lock:
            if slug not in self._places:
                file = self._root / "cities" / f"{slug}.json"
                city = store.read_place(file.read_bytes(), f"cities/{file.name}", City, self._registers)
                if slug == MARKET:
                    raise DataFileError((Fault(f"cities/{file.name}", "$.slug", "another slug: this is the market's", repr(slug)),))
                if city.slug != slug:
                    raise DataFileError(
                        (Fault(f"cities/{file.name}", "$.slug", f"{slug!r}, the name of the file", repr(city.slug)),)
                    )
                self._places[slug] = city
            place = self._places[slug]
            assert isinstance(place, City)
            return place

    def check(self, on_file: Callable[[str], None] | None = None) -> None:
        """Reads every file, and tells ``on_file`` the name of each city's.

        Raises `DataFileError` with every fault of every file.
        """
        faults: list[Fault] = []

        def attempt(read: Callable[[], object]) -> bool:
            try:
                read()
            except DataFileError as error:
                faults.extend(error.faults)
                return False
            return True

        attempt(self.sources)
        attempt(self.glossary)
        if not all([attempt(self._check_errata), attempt(self._check_organisations)]):
            self._registers = store.Registers({}, {}, complete=False)
        if attempt(lambda: self._read_all(on_file)) and attempt(lambda: self._index):
            attempt(self._check_index)
        if (self._root / f"{MARKET}.json").is_file():
            attempt(self.national)
        if faults:
            raise DataFileError(tuple(faults))

    def _check_errata(self) -> None:
        _check_once("errata", [erratum.id for erratum in self._register("errata", Erratum)])

    def _check_organisations(self) -> None:
        organisations = self._register("organisations", Organisation)
        _check_once("organisations", [organisation.id for organisation in organisations])
        _check_once("organisations", [name for each in organisations for name in (each.name, *each.spellings)])

    def _check_index(self) -> None:
        """The index, where there is one, names each city once and as its own file does."""
        cities = {city.slug: Names.of(city) for city in self._read_all()}
        listed = {names.slug: names for names in self._index}
        wrong = [
            Fault("index.json", "$.index", f"the city {slug} as its file has it", "another line" if slug in listed else "no line")
            for slug, names in cities.items()
            if listed.get(slug) != names
        ]
        wrong += [Fault("index.json", "$.index", f"cities/{slug}.json", "no such file") for slug in listed if slug not in cities]
        if len(self._index) > len(listed):
            wrong.append(Fault("index.json", "$.index", "each city once", "a city twice"))
        if wrong:
            raise DataFileError(tuple(wrong))

    # --- cities ---

    def city(self, query: str) -> City:
        """One city.

        Args:
            query: its slug, English name, Chinese name, pinyin or GB/T 2260 code. Case, accents, apostrophes and spaces
                don't matter.

        Raises:
            UnknownCityError: no city has that name; the nearest names are in it.
            AmbiguousCityError: several have.
            WrongTypeError: the query is not a text.
        """
        if not isinstance(query, str):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without a type checker
            raise WrongTypeError("a city", "its name as a text", repr(query))
        key = key_of(query)
        fitting = [names.slug for names in self._index if key in names.keys]
        if len(fitting) > 1 and query in fitting:
            fitting = [query]
        if not fitting:
            close = ("national() for the market",) if key == MARKET else nearest(query, (names.name for names in self._index))
            raise UnknownCityError(query, close)
        if len(fitting) > 1:
            raise AmbiguousCityError(query, tuple(fitting))
        return self._city(fitting[0])

    def cities(
        self,
        where: Question[City] | None = None,
        *,
        region: Region | str | None = None,
        province: str | None = None,
        model_city: bool | None = None,
    ) -> tuple[City, ...]:
        """The cities, in the report's order.

        Args:
            where: a question of `china_sso.selection`, or a function of a city; only cities it is true for.
            region: only cities of that part of the report.
            province: only cities of that province.
            model_city: only cities that are, or are not, Service Outsourcing Model Cities.

        Raises:
            UnknownNameError: there is no such region or province.
        """
        wanted = _member(Region, region, "region")
        every = tuple(self._city(names.slug) for names in self._index)
        provinces = {key_of(city.province): city.province for city in every}
        if province is not None and key_of(province) not in provinces:
            raise UnknownNameError("province", province, tuple(sorted(provinces.values())), exhaustive=True)
        return _matching(
            every,
            where,
            _is(wanted, lambda city: city.region),
            _is(province and provinces[key_of(province)], lambda city: city.province),
            _is(model_city, lambda city: city.model_city),
        )

    def national(self) -> Market:
        """The market as a whole. Raises `DatasetNotFoundError` where the folder has none."""
        with self._lock:
            if MARKET not in self._places:
                file = self._root / f"{MARKET}.json"
                if not file.is_file():
                    raise DatasetNotFoundError(str(self._root), f"there is no {file.name}")
                self._places[MARKET] = store.read_place(file.read_bytes(), file.name, Market, self._registers)
            place = self._places[MARKET]
            assert isinstance(place, Market)
            return place

    def names(self) -> tuple[Names, ...]:
        """The slug and the names of every city, in the report's order, without reading the cities."""
        return self._index

    def place(self, query: str) -> City | Market:
        """A city by any of its names, or the national market by ``china``. Raises what `city` raises."""
        return self.national() if isinstance(query, str) and key_of(query) == MARKET else self.city(query)  # pyright: ignore[reportUnnecessaryIsInstance]

    def places(self) -> tuple[City | Market, ...]:
        """The cities in the report's order, then the national market where there is one."""
        market = (self.national(),) if (self._root / f"{MARKET}.json").is_file() else ()
        return (*self.cities(), *market)

    def _places_of(self, city: str | None) -> tuple[City | Market, ...]:
        return self.places() if city is None else (self.place(city),)

    # --- across cities ---

    def providers(
        self,
        where: Question[Provider] | None = None,
        *,
        city: str | None = None,
        organisation: str | None = None,
        role: Role | str | None = None,
        service_line: ServiceLine | str | None = None,
    ) -> tuple[Provider, ...]:
        """The organisations of the tables, city by city in the report's order.

        Args:
            where: a question of `china_sso.selection`, or a function of a provider.
            city: only those of one city, by any of its names.
            organisation: only those of one organisation, by its id, its name, or any spelling.
            role: only those in that role.
            service_line: only those with that line of the trade.

        Raises:
            UnknownNameError: there is no such organisation, role or service line.
            UnknownCityError: there is no such city.
        """
        wanted_role, wanted_line = _member(Role, role, "role"), _member(ServiceLine, service_line, "service line")
        wanted = self.organisation(organisation) if organisation is not None else None
        return _matching(
            (provider for place in self._places_of(city) for provider in place.providers),
            where,
            _is(wanted, lambda provider: provider.organisation),
            _is(wanted_role, lambda provider: provider.role),
            _has(wanted_line, lambda provider: provider.service_lines),
        )

    def organisations(self) -> tuple[Organisation, ...]:
        """Every organisation of the tables once, by its name."""
        found = {provider.organisation for place in self.places() for provider in place.providers}
        return tuple(sorted(found, key=lambda organisation: (organisation.name.casefold(), organisation.id)))

    def organisation(self, query: str) -> Organisation:
        """One organisation by its id, its name, or any spelling that a profile prints.

        Raises `UnknownNameError` where none is called that.
        """
        if not isinstance(query, str):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without a type checker
            raise WrongTypeError("an organisation", "its name as a text", repr(query))
        with self._lock:
            found = self._organisations.get(key_of(query))
        if found is None:
            names = [name for organisation in self.organisations() for name in (organisation.name, *organisation.spellings)]
            raise UnknownNameError("organisation", query, nearest(query, names))
        return found

    @cached_property
    def _organisations(self) -> dict[str, Organisation]:
        """Every organisation by each of its names as they are compared; of two with one name, the first."""
        by_key: dict[str, Organisation] = {}
        for organisation in self.organisations():
            for name in (organisation.id, organisation.name, *organisation.spellings):
                by_key.setdefault(key_of(name), organisation)
        return by_key

    def incentives(
        self,
        where: Question[Incentive] | None = None,
        *,
        city: str | None = None,
        category: IncentiveCategory | str | None = None,
        instrument: Instrument | str | None = None,
        level: Level | str | None = None,
    ) -> tuple[Incentive, ...]:
        """The policies and sets of measures, city by city in the report's order.

        Args:
            where: a question of `china_sso.selection`, or a function of an incentive.
            city: only those of one city, by any of its names.
            category: only those of that category.
            instrument: only those with a measure of that instrument.
            level: only those of that level of government.

        Raises:
            UnknownNameError: there is no such category, instrument or level.
            UnknownCityError: there is no such city.
        """
        wanted_category = _member(IncentiveCategory, category, "category")
        wanted_instrument = _member(Instrument, instrument, "instrument")
        wanted_level = _member(Level, level, "level")
        return _matching(
            (incentive for place in self._places_of(city) for incentive in place.incentives),
            where,
            _is(wanted_category, lambda incentive: incentive.category),
            _has(wanted_instrument, lambda incentive: incentive.instruments),
            _is(wanted_level, lambda incentive: incentive.level),
        )

    def designations(self, *, city: str | None = None, status: Status | str | None = None) -> tuple[Designation, ...]:
        """What cities and parks were named, city by city in the report's order.

        Raises `UnknownNameError` for a status, and `UnknownCityError` for a city, that there is not.
        """
        wanted = _member(Status, status, "status")
        return _matching(
            (held for place in self._places_of(city) for held in place.designations),
            None,
            _is(wanted, lambda held: held.status),
        )

    def figures(
        self,
        where: Question[Figure] | None = None,
        *,
        city: str | None = None,
        section: Section | str | None = None,
        indicator: str | None = None,
        year: int | None = None,
        kind: Kind | str | None = None,
        source: str | None = None,
    ) -> tuple[Figure, ...]:
        """Every figure, city by city in the report's order and the order of the page, the national market last.

        Args:
            where: a function of a figure; only figures it is true for.
            city: only those of one city, by any of its names; ``china`` for the national market.
            section: only those of one section.
            indicator: only those of one indicator, ``topic.field``.
            year: only those of one year.
            kind: only observed figures, or only targets.
            source: only those of one document.

        Raises:
            UnknownNameError: there is no such section, indicator, kind or source.
            UnknownCityError: there is no such city.
        """
        wanted_section, wanted_kind = _member(Section, section, "section"), _member(Kind, kind, "kind")
        check_year(year)
        if indicator is not None:
            check_indicator(indicator)
        known = tuple(each.id for each in self.sources())
        if source is not None and known and source not in known:
            raise UnknownNameError("source", source, known, exhaustive=True)
        return _matching(
            (figure for place in self._places_of(city) for figure in place.figures),
            where,
            _is(wanted_section, lambda figure: figure.section),
            _is(indicator, lambda figure: figure.indicator),
            _is(year, lambda figure: figure.year),
            _is(wanted_kind, lambda figure: figure.kind),
            _is(source, lambda figure: figure.source),
        )

    def observations(
        self,
        where: Question[Figure] | None = None,
        *,
        city: str | None = None,
        section: Section | str | None = None,
        indicator: str | None = None,
        year: int | None = None,
        kind: Kind | str | None = None,
        source: str | None = None,
    ) -> tuple[Observation, ...]:
        """The tidy view: every figure as a row of twenty fields. The arguments are those of `figures`."""
        found = self.figures(where, city=city, section=section, indicator=indicator, year=year, kind=kind, source=source)
        return tuple(Observation.of(figure) for figure in found)

    def indicators(self) -> tuple[Coverage, ...]:
        """Every indicator of the vocabulary, with its units and the places and years that have it."""
        with self._lock:
            return self._coverage

    @cached_property
    def _coverage(self) -> tuple[Coverage, ...]:
        figures: dict[str, list[Figure]] = {}
        for figure in self.figures():
            figures.setdefault(figure.indicator, []).append(figure)

        def coverage(indicator: Indicator) -> Coverage:
            found = figures.get(indicator.name, [])
            years: dict[str, dict[int | None, None]] = {}
            for figure in found:
                if figure.subject is None:
                    years.setdefault(figure.place, {})[figure.year] = None
            return Coverage(
                indicator,
                tuple(dict.fromkeys(figure.unit for figure in found)),
                tuple((slug, tuple(sorted(of, key=lambda year: year or 0))) for slug, of in years.items()),
                len(found),
            )

        return tuple(map(coverage, vocabulary().values()))

    # --- registers ---

    def sources(self) -> tuple[Source, ...]:
        """The documents that the data was read from."""
        return self._register("sources", Source)

    def errata(self) -> tuple[Erratum, ...]:
        """What the sources print that cannot be right."""
        return self._register("errata", Erratum)

    def glossary(self) -> tuple[Term, ...]:
        """The abbreviations and words of the trade that the documents define."""
        return self._register("glossary", Term)


_BUNDLED: dict[bool, Dataset] = {}
_BUNDLED_LOCK = RLock()


def load(path: str | PathLike[str] | None = None, *, errata: bool = True, on_file: Callable[[str], None] | None = None) -> Dataset:
    """A data set: a folder of your own in the format of the bundled one, or the bundled one itself.

    Args:
        path: a folder with ``cities/SLUG.json`` files, and any of the other files of the bundled data. Without it, the
            bundled data.
        errata: whether figures have the value that their erratum says is right; with False, all are as printed.
        on_file: called with the name of each file of a folder of your own before it is read, to show progress.

    Raises:
        DatasetNotFoundError: there is no such folder, or it holds no city.
        DataFileError: a file breaks the format. Every fault of every file is in it, and nothing is loaded.

    >>> load(errata=False).city("suzhou").figure("economy.gdp").value
    120120000000
    """
    if path is None:
        with _BUNDLED_LOCK:
            return _BUNDLED.get(errata) or _BUNDLED.setdefault(errata, Dataset(store.bundled(), errata=errata))
    root = Path(path)
    if not root.is_dir():
        raise DatasetNotFoundError(str(path), "it is a file" if root.exists() else "there is no such folder")
    if not any((root / "cities").glob("*.json")):
        raise DatasetNotFoundError(str(path), "it holds no cities/*.json")
    loaded = Dataset(root, errata=errata)
    loaded.check(on_file)
    return loaded
