"""What exports are made of, before there is a file: the statements of databases, the order of rows, what columns are said to be."""

from decimal import Decimal
from operator import itemgetter
from typing import Any

import pytest

import china_sso as sso
from china_sso.frames.layout import Field, FieldType, Layout
from china_sso.frames.layouts import LAYOUTS
from china_sso.output.files import duckdb, sql, sqlite
from china_sso.output.files.content import Content, dictionary, double

SECTIONS = ", ".join(f"'{section.value}'" for section in sso.Section)


def contents(*names: str) -> list[Content]:
    return [Content(LAYOUTS[name], ()) for name in names]


ALL = contents("sources", "places", "indicators", "errata", "observations")


def test_a_table_of_sqlite_checks_its_cells_and_says_what_they_are() -> None:
    assert sql.table(LAYOUTS["errata"], ALL, sqlite._DIALECT) == (
        'CREATE TABLE "errata" ( -- Something printed that can\'t be right.\n'
        '  "erratum" TEXT NOT NULL, -- Its id.\n'
        '  "city" TEXT NOT NULL, -- The slug of the city; china for the national market.\n'
        '  "source" TEXT NOT NULL, -- The id of the document.\n'
        f'  "section" TEXT CHECK ("section" IN ({SECTIONS})) NOT NULL, -- The section of the profile.\n'
        '  "printed" TEXT NOT NULL, -- What is printed.\n'
        '  "right" TEXT, -- What is right, where the documents settle it.\n'
        '  "evidence" TEXT NOT NULL, -- Why it can\'t be right.\n'
        "  \"confidence\" TEXT CHECK (\"confidence\" IN ('certain', 'likely', 'possible')) NOT NULL,"
        " -- How sure it is that it is wrong.\n"
        '  "corrected" TEXT CHECK (json_valid("corrected")) NOT NULL, -- The columns of an observation that it puts right.\n'
        '  "outside" TEXT CHECK (json_valid("outside")) NOT NULL,'
        " -- Where evidence from outside the documents is published.\n"
        '  PRIMARY KEY ("erratum"),\n'
        '  FOREIGN KEY ("city") REFERENCES "places" ("city") DEFERRABLE INITIALLY DEFERRED,\n'
        '  FOREIGN KEY ("source") REFERENCES "sources" ("source") DEFERRABLE INITIALLY DEFERRED\n'
        ") STRICT"
    )
    places = sql.table(LAYOUTS["places"], ALL, sqlite._DIALECT)
    assert '"model_city" INTEGER CHECK ("model_city" IN (0, 1)),' in places
    assert '"latitude" REAL, -- Degrees north.' in places or '"latitude" REAL' in places
    assert sql.table(LAYOUTS["observations"], ALL, sqlite._DIALECT).splitlines()[1] == (
        f'  "row_number" INTEGER PRIMARY KEY, -- {sql.ROW_SAYS}'
    )


def test_a_table_of_duckdb_has_enums_and_lists() -> None:
    assert sql.table(LAYOUTS["errata"], contents("sources", "errata"), duckdb._DIALECT) == (
        'CREATE TABLE "errata" (\n'
        '  "erratum" VARCHAR NOT NULL,\n'
        '  "city" VARCHAR NOT NULL,\n'
        '  "source" VARCHAR NOT NULL,\n'
        f'  "section" ENUM ({SECTIONS}) NOT NULL,\n'
        '  "printed" VARCHAR NOT NULL,\n'
        '  "right" VARCHAR,\n'
        '  "evidence" VARCHAR NOT NULL,\n'
        "  \"confidence\" ENUM ('certain', 'likely', 'possible') NOT NULL,\n"
        '  "corrected" VARCHAR[] NOT NULL,\n'
        '  "outside" VARCHAR[] NOT NULL,\n'
        '  PRIMARY KEY ("erratum"),\n'
        '  FOREIGN KEY ("source") REFERENCES "sources" ("source")\n'
        ")"
    )
    observations = sql.table(LAYOUTS["observations"], ALL, duckdb._DIALECT)
    for line in ('"row_number" BIGINT PRIMARY KEY,', '"value" DECIMAL(38, 10) NOT NULL,', '"year" BIGINT,'):
        assert line in observations
    assert '"model_city" BOOLEAN,' in sql.table(LAYOUTS["places"], ALL, duckdb._DIALECT)
    assert list(duckdb._explained(LAYOUTS["sources"], ALL))[:2] == [
        "COMMENT ON TABLE \"sources\" IS 'A document that the data was read from.'",
        'COMMENT ON COLUMN "sources"."source" IS \'Its id.\'',
    ]


def test_each_key_has_its_index_and_that_of_indicators_the_year() -> None:
    assert list(sql.indexes(LAYOUTS["observations"], ALL)) == [
        'CREATE INDEX "observations_by_city" ON "observations" ("city")',
        'CREATE INDEX "observations_by_indicator_year" ON "observations" ("indicator", "year")',
        'CREATE INDEX "observations_by_source" ON "observations" ("source")',
        'CREATE INDEX "observations_by_erratum" ON "observations" ("erratum")',
    ]
    assert list(sql.indexes(LAYOUTS["errata"], contents("sources", "errata"))) == [
        'CREATE INDEX "errata_by_source" ON "errata" ("source")'
    ]


