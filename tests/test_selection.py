from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import china_sso as sso
from china_sso import selection
from china_sso.errors import CurrencyMismatchError, NotANumberError, NotMoneyError, UnknownNameError
from china_sso.model.units import Currency, Unit
from china_sso.model.vocabulary import Bound
from china_sso.selection import Quantity, Question
from synthetic import city, figure

ANSWERS = (True, False, None)
ITEM = object()


def saying(answer: bool | None) -> Question[object]:
    return Question(str(answer), lambda _: answer)


# --- the logic of three values ---


@pytest.mark.parametrize(("left", "right"), list(product(ANSWERS, ANSWERS)))
def test_and_is_false_if_either_is_and_else_unknown_if_either_is(left: bool | None, right: bool | None) -> None:
    expected = False if left is False or right is False else None if left is None or right is None else True
    assert (saying(left) & saying(right))(ITEM) is expected


@pytest.mark.parametrize(("left", "right"), list(product(ANSWERS, ANSWERS)))
def test_or_is_true_if_either_is_and_else_unknown_if_either_is(left: bool | None, right: bool | None) -> None:
    expected = True if left is True or right is True else None if left is None or right is None else False
    assert (saying(left) | saying(right))(ITEM) is expected


@pytest.mark.parametrize("answer", ANSWERS)
def test_not_of_unknown_is_unknown(answer: bool | None) -> None:
    assert (~saying(answer))(ITEM) is (None if answer is None else not answer)


questions = st.recursive(
    st.sampled_from(ANSWERS).map(saying),
    lambda inner: st.one_of(
        inner.map(lambda q: ~q),
        st.tuples(inner, inner).map(lambda pair: pair[0] & pair[1]),
        st.tuples(inner, inner).map(lambda pair: pair[0] | pair[1]),
    ),
    max_leaves=8,
)


@given(questions, questions)
def test_de_morgan(p: Question[object], q: Question[object]) -> None:
    assert (~(p & q))(ITEM) is (~p | ~q)(ITEM)
    assert (~(p | q))(ITEM) is (~p & ~q)(ITEM)


@given(questions, questions, questions)
def test_order_and_grouping_do_not_matter(p: Question[object], q: Question[object], r: Question[object]) -> None:
    assert (p & q)(ITEM) is (q & p)(ITEM)
    assert (p | q)(ITEM) is (q | p)(ITEM)
    assert ((p & q) & r)(ITEM) is (p & (q & r))(ITEM)
    assert ((p | q) | r)(ITEM) is (p | (q | r))(ITEM)
    assert (p & (q | r))(ITEM) is ((p & q) | (p & r))(ITEM)


@given(questions)
def test_asking_twice_or_denying_twice_changes_nothing(p: Question[object]) -> None:
    assert (~~p)(ITEM) is p(ITEM)
    assert (p & p)(ITEM) is p(ITEM)
    assert (p | p)(ITEM) is p(ITEM)


def test_a_question_says_how_it_reads() -> None:
    question = (selection.region == sso.Region.EASTERN) & ~selection.model_city
    assert question.text == "((region == eastern) & ~model_city)"


@pytest.mark.parametrize(
    "misuse",
    [
        lambda q: bool(q),
        lambda q: q and selection.model_city,
        lambda q: q or selection.model_city,
        lambda q: not q,
        lambda _: 10 <= selection.employees() <= 20,
    ],
    ids=["bool", "and", "or", "not", "chained"],
)
def test_a_question_has_no_truth_of_its_own(misuse: Callable[[Any], object]) -> None:
    with pytest.raises(TypeError, match="&"):
        misuse(selection.model_city)


# --- figures against thresholds ---


def answers(bound: Bound, value: int, threshold: int, upper: int | None = None) -> tuple[bool | None, ...]:
    place = city("somewhere", figure("outsourcing.employees", value, Unit.PERSONS, bound=bound, upper=upper))
    asked = Quantity("outsourcing.employees")
    return tuple(question(place) for question in (asked >= threshold, asked > threshold, asked <= threshold, asked < threshold))


