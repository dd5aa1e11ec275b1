"""Targets against the present: how much of each had been reached."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from china_sso.analysis.columns import Column
from china_sso.analysis.outlook import Outlook, Targets
from china_sso.model.arguments import check_type
from china_sso.output.charts.bars import panel, span
from china_sso.output.charts.captions import MAY_BE, Captions, sources
from china_sso.output.charts.theme import ACCENT, WIDTH, alt, framed, plot

if TYPE_CHECKING:
    from altair import ConcatChart

#: The kinds of target of which no part can be reached, by how their reason begins.
_NEVER = ("a target of a part", "a share or a rate", "only as a target", "only with other labels", "only of a part")
_TOLD = (("city", "target"), ("aim", "aimed at"), ("had", "had"), ("share", "share, %"))


def targets_chart(targets: Targets) -> ConcatChart:
    """How much of each target had been reached, in percent, with what was aimed at and what there was.

    Targets of which nothing can be said are counted below.

    Args:
        targets: what `china_sso.targets` gives.
    """
    check_type(targets, Targets, "what is drawn", "what targets() gives")
    known = [row for row in targets if row.progress]
    figures = [figure for row in known if row.progress for figure in (row.target, row.progress.reached)]
    captions = Captions.of([row.place for row in targets], figures)
    rows = [_row(captions, row) for row in known]
    line = plot([{"whole": 100, "text": "target"}]).encode(x="whole:Q")
    names = alt.Y("city:N", sort=None, axis=alt.Axis(ticks=False, domain=False, labelPadding=6, labelLimit=420, title=None))
    chart = alt.layer(
        plot(rows).mark_text(align="left", fontSize=11).encode(y=names, x=alt.value(WIDTH + 12), text="said:N"),
        panel(rows, "reached, % of the target", told=_TOLD),
        line.mark_rule(color=ACCENT, strokeWidth=1.5),
        line.mark_text(dy=-6, baseline="bottom", color=ACCENT, fontSize=10.5).encode(y=alt.value(0), text="text:N"),
    )
    why = Counter(_brief(row.reason) for row in targets if row.reason)
    rest = [f"Progress unknown of {sum(why.values())}: {', '.join(f'{reason} ({count})' for reason, count in why.most_common())}"]
    open_ = [MAY_BE] if any(not row.progress.interval.point for row in known if row.progress) else []
    notes = [*open_, *captions.marks.notes, *(rest if why else []), sources(figures)]
    said = f"{len(known)} of {len(targets)} targets; what had been reached when the documents were written"
    return framed(chart, "Targets against what there was", said, notes, 760)


def _row(captions: Captions, row: Outlook) -> dict[str, Any]:
    step = row.progress
    assert step is not None
    low, high = (None if end is None else float(end) for end in (step.interval.low, step.interval.high))
    aim, had = (captions.marked(Column.of(f.indicator, [f]), f, str(f)) for f in (row.target, step.reached))
    name = f"{row.place.name}: {row.what}"
    share = float(step.share)
    ends = {"slug": row.place.slug, "value": share, "low": low, "high": high, "share": f"{share:.0f}", "aim": aim, "had": had}
    return {"city": name, **ends, **span(low, high), "label": "", "said": f"{had} of {aim}"}


def _brief(reason: str) -> str:
    """A reason without what is particular to one target."""
    return next((kind for kind in _NEVER if reason.startswith(kind)), "no figure of the kind")
