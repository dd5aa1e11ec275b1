"""The classes of the model are values: frozen, slotted, hashable, equal to their copies, and readable."""

import copy
import inspect
import pickle
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import attrs
import pycountry
import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given, settings
from hypothesis import strategies as st

import china_sso as sso
import synthetic
from china_sso import errors, model
from china_sso.model.derived import Calculated
from china_sso.model.indicators import DERIVED, _split, indicator_named
from china_sso.model.names import text_or_none
from china_sso.model.provider import Participant
from china_sso.model.records import PRINTED, RECORD_TYPES
from china_sso.model.rows import MOST_ROWS
from china_sso.tables.safe import plain
from conftest import Run
from strategies import ERRORS, MODEL, figures, money, percents, periods, records, texts, years

FEW = settings(max_examples=settings().max_examples // 3)  # of each of many classes
#: A strategy for each class; the topics differ in nothing but their indicators, and are drawn together.
CLASSES: dict[type, st.SearchStrategy[Any]] = {kind: of for kind, of in MODEL.items() if not issubclass(kind, sso.Record)}
CLASSES[sso.Record] = st.sampled_from(RECORD_TYPES).flatmap(records)
EVERYTHING: dict[type, st.SearchStrategy[Any]] = {**CLASSES, **ERRORS, sso.Fault: st.builds(sso.Fault, *[texts()] * 4)}
#: What every question and comparison makes anew, and nobody keeps.
PASSING = {"Question", "Attribute", "Quantity", "Told", "_Asked"}


def _classes(package: ModuleType) -> Iterator[type]:
    """The classes that the modules of a package define."""
    for found in iter_modules(package.__path__):
        module = import_module(f"{package.__name__}.{found.name}")
        yield from (thing for thing in vars(module).values() if isinstance(thing, type) and thing.__module__ == module.__name__)


# --- every class, by the same rules ---------------------------------------------------------------------------------


def test_no_class_of_the_model_is_left_out_of_these_tests() -> None:
    of_attrs = {kind for kind in _classes(model) if attrs.has(kind) and kind.__name__ not in PASSING}
    abstract = {
        sso.Record,
        sso.LabelledIndicator,
        Calculated,
        Participant,
    }  # their subclasses are drawn
    assert of_attrs - abstract - {sso.Rows} == set(MODEL), "rows are a tuple, whose rules are in test_frames"


def test_no_exception_is_left_out_of_these_tests() -> None:
    raised = {kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.ChinaSsoError)}
    assert raised - {errors.ChinaSsoError} == set(ERRORS)


@pytest.mark.parametrize("kind", EVERYTHING, ids=lambda kind: kind.__name__)
@FEW
@given(data=st.data())
def test_a_class_obeys_the_rules_of_values(kind: type, data: st.DataObject) -> None:
    thing = data.draw(EVERYTHING[kind])
    _is_equal_to_its_copies_and_as_hashable_and_says_what_it_is(thing)
    if not isinstance(thing, sso.Indicator):  # there is one object for each
        _is_another_with_another_value_in_a_field(thing)
    if kind in CLASSES:
        _has_slots_and_is_immutable_down_to_the_last_tuple(thing)


def _is_equal_to_its_copies_and_as_hashable_and_says_what_it_is(thing: Any) -> None:
    hash(thing)  # one that is cached must not get in the way
    copies = [pickle.loads(pickle.dumps(thing, protocol)) for protocol in (2, pickle.HIGHEST_PROTOCOL)]
    for again in (*copies, copy.copy(thing), copy.deepcopy(thing)):
        assert type(again) is type(thing)
        assert again == thing
        assert hash(again) == hash(thing)
        assert repr(again) == repr(thing)
        assert len({thing, again}) == 1
    assert thing != object()
    assert repr(thing).startswith((f"{type(thing).__name__}(", f"<{type(thing).__name__} "))
    assert " object at 0x" not in repr(thing)
    if not isinstance(thing, sso.Series):
        assert str(thing), "only a series of no years has nothing to say"


