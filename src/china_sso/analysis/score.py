"""One score from several indicators: a weighted sum over min-max scores.

The method is simple additive weighting (Hwang and Yoon, *Multiple Attribute Decision Making*, Springer 1981, section
4.2; Fishburn, *Operations Research* 15(3), 1967): each indicator is scaled so that the worst city has 0 and the best
has 1, and the scores are added up by their weights, which are scaled to a sum of 1. It was taken because the account of
a score is a plain sum, and because a city's score never falls when one of its figures improves, which does not hold for
methods that normalise by a norm.

Figures that are not exact make a score one from a least to a most. The answer and how it reads is a
`china_sso.analysis.scoring.Scoring`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf

from attrs import evolve

from china_sso.analysis.compare import Gathered, check_ordered, check_source, chosen, distinct_places, gather
from china_sso.analysis.rank import commonest_year
from china_sso.analysis.scoring import Criterion, Goal, Part, Score, Scoring, Unscored, shares_of
from china_sso.errors import CriterionError, WrongTypeError, described
from china_sso.model.figure import Figure
from china_sso.model.interval import Interval
from china_sso.model.money import Rates, currency_of
from china_sso.model.numbers import in_own_context
from china_sso.model.period import check_year
from china_sso.model.place import Place
from china_sso.model.units import Currency

#: Totals that differ by less are the same but for the way they were added up.
_EPSILON = 1e-12


@in_own_context
def score(
    places: Iterable[Place | str],
    criteria: Sequence[Criterion],
    *,
    year: int | None = None,
    nearest: bool = False,
    label: str | None = None,
    source: str | None = None,
    currency: Currency | str | None = None,
    rates: Rates | None = None,
) -> Scoring:
    """Cities by a weighted sum of several indicators.

    A place that lacks a figure for one of the criteria is not scored, and says which. An indicator that is the same for
    all places adds its full weight to each.

    Args:
        places: cities, or their names, for those of the bundled data set.
        criteria: the indicators, their weights and goals.
        year: the year of all figures; without it, for each indicator the one that most of the places have it for.
        nearest: take the nearest year for places without a figure of that year.
        source: only figures of that document; a place without a profile in it has none.
        label: only figures with that label, of the indicators whose figures have labels.
        currency: bring money to one currency; without it, to US dollars where the figures are in several.
        rates: exchange rates other than the bundled ones; ``exchange_rates().at(2012)`` for one rate for all years.

    Raises:
        UnknownNameError: there is no such indicator, label or currency, or no place has a profile in that document.
        CriterionError: there is no place or no criterion, an indicator is named twice, or one holds whatever fits no other.

    Examples:
        >>> import china_sso as sso
        >>> criteria = [Criterion("outsourcing.employees"), Criterion("wages.average_salary", goal="min")]
        >>> scoring = score(sso.cities(region="eastern"), criteria, nearest=True)
        >>> scoring.winner.name
        'Nanchang'
    """
    found = distinct_places(places)
    wanted = tuple(evolve(each, indicator=chosen(found, each.indicator, label)) for each in _checked(criteria))
    for criterion in wanted:
        check_ordered(criterion.indicator)
    check_year(year)
    check_source(found, source)
    if not wanted or len({criterion.indicator for criterion in wanted}) < len(wanted):
        raise CriterionError("name each indicator once" if wanted else "there is no criterion to score by")
    to = currency_of(currency) if currency is not None else None
    gathered: list[Gathered] = []
    for criterion in wanted:
        at = year if year is not None else commonest_year(found, criterion.indicator, source)
        gathered.append(gather(found, criterion.indicator, year=at, nearest=nearest, source=source, currency=to, rates=rates))
    gaps = {place.slug: tuple(each.missing[place.slug] for each in gathered if place.slug in each.missing) for place in found}
    complete = [place for place in found if not gaps[place.slug]]
    unscored = tuple(Unscored(place, gaps[place.slug]) for place in found if gaps[place.slug])
    figures = [[each.figures[place.slug] for each in gathered] for place in complete]
    return Scoring(wanted, _scores(complete, figures, wanted), unscored, rates)


def _checked(criteria: Sequence[Criterion]) -> tuple[Criterion, ...]:
    if isinstance(criteria, str) or not isinstance(criteria, Iterable):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise WrongTypeError("what to score by", "a list of criteria", described(criteria))
    found = tuple(criteria)
    for criterion in found:
        if not isinstance(criterion, Criterion):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without a type checker
            raise WrongTypeError("a criterion", "a Criterion, as in Criterion('economy.gdp', weight=2)", described(criterion))
    return found


def _scores(places: Sequence[Place], figures: Sequence[Sequence[Figure]], criteria: Sequence[Criterion]) -> tuple[Score, ...]:
    """The scores of places that have all figures, those with the highest total first."""
    shares = shares_of([criterion.weight for criterion in criteria])
    columns = [[row[i] for row in figures] for i in range(len(criteria))]
    scaled = [_scaled([float(f.value) for f in column], c.goal) for c, column in zip(criteria, columns, strict=True)]
    ends = [_scaled_ends([f.interval for f in column], c.goal) for c, column in zip(criteria, columns, strict=True)]
    totals = [sum(share * column[i] for share, column in zip(shares, scaled, strict=True)) for i in range(len(places))]
    lows, highs = (
        [sum(share * column[i][end] for share, column in zip(shares, ends, strict=True)) for i in range(len(places))]
        for end in (0, 1)
    )
    found = [
        Score(
            1 + sum(other > totals[i] for other in totals),
            place,
            totals[i],
            tuple(Part(c, figures[i][k], scaled[k][i], shares[k] * scaled[k][i]) for k, c in enumerate(criteria)),
            lows[i],
            highs[i],
            1 + sum(low > highs[i] + _EPSILON for j, low in enumerate(lows) if j != i),
            1 + sum(high > lows[i] + _EPSILON for j, high in enumerate(highs) if j != i),
            sum(other == totals[i] for other in totals) > 1,
        )
        for i, place in enumerate(places)
    ]
    return tuple(sorted(found, key=lambda score: -score.total))


def _scaled(values: list[float], goal: Goal) -> list[float]:
    """Values from 0 for the worst to 1 for the best; 1 for all where they are equal."""
    if not values:
        return []
    low, high = min(values), max(values)
    if low == high:
        return [1.0] * len(values)
    return [(value - low) / (high - low) if goal is Goal.MAX else (high - value) / (high - low) for value in values]


def _scaled_ends(intervals: Sequence[Interval], goal: Goal) -> list[tuple[float, float]]:
    """From what to what each value can be scaled: it falls when another rises, so each end has all others at one of theirs."""
    sides = [(-inf if each.low is None else float(each.low), inf if each.high is None else float(each.high)) for each in intervals]
    if goal is Goal.MIN:
        sides = [(-high, -low) for low, high in sides]
    found: list[tuple[float, float]] = []
    for i, (low, high) in enumerate(sides):
        lows, highs = zip(*(side for j, side in enumerate(sides) if j != i), strict=True) if len(sides) > 1 else ((), ())
        found.append((_scaled_among(low, highs), _scaled_among(high, lows)))
    return found


def _scaled_among(value: float, others: Sequence[float]) -> float:
    """Where a value stands among others, from 0 for the least to 1 for the greatest of all; 1 where they are equal."""
    low, high = min((value, *others)), max((value, *others))
    if value == high:
        return 1.0
    if value == low or high == inf:
        return 0.0
    return 1.0 if low == -inf else (value - low) / (high - low)
