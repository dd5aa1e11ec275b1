"""What scripts rely on in the terminal: the arguments and options of each command, what Tab completes, the columns of CSV."""

from __future__ import annotations

import io
import json
import re
import runpy
import shlex
import signal
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import pytest
from click.testing import CliRunner

import china_sso as sso
import china_sso.cli
from china_sso.cli.app import FAMILIES, main

CHOICE = (
    "--region=region --province=text~complete_province --model-city --not-model-city --where=text --data=path --overlay"
    " --city=text...~complete_city"
)
CITIES = f"[names...]~complete_city {CHOICE}"
FORMAT = "--format=table|json|csv|markdown:table"
DATA = "--data=path --overlay"
INDICATORS = "-i/--indicator=text...~complete_indicator"
SOURCE = "--source=text~complete_source"
MONEY = "--currency=text~complete_currency --rates=text~complete_rates"
AT = f"--year=integer --label=text {SOURCE} --nearest"

#: [..] may be left out, ... may be repeated, ! has to be given, : is what stands without it, ~ is what completes it.
COMMANDS = {
    "cities": f"{CITIES} {FORMAT}",
    "show": f"city~complete_city --section=section {SOURCE} {FORMAT} {DATA}",
    "indicators": f"[text] {CHOICE} --all {FORMAT}",
    "series": f"indicator~complete_indicator {CITIES} {SOURCE} --label=text {FORMAT}",
    "compare": f"{CITIES} {INDICATORS} {AT} {MONEY} {FORMAT}",
    "rank": f"indicator~complete_indicator {CITIES} --ascending {AT} --exact {MONEY} {FORMAT}",
    "score": f"criterion...~complete_indicator {CHOICE} {AT} {MONEY} {FORMAT}",
    "totals": f"indicator~complete_indicator {CITIES} {AT} {MONEY} {FORMAT}",
    "targets": f"{CITIES} --known {FORMAT}",
    "providers": f"[organisation] {CHOICE} --role=role --service=service --line=service_line --country=text --matrix {FORMAT}",
    "incentives": (f"{CITIES} --category=category --form=form --purpose=purpose --pays --matrix=form|purpose {FORMAT}"),
    "search": f"text... {CHOICE} --kind=kind_of_hit {FORMAT}",
    "designations": f"{CITIES} --status=status {FORMAT}",
    "sources": f"{FORMAT} {DATA}",
    "errata": f"{CITIES} {FORMAT}",
    "cite": f"[what] [indicator]~complete_indicator --year=integer --style=style:text {DATA}",
    "convert": (
        f"amount origin~complete_currency target~complete_currency --year=integer --rates=text~complete_rates {FORMAT} {DATA}"
    ),
    "growth": f"first last --years=number:1 {FORMAT}",
    "chart": f"picture {CITIES} {INDICATORS} {AT} {MONEY} -o/--output=file!",
    "profile": f"city~complete_city --format=markdown|html:markdown -o/--output=file {DATA}",
    "verify": f"--all {FORMAT} {DATA}",
    "format": "folder --check",
    "export": (
        "folder --format=format:csv --table=sources|places|indicators|errata|organisations|observations|providers|incentives"
        f"|designations|glossary... {DATA}"
    ),
    "completion": "shell=bash|zsh|fish",
    "mcp": "",
}


def promised(each: click.Parameter) -> str:
    """A parameter in a word."""
    kind = "|".join(map(str, each.type.choices)) if isinstance(each.type, click.Choice) else each.type.name.replace(" ", "_")
    if isinstance(each, click.Option):
        repeated, needed = "..." if each.multiple else "", "!" if each.required else ""
        said = "/".join(each.opts) + ("" if each.is_flag else f"={kind}") + repeated + needed
        assert each.help, said
        assert each.hidden is False, said
    else:
        said = f"{each.name}{'...' if each.nargs == -1 else ''}{f'={kind}' if '|' in kind else ''}"
        said = said if each.required else f"[{said}]"
    default = each.to_info_dict()["default"]
    if isinstance(default, (str, int)) and not isinstance(default, bool) and default:
        said += f":{default}"
        assert not isinstance(each, click.Option) or each.show_default, said
    completes = getattr(each._custom_shell_complete, "__name__", "")
    return f"{said}~{completes}" if completes else said


def test_each_command_has_the_arguments_and_options_that_are_promised() -> None:
    assert " ".join(FAMILIES.values()).split() == list(COMMANDS)
    context = click.Context(main)
    for name, expected in COMMANDS.items():
        command = main.get_command(context, name)
        assert command is not None
        assert [promised(each) for each in command.params] == expected.split(), name
        assert command.name == name
    assert [promised(each) for each in main.params] == ["--version"]


