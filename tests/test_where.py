"""A condition that is typed means the question of the library that it reads like, and says where it can't be read."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import china_sso as sso
from china_sso import ConditionSyntaxError, Economy, Education, Hotels, OutsourcingMetrics, Region
from china_sso.cli.where import where
from china_sso.model.question import Question
from china_sso.selection import model_city, province, region

PROVINCES = sorted({city.province for city in sso.cities()})
EMPLOYEES, FIVE_STAR = OutsourcingMetrics.employees, Hotels.five_star

MEANINGS: dict[str, Question[Any]] = {
    "employees >= 100000": EMPLOYEES.latest >= 100000,
    "employees>=100,000": EMPLOYEES.latest >= 100000,
    "outsourcing.employees > 100k": EMPLOYEES.latest > 100000,
    "employees in 2012 < 0.1 million": EMPLOYEES.in_year(2012) < 100000,
    "five_star = 7": FIVE_STAR.latest == 7,
    "five_star != 7": FIVE_STAR.latest != 7,
    "gdp > USD 100bn": Economy.gdp.latest > sso.usd(100 * 10**9),
    "gdp > RMB 500 billion": Economy.gdp.latest > sso.cny(500 * 10**9),
    "gdp <= 500bn CNY": Economy.gdp.latest <= sso.cny(500 * 10**9),
    "gdp <= usd100bn": Economy.gdp.latest <= sso.usd(100 * 10**9),
    "climate.temperature > -5": sso.Climate.temperature.latest > -5,
    "growth_of(gdp) in 2012 >= 10 %": sso.growth_of(Economy.gdp).in_year(2012) >= 10,
    "ratio(graduates, outsourcing.employees) > 1": sso.ratio(Education.graduates, EMPLOYEES).latest > 1,
    "region = eastern": region == Region.EASTERN,
    "region != Eastern": region != Region.EASTERN,
    "province = hong kong": province == "Hong Kong",
    "province = 'jiangsu' or province = Fujian": (province == "Jiangsu") | (province == "Fujian"),
    "model_city": model_city,
    "not model_city": ~model_city,
    "employees is known": EMPLOYEES.latest.known,
    "model_city and region = eastern or employees > 5": (model_city & (region == Region.EASTERN)) | (EMPLOYEES.latest > 5),
    "model_city AND (region = eastern OR employees > 5)": model_city & ((region == Region.EASTERN) | (EMPLOYEES.latest > 5)),
    "not (model_city and employees > 5)": ~(model_city & (EMPLOYEES.latest > 5)),
}


def answers(question: Question[Any]) -> list[bool | None]:
    return [question(city) for city in sso.cities()]


@pytest.mark.parametrize("text", MEANINGS)
def test_a_condition_is_the_question_of_the_library(text: str) -> None:
    assert answers(where(text, PROVINCES)) == answers(MEANINGS[text])
    assert where(text, PROVINCES).text == MEANINGS[text].text


WRONG = {
    "": (0, "indicator"),
    "employees": (9, ">="),
    "employees >": (11, "a number"),
    "employees > many": (12, "a number"),
    "(employees > 3": (14, "')'"),
    "employees > 3)": (13, "the end"),
    "employees > 3 employees > 4": (14, "and, or"),
    "model_city and employes > 3": (15, "employees"),
    "region = west": (9, "midwestern"),
    "region > eastern": (7, "= or !="),
    "province = Texas": (11, "Zhejiang"),
    "gdp > 3bn": (6, "USD 3bn"),
    "five_star > USD 3": (12, "plain number"),
    "gdp in 12 > USD 3": (7, "2012"),
    "employees > 3 # many": (14, "and, or"),
    "growth_of(gdp > 3": (17, "')'"),
    "growth_of(growth_of(gdp)) > 3": (0, "growth already"),
    "employees is large": (13, "known"),
    "not " * 100 + "model_city": (160, "40"),
}


@pytest.mark.parametrize("text", WRONG)
def test_a_condition_that_cannot_be_read_says_where_and_why(text: str) -> None:
    with pytest.raises(ConditionSyntaxError) as error:
        where(text, PROVINCES)
    position, reason = WRONG[text]
    assert error.value.position == position
    assert reason in error.value.reason
    assert f"character {position + 1} " in str(error.value)


@st.composite
def comparisons(draw: st.DrawFn) -> Question[Any]:
    compare: Callable[[Any, Any], Any] = draw(st.sampled_from([lambda a, b: a >= b, lambda a, b: a < b, lambda a, b: a == b]))
    indicator, threshold = draw(
        st.sampled_from([(EMPLOYEES, 37531), (FIVE_STAR, 7), (Economy.gdp, sso.usd(10**11)), (sso.growth_of("gdp"), 10)])
    )
    year = draw(st.none() | st.sampled_from([2011, 2012]))
    quantity = indicator.latest if year is None else indicator.in_year(year)
    question: Question[Any] = draw(st.sampled_from([compare(quantity, threshold), quantity.known]))
    return question


questions = st.recursive(
    comparisons() | st.sampled_from([model_city, region == Region.EASTERN, province == "Jiangsu", province != "Hong Kong"]),
    lambda inner: (
        st.builds(lambda a, b: a & b, inner, inner) | st.builds(lambda a, b: a | b, inner, inner) | inner.map(lambda a: ~a)
    ),
    max_leaves=6,
)


@given(questions)
def test_the_text_of_a_question_reads_as_the_same_question(question: Question[Any]) -> None:
    again = where(question.text, PROVINCES)
    assert again.text == question.text
    assert answers(again) == answers(question)


PIECES = [
    "employees",
    "gdp",
    ">=",
    "<",
    "=",
    "(",
    ")",
    "and",
    "or",
    "not",
    "3",
    "USD",
    "bn",
    "in",
    "2012",
    "region",
    "eastern",
    "~",
    "'",
]


@given(st.text(max_size=40) | st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_any_text_is_a_condition_or_an_error_with_its_place(text: str) -> None:
    try:
        question = where(text, PROVINCES)
    except ConditionSyntaxError as error:
        found = error
    else:
        assert where(question.text, PROVINCES).text == question.text
        return
    assert 0 <= found.position <= len(text)
    assert found.reason


def test_a_condition_longer_than_anybody_types_is_not_read() -> None:
    for text in ("(" * 100_000, "not " * 100_000, "1" * 100_000, "employees > 1e9999"):
        with pytest.raises(sso.ChinaSsoError):
            where(text, PROVINCES)
