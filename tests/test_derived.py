from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from china_sso.derived import DERIVATIONS, Derivation, derivations, growth_between, look_up, progress
from china_sso.growth import growth_rate, projected_value
from hypothesis import given
from hypothesis import strategies as st

import china_sso as sso
from china_sso.errors import UnknownNameError, WrongTypeError
from china_sso.model.figure import Figure
from china_sso.model.records import vocabulary
from china_sso.model.units import Currency, Dimension, Unit
from china_sso.model.vocabulary import Bound, Kind
from synthetic import city, figure

PLACES = (*sso.cities(), sso.national())
YEARS = (None, *range(2008, 2014))
DERIVED = [
    (place, derivation, found)
    for place in PLACES
    for derivation in DERIVATIONS
    for year in YEARS
    if (found := look_up(place, derivation.name, year)) is not None
]
QUOTIENTS = [derivation for derivation in DERIVATIONS if len(derivation.denominator) == 1]
#: What bounds over and under the line make of a quotient.
EXACT, LEAST, MOST, ABOUT, NEARLY = Bound.EXACT, Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOUT, Bound.NEARLY


def in_dollars(figure: Figure) -> Fraction:
    return Fraction((figure.to(Currency.USD) if figure.currency else figure).value)


def agree(value: Decimal | int, expected: Fraction) -> bool:
    return abs(Fraction(value) - expected) <= abs(expected) / 10**26


def unit_of(indicator: str) -> Unit:
    by_dimension = {Dimension.MONEY: Unit.USD, Dimension.COUNT: Unit.COUNT, Dimension.PERSONS: Unit.PERSONS}
    dimension = vocabulary()[indicator].dimension
    assert dimension is not None
    return by_dimension[dimension]


@pytest.mark.parametrize("derivation", DERIVATIONS, ids=lambda derivation: derivation.name)
def test_every_derivation_is_made_of_printed_indicators_and_says_how(derivation: Derivation) -> None:
    for name in (*derivation.numerator, *derivation.denominator):
        assert name in vocabulary()
        assert name in derivation.formula
    assert derivation.name not in vocabulary()
    assert derivations()[derivation.name] is derivation


@pytest.mark.parametrize("derivation", DERIVATIONS, ids=lambda derivation: derivation.name)
def test_some_city_has_the_figures_for_every_derivation(derivation: Derivation) -> None:
    assert any(each is derivation for _, each, _ in DERIVED), f"{derivation.name} can be made for no city and no year"


def test_every_quotient_is_its_formula_over_its_inputs() -> None:
    for place, derivation, found in DERIVED:
        if not derivation.denominator:
            continue
        of = {each.indicator: in_dollars(each) for each in found.inputs}
        above = sum((of[name] for name in derivation.numerator), Fraction(0))
        below = sum((of[name] for name in derivation.denominator), Fraction(0))
        assert agree(found.value, derivation.scale * above / below), f"{place.slug}: {found!r}"


def test_a_derived_salary_is_the_printed_one_in_dollars_for_the_same_time() -> None:
    per_year = {"year": 1, "month": 12}
    for place, derivation, found in DERIVED:
        if derivation.denominator:
            continue
        (printed,) = found.inputs
        assert found.unit.currency is Currency.USD
        assert printed.unit.per is not None
        assert found.unit.per is not None
        printed_for_a_year = in_dollars(printed) * per_year[printed.unit.per]
        assert agree(found.value, printed_for_a_year / per_year[found.unit.per]), f"{place.slug}: {found} of a printed {printed}"


def test_a_derived_figure_of_a_range_is_a_range_or_not_exact() -> None:
    for place, _, found in DERIVED:
        if any(each.upper is not None for each in found.inputs):
            assert found.upper is not None or found.bound is not EXACT, f"{place.slug}: {found!r} of {found.inputs}"


