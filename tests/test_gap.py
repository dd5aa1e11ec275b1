from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

import china_sso as sso
from china_sso.errors import SeveralFiguresError
from china_sso.model.alternatives import also_printed, alternatives
from china_sso.model.gap import Gap, GapKind, gap_of
from china_sso.model.indicator import Indicator
from china_sso.model.indicators import DERIVED, INDICATORS
from china_sso.model.records import PRINTED, RECORD_TYPES, Economy
from china_sso.model.units import Currency, Unit
from china_sso.model.vocabulary import Kind
from conftest import some
from synthetic import SOURCE, city, figure

CITIES = sso.cities()
#: An example of each kind of gap in the bundled data, with what it says.
BUNDLED: list[tuple[str, str, int | None, dict[str, Any], GapKind, str]] = [
    ("beijing", "outsourcing.signed_value", None, {}, GapKind.NOT_PRINTED, "not in the sources"),
    ("dalian", "outsourcing.signed_value", 2012, {}, GapKind.KINDRED, "not as such; see outsourcing.offshore_signed_value"),
    ("tianjin", "outsourcing.enterprises", None, {}, GapKind.KINDRED, "not as such; see outsourcing.registered_enterprises"),
    (
        "jinan",
        "outsourcing.enterprises",
        None,
        {},
        GapKind.KINDRED,
        "not as such; see outsourcing.attracted_enterprises (a target) and parks",
    ),
    ("tianjin", "outsourcing.offshore_executed_value", None, {}, GapKind.KINDRED, "not as such; see growth_of("),
    ("hong-kong", "economy.gdp_growth", None, {}, GapKind.KINDRED, "not as such; see growth_of(economy.gdp)"),
    ("xuzhou", "outsourcing.executed_value", None, {}, GapKind.KINDRED, "not as such; see outsourcing.multiple"),
    ("dalian", "parks.enterprises", 2012, {}, GapKind.PART_ONLY, "only of a part: Dalian High-tech Zone; Dalian Science"),
    ("chengdu", "outsourcing.employees", 2012, {}, GapKind.TARGET_ONLY, "only as a target for 2014"),
    ("dalian", "wages.average_salary", 2012, {}, GapKind.OTHER_YEARS, "not for 2012, only for 2011"),
    ("beijing", "outsourcing.enterprises", 2012, {}, GapKind.OTHER_YEARS, "not for 2012, only without a year"),
    ("harbin", "research.technology_centres", 2012, {}, GapKind.SEVERAL, "several, choose by label: national level; provinc"),
    ("xiamen", "research.technology_centres[national level]", 2012, {}, GapKind.OTHER_LABELS, "only with other labels: level"),
    ("beijing", "derived.offshore_share", None, {}, GapKind.INPUTS, "Executed value: not in the sources"),
    ("chongqing", "derived.offshore_share", 2012, {}, GapKind.INPUTS, "Executed value: only as a target for 2013"),
    ("beijing", "economy.gdp", None, {"source": "shanghai-daily-2012-04-23"}, GapKind.NO_DOCUMENT, "no profile in shanghai-"),
]


@pytest.mark.parametrize(("slug", "name", "year", "more", "kind", "text"), BUNDLED, ids=lambda value: str(value)[:40])
def test_a_gap_in_the_bundled_data_says_why_it_is_one(
    slug: str, name: str, year: int | None, more: dict[str, Any], kind: GapKind, text: str
) -> None:
    gap = gap_of(sso.city(slug), name, year, **more)
    assert gap is not None
    assert gap.kind is kind, f"{slug} {name}: {gap}"
    assert gap.text.startswith(text), f"{slug} {name}: {gap}"
    assert str(gap) == gap.text


def place(*figures: sso.Figure) -> sso.City:
    return city("somewhere", *figures)


def stars(**more: Any) -> sso.Figure:
    return figure("hotels.five_star", 5, **more)


