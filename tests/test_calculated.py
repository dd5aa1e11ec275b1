"""Growth and ratios of the user's own are indicators like any other, and say what they are made of."""

import copy
import pickle
from itertools import permutations
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import china_sso as sso
from china_sso import CriterionError, Economy, Education, Hotels, Indicator, OutsourcingMetrics, Population, UnknownNameError
from china_sso.model.indicators import INDICATORS, indicator_named
from china_sso.model.records import PRINTED
from china_sso.model.vocabulary import Bound
from synthetic import city as city_of
from synthetic import figure as figure_of

GROWING = [each for each in INDICATORS.values() if not each.change and each.dimension not in ("percent", "rank", "temperature")]
PLACES = sso.load().places()
indicators = st.sampled_from(list(INDICATORS.values()))


# --- growth ---


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_every_printed_rate_is_a_growth_of_its_indicator(place: sso.Place) -> None:
    for figure in place.figures:
        if figure.growth is None or figure.unit.dimension in ("percent", "rank", "temperature"):
            continue
        if figure.indicator.dimension in ("percent", "rank", "temperature"):
            continue
        found = sso.growth_of(figure.indicator).of(place)
        same = [each for each in found if each.inputs == (figure,)]
        assert [each.value for each in same] == [figure.growth], repr(figure)
        assert (same[0].unit, same[0].period, same[0].kind, same[0].subject) == (
            "percent",
            figure.period,
            figure.kind,
            figure.subject,
        )


def test_a_rate_that_is_printed_without_its_quantity_is_found_by_the_quantity() -> None:
    tianjin = sso.city("tianjin").figure(sso.growth_of(OutsourcingMetrics.offshore_executed_value), 2012)
    assert tianjin is not None
    assert (str(tianjin.value), tianjin.label, tianjin.note) == ("90.1", None, "printed without the quantity")
    assert tianjin.inputs[0].indicator is OutsourcingMetrics.growth
    china = sso.national().find(sso.growth_of(Economy.gdp), 2012)
    assert "7.8" in [str(each.value) for each in china]
    hefei = sso.city("hefei").find(sso.growth_of(OutsourcingMetrics.executed_value), kind="target")
    assert [(str(each), each.label) for each in hefei] == [("> 25 % (2017)", "a year, over several years")]


def test_every_indicator_of_printed_growth_says_of_what_it_is() -> None:
    """Where its label names an indicator that the vocabulary has."""
    changes = [each for each in PRINTED.values() if each.change]
    assert len(changes) == 9
    for figure in sso.figures():
        if figure.indicator.change and figure.quantity_named:
            assert figure.inputs == ()
            found = sso.growth_of(figure.quantity_named).of(sso.load().place(figure.place))
            assert (figure,) in [each.inputs for each in found], repr(figure)


def test_calculated_growth_is_between_values_of_one_document_and_says_of_which_years() -> None:
    calculated = [
        figure
        for indicator in GROWING
        for place in PLACES
        for figure in sso.growth_of(indicator).of(place)
        if len(figure.inputs) == 2
    ]
    assert len(calculated) >= 3
    for figure in calculated:
        before, after = figure.inputs
        assert before.year is not None
        assert after.year is not None
        assert before.source == after.source == figure.source, repr(figure)
        assert (before.unit, before.label, before.subject) == (after.unit, after.label, after.subject), repr(figure)
        assert str(before.year) in (figure.note or ""), repr(figure)
        assert figure.growth is None
        if after.year == before.year + 1:
            assert figure.value == sso.growth_rate(before.value, after.value), repr(figure)
        else:
            assert figure.label is not None
            assert f"a year since {before.year}" in figure.label, repr(figure)
            years = after.year - before.year
            assert figure.value == sso.compound_annual_growth_rate(before.value, after.value, years), repr(figure)


def test_growth_over_several_years_is_that_of_each_of_them() -> None:
    """A tenth more and a tenth more is 21 in a hundred more; and of values that are at least so much, at most so."""
    for bound, told, expected in ((Bound.EXACT, Bound.EXACT, (10, 10)), (Bound.AT_LEAST, Bound.AT_MOST, (-100, 10))):
        before, after = (
            figure_of("outsourcing.enterprises", 100, year=2008, bound=bound),
            figure_of("outsourcing.enterprises", 121, year=2010),
        )
        (found,) = sso.growth_of(OutsourcingMetrics.enterprises).of(city_of("here", before, after))
        assert (found.value, found.label, found.bound) == (10, "a year since 2008", told)
        assert found.interval.low == expected[0]
        assert found.interval.high == expected[1]
        (found,) = sso.growth_of(OutsourcingMetrics.enterprises).of(
            city_of("here", before, attrs.evolve(after, period=sso.Period.of_year(2009)))
        )
        assert (found.value, found.label) == (21, None)
        about = sso.growth_of(OutsourcingMetrics.enterprises).of(city_of("here", before, attrs.evolve(after, bound=Bound.ABOUT)))
        assert [(each.value, each.bound) for each in about if bound is Bound.EXACT] == [(10, Bound.ABOUT)] * (bound is Bound.EXACT)


