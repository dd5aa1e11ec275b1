"""What a notebook shows of an object is all that is known of it."""

import re
from decimal import Decimal
from html import escape, unescape
from typing import Any

import china_sso as sso
from china_sso.model.erratum import Correction
from china_sso.model.incentive import Form
from china_sso.model.remarks import as_printed as printed_in_place_of
from china_sso.model.vocabulary import YEAR_OF_CONTEXT
from synthetic import city as city_of
from synthetic import figure as figure_of
from synthetic import incentive, provider


def test_a_city_starts_with_its_key_figures() -> None:
    for city in sso.cities():
        shown = city._repr_html_()
        figure = city.figure("economy.gdp")
        assert figure is not None
        assert 0 < shown.index(figure.quantity.replace(">", "&gt;")) < shown.index(city.chinese), city.slug
    assert "Canton" in sso.city("guangzhou")._repr_html_()


def test_a_figure_shows_what_it_can_be_its_rates_and_what_it_was_made_from() -> None:
    figure = sso.city("beijing").figure("outsourcing.enterprises")
    assert figure is not None
    assert "more than 400" in figure._repr_html_()
    gdp = sso.city("hangzhou").figure("economy.gdp")
    assert gdp is not None
    shown = gdp.to("USD")._repr_html_()
    assert "1 USD = 6.2855 CNY" in shown
    assert gdp.quantity in shown
    grown = next(each for each in sso.city("beijing").figures if each.growth is not None and each.growth_from)
    assert f">{grown.growth} % from {grown.growth_from}<" in grown._repr_html_()


def test_the_evidence_of_an_erratum_stands_behind_what_it_is_about() -> None:
    wrong = {each.id: each for each in sso.errata()}
    seen = 0
    for city in ("suzhou", "chengdu", "hangzhou"):
        for record in (*sso.city(city).outsourcing, *sso.city(city).economy):
            for note in re.findall(r"<p>\* (.*?)</p>", record._repr_html_()):
                about, _, said = note.partition(": ")
                assert any(escape(each.evidence) in said and escape(each.evidence) not in about for each in wrong.values()), note
                seen += 1
    assert seen


def test_every_fact_shows_its_name_and_where_it_stands() -> None:
    city = sso.city("dalian")
    for fact in (*city.providers, *city.incentives, *city.statements, *city.designations, *city.links, *city.institutions):
        shown = fact._repr_html_()
        assert fact.pages in shown, repr(fact)
        assert fact.source in shown, repr(fact)
        assert not re.search(r"<t[hd][^>]*>[a-z]+_[a-z]", shown), f"a name of code is no word: {shown}"
    pays = [each for each in city.incentives if each.pays]
    assert pays
    assert all("(pays)" in each._repr_html_() for each in pays)
    for measure in (measure for each in city.incentives for measure in each.measures):
        assert str(measure) == f"{measure.form.title}{' (pays)' if measure.form.pays else ''}: {measure.text}"


def test_errata_rates_and_money_show_all_they_know() -> None:
    for erratum in sso.errata():
        assert erratum.id in erratum._repr_html_()
    rates = sso.exchange_rates()
    assert rates._repr_html_().count("<tr>") == 1 + len(rates.rates)
    assert re.findall(r"<th [^>]*>(.*?)</th>", rates._repr_html_()) == ["currency", "year", "for 1 USD", "source"]
    assert "those of 2012 for every year" in rates.at(2012)._repr_html_()
    rate = sso.exchange_rates().rate(sso.Currency.CNY, 2012)
    assert "6.2855" in rate._repr_html_()
    assert "per usd" in rate._repr_html_()
    money = sso.convert(60_000_000, "CNY", "USD", year=2011)
    assert "USD 9,283,614.42" in money._repr_html_()
    assert str(money.rates[0]) in money._repr_html_()


