"""The bundled data set without having to ask for it: each function is the method of that name of ``load()``."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from inspect import signature
from typing import Concatenate, Final, ParamSpec, TypeVar

from china_sso.dataset import Dataset, load

P = ParamSpec("P")
R = TypeVar("R")


def _bundled(method: Callable[Concatenate[Dataset, P], R]) -> Callable[P, R]:
    def function(*args: P.args, **kwargs: P.kwargs) -> R:
        return method(load(), *args, **kwargs)

    whole = signature(method)
    parameters = [parameter for name, parameter in whole.parameters.items() if name != "self"]
    update_wrapper(function, method)
    function.__signature__ = whole.replace(parameters=parameters)  # type: ignore[attr-defined]  # pyright: ignore[reportFunctionMemberAccess]
    return function


city: Final = _bundled(Dataset.city)
cities: Final = _bundled(Dataset.cities)
national: Final = _bundled(Dataset.national)
providers: Final = _bundled(Dataset.providers)
incentives: Final = _bundled(Dataset.incentives)
designations: Final = _bundled(Dataset.designations)
organisation: Final = _bundled(Dataset.organisation)
organisations: Final = _bundled(Dataset.organisations)
figures: Final = _bundled(Dataset.figures)
observations: Final = _bundled(Dataset.observations)
indicators: Final = _bundled(Dataset.indicators)
sources: Final = _bundled(Dataset.sources)
errata: Final = _bundled(Dataset.errata)
glossary: Final = _bundled(Dataset.glossary)
