"""What the bundled data says agrees with itself: every figure has its evidence, every register its use."""

import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

import china_sso as sso
from china_sso.dataset import Names
from china_sso.model.names import key_of
from china_sso.model.records import vocabulary

#: The cities as the report has them: by region, and within a region by the alphabet.
IN_ORDER = """
beijing dalian daqing harbin jinan qingdao tianjin
hangzhou hefei nanchang nanjing ningbo shanghai suzhou wuxi xuzhou
changsha chengdu chongqing kunming wuhan xian zhengzhou
foshan fuzhou guangzhou hong-kong shenzhen xiamen
"""
REGIONS = dict(zip(sso.Region, (line.split() for line in IN_ORDER.strip().splitlines()), strict=True))
SLUGS = IN_ORDER.split()
PLACES = [*SLUGS, "china"]
REPORT = "inside-the-dragon-2013"

each_place = pytest.mark.parametrize("slug", PLACES)
each_city = pytest.mark.parametrize("slug", SLUGS)


def _place(slug: str) -> sso.City | sso.Market:
    return sso.load().place(slug)


# --- the cities -----------------------------------------------------------------------------------------------------


def test_there_are_29_cities_in_the_order_of_the_report() -> None:
    assert [city.slug for city in sso.cities()] == SLUGS
    assert len(SLUGS) == 29


@pytest.mark.parametrize("region", sso.Region)
def test_each_region_has_its_cities(region: sso.Region) -> None:
    assert [city.slug for city in sso.cities(region=region)] == REGIONS[region]


def test_profiles_follow_one_another_two_pages_each() -> None:
    before = 0
    for city in sso.cities():
        first, last = map(int, city.profiles[0].pages.split("-"))
        assert (first % 2, last) == (0, first + 1), f"{city.slug}: a profile fills two facing pages"
        assert first > before, f"{city.slug} comes after page {before}"
        before = last


def test_there_are_21_model_cities() -> None:
    assert len(sso.cities(model_city=True)) == 21
    others = [city.slug for city in sso.cities(model_city=False)]
    assert others == ["qingdao", "ningbo", "xuzhou", "kunming", "zhengzhou", "foshan", "fuzhou", "hong-kong"]


def test_all_primary_outsourcing_cities_became_model_cities() -> None:
    primary = {held.place for held in sso.designations(status=sso.Status.PRIMARY_OUTSOURCING_CITY) if held.holder is None}
    assert len(primary) == 11
    assert primary <= {city.slug for city in sso.cities(model_city=True)}


@each_city
def test_a_city_is_designated_a_model_city_at_most_once_by_a_document(slug: str) -> None:
    held = [each for each in sso.city(slug).designations if each.status is sso.Status.MODEL_CITY and each.holder is None]
    documents = Counter(each.source for each in held)
    assert all(count == 1 for count in documents.values()), f"{slug}: {documents}"


def test_the_index_agrees_with_the_cities(package: Path) -> None:
    index = json.loads((package / "data" / "index.json").read_text(encoding="utf-8"))["index"]
    assert [Names(**line) for line in index] == [Names.of(city) for city in sso.cities()]
    assert {file.stem for file in (package / "data" / "cities").glob("*.json")} == set(SLUGS)


def test_no_name_of_a_city_fits_another() -> None:
    owners: dict[str, str] = {}
    for names in sso.load().names():
        for key in names.keys:
            assert owners.setdefault(key, names.slug) == names.slug, f"{key} fits {owners[key]} and {names.slug}"


@each_city
def test_every_city_has_every_section_of_a_profile_once(slug: str) -> None:
    profile = sso.city(slug).profiles[0]
    assert profile.source == REPORT
    sections = [chapter.section for chapter in profile.chapters]
    assert sections == sorted(sections, key=list(sso.Section).index), f"{slug}: sections out of the order of the page"
    assert len(sections) == len(set(sections)), slug
    missing = set(sso.Section) - set(sections)
    assert missing <= {sso.Section.TARGETS, sso.Section.SERVICE_TRADE, sso.Section.FACTORS}, f"{slug} lacks {missing}"


@each_city
def test_every_city_has_what_every_profile_has(slug: str) -> None:
    city = sso.city(slug)
    for name in ("figures", "providers", "designations", "outsourcing", "economy"):
        assert getattr(city, name), f"{slug} has no {name}"
    assert city.location, slug
    for indicator in ("economy.gdp", "population.total"):
        assert city.find(indicator), f"{slug} has no {indicator}"


# --- every figure and its evidence ----------------------------------------------------------------------------------


