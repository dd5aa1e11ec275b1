"""The commands that draw: every chart comes to its file, a place comes on a page, and what can't be drawn is said."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

import china_sso as sso
from china_sso.cli.app import main
from china_sso.cli.pictures import Picture

needs_altair = pytest.mark.skipif(not find_spec("altair"), reason="charts need their extra")

#: What a chart needs to be told beyond its name.
WORDS = {
    Picture.CARD: ["hangzhou"],
    Picture.COMPARISON: ["hangzhou", "suzhou"],
    Picture.SERIES: ["hangzhou", "suzhou"],
    Picture.SCORES: ["-i", "outsourcing.employees:2", "-i", "wages.average_salary:min", "--nearest"],
    Picture.MAP: ["-i", "economy.gdp", "--nearest"],
}


def ask(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), prog_name="china-sso")


@needs_altair
@pytest.mark.parametrize("picture", Picture)
def test_every_chart_comes_to_its_file(picture: Picture, tmp_path: Path) -> None:
    file = tmp_path / f"{picture}.json"
    result = ask("chart", picture, *WORDS.get(picture, []), "-o", str(file))
    assert result.exit_code == 0, result.output
    assert result.output.strip() == str(file)
    spec = json.loads(file.read_text(encoding="utf-8"))
    assert any(rows for rows in spec["datasets"].values()), "it has data"
    assert [each.name for each in tmp_path.iterdir()] == [file.name], "and leaves nothing beside it"


@needs_altair
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["card"], "a card is of one city, not of 29"),
        (["ranking", "-i", "economy.gdp", "-i", "population.total"], "of one indicator, not of 2"),
        (["scores"], "criterion"),
        (["series"], "1 to 8 of them"),
        (["maps"], "map"),
    ],
)
def test_what_can_t_be_drawn_is_said_in_a_line(words: list[str], said: str, tmp_path: Path) -> None:
    result = ask("chart", *words, "-o", str(tmp_path / "chart.json"))
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output
    assert list(tmp_path.iterdir()) == []


@needs_altair
def test_a_file_that_can_t_be_written_and_a_suffix_that_isn_t_known_are_said(tmp_path: Path) -> None:
    nowhere = ask("chart", "coverage", "-o", str(tmp_path / "none" / "chart.json"))
    assert nowhere.exit_code != 0
    assert "Traceback" not in nowhere.output
    unknown = ask("chart", "coverage", "-o", str(tmp_path / "chart.gif"))
    assert "svg, png, html, json" in unknown.output


def test_tab_completes_the_charts() -> None:
    found = ShellComplete(main, {}, "china-sso", "_CHINA_SSO_COMPLETE").get_completions(["chart"], "s")
    assert [each.value for each in found] == ["scores", "series", "services"]


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_page_is_that_of_the_library(form: str, tmp_path: Path) -> None:
    page = sso.profile("wuxi")
    expected = page.html() if form == "html" else page.markdown()
    assert ask("profile", "wuxi", "--format", form).output == expected
    file = tmp_path / "wuxi"
    assert ask("profile", "wuxi", "--format", form, "-o", str(file)).exit_code == 0
    assert file.read_text(encoding="utf-8") == expected
