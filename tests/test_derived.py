from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import china_sso as sso
from china_sso.analysis.targets import growth_between, progress
from china_sso.errors import UnknownNameError, WrongTypeError
from china_sso.model.derived import Derived, Ratio
from china_sso.model.figure import Figure
from china_sso.model.gap import GapKind, gap_of
from china_sso.model.growth import growth_rate, projected_value
from china_sso.model.indicator import Indicator
from china_sso.model.indicators import DERIVED
from china_sso.model.records import PRINTED
from china_sso.model.units import Currency, Dimension, Unit
from china_sso.model.vocabulary import Bound, Kind
from conftest import some
from synthetic import city, figure

PLACES = (*sso.cities(), sso.national())
RATIOS = tuple(DERIVED.values())
MADE = [(place, ratio, found) for place in PLACES for ratio in RATIOS for found in ratio.of(place)]
QUOTIENTS = [ratio for ratio in RATIOS if len(ratio.denominator) == 1]
#: What bounds over and under the line make of a quotient.
EXACT, LEAST, MOST, ABOUT, NEARLY = Bound.EXACT, Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOUT, Bound.NEARLY
MORE, LESS = Bound.MORE_THAN, Bound.LESS_THAN


def in_dollars(figure: Figure) -> Fraction:
    return Fraction((figure.to(Currency.USD) if figure.currency else figure).value)


def agree(value: Decimal | int, expected: Fraction) -> bool:
    return abs(Fraction(value) - expected) <= abs(expected) / 10**26


def unit_of(indicator: Indicator) -> Unit:
    by_dimension = {Dimension.MONEY: Unit.USD, Dimension.COUNT: Unit.COUNT, Dimension.PERSONS: Unit.PERSONS}
    assert indicator.dimension is not None
    return by_dimension[indicator.dimension]


def test_every_derived_indicator_is_made_of_printed_ones_says_how_and_some_place_has_it() -> None:
    for ratio in RATIOS:
        for each in ratio.inputs:
            assert PRINTED[each.name] is each, ratio
            assert each.name in ratio.formula, ratio
        assert any(each is ratio for _, each, _ in MADE), f"{ratio} can be made for no place and no year"


def test_each_derived_indicator_is_what_its_name_says() -> None:
    lines = "ito_value + bpo_value + kpo_value"
    said = {
        "executed_value_per_employee": "executed_value / employees",
        "offshore_executed_value_per_employee": "offshore_executed_value / employees",
        "executed_value_per_enterprise": "executed_value / enterprises",
        "employees_per_enterprise": "employees / enterprises",
        "offshore_share": "100 * offshore_executed_value / executed_value",
        "offshore_signed_share": "100 * offshore_signed_value / signed_value",
        "ito_share": f"100 * ito_value / {lines}",
        "bpo_share": f"100 * bpo_value / {lines}",
        "kpo_share": f"100 * kpo_value / {lines}",
        "universities_per_head": "100000 * universities / total",
        "students_per_head": "100000 * students / total",
        "graduates_per_head": "100000 * graduates / total",
        "gdp_per_head": "gdp / total",
        "average_salary": "average_salary",
        "graduate_salary": "graduate_salary",
    }

    def text(ratio: Ratio) -> str:
        above, below = (" + ".join(each.field for each in side) for side in (ratio.numerator, ratio.denominator))
        return "".join((f"{ratio.scale} * " if ratio.scale != 1 else "", above, f" / {below}" if below else ""))

    assert {ratio.field: text(ratio) for ratio in RATIOS} == said


def test_a_year_of_several_figures_does_not_hide_the_years_after_it() -> None:
    asked = [figure("outsourcing.employees", value, Unit.PERSONS, year) for value, year in ((10, 2010), (20, 2010), (30, 2011))]
    asked[:2] = [attrs.evolve(each, label=label) for each, label in zip(asked, ("one", "other"), strict=False)]
    place = city("here", *asked, *(figure("outsourcing.enterprises", 2, year=year) for year in (2010, 2011)))
    assert [(each.year, each.value, each.printed) for each in Derived.employees_per_enterprise.of(place)] == [(2011, 15, "")]