def test_the_inputs_are_the_printed_figures_of_one_year_and_one_document() -> None:
    for place, derivation, found in DERIVED:
        assert {each.indicator for each in found.inputs} == {*derivation.numerator, *derivation.denominator}, (
            f"{place.slug}: {found!r}"
        )
        assert {each.year for each in found.inputs} == {found.year}, f"{place.slug}: {found!r}"
        assert {each.source for each in found.inputs} == {found.source}, f"{place.slug}: {found!r}"
        assert all(each in place.figures for each in found.inputs), f"{place.slug}: {found!r}"
        assert all(each.kind is Kind.OBSERVED and each.subject is None for each in found.inputs), f"{place.slug}: {found!r}"


def test_a_derived_figure_shows_its_formula_its_unit_and_the_rates_it_needed() -> None:
    for place, derivation, found in DERIVED:
        assert found.indicator == derivation.name
        assert found.unit is derivation.unit
        assert found.note == derivation.formula
        converted = {each.currency for each in found.inputs if each.currency not in (None, Currency.USD)}
        assert {rate.currency for rate in found.rates} == converted, f"{place.slug}: {found!r}"


def test_shares_lie_between_0_and_100_percent() -> None:
    for place, _, found in DERIVED:
        if found.unit is Unit.PERCENT:
            assert 0 <= found.value <= 100, f"{place.slug}: {found!r} of {found.inputs}"


def test_the_shares_of_the_three_lines_make_up_the_whole() -> None:
    for place in PLACES:
        shares = [look_up(place, f"derived.{line}_share") for line in ("ito", "bpo", "kpo")]
        known = [Fraction(each.value) for each in shares if each is not None]
        assert len(known) in (0, 3), place.slug
        assert not known or abs(sum(known) - 100) < Fraction(1, 10**28), place.slug


def test_without_a_year_the_latest_one_with_all_inputs_counts() -> None:
    for place in PLACES:
        for derivation in DERIVATIONS:
            latest = look_up(place, derivation.name)
            years = [year for year in YEARS if year is not None and look_up(place, derivation.name, year) is not None]
            if latest is not None and latest.year is not None and latest.year in YEARS:
                assert latest.year == max(years), f"{place.slug} {derivation.name}"


def test_figures_of_different_years_are_not_put_together() -> None:
    place = city(
        "somewhere", figure("outsourcing.employees", 90, Unit.PERSONS, 2011), figure("outsourcing.enterprises", 9, year=2012)
    )
    assert look_up(place, "derived.employees_per_enterprise") is None
    assert look_up(place, "derived.employees_per_enterprise", 2012) is None


@pytest.mark.parametrize("missing", ["outsourcing.employees", "outsourcing.enterprises"])
def test_without_one_of_its_inputs_there_is_no_derived_figure(missing: str) -> None:
    both = (figure("outsourcing.employees", 90, Unit.PERSONS), figure("outsourcing.enterprises", 9))
    place = city("somewhere", *(each for each in both if each.indicator != missing))
    assert look_up(place, "derived.employees_per_enterprise") is None


def test_nothing_is_divided_by_zero() -> None:
    place = city("somewhere", figure("outsourcing.employees", 90, Unit.PERSONS), figure("outsourcing.enterprises", 0))
    assert look_up(place, "derived.employees_per_enterprise") is None


def test_money_of_a_year_without_a_rate_gives_no_derived_figure() -> None:
    place = city("somewhere", figure("economy.gdp", 90, Unit.CNY, 1990), figure("population.total", 9, Unit.PERSONS, 1990))
    assert look_up(place, "derived.gdp_per_head") is None


@given(st.sampled_from(QUOTIENTS), st.integers(0, 10**12), st.integers(1, 10**9))
def test_a_quotient_is_its_scale_times_the_numerator_over_the_denominator(derivation: Derivation, above: int, below: int) -> None:
    (top,), (bottom,) = derivation.numerator, derivation.denominator
    place = city("somewhere", figure(top, above, unit_of(top)), figure(bottom, below, unit_of(bottom)))
    found = look_up(place, derivation.name)
    assert found is not None
    assert agree(found.value, Fraction(derivation.scale * above, below))
    assert (found.bound, found.year) == (EXACT, 2012)


