"""How names are compared, and how ids are made of them."""

from __future__ import annotations

import re
import unicodedata


def key_of(name: str) -> str:
    """A name without case, accents, apostrophes, spaces, and without 市 (city) at its end.

    >>> key_of("Xī'ān") == key_of("Xi’an") == key_of("xian")
    True
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if c.isalnum())
    return plain.removesuffix("市") or plain


def slug_of(name: str) -> str:
    """A name as an id: lower case, words joined by hyphens.

    >>> slug_of("Ernst & Young")
    'ernst-young'
    """
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-")
