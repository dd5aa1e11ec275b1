"""What the terminal prints, command by command, as ``printed.md`` shows it.

Run this file as a script to write the answers anew after something was changed, and read the difference before you commit it.
"""

import re
from pathlib import Path

import pytest

pytest.importorskip("click")
from test_documentation import FENCE, answered

PAGE = Path(__file__).with_name("printed.md")
#: A command with its answer.
PART = re.compile(r"^\$ (?P<command>.*)\n(?:(?!\$ ).*\n)*", re.MULTILINE)
PARTS = {part["command"]: part[0] for fence in FENCE.finditer(PAGE.read_text("utf-8")) for part in PART.finditer(fence["body"])}


@pytest.mark.parametrize("command", PARTS)
def test_a_command_prints_what_is_shown(command: str) -> None:
    assert answer(command) == PARTS[command], f"python tests/{Path(__file__).name} writes the answers anew"


def answer(command: str) -> str:
    """A command with its answer, which has a line at least."""
    return answered(f"$ {command}\n\n", PAGE.name)


if __name__ == "__main__":
    page = PAGE.read_text("utf-8")
    for command, before in PARTS.items():
        page = page.replace(before, answer(command))
    PAGE.write_text(page, "utf-8")
