"""The tidy view: a figure flattened to a row."""

from __future__ import annotations

from attrs import frozen

from china_sso.model.figure import Figure, Number
from china_sso.model.percent import Percent
from china_sso.model.units import Unit
from china_sso.model.vocabulary import Bound, Kind, Section


@frozen
class Observation:
    """One figure as a row. The names of the fields and their order are fixed."""

    #: slug; ``china`` for the national market
    city: str
    #: what it is about; None: the city as a whole
    subject: str | None
    section: Section
    #: ``topic.field``
    indicator: str
    #: what completes the indicator's meaning
    label: str | None
    #: in base units
    value: Number
    #: the end of a printed range
    upper: Number | None
    unit: Unit
    #: for a span its last year
    year: int | None
    #: ISO 8601
    period: str | None
    bound: Bound
    kind: Kind
    #: in percent
    growth: Percent | None
    #: the year that the growth is from
    growth_from: int | None
    #: the id of the document
    source: str
    #: ``30-31``: a profile fills two pages
    pages: str
    #: the marks of the footnotes
    footnotes: tuple[str, ...]
    #: the numeral as printed
    printed: str
    #: the id of the erratum
    erratum: str | None
    note: str | None

    @classmethod
    def of(cls, figure: Figure) -> Observation:
        """The row of a figure."""
        return cls(
            city=figure.place,
            subject=figure.subject,
            section=figure.section,
            indicator=figure.indicator,
            label=figure.label,
            value=figure.value,
            upper=figure.upper,
            unit=figure.unit,
            year=figure.year,
            period=str(figure.period) if figure.period else None,
            bound=figure.bound,
            kind=figure.kind,
            growth=figure.growth,
            growth_from=figure.growth_from,
            source=figure.source,
            pages=figure.pages,
            footnotes=figure.footnotes,
            printed=figure.printed,
            erratum=figure.erratum.id if figure.erratum else None,
            note=figure.note,
        )
