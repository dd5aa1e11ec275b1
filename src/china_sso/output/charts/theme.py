"""How all charts look: sizes, colours that keep apart in grey and for colour-blind readers, and the frame with title and notes.

Every other module of the room gets altair from here: it is imported when something is drawn, and the extra named where it is
missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from china_sso.frames.build import needed

if TYPE_CHECKING:
    from altair import ConcatChart


class _Altair:
    """The library, imported when something of it is needed."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # whoever looks for examples in docstrings asks every object for __wrapped__
            raise AttributeError(name)
        return getattr(needed("altair", "charts"), name)


#: Not typed: its signatures are longer than they help. The schema of Vega-Lite checks what is built.
alt: Any = _Altair()

#: What is counted; what it may be beyond that; what stands back; land and empty cells.
DARK, PALE, GREY, FAINT = "#1f5c99", "#a9c8e6", "#5a5a5a", "#e9e9e9"
#: What one looks for among others.
ACCENT = "#c8501e"
#: Kinds that stand beside each other, from dark to light, so that they keep apart in grey.
KINDS = ("#123f6d", "#4f93c9", "#c3dcf0")
#: Lines that cross each other. Each has a shape of its own too.
LINES = ("#1f5c99", "#c8501e", "#2e8b57", "#8a4fa3", "#7a6a00", "#444444", "#009e9e", "#b03060")
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right", "triangle-left")

WIDTH = 460
"""Of a plot without its labels, in pixels."""
STEP = 19
"""The height of a row."""
NAMES = 92
"""What the names beside a plot take."""

#: Legends stand within what they are of.
_OWN = {"color": "independent", "size": "independent", "shape": "independent", "opacity": "independent", "fill": "independent"}
_FONTS = "Arial, Helvetica, Liberation Sans, sans-serif"
#: The width of an average letter as a share of its size.
_LETTER = 0.52


def lines(text: str, width: float, size: float) -> list[str]:
    """A text in lines that fit a width at a size of letters, both in pixels."""
    return wrap(text, max(20, int(width / (size * _LETTER)))) or [""]


def _chinese(letter: str) -> bool:
    return letter > "\u2e80"


def text_width(text: str, size: float) -> float:
    """About how wide a text is, in pixels; rather too much than too little."""
    return sum(1.0 if _chinese(c) else 0.4 if c in "iIl.,'’ ()" else 0.6 for c in text) * size


def framed(chart: Any, title: str, said: str, notes: Iterable[str], width: float = WIDTH + NAMES) -> ConcatChart:
    """A chart under its title and over its notes, all in lines that fit its width."""
    head = alt.TitleParams(
        text=lines(title, width, 16),
        subtitle=lines(said, width, 12),
        anchor="start",
        frame="bounds",
        font=f"Noto Sans CJK SC, {_FONTS}" if any(map(_chinese, title)) else _FONTS,  # Arial and its like have no Chinese
        fontSize=15,
        subtitleFontSize=11.5,
        subtitleColor=GREY,
        subtitlePadding=4,
        offset=10,
    )
    foot = alt.TitleParams(
        text=[line for note in notes for line in lines(note, width, 10)],
        anchor="start",
        frame="bounds",
        orient="bottom",
        fontSize=10,
        fontWeight="normal",
        lineHeight=13,
        color=GREY,
        offset=10,
    )
    # said at once: each of the methods that set these one by one copies the whole chart, and what is in it again
    alone = alt.Resolve(legend=alt.LegendResolveMap(**_OWN))
    inner = alt.concat(chart, title=head, resolve=alone)
    made: ConcatChart = alt.concat(inner, title=foot, description=f"{title}. {said}", resolve=alone, config=_look())
    return made


def _look() -> Any:
    """What all charts have in common."""
    words = {"labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal", "labelLimit": 260}
    return alt.Config(
        font=_FONTS,
        background="white",
        padding=12,
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(**words, labelColor="#222", titleColor=GREY, labelFlush=False),
        legend=alt.LegendConfig(**words),
    )


def scaled(scale: int) -> str:
    """The expression that labels an axis of base units in thousands, millions ..."""
    return f"format(datum.value / {scale}, ',.12~g')"


def plot(rows: Iterable[dict[str, Any]]) -> Any:
    """A chart of lines of data, still without marks."""
    return alt.Chart(alt.InlineData(values=tuple(rows)))  # Altair copies a list, line by line, at each joining
