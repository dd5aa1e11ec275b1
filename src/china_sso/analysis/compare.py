"""Cities side by side: chosen indicators in one currency, under one rule for years, with gaps shown as gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import frozen

from china_sso.errors import CriterionError, NoRateError, UnknownNameError, WrongTypeError, nearest
from china_sso.model.derived import Ratio
from china_sso.model.figure import Figure
from china_sso.model.indicator import Indicator
from china_sso.model.indicators import indicator_named
from china_sso.model.money import Rates, currency_of
from china_sso.model.period import Period, check_year
from china_sso.model.place import Place, check_place
from china_sso.model.records import Economy, Education, OutsourcingMetrics, Population, Wages
from china_sso.model.units import Currency, Dimension, Unit
from china_sso.tables.table import Table

#: What is compared when nothing is asked for.
DEFAULT_INDICATORS: tuple[Indicator, ...] = (
    OutsourcingMetrics.signed_value,
    OutsourcingMetrics.executed_value,
    OutsourcingMetrics.offshore_executed_value,
    OutsourcingMetrics.enterprises,
    OutsourcingMetrics.employees,
    Wages.average_salary,
    Wages.graduate_salary,
    Education.universities,
    Economy.gdp,
    Population.total,
)


@frozen
class Cell:
    """What one place has for one indicator: a figure, or the reason why there is none."""

    place: str
    indicator: Indicator
    figure: Figure | None
    """In the currency of the comparison, where it is money; None for a gap."""
    gap: str | None = None
    """Why there is no figure."""

    def text(self, year: int | None = None) -> str:
        """The figure for people, with its year unless that is the one asked for, and marked where an erratum corrects it."""
        figure = self.figure
        if figure is None:
            return "–"
        whole = year is not None and figure.period == Period.of_year(year)
        time = "" if whole else f" ({figure.period or 'undated'})"
        star = "*" if figure.erratum or any(each.erratum for each in figure.inputs) else ""
        return f"{figure.quantity}{star}{time}"


@frozen
class Row:
    """One indicator across the places."""

    indicator: Indicator
    cells: tuple[Cell, ...]


@frozen
class Comparison:
    """Places side by side. Print it, show it in a notebook, or go through its rows."""

    places: tuple[Place, ...]
    """The places, in the order asked for."""
    rows: tuple[Row, ...]
    year: int | None
    """The year asked for; None: the latest of each figure."""
    currency: Currency | None
    """The currency that money was brought to; None: each as printed."""

    def cell(self, slug: str, indicator: Indicator | str) -> Cell:
        """The cell of one place and indicator. Raises `UnknownNameError` where they are not part of the comparison."""
        what = indicator_named(indicator)
        for row in self.rows:
            for cell in row.cells:
                if cell.place == slug and cell.indicator is what:
                    return cell
        cells = tuple(f"{cell.place} {row.indicator.name}" for row in self.rows for cell in row.cells)
        raise UnknownNameError("cell", f"{slug} {what.name}", nearest(f"{slug} {what.name}", cells))

    @property
    def table(self) -> Table:
        """The comparison as a table: indicators down and places across, or the other way where there are more places."""
        names = [place.name for place in self.places]
        cells = [[cell.text(self.year) for cell in row.cells] for row in self.rows]
        heads = [row.indicator.short for row in self.rows]
        if len(names) > max(3, len(heads)):
            rows = tuple((name, *column) for name, column in zip(names, zip(*cells, strict=True), strict=True))
            return Table(self._caption, ("city", *heads), rows, self.notes)
        return Table(self._caption, ("", *names), tuple((head, *row) for head, row in zip(heads, cells, strict=True)), self.notes)

    @property
    def _caption(self) -> str:
        time = str(self.year) if self.year is not None else "latest figures"
        money = f", money in {self.currency.value}" if self.currency else ""
        return f"{time}{money}"

    @property
    def notes(self) -> tuple[str, ...]:
        """What is behind the figures: errata, labels, rates, gaps."""
        cells = [cell for row in self.rows for cell in row.cells]
        notes = figure_notes((cell.figure for cell in cells if cell.figure), self.places)
        gap = f"– not in the sources{f' for {self.year}' if self.year is not None else ''}"
        return (*notes, gap) if any(cell.figure is None for cell in cells) else notes

    def __str__(self) -> str:
        return self.table.text()

    def _repr_html_(self) -> str:
        return self.table.html()


def figure_notes(figures: Iterable[Figure], places: Iterable[Place]) -> tuple[str, ...]:
    """What a reader of a table of figures has to know about them."""
    shown, found = tuple(figures), tuple(places)
    names = {place.slug: place.name for place in found}
    usual = _usual_source(shown, found)
    notes: list[str] = []
    rates: dict[str, None] = {}
    for figure in shown:
        if figure.source != usual:
            notes.append(f"{names[figure.place]}, {figure.indicator.short}: from {figure.source}")
        for each in (figure, *figure.inputs):
            if each.erratum:
                notes.append(f"* {names[each.place]}, {each.indicator.short}: printed {each.printed}. {each.erratum.evidence}")
            if each.label:
                notes.append(f"{names[each.place]}, {each.indicator.short}: {each.label}")
        rates.update(dict.fromkeys(map(str, figure.rates)))
    notes.extend(rates)
    return tuple(dict.fromkeys(notes))


def _usual_source(figures: Sequence[Figure], places: Iterable[Place]) -> str | None:
    """The document of most figures; of several, the first in the order of the documents."""
    counts = Counter(figure.source for figure in figures)
    return max((source for place in places for source in place.sources), key=counts.__getitem__, default=None)


def pick(
    place: Place, indicator: Indicator, *, year: int | None, nearest: bool, currency: Currency | None, rates: Rates | None
) -> Cell:
    """The cell of a place under the rule for years: that year exactly, or the nearest one there is, or the latest."""
    figure = place.figure(indicator, year, rates=rates)
    if figure is None and year is not None and nearest:
        years = sorted(place.years(indicator, rates=rates), key=lambda each: (abs(each - year), -each))
        figure = place.figure(indicator, years[0] if years else None, rates=rates)
    if figure is None:
        return Cell(place.slug, indicator, None, _why_missing(place, indicator, year))
    if currency and figure.currency:
        try:
            figure = figure.to(currency, rates)
        except NoRateError as error:
            return Cell(place.slug, indicator, None, str(error))
    return Cell(place.slug, indicator, figure)


@frozen
class Gathered:
    """The figures of places for one indicator, all in one unit, and why the other places have none."""

    figures: dict[str, Figure]
    missing: dict[str, str]


def gather(
    places: Sequence[Place],
    indicator: Indicator,
    *,
    year: int | None,
    nearest: bool,
    currency: Currency | None,
    rates: Rates | None,
) -> Gathered:
    """One figure of each place under the rule for years, in the unit that most of them are in.

    Money in several currencies is brought to US dollars, unless another currency is asked for.
    """
    cells = [pick(place, indicator, year=year, nearest=nearest, currency=None, rates=rates) for place in places]
    cells = [_of_a_whole_year(cell) for cell in cells]
    currencies = {cell.figure.currency for cell in cells if cell.figure} - {None}
    to = currency or (Currency.USD if len(currencies) > 1 else None)
    if to:
        cells = [_of_a_whole_year(pick(place, indicator, year=year, nearest=nearest, currency=to, rates=rates)) for place in places]
    counts = {unit: sum(cell.figure is not None and cell.figure.unit is unit for cell in cells) for unit in Unit}
    usual = max(counts, key=lambda unit: counts[unit])
    figures = {cell.place: cell.figure for cell in cells if cell.figure and cell.figure.unit is usual}
    missing = {
        cell.place: f"its figure is in {cell.figure.unit}" if cell.figure else cell.gap or "no figure"
        for cell in cells
        if cell.place not in figures
    }
    return Gathered(figures, missing)


def _of_a_whole_year(cell: Cell) -> Cell:
    """The cell, or a gap where its amount of money was made in only a part of a year."""
    figure = cell.figure
    part = (
        figure
        and figure.unit.dimension is Dimension.MONEY
        and figure.period
        and (figure.period.ends - figure.period.begins).days < 364
    )
    return Cell(cell.place, cell.indicator, None, f"its figure covers only {figure.period}") if figure and part else cell


def _why_missing(place: Place, indicator: Indicator, year: int | None) -> str:
    known = ", ".join(map(str, place.years(indicator))) or ("an unknown year" if place.find(indicator) else "")
    if known:
        return f"no figure for {year}, only for {known}"
    if isinstance(indicator, Ratio) and year is not None:
        lacking = [each.short for each in indicator.inputs if place.figure(each, year) is None]
        return f"no {' and no '.join(lacking)} for {year}" if lacking else "no figure"
    return "no figure"


def distinct_places(places: Iterable[Place]) -> tuple[Place, ...]:
    """The places once each, in their order. Raises `CriterionError` for none, and `WrongTypeError` for what is none."""
    if isinstance(places, str) or not isinstance(places, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise WrongTypeError("the places", "a list of cities", repr(places))
    places = tuple(places)
    for place in places:
        check_place(place)
    found = tuple({place.slug: place for place in places}.values())
    if not found:
        raise CriterionError("there is no city to compare")
    return found


def compare(
    places: Iterable[Place],
    indicators: Sequence[Indicator | str] = DEFAULT_INDICATORS,
    *,
    year: int | None = None,
    nearest: bool = False,
    currency: Currency | str | None = None,
    rates: Rates | None = None,
) -> Comparison:
    """Cities side by side.

    Args:
        places: cities, and the national market if you like.
        indicators: printed or derived indicators, or their names.
        year: the year to compare; without it, the latest figure of each place, with its year shown.
        nearest: where a place has no figure of that year, take the nearest one and show its year.
        currency: bring money to one currency, each figure at the rate of its own year.
        rates: exchange rates other than the bundled ones.

    Raises:
        UnknownNameError: there is no such indicator or currency.
        CriterionError: there is no place, or no indicator.

    >>> import china_sso as sso
    >>> cities = [sso.city("dalian"), sso.city("suzhou")]
    >>> print(compare(cities, ["outsourcing.employees", "outsourcing.enterprises"], year=2012))
    2012
    <BLANKLINE>
                 Dalian           Suzhou
    ───────────  ───────────────  ───────────────
    Employees    119,800 persons  180,000 persons
    Enterprises  988              > 1,900
    """
    found = distinct_places(places)
    if isinstance(indicators, str) or not isinstance(indicators, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise WrongTypeError("what to compare by", "a list of indicators", repr(indicators))
    indicators = tuple(indicators)
    if not indicators:
        raise CriterionError("there is no indicator to compare by")
    chosen = dict.fromkeys(map(indicator_named, indicators))
    check_year(year)
    to = currency_of(currency) if currency is not None else None
    rows = tuple(
        Row(indicator, tuple(pick(place, indicator, year=year, nearest=nearest, currency=to, rates=rates) for place in found))
        for indicator in chosen
    )
    return Comparison(found, rows, year, to)