@each_place
def test_every_figure_says_where_it_is_printed(slug: str) -> None:
    documents = {source.id for source in sso.sources()}
    for figure in _place(slug).figures:
        assert figure.place == slug, repr(figure)
        assert figure.source in documents, f"{figure!r}: {figure.source}"
        assert figure.pages, repr(figure)
        assert figure.section in sso.Section, repr(figure)
        assert figure.printed.strip() == figure.printed != "", repr(figure)


@each_place
def test_pages_are_a_page_or_two(slug: str) -> None:
    for profile in _place(slug).profiles:
        match = re.fullmatch(r"(\D*)(\d+)(?:-(\d+))?|web", profile.pages)
        assert match, f"{slug}: pages {profile.pages}"


@each_place
def test_every_footnote_mark_is_one_of_its_profile(slug: str) -> None:
    place = _place(slug)
    for profile in place.profiles:
        marks = {footnote.mark for footnote in profile.footnotes}
        for chapter in profile.chapters:
            facts = (*chapter.designations, *chapter.figures, *chapter.incentives, *chapter.parks, *chapter.mentions)
            for fact in facts:
                assert set(fact.footnotes) <= marks, f"{fact!r}: marks {fact.footnotes}, listed {sorted(marks)}"


@each_place
def test_every_footnote_names_something(slug: str) -> None:
    for profile in _place(slug).profiles:
        for footnote in profile.footnotes:
            assert footnote.publisher or footnote.title or footnote.url, f"{slug}: {footnote}"


@each_place
def test_nothing_is_later_than_its_document_unless_it_is_aimed_at(slug: str) -> None:
    published = {source.id: int((source.date or "2013")[:4]) for source in sso.sources()}
    for figure in _place(slug).figures:
        if figure.kind is sso.Kind.OBSERVED and figure.period is not None:
            assert figure.period.begins.year <= published[figure.source], (
                f"{figure!r} was not yet known in {published[figure.source]}"
            )


@each_place
def test_growth_is_from_an_earlier_year(slug: str) -> None:
    for figure in _place(slug).figures:
        if figure.growth_from is not None and figure.year is not None:
            assert figure.growth_from < figure.year, repr(figure)


@each_place
def test_texts_have_single_spaces(slug: str) -> None:
    for fact in (*_place(slug).figures, *_place(slug).mentions, *_place(slug).office_parks, *_place(slug).designations):
        for name in ("label", "subject", "note", "name", "title", "holder", "detail"):
            text = getattr(fact, name, None)
            if text is not None:
                assert text == " ".join(text.split()), f"{fact!r}: {name} {text!r}"


# --- the printed numeral and the value ------------------------------------------------------------------------------

_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_WORDS: dict[str, Decimal] = {word: Decimal(number) for number, word in enumerate(_NUMBERS)} | {"a": Decimal(1), "an": Decimal(1)}
_ORDINALS = ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
#: What a word says of a figure of each unit that it is printed for.
_SAYINGS: dict[tuple[str, sso.Unit], str] = {
    ("half", sso.Unit.PERCENT): "50",
    ("a quarter", sso.Unit.PERCENT): "25",
    ("one-tenth", sso.Unit.PERCENT): "10",
    ("almost all", sso.Unit.PERCENT): "100",
    ("two-digit", sso.Unit.PERCENT): "10",
    ("three-digit", sso.Unit.PERCENT): "100",
    ("double", sso.Unit.PERCENT): "100",
    ("doubled", sso.Unit.PERCENT): "100",
    ("double", sso.Unit.TIMES): "2",
    ("triple", sso.Unit.TIMES): "3",
    ("tripled", sso.Unit.TIMES): "3",
    ("number one", sso.Unit.RANK): "1",
    ("largest", sso.Unit.RANK): "1",
    ("busiest", sso.Unit.RANK): "1",
    ("fastest", sso.Unit.RANK): "1",
    ("topped the list", sso.Unit.RANK): "1",
    ("out performed all other cities", sso.Unit.RANK): "1",
    ("an hour", sso.Unit.HOURS): "1",
}


def _number(text: str, default_scale: int = 1) -> tuple[Decimal, int] | None:
    """A numeral with its scale: "4.3 billion", "two million", "fifth", "11th"."""
    numeral, _, word = text.lower().partition(" ")
    if word and word not in _SCALES:
        return None
    scale = _SCALES.get(word, default_scale)
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?", numeral):
        return Decimal(numeral.replace(",", "")) * scale, scale
    if re.fullmatch(r"\d+(st|nd|rd|th)", numeral):
        return Decimal(numeral[:-2]), 1
    if numeral in _WORDS:
        return _WORDS[numeral] * scale, scale
    if numeral in _ORDINALS:
        return Decimal(_ORDINALS.index(numeral)), 1
    return None


