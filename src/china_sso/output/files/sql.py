"""A database in words: the statements that make tables, keys, indexes and views, whichever database runs them.

Identifiers and vocabularies are those of the layouts. Nothing of the data stands in a statement: it is bound.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

from china_sso.frames.layout import Field, Layout
from china_sso.frames.layouts import LAYOUTS
from china_sso.output.files.content import Content, referred

#: The key of a table whose rows have no name of their own, and what it says.
ROW = "row_number"
ROW_SAYS = "The place of the row in its table, from 1. It may be another one in another edition."
#: What a view shows of the row that a key leads to.
SHOWN = {"sources": "title", "places": "name", "indicators": "title", "errata": "evidence", "organisations": "name"}


@frozen
class Dialect:
    """How a database says what the others say otherwise."""

    row_key: str
    """The type of a key that numbers rows."""
    column: Callable[[Field], str]
    """The type of a column, with what its cells have to be."""
    ending: str = ""
    """What stands behind a table."""
    deferred: str = ""
    """What stands behind a foreign key."""
    comments: bool = False
    """Whether definitions stand in the statement."""


def named(identifier: str) -> str:
    """An identifier, quoted."""
    return f'"{identifier}"'


def text(literal: str) -> str:
    """A text, quoted."""
    return "'" + literal.replace("'", "''") + "'"


def columns_of(layout: Layout) -> list[str]:
    """The names of the columns that the database has of a table."""
    return [*([] if layout.key else [ROW]), *(field.name for field in layout.fields)]


def table(layout: Layout, tables: Sequence[Content], dialect: Dialect) -> str:
    """The statement that makes a table, with keys to those of the others that are written."""
    lines: list[tuple[str, str]] = [] if layout.key else [(f"{named(ROW)} {dialect.row_key} PRIMARY KEY", ROW_SAYS)]
    for field in layout.fields:
        required = "" if field.gaps else " NOT NULL"
        lines.append((f"{named(field.name)} {dialect.column(field)}{required}", said(field)))
    if layout.key:
        lines.append((f"PRIMARY KEY ({', '.join(map(named, layout.key))})", ""))
    for field in referred(layout, tables):
        target, (key,) = str(field.refers), LAYOUTS[str(field.refers)].key
        lines.append((f"FOREIGN KEY ({named(field.name)}) REFERENCES {named(target)} ({named(key)}){dialect.deferred}", ""))
    body = "\n".join(_lines(lines, dialect.comments))
    head = f" -- {layout.title}" if dialect.comments else ""
    return f"CREATE TABLE {named(layout.name)} ({head}\n{body}\n){dialect.ending}"


def _lines(lines: list[tuple[str, str]], comments: bool) -> Iterator[str]:
    for number, (line, comment) in enumerate(lines, start=1):
        comma = "," if number < len(lines) else ""
        yield f"  {line}{comma}" + (f" -- {comment}" if comments and comment else "")


def said(field: Field) -> str:
    """What a column means, with its unit."""
    told = field.unit is None or field.unit in field.definition.casefold()
    return field.definition if told else f"{field.definition} In {field.unit}."


def indexes(layout: Layout, tables: Sequence[Content]) -> Iterator[str]:
    """The statements that make the indexes of a table: one for each foreign key, that of indicators with the year."""
    years = {field.name for field in layout.fields} & {"year"}
    for field in referred(layout, tables):
        columns = [field.name, *(years if field.refers == "indicators" else ())]
        name = f"{layout.name}_by_{'_'.join(columns)}"
        yield f"CREATE INDEX {named(name)} ON {named(layout.name)} ({', '.join(map(named, columns))})"


@frozen
class View:
    """A table with what its keys lead to written out."""

    name: str
    title: str
    columns: tuple[tuple[str, str], ...]
    """The names of the columns, with what they mean."""
    statement: str


def view(layout: Layout, tables: Sequence[Content]) -> View | None:
    """The view of a table that joins names; None for one without foreign keys."""
    joined = referred(layout, tables)
    if not joined:
        return None
    columns: list[tuple[str, str, str]] = [] if layout.key else [(f"t.{named(ROW)}", ROW, ROW_SAYS)]
    joins: list[str] = []
    for field in layout.fields:
        columns.append((f"t.{named(field.name)}", field.name, said(field)))
        if field in joined:
            target, (key,) = str(field.refers), LAYOUTS[str(field.refers)].key
            shown = next(each for each in LAYOUTS[target].fields if each.name == SHOWN[target])
            alias = f"the_{field.name}"
            joins.append(f"LEFT JOIN {named(target)} AS {named(alias)} ON {named(alias)}.{named(key)} = t.{named(field.name)}")
            columns.append(
                (f"{named(alias)}.{named(shown.name)}", f"{field.name}_{shown.name}", f"{field.name}: {shown.definition}")
            )
    name = f"{layout.name}_with_names"
    selected = ",\n".join(f"  {source} AS {named(called)}" for source, called, _ in columns)
    order = "" if layout.key else f"\nORDER BY t.{named(ROW)}"
    statement = f"CREATE VIEW {named(name)} AS\nSELECT\n{selected}\nFROM {named(layout.name)} AS t\n" + "\n".join(joins) + order
    title = f"{layout.title} With the names that its keys lead to."
    return View(name, title, tuple((called, says) for _, called, says in columns), statement)
