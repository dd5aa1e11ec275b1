"""References name the document, the page, the primary sources, and what was put right, in three styles."""

from __future__ import annotations

import json
import re
from typing import Any

import attrs
import pytest

import china_sso as sso
from china_sso.errors import UnknownNameError
from china_sso.model.indicators import DERIVED
from china_sso.model.rows import Rows
from china_sso.output.cite import Reference, Style, cite_figure, cite_package, cite_place, cite_source, write_references
from conftest import some
from synthetic import city, figure

DATASET = sso.load()
PLACES = DATASET.places()
FIGURES = some(((place, each) for place in PLACES for each in place.figures), 6)
OF_FIGURES = [cite_figure(DATASET, each) for _, each in FIGURES]
REFERENCES = [
    cite_package(),
    *(cite_source(DATASET, source.id) for source in DATASET.sources()),
    *(reference for place in PLACES for reference in cite_place(DATASET, place)),
]


def fields(entry: str) -> dict[str, str]:
    """The fields of a BibTeX entry, without their braces."""
    return dict(re.findall(r"^  (\w+) = \{(.*)\},?$", entry, re.MULTILINE))


def csl(reference: Reference) -> dict[str, Any]:
    (item,) = json.loads(reference.write(Style.CSL))
    found: dict[str, Any] = item
    return found


def is_balanced(text: str) -> bool:
    depth = 0
    for brace in re.findall(r"[{}]", text):  # BibTeX counts those after a backslash too
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def test_every_reference_can_be_written_in_every_style() -> None:
    for reference in REFERENCES:
        text = reference.write()
        said = (
            reference.author,
            reference.title,
            reference.publisher,
            reference.date,
            reference.pages,
            reference.url,
            reference.note,
        )
        assert [part for part in said if part and part not in text] == [], reference
        assert "None" not in text, reference

        entry = reference.write("bibtex")
        assert re.match(r"@\w+\{[\w-]+,\n", entry), reference
        assert is_balanced(entry), reference
        assert fields(entry)["title"].strip("{}").replace("\\", "") == reference.title
        assert fields(entry).get("year") == (reference.date[:4] if reference.date else None), reference

        item = csl(reference)
        whole = (reference.key, reference.kind, reference.title, reference.publisher)
        published = item["container-title" if reference.kind == "article-newspaper" else "publisher"]
        assert (item["id"], item["type"], item["title"], published) == whole
        (author,) = item["author"]
        assert (author.get("literal") or f"{author['family']}, {author['given']}") == (reference.author or reference.publisher)
        assert (item.get("page"), item.get("URL"), item.get("note")) == (reference.pages, reference.url, reference.note)


def test_a_date_is_in_parts_in_csl_and_a_year_in_bibtex() -> None:
    reference = Reference("key", "Title", "Publisher", "2012-04-23")
    assert csl(reference)["issued"] == {"date-parts": [[2012, 4, 23]]}
    assert fields(reference.write("bibtex"))["year"] == "2012"


def test_without_a_date_a_reference_says_so() -> None:
    reference = Reference("key", "Title", "Publisher")
    assert "(undated)" in reference.write()
    assert "issued" not in csl(reference)
    assert "year" not in fields(reference.write("bibtex"))


def test_pages_have_the_dash_of_bibtex() -> None:
    assert fields(Reference("key", "Title", "Publisher", pages="30-31").write("bibtex"))["pages"] == "30--31"


def test_what_means_something_to_latex_is_escaped_but_a_link_is_kept() -> None:
    for special in "&%_#$":
        assert fields(Reference("key", f"a {special} b", "P").write("bibtex"))["title"] == f"{{a \\{special} b}}"
    link = "https://example.org/a_b?c=d&e=%20#f"
    assert fields(Reference("key", "T", "P", url=link).write("bibtex"))["url"] == link


def test_the_styles_are_three_and_several_references_are_written_as_one() -> None:
    assert [style.value for style in Style] == ["text", "bibtex", "csl"]
    some = REFERENCES[:5]
    assert json.loads(write_references(some, Style.CSL)) == [csl(reference) for reference in some]
    for style in ("text", "bibtex"):
        assert write_references(some, style) == "\n".join(reference.write(style) for reference in some)
    for wrong in (cite_package().write, lambda style: write_references(some, style)):
        with pytest.raises(UnknownNameError, match="There is: text, bibtex, csl"):
            wrong("mla")


