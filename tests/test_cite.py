from __future__ import annotations

import json
import re
from typing import Any

import pytest
from china_sso.citing import Reference, Style, cite_figure, cite_package, cite_place, cite_source, write_references
from china_sso.derived import DERIVATIONS, look_up

import china_sso as sso
from china_sso.errors import UnknownNameError
from china_sso.model.source import Footnote
from synthetic import city, figure

DATASET = sso.load()
PLACES = DATASET.places()
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
    return item


def is_balanced(text: str) -> bool:
    depth = 0
    for brace in re.findall(r"[{}]", text):  # BibTeX counts those after a backslash too
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda reference: f"{reference.key} {reference.pages} {reference.note}")
def test_every_reference_can_be_written_in_every_style(reference: Reference) -> None:
    text = reference.write()
    assert text == reference.write("text")
    for part in (
        reference.title,
        reference.publisher,
        reference.date,
        reference.author,
        reference.url,
        reference.pages,
        reference.note,
    ):
        assert part is None or part in text, part
    assert "None" not in text

    entry = reference.write("bibtex")
    assert re.match(r"@\w+\{[\w-]+,\n", entry)
    assert is_balanced(entry)
    assert fields(entry)["title"].strip("{}").replace("\\", "") == reference.title
    assert fields(entry).get("year") == (reference.date[:4] if reference.date else None)

    item = csl(reference)
    assert (item["id"], item["type"], item["title"], item["publisher"]) == (
        (reference.key, reference.kind, reference.title, reference.publisher)
    )
    assert item["author"] == [{"literal": reference.author or reference.publisher}]
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


@pytest.mark.parametrize("special", "&%_#$")
def test_what_means_something_to_latex_is_escaped(special: str) -> None:
    assert fields(Reference("key", f"a {special} b", "P").write("bibtex"))["title"] == f"{{a \\{special} b}}"


def test_a_link_is_kept_as_it_is() -> None:
    link = "https://example.org/a_b?c=d&e=%20#f"
    assert fields(Reference("key", "T", "P", url=link).write("bibtex"))["url"] == link


def test_there_is_no_other_style() -> None:
    with pytest.raises(UnknownNameError, match=r"mla.*text, bibtex, csl"):
        cite_package().write("mla")


def test_the_package_is_software_with_its_version() -> None:
    assert cite_package().kind == "software"
    assert sso.__version__ in cite_package().title
    assert cite_package().write("bibtex").startswith("@software{china-sso,")


def test_the_documents_are_cited_by_their_kind() -> None:
    kinds = {source.id: cite_source(DATASET, source.id).kind for source in DATASET.sources()}
    assert kinds["inside-the-dragon-2013"] == "report"
    assert kinds["shanghai-daily-2012-04-23"] == "article-newspaper"


def test_an_unknown_document_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnknownNameError, match="inside-the-dragon-2013"):
        cite_source(DATASET, "outside-the-dragon")


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.slug)
def test_a_place_is_cited_with_the_pages_of_each_document(place: sso.Place) -> None:
    references = cite_place(DATASET, place)
    assert [(each.key, each.pages) for each in references] == [
        (f"{profile.source}-{place.slug}-{profile.pages}", profile.pages) for profile in place.profiles
    ]
    assert all(place.name in (each.note or "") for each in references)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.slug)
def test_a_figure_is_cited_with_its_page_its_section_and_its_primary_sources(place: sso.Place) -> None:
    by_mark: dict[tuple[str, str, str], list[Footnote]] = {}
    for profile in place.profiles:
        for footnote in profile.footnotes:
            by_mark.setdefault((profile.source, profile.pages, footnote.mark), []).append(footnote)
    for each in place.figures:
        reference = cite_figure(DATASET, each)
        note = reference.note or ""
        key = f"{each.source}-{place.slug}-{each.indicator.replace('.', '-')}"
        assert (reference.key, reference.pages) == (key, each.pages), repr(each)
        assert str(each.uncorrected) in note, repr(each)
        put_right = each.erratum is not None and bool(each.erratum.corrections)
        assert ("Put right by china-sso" in note) == put_right, repr(each)
        assert "was calculated" not in note, repr(each)
        assert place.name in note, repr(each)
        assert each.section.value.replace("_", " ") in note, repr(each)
        primary = [footnote for mark in each.footnotes for footnote in by_mark.get((each.source, each.pages, mark), [])]
        assert (", after " in note) == bool(primary), repr(each)
        for footnote in primary:
            for part in (footnote.publisher, footnote.title, footnote.url):
                assert part is None or part in note, f"{each!r}: {footnote}"
        assert json.loads(reference.write("csl")), repr(each)
        assert is_balanced(reference.write("bibtex")), repr(each)


