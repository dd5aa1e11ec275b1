"""What stands in somebody's data is shown and never obeyed: by terminals, spreadsheets, browsers, Markdown or BibTeX."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import china_sso as sso
from china_sso.cli.app import main
from china_sso.errors import ChinaSsoError
from china_sso.output.cite import Reference, cite_figure, cite_place, cite_source
from china_sso.tables import json as house_json
from china_sso.tables import safe
from china_sso.tables.csv import dumps
from strategies import ERRORS
from synthetic import city, figure

#: What each kind of output might obey: escape sequences, C1, direction marks, line breaks, formulas, HTML, Markdown, TeX.
PIECES = [
    "\x1b[31m", "\x1b]0;title\x07", "\x9b2J", "\x85", "\x7f", "\r", "\n", "\t", "\0", "\u2028", "\u202e", "\u2066", "\u200f",
    "\ufeff", "\U000e0041", "=1+1", "+1", "-1", "@SUM(A1)", "＝1", "'", '"', ",", ";", "<script>", "</td>", "<!--", "&lt;", "&#60;",
    "|", "`", "*", "**", "_", "~~", "[x](y)", "![", "#", "1.", "1)", "---", ">", "{", "}", "\\", "%", "$", "^", "~", "a", "é", "西",
    " ", "5",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES) | st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6).map("".join)
said = texts.filter(str.strip)


def obeyed(text: str) -> set[str]:
    """The characters of an output that a terminal could obey, or a reader not see."""
    return {c for c in text if c != "\n" and not c.isprintable()}


def is_formula(cell: str) -> bool:
    return cell[:1] in tuple("=+-@＝＋－＠") and not re.fullmatch(r"[-+]?[\d.]+([eE][-+]?\d+)?", cell)


def is_balanced(text: str) -> bool:
    depth = 0
    for brace in re.findall(r"[{}]", text):  # BibTeX counts those after a backslash too
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


class Read(HTMLParser):
    """The tags and texts of HTML, entities resolved."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.cells: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)
        self.cells.append("")

    def handle_data(self, data: str) -> None:
        self.cells[-1] += data


# --- tables ---


