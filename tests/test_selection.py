from __future__ import annotations

import operator
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
from china_sso.model.gap import GapKind, gap_of
from china_sso.model.indicators import INDICATORS
from china_sso.model.question import Quantity, Question
from china_sso.model.records import Economy
from china_sso.model.records import OutsourcingMetrics as metrics  # noqa: N813
from china_sso.model.units import Currency, Unit
from china_sso.model.vocabulary import Bound
from conftest import some
from synthetic import city, figure

ANSWERS = (True, False, None)
ITEM = object()


def saying(answer: bool | None) -> Question[object]:
    return Question(str(answer), lambda _: answer)


# --- the logic of three values ---


def test_an_answer_that_does_not_matter_may_be_unknown() -> None:
    both = {(True, True): True, (True, None): None, (None, None): None}  # and False with anything
    either = {(False, False): False, (False, None): None, (None, None): None}  # and True with anything
    for left, right in product(ANSWERS, ANSWERS):
        for one, other in ((left, right), (right, left)):
            if (one, other) in both:
                assert (saying(left) & saying(right))(ITEM) is both[one, other], f"{left} and {right}"
            if (one, other) in either:
                assert (saying(left) | saying(right))(ITEM) is either[one, other], f"{left} or {right}"
        if False in (left, right):
            assert (saying(left) & saying(right))(ITEM) is False, f"{left} and {right}"
        if True in (left, right):
            assert (saying(left) | saying(right))(ITEM) is True, f"{left} or {right}"
    assert [(~saying(answer))(ITEM) for answer in ANSWERS] == [False, True, None]


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


def test_a_question_has_no_truth_of_its_own() -> None:
    misuses: tuple[Callable[[Any], object], ...] = (
        bool,
        lambda question: question and selection.model_city,
        lambda question: question or selection.model_city,
        lambda question: not question,
        lambda _: 10 <= metrics.employees.latest <= 20,
    )
    for misuse in misuses:
        with pytest.raises(sso.WrongTypeError, match="&") as caught:
            misuse(selection.model_city)
        assert isinstance(caught.value, TypeError)


# --- figures against thresholds ---


def answers(bound: Bound, value: int, threshold: int, upper: int | None = None) -> tuple[bool | None, ...]:
    place = city("somewhere", figure("outsourcing.employees", value, Unit.PERSONS, bound=bound, upper=upper))
    asked = metrics.employees.latest
    return tuple(question(place) for question in (asked >= threshold, asked > threshold, asked <= threshold, asked < threshold))


def test_four_hundred_with_a_bound_answers_what_it_can() -> None:
    table: tuple[tuple[Bound, int, tuple[bool | None, ...]], ...] = (  # of 400: >=, >, <=, <
        (Bound.EXACT, 300, (True, True, False, False)),
        (Bound.EXACT, 400, (True, False, True, False)),
        (Bound.EXACT, 500, (False, False, True, True)),
        (Bound.MORE_THAN, 300, (True, True, False, False)),
        (Bound.MORE_THAN, 400, (True, True, False, False)),
        (Bound.MORE_THAN, 500, (None, None, None, None)),
        (Bound.AT_LEAST, 300, (True, True, False, False)),
        (Bound.AT_LEAST, 400, (True, None, None, False)),
        (Bound.AT_LEAST, 500, (None, None, None, None)),
        (Bound.AT_MOST, 300, (None, None, None, None)),
        (Bound.AT_MOST, 400, (None, False, True, None)),
        (Bound.AT_MOST, 500, (False, False, True, True)),
        (Bound.LESS_THAN, 300, (None, None, None, None)),
        (Bound.LESS_THAN, 400, (False, False, True, True)),
        (Bound.ABOUT, 300, (True, True, False, False)),
        (Bound.ABOUT, 400, (None, None, None, None)),
        (Bound.ABOUT, 500, (False, False, True, True)),
        (Bound.NEARLY, 300, (True, True, False, False)),
        (Bound.NEARLY, 380, (None, None, None, None)),
        (Bound.NEARLY, 400, (False, False, True, True)),
        (Bound.NEARLY, 500, (False, False, True, True)),
    )
    for bound, threshold, expected in table:
        assert answers(bound, 400, threshold) == expected, f"{bound} 400 against {threshold}"


