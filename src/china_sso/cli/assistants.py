"""The command for assistants."""

from __future__ import annotations

import click

from china_sso.cli.app import Command


@click.command(cls=Command)
def mcp() -> None:
    """Answer an assistant, by the Model Context Protocol.

    It asks over stdin and is answered over stdout. Its settings name the command: "china-sso", with the argument "mcp".

    \b
    Example, with the inspector of the protocol:
      npx @modelcontextprotocol/inspector china-sso mcp
    """
    from china_sso.output.assistant import server

    server().run("stdio")


COMMANDS = {"mcp": mcp}
