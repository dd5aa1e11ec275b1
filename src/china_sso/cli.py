"""The terminal: ``china-sso``. Needs the extra ``cli``.

Every command turns a question into a call of the library and writes the answer down. What a command doesn't use is not
imported.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar, cast

try:
    import click
except ImportError:  # pragma: no cover -- the tests have the extra
    raise SystemExit("china-sso: the terminal needs its extra: pip install 'china-sso[cli]'") from None

from china_sso.errors import ChinaSsoError
from china_sso.strict_json import is_list, is_object

if TYPE_CHECKING:
    from rich.console import RenderableType

    from china_sso.dataset import Dataset
    from china_sso.model.figure import Figure
    from china_sso.model.place import Place
    from china_sso.table import Table

F = TypeVar("F", bound=Callable[..., Any])

NOTHING_FOUND = 1
WRONG_USE = 2
FORMATS = ("table", "json", "csv", "markdown")
#: A cell of a table is not set in more lines than this; a list is used instead.
MOST_LINES = 8


class _Command(click.Command):
    """A command whose help keeps its examples as they are written, and whose errors are one line and exit with 2."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ChinaSsoError as error:
            raise click.UsageError(str(error), ctx) from error


class _Group(click.Group):
    command_class: type[click.Command] | None = _Command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from china_sso.errors import nearest

            close = nearest(args[0], self.list_commands(ctx), most=1)
            raise click.UsageError(f"No such command {args[0]!r}.{f' Did you mean {close[0]!r}?' if close else ''}", ctx) from error


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="china-sso")
def main() -> None:
    """Facts of 29 Chinese outsourcing cities in 2013, each with its source.

    \b
    Examples:
      china-sso cities --region eastern
      china-sso compare hangzhou suzhou --year 2012
      china-sso rank outsourcing.employees
    """


def _formatted(command: F) -> F:
    return click.option(
        "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="How to write the answer."
    )(command)


def _data(command: F) -> F:
    return click.option("--data", "path", type=click.Path(), help="A folder with data of your own, in place of the bundled data.")(
        command
    )


_nearest = click.option("--nearest", is_flag=True, help="Where there is no figure of the year, take the nearest one.")
_currency = click.option("--currency", metavar="CODE", help="Bring money to one currency: USD, CNY or HKD.")


def _complete_city(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    from china_sso.dataset import load

    return [names.slug for names in load().names() if names.slug.startswith(incomplete.casefold())]


def _complete_indicator(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    from china_sso.derived import derivations
    from china_sso.model.records import vocabulary

    return [name for name in (*vocabulary(), *derivations()) if name.startswith(incomplete)]


def _dataset(path: str | None) -> Dataset:
    from china_sso.dataset import load

    return load(path)


def _plain(value: Any) -> Any:
    """A value as JSON has it: decimals as numbers, enums as their text, objects by their fields."""
    import attrs

    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if attrs.has(value.__class__):
        return {a.name: _plain(getattr(value, a.name)) for a in attrs.fields(value.__class__)}
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in cast("dict[str, Any]", value).items()}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in cast("Iterable[Any]", value)]
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)