def _read(printed: str, unit: sso.Unit) -> tuple[Decimal, Decimal | None] | None:
    """The value of a printed numeral, and the end of a range; None where it can't be read."""
    if (saying := _SAYINGS.get((printed.lower(), unit))) is not None:
        return Decimal(saying), None
    if ratio := re.fullmatch(r"1:(\d+)", printed):
        return Decimal(ratio[1]), None
    if fraction := re.fullmatch(r"1/(\d+)", printed):
        return (Decimal(100) / Decimal(fraction[1])).quantize(Decimal("0.01")), None
    ends = re.split(r"–| to | and ", printed)
    last = _number(ends[-1])
    if last is None or len(ends) > 2:
        return None
    if len(ends) == 1:
        return last[0], None
    first = _number(ends[0], default_scale=last[1])  # "150–200 billion": the word is for both
    return (first[0], last[0]) if first else None


@each_place
def test_every_value_is_the_numeral_that_is_printed(slug: str, as_printed: sso.Dataset) -> None:
    for figure in as_printed.place(slug).figures:
        read = _read(figure.printed, figure.unit)
        if read is None and figure.erratum:
            continue  # a misprinted numeral need not be readable: "1,2000"
        assert read is not None, f"{figure!r}: {figure.printed!r} can't be read"
        declined = figure.value < 0 and figure.indicator.endswith("growth")  # the words around it say so: "fell by"
        sign = -1 if declined else 1
        assert sign * figure.as_printed == read[0], f"{figure!r}: printed {figure.printed}, value {figure.as_printed}"
        assert figure.upper == read[1], f"{figure!r}: printed {figure.printed}, upper {figure.upper}"


@pytest.mark.parametrize(
    ("printed", "unit", "value", "upper"),
    [
        ("4.3 billion", sso.Unit.USD, "4300000000", None),
        ("1,316", sso.Unit.MM, "1316", None),
        ("150–200 billion", sso.Unit.CNY, "150000000000", "200000000000"),
        ("80 billion and 90 billion", sso.Unit.USD, "80000000000", "90000000000"),
        ("two to three", sso.Unit.COUNT, "2", "3"),
        ("two million", sso.Unit.COUNT, "2000000", None),
        ("13th", sso.Unit.RANK, "13", None),
        ("1/12", sso.Unit.PERCENT, "8.33", None),
        ("Eight", sso.Unit.COUNT, "8", None),
    ],
)
def test_this_is_how_a_printed_numeral_is_read(printed: str, unit: sso.Unit, value: str, upper: str | None) -> None:
    assert _read(printed, unit) == (Decimal(value), None if upper is None else Decimal(upper))


@pytest.mark.parametrize("printed", ["1,2000", "many", "1.2.3", "two dozen", "12,34"])
def test_this_is_no_numeral(printed: str) -> None:
    assert _read(printed, sso.Unit.COUNT) is None


@each_place
def test_persons_and_counts_are_whole_and_not_negative(slug: str) -> None:
    for figure in _place(slug).figures:
        if figure.unit in (sso.Unit.PERSONS, sso.Unit.COUNT, sso.Unit.RANK, sso.Unit.DAYS):
            assert figure.value == int(figure.value) >= 0, repr(figure)


# --- indicators -----------------------------------------------------------------------------------------------------


def test_indicators_are_those_of_the_vocabulary() -> None:
    assert [coverage.indicator for coverage in sso.indicators()] == list(vocabulary().values())


def test_coverage_counts_every_figure_once() -> None:
    counts = Counter(figure.indicator for figure in sso.figures())
    assert {coverage.name: coverage.figures for coverage in sso.indicators() if coverage.figures} == counts


@pytest.mark.parametrize("coverage", sso.indicators(), ids=lambda coverage: coverage.name)
def test_coverage_says_where_and_when_there_are_figures(coverage: sso.Coverage) -> None:
    found = sso.figures(indicator=coverage.name)
    assert set(coverage.units) == {figure.unit for figure in found}
    whole = [figure for figure in found if figure.subject is None]
    assert {slug for slug, _ in coverage.places} == {figure.place for figure in whole}
    assert set(coverage.cities) == {figure.place for figure in whole} - {"china"}
    for slug in PLACES:
        assert set(coverage.years_of(slug)) == {figure.year for figure in whole if figure.place == slug}, slug
    assert coverage.years == tuple(sorted({figure.year for figure in whole if figure.year is not None}))
    if coverage.indicator.dimension:
        assert {unit.dimension for unit in coverage.units} <= {coverage.indicator.dimension}


