"""An indicator is the one handle for its figures; its name does where it is clear which one is meant."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

import china_sso as sso
from china_sso import Economy, Education, OutsourcingMetrics, Population, Wages
from china_sso.errors import AmbiguousNameError
from china_sso.model.coverage import Coverage
from china_sso.model.indicator import Indicator
from china_sso.model.indicators import INDICATORS, indicator_named
from china_sso.model.records import PRINTED
from china_sso.model.source import Origin
from synthetic import city
from synthetic import figure as figure_of

DALIAN = sso.city("dalian")
CITIES = (DALIAN, sso.city("suzhou"), sso.national())


def answers(handle: Indicator | str) -> list[object]:
    """What everything that takes an indicator answers."""
    return [
        DALIAN.figure(handle),
        DALIAN.find(handle, kind=None),
        DALIAN.years(handle),
        DALIAN.series(handle),
        sso.rank(CITIES, handle),
        sso.compare(CITIES, [handle]),
        sso.compare(CITIES, [handle]).cell("dalian", handle),
        sso.growth_between(DALIAN, handle, 2010, 2012) if DALIAN.figure(handle, 2010) else None,
        sso.Criterion(handle),  # type: ignore[arg-type,unused-ignore]
        sso.score(CITIES, [sso.Criterion(handle)]),  # type: ignore[arg-type,unused-ignore]
        sso.figures(indicator=handle),
        sso.observations(indicator=handle),
    ]


def test_an_indicator_its_whole_name_and_its_unique_field_get_the_same_everywhere() -> None:
    fields = [each.field for each in INDICATORS.values()]
    for indicator in INDICATORS.values():
        names = [indicator.name, *([indicator.field] if fields.count(indicator.field) == 1 else [])]
        for name in names:
            assert indicator_named(name) is indicator, name
    for indicator in (Economy.gdp, OutsourcingMetrics.executed_value, Education.universities, sso.Derived.offshore_share):
        expected = answers(indicator)
        assert answers(indicator.name) == expected, indicator
        assert answers(indicator.field) == expected, indicator


def test_an_indicator_is_the_attribute_of_its_class_and_the_figure_on_a_record() -> None:
    for name, indicator in PRINTED.items():
        assert getattr(indicator.owner, indicator.field) is indicator, name
        assert (indicator.topic, indicator.name) == (indicator.owner.topic, f"{indicator.topic}.{indicator.field}"), name
    for record in DALIAN.outsourcing:
        for figure in record.figures:
            found = getattr(record, figure.indicator.field)
            assert figure in (found if figure.indicator.labelled else (found,)), figure


def test_indicators_have_titles_that_tell_them_apart() -> None:
    for of in ("title", "short"):
        texts = [getattr(each, of) for each in INDICATORS.values()]
        assert all(texts), of
        doubled = {text for text in texts if texts.count(text) > 1}
        assert not doubled, f"several indicators have the {of} {doubled}"


def test_a_name_of_several_topics_is_answered_with_all_of_them_the_likeliest_first() -> None:
    likeliest: dict[str, Indicator] = {
        "employees": OutsourcingMetrics.employees,
        "enterprises": OutsourcingMetrics.enterprises,
        "ito_share": OutsourcingMetrics.ito_share,
        "total": Population.total,
        "average_salary": Wages.average_salary,
        "projects": sso.ForeignInvestment.projects,
        "area": sso.Geography.area,
    }
    for name, indicator in likeliest.items():
        with pytest.raises(AmbiguousNameError) as caught:
            DALIAN.figure(name)
        assert caught.value.candidates[0] == indicator.name
        assert set(caught.value.candidates) == {each for each in INDICATORS if each.endswith(f".{name}")}
        assert isinstance(caught.value, LookupError)
    ways: tuple[Callable[[Any], object], ...] = (
        DALIAN.find,
        DALIAN.years,
        DALIAN.series,
        lambda name: sso.rank(CITIES, name),
        lambda name: sso.compare(CITIES, [name]),
        sso.Criterion,
        lambda name: sso.figures(indicator=name),
        lambda name: sso.observations(indicator=name),
        lambda name: sso.growth_between(DALIAN, name, 2010, 2012),
    )
    for way in ways:
        with pytest.raises(AmbiguousNameError, match=r"outsourcing\.employees, "):
            way("employees")


def test_an_indicator_with_a_label_keeps_all_of_the_indicator_but_its_name_and_its_figures() -> None:
    for base in INDICATORS.values():
        one = base.with_label("one")
        kept = ("owner", "field", "topic", "dimension", "change", "quantity_changed", "inputs")
        assert [getattr(one, name) for name in kept] == [getattr(base, name) for name in kept], base.name
        assert one.name == f"{base.name}[one]"
        assert not one.catch_all
        for text in ("title", "short", "definition"):
            assert getattr(one, text) == f"{getattr(base, text)}: one", base.name
        other = one.with_label("other")
        assert other is base.with_label("other") is not one, base.name
        assert one is base.with_label("one") is pickle.loads(pickle.dumps(one)), base.name


def test_coverage_counts_all_figures_and_has_the_years_of_whole_places() -> None:
    gdp = sso.Economy.gdp
    somewhere = city("somewhere", *(figure_of(gdp, 1, sso.Unit.CNY, year) for year in (2012, None, 2010)))
    elsewhere = city("elsewhere", figure_of(gdp, 1, sso.Unit.USD, 2011), figure_of(gdp, 1, sso.Unit.CNY, 2009, subject="a park"))
    nation = evolve(figure_of(gdp, 1, sso.Unit.CNY, 2013), origin=Origin("china", "synthetic", "1", sso.Section.OVERVIEW))
    coverage = Coverage.of(gdp, [*somewhere.figures, *elsewhere.figures, nation])
    assert coverage.places == (("somewhere", (None, 2010, 2012)), ("elsewhere", (2011,)), ("china", (2013,)))
    assert (coverage.figures, coverage.units, coverage.name) == (6, (sso.Unit.CNY, sso.Unit.USD), "economy.gdp")
    assert coverage.cities == ("somewhere", "elsewhere")
    assert coverage.years == (2010, 2011, 2012, 2013)
    assert coverage.years_of("elsewhere") == (2011,)
    assert coverage.years_of("nowhere") == ()


def test_the_years_of_a_coverage_come_in_order_those_without_one_first() -> None:
    several = [figure_of("economy.gdp", 5, sso.Unit.USD, year) for year in (2012, 1, None, 2010)]
    coverage = Coverage.of(Economy.gdp, several)
    assert coverage.years_of("nowhere") == (None, 1, 2010, 2012)
    assert coverage.years == (1, 2010, 2012)
