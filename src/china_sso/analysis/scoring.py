"""What scoring answers: who has which score, what it is made of, how firm it is, and how it reads as a table.

How scores are reckoned stands in `china_sso.analysis.score`. How the weights decide is told in two ways: one weight after
another is changed (`Scoring.sensitivity`), and all of them at once (`Scoring.acceptability`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from math import sqrt
from operator import add, mul
from random import Random
from typing import ClassVar

from attrs import field, frozen

from china_sso.analysis.columns import Column, Reader, rates_note
from china_sso.analysis.named import Named
from china_sso.analysis.rank import shown_rank
from china_sso.errors import CriterionError
from china_sso.model.arguments import check_type
from china_sso.model.figure import Figure
from china_sso.model.gap import Gap
from china_sso.model.indicator import Indicator
from china_sso.model.indicators import indicator_named
from china_sso.model.money import Rates
from china_sso.model.names import member_of
from china_sso.model.numbers import RealNumber, exact, in_own_context
from china_sso.model.place import Place
from china_sso.model.rows import Rows
from china_sso.tables.drawn import Drawn
from china_sso.tables.framed import Framed
from china_sso.tables.shown import Shown
from china_sso.tables.table import Entry, Table


class Goal(StrEnum):
    """Whether more of an indicator is better, or less."""

    MAX = "max"
    MIN = "min"


def _goal(value: str) -> Goal:
    return member_of(Goal, value, "goal")


#: How many weights are drawn to see how much of all possible ones each place wins.
SAMPLES = 4000
#: Weights beyond them would leave nothing of the others, or of themselves.
SMALLEST_WEIGHT, LARGEST_WEIGHT = Decimal("1e-100"), Decimal("1e100")


@frozen
class Criterion:
    """An indicator to score by.

    Examples:
        >>> Criterion("wages.average_salary", weight=2, goal="min").goal
        <Goal.MIN: 'min'>
    """

    indicator: Indicator = field(converter=indicator_named)
    """Printed or derived; its name will do."""
    weight: float = 1.0
    """How much it counts against the others: a number above 0, kept as a float."""
    goal: Goal = field(default=Goal.MAX, converter=_goal)
    """Whether high or low values are good."""

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
    """The criterion."""
    figure: Figure
    """The figure of the place for it, in the currency of the scoring where it is money."""
    scaled: float
    """From 0 for the worst to 1 for the best of the places."""
    points: float
    """The weight as a share of all weights, times ``scaled``"""


@frozen
class Score:
    """The score of a place, with the account of how it is made up."""

    rank: int
    """By the total of the values as printed."""
    place: Place
    """The place that has the score."""
    total: float
    """The sum of the parts' points, from 0 to 1, of the values as printed."""
    parts: tuple[Part, ...]
    """What each criterion adds to it, in the order of the criteria."""
    low: float
    """The least that the total can be, whatever the figures that are not exact can be."""
    high: float
    """The most that it can be."""
    best: int
    """The best rank that it can have."""
    worst: int
    """The worst rank that it can have."""
    tied: bool
    """Whether another place has the same total."""

    @property
    def certain(self) -> bool:
        """Whether it has no other rank, whatever the figures that are not exact can be."""
        return self.best == self.worst


@frozen
class Acceptability:
    """How much of all possible weights gives a place which rank: of all weights above 0 that add up to 1, each as likely."""

    place: Place
    """The place."""
    first: float
    """The share of the weights for which it is first, from 0 to 1."""
    error: float
    """The standard error of that share, since it is estimated from a sample of weights."""
    ranks: tuple[float, ...]
    """The share for each rank, from the first to the last."""
    central: tuple[float, ...] | None
    """The mean of the weights for which it is first, in the order of the criteria; None where it never is."""


@frozen
class Shift:
    """What happens at the top when the weight of one criterion changes."""

    indicator: Indicator
    """That of the criterion."""
    factor: float
    """What its weight is multiplied by."""
    winner: str
    """The slug of the place that comes first then."""
    winner_name: str
    """Its name in English."""
    changed: bool
    """Whether it is another than before."""


