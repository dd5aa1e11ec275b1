"""Results as rows, ready to become a frame: comparisons, rankings, scorings, series, sums, targets, coverage, matrices.

A figure fills the same columns in all of them. Where there is none, the row is there, with the reason. What is beside a figure
that was converted or derived is that of the figures that it was made of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from operator import attrgetter
from typing import Any

from attrs import evolve, frozen

from china_sso.analysis.across import Matrix
from china_sso.analysis.compare import Comparison
from china_sso.analysis.outlook import Outlook, Targets
from china_sso.analysis.rank import Ranking
from china_sso.analysis.scoring import Goal, Scoring, shares_of
from china_sso.analysis.totals import Total
from china_sso.errors import WrongTypeError, described
from china_sso.frames.layout import Field, FieldType, Layout
from china_sso.model.coverage import Coverage
from china_sso.model.figure import Figure
from china_sso.model.gap import Gap, GapKind
from china_sso.model.indicator import Indicator
from china_sso.model.rows import Rows
from china_sso.model.series import Series
from china_sso.model.units import Unit
from china_sso.model.vocabulary import Bound, Inferred

Of = Callable[[Any], Any]


def origin_of(figure: Figure) -> Figure:
    """The figure as a document prints it, before it was brought to another currency."""
    return figure.inputs[0] if figure.converted else figure


def _behind(figure: Figure) -> tuple[Figure, ...]:
    """A figure and those that it was made of, with theirs."""
    return (figure, *(each for one in figure.inputs for each in _behind(one)))


def errata_of(figure: Figure) -> str | None:
    """The ids of the errata of a figure, and of those that it was made of."""
    return "; ".join(dict.fromkeys(each.erratum.id for each in _behind(figure) if each.erratum)) or None


def notes_of(figure: Figure) -> str | None:
    """What is doubtful about a figure, and about those that it was made of."""
    return "; ".join(dict.fromkeys(each.note for each in _behind(figure) if each.note)) or None


def inferred_of(figure: Figure) -> tuple[Inferred, ...]:
    """What of a figure, and of those that it was made of, comes from the context."""
    found = {each for one in _behind(figure) for each in one.inferred}
    return tuple(each for each in Inferred if each in found)


@frozen
class _Line:
    """What most rows of results have: an indicator of a place with its figure, or with the reason why there is none."""

    place: str
    name: str | None
    indicator: Indicator
    figure: Figure | None
    gap: str | None = None
    gap_kind: GapKind | None = None
    about: Any = None
    """What else there is to say in its row."""

    @classmethod
    def of(cls, place: Any, indicator: Indicator, figure: Figure | None, gap: Gap | None = None, about: Any = None) -> _Line:
        return cls(place.slug, place.name, indicator, figure, gap.text if gap else None, gap.kind if gap else None, about)


def _field(
    name: str, kind: FieldType, says: str, of: Of, *, unit: str | None = None, words: type[Enum] | None = None, gaps: bool = True
) -> Field:
    texts = tuple(each.value for each in words) if words else ()
    return Field(name, kind, says, unit, texts, gaps=gaps and kind is not FieldType.TEXTS, of=of)


def _figure(
    name: str, kind: FieldType, says: str, of: Of, *, words: type[Enum] | None = None, line: str = "figure", unit: str | None = None
) -> Field:
    """A column of the figure of a row, empty where there is none."""
    empty = () if kind is FieldType.TEXTS else None

    def cell(row: Any) -> Any:
        figure = attrgetter(line)(row)
        return empty if figure is None else of(figure)

    return _field(name, kind, says, cell, words=words, unit=unit)


_CITY = Field(
    "city", FieldType.TEXT, "Its slug; china for the national market.", gaps=False, refers="places", of=attrgetter("place")
)
_NAME = _field("name", FieldType.TEXT, "Its name in English.", attrgetter("name"), gaps=False)
_INDICATOR = _field("indicator", FieldType.TEXT, "What is measured: topic.field.", attrgetter("indicator.name"), gaps=False)

#: What is known of a figure, or why there is none.
_KNOWN = (
    _figure("label", FieldType.TEXT, "What completes the meaning of the indicator.", attrgetter("label")),
    _figure("value", FieldType.NUMBER, "The value, in the unit of its row.", attrgetter("value")),
    _figure("upper", FieldType.NUMBER, "The end of a printed range that begins at the value.", attrgetter("upper")),
    _figure("low", FieldType.NUMBER, "The least that the value can be.", attrgetter("interval.low")),
    _figure("high", FieldType.NUMBER, "The most that the value can be.", attrgetter("interval.high")),
    _figure("unit", FieldType.CATEGORY, "The unit of value, upper, low and high.", attrgetter("unit"), words=Unit),
    _figure("year", FieldType.INTEGER, "The year; of a span the last one.", attrgetter("year")),
    _figure("period", FieldType.TEXT, "The time that it belongs to, in ISO 8601.", attrgetter("period")),
    _figure("bound", FieldType.CATEGORY, "How exact it is.", attrgetter("bound"), words=Bound),
    _figure("growth", FieldType.NUMBER, "The printed change.", lambda f: origin_of(f).growth, unit="percent"),
    _figure("growth_from", FieldType.INTEGER, "The year that the change is from.", lambda f: origin_of(f).growth_from),
    _figure("printed", FieldType.TEXT, "The numeral as printed.", lambda f: f.printed or None),
    _figure("printed_unit", FieldType.CATEGORY, "The unit before conversion.", lambda f: origin_of(f).unit, words=Unit),
    _figure("rates", FieldType.TEXTS, "The rates that it was converted with.", attrgetter("rates")),
    _figure("source", FieldType.TEXT, "The id of the document.", attrgetter("source")),
    _figure("pages", FieldType.TEXT, "The pages in the document.", attrgetter("pages")),
    _figure("footnotes", FieldType.TEXTS, "The marks of the footnotes.", attrgetter("footnotes")),
    _figure("erratum", FieldType.TEXT, "The ids of the errata of all that it is made of, joined by semicolons.", errata_of),
    _figure("note", FieldType.TEXT, "What is doubtful about all that it is made of.", notes_of),
    _figure("inferred", FieldType.TEXTS, "What of it comes from the context.", inferred_of, words=Inferred),
    _field("gap_kind", FieldType.CATEGORY, "The kind of reason why there is no value.", attrgetter("gap_kind"), words=GapKind),
    _field("gap", FieldType.TEXT, "Why there is no value.", attrgetter("gap")),
)
_WHERE = (_CITY, _NAME, _INDICATOR)


def _about(name: str, kind: FieldType, says: str, of: str, *, words: type[Enum] | None = None, unit: str | None = None) -> Field:
    """A column of what else there is to say in a row; empty where there is nothing."""

    def cell(line: _Line) -> Any:
        return None if line.about is None else attrgetter(of)(line.about)

    return _field(name, kind, says, cell, words=words, unit=unit)


def _ranks(of: str) -> tuple[Field, ...]:
    return (
        _about("rank", FieldType.INTEGER, "The rank by the values as printed; the first is 1.", f"{of}rank"),
        _about("best", FieldType.INTEGER, "The best rank that it can have.", f"{of}best"),
        _about("worst", FieldType.INTEGER, "The worst rank that it can have.", f"{of}worst"),
        _about("tied", FieldType.TRUTH, "Whether another city has the same.", f"{of}tied"),
    )


_COMPARISON = Layout("comparison", "An indicator of a city.", (*_WHERE, *_KNOWN), ("city", "indicator"))
_RANKING = Layout("ranking", "A city with its rank, or without one.", (*_ranks(""), *_WHERE, *_KNOWN), ("city",))
_SCORING = Layout(
    "scoring",
    "A criterion of a city, with the score of the city; or a figure that it lacks to be scored.",
    (
        *_ranks("score."),
        _about("total", FieldType.NUMBER, "The score of the city, from 0 to 1.", "score.total"),
        _about("total_low", FieldType.NUMBER, "The least that the score can be.", "score.low"),
        _about("total_high", FieldType.NUMBER, "The most that the score can be.", "score.high"),
        *_WHERE,
        _about("goal", FieldType.CATEGORY, "Whether more of it is better, or less.", "part.criterion.goal", words=Goal),
        _about("share", FieldType.NUMBER, "The weight as a share of all weights.", "share"),
        _about("scaled", FieldType.NUMBER, "From 0 for the worst to 1 for the best of the cities.", "part.scaled"),
        _about("points", FieldType.NUMBER, "What it adds to the score: the share of the weight times scaled.", "part.points"),
        *_KNOWN,
    ),
    ("city", "indicator"),
)
_SERIES = Layout(
    "series",
    "A year of an indicator of a city.",
    (
        _CITY,
        _INDICATOR,
        _about("implied", FieldType.TRUTH, "Whether it is not printed, but follows from the growth of a later year.", "implied"),
        *(field for field in _KNOWN if not field.name.startswith("gap")),
    ),
)
_TOTAL = Layout("total", "A city with its part of a sum, or missing in it.", (*_WHERE, *_KNOWN), ("city",))


def _step(name: str, kind: FieldType, says: str, of: str, *, words: type[Enum] | None = None, unit: str | None = None) -> Field:
    return _figure(name, kind, says, attrgetter(of), words=words, line="about.progress", unit=unit)


def _end(name: str, says: str, interval: str, end: str) -> Field:
    def of(progress: Any) -> Any:
        found = getattr(progress, interval)
        return found and getattr(found, end)

    return _figure(name, FieldType.NUMBER, says, of, line="about.progress", unit="percent")


_TARGETS = Layout(
    "targets",
    "A target of a city, and how far it had come; or why that can't be said.",
    (
        *_WHERE,
        _figure("subject", FieldType.TEXT, "What it is about, where that is not the city as a whole.", attrgetter("subject")),
        *(field for field in _KNOWN if not field.name.startswith("gap")),
        _step("reached", FieldType.NUMBER, "The latest figure of the same indicator.", "reached.value"),
        _step("reached_unit", FieldType.CATEGORY, "The unit of that.", "reached.unit", words=Unit),
        _step("reached_year", FieldType.INTEGER, "The year of that.", "reached.year"),
        _step("reached_bound", FieldType.CATEGORY, "How exact that is.", "reached.bound", words=Bound),
        _step("reached_source", FieldType.TEXT, "The id of the document of that.", "reached.source"),
        _figure(
            "reached_erratum",
            FieldType.TEXT,
            "The ids of the errata of that.",
            lambda progress: errata_of(progress.reached),
            line="about.progress",
        ),
        _step("share", FieldType.NUMBER, "That in percent of the target.", "share", unit="percent"),
        _end("share_low", "The least that the share can be.", "interval", "low"),
        _end("share_high", "The most that the share can be.", "interval", "high"),
        _step("required", FieldType.NUMBER, "The yearly growth that the target asks for from then on.", "required", unit="percent"),
        _end("required_low", "The least that this growth can be.", "required_interval", "low"),
        _end("required_high", "The most that this growth can be.", "required_interval", "high"),
        _step("compared_at", FieldType.TEXTS, "The rates at which target and figure were compared.", "rates"),
        _figure("grew", FieldType.NUMBER, "The growth so far.", attrgetter("value"), line="about.grew", unit="percent"),
        _about("enough", FieldType.TRUTH, "Whether the growth so far, carried on, reaches the target.", "enough"),
        _field("gap", FieldType.TEXT, "Why nothing can be said of the progress.", attrgetter("gap")),
    ),
)
_COVERAGE = Layout(
    "coverage",
    "A year for which a city has an indicator.",
    (
        _INDICATOR,
        evolve(_CITY, of=attrgetter("about")),
        _field("year", FieldType.INTEGER, "The year; empty for a figure without one.", attrgetter("year")),
    ),
)
_MATRIX = Layout(
    "matrix",
    "A city that has a member of a vocabulary.",
    (
        evolve(_CITY, of=attrgetter("city.slug")),
        _field("name", FieldType.TEXT, "Its name in English.", attrgetter("city.name"), gaps=False),
        _field("member", FieldType.TEXT, "What it has.", attrgetter("member.value"), gaps=False),
        _field("title", FieldType.TEXT, "The same for people.", attrgetter("member.title"), gaps=False),
    ),
    ("city", "member"),
)

#: The columns of each result, by its class.
RESULTS: dict[type[Any], Layout] = {
    Comparison: _COMPARISON,
    Ranking: _RANKING,
    Scoring: _SCORING,
    Series: _SERIES,
    Total: _TOTAL,
    Targets: _TARGETS,
    Coverage: _COVERAGE,
    Matrix: _MATRIX,
}


def rows_of(result: object) -> Rows[Any]:
    """The rows of a result. Raises `WrongTypeError` for what has no frame."""
    for kind, layout in RESULTS.items():
        if isinstance(result, kind):
            return Rows(_LINES[kind](result), layout)
    raise WrongTypeError("a result", f"one of {', '.join(kind.__name__ for kind in RESULTS)}", described(result))


def _of_comparison(comparison: Comparison) -> Iterator[_Line]:
    for place, *cells in zip(comparison.places, *comparison.rows, strict=True):
        yield from (_Line.of(place, cell.indicator, cell.figure, cell.gap) for cell in cells)


def _of_ranking(ranking: Ranking) -> Iterator[_Line]:
    yield from (_Line.of(each.place, ranking.indicator, each.figure, None, each) for each in ranking)
    yield from (_Line.of(each.place, ranking.indicator, None, each.gap) for each in ranking.unranked)


@frozen
class _Scored:
    """A part of a score, with what it is a part of."""

    score: Any
    part: Any
    share: float


def _of_scoring(scoring: Scoring) -> Iterator[_Line]:
    shares = shares_of([criterion.weight for criterion in scoring.criteria])
    for score in scoring:
        for part, share in zip(score.parts, shares, strict=True):
            yield _Line.of(score.place, part.criterion.indicator, part.figure, None, _Scored(score, part, share))
    for each in scoring.unscored:
        yield from (_Line.of(each.place, gap.indicator, None, gap) for gap in each.gaps)


def _of_series(series: Series) -> Iterator[_Line]:
    return (_Line(series.place, None, series.indicator, point.figure, about=point) for point in series)


def _of_total(total: Total) -> Iterator[_Line]:
    yield from (
        _Line(place.slug, place.name, total.indicator, figure) for place, figure in zip(total.places, total.figures, strict=True)
    )
    yield from (_Line.of(each.place, total.indicator, None, each.gap) for each in total.missing)


def _of_targets(targets: Iterable[Outlook]) -> Iterator[_Line]:
    for each in targets:
        yield _Line(each.place.slug, each.place.name, each.target.indicator, each.target, each.reason, about=each)


@frozen
class _Year:
    """A year of a coverage."""

    indicator: Indicator
    about: str
    year: int | None


def _of_coverage(coverage: Coverage) -> Iterator[_Year]:
    return (_Year(coverage.indicator, slug, year) for slug, years in coverage.places for year in years)


@frozen
class _Held:
    """A member of a vocabulary that a city has."""

    city: Any
    member: Any


def _of_matrix(matrix: Matrix[Any]) -> Iterator[_Held]:
    return (_Held(city, member) for city, found in matrix.rows for member in matrix.members if member in found)


_LINES: dict[type[Any], Callable[[Any], Iterable[Any]]] = {
    Comparison: _of_comparison,
    Ranking: _of_ranking,
    Scoring: _of_scoring,
    Series: _of_series,
    Total: _of_total,
    Targets: _of_targets,
    Coverage: _of_coverage,
    Matrix: _of_matrix,
}