class Own(sso.Dataset):
    """A data set that has just one city."""

    def __init__(self, place: sso.City) -> None:
        self._only = place

    def place(self, query: str) -> sso.City:
        assert query == self._only.slug
        return self._only

    def sources(self) -> tuple[sso.Source, ...]:
        return ()


def test_only_the_footnotes_of_the_figure_are_its_primary_sources() -> None:
    notes = (Footnote("1", "Bureau of One"), Footnote("2", "Bureau of Two", "Yearbook", "https://example.org"))
    place = city("somewhere", figure("economy.gdp", 5, footnotes=("2",)), footnotes=notes)
    reference = cite_figure(Own(place), place.figures[0])
    assert reference.note == "Somewhere, overview: economy, gdp, 5 (2012), after Bureau of Two, Yearbook, https://example.org."
    assert reference.key == "synthetic-somewhere-economy-gdp"


def test_a_figure_that_is_put_right_is_cited_as_printed_and_says_so() -> None:
    suzhou = sso.city("suzhou").figure("economy.gdp")
    assert suzhou is not None
    assert suzhou.erratum is not None
    note = cite_figure(DATASET, suzhou).note or ""
    assert note.startswith("Suzhou, quality of life: economy, gdp, CNY 120.12 billion (2012), after ")
    assert note.endswith(f" Put right by china-sso: economy, gdp, CNY 1.2012 trillion (2012). {suzhou.erratum.evidence}")
    as_printed = sso.load(errata=False).city("suzhou").figure("economy.gdp")
    assert as_printed is not None
    assert as_printed.uncorrected == as_printed


def test_a_figure_that_is_converted_is_cited_as_printed_and_says_so() -> None:
    hefei = sso.city("hefei").figure("economy.gdp")
    assert hefei is not None
    assert (hefei.unit, hefei.uncorrected.unit) == (sso.Unit.CNY, sso.Unit.USD)
    converted = hefei.to("HKD")
    note = cite_figure(DATASET, converted).note or ""
    assert "economy, gdp, USD 416.434 billion (2012)" in note
    assert note.endswith(f" Economy, gdp of {converted} was calculated from it, not printed.")


def test_a_derived_figure_is_cited_with_what_it_was_calculated_from() -> None:
    found = look_up(sso.city("hangzhou"), "derived.gdp_per_head")
    assert found is not None
    reference = cite_figure(DATASET, found)
    assert reference.key == "inside-the-dragon-2013-hangzhou-derived-gdp_per_head"
    for each in found.inputs:
        assert str(each) in (reference.note or "")
    assert (reference.note or "").endswith(f" Derived, gdp per head of {found} was calculated from it, not printed.")


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.slug)
def test_documents_and_indicators_have_keys_of_their_own(place: sso.Place) -> None:
    keys = [reference.key for reference in cite_place(DATASET, place)]
    assert len(set(keys)) == len(keys)
    of_figures = {cite_figure(DATASET, each).key for each in place.figures}
    assert len(of_figures) == len({(each.source, each.indicator) for each in place.figures})


@pytest.mark.parametrize("style", list(Style))
def test_several_references_are_written_as_one(style: Style) -> None:
    some = REFERENCES[:5]
    text = write_references(some, style)
    assert text == write_references(some, style.value)
    if style is Style.CSL:
        assert [item["id"] for item in json.loads(text)] == [reference.key for reference in some]
    else:
        assert text == "\n".join(reference.write(style) for reference in some)
    with pytest.raises(UnknownNameError, match="There is: text, bibtex, csl"):
        write_references(some, "mla")


def test_a_derived_figure_is_cited_with_the_primary_sources_of_what_it_was_derived_from() -> None:
    for place in PLACES:
        for derivation in DERIVATIONS:
            found = look_up(place, derivation.name)
            if found is not None and any(", after " in (cite_figure(DATASET, each).note or "") for each in found.inputs):
                assert ", after " in (cite_figure(DATASET, found).note or ""), f"{place.slug}: {found!r}"


def test_the_styles_are_three() -> None:
    assert [style.value for style in Style] == ["text", "bibtex", "csl"]
