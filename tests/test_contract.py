"""What the package promises is what is written down: names, signatures, words, columns, and everything in the bundled data.

Where a change was meant, say so in the changelog and run ``python tools/contract.py``.
"""

import difflib
import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from conftest import some

ROOT = Path(__file__).resolve().parents[1]
TOOL = runpy.run_path(str(ROOT / "tools" / "contract.py"))
API, WORDS, COLUMNS, DATA = TOOL["CONTRACTS"]
HOW = "if it was meant, say so in {} and run python tools/contract.py"


@pytest.mark.parametrize("promised", [API, WORDS, COLUMNS], ids=lambda promised: promised.file.stem)
def test_names_signatures_words_and_columns_are_as_promised(promised: Any) -> None:
    compared = difflib.unified_diff(promised.recorded(), list(promised.lines()), lineterm="", n=1)
    difference = [line for line in compared if not line.startswith(("---", "+++"))]
    assert not difference, "\n".join([*difference, HOW.format("CHANGELOG.md")])


def test_bundled_data_are_as_promised() -> None:
    changed = list(TOOL["changes"](DATA.recorded()))
    assert not changed, "\n".join([*changed[:40], f"{len(changed)} changes; " + HOW.format("src/china_sso/data/CHANGELOG.md")])


def contract(tmp_path: Path, lines: list[str]) -> Any:
    """A contract on these lines, in a folder of its own."""
    changelog = tmp_path / "CHANGELOG.md"
    if not changelog.exists():
        changelog.write_text("# Changelog\n\n## [Unreleased]\n\n- One.\n\n## [0.1.0]\n\n- Old.\n", encoding="utf-8")
    return TOOL["Contract"](tmp_path / "names.txt", changelog, lambda: iter(lines))


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TOOL["Contract"].write.__globals__, "ROOT", tmp_path)


def test_a_change_is_written_only_after_the_changelog_told_of_it(tmp_path: Path) -> None:
    first, second = contract(tmp_path, ["a"]), contract(tmp_path, ["a", "b"])
    assert first.write() is None
    assert "CHANGELOG.md" in second.write()
    assert second.recorded() == ["a"]
    changelog = second.changelog
    text = changelog.read_text(encoding="utf-8")
    changelog.write_text(text.replace("- Old.", "- Older."), encoding="utf-8")
    assert second.write(), "an older section tells of nothing new"
    changelog.write_text(text.replace("- One.", "- One.\n- Two."), encoding="utf-8")
    assert second.write() is None
    assert second.recorded() == ["a", "b"]


def test_nothing_is_asked_where_nothing_changed(tmp_path: Path) -> None:
    assert contract(tmp_path, ["a"]).write() is None
    assert contract(tmp_path, ["a"]).write() is None


def test_after_a_merge_the_changelog_has_to_differ_from_both_sides(tmp_path: Path) -> None:
    ours = contract(tmp_path, ["a"])
    ours.write()
    text = ours.file.read_text(encoding="utf-8")
    ours.file.write_text(f"<<<<<<< ours\n{text}=======\n# told: 0123456789abcdef\nb\n>>>>>>> theirs\n", encoding="utf-8")
    both = contract(tmp_path, ["a", "b"])
    assert both.write(), "the changelog is the one of our side"
    both.changelog.write_text("# Changelog\n\n## [Unreleased]\n\n- One.\n- Theirs.\n", encoding="utf-8")
    assert both.write() is None
    assert both.recorded() == ["a", "b"]


@pytest.mark.parametrize("attribute", some(("value", "erratum", "label", "unit", "printed"), 5))
def test_a_change_of_one_figure_is_found_and_named(
    attribute: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: Path
) -> None:
    file = package / "data/inside-the-dragon-2013/dalian.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    figure = content["profiles"][0]["chapters"][1]["figures"][1]
    figure[attribute] = "something else"
    (tmp_path / file.parent.name).mkdir()
    (tmp_path / file.parent.name / file.name).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    recorded = list(TOOL["data"]())
    start = recorded.index(next(line for line in recorded if line.startswith("inside-the-dragon-2013/dalian.json")))
    end = next((place for place in range(start + 1, len(recorded)) if not recorded[place].startswith("  ")), len(recorded))
    monkeypatch.setitem(TOOL["data"].__globals__, "DATA", tmp_path)
    (change,) = TOOL["changes"](recorded[start:end])
    assert change.startswith("inside-the-dragon-2013/dalian.json: profiles[0].chapters[1].figures[1]: ")
    assert figure["indicator"] in change
