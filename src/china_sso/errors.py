"""Every exception that the package raises on purpose.

Each carries its data as attributes, says what to do, compares equal to another with the same data, and is also the
builtin that a caller expects. They are written out, not generated: every process that imports the package pays for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

#: A message shows at most so many of the things that are wrong; the exception has more.
MOST_SHOWN = 50
#: And has at most so many; of more it has the count.
MOST_KEPT = 1000


#: And what may have been meant is looked for among at most so many names.
MOST_COMPARED = 10_000


def version() -> str:
    """The version of the package. Raises `NotInstalledError` where only its files are there."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed  # a slow import

    try:
        return installed("china-sso")
    except PackageNotFoundError:
        raise NotInstalledError("the version of china-sso") from None


class ChinaSsoError(Exception):
    """The base of all errors that the package raises on purpose: catch it to catch every one."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ChinaSsoError) and type(self) is type(other) and self.args == other.args

    def __hash__(self) -> int:
        return hash((type(self), self.args))


def nearest(text: str, names: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The names most like a text, the closest first."""
    from difflib import get_close_matches  # only for an error, so not at import

    by_fold: dict[str, str] = {}
    for name in islice(names, MOST_COMPARED):
        by_fold.setdefault(name.casefold(), name)
    return tuple(by_fold[match] for match in get_close_matches(text[:200].casefold(), by_fold, n=most, cutoff=0.5))


def described(value: object) -> str:
    """A value for a message: its repr, or its type where that fails, as that of an int of many digits does."""
    try:
        return repr(value)
    except Exception:  # whatever a caller's class raises
        return f"a value of {type(value).__name__}"


def named(value: object) -> str:
    """What was given for a name, for a message: a text is itself."""
    return value if isinstance(value, str) else described(value)


def shortened(text: str, most: int = 60) -> str:
    """A text for a message: what can't be printed escaped, and no longer than a line."""
    text = text if len(text) <= most else f"{text[: most - 3]}..."
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def _quoted(text: str) -> str:
    return f"'{shortened(text)}'"


def _alternatives(names: tuple[str, ...]) -> str:
    *others, last = map(shortened, names)
    return f"{', '.join(others)}{' or ' if others else ''}{last}"


class UnknownCityError(ChinaSsoError, LookupError):
    """No city has that name."""

    def __init__(self, query: str, suggestions: tuple[str, ...]) -> None:
        super().__init__(query, suggestions)
        self.query = query
        """What was asked for."""
        self.suggestions = suggestions
        """The names most like it."""

    def __str__(self) -> str:
        hint = f"Did you mean {_alternatives(self.suggestions)}?" if self.suggestions else "cities() lists all of them."
        return f"no city is called {_quoted(self.query)}. {hint}"


class AmbiguousCityError(ChinaSsoError, LookupError):
    """More than one city has that name."""

    def __init__(self, query: str, slugs: tuple[str, ...]) -> None:
        super().__init__(query, slugs)
        self.query = query
        """What was asked for."""
        self.slugs = slugs
        """The slugs of the cities that it fits."""

    def __str__(self) -> str:
        slugs = ", ".join(map(shortened, self.slugs))
        return f"{_quoted(self.query)} fits {len(self.slugs)} cities; use the slug of the one meant: {slugs}"


class UnknownNameError(ChinaSsoError, LookupError):
    """An indicator, organisation, role, currency or other name that the data set does not have."""

    def __init__(self, kind: str, name: str, suggestions: tuple[str, ...], exhaustive: bool = False) -> None:
        super().__init__(kind, name, suggestions, exhaustive)
        self.kind = kind
        """What kind of name: "indicator", "currency" ..."""
        self.name = name
        """What was asked for."""
        self.suggestions = suggestions
        """All the names there are, where these are few; otherwise those most like it."""
        self.exhaustive = exhaustive
        """Whether these are all."""

    def __str__(self) -> str:
        hint = ""
        if self.exhaustive:
            hint = f" There is: {', '.join(map(shortened, self.suggestions[:MOST_SHOWN])) or 'none'}."
        elif self.suggestions:
            hint = f" Did you mean {_alternatives(self.suggestions)}?"
        return f"unknown {shortened(self.kind)} {_quoted(self.name)}.{hint}"


