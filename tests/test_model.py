"""The classes of the model are values: frozen, slotted, hashable, equal to their copies, and readable."""

import copy
import math
import pickle
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import attrs
import pycountry
import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given, settings
from hypothesis import strategies as st

import china_sso as sso
from china_sso import errors, model
from china_sso.model.records import RECORD_TYPES, vocabulary
from conftest import Run
from strategies import ERRORS, MODEL, figures, money, percents, periods, records, texts, units, years
from synthetic import figure as made

FEW = settings(max_examples=5)
EVERYTHING: dict[type, st.SearchStrategy[Any]] = {**MODEL, **ERRORS, sso.Fault: st.builds(sso.Fault, *[texts()] * 4)}

each_class = pytest.mark.parametrize("kind", EVERYTHING, ids=lambda kind: kind.__name__)
each_model_class = pytest.mark.parametrize("kind", MODEL, ids=lambda kind: kind.__name__)


def _attrs_classes(module: object) -> Iterator[type]:
    for thing in vars(module).values():
        if isinstance(thing, type) and attrs.has(thing) and thing.__module__ == getattr(module, "__name__", ""):
            yield thing


# --- every class, by the same rules ---------------------------------------------------------------------------------


def test_no_class_of_the_model_is_left_out_of_these_tests() -> None:
    modules = [import_module(f"{model.__name__}.{found.name}") for found in iter_modules(model.__path__)]
    assert {kind for module in modules for kind in _attrs_classes(module)} == set(MODEL)


def test_no_exception_is_left_out_of_these_tests() -> None:
    assert {kind for kind in _attrs_classes(errors) if issubclass(kind, Exception)} == set(ERRORS)


@each_class
@pytest.mark.parametrize("protocol", [2, pickle.HIGHEST_PROTOCOL])
@FEW
@given(data=st.data())
def test_pickled_and_read_again_it_is_equal(kind: type, protocol: int, data: st.DataObject) -> None:
    thing = data.draw(EVERYTHING[kind])
    again = pickle.loads(pickle.dumps(thing, protocol))
    assert type(again) is kind
    assert again == thing
    assert hash(again) == hash(thing)
    assert repr(again) == repr(thing)


@each_class
@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy])
@FEW
@given(data=st.data())
def test_its_copy_is_equal(kind: type, duplicate: Any, data: st.DataObject) -> None:
    thing = data.draw(EVERYTHING[kind])
    hash(thing)  # one that is cached must not get in the way
    again = duplicate(thing)
    assert type(again) is kind
    assert again == thing
    assert hash(again) == hash(thing)


@each_class
@FEW
@given(data=st.data())
def test_made_again_of_the_same_fields_it_is_equal_and_has_the_same_hash(kind: type, data: st.DataObject) -> None:
    thing = data.draw(EVERYTHING[kind])
    again = attrs.evolve(thing)
    assert again is not thing
    assert again == thing
    assert not again != thing  # noqa: SIM202
    assert len({thing, again}) == 1
    assert thing != object()


@each_class
@FEW
@given(data=st.data())
def test_another_value_in_a_field_makes_it_another(kind: type, data: st.DataObject) -> None:
    thing = data.draw(EVERYTHING[kind])
    first = next(field.name for field in attrs.fields(kind) if field.eq)
    if kind is sso.Period:
        assert attrs.evolve(thing, ends=date.max) != thing or thing.ends == date.max
    else:
        assert attrs.evolve(thing, **{first: "another \N{SNOWMAN} of more than twelve letters"}) != thing


@each_class
@FEW
@given(data=st.data())
def test_nothing_can_be_assigned_or_deleted(kind: type, data: st.DataObject) -> None:
    thing = data.draw(EVERYTHING[kind])
    for name in (*(field.name for field in attrs.fields(kind)), "a_new_attribute"):
        with pytest.raises(FrozenInstanceError):
            setattr(thing, name, None)
        with pytest.raises(FrozenInstanceError):
            delattr(thing, name)


@each_model_class
@FEW
@given(data=st.data())
def test_it_has_slots_and_no_dict(kind: type, data: st.DataObject) -> None:
    assert not hasattr(data.draw(MODEL[kind]), "__dict__")


@each_model_class
@FEW
@given(data=st.data())
def test_it_is_immutable_down_to_the_last_tuple(kind: type, data: st.DataObject) -> None:
    def check(value: object, path: str) -> None:
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                check(item, f"{path}[{index}]")
        elif attrs.has(type(value)):
            for field in attrs.fields(type(value)):
                check(getattr(value, field.name), f"{path}.{field.name}")
        else:
            assert value is None or isinstance(value, str | int | float | Decimal | Enum | date), f"{path}: {value!r}"

    check(data.draw(MODEL[kind]), kind.__name__)


