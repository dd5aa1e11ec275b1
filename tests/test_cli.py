from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from importlib_resources import as_file, files
from rich.cells import cell_len

import china_sso as sso
from china_sso.checks import verify
from china_sso.cli import main
from china_sso.model.observation import Observation

COMMANDS = sorted(main.commands)

#: One call or more of every command that knows ``--format``.
ANSWERS = [
    "cities",
    "cities --region eastern --model-city",
    "cities --province Jiangsu",
    "show hangzhou",
    "show china",
    "show xian --section service_outsourcing",
    "compare hangzhou suzhou dalian",
    "compare --region southern -i economy.gdp -i wages.average_salary --currency USD",
    "compare china dalian --year 2012 --nearest",
    "rank outsourcing.employees",
    "rank derived.average_salary --ascending --region eastern --nearest",
    "rank economy.gdp beijing hong-kong --year 2012 --exact --currency HKD",
    "score outsourcing.employees:2 wages.average_salary:1:min --nearest",
    "score economy.gdp --city hangzhou --city suzhou",
    "providers IBM",
    "providers --city dalian --role rd_centre",
    "providers --line KPO",
    "incentives --instrument certification",
    "incentives --city wuxi --category government",
    "incentives --matrix",
    "incentives --matrix --city wuxi",
    "indicators",
    "indicators salary",
    "indicators --city hangzhou",
    "indicators --all",
    "errata",
    "errata suzhou",
    "convert 60000000 CNY USD --year 2011",
    "growth 100800 119800 --years 2",
    "verify --all",
]

FITTING = [
    "cities",
    "show hangzhou",
    "compare hangzhou suzhou dalian",
    "compare --region eastern",
    "compare",
    "rank outsourcing.employees",
    "score outsourcing.employees:2 wages.average_salary:1:min --nearest",
    "providers IBM",
    "incentives --instrument certification",
    "incentives --matrix",
    "indicators",
    "errata",
    "verify --all",
    "convert 60000000 CNY USD --year 2011",
    "growth 100800 119800 --years 2",
]


def call(command: str, *more: str, columns: int = 80) -> Result:
    runner = CliRunner(env={"COLUMNS": str(columns)})
    result = runner.invoke(main, [*command.split(), *more], prog_name="china-sso")
    assert result.exception is None or isinstance(result.exception, SystemExit), f"{command}: {result.exception!r}"
    return result


def answer(command: str, *more: str) -> str:
    result = call(command, *more)
    assert result.exit_code == 0 or command.startswith("verify"), f"{command}: {result.stderr}"
    return result.stdout


def process(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    """The real thing: a process of its own, started as the entry point starts it."""
    code = "import sys; from china_sso.cli import run; sys.argv[0] = 'china-sso'; run()"
    environment = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "NO_COLOR", "COLUMNS")}
    environment |= {"PYTHONIOENCODING": "utf-8", **options.pop("environment", {})}
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, **options
    )


def finished(*arguments: str, **environment: str) -> tuple[int, str, str]:
    running = process(*arguments, environment=environment)
    out, err = running.communicate()
    return running.returncode, out.decode(), err.decode()


# --- help ---


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_help_has_an_example(command: str) -> None:
    for flag in ("--help", "-h"):
        shown = answer(command, flag)
        assert "Example" in shown, command
        assert f"china-sso {command}".strip() in shown.partition("Example")[2], command


@pytest.mark.parametrize("command", COMMANDS)
def test_every_example_of_the_help_works(command: str) -> None:
    examples = [line.strip() for line in answer(command, "--help").splitlines() if line.strip().startswith("china-sso ")]
    assert examples or command == "completion"
    for example in examples:
        arguments = example.removeprefix("china-sso ")
        if "my-folder" not in arguments:
            assert call(arguments).exit_code == 0 or command == "verify", example


def test_the_help_lists_every_command() -> None:
    shown = answer("--help")
    for command in COMMANDS:
        assert f"\n  {command} " in shown
    assert "..." not in shown.partition("Commands:")[2], "what a command does is said in full"


def test_it_says_its_version() -> None:
    assert sso.__version__ in answer("--version")


# --- formats ---


@pytest.mark.parametrize("command", ANSWERS)
def test_json_parses_and_is_a_list_of_records(command: str) -> None:
    records = json.loads(answer(command, "--format", "json"))
    assert isinstance(records, list)
    assert records
    assert all(isinstance(record, dict) for record in records)


@pytest.mark.parametrize("command", ANSWERS)
def test_csv_parses_and_every_line_has_as_many_values_as_the_head(command: str) -> None:
    head, *lines = csv.reader(io.StringIO(answer(command, "--format", "csv")))
    assert lines
    for line in lines:
        assert len(line) == len(head), line


