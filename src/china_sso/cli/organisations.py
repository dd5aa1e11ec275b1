"""Commands about who is in the cities, and what governments do for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from china_sso.analysis.across import Matrix, form_matrix, purpose_matrix, service_matrix
from china_sso.cli import options
from china_sso.cli.app import Command
from china_sso.cli.write import counted, write
from china_sso.errors import UnknownCityError, UnknownNameError
from china_sso.model.incentive import Form, Incentive, IncentiveCategory, Measure, Purpose
from china_sso.model.provider import Provider, Role
from china_sso.model.service import Service, ServiceLine
from china_sso.tables.marks import Marks, Remark
from china_sso.tables.table import Entry, Table

if TYPE_CHECKING:
    from china_sso.dataset import Dataset

_PROVIDER = ("city", "name", "organisation", "country", "role", "activity", "services", "source", "pages", "note")
_INCENTIVE = (
    "city", "title", "policies", "category", "issuers", "level", "date", "valid", "number",
    "measures.form", "measures.pays", "measures.purposes", "measures.text", "source", "pages", "footnotes", "note",
)  # fmt: skip


def _write_matrix(matrix: Matrix[Any], form: str) -> None:
    fields = ("city", f"{matrix.kind}s")
    write(
        matrix.table, [dict(zip(fields, (place, sorted(found)), strict=True)) for place, found in matrix.rows], form, fields=fields
    )


@click.command(cls=Command)
@click.argument("organisation", required=False)
@options.choice
@click.option("--role", type=options.Member(Role, "role"), metavar="ROLE", help=f"{', '.join(Role)}.")
@click.option(
    "--service",
    type=options.Member(Service, "service"),
    metavar="NAME",
    help="Only those with this kind of service: ic_design, analytics ...",
)
@click.option("--line", type=options.Member(ServiceLine, "service line"), metavar="LINE", help=f"{', '.join(ServiceLine)}.")
@click.option("--country", metavar="CODE", help="Only those whose group is at home in this country: JP. Not from the documents.")
@click.option("--matrix", is_flag=True, help="Which city has which services, in its tables or in what it concentrates on.")
@options.formatted
def providers(
    chosen: options.Choice, organisation: str | None, role: Role | None, service: Service | None, line: ServiceLine | None,
    country: str | None, matrix: bool, form: str,
) -> None:  # fmt: skip
    """List organisations by city, role and service.

    \b
    Examples:
      china-sso providers IBM
      china-sso providers --city dalian --role rd_centre
      china-sso providers --city dalian --country JP
      china-sso providers --matrix
    """
    if matrix:
        if organisation or role or service or line or country:
            raise click.UsageError("--matrix is of all services: only the options that choose cities go with it")
        _write_matrix(service_matrix(chosen.cities), form)
        return
    every = _providers(chosen.dataset, organisation, role=role, service=service, line=line)
    at_home = None if country is None else set(chosen.dataset.organisations(country=country))
    found = [each for each in every if each.place in chosen.slugs and (at_home is None or each.organisation in at_home)]
    marks = Marks()
    rows = tuple((each.place_name, _marked(marks, each), each.role.title, each.activity or "") for each in found)
    records = [
        {
            "city": each.place,
            "name": each.name,
            "organisation": each.organisation.id,
            "country": each.organisation.country,
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
    notes = marks.notes if country is None else (*marks.notes, "The countries are not from the documents.")
    write(Table(caption, ("city", "name", "role", "activity"), rows, notes), records, form, fields=_PROVIDER)


def _providers(dataset: Dataset, organisation: str | None, **asked: Any) -> tuple[Provider, ...]:
    """The providers asked for; a city in place of an organisation is told how to name it."""
    try:
        return tuple(dataset.providers(organisation=organisation, **asked))
    except UnknownNameError:
        with suppress(UnknownCityError):
            city = dataset.place(organisation or "")
            raise click.UsageError(f"{organisation!r} is a city, not an organisation: name it by --city {city.slug}") from None
        raise


def _marked(marks: Marks, provider: Provider) -> Entry:
    """The name of a provider, with a mark where there is something to know about its entry."""
    remarks = (Remark(provider.note, provider.place_name, provider.name),) if provider.note else ()
    return marks.entry(provider.name, remarks)


@click.command(cls=Command)
@options.cities
@options.choice
@click.option(
    "--category", type=options.Member(IncentiveCategory, "category"), metavar="NAME", help=f"{', '.join(IncentiveCategory)}."
)
@click.option("--form", "help_form", type=options.Member(Form, "form"), metavar="NAME", help=f"{', '.join(Form)}.")
@click.option("--purpose", type=options.Member(Purpose, "purpose"), metavar="NAME", help=f"{', '.join(Purpose)}.")
@click.option("--pays", is_flag=True, help="Only those with a measure that pays.")
@click.option("--matrix", type=click.Choice(("form", "purpose")), help="Which city has measures of which form, or purpose.")
@options.formatted
def incentives(
    chosen: options.Choice, category: IncentiveCategory | None, help_form: Form | None, purpose: Purpose | None, pays: bool,
    matrix: str | None, form: str,
) -> None:  # fmt: skip
    """List policies and their measures.

    \b
    Examples:
      china-sso incentives --form grant --purpose certification
      china-sso incentives --matrix purpose
    """
    if matrix:
        if category or help_form or purpose or pays:
            raise click.UsageError("--matrix is of all measures: leave --category, --form, --purpose and --pays out")
        cities = chosen.cities
        _write_matrix(form_matrix(cities) if matrix == "form" else purpose_matrix(cities), form)
        return
    paying = True if pays else None
    every = chosen.dataset.incentives(category=category, form=help_form, purpose=purpose, pays=paying)
    found = [each for each in every if each.place in chosen.slugs]
    asked = [(each, each.measures_of(help_form, purpose, paying)) for each in found]
    marks = Marks()
    rows = tuple(row for each, measures in asked for row in _lines(marks, each, measures))
    caption = f"{counted(len(found), 'incentive')}; measures that pay are marked"
    records = (_record(*each) for each in asked)
    write(Table(caption, ("city", "policy", "pays", "measure"), rows, marks.notes), records, form, fields=_INCENTIVE)


def _lines(marks: Marks, incentive: Incentive, measures: tuple[Measure, ...]) -> Iterator[tuple[str | Entry, ...]]:
    """A line for each measure, those that pay first; the city and the policy, with its marks, stand in the first."""
    title = incentive.title or "(measures listed together)"
    when = f" ({incentive.date})" if incentive.date else ""
    policy = marks.entry(f"{title}{when}", (Remark(incentive.note, incentive.place_name, title),) if incentive.note else ())
    if not measures:
        yield incentive.place_name, policy, "", ""
    for i, measure in enumerate(sorted(measures, key=lambda measure: not measure.form.pays)):
        first = ("", "") if i else (incentive.place_name, policy)
        yield *first, "yes" if measure.form.pays else "", f"{measure.form.title}: {measure.text}"


def _record(incentive: Incentive, measures: tuple[Measure, ...]) -> dict[str, Any]:
    """An incentive with those of its measures that were asked for."""
    said = [
        {"form": each.form, "pays": each.form.pays, "purposes": "; ".join(each.purposes), "text": each.text} for each in measures
    ]
    values = {"city": incentive.place, "measures": said}
    names = dict.fromkeys(name.partition(".")[0] for name in _INCENTIVE)
    return {name: values[name] if name in values else getattr(incentive, name) for name in names}


COMMANDS = {"providers": providers, "incentives": incentives}
