"""Percentages, as a type of their own, so that 5 percent can't pass for the fraction 0.05 or the factor 1.05."""

from __future__ import annotations

from decimal import Context, Decimal

from china_sso.model.numbers import CONTEXT, in_own_context


class Percent(Decimal):
    """A number of percent: ``Percent(12)`` is twelve percent.

    It is a ``Decimal`` and compares as one; arithmetic on it gives plain decimals.

    Examples:
        >>> Percent("12.5").fraction
        Decimal('0.125')
        >>> Percent("12.5").factor
        Decimal('1.125')
        >>> print(Percent("12.5"))
        12.5
    """

    __slots__ = ()

    @property
    def fraction(self) -> Decimal:
        """The same as a fraction of one."""
        return CONTEXT.scaleb(self, -2)

    @property
    def factor(self) -> Decimal:
        """What a value is multiplied by when it grows by this much."""
        return CONTEXT.add(1, self.fraction)

    # printed alike whatever the caller's context

    def __str__(self) -> str:
        return CONTEXT.to_sci_string(self)

    @in_own_context
    def __format__(self, specifier: str, _context: Context | None = None, /) -> str:
        return super().__format__(specifier)

    def __repr__(self) -> str:
        return f"Percent({str(self)!r})"
