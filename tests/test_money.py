from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import permutations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import china_sso as sso
from china_sso import convert, exchange_rates
from china_sso.errors import NoRateError, NotANumberError, NotMoneyError, UnknownNameError, WrongTypeError
from china_sso.model.money import ExchangeRate, Rates, currency_of
from china_sso.model.units import Currency, Unit
from conftest import some
from synthetic import figure

#: Half a unit in the 34th digit, twice over: what two roundings may add up to.
TOLERANCE = Fraction(1, 10**33)

currencies = st.sampled_from(list(Currency))
years = st.integers(2004, 2015)
amounts = st.decimals(-(10**15), 10**15, places=4)
#: The figures of money of the years that there are rates of; targets reach beyond them.
MONEY = [each for each in sso.figures() if each.currency and each.year in range(2004, 2016)]
UNDATED = [each for each in sso.figures() if each.currency and each.year is None]


def agree(left: Decimal, right: Decimal | Fraction, *, scale: Decimal | Fraction | None = None) -> bool:
    return abs(Fraction(left) - Fraction(right)) <= TOLERANCE * abs(Fraction(right if scale is None else scale))


@given(amounts, currencies, currencies, years)
def test_money_there_and_back_is_the_same_to_34_digits(amount: Decimal, origin: Currency, target: Currency, year: int) -> None:
    there = convert(amount, origin, target, year=year)
    back = convert(there.amount, target, origin, year=year)
    assert agree(back.amount, amount), f"{amount} {origin} -> {there} -> {back}"


@given(amounts, st.permutations(list(Currency)), years)
def test_the_way_through_a_third_currency_ends_at_the_same_amount(amount: Decimal, way: list[Currency], year: int) -> None:
    first, middle, last = way
    direct = convert(amount, first, last, year=year).amount
    through = convert(convert(amount, first, middle, year=year).amount, middle, last, year=year).amount
    assert agree(through, direct), f"{amount} {first} -> {last}: {direct} directly, {through} through {middle}"


@given(amounts, amounts, currencies, currencies, years)
def test_more_money_stays_more_money(one: Decimal, other: Decimal, origin: Currency, target: Currency, year: int) -> None:
    less, more = sorted((one, other))
    assert convert(less, origin, target, year=year) <= convert(more, origin, target, year=year)


@given(amounts, amounts, currencies, currencies, years)
def test_a_sum_converts_to_the_sum_of_its_parts(
    one: Decimal, other: Decimal, origin: Currency, target: Currency, year: int
) -> None:
    whole = convert(one + other, origin, target, year=year).amount
    parts = [convert(each, origin, target, year=year).amount for each in (one, other)]
    assert agree(whole, Fraction(parts[0]) + Fraction(parts[1]), scale=sum(map(abs, map(Fraction, parts)), Fraction(0)))


@given(amounts, st.integers(-1000, 1000), currencies, currencies, years)
def test_a_multiple_converts_to_the_multiple(amount: Decimal, times: int, origin: Currency, target: Currency, year: int) -> None:
    whole = convert(amount * times, origin, target, year=year).amount
    assert agree(whole, Fraction(convert(amount, origin, target, year=year).amount) * times)


@given(st.decimals(-(10**15), 10**15, places=4), currencies, st.none() | st.integers(1900, 2100))
def test_money_in_its_own_currency_stays_as_it_is_and_needs_no_rate(amount: Decimal, currency: Currency, year: int | None) -> None:
    money = convert(amount, currency, currency, year=year)
    assert (money.amount, money.currency, money.rates) == (amount, currency, ())


@given(amounts, years, st.sampled_from([Currency.CNY, Currency.HKD]))
def test_dollars_convert_exactly_where_the_product_has_34_digits(amount: Decimal, year: int, target: Currency) -> None:
    rate = exchange_rates().rate(target, year)
    assert Fraction(convert(amount, "USD", target, year=year).amount) == Fraction(amount) * Fraction(rate.per_usd)


def test_a_float_is_the_number_it_prints_as() -> None:
    assert convert(0.1, "USD", "USD").amount == Decimal("0.1")