def test_rows_are_a_table_with_numbers_on_the_right_and_no_empty_column() -> None:
    for rows in (
        sso.observations(year=2012),
        sso.figures(city="suzhou"),
        sso.providers(),
        sso.incentives(),
        sso.errata(),
        sso.cities(),
    ):
        shown = rows._repr_html_()
        assert repr(rows) == f"<{len(rows):,} rows of {rows.layout}>"
        assert shown.count("<tr>") == 1 + min(len(rows), 20), repr(rows)
        assert (f"… and {len(rows) - 20:,} more" in shown) == (len(rows) > 20), repr(rows)
    suzhou = sso.figures(city="suzhou", indicator="economy.gdp")
    assert len(suzhou) == 1
    assert '<td style="text-align:right;white-space:nowrap">1,201,200,000,000</td>' in suzhou._repr_html_()
    assert "subject" not in suzhou._repr_html_()
    assert "<tbody></tbody>" in sso.providers(city="hong-kong", organisation="Infosys")._repr_html_()


def test_a_series_shows_each_year_and_the_nation_its_key_figures() -> None:
    series = sso.city("dalian").series("economy.gdp")
    for point in series:
        assert point.figure.quantity in series._repr_html_()
    nation = sso.national()
    assert all(figure.quantity.replace(">", "&gt;") in nation._repr_html_() for figure in nation.key_figures)


def test_a_record_says_of_which_figures_the_year_comes_from_the_context() -> None:
    seen = set()
    for record in (*sso.city("beijing").wages, *sso.city("beijing").economy, *sso.city("dalian").hotels):
        inferred = any(sso.Inferred.PERIOD in figure.inferred for figure in record.figures)
        assert (YEAR_OF_CONTEXT in record._repr_html_()) is inferred, repr(record)
        seen.add(inferred)
    assert seen == {True, False}


def test_each_mark_of_a_table_in_a_notebook_has_its_footnote() -> None:
    for city in sso.cities():
        shown = city._repr_html_()
        for each in city.key_figures:
            if each.erratum:
                assert escape(each.erratum.evidence) in shown, repr(each)
            if each.note:
                assert escape(each.note) in shown, repr(each)
        marks = {mark for sup in re.findall(r"<sup[^>]*>([^<]*)</sup>", shown) for mark in re.findall(r"\*|[a-z]+", sup)}
        assert marks == set(re.findall(r"<p>(\*|[a-z]+) ", shown)), city.slug


def test_a_provider_shows_its_organisation_and_a_gap_its_reason() -> None:
    for each in sso.providers(city="dalian"):
        assert escape(each.organisation.name) in each._repr_html_(), repr(each)
    (cell,) = sso.compare(["dalian"], ["wages.average_salary"], year=2012)["wages.average_salary"]
    assert cell.gap is not None
    assert cell.gap.text in cell.gap._repr_html_()
    assert "other years" in cell.gap._repr_html_()


def test_a_notebook_names_places_and_indicators_for_people(corrected: sso.Dataset, as_printed: sso.Dataset) -> None:
    """In rows, and in what is shown by itself; an indicator has beside it the name that asks for it."""
    findings = sso.verify(as_printed)
    (cell,) = sso.compare(["xian"], ["wages.average_salary"], year=2013)["wages.average_salary"]
    xian = [each for each in corrected.errata() if each.place == "xian"]
    assert xian
    rows = corrected.observations(city="xian")
    shown: dict[str, list[Any]] = {
        "Xi’an": [rows, rows[:2] + rows[5:], corrected.figures(city="xian"), cell.gap, *xian, sso.Rows(xian, "errata")],
        "Hangzhou": [sso.Rows([each], "findings") for each in findings if each.place == "hangzhou"],
    }
    for name, things in shown.items():
        for each in things:
            html = each._repr_html_()
            assert escape(name) in html, html
            assert f">{name.lower().replace('’', '')}<" not in html, html
    assert "Annual average temperature (climate.temperature)" in rows._repr_html_()
    assert cell.gap is not None
    assert "Average salary (wages.average_salary)" in cell.gap._repr_html_()
    assert all(each.place_name != each.place for each in corrected.errata())
    assert all(each.place_name != each.place for each in findings)