def _is_another_with_another_value_in_a_field(thing: Any) -> None:
    if isinstance(thing, sso.Period):
        assert attrs.evolve(thing, ends=date.max) != thing or thing.ends == date.max
    elif isinstance(thing, sso.ChinaSsoError):
        assert type(thing)(*("another", *thing.args[1:])) != thing
    elif isinstance(thing, sso.Fault):
        assert thing._replace(file="another") != thing
    else:
        first = next(each.name for each in attrs.fields(type(thing)) if each.eq)
        assert attrs.evolve(thing, **{first: ()}) != thing or getattr(thing, first) == ()


def _has_slots_and_is_immutable_down_to_the_last_tuple(thing: Any) -> None:
    assert not hasattr(thing, "__dict__")
    for name in (*(each.name for each in attrs.fields(type(thing))), "a_new_attribute"):
        with pytest.raises(FrozenInstanceError):
            setattr(thing, name, None)
        with pytest.raises(FrozenInstanceError):
            delattr(thing, name)

    def check(value: object, path: str) -> None:
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                check(item, f"{path}[{index}]")
        elif isinstance(value, sso.Indicator):
            assert indicator_named(value.name) is value, f"{path}: {value!r}"
        elif attrs.has(kind := type(value)):
            for each in attrs.fields(kind):
                if each.name != "_kept":  # what is gathered once, of what is immutable
                    check(getattr(value, each.name), f"{path}.{each.name}")
        else:
            plain = str | int | float | Decimal | Fraction | Enum | date | type
            assert value is None or isinstance(value, plain), f"{path}: {value!r}"

    check(thing, type(thing).__name__)


@pytest.mark.slow
def test_a_hash_holds_in_another_process(run: Run, tmp_path: Path) -> None:
    city = sso.city("hangzhou")
    hash(city)  # kept in the object, and of no use where texts hash differently
    file = tmp_path / "city.pickle"
    file.write_bytes(pickle.dumps((city, city.figures, sso.national())))
    code = """
import pickle, sys
import china_sso as sso
from pathlib import Path
city, figures, market = pickle.loads(Path(sys.argv[1]).read_bytes())
print(city in {sso.city("hangzhou")}, figures == sso.city("hangzhou").figures, market in {sso.national()})
"""
    assert run(code, str(file), PYTHONHASHSEED="1") == "True True True"


def test_a_city_with_other_profiles_has_other_figures() -> None:
    city = sso.city("hangzhou")
    assert city.figures
    assert attrs.evolve(city, profiles=()).figures == ()
    assert attrs.evolve(city, profiles=()) != city


def test_what_a_city_gathers_is_gathered_once() -> None:
    city = sso.city("hangzhou")
    assert city.figures is city.figures
    assert city.outsourcing is city.outsourcing


# --- periods --------------------------------------------------------------------------------------------------------


@given(periods(years()))
def test_a_period_is_what_its_text_says(period: sso.Period) -> None:
    assert sso.Period.parse(str(period)) == period


@given(st.from_regex(r"\d{4}(-\d{2})?(/\d{4}(-\d{2})?)?", fullmatch=True) | st.text(max_size=12))
def test_a_text_is_that_of_its_period_or_refused(text: str) -> None:
    try:
        period = sso.Period.parse(text)
    except ValueError:
        pass
    else:
        assert str(period) == text


PERIODS = {
    "2012": (date(2012, 1, 1), date(2012, 12, 31)),
    "2012-02": (date(2012, 2, 1), date(2012, 2, 29)),
    "2011-02": (date(2011, 2, 1), date(2011, 2, 28)),
    "2004/2012": (date(2004, 1, 1), date(2012, 12, 31)),
    "2011-01/2011-11": (date(2011, 1, 1), date(2011, 11, 30)),
    "2011-06/2012-02": (date(2011, 6, 1), date(2012, 2, 29)),
}
NO_PERIODS = ("", "12", "2012-13", "2012-00", "0000", "2012-1", "2012-03-04", "2012/", "２０１２", "2012 ", "2012/2011", "9" * 5000)


def test_a_period_runs_from_its_first_day_to_its_last() -> None:
    for text, (begins, ends) in PERIODS.items():
        assert sso.Period.parse(text) == sso.Period(begins, ends), text


