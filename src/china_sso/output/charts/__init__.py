"""Charts of what the analysis finds, as objects of Altair, which notebooks show and `save_chart` writes to files.

Each kind of result has one chart; `chart_of` knows which. Numbers are those of the results: nothing is calculated here but
where things stand on the page. Needs the extra ``charts``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from china_sso.analysis.across import Matrix
from china_sso.analysis.compare import Comparison
from china_sso.analysis.outlook import Targets
from china_sso.analysis.rank import Ranking
from china_sso.analysis.scoring import Scoring
from china_sso.errors import WrongTypeError, described
from china_sso.model.series import Series
from china_sso.output.charts.aims import targets_chart
from china_sso.output.charts.bars import comparison_chart, ranking_chart, scoring_chart
from china_sso.output.charts.grids import matrix_chart
from china_sso.output.charts.points import series_chart

if TYPE_CHECKING:
    from altair import ConcatChart

_CHARTS: dict[type, Callable[[Any], ConcatChart]] = {
    Comparison: comparison_chart,
    Matrix: matrix_chart,
    Ranking: ranking_chart,
    Scoring: scoring_chart,
    Series: series_chart,
    Targets: targets_chart,
}


def chart_of(result: object) -> ConcatChart:
    """The chart of a result: what its method ``chart`` gives. Raises `WrongTypeError` for what has none."""
    drawn = _CHARTS.get(type(result))
    if drawn is None:
        raise WrongTypeError("what is drawn", " or ".join(kind.__name__ for kind in _CHARTS), described(result))
    return drawn(result)