def _write(table: Table, records: Iterable[Any], form: str, *, found: bool | None = None) -> None:
    """Writes an answer down; where there is none, says so with the notes on stderr, and exits with 1."""
    there_is = bool(table.rows) if found is None else found
    if form == "json":
        click.echo(json.dumps([_plain(record) for record in records], ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(_csv([_plain(record) for record in records], table.heads), nl=False)
    elif form == "markdown":
        click.echo(table.markdown())
    elif table.rows:
        _print(table)
    if not there_is:
        click.echo("\n".join(("nothing found", *(table.notes if form != "table" or not table.rows else ()))), err=True)
        sys.exit(NOTHING_FOUND)


def _csv(records: list[dict[str, Any]], heads: Sequence[str]) -> str:
    """Records as comma-separated values: nested ones with dots in their heads, lists joined by semicolons."""
    import csv
    import io

    rows = [dict(_flat(record)) for record in records]
    names = list(dict.fromkeys(name for row in rows for name in row)) or list(heads)
    out = io.StringIO()
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _flat(record: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in record.items():
        if is_object(value):
            yield from _flat(value, f"{prefix}{key}.")
        elif is_list(value):
            items = (json.dumps(item, ensure_ascii=False) if is_object(item) else str(item) for item in value)
            yield prefix + key, "; ".join(items)
        else:
            yield prefix + key, value


def _counted(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"


def _print(table: Table) -> None:
    """Prints a table to fit the width; where words would have to be cut for that, a list of its rows."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    with console.capture() as written:
        console.print(Text(table.caption, style="bold"))
        console.print(_as_table(table) if _fits(table, console.width) else _as_list(table))
        for note in table.notes:
            console.print(Text(note), style="dim")
    text = written.get()
    click.echo(text if console.is_terminal else "\n".join(line.rstrip() for line in text.splitlines()), nl=not console.is_terminal)


def _fits(table: Table, width: int) -> bool:
    """Whether the columns can be as wide as their longest words, and no text gets a strip many lines high."""
    words = [max((len(word) for cell in column for word in cell.split()), default=1) for column in _columns(table)]
    texts = [max(map(len, column)) for column in _columns(table)]
    room = width - sum(words) - 3 * len(words)
    return room >= 0 and max(text / (word + room) for text, word in zip(texts, words, strict=True)) <= MOST_LINES


def _columns(table: Table) -> list[tuple[str, ...]]:
    return list(zip(table.heads, *table.rows, strict=True))


def _as_table(table: Table) -> RenderableType:
    from rich import box
    from rich.table import Table as RichTable
    from rich.text import Text

    rich = RichTable(box=box.SIMPLE_HEAD, pad_edge=False)
    names = not any(" " in row[0] for row in table.rows)  # names of one word are for copying: they stay in one piece
    for i, head in enumerate(table.heads):
        rich.add_column(head, justify="right" if i in table.right else "left", overflow="fold", no_wrap=names and i == 0)
    for row in table.rows:
        rich.add_row(*map(Text, row))
    return rich


def _as_list(table: Table) -> RenderableType:
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    lines: list[RenderableType] = []
    for row in table.rows:
        lines.append(Text(f"\n{row[0]}", style="bold"))
        lines.extend(
            Padding(Text(f"{head}: {cell}"), (0, 0, 0, 2)) for head, cell in zip(table.heads[1:], row[1:], strict=True) if cell
        )
    return Group(*lines, Text())


def _places(dataset: Dataset, names: Sequence[str], region: str | None, model_city: bool | None) -> tuple[Place, ...]:
    if names:
        return tuple(dataset.place(name) for name in names)
    return dataset.cities(region=region, model_city=model_city)


def _choice(command: F) -> F:
    command = click.option("--model-city/--not-model-city", default=None, help="Only cities that are, or are not, model cities.")(
        command
    )
    return click.option("--region", metavar="REGION", help="Only cities of a region: northern, eastern, midwestern, southern.")(
        command
    )


@main.command()
@_choice
@click.option("--province", metavar="NAME", help="Only cities of a province.")
@_formatted
@_data
def cities(region: str | None, model_city: bool | None, province: str | None, form: str, path: str | None) -> None:
    """List the cities.

    \b
    Example:
      china-sso cities --region eastern --model-city
    """
    from china_sso.table import Table

    found = _dataset(path).cities(region=region, model_city=model_city, province=province)
    rows = tuple(
        (city.slug, city.name, city.chinese, city.province, city.region.value, "yes" if city.model_city else "") for city in found
    )
    heads = ("slug", "name", "Chinese", "province", "region", "model city")
    records = [
        {
            "slug": city.slug,
            "name": city.name,
            "chinese": city.chinese,
            "pinyin": city.pinyin,
            "province": city.province,
            "region": city.region.value,
            "model_city": city.model_city,
            "iso_3166_2": city.iso_3166_2,
            "gbt_2260": city.gbt_2260,
            "geonames_id": city.geonames_id,
            "latitude": city.latitude,
            "longitude": city.longitude,
        }
        for city in found
    ]
    _write(Table(_counted(len(found), "city", "cities"), heads, rows), records, form)


@main.command()
@click.argument("city", shell_complete=_complete_city)
@click.option("--section", metavar="SECTION", help="Only one section, such as service_outsourcing.")
@_formatted
@_data
def show(city: str, section: str | None, form: str, path: str | None) -> None:
    """Show all figures of a city ('china': of the market).

    \b
    Example:
      china-sso show hangzhou --section service_outsourcing
    """
    from china_sso.comparison import readable
    from china_sso.model.observation import Observation
    from china_sso.table import Table

    dataset = _dataset(path)
    place = dataset.place(city)
    found = dataset.figures(city=place.slug, section=section)
    rows = tuple(
        (
            _heading(figure, found[i - 1] if i else None),
            " · ".join(part for part in (readable(figure.indicator), figure.label, figure.subject) if part),
            f"{'target: ' if figure.kind.value == 'target' else ''}{figure.quantity}{'*' if figure.erratum else ''}",
            str(figure.period or ""),
        )
        for i, figure in enumerate(found)
    )
    notes = tuple(f"* printed {figure.printed}: {figure.erratum.evidence}" for figure in found if figure.erratum)
    who = f"{place.name} {place.chinese}, {', '.join(f'{p.source} p. {p.pages}' for p in place.profiles)}"
    _write(Table(who, ("section", "figure", "value", "period"), rows, notes), map(Observation.of, found), form)


def _heading(figure: Figure, before: Figure | None) -> str:
    """The section of a figure, and its document where that changes; nothing where both are those of the figure before."""
    if before and (figure.section, figure.source) == (before.section, before.source):
        return ""
    source = f" ({figure.source})" if before and figure.source != before.source else ""
    return f"{figure.section.value.replace('_', ' ')}{source}"


@main.command()
@click.argument("city", nargs=-1, shell_complete=_complete_city)
@_choice
@click.option(
    "-i",
    "--indicator",
    "indicators",
    multiple=True,
    metavar="NAME",
    shell_complete=_complete_indicator,
    help="What to compare; may be repeated.",
)
@click.option("--year", type=int, help="The year; without it, the latest figure of each city.")
@_nearest
@_currency
@_formatted
@_data
def compare(
    city: tuple[str, ...], region: str | None, model_city: bool | None, indicators: tuple[str, ...], year: int | None,
    nearest: bool, currency: str | None, form: str, path: str | None,
) -> None:  # fmt: skip
    """Compare cities.

    \b
    Examples:
      china-sso compare hangzhou suzhou nanjing --year 2012
      china-sso compare --region southern -i economy.gdp -i wages.average_salary --currency USD
    """
    from china_sso.comparison import DEFAULT_INDICATORS
    from china_sso.comparison import compare as compared

    places = _places(_dataset(path), city, region, model_city)
    result = compared(places, indicators or DEFAULT_INDICATORS, year=year, nearest=nearest, currency=currency)
    cells = [cell for row in result.rows for cell in row.cells]
    _write(result.table, map(_cell, cells), form, found=any(cell.figure for cell in cells))


def _cell(cell: Any) -> dict[str, Any]:
    from china_sso.model.observation import Observation

    observation = _plain(Observation.of(cell.figure)) if cell.figure else None
    return {"city": cell.place, "indicator": cell.indicator, "gap": cell.gap, "figure": observation}


@main.command()
@click.argument("indicator", shell_complete=_complete_indicator)
@click.argument("city", nargs=-1, shell_complete=_complete_city)
@_choice
@click.option("--ascending", is_flag=True, help="The lowest first.")
@click.option("--year", type=int, help="The year; without it, the one most cities have.")
@_nearest
@click.option("--exact", is_flag=True, help="Leave figures such as 'more than 400' unranked.")
@_currency
@_formatted
@_data
def rank(
    indicator: str, city: tuple[str, ...], region: str | None, model_city: bool | None, ascending: bool, year: int | None,
    nearest: bool, exact: bool, currency: str | None, form: str, path: str | None,
) -> None:  # fmt: skip
    """Rank cities by one indicator, printed or derived.

    \b
    Examples:
      china-sso rank outsourcing.employees --year 2012
      china-sso rank derived.graduate_salary --ascending --nearest
    """
    from china_sso.ranking import rank as ranked

    places = _places(_dataset(path), city, region, model_city)
    result = ranked(places, indicator, ascending=ascending, year=year, nearest=nearest, exact_only=exact, currency=currency)
    from china_sso.model.observation import Observation

    records = [
        {"rank": entry.rank, "city": entry.place.slug, "certain": entry.certain, "figure": Observation.of(entry.figure)}
        for entry in result.entries
    ] + [{"rank": None, "city": each.place.slug, "reason": each.reason} for each in result.unranked]
    _write(result.table, records, form)


def _criterion(text: str) -> Any:
    from china_sso.scoring import Criterion, Goal

    name, *rest = text.split(":")
    weight, goal = 1.0, Goal.MAX
    for part in rest:
        if part in tuple(Goal):
            goal = Goal(part)
        else:
            try:
                weight = float(part)
            except ValueError:
                raise click.UsageError(f"{text!r}: write INDICATOR[:WEIGHT][:max|min], as in wages.average_salary:2:min") from None
    return Criterion(name, weight, goal)


@main.command()
@click.argument("criterion", nargs=-1, required=True, shell_complete=_complete_indicator)
@click.option("--city", "names", multiple=True, shell_complete=_complete_city, help="Only this city; may be repeated.")
@_choice
@click.option("--year", type=int, help="The year; without it, for each indicator the one most cities have.")
@_nearest
@_formatted
@_data
def score(
    criterion: tuple[str, ...], names: tuple[str, ...], region: str | None, model_city: bool | None, year: int | None,
    nearest: bool, form: str, path: str | None,
) -> None:  # fmt: skip
    """Score cities by several indicators with weights.

    A criterion is INDICATOR[:WEIGHT][:max|min]; without them the weight is 1 and more is better.

    \b
    Example:
      china-sso score outsourcing.employees:2 wages.average_salary:1:min --nearest
    """
    from china_sso.scoring import score as scored

    places = _places(_dataset(path), names, region, model_city)
    result = scored(places, [_criterion(text) for text in criterion], year=year, nearest=nearest)
    records = [
        {
            "rank": each.rank,
            "city": each.place.slug,
            "score": each.total,
            "parts": [
                {"indicator": p.criterion.indicator, "scaled": p.scaled, "points": p.points, "value": _plain(p.figure.value)}
                for p in each.parts
            ],
        }
        for each in result.scores
    ] + [{"rank": None, "city": each.place.slug, "reason": each.reason} for each in result.unscored]
    _write(result.table, records, form)


@main.command()
@click.argument("organisation", required=False)
@click.option("--city", shell_complete=_complete_city, help="Only one city.")
@click.option("--role", metavar="ROLE", help="outsourcing_provider, shared_service_centre, rd_centre or financial_back_office.")
@click.option("--line", metavar="LINE", help="A line of the trade: ITO, BPO, KPO, SDO, DPO, HRO.")
@_formatted
@_data
def providers(organisation: str | None, city: str | None, role: str | None, line: str | None, form: str, path: str | None) -> None:
    """List organisations by city and role.

    \b
    Examples:
      china-sso providers IBM
      china-sso providers --city dalian --role rd_centre
    """
    from china_sso.table import Table

    found = _dataset(path).providers(city=city, organisation=organisation, role=role, service_line=line)
    rows = tuple((each.place, each.name, each.role.value.replace("_", " "), each.activity or "") for each in found)
    records = [
        {
            "city": each.place,
            "name": each.name,
            "organisation": each.organisation.id,
            "role": each.role.value,
            "activity": each.activity,
            "service_lines": list(each.service_lines),
            "source": each.source,
            "pages": each.pages,
            "note": each.note,
        }
        for each in found
    ]
    _write(
        Table(f"{_counted(len(found), 'entry', 'entries')} in the tables", ("city", "name", "role", "activity"), rows),
        records,
        form,
    )


@main.command()
@click.option("--city", shell_complete=_complete_city, help="Only one city.")
@click.option("--category", metavar="NAME", help="government, industrial_park or intellectual_property.")
@click.option("--instrument", metavar="NAME", help="Only those with such a measure: tax, training, certification ...")
@click.option("--matrix", is_flag=True, help="Which city has measures of which instrument.")
@_formatted
@_data
def incentives(city: str | None, category: str | None, instrument: str | None, matrix: bool, form: str, path: str | None) -> None:
    """List policies and their measures.

    \b
    Examples:
      china-sso incentives --instrument certification
      china-sso incentives --matrix
    """
    from china_sso.crosssections import instrument_matrix
    from china_sso.table import Table

    dataset = _dataset(path)
    if matrix:
        result = instrument_matrix(dataset.cities() if city is None else (dataset.city(city),))
        _write(result.table, [{"city": place.slug, "instruments": sorted(found)} for place, found in result.rows], form)
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
            "category": each.category.value,
            "issuer": each.issuer,
            "level": each.level.value if each.level else None,
            "date": str(each.date) if each.date else None,
            "number": each.number,
            "measures": [{"instrument": measure.instrument.value, "text": measure.text} for measure in each.measures],
            "source": each.source,
            "pages": each.pages,
            "footnotes": list(each.footnotes),
        }
        for each in found
    ]
    _write(Table(_counted(len(found), "incentive"), ("city", "title", "date", "measures"), rows), records, form)


@main.command()
@click.argument("text", required=False, default="")
@click.option("--city", shell_complete=_complete_city, help="Only indicators that a city has, with its years.")
@click.option("--all", "everything", is_flag=True, help="Also those without a figure.")
@_formatted
@_data
def indicators(text: str, city: str | None, everything: bool, form: str, path: str | None) -> None:
    """List indicators with definition, unit and coverage.

    \b
    Examples:
      china-sso indicators salary
      china-sso indicators --city hangzhou
    """
    from china_sso.derived import DERIVATIONS
    from china_sso.table import Table

    dataset = _dataset(path)
    slug = dataset.place(city).slug if city else None
    found = [
        each
        for each in dataset.indicators()
        if text.casefold() in f"{each.name} {each.definition}".casefold()
        and (everything or each.figures)
        and (slug is None or each.years_of(slug))
    ]
    rows = [
        (
            each.name,
            each.definition,
            ", ".join(each.units),
            ", ".join(str(year or "undated") for year in each.years_of(slug)) if slug else str(len(each.cities)),
        )
        for each in found
    ]
    records: list[dict[str, Any]] = [
        {
            "indicator": each.name,
            "definition": each.definition,
            "units": list(each.units),
            "figures": each.figures,
            "places": {place: list(years) for place, years in each.places},
        }
        for each in found
    ]
    if slug is None:
        for derivation in DERIVATIONS:
            if text.casefold() in f"{derivation.name} {derivation.definition}".casefold():
                rows.append((derivation.name, f"{derivation.definition}: {derivation.formula}", derivation.unit.value, "derived"))
                records.append(
                    {
                        "indicator": derivation.name,
                        "definition": derivation.definition,
                        "units": [derivation.unit.value],
                        "formula": derivation.formula,
                    }
                )
    _write(
        Table(_counted(len(rows), "indicator"), ("indicator", "measures", "unit", "years" if slug else "cities"), tuple(rows)),
        records,
        form,
    )


@main.command()
@click.argument("city", required=False, shell_complete=_complete_city)
@_formatted
@_data
def errata(city: str | None, form: str, path: str | None) -> None:
    """List what the sources print that cannot be right.

    \b
    Example:
      china-sso errata suzhou
    """
    from china_sso.table import Table

    dataset = _dataset(path)
    slug = dataset.place(city).slug if city else None
    found = [each for each in dataset.errata() if slug in (None, each.place)]
    rows = tuple((each.id, each.printed, each.right or "–", each.confidence.value, each.evidence) for each in found)
    _write(Table(_counted(len(found), "erratum", "errata"), ("erratum", "printed", "right", "sure", "why"), rows), found, form)


@main.command()
@click.argument("amount")
@click.argument("origin")
@click.argument("target")
@click.option("--year", type=int, required=True, help="The year whose rate to use.")
@_formatted
def convert(amount: str, origin: str, target: str, year: int, form: str) -> None:
    """Convert an amount of money at the rate of a year.

    \b
    Example:
      china-sso convert 60000000 CNY USD --year 2011
    """
    from china_sso.currency import convert as converted
    from china_sso.table import Table

    money = converted(_number(amount), origin, target, year=year)
    rows = ((f"{money.currency.value} {money.amount:,.2f}", "; ".join(map(str, money.rates))),)
    record = {"amount": money.amount, "currency": money.currency.value, "rates": list(money.rates)}
    _write(Table(f"{origin.upper()} {_number(amount):,f}", ("amount", "rate"), rows), [record], form)


def _number(text: str) -> Decimal:
    from decimal import InvalidOperation

    try:
        return Decimal(text.replace(",", "").replace("_", ""))
    except InvalidOperation:
        raise click.UsageError(f"{text!r} is not a number") from None


@main.command()
@click.argument("first")
@click.argument("last")
@click.option("--years", default="1", show_default=True, help="The years between the two values.")
@_formatted
def growth(first: str, last: str, years: str, form: str) -> None:
    """Growth from one value to another.

    \b
    Example:
      china-sso growth 100800 119800 --years 2
    """
    from china_sso.growth import compound_annual_growth_rate, growth_rate
    from china_sso.table import Table

    whole = growth_rate(_number(first), _number(last))
    yearly = compound_annual_growth_rate(_number(first), _number(last), _number(years))
    rows = ((f"{whole:,.2f} %", f"{yearly:,.2f} %"),)
    record = {"growth_percent": float(whole), "compound_annual_growth_percent": float(yearly), "years": float(_number(years))}
    _write(
        Table(
            f"from {first} to {last} in {_counted(int(years), 'year') if years.isdecimal() else f'{years} years'}",
            ("growth", "a year"),
            rows,
            (),
            frozenset({0, 1}),
        ),
        [record],
        form,
    )


@main.command()
@click.option("--all", "everything", is_flag=True, help="Also findings that an erratum or a note answers.")
@_formatted
@_data
def verify(everything: bool, form: str, path: str | None) -> None:
    """Check that the figures fit together; 1 if some don't.

    \b
    Examples:
      china-sso verify --all
      china-sso verify --data my-folder
    """
    from china_sso.checks import verify as verified
    from china_sso.dataset import load
    from china_sso.errors import DataFileError
    from china_sso.table import Table

    with _progress() as step:
        try:
            dataset = load(path, errata=False, on_file=step)
        except DataFileError as error:
            click.echo(str(error), err=True)
            sys.exit(NOTHING_FOUND)
        findings = verified(dataset, on_place=step)
    open_ones = [finding for finding in findings if not finding.answers]
    shown = findings if everything else open_ones
    rows = tuple((f.place, f.check.replace("_", " "), f.message, "; ".join(f.answers)) for f in shown)
    records = [{"place": f.place, "check": f.check, "message": f.message, "answers": list(f.answers)} for f in shown]
    caption = f"{_counted(len(findings), 'finding')}, {len(open_ones)} without an answer"
    if rows or form != "table":
        _write(Table(caption, ("place", "check", "what doesn't fit", "answer"), rows), records, form, found=True)
    else:
        click.echo(caption)
    sys.exit(NOTHING_FOUND if open_ones else 0)


@contextmanager
def _progress() -> Generator[Callable[[str], None]]:
    """A line on a terminal's stderr that tells which file is read; nothing in a pipe."""
    clear = "\r\x1b[2K" if sys.stderr.isatty() else ""

    def step(name: str) -> None:
        if clear:
            click.echo(f"{clear}{name}", nl=False, err=True)

    try:
        yield step
    finally:
        if clear:
            click.echo(clear, nl=False, err=True)


@main.command()
@click.argument("what", required=False, metavar="[CITY|SOURCE]")
@click.argument("indicator", required=False, shell_complete=_complete_indicator)
@click.option("--year", type=int, help="The year of the figure; without it, the latest.")
@click.option(
    "--style", type=click.Choice(("text", "bibtex", "csl")), default="text", show_default=True, help="How to write the reference."
)
def cite(what: str | None, indicator: str | None, year: int | None, style: str) -> None:
    """Cite the package, a city or a figure.

    \b
    Examples:
      china-sso cite
      china-sso cite hangzhou --style bibtex
      china-sso cite hangzhou outsourcing.employees
    """
    from china_sso.citing import cite_figure, cite_package, cite_place, cite_source, write_references
    from china_sso.dataset import load
    from china_sso.derived import look_up

    dataset = load()
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
    figure = look_up(place, indicator, year)
    if figure is None:
        click.echo(f"{place.name} has no figure of {indicator}{f' for {year}' if year else ''}", err=True)
        sys.exit(NOTHING_FOUND)
    click.echo(cite_figure(dataset, figure).write(style))


@main.command()
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion(shell: str) -> None:
    """Print the completion script of a shell.

    \b
    Example:
      eval "$(china-sso completion bash)"
    """
    from click.shell_completion import get_completion_class

    script = get_completion_class(shell)
    assert script is not None
    click.echo(script(main, {}, "china-sso", "_CHINA_SSO_COMPLETE").source())


def run() -> None:
    """The command ``china-sso``: `main`, at ease with closed pipes, full disks and terminals without Chinese."""
    import io
    import signal

    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # end like any other command when the reader has gone
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        main()
    except OSError as error:
        sys.exit(f"china-sso: {error}")


if __name__ == "__main__":
    run()
