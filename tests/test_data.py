"""What the bundled data says agrees with itself: every figure has its evidence, every register its use."""

import json
import re
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from math import acos, cos, radians, sin
from pathlib import Path

import china_sso as sso
from china_sso.model.names import key_of
from china_sso.model.records import PRINTED

#: The cities as the report has them: by region, and within a region by the alphabet.
IN_ORDER = """
beijing dalian daqing harbin jinan qingdao tianjin
hangzhou hefei nanchang nanjing ningbo shanghai suzhou wuxi xuzhou
changsha chengdu chongqing kunming wuhan xian zhengzhou
foshan fuzhou guangzhou hong-kong shenzhen xiamen
"""
REGIONS = dict(zip(sso.Region, (line.split() for line in IN_ORDER.strip().splitlines()), strict=True))
SLUGS = IN_ORDER.split()
REPORT = "inside-the-dragon-2013"


# --- the cities -----------------------------------------------------------------------------------------------------


def test_there_are_29_cities_in_the_order_of_the_report() -> None:
    assert [city.slug for city in sso.cities()] == SLUGS
    assert len(SLUGS) == 29
    assert [place.slug for place in sso.load().places()] == [*SLUGS, "china"]
    for region, slugs in REGIONS.items():
        assert [city.slug for city in sso.cities(region=region)] == slugs, region


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


def test_a_city_is_designated_a_model_city_at_most_once_by_a_document() -> None:
    held = Counter((each.place, each.source) for each in sso.designations(status=sso.Status.MODEL_CITY) if each.holder is None)
    assert [each for each, count in held.items() if count > 1] == []


def test_every_file_is_that_of_a_place_and_a_document(package: Path) -> None:
    documents = {folder.name: {file.stem for file in folder.glob("*.json")} for folder in (package / "data").iterdir()}
    for source in sso.sources():
        said = {place.slug for place in sso.load().places() if source.id in place.sources}
        assert said == documents[source.id] != set(), source.id
    assert documents[REPORT] == {*SLUGS, "china"}


def test_no_name_of_a_city_fits_another() -> None:
    owners: dict[str, str] = {}
    for names in sso.load().names():
        for key in names.keys:
            assert owners.setdefault(key, names.slug) == names.slug, f"{key} fits {owners[key]} and {names.slug}"


def test_every_city_has_every_section_of_a_profile_in_its_order() -> None:
    for city in sso.cities():
        profile = city.profiles[0]
        assert profile.source == REPORT, city.slug
        sections = [chapter.section for chapter in profile.chapters]
        assert sections == sorted(sections, key=list(sso.Section).index), f"{city.slug}: sections out of the order of the page"
        missing = set(sso.Section) - set(sections)
        assert missing <= {sso.Section.TARGETS, sso.Section.SERVICE_TRADE, sso.Section.FACTORS}, f"{city.slug} lacks {missing}"


def test_every_city_has_what_every_profile_has() -> None:
    for city in sso.cities():
        for name in ("figures", "providers", "designations", "outsourcing", "economy", "location"):
            assert getattr(city, name), f"{city.slug} has no {name}"
        for indicator in (sso.Economy.gdp, sso.Population.total):
            assert city.find(indicator), f"{city.slug} has no {indicator}"


# --- every figure and its evidence ----------------------------------------------------------------------------------


def test_every_figure_is_printed_somewhere() -> None:
    for figure in sso.figures():
        assert figure.printed.strip() == figure.printed != "", repr(figure)


def test_pages_are_a_page_or_two() -> None:
    for place in sso.load().places():
        for profile in place.profiles:
            assert re.fullmatch(r"A?\d+(-\d+)?|web", profile.pages), f"{place.slug}: pages {profile.pages}"


def test_every_footnote_names_something() -> None:
    for place in sso.load().places():
        for profile in place.profiles:
            for footnote in profile.footnotes:
                assert footnote.publisher or footnote.title or footnote.url, f"{place.slug}: {footnote}"


def test_nothing_is_later_than_its_document_unless_it_is_aimed_at() -> None:
    published = {source.id: int((source.date or "2013")[:4]) for source in sso.sources()}
    for figure in sso.figures(kind=sso.Kind.OBSERVED):
        if figure.period is not None:
            latest = published[figure.source]
            assert figure.period.begins.year <= latest, f"{figure!r} was not yet known in {latest}"


