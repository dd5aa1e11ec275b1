"""The time that a figure belongs to: a year, a month, or a span of either."""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

from attrs import field, frozen

from china_sso.errors import PeriodFormatError, WrongTypeError, described

_TEXT = re.compile(r"(\d{4})(?:-(\d{2}))?(?:/(\d{4})(?:-(\d{2}))?)?")


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


@frozen(order=True, repr=False)
class Period:
    """A year, a month, or a span of either, from its first day to its last.

    Periods are ordered by their first day, then by their last.

    Examples:
        >>> plan = Period.parse("2011/2015")
        >>> plan.year
        2015
        >>> plan > Period.parse("2010")
        True
        >>> str(Period.parse("2012-03"))
        '2012-03'
    """

    begins: date
    """The first day."""
    ends: date
    """The last day."""
    _text: str = field(init=False, eq=False, default="")

    def __attrs_post_init__(self) -> None:
        if self.ends < self.begins:
            raise PeriodFormatError(f"{self.begins} to {self.ends}", "it ends on or after the day it begins")
        if self.begins.day != 1 or self.ends != last_day(self.ends.year, self.ends.month):
            raise PeriodFormatError(f"{self.begins} to {self.ends}", "it is of whole months")
        whole_years = (self.begins.month, self.ends.month) == (1, 12)
        first, last = (f"{day.year:04}" if whole_years else f"{day.year:04}-{day.month:02}" for day in (self.begins, self.ends))
        object.__setattr__(self, "_text", first if first == last else f"{first}/{last}")

    @classmethod
    def parse(cls, text: str) -> Period:
        """The period that an ISO 8601 text names: ``2012``, ``2012-03``, ``2004/2012`` or ``2011-01/2011-11``.

        Raises `PeriodFormatError` for every other text, and for one that has a shorter form ("2011-01/2011-12" is "2011").
        """
        match = _TEXT.fullmatch(text) if isinstance(text, str) else None  # pyright: ignore[reportUnnecessaryIsInstance]
        if match is None:
            raise PeriodFormatError(described(text), "write 2012, 2012-03, 2004/2012 or 2011-01/2011-11")
        first_year, first_month, last_year, last_month = (int(part) if part else None for part in match.groups())
        assert first_year is not None
        if last_year is None:
            last_year, last_month = first_year, first_month
        try:
            begins = date(first_year, first_month or 1, 1)
            ends = last_day(last_year, last_month or 12)
        except ValueError:
            raise PeriodFormatError(described(text), "it names a month or year that does not exist") from None
        period = cls(begins, ends)
        if str(period) != text:
            raise PeriodFormatError(described(text), f"write it as {str(period)!r}")
        return period

    @classmethod
    def of_year(cls, year: int) -> Period:
        """The whole of one year. Raises `WrongTypeError` for what is no whole number, `PeriodFormatError` beyond 9999."""
        check_year(year)
        if year is None:  # pyright: ignore[reportUnnecessaryComparison] -- callers without a type checker
            raise WrongTypeError("a year", "a whole number such as 2012", "None")
        return cls(date(year, 1, 1), date(year, 12, 31))

    @property
    def year(self) -> int:
        """The year; for a span its last one."""
        return self.ends.year

    def moved(self, years: int) -> Period:
        """The same months, some years later, or before where that is below zero.

        >>> Period.parse("2013-01").moved(-1)
        Period('2012-01')
        """
        first, last = self.begins.year + years, self.ends.year + years
        check_year(first)
        check_year(last)
        return Period(date(first, self.begins.month, 1), last_day(last, self.ends.month))

    @property
    def is_year(self) -> bool:
        """Whether it is exactly one calendar year."""
        return self == Period.of_year(self.year)

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"Period({str(self)!r})"


def check_year(year: int | None) -> None:
    """Raises `WrongTypeError` for a year that is not a whole number, and `PeriodFormatError` for one beyond the calendar."""
    if year is None:
        return
    if isinstance(year, bool) or not isinstance(year, int):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise WrongTypeError("a year", "a whole number such as 2012", described(year))
    if not MINYEAR <= year <= MAXYEAR:
        shown = str(year) if abs(year) < 10**20 else "one of very many digits"
        raise PeriodFormatError(shown, f"a year is from {MINYEAR} to {MAXYEAR}")