def test_the_rates_used_are_visible_on_the_result() -> None:
    for origin, target in permutations(Currency, 2):
        money = convert(1, origin, target, year=2011)
        assert {rate.currency for rate in money.rates} == {origin, target} - {Currency.USD}, f"{origin} -> {target}"
        assert {rate.year for rate in money.rates} == {2011}, f"{origin} -> {target}"


def test_the_yuan_of_2012_has_the_rate_of_the_report() -> None:
    rate = exchange_rates().rate(Currency.CNY, 2012)
    assert (rate.per_usd, rate.source) == (Decimal("6.2855"), "inside-the-dragon-2013")


def test_every_other_rate_is_a_yearly_average_of_the_federal_reserve() -> None:
    for currency in (Currency.CNY, Currency.HKD):
        for year in range(2004, 2016):
            if (currency, year) != (Currency.CNY, 2012):
                assert exchange_rates().rate(currency, year).source == "federal-reserve-g5a", f"{currency} {year}"


def test_the_rates_of_one_source_can_be_had_alone() -> None:
    average = exchange_rates("federal-reserve-g5a").rate(Currency.CNY, 2012)
    assert average.source == "federal-reserve-g5a"
    with pytest.raises(UnknownNameError, match="federal-reserve-g5a"):
        exchange_rates("a bank")


def test_where_two_rates_are_known_for_a_year_the_first_counts() -> None:
    one, two = (ExchangeRate(Currency.CNY, Decimal(per), 2012, "mine") for per in (5, 10))
    assert convert(10, "CNY", "USD", year=2012, rates=Rates((one, two))).amount == 2
    assert convert(10, "CNY", "USD", year=2012, rates=Rates((two, one))).amount == 1


def test_there_is_no_rate_for_a_year_beyond_the_data_and_the_error_says_which_there_are() -> None:
    with pytest.raises(NoRateError, match="2004 to 2015") as caught:
        convert(1, "CNY", "USD", year=1990)
    assert (caught.value.currency, caught.value.year) == ("CNY", 1990)
    assert caught.value.years == tuple(range(2004, 2016))
    assert isinstance(caught.value, LookupError)


def test_without_a_year_there_is_no_rate() -> None:
    with pytest.raises(NoRateError, match="without a year"):
        convert(1, "CNY", "USD")


def test_amounts_have_the_range_of_decimal128() -> None:
    digits = 6144
    for most in (Decimal(f"1e{digits}"), Decimal(f"1e-{digits}"), Decimal("7" * digits), 10 ** (digits - 1)):
        assert sso.usd(most).amount == most
    for beyond in (Decimal(f"1e{digits + 1}"), Decimal(f"1e-{digits + 1}"), Decimal(f"0.{'7' * (digits + 1)}"), 10 ** (4 * digits)):
        with pytest.raises(NotANumberError):
            sso.usd(beyond)


def test_a_year_that_is_none_is_refused_where_no_rate_is_needed_too() -> None:
    for pinned in (exchange_rates(), exchange_rates().at(2012)):
        for target in Currency:
            with pytest.raises(sso.WrongTypeError, match="whole number"):
                convert(1, "USD", target, year="2012", rates=pinned)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_an_undated_figure_does_not_convert_by_itself() -> None:
    undated = [each for each in UNDATED if each.currency is not Currency.USD]
    assert undated
    for each in undated:
        with pytest.raises(NoRateError, match="without a year"):
            each.to(Currency.USD)


def test_rates_pinned_to_a_year_count_for_every_year_and_for_none() -> None:
    for year in (2004, 2012, 2015):
        pinned, expected = exchange_rates().at(year), exchange_rates().rate(Currency.CNY, year)
        for asked in (None, 1990, 2011, 2012):
            assert pinned.rate(Currency.CNY, asked) == expected, f"{asked} at {year}"
            assert figure("economy.gdp", 1000, Unit.CNY, asked).to("USD", pinned).rates == (expected,), f"{asked} at {year}"


def test_rates_can_not_be_pinned_to_a_year_without_one() -> None:
    with pytest.raises(NoRateError, match="1990"):
        convert(1, "CNY", "USD", year=2012, rates=exchange_rates().at(1990))


