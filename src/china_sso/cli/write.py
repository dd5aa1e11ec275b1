"""How commands write their answers down."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from itertools import chain
from typing import Any, cast

import attrs
import click

from china_sso.model.alternatives import also_printed
from china_sso.model.figure import Figure
from china_sso.model.gap import Gap
from china_sso.model.indicator import Indicator
from china_sso.model.observation import Observation
from china_sso.model.place import Place
from china_sso.tables import csv, json
from china_sso.tables.safe import plain as safe
from china_sso.tables.table import Table

NOTHING_FOUND = 1


def plain(value: Any) -> Any:
    """A value as JSON has it: numbers exact, enums as their text, places and indicators by name, what else there is as text."""
    if isinstance(value, (Indicator, Place)):
        return value.name if isinstance(value, Indicator) else value.slug
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return Decimal(value)
    if isinstance(value, dict):
        return {key: plain(item) for key, item in cast("dict[str, Any]", value).items()}
    if isinstance(value, (tuple, list, frozenset)):
        return [plain(item) for item in cast("Iterable[Any]", value)]
    if isinstance(value, (str, int, float, type(None))):
        return value
    return str(value)


def record(value: Any) -> dict[str, Any]:
    """An object by its fields."""
    return {name: plain(getattr(value, name)) for name in fields_of(value.__class__)}


def figure_record(figure: Figure | None, place: Place) -> dict[str, Any] | None:
    """A figure of a place by the fields of its observation.

    Then what it can be, its rates, what it was converted or derived from, and what else is printed in its place.
    """
    if figure is None:
        return None
    return {
        **record(Observation.of(figure)),
        "low": figure.interval.low,
        "high": figure.interval.high,
        "rates": list(map(str, figure.rates)),
        "made_from": [f"{each.indicator}: {each} ({each.source})" for each in figure.inputs],
        "also_printed": also_printed(place, figure),
    }


#: The names of the fields of a figure.
FIGURE = (*(each.name for each in attrs.fields(Observation)), "low", "high", "rates", "made_from", "also_printed")


#: The names of the fields of a gap.
GAP = (
    "kind", "text", "indicator", "year", "label", "source", "years", "undated", "subjects", "labels", "named", "kindred", "aims",
    "unit", "currency",
    *(f"figure.{field}" for field in ("value", "upper", "unit", "bound", "period", "source")), "inputs",
)  # fmt: skip


def gap_record(gap: Gap | None) -> dict[str, Any] | None:
    """A gap by its kind, its text for people, what was asked for, and what there is instead."""
    if gap is None:
        return None
    figure = gap.figure
    return {
        "kind": gap.kind,
        "text": gap.text,
        **{name: getattr(gap, name) for name in ("indicator", "year", "label", "source")},
        "years": [year for year in gap.years if year is not None],
        "undated": None in gap.years,
        **{name: getattr(gap, name) for name in ("subjects", "labels", "named", "kindred", "aims", "unit", "currency")},
        "figure": {name: getattr(figure, name) for name in ("value", "upper", "unit", "bound", "period", "source")}
        if figure
        else None,
        "inputs": list(map(gap_record, gap.inputs)),
    }


def within(name: str, fields: Iterable[str] = FIGURE) -> tuple[str, ...]:
    """The names of the fields of an object within another, for the head of CSV; without more, those of a figure."""
    return tuple(f"{name}.{field}" for field in fields)


def fields_of(kind: type) -> tuple[str, ...]:
    """The names of the fields that objects of a class are compared by, for the head of CSV; the others are for people."""
    return tuple(each.name for each in attrs.fields(kind) if each.eq)


def write(
    table: Table,
    records: Iterable[dict[str, Any]] | Mapping[str, Sequence[dict[str, Any]]],
    form: str,
    *,
    fields: Sequence[str] = (),
    found: bool | None = None,
) -> None:
    """Writes an answer down; where there is none, says so with the notes on stderr, and exits with 1.

    Args:
        table: the answer for people.
        records: the same for programs; several lists by their names stay apart in JSON, and follow each other in CSV.
        form: how to write it.
        fields: the head of CSV, the same whatever is found; without it, that of the records.
        found: whether there is an answer; without it, where the table has rows.
    """
    there_is = bool(table.rows) if found is None else found
    lists = cast("Mapping[str, Sequence[dict[str, Any]]]", records) if isinstance(records, Mapping) else None
    every = cast("Iterable[dict[str, Any]]", records) if lists is None else chain.from_iterable(lists.values())
    if form == "json":
        click.echo(json.dumps(plain(list(every) if lists is None else lists)), nl=False)
    elif form == "csv":
        click.echo(_csv([plain(each) for each in every], fields, table.heads), nl=False)
    elif form == "markdown":
        click.echo(table.markdown())
    elif table.rows:
        show(table)
    if not there_is:
        click.echo("\n".join(("nothing found", *map(safe, table.notes if form != "table" or not table.rows else ()))), err=True)
        sys.exit(NOTHING_FOUND)


def show(table: Table) -> None:
    """A table to fit the width of the terminal, its caption and notes set off where it has colours."""
    caption, _, rest = table.text(shutil.get_terminal_size().columns).partition("\n")
    click.echo(click.style(caption, bold=True))
    click.echo(rest)


def _csv(records: Sequence[dict[str, Any]], fields: Sequence[str], heads: Sequence[str]) -> str:
    """Records as one flat table: nested ones with dots in their heads, lists of texts joined, of objects a row for each."""
    rows = [dict(_flat(row)) for each in records for row in _rows(each)]
    found = dict.fromkeys(name for row in rows for name in row)
    more = [name for name in found if name not in fields and not any(each.startswith(f"{name}.") for each in fields)]
    names = [*fields, *more] or list(heads)
    return csv.dumps(names, ([row.get(name) for name in names] for row in rows))


def _rows(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A row for each object of its list of objects; the record itself where it has none."""
    listed = [key for key, value in record.items() if isinstance(value, list) and value and isinstance(value[0], dict)]
    if not listed:
        yield {key: value for key, value in record.items() if value != []}
    for each in record[listed[0]] if listed else ():
        yield {**record, listed[0]: each}


def _flat(nested: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in nested.items():
        if isinstance(value, dict):
            yield from _flat(cast("dict[str, Any]", value), f"{prefix}{key}.")
        elif isinstance(value, list):
            items = (json.dumps([item]).strip("[]\n ") if isinstance(item, dict) else str(item) for item in value)  # pyright: ignore
            yield prefix + key, "; ".join(items)
        else:
            yield prefix + key, f"{value:f}" if isinstance(value, Decimal) else value


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with what it counts: ``1 city``, ``3 cities``."""
    return f"{number} {one if number == 1 else many or f'{one}s'}"
