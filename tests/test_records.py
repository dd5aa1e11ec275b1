"""Records gather the figures of a topic: nothing is lost, nothing is doubled, and every field holds what it names."""

from __future__ import annotations

from itertools import chain

import attrs
import pytest

import china_sso as sso
from china_sso.model.records import RECORD_TYPES, Record, indicators_of, vocabulary

PLACES = sso.load().places()


def records_of(place: sso.Place) -> tuple[Record, ...]:
    return tuple(chain.from_iterable(getattr(place, record.topic) for record in RECORD_TYPES))


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_every_figure_stands_in_exactly_one_record(place: sso.Place) -> None:
    gathered = [figure for record in records_of(place) for figure in record.figures]
    assert sorted(map(id, gathered)) == sorted(map(id, place.figures)), place.slug


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_every_figure_stands_in_the_field_that_its_indicator_names(place: sso.Place) -> None:
    for record in records_of(place):
        for figure in record.figures:
            held = getattr(record, figure.indicator.partition(".")[2])
            assert held is figure or (isinstance(held, tuple) and figure in held), f"{place.slug}: {figure!r} in {held!r}"


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_the_figures_of_a_record_share_what_the_record_says(place: sso.Place) -> None:
    for record in records_of(place):
        shared = (record.place, record.section, record.subject, record.kind, record.period, record.source)
        for figure in record.figures:
            own = (figure.place, figure.section, figure.subject, figure.kind, figure.period, figure.source)
            assert own == shared, f"{place.slug}: {figure!r}"
        assert record.year == record.figures[0].year


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_a_record_shows_its_quantities_to_a_person(place: sso.Place) -> None:
    for record in records_of(place):
        assert all(figure.quantity in repr(record) for figure in record.figures), place.slug
        assert place.slug in record._repr_html_()


@pytest.mark.parametrize("record", RECORD_TYPES, ids=lambda record: record.__name__)
def test_a_topic_defines_each_of_its_fields(record: type[Record]) -> None:
    own = {attribute.name for attribute in attrs.fields(record)} - {attribute.name for attribute in attrs.fields(Record)}
    assert own == {indicator.field for indicator in indicators_of(record)}
    for indicator in indicators_of(record):
        assert indicator.topic == record.topic
        assert indicator.definition, indicator.name


def test_records_of_the_same_figures_are_equal() -> None:
    figures = sso.city("hangzhou").outsourcing[0].figures
    assert sso.OutsourcingMetrics.of(figures) == sso.OutsourcingMetrics.of(figures)
    assert hash(sso.OutsourcingMetrics.of(figures)) == hash(sso.OutsourcingMetrics.of(figures))


def test_hangzhou_in_2012_by_the_report() -> None:
    (record,) = (
        each
        for each in sso.city("hangzhou").outsourcing
        if each.year == 2012 and each.section is sso.Section.SERVICE_OUTSOURCING and each.subject is None
    )
    assert record.signed_value is not None
    assert record.signed_value.money == sso.usd(4_300_000_000)
    assert record.offshore_executed_value is not None
    assert record.offshore_executed_value.growth == sso.Percent("56.84")
    assert record.employees is not None
    assert record.employees.value == 259_645
    assert record.onshore_executed_value is None


def test_no_topic_and_no_indicator_is_defined_twice() -> None:
    assert len({record.topic for record in RECORD_TYPES}) == len(RECORD_TYPES)
    assert len(vocabulary()) == sum(len(indicators_of(record)) for record in RECORD_TYPES)
