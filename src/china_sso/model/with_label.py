"""An indicator of which only the figures with one label count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from china_sso.model.indicator import Indicator

if TYPE_CHECKING:
    from china_sso.model.figure import Figure
    from china_sso.model.money import Rates
    from china_sso.model.place import Place


@attrs.frozen(eq=False, repr=False)
class WithLabel(Indicator):
    """An indicator of which only the figures with one label count."""

    base: Indicator = attrs.field(kw_only=True)
    """The indicator."""
    label: str = attrs.field(kw_only=True)
    """The label."""

    @classmethod
    def of_indicator(cls, base: Indicator, label: str) -> WithLabel:
        """An indicator with a label; `Indicator.with_label` gives the one that everybody has."""
        found = cls(
            f"{base.title}: {label}",
            f"{base.short}: {label}",
            f"{base.definition}: {label}",
            base.dimension,
            base=base,
            label=label,
        )
        for name in ("owner", "field", "topic"):
            object.__setattr__(found, name, getattr(base, name))
        object.__setattr__(found, "name", f"{base.name}[{label}]")
        return found

    @property
    def inputs(self) -> tuple[Indicator, ...]:
        """The indicators that it is made of; none for a printed one."""
        return self.base.inputs

    @property
    def catch_all(self) -> bool:
        """No: its label says what is measured."""
        return False

    def of(self, place: Place, rates: Rates | None = None) -> tuple[Figure, ...]:
        """Every figure with the label that a place has."""
        return tuple(figure for figure in self.base.of(place, rates) if figure.label == self.label)

    def with_label(self, label: str) -> Indicator:
        """The same indicator with another label."""
        return self.base.with_label(label)

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return with_label, (self.base, self.label)


#: Those with a label that somebody asked for: one object each, so that they compare by ``is``.
_WITH_LABEL: dict[tuple[Indicator, str], WithLabel] = {}


def with_label(base: Indicator, label: str) -> WithLabel:
    """The one object of an indicator with a label."""
    return _WITH_LABEL.setdefault((base, label), WithLabel.of_indicator(base, label))