def test_every_quotient_is_its_formula_over_its_inputs() -> None:
    for place, ratio, found in MADE:
        if not ratio.denominator:
            continue
        of = {each.indicator: in_dollars(each) for each in found.inputs}
        above = sum((of[name] for name in ratio.numerator), Fraction(0))
        below = sum((of[name] for name in ratio.denominator), Fraction(0))
        assert agree(found.value, ratio.scale * above / below), f"{place.slug}: {found!r}"


def test_a_derived_salary_is_the_printed_one_in_dollars_for_the_same_time() -> None:
    per_year = {"year": 1, "month": 12}
    for place, ratio, found in MADE:
        if ratio.denominator:
            continue
        (printed,) = found.inputs
        assert found.unit.currency is Currency.USD
        assert printed.unit.per is not None
        assert found.unit.per is not None
        printed_for_a_year = in_dollars(printed) * per_year[printed.unit.per]
        assert agree(found.value, printed_for_a_year / per_year[found.unit.per]), f"{place.slug}: {found} of a printed {printed}"


def test_a_salary_of_a_month_is_twelve_times_as_much_a_year() -> None:
    place = city(
        "somewhere",
        figure("wages.graduate_salary", 12000, Unit.USD_PER_YEAR),
        figure("wages.average_salary", 1000, Unit.USD_PER_MONTH),
    )
    graduates, average = place.figure(sso.Derived.graduate_salary), place.figure(sso.Derived.average_salary)
    assert graduates is not None
    assert average is not None
    assert (graduates.value, graduates.unit, average.value, average.unit) == (1000, Unit.USD_PER_MONTH, 12000, Unit.USD_PER_YEAR)


def test_a_derived_figure_of_a_range_is_a_range_or_not_exact() -> None:
    for place, _, found in MADE:
        if any(each.upper is not None for each in found.inputs):
            assert found.upper is not None or found.bound is not EXACT, f"{place.slug}: {found!r} of {found.inputs}"


def test_the_inputs_are_the_printed_figures_of_one_year_and_one_document() -> None:
    for place, ratio, found in MADE:
        assert {each.indicator for each in found.inputs} == set(ratio.inputs), f"{place.slug}: {found!r}"
        assert {each.year for each in found.inputs} == {found.year}, f"{place.slug}: {found!r}"
        assert {each.source for each in found.inputs} == {found.source}, f"{place.slug}: {found!r}"
        assert all(each in place.figures for each in found.inputs), f"{place.slug}: {found!r}"
        assert all(each.kind is Kind.OBSERVED and each.subject is None for each in found.inputs), f"{place.slug}: {found!r}"


def test_a_derived_figure_shows_its_formula_its_unit_and_the_rates_it_needed() -> None:
    for place, ratio, found in MADE:
        assert found.indicator is ratio
        assert found.unit is ratio.unit
        aside = "" if found.period else ", of figures without a year that are printed next to each other"
        assert found.note == f"{ratio.formula}{aside}"
        converted = {each.currency for each in found.inputs if each.currency not in (None, Currency.USD)}
        assert {rate.currency for rate in found.rates} == converted, f"{place.slug}: {found!r}"


def test_shares_lie_between_0_and_100_percent() -> None:
    for place, _, found in MADE:
        if found.unit is Unit.PERCENT:
            assert 0 <= found.value <= 100, f"{place.slug}: {found!r} of {found.inputs}"


def test_the_shares_of_the_three_lines_make_up_the_whole() -> None:
    for place in PLACES:
        shares = [place.figure(share) for share in (Derived.ito_share, Derived.bpo_share, Derived.kpo_share)]
        known = [Fraction(each.value) for each in shares if each is not None]
        assert len(known) in (0, 3), place.slug
        assert not known or abs(sum(known, Fraction(-100))) < Fraction(1, 10**28), place.slug


