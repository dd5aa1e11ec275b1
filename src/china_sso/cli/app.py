"""The command line itself: which commands there are, and how their errors read."""

from __future__ import annotations

import re
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from china_sso.errors import ChinaSsoError, nearest, version
from china_sso.tables.safe import plain

#: The module of each command, in the order of the help.
FAMILIES = {
    "cities": "cities show indicators series",
    "compare": "compare rank score",
    "targets": "totals targets",
    "organisations": "providers incentives",
    "documents": "search designations sources errata cite",
    "money": "convert growth",
    "pictures": "chart profile",
    "files": "verify format export completion",
    "assistants": "mcp",
}
_FAMILY_OF = {name: family for family, names in FAMILIES.items() for name in names.split()}


#: Stands for the hyphen of a negative number among the arguments, so that the number isn't taken for an option.
MINUS = "\N{MINUS SIGN}"
_NEGATIVE = re.compile(r"-(?=[.\d])[\d.,_]+(?:[eE][-+]?\d+)?")


class Command(click.Command):
    """A command whose help keeps its examples as they are written, and whose errors are one line and exit with 2."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Makes arguments of words; a negative number is one, and no option."""
        with _told(ctx):
            return super().parse_args(ctx, [MINUS + each[1:] if _NEGATIVE.fullmatch(each) else each for each in args])

    def invoke(self, ctx: click.Context) -> Any:
        """Calls the command."""
        with _told(ctx):
            return super().invoke(ctx)


@contextmanager
def _told(ctx: click.Context) -> Generator[None]:
    """Makes an error of the library one of wrong use, and none that a terminal would obey."""
    try:
        yield
    except ChinaSsoError as error:
        raise click.UsageError(str(error), ctx) from error
    except click.UsageError as error:
        lines = [plain(line) for line in error.format_message().split("\n")]
        raise click.UsageError("\n".join(lines), error.ctx or ctx) from error


class _Group(click.Group):
    """The commands by name, each imported when it is asked for."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Makes arguments of words."""
        with _told(ctx):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Calls a command."""
        with _told(ctx):
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_FAMILY_OF)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _FAMILY_OF:
            return None
        family = import_module(f"china_sso.cli.{_FAMILY_OF[cmd_name]}")
        command: click.Command = family.COMMANDS[cmd_name]
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            close = nearest(args[0], _FAMILY_OF, most=1)
            raise click.UsageError(f"No such command {args[0]!r}.{f' Did you mean {close[0]!r}?' if close else ''}", ctx) from error


def _version(ctx: click.Context, _parameter: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        click.echo(f"china-sso, version {version()}")
        ctx.exit()


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Show the version and exit.")
def main() -> None:
    """Facts of 29 Chinese outsourcing cities around 2012, each with its source.

    \b
    Examples:
      china-sso cities --region eastern
      china-sso compare hangzhou suzhou --year 2012
      china-sso rank outsourcing.employees
    """