def words(text: str) -> list[str]:
    return text.split()


OBSERVATION = words(
    "city subject section indicator label value upper unit year period bound kind growth growth_from source pages footnotes"
    " printed erratum note inferred"
)
FIGURE = [*OBSERVATION, "low", "high", "rates", "made_from", "also_printed"]
GAP = [
    *words("kind text indicator year label source years undated subjects labels named kindred aims unit currency"),
    *(f"figure.{each}" for each in ("value", "upper", "unit", "bound", "period", "source")),
    "inputs",
]


def of(name: str, fields: list[str]) -> list[str]:
    return [f"{name}.{each}" for each in fields]


CELL = [*of("gap", GAP), *of("figure", FIGURE)]
COLUMNS = {
    "cities wuxi": (
        words("slug name chinese pinyin aliases province region model_city iso_3166_2 gbt_2260 geonames_id latitude longitude")
    ),
    "show wuxi --section incentives": OBSERVATION,
    "indicators salary": words("indicator title definition kind units formula figures cities cities_in_parts years"),
    "series economy.gdp wuxi": ["city", "indicator", "implied", *CELL],
    "compare wuxi -i economy.gdp": ["city", "indicator", *CELL],
    "rank economy.gdp wuxi": ["rank", "best", "worst", "city", *CELL],
    "score economy.gdp --city wuxi --city suzhou": [
        *words("rank best worst city score low high first_of_all_weights standard_error"),
        *of("parts", ["indicator", "scaled", "points", *of("figure", FIGURE)]),
        *of("gaps", GAP),
    ],
    "totals economy.gdp wuxi": [
        *words("indicator year value low high unit cities missing national share_percent city"),
        *CELL,
    ],
    "targets wuxi": [
        "city",
        *of("target", FIGURE),
        *of("gap", GAP),
        *of("reached", FIGURE),
        *words("share_percent low high rates required_growth growth_so_far enough"),
    ],
    "providers IBM --city dalian": words("city name organisation country role activity services source pages note"),
    "providers --matrix --city wuxi": ["city", "services"],
    "incentives wuxi": [
        *words("city title policies category issuers level date valid number"),
        *of("measures", ["form", "pays", "purposes", "text"]),
        *words("source pages footnotes note"),
    ],
    "incentives --matrix form --city wuxi": ["city", "forms"],
    "incentives --matrix purpose --city wuxi": ["city", "purposes"],
    "search CMMI": words("kind city text section source pages"),
    "designations wuxi": words("city title status holder issuers period section source pages note"),
    "sources": words("id title publisher kind date author url note"),
    "errata wuxi": words("id source place section printed right evidence confidence outside corrections"),
    "convert 1 CNY USD --year 2011": ["year", "amount", "currency", "rates"],
    "growth 1 2": ["growth_percent", "compound_annual_growth_percent", "years"],
    "verify --all": ["place", "check", "message", "answers"],
}


@pytest.mark.parametrize("command", COLUMNS)
def test_csv_has_the_columns_that_are_promised(command: str) -> None:
    result = CliRunner().invoke(main, [*shlex.split(command), "--format", "csv"])
    assert result.stdout.partition("\n")[0].split(",") == COLUMNS[command], result.stderr


LISTS = {
    "series economy.gdp wuxi": ["points", "missing"],
    "rank economy.gdp wuxi": ["ranked", "unranked"],
    "score economy.gdp --city wuxi --city suzhou": ["scored", "unscored"],
    "totals economy.gdp wuxi": ["total", "parts", "missing"],
}


@pytest.mark.parametrize("command", LISTS)
def test_json_keeps_lists_of_several_kinds_apart_by_their_names(command: str) -> None:
    result = CliRunner().invoke(main, [*shlex.split(command), "--format", "json"])
    assert list(json.loads(result.stdout)) == LISTS[command], result.stderr


def test_verify_counts_its_findings_where_it_lists_none() -> None:
    result = CliRunner().invoke(main, ["verify"])
    assert re.fullmatch(r"\d+ findings, 0 without an answer\n", result.stdout), result.stdout
    assert result.exit_code == 0


def test_the_coverage_of_an_indicator_counts_the_cities_that_only_parts_have_it_of() -> None:
    parks = {city.slug for city in sso.cities() if city.find(sso.OfficeParks.employees) or sso.OfficeParks.employees.of(city)}
    rows = {line.split()[0]: line for line in CliRunner().invoke(main, ["indicators", "parks."]).stdout.splitlines() if line}
    assert rows["parks.employees"].endswith(f"0 + {len(parks)} in parts")


