"""The tidy view: a figure flattened to a row."""

from __future__ import annotations

from attrs import frozen

from china_sso.model.figure import Figure
from china_sso.model.making import maker_of
from china_sso.model.numbers import Number
from china_sso.model.percent import Percent
from china_sso.model.units import Unit
from china_sso.model.vocabulary import Bound, Inferred, Kind, Section


@frozen(weakref_slot=False)  # as makers want it
class Observation:
    """One figure as a row. The names of the fields and their order are fixed."""

    city: str
    """Slug; ``china`` for the national market."""
    subject: str | None
    """What it is about; None: the city as a whole."""
    section: Section
    """The section of the profile that prints it."""
    indicator: str
    """``topic.field``"""
    label: str | None
    """What completes the indicator's meaning."""
    value: Number
    """In base units."""
    upper: Number | None
    """The end of a printed range."""
    unit: Unit
    """The base unit of the value."""
    year: int | None
    """For a span its last year."""
    period: str | None
    """ISO 8601."""
    bound: Bound
    """What the word before the numeral says."""
    kind: Kind
    """Whether it was so, or is aimed at."""
    growth: Percent | None
    """In percent."""
    growth_from: int | None
    """The year that the growth is from."""
    source: str
    """The id of the document."""
    pages: str
    """``30-31``: a profile fills two pages."""
    footnotes: tuple[str, ...]
    """The marks of the footnotes."""
    printed: str
    """The numeral as printed."""
    erratum: str | None
    """The id of the erratum."""
    note: str | None
    """What else there is to know of it."""
    inferred: tuple[Inferred, ...]
    """What of it comes from the context and not from its sentence."""

    @classmethod
    def of(cls, figure: Figure) -> Observation:
        """The row of a figure."""
        origin, period = figure.origin, figure.period
        return maker_of(cls)(
            origin.place,
            figure.subject,
            origin.section,
            figure.indicator.name,
            figure.label,
            figure.value,
            figure.upper,
            figure.unit,
            period.year if period else None,
            str(period) if period else None,
            figure.bound,
            figure.kind,
            figure.growth,
            figure.growth_from,
            origin.source,
            origin.pages,
            figure.footnotes,
            figure.printed,
            figure.erratum.id if figure.erratum else None,
            figure.note,
            figure.inferred,
        )

    def _repr_html_(self) -> str:
        from china_sso.model.notebook import object_html

        return object_html(self)
