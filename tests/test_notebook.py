"""What a notebook shows of an object is all that is known of it."""

import re
from decimal import Decimal
from html import escape
from typing import Any

import china_sso as sso
from china_sso.model.vocabulary import YEAR_OF_CONTEXT


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
    pays = [incentive for incentive in city.incentives if incentive.pays]
    assert pays
    assert all("(pays)" in incentive._repr_html_() for incentive in pays)
    for measure in (measure for incentive in city.incentives for measure in incentive.measures):
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