@given(said, st.lists(st.tuples(texts, texts), min_size=1, max_size=3), said)
def test_a_table_is_one_whatever_its_cells_say(caption: str, rows: list[tuple[str, str]], note: str) -> None:
    table = sso.Table(caption, ("one", "two"), tuple(rows), (note,))

    assert obeyed(table.text()) == obeyed(table.text(40)) == set()
    assert len(table.text().splitlines()) == len(rows) + 6

    head, *lines = csv.reader(io.StringIO(table.csv()))
    assert (head, len(lines)) == (["one", "two"], len(rows))
    for line, row in zip(lines, rows, strict=True):
        assert [cell.removeprefix("'") for cell in line] == [safe.plain(cell).removeprefix("'") for cell in row]
        assert not [cell for cell in line if is_formula(cell)]
    assert obeyed(table.csv()) == set()

    html = Read(table.html())
    assert html.tags == ["table", "caption", "thead", "tr", "th", "th", "tbody", *["tr", "td", "td"] * len(rows), "p"]
    assert [html.cells[1], html.cells[-1]] == [safe.plain(caption), safe.plain(note)]
    assert [cell for tag, cell in zip(html.tags, html.cells, strict=True) if tag == "td"] == [
        safe.plain(c) for r in rows for c in r
    ]
    assert obeyed(table.html()) == set()

    tokens = MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(table.markdown())
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "strong_open", "strong_close", "text_special"}
    written = ["".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"]
    expected = [caption, "one", "two", *(cell for row in rows for cell in row), note]
    assert written == [safe.plain(text).strip() for text in expected]
    assert [token.type for token in tokens if token.type.endswith("_open") and token.level == 0] == [
        "paragraph_open", "table_open", "paragraph_open",
    ]  # fmt: skip
    assert obeyed(table.markdown()) == set()


def test_what_no_line_can_hold_is_spelt_out_and_other_space_is_a_space() -> None:
    assert safe.plain("a\tb\u3000c\x1cd\x85e\u2028f") == r"a b c\x1cd\x85e\u2028f"


@given(st.lists(texts, min_size=1, max_size=3, unique=True), texts)
def test_heads_are_as_safe_as_cells(heads: list[str], cell: str) -> None:
    (head, line) = csv.reader(io.StringIO(dumps(heads, [[cell] * len(heads)])))
    assert not [each for each in (*head, *line) if is_formula(each)]


@given(st.dictionaries(texts, texts | st.decimals(allow_nan=False, allow_infinity=False) | st.integers(), max_size=3))
def test_json_is_shown_without_being_obeyed_and_read_as_it_was(document: dict[str, Any]) -> None:
    written = house_json.dumps(document)
    assert obeyed(written) == set()
    assert json.loads(written, parse_float=Decimal) == document


# --- references and errors ---


def test_the_key_of_an_entry_keeps_letters_digits_and_underscores() -> None:
    assert Reference(key="ITD 2013:a_b}é", title="t", publisher="p").write("bibtex").startswith("@techreport{ITD-2013-a_b-é,\n")


@given(key=said, title=said, publisher=said, date=said, author=said, url=said, pages=said, note=said)
def test_a_reference_stays_one_entry_in_every_style(**parts: str) -> None:
    reference = Reference(**parts)
    assert obeyed(reference.write()) == set()
    assert "\n" not in reference.write()

    entry = reference.write("bibtex")
    assert obeyed(entry) == set()
    assert is_balanced(entry)
    assert re.fullmatch(r"@techreport\{[\w-]+,\n(  [a-z]+ = \{[^\n]*\},\n){6}  note = \{[^\n]*\}\n\}", entry), entry
    for name in ("title", "author", "institution", "note"):
        (value,) = re.findall(rf"^  {name} = \{{(.*)\}},?$", entry, re.MULTILINE)
        assert not re.search(r"(?<!\\)[%$&#_]", value), f"{name}: {value}"

    assert obeyed(reference.write("csl")) == set()
    (item,) = json.loads(reference.write("csl"))
    assert (item["id"], item["title"], item["note"]) == (parts["key"], parts["title"], parts["note"])


@given(st.one_of(*ERRORS.values()))
def test_no_message_of_an_error_is_obeyed(error: ChinaSsoError) -> None:
    assert obeyed(str(error)) == set()


@given(said, said, said)
def test_no_repr_or_notebook_table_is_obeyed(label: str, subject: str, note: str) -> None:
    made = figure("economy.gdp", 5, sso.Unit.CNY, label=label, subject=subject, note=note)
    place = evolve(city("somewhere", made), name=label, chinese=subject, province=note)
    for each in (made, place, place.economy[0], place.economy):
        assert obeyed(repr(each)) == set()
    for shown in (made._repr_html_(), place._repr_html_(), place.economy[0]._repr_html_()):
        assert obeyed(shown) == set()
        assert set(Read(shown).tags) <= {
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "sup",
            "p",
        }  # the last two are of footnotes


# --- the terminal, over a folder that is out to be obeyed ---

NASTY = "=cmd|'/c calc'!A1\x1b[31m\x9b2J\u202e\u2066</td><script>alert(1)</script>`*[x](y)\n\r\t}\\end{x} é西"


def _nasty(tag: str) -> str:
    return f"{NASTY} {tag}"


def _folder() -> dict[str, Any]:
    slug, source = "nasty\x1b[31m\u202e", "src\x1b[31m}"
    shared = {"footnotes": ["1"], "note": _nasty("note")}
    first = {
        "indicator": "economy.gdp", "value": 5000000, "unit": "CNY", "period": "2012", "printed": _nasty("printed"),
        "label": _nasty("label"), "erratum": _nasty("erratum"), **shared,
    }  # fmt: skip
    park = {**first, "subject": _nasty("subject"), "value": -1}
    del park["erratum"]
    staff = {"indicator": "outsourcing.employees", "value": 7, "unit": "persons", "period": "2012", "printed": "7", **shared}
    chapter = {
        "section": "overview", "figures": [first, park, staff],
        "providers": [{"name": _nasty("name"), "role": "rd_centre", "activity": _nasty("activity"), **shared}],
        "incentives": [
            {
                "title": _nasty("title"), "category": "government", "issuers": [_nasty("issuer")], "number": _nasty("number"),
                "measures": [{"form": "grant", "purposes": ["premises"], "text": _nasty("text")}], **shared,
            }
        ],
    }  # fmt: skip
    notes = [{"mark": "1", "publisher": _nasty("publisher"), "title": _nasty("title"), "url": _nasty("url")}]
    profile = {"pages": _nasty("pages"), "region": "eastern", "chapters": [chapter], "footnotes": notes}
    place = {
        "slug": slug, "name": _nasty("city"), "chinese": _nasty("chinese"), "pinyin": _nasty("pinyin"),
        "province": _nasty("province"), "iso_3166_2": _nasty("iso"), "gbt_2260": _nasty("gbt"), "geonames_id": 1,
        "latitude": 1.5, "longitude": 2.5,
    }  # fmt: skip
    erratum = {
        "id": _nasty("erratum"), "source": source, "place": slug, "section": "overview", "printed": _nasty("p"),
        "right": _nasty("r"), "evidence": _nasty("evidence"), "confidence": "possible",
    }  # fmt: skip
    document = {"id": source, "title": _nasty("t"), "publisher": _nasty("p"), "kind": "report", "date": _nasty("d"), "url": NASTY}
    return {
        "places.json": {"places": [place]},
        "sources.json": {"sources": [document]},
        "errata.json": {"errata": [erratum]},
        "labels.json": {"labels": [{"indicator": "economy.gdp", "label": _nasty("label")}]},
        f"{source}/{slug}.json": {"profiles": [profile]},
    }


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nasty")
    for name, document in _folder().items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(json.dumps(document), encoding="utf-8")
    return folder


def _answers(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """What the terminal says to commands over a folder: the command, the format, stdout and stderr."""
    commands = [
        ("cities",), ("show", NASTY + " city"), ("compare",), ("rank", "economy.gdp"), ("score", "economy.gdp"), ("providers",),
        ("incentives",), ("incentives", "--matrix", "form"), ("indicators",), ("errata",), ("verify", "--all"),
        ("rank", "hotels.total"),
        ("show", NASTY), ("providers", NASTY), ("rank", NASTY), ("cities", "--province", NASTY), ("cities", NASTY),
        ("cities", f"--{NASTY}"), ("cities", "--region", NASTY), (NASTY,), ("score", f"economy.gdp:{NASTY}"),
    ]  # fmt: skip
    for command in commands:
        for form in ("table", "markdown", "csv", "json"):
            result = CliRunner().invoke(main, [*command, "--data", str(folder), "--format", form], prog_name="china-sso")
            assert result.exception is None or isinstance(result.exception, SystemExit), f"{command}: {result.exception!r}"
            yield " ".join(command), form, result.stdout, result.stderr


def test_nothing_that_a_data_file_or_an_argument_says_reaches_the_terminal_unchanged(nasty: Path) -> None:
    shown = 0
    for command, form, out, err in _answers(nasty):
        shown += "alert(1)" in out
        assert obeyed(out) == obeyed(err) == set(), f"{command} as {form}"
        if form == "markdown":
            assert not re.search(r"(?<!\\)<", out), command
        if form == "csv":
            assert not [cell for row in csv.reader(io.StringIO(out)) for cell in row if is_formula(cell)], command
    assert shown > 30, "what the folder says is shown"


def test_references_to_such_a_folder_are_no_worse(nasty: Path) -> None:
    dataset = sso.load(nasty)
    (place,) = dataset.cities()
    (source,) = dataset.sources()
    references = [cite_source(dataset, source.id), *cite_place(dataset, place), *(cite_figure(dataset, f) for f in place.figures)]
    for reference in references:
        for style in ("text", "bibtex", "csl"):
            assert obeyed(reference.write(style)) == set(), style
        assert is_balanced(reference.write("bibtex"))


def test_faults_of_such_a_folder_are_no_worse(nasty: Path, tmp_path: Path) -> None:
    for name in ("places.json", "sources.json", "errata.json"):
        (tmp_path / name).write_bytes((nasty / name).read_bytes())
    broken = tmp_path / "\x1b[31m\u202e"
    broken.mkdir()
    (broken / "\x9b2J.json").write_text(json.dumps({NASTY: [{NASTY: NASTY}]}), encoding="utf-8")
    (tmp_path / "\x1b[31m.json").write_text("{}", encoding="utf-8")
    for command in ("cities", "verify"):
        result = CliRunner().invoke(main, [command, "--data", str(tmp_path)], prog_name="china-sso")
        assert result.exit_code in {"cities": {2}, "verify": {1}}[command]
        assert obeyed(result.output) == set(), command
    formatted = CliRunner().invoke(main, ["format", str(broken.parent)], prog_name="china-sso")
    assert obeyed(formatted.output) == set()


@pytest.mark.parametrize(
    ("character", "shown"),
    {
        **dict.fromkeys("\t\n\r\x0b\x0c\u3000\xa0", " "),
        "\x1c": r"\x1c",
        "\x1d": r"\x1d",
        "\x1f": r"\x1f",
        "\x85": r"\x85",
        "\u2028": r"\u2028",
        "\u2029": r"\u2029",
        "\u202e": r"\u202e",
        "\x1b": r"\x1b",
        "é": "é",
    }.items(),
    ids=ascii,
)
def test_a_blank_is_a_space_and_what_breaks_lines_elsewhere_is_spelt_out(character: str, shown: str) -> None:
    assert safe.plain(f"a{character}b") == f"a{shown}b"
