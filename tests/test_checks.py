from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

import china_sso as sso
from china_sso import checks
from china_sso.checks import DATASET_CHECKS, PER_HEAD, PLACE_CHECKS, QUOTIENTS, SUMS, WHOLES, Finding, verify
from china_sso.model.erratum import Erratum
from china_sso.model.figure import Figure
from china_sso.model.percent import Percent
from china_sso.model.place import City
from china_sso.model.records import vocabulary
from china_sso.model.units import Dimension, Unit
from china_sso.model.vocabulary import Bound, Confidence, Kind, Role, Section
from synthetic import city, figure, provider

UNITS = {
    Dimension.MONEY: Unit.CNY,
    Dimension.COUNT: Unit.COUNT,
    Dimension.PERSONS: Unit.PERSONS,
    Dimension.LENGTH: Unit.KM,
    Dimension.AREA: Unit.KM2,
    Dimension.PERCENT: Unit.PERCENT,
}


def of(indicator: str, value: int | str, **more: Any) -> Figure:
    """A figure in a unit that its indicator has."""
    dimension = vocabulary()[indicator].dimension
    assert dimension is not None
    return figure(indicator, value, more.pop("unit", None) or UNITS[dimension], **more)


def grown(indicator: str, value: int, percent: str, year: int = 2012) -> Figure:
    return of(indicator, value, year=year, growth=Percent(percent), growth_from=year - 1)


def found(check: Callable[[Any], Any], *figures: Figure, **more: Any) -> list[Finding]:
    return list(check(city("somewhere", *figures, **more)))


def fires(check: Callable[[Any], Any], *figures: Figure, **more: Any) -> bool:
    findings = found(check, *figures, **more)
    for finding in findings:
        assert finding.check == check.__name__
        assert finding.place == "somewhere"
        assert finding.message
        assert finding.figures
    return bool(findings)


# --- parts and totals ---


@pytest.mark.parametrize("total", SUMS)
def test_a_total_is_the_sum_of_its_parts(total: str) -> None:
    parts = [of(name, 500) for name in SUMS[total]]
    assert fires(checks.sums, of(total, 900), *parts)
    assert not fires(checks.sums, of(total, 1000), *parts)
    assert not fires(checks.sums, of(total, 1005), *parts), "a printed numeral of three digits is rounded"
    assert not fires(checks.sums, of(total, 900), *parts[1:]), "a part is missing"


def test_a_sum_of_more_than_some_or_of_another_year_or_currency_is_not_checked() -> None:
    parts = [of(name, 500) for name in SUMS["outsourcing.signed_value"]]
    assert not fires(checks.sums, of("outsourcing.signed_value", 900, bound=Bound.AT_LEAST), *parts)
    assert not fires(checks.sums, of("outsourcing.signed_value", 900, year=2011), *parts)
    assert not fires(checks.sums, of("outsourcing.signed_value", 900, unit=Unit.USD), *parts)
    assert not fires(checks.sums, of("outsourcing.signed_value", 900, subject="a park"), *parts)
    assert not fires(checks.sums, of("outsourcing.signed_value", 900, kind=Kind.TARGET), *parts)


@pytest.mark.parametrize(("percent", "wrong"), [("5", True), ("10", False), ("15", False), ("20", False), ("25", True)])
def test_a_total_grows_at_a_rate_between_those_of_its_parts(percent: str, wrong: bool) -> None:
    total, (one, other) = "service_trade.total_value", SUMS["service_trade.total_value"]
    assert fires(checks.growth_of_sums, grown(total, 1000, percent), grown(one, 500, "10"), grown(other, 500, "20")) is wrong


@pytest.mark.parametrize(
    ("shares", "wrong"), [((50, 30, 20), False), ((50, 30, "20.9"), False), ((50, 30, 30), True), ((5, 3, 2), True)]
)
def test_the_shares_of_the_three_lines_add_up_to_100(shares: tuple[int | str, ...], wrong: bool) -> None:
    lines = [of(f"outsourcing.{line}_share", share) for line, share in zip(("ito", "bpo", "kpo"), shares, strict=True)]
    assert fires(checks.shares, *lines) is wrong
    assert not fires(checks.shares, *lines[:2]), "not all three are there"


@pytest.mark.parametrize("name", QUOTIENTS)
@pytest.mark.parametrize(("share", "wrong"), [("25", False), ("25.4", False), ("30", True), ("2.5", True)])
def test_a_printed_share_is_that_of_its_values(name: str, share: str, wrong: bool) -> None:
    part, whole = QUOTIENTS[name]
    assert fires(checks.quotients, of(name, share), of(part, 250), of(whole, 1000)) is wrong
    assert not fires(checks.quotients, of(name, share), of(part, 250), of(whole, 1000, year=2010)), "of another year"


