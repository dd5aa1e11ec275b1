"""Data frames of pandas, polars and pyarrow out of rows. What a column is stands in its layout; here is how each library has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from china_sso.errors import MissingExtraError, UnknownNameError, named
from china_sso.frames.layout import DECIMALS, DIGITS, Field, FieldType, Layout

#: The extra of each library, the one first that is taken where nobody asks for another.
EXTRAS = {"pandas": "pandas", "polars": "polars", "pyarrow": "arrow"}


def needed(library: str, extra: str) -> Any:
    """A library that an extra brings. Raises `MissingExtraError` where it is not installed."""
    try:
        return import_module(library)
    except ImportError as error:
        raise MissingExtraError(library, extra) from error


def layout_of(layout: str | Layout) -> Layout:
    """The columns of a table or list by its name. Raises `UnknownNameError` where there is no such table."""
    if isinstance(layout, Layout):
        return layout
    from china_sso.frames.layouts import LAYOUTS

    if layout in LAYOUTS:
        return LAYOUTS[layout]
    from china_sso.frames.lists import LISTS

    if layout not in LISTS:
        raise UnknownNameError("table", str(layout), (*LAYOUTS, *LISTS), exhaustive=True)
    return LISTS[layout]


def frame_of(items: Iterable[Any], layout: str | Layout, backend: str | None, *, exact: bool) -> Any:
    """A frame of some things, in the library asked for, or in the first that is installed. Raises what `Rows.to_frame` raises."""
    if backend is not None and (not isinstance(backend, str) or backend not in EXTRAS):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise UnknownNameError("backend", named(backend), tuple(EXTRAS), exhaustive=True)
    library = backend or next((name for name in EXTRAS if find_spec(name)), "pandas")
    module, columns = needed(library, EXTRAS[library]), layout_of(layout)
    return _FRAMES[library](module, columns, columns.columns(items, exact=exact), exact)


def arrow_stream(items: Iterable[Any], layout: str | Layout, requested: object | None) -> object:
    """The rows as a capsule with an Arrow stream."""
    library = "pyarrow" if find_spec("pyarrow") or not find_spec("polars") else "polars"
    return frame_of(items, layout, library, exact=False).__arrow_c_stream__(requested)


def said_of(field: Field) -> dict[str, str]:
    """What there is to say of a column, for the metadata of a frame."""
    return {"definition": field.definition, **({"unit": field.unit} if field.unit else {})}


def _pandas(pandas: Any, layout: Layout, columns: dict[str, list[Any]], exact: bool) -> Any:
    def dtype(field: Field) -> Any:
        if field.type is FieldType.CATEGORY:
            return pandas.CategoricalDtype(field.vocabulary)
        types = {FieldType.TEXT: "string", FieldType.INTEGER: "Int64", FieldType.TRUTH: "boolean", FieldType.TEXTS: object}
        return types.get(field.type, object if exact else "float64")

    data = {field.name: pandas.Series(columns[field.name], dtype=dtype(field)) for field in layout.fields}
    frame = pandas.DataFrame(data, columns=list(data))
    frame.attrs = {"table": layout.title, "columns": {field.name: said_of(field) for field in layout.fields}}
    return frame


def _polars(polars: Any, layout: Layout, columns: dict[str, list[Any]], exact: bool) -> Any:
    def dtype(field: Field) -> Any:
        if field.type in (FieldType.CATEGORY, FieldType.TEXTS):
            inner = polars.Enum(field.vocabulary) if field.vocabulary else polars.String
            return polars.List(inner) if field.type is FieldType.TEXTS else inner
        number = polars.Decimal(DIGITS, DECIMALS) if exact else polars.Float64
        types = {FieldType.TEXT: polars.String, FieldType.INTEGER: polars.Int64, FieldType.TRUTH: polars.Boolean}
        return types.get(field.type, number)

    return polars.DataFrame(columns, schema={field.name: dtype(field) for field in layout.fields})


def _arrow(arrow: Any, layout: Layout, columns: dict[str, list[Any]], exact: bool) -> Any:
    def dtype(field: Field) -> Any:
        number = arrow.decimal128(DIGITS, DECIMALS) if exact else arrow.float64()
        types = {
            FieldType.TEXT: arrow.string(),
            FieldType.INTEGER: arrow.int64(),
            FieldType.TRUTH: arrow.bool_(),
            FieldType.CATEGORY: arrow.dictionary(arrow.int32(), arrow.string()),
            FieldType.TEXTS: arrow.list_(arrow.string()),
        }
        return types.get(field.type, number)

    def array(field: Field, cells: Sequence[Any]) -> Any:
        if field.type is not FieldType.CATEGORY:
            return arrow.array(cells, dtype(field))
        place = {text: number for number, text in enumerate(field.vocabulary)}
        numbers = arrow.array([None if cell is None else place[cell] for cell in cells], arrow.int32())
        return arrow.DictionaryArray.from_arrays(numbers, arrow.array(field.vocabulary, arrow.string()))

    fields = [arrow.field(each.name, dtype(each), nullable=each.gaps, metadata=said_of(each)) for each in layout.fields]
    arrays = [array(each, columns[each.name]) for each in layout.fields]
    return arrow.Table.from_arrays(arrays, schema=arrow.schema(fields, metadata={"table": layout.title}))


_FRAMES = {"pandas": _pandas, "polars": _polars, "pyarrow": _arrow}