def test_without_a_year_the_latest_one_with_all_inputs_counts() -> None:
    for place in PLACES:
        for ratio in RATIOS:
            latest, years = place.figure(ratio), [found.year for of, each, found in MADE if (of, each) == (place, ratio)]
            assert (latest and latest.year) == max(years, key=lambda year: year or 0, default=None), f"{place.slug} {ratio}"
            dated = {year for year in years if year is not None}
            assert list(place.years(ratio)) == sorted(dated), f"{place.slug} {ratio}"


def test_figures_of_different_years_are_not_put_together() -> None:
    place = city(
        "somewhere", figure("outsourcing.employees", 90, Unit.PERSONS, 2011), figure("outsourcing.enterprises", 9, year=2012)
    )
    assert place.find(Derived.employees_per_enterprise) == ()
    assert place.figure(Derived.employees_per_enterprise, 2012) is None


def test_figures_without_a_year_are_put_together_where_they_are_printed_next_to_each_other_and_that_is_said() -> None:
    ratio = sso.Derived.employees_per_enterprise
    employees = figure("outsourcing.employees", 900, Unit.PERSONS, None)
    enterprises, between = figure("outsourcing.enterprises", 30, year=None), figure("education.universities", 3, year=None)
    (found,) = city("somewhere", between, enterprises, employees).find(ratio)
    assert (found.value, found.period) == (30, None)
    assert "without a year" in (found.note or "")
    others = {
        "something stands between": (enterprises, between, employees),
        "in another section": (
            attrs.evolve(enterprises, origin=attrs.evolve(enterprises.origin, section=sso.Section.TARGETS)),
            employees,
        ),
        "under another footnote": (attrs.evolve(enterprises, footnotes=("3",)), employees),
        "one has a year": (figure("outsourcing.enterprises", 30), employees),
    }
    for why, figures in others.items():
        assert not city("somewhere", *figures).find(ratio), why
    beijing = sso.city("beijing").figure(ratio)
    assert str(beijing) == "< 250 persons (undated)", "nearly 100,000 people in more than 400 enterprises"


def test_figures_of_different_documents_are_not_put_together() -> None:
    place = city(
        "somewhere", figure("outsourcing.employees", 90, Unit.PERSONS), figure("outsourcing.enterprises", 9, source="another")
    )
    assert place.sources == ("synthetic", "another")
    assert place.find(Derived.employees_per_enterprise) == ()


def test_the_document_is_chosen_first_and_then_the_inputs_in_it() -> None:
    place = city(
        "somewhere",
        figure("outsourcing.employees", 7, Unit.PERSONS),
        figure("outsourcing.employees", 90, Unit.PERSONS, source="another"),
        figure("outsourcing.enterprises", 9, source="another"),
    )
    found = place.figure(Derived.employees_per_enterprise)
    assert found is not None
    assert (found.value, found.source) == (10, "another")


def test_without_one_of_its_inputs_there_is_no_derived_figure() -> None:
    for alone in (figure("outsourcing.employees", 90, Unit.PERSONS), figure("outsourcing.enterprises", 9)):
        assert city("somewhere", alone).figure(Derived.employees_per_enterprise) is None, alone


def test_nothing_is_divided_by_zero() -> None:
    place = city("somewhere", figure("outsourcing.employees", 90, Unit.PERSONS), figure("outsourcing.enterprises", 0))
    assert place.figure(Derived.employees_per_enterprise) is None


def test_money_of_a_year_without_a_rate_gives_no_derived_figure() -> None:
    place = city("somewhere", figure("economy.gdp", 90, Unit.CNY, 1990), figure("population.total", 9, Unit.PERSONS, 1990))
    assert place.figure(Derived.gdp_per_head) is None


@given(st.sampled_from(QUOTIENTS), st.integers(0, 10**12), st.integers(1, 10**9))
def test_a_quotient_is_its_scale_times_the_numerator_over_the_denominator(ratio: Ratio, above: int, below: int) -> None:
    (top,), (bottom,) = ratio.numerator, ratio.denominator
    place = city("somewhere", figure(top, above, unit_of(top)), figure(bottom, below, unit_of(bottom)))
    found = place.figure(ratio)
    assert found is not None
    assert agree(found.value, Fraction(ratio.scale * above, below))
    assert (found.bound, found.year) == (EXACT, 2012)


