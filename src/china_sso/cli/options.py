"""The arguments and options that commands have in common, with what Tab completes them to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from china_sso.errors import UnknownNameError
from china_sso.model.names import member_of
from china_sso.model.vocabulary import Region

if TYPE_CHECKING:
    from china_sso.dataset import Dataset
    from china_sso.model.money import Rates
    from china_sso.model.place import Place

F = TypeVar("F", bound=Callable[..., Any])


class Member(click.ParamType[StrEnum]):
    """A member of a vocabulary, typed as it is printed: "quality of life" for ``quality_of_life``."""

    def __init__(self, kind: type[StrEnum], what: str) -> None:
        self.kind = kind
        self.name = what

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> StrEnum:
        """The member that a text names."""
        try:
            return member_of(self.kind, value if isinstance(value, self.kind) else _words(value), self.name)
        except UnknownNameError as error:
            self.fail(str(error), param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The members that begin with what was typed."""
        return [CompletionItem(each.value) for each in self.kind if each.value.casefold().startswith(_words(incomplete).casefold())]


def _words(text: str) -> str:
    return text.strip().replace(" ", "_")


class Number(click.ParamType[Decimal]):
    """An exact number; commas and underscores may group its digits."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """The number that a text writes."""
        try:
            return Decimal(str(value).replace(",", "").replace("_", ""))
        except InvalidOperation:
            self.fail(f"{value!r} is not a number", param, ctx)


def complete_city(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The slugs that begin with what was typed."""
    from china_sso.loading import load

    return [names.slug for names in load().names() if names.slug.startswith(incomplete.casefold())]


def complete_indicator(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The names of indicators that begin with what was typed, with their topic or without."""
    from china_sso.model.indicators import INDICATORS

    return [each.name for each in INDICATORS.values() if each.name.startswith(incomplete) or each.field.startswith(incomplete)]


def together(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Several options as one, in the order given."""

    def decorate(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


formatted = click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json", "csv", "markdown")),
    default="table",
    show_default=True,
    help="How to write the answer.",
)
data = click.option(
    "--data", "path", type=click.Path(), metavar="FOLDER", help="A folder with data of your own, in place of the bundled data."
)
city = click.option("--city", shell_complete=complete_city, help="Only one city.")
year = click.option("--year", type=int, help="The year of the figures.")
nearest = click.option("--nearest", is_flag=True, help="Where there is no figure of the year, take the nearest one.")
currency = click.option("--currency", metavar="CODE", help="Bring money to one currency: USD, CNY or HKD.")
label = click.option("--label", metavar="TEXT", help="Only figures with this label, of indicators whose figures have labels.")
rates = click.option(
    "--rates",
    metavar="YEAR|SOURCE",
    help="Convert at the rate of one year, or at rates of one source; without it, at each year's own.",
)
choice = together(
    click.option("--region", type=Member(Region, "region"), metavar="NAME", help=f"Only cities of a region: {', '.join(Region)}."),
    click.option("--model-city/--not-model-city", default=None, help="Only cities that are, or are not, model cities."),
)


def dataset_of(path: str | None) -> Dataset:
    """The data set that a command is about."""
    from china_sso.loading import load

    return load(path)


def rates_of(dataset: Dataset, text: str | None) -> Rates | None:
    """The exchange rates that a command converts at; None for the usual ones."""
    if text is None:
        return None
    return dataset.exchange_rates().at(int(text)) if text.isdecimal() else dataset.exchange_rates(text)


def places_of(dataset: Dataset, names: Sequence[str], region: Region | None, model_city: bool | None) -> Iterable[Place]:
    """The places that a command is about: those named, or the cities of a choice."""
    if names and (region is not None or model_city is not None):
        raise click.UsageError("name cities, or choose them by --region and --model-city; not both")
    if names:
        return [dataset.place(name) for name in names]
    return dataset.cities(region=region, model_city=model_city)
