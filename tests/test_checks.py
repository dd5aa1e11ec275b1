"""Each check fires at what arithmetic forbids, and at nothing else."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest
from attrs import evolve

import china_sso as sso
from china_sso.checks import DATASET_CHECKS, PLACE_CHECKS, across, limits, parts, time
from china_sso.checks.finding import close
from china_sso.model.indicators import indicator_named
from china_sso.model.provider import Role
from china_sso.model.records import PRINTED
from china_sso.model.units import Currency, Dimension, Unit
from china_sso.model.vocabulary import Bound, Confidence, Kind, Section
from conftest import some
from synthetic import SOURCE, city, figure, provider

UNITS = {
    Dimension.MONEY: Unit.CNY,
    Dimension.COUNT: Unit.COUNT,
    Dimension.PERSONS: Unit.PERSONS,
    Dimension.LENGTH: Unit.KM,
    Dimension.AREA: Unit.KM2,
    Dimension.PERCENT: Unit.PERCENT,
}
Check = Callable[[Any], Any]


def of(indicator: sso.Indicator | str, value: int | str, **more: Any) -> sso.Figure:
    """A figure in a unit that its indicator has."""
    dimension = indicator_named(indicator).dimension
    assert dimension is not None
    return figure(indicator, value, more.pop("unit", None) or UNITS[dimension], **more)


def grown(indicator: sso.Indicator | str, value: int, percent: str, year: int = 2012) -> sso.Figure:
    return of(indicator, value, year=year, growth=sso.Percent(percent), growth_from=year - 1)


def found(check: Check, *figures: sso.Figure, **more: Any) -> list[sso.Finding]:
    return list(check(city("somewhere", *figures, **more)))


def fires(check: Check, *figures: sso.Figure, **more: Any) -> bool:
    findings = found(check, *figures, **more)
    for finding in findings:
        assert (finding.check, finding.place) == (check.__name__, "somewhere")
        assert finding.message
        assert finding.figures
    return bool(findings)


# --- parts and totals ---


def test_a_total_is_the_sum_of_its_parts() -> None:
    for total, names in parts.SUMS.items():
        halves = [of(name, 500) for name in names]
        assert fires(parts.sums, of(total, 900), *halves), total
        assert not fires(parts.sums, of(total, 1000), *halves), total
        assert not fires(parts.sums, of(total, 1005), *halves), f"{total}: a printed numeral of three digits is rounded"
        assert not fires(parts.sums, of(total, 900), *halves[1:]), f"{total}: a part is missing"


def test_a_sum_of_more_than_some_or_of_another_year_currency_or_document_is_not_checked() -> None:
    total = sso.OutsourcingMetrics.signed_value
    halves = [of(name, 500) for name in parts.SUMS[total]]
    others: list[dict[str, Any]] = [
        {"bound": Bound.AT_LEAST}, {"year": 2011}, {"unit": Unit.USD}, {"subject": "a park"}, {"kind": Kind.TARGET},
        {"source": "another"},
    ]  # fmt: skip
    for other in others:
        assert not fires(parts.sums, of(total, 900, **other), *halves), other


def test_amounts_agree_that_are_a_rounding_apart_and_nothing_agrees_with_nothing() -> None:
    for left, right, slack, agree in (
        (1000, 989, "0.011", True),
        (1000, "988.9", "0.011", False),
        (-1000, -989, "0.011", True),
        (10, -10, "0.5", False),
        (0, 0, "0.011", True),
        (0, "0.001", "0.011", False),
    ):
        for one, other in permutations((Decimal(left), Decimal(right))):
            assert close(one, other, Decimal(slack)) is agree, (one, other)


def test_a_total_grows_at_a_rate_between_those_of_its_parts() -> None:
    total = sso.ServiceTrade.total_value
    one, other = parts.SUMS[total]
    for percent, wrong in {"5": True, "10": False, "15": False, "20": False, "25": True}.items():
        figures = (grown(total, 1000, percent), grown(one, 500, "10"), grown(other, 500, "20"))
        assert fires(parts.growth_of_sums, *figures) is wrong, percent


def test_the_shares_of_the_three_lines_add_up_to_100() -> None:
    cases: dict[tuple[int | str, ...], bool] = {(50, 30, 20): False, (50, 30, "20.9"): False, (50, 30, 30): True, (5, 3, 2): True}
    for shares, wrong in cases.items():
        lines = [of(name, share) for name, share in zip(parts.LINES.values(), shares, strict=True)]
        assert fires(parts.shares, *lines) is wrong, shares
        assert not fires(parts.shares, *lines[:2]), "not all three are there"


def test_a_printed_share_is_that_of_its_values() -> None:
    for name, (part, whole) in parts.QUOTIENTS.items():
        for share, wrong in {"25": False, "25.7": False, "25.8": True, "24.3": False, "24.2": True, "2.5": True}.items():
            assert fires(parts.quotients, of(name, share), of(part, 250), of(whole, 1000)) is wrong, f"{name} of {share}"
        assert not fires(parts.quotients, of(name, 30), of(part, 250), of(whole, 1000, year=2010)), f"{name}: of another year"


def test_the_printed_share_of_a_line_is_that_of_its_value() -> None:
    values = [of(line, value) for line, value in zip(parts.LINES, (500, 300, 200), strict=True)]
    for share, wrong in {"50": False, "50.6": False, "55": True, "45": True}.items():
        assert fires(parts.line_shares, *values, of("outsourcing.ito_share", share)) is wrong, share
        assert not fires(parts.line_shares, *values[:2], of("outsourcing.ito_share", share)), "the value of a line is missing"


# --- larger than its own whole ---


def test_a_part_is_not_larger_than_its_whole() -> None:
    for part, whole in limits.WHOLES:
        case = f"{part} in {whole}"
        assert fires(limits.wholes, of(part, 11), of(whole, 10)), case
        assert not fires(limits.wholes, of(part, 10), of(whole, 10)), case
        assert not fires(limits.wholes, of(part, 11), of(whole, 10, bound=Bound.AT_LEAST)), f"{case}, which may be larger"
        assert not fires(limits.wholes, of(part, 11), of(whole, 10, upper=12)), f"{case}, which ends at 12"
        assert not fires(limits.wholes, of(part, 11), of(whole, 10, year=2011)), f"{case} of another year"
        assert not fires(limits.wholes, of(part, 11), of(whole, 10, source="another")), f"{case} in another document"
        assert not fires(limits.wholes, of(part, 11), of(whole, 10, subject="a park")), case


def test_days_fit_into_a_year_shares_into_100_percent_and_ranks_begin_at_1() -> None:
    wrong = [
        figure("environment.good_air_days", 367, Unit.DAYS),
        figure("environment.good_air_days", 300, Unit.DAYS, upper=400),
        of("outsourcing.graduate_share", 101),
        of("outsourcing.graduate_share", -1),
        of("hotels.total", -1),
        figure("standing.rank", 0, Unit.RANK),
    ]
    right = [
        figure("environment.good_air_days", 366, Unit.DAYS),
        of("outsourcing.graduate_share", 100),
        of("telecommunications.mobile_penetration", 140),
        of("economy.growth", 120),
        of("economy.growth", -5),
        of("economy.inflation", -1),
        of("hotels.total", 0),
        figure("standing.rank", 1, Unit.RANK),
    ]
    for each in wrong:
        assert fires(limits.ranges, each), repr(each)
    for each in right:
        assert not fires(limits.ranges, each), repr(each)


# --- over time ---


def test_a_printed_growth_is_that_between_the_values_of_two_years() -> None:
    for percent, wrong in {"25": False, "25.9": False, "30": True, "-25": True, "2.5": True}.items():
        assert fires(time.growth, of("economy.gdp", 100, year=2011), grown("economy.gdp", 125, percent)) is wrong, percent
    for value, wrong in {205: False, 206: True, 195: False, 194: True}.items():
        assert fires(time.growth, of("economy.gdp", 100, year=2011), grown("economy.gdp", value, "100")) is wrong, value
    after = grown("economy.gdp", 125, "30")
    assert not fires(time.growth, after), "there is nothing to compare with"
    assert not fires(time.growth, of("economy.gdp", 100, year=2010), after), "the value is not of the year before"
    assert not fires(time.growth, of("economy.gdp", 100, year=2011, unit=Unit.USD), after), "it is in another currency"
    assert not fires(time.growth, of("economy.gdp", 100, year=2011, source="another"), after), "another document has it"
    assert not fires(time.growth, of("economy.gdp", 100, year=2011), evolve(after, kind=Kind.TARGET))


def test_what_is_stated_twice_is_stated_alike() -> None:
    first = of("economy.gdp", 1000)
    assert fires(time.repeated, first, of("economy.gdp", 1200, section=Section.FACTORS))
    assert not fires(time.repeated, first, of("economy.gdp", 1000, section=Section.FACTORS))
    assert not fires(time.repeated, first, of("economy.gdp", 1004, section=Section.FACTORS)), "one of the two is rounded"
    others: list[dict[str, Any]] = [
        {"year": 2011}, {"year": None}, {"label": "of the old town"}, {"subject": "a district"}, {"source": "another"}
    ]  # fmt: skip
    for other in others:
        assert not fires(time.repeated, first, of("economy.gdp", 1200, **other)), other
    for label, wrong in (("of the old town", True), (None, False)):
        named = "outsourcing.attracted_enterprises"
        assert fires(time.repeated, of(named, 1000, label=label), of(named, 1200, label=label)) is wrong, "which ones is not said"


def test_what_two_documents_say_of_one_year_they_say_alike() -> None:
    here = of("economy.gdp", 1000)

    def apart(value: int, **more: Any) -> bool:
        return fires(across.documents, here, of("economy.gdp", value, **{"source": "another", **more}))

    assert apart(1200)
    assert apart(1000, unit=Unit.USD)
    assert apart(1100, bound=Bound.AT_LEAST)
    assert not apart(1000)
    assert not apart(1005), "one of the two is rounded"
    assert not apart(1050, bound=Bound.ABOUT)
    assert not apart(900, bound=Bound.AT_LEAST)
    assert not apart(900, upper=1100)
    assert not apart(1200, source=SOURCE), "that is one document"
    for other in ({"year": 2011}, {"year": None}, {"label": "of the old town"}, {"subject": "a district"}, {"kind": Kind.TARGET}):
        assert not apart(1200, **other), other


def test_three_documents_are_each_held_against_the_others() -> None:
    values = {SOURCE: 1000, "another": 1010, "a third": 1019}
    for order in permutations(values):
        (finding,) = found(across.documents, *(of("economy.gdp", values[source], source=source) for source in order))
        assert {each.source for each in finding.figures} == {SOURCE, "a third"}, f"another is near enough to both: {order}"


def test_the_documents_of_a_place_put_it_into_one_region() -> None:
    place = city("somewhere")
    (profile,) = place.profiles
    other = evolve(profile, source="another", region=sso.Region.SOUTHERN)
    (finding,) = across.documents(evolve(place, profiles=(profile, other)))
    assert finding.message == "its region is eastern in synthetic, southern in another"
    assert not list(across.documents(evolve(place, profiles=(profile, evolve(other, region=profile.region)))))
    assert not list(across.documents(evolve(place, profiles=(profile, evolve(other, region=None)))))


def test_output_is_in_the_currency_of_the_place() -> None:
    for odd in Currency:
        output = of("economy.gdp", 5, unit=Unit(odd.value))
        assert not fires(limits.currencies, output), f"{odd} is the only one, and so the place's own"
        for usual in Currency:
            incomes = [of("wages.average_salary", 5, unit=Unit(f"{usual}/year"), year=year) for year in (2010, 2011)]
            findings = found(limits.currencies, output, *incomes)
            assert [each.figures[0].indicator for each in findings] == ([] if odd is usual else [sso.Economy.gdp]), (odd, usual)
            assert all(finding.message.endswith(f"is not in {usual}") for finding in findings), (odd, usual)


def test_contracts_may_be_in_dollars_but_not_in_those_of_hong_kong() -> None:
    output = of("economy.gdp", 5, unit=Unit.CNY)
    assert not fires(limits.currencies, output, of("outsourcing.signed_value", 5, unit=Unit.USD))
    assert fires(limits.currencies, output, of("outsourcing.signed_value", 5, unit=Unit.HKD))
    assert not fires(limits.currencies, of("economy.gdp", 5, unit=Unit.HKD), of("outsourcing.signed_value", 5, unit=Unit.HKD))
    assert not fires(limits.currencies, of("outsourcing.signed_value", 5, unit=Unit.HKD)), "nobody knows what is the place's own"


def test_exports_of_services_do_not_exceed_the_output() -> None:
    output = of("economy.gdp", 1000)
    assert fires(limits.service_trade_within_gdp, of("service_trade.export_value", 500, unit=Unit.USD), output)
    assert not fires(limits.service_trade_within_gdp, of("service_trade.export_value", 500), output)
    assert not fires(limits.service_trade_within_gdp, of("service_trade.export_value", 5000))


# --- against all other cities ---


def cities(indicator: str, values: list[int], *, unit: Unit | None = None) -> list[sso.City]:
    people = of("population.total", 1000)
    return [city(f"city-{i}", people, of(indicator, value, unit=unit)) for i, value in enumerate(values)]


def test_output_per_head_and_salaries_are_near_the_median_of_all_cities() -> None:
    for last, wrong in {100: False, 390: False, 410: True, 26: False, 24: True}.items():
        findings = across.outliers(cities("economy.gdp", [100] * 5 + [last]))
        assert [each.place for each in findings] == (["city-5"] if wrong else []), last
    for last, wrong in {1900: False, 2100: True, 510: False, 490: True}.items():
        findings = across.outliers(cities("wages.graduate_salary", [1000] * 5 + [last], unit=Unit.CNY_PER_MONTH))
        assert [each.place for each in findings] == (["city-5"] if wrong else []), last


def test_a_salary_of_a_month_is_held_against_a_twelfth_of_one_of_a_year() -> None:
    per_month = city("month", figure("wages.graduate_salary", 1000, Unit.CNY_PER_MONTH))
    per_year = cities("wages.graduate_salary", [12000] * 5, unit=Unit.CNY_PER_YEAR)
    assert not list(across.outliers([*per_year, per_month]))


def test_of_few_cities_nobody_can_tell_what_is_usual() -> None:
    assert not list(across.outliers(cities("economy.gdp", [100, 100, 100, 100000])))
    assert not list(across.magnitudes(cities("economy.gdp", [100, 100, 10**7])))


def test_no_city_has_hundreds_of_times_the_money_of_the_others() -> None:
    for last, wrong in {100: False, 9000: False, 11000: True, 2: False, 0: False}.items():
        findings = across.magnitudes(cities("outsourcing.signed_value", [100] * 5 + [last]))
        assert [finding.place for finding in findings] == (["city-5"] if wrong else []), last


def entries(*activities: str, role: Role = Role.OUTSOURCING_PROVIDER) -> list[sso.Provider]:
    return [provider(f"Company {i}", role, activity=activity) for i, activity in enumerate(activities)]


def test_two_cities_do_not_list_the_same_organisations_doing_the_same() -> None:
    same = entries("software", "calls", "data")

    def blocks(other: list[sso.Provider]) -> list[sso.Finding]:
        return list(across.repeated_blocks([city("one", providers=same), city("two", providers=other)]))

    (finding,) = blocks(same)
    assert len(finding.providers) == 6
    assert "Company 0, Company 1, Company 2" in finding.message
    assert not blocks(same[:2]), "two that are the same are chance"
    assert not blocks(entries("maps", "maps", "maps")), "they do something else"
    assert not blocks(entries("software", "calls", "data", role=Role.RD_CENTRE)), "they stand in another table"


def test_two_cities_do_not_have_the_same_long_number() -> None:
    def twins(one: int, other: int, **more: Any) -> bool:
        here, there = of("population.total", one), of("population.total", other, **more)
        return bool(list(across.twins([city("one", here), city("two", there)])))

    assert twins(123456, 123456)
    assert not twins(123456, 123457)
    assert not twins(1230000, 1230000), "three digits are chance"
    assert not list(across.twins([city("one", of("population.total", 123456), of("population.total", 123456, year=2011))]))


# --- all together ---


def test_no_check_stumbles_over_nothing_zero_or_less() -> None:
    plain = some((each for each in PRINTED.values() if each.dimension in UNITS and not each.labelled), 6)

    def place(slug: str, value: int) -> sso.City:
        now = [of(each, value, growth=sso.Percent(5), growth_from=2011) for each in plain]
        return city(slug, *now, *(of(each, value, year=2011) for each in plain))

    def run(places: list[sso.City]) -> list[sso.Finding]:
        single = [finding for check in PLACE_CHECKS for each in places for finding in check(each)]
        return [*single, *(finding for check in DATASET_CHECKS for finding in check(places))]

    assert run([]) == run([city("empty")]) == []
    for usual, odd in ((0, 0), (-5, -5), (100, -5), (0, 100)):
        found = run([place("odd", odd), *(place(f"city-{i}", usual) for i in range(5))])
        assert {each.check for each in found} <= {check.__name__ for check in (*PLACE_CHECKS, *DATASET_CHECKS)}, (usual, odd)


def test_a_finding_is_answered_by_the_errata_and_notes_of_what_it_is_about() -> None:
    erratum = sso.Erratum(
        id="wrong", source=SOURCE, place="somewhere", section=Section.OVERVIEW, printed="11", evidence="because",
        confidence=Confidence.CERTAIN,
    )  # fmt: skip
    part, whole = of("hotels.five_star", 11), of("hotels.star_rated", 10)
    assert found(limits.wholes, part, whole)[0].answers == ()
    assert found(limits.wholes, evolve(part, erratum=erratum), whole)[0].answers == ("wrong",)
    assert found(limits.wholes, part, evolve(whole, note="as printed"))[0].answers == ("as printed",)


def test_a_finding_says_what_does_not_fit_with_the_numbers() -> None:
    salary, month = "wages.graduate_salary", Unit.USD_PER_MONTH
    cases: list[tuple[list[sso.Finding], str]] = [
        (
            list(across.outliers(cities("economy.gdp", [100] * 5 + [410]))),
            "Gross domestic product of CNY 410 is 4.1 times the median of all cities per head",
        ),
        (
            list(across.outliers(cities("economy.gdp", [100] * 5 + [20]))),
            "Gross domestic product of CNY 20 is 1/5.0 of the median of all cities per head",
        ),
        (
            list(across.magnitudes(cities("outsourcing.signed_value", [100] * 5 + [11000]))),
            "Signed outsourcing value of CNY 11,000 is 110.00000 times the median of all cities",
        ),
        (
            found(time.repeated, of("economy.gdp", 100), of("economy.gdp", 110)),
            "Gross domestic product: CNY 100 (2012) and CNY 110 (2012)",
        ),
        (
            found(time.growth, of("economy.gdp", 100, year=2011), grown("economy.gdp", 150, "10")),
            "from CNY 100 (2011) to CNY 150 (2012) is 50.0 percent, not 10",
        ),
        (
            found(
                parts.line_shares,
                *(of(f"outsourcing.{line}_value", 100) for line in ("ito", "bpo", "kpo")),
                of("outsourcing.ito_share", 50),
            ),
            "ITO value: CNY 100 of 300 is 33.3 percent, not 50",
        ),
        (
            found(
                parts.quotients, of("research.expenditure", 5), of("economy.gdp", 100), of("research.expenditure_share_of_gdp", 9)
            ),
            "CNY 5 in CNY 100 is 5.0 percent, not 9",
        ),
        (
            found(limits.currencies, *(of("economy.gdp", 5, year=year) for year in (2010, 2011)), of(salary, 5, unit=month)),
            "Average salary of graduates with a first degree of USD 5 a month is not in CNY",
        ),
        (
            found(limits.currencies, of("economy.gdp", 5), of("outsourcing.signed_value", 5, unit=Unit.HKD)),
            "Signed outsourcing value of HKD 5 is in HKD",
        ),
    ]
    for findings, message in cases:
        assert [each.message for each in findings] == [message]


def test_shares_may_be_a_rounding_off_100() -> None:
    lines = ("outsourcing.ito_share", "outsourcing.bpo_share", "outsourcing.kpo_share")
    for last, wrong in {"30": False, "31": False, "29": False, "31.1": True, "28.9": True}.items():
        shares = [of(name, value) for name, value in zip(lines, ("40", "30", last), strict=True)]
        assert fires(parts.shares, *shares) is wrong, last


def test_verify_runs_every_check_over_every_place() -> None:
    seen: list[str] = []
    as_printed = sso.load(errata=False)
    findings = sso.verify(as_printed, on_place=seen.append)
    assert seen == [place.slug for place in as_printed.places()]
    expected = [finding for place in as_printed.places() for check in PLACE_CHECKS for finding in check(place)]
    expected += [finding for check in DATASET_CHECKS for finding in check(as_printed.cities())]
    assert list(findings) == expected
    assert repr(findings) == f"<{len(findings)} rows of findings>"
    assert {each.place_name for each in findings} <= {place.name for place in as_printed.places()}
    for wrong in ("data", None):
        with pytest.raises(sso.WrongTypeError):
            sso.verify(wrong)  # type: ignore[arg-type]
    with pytest.raises(sso.WrongTypeError, match="called with each place"):
        sso.verify(as_printed, on_place="print")  # type: ignore[arg-type]