@given(st.lists(st.integers(1, 10**9), min_size=3, max_size=3))
def test_a_share_of_a_line_is_of_the_sum_of_all_three(values: list[int]) -> None:
    names = ("ito", "bpo", "kpo")
    place = city("somewhere", *(figure(f"outsourcing.{n}_value", v, Unit.USD) for n, v in zip(names, values, strict=True)))
    for name, value in zip(names, values, strict=True):
        found = place.figure(f"derived.{name}_share")
        assert found is not None
        assert agree(found.value, Fraction(100 * value, sum(values)))


def test_amounts_in_two_currencies_are_brought_to_dollars_first() -> None:
    offshore = figure("outsourcing.offshore_executed_value", 100, Unit.USD, 2011)
    whole = figure("outsourcing.executed_value", 1000, Unit.CNY, 2011)
    found = city("somewhere", offshore, whole).figure(Derived.offshore_share)
    assert found is not None
    assert agree(found.value, 100 * 100 / in_dollars(whole))
    assert [rate.currency for rate in found.rates] == [Currency.CNY]


def quotient_bound(above: Bound, below: Bound) -> Bound | None:
    place = city(
        "somewhere",
        figure("outsourcing.employees", 90, Unit.PERSONS, bound=above),
        figure("outsourcing.enterprises", 9, bound=below),
    )
    found = place.figure(Derived.employees_per_enterprise)
    gap = gap_of(place, Derived.employees_per_enterprise)
    if found is None:
        assert gap is not None
        assert gap.kind is GapKind.OPEN
        return None
    assert gap is None
    one_end = found.bound in (LEAST, MORE, MOST, LESS)
    told = found.interval.low if found.bound in (LEAST, MORE) else found.interval.high
    assert not one_end or found.value == told, f"{above}/{below}"
    assert one_end != found.interval.bounded or found.interval.low == 0, f"{above} over {below} is {found.interval}"
    return found.bound


def test_the_bound_of_a_quotient_is_what_its_parts_allow() -> None:
    allowed = {  # above the line, and below it, in one order; None: it can be anything
        EXACT: (EXACT, MOST, LESS, LEAST, MORE, ABOUT, ABOUT),
        LEAST: (LEAST, None, None, LEAST, MORE, LEAST, MORE),
        MORE: (MORE, None, None, MORE, MORE, MORE, MORE),
        MOST: (MOST, MOST, LESS, None, None, MOST, MOST),
        LESS: (LESS, LESS, LESS, None, None, LESS, LESS),
        ABOUT: (ABOUT, MOST, LESS, LEAST, MORE, ABOUT, ABOUT),
        NEARLY: (NEARLY, LESS, LESS, LEAST, MORE, ABOUT, ABOUT),
    }
    for above, row in allowed.items():
        for below, expected in zip((EXACT, LEAST, MORE, MOST, LESS, ABOUT, NEARLY), row, strict=True):
            assert quotient_bound(above, below) is expected, f"{above} over {below}"


def test_a_range_over_a_number_is_a_range() -> None:
    people = figure("outsourcing.employees", 90, Unit.PERSONS, upper=180)
    found = city("somewhere", people, figure("outsourcing.enterprises", 9)).figure(Derived.employees_per_enterprise)
    assert found is not None
    assert (found.value, found.upper, found.bound) == (10, 20, EXACT)


def test_a_ratio_that_can_be_anything_is_a_gap_that_says_of_what() -> None:
    gap = gap_of(sso.city("xian"), Derived.employees_per_enterprise, 2011)
    assert gap is not None
    assert gap.text == "nothing certain follows from > 100,000 persons (2011) and > 1,100 (2011)"


def test_more_than_in_one_line_makes_the_shares_of_the_others_at_most() -> None:
    place = city(
        "somewhere",
        figure("outsourcing.ito_value", 50, Unit.USD, bound=LEAST),
        figure("outsourcing.bpo_value", 30, Unit.USD),
        figure("outsourcing.kpo_value", 20, Unit.USD),
    )
    for share, expected in ((Derived.ito_share, LEAST), (Derived.bpo_share, MOST), (Derived.kpo_share, MOST)):
        found = place.figure(share)
        assert found is not None, share
        assert found.bound is expected, share