def test_a_range_from_300_to_400_answers_outside_of_it() -> None:
    table: tuple[tuple[int, tuple[bool | None, ...]], ...] = (
        (299, (True, True, False, False)),
        (300, (True, None, None, False)),
        (350, (None, None, None, None)),
        (400, (None, False, True, None)),
        (401, (False, False, True, True)),
    )
    for threshold, expected in table:
        assert answers(Bound.EXACT, 300, threshold, upper=400) == expected, threshold


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
    asked = metrics.employees.latest
    for value in (399, 400, 401):
        assert (asked == value)(place) is (value == 400)
        assert (asked != value)(place) is (value != 400)
    assert (asked == 400).text
    assert (metrics.enterprises.latest == 400)(place) is None


@given(st.sampled_from(list(Bound)), st.integers(0, 20), st.integers(0, 40))
def test_what_may_be_more_is_not_known_to_be_equal(bound: Bound, value: int, threshold: int) -> None:
    place = city("somewhere", figure("outsourcing.employees", value, Unit.PERSONS, bound=bound))
    asked = metrics.employees.latest
    equal = (asked == threshold)(place)
    assert equal is ((asked >= threshold) & (asked <= threshold))(place)
    assert (asked != threshold)(place) is (None if equal is None else not equal)
    if bound is not Bound.EXACT and value:
        assert equal is not True


def test_equal_money_compares_in_its_currency() -> None:
    place = city("somewhere", figure("economy.gdp", 100, Unit.CNY))
    assert (Economy.gdp.latest == sso.cny(100))(place) is True
    assert (Economy.gdp.latest != sso.cny(100))(place) is False
    with pytest.raises(CurrencyMismatchError):
        (Economy.gdp.latest == 100)(place)


def test_questions_compare_by_identity() -> None:
    one, other = saying(True), saying(True)
    assert one == one
    assert one != other
    assert len({one, other, one}) == 2


def test_an_unknown_text_makes_no_question() -> None:
    for make, kind, there_is in (
        (lambda: selection.designated("model"), "status", "model_city"),
        (lambda: selection.offers("taxes"), "form", "tax"),
        (lambda: selection.offers(purpose="taxes"), "purpose", "talent"),
        (lambda: selection.focuses_on("taxes"), "service", "software_development"),
        (lambda: selection.has_provider("IBM", "rd"), "role", "rd_centre"),
        (lambda: selection.works_in("IT"), "service line", "ITO"),
        (lambda: selection.region == "easter", "region", "eastern"),
        (lambda: selection.region != "easter", "region", "eastern"),
        (lambda: selection.region.is_in("eastern", "easter"), "region", "eastern"),  # type: ignore[arg-type]
        (lambda: selection.role == "boss", "role", "rd_centre"),
        (lambda: selection.category == "boss", "category", "government"),
        (lambda: selection.level == "boss", "level", "national"),
    ):
        with pytest.raises(UnknownNameError) as caught:
            make()
        assert (caught.value.kind, caught.value.exhaustive) == (kind, True)
        assert there_is in caught.value.suggestions, kind


def test_a_text_in_any_case_asks_what_the_member_does() -> None:
    every = sso.cities()
    for written in (str, str.upper, str.title):
        pairs: list[tuple[Any, Any]] = [
            (selection.designated(written("model_city")), selection.designated(sso.Status.MODEL_CITY)),
            (selection.offers(written("tax")), selection.offers(sso.Form.TAX)),
            (selection.has_provider("IBM", written("rd_centre")), selection.has_provider("IBM", sso.Role.RD_CENTRE)),
            (selection.region == written("eastern"), selection.region == sso.Region.EASTERN),
            (selection.region.is_in(written("eastern")), selection.region.is_in(sso.Region.EASTERN)),  # type: ignore[arg-type]
        ]
        for by_text, by_member in pairs:
            assert sso.cities(by_text) == sso.cities(by_member) != every, by_text.text
            assert sso.cities(by_text), by_text.text
        assert sso.cities(region=written("eastern")) == sso.cities(region=sso.Region.EASTERN), written