@pytest.mark.parametrize("command", ANSWERS)
def test_markdown_has_a_rule_and_as_many_cells_in_every_line(command: str) -> None:
    lines = [line for line in answer(command, "--format", "markdown").splitlines() if line.startswith("|")]
    assert set(lines[1]) == set("| -") or set(lines[1]) == set("| -:")
    assert len({line.replace("\\|", "").count("|") for line in lines}) == 1, command


@pytest.mark.parametrize("command", ANSWERS)
def test_csv_says_what_json_says(command: str) -> None:
    def flat(record: dict[str, Any], prefix: str = "") -> dict[str, str]:
        found: dict[str, str] = {}
        for key, value in record.items():
            if isinstance(value, dict):
                found |= flat(value, f"{prefix}{key}.")
            elif isinstance(value, list):
                items = (json.dumps(each, ensure_ascii=False) if isinstance(each, dict) else str(each) for each in value)
                found[prefix + key] = "; ".join(items)
            else:
                found[prefix + key] = "" if value is None else str(value)
        return found

    records = json.loads(answer(command, "--format", "json"))
    lines = list(csv.DictReader(io.StringIO(answer(command, "--format", "csv"))))
    assert len(lines) == len(records)
    for line, record in zip(lines, records, strict=True):
        assert {key: value for key, value in line.items() if value} == {k: v for k, v in flat(record).items() if v}


@pytest.mark.parametrize("command", ANSWERS)
def test_a_table_says_in_words_what_markdown_says(command: str) -> None:
    shown = "".join(answer(command).split())
    lines = [line for line in answer(command, "--format", "markdown").splitlines() if line.startswith("|")]
    first = lines[2].replace("\\|", "|").strip("| ").partition(" | ")[0]
    assert "".join(first.split()) in shown


@pytest.mark.parametrize("command", ANSWERS)
def test_no_line_in_a_pipe_ends_with_blanks(command: str) -> None:
    for line in answer(command).splitlines():
        assert line == line.rstrip(), repr(line)


def test_columns_that_do_not_fit_become_a_list() -> None:
    wide, narrow = (call("cities", columns=columns).stdout for columns in (120, 30))
    assert "  province: Zhejiang" not in wide.splitlines()
    assert "─" in wide
    assert "  province: Zhejiang" in narrow.splitlines()
    assert "hangzhou" in narrow.splitlines()
    assert "─" not in narrow
    assert all(cell_len(line) <= 30 for line in narrow.splitlines())


@pytest.mark.parametrize("command", ANSWERS)
def test_a_pipe_gets_no_colour_codes(command: str) -> None:
    result = call(command)
    assert "\x1b" not in result.stdout + result.stderr


def test_a_real_pipe_gets_no_colour_codes_either() -> None:
    for command in ("compare hangzhou suzhou", "errata suzhou", "verify"):
        _, out, err = finished(*command.split(), TERM="xterm-256color")
        assert out
        assert "\x1b" not in out + err, command


@pytest.mark.parametrize("command", FITTING)
@pytest.mark.parametrize("columns", [80, 100])
def test_every_line_fits_the_terminal(command: str, columns: int) -> None:
    lines = call(command, columns=columns).stdout.splitlines()
    assert lines
    widest = max(lines, key=cell_len)
    assert cell_len(widest) <= columns, widest


@pytest.mark.parametrize("command", ["compare hangzhou suzhou dalian", "rank outsourcing.employees", "cities"])
def test_a_real_process_fits_the_terminal_too(command: str) -> None:
    code, out, err = finished(*command.split(), COLUMNS="80")
    assert (code, err) == (0, "")
    assert max(map(cell_len, out.splitlines())) <= 80


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_fits_the_terminal(command: str) -> None:
    assert max(map(len, call(command, "--help", columns=100).stdout.splitlines())) <= 100


# --- what is answered ---


def test_cities_are_those_of_the_library_with_their_codes() -> None:
    records = json.loads(answer("cities --format json"))
    assert [record["slug"] for record in records] == [city.slug for city in sso.cities()]
    for record, city in zip(records, sso.cities(), strict=True):
        for name in ("name", "chinese", "pinyin", "province", "region", "iso_3166_2", "gbt_2260", "geonames_id", "latitude"):
            assert record[name] == getattr(city, name), f"{city.slug} {name}"


