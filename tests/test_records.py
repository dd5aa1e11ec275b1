"""Records gather the figures of a topic, nothing lost or doubled; every indicator says what it measures, to people too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import Any

import china_sso as sso
import synthetic
from china_sso.model.derived import Derived
from china_sso.model.designation import OfficePark
from china_sso.model.indicator import Indicator, LabelledIndicator
from china_sso.model.indicators import DERIVED, INDICATORS
from china_sso.model.organisation import SiteKind
from china_sso.model.records import PRINTED, RECORD_TYPES, Record
from china_sso.model.transport import Facility, FacilityKind, Link, LinkKind

PLACES = sso.load().places()


def twice(texts: Iterable[str]) -> list[str]:
    """The texts that stand more than once, whatever their case."""
    return [text for text, times in Counter(map(str.casefold, texts)).items() if times > 1]


def records_of(place: sso.Place) -> tuple[Record, ...]:
    return tuple(chain.from_iterable(getattr(place, record.topic) for record in RECORD_TYPES))


def test_every_figure_stands_in_exactly_one_record() -> None:
    for place in PLACES:
        gathered = [figure for record in records_of(place) for figure in record.figures]
        assert sorted(map(id, gathered)) == sorted(map(id, place.figures)), place.slug


def test_every_figure_stands_in_the_field_that_its_indicator_names() -> None:
    for place in PLACES:
        for record in records_of(place):
            for figure in record.figures:
                held = getattr(record, figure.indicator.field)
                if figure.indicator.labelled:
                    assert figure in held, f"{place.slug}: {figure!r} in {held!r}"
                else:
                    assert held is figure, f"{place.slug}: {figure!r}, not {held!r}"


def test_the_figures_of_a_record_share_what_the_record_says() -> None:
    for place in PLACES:
        for record in records_of(place):
            shared = (record.place, record.section, record.subject, record.kind, record.period, record.source)
            for figure in record.figures:
                own = (figure.place, figure.section, figure.subject, figure.kind, figure.period, figure.source)
                assert own == shared, f"{place.slug}: {figure!r}"
            assert record.year == record.figures[0].year


def test_a_record_shows_its_quantities_to_a_person() -> None:
    for place in PLACES:
        for record in records_of(place):
            assert all(figure.quantity in repr(record) for figure in record.figures), place.slug
            assert place.name in record._repr_html_()


def test_an_indicator_knows_the_attribute_that_it_is() -> None:
    for record in RECORD_TYPES:
        assert record.indicators(), record.topic
        for indicator in record.indicators():
            assert getattr(record, indicator.field) is indicator
            assert (indicator.owner, indicator.topic) == (record, record.topic), indicator.name
            assert PRINTED[f"{record.topic}.{indicator.field}"] is indicator


def test_an_indicator_says_what_it_is_in_words_for_people() -> None:
    for indicator in INDICATORS.values():
        for text in (indicator.title, indicator.short):
            assert text[0].isupper() or text[0].isdigit(), f"{indicator}: {text!r}"
            assert text not in INDICATORS, f"{indicator}: {text!r} is a name"
            assert text.strip(" .") == text, f"{indicator}: {text!r}"
            assert "_" not in text, f"{indicator}: {text!r}"
        assert len(indicator.short) <= 24, f"{indicator}: {indicator.short!r} is too long for the head of a column"
        assert indicator.definition.strip(" .") == indicator.definition != "", indicator.name


def test_no_two_indicators_have_one_title_and_no_two_one_short_title() -> None:
    assert not twice(indicator.title for indicator in INDICATORS.values())
    assert not twice(indicator.short for indicator in INDICATORS.values()), "tables put indicators of any topics together"


def test_what_labels_tell_apart_is_said_of_the_labelled_indicators_and_of_no_other() -> None:
    for indicator in INDICATORS.values():
        assert bool(indicator.labels) is isinstance(indicator, LabelledIndicator) is indicator.labelled, indicator.name


def test_a_figure_of_a_labelled_indicator_has_a_label_and_a_record_has_one_of_any_other() -> None:
    for record in chain.from_iterable(map(records_of, PLACES)):
        for figure in record.figures:
            assert figure.label or not figure.indicator.labelled, f"{figure.place}: {figure!r}"
        single = [figure.indicator for figure in record.figures if not figure.indicator.labelled]
        assert len(set(single)) == len(single), record


def test_records_of_the_same_figures_are_equal() -> None:
    figures = sso.city("hangzhou").outsourcing[0].figures
    assert sso.OutsourcingMetrics(figures) == sso.OutsourcingMetrics(tuple(figures))
    assert hash(sso.OutsourcingMetrics(figures)) == hash(sso.OutsourcingMetrics(tuple(figures)))
    assert sso.OutsourcingMetrics(figures) != sso.OutsourcingMetrics(figures[:1]), "other figures make another record"


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
    assert not twice(record.topic for record in RECORD_TYPES)
    assert len(PRINTED) == sum(len(record.indicators()) for record in RECORD_TYPES)
    assert len(DERIVED) == sum(isinstance(value, Indicator) for value in vars(Derived).values())
    assert len(INDICATORS) == len(PRINTED) + len(DERIVED)


def test_what_the_register_does_not_have_is_a_site_of_its_own_name_and_kind() -> None:
    """That every kind of link and facility has one, and a railway is one however fast."""
    for kind in LinkKind:
        site = Link(origin=synthetic.ORIGIN, name="The Line", kind=kind).site
        assert (site.id, site.name) == ("the-line", "The Line")
        assert site.kind.name == {"HIGH_SPEED_RAILWAY": "RAILWAY", "EXPRESSWAY": "ROAD"}.get(kind.name, kind.name)
    for facility in FacilityKind:
        place = Facility(origin=synthetic.ORIGIN, name="The Gate", kind=facility)
        assert (place.site.name, place.site.kind.name) == ("The Gate", facility.name)
    park = OfficePark(origin=synthetic.ORIGIN, name="The Park").site
    assert (park.name, park.kind) == ("The Park", SiteKind.PARK)
    sites = {each.site for place in sso.cities() for named in (place.links, place.facilities) for each in named}
    assert sites & set(sso.sites())


def test_a_record_shows_whether_it_is_aimed_at_and_of_what_it_is() -> None:
    def shown(**more: Any) -> str:
        made = [synthetic.figure(f"economy.{name}", 5, sso.Unit.USD, **more) for name in ("gdp", "gdp_per_head")]
        (record,) = records_of(synthetic.city("here", *made))
        return repr(record)

    assert shown() == "<Economy here 2012: gdp=USD 5, gdp_per_head=USD 5>"
    assert shown(kind=sso.Kind.TARGET, subject="a park", year=None) == (
        "<Economy target here of 'a park' undated: gdp=USD 5, gdp_per_head=USD 5>"
    )
