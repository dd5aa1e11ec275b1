"""What is said anywhere is found by its words, and every hit says where it stands."""

import itertools

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import china_sso as sso
from china_sso import HitKind
from china_sso.analysis.words import folded, terms
from china_sso.model.indicators import INDICATORS
from conftest import some

PLACES = sso.load().places()


def things(text: str, kind: str, city: str | None = None) -> list[object]:
    return [hit.thing for hit in sso.search(text, kind=kind, city=city)]


def test_every_organisation_is_found_by_each_of_its_names() -> None:
    for organisation in some(sso.organisations(), 6):
        for name in organisation.names:
            assert organisation in things(name, "organisation"), name


def test_every_city_is_found_by_each_of_its_names() -> None:
    for city in some(sso.cities(), 4):
        for name in (city.slug, city.name, city.chinese, city.pinyin, city.name.upper(), *city.aliases):
            assert city in things(name, "city"), name
    assert [each.name for each in things("Canton", "city") if isinstance(each, sso.City)] == ["Guangzhou"]


def test_every_site_term_service_and_document_is_found_by_its_name() -> None:
    for site in some(sso.sites(), 6):
        for name in site.names:
            assert site in things(name, "site"), name
    for term in sso.glossary():
        assert term in things(term.term, "term"), term.term
    for service in sso.services():
        assert service in things(service.name, "service"), service.name
    for source in sso.sources():
        assert source in things(source.title, "source"), source.title
    for indicator in some(INDICATORS.values(), 6):
        assert indicator in things(indicator.title, "indicator"), indicator.title


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_all_that_a_profile_says_in_words_is_found_by_them(place: sso.Place) -> None:
    said: list[tuple[HitKind, str, object]] = [
        *((HitKind.PROVIDER, each.activity, each) for each in place.providers if each.activity),
        *((HitKind.PRESENCE, each.name, each) for each in place.presences),
        *((HitKind.STATEMENT, each.text, each) for each in place.statements),
        *((HitKind.DESIGNATION, each.title, each) for each in place.designations),
        *((HitKind.OFFICE_PARK, each.name, each) for each in place.office_parks),
        *((HitKind.INCENTIVE, each.title, each) for each in place.incentives if each.title),
        *((HitKind.MEASURE, measure.text, measure) for each in place.incentives for measure in each.measures),
        *((HitKind.FIGURE, each.label, each) for each in place.figures if each.label),
        *((HitKind.FIGURE, each.subject, each) for each in place.figures if each.subject),
        *((HitKind.FOOTNOTE, each.publisher, each) for profile in place.profiles for each in profile.footnotes if each.publisher),
    ]
    for kind, text, thing in said[::7]:
        assert thing in things(text, kind, city=place.slug), f"{place}: {kind}: {text}"


def test_a_hit_begins_with_the_name_of_what_was_found() -> None:
    kinds = {HitKind.PRESENCE, HitKind.INSTITUTION, HitKind.OFFICE_PARK, HitKind.PROVIDER, HitKind.DESIGNATION}
    found = [hit for word in ("software", "park", "university", "centre") for hit in sso.search(word) if hit.kind in kinds]
    assert {hit.kind for hit in found} == kinds
    for hit in found:
        assert hit.text.startswith(str(getattr(hit.thing, "name", None) or getattr(hit.thing, "title", "?"))), str(hit)


def test_a_hit_says_where_it_stands() -> None:
    for hit in sso.search("software"):
        if isinstance(hit.thing, sso.Fact):
            assert (hit.place, hit.section, hit.source, hit.pages) == (
                hit.thing.place, hit.thing.section, hit.thing.source, hit.thing.pages
            ), str(hit)  # fmt: skip
            assert hit.pages
            assert hit.pages in hit.where
    kinds = [hit.kind for hit in sso.search("software")]
    assert kinds == sorted(kinds, key=list(HitKind).index)
    assert len(set(kinds)) > 15


def test_words_may_stand_in_any_order_and_each_begins_a_word() -> None:
    assert sso.search("software Dalian park").hits == sso.search("park DALIAN software").hits != ()
    assert set(sso.search("logistics").hits) <= set(sso.search("logi").hits)
    assert sso.search("utomotive").hits == ()
    assert sso.search("xián").hits == sso.search("Xian").hits