@pytest.mark.parametrize(
    ("bound", "threshold", "expected"),
    [  # of 400: >=, >, <=, <
        (Bound.EXACT, 300, (True, True, False, False)),
        (Bound.EXACT, 400, (True, False, True, False)),
        (Bound.EXACT, 500, (False, False, True, True)),
        (Bound.AT_LEAST, 300, (True, True, False, False)),
        (Bound.AT_LEAST, 400, (True, None, None, False)),
        (Bound.AT_LEAST, 500, (None, None, None, None)),
        (Bound.AT_MOST, 300, (None, None, None, None)),
        (Bound.AT_MOST, 400, (None, False, True, None)),
        (Bound.AT_MOST, 500, (False, False, True, True)),
        (Bound.ABOUT, 300, (True, True, False, False)),
        (Bound.ABOUT, 400, (None, None, None, None)),
        (Bound.ABOUT, 500, (False, False, True, True)),
        (Bound.NEARLY, 300, (True, True, False, False)),
        (Bound.NEARLY, 380, (None, None, None, None)),
        (Bound.NEARLY, 400, (False, False, True, True)),
        (Bound.NEARLY, 500, (False, False, True, True)),
    ],
)
def test_four_hundred_with_a_bound_answers_what_it_can(bound: Bound, threshold: int, expected: tuple[bool | None, ...]) -> None:
    assert answers(bound, 400, threshold) == expected, f"{bound} 400 against {threshold}"


@pytest.mark.parametrize(
    ("threshold", "expected"),
    [
        (299, (True, True, False, False)),
        (300, (True, None, None, False)),
        (350, (None, None, None, None)),
        (400, (None, False, True, None)),
        (401, (False, False, True, True)),
    ],
)
def test_a_range_from_300_to_400_answers_outside_of_it(threshold: int, expected: tuple[bool | None, ...]) -> None:
    assert answers(Bound.EXACT, 300, threshold, upper=400) == expected


@given(st.sampled_from(list(Bound)), st.integers(0, 20), st.none() | st.integers(0, 20), st.integers(0, 40))
def test_strictly_more_is_never_surer_than_at_least_as_much(bound: Bound, low: int, width: int | None, threshold: int) -> None:
    at_least, more, at_most, less = answers(bound, low, threshold, None if width is None else low + width)
    assert not (more is True and at_least is not True)
    assert not (less is True and at_most is not True)
    assert at_most is (None if more is None else not more)
    assert less is (None if at_least is None else not at_least)


@given(st.sampled_from(list(Bound)), st.integers(0, 20), st.integers(0, 40), st.integers(0, 40))
def test_who_has_more_than_a_threshold_has_more_than_every_lower_one(bound: Bound, value: int, one: int, other: int) -> None:
    low, high = sorted((one, other))
    if answers(bound, value, high)[0] is True:
        assert answers(bound, value, low)[0] is True
    if answers(bound, value, low)[0] is False:
        assert answers(bound, value, high)[0] is False


def test_equal_is_neither_more_nor_less() -> None:
    place = city("somewhere", figure("outsourcing.employees", 400, Unit.PERSONS))
    asked = Quantity("outsourcing.employees")
    for value in (399, 400, 401):
        assert (asked == value)(place) is (value == 400)
        assert (asked != value)(place) is (value != 400)
    assert (asked == 400).text
    assert (Quantity("outsourcing.enterprises") == 400)(place) is None


@given(st.sampled_from(list(Bound)), st.integers(0, 20), st.integers(0, 40))
def test_what_may_be_more_is_not_known_to_be_equal(bound: Bound, value: int, threshold: int) -> None:
    place = city("somewhere", figure("outsourcing.employees", value, Unit.PERSONS, bound=bound))
    asked = Quantity("outsourcing.employees")
    equal = (asked == threshold)(place)
    assert equal is ((asked >= threshold) & (asked <= threshold))(place)
    assert (asked != threshold)(place) is (None if equal is None else not equal)
    if bound is not Bound.EXACT and value:
        assert equal is not True