@pytest.mark.parametrize("place", [*sso.cities(), sso.national()], ids=lambda place: place.slug)
def test_show_shows_every_figure_as_an_observation(place: sso.Place) -> None:
    records = json.loads(answer(f"show {place.slug} --format json"))
    expected = [Observation.of(figure) for figure in place.figures]
    assert [(r["indicator"], float(r["value"]), r["unit"], r["period"], r["erratum"]) for r in records] == [
        (o.indicator, float(o.value), o.unit, o.period, o.erratum) for o in expected
    ]
    assert list(records[0]) == [attribute.name for attribute in Observation.__attrs_attrs__]  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["Xi'an", "西安", "XIAN", "Xī'ān", "610100"])
def test_a_city_goes_by_any_of_its_names(name: str) -> None:
    assert call("show", name).stdout == answer("show xian")


def test_rank_ranks_as_the_library_does_and_lists_the_unranked() -> None:
    records = json.loads(answer("rank outsourcing.employees --year 2012 --format json"))
    ranking = sso.rank(sso.cities(), "outsourcing.employees", year=2012)
    assert [(r["rank"], r["city"]) for r in records if r["rank"]] == [(e.rank, e.place.slug) for e in ranking.entries]
    assert [(r["city"], r["reason"]) for r in records if not r["rank"]] == [(u.place.slug, u.reason) for u in ranking.unranked]


def test_score_scores_as_the_library_does() -> None:
    records = json.loads(answer("score outsourcing.employees:2 wages.average_salary:min --nearest --format json"))
    criteria = [sso.Criterion("outsourcing.employees", 2), sso.Criterion("wages.average_salary", goal=sso.Goal.MIN)]
    scoring = sso.score(sso.cities(), criteria, nearest=True)
    assert [(r["rank"], r["city"], r["score"]) for r in records if r["rank"]] == [
        (each.rank, each.place.slug, each.total) for each in scoring.scores
    ]


def test_compare_has_a_record_for_every_cell_and_the_reason_of_every_gap() -> None:
    records = json.loads(answer("compare hangzhou xuzhou -i outsourcing.employees -i economy.gdp --year 2012 --format json"))
    assert [(r["city"], r["indicator"]) for r in records] == [
        (city, indicator) for indicator in ("outsourcing.employees", "economy.gdp") for city in ("hangzhou", "xuzhou")
    ]
    assert all((record["figure"] is None) == (record["gap"] is not None) for record in records)


def test_indicators_of_a_city_are_those_it_has_figures_for() -> None:
    records = json.loads(answer("indicators --city hangzhou --format json"))
    has = {figure.indicator for figure in sso.city("hangzhou").figures if figure.subject is None}
    assert {record["indicator"] for record in records} == has


def test_all_indicators_are_printed_and_derived_ones() -> None:
    records = json.loads(answer("indicators --all --format json"))
    expected = {each.name for each in sso.indicators()} | {each.name for each in sso.DERIVATIONS}
    assert {record["indicator"] for record in records} == expected


def test_errata_are_all_of_the_data_set() -> None:
    records = json.loads(answer("errata --format json"))
    assert [record["id"] for record in records] == [each.id for each in sso.errata()]


def test_convert_shows_the_amount_and_the_rate() -> None:
    (record,) = json.loads(answer("convert 60,000_000 RMB usd --year 2011 --format json"))
    assert (round(record["amount"]), record["currency"]) == (9283614, "USD")
    assert [(rate["currency"], rate["year"]) for rate in record["rates"]] == [("CNY", 2011)]
    assert "1 USD = 6.4630 CNY" in answer("convert 60000000 CNY USD --year 2011")


def test_growth_shows_the_whole_and_the_yearly_growth() -> None:
    (record,) = json.loads(answer("growth 100 121 --years 2 --format json"))
    assert (record["growth_percent"], record["compound_annual_growth_percent"]) == (21, 10)
    assert "21.00 %" in answer("growth 100 121 --years 2")


@pytest.mark.parametrize(
    "command",
    [
        "convert 1e40 CNY USD --year 2011",
        "convert 1e-40 CNY USD --year 2011",
        "growth 1e-30 1e10",
        "growth 1 2 --years 1e-10",
        "growth 1 2 --years 1e20",
    ],
)
def test_huge_and_tiny_numbers_are_answered_or_refused_but_no_failure_inside(command: str) -> None:
    assert call(command).exit_code in (0, 2)


# --- references ---


@pytest.mark.parametrize("style", ["text", "bibtex", "csl"])
@pytest.mark.parametrize(
    "what", ["", "hangzhou", "china", "inside-the-dragon-2013", "hangzhou outsourcing.employees", "suzhou economy.gdp --year 2012"]
)
def test_everything_is_cited_in_every_style(what: str, style: str) -> None:
    written = answer(f"cite {what}", "--style", style)
    if style == "bibtex":
        assert written.startswith("@")
    elif style == "csl":
        assert all(item["title"] for item in json.loads(written)), "several documents are one list"
    else:
        assert written.strip()
        assert "{" not in written