MADE: dict[GapKind, tuple[sso.City, dict[str, Any], dict[str, Any]]] = {
    GapKind.NOT_PRINTED: (place(), {}, {}),
    GapKind.KINDRED: (
        place(figure("hotels.four_star_and_above", 75)),
        {},
        {"kindred": (sso.Hotels.four_star_and_above,), "years": ()},
    ),
    GapKind.PART_ONLY: (place(stars(subject="a park")), {}, {"subjects": ("a park",), "years": (2012,)}),
    GapKind.TARGET_ONLY: (place(stars(kind=Kind.TARGET, year=2015)), {}, {"years": (2015,)}),
    GapKind.OTHER_YEARS: (place(stars(year=2011), stars(year=None)), {"year": 2012}, {"years": (2011, None)}),
    GapKind.SEVERAL: (place(stars(label="one"), stars(label="two")), {}, {"labels": ("one", "two")}),
    GapKind.OTHER_LABELS: (place(stars(label="one"), stars()), {"label": "two"}, {"labels": ("one", "without a label")}),
    GapKind.NO_DOCUMENT: (place(stars()), {"source": "another"}, {"source": "another"}),
}


@pytest.mark.parametrize("kind", MADE, ids=str)
def test_a_gap_has_as_data_what_there_is_instead(kind: GapKind) -> None:
    somewhere, asked, expected = MADE[kind]
    gap = gap_of(somewhere, "hotels.five_star", **asked)
    assert gap is not None
    assert gap.kind is kind
    assert {name: getattr(gap, name) for name in expected} == expected


def test_money_without_a_rate_says_which_currency_and_year() -> None:
    gap = gap_of(place(figure("economy.gdp", 5, Unit.CNY, 1950)), "economy.gdp", currency=Currency.USD)
    assert gap is not None
    assert (gap.kind, gap.currency, gap.text) == (GapKind.NO_RATE, Currency.CNY, "no exchange rate of CNY for 1950")
    derived = gap_of(place(figure("wages.average_salary", 5, Unit.CNY_PER_YEAR, 1950)), "derived.average_salary")
    assert derived is not None
    assert [each.kind for each in derived.inputs] == [GapKind.NO_RATE]


def test_inputs_of_different_years_or_documents_say_so() -> None:
    gdp, people = figure("economy.gdp", 5, Unit.USD), figure("population.total", 5, Unit.PERSONS, 2011)
    gap = gap_of(place(gdp, people), "derived.gdp_per_head")
    assert gap is not None
    assert gap.text == "GDP: only for 2012; Population: only for 2011"
    gap = gap_of(place(gdp, people), "derived.gdp_per_head", 2012)
    assert gap is not None
    assert gap.text == "Population: not for 2012, only for 2011"
    apart = place(gdp, figure("population.total", 5, Unit.PERSONS, source="another"))
    gap = gap_of(apart, "derived.gdp_per_head", 2012)
    assert gap is not None
    assert gap.text == "what it is derived from is not of one year and one document"


def test_not_in_the_sources_is_said_only_where_no_document_prints_anything_of_it() -> None:
    counts = dict.fromkeys(GapKind, 0)
    for where in some(CITIES, 3):
        for each in PRINTED.values():
            for year in (None, 2012):
                gap = gap_of(where, each, year)
                if gap is not None:
                    counts[gap.kind] += 1
                    nothing = gap.kind in (GapKind.NOT_PRINTED, GapKind.KINDRED, GapKind.NAMED)
                    assert nothing == (not each.of(where)), f"{where.slug} {each}: {gap}"
                    assert gap.kindred or gap.kind is not GapKind.KINDRED, f"{where.slug} {each}: {gap}"
                    assert gap.kind is not GapKind.NOT_PRINTED or not gap.kindred, f"{where.slug} {each}: {gap}"
                    assert all(kindred.of(where) for kindred in gap.kindred), f"{where.slug} {each}: {gap}"
    for kind in (
        GapKind.NOT_PRINTED,
        GapKind.KINDRED,
        GapKind.NAMED,
        GapKind.PART_ONLY,
        GapKind.TARGET_ONLY,
        GapKind.OTHER_YEARS,
        GapKind.SEVERAL,
    ):
        assert counts[kind], kind


