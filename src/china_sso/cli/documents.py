"""Commands about the documents: which there are, what they say in words, what they print wrong, and how to cite them."""

from __future__ import annotations

import sys

import click
from attrs import evolve

from china_sso.analysis.search import HitKind
from china_sso.analysis.search import search as searched
from china_sso.cli import options
from china_sso.cli.app import Command
from china_sso.cli.write import NOTHING_FOUND, counted, fields_of, record, write
from china_sso.model.designation import Status
from china_sso.model.erratum import Erratum
from china_sso.model.gap import gap_of
from china_sso.model.source import Source
from china_sso.output.cite import Style, cite_figure, cite_package, cite_place, cite_source, write_references
from china_sso.tables.marks import Marks, Remark
from china_sso.tables.safe import plain
from china_sso.tables.table import Table


@click.command(cls=Command)
@options.formatted
@options.data
def sources(form: str, path: str | None) -> None:
    """List the documents, the first to be asked first.

    \b
    Example:
      china-sso sources
    """
    found = options.dataset_of(path).sources()
    rows = tuple((each.id, each.title, each.publisher, each.date or "", each.note or "") for each in found)
    table = Table(counted(len(found), "document"), ("source", "title", "publisher", "date", "to know"), rows)
    write(table, map(record, found), form, fields=fields_of(Source))


_HIT = ("kind", "city", "text", "section", "source", "pages")


@click.command(cls=Command)
@click.argument("text", nargs=-1, required=True)
@options.choice
@click.option("--kind", type=options.Member(HitKind, "kind of hit"), metavar="KIND", help=f"{', '.join(HitKind)}.")
@options.formatted
def search(text: tuple[str, ...], chosen: options.Choice, kind: HitKind | None, form: str) -> None:
    """Search everything that is said in words.

    \b
    Examples:
      china-sso search CMMI
      china-sso search automotive --kind provider --region northern
    """
    found = searched(" ".join(text), chosen.dataset, kind=kind)
    hits = evolve(found, hits=tuple(hit for hit in found if not chosen.narrows or hit.place in chosen.slugs))
    records = [
        {"kind": hit.kind, "city": hit.place, "text": hit.text, "section": hit.section, "source": hit.source, "pages": hit.pages}
        for hit in hits
    ]
    write(hits.table, records, form, fields=_HIT)


_HELD = ("city", "title", "status", "holder", "issuers", "period", "section", "source", "pages", "note")


@click.command(cls=Command)
@options.cities
@options.choice
@click.option("--status", type=options.Member(Status, "status"), metavar="STATUS", help="Only one status: model_city ...")
@options.formatted
def designations(chosen: options.Choice, status: Status | None, form: str) -> None:
    """List what cities and their parks were named, and by whom.

    \b
    Examples:
      china-sso designations dalian
      china-sso designations --status "software export base"
    """
    found = [held for held in chosen.dataset.designations(status=status) if held.place in chosen.slugs]
    marks = Marks()
    given = any(each.issuers for each in found)
    dated = any(each.period for each in found)
    rows = tuple(
        (
            each.place_name,
            marks.entry(each.title, (Remark(each.note, each.place_name, each.title),) if each.note else ()),
            each.holder or each.place_name,
            *((", ".join(each.issuers),) if given else ()),
            *((str(each.period or ""),) if dated else ()),
        )
        for each in found
    )
    records = [{**{name: getattr(each, name) for name in _HELD[1:]}, "city": each.place} for each in found]
    heads = ("city", "named", "holder", *(("by",) if given else ()), *(("when",) if dated else ()))
    table = Table(counted(len(found), "designation"), heads, rows, marks.notes)
    write(table, [{name: each[name] for name in _HELD} for each in records], form, fields=_HELD)


@click.command(cls=Command)
@options.cities
@options.choice
@options.formatted
def errata(chosen: options.Choice, form: str) -> None:
    """List what the sources print that cannot be right.

    \b
    Example:
      china-sso errata suzhou
    """
    found = [each for each in chosen.dataset.errata() if each.place in chosen.slugs]
    rows = tuple((each.id, each.printed, each.right or "–", each.confidence.value, each.evidence) for each in found)
    table = Table(counted(len(found), "erratum", "errata"), ("erratum", "printed", "right", "sure", "why"), rows, list_below=200)
    write(table, map(record, found), form, fields=fields_of(Erratum))


@click.command(cls=Command)
@click.argument("what", required=False, metavar="[CITY|SOURCE]")
@click.argument("indicator", required=False, shell_complete=options.complete_indicator)
@click.option("--year", type=int, help="The year of the figure; without it, the latest.")
@click.option(
    "--style",
    type=options.Member(Style, "style"),
    default=Style.TEXT.value,
    show_default=True,
    metavar="STYLE",
    help=f"{', '.join(Style)}.",
)
@options.data
def cite(what: str | None, indicator: str | None, year: int | None, style: Style, path: str | None) -> None:
    """Cite the package, a document, a city or a figure.

    \b
    Examples:
      china-sso cite
      china-sso cite hangzhou --style bibtex
      china-sso cite hangzhou outsourcing.employees
    """
    dataset = options.dataset_of(path)
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
        gap = gap_of(place, indicator, year)
        click.echo(plain(f"{place.name} has no figure of {indicator}{f' for {year}' if year else ''}: {gap}"), err=True)
        sys.exit(NOTHING_FOUND)
    click.echo(cite_figure(dataset, figure).write(style))


COMMANDS = {
    "sources": sources,
    "search": search,
    "designations": designations,
    "errata": errata,
    "cite": cite,
}
