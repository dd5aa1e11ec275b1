"""No doubt is lost on the way from the page to a table, and none is said of what it isn't about."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

import china_sso as sso
from china_sso.analysis.columns import Column, Reader
from china_sso.errors import ChinaSsoError
from china_sso.model.alternatives import also_printed
from china_sso.model.calculated import BESIDE
from china_sso.model.figure import BEFORE
from china_sso.model.gap import GapKind
from china_sso.model.indicators import DERIVED, growth_of, indicator_named
from china_sso.model.records import PRINTED
from china_sso.model.vocabulary import YEAR_OF_CONTEXT
from china_sso.tables.table import Entry, Table
from conftest import some

#: A cell of a table, the figure or the gap in it, and the name of its row.
Cell = tuple[Entry, sso.Figure | sso.Gap, str]
RATIO = sso.ratio(sso.Education.graduates, sso.OutsourcingMetrics.employees)


def doubts_of(figure: sso.Figure, reader: Reader, column: Column) -> Iterator[str]:
    """What a careful reader would want to know of a figure, from the model alone."""
    origin = figure.inputs[0] if figure.converted else figure
    for each in (origin, *origin.inputs):
        if each.erratum:
            yield each.erratum.evidence
        if each.note and each.note not in (BESIDE, getattr(each.indicator, "formula", None)):
            yield each.note
        if sso.Inferred.PERIOD in each.inferred:
            yield YEAR_OF_CONTEXT
        if each is origin or isinstance(origin.indicator, sso.Ratio) or len(origin.inputs) > 1:
            yield from (f"also printed: {other}" for other in also_printed(reader.places[figure.place], each))
    if figure.source != reader.source:
        yield f"from {figure.source}"
    if figure.label and figure.label != column.label:
        yield figure.label
    if figure.converted:
        yield f"converted at {' and '.join(map(str, figure.rates))}"


def faults(table: Table, cells: list[Cell], reader: Reader, column: Column) -> Iterator[str]:
    """What a table says of its cells that the model doesn't, and what it doesn't say."""
    footnotes: dict[str, list[str]] = {}
    for note in table.notes:
        if marked := re.match(r"(\*|[a-z]{1,2}) (.*)", note, re.DOTALL):
            footnotes.setdefault(marked[1], []).append(marked[2])
    used: Counter[str] = Counter()
    for entry, found, row in cells:
        marks = re.findall(r"\*|[a-z]+", entry.marks)
        used.update(marks)
        yield from (f"{row}: {mark} has no footnote that names it" for mark in marks if not _named(row, footnotes.get(mark, [])))
        if len(set(marks)) < len(marks):
            yield f"{row}: {entry.marks} has a mark twice"
        if isinstance(found, sso.Gap):
            expected = [] if found.kind is GapKind.NOT_PRINTED else [found.text]
        else:
            expected = list(doubts_of(found, reader, column))
            if BEFORE[found.bound] not in entry.text or (found.upper is not None and " to " not in entry.text):
                yield f"{row}: {entry.text} hides how exact {found} is"
            if found.period != column.period and str(found.period or "undated") not in entry.after:
                yield f"{row}: {entry} hides the time of {found}"
        yield from (f"{row}, {found!r}: not said: {each}" for each in expected if not any(each in note for note in entry.footnotes))
        yield from (
            f"{row}, {found!r}: said for nothing: {note}" for note in entry.footnotes if not any(e in note for e in expected)
        )
    yield from (f"no cell has the mark {mark}: {footnotes[mark]}" for mark in footnotes if not used[mark])
    yield from (f"said twice: {note}" for note, times in Counter(table.notes).items() if times > 1)


def _named(row: str, notes: list[str]) -> bool:
    return any(row in note for note in notes)


def compared(indicator: sso.Indicator, dataset: sso.Dataset, **how: str | int | bool) -> Iterator[str]:
    """The faults of a comparison of all places by one indicator."""
    result = sso.compare(dataset.places(), [indicator], **how)  # type: ignore[arg-type]
    figures = [cell.figure for cell in result.rows[0].cells if cell.figure]
    reader, column = Reader.of(result.places, figures), Column.of(indicator, figures, result.year)
    cells: list[Cell] = []
    for row, cell, place in zip(result.table.rows, result.rows[0].cells, result.places, strict=True):
        entry, found = row[1], cell.figure or cell.gap
        assert isinstance(entry, Entry)
        assert found is not None
        cells.append((entry, found, place.name))
    return faults(result.table, cells, reader, column)


def ranked(indicator: sso.Indicator, dataset: sso.Dataset) -> Iterator[str]:
    """The faults of a ranking of all places."""
    result = sso.rank(dataset.places(), indicator)
    figures = [entry.figure for entry in result.entries]
    reader, column = Reader.of([entry.place for entry in result.entries], figures), Column.of(indicator, figures, result.year)
    cells: list[Cell] = []
    for row, entry in zip(result.table.rows, result.entries, strict=True):
        cell = row[2]
        assert isinstance(cell, Entry)
        cells.append((cell, entry.figure, entry.place.name))
    yield from faults(result.table, cells, reader, column)
    said = "\n".join(result.table.notes)
    yield from (f"{each.place.name} is left out without {each.reason}" for each in result.unranked if each.reason not in said)


@pytest.mark.parametrize("how", [{}, {"year": 2012}, {"year": 2012, "nearest": True, "currency": "USD"}], ids=str)
def test_every_cell_of_a_comparison_has_the_marks_of_its_doubts(how: dict[str, str | int], corrected: sso.Dataset) -> None:
    for indicator in some((*PRINTED.values(), *DERIVED.values(), RATIO), 5):
        assert list(compared(indicator, corrected, **how)) == [], indicator.name


@pytest.mark.parametrize("table", [compared, ranked])
def test_every_growth_and_every_ranking_has_them_too(
    table: Callable[[sso.Indicator, sso.Dataset], Iterator[str]], corrected: sso.Dataset
) -> None:
    asked = 0
    for indicator in some((*PRINTED.values(), *DERIVED.values(), RATIO), 5):
        for name in (indicator.name, f"growth_of({indicator.name})"):
            try:
                found = list(table(indicator_named(name), corrected))
            except ChinaSsoError:  # what has no order, or no growth
                continue
            assert found == [], name
            asked += 1
    assert asked > 60


def test_what_else_is_printed_of_what_a_ratio_is_made_of_is_said(corrected: sso.Dataset) -> None:
    (cell,) = (row[1] for row in sso.compare([corrected.city("hangzhou")], ["derived.executed_value_per_employee"]).table.rows)
    assert isinstance(cell, Entry)
    assert "Hangzhou, Employees: also printed: Employees > 220,000 persons (undated), shanghai-daily-2012-04-23" in cell.remarks


def test_where_most_growth_is_printed_is_said_once(corrected: sso.Dataset) -> None:
    ranking = sso.rank(corrected.cities(), growth_of("outsourcing.offshore_executed_value"))
    assert sum(BESIDE in note for note in ranking.notes) == 1
    assert "Offshore executed value, growth: printed with the quantity, where nothing else is said" in ranking.notes
    assert any("Tianjin, Offshore executed value, growth: printed without the quantity" in note for note in ranking.notes)