def test_what_stands_alone_says_what_its_figures_measure_and_groups_digits(as_printed: sso.Dataset) -> None:
    shares = next(each for each in sso.verify(as_printed) if each.place == "shanghai" and each.check == "shares")
    assert "ITO share: 67.9 % (2010); BPO share: 14.4 % (2010)" in shares._repr_html_()
    assert "ITO share: 67.9 % (2010)" in sso.Rows([shares], "findings")._repr_html_()
    assert not re.search(r"[a-z]+\.[a-z]+_[a-z]", " ".join(each.message for each in sso.verify(as_printed)))
    (gdp,) = (each for each in as_printed.errata() if each.id == "suzhou-gdp")
    assert "value: 120,120,000,000, right is 1,201,200,000,000" in gdp._repr_html_()
    figure = as_printed.figures(city="beijing", indicator="investment.utilised_value")[0]
    assert ">8,040,000,000<" in sso.Observation.of(figure)._repr_html_()
    assert "quality of life" in str(as_printed.city("suzhou").find("economy.gdp")[0].citations[0])
    assert "<caption>Exchange rate</caption>" in sso.exchange_rates().rate(sso.Currency.CNY, 2012)._repr_html_()


def test_a_caption_says_of_what_and_when_and_lists_are_set_apart() -> None:
    for record in sso.city("suzhou").outsourcing:
        (caption,) = re.findall(r"<caption>(.*?)</caption>", record._repr_html_())
        assert caption == f"{record.title}: Suzhou{f', {record.period}' if record.period else ''} ({record.kind.value})"
    with_rates = sso.Money(Decimal(5), sso.Currency.USD, sso.exchange_rates().rates[:2])
    assert "; ".join(map(str, with_rates.rates)) in with_rates._repr_html_()


def test_truths_are_words_and_rows_say_what_they_are_of() -> None:
    cities = sso.cities(region="eastern")
    shown = cities._repr_html_()
    for word, truth in (("yes", True), ("no", False)):
        assert shown.count(f">{word}<") == sum(city.model_city is truth for city in cities), word
    assert repr(sso.city("suzhou").outsourcing) == f"<{len(sso.city('suzhou').outsourcing)} rows of records>"


def test_a_point_says_whether_it_is_implied() -> None:
    said = {point.implied: str(point) for point in sso.city("dalian").series("outsourcing.offshore_executed_value")}
    said |= {point.implied: str(point) for city in sso.cities() for point in city.series("economy.gdp")}
    assert re.fullmatch(r".+ \(\d{4}, [-a-z0-9]+\)", said[False]), said[False]
    assert re.fullmatch(r".+ \(\d{4}, implied, [-a-z0-9]+\)", said[True]), said[True]


# --- one of each, whole ---