@pytest.mark.parametrize(("share", "wrong"), [("50", False), ("50.6", False), ("55", True), ("45", True)])
def test_the_printed_share_of_a_line_is_that_of_its_value(share: str, wrong: bool) -> None:
    values = [of(f"outsourcing.{line}_value", value) for line, value in (("ito", 500), ("bpo", 300), ("kpo", 200))]
    assert fires(checks.line_shares, *values, of("outsourcing.ito_share", share)) is wrong
    assert not fires(checks.line_shares, *values[:2], of("outsourcing.ito_share", share)), "the value of a line is missing"


# --- larger than its own whole ---


@pytest.mark.parametrize(("part", "whole"), WHOLES)
def test_a_part_is_not_larger_than_its_whole(part: str, whole: str) -> None:
    assert fires(checks.wholes, of(part, 11), of(whole, 10))
    assert not fires(checks.wholes, of(part, 10), of(whole, 10))
    assert not fires(checks.wholes, of(part, 11), of(whole, 10, bound=Bound.AT_LEAST)), "the whole may be larger than printed"
    assert not fires(checks.wholes, of(part, 11), of(whole, 10, upper=12)), "the whole ends at 12"
    assert not fires(checks.wholes, of(part, 11), of(whole, 10, year=2011)), "the whole is of another year"
    assert not fires(checks.wholes, of(part, 11), of(whole, 10, subject="a park"))


def test_every_name_that_a_check_knows_is_an_indicator() -> None:
    names = [
        *SUMS,
        *(part for parts in SUMS.values() for part in parts),
        *QUOTIENTS,
        *(n for pair in QUOTIENTS.values() for n in pair),
    ]
    names += [*(name for pair in WHOLES for name in pair), *PER_HEAD]
    names += [name for name in checks.LEVELS if not name.startswith("derived.")]
    assert set(names) <= set(vocabulary()), set(names) - set(vocabulary())
    assert {name for name in checks.LEVELS if name.startswith("derived.")} <= {each.name for each in sso.DERIVATIONS}


@pytest.mark.parametrize(
    ("odd", "wrong"),
    [
        (figure("environment.good_air_days", 367, Unit.DAYS), True),
        (figure("environment.good_air_days", 366, Unit.DAYS), False),
        (figure("environment.good_air_days", 300, Unit.DAYS, upper=400), True),
        (of("outsourcing.graduate_share", 101), True),
        (of("outsourcing.graduate_share", -1), True),
        (of("outsourcing.graduate_share", 100), False),
        (of("telecommunications.mobile_penetration", 140), False),
        (of("economy.growth", 120), False),
        (of("economy.growth", -5), False),
        (figure("standing.rank", 0, Unit.RANK), True),
        (figure("standing.rank", 1, Unit.RANK), False),
    ],
    ids=repr,
)
def test_days_fit_into_a_year_shares_into_100_percent_and_ranks_begin_at_1(odd: Figure, wrong: bool) -> None:
    assert fires(checks.ranges, odd) is wrong


# --- over time ---


@pytest.mark.parametrize(("percent", "wrong"), [("25", False), ("25.9", False), ("30", True), ("-25", True), ("2.5", True)])
def test_a_printed_growth_is_that_between_the_values_of_two_years(percent: str, wrong: bool) -> None:
    after = grown("economy.gdp", 125, percent)
    assert fires(checks.growth, of("economy.gdp", 100, year=2011), after) is wrong
    assert not fires(checks.growth, after), "there is nothing to compare with"
    assert not fires(checks.growth, of("economy.gdp", 100, year=2010), after), "the value is not of the year before"
    assert not fires(checks.growth, of("economy.gdp", 100, year=2011, unit=Unit.USD), after), "it is in another currency"
    assert not fires(checks.growth, of("economy.gdp", 100, year=2011, source="another"), after), "another document has it"
    assert not fires(checks.growth, of("economy.gdp", 100, year=2011), evolve(after, kind=Kind.TARGET))


def test_what_is_stated_twice_is_stated_alike() -> None:
    first = of("economy.gdp", 1000)
    assert fires(checks.repeated, first, of("economy.gdp", 1200, section=Section.FACTORS))
    assert not fires(checks.repeated, first, of("economy.gdp", 1000, section=Section.FACTORS))
    assert not fires(checks.repeated, first, of("economy.gdp", 1004, section=Section.FACTORS)), "one of the two is rounded"
    for other in ({"year": 2011}, {"year": None}, {"label": "of the old town"}, {"subject": "a district"}, {"source": "another"}):
        assert not fires(checks.repeated, first, of("economy.gdp", 1200, **other)), other


