"""Every indicator, printed and derived, and how one is found by its name."""

from __future__ import annotations

from china_sso.errors import AmbiguousNameError, UnknownNameError, WrongTypeError, nearest
from china_sso.model.derived import Derived, Ratio
from china_sso.model.indicator import Indicator
from china_sso.model.records import PRINTED

#: Every derived indicator by its name.
DERIVED: dict[str, Ratio] = {each.name: each for each in vars(Derived).values() if isinstance(each, Ratio)}
INDICATORS: dict[str, Indicator] = {**PRINTED, **DERIVED}

_BY_FIELD: dict[str, list[Indicator]] = {}
for _each in INDICATORS.values():
    _BY_FIELD.setdefault(_each.field, []).append(_each)


def indicator_named(name: Indicator | str) -> Indicator:
    """The indicator of a name: ``economy.gdp``, or ``gdp`` alone where no other topic has a field of that name.

    Raises `UnknownNameError` where nothing is called that, and `AmbiguousNameError` where several topics have it. Its
    candidates come in the order of the topics, which is that of how likely they are meant: the trade itself first, then
    the place as a whole, its parks, and last what is derived.

    >>> indicator_named("gdp")
    <Indicator economy.gdp>
    """
    if isinstance(name, Indicator):
        return name
    if not isinstance(name, str):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without a type checker
        raise WrongTypeError("an indicator", "one such as Economy.gdp, or its name", repr(name))
    found = INDICATORS.get(name)
    if found is not None:
        return found
    alike = _BY_FIELD.get(name, [])
    if len(alike) > 1:
        raise AmbiguousNameError("indicator", name, tuple(each.name for each in alike))
    if not alike:
        raise UnknownNameError("indicator", name, _nearest(name))
    return alike[0]


def _nearest(name: str) -> tuple[str, ...]:
    """The names most like a wrong one: of whole names, or of fields where it has no topic."""
    if "." in name:
        return nearest(name, INDICATORS)
    return tuple(each.name for field in nearest(name, _BY_FIELD) for each in _BY_FIELD[field])