def test_every_dated_figure_of_money_converts_at_the_rate_of_its_own_year() -> None:
    for each, target in product(some(MONEY, 4), Currency):
        converted = each.to(target)
        assert converted.currency is target, repr(each)
        assert converted.unit.per == each.unit.per, repr(each)
        assert {rate.year for rate in converted.rates} <= {each.year}, repr(each)
        assert bool(converted.rates) == (each.currency is not target), repr(each)
        assert (converted.indicator, converted.period, converted.bound, converted.citations) == (
            (each.indicator, each.period, each.bound, each.citations)
        ), repr(each)
        if each.currency is not target:
            assert converted.inputs == (each,), repr(each)
            assert (converted.growth, converted.growth_from) == (None, None), f"{each!r}: its growth is that in its own currency"
            assert converted.uncorrected == each.uncorrected, repr(each)
            assert converted.as_printed == each.as_printed, repr(each)
        assert each.currency is not None
        assert converted.value == convert(each.value, each.currency, target, year=each.year).amount, repr(each)


def test_a_figure_converted_twice_is_printed_as_it_was() -> None:
    for each in MONEY:
        twice = each.to("USD").to("HKD")
        assert twice.uncorrected == each.uncorrected, repr(each)
        assert twice.as_printed == each.uncorrected.value, repr(each)


def test_what_an_erratum_puts_right_is_uncorrected_with_its_printed_unit() -> None:
    hefei = sso.city("hefei").figure("economy.gdp")
    assert hefei is not None
    assert (hefei.unit, hefei.uncorrected.unit, hefei.to("HKD").uncorrected.unit) == (sso.Unit.CNY, sso.Unit.USD, sso.Unit.USD)


def test_no_amount_is_divided_by_zero() -> None:
    zeros: tuple[Any, ...] = (0, Decimal(0), 0.0, sso.usd(0))
    for zero in zeros:
        with pytest.raises(sso.NotANumberError, match="a divisor other than zero"):
            _ = sso.usd(5) / zero


def test_a_figure_in_its_own_currency_is_the_same_figure() -> None:
    for each in MONEY:
        assert each.currency is not None
        assert each.to(each.currency) is each, repr(each)


@given(st.integers(0, 10**12), st.integers(0, 10**12), currencies)
def test_both_ends_of_a_range_convert(one: int, other: int, target: Currency) -> None:
    low, high = sorted((one, other))
    converted = figure("economy.gdp", low, Unit.CNY, upper=high).to(target)
    assert converted.value == convert(low, "CNY", target, year=2012).amount
    assert converted.upper == convert(high, "CNY", target, year=2012).amount


def test_money_per_time_or_head_stays_per_time_or_head() -> None:
    for unit, target in product((unit for unit in Unit if unit.per), Currency):
        converted = figure("wages.graduate_salary", 3000, unit).to(target)
        assert (converted.unit.per, converted.currency) == (unit.per, target), unit


def test_what_is_not_money_does_not_convert() -> None:
    for unit in (unit for unit in Unit if not unit.currency):
        with pytest.raises(NotMoneyError, match=unit.value):
            figure("outsourcing.other", 5, unit).to("USD")


FLOATS = map(float, ("nan", "inf", "-inf"))
NOT_NUMBERS: list[Any] = [
    *FLOATS,
    *map(Decimal, ("NaN", "sNaN", "Infinity")),
    True,
    False,
    "5",
    None,
    1j,
    10**7000,
    Decimal("1e7000"),
]


def test_an_amount_a_factor_and_a_divisor_are_finite_numbers() -> None:
    for number in NOT_NUMBERS:
        for call in (
            lambda number: convert(number, "CNY", "USD", year=2012),
            sso.usd,
            sso.cny,
            sso.hkd,
            lambda number: sso.usd(1) * number,
            lambda number: number * sso.usd(1),
            lambda number: sso.usd(1) / number,
        ):
            with pytest.raises(NotANumberError, match="finite number"):
                call(number)


