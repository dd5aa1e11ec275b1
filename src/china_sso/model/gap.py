"""Why a place has no figure of an indicator: a reason of a closed kind, with what there is instead.

`gap_of` decides it for everything that looks figures up. "Not in the sources" is said only where that is true of the place
as a whole, of its parts, and of its targets, in every year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from attrs import Factory, evolve, field, frozen

from china_sso.errors import NoRateError, SeveralFiguresError
from china_sso.model.calculated import Growth
from china_sso.model.derived import Ratio
from china_sso.model.figure import Figure
from china_sso.model.indicator import Indicator, WithLabel
from china_sso.model.indicators import indicator_named
from china_sso.model.kindred import kindred_of, named_kindred
from china_sso.model.records import OfficeParks
from china_sso.model.units import Currency, Unit
from china_sso.model.vocabulary import Kind

if TYPE_CHECKING:
    from china_sso.model.institution import Institution
    from china_sso.model.money import Rates
    from china_sso.model.place import Place
    from china_sso.model.transport import Facility, Link


class GapKind(StrEnum):
    """Why there is no figure."""

    NOT_PRINTED = "not_printed"
    """No document prints it of the place, nor of a part of it, nor as a target, for any year; nor anything kindred."""
    KINDRED = "kindred"
    """It is not printed as such, but a kindred indicator is: its growth or share, that of parks, of a part, by another count."""
    NAMED = "named"
    """It is not counted, but what it counts is named."""
    PART_ONLY = "part_only"
    """It is printed of parts of the place only: parks, districts."""
    TARGET_ONLY = "target_only"
    """It is printed as a target only."""
    OTHER_YEARS = "other_years"
    """It is printed for other years only, or without a year."""
    SEVERAL = "several"
    """There are several that differ by their label, and none without: choose one."""
    OTHER_LABELS = "other_labels"
    """It is printed with other labels only than the one asked for."""
    OTHER_UNIT = "other_unit"
    """It is in a unit that doesn't compare with that of the others."""
    NO_RATE = "no_rate"
    """There is no exchange rate for its year."""
    PART_OF_YEAR = "part_of_year"
    """Its amount was made in a part of a year."""
    INEXACT = "inexact"
    """It is not exact, and only exact figures will do."""
    NATIONAL = "national"
    """It is that of the nation, which the cities are a part of."""
    INPUTS = "inputs"
    """It is derived, and not all that it is derived from is there, for one year and in one document."""
    OPEN = "open"
    """It is derived, and could be anything by what it is derived from: "more than" over "more than"."""
    NO_PART = "no_part"
    """It is a target that is a share, a rate or nothing, of which no part can be reached."""
    NO_DOCUMENT = "no_document"
    """The place has no profile in the document asked for, or in any."""


@frozen(kw_only=True)
class Gap:
    """Why a place has no figure. ``text`` is for people."""

    kind: GapKind
    """The reason, of a closed list."""
    place: str
    """The slug of the place."""
    indicator: Indicator
    """What was asked for."""
    year: int | None = None
    """The year asked for; None: the latest."""
    label: str | None = None
    """The label asked for."""
    years: tuple[int | None, ...] = ()
    """The years that there are figures of, None for undated ones; of what has no exchange rate, the year of the rate."""
    subjects: tuple[str, ...] = ()
    """The parts of the place that it is printed of."""
    labels: tuple[str, ...] = ()
    """The labels that there are."""
    named: tuple[str, ...] = ()
    """What is named and not counted."""
    kindred: tuple[Indicator, ...] = ()
    """The kindred indicators to look at, since there are figures of them."""
    aims: tuple[Indicator, ...] = ()
    """Those of them that there are only targets of."""
    figure: Figure | None = None
    """The figure that there is but can't be used: in another unit, of a part of a year, not exact ..."""
    unit: Unit | None = None
    """The unit that its unit doesn't compare with."""
    currency: Currency | None = None
    """The currency without a rate."""
    source: str | None = None
    """The document asked for."""
    inputs: tuple[Gap, ...] = ()
    """What is missing of what it is derived from."""
    place_name: str = field(default=Factory(lambda gap: gap.place, takes_self=True), eq=False, repr=False)
    """The name of the place in English; the slug for one made by hand."""

    @property
    def text(self) -> str:
        """The reason for people, as the end of a sentence: ``only for 2009 and 2011``."""
        see = f"; see {_and(_kindred(self))}" if self.kindred and self.kind is not GapKind.KINDRED else ""
        return _TEXTS[self.kind](self) + see

    def __str__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        from china_sso.model.notebook import gap_html

        return gap_html(self)


