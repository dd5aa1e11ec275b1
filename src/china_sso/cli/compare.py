"""Commands that put cities side by side: compare, rank, score."""

from __future__ import annotations

from typing import Any

import click

from china_sso.analysis.compare import DEFAULT_INDICATORS, Cell
from china_sso.analysis.compare import compare as compared
from china_sso.analysis.rank import rank as ranked
from china_sso.analysis.score import Criterion, Goal
from china_sso.analysis.score import score as scored
from china_sso.cli import options
from china_sso.cli.app import Command
from china_sso.cli.write import record, write
from china_sso.model.figure import Figure
from china_sso.model.observation import Observation
from china_sso.model.vocabulary import Region


@click.command(cls=Command)
@click.argument("city", nargs=-1, shell_complete=options.complete_city)
@options.choice
@click.option(
    "-i",
    "--indicator",
    "indicators",
    multiple=True,
    metavar="NAME",
    shell_complete=options.complete_indicator,
    help="What to compare; may be repeated.",
)
@click.option("--year", type=int, help="The year; without it, the latest figure of each city.")
@options.nearest
@options.currency
@options.formatted
@options.data
def compare(
    city: tuple[str, ...], region: Region | None, model_city: bool | None, indicators: tuple[str, ...], year: int | None,
    nearest: bool, currency: str | None, form: str, path: str | None,
) -> None:  # fmt: skip
    """Compare cities.

    \b
    Examples:
      china-sso compare hangzhou suzhou nanjing --year 2012
      china-sso compare --region southern -i economy.gdp -i wages.average_salary --currency USD
    """
    places = options.places_of(options.dataset_of(path), city, region, model_city)
    result = compared(places, indicators or DEFAULT_INDICATORS, year=year, nearest=nearest, currency=currency)
    cells = [cell for row in result.rows for cell in row.cells]
    write(result.table, map(_cell, cells), form, found=any(cell.figure for cell in cells))


def _row(figure: Figure | None) -> dict[str, Any] | None:
    return record(Observation.of(figure)) if figure else None


def _cell(cell: Cell) -> dict[str, Any]:
    return {"city": cell.place, "indicator": cell.indicator, "gap": cell.gap, "figure": _row(cell.figure)}


@click.command(cls=Command)
@click.argument("indicator", shell_complete=options.complete_indicator)
@click.argument("city", nargs=-1, shell_complete=options.complete_city)
@options.choice
@click.option("--ascending", is_flag=True, help="The lowest first.")
@click.option("--year", type=int, help="The year; without it, the one most cities have.")
@options.nearest
@click.option("--exact", is_flag=True, help="Leave figures such as 'more than 400' unranked.")
@options.currency
@options.formatted
@options.data
def rank(
    indicator: str, city: tuple[str, ...], region: Region | None, model_city: bool | None, ascending: bool, year: int | None,
    nearest: bool, exact: bool, currency: str | None, form: str, path: str | None,
) -> None:  # fmt: skip
    """Rank cities by one indicator, printed or derived.

    \b
    Examples:
      china-sso rank outsourcing.employees --year 2012
      china-sso rank derived.graduate_salary --ascending --nearest
    """
    places = options.places_of(options.dataset_of(path), city, region, model_city)
    result = ranked(places, indicator, ascending=ascending, year=year, nearest=nearest, exact_only=exact, currency=currency)
    records: list[dict[str, Any]] = [
        {"rank": each.rank, "city": each.place, "certain": each.certain, "figure": _row(each.figure)} for each in result.entries
    ]
    records += [{"rank": None, "city": each.place, "reason": each.reason} for each in result.unranked]
    write(result.table, records, form)


class _Criterion(click.ParamType[Criterion]):
    name = "criterion"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Criterion:
        name, *rest = str(value).split(":")
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
@click.argument("criterion", nargs=-1, required=True, type=_Criterion(), shell_complete=options.complete_indicator)
@click.option("--city", "names", multiple=True, shell_complete=options.complete_city, help="Only this city; may be repeated.")
@options.choice
@click.option("--year", type=int, help="The year; without it, for each indicator the one most cities have.")
@options.nearest
@options.formatted
@options.data
def score(
    criterion: tuple[Criterion, ...], names: tuple[str, ...], region: Region | None, model_city: bool | None, year: int | None,
    nearest: bool, form: str, path: str | None,
) -> None:  # fmt: skip
    """Score cities by several indicators with weights.

    A criterion is INDICATOR[:WEIGHT][:max|min]; without them the weight is 1 and more is better.

    \b
    Example:
      china-sso score outsourcing.employees:2 wages.average_salary:1:min --nearest
    """
    places = options.places_of(options.dataset_of(path), names, region, model_city)
    result = scored(places, criterion, year=year, nearest=nearest)
    records: list[dict[str, Any]] = [
        {
            "rank": each.rank,
            "city": each.place,
            "score": each.total,
            "parts": [
                {"indicator": part.criterion.indicator, "scaled": part.scaled, "points": part.points, "value": part.figure.value}
                for part in each.parts
            ],
        }
        for each in result.scores
    ]
    records += [{"rank": None, "city": each.place, "reason": each.reason} for each in result.unscored]
    write(result.table, records, form)


COMMANDS = {"compare": compare, "rank": rank, "score": score}
