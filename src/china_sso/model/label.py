"""The closed vocabulary of what completes an indicator, with the structure that recurs in it."""

from __future__ import annotations

from attrs import frozen

from china_sso.model.indicator import Indicator
from china_sso.model.numbers import Number
from china_sso.model.service import Service
from china_sso.model.units import Unit
from china_sso.model.vocabulary import Level


@frozen
class Threshold:
    """What something has to exceed to be counted: "over 1,000 employees each"."""

    of: str
    """What is measured: ``employees``"""
    over: Number
    """The number that is exceeded, in base units."""
    unit: Unit
    """The unit of that number."""


@frozen(kw_only=True)
class Label:
    """One label of one indicator. A figure has it as its text; this says what it is made of."""

    indicator: Indicator
    """The indicator that it completes."""
    label: str
    """The text, which completes the indicator's meaning."""
    level: Level | None = None
    """The level of government that named or approved what is counted."""
    certificate: str | None = None
    """The certificate that what is counted holds: ``CMMI 3``."""
    threshold: Threshold | None = None
    """What each thing that is counted exceeds."""
    of: Indicator | None = None
    """Of a growth, a multiple, a share or a rank: the quantity that grew, is shared or is ranked by, where it is an indicator."""
    services: tuple[Service, ...] = ()
    """The kinds of service that a value or a share is of; empty where it names none."""
    part: str | None = None
    """Of a share: what it is the share of."""
    whole: str | None = None
    """Of a share: what it is a share in. Of a rank: among whom."""

    def __str__(self) -> str:
        return self.label
