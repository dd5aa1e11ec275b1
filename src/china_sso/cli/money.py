"""Commands that calculate: conversion and growth."""

from __future__ import annotations

from decimal import Decimal

import click

from china_sso.analysis.conversion import convert as converted
from china_sso.cli import options
from china_sso.cli.app import Command
from china_sso.cli.write import counted, write
from china_sso.errors import NoRateError
from china_sso.model.growth import compound_annual_growth_rate, growth_rate
from china_sso.model.money import Money, currency_of
from china_sso.model.numbers import exact
from china_sso.tables.table import Table


@click.command(cls=Command)
@click.argument("amount", type=options.Number())
@click.argument("origin", shell_complete=options.complete_currency)
@click.argument("target", shell_complete=options.complete_currency)
@click.option("--year", type=int, help="The year whose rate to use; without it, each year that there is a rate of.")
@click.option("--rates", "of", metavar="SOURCE", shell_complete=options.complete_rates, help="Only rates of one source.")
@options.formatted
@options.data
def convert(amount: Decimal, origin: str, target: str, year: int | None, of: str | None, form: str, path: str | None) -> None:
    """Convert an amount of money at the rate of a year.

    \b
    Examples:
      china-sso convert 60000000 CNY USD --year 2012 --rates federal-reserve-g5a
      china-sso convert 60000000 CNY USD
    """
    rates = options.dataset_of(path).exchange_rates(of)
    needless = currency_of(origin) is currency_of(target)  # the amount itself, in any year
    years = sorted({rate.year for rate in rates.rates}) if year is None and not needless else [year]
    amounts: dict[int | None, Money] = {}
    for each in years:
        try:
            amounts[each] = converted(amount, origin, target, year=each, rates=rates)
        except NoRateError:
            if year is not None:
                raise
    rows = tuple(
        ("" if each is None else str(each), f"{money.currency.value} {money.amount:,.2f}", "; ".join(map(str, money.rates)))
        for each, money in amounts.items()
    )
    answers = [
        {"year": each, "amount": money.amount, "currency": money.currency, "rates": list(map(str, money.rates))}
        for each, money in amounts.items()
    ]
    table = Table(f"{origin.upper()} {amount:,f}", ("year", "amount", "rate"), rows, (), frozenset({1}))
    write(table, answers, form, fields=("year", "amount", "currency", "rates"))


@click.command(cls=Command)
@click.argument("first", type=options.Number())
@click.argument("last", type=options.Number())
@click.option("--years", type=options.Number(), default="1", show_default=True, help="The years between the two values.")
@options.formatted
def growth(first: Decimal, last: Decimal, years: Decimal, form: str) -> None:
    """Calculate the growth from one value to another.

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
