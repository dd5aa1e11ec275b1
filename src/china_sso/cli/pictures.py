"""Commands that draw: a chart of a result, and a place on one page."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import frozen

from china_sso.analysis.across import form_matrix, purpose_matrix, service_matrix
from china_sso.analysis.compare import DEFAULT_INDICATORS, compare
from china_sso.analysis.outlook import targets
from china_sso.analysis.rank import Ranking, rank
from china_sso.analysis.score import score
from china_sso.cli import options
from china_sso.cli.app import Command
from china_sso.cli.compare import CriterionType
from china_sso.errors import ChinaSsoError, CriterionError
from china_sso.model.money import Rates
from china_sso.model.records import OutsourcingMetrics
from china_sso.output.charts.card import city_card
from china_sso.output.charts.grids import coverage_chart
from china_sso.output.charts.mix import service_mix
from china_sso.output.charts.places import city_map
from china_sso.output.charts.points import growth_chart, series_chart
from china_sso.output.charts.save import ChartFormat, save_chart
from china_sso.output.paths import write_whole
from china_sso.output.profile import profile as profile_of
from china_sso.tables.safe import plain

if TYPE_CHECKING:
    from altair import ConcatChart

#: What is drawn where no indicator is named.
_USUAL = OutsourcingMetrics.offshore_executed_value.name


class Picture(StrEnum):
    """What can be drawn."""

    RANKING = "ranking"
    MAP = "map"
    COMPARISON = "comparison"
    SCORES = "scores"
    CARD = "card"
    SERIES = "series"
    GROWTH = "growth"
    MIX = "mix"
    TARGETS = "targets"
    INCENTIVES = "incentives"
    PURPOSES = "purposes"
    SERVICES = "services"
    COVERAGE = "coverage"


@frozen
class _Asked:
    """What a chart is asked to be of."""

    chosen: options.Choice
    indicators: tuple[str, ...]
    year: int | None
    label: str | None
    source: str | None
    nearest: bool
    currency: str | None
    rates: Rates | None

    @property
    def indicator(self) -> str:
        """The only one, or the usual one."""
        if len(self.indicators) > 1:
            raise CriterionError(f"this chart is of one indicator, not of {len(self.indicators)}")
        return next(iter(self.indicators), _USUAL)

    @property
    def ranking(self) -> Ranking:
        """The cities by the indicator."""
        return rank(
            self.chosen.some, self.indicator, label=self.label, source=self.source, year=self.year, nearest=self.nearest,
            currency=self.currency, rates=self.rates,
        )  # fmt: skip


def _comparison(asked: _Asked) -> ConcatChart:
    return compare(
        asked.chosen.some, asked.indicators or DEFAULT_INDICATORS, year=asked.year, label=asked.label, source=asked.source,
        nearest=asked.nearest, currency=asked.currency, rates=asked.rates,
    ).chart()  # fmt: skip


def _scores(asked: _Asked) -> ConcatChart:
    criteria = [CriterionType().convert(each, None, None) for each in asked.indicators]
    return score(
        asked.chosen.some, criteria, year=asked.year, label=asked.label, source=asked.source, nearest=asked.nearest,
        currency=asked.currency, rates=asked.rates,
    ).chart()  # fmt: skip


def _card(asked: _Asked) -> ConcatChart:
    if len(asked.chosen.places) != 1:
        raise CriterionError(f"a card is of one city, not of {len(asked.chosen.places)}: name it")
    return city_card(asked.chosen.places[0], asked.chosen.dataset.cities())


def _series(asked: _Asked) -> ConcatChart:
    every = [place.series(asked.indicator, source=asked.source, label=asked.label) for place in asked.chosen.some]
    return series_chart(*every)


def _growth(asked: _Asked) -> ConcatChart:
    return growth_chart(
        asked.chosen.some, asked.indicator, year=asked.year, source=asked.source, currency=asked.currency, rates=asked.rates
    )


_CHARTS: dict[Picture, Callable[[_Asked], ConcatChart]] = {
    Picture.RANKING: lambda asked: asked.ranking.chart(),
    Picture.MAP: lambda asked: city_map(asked.ranking),
    Picture.COMPARISON: _comparison,
    Picture.SCORES: _scores,
    Picture.CARD: _card,
    Picture.SERIES: _series,
    Picture.GROWTH: _growth,
    Picture.MIX: lambda asked: service_mix(asked.chosen.some),
    Picture.TARGETS: lambda asked: targets(asked.chosen.some).chart(),
    Picture.INCENTIVES: lambda asked: form_matrix(asked.chosen.cities).chart(),
    Picture.PURPOSES: lambda asked: purpose_matrix(asked.chosen.cities).chart(),
    Picture.SERVICES: lambda asked: service_matrix(asked.chosen.cities).chart(),
    Picture.COVERAGE: lambda asked: coverage_chart(asked.chosen.dataset),
}


@contextmanager
def _told(file: Path) -> Generator[None]:
    """Makes an error of writing one of the command line."""
    try:
        yield
    except OSError as error:
        if isinstance(error, ChinaSsoError):
            raise
        raise click.FileError(str(file), error.strerror or str(error)) from error


_output: options.Option = click.option(
    "-o", "--output", "file", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="FILE",
    help=f"The file to write; its suffix says how: {', '.join(f'.{form}' for form in ChartFormat)}.",
)  # fmt: skip


@click.command(cls=Command)
@click.argument("picture", type=options.Member(Picture, "chart"), metavar="CHART")
@options.cities
@options.choice
@options.indicators(f"What of; may be repeated for a comparison and for scores. Without it: {_USUAL}.")
@options.year
@options.label
@options.source
@options.nearest
@options.currency
@options.rates
@_output
def chart(
    chosen: options.Choice, picture: Picture, indicators: tuple[str, ...], year: int | None, label: str | None, source: str | None,
    nearest: bool, currency: str | None, rates: str | None, file: Path,
) -> None:  # fmt: skip
    """Draw a chart into a file.

    CHART is one of: ranking, map, comparison, scores, card, series, growth, mix, targets, incentives, purposes, services,
    coverage. Needs the extra "charts".

    \b
    Examples:
      china-sso chart map -i economy.gdp --nearest -o gdp.svg
      china-sso chart card hangzhou -o hangzhou.png
      china-sso chart scores -i outsourcing.employees:2 -i wages.average_salary:min -o scores.html
    """
    asked = _Asked(chosen, indicators, year, label, source, nearest, currency, options.rates_of(chosen.dataset, rates))
    with _told(file):
        save_chart(_CHARTS[picture](asked), file)
    click.echo(plain(str(file)))


@click.command(cls=Command)
@click.argument("city", shell_complete=options.complete_city)
@click.option(
    "--format", "form", type=click.Choice(("markdown", "html")), default="markdown", show_default=True, help="How to write it."
)
@click.option(
    "-o",
    "--output",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write; without it, the page is printed.",
)
@options.data
def profile(city: str, form: str, file: Path | None, path: str | None) -> None:
    """Write a city ('china': the market) on one page.

    The page of HTML loads nothing from elsewhere, can be printed, and has the city's card where the extra "charts" is.

    \b
    Examples:
      china-sso profile hangzhou
      china-sso profile hangzhou --format html -o hangzhou.html
    """
    page = profile_of(city, options.dataset_of(path))
    text = page.html() if form == "html" else page.markdown()
    if file is None:
        sys.stdout.flush()
        click.echo(text, nl=False)
        return
    with _told(file):
        write_whole(file, text.encode())
    click.echo(plain(str(file)))


COMMANDS = {"chart": chart, "profile": profile}
