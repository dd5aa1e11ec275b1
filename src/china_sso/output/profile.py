"""A place on one page: key figures, organisations, incentives, targets, errata, sources, as Markdown or as HTML to print.

What stands in which section is decided here; numbers, marks and notes are those of the analysis and its tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.util import find_spec

from attrs import evolve, field, frozen

from china_sso.analysis.columns import Column, Reader, printed_growth
from china_sso.analysis.key_figures import KeyFigure, key_figures
from china_sso.analysis.outlook import targets
from china_sso.dataset import Dataset
from china_sso.loading import dataset_or_bundled
from china_sso.model.incentive import Incentive
from china_sso.model.place import City, Place
from china_sso.model.statement import StatementKind
from china_sso.output.cite import cite_place
from china_sso.tables import safe
from china_sso.tables.page import page_html
from china_sso.tables.table import Entry, Table

#: Said once where ranks are intervals.
_RANKS = "4–5 of 11: any rank from the one to the other, since figures are not exact; among the cities with a figure of that year."


@frozen(repr=False)
class ProfilePage:
    """What the documents say of a place, on one page. Print it, show it in a notebook, or take it as Markdown or HTML."""

    place: Place
    """The place that it is about."""
    title: str
    """Its name, in English and Chinese."""
    about: tuple[str, ...]
    """What it is, a line each: where it lies, its status, its industries."""
    sections: tuple[tuple[str, Table], ...]
    """The tables under their headings; what the documents say nothing of has none."""
    sources: tuple[str, ...]
    """The documents with their pages, then the primary sources that they name."""
    _cities: tuple[Place, ...] = field(default=(), repr=False)

    def markdown(self) -> str:
        """As Markdown."""
        lines = [f"# {safe.markdown(self.title)}", *map(safe.markdown, self.about)]
        for heading, table in self.sections:
            lines += [f"## {heading}", table.markdown()]
        lines += ["## Sources", "\n".join(f"- {safe.markdown(source)}" for source in self.sources)]
        return "\n\n".join(lines) + "\n"

    def html(self) -> str:
        """As a page of its own that loads nothing, for a screen, a phone or paper; with its card, where the extra ``charts`` is."""
        tables = ((heading, table.html()) for heading, table in self.sections)
        return page_html(self.title, self.about, self._card(), tables, self.sources)

    def _card(self) -> str:
        if not (find_spec("altair") and find_spec("vl_convert")):
            return ""
        from china_sso.output.charts.card import city_card
        from china_sso.output.charts.save import ChartFormat, chart_bytes

        return chart_bytes(city_card(self.place, self._cities or (self.place,)), ChartFormat.SVG).decode()

    def __str__(self) -> str:
        return self.markdown()

    __repr__ = __str__

    def _repr_html_(self) -> str:
        tables = "".join(f"<h3>{safe.html(heading)}</h3>{table.html()}" for heading, table in self.sections)
        return f"<h2>{safe.html(self.title)}</h2>{tables}"


def profile(place: Place | str, dataset: Dataset | None = None) -> ProfilePage:
    """A city, or the nation, on one page: key figures with growth and rank, organisations, incentives, targets, errata, sources.

    Args:
        place: a city or the national market, or its name.
        dataset: the data set; without it, the bundled one.

    Raises:
        UnknownCityError: no city is called that.

    Examples:
        >>> [heading for heading, _ in profile("hangzhou").sections]
        ['Key figures', 'Organisations', 'Incentives', 'Targets', 'Errata']
    """
    data = dataset_or_bundled(dataset)
    who = data.place(place) if isinstance(place, str) else place
    cities: tuple[Place, ...] = tuple(data.cities()) or (who,)
    tables = {
        "Key figures": _figures(who, key_figures(who, cities)),
        "Organisations": _organisations(who),
        "Incentives": _incentives(who.incentives),
        "Targets": targets([who]).table,
        "Errata": _errata(data, who),
    }
    sections = tuple((heading, table) for heading, table in tables.items() if table.rows)
    return ProfilePage(who, f"{who.name} {who.chinese}", tuple(_about(who)), sections, tuple(_sources(data, who)), cities)


def _about(place: Place) -> Iterator[str]:
    if isinstance(place, City):
        region = f"{place.region.value} China" if place.region else ""
        model = "Service Outsourcing Model City" if place.model_city else ""
        province = place.province if place.province != place.name else ""
        yield " · ".join(part for part in (place.pinyin, province, region, model) if part)
    else:
        yield f"{place.pinyin} · the national market"
    for said in (each for each in place.statements if each.kind is StatementKind.LOCATION):
        yield f"{said.text}{f' ({said.note})' if said.note else ''}."
    if place.key_industries:
        yield f"Key industries: {', '.join(dict.fromkeys(map(str, place.key_industries)))}."


def _figures(place: Place, found: Iterable[KeyFigure]) -> Table:
    figures = [each.figure for each in found]
    reader = Reader.of([place], figures)
    ranked = any(each.standing for each in found)
    heads = ("", "value", "time", "growth", *(("rank",) if ranked else ()))
    rows: list[tuple[str | Entry, ...]] = []
    for each in found:
        figure = each.figure
        column = evolve(Column.of(figure.indicator, [figure]), label=None)  # a label is said of each, not of all
        growth = printed_growth(figure) or (each.growth.quantity if each.growth else "")
        value = reader.marked(column, figure, figure.quantity)
        standing = (each.standing,) if ranked else ()
        rows.append((figure.indicator.title, value, str(figure.period or "undated"), growth, *standing))
    open_ = (_RANKS,) if any(each.ranked and not each.ranked.certain for each in found) else ()
    caption = "latest figures, growth on the year before" + (", rank among the cities" if ranked else "")
    right = frozenset({1, 3, 4}) & frozenset(range(len(heads)))
    return Table(caption, heads, tuple(rows), (*reader.notes((), figures), *open_), right)


def _organisations(place: Place) -> Table:
    groups: dict[str, dict[str, None]] = {}
    ties = [
        *((each.role.title, each.name) for each in place.providers),
        *((each.relation.title, each.name) for each in place.presences),
    ]
    for tie, name in ties:
        groups.setdefault(tie, {})[name] = None
    rows = tuple((title, str(len(names)), "; ".join(names)) for title, names in groups.items())
    number = len({name for names in groups.values() for name in names})
    return Table(f"{number} named, as printed", ("what", "number", "who"), rows, (), frozenset({1}))


def _incentives(incentives: Iterable[Incentive]) -> Table:
    rows = tuple(
        (
            each.title or " of: ".join(("Measures", *(("; ".join(each.policies),) if each.policies else ()))),
            str(each.date or each.valid or ""),
            ", ".join(f"{form.title}{' (pays)' if form.pays else ''}" for form in sorted(each.forms)),
            ", ".join(purpose.title for purpose in sorted(each.purposes)),
        )
        for each in incentives
    )
    count = f"{len(rows)} {'entry' if len(rows) == 1 else 'entries'}"
    return Table(f"{count}: policies and sets of measures", ("policy", "time", "helps by", "for"), rows)


def _errata(dataset: Dataset, place: Place) -> Table:
    rows = tuple(
        (each.printed, each.right or "not settled", each.confidence.value, each.evidence)
        for each in dataset.errata()
        if each.place == place.slug
    )
    return Table(f"{len(rows)} of what is printed can't be right", ("printed", "right", "how sure", "evidence"), rows)


def _sources(dataset: Dataset, place: Place) -> Iterator[str]:
    yield from (reference.write() for reference in cite_place(dataset, place))
    named = (
        ", ".join(part for part in (footnote.publisher, footnote.title) if part)
        for each in place.profiles
        for footnote in each.footnotes
    )
    primary = "; ".join(dict.fromkeys(filter(None, named)))
    if primary:
        yield f"Primary sources that these name: {primary}."
