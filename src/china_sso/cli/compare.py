"""Commands that put cities side by side: compare, rank, score."""

from __future__ import annotations

from typing import Any

import click

from china_sso.analysis.compare import DEFAULT_INDICATORS, Cell
from china_sso.analysis.compare import compare as compared
from china_sso.analysis.rank import rank as ranked
from china_sso.analysis.score import score as scored
from china_sso.analysis.scoring import Criterion, Goal, Part
from china_sso.cli import options
from china_sso.cli.app import Command
from china_sso.cli.write import GAP, figure_record, gap_record, within, write
from china_sso.model.place import Place


@click.command(cls=Command)
@options.cities
@options.choice
@options.indicators("What to compare; may be repeated.")
@click.option("--year", type=int, help="The year; without it, the latest figure of each city.")
@options.label
@options.source
@options.nearest
@options.currency
@options.rates
@options.formatted
def compare(
    chosen: options.Choice, indicators: tuple[str, ...], year: int | None, label: str | None, source: str | None, nearest: bool,
    currency: str | None, rates: str | None, form: str,
) -> None:  # fmt: skip
    """Compare cities.

    \b
    Examples:
      china-sso compare hangzhou suzhou nanjing --year 2012
      china-sso compare --region southern -i economy.gdp -i wages.average_salary --currency USD
    """
    used = options.rates_of(chosen.dataset, rates)
    wanted = indicators or DEFAULT_INDICATORS
    result = compared(chosen.some, wanted, year=year, label=label, source=source, nearest=nearest, currency=currency, rates=used)
    cells = [cell for row in result.rows for cell in row.cells]
    fields = ("city", "indicator", *within("gap", GAP), *within("figure"))
    records = (_cell(cell, place) for row in result.rows for cell, place in zip(row, result.places, strict=True))
    write(result.table, records, form, fields=fields, found=any(cell.figure for cell in cells))


def _cell(cell: Cell, place: Place) -> dict[str, Any]:
    figure = figure_record(cell.figure, place)
    return {"city": cell.place, "indicator": cell.indicator, "gap": gap_record(cell.gap), "figure": figure}


@click.command(cls=Command)
@click.argument("indicator", shell_complete=options.complete_indicator)
@options.cities
@options.choice
@click.option("--ascending", is_flag=True, help="The lowest first.")
@click.option("--year", type=int, help="The year; without it, the one most cities have.")
@options.label
@options.source
@options.nearest
@click.option("--exact", is_flag=True, help="Leave figures such as 'more than 400' unranked.")
@options.currency
@options.rates
@options.formatted
def rank(
    chosen: options.Choice, indicator: str, ascending: bool, year: int | None, label: str | None, source: str | None, nearest: bool,
    exact: bool, currency: str | None, rates: str | None, form: str,
) -> None:  # fmt: skip
    """Rank cities by one indicator, printed or derived.

    \b
    Examples:
      china-sso rank outsourcing.employees --year 2012
      china-sso rank derived.graduate_salary --ascending --nearest
    """
    result = ranked(
        chosen.some,
        indicator,
        label=label,
        source=source,
        ascending=ascending,
        year=year,
        nearest=nearest,
        exact_only=exact,
        currency=currency,
        rates=options.rates_of(chosen.dataset, rates),
    )
    lists: dict[str, list[dict[str, Any]]] = {
        "ranked": [
            {
                "rank": each.rank,
                "best": each.best,
                "worst": each.worst,
                "city": each.place,
                "figure": figure_record(each.figure, each.place),
            }
            for each in result
        ],
        "unranked": [{"city": each.place, "gap": gap_record(each.gap)} for each in result.unranked],
    }
    fields = ("rank", "best", "worst", "city", *within("gap", GAP), *within("figure"))
    write(result.table, lists, form, fields=fields)


class CriterionType(click.ParamType[Criterion]):
    """``INDICATOR[:WEIGHT][:max|min]``"""

    name = "criterion"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Criterion:
        """The criterion that a text writes."""
        name, closed, settings = str(value).rpartition("]")  # a label in brackets may have colons
        plain, *rest = settings.split(":")
        name = name + closed + plain
        weight, goal = 1.0, Goal.MAX
        for part in rest:
            if part in tuple(Goal):
                goal = Goal(part)
            else:
                try:
                    weight = float(part)
                except ValueError:
                    self.fail(f"{value!r}: write INDICATOR[:WEIGHT][:max|min], as in wages.average_salary:2:min", param, ctx)
        return Criterion(name, weight, goal)


@click.command(cls=Command)
@click.argument("criterion", nargs=-1, required=True, type=CriterionType(), shell_complete=options.complete_indicator)
@options.choice
@click.option("--year", type=int, help="The year; without it, for each indicator the one most cities have.")
@options.label
@options.source
@options.nearest
@options.currency
@options.rates
@options.formatted
def score(
    chosen: options.Choice, criterion: tuple[Criterion, ...], year: int | None, label: str | None, source: str | None,
    nearest: bool, currency: str | None, rates: str | None, form: str,
) -> None:  # fmt: skip
    """Score cities by several indicators with weights.

    A criterion is INDICATOR[:WEIGHT][:max|min]; without them the weight is 1 and more is better.

    \b
    Example:
      china-sso score outsourcing.employees:2 wages.average_salary:1:min --nearest
    """
    used = options.rates_of(chosen.dataset, rates)
    result = scored(chosen.some, criterion, year=year, nearest=nearest, label=label, source=source, currency=currency, rates=used)
    firsts = {each.place: each for each in result.acceptability()}
    lists: dict[str, list[dict[str, Any]]] = {
        "scored": [
            {
                "rank": each.rank,
                "best": each.best,
                "worst": each.worst,
                "city": each.place,
                "score": each.total,
                "low": each.low,
                "high": each.high,
                "first_of_all_weights": firsts[each.place].first,
                "standard_error": firsts[each.place].error,
                "parts": [_part(part, each.place) for part in each.parts],
            }
            for each in result
        ],
        "unscored": [{"city": each.place, "gaps": list(map(gap_record, each.gaps))} for each in result.unscored],
    }
    write(result.table, lists, form, fields=(*_SCORED, *_PARTS, *within("gaps", GAP)))


_SCORED = ("rank", "best", "worst", "city", "score", "low", "high", "first_of_all_weights", "standard_error")

_PARTS = (*within("parts", ("indicator", "scaled", "points")), *within("parts.figure"))


def _part(part: Part, place: Place) -> dict[str, Any]:
    return {
        "indicator": part.criterion.indicator,
        "scaled": part.scaled,
        "points": part.points,
        "figure": figure_record(part.figure, place),
    }


COMMANDS = {"compare": compare, "rank": rank, "score": score}
