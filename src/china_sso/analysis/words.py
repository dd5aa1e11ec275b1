"""Which words of a text a search means: without case, accents and signs, in any number and form, and by kin words.

What is searched, and what a hit is, stands in `china_sso.analysis.search`.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain

from attrs import frozen

#: Words and phrases that mean one thing in the documents. Each finds all of its line, and whatever begins with one of them.
_KIN = (
    ("automotive", "automobile", "manufacture of motor vehicles"),
    ("pharmaceutical", "pharmacy", "medicine"),
    ("finance", "financial"),
    ("tourism", "tourist"),
    ("rent", "rental", "lease"),
    ("free rent", "rent free", "free of rent", "without rent", "rent waived", "rent reduced or waived"),
    ("tax free", "tax exemption", "tax exempt", "exempt from tax", "tax reductions and exemptions", "taxes and exemptions"),
    ("subsidy", "subsidies", "grant", "allowance", "sponsorship", "financial support"),
    ("centre", "center"),
    ("programme", "program"),
    ("organisation", "organization"),
    ("labour", "labor"),
    ("japan", "japanese"),
    ("call centre", "call center", "contact centre", "contact center"),
    ("data centre", "data center"),
    ("r d", "rd", "research and development"),
    ("business process outsourcing", "bpo"),
    ("information technology outsourcing", "ito"),
    ("knowledge process outsourcing", "kpo"),
    ("human resources", "hr"),
    ("shared service", "ssc"),
)
_KIN_OF = {each: line for line in _KIN for each in line}
_LONGEST = max(len(each.split()) for each in _KIN_OF)
#: So short a word is meant as a whole one: "HK" isn't the beginning of another.
_SHORT = 3
#: So much of a word stays when an ending is taken off.
_STEM = 3
#: A name and its number are two words however they are set: "CMMI5" is level 5 of CMMI, "ISO27001" is "ISO 27001".
_NUMBERED = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,})(?=\d)")

#: A sign sets words apart, but for an apostrophe.
_SIGNS = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalnum()} | {"'": None})


def folded(text: str) -> str:
    """A text as words with a space before and after each, without case, accents, apostrophes and signs; empty for none."""
    plain = text.lower() if text.isascii() else _without_accents(text)
    apart = _NUMBERED.sub(r"\1 ", plain.translate(_SIGNS)).split()
    return f" {' '.join(apart)} " if apart else ""


def _without_accents(text: str) -> str:
    plain = (c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c) and c not in "'’")
    return "".join(c if c.isalnum() else " " for c in plain)


@frozen
class Term:
    """One word that is searched for, or several that belong together, in all of its forms."""

    forms: tuple[str, ...]
    """All of them, folded."""

    def within(self, said: str) -> bool:
        """Whether folded texts have it."""
        return any(form in said for form in self.forms)

    def names(self, called: str) -> bool:
        """Whether folded names have it as a whole word: "xian" is no part of "xianggang"."""
        return any(f" {form.strip()} " in called for form in self.forms)


def terms(text: str) -> tuple[Term, ...]:
    """What is searched for, term by term: kin phrases as one, and what signs join as one.

    >>> [term.forms[0].strip() for term in terms("R&D centre, Dalian")]
    ['r d', 'centre', 'dalian']
    """
    apart = _NUMBERED.sub(r"\1 ", text.replace("_", " "))
    words = [word for word in map(str.strip, map(folded, apart.split())) if word]
    found: list[Term] = []
    while words:
        phrases = (" ".join(words[:n]) for n in range(min(_LONGEST, len(words)), 1, -1))
        size = next((len(each.split()) for each in phrases if each in _KIN_OF or _stem(each) in _KIN_OF), 1)
        found.append(_term(" ".join(words[:size])))
        words = words[size:]
    return tuple(found)


def _term(word: str) -> Term:
    stem = _stem(word)
    kin = _KIN_OF.get(word) or _KIN_OF.get(stem) or ()
    plural = (f"{stem.removesuffix('y')}ies",) if stem.endswith("y") else ()  # every other begins with its stem
    return Term(tuple(dict.fromkeys(chain.from_iterable(map(_forms, (word, stem, *plural, *kin))))))


def _forms(word: str) -> tuple[str, ...]:
    """How a word stands in a folded text: at its beginning, or if it is short as the whole."""
    if not word.isascii():  # Chinese sets no spaces between words
        return (word,)
    whole = len(word.rpartition(" ")[2]) < _SHORT
    return (f" {word} " if whole else f" {word}",)


def _stem(word: str) -> str:
    """A word without the ending of its plural, or of what somebody does: "banking" is found by "bank"."""
    for ending, instead in (("ies", "y"), ("ing", ""), ("xes", "x"), ("ches", "ch"), ("sses", "ss"), ("ss", "ss"), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= _STEM - len(instead):
            return word.removesuffix(ending) + instead
    return word