@given(st.lists(st.integers(1, 10**9), min_size=3, max_size=3))
def test_a_share_of_a_line_is_of_the_sum_of_all_three(values: list[int]) -> None:
    names = ("ito", "bpo", "kpo")
    place = city("somewhere", *(figure(f"outsourcing.{n}_value", v, Unit.USD) for n, v in zip(names, values, strict=True)))
    for name, value in zip(names, values, strict=True):
        found = look_up(place, f"derived.{name}_share")
        assert found is not None
        assert agree(found.value, Fraction(100 * value, sum(values)))


def test_a_derived_figure_does_not_depend_on_the_precision_that_the_caller_calculates_with() -> None:
    with localcontext(prec=5):
        coarse = [look_up(place, derivation.name, found.year) for place, derivation, found in DERIVED]
    for (place, _, found), other in zip(DERIVED, coarse, strict=True):
        assert other is not None
        assert other.value == found.value, f"{place.slug}: {found!r}"


def test_amounts_in_two_currencies_are_brought_to_dollars_first() -> None:
    offshore = figure("outsourcing.offshore_executed_value", 100, Unit.USD, 2011)
    whole = figure("outsourcing.executed_value", 1000, Unit.CNY, 2011)
    found = look_up(city("somewhere", offshore, whole), "derived.offshore_share")
    assert found is not None
    assert agree(found.value, 100 * 100 / in_dollars(whole))
    assert [rate.currency for rate in found.rates] == [Currency.CNY]


def quotient_bound(above: Bound, below: Bound) -> Bound:
    place = city(
        "somewhere",
        figure("outsourcing.employees", 90, Unit.PERSONS, bound=above),
        figure("outsourcing.enterprises", 9, bound=below),
    )
    found = look_up(place, "derived.employees_per_enterprise")
    assert found is not None
    return found.bound


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (EXACT, EXACT, EXACT),
        (LEAST, EXACT, LEAST),
        (MOST, EXACT, MOST),
        (ABOUT, EXACT, ABOUT),
        (NEARLY, EXACT, NEARLY),
        (EXACT, LEAST, MOST),
        (EXACT, MOST, LEAST),
        (LEAST, MOST, LEAST),
        (MOST, LEAST, MOST),
        (LEAST, LEAST, ABOUT),
        (MOST, MOST, ABOUT),
        (LEAST, ABOUT, ABOUT),
        (EXACT, ABOUT, ABOUT),
        (ABOUT, ABOUT, ABOUT),
    ],
)
def test_the_bound_of_a_quotient_is_what_its_parts_allow(above: Bound, below: Bound, expected: Bound) -> None:
    assert quotient_bound(above, below) is expected, f"{above} over {below}"


@pytest.mark.parametrize("above", [EXACT, NEARLY])
def test_a_quotient_by_nearly_a_number_is_not_nearly_but_rather_over(above: Bound) -> None:
    assert quotient_bound(above, NEARLY) in (ABOUT, LEAST), f"{above} over nearly a number"


@pytest.mark.parametrize(("above", "below"), list(product(Bound, Bound)))
def test_a_quotient_is_exact_only_if_both_parts_are(above: Bound, below: Bound) -> None:
    assert (quotient_bound(above, below) is EXACT) == (above is EXACT and below is EXACT)


@pytest.mark.parametrize(
    ("line", "expected"),
    [("ito", ABOUT), ("bpo", MOST), ("kpo", MOST)],
)
def test_more_than_in_one_line_makes_the_shares_of_the_others_at_most(line: str, expected: Bound) -> None:
    place = city(
        "somewhere",
        figure("outsourcing.ito_value", 50, Unit.USD, bound=LEAST),
        figure("outsourcing.bpo_value", 30, Unit.USD),
        figure("outsourcing.kpo_value", 20, Unit.USD),
    )
    found = look_up(place, f"derived.{line}_share")
    assert found is not None
    assert found.bound is expected


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.slug)
def test_a_printed_indicator_is_looked_up_as_the_place_has_it(place: sso.Place) -> None:
    for name in vocabulary():
        assert look_up(place, name) == place.figure(name), name
        assert look_up(place, name, 2012) == place.figure(name, 2012), name