def test_no_dash_of_a_comparison_says_that_a_city_has_nothing_where_it_has_something() -> None:
    for year in (None, 2012):
        comparison = sso.compare(CITIES, some(PRINTED.values(), 4), year=year)
        for row in comparison:
            for cell in row:
                if cell.gap is not None and cell.gap.kind is GapKind.NOT_PRINTED:
                    assert not row.indicator.of(sso.city(cell.place)), f"{cell.place} {row.indicator} {year}"


def test_there_is_a_gap_where_there_is_no_figure_and_only_there() -> None:
    for where in some(CITIES, 6):
        for each in INDICATORS.values():
            for year in (None, 2011):
                gap = gap_of(where, each, year)
                if gap is not None and gap.kind is GapKind.SEVERAL:
                    with pytest.raises(SeveralFiguresError) as caught:
                        where.figure(each, year)
                    assert caught.value.labels == gap.labels, f"{where.slug} {each}"
                else:
                    assert (gap is None) == (where.figure(each, year) is not None), f"{where.slug} {each} {year}"


def test_a_derived_gap_names_what_is_missing() -> None:
    for where in CITIES:
        for each in DERIVED.values():
            gap = gap_of(where, each, 2012)
            if gap is not None:
                assert gap.inputs, f"{where.slug} {each}: {gap}"
                for missing in gap.inputs:
                    assert missing.indicator in each.inputs
                    alone = gap_of(where, missing.indicator, 2012)
                    if gap.kind is GapKind.OPEN:
                        assert alone is None, f"{where.slug} {each}: {gap}"
                        assert missing.figure == where.figure(missing.indicator, 2012)
                        continue
                    assert alone is not None
                    assert not set(missing.kindred) & set(each.inputs), f"{where.slug} {each}: {gap}"
                    known = evolve(missing, kind=alone.kind, kindred=alone.kindred, aims=alone.aims)
                    assert known == alone, f"{where.slug} {each}: {gap}"


# --- several figures are never one silently ---


def test_of_several_figures_that_differ_by_label_none_is_taken_silently() -> None:
    harbin = sso.city("harbin")
    with pytest.raises(SeveralFiguresError, match="'national level', 'provincial level'") as caught:
        harbin.figure("research.technology_centres")
    assert isinstance(caught.value, LookupError)
    assert (caught.value.place, caught.value.labels) == ("harbin", ("national level", "provincial level"))
    chosen = harbin.figure("research.technology_centres", label="provincial level")
    assert chosen is not None
    assert chosen.label == "provincial level"
    assert harbin.find("research.technology_centres", label="provincial level") == (chosen,)
    assert harbin.figure(sso.Research.technology_centres.with_label("provincial level")) is chosen
    assert harbin.figure("research.technology_centres", label="of the moon") is None


def test_every_group_of_several_figures_asks_for_a_label_and_each_of_its_labels_gives_one() -> None:
    groups = 0
    for where in CITIES:
        for each in PRINTED.values():
            gap = gap_of(where, each)
            for label in gap.labels if gap and gap.kind is GapKind.SEVERAL else ():
                groups += 1
                found = where.figure(each, label=label)
                assert found is not None, f"{where.slug} {each}"
                assert found.label == label, f"{where.slug} {each}"
    assert groups > 100


def test_a_figure_without_a_label_counts_before_those_with_one() -> None:
    somewhere = place(stars(label="one"), stars(label="two"), stars(upper=9))
    assert somewhere.figure("hotels.five_star") == somewhere.figures[2]


def test_a_series_of_several_labels_asks_for_one() -> None:
    somewhere = place(stars(label="one"), stars(label="two", year=2011))
    with pytest.raises(SeveralFiguresError):
        somewhere.series("hotels.five_star")
    assert somewhere.series("hotels.five_star", label="one").years == (2012,)


