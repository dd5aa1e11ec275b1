"""Frames: every table in every library, cell by cell against the model; rows are a sequence; what is missing is named."""

import copy
import pickle
import re
import sys
from collections import Counter
from decimal import Decimal
from enum import Enum
from importlib.util import find_spec
from operator import attrgetter
from pathlib import Path
from typing import Any

import attrs
import pytest

import china_sso as sso
from china_sso.frames.build import EXTRAS, layout_of
from china_sso.frames.layout import DECIMALS, FieldType
from china_sso.frames.layouts import LAYOUTS
from china_sso.frames.lists import LISTS
from china_sso.model.once import Once
from china_sso.model.profile import LISTS as LISTS_OF_CHAPTER
from china_sso.model.units import Unit
from conftest import some
from synthetic import city, figure

TABLES = [name for name in LAYOUTS if name != "figures"]
BACKENDS = [
    pytest.param(name, marks=pytest.mark.skipif(not find_spec(name), reason=f"the frames of {name} need its extra"))
    for name in EXTRAS
]
FIELDS = [each.name for each in attrs.fields(sso.Observation)]
PAGE = Path(__file__).resolve().parents[1] / "docs/how-to/frames.md"


def as_rows(frame: Any, backend: str) -> list[dict[str, Any]]:
    """The cells of a frame as Python has them, with None for every gap."""
    if backend == "pandas":
        records = frame.astype(object).to_dict("records")
        return [
            {key: None if cell is None or cell != cell or repr(cell) == "<NA>" else cell for key, cell in each.items()}
            for each in records
        ]
    return list(frame.to_dicts() if backend == "polars" else frame.to_pylist())


def made_of(figure: sso.Figure) -> list[sso.Figure]:
    """A figure and all that it was made of."""
    return [figure, *(each for one in figure.inputs for each in made_of(one))]