def test_equal_money_compares_in_its_currency() -> None:
    place = city("somewhere", figure("economy.gdp", 100, Unit.CNY))
    assert (selection.gdp() == sso.cny(100))(place) is True
    assert (selection.gdp() != sso.cny(100))(place) is False
    with pytest.raises(CurrencyMismatchError):
        (selection.gdp() == 100)(place)


def test_questions_compare_by_identity() -> None:
    one, other = saying(True), saying(True)
    assert one == one
    assert one != other
    assert len({one, other, one}) == 2


@pytest.mark.parametrize(
    ("make", "kind", "there_is"),
    [
        (lambda: selection.designated("model"), "status", "model_city"),
        (lambda: selection.offers("taxes"), "instrument", "tax"),
        (lambda: selection.has_provider("IBM", "rd"), "role", "rd_centre"),
        (lambda: selection.provides("IT"), "service line", "ITO"),
        (lambda: selection.region == "easter", "region", "eastern"),
        (lambda: selection.region != "easter", "region", "eastern"),
        (lambda: selection.region.is_in("eastern", "easter"), "region", "eastern"),
        (lambda: selection.role == "boss", "role", "rd_centre"),
        (lambda: selection.category == "boss", "category", "government"),
        (lambda: selection.level == "boss", "level", "national"),
    ],
)
def test_an_unknown_text_makes_no_question(make: Callable[[], object], kind: str, there_is: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        make()
    assert caught.value.kind == kind
    assert caught.value.exhaustive
    assert there_is in caught.value.suggestions


@pytest.mark.parametrize("name", [lambda text: text, str.upper, str.title], ids=["as it is", "upper", "title"])
def test_a_text_in_any_case_asks_what_the_member_does(name: Callable[[str], str]) -> None:
    every = sso.cities()
    pairs = [
        (selection.designated(name("model_city")), selection.designated(sso.Status.MODEL_CITY)),
        (selection.offers(name("tax")), selection.offers(sso.Instrument.TAX)),
        (selection.has_provider("IBM", name("rd_centre")), selection.has_provider("IBM", sso.Role.RD_CENTRE)),
        (selection.region == name("eastern"), selection.region == sso.Region.EASTERN),
        (selection.region.is_in(name("eastern")), selection.region.is_in(sso.Region.EASTERN)),
    ]
    for by_text, by_member in pairs:
        assert sso.cities(by_text) == sso.cities(by_member) != every, by_text.text  # type: ignore[arg-type]
        assert sso.cities(by_text), by_text.text  # type: ignore[arg-type]
    assert sso.cities(region=name("eastern")) == sso.cities(region=sso.Region.EASTERN)


def test_no_level_is_a_value_too() -> None:
    found = sso.incentives(selection.level == None)  # noqa: E711
    assert found == tuple(each for each in sso.incentives() if each.level is None)


def test_a_quantity_of_an_unknown_indicator_or_a_text_year_is_refused() -> None:
    with pytest.raises(UnknownNameError, match=r"Did you mean .*economy\.gdp"):
        Quantity("economy.gpd")
    with pytest.raises(sso.WrongTypeError, match="a year must be"):
        selection.gdp("2012")  # type: ignore[arg-type]


def test_more_than_400_enterprises_of_beijing_are_more_than_300_and_nobody_knows_about_500() -> None:
    beijing = sso.city("beijing")
    assert (selection.enterprises() >= 300)(beijing) is True
    assert (selection.enterprises() >= 500)(beijing) is None
    assert (selection.enterprises() < 500)(beijing) is None


def test_a_city_without_the_figure_is_unknown_and_not_small() -> None:
    nowhere = city("nowhere")
    for asked in (selection.employees() < 10, selection.employees() > 10, ~(selection.employees() > 10)):
        assert asked(nowhere) is None, asked.text
    assert selection.employees().known(nowhere) is False


def test_only_what_is_true_is_selected() -> None:
    large = selection.employees(2012) >= 100_000
    chosen, rest = sso.cities(large), sso.cities(~large)
    assert chosen
    assert rest
    assert not set(chosen) & set(rest)
    assert set(chosen) | set(rest) < set(sso.cities()), "the cities without the figure are in neither"


def test_the_example_of_the_module_answers_what_a_comprehension_does() -> None:
    question = (
        (selection.region == sso.Region.EASTERN) & selection.model_city & (selection.offshore_executed_value(2012) >= sso.usd(3e9))
    )
    expected = [
        each
        for each in sso.cities()
        if each.region is sso.Region.EASTERN
        and each.model_city
        and (value := each.figure("outsourcing.offshore_executed_value", 2012)) is not None
        and value.to("USD").value >= 3 * 10**9
    ]
    assert list(sso.cities(question)) == expected
    assert expected


NAMED = (
    selection.signed_value,
    selection.executed_value,
    selection.offshore_signed_value,
    selection.offshore_executed_value,
    selection.enterprises,
    selection.employees,
    selection.gdp,
    selection.population,
    selection.average_salary,
    selection.graduate_salary,
)


@pytest.mark.parametrize("named", NAMED, ids=lambda named: named.__name__)
def test_every_named_quantity_finds_the_figure_of_its_indicator(named: Callable[[int | None], Quantity]) -> None:
    for year in (None, 2012):
        asked = named(year)
        known = sso.cities(asked.known)
        assert list(known) == [each for each in sso.cities() if each.figure(asked.indicator, year) is not None], asked
    assert sso.cities(named(None).known), f"no city has {named(None).indicator}"


@pytest.mark.parametrize("named", NAMED, ids=lambda named: named.__name__)
def test_every_named_quantity_agrees_with_the_value_it_stands_for(named: Callable[[int | None], Quantity]) -> None:
    asked = named(None)
    for each in sso.cities():
        found = each.figure(asked.indicator)
        if found is None or found.bound is not Bound.EXACT or found.upper is not None:
            continue
        limit: Any = sso.Money(Decimal(found.value), found.currency) if found.currency else found.value
        assert (asked >= limit)(each) is True, f"{each.slug} {found}"
        assert (asked > limit)(each) is False, f"{each.slug} {found}"


def test_a_derived_indicator_can_be_asked_for() -> None:
    question = selection.quantity("derived.offshore_share") > 50
    assert question(sso.city("hangzhou")) is True


@pytest.mark.parametrize("currency", Currency)
def test_a_threshold_may_be_in_another_currency(currency: Currency) -> None:
    output = sso.city("hangzhou").figure("economy.gdp", 2012)
    assert output is not None
    converted = output.to(currency)
    below, above = (sso.Money(Decimal(converted.value) * factor, currency) for factor in (Decimal("0.999"), Decimal("1.001")))
    hangzhou = sso.city("hangzhou")
    assert (selection.gdp(2012) > below)(hangzhou) is True
    assert (selection.gdp(2012) < above)(hangzhou) is True
    assert (selection.gdp(2012) > above)(hangzhou) is False


def test_an_undated_amount_in_another_currency_is_unknown() -> None:
    place = city("somewhere", figure("economy.gdp", 100, Unit.CNY, None))
    assert (selection.gdp() > sso.usd(1))(place) is None
    assert (selection.gdp() > sso.cny(1))(place) is True


def test_money_and_plain_numbers_do_not_compare() -> None:
    hangzhou = sso.city("hangzhou")
    with pytest.raises(CurrencyMismatchError, match="plain number"):
        (selection.gdp() > 5)(hangzhou)
    with pytest.raises(NotMoneyError):
        (selection.employees() > sso.usd(5))(hangzhou)


@pytest.mark.parametrize("threshold", [float("nan"), float("inf"), True, "5", None], ids=repr)
def test_a_threshold_is_a_finite_number(threshold: Any) -> None:
    with pytest.raises(NotANumberError, match="threshold"):
        _ = selection.employees() > threshold


def test_a_question_about_an_unknown_indicator_names_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match=r"outsourcing\.employees"):
        sso.cities(selection.quantity("outsourcing.employes") > 5)


