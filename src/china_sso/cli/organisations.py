"""Commands about who is in the cities, and what governments do for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from china_sso.analysis.across import Matrix, form_matrix, purpose_matrix, service_matrix
from china_sso.cli import options
from china_sso.cli.app import Command
from china_sso.cli.write import counted, write
from china_sso.model.incentive import Form, IncentiveCategory, Purpose
from china_sso.model.provider import Role
from china_sso.model.service import Service, ServiceLine
from china_sso.tables.table import Table

if TYPE_CHECKING:
    from china_sso.dataset import Dataset
    from china_sso.model.place import City


def _cities(dataset: Dataset, city: str | None) -> tuple[City, ...]:
    return dataset.cities() if city is None else (dataset.city(city),)


def _write_matrix(matrix: Matrix[Any], form: str) -> None:
    write(matrix.table, [{"city": place, f"{matrix.kind}s": sorted(found)} for place, found in matrix.rows], form)


@click.command(cls=Command)
@click.argument("organisation", required=False)
@options.city
@click.option("--role", type=options.Member(Role, "role"), metavar="ROLE", help=f"{', '.join(Role)}.")
@click.option(
    "--service", type=options.Member(Service, "service"), metavar="NAME", help="Only those that do it: ic_design, analytics ..."
)
@click.option("--line", type=options.Member(ServiceLine, "service line"), metavar="LINE", help=f"{', '.join(ServiceLine)}.")
@click.option("--matrix", is_flag=True, help="Which city has which services, in its tables or in what it concentrates on.")
@options.formatted
@options.data
def providers(
    organisation: str | None, city: str | None, role: Role | None, service: Service | None, line: ServiceLine | None,
    matrix: bool, form: str, path: str | None,
) -> None:  # fmt: skip
    """List organisations by city, role and service.

    \b
    Examples:
      china-sso providers IBM
      china-sso providers --city dalian --role rd_centre
      china-sso providers --matrix
    """
    dataset = options.dataset_of(path)
    if matrix:
        if organisation or role or service or line:
            raise click.UsageError("--matrix is of all services: leave the organisation, --role, --service and --line out")
        _write_matrix(service_matrix(_cities(dataset, city)), form)
        return
    found = dataset.providers(city=city, organisation=organisation, role=role, service=service, line=line)
    rows = tuple((each.place, each.name, each.role.value.replace("_", " "), each.activity or "") for each in found)
    records = [
        {
            "city": each.place,
            "name": each.name,
            "organisation": each.organisation.id,
            "role": each.role,
            "activity": each.activity,
            "services": each.services,
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
@click.option("--form", "help_form", type=options.Member(Form, "form"), metavar="NAME", help=f"{', '.join(Form)}.")
@click.option("--purpose", type=options.Member(Purpose, "purpose"), metavar="NAME", help=f"{', '.join(Purpose)}.")
@click.option("--pays", is_flag=True, help="Only those with a measure that pays.")
@click.option("--matrix", type=click.Choice(("form", "purpose")), help="Which city has measures of which form, or purpose.")
@options.formatted
@options.data
def incentives(
    city: str | None, category: IncentiveCategory | None, help_form: Form | None, purpose: Purpose | None, pays: bool,
    matrix: str | None, form: str, path: str | None,
) -> None:  # fmt: skip
    """List policies and their measures.

    \b
    Examples:
      china-sso incentives --form grant --purpose certification
      china-sso incentives --matrix purpose
    """
    dataset = options.dataset_of(path)
    if matrix:
        if category or help_form or purpose or pays:
            raise click.UsageError("--matrix is of all measures: leave --category, --form, --purpose and --pays out")
        cities = _cities(dataset, city)
        _write_matrix(form_matrix(cities) if matrix == "form" else purpose_matrix(cities), form)
        return
    paying = True if pays else None
    found = dataset.incentives(city=city, category=category, form=help_form, purpose=purpose, pays=paying)
    rows = tuple(
        (
            each.place,
            each.title or "(measures listed together)",
            str(each.date or ""),
            "; ".join(measure.text for measure in each.measures_of(help_form, purpose, paying)),
        )
        for each in found
    )
    records = [
        {
            "city": each.place,
            "title": each.title,
            "policies": each.policies,
            "category": each.category,
            "issuer": each.issuer,
            "level": each.level,
            "date": each.date,
            "valid": each.valid,
            "number": each.number,
            "measures": [{"form": measure.form, "purposes": measure.purposes, "text": measure.text} for measure in each.measures],
            "source": each.source,
            "pages": each.pages,
            "footnotes": each.footnotes,
        }
        for each in found
    ]
    write(Table(counted(len(found), "incentive"), ("city", "title", "date", "measures"), rows), records, form)


COMMANDS = {"providers": providers, "incentives": incentives}