def test_no_level_is_a_value_too() -> None:
    found = sso.incentives(selection.level == None)  # noqa: E711
    assert found == tuple(each for each in sso.incentives() if each.level is None)


def test_a_quantity_of_a_text_year_is_refused() -> None:
    with pytest.raises(sso.WrongTypeError, match="a year must be"):
        Economy.gdp.in_year("2012")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_more_than_400_enterprises_of_beijing_are_more_than_300_and_nobody_knows_about_500() -> None:
    beijing = sso.city("beijing")
    assert (metrics.enterprises.latest >= 300)(beijing) is True
    assert (metrics.enterprises.latest >= 500)(beijing) is None
    assert (metrics.enterprises.latest < 500)(beijing) is None


def test_a_city_without_the_figure_is_unknown_and_not_small() -> None:
    nowhere = city("nowhere")
    for asked in (metrics.employees.latest < 10, metrics.employees.latest > 10, ~(metrics.employees.latest > 10)):
        assert asked(nowhere) is None, asked.text
    assert metrics.employees.latest.known(nowhere) is False


def test_only_what_is_true_is_selected() -> None:
    large = metrics.employees.in_year(2012) >= 100_000
    chosen, rest = sso.cities(large), sso.cities(~large)
    assert chosen
    assert rest
    assert not set(chosen) & set(rest)
    assert set(chosen) | set(rest) < set(sso.cities()), "the cities without the figure are in neither"


