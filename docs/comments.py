"""Two things that the reference needs to show the docstrings of this package as they are meant.

The ``#:`` comments above an attribute become its docstring, and examples become blocks of code.
"""

from __future__ import annotations

import re
from typing import Any

from griffe import Attribute, Docstring, Extension, Object

_COMMENT = re.compile(r"\s*#: ?(.*)")
_EXAMPLE = re.compile(r"^>>> .*(?:\n.+)*", re.MULTILINE)
_DIRECTIVE = re.compile(r"\s+# doctest: .*")


class Comments(Extension):
    """Prepares docstrings for the reference."""

    def on_instance(self, *, obj: Object, **kwargs: Any) -> None:  # noqa: ARG002 -- the signature is griffe's
        """Puts the examples of a docstring into a fence."""
        if obj.docstring:
            text = _DIRECTIVE.sub("", obj.docstring.value).replace("<BLANKLINE>\n", "")
            obj.docstring.value = _EXAMPLE.sub(lambda example: f"```pycon\n{example[0]}\n```", text)

    def on_attribute_instance(self, *, attr: Attribute, **kwargs: Any) -> None:  # noqa: ARG002
        """Gives an attribute without a docstring the text of the comment directly above it."""
        if attr.docstring or not attr.lineno or attr.parent is None:
            return
        above: list[str] = []
        number = attr.lineno - 1
        while number and (comment := _COMMENT.fullmatch(attr.lines_collection[attr.filepath][number - 1])):
            above.insert(0, comment[1])
            number -= 1
        if above:
            text = " ".join(above)
            attr.docstring = Docstring(text[0].upper() + text[1:] if not text.startswith("`") else text, parent=attr)
