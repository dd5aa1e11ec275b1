"""The bundled data set, without having to ask for it: each function is a method of ``load()``."""

from __future__ import annotations

from china_sso.dataset import Coverage, Question, load
from china_sso.model.erratum import Erratum
from china_sso.model.figure import Figure
from china_sso.model.incentive import Incentive
from china_sso.model.observation import Observation
from china_sso.model.place import City, Designation, Market
from china_sso.model.provider import Organisation, Provider
from china_sso.model.source import Source, Term
from china_sso.model.vocabulary import (
    IncentiveCategory,
    Instrument,
    Kind,
    Level,
    Region,
    Role,
    Section,
    ServiceLine,
    Status,
)