def test_growth_of_what_is_printed_as_a_range_is_a_range() -> None:
    cases: tuple[tuple[dict[str, Any], dict[str, Any], tuple[int, int | None]], ...] = (
        ({"upper": 125}, {}, (0, 25)),
        ({}, {"upper": 150}, (25, 50)),
        ({}, {}, (25, None)),
    )
    for before, after, growth in cases:
        earlier = figure_of("outsourcing.enterprises", 100, year=2011, **before)
        later = figure_of("outsourcing.enterprises", 125, year=2012, **after)
        (found,) = sso.growth_of(OutsourcingMetrics.enterprises).of(city_of("here", earlier, later))
        assert (found.value, found.upper, found.bound) == (*growth, Bound.EXACT)


def test_growth_is_between_times_of_one_length() -> None:
    months = {"2010": 12, "2011": 12, "2010-01/2010-06": 6, "2011-01/2011-06": 6, "2009/2010": 24}
    figures = {text: figure_of("outsourcing.enterprises", 100, period=sso.Period.parse(text)) for text in months}
    for earlier, later in permutations(months, 2):
        found = sso.growth_of(OutsourcingMetrics.enterprises).of(city_of("here", figures[earlier], figures[later]))
        comparable = months[earlier] == months[later]
        assert len(found) == comparable, f"{earlier} and {later}"


def test_a_growth_is_exact_only_where_both_values_are() -> None:
    for indicator in GROWING:
        for place in PLACES:
            for figure in sso.growth_of(indicator).of(place):
                if len(figure.inputs) == 2:
                    assert figure.exact == all(each.exact for each in figure.inputs), repr(figure)


def test_there_is_no_growth_of_a_growth_a_share_or_a_rank() -> None:
    for indicator in (sso.growth_of(Economy.gdp), Economy.gdp_growth, OutsourcingMetrics.ito_share, sso.Derived.offshore_share):
        reason = "a growth already" if indicator in (sso.growth_of(Economy.gdp), Economy.gdp_growth) else "no growth in percent"
        with pytest.raises(CriterionError, match=reason):
            sso.growth_of(indicator)


# --- ratios ---


def test_the_scale_of_a_ratio_is_a_whole_number_above_0() -> None:
    for scale in (0, -1, True, 2.5, "100"):
        with pytest.raises(CriterionError, match="whole number above 0"):
            sso.ratio(OutsourcingMetrics.enterprises, Economy.gdp, scale)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert sso.ratio(OutsourcingMetrics.employees, OutsourcingMetrics.enterprises, 1).scale == 1
    named = indicator_named("ratio(outsourcing.offshore_executed_value, outsourcing.executed_value, 100)")
    assert named == sso.ratio(OutsourcingMetrics.offshore_executed_value, OutsourcingMetrics.executed_value, 100)


def test_a_ratio_of_two_indicators_is_the_derived_one_where_there_is_one() -> None:
    own = sso.ratio(OutsourcingMetrics.offshore_executed_value, OutsourcingMetrics.executed_value, 100)
    for city in sso.cities():
        expected = [(each.value, each.unit, each.bound, each.inputs) for each in city.find(sso.Derived.offshore_share)]
        assert [(each.value, each.unit, each.bound, each.inputs) for each in city.find(own)] == expected, city.slug


def test_several_indicators_are_added_up() -> None:
    lines = (OutsourcingMetrics.ito_value, OutsourcingMetrics.bpo_value, OutsourcingMetrics.kpo_value)
    own = sso.ratio(OutsourcingMetrics.ito_value, lines, 100)
    assert own.name == (
        "ratio(outsourcing.ito_value, outsourcing.ito_value + outsourcing.bpo_value + outsourcing.kpo_value, 100, percent)"
    )
    assert indicator_named(own.name) is indicator_named(own.name.replace(" + ", "+").replace(", ", ",")) is own
    for city in sso.cities():
        assert [each.value for each in city.find(own)] == [each.value for each in city.find(sso.Derived.ito_share)], city.slug


def test_a_quantity_is_the_whole_of_itself_however_much_it_is() -> None:
    whole = sso.ratio(OutsourcingMetrics.enterprises, OutsourcingMetrics.enterprises, 100)
    for bound in (Bound.EXACT, Bound.ABOUT, Bound.AT_LEAST):
        (found,) = whole.of(city_of("here", figure_of("outsourcing.enterprises", 400, bound=bound)))
        assert (found.value, found.bound) == (100, Bound.EXACT), bound


