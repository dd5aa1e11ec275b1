"""Prepares what the reference shows, where that isn't what stands in the source.

Examples of docstrings become blocks of code, fields of records get the definition of their indicator, and the functions of
the bundled data set are shown like the methods that they are.
"""

from __future__ import annotations

import re
from typing import Any

from griffe import Attribute, Docstring, Extension, Function, Module, Object, Parameters

from china_sso.model.records import PRINTED

_EXAMPLE = re.compile(r"^>>> .*(?:\n.+)*", re.MULTILINE)
_FOR_DOCTEST = re.compile(r"\s+# doctest: .*|<BLANKLINE>(?=\n)")
_DEFINITIONS = {(each.owner.__name__, each.field): each for each in PRINTED.values()}


class Objects(Extension):
    """Prepares the objects that mkdocstrings shows."""

    def on_instance(self, *, obj: Object, **_: Any) -> None:
        """Puts the examples of a docstring into a fence."""
        if obj.docstring:
            fenced = _EXAMPLE.sub(lambda example: f"```pycon\n{example[0]}\n```", obj.docstring.value)
            obj.docstring.value = _FOR_DOCTEST.sub("", fenced)

    def on_attribute_instance(self, *, attr: Attribute, **_: Any) -> None:
        """Says of a field of a record what it measures, and in what."""
        indicator = _DEFINITIONS.get((attr.parent.name if attr.parent else "", attr.name))
        if indicator:
            text = f"{indicator.definition[0].upper()}{indicator.definition[1:]}"
            of = f" ({indicator.dimension.value})" if indicator.dimension else ""
            several = ". Several, told apart by their labels" if indicator.labelled else ""
            attr.docstring = Docstring(f"{text}{of}{several}.", parent=attr)
            attr.value = attr.annotation = None

    def on_package(self, *, pkg: Module, **_: Any) -> None:
        """Shows a name of the package that stands for a method of the bundled data set as a function."""
        for name, member in list(pkg.members.items()):
            if not isinstance(member, Attribute) or not str(member.value).startswith("_bundled."):
                continue
            method = pkg["dataset.Dataset"][name]
            function = Function(
                name,
                parameters=Parameters(*(each for each in method.parameters if each.name != "self")),
                returns=method.returns,
                docstring=method.docstring,
                parent=pkg,
            )
            pkg.set_member(name, function)
