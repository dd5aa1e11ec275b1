"""What a chart says in words: a number beside its mark, what there is to know about it, who has none and why, the sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from china_sso.analysis.columns import Column, Reader, rates_note
from china_sso.dataset import bundled_dataset
from china_sso.model.figure import Figure
from china_sso.model.gap import Gap, GapKind
from china_sso.model.money import Rates
from china_sso.model.place import Place
from china_sso.tables.marks import Marks, Remark

#: Said where a bar is pale or open.
MAY_BE = "Pale, or with an arrow: what a figure that is not exact may be."
LABELS_DIFFER = "The labels differ: these are not in every case the same quantity."


@frozen
class Captions:
    """What is said in one chart of its figures: what a table says of them, errata in a few words."""

    reader: Reader

    @classmethod
    def of(cls, places: Sequence[Place], figures: Iterable[Figure]) -> Captions:
        """For a chart of figures of some places."""
        return cls(Reader.of(places, figures))

    @property
    def names(self) -> dict[str, str]:
        """The names of the places by their slugs."""
        return {slug: place.name for slug, place in self.reader.places.items()}

    @property
    def marks(self) -> Marks:
        """The footnotes of the chart."""
        return self.reader.marks

    def number(self, column: Column, figure: Figure, more: str = "") -> str:
        """A figure as it stands beside its mark: with its bound, its year where that is unusual, and the marks of its doubts."""
        after = " ".join(part for part in (column.after(figure), more) if part)
        return str(self.marks.entry(column.number(figure), self._remarks(column, figure), after))

    def name(self, column: Column, figure: Figure) -> str:
        """The name of the place of a figure, with the year where that is unusual, and the marks of the figure's doubts."""
        return str(self.marks.entry(self.names[figure.place], self._remarks(column, figure), column.after(figure)))

    def marked(self, column: Column, figure: Figure, text: str) -> str:
        """A text that is about a figure, with the marks of the figure's doubts."""
        return str(self.marks.entry(text, self._remarks(column, figure)))

    def _remarks(self, column: Column, figure: Figure) -> Iterator[Remark]:
        brief = {each.erratum.evidence: _printed(each) for each in origins(figure) if each.erratum}
        for remark in self.reader.remarks(column, figure):
            yield evolve(remark, text=brief[remark.text], detail="") if remark.wrong else remark

    def notes(
        self, columns: Iterable[Column], figures: Sequence[Figure], gaps: Iterable[Gap] = (), rates: Rates | None = None
    ) -> Iterator[str]:
        """What stands below: marks, labels, gaps, rates, sources."""
        columns = tuple(columns)
        yield from self.marks.notes
        for column in columns:
            if column.label and column.label not in column.indicator.title:
                yield f"{column.indicator.short}: {column.label}"
            if len({figure.label for figure in figures if figure.indicator is column.indicator}) > 1:
                yield (
                    LABELS_DIFFER
                    if len(columns) == 1
                    else f"{column.indicator.short}: {LABELS_DIFFER[:1].lower()}{LABELS_DIFFER[1:]}"
                )
        yield from missing(gaps, self.names)
        yield from rates_note(figures, rates)
        yield sources(figures)


def _printed(figure: Figure) -> str:
    """What an erratum says of a figure, without its evidence."""
    before = str(figure.uncorrected)
    return "in doubt; the errata say why" if before == str(figure) else f"printed {before}"


def origins(figure: Figure) -> tuple[Figure, ...]:
    """A figure before its conversion, and what it was derived from."""
    origin = figure.inputs[0] if figure.converted else figure
    return (origin, *origin.inputs)


def sources(figures: Iterable[Figure]) -> str:
    """The documents that figures are from."""
    return documents(figure.source for figure in figures)


def documents(ids: Iterable[str]) -> str:
    """Documents by their titles, where the bundled data knows them."""
    known = {
        each.id: f"{each.title} ({', '.join(filter(None, (each.publisher, each.date)))})" for each in bundled_dataset().sources()
    }
    named = dict.fromkeys(known.get(source, source) for source in ids)
    return f"Source{'s' if len(named) > 1 else ''}: {'; '.join(named) or 'none'}"


_BRIEF: dict[GapKind, str | Callable[[Gap], str]] = {
    GapKind.NOT_PRINTED: "not in the sources",
    GapKind.NAMED: "named, not counted",
    GapKind.KINDRED: "not as such",
    GapKind.PART_ONLY: "of a part only",
    GapKind.TARGET_ONLY: "target only",
    GapKind.OTHER_YEARS: lambda gap: f"{', '.join('undated' if year is None else str(year) for year in gap.years)} only",
    GapKind.SEVERAL: "several labels",
    GapKind.OTHER_LABELS: "other labels only",
    GapKind.OTHER_UNIT: lambda gap: f"in {gap.figure.unit}" if gap.figure else "in another unit",
    GapKind.NO_RATE: "no exchange rate",
    GapKind.PART_OF_YEAR: "part of a year only",
    GapKind.INEXACT: "not exact",
    GapKind.NATIONAL: "the nation",
    GapKind.INPUTS: "not all that it is derived from",
    GapKind.OPEN: "could be anything",
    GapKind.NO_PART: "no part of it can be reached",
    GapKind.NO_DOCUMENT: "not in the document",
}


def brief(gap: Gap) -> str:
    """The reason of a gap in a few words; its own text has all of it."""
    said = _BRIEF[gap.kind]
    return said if isinstance(said, str) else said(gap)


def missing(gaps: Iterable[Gap], names: Mapping[str, str], what: str = "No figure") -> Iterator[str]:
    """A line that names the places without a figure, those of one reason together."""
    by_reason: dict[str, list[str]] = {}
    for gap in gaps:
        by_reason.setdefault(brief(gap), []).append(names.get(gap.place, gap.place))
    if by_reason:
        said = (f"{', '.join(places)} ({reason})" for reason, places in by_reason.items())
        yield f"{what}: {'; '.join(said)}"


def datum(name: str, figure: Figure) -> dict[str, Any]:
    """A figure as a line of a chart's data: the value in base units, what it may be, and what a pointer is told."""
    interval, origin = figure.interval, figure.inputs[0] if figure.converted else figure
    return {
        "city": name,
        "value": float(figure.value),
        "low": None if interval.low is None else float(interval.low),
        "high": None if interval.high is None else float(interval.high),
        "quantity": figure.quantity,
        "time": str(figure.period or "undated"),
        "printed": origin.printed,
        "stands": f"{figure.source}, p. {figure.pages}",
    }


#: What a pointer is told, in the order of `datum`.
TOLD = (("city", "place"), ("quantity", "figure"), ("time", "time"), ("printed", "printed as"), ("stands", "stands in"))