@pytest.mark.parametrize("coverage", sso.indicators(), ids=lambda coverage: coverage.name)
def test_an_indicator_is_used_or_one_of_those_that_every_topic_may_have(coverage: sso.Coverage) -> None:
    general = {"share", "growth", "rank", "multiple", "other"}
    assert coverage.figures or coverage.indicator.field in general, f"no figure of {coverage.name}"


# --- registers ------------------------------------------------------------------------------------------------------


def _printed_names() -> set[str]:
    return {provider.name for provider in sso.providers()}


def _register(package: Path) -> list[sso.Organisation]:
    content = json.loads((package / "data" / "organisations.json").read_text(encoding="utf-8"))["organisations"]
    return [sso.Organisation(each["id"], each["name"], tuple(each.get("spellings", ()))) for each in content]


def test_every_spelling_of_the_register_is_printed(package: Path) -> None:
    printed = _printed_names()
    for organisation in _register(package):
        assert organisation.spellings, f"{organisation.id} has one name only and needs no entry"
        for spelling in organisation.spellings:
            assert spelling in printed, f"no table names {spelling} ({organisation.id})"


def test_every_name_belongs_to_one_organisation() -> None:
    owners: dict[str, str] = {}
    for organisation in sso.organisations():
        for name in (organisation.id, organisation.name, *organisation.spellings):
            owner = owners.setdefault(key_of(name), organisation.id)
            assert owner == organisation.id, f"{name} is of {owner} and {organisation.id}"


def test_every_id_is_of_one_organisation() -> None:
    ids = Counter(organisation.id for organisation in sso.organisations())
    assert max(ids.values()) == 1, f"twice: {[each for each, count in ids.items() if count > 1]}"


def test_every_organisation_is_found_by_each_of_its_names() -> None:
    for organisation in sso.organisations():
        for name in (organisation.id, organisation.name, *organisation.spellings):
            assert sso.organisation(name) is organisation or sso.organisation(name) == organisation, name


def test_every_provider_is_printed_under_a_name_of_its_organisation() -> None:
    for provider in sso.providers():
        known = (provider.organisation.name, *provider.organisation.spellings)
        assert provider.name in known, f"{provider.place}: {provider.name} is none of {known}"


def test_terms_and_sources_are_there_once() -> None:
    assert len({source.id for source in sso.sources()}) == len(sso.sources()) == 3
    assert len({term.term for term in sso.glossary()}) == len(sso.glossary())
    assert {term.source for term in sso.glossary()} <= {source.id for source in sso.sources()}


@pytest.mark.parametrize("source", ["inside-the-dragon-2013", "shanghai-daily-2012-04-23", "dextrys-state-and-regional-policies"])
def test_every_document_has_said_something(source: str) -> None:
    facts = [fact for place in sso.load().places() for fact in (*place.figures, *place.designations, *place.incentives)]
    assert any(fact.source == source for fact in facts)


# --- errata ---------------------------------------------------------------------------------------------------------

ERRATA = sso.errata()
each_erratum = pytest.mark.parametrize("erratum", ERRATA, ids=lambda erratum: erratum.id)


def _named() -> dict[str, list[sso.Figure]]:
    found: dict[str, list[sso.Figure]] = {}
    for figure in sso.figures():
        if figure.erratum:
            found.setdefault(figure.erratum.id, []).append(figure)
    return found


def test_every_erratum_has_an_id_of_its_own() -> None:
    assert len({erratum.id for erratum in ERRATA}) == len(ERRATA)


@each_erratum
def test_an_erratum_is_about_a_section_that_there_is(erratum: sso.Erratum) -> None:
    assert erratum.id.startswith(f"{erratum.place}-")
    sections = {chapter.section for profile in _place(erratum.place).profiles for chapter in profile.chapters}
    assert erratum.section in sections, f"{erratum.id}: {erratum.place} has no {erratum.section}"


@each_erratum
def test_an_erratum_is_named_by_a_figure_or_about_words(erratum: sso.Erratum) -> None:
    if erratum.id not in _named():
        assert erratum.corrections == (), f"{erratum.id} corrects a figure, but no figure names it"
        numerals = re.findall(r"\d[\d,.]*", erratum.printed)
        years = [numeral for numeral in numerals if re.fullmatch("(19|20)\\d\\d", numeral)]  # of founding: no indicator has them
        assert numerals == years, f"{erratum.id} is about {numerals}, but no figure names it"
        here = [each for each in _place(erratum.place).figures if each.section is erratum.section]
        assert not [each for each in here if each.printed in numerals], f"{erratum.id} is about a figure that doesn't name it"


def test_there_are_94_errata() -> None:
    assert len(ERRATA) == 94


