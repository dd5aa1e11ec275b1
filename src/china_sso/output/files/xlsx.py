"""A workbook for people: a sheet a table with frozen heads and filters, what is doubtful as comments, and what columns mean.

Every cell has the type of its column, and none is a formula, nor becomes one when somebody edits it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, cast
from unicodedata import east_asian_width

from china_sso.dataset import Dataset
from china_sso.errors import WrongTypeError
from china_sso.frames.build import needed
from china_sso.frames.layout import Field, FieldType
from china_sso.output.files.content import DICTIONARY, Content, Step, dictionary, double
from china_sso.output.files.package import CC_BY, CREATOR, DESCRIPTION, MIT, TITLE
from china_sso.tables import safe

#: The sheets in the order of what people look for; others follow.
_ORDER = ("observations", "places", "indicators", "providers", "incentives", "designations", "organisations", "errata")
#: The columns whose cell has the comments of a row: the first that a table has.
_MAIN = ("value", "name", "title")
#: Digits that a column is wide at least, and at most before its texts wrap.
_NARROW, _WIDE = 7, 42
_MOST_CHARACTERS = 32_767
#: Letters that are narrower or wider than a digit, which others about are.
_LETTERS = {" .,;:'ijl|!I": 0.5, "frt()[]-/": 0.7, "cskvxyz": 0.9, "mwMW@%": 1.5}
#: Points of a line, and of the highest row there can be.
_LINE, _HIGHEST = 15, 409
#: Files have dates inside, and the same data are to be the same bytes: the first that an archive can have.
_UNDATED = datetime(1980, 1, 1)
_HEAD = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#37474F", "text_wrap": True, "valign": "vcenter", "border": 1}
#: Without it, LibreOffice shows some as 1 and 0.
_TRUTH = '"TRUE";"TRUE";"FALSE"'
#: The width of a bracket after a number keeps it from the text beside it, where LibreOffice forgets the indent of decimals.
_APART = "_)"
_WRONG = {"bg_color": "#FFE0B2"}


def write(tables: Sequence[Content], file: Path, step: Step, dataset: Dataset) -> None:
    """Writes the workbook.

    Raises:
        MissingExtraError: xlsxwriter is not installed.
        NotANumberError: a number has more digits than a cell holds.
        WrongTypeError: a text is longer than a cell holds.
    """
    xlsxwriter = needed("xlsxwriter", "xlsx")
    literal = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    try:
        with xlsxwriter.Workbook(str(file), literal) as workbook:
            workbook.set_properties({"title": TITLE, "author": CREATOR, "comments": DESCRIPTION, "created": _UNDATED})
            evidence = {erratum.id: erratum for erratum in dataset.errata()}
            ordered = sorted(tables, key=lambda each: _ORDER.index(each.name) if each.name in _ORDER else len(_ORDER))
            book = _Book(workbook)
            book.about(ordered, dataset)
            book.sheet("columns", [_title(name) for name in DICTIONARY], [list(map(_cell, line)) for line in dictionary(ordered)])
            for each in ordered:
                heads = [_title(field.head) for field in each.layout.fields]
                sheet = book.sheet(each.name, heads, [list(row) for row in each.rows(_cell)], each.layout.fields)
                _remark(book, sheet, each, evidence)
                step(each.name)
    except xlsxwriter.exceptions.XlsxFileError as error:
        raise OSError(f"the workbook can't be written: {error}") from error


def _title(head: str) -> str:
    return head[:1].upper() + head[1:]


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join(cast("list[str]", value))
    return double(value) if isinstance(value, Decimal) else value


class _Book:
    """A workbook and the formats of its cells."""

    def __init__(self, workbook: Any) -> None:
        self.workbook = workbook
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def format(self, **looks: Any) -> Any:
        """The format of cells that look so, made once."""
        key = tuple(sorted(looks.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format({"valign": "top", **looks})
        return self._formats[key]

    def sheet(self, name: str, heads: list[str], rows: list[list[Any]], fields: Sequence[Field] = ()) -> Any:
        """A sheet with a head that stays, filters, and columns as wide as they need to be."""
        sheet = self.workbook.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(1, len(rows)), len(heads) - 1)
        sheet.set_landscape()
        sheet.set_paper(8)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer("&L&A&R&P / &N")
        sheet.set_row(0, 2 * _LINE + 4)
        for row, cells in enumerate(rows, start=1):
            lines = max((_lines(cell) for cell in cells if isinstance(cell, str)), default=1)
            if lines > 1:  # some programs make no room for what wraps
                sheet.set_row(row, min(_HIGHEST, _LINE * lines))
        for column, head in enumerate(heads):
            cells = [row[column] for row in rows]
            width = min(_WIDE, max(_NARROW, _head_width(head), *map(_width, cells)))
            sheet.set_column(column, column, width + 2, self.format())
            sheet.write_string(0, column, head, self.workbook.add_format(_HEAD))
            years = bool(fields) and fields[column].type is FieldType.INTEGER
            for row, cell in enumerate(cells, start=1):
                self.put(sheet, row, column, cell, grouped=not years)
        return sheet

    def put(
        self, sheet: Any, row: int, column: int, cell: Any, *, grouped: bool = True, looks: dict[str, Any] | None = None
    ) -> None:
        """Writes a cell by its type."""
        looks = looks or {}
        if cell is None or cell == "":
            done = sheet.write_blank(row, column, None, self.format(**looks)) if looks else 0
        elif isinstance(cell, bool):
            done = sheet.write_boolean(row, column, cell, self.format(align="left", num_format=_TRUTH, **looks))
        elif isinstance(cell, (int, float)):
            done = sheet.write_number(
                row, column, cell, self.format(num_format=_number_format(cell, grouped), align="right", **looks)
            )
        else:
            texts = {"text_wrap": _width(cell) > _WIDE, "quote_prefix": safe.csv(cell)[:1] != cell[:1]}
            done = sheet.write_string(row, column, cell, self.format(**{key: True for key, on in texts.items() if on}, **looks))
        if done:
            raise WrongTypeError("a table for a sheet", f"one of at most {_MOST_CHARACTERS:,} characters a cell", str(cell))

    def about(self, tables: Sequence[Content], dataset: Dataset) -> None:
        """The first sheet: what this is, how to read it, which sheets there are, where it is from."""
        sheet = self.workbook.add_worksheet("about")
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, max(24, *(len(each.id) + 3 for each in dataset.sources())))
        sheet.set_row(0, 2 * _LINE)
        sheet.set_column(1, 1, 100)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.write_string(0, 0, TITLE, self.format(bold=True, font_size=16))
        sheet.write_string(1, 0, DESCRIPTION)
        line = 3
        for head, lines in _about(tables, dataset):
            sheet.write_string(line, 0, head, self.format(bold=True, font_size=12))
            for name, says in lines:
                line += 1
                wrong = _WRONG if name == "coloured cell" else {}
                self.put(sheet, line, 0, name, looks=wrong)
                sheet.write_string(line, 1, says, self.format(text_wrap=True))
            line += 2


def _about(tables: Sequence[Content], dataset: Dataset) -> list[tuple[str, list[tuple[str, str]]]]:
    reading = [
        ("coloured cell", "The figure can't be right as printed: its comment has what is printed, and why. See the sheet errata."),
        ("cell with a comment", "There is something to know before relying on it: point at the cell."),
        ("empty cell", "The documents don't give it. It is never 0."),
        (
            "bound",
            "How exact a figure is: more_than is printed as over, at_least as or above, nearly as almost, about as around.",
        ),
        ("kind", "A target is aimed at, and was not counted. Don't add it to what was."),
        ("subject", "Where it is filled, the figure is about that park, district or province, not about the city as a whole."),
    ]
    sheets = [
        ("columns", "What each column of each sheet means."),
        *((each.name, f"{each.layout.title} {len(each.items):,} rows.") for each in tables),
    ]
    sources = [(each.id, f"{each.title}, {each.publisher}{f', {each.date}' if each.date else ''}") for each in dataset.sources()]
    licences = [
        (MIT["name"], f"{MIT['title']}: {MIT['path']}"),
        (CC_BY["name"], f"Coordinates and ids of GeoNames: {CC_BY['path']}"),
    ]
    return [("How to read it", reading), ("Sheets", sheets), ("Sources", sources), ("Licences", licences)]


def _remark(book: _Book, sheet: Any, table: Content, evidence: dict[str, Any]) -> None:
    """Marks what an erratum is about, and sets notes and errata as comments on the cell that a row is about."""
    names = [field.name for field in table.layout.fields]
    main = next((name for name in _MAIN if name in names), None)
    if main is None or "note" not in names:
        return
    for number, row in enumerate(table.objects(), start=1):
        erratum = evidence.get(str(row.get("erratum")))
        said = [f"Note: {row['note']}"] if row["note"] else []
        if erratum is not None:
            said.insert(0, f"Erratum {erratum.id}. Printed: {erratum.printed}. {erratum.evidence}")
            book.put(sheet, number, names.index(main), _cell(row[main]), looks=_WRONG)
        if said:
            text = "\n\n".join(said)
            size = {"width": 320, "height": 40 + 16 * sum(1 + len(line) // 48 for line in text.split("\n"))}
            sheet.write_comment(number, names.index(main), text, {"author": CREATOR, "font_size": 9, **size})


def _number_format(number: float, grouped: bool) -> str:
    whole = "#,##0" if grouped else "0"
    decimals = -int(Decimal(repr(number)).normalize().as_tuple().exponent)
    return f"{whole}.{'0' * decimals}{_APART}" if decimals > 0 else f"{whole}{_APART}"


def _width(cell: Any) -> float:
    """How many digits a cell is wide, which is how sheets measure columns."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return len(f"{Decimal(repr(cell)):,f}") + 1
    return sum(map(_letter, str(cell or "")))


def _letter(letter: str) -> float:
    """How many digits a letter is wide, in about any font of a sheet."""
    if east_asian_width(letter) in "WF":
        return 2.0
    return next((width for letters, width in _LETTERS.items() if letter in letters), 1.2 if letter.isupper() else 1.0)


def _lines(text: str) -> int:
    """How many lines a text takes in the widest column."""
    count, used = 1, 0.0
    for word in text.split():
        width = _width(word)
        if used and used + 0.5 + width > _WIDE:
            count, used = count + 1, 0.0
        over, used = divmod(used + (0.5 if used else 0.0) + width, _WIDE)
        count += int(over)
    return count


def _head_width(head: str) -> float:
    """The longest word of a head, with room for the arrow of its filter."""
    return max(map(_width, head.split())) * 1.1 + 3  # in bold
