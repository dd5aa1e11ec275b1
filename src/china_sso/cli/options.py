"""The arguments and options that commands have in common, with what Tab completes them to.

What chooses cities is the same everywhere: names as arguments or by ``--city``, and ``--region``, ``--province``,
``--model-city`` and ``--where``, which narrow the names, or all cities where there are none.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import click
from attrs import frozen
from click.shell_completion import CompletionItem

from china_sso.cli.app import MINUS
from china_sso.errors import UnknownNameError
from china_sso.model.names import member_of
from china_sso.model.place import City
from china_sso.model.titled import Titled
from china_sso.model.vocabulary import Region
from china_sso.tables.text import wrapped

if TYPE_CHECKING:
    from china_sso.dataset import Dataset
    from china_sso.model.money import Rates
    from china_sso.model.place import Place
    from china_sso.model.question import Question

F = TypeVar("F", bound=Callable[..., Any])


class Option(Protocol):
    """What gives a command an option or an argument."""

    def __call__(self, function: F, /) -> F:
        """The function, with the option."""
        ...


class Member(click.ParamType[StrEnum]):
    """A member of a vocabulary, typed as it is printed: "quality of life" or "Quality-of-life" for ``quality_of_life``."""

    def __init__(self, kind: type[StrEnum], what: str) -> None:
        self.kind = kind
        self.name = what

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> StrEnum:
        """The member that a text names, by its value or its title."""
        if isinstance(value, self.kind):
            return value
        by_title = {_words(member.title).casefold(): member for member in self.kind if isinstance(member, Titled)}
        try:
            return by_title.get(_words(value).casefold()) or member_of(self.kind, _words(value), self.name)
        except UnknownNameError as error:
            self.fail(str(error), param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The members that begin with what was typed."""
        return [CompletionItem(each.value) for each in self.kind if each.value.casefold().startswith(_words(incomplete).casefold())]


def _words(text: str) -> str:
    return "_".join(text.replace("-", " ").split())


class Number(click.ParamType[Decimal]):
    """An exact number; commas and underscores may group its digits."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """The number that a text writes."""
        try:
            return Decimal(str(value).replace(",", "").replace("_", "").replace(MINUS, "-"))
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


def complete_province(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The provinces that begin with what was typed."""
    from china_sso.loading import load

    provinces = sorted({city.province for city in load().cities()})
    return [name for name in provinces if name.casefold().startswith(incomplete.casefold())]


