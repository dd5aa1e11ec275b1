"""The command for assistants."""

from __future__ import annotations

import click

from china_sso.cli.app import Command


@click.command(cls=Command)
def mcp() -> None:
    """Serve look-ups to an assistant by the Model Context Protocol, over stdin and stdout.

    \b
    Example of a server in the settings of an assistant:
      {"command": "china-sso", "args": ["mcp"]}
    """
    from china_sso.output.assistant import server

    server().run("stdio")


COMMANDS = {"mcp": mcp}