@frozen
class Unscored:
    """A place without a score, and which figures it lacks."""

    place: Place
    """The place."""
    gaps: tuple[Gap, ...]
    """A gap for each criterion that it has no figure for."""

    @property
    def reason(self) -> str:
        """The same for people."""
        return "; ".join(f"{gap.indicator.short}: {gap.text}" for gap in self.gaps)


@frozen(repr=False)
class Scoring(Named[Score], Shown, Framed, Drawn):
    """Places by their scores. Print it, show it in a notebook, or go through its scores; ``scoring["hangzhou"]`` is one."""

    criteria: tuple[Criterion, ...]
    """What was scored by, in the order given."""
    scores: tuple[Score, ...]
    """The scores, the highest first."""
    unscored: tuple[Unscored, ...]
    """Places that lack a figure."""
    rates: Rates | None = field(default=None, eq=False)
    """The exchange rates asked for; None: the bundled ones, each at the year of its figure."""

    _NAMES: ClassVar[str] = "place of the scoring"

    @property
    def by_name(self) -> Mapping[str, Score]:
        """The scores by the slugs of their places."""
        return {score.place.slug: score for score in self.scores}

    @property
    def winner(self) -> Place | None:
        """The first by the values as printed; None where no place has all figures."""
        return self.scores[0].place if self.scores else None

    @property
    def possibly_first(self) -> Rows[Place]:
        """The places that may be first, whatever the figures that are not exact can be. One alone is first for certain."""
        return Rows((score.place for score in self.scores if score.best == 1), "places")

    def acceptability(self, samples: int = SAMPLES, seed: int = 0) -> Rows[Acceptability]:
        """How much of all possible weights each place wins, those that win most first.

        The method is stochastic multicriteria acceptability analysis (Lahdelma and Salminen, *Operations Research* 49(3),
        2001), with nothing known of the weights: they are drawn evenly from all that add up to 1. Values count as printed.

        Args:
            samples: how many weights to draw; the standard error falls with the root of it.
            seed: the same seed draws the same weights.

        Raises `CriterionError` for less than one sample.
        """
        if isinstance(samples, bool) or not isinstance(samples, int) or samples < 1:  # pyright: ignore[reportUnnecessaryIsInstance]
            raise CriterionError(f"at least one sample of weights is drawn, not {samples!r}")
        counts, sums = _wins(tuple(tuple(part.scaled for part in score.parts) for score in self.scores), samples, seed)
        found = [
            Acceptability(
                score.place,
                wins[0] / samples,
                sqrt(wins[0] * (samples - wins[0]) / samples**3),
                tuple(count / samples for count in wins),
                tuple(weight / wins[0] for weight in total) if wins[0] else None,
            )
            for score, wins, total in zip(self.scores, counts, sums, strict=True)
        ]
        return Rows(sorted(found, key=lambda each: -each.first), "acceptability")

    def sensitivity(self, factors: Sequence[float] = (0.5, 0.8, 1.25, 2.0)) -> Rows[Shift]:
        """Who wins when the weight of one criterion after another is multiplied by each factor.

        Raises `CriterionError` for a factor that is not above 0.
        """
        shifts: list[Shift] = []
        check_type(factors, Iterable, "what weights are multiplied by", "a list of numbers")
        factors = tuple(factors)
        for criterion in self.criteria:
            for factor in factors:
                times = _weight(factor, "what a weight is multiplied by")
                shares = shares_of([each.weight * (times if each is criterion else 1) for each in self.criteria])
                totals = [
                    (sum(share * part.scaled for share, part in zip(shares, score.parts, strict=True)), score.place)
                    for score in self.scores
                ]
                if totals and self.winner:
                    first = max(total for total, _ in totals)
                    winners = [place for total, place in totals if abs(total - first) < 1e-12]
                    winner = self.winner if self.winner in winners else winners[0]
                    shifts.append(Shift(criterion.indicator, factor, winner.slug, winner.name, winner != self.winner))
        return Rows(shifts, "sensitivity")

    @property
    def table(self) -> Table:
        """The scores as a table, with the points of each criterion, and from what to what they are where that is open."""
        figures = [part.figure for score in self.scores for part in score.parts]
        reader = Reader.of([score.place for score in self.scores], figures)
        columns = [Column.of(c.indicator, (score.parts[i].figure for score in self.scores)) for i, c in enumerate(self.criteria)]
        shares = shares_of([criterion.weight for criterion in self.criteria])
        open_ = ("from–to",) if any(score.low != score.high for score in self.scores) else ()
        points = (f"{each.indicator.short} ({share:.0%})" for each, share in zip(self.criteria, shares, strict=True))
        heads = ("rank", "city", "score", *open_, *points)
        rows: tuple[tuple[str | Entry, ...], ...] = tuple(
            (
                shown_rank(score.rank, score.best, score.worst, tied=score.tied),
                score.place.name,
                f"{score.total:.3f}",
                *(f"{score.low:.3f}–{score.high:.3f}" for _ in open_),
                *(
                    reader.marked(column, part.figure, f"{part.points:.3f}")
                    for column, part in zip(columns, score.parts, strict=True)
                ),
            )
            for score in self.scores
        )
        notes = (*reader.notes(columns, figures), *self._said_of_all(figures))
        return Table("weighted sum of min-max scores", heads, rows, notes, frozenset({0, *range(2, len(heads))}))

    def _said_of_all(self, figures: Sequence[Figure]) -> Iterator[str]:
        for i, criterion in enumerate(self.criteria):
            if len({score.parts[i].figure.label for score in self.scores}) > 1:
                yield f"The labels of {criterion.indicator.short} differ: these are not in every case the same quantity."
        yield from rates_note(figures, self.rates)
        if self.winner:
            yield from self._at_the_top(self.winner)
        yield from (f"Not scored: {each.place.name} ({each.reason})" for each in self.unscored)

    def _at_the_top(self, winner: Place) -> Iterator[str]:
        """Who is first: by figures that are not exact, by one changed weight, by all weights."""
        if len(self.possibly_first) > 1:
            yield f"Possibly first, since figures are not exact: {', '.join(place.name for place in self.possibly_first)}."
        elif any(score.low != score.high for score in self.scores):
            yield f"{winner.name} is first for certain, whatever the figures that are not exact can be."
        changes = [shift for shift in self.sensitivity() if shift.changed]
        for shift in changes:
            yield f"With the weight of {shift.indicator.short} times {shift.factor:g}, {shift.winner_name} is first."
        if not changes:
            yield f"{winner.name} stays first when any one weight is halved or doubled."
        if len(self.criteria) > 1:
            firsts = [each for each in self.acceptability() if each.first > 0]
            shares = ", ".join(f"{each.place.name} {100 * each.first:.0f} %" for each in firsts)
            most = max(each.error for each in firsts)
            yield f"First for so much of all possible weights (standard error at most {100 * most:.1f} %): {shares}."


def shares_of(weights: Sequence[float]) -> list[float]:
    """Weights as shares of their sum."""
    total = sum(weights)
    return [weight / total for weight in weights]


@lru_cache(maxsize=16)  # a scoring's table, its frame and its records ask for the same
def _wins(rows: tuple[tuple[float, ...], ...], samples: int, seed: int) -> tuple[list[list[int]], list[list[float]]]:
    """How often each row has each rank under weights drawn evenly, and the sum of the weights under which it is first."""
    counts = [[0] * len(rows) for _ in rows]
    sums = [[0.0] * len(rows[0]) for _ in rows]
    draw = Random(seed).expovariate  # shares of exponentials are spread evenly
    for _ in range(samples if rows else 0):
        weights = shares_of([draw(1.0) for _ in rows[0]])
        totals = [sum(map(mul, weights, row)) for row in rows]
        order = sorted(totals, reverse=True)
        for i, own in enumerate(totals):
            rank = order.index(own)
            counts[i][rank] += 1
            if rank == 0:
                sums[i] = list(map(add, sums[i], weights))
    return counts, sums