def test_growth_is_from_an_earlier_year() -> None:
    for figure in sso.figures():
        if figure.growth_from is not None and figure.year is not None:
            assert figure.growth_from < figure.year, repr(figure)


def test_texts_have_single_spaces() -> None:
    for place in sso.load().places():
        for fact in (*place.figures, *place.mentions, *place.office_parks, *place.designations, *place.providers):
            for name in ("label", "subject", "note", "name", "title", "holder", "detail", "activity"):
                text = getattr(fact, name, None) or ""
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
    ("double", sso.Unit.TIMES): "2",
    ("doubled", sso.Unit.TIMES): "2",
    ("triple", sso.Unit.TIMES): "3",
    ("tripled", sso.Unit.TIMES): "3",
    ("number one", sso.Unit.RANK): "1",
    ("largest", sso.Unit.RANK): "1",
    ("busiest", sso.Unit.RANK): "1",
    ("fastest", sso.Unit.RANK): "1",
    ("topped the list", sso.Unit.RANK): "1",
    ("the leading position", sso.Unit.RANK): "1",
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
        return Decimal(fraction[1]), None
    ends = re.split(r"–| to | and ", printed)
    last = _number(ends[-1])
    if last is None or len(ends) > 2:
        return None
    if len(ends) == 1:
        return last[0], None
    first = _number(ends[0], default_scale=last[1])  # "150–200 billion": the word is for both
    return (first[0], last[0]) if first else None


def test_every_value_is_the_numeral_that_is_printed(as_printed: sso.Dataset) -> None:
    for figure in as_printed.figures():
        read = _read(figure.printed, figure.unit)
        if read is None and figure.erratum:
            continue  # a misprinted numeral need not be readable: "1,2000"
        assert read is not None, f"{figure!r}: {figure.printed!r} can't be read"
        declined = figure.value < 0 and figure.indicator.field.endswith("growth")  # the words around it say so: "fell by"
        sign = -1 if declined else 1
        assert (sign * figure.value, figure.upper) == read, f"{figure!r}: printed {figure.printed}"


def test_this_is_how_a_printed_numeral_is_read() -> None:
    numerals = [
        ("4.3 billion", sso.Unit.USD, "4300000000", None),
        ("1,316", sso.Unit.MM, "1316", None),
        ("150–200 billion", sso.Unit.CNY, "150000000000", "200000000000"),
        ("80 billion and 90 billion", sso.Unit.USD, "80000000000", "90000000000"),
        ("two to three", sso.Unit.COUNT, "2", "3"),
        ("two million", sso.Unit.COUNT, "2000000", None),
        ("13th", sso.Unit.RANK, "13", None),
        ("1/12", sso.Unit.ONE_IN, "12", None),
        ("Eight", sso.Unit.COUNT, "8", None),
    ]
    for printed, unit, value, upper in numerals:
        assert _read(printed, unit) == (Decimal(value), None if upper is None else Decimal(upper)), printed
    for printed in ("1,2000", "many", "1.2.3", "two dozen", "12,34"):
        assert _read(printed, sso.Unit.COUNT) is None, printed


def test_persons_and_counts_are_whole_and_not_negative() -> None:
    for figure in sso.figures():
        if figure.unit in (sso.Unit.PERSONS, sso.Unit.COUNT, sso.Unit.RANK, sso.Unit.DAYS):
            assert figure.value == int(figure.value) >= 0, repr(figure)


# --- indicators -----------------------------------------------------------------------------------------------------


def test_indicators_are_those_of_the_vocabulary() -> None:
    assert [coverage.indicator for coverage in sso.indicators()] == list(PRINTED.values())


def test_coverage_says_how_often_where_and_when_there_are_figures() -> None:
    counts = Counter(figure.indicator for figure in sso.figures())
    wholes: dict[tuple[sso.Indicator, str], set[int | None]] = {}
    for figure in sso.figures():
        if figure.subject is None:
            wholes.setdefault((figure.indicator, figure.place), set()).add(figure.year)
    for coverage in sso.indicators():
        assert coverage.figures == counts[coverage.indicator], coverage.name
        for slug in (*SLUGS, "china"):
            in_order = tuple(sorted(wholes.get((coverage.indicator, slug), set()), key=lambda year: year or 0))
            assert coverage.years_of(slug) == in_order, f"{coverage.name} of {slug}"
        assert set(coverage.cities) == {slug for each, slug in wholes if each is coverage.indicator} - {"china"}, coverage.name
        years = {year for (each, _), of in wholes.items() if each is coverage.indicator for year in of if year is not None}
        assert coverage.years == tuple(sorted(years)), coverage.name
        assert coverage.name == f"{coverage.indicator.topic}.{coverage.indicator.field}"


