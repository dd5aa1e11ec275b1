"""Commands that calculate: conversion and growth."""

from __future__ import annotations

from decimal import Decimal

import click

from china_sso.analysis.conversion import convert as converted
from china_sso.cli import options
from china_sso.cli.app import Command
from china_sso.cli.write import counted, record, write
from china_sso.model.growth import compound_annual_growth_rate, growth_rate
from china_sso.model.numbers import exact
from china_sso.tables.table import Table


@click.command(cls=Command)
@click.argument("amount", type=options.Number())
@click.argument("origin", shell_complete=options.complete_currency)
@click.argument("target", shell_complete=options.complete_currency)
@click.option("--year", type=int, required=True, help="The year whose rate to use.")
@click.option("--rates", "of", metavar="SOURCE", shell_complete=options.complete_rates, help="Only rates of one source.")
@options.formatted
@options.data
def convert(amount: Decimal, origin: str, target: str, year: int, of: str | None, form: str, path: str | None) -> None:
    """Convert an amount of money at the rate of a year.

    \b
    Example:
      china-sso convert 60000000 CNY USD --year 2012 --rates federal-reserve-g5a
    """
    rates = options.dataset_of(path).exchange_rates(of)
    money = converted(amount, origin, target, year=year, rates=rates)
    rows = ((f"{money.currency.value} {money.amount:,.2f}", "; ".join(map(str, money.rates))),)
    answer = {"amount": money.amount, "currency": money.currency, "rates": list(map(record, money.rates))}
    write(Table(f"{origin.upper()} {amount:,f}", ("amount", "rate"), rows), [answer], form, fields=("amount", "currency"))


@click.command(cls=Command)
@click.argument("first", type=options.Number())
@click.argument("last", type=options.Number())
@click.option("--years", type=options.Number(), default="1", show_default=True, help="The years between the two values.")
@options.formatted
def growth(first: Decimal, last: Decimal, years: Decimal, form: str) -> None:
    """Growth from one value to another.

    \b
    Example:
      china-sso growth 100800 119800 --years 2
    """
    whole = growth_rate(first, last)
    yearly = whole if years == 1 else compound_annual_growth_rate(first, last, years)
    rows = ((f"{whole:,.2f} %", f"{yearly:,.2f} %"),)
    answer = {"growth_percent": whole, "compound_annual_growth_percent": yearly, "years": exact(years, "years")}
    time = counted(int(years), "year") if years == int(years) else f"{years:f} years"
    caption = f"from {first:,f} to {last:,f} in {time}"
    write(Table(caption, ("growth", "a year"), rows, (), frozenset({0, 1})), [answer], form)


COMMANDS = {"convert": convert, "growth": growth}
