"""The targets of all cities: how far each had come, what growth the rest asks for against the growth so far, or why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from china_sso.analysis.columns import Column, Reader
from china_sso.analysis.compare import distinct_places
from china_sso.analysis.targets import Progress, progress, shown_percent
from china_sso.errors import CriterionError
from china_sso.model.figure import Figure
from china_sso.model.gap import Gap, GapKind, gap_of
from china_sso.model.indicators import growth_of
from china_sso.model.numbers import in_own_context
from china_sso.model.place import Place
from china_sso.model.units import Unit
from china_sso.tables.drawn import Drawn
from china_sso.tables.framed import Framed
from china_sso.tables.marks import Remark
from china_sso.tables.shown import Shown
from china_sso.tables.table import Entry, Table


@frozen
class Outlook:
    """One target of a place: how far it had come, or why that can't be said."""

    place: Place
    """The place whose target it is."""
    target: Figure
    """What is aimed at, with the year that it is aimed at for."""
    progress: Progress | None
    """How far it had come, and what growth the rest asks for; None where that can't be said."""
    grew: Figure | None
    """The growth so far: that of the figure that was reached."""
    gap: Gap | None
    """Why nothing can be said; None where something can."""

    @property
    def reason(self) -> str | None:
        """The same for people."""
        return self.gap.text if self.gap else None

    @property
    def what(self) -> str:
        """What is aimed at, for people."""
        parts = (self.target.indicator.short, self.target.label, self.target.subject)
        return " · ".join(part for part in parts if part)

    @property
    def enough(self) -> bool | None:
        """Whether the growth so far, carried on, reaches the target; None where either is unknown."""
        if self.progress is None or self.progress.required is None or self.grew is None:
            return None
        return self.grew.value >= self.progress.required

    def __str__(self) -> str:
        said = str(self.progress) if self.progress else f"{self.target}: {self.reason}"
        return f"{self.place.name}, {self.what}: {said}{f'; grew by {self.grew}' if self.grew else ''}"


@frozen(repr=False)
class Targets(Shown, Framed, Drawn):
    """The targets of places. Print them, show them in a notebook, or go through them."""

    rows: tuple[Outlook, ...]
    """A row for each target, by place as asked for."""

    @property
    def table(self) -> Table:
        """The targets as a table, those of which nothing can be said among them, with the reason."""
        reached = [row.progress.reached for row in self.rows if row.progress]
        every = [*(row.target for row in self.rows), *reached]
        reader = Reader.of([row.place for row in self.rows], every)
        rows = tuple((row.place.name, row.what, _marked(reader, row.target), *_said(reader, row)) for row in self.rows)
        number = len(self.rows)
        able = sum(row.progress is not None for row in self.rows)
        caption = f"{number} target{'' if number == 1 else 's'}, progress known of {able}"
        heads = ("city", "target", "aimed at", "had", "share", "to go a year", "grew")
        return Table(caption, heads, rows, tuple(reader.notes((), every)), frozenset({4, 5, 6}), keys=2)

    def __iter__(self) -> Iterator[Outlook]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, index: int) -> Outlook:
        return self.rows[index]


def _marked(reader: Reader, figure: Figure) -> Entry:
    """A figure with all that it says of itself, and its marks; its label is in the row already."""
    return reader.marked(Column.of(figure.indicator, [figure]), figure, str(figure))


def _said(reader: Reader, row: Outlook) -> tuple[str | Entry, str | Entry, str, str]:
    """What a place had, its share of the target, the growth to go and the growth so far; or why not."""
    step = row.progress
    if step is None:
        return f"– {row.reason}", "", "", ""
    required = step.required is not None and step.required_interval is not None
    to_go = shown_percent(step.required_interval, step.required) if required else "–"  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    grew = f"{row.grew.quantity}" if row.grew else "–"
    rates = " and ".join(map(str, step.rates))
    remarks = (Remark(f"compared at {rates}", row.place.name, step.target.indicator.short),) if rates else ()
    share = reader.marks.entry(shown_percent(step.interval, step.share), remarks)
    return _marked(reader, step.reached), share, to_go, grew


@in_own_context
def targets(places: Iterable[Place | str]) -> Targets:
    """The targets of places, each with the progress towards it, the growth that it asks for, and the growth so far.

    What nothing can be said of is there too, with the reason.

    Args:
        places: cities, the national market, or their names.

    Examples:
        >>> import china_sso as sso
        >>> print(targets(["suzhou"])[1])
        Suzhou, Offshore executed value: 44 % of USD 7 billion (2015): USD 3.05 billion (2012); 32 % a year to go;
        grew by 51.9 % (2012)
        >>> print(targets(["suzhou"])[2].reason)
        only as a target for 2015
    """
    return Targets(tuple(row for place in distinct_places(places) for row in _of(place)))


def _of(place: Place) -> Iterator[Outlook]:
    steps = {step.target: step for step in progress(place)}
    for target in place.targets:
        step = steps.get(target)
        grew = _growth_so_far(place, step.reached) if step else None
        yield Outlook(place, target, step, grew, None if step else _why_not(place, target))


def _growth_so_far(place: Place, reached: Figure) -> Figure | None:
    """The growth of the figure that was reached, by the same document."""
    try:
        growth = growth_of(reached.indicator)
    except CriterionError:
        return None
    alike = place.find(growth, reached.year, label=reached.label, subject=reached.subject, source=reached.source)
    return next((figure for figure in alike if figure.label == reached.label), None)


def _why_not(place: Place, target: Figure) -> Gap:
    """Why nothing can be said of the progress towards a target."""
    asked = Gap(
        kind=GapKind.NO_PART,
        place=place.slug,
        place_name=place.name,
        indicator=target.indicator,
        year=target.year,
        label=target.label,
        figure=target,
    )
    if target.unit is Unit.PERCENT or not target.value:
        return asked
    found = place.find(target.indicator, subject=target.subject)
    if target.subject is None:
        gap = gap_of(place, target.indicator, label=target.label)
        if gap is not None:
            return gap
    elif not found:
        return evolve(asked, kind=GapKind.TARGET_ONLY, years=(target.year,), subjects=(target.subject,))
    labels = dict.fromkeys(figure.label or "without a label" for figure in found)
    if (target.label or "without a label") not in labels:
        return evolve(asked, kind=GapKind.OTHER_LABELS, labels=tuple(labels))
    return evolve(asked, kind=GapKind.OTHER_UNIT, figure=place.best(found), unit=target.unit)