def test_an_indicator_is_used_or_one_of_those_that_every_topic_may_have() -> None:
    general = {"share", "growth", "rank", "multiple", "other"}
    assert [each.name for each in sso.indicators() if not each.figures and each.indicator.field not in general] == []


# --- registers ------------------------------------------------------------------------------------------------------


def test_every_spelling_of_the_register_is_printed(package: Path) -> None:
    places = sso.load().places()
    printed = {each.name for each in sso.providers()}
    printed |= {each.name for place in places for each in place.presences}
    printed |= {each.name for place in places for each in place.institutions}
    printed |= {name for place in places for each in place.institutions for name in (*each.operators, *each.partners)}
    printed |= {name for place in places for incentive in place.incentives for name in incentive.issuers}
    printed |= {name for place in places for held in place.designations for name in held.issuers}
    printed |= {name for place in places for each in place.institutions for name in each.certifiers}
    printed |= {each.name for place in places for each in place.mentions if each.organisation}
    register = json.loads((package / "data" / "organisations.json").read_text(encoding="utf-8"))["organisations"]
    for organisation in register:
        for spelling in organisation.get("spellings", ()):
            assert spelling["name"] in printed, f"no profile names {spelling['name']} ({organisation['id']})"


def test_every_organisation_is_found_by_each_of_its_names_and_no_other_is() -> None:
    owners: dict[str, str] = {}
    for organisation in sso.organisations():
        for name in (organisation.id, *organisation.names):
            assert owners.setdefault(key_of(name), organisation.id) == organisation.id, f"{name}: {organisation.id}"
            assert sso.organisation(name) is organisation, name


def test_every_provider_is_printed_under_a_name_of_its_organisation() -> None:
    for provider in sso.providers():
        assert provider.name in provider.organisation.names, f"{provider.place}: {provider.name} is {provider.organisation}"


def test_the_same_words_name_the_same_services_and_industries_everywhere() -> None:
    places = sso.load().places()
    read: dict[tuple[str, str, str], set[tuple[str, ...]]] = {}
    for place in places:
        for provider in place.providers:
            words = ("provider", str(provider.role), provider.activity or provider.name)
            read.setdefault(words, set()).add(provider.services)
        for area in place.focus_areas:
            read.setdefault(("focus area", "", area.name.casefold()), set()).add(area.services)
        for industry in place.key_industries:
            read.setdefault(("key industry", "", industry.name.casefold()), set()).add(industry.industries)
    assert {words: kinds for words, kinds in read.items() if len(kinds) > 1} == {}


def test_terms_are_of_documents_and_stand_once() -> None:
    assert len({term.term for term in sso.glossary()}) == len(sso.glossary())
    assert {term.source for term in sso.glossary()} <= {source.id for source in sso.sources()}


# --- errata ---------------------------------------------------------------------------------------------------------


def _named() -> dict[str, list[sso.Figure]]:
    found: dict[str, list[sso.Figure]] = {}
    for figure in sso.figures(lambda figure: figure.erratum is not None):
        assert figure.erratum
        found.setdefault(figure.erratum.id, []).append(figure)
    return found


def test_there_are_227_errata() -> None:
    assert len({erratum.id for erratum in sso.errata()}) == len(sso.errata()) == 227


def test_an_erratum_is_about_a_section_that_there_is() -> None:
    for erratum in sso.errata():
        assert erratum.id.startswith(f"{erratum.place}-"), erratum.id
        profiles = [profile for profile in sso.load().place(erratum.place).profiles if profile.source == erratum.source]
        sections = {chapter.section for profile in profiles for chapter in profile.chapters}
        assert erratum.section in sections, f"{erratum.id}: {erratum.place} has no {erratum.section} in {erratum.source}"