def complete_source(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The ids of documents that begin with what was typed."""
    from china_sso.loading import load

    return [source.id for source in load().sources() if source.id.startswith(incomplete.casefold())]


def complete_rates(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The sources of exchange rates that begin with what was typed."""
    from china_sso.loading import load

    return [name for name in dict.fromkeys(rate.source for rate in load().exchange_rates().rates) if name.startswith(incomplete)]


def complete_currency(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The currencies that begin with what was typed."""
    return [code for code in ("USD", "CNY", "RMB", "HKD") if code.startswith(incomplete.upper())]


def together(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Several options as one, in the order given."""

    def decorate(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


formatted: Option = click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json", "csv", "markdown")),
    default="table",
    show_default=True,
    help="How to write the answer.",
)


def _keep_overlay(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    ctx.meta["china_sso.overlay"] = value


data: Option = together(
    click.option(
        "--data", "path", type=click.Path(), metavar="FOLDER", help="A folder with data of your own, in place of the bundled data."
    ),
    click.option(
        "--overlay",
        is_flag=True,
        expose_value=False,
        callback=_keep_overlay,
        help="Lay the folder of --data over the bundled data instead.",
    ),
)
source: Option = click.option("--source", metavar="ID", shell_complete=complete_source, help="Only one document.")
year: Option = click.option("--year", type=int, help="The year of the figures.")
nearest: Option = click.option("--nearest", is_flag=True, help="Where there is no figure of the year, take the nearest one.")
currency: Option = click.option(
    "--currency", metavar="CODE", shell_complete=complete_currency, help="Bring money to one currency: USD, CNY or HKD."
)


def indicators(told: str) -> Option:
    """Names of indicators, as many as somebody likes."""
    return click.option(
        "-i",
        "--indicator",
        "indicators",
        multiple=True,
        metavar="NAME",
        shell_complete=complete_indicator,
        help=told,
    )


label: Option = click.option(
    "--label", metavar="TEXT", help="Only figures with this label, of indicators whose figures have labels."
)
rates: Option = click.option(
    "--rates",
    metavar="YEAR|SOURCE",
    shell_complete=complete_rates,
    help="Convert at the rate of one year, or at rates of one source; without it, at each year's own.",
)
city: Option = click.option("--city", "more", multiple=True, shell_complete=complete_city, help="Only this city; may be repeated.")
cities: Option = click.argument("names", metavar="[CITY]...", nargs=-1, shell_complete=complete_city)
_CHOICE: Option = together(
    click.option("--region", type=Member(Region, "region"), metavar="NAME", help=f"Only cities of a region: {', '.join(Region)}."),
    click.option("--province", metavar="NAME", shell_complete=complete_province, help="Only cities of a province."),
    click.option("--model-city", "model", is_flag=True, help="Only model cities."),
    click.option("--not-model-city", "other", is_flag=True, help="Only cities that are not model cities."),
    click.option("--where", "condition", metavar="CONDITION", help="Only cities that this is true for: 'employees >= 100000'."),
    data,
)


@frozen
class Choice:
    """The data set that a command is about, and the places in it that were chosen."""

    dataset: Dataset
    names: tuple[str, ...]
    region: Region | None
    province: str | None
    model_city: bool | None
    condition: str | None

    @property
    def narrows(self) -> bool:
        """Whether anything was chosen at all."""
        return bool(self.names) or not self._every

    @property
    def _every(self) -> bool:
        return self.region is None and self.province is None and self.model_city is None and self.condition is None

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places named of which all else is true, in the order named; without names, all cities of which it is.

        Cities that the condition may be true of, as far as the data tell, are left out, and named on stderr.
        """
        fitting: dict[Place, City] = {
            city: city for city in self.dataset.cities(region=self.region, province=self.province, model_city=self.model_city)
        }
        places: tuple[Place, ...] = tuple(map(self.dataset.place, self.names)) or tuple(fitting)
        if self._every:
            return places
        cities = tuple(fitting[place] for place in places if place in fitting)
        question = _question(self.condition, self.dataset)
        if question is None:
            return cities
        answers = [(city, question(city)) for city in cities]
        if unknown := [city.name for city, answer in answers if answer is None]:
            said = f"left out, since the data can't tell: {', '.join(unknown)}"
            click.echo("\n".join(wrapped(said, shutil.get_terminal_size().columns)), err=True)
        return tuple(city for city, answer in answers if answer)

    @property
    def some(self) -> tuple[Place, ...]:
        """The places; where there is none, says so and exits with 1."""
        if not self.places:
            click.echo("nothing found: no city is all that was asked for", err=True)
            sys.exit(1)
        return self.places

    @property
    def cities(self) -> tuple[City, ...]:
        """The same, without the market."""
        return tuple(place for place in self.places if isinstance(place, City))

    @cached_property
    def slugs(self) -> frozenset[str]:
        """The slugs of the places; with nothing chosen, those of all, the market among them."""
        return frozenset(place.slug for place in (self.places if self.narrows else self.dataset.places()))


def _question(condition: str | None, dataset: Dataset) -> Question[City] | None:
    if condition is None:
        return None
    from china_sso.cli.where import where

    return where(condition, {city.province for city in dataset.cities()})


def choice(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose places, given to the command as one `Choice`, ``chosen``."""

    @_CHOICE
    @city
    @wraps(command)
    def chosen(  # the parameters that the options above make
        *, more: tuple[str, ...], region: Region | None, province: str | None, model: bool, other: bool, condition: str | None,
        path: str | None, names: tuple[str, ...] = (), **others: Any,
    ) -> Any:  # fmt: skip
        if model and other:
            raise click.UsageError("no city is a model city and none: leave --model-city or --not-model-city out")
        model_city = model if model or other else None
        choice = Choice(dataset_of(path), (*names, *more), region, province, model_city, condition)
        return command(chosen=choice, **others)

    return chosen


def dataset_of(path: str | None, *, errata: bool = True, on_file: Callable[[str], None] | None = None) -> Dataset:
    """The data set that a command is about; its errata and its files as `load` has them."""
    from china_sso.loading import load

    overlay = bool(click.get_current_context().meta.get("china_sso.overlay"))
    if overlay and path is None:
        raise click.UsageError("--overlay lays a folder over the bundled data: name it by --data")
    return load(path, overlay=overlay, errata=errata, on_file=on_file)


def rates_of(dataset: Dataset, text: str | None) -> Rates | None:
    """The exchange rates that a command converts at; None for the usual ones."""
    if text is None:
        return None
    return dataset.exchange_rates().at(int(text)) if text.isdecimal() else dataset.exchange_rates(text)
