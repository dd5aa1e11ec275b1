"""Reads a condition as it is typed, ``employees >= 100000 and region = eastern``, into the questions of the library.

It has no meaning of its own: what a question answers, and that an unknown answer selects nothing, is theirs. The text of
every question that it makes reads as the same question again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from decimal import Decimal
from operator import eq, ge, gt, le, lt, ne
from typing import Any, Final, NamedTuple

from china_sso.errors import AmbiguousNameError, ChinaSsoError, ConditionSyntaxError
from china_sso.model.indicator import Indicator
from china_sso.model.indicators import indicator_named
from china_sso.model.money import Money, currency_of
from china_sso.model.names import key_of, member_of
from china_sso.model.numbers import CONTEXT
from china_sso.model.place import City
from china_sso.model.question import Quantity, Question
from china_sso.model.units import Currency, Dimension
from china_sso.model.vocabulary import Region
from china_sso.selection import model_city, province, region

#: A condition longer, or nested deeper, than anybody types is not read.
LONGEST, DEEPEST = 2000, 40

_COMPARE: Final[dict[str, Callable[[Any, Any], Any]]] = {">=": ge, ">": gt, "<=": le, "<": lt, "==": eq, "=": eq, "!=": ne}
_SCALES = {
    "k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "million": 10**6,
    "b": 10**9, "bn": 10**9, "billion": 10**9, "tn": 10**12, "trillion": 10**12,
}  # fmt: skip
_TOKEN = re.compile(
    r"""\s*(?:
      (?P<quoted>"[^"]*"|'[^']*')
    | (?P<number>[-+−]?\d[\d,_]*(?:\.\d+)?(?:[eE][-+]?\d{1,4})?)
    | (?P<compare>>=|<=|==|!=|=|<|>)
    | (?P<sign>[()&|~%])
    | (?P<word>[^\W\d][\w.'’-]*)
    )""",
    re.VERBOSE,
)
_MADE = re.compile(r"\s*(growth_of|ratio)\s*\(", re.IGNORECASE)
_LABEL = re.compile(r"\s*\[[^\]]*\]")


class _Token(NamedTuple):
    kind: str
    text: str
    at: int
    """Where it begins."""

    def says(self, *words: str) -> bool:
        """Whether it is one of some words or signs, and not a quoted text."""
        return self.kind != "quoted" and self.text.casefold() in words


_END = "the end"


def where(text: str, provinces: Collection[str]) -> Question[City]:
    """The question that a condition writes.

    Comparisons of indicators (``employees``, ``economy.gdp in 2012``, ``growth_of(gdp)``) with a number or an amount of
    money (``USD 3bn``), ``is known``, ``region``, ``province`` and ``model_city``, joined by ``and``, ``or``, ``not`` and
    parentheses. A name that several topics have is that of the first: the industry itself.

    Args:
        text: the condition.
        provinces: the provinces that there are.

    Raises:
        ConditionSyntaxError: it is no condition. It says where, and what was expected there.

    Examples:
        >>> print(where("employees >= 100k and not region = eastern", []).text)
        ((outsourcing.employees >= 100000) & ~(region == eastern))
    """
    reader = _Reader(text, provinces)
    question = reader.either()
    if reader.token.kind != "end":
        reader.fail("and, or, or the end")
    return question


class _Reader:
    """Goes through a condition, one token after the other."""

    def __init__(self, text: str, provinces: Collection[str]) -> None:
        self.text = text
        self.provinces = {key_of(each): each for each in provinces}
        self.depth = 0
        self.position = 0
        self.token = _Token("end", _END, 0)
        if len(text) > LONGEST:
            self.position = LONGEST
            self.token = _Token("end", _END, LONGEST)
            self.fail(f"at most {LONGEST} characters")
        self.step()

    def fail(self, expected: str, token: _Token | None = None) -> None:
        """Raises the error of the present token, or of another."""
        found = token or self.token
        shown = _END if found.kind == "end" else repr(found.text)
        raise ConditionSyntaxError(self.text, found.at, shown, f"expected {expected}")

    def step(self) -> _Token:
        """The present token; the next one becomes the present one."""
        before = self.token
        match = _TOKEN.match(self.text, self.position)
        if match and match.lastgroup:
            self.token = _Token(match.lastgroup, match[match.lastgroup], match.start(match.lastgroup))
            self.position = match.end()
        else:
            rest = self.text[self.position :]
            at = self.position + len(rest) - len(rest.lstrip())
            self.token = _Token("end", _END, at) if not rest.strip() else _Token("other", rest.strip()[0], at)
        return before

    def take(self, *words: str) -> bool:
        """Steps on where the present token is one of some words or signs."""
        there = self.token.says(*words)
        if there:
            self.step()
        return there

    def either(self) -> Question[City]:
        """Conditions joined by or."""
        question = self.both()
        while self.take("or", "|"):
            question = question | self.both()
        return question

    def both(self) -> Question[City]:
        """Conditions joined by and."""
        question = self.one()
        while self.take("and", "&"):
            question = question & self.one()
        return question

    def one(self) -> Question[City]:
        """One condition: negated, in parentheses, or a comparison."""
        self.depth += 1
        if self.depth > DEEPEST:
            self.fail(f"at most {DEEPEST} conditions in each other")
        if self.take("not", "~"):
            question = ~self.one()
        elif self.take("("):
            question = self.either()
            if not self.take(")"):
                self.fail("')', and, or or")
        else:
            question = self.comparison()
        self.depth -= 1
        return question

    def comparison(self) -> Question[City]:
        """An indicator or an attribute with what it is compared with."""
        if self.token.kind != "word" or self.token.says("and", "or"):
            self.fail("an indicator, region, province, model_city, not or '('")
        if self.token.says("region", "province"):
            return self.attribute()
        if self.take("model_city"):
            return model_city
        quantity, indicator = self.quantity()
        if self.take("is"):
            if not self.take("known"):
                self.fail("known")
            return quantity.known
        if self.token.kind != "compare":
            self.fail(
                "a comparison such as >=, or is known"
                if quantity.year
                else "a comparison such as >=, a year such as in 2012, or is known"
            )
        operator = self.step().text
        threshold, value = self.token, self.value(indicator)
        return self.located(lambda: _COMPARE[operator](quantity, value), threshold)  # type: ignore[no-any-return]

    def attribute(self) -> Question[City]:
        """A region or a province with its value."""
        name = self.step().text.casefold()
        if not self.token.says("=", "==", "!="):
            self.fail("= or !=")
        operator = self.step().text
        first, words = self.token, [self.step().text.strip("\"'")]
        if first.kind not in ("word", "quoted"):
            self.fail(f"a {name}", first)
        while first.kind == "word" and self.token.kind == "word" and not self.token.says("and", "or"):
            words.append(self.step().text)
        value = " ".join(words)
        if name == "region":
            wanted = self.located(lambda: member_of(Region, value, "region"), first)
            return _COMPARE[operator](region, wanted)  # type: ignore[no-any-return]
        if key_of(value) not in self.provinces:
            self.fail(f"a province, one of {', '.join(sorted(self.provinces.values()))}", first)
        return _COMPARE[operator](province, self.provinces[key_of(value)])  # type: ignore[no-any-return]

    def quantity(self) -> tuple[Quantity, Indicator]:
        """An indicator, and the year that it is asked for."""
        first = self.token
        made = _MADE.match(self.text, first.at)
        name = self.call(first, made.end()) if made else first.text
        label = _LABEL.match(self.text, self.position)
        if label:
            name += label[0].strip()
            self.position = label.end()
        self.step()
        indicator = self.located(lambda: _named(name), first)
        if not self.take("in"):
            return indicator.latest, indicator
        year = self.step()
        if not re.fullmatch(r"\d{4}", year.text):
            self.fail("a year such as 2012", year)
        return self.located(lambda: indicator.in_year(int(year.text)), year), indicator

    def call(self, first: _Token, position: int) -> str:
        """The text of a growth or a ratio, up to its last parenthesis."""
        depth = 1
        while depth and position < len(self.text):
            depth += {"(": 1, ")": -1}.get(self.text[position], 0)
            position += 1
        if depth:
            self.fail("a ')' for each '('", _Token("end", _END, len(self.text)))
        self.position = position
        return self.text[first.at : position]

    def value(self, indicator: Indicator) -> Decimal | int | Money:
        """A number, or an amount of money where the indicator is one."""
        first = self.token
        currency = self.currency()
        number = self.step()
        if number.kind != "number":
            self.fail("a number" if currency else "a number, or an amount such as USD 3bn", number)
        amount = Decimal(re.sub("[,_]", "", number.text.replace("−", "-")))
        if self.token.kind == "word" and self.token.text.casefold() in _SCALES:
            amount = CONTEXT.multiply(amount, _SCALES[self.step().text.casefold()])
        currency = currency or self.currency()
        self.take("%", "percent", "persons")
        money = indicator.dimension in (Dimension.MONEY, Dimension.MONEY_RATE)
        if indicator.dimension and money != bool(currency):
            self.fail(
                f"an amount such as USD 3bn: {indicator.name} is money"
                if money
                else f"a plain number: {indicator.name} is no money",
                first,
            )
        plain = int(amount) if abs(amount) < 10**30 and amount == int(amount) else amount
        return Money(Decimal(plain), currency) if currency else plain

    def currency(self) -> Currency | None:
        """A currency, where the present token names one; ``USD3bn`` is read too."""
        if self.token.says("usd", "cny", "rmb", "hkd"):
            return currency_of(self.step().text)
        joined = re.fullmatch(r"(usd|cny|rmb|hkd)(\d.*)", self.token.text, re.IGNORECASE) if self.token.kind == "word" else None
        if joined is None:
            return None
        self.position = self.token.at + len(joined[1])
        self.step()
        return currency_of(joined[1])

    def located(self, make: Callable[[], Any], token: _Token) -> Any:
        """What a function makes; where it can't, the error says where."""
        try:
            return make()
        except ChinaSsoError as error:
            raise ConditionSyntaxError(self.text, token.at, repr(token.text), str(error)) from error


def _named(name: str) -> Indicator:
    """The indicator of a name; of several topics that have it, the likeliest."""
    try:
        return indicator_named(name)
    except AmbiguousNameError as error:
        return indicator_named(error.candidates[0])
