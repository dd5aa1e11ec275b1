"""Charts as files: SVG, PNG, a page of HTML that loads nothing from elsewhere, and the JSON of Vega-Lite."""

from __future__ import annotations

import os
from enum import StrEnum
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from china_sso.frames.build import needed
from china_sso.model.names import member_of
from china_sso.output.paths import path_of, write_whole

if TYPE_CHECKING:
    from altair import ConcatChart

#: So many pixels of a PNG stand for one of the chart, as screens and print want them.
_SHARP = 2
#: A page may save its picture, and has no link to an editor elsewhere.
_EMBEDDED = {"actions": {"export": True, "source": False, "compiled": False, "editor": False}, "renderer": "svg"}
#: The page of a chart is no wider than its reader's screen.
_FITS = """<meta name="viewport" content="width=device-width, initial-scale=1">
<style>.vega-embed { max-width: 100%; } .vega-embed svg { max-width: 100%; height: auto; }</style>
"""


class ChartFormat(StrEnum):
    """How a chart is written, by the suffix of its file."""

    SVG = "svg"
    PNG = "png"
    HTML = "html"
    """With the libraries that draw it."""
    JSON = "json"
    """A specification of Vega-Lite."""


def save_chart(chart: ConcatChart, path: str | os.PathLike[str]) -> Path:
    """Writes a chart to a file, whole or not at all, and gives its path.

    Args:
        chart: what a function of charts, or the method ``chart`` of a result, gives.
        path: the file; its suffix says how: ``.svg``, ``.png``, ``.html`` or ``.json``.

    Raises:
        UnknownNameError: the suffix is none of these.
        WrongTypeError: it is no path.
        MissingExtraError: vl-convert is not installed, and the format isn't JSON.
        OSError: the file can't be written.
    """
    file = path_of(path)
    content = chart_bytes(chart, member_of(ChartFormat, file.suffix[1:].lower(), "format of charts"))
    write_whole(file, content)
    return file


def chart_bytes(chart: ConcatChart, form: ChartFormat) -> bytes:
    """A chart in a format. Raises `MissingExtraError` without vl-convert, where the format isn't JSON."""
    if form is ChartFormat.JSON:
        return f"{chart.to_json(indent=2)}\n".encode()
    needed("vl_convert", "charts")
    if form is ChartFormat.PNG:
        picture = BytesIO()
        chart.save(picture, format="png", scale_factor=_SHARP)
        return picture.getvalue()
    text = StringIO()
    if form is ChartFormat.SVG:
        chart.save(text, format="svg")
    else:
        chart.save(text, format="html", inline=True, embed_options=_EMBEDDED)
        return text.getvalue().replace("<head>\n", f"<head>\n{_FITS}", 1).encode()
    return text.getvalue().encode()
