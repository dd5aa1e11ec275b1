"""Writes data files in the house format: one fact a line, so that a change to a fact is a change of one line."""

from __future__ import annotations

from china_sso.errors import DataFileError, Fault
from china_sso.reading.json import parse
from china_sso.tables.json import dumps


def formatted(content: bytes, file: str) -> str:
    """What a data file holds, in the house format. Raises `DataFileError` for anything but strict JSON.

    Examples:
        >>> print(formatted(b'{"terms":[{"term":"CPI","meaning":"Consumer Price Index"}]}', "glossary.json"), end="")
        {
          "terms": [
            {"term": "CPI", "meaning": "Consumer Price Index"}
          ]
        }
    """
    try:
        return dumps(parse(content, file))
    except RecursionError:  # what is read needs less of the stack than what is written
        raise DataFileError((Fault(file, "$", "a document of a few levels", "one nested too deeply"),)) from None
