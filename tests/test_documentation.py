"""The examples of the documentation run, and print what the pages say they print.

Run this file as a script to write the outputs anew after a figure was corrected, and read the difference before you
commit it.
"""

import io
import re
import shlex
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner

import china_sso
from china_sso.cli.app import main

ROOT = Path(__file__).resolve().parents[1]
PAGES = [
    path
    for path in (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")), ROOT / "src/china_sso/data/README.md")
    if path.is_file()
]
FENCE = re.compile(r"^```(?P<language>\w*)(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\((?!https?:|#)(?P<target>[^)#\s]+)")
#: What the examples of a page need beyond the package and its terminal; where that is missing, they don't run.
NEEDS = {
    "docs/how-to/frames.md": ("pandas", "polars", "pyarrow", "duckdb"),
    "docs/how-to/charts.md": ("altair", "vl_convert"),
    "docs/learn.md": ("altair", "vl_convert"),
}
#: Pages that are no part of the site and whose links are to files.
LOOSE = [page for page in PAGES if "docs" not in page.relative_to(ROOT).parts]


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def printed_by(source: str, namespace: dict[str, object], where: str) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        exec(compile(source, where, "exec"), namespace)
    return out.getvalue()


def stripped(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.strip("\n").splitlines())


def answered(body: str, where: str) -> str:
    """A console block with the answers to its commands; without them where it shows commands only."""
    lines = body.splitlines()
    shows_answers = any(not line.startswith("$ ") for line in lines)
    written = ""
    for line in lines:
        if line.startswith("$ "):
            written += f"{line}\n"
        if line.startswith("$ china-sso"):
            environment = {"COLUMNS": "80", "NO_COLOR": "1", "FORCE_COLOR": None}
            result = CliRunner().invoke(main, shlex.split(line)[2:], prog_name="china-sso", env=environment)
            assert result.exit_code == 0, f"{where}: {line} exits with {result.exit_code}: {result.output}"
            written += stripped(result.output) if shows_answers else ""
    return written


def replacements(page: Path, text: str) -> Iterator[tuple[int, int, str]]:
    """The spans of a page that hold outputs, each with what it should be."""
    namespace: dict[str, object] = {"__name__": "page"}
    fences = list(FENCE.finditer(text))
    for fence, following in pairwise([*fences, None]):
        assert fence is not None
        where = f"{name_of(page)}:{text.count(chr(10), 0, fence.start()) + 1}"
        if "notest" in fence["info"]:
            continue
        if fence["language"] in ("console", "bash") and "$ " in fence["body"]:
            yield *fence.span("body"), answered(fence["body"], where)
        elif fence["language"] == "python":
            output = printed_by(fence["body"], namespace, where)
            shown = following is not None and not text[fence.end() : following.start()].strip()
            if following is not None and shown and following["language"] == "text":
                yield *following.span("body"), stripped(output)
            else:
                assert not output, f"{where} prints, and the page doesn't show it: {output}"


def rewritten(page: Path) -> str:
    """A page with the outputs that its examples have now. They run in a folder that is empty at first."""
    text = page.read_text(encoding="utf-8")
    with TemporaryDirectory() as folder, chdir(folder):
        found = list(replacements(page, text))
    for start, end, output in reversed(found):
        text = text[:start] + output + text[end:]
    return text


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_examples_print_what_the_page_shows(page: Path) -> None:
    for library in NEEDS.get(name_of(page), ()):
        pytest.importorskip(library)
    assert page.read_text(encoding="utf-8") == rewritten(page), f"python {name_of(Path(__file__))} writes the outputs anew"


@pytest.mark.parametrize("page", LOOSE, ids=name_of)
def test_links_lead_to_files(page: Path) -> None:
    dead = [target for target in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / target).exists()]
    assert not dead, f"{name_of(page)} links to what is not there: {dead}"


#: Pages that explain a closed list of words.
EXPLAINED = [
    ("docs/how-to/compare.md", china_sso.GapKind),
    ("docs/how-to/trust.md", china_sso.Bound),
    ("docs/how-to/trust.md", china_sso.Confidence),
    ("docs/how-to/frames.md", china_sso.Beside),
    ("docs/how-to/export.md", china_sso.FileFormat),
    *(
        ("src/china_sso/data/README.md", vocabulary)
        for vocabulary in (
            china_sso.Form,
            china_sso.Purpose,
            china_sso.Relation,
            china_sso.Role,
            china_sso.Service,
            china_sso.StatementKind,
            china_sso.Section,
            china_sso.Level,
            china_sso.LinkKind,
            china_sso.FacilityKind,
            china_sso.InstitutionKind,
            china_sso.MentionKind,
            china_sso.SpellingReason,
            china_sso.SiteKind,
            china_sso.Stage,
            china_sso.Correctable,
            china_sso.IncentiveCategory,
        )
    ),
]


@pytest.mark.parametrize(("page", "vocabulary"), EXPLAINED)
def test_a_page_that_explains_a_vocabulary_has_all_of_it(page: str, vocabulary: type[StrEnum]) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert not [member.value for member in vocabulary if f"`{member.value}`" not in text], (
        f"{page} lacks members of {vocabulary.__name__}"
    )


def test_every_public_name_is_in_the_reference() -> None:
    reference = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs/reference").glob("*.md"))
    missing = set(china_sso.__all__) - set(re.findall(r"\bchina_sso\.(\w+)\b", reference))
    assert not missing, f"the reference lacks {', '.join(sorted(missing))}"


if __name__ == "__main__":
    for each in PAGES:
        each.write_text(rewritten(each), encoding="utf-8")
