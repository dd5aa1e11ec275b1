"""The terminal answers what the library answers, in four formats, and says what would be right where it can't."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

import attrs
import pytest
from click.testing import CliRunner, Result

import china_sso as sso
from china_sso.cli.app import FAMILIES, main
from china_sso.model.indicators import INDICATORS
from china_sso.tables.safe import plain
from conftest import some

COMMANDS = [name for names in FAMILIES.values() for name in names.split()]

#: One call or more of every command that knows ``--format``.
ANSWERS = [
    "cities",
    "cities --region eastern --model-city",
    "cities --province Jiangsu",
    "show hangzhou",
    "show china",
    "show xian --section service_outsourcing",
    "compare",
    "compare --region southern -i economy.gdp -i wages.average_salary --currency USD",
    "compare china dalian --year 2012 --nearest",
    "rank outsourcing.employees",
    "rank derived.average_salary --ascending --region eastern --nearest",
    "rank economy.gdp beijing hong-kong --year 2012 --exact --currency HKD",
    "score outsourcing.employees:2 wages.average_salary:1:min --nearest",
    "score economy.gdp --city hangzhou --city suzhou",
    "compare hangzhou beijing dalian --model-city --where 'five_star > 10'",
    "rank 'growth_of(economy.gdp)' --year 2012",
    "series offshore_executed_value hangzhou --city suzhou",
    "series economy.gdp --region southern --source inside-the-dragon-2013",
    "search CMMI",
    "search automotive --kind provider --region northern",
    "designations dalian",
    "designations --status 'Software export base' --where 'employees > 100k'",
    "sources",
    "totals outsourcing.employees --year 2012",
    "totals offshore_executed_value --region southern --nearest --currency CNY",
    "targets",
    "targets suzhou hefei --known",
    "cities --where 'region = eastern and employees >= 100,000'",
    "providers IBM --province Jiangsu",
    "providers IBM",
    "providers --city dalian --role rd_centre",
    "providers --line KPO",
    "providers --city dalian --country JP",
    "providers --matrix",
    "incentives --form grant --purpose certification",
    "incentives --city wuxi --category government",
    "incentives --matrix form",
    "incentives --matrix purpose",
    "indicators salary",
    "indicators --city hangzhou",
    "indicators --all",
    "errata",
    "errata suzhou",
    "convert 60000000 CNY USD --year 2011",
    "growth 100800 119800 --years 2",
    "verify --all",
]


def call(command: str, *more: str, columns: int = 80) -> Result:
    return _call((*shlex.split(command), *more), columns)


@cache
def _call(arguments: tuple[str, ...], columns: int) -> Result:
    result = CliRunner(env={"COLUMNS": str(columns)}).invoke(main, arguments, prog_name="china-sso")
    assert result.exception is None or isinstance(result.exception, SystemExit), f"{arguments}: {result.exception!r}"
    return result


def answer(command: str, *more: str) -> str:
    result = call(command, *more)
    assert result.exit_code == 0 or command.startswith("verify"), f"{command}: {result.stderr}"
    return result.stdout


def records(command: str, *more: str) -> list[dict[str, Any]]:
    """What a command answers as JSON, every number exact; of several lists, one after the other."""
    found: Any = json.loads(answer(command, "--format", "json", *more), parse_float=Decimal)
    return [record for each in found.values() for record in each] if isinstance(found, dict) else found


def process(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    """The real thing: a process of its own, started as the entry point starts it."""
    code = "import sys; from china_sso.cli import run; sys.argv[0] = 'china-sso'; run()"
    inherited = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "NO_COLOR", "COLUMNS")}
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=inherited | {"PYTHONIOENCODING": "utf-8", **environment},
    )


def finished(*arguments: str, **environment: str) -> tuple[int, str, str]:
    running = process(*arguments, **environment)
    out, err = running.communicate()
    return running.returncode, out.decode(), err.decode()


#: The tests run without the extras too; what draws then names the one it lacks.
ALTAIR_IS_MISSING = find_spec("altair") is None


def width(line: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in line)


# --- help ---


def test_every_help_has_an_example_that_works_and_fits_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # an export writes its files there
    for command in ["", *some(COMMANDS, 4)]:
        shown = answer(command, "--help")
        assert shown == answer(command, "-h")
        assert max(map(len, call(command, "--help", columns=100).stdout.splitlines())) <= 100, command
        examples = [line.strip() for line in shown.partition("Example")[2].splitlines() if f"china-sso {command}".strip() in line]
        assert examples, command
        for example in examples:
            if example.startswith("china-sso") and "my-folder" not in example:
                result = call(example.removeprefix("china-sso "))
                lacks = ALTAIR_IS_MISSING and "china-sso[charts]" in result.output
                assert result.exit_code == 0 or lacks, f"{example}: {result.output}"


def test_the_help_lists_every_command_and_says_in_full_what_it_does() -> None:
    shown = answer("--help").partition("Commands:")[2]
    assert [line.split()[0] for line in shown.splitlines() if line.startswith("  ") and line[2] != " "] == COMMANDS
    assert "..." not in shown
    assert sso.__version__ in answer("--version")


# --- formats ---


def _flat(record: dict[str, Any], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in record.items():
        if isinstance(value, dict):
            found |= _flat(value, f"{prefix}{key}.")
        elif isinstance(value, list):
            items = (json.dumps(each, ensure_ascii=False) if isinstance(each, dict) else str(each) for each in value)
            found[prefix + key] = "; ".join(items)
        else:
            found[prefix + key] = "" if value is None else str(value)
    return found


def _lines(record: dict[str, Any]) -> list[dict[str, Any]]:
    """A line for each object that a record lists."""
    listed = [key for key, value in record.items() if isinstance(value, list) and value and isinstance(value[0], dict)]
    return [{**record, key: each} for key in listed for each in record[key]] or [record]


def test_csv_says_what_json_says() -> None:
    for command in some(ANSWERS, 9):
        found = [_flat(line) for record in records(command) for line in _lines(record)]
        expected = [{key: value for key, value in line.items() if value} for line in found]
        assert expected, command
        head, *lines = csv.reader(io.StringIO(answer(command, "--format", "csv")))
        assert {len(line) for line in lines} == {len(head)}, command
        cells = [{key: value for key, value in zip(head, line, strict=True) if value} for line in lines]
        assert cells == expected, command


def test_markdown_is_a_table_and_says_what_the_text_says() -> None:
    for command in some(ANSWERS, 9):
        lines = [line for line in answer(command, "--format", "markdown").splitlines() if line.startswith("|")]
        assert set(lines[1]) <= set("| -:"), command
        assert len({line.replace("\\|", "").count("|") for line in lines}) == 1, command
        shown = "".join(call(command, columns=1000).stdout.split())
        for line in lines[2:5]:
            first = line.replace("\\", "").strip("| ").partition(" | ")[0]
            assert "".join(first.split()) in shown, f"{command}: {first}"


def test_every_line_fits_the_terminal_and_none_ends_with_blanks_or_has_colour_codes() -> None:
    for command in some(ANSWERS, 9):
        for columns in (80, 100):
            result = call(command, columns=columns)
            assert "\x1b" not in result.stdout + result.stderr, command
            lines = result.stdout.splitlines()
            assert [line for line in lines if line != line.rstrip()] == [], command
            assert width(max(lines, key=width)) <= columns, f"{command}: {max(lines, key=width)}"


def test_columns_that_do_not_fit_become_a_list() -> None:
    wide, narrow = (call("cities", columns=columns).stdout.splitlines() for columns in (120, 30))
    assert "  province: Zhejiang" not in wide
    assert any("─" in line for line in wide)
    assert {"hangzhou", "  province: Zhejiang"} <= set(narrow)
    assert max(map(width, narrow)) <= 30


@pytest.mark.slow
def test_a_real_pipe_gets_lines_that_fit_and_no_colour_codes() -> None:
    assert finished("errata", "suzhou", TERM="xterm-256color", COLUMNS="80") == (0, answer("errata suzhou"), "")


# --- what is answered ---


def test_cities_are_those_of_the_library_with_their_codes() -> None:
    names = ("name", "chinese", "pinyin", "province", "region", "model_city", "iso_3166_2", "gbt_2260", "geonames_id")
    for record, city in zip(records("cities"), sso.cities(), strict=True):
        assert record["slug"] == city.slug
        for name in names:
            assert record[name] == getattr(city, name), f"{city.slug} {name}"
        for name in ("latitude", "longitude"):
            assert float(record[name]) == getattr(city, name), f"{city.slug} {name}"


def test_show_shows_every_figure_as_an_observation_with_its_exact_numbers() -> None:
    fields = [each.name for each in attrs.fields(sso.Observation)]
    for place in some(sso.load().places(), 4):
        shown = records(f"show {place.slug}")
        for record, row in zip(shown, sso.observations(city=place.slug), strict=True):
            assert list(record) == fields
            expected = {name: getattr(row, name) for name in fields}
            listed = {name: list(value) for name, value in expected.items() if isinstance(value, tuple)}
            assert record == expected | listed, f"{place.slug}: {row.indicator}"


def test_a_city_goes_by_any_of_its_names() -> None:
    for name in ("Xi'an", "西安", "XIAN", "Xī'ān", "610100", "Sian"):
        assert call("show", name).stdout == answer("show xian"), name


def test_rank_ranks_as_the_library_does_and_lists_the_unranked() -> None:
    found = json.loads(answer("rank outsourcing.employees --year 2012 --format json"))
    ranking = sso.rank(sso.cities(), sso.OutsourcingMetrics.employees, year=2012)
    ranked = [(each.rank, each.place.slug, each.figure.value) for each in ranking.entries]
    assert [(each["rank"], each["city"], each["figure"]["value"]) for each in found["ranked"]] == ranked
    unranked = [(each.place.slug, each.reason) for each in ranking.unranked]
    assert [(each["city"], each["gap"]["text"]) for each in found["unranked"]] == unranked != []


def test_score_scores_as_the_library_does() -> None:
    criteria = [sso.Criterion("outsourcing.employees", 2), sso.Criterion("wages.average_salary", goal=sso.Goal.MIN)]
    scores = sso.score(sso.cities(), criteria, nearest=True).scores
    found = json.loads(answer("score outsourcing.employees:2 wages.average_salary:min --nearest --format json"))
    whole, real = ("rank", "best", "worst"), ("score", "low", "high")
    assert [(*(each[key] for key in whole), each["city"], *(float(each[key]) for key in real)) for each in found["scored"]] == [
        (each.rank, each.best, each.worst, each.place.slug, float(each.total), each.low, each.high) for each in scores
    ]
    assert all(gap["kind"] and gap["text"] for each in found["unscored"] for gap in each["gaps"])


def test_totals_add_up_as_the_library_does() -> None:
    for command, total in (
        ("totals offshore_executed_value --year 2012", sso.totals(sso.cities(), "outsourcing.offshore_executed_value", 2012)),
        ("totals hotels.five_star --year 2012", sso.totals(sso.cities(), "hotels.five_star", 2012)),
    ):
        (record,) = json.loads(answer(f"{command} --format json"), parse_float=Decimal)["total"]
        assert (record["value"], record["low"], record["high"]) == (total.value, total.interval.low, total.interval.high)
        assert record["national"] == (total.national.value if total.national else None)
        assert record["share_percent"] == total.share
        assert (record["cities"], record["missing"]) == (len(total.figures), len(total.missing))


def test_compare_has_a_record_for_every_cell_and_the_reason_of_every_gap() -> None:
    found = records("compare hangzhou xuzhou -i outsourcing.employees -i economy.gdp --year 2012")
    assert [(each["city"], each["indicator"]) for each in found] == [
        (city, indicator) for indicator in ("outsourcing.employees", "economy.gdp") for city in ("hangzhou", "xuzhou")
    ]
    assert all((each["figure"] is None) == (each["gap"] is not None) for each in found)
    assert any(each["gap"] for each in found)


def test_indicators_are_those_that_the_library_has() -> None:
    assert [each["indicator"] for each in records("indicators --all")] == list(INDICATORS)
    has = {figure.indicator.name for figure in sso.city("hangzhou").figures if figure.subject is None}
    assert {each["indicator"] for each in records("indicators --city hangzhou")} == has


def test_errata_are_all_of_the_data_set_with_their_document() -> None:
    expected = [(each.id, each.source, each.place, each.evidence) for each in sso.errata()]
    assert [(each["id"], each["source"], each["place"], each["evidence"]) for each in records("errata")] == expected


def test_convert_shows_the_exact_amount_and_the_rate() -> None:
    (record,) = records("convert 60,000_000 RMB usd --year 2011")
    assert record["amount"] == sso.convert(60_000_000, "CNY", "USD", year=2011).amount
    assert (record["year"], record["currency"], record["rates"]) == (
        2011,
        "USD",
        ["1 USD = 6.4630 CNY (2011, federal-reserve-g5a)"],
    )
    every = records("convert 60000000 CNY USD")
    assert record in every, "without a year, one of the years that there are rates of"
    assert [each["year"] for each in every] == sorted({rate.year for rate in sso.exchange_rates().rates})
    assert "1 USD = 6.4630 CNY" in answer("convert 60000000 CNY USD --year 2011")
    (large,) = records("convert 90071992547409930.01 CNY CNY --year 2011")
    assert large["amount"] == Decimal("90071992547409930.01"), "more digits than a float holds"


def test_a_list_for_people_has_heads_that_say_what_stands_below() -> None:
    for command, heads in (
        ("growth 100 121 --years 2", "growth | a year"),
        ("convert 1 CNY USD --year 2011", "year | amount | rate"),
        ("errata suzhou", "erratum | printed | right | sure | why"),
        ("providers --city dalian", "city | name | role | activity"),
    ):
        assert f"| {heads} |" in answer(f"{command} --format markdown").splitlines(), command


def test_growth_shows_the_whole_and_the_yearly_growth() -> None:
    (record,) = records("growth 100 121 --years 2")
    assert (record["growth_percent"], record["compound_annual_growth_percent"]) == (21, 10)
    assert "21.00 %" in answer("growth 100 121 --years 2")


def test_huge_and_tiny_numbers_are_answered() -> None:
    for command in (
        "convert 1e40 CNY USD --year 2011", "convert 1e-40 CNY USD --year 2011", "growth 1e-30 1e10", "growth 1 2 --years 1e20"
    ):  # fmt: skip
        assert records(command), command
    for command in ("growth 1 2 --years 1e-10", "convert 1e9999 CNY USD --year 2011"):
        assert (call(command).exit_code, call(command).stdout) == (2, ""), command


# --- references ---


def test_everything_is_cited_in_every_style() -> None:
    calls = ["", "hangzhou", "china", "inside-the-dragon-2013", "hangzhou outsourcing.employees", "suzhou economy.gdp --year 2012"]
    for what in (*calls, "hangzhou derived.offshore_share"):
        text, bibtex, csl = (answer(f"cite {what}", "--style", style) for style in ("text", "bibtex", "csl"))
        assert bibtex.startswith("@"), what
        items = json.loads(csl)
        assert len(items) == bibtex.count("\n}\n") == len(text.splitlines()), what
        assert all(item["title"] in text for item in items), what


# --- exit codes ---


def test_nothing_found_exits_with_1_and_says_so_on_stderr() -> None:
    for command in (
        "rank hotels.five_star --year 1900",
        "providers IBM --city xuzhou",
        "incentives --city hong-kong --form rent",
        "indicators nothing-is-called-that",
        "show xuzhou --section incentives",
        "cite hangzhou hotels.five_star --year 1900",
    ):
        result = call(command)
        assert (result.exit_code, result.stdout, bool(result.stderr)) == (1, "", True), command


def test_a_comparison_of_only_gaps_exits_with_1_and_shows_them() -> None:
    command = "compare hangzhou suzhou -i hotels.five_star --year 1900"
    for form in ("table", "json", "csv", "markdown"):
        result = call(command, "--format", form)
        assert (result.exit_code, "nothing found" in result.stderr, bool(result.stdout)) == (1, True, True), form
    found = json.loads(call(command, "--format", "json").stdout)
    assert [(each["figure"], bool(each["gap"])) for each in found] == [(None, True)] * 2
    assert call("compare hangzhou suzhou -i hotels.five_star --year 2012 --nearest").exit_code == 0


def test_nothing_found_is_an_empty_list_in_json_and_a_head_in_csv() -> None:
    result = call("indicators nothing-is-called-that --format json")
    assert (result.exit_code, json.loads(result.stdout)) == (1, [])
    result = call("indicators nothing-is-called-that --format csv")
    head = "indicator,title,definition,kind,units,formula,figures,cities,cities_in_parts,years\n"
    assert (result.exit_code, result.stdout) == (1, head)


def test_csv_has_the_same_head_whatever_is_found() -> None:
    commands = {
        "cities": "cities --where 'employees > 10 million'",
        "show hangzhou": "show xuzhou --section incentives",
        "series economy.gdp dalian": "series economy.gdp dalian --source dextrys-state-and-regional-policies",
        "search CMMI": "search 'no such words'",
        "designations dalian": "designations --status municipality foshan",
        "targets suzhou": "targets hong-kong --known",
        "errata suzhou": "errata --where 'employees > 10 million'",
        "providers IBM": "providers IBM --city xuzhou",
        "incentives wuxi": "incentives hong-kong --form rent",
    }
    for found, none in some(commands.items(), 5):
        head = answer(found, "--format", "csv").splitlines()[0]
        result = call(none, "--format", "csv")
        first, *gaps = result.stdout.splitlines()
        assert (result.exit_code, first) == (1, head), none
        assert not gaps or none.startswith("series"), "only a series has its gaps as rows"


def test_names_and_choices_narrow_each_other_in_every_command() -> None:
    def cities(command: str) -> set[str]:
        found = json.loads(call(command, "--format", "json").stdout)
        lists = found.values() if isinstance(found, dict) else [found]
        return {record.get("city") or record["slug"] for each in lists for record in each}

    for command in ("compare", "rank economy.gdp", "series economy.gdp", "providers", "incentives", "designations", "cities"):
        if command != "providers":
            assert cities(f"{command} hangzhou dalian --region northern") == {"dalian"}, command
        assert cities(f"{command} --city hangzhou --city dalian --region northern") == {"dalian"}, command
        assert cities(f"{command} --province Zhejiang --city hangzhou --city dalian") == {"hangzhou"}, command
        assert cities(f"{command} --city hangzhou --city dalian --where 'region = eastern'") == {"hangzhou"}, command
    result = call("compare hangzhou --region northern")
    assert (result.exit_code, result.stdout, "nothing found" in result.stderr) == (1, "", True)


def test_values_are_typed_as_they_are_printed() -> None:
    section = answer("show xian --section quality_of_life")
    for text in ("quality of life", "Quality Of Life", "quality-of-life"):
        assert answer("show xian --section", text) == section, text
    assert answer("incentives --form facilitation") == answer("incentives --form", "Easier procedures")
    assert answer("designations --status", "Software Export Base") == answer("designations --status software_export_base")


def test_negative_numbers_are_arguments() -> None:
    assert records("growth 5 -5")[0]["growth_percent"] == -200
    assert records("convert -1,000.5 USD USD --year 2012")[0]["amount"] == Decimal("-1000.5")
    assert "No such option" in call("growth 5 -x").stderr


def test_cities_that_a_condition_cannot_be_told_of_are_named() -> None:
    place = sso.city("beijing")
    figure = place.figure("outsourcing.employees")
    assert figure is not None
    assert figure.interval.high is not None
    for command in ("cities", "compare -i economy.gdp", "rank economy.gdp", "providers"):
        result = call(f"{command} --city beijing --city dalian --city xuzhou --where", "employees >= 99,999", "--format", "csv")
        assert "dalian" in result.stdout, command
        assert result.stderr == "left out, since the data can't tell: Beijing, Xuzhou\n", command
    assert not call("cities --city dalian --where", "employees >= 99,999").stderr


def test_a_city_in_the_place_of_an_organisation_is_told_how_to_name_it() -> None:
    result = call("providers peking")
    assert result.exit_code == 2
    assert "by --city beijing" in result.stderr
    assert "unknown organisation" in call("providers 'no such firm'").stderr


def test_a_condition_that_cannot_be_read_says_where() -> None:
    result = call("cities --where", "employees >= many")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "at character 14 ('many')" in " ".join(result.stderr.split())


def test_what_is_noted_stands_below_the_list_and_a_column_without_anything_is_left_out() -> None:
    for command, listed in {
        "incentives": sso.incentives(),
        "designations": sso.designations(),
        "providers": sso.providers(),
    }.items():
        shown = " ".join(call(command, columns=1000).stdout.split())
        for each in listed:
            assert each.note is None or f": {each.note}" in shown, f"{command}: {each}"
    assert " when" not in answer("designations dalian")
    assert " when" in answer("designations")


def test_measures_that_pay_are_told_from_those_that_urge() -> None:
    for record in records("incentives"):
        for measure in record["measures"]:
            assert measure["pays"] == sso.Form[measure["form"].upper()].pays, measure
    for city in ("wuxi", "dalian"):
        pays = [line["measures.pays"] for line in csv.DictReader(io.StringIO(answer(f"incentives {city} --format csv")))]
        assert {"True", "False"} <= set(pays), city


def test_series_shows_each_time_printed_or_implied_and_what_it_leaves_out() -> None:
    for name, city in (("gdp", "dalian"), ("outsourcing.employees", "hangzhou"), ("outsourcing.employees", "dalian")):
        series = sso.city(city).series(name)
        answered = records(f"series {name} {city}")
        points = [(each["figure"]["period"], each["implied"], each["figure"]["source"]) for each in answered if each["figure"]]
        assert points == [(str(point.period), point.implied, point.source) for point in series]
        left_out = [each["gap"]["figure"]["value"] for each in answered if each["gap"]]
        assert left_out == [each.value for each in series.left_out]


def test_series_tells_a_month_from_a_year_and_names_the_labels_left_out() -> None:
    for place in sso.cities():
        for indicator, figures in place.by_indicator.items():
            observed = place.find(indicator) and not indicator.labelled
            if not observed or all(each.period is None or each.period.is_year for each in figures):
                continue
            shown = answer(f"series {indicator} {place.slug} --format csv")
            for each in place.series(indicator):
                assert str(each.period) in shown, f"{place.slug} {indicator}"
    shown = " ".join(answer("series outsourcing.employees dalian hangzhou nanjing").split())
    assert "Left out: Dalian, 100,800 persons (2010), software and service outsourcing, inside-the-dragon-2013" in shown
    assert "Left out: Hangzhou, > 220,000 persons (undated), shanghai-daily-2012-04-23" in shown
    assert "Nanjing 2011 187,453 implied by growth" in shown, "nobody counts hundredths of persons"


def test_search_finds_what_the_library_finds() -> None:
    found = [(each["kind"], each["city"], each["text"]) for each in records("search automotive")]
    assert found == [(hit.kind, hit.place, hit.text) for hit in sso.search("automotive")]


def test_show_has_the_name_and_the_growth_of_every_figure() -> None:
    shown = " ".join(call("show hangzhou", columns=1000).stdout.split())
    for figure in sso.city("hangzhou").figures:
        assert f"({figure.indicator.name})" in shown, figure
        assert figure.growth is None or f"{figure.growth:+f} %" in shown, figure


WRONG = {
    "citis": "cities",
    "show hangzou": "Hangzhou",
    "compare hangzhou susou": "Suzhou",
    "rank outsourcing.employes": "outsourcing.employees",
    "rank economy.gdp --currency EUR": "USD, CNY, HKD",
    "rank economy.gdp --region west": "midwestern",
    "cities --overlay": "--data",
    "score outsourcing.employes": "outsourcing.employees",
    "score outsourcing.employees:much": "INDICATOR[:WEIGHT]",
    "score outsourcing.employees:0": "above 0",
    "score economy.gdp economy.gdp": "once",
    "providers IBN": "IBM",
    "providers --role boss": "rd_centre",
    "providers --city dallian": "Dalian",
    "incentives --form grants": "grant",
    "incentives --matrix form --city hangzou": "Hangzhou",
    "indicators --city hangzou": "Hangzhou",
    "errata hangzou": "Hangzhou",
    "cities --province Bavaria": "Zhejiang",
    "show hangzhou --section x": "quality_of_life",
    "cite hangzou": "Hangzhou",
    "cite hangzhou hotels.fivestar": "hotels.five_star",
    "convert 5 CNY EUR --year 2011": "USD, CNY, HKD",
    "convert 5 CNY USD --year 1990": "2004 to 2015",
    "convert five CNY USD --year 2011": "not a number",
    "convert nan CNY USD --year 2011": "finite number",
    "growth 0 5": "zero base",
    "growth 1 2 --years 0": "above 0",
    "verify --data no-such-folder": "no such folder",
    "cities --data no-such-folder": "no such folder",
    "format no-such-folder": "does not exist",
    "completion tcsh": "fish",
    "cities --format xml": "markdown",
    "cities --regions eastern": "--region",
    "rank": "INDICATOR",
}


def test_wrong_use_exits_with_2_and_says_on_stderr_what_would_be_right() -> None:
    for command, hint in some(WRONG.items(), 4):
        result = call(command)
        assert (result.exit_code, result.stdout) == (2, ""), command
        assert hint in " ".join(result.stderr.split()), f"{command}: {result.stderr}"
    code, out, err = finished("show", "hangzou")
    assert (code, out) == (2, "")
    assert err.splitlines()[-1] == "Error: no city is called 'hangzou'. Did you mean Hangzhou, Zhengzhou or Guangzhou?"


# --- a pipe that closes ---


@pytest.mark.slow
def test_a_reader_that_has_left_sees_no_traceback() -> None:
    for command in some(("indicators --all --format json", "--help", "cities"), 3):
        with process(*command.split()) as running:
            assert running.stdout is not None
            assert running.stderr is not None
            running.stdout.close()
            assert running.stderr.read() == b"", command
        if hasattr(signal, "SIGPIPE"):
            assert running.returncode == -signal.SIGPIPE, f"{command}: it ended like any other command"


# --- completion ---


def test_every_shell_has_a_completion_script() -> None:
    for shell in ("bash", "zsh", "fish"):
        script = answer("completion", shell)
        assert "_CHINA_SSO_COMPLETE" in script, shell
        assert "china-sso" in script, shell


def test_completion_knows_commands_cities_and_indicators() -> None:
    for words, expected in {
        "china-sso sh": "show",
        "china-sso show hang": "hangzhou",
        "china-sso show HANG": "hangzhou",
        "china-sso compare hangzhou su": "suzhou",
        "china-sso rank outsourcing.emp": "outsourcing.employees",
        "china-sso rank derived.off": "derived.offshore_share",
        "china-sso compare -i economy.gd": "economy.gdp",
        "china-sso compare -i gd": "economy.gdp",
        "china-sso providers --city da": "dalian",
        "china-sso cities --reg": "--region",
        "china-sso cities --province Zhe": "Zhejiang",
        "china-sso show xian --section quality": "quality_of_life",
        "china-sso series gdp --source dex": "dextrys-state-and-regional-policies",
        "china-sso rank gdp --currency u": "USD",
        "china-sso convert 5 cn": "CNY",
        "china-sso convert 5 CNY USD --rates fed": "federal-reserve-g5a",
        "china-sso search CMMI --kind prov": "provider",
    }.items():
        environment = {"_CHINA_SSO_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
        result = CliRunner(env=environment).invoke(main, [], prog_name="china-sso")
        assert expected in [line.partition(",")[2] for line in result.stdout.splitlines()], f"{words}: {result.output}"


# --- data of one's own ---


@pytest.fixture
def folder(tmp_path: Path, package: Path) -> Path:
    """A folder with what the report says of one city, in which it has another number of five-star hotels."""
    data = package / "data"
    own = tmp_path / "inside-the-dragon-2013"
    own.mkdir()
    for register in data.glob("*.json"):
        shutil.copy(register, tmp_path)
    for name, key in (("places", "slug"), ("sites", "city")):
        lines = json.loads((data / f"{name}.json").read_text(encoding="utf-8"))[name]
        only = {name: [line for line in lines if line.get(key) == "dalian"]}
        (tmp_path / f"{name}.json").write_text(json.dumps(only), encoding="utf-8")
    document = json.loads((data / "inside-the-dragon-2013" / "dalian.json").read_text(encoding="utf-8"))
    for chapter in document["profiles"][0]["chapters"]:
        for figure in chapter.get("figures", ()):
            if figure["indicator"] == "hotels.five_star":
                figure["value"] = 4321
    (own / "dalian.json").write_text(json.dumps(document), encoding="utf-8")
    return tmp_path


def test_every_command_reads_a_folder_of_ones_own(folder: Path) -> None:
    commands = (
        "cities", "show dalian", "compare", "rank outsourcing.employees", "score outsourcing.employees", "providers",
        "incentives", "incentives --matrix purpose", "indicators", "errata dalian", "verify --all",
    )  # fmt: skip
    for command in some(commands, 4):
        result = call(command, "--data", str(folder), "--format", "csv")
        assert result.exit_code == 0 or command.startswith(("verify", "errata")), f"{command}: {result.stderr}"
        assert "angzhou" not in result.stdout, command
    five_star = [each["value"] for each in records("show dalian", "--data", str(folder)) if each["indicator"] == "hotels.five_star"]
    assert five_star == [4321]
    assert call("show hangzhou --data", str(folder)).exit_code == 2


def test_a_file_that_breaks_the_format_is_named_with_the_place_of_every_fault(folder: Path) -> None:
    file = folder / "inside-the-dragon-2013" / "dalian.json"
    city = json.loads(file.read_text(encoding="utf-8"))
    city["profiles"][0] |= {"region": "west", "latitude": "far north"}
    file.write_text(json.dumps(city), encoding="utf-8")
    for command, code in (("cities", 2), ("verify", 1)):
        result = call(command, "--data", str(folder))
        assert (result.exit_code, result.stdout) == (code, ""), command
        for part in (f"{file.parent.name}/dalian.json", "$.profiles[0].region", "$.profiles[0].latitude", "nothing was loaded"):
            assert part in result.stderr, f"{command}: {part}"


def test_a_folder_without_data_is_no_data_set(tmp_path: Path) -> None:
    result = call("cities --data", str(tmp_path))
    assert result.exit_code == 2
    assert "it holds no data files" in " ".join(result.stderr.split())


# --- the house format ---


@pytest.mark.slow
def test_the_bundled_files_are_in_the_house_format_and_any_other_form_becomes_it(package: Path, tmp_path: Path) -> None:
    files = sorted((package / "data").glob("**/*.json"))
    bundled = {file.relative_to(package / "data"): file.read_bytes() for file in files if file.parent.name != "schemas"}
    assert len(bundled) > 29
    for name, content in bundled.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(re.sub(rb"\s*\n\s*", b"  ", content))
    check = call("format", str(tmp_path), "--check")
    assert (check.exit_code, len(check.stdout.splitlines())) == (1, len(bundled) + 1)
    _call.cache_clear()
    assert call("format", str(tmp_path)).exit_code == 0
    for name, content in bundled.items():
        assert (tmp_path / name).read_bytes() == content, name
    _call.cache_clear()
    assert call("format", str(tmp_path), "--check").stdout == f"{len(bundled)} files, 0 to change\n"


def test_format_changes_nothing_where_one_file_is_no_json(folder: Path) -> None:
    (folder / "sources.json").write_text("{'sources': []}", encoding="utf-8")
    before = {file: file.read_bytes() for file in folder.rglob("*.json")}
    result = call("format", str(folder))
    assert result.exit_code == 2
    assert "sources.json" in result.stderr
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


# --- doubts and gaps on the way to the reader ---


def test_a_record_has_the_same_columns_whether_there_is_a_figure_or_not() -> None:
    commands = ("dalian -i gdp", "suzhou dalian -i wages.graduate_salary", "beijing -i outsourcing.signed_value")
    heads = {call(f"compare {command} --format csv").stdout.split("\n")[0] for command in commands}
    (head,) = heads
    assert head.startswith("city,indicator,gap.kind,gap.text,gap.indicator,")


def test_every_note_and_erratum_of_a_place_stands_under_its_figures() -> None:
    for slug in ("hangzhou", "suzhou", "chengdu"):
        place = sso.city(slug)
        said = call(f"show {slug}", columns=100_000).stdout
        for each in place.figures:
            if each.note:
                assert plain(each.note) in said, repr(each)
            if each.erratum:
                assert plain(each.erratum.evidence) in said, repr(each)
            assert each.indicator.name in said, repr(each)


def test_a_label_and_a_rate_are_chosen_in_the_terminal() -> None:
    several = call("rank research.technology_centres", columns=1000)
    assert "Harbin (several, choose by label: national level; provincial level)" in several.stdout
    for words in (("research.technology_centres", "--label", "national level"), ("research.technology_centres[national level]",)):
        assert "Harbin" in call("rank", *words).stdout.split("Not ranked")[0], words
    pinned = call("rank gdp jinan xian --nearest --currency USD --rates 2012 --format json")
    figures = [record["figure"] for record in json.loads(pinned.stdout)["ranked"]]
    assert {rate.split("(")[1][:4] for figure in figures for rate in figure["rates"]} == {"2012"}
    assert all(figure["made_from"] for figure in figures)
    assert call("rank gdp --rates nobody").exit_code == 2


def test_json_has_the_ranks_and_scores_that_are_possible_and_the_kinds_of_gaps() -> None:
    ranked = json.loads(call("rank outsourcing.enterprises --format json").stdout)
    suzhou = next(record for record in ranked["ranked"] if record["city"] == "suzhou")
    assert (suzhou["rank"], suzhou["best"], suzhou["worst"], suzhou["figure"]["low"], suzhou["figure"]["high"]) == (
        1,
        1,
        3,
        1900,
        None,
    )
    gaps = {record["city"]: record["gap"] for record in ranked["unranked"]}
    assert gaps["beijing"]["kind"] == "other_years"
    scored = json.loads(call("score outsourcing.employees:2 education.universities --format json").stdout)
    assert sum(record["first_of_all_weights"] for record in scored["scored"]) >= 0.999


def test_json_holds_what_there_is_in_place_of_a_figure_as_data() -> None:
    for command in ("research.technology_centres", "outsourcing.employees --year 2012", "wages.average_salary --nearest"):
        words = command.split()
        unranked = json.loads(answer("rank", *words, "--format", "json"), parse_float=Decimal)["unranked"]
        at: dict[str, Any] = {"year": 2012} if "--year" in words else {"nearest": True} if "--nearest" in words else {}
        for record, each in zip(unranked, sso.rank(sso.cities(), words[0], **at).unranked, strict=True):
            gap, said = each.gap, record["gap"]
            assert (record["city"], said["kind"], said["text"], said["year"]) == (gap.place, gap.kind, gap.text, gap.year)
            years = (*said["years"], *((None,) if said["undated"] else ()))
            assert (years, tuple(said["labels"]), tuple(said["subjects"])) == (gap.years, gap.labels, gap.subjects), record
            assert (said["figure"] or {}).get("value") == (gap.figure.value if gap.figure else None), record
    ranked = json.loads(call("rank derived.graduate_salary --format json").stdout)
    assert all(gap["inputs"] for gap in (each["gap"] for each in ranked["unranked"]))


def test_a_document_is_chosen_in_the_terminal() -> None:
    daily = "shanghai-daily-2012-04-23"
    for command in ("compare wuxi suzhou -i gdp", "rank economy.gdp wuxi suzhou", "totals economy.gdp wuxi suzhou"):
        for source in ("nothing-of-that-name", daily):
            found = call(f"{command} --source {source}")
            assert (found.exit_code, "unknown source of the places" in found.stderr) == (2, True), command
    ranked = json.loads(call(f"rank outsourcing.signed_value --source {daily} --format json").stdout)
    assert [(each["city"], each["figure"]["source"]) for each in ranked["ranked"]] == [("hangzhou", daily)]
    assert {each["gap"]["kind"] for each in ranked["unranked"]} == {"no_document"}
    cells = records(f"compare hangzhou suzhou -i outsourcing.enterprises --source {daily}")
    assert [(each["figure"] or {}).get("source") for each in cells] == [daily, None]


def test_a_document_asked_for_decides_the_year_and_the_figures() -> None:
    daily, signed = "shanghai-daily-2012-04-23", sso.OutsourcingMetrics.signed_value
    assert sso.city("hangzhou").years(signed, source=daily) == (2011,)
    ranking = sso.rank(["hangzhou"], signed, source=daily)
    assert (ranking.year, [str(each.figure) for each in ranking]) == (2011, ["USD 3.28 billion (2011)"])
    scoring = sso.score(["hangzhou", "suzhou"], [sso.Criterion(signed)], source=daily)
    assert [each.place.slug for each in scoring] == ["hangzhou"]
    assert [gap.kind for each in scoring.unscored for gap in each.gaps] == [sso.GapKind.NO_DOCUMENT]
    with pytest.raises(sso.UnknownNameError, match="source of the places"):
        sso.compare(["suzhou"], source=daily)


def test_show_brackets_the_years_that_come_from_the_context() -> None:
    shown = answer("show beijing", "--section", "quality of life").splitlines()
    salary = next(line for line in shown if "Average salary" in line)
    gdp = next(line for line in shown if "Gross domestic product" in line)
    assert (salary.split()[-1], gdp.split()[-1]) == ("[2012]", "2012")
    assert sum(line.startswith("[ ]: ") for line in shown) == 1
    assert "[ ]: " not in answer("show beijing", "--section", "infrastructure")


def test_options_that_contradict_each_other_are_refused() -> None:
    for command in (
        "cities --model-city --not-model-city",
        "providers --matrix --role rd_centre",
        "incentives --matrix form --pays",
        "cities --overlay",
    ):
        assert call(command).exit_code == 2, command
    lists = (answer(f"cities {option} --format csv").splitlines()[1:] for option in ("--model-city", "--not-model-city"))
    both = {line for each in lists for line in each}
    assert len(both) == len(sso.cities())


def test_verify_checks_a_folder_together_with_the_bundled_data(tmp_path: Path) -> None:
    figure = {"unit": "USD", "period": "2020"}
    figures = [
        {"indicator": "outsourcing.executed_value", "value": 100000000, "printed": "100 million", **figure},
        {"indicator": "outsourcing.offshore_executed_value", "value": 200000000, "printed": "200 million", **figure},
    ]
    profile = {"pages": "1", "chapters": [{"section": "service_outsourcing", "figures": figures}]}
    source = {"id": "later", "title": "Later", "publisher": "Nobody", "kind": "book", "date": "2021"}
    (tmp_path / "later").mkdir()
    (tmp_path / "sources.json").write_text(json.dumps({"sources": [source]}), encoding="utf-8")
    (tmp_path / "later/dalian.json").write_text(json.dumps({"profiles": [profile]}), encoding="utf-8")
    result = call("verify --overlay --data", str(tmp_path))
    assert result.exit_code == 1
    assert "Dalian" in result.output
    assert "USD 200 million" in result.output


def test_a_series_of_several_cities_is_on_one_scale() -> None:
    lines = answer("series economy.gdp shenzhen xiamen").splitlines()
    assert "GDP, CNY billion" in lines[2]
    points = {tuple(line.split()[:2]): line.split()[2] for line in lines[4:8]}
    assert points == {
        ("Shenzhen", "2011"): "1,177.273",
        ("Shenzhen", "2012"): "1,295",
        ("Xiamen", "2011"): "251.302",
        ("Xiamen", "2012"): "281.71",
    }


def test_roles_and_targets_are_told_in_words() -> None:
    assert "R&D centre" in answer("providers IBM --city wuxi")
    assert "CMMI level 3 · target: > 100 (2014)" in answer("search CMMI --city chengdu")