@each_class
@FEW
@given(data=st.data())
def test_its_repr_and_str_say_what_it_is(kind: type, data: st.DataObject) -> None:
    thing = data.draw(EVERYTHING[kind])
    assert repr(thing).startswith((f"{kind.__name__}(", f"<{kind.__name__} "))
    assert " object at 0x" not in repr(thing)
    assert str(thing)


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
    for seed in ("1", "2"):
        assert run(code, str(file), PYTHONHASHSEED=seed) == "True True True", f"with PYTHONHASHSEED={seed}"


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


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("2012", date(2012, 1, 1), date(2012, 12, 31)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2011-02", date(2011, 2, 1), date(2011, 2, 28)),
        ("2004/2012", date(2004, 1, 1), date(2012, 12, 31)),
        ("2011-01/2011-11", date(2011, 1, 1), date(2011, 11, 30)),
        ("2011-06/2012-02", date(2011, 6, 1), date(2012, 2, 29)),
    ],
)
def test_a_period_runs_from_its_first_day_to_its_last(text: str, begins: date, ends: date) -> None:
    assert sso.Period.parse(text) == sso.Period(begins, ends)


@pytest.mark.parametrize("text", ["2011-01/2011-12", "2012/2012", "2012-03/2012-03", "2011-01/2012-12"])
def test_a_period_that_has_a_shorter_text_is_written_so(text: str) -> None:
    with pytest.raises(sso.PeriodFormatError, match=f"not a period: '{text}'; write it as '") as caught:
        sso.Period.parse(text)
    assert isinstance(caught.value, ValueError)
    assert str(sso.Period.parse(caught.value.reason.split("'")[1])) in caught.value.reason


@pytest.mark.parametrize(
    "text", ["", "12", "2012-13", "2012-00", "0000", "2012-1", "2012-03-04", "2012/", "２０１２", "2012 ", "2012/2011"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(sso.PeriodFormatError, match="not a period: ") as caught:
        sso.Period.parse(text)
    assert isinstance(caught.value, sso.ChinaSsoError | ValueError)


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
    assert sso.Period.of_year(2012) != 2012
    with pytest.raises(TypeError):
        _ = sso.Period.of_year(2012) < 2012  # type: ignore[operator]


def test_a_period_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="2012-01-01 to 2011-12-31"):
        sso.Period(date(2012, 1, 1), date(2011, 12, 31))


@pytest.mark.parametrize(("begins", "ends"), [((2012, 3, 5), (2012, 3, 31)), ((2012, 3, 1), (2012, 3, 5))])
def test_a_period_is_of_whole_months(begins: tuple[int, int, int], ends: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="month"):
        sso.Period(date(*begins), date(*ends))


# --- units, currencies, dimensions ----------------------------------------------------------------------------------

MONEY_UNITS = [unit for unit in sso.Unit if unit.currency]


@pytest.mark.parametrize("currency", sso.Currency)
@pytest.mark.parametrize("unit", MONEY_UNITS)
def test_every_unit_of_money_has_its_like_in_every_currency(unit: sso.Unit, currency: sso.Currency) -> None:
    other = unit.in_currency(currency)
    assert other.currency is currency
    assert (other.per, other.dimension) == (unit.per, unit.dimension)
    assert unit.currency is not None
    assert other.in_currency(unit.currency) is unit


@pytest.mark.parametrize("unit", [unit for unit in sso.Unit if not unit.currency])
def test_what_is_no_unit_of_money_is_in_no_currency(unit: sso.Unit) -> None:
    assert unit.per is None
    assert unit.dimension is not sso.Dimension.MONEY
    with pytest.raises(ValueError, match="not a unit of money"):
        unit.in_currency(sso.Currency.USD)


@pytest.mark.parametrize("unit", sso.Unit)
def test_every_unit_is_one_of_something(unit: sso.Unit) -> None:
    assert isinstance(unit.dimension, sso.Dimension)
    assert sso.Unit(unit.value) is unit


@pytest.mark.parametrize("dimension", sso.Dimension)
def test_every_dimension_has_a_unit(dimension: sso.Dimension) -> None:
    assert any(unit.dimension is dimension for unit in sso.Unit)


@pytest.mark.parametrize("currency", sso.Currency)
def test_currencies_are_of_iso_4217(currency: sso.Currency) -> None:
    assert pycountry.currencies.get(alpha_3=currency.value) is not None


# --- percentages and money ------------------------------------------------------------------------------------------


@given(percents())
def test_a_percentage_is_a_hundredth(percent: sso.Percent) -> None:
    assert percent.fraction * 100 == percent
    assert percent.factor == 1 + percent.fraction
    assert Decimal(str(percent)) == percent
    assert hash(percent) == hash(Decimal(percent))


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, lambda thing: pickle.loads(pickle.dumps(thing))])
@given(percent=percents())
def test_a_copy_of_a_percentage_is_a_percentage(duplicate: Any, percent: sso.Percent) -> None:
    again = duplicate(percent)
    assert type(again) is sso.Percent
    assert again == percent
    assert str(again) == str(percent)


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
def test_a_figure_lies_within_its_limits(figure: sso.Figure) -> None:
    low, high = figure.limits
    assert low is None or low <= figure.value
    assert high is None or high >= figure.value
    if figure.bound is sso.Bound.ABOUT and {each.bound for each in figure.inputs} & {sso.Bound.AT_LEAST, sso.Bound.AT_MOST}:
        assert (low, high) == (None, None), "what it was derived from is open at one end"
    else:
        assert (low is None) == (figure.bound is sso.Bound.AT_MOST)
        assert (high is None) == (figure.bound is sso.Bound.AT_LEAST)