@pytest.mark.parametrize(
    ("odd", "usual", "wrong"),
    [(odd, usual, odd is not usual) for odd in (Unit.CNY, Unit.USD, Unit.HKD) for usual in (Unit.CNY, Unit.USD, Unit.HKD)],
)
def test_output_is_in_the_currency_of_the_place(odd: Unit, usual: Unit, wrong: bool) -> None:
    incomes = [of("wages.average_salary", 5, unit=Unit(f"{usual}/year"), year=year) for year in (2010, 2011)]
    assert fires(checks.currencies, of("economy.gdp", 5, unit=odd), *incomes) is wrong
    assert not fires(checks.currencies, of("economy.gdp", 5, unit=odd)), "it is the only one, and so the place's own"
    for finding in found(checks.currencies, of("economy.gdp", 5, unit=odd), *incomes):
        assert [figure.indicator for figure in finding.figures] == ["economy.gdp"]
        assert finding.message.endswith(f"is not in {usual}")


def test_contracts_may_be_in_dollars_but_not_in_those_of_hong_kong() -> None:
    output = of("economy.gdp", 5, unit=Unit.CNY)
    assert not fires(checks.currencies, output, of("outsourcing.signed_value", 5, unit=Unit.USD))
    assert fires(checks.currencies, output, of("outsourcing.signed_value", 5, unit=Unit.HKD))
    assert not fires(checks.currencies, of("economy.gdp", 5, unit=Unit.HKD), of("outsourcing.signed_value", 5, unit=Unit.HKD))
    assert not fires(checks.currencies, of("outsourcing.signed_value", 5, unit=Unit.HKD)), "nobody knows what is the place's own"


def test_exports_of_services_do_not_exceed_the_output() -> None:
    output = of("economy.gdp", 1000)
    assert fires(checks.service_trade_within_gdp, of("service_trade.export_value", 500, unit=Unit.USD), output)
    assert not fires(checks.service_trade_within_gdp, of("service_trade.export_value", 500), output)
    assert not fires(checks.service_trade_within_gdp, of("service_trade.export_value", 5000))


# --- against all other cities ---


def cities(indicator: str, values: list[int], *, unit: Unit | None = None) -> list[City]:
    people = of("population.total", 1000)
    return [
        city(f"city-{i}", people, figure(indicator, value, unit or UNITS[vocabulary()[indicator].dimension or Dimension.COUNT]))
        for i, value in enumerate(values)
    ]


@pytest.mark.parametrize(("last", "wrong"), [(100, False), (390, False), (410, True), (26, False), (24, True)])
def test_output_per_head_is_near_the_median_of_all_cities(last: int, wrong: bool) -> None:
    findings = list(checks.outliers(cities("economy.gdp", [100] * 5 + [last])))
    assert [finding.place for finding in findings if finding.figures[0].indicator == "economy.gdp"] == (["city-5"] if wrong else [])


@pytest.mark.parametrize(("last", "wrong"), [(1900, False), (2100, True), (510, False), (490, True)])
def test_salaries_are_near_the_median_of_all_cities(last: int, wrong: bool) -> None:
    findings = checks.outliers(cities("wages.graduate_salary", [1000] * 5 + [last], unit=Unit.CNY_PER_MONTH))
    assert {finding.place for finding in findings} == ({"city-5"} if wrong else set())


def test_a_salary_of_a_month_is_held_against_a_twelfth_of_one_of_a_year() -> None:
    per_month = city("month", figure("wages.graduate_salary", 1000, Unit.CNY_PER_MONTH))
    per_year = cities("wages.graduate_salary", [12000] * 5, unit=Unit.CNY_PER_YEAR)
    assert not list(checks.outliers([*per_year, per_month]))


def test_of_few_cities_nobody_can_tell_what_is_usual() -> None:
    assert not list(checks.outliers(cities("economy.gdp", [100, 100, 100, 100000])))
    assert not list(checks.magnitudes(cities("economy.gdp", [100, 100, 10**7])))


@pytest.mark.parametrize(("last", "wrong"), [(100, False), (9000, False), (11000, True), (2, False), (0, False)])
def test_no_city_has_hundreds_of_times_the_money_of_the_others(last: int, wrong: bool) -> None:
    findings = list(checks.magnitudes(cities("outsourcing.signed_value", [100] * 5 + [last])))
    assert [finding.place for finding in findings] == (["city-5"] if wrong else [])