def test_an_unknown_indicator_is_answered_with_the_nearest_printed_and_derived() -> None:
    for name, hint in (
        ("outsourcing.employes", "outsourcing.employees"),
        ("derived.ofshore_share", "derived.offshore_share"),
        ("employes", "outsourcing.employees"),
    ):
        with pytest.raises(UnknownNameError) as caught:
            sso.city("hangzhou").figure(name)
        assert hint in caught.value.suggestions, name


def test_an_indicator_is_named_by_a_text() -> None:
    wrong: tuple[Any, ...] = (5, None, ("economy.gdp",), sso.Economy)
    for name in wrong:
        with pytest.raises(WrongTypeError, match=r"Economy\.gdp"):
            sso.city("hangzhou").figure(name)


# --- growth between two years ---


def test_growth_between_two_years_is_that_of_two_figures_of_one_document() -> None:
    counted = 0
    for place in some(PLACES, 4):
        for each in PRINTED.values():
            if each.labelled:
                continue
            pairs = [(place.figure(each, 2011, source=source), place.figure(each, 2012, source=source)) for source in place.sources]
            both = [(b, a) for b, a in pairs if b and a and (b.unit, b.label) == (a.unit, a.label)]
            counted += bool(both)
            expected = growth_rate(both[0][0].value, both[0][1].value) if both else None
            assert growth_between(place, each, 2011, 2012) == expected, f"{place.slug} {each}"
    assert counted


def test_growth_between_two_years_does_not_join_two_documents() -> None:
    first, other = figure("economy.gdp", 100, Unit.CNY, 2011), figure("economy.gdp", 200, Unit.CNY, 2012, source="another")
    assert growth_between(city("somewhere", first, other), "economy.gdp", 2011, 2012) is None
    third = figure("economy.gdp", 150, Unit.CNY, 2011, source="another")
    rate = growth_between(city("somewhere", first, third, other), "economy.gdp", 2011, 2012)
    assert rate == growth_rate(150, 200), "the document that has both years"


def test_growth_between_two_years_does_not_join_what_two_labels_tell_apart() -> None:
    wider, narrower = (
        figure("outsourcing.employees", 100, Unit.PERSONS, 2010, label="with software"),
        figure("outsourcing.employees", 120, Unit.PERSONS, 2012),
    )
    assert growth_between(city("somewhere", wider, narrower), "outsourcing.employees", 2010, 2012) is None
    same = figure("outsourcing.employees", 120, Unit.PERSONS, 2012, label="with software")
    assert growth_between(city("somewhere", wider, same), "outsourcing.employees", 2010, 2012) == 20


def test_growth_between_figures_of_two_currencies_is_not_that_of_their_bare_numbers() -> None:
    place = city("somewhere", figure("economy.gdp", "646.3", Unit.CNY, 2011), figure("economy.gdp", 200, Unit.USD, 2012))
    assert growth_between(place, "economy.gdp", 2011, 2012) == 100, "646.30 yuan of 2011 are 100 dollars"


def test_growth_between_salaries_of_a_month_and_a_year_is_not_that_of_their_bare_numbers() -> None:
    place = city(
        "somewhere",
        figure("wages.average_salary", 1000, Unit.CNY_PER_MONTH, 2011),
        figure("wages.average_salary", 24000, Unit.CNY_PER_YEAR, 2012),
    )
    assert growth_between(place, "wages.average_salary", 2011, 2012) is None


# --- progress towards targets ---


def test_progress_compares_a_target_with_the_latest_figure_of_its_indicator() -> None:
    found = [each for place in sso.cities() for each in progress(place)]
    assert found
    for each in found:
        assert each.target.kind is Kind.TARGET, each.target
        assert each.reached.kind is Kind.OBSERVED, each.reached
        assert each.target.place == each.reached.place
        assert each.target.indicator == each.reached.indicator
        place = sso.city(each.target.place)
        alike = place.find(each.target.indicator, subject=each.target.subject)
        assert each.reached == place.best([f for f in alike if f.label == each.target.label]), repr(each.target)
        if each.target.unit is each.reached.unit:
            share = Fraction(100 * Fraction(each.reached.value), Fraction(each.target.value))
            assert agree(each.share, share), repr(each.target)


