"""Checks a whole folder before anything of it is loaded: every file by itself, and what the files say of each other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from attrs import define, field

from china_sso.errors import MOST_KEPT, DataFileError, Fault, nearest, shortened
from china_sso.model.erratum import Correctable, Correction, Erratum
from china_sso.model.figure import Figure
from china_sso.model.glossary import Term
from china_sso.model.label import Label
from china_sso.model.money import ExchangeRate
from china_sso.model.names import key_of
from china_sso.model.once import Once
from china_sso.model.organisation import Organisation, Site
from china_sso.model.place import City, Market
from china_sso.model.profile import Chapter, Profile
from china_sso.model.service import NamedService
from china_sso.model.source import Source
from china_sso.reading import consistency, validate
from china_sso.reading.folder import MARKET, Snapshot
from china_sso.reading.json import parse, shown

T = TypeVar("T")


#: What the lines of each register are.
KINDS: dict[str, Any] = {
    "places": City | Market,
    "sources": Source,
    "organisations": Organisation,
    "sites": Site,
    "labels": Label,
    "services": NamedService,
    "errata": Erratum,
    "glossary": Term,
    "exchange_rates": ExchangeRate,
}


@define(slots=False)
class _Check:
    """The state of one check: what was found wrong so far, and what the files hold that others refer to."""

    folder: Snapshot
    faults: list[Fault] = field(factory=list[Fault])
    registers: dict[str, tuple[Any, ...]] = field(factory=dict[str, tuple[Any, ...]])
    beneath: Mapping[str, tuple[Any, ...]] = field(factory=dict[str, tuple[Any, ...]])
    """What a data set underneath has already, by register."""
    more: int = 0
    """How many faults there are beyond those that are kept."""
    effort: int = 10**7
    """What may still be spent on saying what was perhaps meant: in steps of comparing texts, less than a second's work."""
    broken: set[str] = field(factory=set[str])
    """The registers that could not be read: what refers to them is not held against the files."""
    _kept: dict[str, Any] = field(init=False, factory=dict[str, Any])

    def fault(self, file: str, path: str, expected: str, found: str) -> None:
        self.add((Fault(file, path, expected, found),), 1)

    def add(self, faults: tuple[Fault, ...], count: int) -> None:
        kept = faults[: MOST_KEPT - len(self.faults)]
        self.faults.extend(kept)
        self.more += count - len(kept)

    def attempt(self, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except DataFileError as error:
            self.add(error.faults, error.count)
            return None

    def near(self, text: str, names: Collection[str]) -> tuple[str, ...]:
        """The names most like a text, as long as that is worth the effort."""
        effort = len(names) * (400 + min(len(text), 200) ** 2)
        if effort > self.effort:
            return ()
        self.effort -= effort
        return nearest(text, names, 2)

    @Once
    def labels(self) -> Mapping[str, Mapping[str, None]]:
        """The labels of the vocabulary by the names of their indicators, in the order of the file."""
        found: dict[str, dict[str, None]] = {}
        for each in self.all("labels"):
            found.setdefault(each.indicator.name, {})[each.label] = None
        return found

    @Once
    def errata(self) -> Mapping[str, Erratum]:
        """The errata by their ids."""
        return {each.id: each for each in self.all("errata")}

    @Once
    def corrections(self) -> Mapping[str, Mapping[Correctable, Correction]]:
        """What each erratum corrects, by its id."""
        return {name: {each.attribute: each for each in erratum.corrections} for name, erratum in self.errata.items()}

    @Once
    def sources(self) -> frozenset[str]:
        """The ids of the documents."""
        return frozenset(each.id for each in self.all("sources"))

    @Once
    def slugs(self) -> frozenset[str]:
        """The slugs of the places."""
        return frozenset(each.slug for each in self.all("places"))

    def all(self, register: str) -> tuple[Any, ...]:
        return (*self.beneath.get(register, ()), *self.registers.get(register, ()))


def check(
    folder: Snapshot, beneath: Mapping[str, tuple[Any, ...]], on_file: Callable[[str], None] | None = None
) -> dict[str, tuple[Any, ...]]:
    """Checks every file of a folder, and gives what its registers hold.

    Args:
        folder: the files.
        beneath: what the registers of the data set beneath it hold, where it is laid over one.
        on_file: called with the name of each file before it is checked, to show progress.

    Raises `DataFileError` with every fault of every file.
    """
    state = _Check(folder, beneath=beneath)
    for name in folder.files:
        if "/" not in name:
            if on_file:
                on_file(name)
            _check_register(state, name)
    _check_once(state)
    _check_names(state)
    _check_registers(state)
    _check_corrections(state)
    for name, (source, slug) in zip((name for name in folder.files if "/" in name), folder.profiles, strict=True):
        if on_file:
            on_file(name)
        _check_profiles(state, name, source, slug)
    if state.faults:
        raise DataFileError(tuple(state.faults), len(state.faults) + state.more)
    return state.registers


def _check_register(state: _Check, name: str) -> None:
    register = name.removesuffix(".json")

    def read() -> tuple[Any, ...]:
        return validate.structure_list(parse(state.folder.files[name], name), register, KINDS[register], name, state.near)

    found = state.attempt(read)
    if found is None:
        state.broken.add(register)
    else:
        state.registers[register] = found


#: By what the lines of a register are told apart: each stands once.
_KEYS: dict[str, Callable[[Any], Iterable[tuple[str, ...]]]] = {
    "places": lambda place: ((key_of(place.slug),),),
    "sources": lambda source: ((source.id,),),
    "organisations": lambda organisation: (("id", organisation.id), *((name,) for name in dict.fromkeys(organisation.names))),
    "sites": lambda site: (("id", site.id), *((name, site.city or "") for name in dict.fromkeys(site.names))),
    "labels": lambda label: ((label.indicator.name, label.label),),
    "services": lambda service: ((service.source, service.name),),
    "errata": lambda erratum: ((erratum.id,),),
    "glossary": lambda term: ((term.source, term.term),),
}


def _check_once(state: _Check) -> None:
    for register, keys in _KEYS.items():
        seen = {key for each in state.beneath.get(register, ()) for key in keys(each)}
        for i, each in enumerate(state.registers.get(register, ())):
            for key in keys(each):
                if key in seen:
                    state.fault(
                        f"{register}.json",
                        f"$.{register}[{i}]",
                        "each id and name once",
                        f"{shown(' '.join(filter(None, key)))} again",
                    )
                seen.add(key)


def _check_names(state: _Check) -> None:
    """A city may be called what another is called, since slugs tell them apart, but not what the market is called."""
    for i, place in enumerate(state.registers.get("places", ())):
        if not isinstance(place, City):
            continue
        called = {name: getattr(place, name) for name in ("slug", "name", "chinese", "pinyin")}
        called |= {f"aliases[{number}]": alias for number, alias in enumerate(place.aliases)}
        for name, value in called.items():
            if key_of(value) == MARKET:
                state.fault("places.json", f"$.places[{i}].{name}", f"another name: {MARKET} is the market", shown(value))


def _check_registers(state: _Check) -> None:
    """What the lines of registers refer to."""
    groups = {organisation.id for organisation in state.all("organisations")}
    for i, organisation in enumerate(state.registers.get("organisations", ())):
        if organisation.country is not None and not consistency.is_country(organisation.country):
            path = f"$.organisations[{i}].country"
            state.fault("organisations.json", path, "two capital letters, as in ISO 3166-1", shown(organisation.country))
        if organisation.group is not None and (organisation.group == organisation.id or organisation.group not in groups):
            path = f"$.organisations[{i}].group"
            state.fault(
                "organisations.json", path, "the id of another organisation in organisations.json", shown(organisation.group)
            )
    if "places" not in state.broken:
        for i, site in enumerate(state.registers.get("sites", ())):
            if site.city is not None and site.city not in state.slugs:
                state.fault("sites.json", f"$.sites[{i}].city", "the slug of a place in places.json", shown(site.city))


def _check_corrections(state: _Check) -> None:
    """An erratum says of each attribute once what is right."""
    for i, erratum in enumerate(state.registers.get("errata", ())):
        seen: set[Correctable] = set()
        for k, each in enumerate(erratum.corrections):
            if each.attribute in seen:
                path = f"$.errata[{i}].corrections[{k}].attribute"
                state.fault("errata.json", path, "each attribute once", shown(each.attribute.value))
            seen.add(each.attribute)


def _check_profiles(state: _Check, name: str, source: str, slug: str) -> None:
    """A file on a place: its own form, and what it refers to."""

    def read() -> tuple[Profile, ...]:
        return validate.structure_list(parse(state.folder.files[name], name), "profiles", Profile, name, state.near)

    if "sources" not in state.broken and source not in state.sources:
        state.fault(name, "$", "a folder with the id of a source in sources.json", shortened(source))
    if "places" not in state.broken and slug not in state.slugs:
        state.fault(name, "$", "the slug of a place in places.json as its name", shortened(slug))
    profiles = state.attempt(read)
    if profiles is None:
        return
    for fault in consistency.inconsistencies(profiles):
        state.fault(name, *fault)
    if "errata" not in state.broken:
        for fault in _wrong_errata(profiles, source, slug, state):
            state.fault(name, *fault)
        if "labels" not in state.broken:
            for fault in _wrong_labels(profiles, state):
                state.fault(name, *fault)


def _figures(profiles: tuple[Profile, ...]) -> Iterator[tuple[str, Chapter, Figure]]:
    for i, profile in enumerate(profiles):
        for j, chapter in enumerate(profile.chapters):
            for path, figure in consistency.figures_of(chapter, f"$.profiles[{i}].chapters[{j}]"):
                yield path, chapter, figure


def _wrong_errata(profiles: tuple[Profile, ...], source: str, slug: str, state: _Check) -> Iterator[tuple[str, str, str]]:
    """Figures that name an erratum which there isn't, is another place's, or doesn't fit what they print."""
    for path, chapter, figure in _figures(profiles):
        if figure.erratum is None:
            continue
        named = str(figure.erratum)  # what a file says is the id
        erratum = state.errata.get(named)
        if erratum is None:
            yield f"{path}.erratum", "the id of an erratum in errata.json", shown(named)
        else:
            here = (source, slug, chapter.section)
            if (erratum.source, erratum.place, erratum.section) != here:
                where = f"{erratum.place}, {erratum.section.value} of {erratum.source}"
                yield f"{path}.erratum", "an erratum of this document, place and section", f"{named}, which is of {where}"
            yield from _wrong_corrections(figure, named, state.corrections[named], path)


def _wrong_labels(profiles: tuple[Profile, ...], state: _Check) -> Iterator[tuple[str, str, str]]:
    """Labels that the vocabulary doesn't have: as printed, or as an erratum corrects the figure."""
    for path, _, figure in _figures(profiles):
        corrections = state.corrections.get(str(figure.erratum), {})
        printed: dict[Correctable, Any] = {Correctable.INDICATOR: figure.indicator, Correctable.LABEL: figure.label}
        corrected = tuple(corrections[each].right if each in corrections else value for each, value in printed.items())
        for indicator, label in dict.fromkeys(((figure.indicator, figure.label), corrected)):
            known = state.labels.get(str(indicator), {})
            if label is not None and label not in known:
                near = " or ".join(f"‘{shortened(each)}’" for each in state.near(str(label), known))
                expected = f"a label of {indicator} in labels.json{f', perhaps {near}' if near else ''}"
                yield f"{path}.label", expected, shown(label)


def _wrong_corrections(
    figure: Figure, erratum: str, corrections: Mapping[Correctable, Correction], path: str
) -> Iterator[tuple[str, str, str]]:
    for correction in corrections.values():
        attribute = correction.attribute.value
        printed = getattr(figure, attribute)
        if printed != correction.printed:
            yield f"{path}.{attribute}", f"{correction.printed}, as the erratum {erratum} has it", str(printed)