def test_an_erratum_is_named_by_a_figure_or_about_words() -> None:
    named = _named()
    for erratum in sso.errata():
        if erratum.id in named:
            continue
        assert erratum.corrections == (), f"{erratum.id} corrects a figure, but no figure names it"
        numerals = re.findall(r"(?<![\w‘])(?<!Fortune )(?<!Tier )\d[\d,.]*(?<=\d)", erratum.printed)  # those of names are none
        years = [numeral for numeral in numerals if re.fullmatch("(19|20)\\d\\d", numeral)]  # of founding: no indicator has them
        assert numerals == years, f"{erratum.id} is about {numerals}, but no figure names it"
        here = [each for each in sso.load().place(erratum.place).figures if each.section is erratum.section]
        assert not [each for each in here if each.printed in numerals], f"{erratum.id} is about a figure that doesn't name it"


def test_an_erratum_that_settles_nothing_corrects_nothing() -> None:
    (erratum,) = [each for each in sso.errata() if each.id == "chongqing-foreign-capital"]
    assert erratum.corrections == ()
    assert all(each.erratum is None or each.value == each.as_printed for each in sso.city("chongqing").figures)


def test_what_is_guessed_is_not_certain() -> None:
    guess = re.compile(r"\b(probably|perhaps|may|might|seems?|apparently|possibly|presumably|looks)\b")
    for erratum in sso.errata():
        guessed = guess.search(erratum.evidence)
        assert not guessed or erratum.confidence is not sso.Confidence.CERTAIN, (
            f"{erratum.id} is certain of what it guesses: {guessed}"
        )


def test_what_is_known_from_outside_is_said_to_be() -> None:
    for erratum in sso.errata():
        assert ("From outside:" in erratum.evidence) == (erratum.outside != ()), erratum.id
        for publication in erratum.outside:
            assert "" not in (publication.publisher, publication.title, publication.url), erratum.id


#: The numerals that some figures print and an erratum repeats, although nothing is wrong with those figures.
_RIGHT_BESIDE_WRONG = {
    ("chengdu-good-air", "322"),
    ("dalian-cmm-share", "40"),
    ("hangzhou-large-projects-value", "138"),
    ("hefei-air-routes", "50"),
    ("hong-kong-it-revenue", "486.5 million"),
    ("hong-kong-it-revenue", "990.7 million"),
    ("wuhan-students-2011", "79"),
    ("xian-international-shipping-destinations", "11"),
    ("xian-new-enterprises-a-year", "100"),
    ("xian-shipping-destinations", "100"),
    ("xian-trainees", "500"),
    ("xiamen-offshore-value", "1.21 billion"),
}


def test_an_erratum_is_named_by_all_figures_that_it_prints() -> None:
    beside = set()
    named = _named()
    for erratum in sso.errata():
        if erratum.id not in named:
            continue
        numerals = re.findall(r"\d[\d,.]*(?<=\d)", erratum.printed)
        for figure in sso.load().place(erratum.place).figures:
            here = (figure.source, figure.section) == (erratum.source, erratum.section)
            if here and figure.erratum is None and figure.printed.split()[0] in numerals:
                beside.add((erratum.id, figure.printed))
    assert beside == _RIGHT_BESIDE_WRONG


_INHABITANTS = sso.Population.total


def _printed(indicator: sso.Indicator, label: str | None = None) -> dict[str, Decimal]:
    """What the report prints of each city as a whole, by slug; of several figures the last."""
    return {
        figure.place: Decimal(figure.value)
        for figure in sso.load(errata=False).figures(indicator=indicator, source=REPORT, kind=sso.Kind.OBSERVED)
        if figure.place in SLUGS and figure.subject is None and label in (None, figure.label)
    }


def _of(indicator: sso.Indicator, whole: sso.Indicator = _INHABITANTS) -> dict[str, Decimal]:
    """The same as a part of another quantity, where both are printed."""
    wholes = _printed(whole)
    return {slug: value / wholes[slug] for slug, value in _printed(indicator).items() if slug in wholes}


def _others(values: dict[str, Decimal], *without: str) -> list[Decimal]:
    return sorted(value for slug, value in values.items() if slug not in without)


def _currencies(but: str) -> set[str]:
    found = sso.load(errata=False).figures(indicator=sso.Economy.gdp, source=REPORT)
    return {str(figure.unit) for figure in found if figure.place in SLUGS and figure.place not in (but, "hong-kong")}


