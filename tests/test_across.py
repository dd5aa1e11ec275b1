from __future__ import annotations

from typing import Any

import pytest

import china_sso as sso
from china_sso.analysis.across import Matrix, footprints, form_matrix, holders, purpose_matrix, service_matrix
from china_sso.errors import UnknownNameError
from china_sso.model.designation import Status
from china_sso.model.incentive import Form, Purpose
from china_sso.model.provider import Role
from china_sso.model.titled import Titled
from synthetic import city, designation, incentive, provider

CITIES = sso.cities()


def words(city: sso.City) -> dict[str, set[Titled]]:
    """What each matrix is to show of a city."""
    measures = [measure for each in city.incentives for measure in each.measures]
    named = (*(area.services for area in city.focus_areas), *(each.services for each in city.participants))
    return {
        "service": {service for services in named for service in services},
        "form": {measure.form for measure in measures},
        "purpose": {purpose for measure in measures for purpose in measure.purposes},
    }


MATRICES: tuple[Matrix[Any], ...] = (service_matrix(CITIES), form_matrix(CITIES), purpose_matrix(CITIES))


def test_a_matrix_has_every_city_with_exactly_the_words_of_its_facts() -> None:
    assert {matrix.kind for matrix in MATRICES} == set(words(CITIES[0]))
    for matrix in MATRICES:
        assert [place for place, _ in matrix.rows] == list(CITIES), matrix.kind
        for place, found in matrix.rows:
            assert found == words(place)[matrix.kind], f"{place.slug} {matrix.kind}"
        assert set(matrix.members) == set().union(*(found for _, found in matrix.rows)), matrix.kind


def test_a_matrix_answers_as_the_filter_does() -> None:
    for form in Form:
        from_filter = {each.place for each in sso.incentives(form=form)} - {"china"}
        assert {place.slug for place, found in MATRICES[1].rows if form in found} == from_filter, form
    for purpose in Purpose:
        from_filter = {each.place for each in sso.incentives(purpose=purpose)} - {"china"}
        assert {place.slug for place, found in MATRICES[2].rows if purpose in found} == from_filter, purpose


def test_the_table_of_a_matrix_counts_the_cities_that_it_names_most_first() -> None:
    for matrix in MATRICES:
        assert matrix.table.heads == (matrix.kind, "cities", "which")
        counts = [int(count) for _, count, _ in matrix.table.texts]
        assert counts == sorted(counts, reverse=True), matrix.kind
        for word, count, names in matrix.table.texts:
            assert int(count) == len(names.split(", ")), word
        assert str(len(CITIES)) in matrix.table.caption, matrix.kind


def test_a_matrix_prints_and_shows_in_a_notebook() -> None:
    matrix = form_matrix([city("here", incentives=[incentive(Form.RENT, Form.TAX)]), city("there")])
    assert matrix.members == (Form.TAX, Form.RENT)
    assert matrix.table.texts == ((Form.TAX.title, "1", "Here"), (Form.RENT.title, "1", "Here"))
    assert str(matrix) == matrix.table.text()
    assert matrix._repr_html_() == matrix.table.html()


def test_the_matrix_of_no_city_is_empty() -> None:
    matrix = form_matrix([])
    assert (matrix.rows, matrix.members, matrix.table.texts) == ((), (), ())


def test_every_organisation_is_where_the_profiles_have_it() -> None:
    found = footprints(CITIES)
    assert {each.organisation for each in found} == {p.organisation for place in CITIES for p in place.participants}
    assert len({each.organisation.id for each in found}) == len(found)
    expected: dict[tuple[str, str], set[str]] = {}
    for place in CITIES:
        for named in place.providers:
            expected.setdefault((named.organisation.id, place.slug), set()).add(named.role)
        for presence in place.presences:
            expected.setdefault((presence.organisation.id, place.slug), set()).add(presence.relation)
    assert {(each.organisation.id, place.slug): set(ties) for each in found for place, ties in each.cities} == expected


def test_those_in_most_cities_come_first_and_names_in_order_after_that() -> None:
    order = [(-len(each.cities), each.organisation.name.casefold()) for each in footprints(CITIES)]
    assert order == sorted(order)


def test_footprints_do_not_depend_on_the_order_of_the_cities() -> None:
    there, back = footprints(CITIES), footprints(tuple(reversed(CITIES)))
    assert [each.organisation for each in there] == [each.organisation for each in back]
    assert [set(each.cities) for each in there] == [set(each.cities) for each in back]


def test_a_role_counts_once_for_a_city() -> None:
    twice = [provider("IBM"), provider("IBM"), provider("IBM", Role.RD_CENTRE)]
    (only,) = footprints([city("here", providers=twice)])
    assert [roles for _, roles in only.cities] == [(Role.OUTSOURCING_PROVIDER, Role.RD_CENTRE)]


def test_without_cities_nobody_is_anywhere() -> None:
    assert footprints([]) == ()


def test_holders_of_a_status_are_cities_that_hold_it_themselves() -> None:
    for status in Status:
        expected = {each.place for each in sso.designations(status=status) if each.holder is None} - {"china"}
        assert holders(CITIES, status) == holders(CITIES, status.value) == expected, status


def test_what_a_park_holds_its_city_does_not_hold_itself() -> None:
    park = city("park", designations=[designation(Status.SOFTWARE_INDUSTRY_BASE, "a park")])
    itself = city("itself", designations=[designation(Status.SOFTWARE_INDUSTRY_BASE)])
    assert holders([park, itself], Status.SOFTWARE_INDUSTRY_BASE) == {"itself"}


def test_which_cities_were_in_both_lists_is_a_set_operation() -> None:
    primary, model = (holders(CITIES, status) for status in ("primary_outsourcing_city", "model_city"))
    assert primary & model == {slug for slug in primary if sso.city(slug).model_city}
    assert model == {place.slug for place in CITIES if place.model_city}


def test_there_is_no_other_status() -> None:
    with pytest.raises(UnknownNameError, match="capital of the world"):
        holders(CITIES, "capital of the world")
