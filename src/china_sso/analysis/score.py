"""One score from several indicators: a weighted sum over min-max scores.

The method is simple additive weighting (Hwang and Yoon, *Multiple Attribute Decision Making*, Springer 1981, section
4.2; Fishburn, *Operations Research* 15(3), 1967): each indicator is scaled so that the worst city has 0 and the best
has 1, and the scores are added up by their weights, which are scaled to a sum of 1. It was taken because the account of
a score is a plain sum, and because a city's score never falls when one of its figures improves, which does not hold for
methods that normalise by a norm.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum

from attrs import field, frozen

from china_sso.analysis.compare import distinct_places, figure_notes, gather
from china_sso.analysis.rank import Unranked, commonest_year
from china_sso.errors import CriterionError, WrongTypeError
from china_sso.model.figure import Figure
from china_sso.model.indicator import Indicator
from china_sso.model.indicators import indicator_named
from china_sso.model.money import Rates
from china_sso.model.names import member_of
from china_sso.model.numbers import RealNumber, exact, in_own_context
from china_sso.model.period import check_year
from china_sso.model.place import Place
from china_sso.tables.table import Table


class Goal(StrEnum):
    """Whether more of an indicator is better, or less."""

    MAX = "max"
    MIN = "min"


def _goal(value: str) -> Goal:
    return member_of(Goal, value, "goal")


#: Weights beyond them would leave nothing of the others, or of themselves.
SMALLEST_WEIGHT, LARGEST_WEIGHT = Decimal("1e-100"), Decimal("1e100")


@frozen
class Criterion:
    """An indicator to score by.

    >>> Criterion("wages.average_salary", weight=2, goal="min").goal
    <Goal.MIN: 'min'>
    """

    indicator: Indicator = field(converter=indicator_named)
    """Printed or derived; its name will do."""
    weight: float = 1.0
    """How much it counts against the others: a number above 0, kept as a float."""
    goal: Goal = field(default=Goal.MAX, converter=_goal)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "weight", _weight(self.weight, f"the weight of {self.indicator.name}"))


@in_own_context
def _weight(number: RealNumber, argument: str) -> float:
    weight = exact(number, argument)
    if not SMALLEST_WEIGHT <= weight <= LARGEST_WEIGHT:
        raise CriterionError(f"{argument} is above 0: from {SMALLEST_WEIGHT} to {LARGEST_WEIGHT}, not {weight:.6g}")
    return float(weight)


@frozen
class Part:
    """What one criterion adds to a score."""

    criterion: Criterion
    figure: Figure
    scaled: float
    """From 0 for the worst to 1 for the best of the places."""
    points: float
    """The weight as a share of all weights, times ``scaled``"""


@frozen
class Score:
    """The score of a place, with the account of how it is made up."""

    rank: int
    place: Place
    total: float
    """The sum of the parts' points, from 0 to 1."""
    parts: tuple[Part, ...]


@frozen
class Shift:
    """What happens at the top when the weight of one criterion changes."""

    indicator: Indicator
    factor: float
    """What its weight is multiplied by."""
    winner: str
    changed: bool
    """Whether it is another than before."""


@frozen
class Scoring:
    """Places by their scores. Print it, show it in a notebook, or go through its scores."""

    criteria: tuple[Criterion, ...]
    scores: tuple[Score, ...]
    unscored: tuple[Unranked, ...]
    """Places that lack a figure."""

    @property
    def winner(self) -> Place | None:
        """The first; None where no place has all figures."""
        return self.scores[0].place if self.scores else None

    def sensitivity(self, factors: Sequence[float] = (0.5, 0.8, 1.25, 2.0)) -> tuple[Shift, ...]:
        """Who wins when the weight of one criterion after another is multiplied by each factor.

        Raises `CriterionError` for a factor that is not above 0.
        """
        shifts: list[Shift] = []
        factors = tuple(factors)
        for criterion in self.criteria:
            for factor in factors:
                times = _weight(factor, "what a weight is multiplied by")
                shares = _shares([each.weight * (times if each is criterion else 1) for each in self.criteria])
                totals = [
                    (sum(share * part.scaled for share, part in zip(shares, score.parts, strict=True)), score.place.slug)
                    for score in self.scores
                ]
                if totals and self.winner:
                    first = max(total for total, _ in totals)
                    winners = [slug for total, slug in totals if abs(total - first) < 1e-12]
                    winner = self.winner.slug if self.winner.slug in winners else winners[0]
                    shifts.append(Shift(criterion.indicator, factor, winner, winner != self.winner.slug))
        return tuple(shifts)

    @property
    def table(self) -> Table:
        """The scores as a table, with the points of each criterion."""
        shares = _shares([criterion.weight for criterion in self.criteria])
        columns = (f"{each.indicator.short} ({share:.0%})" for each, share in zip(self.criteria, shares, strict=True))
        heads = ("rank", "city", "score", *columns)
        rows = tuple(
            (str(score.rank), score.place.name, f"{score.total:.3f}", *(f"{part.points:.3f}" for part in score.parts))
            for score in self.scores
        )
        return Table("weighted sum of min-max scores", heads, rows, self.notes, frozenset({0, 2, *range(3, len(heads))}))

    @property
    def notes(self) -> tuple[str, ...]:
        """What is behind the scores: inexact figures, what would change the winner, who is not scored."""
        figures = [part.figure for score in self.scores for part in score.parts]
        names = {score.place.slug: score.place.name for score in self.scores}
        notes = list(figure_notes(figures, (score.place for score in self.scores)))
        notes.extend(
            f"The labels of {criterion.indicator.short} differ: these are not in every case the same quantity."
            for i, criterion in enumerate(self.criteria)
            if len({score.parts[i].figure.label for score in self.scores}) > 1
        )
        inexact = dict.fromkeys(
            f"{names[figure.place]}, {figure.indicator.short}: {figure}" for figure in figures if not figure.exact
        )
        notes.extend(inexact)
        changes = [shift for shift in self.sensitivity() if shift.changed]
        notes.extend(
            f"With the weight of {shift.indicator.short} times {shift.factor:g}, {names[shift.winner]} is first."
            for shift in changes
        )
        if self.winner and not changes:
            notes.append(f"{self.winner.name} stays first when any one weight is halved or doubled.")
        notes.extend(f"Not scored: {each.place.name} ({each.reason})" for each in self.unscored)
        return tuple(notes)

    def __str__(self) -> str:
        return self.table.text()

    def _repr_html_(self) -> str:
        return self.table.html()


