"""The rules of reading that ``data/README.md`` states hold in every file: what stands in one column is one thing."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

import china_sso as sso
from china_sso.model.gap import gap_of
from china_sso.model.indicators import indicator_named
from china_sso.model.organisation import SiteKind
from china_sso.model.source import Fact

FIGURES = [figure for place in sso.load().places() for figure in place.figures]
AS_PRINTED = [figure for place in sso.load(errata=False).places() for figure in place.figures]
#: How the level is said that things are counted by, and the level of government that each names alone.
LEVELS = {
    "national level": sso.Level.NATIONAL,
    "provincial level": sso.Level.PROVINCIAL,
    "municipal level": sso.Level.MUNICIPAL,
    "provincial level or above": None,
    "municipal level or above": None,
    "above the provincial level": None,
    "county level": None,
    "ministerial level": None,
    "municipal and national level": None,
    "provincial and municipal level": None,
    "provincial and ministerial level": None,
    "all levels": None,
    "level not stated": None,
}
#: The indicators of things that are counted by kind and level.
BY_LEVEL = [
    each
    for each in (coverage.indicator for coverage in sso.indicators())
    if "level" in (each.labels or "") and each.topic != "support"
]


def labels() -> list[sso.Label]:
    return [label for each in BY_LEVEL for label in sso.load().labels(each)]


def test_things_are_counted_by_level_in_these_topics() -> None:
    assert {each.topic for each in BY_LEVEL} >= {"parks", "research", "education"}


def test_a_level_is_said_in_one_way_and_known_as_one() -> None:
    for label in labels():
        parts = label.label.split(", ")
        said = [part for part in parts if "level" in part]
        found = [level for level in LEVELS if any(part == level or part.endswith(f" {level}") for part in said)]
        assert len(said) <= 1, label
        assert bool(said) == bool(found), f"{label.indicator}: ‘{label.label}’ says its level in words of its own"
        assert not re.search(r"\b(state|corporate|compan(y|ies)|newly)\b", label.label, re.IGNORECASE), label
        whole = next((LEVELS[part] for part in parts if part in LEVELS), None)
        assert label.level is whole, f"{label.indicator}: ‘{label.label}’"


def test_the_planned_area_of_a_park_is_no_target() -> None:
    planned = [figure for figure in FIGURES if figure.indicator.field.startswith("planned_")]
    assert len(planned) > 20
    assert [repr(figure) for figure in planned if figure.kind is sso.Kind.TARGET] == []


def test_airports_and_ports_are_the_transport_of_their_city() -> None:
    transport = [figure for figure in AS_PRINTED if figure.topic == "transport"]
    served = [figure for figure in transport if figure.site and figure.site.kind in (SiteKind.AIRPORT, SiteKind.PORT)]
    assert [(figure.place, figure.subject) for figure in served] == []


def test_a_part_of_a_named_park_knows_its_park() -> None:
    parts = [figure for figure in FIGURES if figure.topic == "parks" and ", " in (figure.subject or "")]
    assert len(parts) > 20
    assert {figure.subject for figure in parts if figure.site is None and not str(figure.subject).startswith("the ")} == set()


def test_flights_have_a_span_of_time_or_are_routes_by_an_erratum() -> None:
    assert {figure.label for figure in FIGURES if figure.indicator is sso.Transport.flights} == {"a day", "a week"}
    for figure in AS_PRINTED:
        if figure.indicator is sso.Transport.flights and figure.label not in ("a day", "a week"):
            assert figure.erratum, f"{figure.place}: {figure!r}"


def test_a_journey_is_from_the_city_and_says_by_what() -> None:
    for label in sso.load().labels(sso.Transport.travel_time):
        assert re.fullmatch(r"(to|round trip) .+ by (rail|road|air)|round trip by rail: .+", label.label), label


def test_students_are_with_postgraduates_or_without() -> None:
    students = (sso.Education.students, sso.Education.student_intake)
    assert {figure.label for figure in FIGURES if figure.indicator in students} == {
        None,
        "with postgraduates",
        "without postgraduates",
    }


def test_users_of_the_internet_are_people_and_subscriptions_are_none() -> None:
    telecommunications = [figure for figure in FIGURES if figure.topic == "telecommunications"]
    for figure in telecommunications:
        people = figure.indicator is sso.Telecommunications.internet_users
        assert (figure.unit is sso.Unit.PERSONS) == people, f"{figure.place}: {figure!r}"


def test_every_label_of_the_vocabulary_is_used(package: Path) -> None:
    used = {(figure.indicator.name, figure.label) for figure in (*FIGURES, *AS_PRINTED)}
    register = json.loads((package / "data" / "labels.json").read_text(encoding="utf-8"))["labels"]
    assert [(each["indicator"], each["label"]) for each in register if (each["indicator"], each["label"]) not in used] == []


INCENTIVES = sso.incentives()
MEASURES = [(incentive, measure) for incentive in INCENTIVES for measure in incentive.measures]


def test_the_same_words_are_one_form_for_the_same_purposes() -> None:
    read: dict[str, set[tuple[sso.Form, tuple[sso.Purpose, ...]]]] = {}
    for _, measure in MEASURES:
        read.setdefault(measure.text, set()).add((measure.form, measure.purposes))
    assert len(read) > 300
    assert {text: ways for text, ways in read.items() if len(ways) > 1} == {}


@pytest.mark.parametrize(
    ("opening", "forms"),
    [
        ("Subsidies", {sso.Form.GRANT, sso.Form.RENT, sso.Form.LOAN, sso.Form.TAX, sso.Form.LAND}),
        ("Financial support", {sso.Form.GRANT, sso.Form.RENT, sso.Form.TAX, sso.Form.LAND}),
        ("Funding", {sso.Form.GRANT}),
        ("Special fund", {sso.Form.FUND}),
        ("Awards", {sso.Form.REWARD}),
        ("Rewards", {sso.Form.REWARD}),
        ("Encouragement", {sso.Form.UNSPECIFIED}),
        ("Incentives for", {sso.Form.UNSPECIFIED, sso.Form.LAND}),
    ],
)
def test_the_form_is_the_printed_word_or_what_is_paid_for(opening: str, forms: set[sso.Form]) -> None:
    found = {measure.form for _, measure in MEASURES if measure.text.startswith(opening)}
    assert found, f"no measure begins with ‘{opening}’"
    assert found <= forms, [f"{each.place}: {m.text}" for each, m in MEASURES if m.text.startswith(opening) and m.form not in forms]


def test_rent_and_land_are_for_premises_and_money_lent_or_invested_for_financing() -> None:
    for form, purpose in (
        (sso.Form.RENT, sso.Purpose.PREMISES),
        (sso.Form.LAND, sso.Purpose.PREMISES),
        (sso.Form.LOAN, sso.Purpose.FINANCING),
        (sso.Form.INVESTMENT, sso.Purpose.FINANCING),
    ):
        assert [f"{each.place}: {m.text}" for each, m in MEASURES if m.form is form and purpose not in m.purposes] == []


def test_incentives_with_measures_have_a_level_or_a_note() -> None:
    assert [repr(each) for each in INCENTIVES if each.measures and each.level is None and each.note is None] == []


def test_a_list_after_named_policies_of_the_same_issuer_knows_them() -> None:
    for place in sso.load().places():
        for chapter in (chapter for profile in place.profiles for chapter in profile.chapters):
            named: list[sso.Incentive] = []
            for each in chapter.incentives:
                if each.title:
                    named = [before for before in named if before.category is each.category]
                    named = [] if each.measures else [*named, each]
                    continue
                of_them = {before.title for before in named if before.category is each.category and before.issuers == each.issuers}
                assert each.policies or not of_them, f"{place.slug}: {each.measures} follow {of_them}"
                named = []


def test_policies_of_a_list_are_titles_of_the_same_chapter() -> None:
    titles = {(each.place, each.origin.source, each.section, each.title) for each in INCENTIVES}
    for each in INCENTIVES:
        for title in each.policies:
            assert (each.place, each.origin.source, each.section, title) in titles, f"{each.place}: {title}"


def test_a_government_is_spelt_one_way_in_a_place() -> None:
    printed = re.compile(r"^.+ (Government|government|Municipality)$")
    for place in sso.cities():
        issuers = {name for each in place.incentives if each.level is sso.Level.MUNICIPAL for name in each.issuers}
        governments = {issuer for issuer in issuers if printed.match(issuer)}
        assert governments <= {f"{place.name} Municipal Government"}, f"{place.slug}: {governments}"


def test_every_amount_of_a_measure_is_a_figure_of_it() -> None:
    amounts = re.compile(r"\b(?:RMB|USD|percent)\b|\b\d+ years\b|\d:\d")
    with_amounts = [(each, measure) for each, measure in MEASURES if amounts.search(measure.text)]
    assert len(with_amounts) >= 5
    assert [f"{each.place}: {measure.text}" for each, measure in with_amounts if not measure.figures] == []


def test_years_in_the_title_of_a_policy_say_when_it_applies_or_was_issued() -> None:
    titled = [(each, re.findall(r"\b20\d\d\b", each.title or "")) for each in INCENTIVES]
    assert sum(bool(years) for _, years in titled) >= 5
    for each, years in titled:
        times = f"{each.valid} {each.date}"
        assert [year for year in years if year not in times] == [], f"{each.place}: {each.title}: {times}"


# --- designations, parks, sites, links, institutions, statements ------------------------------------------------------

PLACES = sso.load().places()
#: Statuses in administration and law, which few places can have.
_LEGAL = {sso.Status.SPECIAL_ADMINISTRATIVE_REGION, sso.Status.SPECIAL_ECONOMIC_ZONE}
#: Markets that are no country.
_REGIONS = {
    *("Africa", "Asia", "Central Asia", "EU", "Europe", "European Union", "Middle East"),
    *("North Africa", "North America", "South America", "South-east Asia"),
}
#: What is named with something, and is neither a site nor an institution or a project: a group of things, a province, a town.
_NO_SITE = re.compile(r"(the|outsourcing|primary|global|western|northern) .+|\d+ institutions|.+ province|China’s east|Kunshan")
_NO_SITE_NAMES = {"India", "Service Outsourcing Model Cities", "5th Hangzhou International Outsourcing Business Development Summit"}


def test_a_status_is_that_of_three_or_more() -> None:
    held = Counter(each.status for place in PLACES for each in place.designations)
    assert {status for status in sso.Status if held[status] < 3} == _LEGAL


def test_a_city_has_one_location_that_of_its_overview() -> None:
    for slug in [city.slug for city in sso.cities()]:
        said = [each for each in sso.city(slug).statements if each.kind is sso.StatementKind.LOCATION]
        assert [(each.section, each.subject) for each in said] == [(sso.Section.OVERVIEW, None)], said
        assert sso.city(slug).location == said[0].text


def test_a_statement_is_a_phrase_and_an_aim_begins_with_its_verb() -> None:
    for place in PLACES:
        for each in place.statements:
            assert re.fullmatch(r"[A-Z‘“].*[^.]", each.text), f"{place.slug}: {each.text}"
            assert each.kind is not sso.StatementKind.AIM or not each.text.startswith("To "), f"{place.slug}: {each.text}"


def test_a_park_has_one_level_in_a_profile_and_that_of_its_name() -> None:
    levels: dict[tuple[str, str, str], set[sso.Level | None]] = {}
    for place in PLACES:
        for park in place.office_parks:
            levels.setdefault((place.slug, park.source, park.site.id), set()).add(park.level)
            if re.search(r"\b(National|State-designated)\b", park.name):
                assert park.level is sso.Level.NATIONAL, f"{place.slug}: {park.name}"
    assert {park: said for park, said in levels.items() if len(said) > 1} == {}


def test_a_park_that_is_planned_is_a_project_besides() -> None:
    for place in PLACES:
        projects = {each.name for each in place.projects if each.stage is sso.Stage.PLANNED}
        planned = {park.name for park in place.office_parks if (park.note or "").startswith("planned")}
        assert planned <= projects, place.slug


def test_a_zone_is_called_one() -> None:
    for site in sso.load().sites():
        if site.kind in (SiteKind.PARK, SiteKind.ZONE):
            noun = re.split(r" (?:of|in the) (?=\w+ \w+.*Zone$)", site.name)[0]
            zone = re.search(r"\b([Zz]one|Area|District|Belt|Resort)$", noun)
            assert (site.kind is SiteKind.ZONE) == bool(zone), site.name


def test_what_things_are_named_with_is_a_site_or_stands_in_the_profile() -> None:
    for place in PLACES:
        known = {each.name for each in place.institutions} | {each.name for each in place.projects}
        known |= {each.name for each in place.presences} | {each.name for each in place.providers}
        named: list[tuple[Fact, str | None]] = [
            *((each, each.holder) for each in place.designations),
            *((each, each.parent) for each in place.office_parks),
            *((each, each.subject) for each in place.presences),
            *((each, each.subject) for each in place.institutions),
            *((each, each.subject) for each in place.projects),
            *((each, each.subject) for each in place.statements),
            *((each, each.subject) for each in place.client_markets),
            *((each, each.subject) for each in place.focus_areas),
        ]
        for fact, name in named:
            if name is not None and name not in known | _NO_SITE_NAMES and not _NO_SITE.fullmatch(name):
                assert fact.origin.site_called(name), f"{place.slug}: {name}"


def test_an_airport_a_port_and_a_station_is_a_facility_of_a_city() -> None:
    facilities = {each.site for place in PLACES for each in place.facilities}
    kinds = (SiteKind.AIRPORT, SiteKind.PORT, SiteKind.STATION)
    assert [site.name for site in sso.load().sites() if site.kind in kinds and site not in facilities] == []


def test_a_line_is_of_one_kind_and_has_the_same_ends_in_all_places() -> None:
    kinds: dict[str, set[sso.LinkKind]] = {}
    ends: dict[str, set[tuple[str, ...]]] = {}
    for link in (each for place in PLACES for each in place.links):
        kinds.setdefault(link.site.id, set()).add(link.kind)
        ends.setdefault(link.site.id, set()).update({link.ends} - {()})
        if link.kind in (sso.LinkKind.RAILWAY, sso.LinkKind.HIGH_SPEED_RAILWAY):
            assert (link.kind is sso.LinkKind.HIGH_SPEED_RAILWAY) == bool(re.search("High-speed|Express", link.name)), link
        if link.kind in (sso.LinkKind.ROAD, sso.LinkKind.EXPRESSWAY):
            assert (link.kind is sso.LinkKind.EXPRESSWAY) == ("expressway" in link.name.casefold()), link
    assert {line: found for line, found in kinds.items() if len(found) > 1} == {}
    assert {line: found for line, found in ends.items() if len(found) > 1} == {}


def test_who_runs_an_institution_is_present_as_a_partner_in_training() -> None:
    for place in PLACES:
        schools = {each.name for each in place.institutions}
        partners = {each.organisation for each in place.presences if each.relation is sso.Relation.TRAINING_PARTNER}
        for each in place.institutions:
            companies = [
                organisation
                for name, organisation in zip((*each.operators, *each.partners), each.organisations, strict=True)
                if name not in schools and each.origin.site_called(name) is None
            ]
            assert set(companies) <= partners, f"{place.slug}: {each.name}"


def test_who_runs_a_data_centre_runs_systems() -> None:
    named = [each for place in PLACES for each in place.presences if re.search(r"Data Centre|Cloud|SaaS", each.subject or "")]
    assert len(named) >= 5
    assert [each for each in named if sso.Service.IT_OPERATIONS not in each.services] == []


#: Issuers that are no one body.
_GROUPS = {
    *("Chinese government ministries", "Each service outsourcing park", "local governments"),
    *("Model outsourcing parks and zones in Suzhou", "other districts"),
}


def test_who_issues_or_certifies_is_a_site_or_an_authority_of_the_register() -> None:
    register = set(sso.organisations())
    for place in PLACES:
        issued = [(each.issuers, each.issued_by) for each in place.incentives]
        issued += [(each.issuers, each.issued_by) for each in place.designations]
        issued += [(each.certifiers, each.certified_by) for each in place.institutions]
        for names, bodies in issued:
            for name, body in zip(names, bodies, strict=True):
                if isinstance(body, sso.Organisation) and name not in _GROUPS:
                    assert body in register, f"{place.slug}: {name}"
                    assert sso.Industry.PUBLIC_ADMINISTRATION in body.industries, f"{place.slug}: {name}"


def test_a_city_that_issues_is_its_government() -> None:
    by_city = {place.name: place for place in PLACES}
    issued = [
        (name, body)
        for place in PLACES
        for each in place.incentives
        for name, body in zip(each.issuers, each.issued_by, strict=True)
    ]
    assert sum(name in by_city for name, _ in issued) >= 20
    for name, body in issued:
        if name in by_city and name not in ("China", "Hong Kong"):
            assert body == sso.organisation(f"{name} Municipal Government"), name


def test_a_body_that_certified_is_no_mention_besides() -> None:
    for place in PLACES:
        certifiers = {(each.section, body) for each in place.institutions for body in each.certifiers}
        bodies = {(each.section, each.name) for each in place.mentions if each.kind is sso.MentionKind.BODY}
        assert certifiers & bodies == set(), place.slug


def test_client_markets_that_are_countries_have_their_codes() -> None:
    without = {each.name for place in PLACES for each in place.client_markets if not each.countries}
    assert without <= _REGIONS, without - _REGIONS


def test_a_note_begins_without_a_capital_unless_with_a_name_and_has_no_full_stop(package: Path) -> None:
    names = {"BEA", "Chinese", "ChinaSoft", "CMB", "Dongya", "Eurasi", "Fujian", "Household", "ITS", "Jingguang"}
    names |= {"Langchao", "MediaTek", "Shanxi", *(city.name.split()[0] for city in sso.cities())}
    notes = [
        (path.stem, json.loads(f'"{note}"'))
        for path in (package / "data").glob("*/*.json")
        if path.parent.name != "schemas"
        for note in re.findall(r'"note": "((?:[^"\\]|\\.)*)"', path.read_text(encoding="utf-8"))
    ]
    assert len(notes) > 300
    for slug, note in notes:
        first = re.split(r"[\s;,]", note)[0]
        assert not first[0].isupper() or first in names, f"{slug}: {note}"
        assert not re.search(r"\.$|[a-z]\. [A-Z]", note), f"{slug}: {note}"


# --- what the README counts --------------------------------------------------------------------------------------------


def _table(package: Path, heading: str) -> list[list[str]]:
    """The rows of the table in the data's README that has such a first cell in its head."""
    text = (package / "data" / "README.md").read_text(encoding="utf-8")
    after = text.split(f"\n| {heading} |", 1)[1].split("\n\n", 1)[0]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in after.splitlines()[2:]]