def entries(*activities: str, role: Role = Role.OUTSOURCING_PROVIDER) -> list[sso.Provider]:
    return [provider(f"Company {i}", role, activity=activity) for i, activity in enumerate(activities)]


def test_two_cities_do_not_list_the_same_organisations_doing_the_same() -> None:
    same = entries("software", "calls", "data")

    def blocks(other: list[sso.Provider]) -> list[Finding]:
        return list(checks.repeated_blocks([city("one", providers=same), city("two", providers=other)]))

    (finding,) = blocks(same)
    assert len(finding.providers) == 6
    assert "Company 0, Company 1, Company 2" in finding.message
    assert not blocks(same[:2]), "two that are the same are chance"
    assert not blocks(entries("maps", "maps", "maps")), "they do something else"
    assert not blocks(entries("software", "calls", "data", role=Role.RD_CENTRE)), "they stand in another table"


def test_two_cities_do_not_have_the_same_long_number() -> None:
    def twins(one: int, other: int, **more: Any) -> bool:
        here, there = of("population.total", one), of("population.total", other, **more)
        return bool(list(checks.twins([city("one", here), city("two", there)])))

    assert twins(123456, 123456)
    assert not twins(123456, 123457)
    assert not twins(1230000, 1230000), "three digits are chance"
    assert not list(checks.twins([city("one", of("population.total", 123456), of("population.total", 123456, year=2011))]))


# --- all together ---

EVERY = [*PLACE_CHECKS, *DATASET_CHECKS]


@pytest.mark.parametrize("check", EVERY, ids=lambda check: check.__name__)
def test_an_empty_place_breaks_no_rule(check: Callable[[Any], Any]) -> None:
    assert not list(check(city("empty") if check in PLACE_CHECKS else [city("empty")]))


@pytest.mark.parametrize("check", EVERY, ids=lambda check: check.__name__)
def test_every_check_says_what_it_checks(check: Callable[[Any], Any]) -> None:
    assert check.__doc__
    assert len(check.__doc__.split("\n")[0]) > 20


@pytest.mark.parametrize("check", EVERY, ids=lambda check: check.__name__)
@pytest.mark.parametrize(("usual", "odd"), [(0, 0), (-5, -5), (100, 0), (100, -5), (0, 100)])
def test_no_check_stumbles_over_zero_or_less(check: Callable[[Any], Any], usual: int, odd: int) -> None:
    plain = [name for name, indicator in vocabulary().items() if indicator.dimension in UNITS and not indicator.many]

    def place(slug: str, value: int) -> City:
        now = [of(name, value, growth=Percent(5), growth_from=2011) for name in plain]
        salary = figure("wages.average_salary", value, Unit.CNY_PER_YEAR)
        return city(slug, *now, *(of(name, value, year=2011) for name in plain), salary)

    places = [place("odd", odd), *(place(f"city-{i}", usual) for i in range(5))]
    assert isinstance(list(check(places[0]) if check in PLACE_CHECKS else check(places)), list)


def test_a_finding_is_answered_by_the_errata_and_notes_of_what_it_is_about() -> None:
    erratum = Erratum(
        id="wrong", place="somewhere", section=Section.OVERVIEW, printed="11", evidence="because", confidence=Confidence.CERTAIN
    )
    part, whole = of("hotels.five_star", 11), of("hotels.star_rated", 10)
    assert found(checks.wholes, part, whole)[0].answers == ()
    assert found(checks.wholes, evolve(part, erratum=erratum), whole)[0].answers == ("wrong",)
    assert found(checks.wholes, part, evolve(whole, note="as printed"))[0].answers == ("as printed",)


def test_verify_runs_every_check_over_every_place() -> None:
    seen: list[str] = []
    findings = verify(sso.load(errata=False), on_place=seen.append)
    assert seen == [*(each.slug for each in sso.cities()), "china"]
    expected = [finding for place in sso.load(errata=False).places() for check in PLACE_CHECKS for finding in check(place)]
    expected += [finding for check in DATASET_CHECKS for finding in check(sso.load(errata=False).cities())]
    assert list(findings) == expected


@pytest.mark.parametrize("errata", [False, True], ids=["as printed", "corrected"])
def test_everything_in_the_bundled_data_that_does_not_fit_is_answered(errata: bool) -> None:
    unanswered = [
        f"{finding.place}: {finding.check}: {finding.message}" for finding in verify(sso.load(errata=errata)) if not finding.answers
    ]
    assert not unanswered, "\n".join(unanswered)


def test_corrections_leave_fewer_findings_than_what_is_printed() -> None:
    assert len(verify(sso.load())) < len(verify(sso.load(errata=False)))