# --- filters by keyword and by question ---


@pytest.mark.parametrize("region", sso.Region)
def test_cities_of_a_region(region: sso.Region) -> None:
    expected = tuple(each for each in sso.cities() if each.region is region)
    assert sso.cities(region=region) == sso.cities(region=region.value) == sso.cities(selection.region == region) == expected
    assert sso.cities(selection.region != region) == tuple(each for each in sso.cities() if each.region is not region)


@pytest.mark.parametrize("model", [True, False])
def test_cities_that_are_model_cities_or_not(model: bool) -> None:
    question = selection.model_city if model else ~selection.model_city
    expected = tuple(each for each in sso.cities() if each.model_city is model)
    assert sso.cities(model_city=model) == sso.cities(question) == expected
    assert expected


def test_cities_of_a_province() -> None:
    for province in {each.province for each in sso.cities()}:
        expected = tuple(each for each in sso.cities() if each.province == province)
        assert sso.cities(province=province) == sso.cities(selection.province == province) == expected, province
    assert sso.cities(selection.province.is_in("Jiangsu", "Zhejiang")) == tuple(
        each for each in sso.cities() if each.province in ("Jiangsu", "Zhejiang")
    )


def test_filters_combine_with_each_other_and_with_a_question() -> None:
    found = sso.cities(selection.has_provider("IBM"), region="eastern", model_city=True)
    assert found == tuple(
        each
        for each in sso.cities()
        if each.region is sso.Region.EASTERN and each.model_city and any(p.organisation.id == "ibm" for p in each.providers)
    )
    assert found