def _years(years: Iterable[int | None]) -> str:
    return _and("undated" if year is None else str(year) for year in years)


def _and(words: Iterable[str]) -> str:
    *others, last = (*words,) or ("others",)
    return f"{', '.join(others)} and {last}" if others else last


def _kindred(gap: Gap) -> Iterator[str]:
    return (f"{each.name}{' (a target)' if each in gap.aims else ''}" for each in gap.kindred)


def _only_for(gap: Gap) -> str:
    asked = f"not for {gap.year}, " if gap.year is not None else ""
    dated = [str(year) for year in gap.years if year is not None]
    undated = ["without a year"] if None in gap.years else []
    return f"{asked}only {_and(([f'for {_and(dated)}'] if dated else []) + undated)}"


def _targets(gap: Gap) -> str:
    of = f" of {_and(gap.subjects)}" if gap.subjects else ""
    return f"only as a target{of}{f' for {_years(gap.years)}' if any(gap.years) else ''}"


def _no_rate(gap: Gap) -> str:
    (year,) = gap.years or (gap.year,)
    return f"no exchange rate of {gap.currency} {f'for {year}' if year is not None else 'without a year'}"


def _inputs(gap: Gap) -> str:
    if not gap.inputs and isinstance(gap.indicator, Growth):
        return "what it would follow from is not of one document"
    if not gap.inputs:
        return "what it is derived from is not of one year and one document"
    return "; ".join(f"{each.indicator.short}: {each.text}" for each in gap.inputs)


_TEXTS: dict[GapKind, Callable[[Gap], str]] = {
    GapKind.NOT_PRINTED: lambda _gap: "not in the sources",
    GapKind.KINDRED: lambda gap: f"not as such; see {_and(_kindred(gap))}",
    GapKind.NAMED: lambda gap: f"not counted; named: {'; '.join(gap.named)}",
    GapKind.PART_ONLY: lambda gap: f"only of a part: {'; '.join(gap.subjects)} ({_years(gap.years)})",
    GapKind.TARGET_ONLY: _targets,
    GapKind.OTHER_YEARS: _only_for,
    GapKind.SEVERAL: lambda gap: f"several, choose by label: {'; '.join(gap.labels)}",
    GapKind.OTHER_LABELS: lambda gap: f"only with other labels: {'; '.join(gap.labels) or 'none'}",
    GapKind.OTHER_UNIT: lambda gap: f"in {gap.figure and gap.figure.unit}, not {gap.unit}: {gap.figure}",
    GapKind.NO_RATE: _no_rate,
    GapKind.PART_OF_YEAR: lambda gap: f"only for a part of a year: {gap.figure}",
    GapKind.INEXACT: lambda gap: f"not exact: {gap.figure}",
    GapKind.NATIONAL: lambda gap: f"the nation is not ranked among cities{f': {gap.figure}' if gap.figure else ''}",
    GapKind.INPUTS: _inputs,
    GapKind.OPEN: lambda gap: f"nothing certain follows from {_and(str(each.figure) for each in gap.inputs)}",
    GapKind.NO_PART: lambda gap: (
        "a share or a rate, of which no part can be reached" if gap.figure and gap.figure.value else "a target of nothing"
    ),
    GapKind.NO_DOCUMENT: lambda gap: f"no profile in {gap.source}" if gap.source else "no profile in any document",
}


def gap_of(
    place: Place,
    indicator: Indicator | str,
    year: int | None = None,
    *,
    label: str | None = None,
    source: str | None = None,
    currency: Currency | None = None,
    rates: Rates | None = None,
) -> Gap | None:
    """Why a place has no such figure; None where `Place.figure` gives one, in the currency if one is asked for.

    Args:
        place: a city, or the national market.
        indicator: printed or derived, or its name.
        year: the year; without it, any.
        label: only figures with that label.
        source: only figures of that document.
        currency: money in that currency.
        rates: exchange rates other than the bundled ones.

    Examples:
        >>> import china_sso as sso
        >>> print(gap_of(sso.city("dalian"), "wages.average_salary", 2012))
        not for 2012, only for 2011
    """
    found = answer_of(place, indicator, year, label=label, source=source, currency=currency, rates=rates)
    return found if isinstance(found, Gap) else None


