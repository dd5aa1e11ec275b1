"""The files of one data set, read when something in them is first asked for, and kept.

One folder may lie over another: their registers follow each other, and a place has what the documents of both say of it.
One lock guards all reading, so that no two threads can wait for each other, and every file is read once. What is made under
it imports modules, so no module may read data while it is imported. A process that is forked while another thread imports a
module waits for that module for ever: that lock is Python's, and whoever forks imports before.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from china_sso.errors import DataFileError, Fault
from china_sso.reading import registers
from china_sso.reading.folder import Folder, bundled
from china_sso.reading.json import parse_checked

if TYPE_CHECKING:
    from china_sso.model.erratum import Erratum
    from china_sso.model.glossary import Term
    from china_sso.model.label import Label
    from china_sso.model.money import Rates
    from china_sso.model.organisation import Organisation, Site
    from china_sso.model.place import Place
    from china_sso.model.profile import Profile
    from china_sso.model.service import NamedService
    from china_sso.model.source import Source
    from china_sso.model.vocabulary import Confidence

T = TypeVar("T")


class _Reading:
    """The lock of all reading. A process that forks while another thread reads gets a fresh one: what is kept is whole."""

    lock = RLock()

    @classmethod
    def renew(cls) -> None:
        cls.lock = RLock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_Reading.renew)


class Library:
    """What the files of a data set hold, as objects of the model."""

    def __init__(self, folders: tuple[Folder, ...], *, errata: Confidence | None) -> None:
        self.folders = folders
        self.applied = errata
        """Errata at least so sure give figures the right value; None for as printed."""
        self._trusted: frozenset[Confidence] = errata.at_least if errata else frozenset()
        self._kept: dict[object, Any] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return library, (self.folders, self.applied)

    def once(self, key: object, make: Callable[[], T]) -> T:
        """What ``make`` gives, made once for every thread."""
        if key not in self._kept:
            with _Reading.lock:
                if key not in self._kept:
                    self._kept.setdefault(key, make())
        found: T = self._kept[key]
        return found

    def _lines(self, register: str) -> list[dict[str, Any]]:
        file = f"{register}.json"
        contents = (folder.read(file) for folder in self.folders)
        return [line for content in contents if content is not None for line in _list(content, register, file)]

    def _register(self, name: str, maker: Callable[[], registers.Maker[T]]) -> tuple[T, ...]:
        return self.once(name, lambda: tuple(map(maker(), self._lines(name))))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The documents."""
        return self._register("sources", registers.sources)

    @property
    def errata(self) -> tuple[Erratum, ...]:
        """What the documents print that can't be right."""
        return self.once("errata", lambda: tuple(map(self.erratum, self._errata)))

    @property
    def _errata(self) -> dict[str, dict[str, Any]]:
        return self.once("lines of errata", lambda: {line["id"]: line for line in self._lines("errata")})

    @property
    def terms(self) -> tuple[Term, ...]:
        """The words that the documents define."""
        return self._register("glossary", registers.glossary)

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """The organisations of the register."""
        return self._register("organisations", registers.organisations)

    def organisation_called(self, name: str) -> Organisation:
        """The organisation that goes by a name: one of the register, or one that has this name alone."""
        known = self.once("organisations by name", lambda: {name: each for each in self.organisations for name in each.names})
        if name in known:
            return known[name]
        from china_sso.model.organisation import Organisation

        return known.setdefault(name, Organisation.named(name))

    @property
    def sites(self) -> tuple[Site, ...]:
        """The sites of the register."""
        return self._register("sites", registers.sites)

    def place_named(self, slug: str) -> str:
        """The name of a place in English; its slug where the register hasn't got it, as an erratum alone may name it."""
        name: str = self.places.get(slug, {}).get("name", slug)
        return name

    def site_called(self, name: str, place: str) -> Site | None:
        """The site that goes by a name in the profile of a place: the place's own, or else the only one of that name."""

        def by_name() -> dict[str, dict[str | None, Site]]:
            found: dict[str, dict[str | None, Site]] = {}
            for site in self.sites:
                for each in site.names:
                    found.setdefault(each, {}).setdefault(site.city, site)
            return found

        fitting = self.once("sites by name", by_name).get(name, {})
        only = next(iter(fitting.values())) if len(fitting) == 1 else None
        return fitting.get(place) or fitting.get(None) or only

    @property
    def labels(self) -> dict[tuple[str, str], Label]:
        """The labels by the name of their indicator and their text."""
        return self.once(
            "labels by text",
            lambda: {(each.indicator.name, each.label): each for each in self._register("labels", registers.labels)},
        )

    def label_called(self, indicator: str, text: str) -> Label | None:
        """The label of an indicator with that text; None where the register has none."""
        return self.labels.get((indicator, text))

    @property
    def services(self) -> tuple[NamedService, ...]:
        """The services that the documents name."""
        return self._register("services", registers.services)

    @property
    def rates(self) -> Rates:
        """The exchange rates."""
        from china_sso.model.money import Rates

        return self.once("rates", lambda: Rates(self._register("exchange_rates", registers.exchange_rates)))

    @property
    def places(self) -> dict[str, dict[str, Any]]:
        """The lines of the places by their slugs, in the order of the register."""
        return self.once("places", lambda: {line["slug"]: line for line in self._lines("places")})

    def erratum(self, name: str) -> Erratum:
        """The erratum of an id. A city makes those that it has, of the many that there are."""
        make = self.once("maker of errata", lambda: registers.errata(self.place_named))
        return self.once(("erratum", name), lambda: make(self._errata[name]))

    def applies(self, erratum: Erratum) -> bool:
        """Whether figures have what it says is right."""
        return erratum.confidence in self._trusted

    def place(self, slug: str) -> Place:
        """A place that the register has, with what all documents say of it."""
        return self.once(("place", slug), lambda: self._assembled(slug))

    def _documents(self) -> dict[str, list[tuple[str, Folder]]]:
        """By the slug of each place, the documents on it and where they lie, in the order of the register of documents."""
        found: dict[str, dict[str, list[tuple[str, Folder]]]] = {source.id: {} for source in self.sources}
        for folder in self.folders:
            for name in folder.names:
                source, slash, file = name.partition("/")
                if slash:
                    found[source].setdefault(file.removesuffix(".json"), []).append((source, folder))
        documents: dict[str, list[tuple[str, Folder]]] = {}
        for by_slug in found.values():
            for slug, there in by_slug.items():
                documents.setdefault(slug, []).extend(there)
        return documents

    def _assembled(self, slug: str) -> Place:
        from china_sso.reading import assemble  # the whole model: what asks for registers only does without

        documents = self.once("documents by place", self._documents).get(slug, ())
        found: list[Profile] = []
        for source, folder in documents:
            file = f"{source}/{slug}.json"
            content = folder.read(file)
            if content is not None:
                found.extend(assemble.profiles(_list(content, "profiles", file), slug, source, self))
        return assemble.place(self.places[slug], tuple(found))


def _list(content: bytes, key: str, file: str) -> list[dict[str, Any]]:
    """The one list of a file. Raises `DataFileError` where the file was changed after it was checked: it is no half answer."""
    try:
        lines: list[dict[str, Any]] = parse_checked(content)[key]
    except (ValueError, LookupError, TypeError):
        raise DataFileError((Fault(file, "$", f"an object with the one key {key}", "what was changed since"),)) from None
    return lines


@cache
def _bundled(errata: Confidence | None) -> Library:
    return Library((bundled(),), errata=errata)


def library(folders: tuple[Folder, ...], errata: Confidence | None) -> Library:
    """The files of some folders; those of the package alone are the same object every time."""
    return _bundled(errata) if folders == (bundled(),) else Library(folders, errata=errata)
