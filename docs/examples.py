"""Shows the examples of docstrings as blocks of code: what stands between ``>>>`` and the next empty line."""

from __future__ import annotations

import re
from typing import Any

from griffe import Extension, Object

_EXAMPLE = re.compile(r"^>>> .*(?:\n.+)*", re.MULTILINE)
_FOR_DOCTEST = re.compile(r"\s+# doctest: .*|<BLANKLINE>(?=\n)")


class Examples(Extension):
    """Puts the examples of a docstring into a fence."""

    def on_instance(self, *, obj: Object, **_: Any) -> None:
        """Called with each object whose docstring the reference shows."""
        if obj.docstring:
            fenced = _EXAMPLE.sub(lambda example: f"```pycon\n{example[0]}\n```", obj.docstring.value)
            obj.docstring.value = _FOR_DOCTEST.sub("", fenced)