def answer_of(
    place: Place,
    indicator: Indicator | str,
    year: int | None = None,
    *,
    label: str | None = None,
    source: str | None = None,
    currency: Currency | None = None,
    rates: Rates | None = None,
) -> Figure | Gap:
    """What `Place.figure` gives, in the currency if one is asked for, or why there is no such figure; see `gap_of`."""
    what = indicator_named(indicator)
    asked = _Asked(place=place, indicator=what, year=year, label=label, source=source)
    if source not in (None, *place.sources) or not place.sources:
        return asked.gap(GapKind.NO_DOCUMENT)
    try:
        figure = place.figure(what, year, label=label, source=source, rates=rates)
    except SeveralFiguresError as error:
        return asked.gap(GapKind.SEVERAL, labels=error.labels)
    if figure is not None:
        return _in_currency(asked, figure, currency, rates)
    return _derived(asked, place, rates) if what.inputs else _printed(asked, place)


@frozen(kw_only=True)
class _Asked:
    """What a figure was looked for by."""

    place: Place
    indicator: Indicator
    year: int | None
    label: str | None
    source: str | None

    def gap(self, kind: GapKind, **found: Any) -> Gap:
        """The gap of that kind, with what there is instead."""
        return Gap(
            kind=kind,
            place=self.place.slug,
            place_name=self.place.name,
            indicator=self.indicator,
            year=self.year,
            label=self.label,
            source=self.source,
            **found,
        )


def _in_currency(asked: _Asked, figure: Figure, currency: Currency | None, rates: Rates | None) -> Figure | Gap:
    """The figure in the currency, if it is money and one is asked for; the gap where there is no rate for it."""
    if currency is None or figure.currency is None:
        return figure
    try:
        return figure.to(currency, rates)
    except NoRateError as error:
        return asked.gap(GapKind.NO_RATE, figure=figure, currency=Currency(error.currency), years=(error.year,))


def _printed(asked: _Asked, place: Place) -> Gap:
    """The gap of an indicator that isn't derived, by what there is of it."""
    what = asked.indicator
    base = what.base if isinstance(what, WithLabel) else what
    every = [figure for figure in base.of(place) if asked.source in (None, figure.source)]
    if not every:
        return _not_printed(asked, place)
    wanted = {label for label in (asked.label, what.label if isinstance(what, WithLabel) else None) if label is not None}
    fitting = [figure for figure in every if wanted <= {figure.label}]
    observed = [figure for figure in fitting if figure.kind is Kind.OBSERVED]
    own = [figure for figure in observed if figure.subject is None]
    kindred = _instead(asked, place)
    if own:
        return asked.gap(GapKind.OTHER_YEARS, kindred=kindred, years=_years_of(own))
    if fitting:
        kind, found = (GapKind.PART_ONLY, observed) if observed else (GapKind.TARGET_ONLY, fitting)
        return asked.gap(kind, kindred=kindred, subjects=_subjects_of(found), years=_years_of(found))
    labels = dict.fromkeys(figure.label or "without a label" for figure in every)
    return asked.gap(GapKind.OTHER_LABELS, kindred=kindred, labels=tuple(labels))


def _not_printed(asked: _Asked, place: Place) -> Gap:
    """The gap of what no document prints: what is kindred to it, and what is named of it."""
    what = asked.indicator.base if isinstance(asked.indicator, WithLabel) else asked.indicator
    near = {each: {f.kind for f in each.of(place) if asked.source in (None, f.source)} for each in kindred_of(what, place)}
    kindred = tuple(each for each, kinds in near.items() if kinds)
    aims = tuple(each for each in kindred if near[each] == {Kind.TARGET})
    named = _named(what, place, asked.source)
    kind = GapKind.NAMED if named else GapKind.KINDRED if kindred else GapKind.NOT_PRINTED
    return asked.gap(kind, kindred=kindred, aims=aims, named=named)


