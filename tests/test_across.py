from __future__ import annotations

import pytest

import china_sso as sso
from china_sso.analysis.across import holders, instrument_matrix, presences
from china_sso.errors import UnknownNameError
from china_sso.model.vocabulary import Instrument, Role, Status
from synthetic import city, designation, incentive, provider

CITIES = sso.cities()


def test_the_matrix_has_every_city_with_exactly_the_instruments_of_its_incentives() -> None:
    matrix = instrument_matrix(CITIES)
    assert [place for place, _ in matrix.rows] == list(CITIES)
    for place, found in matrix.rows:
        expected = {measure.instrument for each in place.incentives for measure in each.measures}
        assert found == expected, place.slug


def test_the_matrix_answers_as_the_filter_does() -> None:
    matrix = instrument_matrix(CITIES)
    for instrument in Instrument:
        from_matrix = {place.slug for place, found in matrix.rows if instrument in found}
        from_filter = {each.place for each in sso.incentives(instrument=instrument)} - {"china"}
        assert from_matrix == from_filter, instrument
        assert (instrument in matrix.instruments) == bool(from_matrix), instrument


def test_the_table_of_the_matrix_counts_the_cities_that_it_names_most_first() -> None:
    table = instrument_matrix(CITIES).table
    counts = [int(count) for _, count, _ in table.rows]
    assert counts == sorted(counts, reverse=True)
    for instrument, count, names in table.rows:
        assert int(count) == len(names.split(", ")), instrument
    assert str(len(CITIES)) in table.caption


def test_the_matrix_prints_and_shows_in_a_notebook() -> None:
    matrix = instrument_matrix([city("here", incentives=[incentive(Instrument.TAX, Instrument.RENT)]), city("there")])
    assert matrix.instruments == (Instrument.TAX, Instrument.RENT)
    assert matrix.table.rows == (("tax", "1", "Here"), ("rent", "1", "Here"))
    assert str(matrix) == matrix.table.text()
    assert matrix._repr_html_() == matrix.table.html()


def test_the_matrix_of_no_city_is_empty() -> None:
    matrix = instrument_matrix([])
    assert (matrix.rows, matrix.instruments, matrix.table.rows) == ((), (), ())


def test_every_organisation_is_present_where_the_tables_have_it() -> None:
    found = presences(CITIES)
    assert {each.organisation for each in found} == {p.organisation for place in CITIES for p in place.providers}
    assert len({each.organisation.id for each in found}) == len(found)
    for each in found:
        expected = {
            place.slug: {p.role for p in place.providers if p.organisation == each.organisation}
            for place in CITIES
            if any(p.organisation == each.organisation for p in place.providers)
        }
        assert {place.slug: set(roles) for place, roles in each.cities} == expected, each.organisation.name


def test_those_in_most_cities_come_first_and_names_in_order_after_that() -> None:
    order = [(-len(each.cities), each.organisation.name.casefold()) for each in presences(CITIES)]
    assert order == sorted(order)


def test_presences_do_not_depend_on_the_order_of_the_cities() -> None:
    there, back = presences(CITIES), presences(tuple(reversed(CITIES)))
    assert [each.organisation for each in there] == [each.organisation for each in back]
    assert [set(each.cities) for each in there] == [set(each.cities) for each in back]


def test_a_role_counts_once_for_a_city() -> None:
    twice = [provider("IBM"), provider("IBM"), provider("IBM", Role.RD_CENTRE)]
    (only,) = presences([city("here", providers=twice)])
    assert [roles for _, roles in only.cities] == [(Role.OUTSOURCING_PROVIDER, Role.RD_CENTRE)]


def test_without_cities_nobody_is_anywhere() -> None:
    assert presences([]) == ()


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