@pytest.mark.parametrize(
    ("name", "hint"),
    [("outsourcing.employes", "outsourcing.employees"), ("derived.ofshore_share", "derived.offshore_share")],
)
def test_an_unknown_indicator_is_answered_with_the_nearest_printed_and_derived(name: str, hint: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        look_up(sso.city("hangzhou"), name)
    assert hint in caught.value.suggestions


@pytest.mark.parametrize("name", [5, None, ("economy.gdp",)], ids=repr)
def test_an_indicator_is_named_by_a_text(name: Any) -> None:
    with pytest.raises(WrongTypeError):
        look_up(sso.city("hangzhou"), name)


# --- growth between two years ---


def test_growth_between_two_years_is_that_of_their_figures() -> None:
    for place in PLACES:
        for name in vocabulary():
            before, after = look_up(place, name, 2011), look_up(place, name, 2012)
            if before is None or after is None:
                assert growth_between(place, name, 2011, 2012) is None, f"{place.slug} {name}"
            elif before.unit is after.unit and before.value > 0:
                assert growth_between(place, name, 2011, 2012) == growth_rate(before.value, after.value), f"{place.slug} {name}"


def test_growth_between_figures_of_two_currencies_is_not_that_of_their_bare_numbers() -> None:
    place = city("somewhere", figure("economy.gdp", "646.3", Unit.CNY, 2011), figure("economy.gdp", 200, Unit.USD, 2012))
    assert growth_between(place, "economy.gdp", 2011, 2012) in (None, 100), "646.30 yuan of 2011 are 100 dollars"


def test_growth_between_salaries_of_a_month_and_a_year_is_not_that_of_their_bare_numbers() -> None:
    place = city(
        "somewhere",
        figure("wages.average_salary", 1000, Unit.CNY_PER_MONTH, 2011),
        figure("wages.average_salary", 24000, Unit.CNY_PER_YEAR, 2012),
    )
    assert growth_between(place, "wages.average_salary", 2011, 2012) in (None, 100)


# --- progress towards targets ---


def test_progress_compares_a_target_with_the_latest_figure_of_its_indicator() -> None:
    found = [each for place in sso.cities() for each in progress(place)]
    assert found
    for each in found:
        assert each.target.kind is Kind.TARGET, each.target
        assert each.reached.kind is Kind.OBSERVED, each.reached
        assert each.target.place == each.reached.place
        assert each.target.indicator == each.reached.indicator
        assert each.reached == sso.city(each.target.place).figure(each.target.indicator), repr(each.target)
        if each.target.unit is each.reached.unit:
            share = Fraction(100 * Fraction(each.reached.value), Fraction(each.target.value))
            assert agree(each.share, share), repr(each.target)


def test_growth_by_the_required_rate_reaches_the_target() -> None:
    for each in (each for place in sso.cities() for each in progress(place)):
        years = (each.target.year or 0) - (each.reached.year or 0)
        if each.required is None:
            assert years <= 0 or each.reached.year is None or each.share >= 100, repr(each.target)
        else:
            assert each.share < 100, repr(each.target)
            assert abs(projected_value(each.share, each.required, years) - 100) < Decimal("1e-20"), repr(each.target)


def test_a_target_that_is_reached_asks_for_no_growth() -> None:
    for had, required in ((5, True), (10, False), (20, False)):
        target = figure("outsourcing.enterprises", 10, year=2014, kind=Kind.TARGET)
        (only,) = progress(city("somewhere", figure("outsourcing.enterprises", had), target))
        assert only.share == 10 * had
        assert (only.required is not None) is required, had


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