def shown(thing: Any) -> tuple[str, list[tuple[str, ...]], list[str]]:
    """Caption, lines and notes of a thing in a notebook, as a reader has them."""
    html = thing._repr_html_()
    (caption,) = re.findall(r"<caption>(.*?)</caption>", html)
    lines = re.findall(r"<tr>(.*?)</tr>", html)
    cells = [[re.sub(r"<.*?>", "", cell) for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", line)] for line in lines]
    return caption, [tuple(map(unescape, line)) for line in cells], list(map(unescape, re.findall(r"<p>(.*?)</p>", html)))


def somewhere() -> sso.City:
    more: dict[str, Any] = {"subject": "a park", "label": "software", "bound": sso.Bound.AT_LEAST, "note": "doubtful"}
    grown: dict[str, Any] = {"growth": sso.Percent("3.5"), "growth_from": 2011, "inferred": (sso.Inferred.PERIOD,)}
    return city_of(
        "somewhere",
        figure_of("outsourcing.employees", 5000, sso.Unit.PERSONS, **more, **grown),
        figure_of("economy.gdp", 7, sso.Unit.CNY, None),
        figure_of("wages.average_salary", 12_345, sso.Unit("CNY/year"), note="doubtful"),
        providers=[provider("IBM")],
        incentives=[incentive(Form.GRANT, Form.RENT)],
    )


def test_a_figure_shows_all_that_it_has_and_nothing_that_it_has_not() -> None:
    place = somewhere()
    employees, gdp, salary = place.figures
    assert shown(employees) == (
        "somewhere",
        [
            ("", ""),
            ("indicator", "Outsourcing employees (outsourcing.employees)"),
            ("label", "software"),
            ("subject", "a park"),
            ("value", "≥ 5,000 persons"),
            ("period", "2012"),
            ("can be", "5,000 or more"),
            ("growth", "3.5 % from 2011"),
            ("kind", "observed"),
            ("printed", "5000"),
            ("cited", "synthetic, p. 1-2, overview"),
            ("from the context", "period"),
            ("note", "doubtful"),
        ],
        [],
    )
    assert shown(gdp)[1][2:] == [
        ("value", "CNY 7"),
        ("kind", "observed"),
        ("printed", "7"),
        ("cited", "synthetic, p. 1-2, overview"),
    ]
    assert shown(salary.to("USD"))[1][-3:] == [
        ("note", "doubtful"),
        ("rates", "1 USD = 6.2855 CNY (2012, inside-the-dragon-2013)"),
        ("made from", "Average salary: CNY 12,345 a year (2012) (synthetic)"),
    ]
    assert shown(place.outsourcing[0]) == (
        "Outsourcing of a park: somewhere, 2012 (observed)",
        [
            ("indicator", "label", "value", "growth"),
            ("Outsourcing employees", "software", "≥ 5,000 personsa,b", "3.5 % from 2011"),
        ],
        ["a Employees, 2012: doubtful", f"b Employees, 2012: {YEAR_OF_CONTEXT}"],
    )
    assert shown(place.economy[0])[:2] == (
        "Economy: somewhere (observed)",
        [("indicator", "label", "value", "growth"), ("Gross domestic product", "", "CNY 7", "")],
    )


def test_a_place_shows_its_key_figures_who_it_is_and_how_much_it_has() -> None:
    assert shown(somewhere()) == (
        "Somewhere",
        [
            ("", ""),
            ("Average salary", "CNY 12,345 a year (2012)a"),
            ("Gross domestic product", "CNY 7 (undated)"),
            ("Chinese", "某 (somewhere)"),
            ("province", "Nowhere"),
            ("region", "eastern"),
            ("model city", "no"),
            ("codes", "ISO CN-ZJ, GB/T 330100, GeoNames 1"),
            ("holds", "3 figures, 1 providers, 1 incentives"),
        ],
        ["a Average salary, 2012: doubtful"],
    )
    caption, lines, notes = shown(sso.city("suzhou"))
    assert caption == "Suzhou"
    assert lines[6:8] == [
        ("Gross domestic product", "CNY 1.2012 trillion (2012)*"),
        ("Population", "6.4781 million persons (2012)*"),
    ]
    assert lines[10:13] == [("region", "eastern"), ("model city", "yes"), ("known as", "Soochow")]
    assert notes[0].startswith("* GDP, 2012: printed 120.12 billion. Divided by")
    named = [name for name, _ in shown(sso.national())[1]]
    assert named[-2:] == ["Chinese", "holds"], "it is in no province"
    hangzhou = shown(sso.city("hangzhou"))[2]
    assert any("also printed: Employees > 220,000 persons (undated)" in note for note in hangzhou)


def test_other_things_show_their_fields_by_name() -> None:
    dalian, place = sso.city("dalian"), somewhere()
    assert shown(dalian.series("economy.gdp")) == (
        "Gross domestic product: Dalian",
        [
            ("period", "value", "label", "how", "source"),
            ("2011", "CNY 634.887 billion", "", "implied by growth", "inside-the-dragon-2013"),
            ("2012", "CNY 700.28 billion", "", "printed", "inside-the-dragon-2013"),
        ],
        [],
    )
    assert shown(place.providers[0])[1] == [
        ("", ""),
        ("name", "IBM"),
        ("role", "Outsourcing provider"),
        ("organisation", "IBM"),
        ("cited", "synthetic, p. 1-2, overview, sources below the tables"),
    ]
    known = "IBM (not from the documents: US; Computer programming, consultancy and related activities)"
    assert ("organisation", known) in shown(dalian.providers[0])[1]
    assert shown(place.incentives[0]) == (
        "Incentive: somewhere",
        [
            ("", ""),
            ("category", "government"),
            ("measures", "Grant (pays): something about grant; Rent relief (pays): something about rent"),
            ("cited", "synthetic, p. 1-2, overview"),
        ],
        [],
    )
    (cell,) = sso.compare([dalian], ["wages.average_salary"], year=2012)["wages.average_salary"]
    assert shown(cell.gap) == (
        "Gap: Dalian",
        [
            ("", ""),
            ("reason", "not for 2012, only for 2011"),
            ("kind", "other years"),
            ("indicator", "Average salary (wages.average_salary)"),
            ("year", "2012"),
            ("years", "2011"),
        ],
        [],
    )
    caption, lines, _ = shown(sso.exchange_rates().rate(sso.Currency.CNY, 2012))
    assert (caption, lines) == (
        "Exchange rate",
        [
            ("", ""),
            ("currency", "CNY"),
            ("per usd", "6.2855"),
            ("year", "2012"),
            ("source", "inside-the-dragon-2013"),
        ],
    )
    assert shown(sso.convert(60_000_000, "CNY", "USD", year=2011))[:2] == (
        "Money",
        [
            ("", ""),
            ("amount", "USD 9,283,614.42"),
            ("exactly", "USD 9,283,614.420547733250812316261797927"),
            ("rates", "1 USD = 6.4630 CNY (2011, federal-reserve-g5a)"),
        ],
    )


def test_what_is_printed_in_place_of_a_figure_has_its_unit_where_that_is_wrong() -> None:
    wrong = {each.erratum.id: each for each in sso.figures() if each.erratum}
    assert printed_in_place_of(wrong["suzhou-gdp"]) == "120.12 billion"
    assert printed_in_place_of(wrong["hefei-gdp"]) == "USD 416.434 billion"
    unprinted = figure_of("economy.gdp", 7, sso.Unit.CNY, printed="")
    assert printed_in_place_of(unprinted) == "CNY 7"


def test_a_correction_says_what_is_printed_and_what_is_right() -> None:
    corrections = {
        ("value", 120_000, 1200): "value: 120,000, right is 1,200",
        ("upper", None, 12_000): "upper: none, right is 12,000",
        ("growth_from", 2010, 2011): "growth from: 2010, right is 2011",
        ("label", "planted", None): "label: planted, right is none",
    }
    for (attribute, printed, right), said in corrections.items():
        assert str(Correction(sso.Correctable(attribute), printed, right)) == said


def test_a_profile_and_a_chapter_say_what_they_hold() -> None:
    (profile,) = somewhere().profiles
    assert repr(profile) == "<Profile synthetic p. 1-2: overview>"
    assert repr(profile.chapters[0]) == "<Chapter overview: 3 figures, 1 providers, 1 incentives>"
    assert repr(sso.city("dalian").profiles[0].chapters[1]) == "<Chapter overview: 2 statements, 11 key industries, 3 figures>"
    assert repr(type(profile.chapters[0])(section=sso.Section.TARGETS)) == "<Chapter targets: nothing>"


def test_facts_are_called_by_words_and_the_sources_below_the_tables_are_no_footnote() -> None:
    dalian = sso.city("dalian")
    assert "<caption>Key industry: Dalian</caption>" in dalian.key_industries[0]._repr_html_()
    assert "<caption>Office park: Dalian</caption>" in dalian.office_parks[0]._repr_html_()
    shown = dalian.providers[0]._repr_html_()
    assert "service outsourcing, sources below the tables" in shown
    assert "footnote" not in shown


def test_a_number_keeps_its_unit_and_its_marks() -> None:
    shown = sso.city("hangzhou").figure(sso.Economy.disposable_income)
    assert shown is not None
    html = next(record for record in sso.city("hangzhou").economy if shown in record.figures)._repr_html_()
    assert 'white-space:nowrap">CNY 37,511 a year<sup' in html


def test_the_star_of_what_is_wrong_stands_at_the_number_and_not_behind_its_growth() -> None:
    shown = re.sub(r"<[^>]*>", "", sso.compare(["suzhou", "wuxi"], [sso.Economy.gdp])._repr_html_()).replace("&nbsp;", " ")
    assert "1,201.2* +10.1 %" in shown
