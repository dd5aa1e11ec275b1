"""Command lines: the words of the terminal in any order, with anything for their values."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import atheris
import click
from click.testing import CliRunner

from china_sso.cli.app import main
from promises import BrokenPromiseError, shown, text_of

os.chdir(tempfile.mkdtemp())
Path("empty").mkdir()
_CONTEXT = click.Context(main)
#: Those that answer; what writes files is left to the tests.
COMMANDS = {
    name: main.get_command(_CONTEXT, name) for name in main.list_commands(_CONTEXT) if name not in ("format", "mcp", "serve")
}
#: Options that say where to write.
WRITING = {"--output", "-o", "--out", "--folder", "--to", "--save"}
VALUES = (
    "hangzhou", "Xi'an", "西安", "china", "hefei", "suzhou", "economy.gdp", "gdp", "outsourcing.employees", "wages.average_salary",
    "wages.average_salary:2:min", "economy.gdp:1", "derived.graduate_salary", "2012", "2011", "eastern", "overview", "IBM", "bpo",
    "USD", "CNY", "100", "1.5", "json", "csv", "markdown", "table", "bibtex", "tax", "form", "purpose", "empty", "Zhejiang",
    "inside-the-dragon-2013", "bash", "gdp > 5", "economy.gdp >= 100 and model_city", "-h", "--version", "--", "-",
)  # fmt: skip


def arguments(data: atheris.FuzzedDataProvider) -> list[str]:
    """A command with options that it has, mostly, and values that might do."""
    name = data.PickValueInList(list(COMMANDS))
    command = COMMANDS[name]
    options = [
        (each, each in parameter.opts and not getattr(parameter, "is_flag", False), parameter)
        for parameter in (command.params if command else ())
        if isinstance(parameter, click.Option)
        for each in (*parameter.opts, *parameter.secondary_opts)
        if each not in WRITING
    ]
    words = [name if data.ConsumeIntInRange(0, 20) else text_of(data, *COMMANDS)]
    for _ in range(data.ConsumeIntInRange(0, 5)):
        if options and data.ConsumeIntInRange(0, 2):
            option, valued, parameter = options[data.ConsumeIntInRange(0, len(options) - 1)]
            words.append(option)
            choices = tuple(map(str, getattr(parameter.type, "choices", ())))
            if valued:
                words.append(text_of(data, *(choices or VALUES)))
        else:
            words.append(text_of(data, *VALUES))
    return [word for word in words if _can_be_given(word) and not word.startswith(("/", "~")) and ".." not in word]


def _can_be_given(word: str) -> bool:
    """Whether a process can have this argument."""
    try:
        return b"\0" not in os.fsencode(word)
    except UnicodeEncodeError:
        return False


def ask(content: bytes) -> None:
    """One command line, made of bytes."""
    asked = arguments(atheris.FuzzedDataProvider(content))
    result = CliRunner().invoke(main, asked, prog_name="china-sso")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise BrokenPromiseError(f"{asked!r}") from result.exception
    if result.exit_code not in (0, 1, 2):
        raise BrokenPromiseError(f"{asked!r} exits with {result.exit_code}")
    if asked[:1] != ["completion"]:
        shown(result.output)
