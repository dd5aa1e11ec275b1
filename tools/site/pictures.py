"""The charts of the pages, as the library draws them. Each has its data in a table beside it."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import altair
import vl_convert
from attrs import frozen
from markupsafe import Markup, escape

import china_sso as sso

#: What is drawn of an indicator or a city: its ranking, the map of its ranking, the ranking of its growth, or the city's card.
RANKING, MAP, GROWTH, CARD = "ranking", "map", "growth", "card"


@frozen
class Picture:
    """A chart to draw: where it goes, without its suffix, what it is, and of what."""

    path: str
    kind: str
    of: str
    year: int | None = None
    currency: sso.Currency | None = None


@frozen
class Drawn:
    """A chart that was drawn, as pages show it."""

    path: str
    title: str
    width: float
    height: float

    def shown(self, root: str) -> Markup:
        """The picture on a page from which the site's root is ``root``."""
        about = escape(f"Chart: {self.title}. Its figures are in a table on this page, or on the page linked below.")
        size = f'width="{self.width:.0f}" height="{self.height:.0f}"'
        image = f'<img src="{root}{self.path}.svg" alt="{about}" {size} loading="lazy">'
        return Markup(f'<div class="picture scroll" tabindex="0" role="region" aria-label="{escape(self.title)}">{image}</div>')


def draw(pictures: list[Picture], out: Path) -> dict[str, Drawn]:
    """Writes charts as SVG below a folder, and gives them by their paths."""
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as processes:
        return {each.path: each for each in processes.map(_draw, pictures, [out] * len(pictures), chunksize=4)}


def _draw(picture: Picture, out: Path) -> Drawn:
    specification = _chart(picture).to_dict(validate=False)
    svg = vl_convert.vegalite_to_svg(specification)
    file = out / f"{picture.path}.svg"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(svg, encoding="utf-8")
    width, height = svg.partition('viewBox="0 0 ')[2].partition('"')[0].split()
    return Drawn(picture.path, str(specification.get("description", picture.of)), float(width), float(height))


def _chart(picture: Picture) -> altair.ConcatChart:
    if picture.kind == CARD:
        return sso.city_card(picture.of)
    indicator = sso.growth_of(picture.of) if picture.kind == GROWTH else picture.of
    ranking = sso.rank(sso.cities(), indicator, year=picture.year, currency=picture.currency)
    return sso.city_map(ranking) if picture.kind == MAP else ranking.chart()