def test_defaults_are_shown_as_they_are_typed_and_a_note_fits_the_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert "[default: csv]" in CliRunner().invoke(main, ["export", "--help"]).stdout
    assert "[default: text]" in CliRunner().invoke(main, ["cite", "--help"]).stdout
    said = CliRunner().invoke(main, ["cities", "--where", "employees >= 100000"]).stderr
    assert said.startswith("left out, since")
    assert max(map(len, said.splitlines())) <= 80


def test_measures_that_were_not_asked_for_stand_in_no_file() -> None:
    for asked in ("--form grant --purpose certification", "--form rent", "--pays --purpose training"):
        answered = json.loads(CliRunner().invoke(main, [*shlex.split(f"incentives {asked}"), "--format", "json"]).stdout)
        measures = [measure for each in answered for measure in each["measures"]]
        assert measures
        for measure in measures:
            assert "--form" not in asked or measure["form"] == asked.split()[1], measure
            assert "--purpose" not in asked or asked.split()[-1] in measure["purposes"], measure
            assert "--pays" not in asked or measure["pays"], measure


# --- what is around the command ---


@pytest.mark.parametrize("own", [True, False], ids=["handler of Python", "handler of somebody"])
def test_the_command_ends_like_any_other_by_ctrl_c_and_closed_pipes(own: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    handler = signal.default_int_handler if own else signal.SIG_IGN
    done = list[Any]()
    monkeypatch.setattr(signal, "getsignal", lambda _: handler)
    monkeypatch.setattr(signal, "signal", lambda number, to: done.append((number, to)))
    monkeypatch.setattr("china_sso.cli.app.main", lambda: done.append("ran"))
    china_sso.cli.run()
    default = [(signal.SIGINT, signal.SIG_DFL)] if own else []
    pipe = [(signal.SIGPIPE, signal.SIG_DFL)] if hasattr(signal, "SIGPIPE") else []
    assert done == [*default, *pipe, (signal.SIGINT, handler), "ran", *default]


@pytest.mark.usefixtures("signals")
def test_a_terminal_without_chinese_shows_question_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))
    monkeypatch.setattr("china_sso.cli.app.main", lambda: sys.stdout.writelines(["杭州\n"]))
    china_sso.cli.run()
    sys.stdout.flush()
    assert written.getvalue().split() == [b"??"]


@pytest.mark.usefixtures("signals")
def test_what_is_around_the_command_ends_it_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(error: BaseException) -> Any:
        def main() -> None:
            raise error

        return main

    monkeypatch.setattr("china_sso.cli.app.main", fails(OSError("no room")))
    with pytest.raises(SystemExit, match=r"^china-sso: no room$"):
        china_sso.cli.run()
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(SystemExit, match="stdout is closed"):
        china_sso.cli.run()
    for name, error, said in (("click", SystemExit, r"china-sso\[cli\]"), ("json", ModuleNotFoundError, "json")):
        monkeypatch.delitem(sys.modules, "china_sso.cli.app", raising=False)
        monkeypatch.setitem(sys.modules, "china_sso.cli.app", _Missing(name))
        with pytest.raises(error, match=said):
            china_sso.cli.run()


class _Missing(ModuleType):
    """A module that can't be imported for want of another."""

    def __getattr__(self, name: str) -> Any:
        if name == "main":
            raise ModuleNotFoundError(f"no module named {self.__name__}", name=self.__name__)
        raise AttributeError(name)


@pytest.mark.parametrize("module", ["china_sso.cli", "china_sso.cli.__main__"])
def test_the_command_runs_as_a_module(module: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["china-sso", "convert", "1", "USD", "USD", "--year", "2012"])
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    with pytest.raises(SystemExit) as ended:
        runpy.run_module(module, run_name="__main__", alter_sys=False)
    assert ended.value.code in (0, None)
    assert "USD 1" in capsys.readouterr().out


def test_a_chart_is_asked_for_by_what_it_shows() -> None:
    from china_sso.cli.pictures import Picture

    assert " ".join(Picture) == (
        "ranking map comparison scores card series growth mix targets incentives purposes services coverage"
    )


@pytest.mark.parametrize("command", ["format", "export"])
def test_a_file_is_no_folder(command: str, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    result = CliRunner().invoke(main, [command, str(file)])
    assert result.exit_code == 2
    assert f"'{file}' is a file" in result.output


def test_a_currency_is_completed_by_any_of_its_names() -> None:
    from china_sso.cli.options import complete_currency

    ctx, param = click.Context(main), click.Option(["--currency"])
    assert complete_currency(ctx, param, "") == ["USD", "CNY", "RMB", "HKD"]
    assert complete_currency(ctx, param, "r") == ["RMB"]


def test_a_folder_to_format_has_to_be_there(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["format", str(tmp_path / "nowhere")])
    assert result.exit_code == 2
    assert "does not exist" in result.output