def test_every_indicator_that_completion_offers_can_be_cited() -> None:
    assert "offshore share" in answer("cite hangzhou derived.offshore_share").replace("\n", " ")


# --- exit codes ---


@pytest.mark.parametrize(
    "command",
    [
        "rank support.other --year 1900",
        "providers IBM --city xuzhou",
        "incentives --city hong-kong --instrument rent",
        "indicators nothing-is-called-that",
        "show xuzhou --section incentives",
        "cite hangzhou hotels.five_star --year 1900",
    ],
)
def test_nothing_found_exits_with_1_and_says_so_on_stderr(command: str) -> None:
    result = call(command)
    if result.exit_code == 0:
        pytest.fail(f"{command} found something: {result.stdout}")
    assert result.exit_code == 1
    assert result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_a_comparison_of_only_gaps_exits_with_1_and_shows_them(form: str) -> None:
    result = call("compare hangzhou suzhou -i hotels.five_star --year 1900 --format", form)
    assert result.exit_code == 1
    assert "nothing found" in result.stderr
    assert result.stdout
    if form == "json":
        assert [(record["figure"], bool(record["gap"])) for record in json.loads(result.stdout)] == [(None, True)] * 2
    assert call("compare hangzhou suzhou -i hotels.five_star --year 2012 --nearest").exit_code == 0


def test_nothing_found_is_an_empty_list_in_json_and_a_head_in_csv() -> None:
    result = call("indicators nothing-is-called-that --format json")
    assert (result.exit_code, json.loads(result.stdout)) == (1, [])
    result = call("indicators nothing-is-called-that --format csv")
    assert (result.exit_code, result.stdout) == (1, "indicator,measures,unit,cities\n")


@pytest.mark.parametrize(
    ("command", "hint"),
    [
        ("citis", "cities"),
        ("show hangzou", "Hangzhou"),
        ("compare hangzhou susou", "Suzhou"),
        ("rank outsourcing.employes", "outsourcing.employees"),
        ("rank economy.gdp --currency EUR", "USD, CNY, HKD"),
        ("rank economy.gdp --region west", "midwestern"),
        ("score outsourcing.employes", "outsourcing.employees"),
        ("score outsourcing.employees:much", "INDICATOR[:WEIGHT]"),
        ("score outsourcing.employees:0", "above 0"),
        ("score economy.gdp economy.gdp", "once"),
        ("providers IBN", "IBM"),
        ("providers --role boss", "rd_centre"),
        ("providers --city dallian", "Dalian"),
        ("incentives --instrument taxes", "tax"),
        ("incentives --matrix --city hangzou", "Hangzhou"),
        ("indicators --city hangzou", "Hangzhou"),
        ("errata hangzou", "Hangzhou"),
        ("cities --province Bavaria", "Zhejiang"),
        ("show hangzhou --section x", "quality_of_life"),
        ("cite hangzou", "Hangzhou"),
        ("cite hangzhou hotels.fivestar", "hotels.five_star"),
        ("convert 5 CNY EUR --year 2011", "USD, CNY, HKD"),
        ("convert 5 CNY USD --year 1990", "2004 to 2015"),
        ("convert five CNY USD --year 2011", "not a number"),
        ("convert nan CNY USD --year 2011", "finite number"),
        ("growth 0 5", "zero base"),
        ("growth 1 2 --years 0", "above 0"),
        ("verify --data no-such-folder", "no such folder"),
        ("cities --data no-such-folder", "no such folder"),
        ("completion tcsh", "fish"),
        ("cities --format xml", "markdown"),
        ("cities --regions eastern", "--region"),
        ("rank", "INDICATOR"),
        ("convert 5 CNY USD", "--year"),
    ],
)
def test_wrong_use_exits_with_2_and_says_on_stderr_what_would_be_right(command: str, hint: str) -> None:
    result = call(command)
    assert result.exit_code == 2, result.stdout
    assert hint in result.stderr
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_wrong_use_of_a_real_process_exits_with_2_too() -> None:
    code, out, err = finished("show", "hangzou")
    assert (code, out) == (2, "")
    assert err.splitlines()[-1] == "Error: no city is called 'hangzou'. Did you mean Hangzhou, Zhengzhou or Guangzhou?"


def test_verify_exits_with_1_exactly_where_findings_are_unanswered() -> None:
    unanswered = [finding for finding in verify(sso.load(errata=False)) if not finding.answers]
    assert call("verify").exit_code == call("verify --all").exit_code == (1 if unanswered else 0)
    assert f"{len(unanswered)} without an answer" in call("verify").stdout


