"""Comma-separated values that a spreadsheet can open: no cell is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from china_sso.tables import safe


def dumps(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A head line and lines of cells; None is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(map(safe.csv, heads))
    writer.writerows(["" if cell is None else safe.csv(str(cell)) for cell in row] for row in rows)
    return out.getvalue()