def test_a_period_that_has_a_shorter_text_is_written_so() -> None:
    for text, shorter in (
        ("2011-01/2011-12", "2011"),
        ("2012/2012", "2012"),
        ("2012-03/2012-03", "2012-03"),
        ("2011-01/2012-12", "2011/2012"),
    ):
        with pytest.raises(sso.PeriodFormatError) as caught:
            sso.Period.parse(text)
        assert str(caught.value) == f"not a period: '{text}'; write it as '{shorter}'"
        assert isinstance(caught.value, ValueError)


def test_what_is_no_period_is_refused() -> None:
    for text in NO_PERIODS:
        with pytest.raises(sso.PeriodFormatError, match="not a period: ") as caught:
            sso.Period.parse(text)
        assert len(str(caught.value)) < 200


@given(st.lists(periods(), max_size=6))
def test_periods_are_ordered_by_first_day_then_by_last(some: list[sso.Period]) -> None:
    assert sorted(some) == sorted(some, key=lambda period: (period.begins, period.ends))


@given(periods(), periods())
def test_of_two_periods_one_is_earlier_unless_they_are_the_same(one: sso.Period, other: sso.Period) -> None:
    assert [one < other, one == other, one > other].count(True) == 1
    assert (one <= other) == (one < other or one == other)
    assert (one >= other) == (other <= one)


@given(periods(years()))
def test_the_year_of_a_period_is_its_last(period: sso.Period) -> None:
    assert period.year == period.ends.year
    assert period.is_year == (period == sso.Period.of_year(period.year))


def test_a_period_does_not_compare_with_a_year() -> None:
    year: object = 2012
    assert sso.Period.of_year(2012) != year
    with pytest.raises(TypeError):
        _ = sso.Period.of_year(2012) < 2012  # type: ignore[operator]


def test_a_period_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="2012-01-01 to 2011-12-31"):
        sso.Period(date(2012, 1, 1), date(2011, 12, 31))


def test_a_period_is_of_whole_months() -> None:
    for begins, ends in ((date(2012, 3, 5), date(2012, 3, 31)), (date(2012, 3, 1), date(2012, 3, 5))):
        with pytest.raises(ValueError, match="month"):
            sso.Period(begins, ends)


# --- units, currencies, dimensions ----------------------------------------------------------------------------------


def test_every_unit_of_money_has_its_like_in_every_currency_and_no_other_has_one() -> None:
    for unit in sso.Unit:
        if unit.currency is None:
            assert unit.per is None, unit
            assert unit.dimension is not sso.Dimension.MONEY, unit
            with pytest.raises(ValueError, match="not a unit of money"):
                unit.in_currency(sso.Currency.USD)
        else:
            for currency in sso.Currency:
                other = unit.in_currency(currency)
                assert (other.currency, other.per, other.dimension) == (currency, unit.per, unit.dimension), unit
                assert other.in_currency(unit.currency) is unit


def test_every_dimension_has_a_unit_and_every_unit_a_dimension() -> None:
    assert {unit.dimension for unit in sso.Unit} == set(sso.Dimension)


def test_currencies_are_of_iso_4217() -> None:
    for currency in sso.Currency:
        assert pycountry.currencies.get(alpha_3=currency.value) is not None, currency


# --- percentages and money ------------------------------------------------------------------------------------------


@given(percents())
def test_a_percentage_is_a_hundredth(percent: sso.Percent) -> None:
    assert percent.fraction * 100 == percent
    assert percent.factor == 1 + percent.fraction
    assert Decimal(str(percent)) == percent
    assert hash(percent) == hash(Decimal(percent))


@given(percents())
def test_a_copy_of_a_percentage_is_a_percentage(percent: sso.Percent) -> None:
    for again in (copy.copy(percent), copy.deepcopy(percent), pickle.loads(pickle.dumps(percent))):
        assert type(again) is sso.Percent
        assert (again, str(again)) == (percent, str(percent))