def test_a_view_joins_the_names_that_keys_lead_to() -> None:
    view = sql.view(LAYOUTS["errata"], contents("sources", "places", "errata"))
    assert view is not None
    assert (view.name, view.title) == (
        "errata_with_names",
        "Something printed that can't be right. With the names that its keys lead to.",
    )
    assert view.columns[1:5] == (
        ("city", "The slug of the city; china for the national market."),
        ("city_name", "city: Its name in English."),
        ("source", "The id of the document."),
        ("source_title", "source: Its title."),
    )
    rest = ("section", "printed", "right", "evidence", "confidence", "corrected", "outside")
    assert view.statement == (
        'CREATE VIEW "errata_with_names" AS\nSELECT\n'
        '  t."erratum" AS "erratum",\n'
        '  t."city" AS "city",\n'
        '  "the_city"."name" AS "city_name",\n'
        '  t."source" AS "source",\n'
        '  "the_source"."title" AS "source_title",\n'
        + ",\n".join(f'  t."{name}" AS "{name}"' for name in rest)
        + '\nFROM "errata" AS t\n'
        'LEFT JOIN "places" AS "the_city" ON "the_city"."city" = t."city"\n'
        'LEFT JOIN "sources" AS "the_source" ON "the_source"."source" = t."source"'
    )
    assert sql.view(LAYOUTS["sources"], ALL) is None, "it has no keys of others"
    numbered = sql.view(LAYOUTS["observations"], ALL)
    assert numbered is not None
    assert numbered.columns[0] == ("row_number", sql.ROW_SAYS)
    assert numbered.statement.splitlines()[2] == '  t."row_number" AS "row_number",'
    assert numbered.statement.endswith('\nORDER BY t."row_number"')


# --- rows ---

NUMBERS = Layout(
    "numbers",
    "A row of numbers.",
    (
        Field("whole", FieldType.NUMBER, "A number.", of=itemgetter(0)),
        Field("text", FieldType.TEXT, "A text, in pieces.", unit="pieces", of=itemgetter(1)),
    ),
)


def rows(*late: tuple[int, Any, Any], count: int = 130) -> tuple[tuple[Any, Any], ...]:
    given = {number: (whole, text) for number, whole, text in late}
    return tuple(given.get(number, (number + 1, None)) for number in range(count))


@pytest.mark.parametrize(
    ("late", "first"),
    [
        ((), []),
        ([(99, Decimal("1.5"), "x")], []),
        ([(100, Decimal("1.5"), None)], [100]),
        ([(120, Decimal("1.5"), None), (110, 7, "x")], [110, 120]),
        ([(120, Decimal("1.5"), "x"), (125, Decimal("2.5"), "y")], [120]),
        ([(100, Decimal("5.0"), None)], []),
    ],
)
def test_rows_that_show_the_type_of_a_column_come_first_where_the_first_hundred_do_not(
    late: list[tuple[int, Any, Any]], first: list[int]
) -> None:
    items = rows(*late)
    order = [*first, *(number for number in range(len(items)) if number not in first)]
    assert Content(NUMBERS, items).shown_first().items == tuple(items[number] for number in order)


def test_cells_are_exact_and_objects_have_the_names_of_columns() -> None:
    content = Content(NUMBERS, ((Decimal("5.50"), "a"), (None, None), (100, "b")))
    assert content.name == "numbers"
    assert {name: list(map(str, cells)) for name, cells in content.columns().items()} == {
        "whole": ["5.5", "None", "1E+2"],
        "text": ["a", "None", "b"],
    }
    assert list(content.rows(str)) == [("5.5", "a"), ("None", "None"), ("1E+2", "b")]
    assert list(content.objects())[:2] == [{"whole": Decimal("5.5"), "text": "a"}, {"whole": None, "text": None}]


def test_a_line_of_the_dictionary_says_all_of_a_column() -> None:
    assert list(dictionary([Content(NUMBERS, ())])) == [
        ("numbers", 1, "whole", "Whole", "number", "A number.", None, None, None),
        ("numbers", 2, "text", "Text, pieces", "text", "A text, in pieces.", "pieces", None, None),
    ]
    confidence = next(line for line in dictionary(contents("errata")) if line[2] == "confidence")
    assert confidence[-1] == ["certain", "likely", "possible"]
    assert [line[1] for line in dictionary(contents("sources", "errata"))] == [*range(1, 9), *range(1, 11)]


def test_what_a_column_means_has_its_unit_once() -> None:
    whole, text = NUMBERS.fields
    assert (sql.said(whole), sql.said(text)) == ("A number.", "A text, in pieces.")
    assert sql.said(Field("length", FieldType.NUMBER, "How long.", "km")) == "How long. In km."


def test_a_double_holds_a_number_or_refuses_it() -> None:
    assert double(Decimal("0.1")) == 0.1
    with pytest.raises(sso.NotANumberError, match="15 digits"):
        double(Decimal("0.1234567890123456789"))
