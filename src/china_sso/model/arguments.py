"""Arguments of types that can't be meant, told before anything is done with them. Callers may have no type checker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from china_sso.errors import WrongTypeError, described

if TYPE_CHECKING:
    from types import UnionType


def check_type(value: object, kind: type | UnionType, argument: str, expected: str) -> None:
    """Raises `WrongTypeError` for what is no instance of a class."""
    if not isinstance(value, kind):
        raise WrongTypeError(argument, expected, described(value))


def check_callback(value: object, argument: str) -> None:
    """Raises `WrongTypeError` for what is to be called and can't be; None is not called."""
    if value is not None and not callable(value):
        raise WrongTypeError(argument, "a function", described(value))


def check_truth(value: bool | None, argument: str) -> None:
    """Raises `WrongTypeError` for what is neither true nor false nor left out."""
    check_type(value, bool | None, argument, "True or False")