def test_an_erratum_that_settles_nothing_corrects_nothing() -> None:
    (erratum,) = [each for each in ERRATA if each.id == "chongqing-foreign-capital"]
    assert erratum.corrections == ()
    assert all(each.erratum is None or each.value == each.as_printed for each in sso.city("chongqing").figures)


@each_erratum
def test_the_figures_that_name_an_erratum_stand_where_it_says(erratum: sso.Erratum) -> None:
    for figure in _named().get(erratum.id, []):
        assert (figure.place, figure.section) == (erratum.place, erratum.section), f"{erratum.id}: {figure!r}"


@each_erratum
def test_what_is_corrected_is_settled(erratum: sso.Erratum) -> None:
    if erratum.corrections:
        assert erratum.right is not None, f"{erratum.id} corrects a figure without saying what is right"
        assert erratum.confidence is not sso.Confidence.POSSIBLE, f"{erratum.id} corrects on a suspicion"
    assert erratum.right != erratum.printed, erratum.id
    assert len(erratum.evidence.split()) >= 3, f"{erratum.id}: {erratum.evidence}"


@each_erratum
def test_corrections_agree_with_the_figures_that_name_them(
    erratum: sso.Erratum, corrected: sso.Dataset, as_printed: sso.Dataset
) -> None:
    for dataset, side in ((corrected, "right"), (as_printed, "printed")):
        for figure in dataset.figures(lambda figure: figure.erratum is not None and figure.erratum.id == erratum.id):
            for correction in erratum.corrections:
                assert getattr(figure, correction.attribute) == getattr(correction, side), f"{erratum.id}: {figure!r}"


@pytest.mark.parametrize(
    ("slug", "indicator", "printed", "right"),
    [
        ("hefei", "economy.gdp", "USD 416.434 billion (2012)", "CNY 416.434 billion (2012)"),
        ("suzhou", "economy.gdp", "CNY 120.12 billion (2012)", "CNY 1.2012 trillion (2012)"),
        ("guangzhou", "outsourcing.offshore_signed_value", "USD 2.985 million (2012)", "USD 2.985 billion (2012)"),
        ("guangzhou", "outsourcing.offshore_executed_value", "USD 2.045 million (2012)", "USD 2.045 billion (2012)"),
        ("hong-kong", "service_trade.export_value", "USD 706.1 billion (2011)", "HKD 706.1 billion (2011)"),
    ],
)
def test_a_misprint_is_corrected(
    slug: str, indicator: str, printed: str, right: str, corrected: sso.Dataset, as_printed: sso.Dataset
) -> None:
    assert [str(figure) for figure in as_printed.city(slug).find(indicator)] == [printed]
    (figure,) = corrected.city(slug).find(indicator)
    assert str(figure) == right
    assert figure.erratum is not None
    assert figure.erratum.confidence is sso.Confidence.CERTAIN


def test_the_target_of_hefei_is_corrected(corrected: sso.Dataset, as_printed: sso.Dataset) -> None:
    for dataset, value in ((as_printed, 12000), (corrected, 1200)):
        (figure,) = [
            each for each in dataset.city("hefei").targets if each.erratum and each.erratum.id == "hefei-target-enterprises"
        ]
        assert (figure.value, figure.as_printed) == (value, 12000)


# --- arithmetic -----------------------------------------------------------------------------------------------------


def _unanswered(findings: tuple[sso.Finding, ...]) -> list[str]:
    return [f"{finding.place}, {finding.check}: {finding.message}" for finding in findings if not finding.answers]


def test_every_contradiction_in_the_printed_data_has_an_answer(as_printed: sso.Dataset) -> None:
    findings = sso.verify(as_printed)
    assert findings
    assert _unanswered(findings) == []


def test_every_contradiction_in_the_corrected_data_has_an_answer(corrected: sso.Dataset) -> None:
    assert _unanswered(sso.verify(corrected)) == []


def test_corrections_leave_fewer_contradictions(corrected: sso.Dataset, as_printed: sso.Dataset) -> None:
    assert len(sso.verify(corrected)) < len(sso.verify(as_printed))


@pytest.mark.parametrize("slug", ["hefei", "suzhou", "guangzhou", "hong-kong"])
def test_arithmetic_finds_the_misprints_that_are_corrected(slug: str, as_printed: sso.Dataset) -> None:
    wrong = {figure.erratum.id for figure in as_printed.city(slug).figures if figure.erratum and figure.erratum.corrections}
    found = {figure.erratum.id for finding in sso.verify(as_printed) for figure in finding.figures if figure.erratum}
    assert wrong & found, f"{slug}: {wrong}"