class AmbiguousNameError(ChinaSsoError, LookupError):
    """A name without its topic that several indicators share."""

    def __init__(self, kind: str, name: str, candidates: tuple[str, ...]) -> None:
        super().__init__(kind, name, candidates)
        self.kind = kind
        """What kind of name: "indicator"."""
        self.name = name
        """What was asked for."""
        self.candidates = candidates
        """The whole names that it fits, the likeliest first."""

    def __str__(self) -> str:
        candidates = ", ".join(map(shortened, self.candidates))
        return f"{_quoted(self.name)} fits {len(self.candidates)} {shortened(self.kind)}s: {candidates}"


class SeveralFiguresError(ChinaSsoError, LookupError):
    """A place has several figures that differ by their label, none without, and nobody said which one is meant."""

    def __init__(self, place: str, indicator: str, year: int | None, labels: tuple[str, ...]) -> None:
        super().__init__(place, indicator, year, labels)
        self.place = place
        """The slug of the place."""
        self.indicator = indicator
        """The name of the indicator."""
        self.year = year
        """The year of the figures; None where they are undated."""
        self.labels = labels
        """Their labels: one of them is to be chosen."""

    def __str__(self) -> str:
        labels = ", ".join(_quoted(label) for label in self.labels[:MOST_SHOWN])
        time = f" for {self.year}" if self.year is not None else ""
        what = f"{shortened(self.place)} has {len(self.labels)} figures of {shortened(self.indicator)}{time}"
        return f"{what}; choose one by label=: {labels}. find() gives all of them."


class WrongTypeError(ChinaSsoError, TypeError):
    """An argument of a type that can't be meant."""

    def __init__(self, argument: str, expected: str, found: str) -> None:
        super().__init__(argument, expected, found)
        self.argument = argument
        """What the argument is for."""
        self.expected = expected
        """What was expected."""
        self.found = found
        """What was given, as its repr."""

    def __str__(self) -> str:
        return f"{shortened(self.argument)} must be {shortened(self.expected, 400)}, not {shortened(self.found)}"


class PeriodFormatError(ChinaSsoError, ValueError):
    """A text, or two days, that are no period."""

    def __init__(self, text: str, reason: str) -> None:
        super().__init__(text, reason)
        self.text = text
        """What was given."""
        self.reason = reason
        """What would be right."""

    def __str__(self) -> str:
        return f"not a period: {shortened(self.text)}; {shortened(self.reason, 400)}"


class NoRateError(ChinaSsoError, LookupError):
    """No exchange rate is known for that year."""

    def __init__(self, currency: str, year: int | None, years: tuple[int, ...]) -> None:
        super().__init__(currency, year, years)
        self.currency = currency
        """The currency without a rate."""
        self.year = year
        """The year asked for."""
        self.years = years
        """The years that there are."""

    def __str__(self) -> str:
        asked = f"for {self.year}" if self.year is not None else "without a year"
        there_are = f"{self.years[0]} to {self.years[-1]}" if self.years else "none"
        missing = f"no exchange rate of {shortened(self.currency)} {asked}"
        return f"{missing}; years with a rate: {there_are}. Pass rates= to use your own."


#: What stands in place of a unit where there is none.
PLAIN_NUMBER = "a plain number"


class CurrencyMismatchError(ChinaSsoError, ValueError):
    """Two amounts of different currencies, or of money and of something else, can't be put together."""

    def __init__(self, left: str, right: str) -> None:
        super().__init__(left, right)
        self.left = left
        """The unit of the one."""
        self.right = right
        """The unit of the other."""

    def __str__(self) -> str:
        way = "write an amount, such as usd(1e9)" if self.right == PLAIN_NUMBER else "convert one of them first"
        return f"{shortened(self.left)} and {shortened(self.right)} don't compare or add; {way}"


class NotMoneyError(ChinaSsoError, ValueError):
    """A figure that is not money can't be converted."""

    def __init__(self, indicator: str, unit: str) -> None:
        super().__init__(indicator, unit)
        self.indicator = indicator
        """The indicator of the figure."""
        self.unit = unit
        """Its unit."""

    def __str__(self) -> str:
        return f"{shortened(self.indicator)} is in {shortened(self.unit)}, which is not a currency"