def test_words_that_mean_one_thing_find_the_same() -> None:
    groups = (
        ("automotive", "Automobiles", "automobile"),
        ("R&D", "research and development", "r & d", "RD"),
        ("R&D centre", "rd centre", "rd_centre", "research and development center"),
        ("bank", "banks", "banking"),
        ("call centre", "call centres", "Call Center"),
        ("tax", "taxes"),
        ("finance", "financial"),
        ("university", "universities"),
        ("Japan", "Japanese"),
        ("free rent", "rent-free", "without rent"),
        ("tax exemption", "tax-free"),
        ("grant", "subsidy", "subsidies"),
    )
    for several in some(groups, 3):
        hits = [set(sso.search(text).hits) for text in several]
        assert hits[0], several
        assert all(each == hits[0] for each in hits), several
    industries = {hit.text for hit in sso.search("automotive", kind="key_industry")}
    assert {"Automobiles", "Automotive Manufacturing", "Transportation Equipment"} <= industries
    assert "Commerce and Trade" not in industries
    assert "Three years without rent" in str([hit.text for hit in sso.search("free rent", kind="measure")])


def test_every_key_industry_of_a_division_is_found_by_words_of_its_own() -> None:
    for place in sso.load().places():
        for each in place.key_industries:
            assert each in [hit.thing for hit in sso.search(str(each), city=place.slug)], f"{place.slug}: {each}"


def test_measures_that_concern_certification_are_found_by_the_certificate() -> None:
    cities = {hit.place for hit in sso.search("CMMI")}
    assert {"suzhou", "shenzhen", "wuhan"} <= cities


def test_a_name_and_its_number_are_found_however_they_are_set() -> None:
    for joined, apart in (("CMMI5", "CMMI 5"), ("ISO27001", "ISO 27001")):
        found = [str(hit) for hit in sso.search(joined)]
        assert found == [str(hit) for hit in sso.search(apart)], joined
    assert {"dalian", "suzhou", "chengdu", "shenzhen"} <= {hit.place for hit in sso.search("CMMI5", kind="figure")}
    assert any("3G" in str(hit) or "Third-generation" in str(hit) for hit in sso.search("3G")), "a number comes first there"


def test_hits_are_a_sequence_and_a_table() -> None:
    hits = sso.search("IBM")
    assert len(hits) == len(list(hits)) == len(hits.table.rows) > 5
    assert hits[0] is hits.hits[0]
    assert hits.table.caption == f"{len(hits)} hits for 'IBM'"
    assert evolve(hits, hits=hits.hits[:1]).table.caption == "1 hit for 'IBM'"
    assert "IBM" in str(hits)
    assert "<table>" in hits._repr_html_()


def test_nothing_to_search_for_is_said() -> None:
    for text in ("", "  ", "?!", "'"):
        with pytest.raises(sso.CriterionError):
            sso.search(text)
    with pytest.raises(sso.UnknownNameError, match="organisation"):
        sso.search("IBM", kind="company")
    with pytest.raises(sso.UnknownCityError):
        sso.search("IBM", city="atlantis")
    with pytest.raises(sso.WrongTypeError):
        sso.search(7)  # type: ignore[arg-type]


@given(st.text(max_size=20))
def test_any_text_is_searched_for_or_refused(text: str) -> None:
    try:
        hits = sso.search(text, city="foshan")
    except sso.CriterionError:
        return
    assert all(hit.place == "foshan" for hit in hits)


def test_a_word_finds_its_plural_and_the_other_way() -> None:
    pairs = {"branch": "branches", "class": "classes", "box": "boxes", "city": "cities", "park": "parks", "bank": "banking"}
    for one, many in pairs.items():
        for asked, said in ((one, many), (many, one)):
            (term,) = terms(asked)
            assert term.within(folded(f"the {said} here")), f"{asked} doesn't find {said}"
    for asked, said in (("access", "acces"), ("class", "clas"), ("bus", "bu"), ("HK", "HKD"), ("ring", "r")):
        (term,) = terms(asked)
        assert not term.within(folded(f"the {said} here")), f"{asked} finds {said}"


def test_words_are_folded_to_one_form() -> None:
    assert folded("Xi’an, XI'AN & xī'ān") == " xian xian xian "
    assert folded(" – …") == ""
    assert [term.forms[0] for term in terms("key_industry  Dalian")] == [term.forms[0] for term in terms("key industry dalian")]


