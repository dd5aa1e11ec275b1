"""Commands about who is in the cities, and what governments do for them."""

from __future__ import annotations

import click

from china_sso.analysis.across import instrument_matrix
from china_sso.cli import options
from china_sso.cli.app import Command
from china_sso.cli.write import counted, write
from china_sso.model.vocabulary import IncentiveCategory, Instrument, Role, ServiceLine
from china_sso.tables.table import Table


@click.command(cls=Command)
@click.argument("organisation", required=False)
@options.city
@click.option("--role", type=options.Member(Role, "role"), metavar="ROLE", help=f"{', '.join(Role)}.")
@click.option("--line", type=options.Member(ServiceLine, "service line"), metavar="LINE", help=f"{', '.join(ServiceLine)}.")
@options.formatted
@options.data
def providers(
    organisation: str | None, city: str | None, role: Role | None, line: ServiceLine | None, form: str, path: str | None
) -> None:
    """List organisations by city and role.

    \b
    Examples:
      china-sso providers IBM
      china-sso providers --city dalian --role rd_centre
    """
    found = options.dataset_of(path).providers(city=city, organisation=organisation, role=role, service_line=line)
    rows = tuple((each.place, each.name, each.role.value.replace("_", " "), each.activity or "") for each in found)
    records = [
        {
            "city": each.place,
            "name": each.name,
            "organisation": each.organisation.id,
            "role": each.role,
            "activity": each.activity,
            "service_lines": each.service_lines,
            "source": each.source,
            "pages": each.pages,
            "note": each.note,
        }
        for each in found
    ]
    caption = f"{counted(len(found), 'entry', 'entries')} in the tables"
    write(Table(caption, ("city", "name", "role", "activity"), rows), records, form)


@click.command(cls=Command)
@options.city
@click.option(
    "--category", type=options.Member(IncentiveCategory, "category"), metavar="NAME", help=f"{', '.join(IncentiveCategory)}."
)
@click.option(
    "--instrument",
    type=options.Member(Instrument, "instrument"),
    metavar="NAME",
    help="Only those with such a measure: tax, training, certification ...",
)
@click.option("--matrix", is_flag=True, help="Which city has measures of which instrument.")
@options.formatted
@options.data
def incentives(
    city: str | None, category: IncentiveCategory | None, instrument: Instrument | None, matrix: bool, form: str, path: str | None
) -> None:
    """List policies and their measures.

    \b
    Examples:
      china-sso incentives --instrument certification
      china-sso incentives --matrix
    """
    dataset = options.dataset_of(path)
    if matrix:
        if category or instrument:
            raise click.UsageError("--matrix is of all measures: leave --category and --instrument out")
        result = instrument_matrix(dataset.cities() if city is None else (dataset.city(city),))
        write(result.table, [{"city": place, "instruments": sorted(found)} for place, found in result.rows], form)
        return
    found = dataset.incentives(city=city, category=category, instrument=instrument)
    rows = tuple(
        (
            each.place,
            each.title or "(measures listed together)",
            str(each.date or ""),
            "; ".join(measure.text for measure in each.measures if instrument in (None, measure.instrument)),
        )
        for each in found
    )
    records = [
        {
            "city": each.place,
            "title": each.title,
            "category": each.category,
            "issuer": each.issuer,
            "level": each.level,
            "date": each.date,
            "number": each.number,
            "measures": [{"instrument": measure.instrument, "text": measure.text} for measure in each.measures],
            "source": each.source,
            "pages": each.pages,
            "footnotes": each.footnotes,
        }
        for each in found
    ]
    write(Table(counted(len(found), "incentive"), ("city", "title", "date", "measures"), rows), records, form)


COMMANDS = {"providers": providers, "incentives": incentives}