@given(percents(), percents())
def test_arithmetic_on_percentages_gives_plain_numbers(one: sso.Percent, other: sso.Percent) -> None:
    for result in (one + other, one - other, one * other, -one, abs(one), one.fraction, one.factor):
        assert type(result) is Decimal


def test_a_percentage_takes_no_attributes() -> None:
    assert not hasattr(sso.Percent(5), "__dict__")
    with pytest.raises(AttributeError):
        sso.Percent(5).colour = "red"  # type: ignore[attr-defined]


@given(money(), money())
def test_money_compares_with_its_own_currency_only(one: sso.Money, other: sso.Money) -> None:
    if one.currency is other.currency:
        assert (one < other) == (one.amount < other.amount)
        assert (one == other) == (one.amount == other.amount)
        assert [one < other, one == other, one > other].count(True) == 1
    else:
        assert one != other
        with pytest.raises(sso.CurrencyMismatchError):
            _ = one < other
        with pytest.raises(sso.CurrencyMismatchError):
            _ = one + other


@given(money())
def test_money_does_not_compare_or_add_with_a_number(amount: sso.Money) -> None:
    assert amount != amount.amount
    with pytest.raises(TypeError):
        _ = amount < 5  # type: ignore[operator]
    with pytest.raises(TypeError):
        _ = amount + 5  # type: ignore[operator]


@given(money())
def test_the_rates_of_an_amount_do_not_make_it_another(amount: sso.Money) -> None:
    plain = attrs.evolve(amount, rates=())
    assert plain == amount
    assert hash(plain) == hash(amount)


# --- figures and records --------------------------------------------------------------------------------------------


@given(figures())
def test_a_figure_lies_within_its_interval(figure: sso.Figure) -> None:
    interval = figure.interval
    if figure.reckoned is None:
        strictly = figure.bound in (sso.Bound.NEARLY, sso.Bound.MORE_THAN, sso.Bound.LESS_THAN)
        assert figure.value in interval or (strictly and figure.value in (interval.low, interval.high))
        assert (interval.high is None) == (figure.bound in (sso.Bound.AT_LEAST, sso.Bound.MORE_THAN))
        assert interval.low is not None or figure.bound in (sso.Bound.AT_MOST, sso.Bound.LESS_THAN)


@given(figures())
def test_a_figure_of_money_and_no_other_is_an_amount(figure: sso.Figure) -> None:
    if figure.unit.dimension is sso.Dimension.MONEY:
        assert figure.money == sso.Money(Decimal(figure.value), figure.money.currency)
        assert figure.money.currency is figure.currency
    else:
        with pytest.raises(sso.NotMoneyError) as caught:
            _ = figure.money
        assert caught.value == sso.NotMoneyError(figure.indicator.name, figure.unit.value)


@given(figures())
def test_a_figure_cites_the_place_where_it_stands(figure: sso.Figure) -> None:
    (citation,) = figure.citations
    assert citation == sso.Citation(figure.source, figure.pages, figure.section, figure.footnotes)
    section = figure.section.value.replace("_", " ")
    assert str(citation).startswith(f"{figure.source}, p. {figure.pages}, {section}")
    assert str(citation).endswith(section) is not bool(figure.footnotes)
    assert str(attrs.evolve(citation, footnotes=("3", "7"))).endswith(f"{section}, footnote 3, 7")


@given(figures())
def test_a_figure_is_set_like_a_text(figure: sso.Figure) -> None:
    text = str(figure)
    assert f"{figure}" == f"{figure:}" == text
    assert f"{figure:>300}" == text.rjust(300)
    assert f"{figure:<300}" == text.ljust(300)


@given(money())
def test_money_is_set_like_a_number_or_like_a_text(amount: sso.Money) -> None:
    assert f"{amount}" == str(amount)
    assert f"{amount:>80}" == str(amount).rjust(80)
    assert f"{amount:,.2f}" == f"{amount.currency.value} {amount.amount:,.2f}"


@given(figures())
def test_an_observation_is_its_figure_in_one_row(figure: sso.Figure) -> None:
    row = sso.Observation.of(figure)
    assert (row.city, row.value, row.unit, row.printed) == (figure.place, figure.value, figure.unit, figure.printed)
    assert row.year == figure.year == (figure.period.year if figure.period else None)
    assert row.period is None or sso.Period.parse(row.period) == figure.period
    assert row.erratum == (figure.erratum.id if figure.erratum else None)


