"""Tables as objects of Great Tables, for print and publication: marks become footnotes, what is said of all stands below."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from china_sso.errors import MissingExtraError
from china_sso.tables import safe

if TYPE_CHECKING:
    from great_tables import GT

    from china_sso.tables.table import Table

#: What can hold the cells, the one first that is taken where several are installed.
_FRAMES = {"polars": "DataFrame", "pandas": "DataFrame", "pyarrow": "table"}


def great_table(table: Table) -> GT:
    """A table as an object of Great Tables."""
    gt, names = _needed("great_tables"), [f"column {i}" for i in range(len(table.heads))]
    cells = {name: [_shown(row[i]) for row in table.rows] for i, name in enumerate(names)}
    library = next((each for each in _FRAMES if find_spec(each)), "polars")
    made: GT = (
        gt.GT(getattr(_needed(library), _FRAMES[library])(cells))
        .tab_header(title=safe.plain(table.caption))
        .cols_label({name: safe.plain(head) for name, head in zip(names, table.heads, strict=True)})
        .cols_align("left", columns=[name for i, name in enumerate(names) if i not in table.right])
        .cols_align("right", columns=[name for i, name in enumerate(names) if i in table.right])
        .opt_footnote_marks("letters")
    )
    marked: dict[str, list[Any]] = {}
    for row, line in enumerate(table.rows):
        for name, cell in zip(names, line, strict=True):
            for text in () if isinstance(cell, str) else cell.footnotes:
                marked.setdefault(text, []).append(gt.loc.body(columns=name, rows=[row]))
    for text, cells_of in marked.items():
        made = made.tab_footnote(safe.plain(text), locations=cells_of, placement="right")
    for note in table.notes:
        said = note.partition(": ")[2]
        if not any(note.endswith(f": {text}") or (said and text.endswith(said)) for text in marked):
            made = made.tab_source_note(safe.plain(note))
    return made


def _shown(cell: Any) -> str:
    """A cell without its marks, which Great Tables gives itself."""
    return safe.plain(cell if isinstance(cell, str) else f"{cell.text} {cell.after}".strip())


def _needed(library: str) -> Any:
    try:
        return import_module(library)
    except ImportError as error:
        raise MissingExtraError(library, "tables") from error