@pytest.mark.parametrize("role", sso.Role)
def test_providers_of_a_role(role: sso.Role) -> None:
    expected = tuple(each for each in sso.providers() if each.role is role)
    assert sso.providers(role=role) == sso.providers(role=role.value) == sso.providers(selection.role == role) == expected


@pytest.mark.parametrize("line", sso.ServiceLine)
def test_providers_of_a_line(line: sso.ServiceLine) -> None:
    expected = tuple(each for each in sso.providers() if line in each.service_lines)
    assert sso.providers(service_line=line) == sso.providers(selection.provides(line)) == expected


def test_captives_are_the_shared_service_centres() -> None:
    assert sso.providers(selection.captive) == sso.providers(role="shared_service_centre")


def test_providers_of_an_organisation_whatever_the_city_calls_it() -> None:
    for organisation in sso.organisations():
        expected = tuple(each for each in sso.providers() if each.organisation == organisation)
        for name in (organisation.id, organisation.name, *organisation.spellings):
            assert sso.providers(organisation=name) == expected, name


def test_a_city_has_a_provider_under_any_spelling_and_in_a_role() -> None:
    for organisation in sso.organisations():
        expected = tuple(each for each in sso.cities() if any(p.organisation == organisation for p in each.providers))
        for name in (organisation.id, organisation.name, *organisation.spellings):
            assert sso.cities(selection.has_provider(name)) == expected, name
    assert sso.cities(selection.has_provider("IBM", sso.Role.RD_CENTRE)) == tuple(
        each for each in sso.cities() if any(p.organisation.id == "ibm" and p.role is sso.Role.RD_CENTRE for p in each.providers)
    )


def test_providers_of_a_city() -> None:
    for each in sso.cities():
        assert sso.providers(city=each.name) == each.providers, each.slug