def _with_graduates() -> set[str]:
    return set(_printed(sso.Education.student_intake)) & set(_printed(sso.Education.graduates))


#: What the evidence claims of other cities, counted.
CLAIMS: dict[str, Callable[[], bool]] = {
    "dalian-consumption": lambda: _others(_printed(sso.Economy.consumption_expenditure), "harbin")[0] > 7637,
    "daqing-mobile-users": lambda: (
        (mobile := _of(sso.Telecommunications.mobile_users))["daqing"] < 1
        and _others(_of(sso.Telecommunications.mobile_users, sso.Telecommunications.fixed_line_users), "daqing")[0] > 1
        and _others(mobile, "daqing")[0] == mobile["chongqing"]
        and round(mobile["chongqing"], 2) == Decimal("0.70")
    ),
    "daqing-expressway": lambda: (
        round(100 * Decimal("17.5") / 22868, 2) == Decimal("0.08")
        and [round(100 * share, 1) for share in _others(_of(sso.Transport.expressways_length, sso.Transport.highways_length))[:2]]
        == [Decimal("0.3"), Decimal("1.6")]
    ),
    "harbin-postgraduates": lambda: (
        _with_graduates() == {"beijing", "daqing", "tianjin", "hefei", "nanchang", "shanghai", "chongqing", "zhengzhou"}
    ),
    "harbin-consumption": lambda: _others(_printed(sso.Economy.consumption_expenditure), "harbin")[0] > 2 * 6378,
    "jinan-green-area": lambda: (
        len(share := _printed(sso.Environment.green_coverage)) == 21 and all(36 <= each <= 47 for each in share.values())
    ),
    "tianjin-acs": lambda: [each.place for each in sso.providers() if "ITS" in (each.activity or "")] == ["tianjin"],
    "tianjin-isoftware": lambda: (
        {each.place for each in sso.providers() if each.name.lower() == "isoftstone"} == {"nanjing", "suzhou", "wuxi"}
        and [each.place for each in sso.providers() if each.name == "Isoftware"] == ["tianjin"]
    ),
    "hefei-gdp": lambda: _currencies("hefei") == {"CNY"},
    "suzhou-gdp": lambda: (
        2 * _of(sso.Economy.gdp)["suzhou"] < _others(_of(sso.Economy.gdp), "suzhou")[0]
        and 10 * _of(sso.Economy.gdp)["suzhou"] > _others(_of(sso.Economy.gdp), "suzhou", "hong-kong")[-1]
    ),
    "chongqing-construction-materials": lambda: (
        Counter(
            words
            for each in sso.load().places()
            for industry in each.key_industries
            for words in ("Construction Materials", "Building Materials")
            if words in industry.name
        )
        == {"Construction Materials": 1, "Building Materials": 4}
    ),
    "chongqing-broadband": lambda: Decimal("0.71") > _others(_of(sso.Telecommunications.broadband_users), "chongqing")[-1],
    "wuhan-students-2011": lambda: all(
        Decimal("1.9") < (share := _of(indicator))["wuhan"] / _others(share, "wuhan")[-1] < Decimal("2.1")
        for indicator in (sso.Education.students, sso.Education.graduates)
    ),
    "fuzhou-highways": lambda: (
        _others(highways := _printed(sso.Transport.highways_length), "fuzhou")[:2] == [1400, 2800]
        and sum(each > 4000 for each in highways.values()) == 13
    ),
    "china-population-figures": lambda: (
        [figure.place for figure in sso.figures(indicator=_INHABITANTS) if "registered" in (figure.label or "")] == ["chengdu"]
    ),
}


def test_what_evidence_claims_of_other_cities_is_so_when_counted() -> None:
    claim = re.compile(r"\b([Ee]very other|[Aa]ny other|[Nn]o other|[Nn]o city|[Nn]o profile|none has|alone is)\b")
    claiming = {erratum.id for erratum in sso.errata() if claim.search(erratum.evidence)}
    assert claiming <= set(CLAIMS), "count these, and say how"
    assert set(CLAIMS) <= {erratum.id for erratum in sso.errata()}
    for erratum, counted in CLAIMS.items():
        assert counted(), f"{erratum}: the count says otherwise"