def test_the_fields_of_an_observation_are_fixed() -> None:
    assert [field.name for field in attrs.fields(sso.Observation)] == [
        "city",
        "subject",
        "section",
        "indicator",
        "label",
        "value",
        "upper",
        "unit",
        "year",
        "period",
        "bound",
        "kind",
        "growth",
        "growth_from",
        "source",
        "pages",
        "footnotes",
        "printed",
        "erratum",
        "note",
        "inferred",
    ]


@given(CLASSES[sso.Record])
def test_a_record_has_each_of_its_figures_under_its_indicator(record: sso.Record) -> None:
    for figure in record.figures:
        held = getattr(record, figure.indicator.field)
        assert figure in held if figure.indicator.labelled else held.indicator is figure.indicator, figure
    for indicator in set(record.indicators()) - {figure.indicator for figure in record.figures}:
        assert getattr(record, indicator.field) == (() if indicator.labelled else None), indicator


def test_an_indicator_is_the_attribute_of_its_class_and_found_by_its_name() -> None:
    for name, indicator in {**PRINTED, **DERIVED}.items():
        assert getattr(indicator.owner, indicator.field) is indicator, name
        assert indicator_named(name) is indicator_named(indicator) is indicator, name
        assert name == f"{indicator.topic}.{indicator.field}"
        assert indicator.topic == getattr(indicator.owner, "topic"), name  # noqa: B009
    assert len(PRINTED) == sum(len(kind.indicators()) for kind in RECORD_TYPES)


def test_a_field_that_no_other_topic_has_is_name_enough() -> None:
    fields = Counter(indicator.field for indicator in (*PRINTED.values(), *DERIVED.values()))
    for name, indicator in {**PRINTED, **DERIVED}.items():
        if fields[indicator.field] == 1:
            assert indicator_named(indicator.field) is indicator, name
        else:
            with pytest.raises(sso.AmbiguousNameError) as caught:
                indicator_named(indicator.field)
            assert name in caught.value.candidates
            assert len(caught.value.candidates) == fields[indicator.field], name


def test_every_indicator_says_what_it_measures() -> None:
    for name, indicator in PRINTED.items():
        assert len(indicator.definition) > len("share"), name
        assert indicator.definition[-1] != ".", name
        assert indicator.dimension is not None or indicator.labelled, f"{name}: its unit is open, so a label has to say what it is"


@FEW
@given(figures())
def test_every_quantity_can_be_shown(figure: sso.Figure) -> None:
    for unit in sso.Unit:
        shown = attrs.evolve(figure, unit=unit)
        assert shown.quantity, unit
        assert shown.quantity in str(shown), unit


# --- in a notebook --------------------------------------------------------------------------------------------------