def test_an_indicator_with_a_label_is_one_object_that_its_name_finds() -> None:
    labelled = sso.Research.technology_centres.with_label("national level")
    assert labelled is sso.Research.technology_centres.with_label("national level")
    assert labelled is sso.Research.technology_centres.with_label("another").with_label("national level")
    again: Indicator = sso.compare(["harbin"], [labelled.name]).rows[0].indicator
    assert again is labelled
    with pytest.raises(sso.WrongTypeError):
        sso.Research.technology_centres.with_label("")


def test_a_question_about_several_figures_has_no_answer_but_with_a_label() -> None:
    harbin, centres = sso.city("harbin"), sso.Research.technology_centres
    assert (centres.latest > 1)(harbin) is None
    assert centres.latest.known(harbin) is True
    assert (centres.with_label("national level").latest > 1)(harbin) is True


def test_gaps_are_equal_by_what_they_say() -> None:
    one, other = (gap_of(sso.city("dalian"), "wages.average_salary", 2012) for _ in range(2))
    assert isinstance(one, Gap)
    assert one == other
    assert hash(one) == hash(other)


def test_what_is_named_and_not_counted_is_no_gap_in_the_sources() -> None:
    gap = gap_of(sso.city("hangzhou"), "transport.metro_lines")
    assert gap is not None
    assert gap.text == "not counted; named: Metro Line No. 1; Metro Line No. 2"
    gap = gap_of(sso.city("xuzhou"), "training.institutions")
    assert gap is not None
    assert gap.text == "not counted; named: Xuzhou Excellence Education and Training Centre"
    gap = gap_of(sso.city("ningbo"), "parks.development_zones")
    assert gap is not None
    assert gap.text.startswith("not counted; named: Ningbo Economic & Technical Development Zone; Ningbo Free Trade Zone; ")
    counts = [each for each in PRINTED.values() if each.listed]
    assert len(counts) == 9
    for where in CITIES:
        for each in counts:
            gap = gap_of(where, each)
            assert gap is None or (gap.kind is GapKind.NAMED) == bool(gap.named), f"{where.slug} {each}: {gap}"


@pytest.mark.parametrize(
    ("kind", "more", "text"),
    [
        (GapKind.OTHER_LABELS, {}, "only with other labels: none"),
        (GapKind.OTHER_LABELS, {"labels": ("ITO", "BPO")}, "only with other labels: ITO; BPO"),
        (GapKind.TARGET_ONLY, {}, "only as a target"),
        (GapKind.TARGET_ONLY, {"years": (None,)}, "only as a target"),
        (GapKind.TARGET_ONLY, {"subjects": ("a park",), "years": (2015,)}, "only as a target of a park for 2015"),
        (GapKind.OTHER_YEARS, {"years": (2009, 2011)}, "only for 2009 and 2011"),
        (
            GapKind.OTHER_YEARS,
            {"years": (2009, 2010, None), "year": 2012},
            "not for 2012, only for 2009 and 2010 and without a year",
        ),
        (GapKind.OTHER_YEARS, {"years": (None,)}, "only without a year"),
        (GapKind.NO_RATE, {"currency": Currency.HKD}, "no exchange rate of HKD without a year"),
        (GapKind.NATIONAL, {}, "the nation is not ranked among cities"),
        (GapKind.NO_PART, {}, "a target of nothing"),
        (GapKind.NO_DOCUMENT, {}, "no profile in any document"),
        (GapKind.NO_DOCUMENT, {"source": "a-yearbook"}, "no profile in a-yearbook"),
        (GapKind.KINDRED, {"kindred": (Economy.gdp,)}, "not as such; see economy.gdp"),
        (GapKind.NOT_PRINTED, {"kindred": (Economy.gdp,)}, "not in the sources; see economy.gdp"),
        (GapKind.NOT_PRINTED, {}, "not in the sources"),
    ],
)
def test_a_gap_says_what_it_knows_and_nothing_of_what_it_does_not(kind: GapKind, more: dict[str, Any], text: str) -> None:
    assert Gap(kind=kind, place="dalian", indicator=Economy.gdp_growth, **more).text == text