def test_the_package_is_software_with_its_version() -> None:
    assert cite_package().kind == "software"
    assert sso.__version__ in cite_package().title
    assert cite_package().write("bibtex").startswith("@misc{china-sso,")


def test_the_newspaper_article_has_its_writer_by_family_name_its_month_and_its_page() -> None:
    article = cite_source(DATASET, "shanghai-daily-2012-04-23")
    assert article.write() == "Hu, Min. Source of success in outsourcing. Shanghai Daily (2012-04-23), p. A9."
    entry = article.write("bibtex")
    assert entry.startswith("@article{")
    assert "\n  month = apr\n" in entry
    assert (fields(entry)["author"], fields(entry)["journal"], fields(entry)["pages"]) == ("Hu, Min", "Shanghai Daily", "A9")
    assert csl(article)["author"] == [{"family": "Hu", "given": "Min"}]


def test_an_entry_of_bibtex_has_only_fields_that_its_styles_print() -> None:
    known = {
        "article": {"title", "author", "journal", "year", "pages", "month", "url", "note"},
        "misc": {"title", "author", "howpublished", "year", "month", "url", "note"},
        "techreport": {"title", "author", "institution", "year", "pages", "month", "url", "note"},
    }
    for reference in REFERENCES:
        entry = reference.write("bibtex")
        kind = entry[1 : entry.index("{")]
        assert fields(entry).keys() <= known[kind], entry


def test_the_documents_are_cited_by_their_kind() -> None:
    kinds = {source.id: cite_source(DATASET, source.id).kind for source in DATASET.sources()}
    assert kinds["inside-the-dragon-2013"] == "report"
    assert kinds["shanghai-daily-2012-04-23"] == "article-newspaper"
    with pytest.raises(UnknownNameError, match="inside-the-dragon-2013"):
        cite_source(DATASET, "outside-the-dragon")


def test_a_place_is_cited_with_the_pages_of_each_document() -> None:
    for place in PLACES:
        expected = [
            (f"{each.source}-{place.slug}-{each.pages}", each.pages, f"Profile of {place.name}.") for each in place.profiles
        ]
        assert [(each.key, each.pages, each.note) for each in cite_place(DATASET, place)] == expected
        assert len({key for key, *_ in expected}) == len(expected), place.slug


def test_a_figure_is_cited_with_its_page_its_section_and_its_primary_sources() -> None:
    for (place, each), reference in zip(FIGURES, OF_FIGURES, strict=True):
        note = reference.note or ""
        key = f"{each.source}-{place.slug}-{each.indicator.name.replace('.', '-')}"
        assert (reference.key, reference.pages) == (key, each.pages), repr(each)
        section = each.section.value.replace("_", " ")
        printed = each.uncorrected
        assert note.startswith(f"{place.name}, {section}: {printed.indicator.title}, {printed}"), repr(each)
        put_right = each.erratum is not None and bool(each.erratum.corrections)
        assert ("Put right by china-sso" in note) == put_right, repr(each)
        assert "was calculated" not in note, repr(each)
        profiles = [profile for profile in place.profiles if (profile.source, profile.pages) == (each.source, each.pages)]
        primary = [footnote for profile in profiles for footnote in profile.footnotes if footnote.mark in each.footnotes]
        assert (", after " in note) == bool(primary), repr(each)
        for footnote in primary:
            for part in (footnote.publisher, footnote.title, footnote.url):
                assert part is None or part in note, f"{each!r}: {footnote}"
        assert csl(reference)["note"] == note
        assert is_balanced(reference.write("bibtex")), repr(each)


class Own(sso.Dataset):
    """A data set that has just one city."""

    def __init__(self, place: sso.City) -> None:
        self._only = place

    def place(self, query: str) -> sso.City:
        assert query == self._only.slug
        return self._only

    def sources(self) -> Rows[sso.Source]:
        return Rows((), "sources")