@pytest.mark.parametrize("instrument", sso.Instrument)
def test_incentives_with_an_instrument(instrument: sso.Instrument) -> None:
    expected = tuple(each for each in sso.incentives() if any(m.instrument is instrument for m in each.measures))
    offers = selection.offers(instrument)
    assert sso.incentives(instrument=instrument) == sso.incentives(instrument=instrument.value) == expected
    assert sso.incentives(offers) == expected
    assert sso.cities(offers) == tuple(each for each in sso.cities() if any(i.place == each.slug for i in expected))


@pytest.mark.parametrize("category", sso.IncentiveCategory)
def test_incentives_of_a_category(category: sso.IncentiveCategory) -> None:
    expected = tuple(each for each in sso.incentives() if each.category is category)
    assert sso.incentives(category=category) == sso.incentives(selection.category == category) == expected


@pytest.mark.parametrize("level", sso.Level)
def test_incentives_of_a_level(level: sso.Level) -> None:
    expected = tuple(each for each in sso.incentives() if each.level is level)
    assert sso.incentives(level=level) == sso.incentives(selection.level == level) == expected


def test_incentives_of_a_city() -> None:
    for each in sso.cities():
        assert sso.incentives(city=each.slug) == each.incentives, each.slug


@pytest.mark.parametrize("status", sso.Status)
def test_cities_designated_with_their_parks(status: sso.Status) -> None:
    assert sso.cities(selection.designated(status)) == tuple(
        each for each in sso.cities() if any(held.status is status for held in each.designations)
    )


@pytest.mark.parametrize("section", sso.Section)
def test_figures_of_a_section(section: sso.Section) -> None:
    assert sso.figures(section=section) == tuple(each for each in sso.figures() if each.section is section)


@pytest.mark.parametrize("year", [2010, 2011, 2012, 2015, 1900])
def test_figures_of_a_year(year: int) -> None:
    assert sso.figures(year=year) == tuple(each for each in sso.figures() if each.year == year)


@pytest.mark.parametrize("kind", sso.Kind)
def test_figures_of_a_kind(kind: sso.Kind) -> None:
    assert sso.figures(kind=kind.value) == tuple(each for each in sso.figures() if each.kind is kind)


def test_figures_of_a_source_an_indicator_and_a_city() -> None:
    for source in {each.source for each in sso.figures()}:
        assert sso.figures(source=source) == tuple(each for each in sso.figures() if each.source == source)
    assert sso.figures(indicator="economy.gdp") == tuple(each for each in sso.figures() if each.indicator == "economy.gdp")
    assert sso.figures(city="西安") == sso.city("xian").figures
    assert sso.figures(lambda each: each.value > 10**11) == tuple(each for each in sso.figures() if each.value > 10**11)


@pytest.mark.parametrize(
    ("call", "hint"),
    [
        (lambda: sso.cities(region="west"), "midwestern"),
        (lambda: sso.cities(province="Bavaria"), "Zhejiang"),
        (lambda: sso.providers(role="boss"), "rd_centre"),
        (lambda: sso.providers(service_line="XPO"), "KPO"),
        (lambda: sso.providers(organisation="IBN"), "IBM"),
        (lambda: sso.incentives(instrument="taxes"), "tax"),
        (lambda: sso.incentives(category="x"), "industrial_park"),
        (lambda: sso.incentives(level="x"), "municipal"),
        (lambda: sso.figures(section="x"), "quality_of_life"),
        (lambda: sso.figures(indicator="economy.gdpp"), r"economy\.gdp"),
        (lambda: sso.figures(kind="x"), "target"),
        (lambda: sso.figures(source="x"), "inside-the-dragon-2013"),
    ],
)
def test_an_unknown_filter_is_answered_with_what_there_is(call: Callable[[], object], hint: str) -> None:
    with pytest.raises(UnknownNameError, match=hint):
        call()
