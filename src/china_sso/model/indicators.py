"""Every indicator, printed, derived and of the user's own, and how one is found by its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from china_sso.errors import AmbiguousNameError, CriterionError, UnknownNameError, WrongTypeError, described, nearest, shortened
from china_sso.model.calculated import Growth, OwnRatio, usual_unit
from china_sso.model.derived import Derived, Ratio
from china_sso.model.indicator import Indicator
from china_sso.model.names import member_of
from china_sso.model.records import PRINTED
from china_sso.model.units import Unit

#: Every derived indicator by its name.
DERIVED: dict[str, Ratio] = {each.name: each for each in vars(Derived).values() if isinstance(each, Ratio)}
INDICATORS: dict[str, Indicator] = {**PRINTED, **DERIVED}

_BY_FIELD: dict[str, list[Indicator]] = {}
for _each in INDICATORS.values():
    _BY_FIELD.setdefault(_each.field, []).append(_each)


def indicator_named(name: Indicator | str) -> Indicator:
    """The indicator of a name: ``economy.gdp``, or ``gdp`` alone where no other topic has a field of that name.

    A label in brackets, ``research.technology_centres[national]``, is that of `Indicator.with_label`.

    Raises `UnknownNameError` where nothing is called that, and `AmbiguousNameError` where several topics have it. Its
    candidates come in the order of the topics, which is that of how likely they are meant: the industry itself first, then
    the place as a whole, its parks, and last what is derived.

    Names of growth and ratios are written as they are called: ``growth_of(gdp)``, ``ratio(graduates, total)``.

    Examples:
        >>> indicator_named("gdp")
        <Indicator economy.gdp>
        >>> indicator_named("growth_of(gdp)") is growth_of("gdp")
        True
    """
    if isinstance(name, Indicator):
        return name
    if not isinstance(name, str):  # pyright: ignore[reportUnnecessaryIsInstance] -- callers without a type checker
        raise WrongTypeError("an indicator", "one such as Economy.gdp, or its name", described(name))
    found = INDICATORS.get(name) or _called(name)
    if found is not None:
        return found
    if name.endswith("]") and "[" in name:
        plain, _, label = name[:-1].partition("[")
        return indicator_named(plain).with_label(label)
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


def growth_of(indicator: Indicator | str) -> Growth:
    """The growth of an indicator, in percent: a handle for `find`, `rank`, `compare`, `score` and questions like any other.

    A rate that a document prints counts before one that follows from the values of two years; see `Growth`.

    Raises:
        UnknownNameError: there is no such indicator.
        CriterionError: it is a growth already, or a share, a rank or a temperature.

    Examples:
        >>> import china_sso as sso
        >>> figure = sso.city("tianjin").figure(growth_of(sso.OutsourcingMetrics.offshore_executed_value))
        >>> print(figure, "|", figure.note)
        90.1 % (2012) | printed without the quantity
    """
    return Growth.made(indicator_named(indicator))


#: What a ratio is made of: an indicator, or several that are added up.
Parts = Indicator | str | Sequence[Indicator | str]


def ratio(above: Parts, below: Parts, scale: int = 1, unit: Unit | str | None = None) -> OwnRatio:
    """A ratio of your own, for `find`, `rank`, `compare`, `score` and questions like any other indicator.

    Amounts of money are brought to US dollars, each at the rate of its year. Equal parts give the same object.

    Args:
        above: the indicator that is divided, or several that are added up.
        below: the indicator to divide by, or several that are added up.
        scale: what the quotient is multiplied by: 100 for percent.
        unit: the unit of the result; without it, the one that follows from the kinds of unit of the parts.

    Raises:
        UnknownNameError: there is no such indicator or unit.
        CriterionError: the scale is not a whole number above 0, or no unit follows.

    Examples:
        >>> import china_sso as sso
        >>> enterprises_of_hotels = ratio(sso.OutsourcingMetrics.enterprises, sso.Hotels.five_star)
        >>> enterprises_of_hotels.name
        'ratio(outsourcing.enterprises, hotels.five_star)'
        >>> print(sso.city("dalian").figure(enterprises_of_hotels))
        141.14 times (2012)
    """
    parts = _parts(above), _parts(below)
    if isinstance(scale, bool) or not isinstance(scale, int) or scale < 1:  # pyright: ignore[reportUnnecessaryIsInstance]
        raise CriterionError(f"the scale of a ratio is a whole number above 0, not {shortened(described(scale))}")
    for part in parts:
        if len({each.dimension for each in part}) > 1:
            raise CriterionError(f"{' and '.join(each.name for each in part)} don't add up: their units are of different kinds")
    found = usual_unit(parts[0][0], parts[1][0], scale) if unit is None else member_of(Unit, unit, "unit")
    if found is None:
        kinds = " over ".join(str(part[0].dimension or "different units") for part in parts)
        names = (" + ".join(each.name for each in part) for part in parts)
        raise CriterionError(
            f"no unit follows for {kinds}: name one, as in 'ratio({', '.join(names)}, {scale}, times)', or by unit="
        )
    return OwnRatio.made(*parts, scale, found)


def _parts(parts: Parts) -> tuple[Indicator, ...]:
    if not isinstance(parts, (str, Indicator, Iterable)):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise WrongTypeError("a part of a ratio", "an indicator, its name, or a list of them", described(parts))
    found = tuple(map(indicator_named, [parts] if isinstance(parts, (str, Indicator)) else parts))
    if not found:
        raise CriterionError("a ratio has an indicator above and one below")
    return found


#: A longer name is none: what is nested deeper than anybody writes isn't read.
_LONGEST_NAME = 1000
_CALL = re.compile(r"\s*(growth_of|ratio)\s*\((.*)\)\s*", re.DOTALL)


def _called(name: str) -> Indicator | None:
    """The growth or ratio that a name writes as a call; None where it is no call."""
    call = _CALL.fullmatch(name) if len(name) <= _LONGEST_NAME else None
    if call is None:
        return None
    arguments = [argument.strip() for argument in _split(call[2], ",")]
    if call[1] == "growth_of" and len(arguments) == 1:
        return growth_of(arguments[0])
    if call[1] == "ratio" and 2 <= len(arguments) <= 4:
        above, below = ([part.strip() for part in _split(argument, "+")] for argument in arguments[:2])
        scale = arguments[2] if len(arguments) > 2 else "1"
        if not re.fullmatch(r"[0-9]{1,9}", scale):
            raise CriterionError(f"the scale of a ratio is a whole number above 0, not '{shortened(scale)}'")
        return ratio(above, below, int(scale), arguments[3] if len(arguments) > 3 else None)
    raise CriterionError("write growth_of(INDICATOR) or ratio(INDICATOR, INDICATOR[, SCALE[, UNIT]])")


def _split(text: str, separator: str) -> Iterator[str]:
    """The parts of a text between separators that stand in no parentheses."""
    depth = start = 0
    for i, c in enumerate(text):
        depth += (c == "(") - (c == ")")
        if c == separator and depth == 0:
            yield text[start:i]
            start = i + 1
    yield text[start:]