def test_the_example_of_the_module_answers_what_a_comprehension_does() -> None:
    question = (
        (selection.region == sso.Region.EASTERN)
        & selection.model_city
        & (metrics.offshore_executed_value.in_year(2012) >= sso.usd(3e9))
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


def test_every_indicator_can_be_asked_for_and_agrees_with_the_value_it_finds() -> None:
    for indicator, year in product(INDICATORS.values(), (None, 2012)):
        asked = Quantity(indicator, year)
        for each in some(sso.cities(), 6):
            gap = gap_of(each, indicator, year)
            if gap is not None and gap.kind is GapKind.SEVERAL:
                assert asked.known(each) is True, f"{each.slug} {indicator} {year}"
                assert (asked > 0)(each) is None, f"which of them is asked for nobody said: {each.slug} {indicator}"
                continue
            found = each.figure(indicator, year)
            assert asked.known(each) is (found is not None), f"{each.slug} {indicator} {year}"
            if found is not None and found.exact:
                limit: Any = sso.Money(Decimal(found.value), found.currency) if found.currency else found.value
                assert (asked >= limit)(each) is True, f"{each.slug} {found}"
                assert (asked > limit)(each) is False, f"{each.slug} {found}"


def test_a_derived_indicator_can_be_asked_for() -> None:
    question = sso.Derived.offshore_share.latest > 50
    assert question(sso.city("hangzhou")) is True


def test_a_threshold_may_be_in_another_currency() -> None:
    hangzhou = sso.city("hangzhou")
    output = hangzhou.figure("economy.gdp", 2012)
    assert output is not None
    for currency in Currency:
        converted = output.to(currency).money
        below, above = (converted * factor for factor in (0.999, 1.001))
        assert (Economy.gdp.in_year(2012) > below)(hangzhou) is True, currency
        assert (Economy.gdp.in_year(2012) < above)(hangzhou) is True, currency
        assert (Economy.gdp.in_year(2012) > above)(hangzhou) is False, currency


def test_an_undated_amount_in_another_currency_is_unknown() -> None:
    place = city("somewhere", figure("economy.gdp", 100, Unit.CNY, None))
    assert (Economy.gdp.latest > sso.usd(1))(place) is None
    assert (Economy.gdp.latest > sso.cny(1))(place) is True


def test_money_and_plain_numbers_do_not_compare() -> None:
    hangzhou = sso.city("hangzhou")
    with pytest.raises(CurrencyMismatchError, match="plain number"):
        (Economy.gdp.latest > 5)(hangzhou)
    with pytest.raises(NotMoneyError):
        (metrics.employees.latest > sso.usd(5))(hangzhou)


def test_a_threshold_is_a_finite_number() -> None:
    wrong: tuple[Any, ...] = (float("nan"), float("inf"), True, "5", None, 10**7000, Decimal("sNaN"))
    for threshold in wrong:
        for compare in (operator.ge, operator.gt, operator.le, operator.lt, operator.eq, operator.ne):
            with pytest.raises(NotANumberError, match="threshold"):
                compare(metrics.employees.latest, threshold)


# --- filters by keyword and by question ---


def test_cities_of_a_region_and_model_cities() -> None:
    for region in sso.Region:
        expected = tuple(each for each in sso.cities() if each.region is region)
        assert sso.cities(region=region) == sso.cities(selection.region == region) == expected != (), region
        assert sso.cities(selection.region != region) == tuple(each for each in sso.cities() if each.region is not region), region
    for model in (True, False):
        expected = tuple(each for each in sso.cities() if each.model_city is model)
        question = selection.model_city if model else ~selection.model_city
        assert sso.cities(model_city=model) == sso.cities(question) == expected != (), model


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


def test_providers_of_a_role_a_line_and_a_service() -> None:
    for role in sso.Role:
        found = tuple(each for each in sso.providers() if each.role is role)
        assert sso.providers(role=role) == sso.providers(role=role.value) == sso.providers(selection.role == role) == found, role
    for line in sso.ServiceLine:
        found = tuple(each for each in sso.providers() if any(service.line is line for service in each.services))
        assert sso.providers(line=line) == sso.providers(selection.works_in(line)) == found, line
    for service in sso.Service:
        found = tuple(each for each in sso.providers() if service in each.services)
        assert sso.providers(service=service) == sso.providers(selection.provides(service)) == found, service
        focused = tuple(each for each in sso.cities() if any(service in area.services for area in each.focus_areas))
        assert sso.cities(focus=service) == sso.cities(selection.focuses_on(service)) == focused, service


def test_captives_are_the_shared_service_centres() -> None:
    assert sso.providers(selection.captive) == sso.providers(role="shared_service_centre")


def test_providers_of_an_organisation_whatever_the_city_calls_it() -> None:
    providers: dict[str, list[sso.Provider]] = {}
    for each in sso.providers():
        providers.setdefault(each.organisation.id, []).append(each)
    for organisation in sso.organisations():
        for name in (organisation.id, *organisation.names):
            assert sso.organisation(name) is organisation, name
    for organisation in some(sso.organisations(), 15):
        for name in (organisation.id, *organisation.names):
            assert sso.providers(organisation=name) == tuple(providers.get(organisation.id, ())), name


def test_a_city_has_a_provider_under_any_spelling_and_in_a_role() -> None:
    named = {each: {provider.organisation.id for provider in each.providers} for each in sso.cities()}
    for organisation in some(sso.organisations(), 15):
        expected = tuple(each for each, ids in named.items() if organisation.id in ids)
        for name in (organisation.id, *organisation.names):
            assert sso.cities(selection.has_provider(name)) == expected, name
    assert sso.cities(selection.has_provider("IBM", sso.Role.RD_CENTRE)) == tuple(
        each for each in sso.cities() if any(p.organisation.id == "ibm" and p.role is sso.Role.RD_CENTRE for p in each.providers)
    )


def test_providers_of_a_city() -> None:
    for each in sso.cities():
        assert sso.providers(city=each.name) == each.providers, each.slug


def test_incentives_of_a_form_a_purpose_a_category_and_a_level() -> None:
    every = sso.incentives()
    for form in sso.Form:
        found = tuple(each for each in every if any(measure.form is form for measure in each.measures))
        assert sso.incentives(form=form.value) == sso.incentives(selection.offers(form)) == found, form
        assert {each.slug for each in sso.cities(selection.offers(form))} == {each.place for each in found} - {"china"}, form
    for purpose in sso.Purpose:
        found = tuple(each for each in every if any(purpose in measure.purposes for measure in each.measures))
        assert sso.incentives(purpose=purpose.value) == sso.incentives(selection.offers(purpose=purpose)) == found, purpose
    for category in sso.IncentiveCategory:
        found = tuple(each for each in every if each.category is category)
        assert sso.incentives(category=category) == sso.incentives(selection.category == category) == found, category
    for level in sso.Level:
        found = tuple(each for each in every if each.level is level)
        assert sso.incentives(level=level) == sso.incentives(selection.level == level) == found, level
    for pays in (True, False):
        found = tuple(each for each in every if any(measure.form.pays is pays for measure in each.measures))
        assert sso.incentives(pays=pays) == found != (), pays
    assert sso.incentives(selection.pays) == sso.incentives(pays=True)


def test_a_form_and_a_purpose_are_asked_of_one_measure() -> None:
    for form, purpose in some(product(sso.Form, sso.Purpose), 4):
        found = tuple(each for each in sso.incentives() if any(m.form is form and purpose in m.purposes for m in each.measures))
        assert sso.incentives(form=form, purpose=purpose) == found, f"{form} {purpose}"
        assert sso.incentives(selection.offers(form, purpose)) == found, f"{form} {purpose}"
        assert selection.offers(form, purpose).text == f"offers({form}, {purpose})"


def test_incentives_of_a_city() -> None:
    for each in sso.cities():
        assert sso.incentives(city=each.slug) == each.incentives, each.slug


def test_cities_designated_with_their_parks() -> None:
    for status in sso.Status:
        found = {each.place for each in sso.designations(status=status)} - {"china"}
        assert {each.slug for each in sso.cities(selection.designated(status))} == found, status


def test_figures_of_a_section_a_year_a_kind_a_source_an_indicator_and_a_city() -> None:
    every = sso.figures()
    for section in sso.Section:
        assert sso.figures(section=section) == tuple(each for each in every if each.section is section), section
    for year in (1, 1900, 2010, 2011, 2012, 2015, 9999):
        assert sso.figures(year=year) == tuple(each for each in every if each.year == year), year
    for kind in sso.Kind:
        assert sso.figures(kind=kind.value) == tuple(each for each in every if each.kind is kind) != (), kind
    for source in {each.source for each in every}:
        assert sso.figures(source=source) == tuple(each for each in every if each.source == source), source
    assert sso.figures(indicator="gdp") == tuple(each for each in every if each.indicator is Economy.gdp)
    assert sso.figures(city="西安") == sso.city("xian").figures
    assert sso.figures(lambda each: each.value > 10**11) == tuple(each for each in every if each.value > 10**11)


def test_an_unknown_filter_is_answered_with_what_there_is() -> None:
    calls: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: sso.cities(region="west"), "midwestern"),
        (lambda: sso.cities(province="Bavaria"), "Zhejiang"),
        (lambda: sso.providers(role="boss"), "rd_centre"),
        (lambda: sso.providers(line="XPO"), "KPO"),
        (lambda: sso.providers(organisation="IBN"), "IBM"),
        (lambda: sso.incentives(form="taxes"), "tax"),
        (lambda: sso.incentives(purpose="x"), "talent"),
        (lambda: sso.incentives(category="x"), "industrial_park"),
        (lambda: sso.incentives(level="x"), "municipal"),
        (lambda: sso.figures(section="x"), "quality_of_life"),
        (lambda: sso.figures(indicator="economy.gdpp"), r"economy\.gdp"),
        (lambda: sso.figures(kind="x"), "target"),
        (lambda: sso.figures(source="x"), "inside-the-dragon-2013"),
        (lambda: sso.designations(status="x"), "model_city"),
        (lambda: sso.city("hangzhou").find("gdp", kind="x"), "target"),
        (lambda: sso.city("hangzhou").figure("gdp", source="x"), "inside-the-dragon-2013"),
    )
    for call, hint in calls:
        with pytest.raises(UnknownNameError, match=hint):
            call()
