"""Writes ``docs/reference/columns.md``, the columns of every table and result: ``python tools/columns.py``.

The types are those that frames of pandas, polars and pyarrow have, whose libraries it needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from china_sso.frames.build import EXTRAS, frame_of
from china_sso.frames.layout import Field, Layout
from china_sso.frames.layouts import LAYOUTS
from china_sso.output.results import RESULTS

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "columns.md"
HEAD = """\
# Columns

The columns of the frames of every table and every result, with their types in pandas, polars and pyarrow. Numbers are floats; with
`exact=True` they are decimals, as [the page on frames](../how-to/frames.md#types) says. Exported files have the same columns.
"""


def type_found(frame: Any, name: str, backend: str) -> str:
    """The type of a column; what an enumeration may be is left out."""
    kind = str(frame.schema.field(name).type if backend == "pyarrow" else frame[name].dtype)
    return re.sub(r"Enum\(.*?\)", "Enum", kind, flags=re.DOTALL)


def _row(field: Field, types: list[str]) -> str:
    says = field.definition + (f" In {field.unit}." if field.unit else "") + (f" Refers to {field.refers}." if field.refers else "")
    return f"| `{field.name}` | {' | '.join(f'`{each}`' for each in types)} | {'yes' if field.gaps else 'no'} | {says} |"


def _section(layout: Layout) -> Iterator[str]:
    frames = {backend: frame_of((), layout, backend, exact=False) for backend in EXTRAS}
    key = ", ".join(f"`{each}`" for each in layout.key)
    yield f"\n## `{layout.name}`\n\n{layout.title}{f' Key: {key}.' if key else ''}\n"
    yield "| column | pandas | polars | pyarrow | may be empty | meaning |\n|---|---|---|---|---|---|"
    for field in layout.fields:
        yield _row(field, [type_found(frame, field.name, backend) for backend, frame in frames.items()])


def page() -> str:
    """The text of the page."""
    layouts = [*(layout for name, layout in LAYOUTS.items() if name != "figures"), *RESULTS.values()]
    return HEAD + "\n".join(line for layout in layouts for line in _section(layout)) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
