"""How the figures of one indicator read in a table: unit, scale and usual time in the head, numbers below, doubts as marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from statistics import median
from typing import TypeVar

from attrs import evolve, frozen

from china_sso.model.alternatives import also_printed
from china_sso.model.calculated import BESIDE, Growth
from china_sso.model.derived import Ratio
from china_sso.model.figure import BEFORE, Figure
from china_sso.model.gap import Gap, GapKind
from china_sso.model.indicator import Indicator
from china_sso.model.money import Rates
from china_sso.model.numbers import Number, in_hundredths, in_own_context
from china_sso.model.period import Period
from china_sso.model.place import Place
from china_sso.model.remarks import as_printed
from china_sso.model.units import Unit
from china_sso.model.vocabulary import YEAR_OF_CONTEXT, Inferred
from china_sso.tables.marks import Marks, Remark
from china_sso.tables.table import Entry

T = TypeVar("T")

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
#: A calculated number has no more significant digits than this; a printed one has all of its own.
_MOST_DIGITS = 9
_THOUSANDTH = Decimal("0.001")
#: How a unit reads in a head, where that is not its own text. What counts things has none, and what the title says neither.
_UNITS = {
    Unit.COUNT: "",
    Unit.PERCENT: "%",
    Unit.CELSIUS: "°C",
    Unit.ONE_IN: "1 in",
    Unit.PER_100_000_PERSONS: "",
    Unit.RANK: "no.",
}


@frozen
class Column:
    """The figures of one indicator, all on one scale."""

    indicator: Indicator
    unit: Unit | None
    """The unit of most of them; None where there are none."""
    scale: int
    """What the numbers are divided by: 1, a million ..."""
    period: Period | None
    """The time of most of them, or the year asked for; None where most are undated."""
    label: str | None
    """The label that all of them have; None where they differ."""

    @classmethod
    @in_own_context
    def of(cls, indicator: Indicator, figures: Iterable[Figure], year: int | None = None) -> Column:
        """The column of some figures; with a year, that is the usual time."""
        found = tuple(figures)
        unit = _commonest(figure.unit for figure in found)
        values = [abs(Decimal(figure.value)) for figure in found if figure.unit is unit]
        usual = median(values) if values else Decimal(0)
        scale = next((size for size, _ in _SCALES if usual >= size), 1)
        labels = {figure.label for figure in found}
        period = Period.of_year(year) if year is not None else _usual_time(found)
        return cls(indicator, unit, scale, period, labels.pop() if len(labels) == 1 else None)

    def head(self, *, time: bool) -> str:
        """The title, the unit with its scale, and if asked for the usual time: ``Employees, persons, 2012``."""
        when = str(self.period or "undated") if time and self.unit else ""
        currency = self.unit.currency if self.unit else None
        named = self.indicator.short.removesuffix(f" in {currency}")  # the unit says it
        return ", ".join(part for part in (named, self._unit, when) if part)

    @property
    def _unit(self) -> str:
        if self.unit is None:
            return ""
        scale = next((word for size, word in _SCALES if size == self.scale), "")
        if self.unit.currency:
            per = self.unit.per
            return " ".join(part for part in (self.unit.currency.value, scale, f"per {per}" if per else "") if part)
        unit = _UNITS.get(self.unit, self.unit.value.replace("m2", "m²"))
        return " ".join(part for part in (scale, unit) if part)

    def number(self, figure: Figure) -> str:
        """The value on the scale of the column, with its bound; in another unit than the column's, with that."""
        if figure.unit is not self.unit:
            return figure.quantity
        text = _number(figure.value, self.scale, calculated=bool(figure.inputs))
        if figure.upper is not None:
            text = f"{text} to {_number(figure.upper, self.scale, calculated=bool(figure.inputs))}"
        return f"{BEFORE[figure.bound]}{text}"

    def after(self, figure: Figure) -> str:
        """Its time, where that is another than the usual one: ``(2011)``."""
        return "" if figure.period == self.period else f"({figure.period or 'undated'})"


def _commonest(values: Iterable[T]) -> T | None:
    """The commonest of some values; of several, the first."""
    return max(Counter(values).items(), key=lambda item: item[1], default=(None, 0))[0]


def _usual_time(figures: Iterable[Figure]) -> Period | None:
    """The time of most of them; of several such, the latest."""
    counts = Counter(figure.period for figure in figures)
    most = max(counts.values(), default=0)
    return max((period for period, count in counts.items() if count == most and period is not None), default=None)


@in_own_context
def _number(value: Number, scale: int, *, calculated: bool) -> str:
    scaled = Decimal(value) / scale
    if calculated and len(scaled.normalize().as_tuple().digits) > _MOST_DIGITS:
        scaled = scaled.quantize(_THOUSANDTH) if scale > 1 else in_hundredths(scaled)
    elif scale > 1:
        scaled = scaled.normalize()
    return f"{scaled:,f}"


@in_own_context
def printed_growth(figure: Figure) -> str:
    """The printed growth for a table: ``+12 %``, with its year unless that is the one before."""
    if figure.growth is None:
        return ""
    usual = figure.year is not None and figure.growth_from == figure.year - 1
    return f"{figure.growth:+,f} %" + ("" if usual or figure.growth_from is None else f" from {figure.growth_from}")