def test_what_is_left_open_is_as_much_as_the_readme_says(package: Path) -> None:
    providers, measures = sso.providers(), [measure for _, measure in MEASURES]
    focus, industries = ([each for place in PLACES for each in getattr(place, name)] for name in ("focus_areas", "key_industries"))
    named = {each.organisation for place in PLACES for each in place.participants}
    unspecified = {service for service in sso.Service if service.value.endswith("unspecified")}
    counted = {
        "providers without a kind of service": [not each.services for each in providers],
        "providers with an unspecified kind alone": [
            bool(each.services) and set(each.services) <= unspecified for each in providers
        ],
        "focus areas without a kind of service": [not each.services for each in focus],
        "key industries without a division": [not each.industries for each in industries],
        "measures whose form is unspecified": [each.form is sso.Form.UNSPECIFIED for each in measures],
        "named organisations without a country": [not each.country for each in named],
        "named organisations without an industry": [not each.industries for each in named],
        "figures without a time": [figure.period is None for figure in FIGURES],
    }
    assert dict(_table(package, "left open")) == {what: f"{sum(open_)} of {len(open_)}" for what, open_ in counted.items()}


def test_common_things_have_one_indicator_in_all_cities_unless_another_thing_is_printed(package: Path) -> None:
    has: dict[str, set[str]] = {}
    for city in sso.cities():
        for figure in city.figures:
            if figure.subject is None:
                has.setdefault(figure.indicator.name, set()).add(city.name)
    rows = _table(package, "thing")
    assert len(rows) >= 40
    for thing, indicator, cities, others, reason in rows:
        main = has[indicator.strip("`")]
        assert len(main) == int(cities), thing
        assert (others == "–") == (reason == "–"), thing
        for other in others.split("; ") if others != "–" else ():
            name, only = other.split(": ")
            assert set(only.split(", ")) == has[name.strip("`")] - main, f"{thing}: {name}"
            for city in map(sso.city, only.split(", ")):
                gap = gap_of(city, indicator.strip("`"))
                assert gap is not None
                seen = {each.name for each in gap.kindred}
                aimed = all(figure.kind is sso.Kind.TARGET for figure in city.by_indicator[indicator_named(name.strip("`"))])
                assert name.strip("`") in seen or aimed, f"{thing} of {city}: {gap}"