# --- what else is printed ---


def test_what_might_be_meant_instead_is_of_one_indicator_time_and_label_or_leaves_them_open() -> None:
    def alike(**more: Any) -> sso.Figure:
        return figure("outsourcing.enterprises", **{"value": 400, "year": 2012, **more})

    taken = alike()
    kindred = figure("outsourcing.new_enterprises", 30)
    for other, undated, instead in (
        (alike(value=500), True, True),
        (alike(value=500, year=None), True, True),
        (alike(value=500, label="of the parks"), True, True),
        (alike(value=500, year=2011), True, False),
        (alike(value=500, subject="a park"), False, False),
        (alike(value=500, kind=Kind.TARGET), False, False),
        (alike(source="another"), True, False),
        (kindred, True, False),
        (figure("outsourcing.new_enterprises", 30, year=None), False, False),
    ):
        for year, expected in ((2012, instead), (None, undated)):
            mine = evolve(taken, period=taken.period if year else None)
            place = city("here", mine, other)
            found = alternatives(place, place.figures[0])
            assert [each.value for each in found] == ([other.value] if expected and other.quantity != mine.quantity else []), (
                f"{other!r} instead of {mine!r}"
            )
    labelled = city("here", alike(label="one"), alike(value=500, label="other"))
    assert not alternatives(labelled, labelled.figures[0])


def test_what_is_aimed_at_or_reckoned_has_no_alternative_and_what_is_converted_has_those_of_its_original() -> None:
    place = city(
        "here",
        figure("economy.gdp", 700, Unit.CNY, 2011, kind=Kind.TARGET),
        figure("economy.gdp", 600, Unit.CNY, 2011, label="estimate"),
        figure("economy.gdp", 650, Unit.CNY, 2011),
        figure("population.total", 5, Unit.PERSONS, 2011),
    )
    target, estimate, printed, _ = place.figures
    assert alternatives(place, target) == ()
    assert alternatives(place, printed.to(Currency.USD)) == alternatives(place, printed) == (estimate,)
    assert also_printed(place, printed) == ("GDP CNY 600 (2011), estimate, synthetic",)
    (head,) = sso.Derived.gdp_per_head.of(place)
    assert alternatives(place, head) == ()


def test_a_rate_that_is_missing_is_that_of_the_year_asked_for() -> None:
    (cell,) = sso.compare(["hangzhou"], ["economy.gdp"], currency="USD", rates=sso.exchange_rates().at(1950))["economy.gdp"]
    assert cell.gap is not None
    assert cell.gap.text == "no exchange rate of CNY for 1950"


def test_what_names_a_kindred_indicator_is_named_by_it() -> None:
    for slug, indicator, kindred in (
        ("xiamen", "telecommunications.internet_subscribers", "telecommunications.broadband_users"),
        ("shenzhen", "environment.green_rate", "environment.green_coverage"),
        ("suzhou", "outsourcing.registered_enterprises", "outsourcing.enterprises"),
        ("wuxi", "outsourcing.revenue", "outsourcing.executed_value"),
    ):
        gap = gap_of(sso.city(slug), indicator)
        assert gap is not None
        assert kindred in [each.name for each in gap.kindred], f"{slug} {indicator}: {gap}"
    gap = gap_of(sso.city("beijing"), "parks.enterprises")
    assert gap is not None
    assert gap.kind is GapKind.NOT_PRINTED, "the enterprises of a city are not those of a park"