def plain(value: Any) -> Any:
    """What of the model a frame may hold, said without the help of the layout."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    return value if isinstance(value, (int, float, Decimal, str, type(None))) else str(value)


@pytest.mark.parametrize("exact", [False, True], ids=["floats", "exact"])
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("backend", BACKENDS)
def test_each_cell_is_that_of_the_model(backend: str, table: str, exact: bool, corrected: sso.Dataset) -> None:
    rows = getattr(corrected, table)()
    frame = rows.to_frame(backend, exact=exact)
    layout = LAYOUTS[table]
    found = as_rows(frame, backend)
    assert len(found) == len(rows)
    for item, cells in zip(rows, found, strict=True):
        assert list(cells) == [field.name for field in layout.fields]
        for field in layout.fields:
            value: Any = plain((field.of or attrgetter(field.name))(item))
            if field.type is FieldType.TEXTS and value is not None:
                value = [str(each) for each in value]
            if field.type is FieldType.NUMBER and value is not None:
                value = Decimal(str(value)) if exact else float(value)
            assert cells[field.name] == value, f"{table}.{field.name} of {item}"


@pytest.mark.parametrize("backend", BACKENDS)
def test_an_observation_has_its_own_attributes_in_its_own_order(backend: str, corrected: sso.Dataset) -> None:
    rows = corrected.observations(city="suzhou")
    for row, cells in zip(rows, as_rows(rows.to_frame(backend, exact=True), backend), strict=True):
        assert cells == {name: plain(getattr(row, name)) for name in FIELDS}
        assert list(cells) == FIELDS


@pytest.mark.parametrize("backend", BACKENDS)
def test_figures_have_the_frame_of_their_observations(backend: str, corrected: sso.Dataset) -> None:
    figures, observations = corrected.figures(city="china"), corrected.observations(city="china")
    assert as_rows(figures.to_frame(backend), backend) == as_rows(observations.to_frame(backend), backend)


# --- types ---


def documented() -> dict[str, dict[str, str]]:
    """The types that the page states: for each type of column, that of each library."""
    lines = re.findall(r"^\| `(\w+)`(?: \((exact)\))? \| (.*) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return {kind + exact: dict(zip(EXTRAS, re.findall(r"`([^`]*)`", rest), strict=True)) for kind, exact, rest in lines}


def type_found(frame: Any, name: str, backend: str) -> str:
    kind = str(frame.schema.field(name).type if backend == "pyarrow" else frame[name].dtype)
    return re.sub(r"Enum\(.*?\)", "Enum", kind, flags=re.DOTALL)


@pytest.mark.parametrize("exact", ["", "exact"], ids=["floats", "exact"])
@pytest.mark.parametrize("backend", BACKENDS)
def test_types_are_those_that_the_page_states(backend: str, exact: str, corrected: sso.Dataset) -> None:
    types = documented()
    for table in TABLES:
        frame = getattr(corrected, table)().to_frame(backend, exact=bool(exact))
        for field in LAYOUTS[table].fields:
            kind = field.type.value + (exact if field.type is FieldType.NUMBER else "")
            stated = types[kind][backend]
            if backend == "polars" and field.type is FieldType.TEXTS and field.vocabulary:
                stated = "List(Enum)"
            assert type_found(frame, field.name, backend) == stated, f"{table}.{field.name}"


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_frame_without_rows_has_the_same_types(backend: str, corrected: sso.Dataset) -> None:
    whole, empty = corrected.observations(), corrected.observations(lambda _: False)
    assert not len(empty)
    names = [field.name for field in LAYOUTS["observations"].fields]
    frames = (whole.to_frame(backend), empty.to_frame(backend))
    before, after = ([type_found(frame, name, backend) for name in names] for frame in frames)
    assert before == after


@pytest.mark.parametrize("table", LAYOUTS)
def test_columns_hold_what_their_layout_says(table: str, corrected: sso.Dataset) -> None:
    layout = LAYOUTS[table]
    columns = layout.columns(getattr(corrected, table)(), exact=True)
    for field in layout.fields:
        cells = columns[field.name]
        assert field.gaps or None not in cells, f"{table}.{field.name} has a gap"
        if field.type is FieldType.CATEGORY:
            assert {*cells} <= {None, *field.vocabulary}, f"{table}.{field.name}"
        if field.refers:
            (key,) = LAYOUTS[field.refers].key
            known = LAYOUTS[field.refers].columns(getattr(corrected, field.refers)(), exact=True)[key]
            assert {*cells} - {None} <= {*known}, f"{table}.{field.name} refers to {field.refers}"
    if layout.key:
        keys = list(zip(*(columns[name] for name in layout.key), strict=True))
        assert len(set(keys)) == len(keys), f"two rows of {table} have one key"


def test_definitions_travel_with_the_columns(corrected: sso.Dataset) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    rows = corrected.observations(city="dalian")
    assert rows.to_pandas().attrs["columns"]["growth"]["unit"] == "percent"
    assert rows.to_arrow().schema.field("growth").metadata[b"unit"] == b"percent"
    for field in LAYOUTS["observations"].fields:
        assert rows.to_arrow().schema.field(field.name).metadata[b"definition"].decode() == field.definition


# --- rows ---


def test_rows_do_what_a_tuple_does(corrected: sso.Dataset) -> None:
    rows: Any = corrected.observations(city="dalian")
    assert rows == tuple(rows)
    assert tuple(rows) == rows
    assert rows != tuple(rows)[1:]
    assert rows != list(rows)
    assert hash(rows) == hash(tuple(rows))
    assert list(reversed(rows)) == list(rows)[::-1]
    assert rows[-1] in rows
    assert rows.index(rows[2]) == 2
    assert rows.count(rows[0]) == 1
    assert rows[:3] + rows[3:] == rows
    assert (rows[:3] + rows[3:]).layout == "observations"
    with pytest.raises(TypeError, match="unsupported operand"):
        _ = rows + corrected.providers()
    one = (rows[0],)
    assert rows + one == (*rows, rows[0]), "and with a tuple it is a tuple"
    assert one + rows == (rows[0], *rows)
    with pytest.raises(TypeError, match="unsupported operand"):
        _ = rows + list(rows)
    assert repr(rows) == f"<{len(rows)} rows of observations>"
    assert repr(rows[:1]) == "<1 row of observations>"
    for same in (pickle.loads(pickle.dumps(rows)), copy.copy(rows), copy.deepcopy(rows)):
        assert same == rows
        assert same.layout == "observations"
    with pytest.raises(AttributeError):
        rows.layout = "places"
    with pytest.raises(AttributeError):
        del rows.layout


def test_what_a_place_or_a_register_lists_is_rows(corrected: sso.Dataset) -> None:
    """Every list of a place, short to print, a table in a notebook, and a frame."""
    places = corrected.places()
    listed = [name for name, each in vars(sso.Place).items() if isinstance(each, Once) and name != "sources"]
    lists: list[Any] = [getattr(place, name) for name in listed for place in some(places, 3) if not name.startswith("by_")]
    lists += [places[0].key_figures, places[0].find("economy.gdp"), corrected.labels(), corrected.sites(), corrected.services()]
    scoring = sso.score(corrected.cities(), [sso.Criterion("economy.gdp"), sso.Criterion("outsourcing.employees")])
    lists += [sso.progress(corrected.city("suzhou")), sso.footprints(corrected.cities()), sso.key_figures("dalian")]
    lists += [scoring.acceptability(), scoring.sensitivity(), scoring.possibly_first]
    lists += [*places[0].by_indicator.values(), *places[0].by_quantity.values(), sso.Economy.gdp.of(places[0])]
    lists += [sso.Derived.offshore_share.of(places[0]), sso.growth_of("economy.gdp").of(places[0])]
    lists += [sso.Research.technology_centres.with_label("national").of(places[0]), places[0].series("economy.gdp").left_out]
    lists += [getattr(chapter, name) for profile in places[0].profiles for chapter in profile.chapters for name in LISTS_OF_CHAPTER]
    lists += [record.figures for record in places[0].economy]
    assert {each.layout for each in lists} >= set(LISTS) - {"findings"}, "some list has no example here"
    for each in (*lists, sso.Rows((sso.Finding("a check", "wuxi", "doesn't fit", tuple(places[0].figures[:1])),), "findings")):
        assert isinstance(each, sso.Rows)
        assert re.fullmatch(r"<[\d,]+ rows? of [a-z ]+>", repr(each))
        assert len(each._repr_html_()) < 60_000, each
        columns = layout_of(each.layout).columns(each, exact=True)
        assert {len(cells) for cells in columns.values()} == {len(each)}
        for field in layout_of(each.layout).fields:
            cells = columns[field.name]
            assert field.gaps or None not in cells, (each, field.name)
            said = (
                {text for cell in cells if cell for text in ([cell] if isinstance(cell, str) else cell)}
                if field.vocabulary
                else set()
            )
            assert said <= set(field.vocabulary), (each, field.name)


def test_rows_of_ones_own_become_a_frame() -> None:
    polars = pytest.importorskip("polars")
    mine = sso.Rows[sso.Observation]((row for row in sso.observations() if row.growth), "observations")
    assert isinstance(mine.to_polars(), polars.DataFrame)
    with pytest.raises(sso.UnknownNameError, match="nonsense"):
        sso.Rows(mine, "nonsense").to_polars()


def test_whoever_reads_arrow_streams_reads_rows(corrected: sso.Dataset) -> None:
    arrow = pytest.importorskip("pyarrow")
    rows = corrected.providers(city="dalian")
    assert arrow.RecordBatchReader.from_stream(rows).read_all().equals(rows.to_arrow())
    assert arrow.table(rows).equals(rows.to_arrow())


def test_polars_reads_rows(corrected: sso.Dataset) -> None:
    polars = pytest.importorskip("polars")
    pytest.importorskip("pyarrow")
    rows = corrected.observations(city="dalian")
    assert polars.DataFrame(rows).to_dicts() == rows.to_polars().to_dicts()


def test_duckdb_reads_rows_by_their_name() -> None:
    duckdb = pytest.importorskip("duckdb")
    observations = sso.observations()
    found = duckdb.sql("select city, count(*) from observations group by city").fetchall()
    assert dict(found) == Counter(row.city for row in observations)


def test_an_exact_number_is_not_cut_unsaid() -> None:
    field = next(field for field in LAYOUTS["observations"].fields if field.name == "value")
    assert field.of is None
    row = sso.observations()[0]
    big = attrs.evolve(row, value=10**28)
    with pytest.raises(sso.NotANumberError, match=r"1e28"):
        field.cells([big], exact=True)
    assert field.cells([row], exact=True)[0].as_tuple().exponent == -DECIMALS


@pytest.mark.parametrize(("library", "extra"), EXTRAS.items())
def test_a_missing_extra_is_named(library: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(sso.MissingExtraError, match=rf"china-sso\[{extra}\]") as caught:
        sso.sources().to_frame(library)
    assert isinstance(caught.value, ImportError)
    assert isinstance(caught.value, sso.ChinaSsoError)


def test_an_unknown_backend_is_named() -> None:
    with pytest.raises(sso.UnknownNameError, match="pandas, polars, pyarrow"):
        sso.sources().to_frame("excel")


# --- the wide form ---

ASKED = ["economy.gdp", "population.total", "outsourcing.employees", "wages.average_salary", "derived.offshore_share"]


@pytest.mark.parametrize("when", [{}, {"year": 2012}, {"year": 2012, "nearest": True}], ids=["latest", "2012", "nearest"])
@pytest.mark.parametrize("backend", BACKENDS)
def test_the_wide_form_is_the_comparison(backend: str, when: dict[str, Any], corrected: sso.Dataset) -> None:
    cities = corrected.cities()
    table = sso.wide(ASKED, cities, currency="USD", beside=list(sso.Beside), **when)
    comparison = sso.compare(cities, ASKED, currency="USD", **when)
    units = {field.name: field.unit for field in layout_of(table.layout).fields}
    cells = as_rows(table.to_frame(backend), backend)
    assert [each["city"] for each in cells] == [city.slug for city in cities]
    for found, name in ((found, name) for found in cells for name in ASKED):
        figure, gap = (cell := comparison.cell(found["city"], name)).figure, cell.gap
        beside = {each: found[f"{name}.{each}"] for each in sso.Beside}
        if figure is None or figure.unit != units[name]:
            assert found[name] is None, f"{name} of {found['city']}"
            reason = gap.text if gap else f"in {figure and figure.unit}, not {units[name]}: {figure}"
            assert beside[sso.Beside.GAP] == reason, f"{name} of {found['city']}"
            continue
        origin = figure.inputs[0] if figure.converted else figure
        assert found[name] == float(figure.value)
        assert beside == {
            "upper": None if figure.upper is None else float(figure.upper),
            "year": figure.year,
            "bound": figure.bound.value,
            "label": figure.label,
            "unit": origin.unit.value,
            "rates": list(map(str, figure.rates)),
            "source": figure.source,
            "pages": figure.pages,
            "erratum": "; ".join({each.erratum.id: 0 for each in made_of(figure) if each.erratum}) or None,
            "note": "; ".join({each.note: 0 for each in made_of(figure) if each.note}) or None,
            "inferred": [each.value for each in sso.Inferred if any(each in one.inferred for one in made_of(figure))],
            "gap": None,
        }, f"{name} of {found['city']}"


@pytest.mark.parametrize("backend", BACKENDS)
def test_what_the_wide_form_has_beside_a_value_has_the_type_that_observations_have(backend: str, corrected: sso.Dataset) -> None:
    wide = sso.wide(ASKED, corrected.cities(), beside=list(sso.Beside)).to_frame(backend)
    rows = corrected.observations().to_frame(backend)
    for name in ASKED:
        for each in set(sso.Beside) - {sso.Beside.RATES, sso.Beside.GAP}:
            column = f"{name}.{each}"
            assert type_found(wide, column, backend) == type_found(rows, each.value, backend), column
        assert type_found(wide, f"{name}.gap", backend) == documented()["text"][backend], name
        assert type_found(wide, f"{name}.rates", backend) == documented()["texts"][backend], name


def test_a_column_of_the_wide_form_never_mixes_units(corrected: sso.Dataset) -> None:
    for indicator in (coverage.indicator for coverage in corrected.indicators() if len(coverage.units) > 1):
        table = sso.wide([indicator], corrected.cities())
        units = {cell.figure.unit for row in table for cell in row.cells if cell.figure}
        assert len(units) <= 1, indicator.name
        assert {unit.value for unit in units} == {layout_of(table.layout).fields[2].unit} - {None}, indicator.name


def test_the_wide_form_can_be_pickled(corrected: sso.Dataset) -> None:
    table = sso.wide(ASKED, corrected.cities(region="northern"), beside=["gap"])
    same = pickle.loads(pickle.dumps(table))
    assert same == table
    assert layout_of(same.layout).columns(same, exact=True) == layout_of(table.layout).columns(table, exact=True)


def test_what_can_not_stand_beside_is_named() -> None:
    with pytest.raises(sso.UnknownNameError, match="colour"):
        sso.wide(ASKED, beside=["colour"])
    with pytest.raises(sso.WrongTypeError, match="beside"):
        sso.wide(ASKED, beside="year")


def test_money_of_several_currencies_stands_in_dollars_where_no_other_is_asked_for() -> None:
    cities = [city("a", figure("economy.gdp", 62855, Unit.CNY)), city("b", figure("economy.gdp", 5, Unit.USD))]
    for asked, unit, values in ((None, "USD", [10000, 5]), ("USD", "USD", [10000, 5]), ("CNY", "CNY", [62855, Decimal("31.4275")])):
        table = sso.wide(["economy.gdp"], cities, currency=asked)
        assert layout_of(table.layout).fields[-1].unit == unit, asked
        assert [row.cells[0].figure and row.cells[0].figure.value for row in table] == values, asked
    alike = sso.wide(["economy.gdp"], cities[:1])
    assert layout_of(alike.layout).fields[-1].unit == "CNY", "all are in one currency already"
