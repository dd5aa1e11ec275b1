"""Commands about the documents: what they print wrong, and how to cite them."""

from __future__ import annotations

import sys

import click

from china_sso.cli import options
from china_sso.cli.app import Command
from china_sso.cli.write import NOTHING_FOUND, counted, record, write
from china_sso.output.cite import Style, cite_figure, cite_package, cite_place, cite_source, write_references
from china_sso.tables.safe import plain
from china_sso.tables.table import Table


@click.command(cls=Command)
@click.argument("city", required=False, shell_complete=options.complete_city)
@options.formatted
@options.data
def errata(city: str | None, form: str, path: str | None) -> None:
    """List what the sources print that cannot be right.

    \b
    Example:
      china-sso errata suzhou
    """
    dataset = options.dataset_of(path)
    slug = dataset.place(city).slug if city else None
    found = [each for each in dataset.errata() if slug in (None, each.place)]
    rows = tuple((each.id, each.printed, each.right or "–", each.confidence.value, each.evidence) for each in found)
    table = Table(counted(len(found), "erratum", "errata"), ("erratum", "printed", "right", "sure", "why"), rows)
    write(table, map(record, found), form)


@click.command(cls=Command)
@click.argument("what", required=False, metavar="[CITY|SOURCE]")
@click.argument("indicator", required=False, shell_complete=options.complete_indicator)
@click.option("--year", type=int, help="The year of the figure; without it, the latest.")
@click.option(
    "--style",
    type=options.Member(Style, "style"),
    default=Style.TEXT,
    show_default=True,
    metavar="STYLE",
    help=f"{', '.join(Style)}.",
)
def cite(what: str | None, indicator: str | None, year: int | None, style: Style) -> None:
    """Cite the package, a document, a city or a figure.

    \b
    Examples:
      china-sso cite
      china-sso cite hangzhou --style bibtex
      china-sso cite hangzhou outsourcing.employees
    """
    dataset = options.dataset_of(None)
    if what is None:
        click.echo(cite_package().write(style))
        return
    if what in [source.id for source in dataset.sources()]:
        click.echo(cite_source(dataset, what).write(style))
        return
    place = dataset.place(what)
    if indicator is None:
        click.echo(write_references(cite_place(dataset, place), style))
        return
    figure = place.figure(indicator, year)
    if figure is None:
        click.echo(plain(f"{place.name} has no figure of {indicator}{f' for {year}' if year else ''}"), err=True)
        sys.exit(NOTHING_FOUND)
    click.echo(cite_figure(dataset, figure).write(style))


COMMANDS = {"errata": errata, "cite": cite}
