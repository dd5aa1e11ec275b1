"""Checks that arithmetic allows: parts against totals, shares against values, a city against all others.

A finding says that figures don't fit together; it doesn't say which of them is wrong. It is answered when one of its
figures has an erratum or a note. Tolerances leave room for the rounding of printed numerals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from china_sso.checks import across, limits, parts, time
from china_sso.checks.finding import Finding
from china_sso.dataset import Dataset
from china_sso.loading import check_dataset
from china_sso.model.arguments import check_callback
from china_sso.model.numbers import in_own_context
from china_sso.model.place import Place
from china_sso.model.rows import Rows
from china_sso.reading.folder import MARKET

__all__ = ["DATASET_CHECKS", "PLACE_CHECKS", "Finding", "verify"]

#: Checks of one place by itself.
PLACE_CHECKS: tuple[Callable[[Place], Iterator[Finding]], ...] = (
    parts.sums,
    parts.growth_of_sums,
    parts.shares,
    parts.quotients,
    parts.line_shares,
    limits.wholes,
    limits.ranges,
    time.growth,
    time.repeated,
    limits.currencies,
    limits.service_trade_within_gdp,
    across.documents,
)
#: Checks of all places together.
DATASET_CHECKS: tuple[Callable[[Iterable[Place]], Iterator[Finding]], ...] = (
    across.outliers,
    across.magnitudes,
    across.repeated_blocks,
    across.twins,
)


@in_own_context
def verify(dataset: Dataset, *, on_place: Callable[[str], None] | None = None) -> Rows[Finding]:
    """Everything in a data set that doesn't fit together.

    Run it over a data set loaded with ``errata=False`` to check what is printed, or over the corrected one to check the
    corrections.

    Args:
        dataset: the data set to check: `china_sso.load`.
        on_place: called with the slug of each place once it is checked, to show progress.

    Examples:
        >>> import china_sso as sso
        >>> any(finding.place == "guangzhou" for finding in verify(sso.load(errata=False)))
        True
    """
    check_dataset(dataset)
    check_callback(on_place, "what is called with each place")
    findings: list[Finding] = []
    places = dataset.places()
    for place in places:
        for check in PLACE_CHECKS:
            findings.extend(check(place))
        if on_place:
            on_place(place.slug)
    cities = [place for place in places if place.slug != MARKET]
    for check_all in DATASET_CHECKS:
        findings.extend(check_all(cities))
    return Rows(findings, "findings")