def _shares(weights: Sequence[float]) -> list[float]:
    total = sum(weights)
    return [weight / total for weight in weights]


@in_own_context
def score(
    places: Iterable[Place],
    criteria: Sequence[Criterion],
    *,
    year: int | None = None,
    nearest: bool = False,
    rates: Rates | None = None,
) -> Scoring:
    """Cities by a weighted sum of several indicators.

    A place that lacks a figure for one of the criteria is not scored, and says which. An indicator that is the same for
    all places adds its full weight to each.

    Args:
        places: cities, and the national market if you like.
        criteria: the indicators, their weights and goals.
        year: the year of all figures; without it, for each indicator the one that most of the places have it for.
        nearest: take the nearest year for places without a figure of that year.
        rates: exchange rates other than the bundled ones; money in several currencies is brought to US dollars.

    Raises:
        UnknownNameError: there is no such indicator.
        CriterionError: there is no place or no criterion, or an indicator is named twice.

    >>> import china_sso as sso
    >>> criteria = [Criterion("outsourcing.employees"), Criterion("wages.average_salary", goal="min")]
    >>> scoring = score(sso.cities(region="eastern"), criteria, nearest=True)
    >>> scoring.winner.name
    'Nanchang'
    """
    found = distinct_places(places)
    if isinstance(criteria, str) or not isinstance(criteria, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise WrongTypeError("what to score by", "a list of criteria", repr(criteria))
    criteria = tuple(criteria)
    for criterion in criteria:
        if not isinstance(criterion, Criterion):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without a type checker
            raise WrongTypeError("a criterion", "a Criterion, as in Criterion('economy.gdp', weight=2)", repr(criterion))
    names = [criterion.indicator for criterion in criteria]
    check_year(year)
    if not names or len(set(names)) < len(names):
        raise CriterionError("name each indicator once" if names else "there is no criterion to score by")
    figures: dict[str, dict[Indicator, Figure]] = {place.slug: {} for place in found}
    missing: dict[str, list[str]] = {}
    for name in names:
        at = year if year is not None else commonest_year(found, name)
        gathered = gather(found, name, year=at, nearest=nearest, currency=None, rates=rates)
        for slug, figure in gathered.figures.items():
            figures[slug][name] = figure
        for slug, reason in gathered.missing.items():
            missing.setdefault(slug, []).append(f"{name.short}: {reason}")
    complete = [place for place in found if place.slug not in missing]
    shares = _shares([criterion.weight for criterion in criteria])
    scaled = [_scaled([float(figures[place.slug][c.indicator].value) for place in complete], c.goal) for c in criteria]
    results: list[tuple[Place, float, tuple[Part, ...]]] = []
    for i, place in enumerate(complete):
        parts = tuple(
            Part(c, figures[place.slug][c.indicator], column[i], share * column[i])
            for c, share, column in zip(criteria, shares, scaled, strict=True)
        )
        results.append((place, sum(part.points for part in parts), parts))
    results.sort(key=lambda result: -result[1])
    totals = [total for _, total, _ in results]
    scores = tuple(Score(totals.index(total) + 1, place, total, parts) for place, total, parts in results)
    unscored = tuple(Unranked(place, "; ".join(missing[place.slug])) for place in found if place.slug in missing)
    return Scoring(tuple(criteria), scores, unscored)


def _scaled(values: list[float], goal: Goal) -> list[float]:
    """Values from 0 for the worst to 1 for the best; 1 for all where they are equal."""
    if not values:
        return []
    low, high = min(values), max(values)
    if low == high:
        return [1.0] * len(values)
    return [(value - low) / (high - low) if goal is Goal.MAX else (high - value) / (high - low) for value in values]