def test_a_rate_is_a_decimal_above_zero() -> None:
    wrong: tuple[Any, ...] = (Decimal(0), Decimal(-1), Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), 6.5, 6, "6.5", None)
    for per_usd in wrong:
        with pytest.raises(NotANumberError, match="a rate"):
            ExchangeRate(Currency.CNY, per_usd, 2012, "mine")


def test_money_goes_together_with_money_alone() -> None:
    others: tuple[Any, ...] = (5, "5", None, Decimal(5))
    calls: tuple[Callable[[Any], object], ...] = (
        lambda other: sso.usd(1) + other,
        lambda other: sso.usd(1) - other,
        lambda other: sso.usd(1) < other,
        lambda other: sso.usd(1) >= other,
    )
    for other in others:
        for call in calls:
            with pytest.raises(WrongTypeError, match="an amount of money"):
                call(other)
    with pytest.raises(sso.CurrencyMismatchError):
        _ = sso.usd(1) < sso.cny(1)


def test_an_unknown_currency_is_answered_with_those_there_are() -> None:
    wrong: tuple[Any, ...] = ("EUR", "", "dollars", "¥", 840, None)
    for name in wrong:
        for call in (
            lambda name: convert(1, "USD", name, year=2012),
            lambda name: convert(1, name, "USD", year=2012),
            lambda name: figure("economy.gdp", 1, Unit.CNY).to(name),
        ):
            with pytest.raises(UnknownNameError, match="USD, CNY, HKD") as caught:
                call(name)
            assert caught.value.kind == "currency"


def test_the_yuan_goes_by_its_code_and_by_rmb() -> None:
    for name in ("CNY", "cny", " Cny ", "RMB", "rmb", Currency.CNY):
        assert currency_of(name) is Currency.CNY, name


def test_named_amounts_have_the_currency_of_their_name() -> None:
    assert [make(5).currency for make in (sso.usd, sso.cny, sso.hkd)] == [Currency.USD, Currency.CNY, Currency.HKD]
    assert sso.usd(1e9).amount == 10**9


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("3790000000", "3,790,000,000"),
        ("2.5", "2.5"),
        ("0.1234", "0.1234"),
        ("130657.7578667871892121852802021426085", "130,657.76"),
        ("-1234.56789", "-1,234.57"),
        ("0.000123456", "0.000123"),
        ("0.99999", "1.000"),
        ("0E-9", "0.000000000"),
    ],
)
def test_a_calculated_amount_prints_to_the_cent_and_a_printed_one_as_it_is(amount: str, shown: str) -> None:
    money = sso.Money(Decimal(amount), sso.Currency.CNY)
    assert str(money) == f"CNY {shown}"
    assert f"{money:>30}" == f"CNY {shown}".rjust(30)
    assert money.amount == Decimal(amount), "the amount itself has all digits"


def test_money_is_formatted_like_its_number_or_like_a_text() -> None:
    money = sso.usd(Decimal("1234.5"))
    for spec in (".2e", ".2E", ".1f", ".1F", ".3g", ".3G", "n", ",.2f"):
        assert f"{money:{spec}}" == f"USD {money.amount:{spec}}", spec
    for spec in ("", ">20", "^20", "<20s"):
        assert f"{money:{spec}}" == f"{money!s:{spec}}", spec


def test_amounts_of_one_currency_add_up_and_take_off() -> None:
    assert sso.usd(2) + sso.usd(3) == sso.usd(5)
    assert sso.cny(5) - sso.cny(3) == sso.cny(2)
    assert 3 * sso.hkd(2) == sso.hkd(2) * 3 == sso.hkd(6)
    assert sso.usd(6) / 4 == sso.usd(1.5)
    assert sso.usd(6) / sso.usd(4) == Decimal("1.5")


def test_a_rate_is_asked_for_by_a_currency_and_rates_are_rates() -> None:
    with pytest.raises(sso.WrongTypeError, match="a currency"):
        sso.exchange_rates().rate("CNY", 2012)  # type: ignore[arg-type]
    with pytest.raises(sso.WrongTypeError):
        sso.convert(1, "USD", "USD", year=2012, rates="mine")  # type: ignore[arg-type]