def test_growth_by_the_required_rate_reaches_the_target() -> None:
    for each in (each for place in sso.cities() for each in progress(place)):
        years = (each.target.year or 0) - (each.reached.year or 0)
        if each.required is None:
            assert years <= 0 or each.reached.year is None or each.share >= 100, repr(each.target)
            assert each.required_interval is None, repr(each.target)
        else:
            assert each.share < 100, repr(each.target)
            assert abs(projected_value(each.share, each.required, years) - 100) < Decimal("1e-20"), repr(each.target)


def test_a_target_that_is_reached_asks_for_no_growth() -> None:
    for had, required in ((5, True), (10, False), (20, False)):
        target = figure("outsourcing.enterprises", 10, year=2014, kind=Kind.TARGET)
        (only,) = progress(city("somewhere", figure("outsourcing.enterprises", had), target))
        assert only.share == 10 * had
        assert (only.required is not None) is required, had


def test_progress_keeps_bounds() -> None:
    at_least, about, nearly = ({"bound": bound} for bound in (Bound.AT_LEAST, Bound.ABOUT, Bound.NEARLY))
    cases: list[tuple[dict[str, Any], dict[str, Any], int, int | None, str]] = [
        ({}, {}, 50, 50, "50 % of"),
        (at_least, {}, 50, None, "at least 50 % of"),
        (at_least, at_least, 50, None, "at least 50 % of"),
        ({}, at_least, 50, 50, "50 % of"),
        (nearly, {}, 45, 50, "45 to 50 % of"),
        ({}, {"upper": 20}, 25, 50, "25 to 50 % of"),
        (about, {}, 45, 55, "45 to 55 % of"),
    ]
    for had, aimed, low, high, text in cases:
        target = figure("outsourcing.enterprises", 10, year=2014, kind=Kind.TARGET, **aimed)
        (only,) = progress(city("somewhere", figure("outsourcing.enterprises", 5, **had), target))
        assert only.interval.low == low, text
        assert only.interval.high == high, text
        assert str(only).startswith(text), only


def test_what_is_in_other_units_is_not_compared_by_its_bare_numbers() -> None:
    for indicator, one, other in (
        ("geography.area", Unit.KM2, Unit.M2),
        ("wages.average_salary", Unit.CNY_PER_MONTH, Unit.CNY_PER_YEAR),
        ("wages.average_salary", Unit.CNY_PER_MONTH, Unit.CNY),
        ("training.trainees", Unit.PERSONS, Unit.COUNT),
    ):
        for before, after, comparable in ((one, one, True), (one, other, False), (other, one, False)):
            had, later = figure(indicator, 5, before, 2011), figure(indicator, 10, after, 2012)
            growth: Any = growth_between(city("somewhere", had, later), indicator, 2011, 2012)
            shares: list[Any] = [each.share for each in progress(city("somewhere", had, attrs.evolve(later, kind=Kind.TARGET)))]
            assert (growth, shares) == ((100, [50]) if comparable else (None, [])), f"{before} and {after}"


def test_a_target_in_another_currency_is_compared_at_the_rate_of_what_was_reached() -> None:
    place = city(
        "somewhere",
        figure("outsourcing.revenue", "646.3", Unit.CNY, 2011),
        figure("outsourcing.revenue", 400, Unit.USD, 2013, kind=Kind.TARGET),
    )
    (only,) = progress(place)
    assert only.share == 25
    assert only.required == 100


def test_a_city_without_targets_or_without_figures_has_no_progress() -> None:
    assert progress(city("somewhere", figure("outsourcing.employees", 5, Unit.PERSONS))) == ()
    assert progress(city("somewhere", figure("outsourcing.employees", 5, Unit.PERSONS, 2015, kind=Kind.TARGET))) == ()
