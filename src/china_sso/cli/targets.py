"""Commands about what cities have together, and what they aim at."""

from __future__ import annotations

from typing import Any

import click

from china_sso.analysis.outlook import Outlook, Targets
from china_sso.analysis.outlook import targets as targets_of
from china_sso.analysis.totals import totals as total_of
from china_sso.cli import options
from china_sso.cli.app import Command
from china_sso.cli.write import GAP, figure_record, gap_record, within, write
from china_sso.model.place import Market

_TOTAL = (
    "indicator", "year", "value", "low", "high", "unit", "cities", "missing", "national", "share_percent",
    "city", *within("gap", GAP), *within("figure"),
)  # fmt: skip


@click.command(cls=Command)
@click.argument("indicator", shell_complete=options.complete_indicator)
@options.cities
@options.choice
@click.option("--year", type=int, help="The year; without it, the one most cities have.")
@options.label
@options.source
@options.nearest
@options.currency
@options.rates
@options.formatted
def totals(
    chosen: options.Choice, indicator: str, year: int | None, label: str | None, source: str | None, nearest: bool,
    currency: str | None, rates: str | None, form: str,
) -> None:  # fmt: skip
    """Add an indicator up over cities, and say what is missing.

    \b
    Examples:
      china-sso totals outsourcing.offshore_executed_value --year 2012
      china-sso totals outsourcing.employees --region eastern --nearest
    """
    total = total_of(
        chosen.some,
        indicator,
        year,
        label=label,
        source=source,
        nearest=nearest,
        currency=currency,
        rates=options.rates_of(chosen.dataset, rates),
        nation=next((place for place in chosen.dataset.places() if isinstance(place, Market)), None),
    )
    lists: dict[str, list[dict[str, Any]]] = {
        "total": [
            {
                "indicator": total.indicator,
                "year": total.year,
                "value": total.value,
                "low": total.interval.low,
                "high": total.interval.high,
                "unit": total.unit,
                "cities": len(total.figures),
                "missing": len(total.missing),
                "national": total.national.value if total.national else None,
                "share_percent": total.share,
            }
        ],
        "parts": [
            {"city": place, "figure": figure_record(figure, place)}
            for place, figure in zip(total.places, total.figures, strict=True)
        ],
        "missing": [{"city": each.place, "gap": gap_record(each.gap)} for each in total.missing],
    }
    write(total.table, lists, form, fields=_TOTAL)


_TARGET = (
    "city", *within("target"), *within("gap", GAP), *within("reached"),
    "share_percent", "low", "high", "rates", "required_growth", "growth_so_far", "enough",
)  # fmt: skip


@click.command(cls=Command)
@options.cities
@options.choice
@click.option("--known", is_flag=True, help="Only targets whose progress is known.")
@options.formatted
def targets(chosen: options.Choice, known: bool, form: str) -> None:
    """List targets with the progress towards them.

    \b
    Examples:
      china-sso targets suzhou
      china-sso targets --region southern --known
    """
    every = targets_of(chosen.some)
    shown = Targets(tuple(row for row in every if row.progress)) if known else every
    write(shown.table, map(_row, shown), form, fields=_TARGET)


def _row(row: Outlook) -> dict[str, Any]:
    step = row.progress
    return {
        "city": row.place,
        "target": figure_record(row.target, row.place),
        "gap": gap_record(row.gap),
        "reached": figure_record(step.reached, row.place) if step else None,
        "share_percent": step.share if step else None,
        "low": step.interval.low if step else None,
        "high": step.interval.high if step else None,
        "rates": list(map(str, step.rates)) if step else [],
        "required_growth": step.required if step else None,
        "growth_so_far": row.grew.value if row.grew else None,
        "enough": row.enough,
    }


COMMANDS = {"totals": totals, "targets": targets}