def _named(what: Indicator, place: Place, source: str | None) -> tuple[str, ...]:
    """The names of what an indicator counts, where a list of the place has them."""
    found: list[str] = []
    for lists in what.listed:
        name, _, kind = lists.partition(".")
        if name == "designations":
            held = (each for each in place.designations if each.status.value == kind and source in (None, each.source))
            found += (each.holder for each in held if each.holder)
        else:
            listed: Iterable[Link | Facility | Institution] = getattr(place, name)
            found += (each.name for each in listed if each.kind.value == kind and source in (None, each.source))
    return tuple(dict.fromkeys(found))


def _instead(asked: _Asked, place: Place) -> tuple[Indicator, ...]:
    """The kindred indicators that there are such figures of as were asked for: observed, of that year, of the place or parks."""
    what = asked.indicator.base if isinstance(asked.indicator, WithLabel) else asked.indicator
    return tuple(each for each in named_kindred(what) if any(_fits(figure, asked) for figure in each.of(place)))


def _fits(figure: Figure, asked: _Asked) -> bool:
    whole = figure.subject is None or figure.topic == OfficeParks.topic
    return whole and figure.kind is Kind.OBSERVED and asked.year in (None, figure.year) and asked.source in (None, figure.source)


def _years_of(figures: Iterable[Figure]) -> tuple[int | None, ...]:
    years = {figure.year for figure in figures}
    return (*sorted(year for year in years if year is not None), *((None,) if None in years else ()))


def _subjects_of(figures: Iterable[Figure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(figure.subject for figure in figures if figure.subject is not None))


def _derived(asked: _Asked, place: Place, rates: Rates | None) -> Gap:
    """The gap of a derived indicator: the gaps of what it is derived from."""
    what, year, source = asked.indicator, asked.year, asked.source
    gaps = [gap_of(place, each, year, source=source, currency=Currency.USD, rates=rates) for each in what.inputs]
    missing = tuple(_without(gap, what.inputs) for gap in gaps if gap)
    open_ = None if missing or not isinstance(what, Ratio) else _open(asked, what, place)
    if open_:
        return open_
    apart = isinstance(what, Growth) and _of_two_years(what, place, asked)
    if not missing and not apart and (year is None or len(gaps) == 1):  # each is there, but not all for one year, or not for two
        missing = tuple(
            Gap(kind=GapKind.OTHER_YEARS, place=place.slug, place_name=place.name, indicator=each, years=years or (None,))
            for each, years in ((each, place.years(each, source=source, rates=rates)) for each in what.inputs)
        )
    return asked.gap(GapKind.INPUTS, inputs=missing, years=place.years(what, source=source, rates=rates))


def _of_two_years(what: Growth, place: Place, asked: _Asked) -> bool:
    """Whether there are values of two years that a growth could be between, though no document has both."""
    years = place.years(what.quantity, source=asked.source)
    return any(year + 1 in years for year in years) if asked.year is None else {asked.year - 1, asked.year} <= {*years}


def _open(asked: _Asked, what: Ratio, place: Place) -> Gap | None:
    """The gap of a ratio that has all its figures, but of which nothing follows."""
    sources = place.sources if asked.source is None else (asked.source,)
    every = [figures for source in sources for figures in what.put_together(place, source)]
    latest = max((next(iter(figures.values())).year or 0 for figures in every), default=None)
    year = latest if asked.year is None else asked.year
    for figures in every:
        if all((figure.year or 0) == year for figure in figures.values()):
            inputs = tuple(
                Gap(
                    kind=GapKind.INEXACT,
                    place=place.slug,
                    place_name=place.name,
                    indicator=each,
                    year=year or None,
                    figure=figure,
                )
                for each, figure in figures.items()
            )
            return asked.gap(GapKind.OPEN, inputs=inputs)
    return None


def _without(gap: Gap, known: tuple[Indicator, ...]) -> Gap:
    """A gap without what the reader is looking at already."""
    kindred = tuple(each for each in gap.kindred if each not in known)
    lost = gap.kind is GapKind.KINDRED and not kindred
    aims = tuple(each for each in gap.aims if each in kindred)
    return evolve(gap, kind=GapKind.NOT_PRINTED if lost else gap.kind, kindred=kindred, aims=aims)