def test_measures_are_asked_for_by_text_as_by_member() -> None:
    asked = 0
    for incentive in sso.incentives():
        for form in sso.Form:
            by_member = incentive.measures_of(form)
            assert incentive.measures_of(form.value) == by_member, f"{incentive.place}: {form}"
            asked += len(by_member)
        for purpose in sso.Purpose:
            assert incentive.measures_of(purpose=purpose.value) == incentive.measures_of(purpose=purpose), incentive.place
    assert asked == sum(len(incentive.measures) for incentive in sso.incentives()) > 0
    with pytest.raises(sso.UnknownNameError, match="form"):
        sso.incentives()[0].measures_of("gift")


def test_a_word_may_name_the_city_where_no_text_has_all_words(corrected: sso.Dataset) -> None:
    found = sso.search("graduates Canton", corrected)
    assert found.hits
    assert {hit.place for hit in found} == {"guangzhou"}
    others = {hit for hit in sso.search("graduates", corrected) if hit.place == "guangzhou"}
    assert {hit for hit in found if hit.kind is not sso.HitKind.FIGURE} == others
    assert "in the profile of a city" in found.notes[0]
    assert not sso.search("Canton", corrected).by_place
    assert not sso.search("graduates", corrected).notes
    assert not sso.search("nonsense Canton", corrected).hits


def test_the_beginning_of_a_name_names_no_city(corrected: sso.Dataset) -> None:
    assert {hit.place for hit in sso.search("employees xian", corrected)} == {"xian"}, "Hong Kong is Xianggang"
    for city in corrected.cities():
        named = {hit.place for hit in sso.search(f"university graduates {city.slug}", corrected) if hit.kind is sso.HitKind.FIGURE}
        assert named <= {city.slug}, city.name


def test_hits_are_by_place_where_only_those_of_a_named_city_have_some_of_the_words() -> None:
    assert not sso.search("hotels Dalian").by_place, "figures, which know their city"
    assert not sso.search("JTEKT").by_place
    assert not sso.search("no such words").by_place
    assert any(sso.search(f"{each.name} {city.name}").by_place for city in sso.cities() for each in city.presences[:2])


@pytest.mark.parametrize("word", ["hotels", "GDP", "graduates"])
def test_a_city_and_a_title_find_its_figures(corrected: sso.Dataset, word: str) -> None:
    said = folded(word).rstrip()
    for city in corrected.cities():
        titled = {each for each in city.figures if said in folded(f"{each.indicator.title} {each.indicator.short}")}
        found = sso.search(f"{word} {city.name}", corrected)
        assert titled <= {hit.thing for hit in found if hit.kind is sso.HitKind.FIGURE}, city.name
        assert [hit.kind for hit in found] == sorted((hit.kind for hit in found), key=list(sso.HitKind).index), city.name
        assert titled <= {hit.thing for hit in sso.search(word, corrected, city=city.slug)}, city.name


@pytest.mark.parametrize(
    "kin",
    [
        "automotive, automobile, manufacture of motor vehicles",
        "pharmaceutical, pharmacy, medicine",
        "finance, financial",
        "tourism, tourist",
        "rent, rental, lease",
        "free rent, rent free, free of rent, without rent, rent waived, rent reduced or waived",
        "tax free, tax exemption, tax exempt, exempt from tax, tax reductions and exemptions, taxes and exemptions",
        "subsidy, subsidies, grant, allowance, sponsorship, financial support",
        "centre, center",
        "programme, program",
        "organisation, organization",
        "labour, labor",
        "japan, japanese",
        "call centre, call center, contact centre, contact center",
        "data centre, data center",
        "r d, rd, research and development",
        "business process outsourcing, bpo",
        "information technology outsourcing, ito",
        "knowledge process outsourcing, kpo",
        "human resources, hr",
        "shared service, ssc",
    ],
)
def test_each_of_a_line_of_words_means_the_others(kin: str) -> None:
    line = kin.split(", ")
    for one, other in itertools.permutations(line, 2):
        first, *more = terms(f"{one} Dalian")
        assert first.within(f" {other} "), f"{one} doesn't find {other}"
        assert [each.within(" dalian ") for each in more] == [True], f"{one} is one term"
