"""The data set: look a city up, go through all of them, and the tidy view over everything.

The same call gives the same objects, whichever thread asks, and nothing that happens to a folder after it was loaded
changes what a data set answers. What only one question needs is imported when it is asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from china_sso.catalogue import Catalogue
from china_sso.errors import AmbiguousCityError, DatasetNotFoundError, UnknownCityError, UnknownNameError, nearest
from china_sso.model.arguments import check_truth
from china_sso.model.choosing import (
    Condition,
    contains,
    equals,
    indicator_of,
    line_or_none,
    member_or_none,
    rows_matching,
    service_or_none,
)
from china_sso.model.names import key_of, slugs_by_name, text_or_none
from china_sso.model.period import check_year
from china_sso.model.rows import Rows
from china_sso.model.vocabulary import Confidence, Kind, Level, Region, Section
from china_sso.reading.folder import MARKET, Folder, bundled

if TYPE_CHECKING:
    from china_sso.model.coverage import Coverage
    from china_sso.model.designation import Designation, Status
    from china_sso.model.figure import Figure
    from china_sso.model.incentive import Form, Incentive, IncentiveCategory, Purpose
    from china_sso.model.indicator import Indicator
    from china_sso.model.industry import Industry
    from china_sso.model.money import Rates
    from china_sso.model.observation import Observation
    from china_sso.model.organisation import Organisation
    from china_sso.model.place import City, Market
    from china_sso.model.provider import Provider, Role
    from china_sso.model.service import Service, ServiceLine

#: Errata are applied where they are at least so sure, unless somebody wishes otherwise.
USUAL = Confidence.LIKELY


class Dataset(Catalogue):
    """Everything that the files of a data set hold. `china_sso.load` makes one; the bundled one answers the package's functions."""

    def __repr__(self) -> str:
        return f"<Dataset of {len(self.names())} cities in {' and '.join(map(repr, self._library.folders))}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self._library.folders, self._library.applied)

    # --- places ---

    def city(self, query: str) -> City:
        """The city of that name: its slug, English or Chinese name, pinyin, GB/T 2260 code, or an alias such as "Canton".

        Case, accents, apostrophes and spaces don't matter. A slug is meant even where another city has it for a name.

        Raises:
            UnknownCityError: no city is called that. It has the nearest names.
            AmbiguousCityError: several cities are called that.

        Examples:
            >>> import china_sso as sso
            >>> sso.city("Xi'an") is sso.city("xian") is sso.city("西安") is sso.city("Xī’ān") is sso.city("Sian")
            True
        """
        slugs = self._library.once("slugs by name", lambda: slugs_by_name(self.names()))
        fitting = slugs.get(key_of(query))
        if fitting is None:
            called = {name: names.name for names in self.names() for name in (names.slug, names.name, *names.aliases)}
            raise UnknownCityError(query, tuple(dict.fromkeys(called[name] for name in nearest(query, called))))
        slug, *others = fitting
        if others:
            raise AmbiguousCityError(query, fitting)
        return self._city(slug)

    def _city(self, slug: str) -> City:
        return cast("City", self._library.place(slug))  # a line with codes is a city's

    def cities(
        self,
        where: Condition[City] | None = None,
        *,
        region: Region | str | None = None,
        province: str | None = None,
        model_city: bool | None = None,
        focus: Service | str | None = None,
    ) -> Rows[City]:
        """The cities, in the report's order.

        Args:
            where: a question, or a function of a city; only cities it is true for.
            region: only cities of that part of the report.
            province: only cities of that province.
            model_city: only cities that are, or are not, Service Outsourcing Model Cities.
            focus: only cities whose outsourcing concentrates on that kind of service, among others.

        Raises:
            UnknownNameError: there is no such region, province or service.
            WrongTypeError: ``model_city`` is neither true nor false.
        """
        wanted = member_or_none(Region, region, "region")
        check_truth(model_city, "model_city")
        every = self._library.once("cities", lambda: tuple(self._city(names.slug) for names in self.names()))
        provinces = {key_of(city.province): city.province for city in every}
        if province is not None and key_of(province) not in provinces:
            raise UnknownNameError("province", province, tuple(sorted(provinces.values())), exhaustive=True)
        return rows_matching(
            "places",
            every,
            where,
            equals(wanted, lambda city: city.region),
            equals(None if province is None else provinces[key_of(province)], lambda city: city.province),
            equals(model_city, lambda city: city.model_city),
            contains(service_or_none(focus), lambda city: {service for area in city.focus_areas for service in area.services}),
        )

    def national(self) -> Market:
        """The market as a whole. Raises `DatasetNotFoundError` where the data set has none."""
        if MARKET not in self._library.places:
            raise DatasetNotFoundError(repr(self._library.folders[-1]), f"places.json has no {MARKET!r}")
        return cast("Market", self._library.place(MARKET))

    def place(self, query: str) -> City | Market:
        """A city by any of its names, or the national market by ``china``. Raises what `city` raises."""
        return self.national() if isinstance(query, str) and key_of(query) == MARKET else self.city(query)  # pyright: ignore[reportUnnecessaryIsInstance]

    def places(self) -> Rows[City | Market]:
        """The cities in the report's order, then the national market where there is one."""
        return Rows((*self.cities(), *((self.national(),) if MARKET in self._library.places else ())), "places")

    def _places_of(self, city: str | None) -> Iterable[City | Market]:
        return self.places() if city is None else (self.place(city),)

    # --- across cities ---

    def providers(
        self,
        where: Condition[Provider] | None = None,
        *,
        city: str | None = None,
        organisation: str | None = None,
        role: Role | str | None = None,
        service: Service | str | None = None,
        line: ServiceLine | str | None = None,
    ) -> Rows[Provider]:
        """The organisations of the tables, city by city in the report's order.

        Args:
            where: a question of `china_sso.selection`, or a function of a provider.
            city: only those of one city, by any of its names.
            organisation: only those of one organisation, by its id, its name, or any spelling.
            role: only those in that role.
            service: only those that do that kind of service, among others.
            line: only those with a service of that line of the industry.

        Raises:
            UnknownNameError: there is no such organisation, role, service or line.
            UnknownCityError: there is no such city.
        """
        from china_sso.model.provider import Role

        wanted_role, wanted_line = member_or_none(Role, role, "role"), line_or_none(line)
        wanted = self.organisation(organisation) if organisation is not None else None
        return rows_matching(
            "providers",
            (provider for place in self._places_of(city) for provider in place.providers),
            where,
            equals(wanted, lambda provider: provider.organisation),
            equals(wanted_role, lambda provider: provider.role),
            contains(service_or_none(service), lambda provider: provider.services),
            contains(wanted_line, lambda provider: provider.lines),
        )

    def organisations(
        self,
        where: Condition[Organisation] | None = None,
        *,
        country: str | None = None,
        industry: Industry | str | None = None,
    ) -> Rows[Organisation]:
        """Every organisation once, by its name: those of the tables, those present otherwise, and those of the register.

        So governments, ministries and other authorities that issued a policy, gave a designation or certified somebody are
        among them: their industry is ``84``, public administration.

        Country and industry are not from the documents, and left open where there is doubt: what is left open is not found.

        Args:
            where: a function of an organisation.
            country: only those whose group is at home there, by ISO 3166-1 alpha-2: ``JP``.
            industry: only those in that division of ISIC Rev. 4: ``29``.

        Raises `UnknownNameError` for a country that no organisation is of, and for an industry that there is not.
        """
        from china_sso.model.industry import Industry

        every = self._library.once("all organisations", self._every_organisation)
        text_or_none(country, "a country")
        countries = {organisation.country.casefold(): organisation.country for organisation in every if organisation.country}
        if country is not None and country.casefold() not in countries:
            raise UnknownNameError("country", country, tuple(sorted(countries.values())), exhaustive=True)
        return rows_matching(
            "organisations",
            every,
            where,
            equals(None if country is None else countries[country.casefold()], lambda organisation: organisation.country),
            contains(member_or_none(Industry, industry, "industry"), lambda organisation: organisation.industries),
        )

    def _every_organisation(self) -> tuple[Organisation, ...]:
        named = {participant.organisation for place in self.places() for participant in place.participants}
        return tuple(sorted(named.union(self._library.organisations), key=lambda each: (each.name.casefold(), each.id)))

    def organisation(self, query: str) -> Organisation:
        """One organisation by its id, its name, or any spelling that a profile prints.

        Raises `UnknownNameError` where none is called that.
        """
        from china_sso.model.organisation import organisations_by_name

        text_or_none(query, "an organisation")
        found = self._library.once("organisations by key", lambda: organisations_by_name(self.organisations())).get(key_of(query))
        if found is None:
            names = [name for organisation in self.organisations() for name in organisation.names]
            raise UnknownNameError("organisation", query, nearest(query, names))
        return found

    def incentives(
        self,
        where: Condition[Incentive] | None = None,
        *,
        city: str | None = None,
        category: IncentiveCategory | str | None = None,
        form: Form | str | None = None,
        purpose: Purpose | str | None = None,
        pays: bool | None = None,
        level: Level | str | None = None,
    ) -> Rows[Incentive]:
        """The policies and sets of measures, city by city in the report's order.

        Args:
            where: a question of `china_sso.selection`, or a function of an incentive.
            city: only those of one city, by any of its names.
            category: only those of that category.
            form: only those with a measure of that form.
            purpose: only those with a measure for that purpose; with a form, one that has both.
            pays: only those with a measure that pays, or doesn't: money, or what is worth money, flows to the business.
            level: only those of that level of government.

        Raises:
            UnknownNameError: there is no such category, form, purpose or level.
            UnknownCityError: there is no such city.
        """
        from china_sso.model.incentive import Form, IncentiveCategory, Purpose

        check_truth(pays, "pays")
        wanted_category = member_or_none(IncentiveCategory, category, "category")
        wanted_form, wanted_purpose = member_or_none(Form, form, "form"), member_or_none(Purpose, purpose, "purpose")
        of_measures = not (form is None and purpose is None and pays is None)
        wanted_level = member_or_none(Level, level, "level")
        return rows_matching(
            "incentives",
            (incentive for place in self._places_of(city) for incentive in place.incentives),
            where,
            equals(wanted_category, lambda incentive: incentive.category),
            (lambda incentive: bool(incentive.measures_of(wanted_form, wanted_purpose, pays))) if of_measures else None,
            equals(wanted_level, lambda incentive: incentive.level),
        )

    def designations(self, *, city: str | None = None, status: Status | str | None = None) -> Rows[Designation]:
        """What cities and parks were named, city by city in the report's order.

        Raises `UnknownNameError` for a status, and `UnknownCityError` for a city, that there is not.
        """
        from china_sso.model.designation import Status

        wanted = member_or_none(Status, status, "status")
        return rows_matching(
            "designations",
            (held for place in self._places_of(city) for held in place.designations),
            None,
            equals(wanted, lambda held: held.status),
        )

    def figures(
        self,
        where: Condition[Figure] | None = None,
        *,
        city: str | None = None,
        section: Section | str | None = None,
        indicator: Indicator | str | None = None,
        year: int | None = None,
        kind: Kind | str | None = None,
        source: str | None = None,
        level: Level | str | None = None,
        certificate: str | None = None,
    ) -> Rows[Figure]:
        """Every figure, city by city in the report's order and the order of the page, the national market last.

        Args:
            where: a function of a figure; only figures it is true for.
            city: only those of one city, by any of its names; ``china`` for the national market.
            section: only those of one section.
            indicator: only those of one indicator, such as ``Economy.gdp``, or its name.
            year: only those of one year.
            kind: only observed figures, or only targets.
            source: only those of one document.
            level: only those whose label is of that level of government.
            certificate: only those whose label is about that certificate.

        Raises:
            UnknownNameError: there is no such section, indicator, kind, source, level or certificate.
            AmbiguousNameError: the name fits several indicators.
            UnknownCityError: there is no such city.
        """
        wanted_section, wanted_kind = member_or_none(Section, section, "section"), member_or_none(Kind, kind, "kind")
        check_year(year)
        what = None if indicator is None else indicator_of(indicator)
        self._check_source(source)
        return rows_matching(
            "figures",
            (figure for place in self._places_of(city) for figure in place.figures),
            where,
            equals(wanted_section, lambda figure: figure.section),
            equals(what, lambda figure: figure.indicator),
            equals(year, lambda figure: figure.year),
            equals(wanted_kind, lambda figure: figure.kind),
            equals(source, lambda figure: figure.source),
            self._labelled(member_or_none(Level, level, "level"), certificate),
        )

    def observations(
        self,
        where: Condition[Figure] | None = None,
        *,
        city: str | None = None,
        section: Section | str | None = None,
        indicator: Indicator | str | None = None,
        year: int | None = None,
        kind: Kind | str | None = None,
        source: str | None = None,
        level: Level | str | None = None,
        certificate: str | None = None,
    ) -> Rows[Observation]:
        """The tidy view: every figure as a row. The arguments are those of `figures`."""
        from china_sso.model.observation import Observation

        found = self.figures(
            where, city=city, section=section, indicator=indicator, year=year, kind=kind, source=source, level=level,
            certificate=certificate,
        )  # fmt: skip
        return Rows(found, "observations", Observation.of, "figures")

    def indicators(self) -> Rows[Coverage]:
        """Every printed indicator, with its units and the places and years that have it."""
        from china_sso.model.coverage import coverages

        return self._library.once("coverage", lambda: Rows(coverages(self.figures()), "indicators"))

    def registers(self) -> dict[str, tuple[Any, ...]]:
        """What stands in the registers, by their names: what a folder laid over this data set may not say again."""
        library = self._library
        return {
            "places": tuple(self.places()),
            "sources": library.sources,
            "organisations": library.organisations,
            "sites": library.sites,
            "labels": tuple(library.labels.values()),
            "services": library.services,
            "errata": library.errata,
            "glossary": library.terms,
        }


def _again(folders: tuple[Folder, ...], errata: Confidence | None) -> Dataset:
    """A data set of another process: the bundled one of this one, or one of the same files."""
    return bundled_dataset(errata) if folders == (bundled(),) else Dataset(folders, errata=errata)


#: Made while the module is imported, which one thread does: a cache would give two threads that ask first a data set each.
_BUNDLED = {errata: Dataset((bundled(),), errata=errata) for errata in (None, *Confidence)}


def bundled_dataset(errata: Confidence | None = USUAL) -> Dataset:
    """The data set of the package, with the errata applied that are at least so sure; with None, as printed."""
    return _BUNDLED[errata]


def exchange_rates(source: str | None = None) -> Rates:
    """The bundled rates: see `Dataset.exchange_rates`."""
    return bundled_dataset().exchange_rates(source)