def test_only_the_footnotes_of_the_figure_are_its_primary_sources() -> None:
    notes = (sso.Footnote("1", "Bureau of One"), sso.Footnote("2", "Bureau of Two", "Yearbook", "https://example.org"))
    place = city("somewhere", figure("economy.gdp", 5, footnotes=("2",)), footnotes=notes)
    reference = cite_figure(Own(place), place.figures[0])
    primary = "Bureau of Two, Yearbook, https://example.org"
    assert reference.note == f"Somewhere, overview: {sso.Economy.gdp.title}, 5 (2012), after {primary}."
    assert reference.key == "synthetic-somewhere-economy-gdp"


def test_a_figure_that_is_put_right_is_cited_as_printed_and_says_so() -> None:
    suzhou = sso.city("suzhou").figure(sso.Economy.gdp)
    assert suzhou is not None
    assert suzhou.erratum is not None
    note = cite_figure(DATASET, suzhou).note or ""
    assert note.startswith(f"Suzhou, quality of life: {sso.Economy.gdp.title}, CNY 120.12 billion (2012), after ")
    right = f" Put right by china-sso: {sso.Economy.gdp.title}, CNY 1.2012 trillion (2012). {suzhou.erratum.evidence}"
    assert note.endswith(right)


def test_a_figure_that_is_converted_or_implied_is_cited_as_printed_and_says_so() -> None:
    hefei = sso.city("hefei").figure(sso.Economy.gdp)
    assert hefei is not None
    converted = hefei.to("HKD")
    note = cite_figure(DATASET, converted).note or ""
    assert f"{sso.Economy.gdp.title}, USD 416.434 billion (2012)" in note
    assert note.endswith(f" {sso.Economy.gdp.title} of {converted} was calculated from it, not printed.")

    executed = sso.city("hangzhou").figure(sso.OutsourcingMetrics.offshore_executed_value)
    assert executed is not None
    assert executed.before is not None
    note = cite_figure(DATASET, executed.before).note or ""
    assert f", {executed}, after " in note
    assert note.endswith(f" of {executed.before} was calculated from it, not printed.")


def test_a_derived_figure_is_cited_with_what_it_was_calculated_from_and_after_its_primary_sources() -> None:
    found = sso.city("hangzhou").figure(sso.Derived.gdp_per_head)
    assert found is not None
    assert cite_figure(DATASET, found).key == "inside-the-dragon-2013-hangzhou-derived-gdp_per_head"
    for place in PLACES:
        for indicator in DERIVED.values():
            found = place.figure(indicator)
            if found is None:
                continue
            note = cite_figure(DATASET, found).note or ""
            assert [str(each.uncorrected) for each in found.inputs if str(each.uncorrected) not in note] == [], f"{found!r}: {note}"
            assert note.endswith(f" {indicator.title} of {found} was calculated from it, not printed."), repr(found)
            primary = any(", after " in (cite_figure(DATASET, each).note or "") for each in found.inputs)
            assert (", after " in note) == primary, repr(found)


def test_indicators_have_keys_of_their_own() -> None:
    figures = {(each.source, each.place, each.indicator) for _, each in FIGURES}
    assert len({reference.key for reference in OF_FIGURES}) == len(figures)


def test_each_month_has_its_macro() -> None:
    months = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    reference = sso.cite_source(sso.load(), "shanghai-daily-2012-04-23")
    for number, month in enumerate(months, start=1):
        written = attrs.evolve(reference, date=f"2012-{number:02}-23").write("bibtex")
        assert re.search(rf"month = {month}\b", written), month
    for date in ("2012-00-23", "2012-13-23", "2012"):
        assert "month" not in attrs.evolve(reference, date=date).write("bibtex"), date


def test_who_published_a_document_without_an_author_stands_for_the_author_and_only_there() -> None:
    unsigned = Reference("k", "Title", "Publisher", "2013", pages="3-4", kind="webpage")
    bibtex = unsigned.write("bibtex")
    assert bibtex.startswith("@misc{k,")
    assert bibtex.count("Publisher") == 1
    assert "author = {{Publisher}}" in bibtex
    assert "note = {p. 3--4.}" in bibtex
    assert "  pages =" not in bibtex
    signed = attrs.evolve(unsigned, author="Who").write("bibtex")
    assert "author = {Who}" in signed
    assert signed.count("Publisher") == 1