# --- a pipe that closes ---


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
@pytest.mark.parametrize("command", ["indicators --all", "show hangzhou", "errata", "cities"])
def test_a_reader_that_leaves_early_sees_no_traceback(command: str, form: str) -> None:
    running = process(*command.split(), "--format", form)
    assert running.stdout is not None
    assert running.stderr is not None
    assert running.stdout.readline()
    running.stdout.close()
    err = running.stderr.read().decode()
    running.stderr.close()
    running.wait()
    assert err == ""


@pytest.mark.parametrize("command", ["cities", "cities --format json", "verify --all", "cite", "completion bash", "--help"])
def test_a_reader_that_has_left_already_sees_no_traceback(command: str) -> None:
    running = process(*command.split())
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    err = running.stderr.read().decode()
    running.stderr.close()
    running.wait()
    assert err == ""
    if hasattr(signal, "SIGPIPE"):
        assert running.returncode == -signal.SIGPIPE, "it ended like any other command"


# --- completion ---


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_has_a_completion_script(shell: str) -> None:
    code, out, _ = finished("completion", shell)
    assert code == 0
    assert "_CHINA_SSO_COMPLETE" in out
    assert "china-sso" in out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("china-sso sh", "show"),
        ("china-sso show hang", "hangzhou"),
        ("china-sso show HANG", "hangzhou"),
        ("china-sso compare hangzhou su", "suzhou"),
        ("china-sso rank outsourcing.emp", "outsourcing.employees"),
        ("china-sso rank derived.off", "derived.offshore_share"),
        ("china-sso compare -i economy.gd", "economy.gdp"),
        ("china-sso providers --city da", "dalian"),
        ("china-sso cities --reg", "--region"),
    ],
)
def test_completion_knows_commands_cities_and_indicators(words: str, expected: str) -> None:
    count = str(len(words.split()) - 1)
    _, out, err = finished(_CHINA_SSO_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=count)
    assert err == ""
    assert expected in [line.partition(",")[2] for line in out.splitlines()]


# --- data of one's own ---


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the data of one city, in which it has another number of five-star hotels."""
    (tmp_path / "cities").mkdir()
    with as_file(files("china_sso") / "data") as bundled:
        for name in ("sources.json", "organisations.json", "errata.json"):
            (tmp_path / name).write_bytes((bundled / name).read_bytes())
        city = json.loads((bundled / "cities" / "dalian.json").read_text(encoding="utf-8"))
    for chapter in city["profiles"][0]["chapters"]:
        for figure in chapter.get("figures", ()):
            if figure["indicator"] == "hotels.five_star":
                figure["value"] = 4321
    (tmp_path / "cities" / "dalian.json").write_text(json.dumps(city), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        "cities",
        "show dalian",
        "compare",
        "rank outsourcing.employees",
        "score outsourcing.employees",
        "providers",
        "incentives",
        "incentives --matrix",
        "indicators",
        "errata dalian",
        "verify --all",
    ],
)
def test_every_command_reads_a_folder_of_ones_own(folder: Path, command: str) -> None:
    result = call(command, "--data", str(folder), "--format", "csv")
    assert result.exit_code == 0 or (command.startswith(("verify", "errata")) and result.exit_code == 1), result.stderr
    assert "angzhou" not in result.stdout


def test_the_figures_of_ones_own_folder_are_shown(folder: Path) -> None:
    records = json.loads(answer("show dalian --format json --data", str(folder)))
    assert 4321 in [record["value"] for record in records if record["indicator"] == "hotels.five_star"]
    assert call("show hangzhou --data", str(folder)).exit_code == 2


def test_a_file_that_breaks_the_format_is_named_with_the_place_of_every_fault(folder: Path) -> None:
    file = folder / "cities" / "dalian.json"
    city = json.loads(file.read_text(encoding="utf-8"))
    city["region"], city["latitude"] = "west", "far north"
    file.write_text(json.dumps(city), encoding="utf-8")
    for command, code in (("cities", 2), ("verify", 1)):
        result = call(command, "--data", str(folder))
        assert result.exit_code == code, command
        assert result.stdout == "", command
        for part in ("cities/dalian.json", "$.region", "$.latitude", "nothing was loaded"):
            assert part in result.stderr, f"{command}: {part}"


def test_a_folder_without_data_is_no_data_set(tmp_path: Path) -> None:
    result = call("cities --data", str(tmp_path))
    assert result.exit_code == 2
    assert "it holds no cities" in result.stderr