@pytest.mark.parametrize(
    ("bound", "low", "high"),
    [
        (sso.Bound.EXACT, 400, 400),
        (sso.Bound.ABOUT, 360, 440),
        (sso.Bound.NEARLY, 360, 400),
        (sso.Bound.AT_LEAST, 400, None),
        (sso.Bound.AT_MOST, None, 400),
    ],
)
def test_about_is_a_tenth_either_way_and_nearly_a_tenth_below(bound: sso.Bound, low: int | None, high: int | None) -> None:
    assert made("outsourcing.employees", 400, bound=bound).limits == (low, high)


def test_a_negative_value_has_its_limits_the_right_way_round() -> None:
    assert made("economy.growth", -10, sso.Unit.PERCENT, bound=sso.Bound.ABOUT).limits == (-11, -9)
    assert made("economy.growth", -10, sso.Unit.PERCENT, bound=sso.Bound.NEARLY).limits == (-11, -10)


@pytest.mark.parametrize(("bound", "open_ended"), [(each, each in (sso.Bound.AT_LEAST, sso.Bound.AT_MOST)) for each in sso.Bound])
def test_what_is_about_because_its_inputs_are_open_has_no_limits(bound: sso.Bound, open_ended: bool) -> None:
    derived = made("derived.offshore_share", 400, bound=sso.Bound.ABOUT, inputs=(made("economy.gdp", 1, bound=bound),))
    assert derived.limits == ((None, None) if open_ended else (360, 440))


@given(figures())
def test_a_figure_of_money_and_no_other_is_an_amount(figure: sso.Figure) -> None:
    if figure.unit.dimension is sso.Dimension.MONEY:
        assert figure.money == sso.Money(Decimal(figure.value), figure.money.currency)
        assert figure.money.currency is figure.currency
    else:
        with pytest.raises(sso.NotMoneyError) as caught:
            _ = figure.money
        assert caught.value == sso.NotMoneyError(figure.indicator, figure.unit.value)


@given(figures())
def test_a_figure_cites_the_place_where_it_stands(figure: sso.Figure) -> None:
    assert figure.citations == (sso.Citation(figure.source, figure.pages, figure.section, figure.footnotes),)


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
    ]


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.__name__)
@FEW
@given(data=st.data())
def test_a_record_has_each_of_its_figures_under_its_field(kind: type[sso.Record], data: st.DataObject) -> None:
    record = data.draw(records(kind))
    for figure in record.figures:
        held = getattr(record, figure.indicator.removeprefix(f"{kind.topic}."))
        if vocabulary()[figure.indicator].many:
            assert figure in held
        else:
            assert held in record.figures


@pytest.mark.parametrize("indicator", vocabulary().values(), ids=lambda indicator: indicator.name)
def test_every_indicator_says_what_it_measures(indicator: sso.Indicator) -> None:
    assert math.inf > len(indicator.definition) > len("share")
    assert indicator.definition[-1] != "."
    assert indicator.dimension is not None or indicator.many, "its unit is open, so each figure needs a label to say what it is"


@pytest.mark.parametrize("dimension", sso.Dimension)
@FEW
@given(data=st.data())
def test_every_quantity_can_be_shown(dimension: sso.Dimension, data: st.DataObject) -> None:
    figure = attrs.evolve(data.draw(figures()), unit=data.draw(units(dimension)))
    assert figure.quantity
    assert figure.quantity in str(figure)


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
NASTY = "<script>alert('\"&amp;')</script>"


@given(figures(), texts())
def test_a_figure_in_a_notebook_is_a_table_of_escaped_texts(figure: sso.Figure, note: str) -> None:
    nasty = attrs.evolve(figure, label=NASTY, note=note, subject="<b>", place="</table>")
    page = _Page(nasty._repr_html_())
    assert set(page.elements) == TABLE
    assert page.open == []
    assert NASTY in page.text
    assert note in page.text
    assert "</table>" in page.text


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.__name__)
@FEW
@given(data=st.data())
def test_a_record_in_a_notebook_is_a_table_of_escaped_texts(kind: type[sso.Record], data: st.DataObject) -> None:
    record = attrs.evolve(data.draw(records(kind)), subject=NASTY, place="</caption>")
    page = _Page(record._repr_html_())
    assert set(page.elements) == TABLE
    assert page.open == []
    assert NASTY in page.text


def test_a_city_in_a_notebook_is_a_table_of_escaped_texts() -> None:
    city = attrs.evolve(sso.city("hangzhou"), name=NASTY, province="<i>")
    page = _Page(city._repr_html_())
    assert set(page.elements) == TABLE
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
        for part in (figure.place, figure.indicator, figure.label or "", figure.subject or "", figure.quantity):
            assert part in repr(figure)
