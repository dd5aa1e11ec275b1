"""Hypothesis strategies for every class of the model, and for the errors.

`MODEL` and `ERRORS` have one for each class. Figures obey the vocabulary: the unit fits the indicator, an indicator of
several figures has a label, a range ends above its value. A city of `cities()` is one that a data file could hold: its
facts stand where their chapter says, so that it can be written (`files_of`) and read again.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar

import attrs
from attrs import evolve
from hypothesis import assume
from hypothesis import strategies as st

import china_sso as sso
from china_sso import errors
from china_sso.model.indicators import DERIVED
from china_sso.model.money import Factor
from china_sso.model.names import key_of, slug_of
from china_sso.model.numbers import Number
from china_sso.model.records import PRINTED, RECORD_TYPES
from china_sso.tables.json import dumps

T = TypeVar("T")
Strategy = st.SearchStrategy

#: What data files hold is below it.
LIMIT = 10**18

# --- texts and numbers ----------------------------------------------------------------------------------------------


@cache
def texts(max_size: int = 12) -> Strategy[str]:
    """Texts that say something: not empty, and of characters that UTF-8 has."""
    return st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=max_size).filter(str.strip)


@cache
def names() -> Strategy[str]:
    """Names that an id can be made of."""
    return texts().filter(slug_of)


@cache
def maybe(strategy: Strategy[T]) -> Strategy[T | None]:
    """Something or nothing."""
    return st.none() | strategy


@cache
def several(strategy: Strategy[T], most: int = 3) -> Strategy[tuple[T, ...]]:
    """None, one or a few."""
    return st.lists(strategy, max_size=most).map(tuple)


@cache
def decimals(digits: int = 8, below: int = LIMIT) -> Strategy[Decimal]:
    """Decimals with up to so many digits behind the point."""

    def scaled(places: int) -> Strategy[Decimal]:
        most = (below - 1) * 10**places
        return st.integers(-most, most).map(lambda number: Decimal(number).scaleb(-places))

    return st.integers(0, digits).flatmap(scaled)


@cache
def numbers() -> Strategy[Number]:
    """Values of figures."""
    return st.integers(-LIMIT + 1, LIMIT - 1) | decimals()


@cache
def positive_numbers() -> Strategy[Number]:
    """Values above zero."""
    return st.integers(1, LIMIT - 1) | decimals().map(abs).filter(bool)


@cache
def percents() -> Strategy[sso.Percent]:
    """Percentages, of any sign."""
    return decimals(3, 10**4).map(sso.Percent)


# --- time and money -------------------------------------------------------------------------------------------------


@cache
def years() -> Strategy[int]:
    """Years that a calendar has."""
    return st.integers(1, 9999)


def _period(first: tuple[int, int], last: tuple[int, int]) -> sso.Period:
    begins, ends = sorted((first, last))
    return sso.Period(date(*begins, 1), date(*ends, monthrange(*ends)[1]))


@cache
def periods(some_years: Strategy[int] | None = None) -> Strategy[sso.Period]:
    """Years, months, and spans of either."""
    of = some_years if some_years is not None else st.integers(1900, 2100)
    months = st.tuples(of, st.integers(1, 12))
    return st.one_of(
        of.map(sso.Period.of_year),
        months.map(lambda month: _period(month, month)),
        st.builds(lambda first, last: _period((min(first, last), 1), (max(first, last), 12)), of, of),
        st.builds(_period, months, months),
    )


@cache
def currencies() -> Strategy[sso.Currency]:
    """The three of them."""
    return st.sampled_from(sso.Currency)


@cache
def exchange_rates() -> Strategy[sso.ExchangeRate]:
    """Rates above zero."""
    per_usd = st.integers(1, 10**8).map(lambda number: Decimal(number).scaleb(-4))
    return st.builds(sso.ExchangeRate, currency=currencies(), per_usd=per_usd, year=st.integers(1978, 2100), source=texts())


@cache
def rates() -> Strategy[sso.Rates]:
    """Exchange rates, each year with its own or one for all."""
    return st.builds(sso.Rates, several(exchange_rates(), 2), maybe(st.integers(1978, 2100)))


def money(currency: Strategy[sso.Currency] | None = None) -> Strategy[sso.Money]:
    """Amounts of a currency."""
    amounts = decimals(4, 10**15)
    return st.builds(sso.Money, amount=amounts, currency=currency or currencies(), rates=several(exchange_rates(), 2))


# --- documents ------------------------------------------------------------------------------------------------------


@cache
def sections() -> Strategy[sso.Section]:
    """Sections of a profile."""
    return st.sampled_from(sso.Section)


@cache
def marks() -> Strategy[str]:
    """Footnote marks."""
    return st.integers(1, 30).map(str)


@cache
def footnotes() -> Strategy[sso.Footnote]:
    """Primary sources that a profile names."""
    return st.builds(sso.Footnote, mark=marks(), publisher=maybe(texts()), title=maybe(texts()), url=maybe(texts()))


@cache
def citations() -> Strategy[sso.Citation]:
    """Places in documents."""
    return st.builds(sso.Citation, source=texts(), pages=texts(), section=sections(), footnotes=several(marks()))


@cache
def sources() -> Strategy[sso.Source]:
    """Documents."""
    text = maybe(texts())
    return st.builds(
        sso.Source, id=texts(), title=texts(), publisher=texts(), kind=texts(), date=text, author=text, url=text, note=text
    )


@cache
def terms() -> Strategy[sso.Term]:
    """Words of the trade."""
    return st.builds(sso.Term, term=texts(), meaning=texts(), source=texts())


@cache
def corrections() -> Strategy[sso.Correction]:
    """Of any attribute, with values of its type."""
    return st.sampled_from(sso.Correctable).flatmap(
        lambda attribute: st.builds(sso.Correction, st.just(attribute), _CORRECTED[attribute], _CORRECTED[attribute])
    )


#: What each attribute that an erratum may correct can hold.
_CORRECTED: dict[sso.Correctable, Strategy[Any]] = {
    sso.Correctable.INDICATOR: st.sampled_from(tuple(PRINTED.values())),
    sso.Correctable.LABEL: maybe(texts()),
    sso.Correctable.SUBJECT: maybe(texts()),
    sso.Correctable.VALUE: numbers(),
    sso.Correctable.UPPER: maybe(numbers()),
    sso.Correctable.UNIT: st.sampled_from(sso.Unit),
    sso.Correctable.PERIOD: maybe(periods()),
    sso.Correctable.BOUND: st.sampled_from(sso.Bound),
    sso.Correctable.KIND: st.sampled_from(sso.Kind),
    sso.Correctable.GROWTH: maybe(percents()),
    sso.Correctable.GROWTH_FROM: maybe(st.integers(1978, 2100)),
}


@cache
def publications() -> Strategy[sso.Publication]:
    """What evidence from outside is published in."""
    return st.builds(sso.Publication, publisher=texts(), title=texts(), url=texts())


@cache
def errata() -> Strategy[sso.Erratum]:
    """What is printed wrong."""
    return st.builds(
        sso.Erratum,
        id=texts(),
        source=texts(),
        place=texts(),
        section=sections(),
        printed=texts(),
        right=maybe(texts()),
        evidence=texts(),
        confidence=st.sampled_from(sso.Confidence),
        outside=several(publications(), 2),
        corrections=st.lists(corrections(), max_size=2, unique_by=lambda each: each.attribute).map(tuple),
    )


@cache
def origins() -> Strategy[sso.Origin]:
    """Where a fact stands: what the place of a file and of a line in it tell."""
    return st.builds(sso.Origin, place=texts(), source=texts(), pages=texts(), section=sections())


#: The marks of a profile's footnotes; facts of a file have no others.
Marks = Strategy[tuple[str, ...]]


def _marks(known: Marks | None) -> Marks:
    return several(marks(), 2) if known is None else known


# --- figures and records --------------------------------------------------------------------------------------------


@cache
def intervals() -> Strategy[sso.Interval]:
    """Any: open or not at either end."""
    ends = maybe(st.decimals(-1000, 1000, places=2))

    def interval(one: Decimal | None, other: Decimal | None) -> sso.Interval:
        return sso.Interval(one, other) if one is None or other is None else sso.Interval(min(one, other), max(one, other))

    return st.builds(
        interval,
        ends,
        ends,
    )


def gaps() -> Strategy[sso.Gap]:
    """Of any kind; each has what its kind says."""
    made: dict[str, Strategy[Any]] = {
        "kind": st.sampled_from(sso.GapKind),
        "place": texts(),
        "indicator": indicators(),
        "year": maybe(years()),
        "label": maybe(texts()),
        "years": st.lists(maybe(years()), min_size=1, max_size=3).map(tuple),
        "subjects": st.lists(texts(), min_size=1, max_size=2).map(tuple),
        "labels": st.lists(texts(), min_size=1, max_size=2).map(tuple),
        "figure": figures(),
        "unit": units(),
        "currency": st.sampled_from(sso.Currency),
        "source": maybe(texts()),
    }
    return st.builds(sso.Gap, **made)


@cache
def units(dimension: sso.Dimension | None = None) -> Strategy[sso.Unit]:
    """Units of a dimension, or any."""
    return st.sampled_from([unit for unit in sso.Unit if dimension in (None, unit.dimension)])


@cache
def indicators() -> Strategy[sso.Indicator]:
    """Those of the vocabulary."""
    return st.sampled_from(tuple(PRINTED.values()))


@st.composite
def figures(
    draw: st.DrawFn,
    origin: sso.Origin | None = None,
    indicator: sso.Indicator | None = None,
    footnote_marks: Marks | None = None,
    *,
    printed_only: bool = False,
) -> sso.Figure:
    """Figures that obey the vocabulary; with ``printed_only`` none that are corrected, converted or derived."""
    measured = indicator or draw(indicators())
    value = draw(numbers())
    growth, period = draw(maybe(percents())), draw(maybe(periods()))
    growth_from = None if growth is None else draw(maybe(st.integers(1978, 2100)))
    of_its_own = {sso.Inferred.PERIOD: period, sso.Inferred.GROWTH_FROM: growth_from}
    known = [each for each, value in of_its_own.items() if value is not None]
    return sso.Figure(
        origin=origin or draw(origins()),
        indicator=measured,
        label=draw(texts() if measured.labelled else maybe(texts())),
        subject=draw(maybe(texts())),
        value=value,
        upper=draw(maybe(positive_numbers().map(lambda more: _above(value, more)))),
        unit=draw(units(measured.dimension)),
        period=period,
        bound=draw(st.sampled_from(sso.Bound)),
        kind=draw(st.sampled_from(sso.Kind)),
        growth=growth,
        growth_from=growth_from,
        inferred=draw(several(st.sampled_from(known), 2)) if known else (),
        footnotes=draw(_marks(footnote_marks)),
        printed=draw(texts()),
        note=draw(maybe(texts())),
        erratum=None if printed_only else draw(maybe(errata())),
        rates=() if printed_only else draw(several(exchange_rates(), 2)),
        inputs=() if printed_only else draw(several(figures(printed_only=True), 1)),
    )


def _above(value: Number, more: Number) -> Number:
    """A number above a value, and still one that a file may hold."""
    upper = value + more
    return upper if value < upper < LIMIT else value + (LIMIT - value) / Decimal(2)


@st.composite
def records(draw: st.DrawFn, kind: type[sso.Record]) -> sso.Record:
    """The records of one topic: figures of one place in the documents, one subject, kind and period."""
    of_topic = st.sampled_from(kind.indicators())
    first = draw(figures(indicator=draw(of_topic)))
    same = {name: getattr(first, name) for name in ("origin", "subject", "kind", "period")}
    others = draw(st.lists(of_topic, max_size=2))
    return kind((first, *(evolve(draw(figures(indicator=indicator)), **same) for indicator in others)))


# --- what else a profile holds --------------------------------------------------------------------------------------


@st.composite
def facts(draw: st.DrawFn) -> sso.Fact:
    """What all facts have in common."""
    return sso.Fact(origin=draw(origins()), footnotes=draw(several(marks())), note=draw(maybe(texts())))


Here = sso.Origin | None
K = TypeVar("K", bound=sso.Fact)


def _facts(kind: type[K], /, **fields: Strategy[Any]) -> Callable[[Here, Marks | None], Strategy[K]]:
    """What makes the strategy of a class of facts: at an origin, or at any, with marks that are known, or with any."""

    @st.composite
    def made(draw: st.DrawFn, origin: Here, footnote_marks: Marks | None) -> K:
        marked = st.just(("tables",)) | _marks(footnote_marks) if kind is sso.Provider else _marks(footnote_marks)
        drawn = {name: draw(strategy) for name, strategy in fields.items()}
        return kind(origin=origin or draw(origins()), footnotes=draw(marked), note=draw(maybe(texts())), **drawn)

    return made


def _of(vocabulary: type[Enum]) -> Strategy[Any]:
    return st.sampled_from(list(vocabulary))


#: Codes of countries, as far as their form goes.
countries = st.text("ABCXYZ", min_size=2, max_size=2)
services = several(_of(sso.Service))
industries = several(_of(sso.Industry))

#: What makes strategies of facts, by their classes and in the order of a chapter's lists.
WORDS: dict[str, tuple[type[sso.Fact], Callable[[Here, Marks | None], Strategy[Any]]]] = {
    name: (kind, _facts(kind, **fields))
    for name, kind, fields in (
        ("statements", sso.Statement, {"kind": _of(sso.StatementKind), "text": texts(), "subject": maybe(texts())}),
        ("key_industries", sso.KeyIndustry, {"name": texts(), "industries": industries, "subject": maybe(texts())}),
        ("focus_areas", sso.FocusArea, {"name": texts(), "services": services, "subject": maybe(texts())}),
        ("client_markets", sso.ClientMarket, {"name": texts(), "countries": several(countries), "subject": maybe(texts())}),
        (
            "designations",
            sso.Designation,
            {
                "title": texts(),
                "status": _of(sso.Status),
                "holder": maybe(texts()),
                "issuers": several(texts(), 2),
                "period": maybe(periods()),
            },
        ),
        ("parks", sso.OfficePark, {"name": texts(), "level": maybe(_of(sso.Level)), "parent": maybe(texts())}),
        ("providers", sso.Provider, {"name": names(), "role": _of(sso.Role), "activity": maybe(texts()), "services": services}),
        (
            "presences",
            sso.Presence,
            {
                "name": names(),
                "relation": _of(sso.Relation),
                "subject": maybe(texts()),
                "services": services,
                "detail": maybe(texts()),
            },
        ),
        (
            "links",
            sso.Link,
            {
                "name": texts(),
                "kind": _of(sso.LinkKind),
                "ends": several(texts(), 2),
                "stage": _of(sso.Stage),
                "detail": maybe(texts()),
            },
        ),
        (
            "facilities",
            sso.Facility,
            {"name": texts(), "kind": _of(sso.FacilityKind), "stage": _of(sso.Stage), "detail": maybe(texts())},
        ),
        (
            "institutions",
            sso.Institution,
            {
                "name": names(),
                "kind": _of(sso.InstitutionKind),
                "operators": several(names(), 2),
                "partners": several(names(), 2),
                "certifiers": several(texts(), 2),
                "subject": maybe(texts()),
                "detail": maybe(texts()),
            },
        ),
        (
            "projects",
            sso.Project,
            {
                "name": texts(),
                "stage": maybe(_of(sso.Stage)),
                "period": maybe(periods()),
                "subject": maybe(texts()),
                "detail": maybe(texts()),
            },
        ),
        (
            "mentions",
            sso.Mention,
            {"name": texts(), "kind": _of(sso.MentionKind), "subject": maybe(texts()), "detail": maybe(texts())},
        ),
    )
}


def providers() -> Strategy[sso.Provider]:
    """Organisations of a table."""
    return WORDS["providers"][1](None, None)


@cache
def spellings() -> Strategy[sso.Spelling]:
    """Other names of one thing."""
    return st.builds(sso.Spelling, name=texts(), reason=_of(sso.SpellingReason), confidence=_of(sso.Confidence))


@cache
def organisations() -> Strategy[sso.Organisation]:
    """Companies and institutions."""
    return st.builds(
        sso.Organisation,
        id=texts(),
        name=texts(),
        spellings=several(spellings()),
        country=maybe(countries),
        industries=industries,
        group=maybe(texts()),
    )


@cache
def sites() -> Strategy[sso.Site]:
    """Parks, airports, railways."""
    return st.builds(
        sso.Site, id=texts(), name=texts(), kind=_of(sso.SiteKind), spellings=several(spellings()), city=maybe(texts())
    )


@cache
def labels() -> Strategy[sso.Label]:
    """What completes indicators."""
    return st.builds(
        sso.Label,
        indicator=indicators(),
        label=texts(),
        level=maybe(_of(sso.Level)),
        certificate=maybe(texts()),
        threshold=maybe(thresholds()),
        part=maybe(texts()),
        whole=maybe(texts()),
    )


@cache
def thresholds() -> Strategy[sso.Threshold]:
    """What is exceeded."""
    return st.builds(sso.Threshold, of=texts(), over=numbers(), unit=units())


@cache
def named_services() -> Strategy[sso.NamedService]:
    """What a document calls services."""
    return st.builds(sso.NamedService, name=texts(), services=services, source=texts(), pages=texts())


@st.composite
def measures(draw: st.DrawFn, origin: Here = None, footnote_marks: Marks | None = None) -> sso.Measure:
    """What incentives do."""
    purposes = st.lists(_of(sso.Purpose), min_size=1, max_size=3).map(tuple)
    amounts = figures(origin, footnote_marks=footnote_marks, printed_only=True)
    return sso.Measure(draw(_of(sso.Form)), draw(purposes), draw(texts()), draw(several(amounts, 1)))


@st.composite
def incentives(draw: st.DrawFn, origin: Here = None, footnote_marks: Marks | None = None) -> sso.Incentive:
    """Policies, and sets of measures."""
    here, title = origin or draw(origins()), draw(maybe(texts()))
    return sso.Incentive(
        origin=here,
        title=title,
        policies=() if title is not None else draw(several(texts(), 2)),
        category=draw(_of(sso.IncentiveCategory)),
        issuers=draw(several(texts(), 2)),
        level=draw(maybe(_of(sso.Level))),
        date=draw(maybe(periods())),
        valid=draw(maybe(periods())),
        number=draw(maybe(texts())),
        footnotes=draw(_marks(footnote_marks)),
        note=draw(maybe(texts())),
        measures=draw(several(measures(here, footnote_marks), 2)),
    )


# --- chapters, profiles, places -------------------------------------------------------------------------------------


def _stated(figure: sso.Figure) -> tuple[object, ...]:
    """What a chapter states once."""
    label = figure.label if figure.indicator.labelled else None
    return figure.indicator, figure.subject, figure.kind, figure.period, label


@st.composite
def chapters(draw: st.DrawFn, origin: sso.Origin | None = None, footnote_marks: Marks | None = None) -> sso.Chapter:
    """Sections of a profile, each fact where the chapter says."""
    here = origin or draw(origins())
    stated = st.lists(figures(here, footnote_marks=footnote_marks, printed_only=True), max_size=2, unique_by=_stated)
    words: dict[str, Any] = {name: draw(several(made(here, footnote_marks), 1)) for name, (_, made) in WORDS.items()}
    policies = several(incentives(here, footnote_marks), 1)
    words |= {"figures": draw(stated), "incentives": draw(policies)}
    chapter = sso.Chapter(section=here.section, **words)
    every = [_stated(figure) for figure in (*chapter.figures, *chapter.amounts)]
    assume(len(set(every)) == len(every))
    return chapter


@st.composite
def profiles(draw: st.DrawFn, place: str | None = None, source: str | None = None) -> sso.Profile:
    """What one document says of one place."""
    document, pages, slug = source or draw(texts()), draw(texts()), place or draw(texts())
    notes = draw(several(footnotes()))
    known = [footnote.mark for footnote in notes]
    of_these: Marks = several(st.sampled_from(known), 2) if known else st.just(())
    written = draw(st.lists(sections(), unique=True, max_size=2))
    return sso.Profile(
        source=document,
        pages=pages,
        region=draw(maybe(st.sampled_from(sso.Region))),
        chapters=tuple(draw(chapters(sso.Origin(slug, document, pages, section), of_these)) for section in written),
        footnotes=notes,
    )


@st.composite
def _place(draw: st.DrawFn, /, kind: Callable[..., T], slug: str | None = None, **fields: Strategy[Any]) -> T:
    its_slug = slug or draw(slugs())
    chinese = draw(texts().filter(key_of))
    documents = draw(several(st.sampled_from(DOCUMENTS), 2).map(sorted))
    return kind(
        slug=its_slug,
        name=draw(names()),
        chinese=chinese,
        pinyin=draw(texts()),
        profiles=tuple(draw(profiles(its_slug, source)) for source in documents),
        **{name: draw(strategy) for name, strategy in fields.items()},
    )


#: The ids of the documents that generated places are in, in their order.
DOCUMENTS = ("first", "second")


@cache
def slugs() -> Strategy[str]:
    """Names of files, for cities."""
    return names().map(slug_of).filter(lambda slug: key_of(slug) not in ("", "china"))


def degrees(most: int) -> Strategy[float]:
    """Degrees to the fifth place behind the point, about a metre."""
    return st.integers(-most * 10**5, most * 10**5).map(lambda number: number / 10**5)


def cities() -> Strategy[sso.City]:
    """Cities that a data file could hold."""
    return _place(
        sso.City,
        province=texts(),
        iso_3166_2=texts(),
        gbt_2260=texts(),
        geonames_id=st.integers(1, LIMIT - 1),
        latitude=degrees(90),
        longitude=degrees(180),
        aliases=several(names(), 2),
    )


def markets() -> Strategy[sso.Market]:
    """National markets that a data file could hold."""
    return _place(sso.Market, "china")


#: A strategy for each class of the model.
MODEL: dict[type, Strategy[Any]] = {
    sso.Chapter: chapters(),
    sso.Citation: citations(),
    sso.City: cities(),
    sso.Correction: corrections(),
    **{kind: made(None, None) for kind, made in WORDS.values()},
    sso.Erratum: errata(),
    sso.ExchangeRate: exchange_rates(),
    sso.Fact: facts(),
    sso.Figure: figures(),
    sso.Footnote: footnotes(),
    sso.Gap: gaps(),
    sso.Incentive: incentives(),
    sso.Interval: intervals(),
    sso.WithLabel: st.builds(lambda each, label: each.with_label(label), indicators(), texts()),
    sso.Indicator: indicators(),
    sso.Market: markets(),
    sso.Measure: measures(),
    sso.Money: money(),
    sso.Observation: figures().map(sso.Observation.of),
    sso.Organisation: organisations(),
    sso.Period: periods(years()),
    sso.Place: _place(sso.Place),
    sso.Profile: profiles(),
    sso.Label: labels(),
    sso.NamedService: named_services(),
    sso.Publication: publications(),
    sso.Site: sites(),
    sso.Spelling: spellings(),
    sso.Threshold: thresholds(),
    sso.Source: sources(),
    sso.Term: terms(),
    sso.Origin: origins(),
    sso.Rates: rates(),
    Factor: st.builds(Factor, st.fractions(min_value=0), several(exchange_rates(), 2)),
    sso.Coverage: st.builds(lambda what, of: sso.Coverage.of(what, of), indicators(), several(figures())),
    sso.Ratio: st.sampled_from(tuple(DERIVED.values())),
    sso.Growth: st.just(sso.growth_of("economy.gdp")),
    sso.OwnRatio: st.just(sso.ratio("economy.gdp", "population.total")),
    sso.Point: st.builds(lambda of, time: sso.Point(time.year, evolve(of, period=time), False), figures(), periods()),
    sso.Series: st.builds(lambda place, what, of: sso.Series.of(place, what, of), texts(), indicators(), several(figures(), 2)),
    **{kind: records(kind) for kind in RECORD_TYPES},
}


@cache
def faults() -> Strategy[sso.Fault]:
    """What is wrong in data files."""
    return st.builds(sso.Fault, file=texts(), path=texts(), expected=texts(), found=texts())


#: A strategy for each exception of the package.
ERRORS: dict[type[errors.ChinaSsoError], Strategy[Any]] = {
    errors.UnknownCityError: st.builds(errors.UnknownCityError, texts(), several(texts())),
    errors.AmbiguousCityError: st.builds(errors.AmbiguousCityError, texts(), several(texts())),
    errors.UnknownNameError: st.builds(errors.UnknownNameError, texts(), texts(), several(texts()), st.booleans()),
    errors.AmbiguousNameError: st.builds(errors.AmbiguousNameError, texts(), texts(), several(texts())),
    errors.SeveralFiguresError: st.builds(errors.SeveralFiguresError, texts(), texts(), maybe(years()), several(texts())),
    errors.WrongTypeError: st.builds(errors.WrongTypeError, texts(), texts(), texts()),
    errors.PeriodFormatError: st.builds(errors.PeriodFormatError, texts(), texts()),
    errors.NoRateError: st.builds(errors.NoRateError, texts(), maybe(years()), several(years())),
    errors.CurrencyMismatchError: st.builds(errors.CurrencyMismatchError, texts(), texts()),
    errors.NotInstalledError: st.builds(errors.NotInstalledError, texts()),
    errors.MissingExtraError: st.builds(errors.MissingExtraError, texts(), texts()),
    errors.FolderInUseError: st.builds(errors.FolderInUseError, texts(), texts()),
    errors.NotMoneyError: st.builds(errors.NotMoneyError, texts(), texts()),
    errors.GrowthBaseError: st.builds(errors.GrowthBaseError, texts()),
    errors.NotANumberError: st.builds(errors.NotANumberError, texts(), texts()),
    errors.CriterionError: st.builds(errors.CriterionError, texts()),
    errors.ConditionSyntaxError: st.builds(errors.ConditionSyntaxError, texts(), st.integers(0, 99), texts(), texts()),
    errors.DatasetNotFoundError: st.builds(errors.DatasetNotFoundError, texts(), texts()),
    errors.DataFileError: st.builds(errors.DataFileError, st.lists(faults(), min_size=1, max_size=3).map(tuple)),
}


# --- files ----------------------------------------------------------------------------------------------------------

#: What no file says: the folder and the files around tell it, or it is worked out.
_GIVEN = {"origin", "rates", "inputs", "profiles", "place_name"}


def line_of(thing: object) -> Any:
    """An object of the model as data files have it: its fields by their names, without those that are as they are by default."""
    if isinstance(thing, sso.Indicator | sso.Period):
        return str(thing)
    if isinstance(thing, (tuple, sso.Rows)):
        return [line_of(each) for each in thing]
    if isinstance(thing, Enum):
        return thing.value
    if isinstance(thing, float):
        return Decimal(repr(thing))
    if attrs.has(type(thing)):
        return dict(_fields(thing))
    return thing


def _fields(thing: Any) -> list[tuple[str, Any]]:
    kind = type(thing)
    written = [each for each in attrs.fields(kind) if each.init and each.name not in _GIVEN]
    if kind is sso.Profile:
        written = [each for each in written if each.name != "source"]
    values = [(each.name, getattr(thing, each.name)) for each in written if getattr(thing, each.name) != each.default]
    return [(name, value.id if kind is sso.Figure and name == "erratum" else line_of(value)) for name, value in values]


def files_of(*places: sso.Place, **registers: tuple[Any, ...]) -> dict[str, bytes]:
    """The files of a data set that holds these places and registers, by their names."""
    documents = dict.fromkeys((*DOCUMENTS, *(profile.source for place in places for profile in place.profiles)))
    sources = tuple(sso.Source(id=each, title=each, publisher=each, kind="report") for each in documents)
    used = dict.fromkeys((each.indicator, each.label) for place in places for each in place.figures if each.label is not None)
    labels = tuple(sso.Label(indicator=indicator, label=label) for indicator, label in used)
    lists: dict[str, tuple[Any, ...]] = {"places": places, "sources": sources, "labels": labels, **registers}
    files = {f"{name}.json": {name: line_of(items)} for name, items in lists.items()}
    for place in places:
        for source in documents:
            if of_source := [profile for profile in place.profiles if profile.source == source]:
                files[f"{source}/{place.slug}.json"] = {"profiles": line_of(tuple(of_source))}
    return {name: dumps(document).encode() for name, document in files.items()}