def test_a_train_that_would_outrun_its_line_has_an_erratum() -> None:
    cities = {city.name: city for city in sso.cities()}
    for figure in sso.figures(indicator=sso.Transport.travel_time, kind=sso.Kind.OBSERVED):
        found = re.fullmatch("to (.+) by rail", figure.label or "")
        if not found or found[1] not in cities:
            continue
        here, there = sso.city(figure.place), cities[found[1]]
        (north, east), (to_north, to_east) = ((radians(each.latitude), radians(each.longitude)) for each in (here, there))
        angle = acos(sin(north) * sin(to_north) + cos(north) * cos(to_north) * cos(east - to_east))
        hours = figure.value / (60 if figure.unit is sso.Unit.MINUTES else 1)
        speed = 6371 * angle / float(hours)
        assert speed < 300 or figure.erratum, f"{figure!r} is {speed:.0f} km/h as the crow flies; no line was run at more than 300"


def test_what_is_corrected_is_settled_and_what_is_said_has_a_reason() -> None:
    for erratum in sso.errata():
        if erratum.corrections:
            assert erratum.right is not None, f"{erratum.id} corrects a figure without saying what is right"
            assert erratum.confidence is not sso.Confidence.POSSIBLE, f"{erratum.id} corrects on a suspicion"
        assert erratum.right != erratum.printed, erratum.id
        assert len(erratum.evidence.split()) >= 3, f"{erratum.id}: {erratum.evidence}"


def test_corrections_agree_with_the_figures_that_name_them(corrected: sso.Dataset, as_printed: sso.Dataset) -> None:
    for dataset, side in ((corrected, "right"), (as_printed, "printed")):
        for figure in dataset.figures():
            for correction in figure.erratum.corrections if figure.erratum else ():
                assert getattr(figure, correction.attribute) == getattr(correction, side), f"{figure.erratum}: {figure!r}"


def test_these_misprints_are_corrected(corrected: sso.Dataset, as_printed: sso.Dataset) -> None:
    misprints = [
        ("hefei", sso.Economy.gdp, "USD 416.434 billion (2012)", "CNY 416.434 billion (2012)"),
        ("suzhou", sso.Economy.gdp, "CNY 120.12 billion (2012)", "CNY 1.2012 trillion (2012)"),
        ("guangzhou", sso.OutsourcingMetrics.offshore_signed_value, "USD 2.985 million (2012)", "USD 2.985 billion (2012)"),
        ("guangzhou", sso.OutsourcingMetrics.offshore_executed_value, "USD 2.045 million (2012)", "USD 2.045 billion (2012)"),
        ("hong-kong", sso.ServiceTrade.export_value, "USD 706.1 billion (2011)", "HKD 706.1 billion (2011)"),
    ]
    for slug, indicator, printed, right in misprints:
        found = [figure for figure in as_printed.city(slug).find(indicator) if figure.section is not sso.Section.TARGETS]
        assert [str(figure) for figure in found] == [printed], slug
        (figure,) = corrected.city(slug).find(indicator)
        assert str(figure) == right, slug
        assert figure.erratum is not None, slug
        assert figure.erratum.confidence is sso.Confidence.CERTAIN, slug
    for dataset, value in ((as_printed, 12000), (corrected, 1200)):
        (figure,) = [
            each for each in dataset.city("hefei").targets if each.erratum and each.erratum.id == "hefei-target-enterprises"
        ]
        assert (figure.value, figure.as_printed) == (value, 12000)


# --- arithmetic -----------------------------------------------------------------------------------------------------


def test_every_contradiction_has_an_answer_and_corrections_leave_fewer(corrected: sso.Dataset, as_printed: sso.Dataset) -> None:
    before, after = sso.verify(as_printed), sso.verify(corrected)
    for findings in (before, after):
        assert [f"{each.place}, {each.check}: {each.message}" for each in findings if not each.answers] == []
    assert 0 < len(after) < len(before)
    found = {figure.erratum.id for finding in before for figure in finding.figures if figure.erratum}
    for slug in ("hefei", "suzhou", "guangzhou", "hong-kong"):
        wrong = {figure.erratum.id for figure in as_printed.city(slug).figures if figure.erratum and figure.erratum.corrections}
        assert wrong & found, f"arithmetic finds no misprint of {slug}: {wrong}"