@frozen
class Reader:
    """What the cells of one table have in common: the names of the places, the usual document, the marks."""

    places: Mapping[str, Place]
    """Those of the table, by their slugs."""
    source: str | None
    """The document of most figures; the others say theirs."""
    marks: Marks

    @classmethod
    def of(cls, places: Sequence[Place], figures: Iterable[Figure]) -> Reader:
        """For a table of figures of some places."""
        counts = Counter(figure.source for figure in figures)
        sources = [source for place in places for source in place.sources]
        usual = max(sources, key=counts.__getitem__, default=None)
        return cls({place.slug: place for place in places}, usual, Marks())

    def cell(self, column: Column, figure: Figure, more: str = "") -> Entry:
        """A figure in its column, with a mark for each thing that there is to know about it."""
        after = " ".join(part for part in (column.after(figure), more) if part)
        return self.marks.entry(column.number(figure), self.remarks(column, figure), after)

    def marked(self, column: Column, figure: Figure, text: str) -> Entry:
        """What was made of a figure, with the marks of the figure."""
        return self.marks.entry(text, self.remarks(column, figure))

    def gap(self, gap: Gap) -> Entry:
        """A gap. What is not in the sources has no mark; every other reason has one."""
        said = gap.kind is GapKind.NOT_PRINTED
        return self.marks.entry("–", () if said else (self._remark(gap.text, gap.place, gap.indicator),))

    def _remark(self, text: str, place: str, indicator: Indicator, original: str = "") -> Remark:
        name = self.places[place].name if place in self.places else place
        return Remark(text, name + original, indicator.short)

    def remarks(self, column: Column, figure: Figure) -> Iterator[Remark]:
        """What there is to know about a figure in its column."""
        place, indicator = figure.place, column.indicator
        origin = figure.inputs[0] if figure.converted else figure
        for each in (origin, *origin.inputs):
            if each.erratum:
                remark = self._remark(each.erratum.evidence, each.place, each.indicator)
                yield evolve(remark, wrong=True, detail=f"printed {as_printed(each)}")
        if figure.source != self.source:
            yield self._remark(f"from {figure.source}", place, indicator)
        if figure.label and figure.label != column.label:
            yield self._remark(figure.label, place, indicator)
        for each in (figure, *(origin.inputs if _of_values(origin) else ())):
            for other in also_printed(self.places[place], each) if place in self.places else ():
                yield self._remark(f"also printed: {other}", place, indicator if each is figure else each.indicator)
        for each in (origin, *origin.inputs):
            if each.note and each.note != _usual(each):
                yield self._remark(each.note, each.place, _row_of(each, indicator))
        for each in (origin, *origin.inputs):
            if Inferred.PERIOD in each.inferred:
                yield self._remark(YEAR_OF_CONTEXT, each.place, _row_of(each, indicator))
        if figure.converted:
            rates = " and ".join(map(str, figure.rates))
            yield self._remark(f"converted at {rates}", place, indicator, f" ({origin.quantity})")

    def notes(self, columns: Iterable[Column], figures: Sequence[Figure]) -> Iterator[str]:
        """The footnotes, and what is said of all figures: document, labels, formulas, rates."""
        yield from self.marks.notes
        if self.source and any(figure.source != self.source for figure in figures):
            yield f"Where no document is named: {self.source}"
        elif figures and self.source not in {place.sources[0] for place in self.places.values() if place.sources}:
            yield f"From {self.source}"
        for column in columns:
            if column.label and column.label not in column.indicator.short:
                yield f"{column.indicator.short}: {column.label}"
        derived = [figure for figure in figures if figure.inputs and not figure.converted]
        usual = [each for each in derived if each.note == _usual(each)]
        yield from dict.fromkeys(_explained(each, alone=len(usual) == len(derived)) for each in usual)
        yield from dict.fromkeys(str(rate) for each in derived for rate in each.rates)


def _row_of(figure: Figure, indicator: Indicator) -> Indicator:
    """What a remark on a figure is said to be about: a growth that is printed by itself is what stands in the row."""
    return indicator if figure.indicator.change else figure.indicator


def _of_values(figure: Figure) -> bool:
    """Whether it was reckoned from the values of its inputs; a printed growth was not."""
    return isinstance(figure.indicator, Ratio) or len(figure.inputs) > 1


def _usual(figure: Figure) -> str | None:
    """What is said once of the figures of a derived indicator, and not of each: its formula, or where most of them stand."""
    what = figure.indicator
    return what.formula if isinstance(what, Ratio) else BESIDE if isinstance(what, Growth) else None


def _explained(figure: Figure, *, alone: bool) -> str:
    """The same as a note of the table."""
    if isinstance(figure.indicator, Ratio):
        return f"{figure.indicator.short} = {figure.note}"
    return f"{figure.indicator.short}: {figure.note}{'' if alone else ', where nothing else is said'}"


def rates_note(figures: Iterable[Figure], rates: Rates | None) -> Iterator[str]:
    """The rule by which amounts were brought to one currency, where any were."""
    converted = [figure for figure in figures if figure.converted]
    if converted:
        pinned = rates.pinned if rates else None
        rule = f"at the rate of {pinned}" if pinned is not None else "each at the rate of its own year"
        yield f"Brought to {converted[0].currency}, {rule}."
