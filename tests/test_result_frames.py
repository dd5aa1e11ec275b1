"""Frames of results: each cell of comparisons, rankings, scorings, series ... against the model, gaps and doubts as columns."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest

import china_sso as sso
from china_sso.frames.layout import FieldType
from china_sso.model.indicators import indicator_named
from china_sso.output.results import RESULTS, rows_of
from test_frames import BACKENDS, as_rows, documented, made_of, plain, type_found

INDICATORS = ["economy.gdp", "derived.offshore_share", "wages.average_salary", "research.laboratories"]
CRITERIA = [sso.Criterion("outsourcing.employees"), sso.Criterion("wages.average_salary", weight=3, goal="min")]

Cells = dict[str, Any]


def of_figure(figure: sso.Figure | None, gap: sso.Gap | None = None) -> Cells:
    """What a row has to say of a figure, or of a gap."""
    if figure is None:
        assert gap is not None
        return {"value": None, "unit": None, "rates": [], "footnotes": [], "gap": gap.text, "gap_kind": gap.kind}
    printed = figure.inputs[0] if figure.converted else figure
    return {
        "label": figure.label,
        "value": figure.value,
        "upper": figure.upper,
        "low": figure.interval.low,
        "high": figure.interval.high,
        "unit": figure.unit,
        "year": figure.year,
        "period": figure.period,
        "bound": figure.bound,
        "growth": printed.growth,
        "growth_from": printed.growth_from,
        "printed": figure.printed or None,
        "printed_unit": printed.unit,
        "rates": figure.rates,
        "source": figure.source,
        "pages": figure.pages,
        "footnotes": figure.footnotes,
        "erratum": "; ".join({each.erratum.id: 0 for each in made_of(figure) if each.erratum}) or None,
        "note": "; ".join({each.note: 0 for each in made_of(figure) if each.note}) or None,
        "inferred": [each for each in sso.Inferred if any(each in one.inferred for one in made_of(figure))],
    }


def comparison(cities: tuple[sso.City, ...]) -> tuple[Any, Iterator[Cells]]:
    compared = sso.compare(cities, INDICATORS, currency="USD")

    def rows() -> Iterator[Cells]:
        for cell in (compared.cell(city.slug, name) for city in cities for name in INDICATORS):
            yield {"city": cell.place, "indicator": cell.indicator.name, **of_figure(cell.figure, cell.gap)}

    return compared, rows()


def ranks(of: Any) -> Cells:
    return {"rank": of.rank, "best": of.best, "worst": of.worst, "tied": of.tied}


def ranking(cities: tuple[sso.City, ...]) -> tuple[Any, Iterator[Cells]]:
    ranked = sso.rank(cities, "outsourcing.enterprises", exact_only=False)

    def rows() -> Iterator[Cells]:
        what = {"indicator": "outsourcing.enterprises"}
        for each in ranked:
            yield {**ranks(each), "city": each.place.slug, **what, **of_figure(each.figure)}
        for missing in ranked.unranked:
            yield {"rank": None, "tied": None, "city": missing.place.slug, **what, **of_figure(None, missing.gap)}

    return ranked, rows()


def scoring(cities: tuple[sso.City, ...]) -> tuple[Any, Iterator[Cells]]:
    scored = sso.score(cities, CRITERIA, nearest=True)

    def rows() -> Iterator[Cells]:
        for score in scored:
            total = {"total": score.total, "total_low": score.low, "total_high": score.high}
            for part, share in zip(score.parts, (0.25, 0.75), strict=True):
                about = {"goal": part.criterion.goal, "share": share, "scaled": part.scaled, "points": part.points}
                where = {"city": score.place.slug, "indicator": part.criterion.indicator.name}
                yield {**ranks(score), **total, **about, **where, **of_figure(part.figure)}
        for missing in scored.unscored:
            for gap in missing.gaps:
                yield {
                    "rank": None,
                    "total": None,
                    "city": missing.place.slug,
                    "indicator": gap.indicator.name,
                    **of_figure(None, gap),
                }

    return scored, rows()


def series(cities: tuple[sso.City, ...]) -> tuple[Any, Iterator[Cells]]:
    hangzhou = next(city for city in cities if city.slug == "hangzhou")
    found = hangzhou.series("outsourcing.offshore_executed_value")
    what = {"city": hangzhou.slug, "indicator": "outsourcing.offshore_executed_value"}
    assert {point.implied for point in found} == {True, False}
    return found, ({**what, "implied": point.implied, **of_figure(point.figure)} for point in found)


def total(cities: tuple[sso.City, ...]) -> tuple[Any, Iterator[Cells]]:
    added = sso.totals(cities, "outsourcing.offshore_executed_value", 2012)
    here = [{"city": figure.place, "indicator": added.indicator.name, **of_figure(figure)} for figure in added.figures]
    return added, iter([*here, *({"city": each.place.slug, **of_figure(None, each.gap)} for each in added.missing)])


def targets(cities: tuple[sso.City, ...]) -> tuple[Any, Iterator[Cells]]:
    aims = sso.targets(cities)

    def of(step: sso.Progress | None) -> Cells:
        if step is None:
            return {"reached": None, "share": None, "required": None, "compared_at": []}
        needed = step.required_interval
        return {
            "reached": step.reached.value,
            "reached_unit": step.reached.unit,
            "reached_year": step.reached.year,
            "reached_bound": step.reached.bound,
            "reached_source": step.reached.source,
            "reached_erratum": of_figure(step.reached)["erratum"],
            "share": step.share,
            "share_low": step.interval.low,
            "share_high": step.interval.high,
            "required": step.required,
            "required_low": needed.low if needed else None,
            "required_high": needed.high if needed else None,
            "compared_at": step.rates,
        }

    return aims, (
        {
            "city": aim.place.slug,
            "subject": aim.target.subject,
            **of_figure(aim.target),
            **of(aim.progress),
            "grew": aim.grew.value if aim.grew else None,
            "enough": aim.enough,
            "gap": aim.reason,
        }
        for aim in aims
    )


def coverage(_: tuple[sso.City, ...]) -> tuple[Any, Iterator[Cells]]:
    found = next(each for each in sso.indicators() if each.name == "economy.gdp")
    return found, ({"indicator": found.name, "city": slug, "year": year} for slug, years in found.places for year in years)


def matrix(cities: tuple[sso.City, ...]) -> tuple[Any, Iterator[Cells]]:
    offered = sso.form_matrix(cities)
    return offered, (
        {"city": city.slug, "name": city.name, "member": form.value, "title": form.title}
        for city, forms in offered.rows
        for form in sso.Form
        if form in forms
    )


MAKERS: list[Callable[[tuple[sso.City, ...]], tuple[Any, Iterator[Cells]]]] = [
    comparison,
    ranking,
    scoring,
    series,
    total,
    targets,
    coverage,
    matrix,
]


def test_every_result_is_tested(corrected: sso.Dataset) -> None:
    assert {type(make(tuple(corrected.cities()))[0]) for make in MAKERS} == {*RESULTS}


@pytest.mark.parametrize("exact", [False, True], ids=["floats", "exact"])
@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
@pytest.mark.parametrize("backend", BACKENDS)
def test_each_cell_is_that_of_the_result(backend: str, make: Any, exact: bool, corrected: sso.Dataset) -> None:
    result, right = make(tuple(corrected.cities()))
    numbers = {field.name for field in RESULTS[type(result)].fields if field.type is FieldType.NUMBER}
    frame = result.to_frame(backend, exact=exact)
    found, expected = as_rows(frame, backend), list(right)
    assert len(found) == len(expected) > 0
    for row, cells in zip(found, expected, strict=True):
        for name, value in cells.items():
            cell, value = row[name], plain(value)
            if name in numbers and value is not None:
                value = Decimal(str(value)) if exact else float(value)
            if isinstance(value, Decimal):
                assert abs(cell - value) <= Decimal("0.5e-10"), f"{name} of {row}"
            else:
                assert cell == value, f"{name} of {row}"


@pytest.mark.parametrize("exact", ["", "exact"], ids=["floats", "exact"])
@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
@pytest.mark.parametrize("backend", BACKENDS)
def test_types_of_results_are_those_that_the_page_states(backend: str, make: Any, exact: str, corrected: sso.Dataset) -> None:
    result, _ = make(tuple(corrected.cities()))
    frame = result.to_frame(backend, exact=bool(exact))
    for field in RESULTS[type(result)].fields:
        stated = documented()[field.type.value + (exact if field.type is FieldType.NUMBER else "")][backend]
        if backend == "polars" and field.type is FieldType.TEXTS and field.vocabulary:
            stated = "List(Enum)"
        assert type_found(frame, field.name, backend) == stated, f"{type(result).__name__}.{field.name}"


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_columns_of_results_hold_what_their_layout_says(make: Any, corrected: sso.Dataset) -> None:
    result, _ = make(tuple(corrected.cities()))
    rows = rows_of(result)
    layout = RESULTS[type(result)]
    columns = layout.columns(rows, exact=False)
    for field in layout.fields:
        cells = columns[field.name]
        assert field.gaps or None not in cells, f"{field.name} has a gap"
        if field.type is FieldType.CATEGORY:
            assert {*cells} <= {None, *field.vocabulary}, field.name
    if layout.key:
        keys = list(zip(*(columns[name] for name in layout.key), strict=True))
        assert len(set(keys)) == len(keys), f"two rows of {layout.name} have one key"


def test_whoever_reads_arrow_streams_reads_results(corrected: sso.Dataset) -> None:
    arrow = pytest.importorskip("pyarrow")
    for make in MAKERS:
        result, _ = make(tuple(corrected.cities()))
        assert arrow.table(result).equals(result.to_arrow())


def test_what_is_no_result_has_no_rows() -> None:
    with pytest.raises(sso.WrongTypeError, match="Comparison"):
        rows_of(3)


def test_a_column_of_a_wide_frame_says_what_it_measures_once() -> None:
    layout = sso.wide(["economy.gdp", "outsourcing.executed_value"], ["wuxi"]).layout
    assert not isinstance(layout, str)
    city, name, *columns = layout.fields
    assert (city.definition, name.definition) == ("Its slug.", "Its name in English.")
    for field in columns:
        indicator = indicator_named(field.name)
        same = indicator.title.casefold() == indicator.definition.casefold()
        assert field.definition == (indicator.title if same else f"{indicator.title}: {indicator.definition}")
    assert len({":" in field.definition for field in columns}) == 2, "one of each"