class GrowthBaseError(ChinaSsoError, ValueError):
    """Growth from a base, or over a time, that has no meaning."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        """Why not."""

    def __str__(self) -> str:
        return shortened(self.reason, 1000)


class NotANumberError(ChinaSsoError, ValueError):
    """A number that is not finite, too large, or not a number at all."""

    def __init__(self, argument: str, found: str) -> None:
        super().__init__(argument, found)
        self.argument = argument
        """What the number is for."""
        self.found = found
        """What was given, as its repr."""

    def __str__(self) -> str:
        return f"{shortened(self.argument)} must be a finite number, not {shortened(self.found)}"


class CriterionError(ChinaSsoError, ValueError):
    """Indicators, weights or directions that can't be compared, ranked or scored by."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        """Why not."""

    def __str__(self) -> str:
        return shortened(self.reason, 1000)


class ConditionSyntaxError(ChinaSsoError, ValueError):
    """A typed condition that can't be read."""

    def __init__(self, text: str, position: int, found: str, reason: str) -> None:
        super().__init__(text, position, found, reason)
        self.text = text
        """The condition."""
        self.position = position
        """Where in it, from 0."""
        self.found = found
        """What was found there."""
        self.reason = reason
        """Why it can't be read, or what was expected there."""

    def __str__(self) -> str:
        where = f"the condition, at character {self.position + 1} ({shortened(self.found)})"
        return f"{where}: {shortened(self.reason, 1000)}"


class NotInstalledError(ChinaSsoError, AttributeError):
    """The package was unpacked and not installed: what only an installation knows can't be told."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
        """What can't be told."""

    def __str__(self) -> str:
        return f"{shortened(self.what)} is not known: the package was not installed, only unpacked"


class MissingExtraError(ChinaSsoError, ImportError):
    """Something needs a library that is not installed: the extra that brings it is named."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(library, extra)
        self.library = library
        """The library that is missing."""
        self.extra = extra
        """The extra that brings it."""

    def __str__(self) -> str:
        library, extra = shortened(self.library), shortened(self.extra)
        return f"this needs {library}, which is not installed: pip install 'china-sso[{extra}]'"


class DatasetNotFoundError(ChinaSsoError, FileNotFoundError):
    """There is no data set in that folder."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        """The folder."""
        self.reason = reason
        """Why not."""

    def __str__(self) -> str:
        return f"no data set in {shortened(self.path, 200)}: {shortened(self.reason, 200)}"


class FolderInUseError(ChinaSsoError, FileExistsError):
    """A folder that can't become an export, as it is in use for something else."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        """The folder."""
        self.reason = reason
        """Why not, and what to do."""

    def __str__(self) -> str:
        return f"nothing was written to {shortened(self.path, 200)}: {shortened(self.reason, 400)}"


class Fault(NamedTuple):
    """One thing that is wrong in a data file."""

    file: str
    """The file, relative to the folder of the data set."""
    path: str
    """Where in it: ``$.profiles[0].chapters[4].figures[2].value``."""
    expected: str
    """What was expected there."""
    found: str
    """What was found."""

    def __str__(self) -> str:
        where = f"{shortened(self.file, 200)}: {shortened(self.path, 200)}"
        return f"{where}: expected {shortened(self.expected, 400)}, found {shortened(self.found, 200)}"


class DataFileError(ChinaSsoError, ValueError):
    """Data files that break the format. Nothing of the data set is loaded."""

    def __init__(self, faults: tuple[Fault, ...], count: int | None = None) -> None:
        super().__init__(faults, count)
        self.faults = faults
        """What is wrong, file by file; of very many the first ones."""
        self.count: int = len(faults) if count is None else count
        """How many faults there are in all."""

    def __str__(self) -> str:
        shown = self.faults[:MOST_SHOWN]
        head = f"{self.count} fault{'s' if self.count != 1 else ''} in the data; nothing was loaded:"
        rest = (f"... and {self.count - len(shown)} more",) if self.count > len(shown) else ()
        return "\n  ".join((head, *map(str, shown), *rest))
