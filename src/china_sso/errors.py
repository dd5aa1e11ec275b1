"""Every exception that the package raises on purpose.

Each carries its data as attributes, says what to do, compares equal to another with the same data, and is also the
builtin that a caller expects.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen


class ChinaSsoError(Exception):
    """The base of all of them: catch this to catch every one."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ChinaSsoError) and type(self) is type(other) and self.args == other.args

    def __hash__(self) -> int:
        return hash((type(self), self.args))


def nearest(text: str, names: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The names most like a text, the closest first."""
    from difflib import get_close_matches  # only for an error, so not at import

    by_fold = {name.casefold(): name for name in names}
    return tuple(by_fold[match] for match in get_close_matches(text.casefold(), by_fold, n=most, cutoff=0.5))


def _did_you_mean(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    *others, last = names
    return f" Did you mean {', '.join(others)}{' or ' if others else ''}{last}?"


@frozen
class UnknownCityError(ChinaSsoError, LookupError):
    """No city has that name."""

    #: what was asked for
    query: str
    #: the names most like it
    suggestions: tuple[str, ...]

    def __str__(self) -> str:
        hint = _did_you_mean(self.suggestions) or " cities() lists all of them."
        return f"no city is called {self.query!r}.{hint}"


@frozen
class AmbiguousCityError(ChinaSsoError, LookupError):
    """More than one city has that name."""

    #: what was asked for
    query: str
    #: the slugs of the cities that it fits
    slugs: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.query!r} fits {len(self.slugs)} cities; use the slug of the one meant: {', '.join(self.slugs)}"


@frozen
class UnknownNameError(ChinaSsoError, LookupError):
    """An indicator, organisation, role, currency or other name that the data set does not know."""

    #: what kind of name: "indicator", "currency" ...
    kind: str
    #: what was asked for
    name: str
    #: all the names there are, where these are few; otherwise those most like it
    suggestions: tuple[str, ...]
    #: whether these are all
    exhaustive: bool = False

    def __str__(self) -> str:
        hint = f" There is: {', '.join(self.suggestions)}." if self.exhaustive else _did_you_mean(self.suggestions)
        return f"unknown {self.kind} {self.name!r}.{hint}"


@frozen
class WrongTypeError(ChinaSsoError, TypeError):
    """An argument of a type that can't be meant."""

    #: what the argument is for
    argument: str
    #: what was expected
    expected: str
    #: what was given, as its repr
    found: str

    def __str__(self) -> str:
        return f"{self.argument} must be {self.expected}, not {self.found}"


@frozen
class PeriodFormatError(ChinaSsoError, ValueError):
    """A text, or two days, that are no period."""

    #: what was given
    text: str
    #: what would be right
    reason: str

    def __str__(self) -> str:
        return f"not a period: {self.text}; {self.reason}"


@frozen
class NoRateError(ChinaSsoError, LookupError):
    """No exchange rate is known for that year."""

    #: the currency without a rate
    currency: str
    #: the year asked for
    year: int | None
    #: the years that there are
    years: tuple[int, ...]

    def __str__(self) -> str:
        asked = f"for {self.year}" if self.year is not None else "without a year"
        there_are = f"{self.years[0]} to {self.years[-1]}" if self.years else "none"
        return f"no exchange rate of {self.currency} {asked}; years with a rate: {there_are}. Pass rates= to use your own."


@frozen
class CurrencyMismatchError(ChinaSsoError, ValueError):
    """Two amounts of different currencies, or of money and of something else, can't be put together."""

    #: the unit of the one
    left: str
    #: the unit of the other
    right: str

    def __str__(self) -> str:
        return f"{self.left} and {self.right} don't compare or add; convert one of them first"


@frozen
class NotMoneyError(ChinaSsoError, ValueError):
    """A figure that is not money can't be converted."""

    #: the indicator of the figure
    indicator: str
    #: its unit
    unit: str

    def __str__(self) -> str:
        return f"{self.indicator} is in {self.unit}, which is not a currency"


@frozen
class GrowthBaseError(ChinaSsoError, ValueError):
    """Growth from a base, or over a time, that has no meaning."""

    #: why not
    reason: str

    def __str__(self) -> str:
        return self.reason


@frozen
class NotANumberError(ChinaSsoError, ValueError):
    """A number that is not finite, or not a number at all."""

    #: what the number is for
    argument: str
    #: what was given, as its repr
    found: str

    def __str__(self) -> str:
        return f"{self.argument} must be a finite number, not {self.found}"


@frozen
class CriterionError(ChinaSsoError, ValueError):
    """Indicators, weights or directions that can't be compared, ranked or scored by."""

    #: why not
    reason: str

    def __str__(self) -> str:
        return self.reason


@frozen
class DatasetNotFoundError(ChinaSsoError, FileNotFoundError):
    """There is no data set in that folder."""

    #: the folder
    path: str
    #: why not
    reason: str

    def __str__(self) -> str:
        return f"no data set in {self.path}: {self.reason}"


@frozen
class Fault:
    """One thing that is wrong in a data file."""

    #: the file, relative to the folder of the data set
    file: str
    #: where in it: ``$.profiles[0].chapters[4].figures[2].value``
    path: str
    #: what was expected there
    expected: str
    #: what was found
    found: str

    def __str__(self) -> str:
        return f"{self.file}: {self.path}: expected {self.expected}, found {self.found}"


@frozen
class DataFileError(ChinaSsoError, ValueError):
    """Data files that break the format. Nothing of the data set is loaded."""

    #: everything that is wrong, file by file
    faults: tuple[Fault, ...]

    def __str__(self) -> str:
        count = f"{len(self.faults)} fault{'s' if len(self.faults) > 1 else ''} in the data"
        return "\n  ".join((f"{count}; nothing was loaded:", *map(str, self.faults)))