def test_a_kindred_indicator_is_named_only_with_a_figure_such_as_was_asked_for() -> None:
    cases: tuple[tuple[dict[str, Any], bool], ...] = (
        ({}, True),
        ({"kind": Kind.TARGET}, False),
        ({"year": 2010}, False),
        ({"subject": "a park"}, False),
        ({"source": "another"}, False),
    )
    for more, fits in cases:
        other = figure("hotels.four_star_and_above", 75, **more)
        gap = gap_of(place(stars(year=2011), other), "hotels.five_star", year=2012, source=SOURCE)
        assert gap is not None
        assert gap.kind is GapKind.OTHER_YEARS
        assert gap.kindred == ((other.indicator,) if fits else ()), more


def test_kindred_indicators_that_are_only_aimed_at_are_called_targets() -> None:
    gap = gap_of(sso.city("kunming"), "outsourcing.offshore_signed_value")
    assert gap is not None
    assert gap.text == "not as such; see outsourcing.exports (a target) and outsourcing.signed_value"
    for where in CITIES:
        for each in PRINTED.values():
            gap = gap_of(where, each)
            if gap is None:
                continue
            for near in gap.kindred:
                observed = any(figure.kind is Kind.OBSERVED for figure in near.of(where))
                assert observed != (near in gap.aims), f"{where.slug} {each}: {gap}"


def test_two_years_of_two_documents_make_no_growth_and_that_is_the_reason() -> None:
    hangzhou = sso.city("hangzhou")
    assert {figure.source for figure in hangzhou.find("outsourcing.signed_value")} == set(hangzhou.sources[:2])
    gap = gap_of(hangzhou, sso.growth_of("outsourcing.signed_value"), 2012)
    assert gap is not None
    assert gap.text == "what it would follow from is not of one document"
    gap = gap_of(sso.city("nanchang"), sso.growth_of("outsourcing.signed_value"), 2012)
    assert gap is not None
    assert gap.text == "Signed value: only for 2012"


def test_a_value_and_its_share_name_each_other() -> None:
    for field in ("ito", "bpo", "kpo", "service", "client"):
        value, share = PRINTED[f"outsourcing.{field}_value"], PRINTED[f"outsourcing.{field}_share"]
        assert share.name in value.kindred
    gap = gap_of(sso.city("dalian"), "outsourcing.kpo_value")
    assert gap is not None
    assert gap.text == "not as such; see outsourcing.kpo_share"


def test_what_is_new_of_something_and_what_there_is_of_it_name_each_other() -> None:
    for record in RECORD_TYPES:
        by_field = {each.field: each for each in record.indicators()}
        for field, new in by_field.items():
            there_is = by_field.get(field.removeprefix("new_")) if field.startswith("new_") else None
            if there_is is not None:
                assert new.name in there_is.kindred or there_is.name in new.kindred, f"{new.name} and {there_is.name}"


def test_what_says_that_it_is_the_multiple_share_or_rank_of_something_is_named_where_that_is_not_printed() -> None:
    named = 0
    for each in sso.load().places():
        for quantity, figures in each.by_quantity.items():
            gap = gap_of(each, quantity)
            if gap is None or gap.kind is not GapKind.KINDRED:
                assert gap is None or gap.kind is not GapKind.NOT_PRINTED, f"{each.slug} {quantity}: {figures}"
                continue
            for told in figures:
                named += 1
                kin = sso.growth_of(quantity) if told.indicator.change else told.indicator
                assert kin in gap.kindred, f"{each.slug} {quantity}: {told!r}"
    assert named >= 5


@pytest.mark.parametrize(
    ("city", "indicator", "text"),
    [
        ("beijing", "investment.fortune_500_companies", "not as such; see investment.other"),
        ("hong-kong", "education.universities", "not as such; see education.other"),
        ("guangzhou", "research.technology_centres", "not as such; see research.engineering_centres"),
        ("ningbo", "education.graduates", "not in the sources"),  # "postgraduates" are others
        ("xiamen", "transport.ports", "not in the sources"),  # its rank among ports is no count
    ],
)
def test_what_is_counted_of_a_part_is_kindred_by_its_label(city: str, indicator: str, text: str) -> None:
    assert str(gap_of(sso.city(city), indicator)) == text