class _Page(HTMLParser):
    """The elements of a page, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert all(name == "style" for name, _ in attrs)
        self.elements.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


TABLE = {"table", "caption", "thead", "tbody", "tr", "th", "td"}
FOOTNOTES = {"sup", "p"}
NASTY = "<script>alert('\"&amp;')</script>"


@given(figures(), texts())
def test_a_figure_in_a_notebook_is_a_table_of_escaped_texts(figure: sso.Figure, note: str) -> None:
    nasty = attrs.evolve(figure, label=NASTY, note=note, subject="<b>", origin=attrs.evolve(figure.origin, place="</table>"))
    page = _Page(nasty._repr_html_())
    assert set(page.elements) == TABLE
    assert page.open == []
    assert NASTY in page.text
    assert plain(note) in page.text
    assert "</table>" in page.text


@given(CLASSES[sso.Record])
def test_a_record_in_a_notebook_is_a_table_of_escaped_texts(drawn: sso.Record) -> None:
    origin = attrs.evolve(drawn.figures[0].origin, place="</caption>")
    record = type(drawn)(tuple(attrs.evolve(figure, subject=NASTY, origin=origin) for figure in drawn.figures))
    page = _Page(record._repr_html_())
    assert set(page.elements) - FOOTNOTES == TABLE
    assert page.open == []
    assert NASTY in page.text


def test_a_city_in_a_notebook_is_a_table_of_escaped_texts() -> None:
    city = attrs.evolve(sso.city("hangzhou"), name=NASTY, province="<i>")
    page = _Page(city._repr_html_())
    assert set(page.elements) - FOOTNOTES == TABLE
    assert page.open == []
    assert NASTY in page.text
    assert "杭州" in page.text


def test_what_the_data_holds_is_shown_in_few_words() -> None:
    city = sso.city("hangzhou")
    assert repr(city).startswith("City(slug='hangzhou', name='Hangzhou', chinese='杭州'")
    assert len(repr(city)) < 300, "a city shows who it is, not all that is known of it"
    figure = city.figure("economy.gdp")
    assert figure is not None
    assert repr(figure) == "<Figure hangzhou economy.gdp: CNY 780.4 billion (2012)>"


def test_every_figure_of_the_data_shows_where_it_belongs_and_what_it_is() -> None:
    for figure in sso.figures():
        for part in (figure.place, figure.indicator.name, figure.label or "", figure.subject or "", figure.quantity):
            assert part in repr(figure)


@pytest.mark.parametrize(
    ("value", "more", "text"),
    [
        (2_940_000_000, {"unit": sso.Unit.USD, "bound": sso.Bound.MORE_THAN}, "> USD 2.94 billion"),
        (10**12, {"unit": sso.Unit.CNY}, "CNY 1 trillion"),
        (10**12 - 10**6, {"unit": sso.Unit.CNY}, "CNY 999.999 billion"),
        (-(10**6), {}, "-1 million"),
        (999_999, {}, "999,999"),
        (10**6, {"unit": sso.Unit.PERSONS, "upper": 1_500_000}, "1 to 1.5 million persons"),
        (1_234_567_890, {}, "1.23456789 billion"),
        (1_234_567_891, {}, "1.235 billion"),
        ("1234.5678", {}, "1,234.5678"),
        ("1234.56789", {}, "1,235"),
        ("17.2", {"unit": sso.Unit.CELSIUS}, "17.2 °C"),
        (3, {"unit": sso.Unit.RANK}, "no. 3"),
        (17, {"unit": sso.Unit.ONE_IN}, "1 in 17"),
        (40, {"unit": sso.Unit.PERCENT, "bound": sso.Bound.ABOUT}, "about 40 %"),
        (40, {"unit": sso.Unit.M2}, "40 m²"),
        (3000, {"unit": sso.Unit.USD_PER_MONTH}, "USD 3,000 a month"),
        (3000, {"unit": sso.Unit.USD_PER_ENTERPRISE}, "USD 3,000 an enterprise"),
    ],
)
def test_a_quantity_is_shown_to_people_with_the_digits_that_are_known(value: int | str, more: dict[str, Any], text: str) -> None:
    assert synthetic.figure("economy.gdp", value, **more).quantity == text


def test_a_confidence_takes_in_what_is_surer() -> None:
    certain, likely, possible = sso.Confidence
    assert [each.at_least for each in sso.Confidence] == [{certain}, {certain, likely}, {certain, likely, possible}]


@pytest.mark.parametrize(
    ("unit", "text"),
    {
        "USD": "USD 1,234",
        "CNY/year": "CNY 1,234 a year",
        "HKD/month": "HKD 1,234 a month",
        "USD/person": "USD 1,234 a person",
        "CNY/enterprise": "CNY 1,234 an enterprise",
        "percent": "1,234 %",
        "persons": "1,234 persons",
        "count": "1,234",
        "rank": "no. 1,234",
        "one in": "1 in 1,234",
        "m2": "1,234 m²",
        "km2": "1,234 km²",
        "km/100km2": "1,234 km/100km²",
        "celsius": "1,234 °C",
        "GB": "1,234 GB",
    }.items(),
)
def test_a_quantity_has_its_unit_as_people_write_it(unit: str, text: str) -> None:
    assert synthetic.figure("economy.gdp", 1234, sso.Unit(unit)).quantity == text


def test_a_reason_is_shown_up_to_a_thousand_characters() -> None:
    assert str(sso.CriterionError("x" * 1000)) == "x" * 1000
    assert str(sso.CriterionError("x" * 1001)) == "x" * 997 + "..."


def test_a_list_is_rows_of_what_it_lists() -> None:
    chapter = sso.Chapter(section=sso.Section.OVERVIEW)
    lists = [each.name for each in attrs.fields(sso.Chapter) if each.converter]
    assert len(lists) > 10
    for name in lists:
        assert getattr(chapter, name).layout == {"parks": "office_parks"}.get(name, name)
    city = sso.city("hangzhou")
    for name in (*lists, "participants"):
        if name != "parks":
            assert getattr(city, name).layout == name
    assert city.office_parks.layout == "office_parks"
    assert (sso.progress(city).layout, city.aims.layout) == ("progress", "statements")


def test_what_is_worked_out_once_is_found_on_its_class() -> None:
    assert sso.City.figures is inspect.getattr_static(sso.City, "figures")


def test_rows_show_so_many_and_say_how_many_more_there_are() -> None:
    rows = sso.Rows[sso.Erratum](tuple(sso.errata())[:3], "errata")
    assert "more" not in rows._repr_html_()
    assert "… and 1 more" in sso.Rows[sso.Erratum](tuple(sso.errata())[: MOST_ROWS + 1], "errata")._repr_html_()
    many = sso.observations()
    shown = many._repr_html_()
    assert f"… and {len(many) - MOST_ROWS:,} more" in shown
    assert shown.count("<tr>") == MOST_ROWS + 1
    assert f">{len(many):,} rows of observations<" in shown


def test_a_label_is_its_text_and_a_text_is_kept() -> None:
    label = sso.labels()[0]
    assert str(label) == label.label
    assert text_or_none("a text", "a name") == "a text"
    assert text_or_none(None, "a name") is None


def test_a_year_beyond_the_calendar_is_named_unless_it_is_too_long() -> None:
    for year, said in ((10**20 - 1, "9" * 20), (10**20, "one of very many digits"), (-(10**20), "one of very many digits")):
        with pytest.raises(sso.PeriodFormatError, match=re.escape(said)):
            sso.city("dalian").figure("economy.gdp", year=year)


def test_parts_between_signs_keep_what_stands_in_parentheses() -> None:
    assert list(_split("growth_of(a), ratio(b, c), d", ",")) == ["growth_of(a)", " ratio(b, c)", " d"]


def test_a_growth_is_in_percent_and_a_ratio_in_its_unit() -> None:
    assert sso.growth_of("economy.gdp").unit is sso.Unit.PERCENT
    assert sso.growth_of("economy.gdp").dimension is sso.Dimension.PERCENT
    assert sso.Derived.executed_value_per_employee.unit is sso.Unit("USD/person")


def test_rows_that_are_made_and_rows_that_are_there_add_up() -> None:
    made = sso.observations()
    there = sso.Rows[sso.Observation](tuple(made)[:2], "observations")
    both = there + made
    assert isinstance(both, sso.Rows)
    assert both.layout == "observations"
    assert tuple(both) == (*there, *made)


def test_a_sum_stands_in_no_document() -> None:
    figure = sso.totals(["wuxi", "suzhou"], "outsourcing.employees", 2012).figure
    assert figure is not None
    assert (figure.place, figure.source, figure.pages, figure.printed) == ("nowhere", "none", "", "")


def test_an_unknown_country_is_answered_with_all_there_are() -> None:
    with pytest.raises(sso.UnknownNameError, match=r"There is: AU, .*, CN, .*, US\."):
        sso.organisations(country="Atlantis")


def test_what_the_data_set_lists_is_rows_of_it() -> None:
    facts, registers = "designations figures incentives observations providers", "errata glossary indicators labels organisations"
    for name in f"{facts} {registers} services sites sources".split():
        assert getattr(sso, name)().layout == name
    assert sso.cities().layout == "places"
