"""The rules of reading in `data/README.md`, over all bundled figures: one thing has one indicator and one wording."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

import china_sso as sso

#: Indicators that hold what has none of its own.
CATCH_ALL = {"share", "growth", "multiple", "rank", "other"}
#: The kinds of site that figures of parks are about.
PARKS = {sso.SiteKind.PARK, sso.SiteKind.ZONE}


@pytest.fixture(scope="module")
def labels() -> dict[tuple[str, str], sso.Label]:
    return {(label.indicator.name, label.label): label for label in sso.load().labels()}


def _gist(label: str) -> str:
    """A label without the words in which two labels for one thing may differ."""
    text = label.lower().replace("’", "'").replace("rmb", "cny").replace("staff", "employees")
    return " ".join(
        word for word in re.findall(r"[\w',.]+", text) if word not in {"with", "the", "a", "of", "in", "each", "salary"}
    )


def test_no_two_labels_of_an_indicator_say_the_same_in_other_words(labels: dict[tuple[str, str], sso.Label]) -> None:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for indicator, label in labels:
        found[indicator, _gist(label)].add(label)
    assert [(indicator, same) for (indicator, _), same in found.items() if len(same) > 1] == []


def test_every_label_is_of_a_figure(labels: dict[tuple[str, str], sso.Label]) -> None:
    used = {(figure.indicator.name, figure.label) for errata in (True, False) for figure in sso.load(errata=errata).figures()}
    assert sorted(set(labels) - used) == []


def test_what_three_places_have_is_no_catch_all() -> None:
    places: dict[tuple[str, str], set[str]] = defaultdict(set)
    for figure in sso.figures(lambda figure: figure.indicator.field in CATCH_ALL and figure.subject is None):
        assert figure.label is not None
        places[figure.indicator.name, figure.label].add(figure.place)
    assert [(*key, sorted(found)) for key, found in places.items() if len(found) >= 3] == []


def test_a_growth_names_the_indicator_that_grew(labels: dict[tuple[str, str], sso.Label]) -> None:
    for (name, text), label in labels.items():
        topic, _, field = name.partition(".")
        if topic in ("outsourcing", "service_trade") and field in ("growth", "annual_growth", "multiple") and label.of is None:
            assert label.certificate or text == "quantity not named", f"{name}: {text}"


def test_thresholds_and_certificates_of_labels_can_be_asked_for(labels: dict[tuple[str, str], sso.Label]) -> None:
    for (name, text), label in labels.items():
        field = name.partition(".")[2]
        if field in ("large_enterprises", "large_projects", "large_projects_value") and "over " in text:
            assert label.threshold is not None, f"{name}: {text}"
            assert f"{label.threshold.over:,}".split(",")[0] in text, f"{name}: {text}"
        if field == "certified_enterprises" and re.match("CMM|ISO 27001", text) and "as printed" not in text:
            assert label.certificate is not None, f"{name}: {text}"
    places = {figure.place for figure in sso.figures(certificate="CMMI 5")}
    assert places == {"chengdu", "dalian", "shenzhen", "suzhou"}


def test_values_and_shares_of_services_are_tied_to_their_kinds(labels: dict[tuple[str, str], sso.Label]) -> None:
    for (name, text), label in labels.items():
        assert bool(label.services) is (
            name in ("outsourcing.service_value", "outsourcing.service_share") or "in IT revenue" in text
        ), text
    design = labels["outsourcing.service_value", "product R&D and industrial design"]
    assert design.services == (sso.Service.PRODUCT_RD, sso.Service.INDUSTRIAL_DESIGN)


def test_what_is_printed_of_a_park_stands_under_parks() -> None:
    of_parks = sso.figures(lambda figure: figure.site is not None and figure.site.kind in PARKS)
    assert len(of_parks) > 100
    for figure in of_parks:
        assert figure.indicator.topic not in ("outsourcing", "software", "investment", "service_trade", "economy"), figure


def test_the_targets_of_a_chapter_are_targets_but_for_what_was_chosen_already() -> None:
    for figure in sso.figures(section=sso.Section.TARGETS):
        if figure.indicator is not sso.OutsourcingMetrics.focus_areas:
            assert figure.kind is sso.Kind.TARGET, figure


def test_fractions_of_one_are_held_as_they_are_printed() -> None:
    for figure in sso.figures():
        assert figure.printed.startswith("1/") is (figure.unit is sso.Unit.ONE_IN), figure
    shares = [(figure.year, str(figure)) for figure in sso.city("guangzhou").find(sso.ServiceTrade.share)]
    assert shares == [(2011, "1 in 17 (2011)"), (2012, "1 in 12 (2012)")]


def test_what_the_words_of_the_targets_say_is_still_there_as_printed() -> None:
    printed = {
        figure.printed: figure for figure in sso.load(errata=False).city("chengdu").figures if figure.section is sso.Section.TARGETS
    }
    for numeral in ("250,000", "950", "100", "10 to 15", "80 to 100"):
        assert (printed[numeral].kind, printed[numeral].period) == (sso.Kind.OBSERVED, None), numeral
    right = {figure.printed: figure for figure in sso.city("chengdu").figures if figure.section is sso.Section.TARGETS}
    for numeral in ("250,000", "950", "100", "10 to 15", "80 to 100"):
        assert (right[numeral].kind, right[numeral].year) == (sso.Kind.TARGET, 2014), numeral


def test_a_year_of_the_paragraph_is_marked() -> None:
    salaries = {figure.place: figure for figure in sso.figures(indicator=sso.Wages.average_salary)}
    assert all(figure.period for figure in salaries.values())
    paragraph = [slug for slug in salaries if sso.Inferred.PERIOD in salaries[slug].inferred]
    assert " ".join(sorted(paragraph)) == (
        "beijing fuzhou guangzhou hangzhou jinan kunming nanjing qingdao shanghai wuhan xiamen xuzhou"
    )