@given(indicators, indicators, st.sampled_from((1, 100, 100_000)), st.sampled_from(sso.Unit))
def test_equal_parts_give_the_same_object_which_is_found_by_its_name(
    a: Indicator, b: Indicator, scale: int, unit: sso.Unit
) -> None:
    own = sso.ratio(a, b, scale, unit)
    assert own is sso.ratio(a.name, b.name, scale, unit.value)
    assert own is indicator_named(own.name) is pickle.loads(pickle.dumps(own)) is copy.deepcopy(own)
    assert {own: 1}[sso.ratio(a, b, scale, unit)] == 1
    assert own.unit is unit


@given(st.sampled_from(GROWING))
def test_the_growth_of_an_indicator_is_one_object_which_is_found_by_its_name(indicator: Indicator) -> None:
    growth = sso.growth_of(indicator)
    assert growth is sso.growth_of(indicator.name) is indicator_named(growth.name) is pickle.loads(pickle.dumps(growth))


def test_units_follow_from_what_is_divided_or_have_to_be_named() -> None:
    assert sso.ratio(Education.graduates, OutsourcingMetrics.employees).unit is sso.Unit.TIMES
    assert sso.ratio(Economy.gdp, Population.total).unit is sso.Unit.USD_PER_PERSON
    assert sso.ratio(Education.universities, Population.total, 100_000).unit is sso.Unit.PER_100_000_PERSONS
    with pytest.raises(CriterionError, match=r"'ratio\(hotels.total, population.total, 1, times\)', or by unit="):
        sso.ratio(sso.Hotels.total, Population.total)
    with pytest.raises(CriterionError, match="unit="):
        sso.ratio(Economy.gdp, Hotels.five_star)
    assert sso.ratio(Economy.gdp, Hotels.five_star, unit="times").unit is sso.Unit.TIMES


def test_wrong_parts_are_answered() -> None:
    for above, below, scale in (((), "economy.gdp", 1), ("economy.gdp", [], 1), ("economy.gdp", "economy.gdp", 0)):
        with pytest.raises(CriterionError):
            sso.ratio(above, below, scale)
    with pytest.raises(CriterionError, match="don't add up"):
        sso.ratio((Economy.gdp, Population.total), Population.total)
    with pytest.raises(UnknownNameError, match=r"economy\.gdp"):
        sso.ratio("economy.gpd", "population.total")


@given(
    st.text(st.sampled_from("ratiogwh_f(),+. 0123456789gdp"), max_size=60) | st.builds("growth_of({})".format, st.text(max_size=9))
)
def test_any_name_is_an_indicator_or_an_error_of_the_library(name: str) -> None:
    try:
        found = indicator_named(name)
    except sso.ChinaSsoError:
        return
    assert indicator_named(found.name) is found


def test_names_nested_deeper_than_anybody_writes_are_answered() -> None:
    for name in ("growth_of(" * 90 + "gdp" + ")" * 90, "ratio(" * 5000, "ratio(gdp, gdp, " + "9" * 500 + ")"):
        with pytest.raises(sso.ChinaSsoError):
            indicator_named(name)


# --- wherever an indicator is ---


@pytest.mark.parametrize("own", [sso.growth_of(Economy.gdp), sso.ratio(Education.graduates, OutsourcingMetrics.employees)], ids=str)
def test_they_are_usable_wherever_an_indicator_is(own: Indicator) -> None:
    dalian, suzhou = sso.city("dalian"), sso.city("suzhou")
    for handle in (own, own.name):
        figure = dalian.figure(handle, 2012)
        assert figure is not None
        assert figure.indicator is own
        assert dalian.years(handle)
        assert len(dalian.series(handle)) >= 1
        assert sso.compare([dalian, suzhou], [handle]).cell("dalian", handle).figure is not None
        assert sso.rank([dalian, suzhou], handle).entries
        criterion = sso.Criterion(handle)  # type: ignore[arg-type,unused-ignore]
        assert sso.score([dalian, suzhou], [criterion], year=2012).scores
        assert str(sso.cite_figure(sso.load(), figure))
        assert own.name in figure._repr_html_()
    assert dalian in sso.cities(own.in_year(2012) > 0)


def test_the_title_of_a_growth_goes_on_in_small_letters() -> None:
    for name, title in {"economy.gdp": "gross domestic product", "outsourcing.employees": "outsourcing employees"}.items():
        assert sso.growth_of(name).title == f"Growth of {title}"
