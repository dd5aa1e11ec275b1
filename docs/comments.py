"""Takes the ``#:`` comments above attributes for their docstrings, so that the reference shows them."""

from __future__ import annotations

import re
from typing import Any

from griffe import Attribute, Docstring, Extension

_COMMENT = re.compile(r"\s*#: ?(.*)")


class Comments(Extension):
    """Reads the comment lines directly above an attribute."""

    def on_attribute_instance(self, *, attr: Attribute, **kwargs: Any) -> None:  # noqa: ARG002 -- the signature is griffe's
        """Gives an attribute without a docstring the text of its comment."""
        if attr.docstring or not attr.lineno or attr.parent is None:
            return
        above: list[str] = []
        number = attr.lineno - 1
        while number and (comment := _COMMENT.fullmatch(attr.lines_collection[attr.filepath][number - 1])):
            above.insert(0, comment[1])
            number -= 1
        if above:
            text = " ".join(above)
            attr.docstring = Docstring(text[0].upper() + text[1:], parent=attr, lineno=number + 1)
