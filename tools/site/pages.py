"""Which pages and files there are, in one place: each is a template and what it shows of the data."""

from __future__ import annotations

import io
import re
import shutil
import time
from collections import Counter
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path
from typing import Any

import machines
from addresses import CITIES_FOR_A_PAGE, CITIES_FOR_AN_ORGANISATION, Addresses, slug
from explore import START, Questions
from files import TITLES, Files
from markupsafe import Markup
from tree import Tree
from views import CityView, IndicatorView, currency, footnote_list, leading_year, ranking, source_name

import china_sso as sso
from china_sso.model.indicators import DERIVED
from china_sso.model.records import RECORD_TYPES

LINK_TO_A_FILE = re.compile(r"\[([^\]]*)\]\((?!https?:|#)[^)]*\)")
BESIDE_THE_CODE = {
    "about/changelog": "CHANGELOG.md",
    "about/changelog-data": "src/china_sso/data/CHANGELOG.md",
    "reference/data-files": "src/china_sso/data/README.md",
}
#: What the map of the first page shows.
START_MAP = sso.OutsourcingMetrics.offshore_executed_value


#: What others made of the site, with licences and hashes.
VENDOR = Path(__file__).parent / "vendor"


def write(hand_written: Path, out: Path, *, quick: bool = False) -> str:
    """Writes the whole tree, or all but charts and explorer, and says in a line what it holds."""
    started = time.perf_counter()
    Site(hand_written, out).write(quick=quick)
    pages = sum(1 for _ in out.rglob("*.md"))
    return f"{pages} pages in {out}, {time.perf_counter() - started:.1f} s"


def run(code: str) -> str:
    """What a script prints: the outputs on the pages are those of the scripts beside them."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(code, "page", "exec"), {})
    return "".join(f"{line.rstrip()}\n" for line in printed.getvalue().splitlines())


def _of_organisation(organisation: sso.Organisation) -> str:
    lines = ["import china_sso as sso", "", f'for each in sso.providers(organisation="{organisation.id}")[:5]:']
    return "\n".join([*lines, '    print(each.place, each.name, each.role.value, sep=" | ")', ""])


class Site:
    """All pages of one data set."""

    def __init__(self, hand_written: Path, out: Path) -> None:
        self.data = sso.load()
        self.addresses = Addresses(self.data)
        self.tree = Tree(out)
        self.hand_written = hand_written
        self.pictures: dict[str, Any] = {}
        self.tree.filters(
            breakable=lambda name: Markup("<wbr>").join(re.split(r"(?<=[._])", name)),
            city_of=self.addresses.city,
            erratum_of=self.addresses.erratum,
            erratum_subjects=self.addresses.erratum_subjects,
            group_of=self.data.organisation,
            script=_of_organisation,
            figure_anchor=self.addresses.figure_anchor,
            figure_of=self.addresses.figure,
            incentive_anchor=self.addresses.incentive_anchor,
            incentive_of=self.addresses.incentive,
            indicator_of=self.addresses.indicator,
            marks_of=self.addresses.marks,
            picture=self._picture,
            name_of=lambda slug_: self.data.place(slug_).name,
            organisation_of=self.addresses.organisation,
            reason=self.addresses.reason,
            profile_anchor=self.addresses.profile_anchor,
            python=lambda code: Markup(f"```python\n{code}```\n\n```text\n{run(code)}```\n"),
            slug=slug,
            source_name=partial(source_name, self.data),
            source_of=self.addresses.source,
            words=lambda value: str(value).replace("rd_", "R&D ").replace("_", " "),
        )

    def write(self, *, quick: bool) -> None:
        self.tree.clear()
        self.tree.copy(self.hand_written, machines.described)
        shutil.copytree(VENDOR, self.tree.out / "assets" / "vendor", ignore=shutil.ignore_patterns("*.md"))
        self.files = Files(self.tree, self.data)
        self.files.write()
        if not quick:
            self._pictures()
            self._explorer()
        self._cities()
        self._indicators()
        self._organisations()
        self._incentives()
        self._errata()
        self._sources()
        self._download()
        self._start()
        self._beside_the_code()
        self.tree.file("llms.txt", machines.llms(self.tree.pages, self.files))
        self.tree.file("llms-full.txt", machines.llms_full(self.data, self.hand_written))

    def _pictures(self) -> None:
        from pictures import CARD, GROWTH, MAP, RANKING, Picture, draw  # what draws is needed only here

        wanted = [Picture(f"cities/{each.slug}", CARD, each.slug) for each in self.data.cities()]
        for indicator, coverage in self.addresses.coverage.items():
            year = leading_year(coverage)
            if indicator in self.addresses.with_page and ranking(indicator, year):
                path, money = f"indicators/{indicator.topic}/{indicator.field}", currency(indicator, year)
                wanted.append(Picture(path, RANKING, indicator.name, year, money))
        wanted += [Picture("start-map", MAP, START_MAP.name), Picture("start-growth", GROWTH, START_MAP.name)]
        self.pictures = draw(wanted, self.tree.out)

    def _explorer(self) -> None:
        self.tree.page(
            "explore",
            "explore.md.jinja",
            "Explore",
            "Choose indicators, year, currency and region; see the Chinese cities as table, map, scatter plot or side by side.",
            hide="navigation toc",
            start=START,
        )
        Questions(self.data, self.addresses).write(self.tree)

    def _picture(self, path: str, root: str) -> Markup:
        return self.pictures[path].shown(root) if path in self.pictures else Markup()

    def _beside_the_code(self) -> None:
        """What stands beside the code and not in ``docs``: the changelogs, and the format of the data files."""
        for page, path in BESIDE_THE_CODE.items():
            text = LINK_TO_A_FILE.sub(r"\1", (self.hand_written.parent / path).read_text(encoding="utf-8"))
            self.tree.file(f"{page}.md", machines.described(text))

    def _start(self) -> None:
        figures = self.data.figures()
        self.tree.page(
            "index",
            "index.md.jinja",
            "Shared services and outsourcing in China",
            "Facts on 29 Chinese outsourcing cities around 2012: people, contracts, wages, policies, each with its source.",
            hide="navigation",
            cities=self.data.cities(),
            whole=machines.linked_data(machines.dataset(self.data, self.files)),
            figures=len(figures),
            traced=sum(bool(figure.footnotes) for figure in figures),
            errata=len(self.data.errata()),
            ranking=sso.rank(self.data.cities(), sso.OutsourcingMetrics.employees),
        )
        self.tree.page(
            "about/abbreviations",
            "abbreviations.md.jinja",
            "Abbreviations",
            "Abbreviations and words of the outsourcing industry that the documents define.",
            terms=self.data.glossary(),
        )

    def _cities(self) -> None:
        cities, places = self.data.cities(), self.data.places()
        self.tree.page(
            "cities/index",
            "cities.md.jinja",
            "Cities",
            f"{len(cities)} Chinese cities and the national market: outsourcing, wages, economy, incentives, organisations.",
            hide="toc",
            cities=cities,
            market=self.data.national(),
        )
        for place in places:
            view = CityView(self.data, self.addresses, place)
            described = (
                f"{place.name} in figures: {len(place.figures)} facts with their sources on outsourcing, wages, economy and more."
            )
            title = f"{place.name} ({place.chinese})"
            self.files.of_city(place)
            part = machines.linked_data(machines.part(place.name, described, f"cities/{place.slug}"))
            shown = {"place": place, "view": view, "part": part}
            self.tree.page(f"cities/{place.slug}", "city.md.jinja", title, described, hide="navigation", **shown)

    def _indicators(self) -> None:
        coverage = self.addresses.coverage
        topics = [(record, [each for each in coverage.values() if each.indicator.topic == record.topic]) for record in RECORD_TYPES]
        self.tree.page(
            "indicators/index",
            "indicators.md.jinja",
            "Indicators",
            f"What the figures measure: {len(coverage)} indicators with definition, unit and coverage.",
            topics=topics,
            addresses=self.addresses,
            derived=DERIVED.values(),
            threshold=CITIES_FOR_A_PAGE,
        )
        for indicator in coverage:
            if indicator in self.addresses.with_page:
                view = IndicatorView(self.data, self.addresses, indicator)
                path = f"indicators/{indicator.topic}/{indicator.field}"
                self.files.of_indicator(indicator, path)
                described = f"{indicator.title} of {len(view.coverage.cities)} Chinese cities: {indicator.definition}."
                part = machines.linked_data(machines.part(indicator.title, described, path))
                shown = {"view": view, "indicator": indicator, "part": part}
                self.tree.page(path, "indicator.md.jinja", indicator.title, described, hide="navigation", **shown)

    def _organisations(self) -> None:
        ties = self.addresses.footprints
        organisations = self.data.organisations()
        self.tree.page(
            "organisations/index",
            "organisations.md.jinja",
            "Organisations",
            f"{len(organisations)} companies, institutions and authorities, and the Chinese cities that each is named in.",
            hide="toc",
            organisations=organisations,
            ties=ties,
            threshold=CITIES_FOR_AN_ORGANISATION,
        )
        participants: dict[str, list[Any]] = {}
        for place in self.data.places():
            for each in place.participants:
                participants.setdefault(each.organisation.id, []).append(each)
        for organisation in organisations:
            footprint = ties.get(organisation.id)
            if footprint and len(footprint.cities) >= CITIES_FOR_AN_ORGANISATION:
                self.tree.page(
                    f"organisations/{organisation.id}",
                    "organisation.md.jinja",
                    organisation.name,
                    f"{organisation.name} in {len(footprint.cities)} Chinese cities: what each city’s profile says of it.",
                    hide="navigation",
                    organisation=organisation,
                    footprint=footprint,
                    entries=participants[organisation.id],
                    members=[each for each in organisations if each.group == organisation.id],
                )

    def _incentives(self) -> None:
        incentives = self.data.incentives()
        measures = [(form, [(i, m) for i in incentives for m in i.measures if m.form is form]) for form in sso.Form]
        self.tree.page(
            "incentives",
            "incentives.md.jinja",
            "Incentives",
            f"{len(incentives)} policies of Chinese cities for outsourcing businesses, by what they do: funds, grants, tax relief.",
            hide="navigation",
            incentives=incentives,
            by_form=[(form, listed) for form, listed in measures if listed],
            without=[each for each in incentives if not each.measures],
        )

    def _errata(self) -> None:
        errata = self.data.errata()
        self.tree.page(
            "errata",
            "errata.md.jinja",
            "Errata",
            f"{len(errata)} things that the documents print and that can’t be right, each with its evidence.",
            hide="toc",
            errata=errata,
            sure=Counter(each.confidence for each in errata),
            addresses=self.addresses,
        )

    def _sources(self) -> None:
        self.tree.page(
            "sources",
            "sources.md.jinja",
            "Sources",
            "The documents that the data was read from, and the primary sources that they name.",
            sources=self.data.sources(),
            profiles=[(place, profile) for place in self.data.places() for profile in place.profiles],
            footnotes=footnote_list(self.data),
            rates=self.data.exchange_rates().rates,
        )

    def _download(self) -> None:
        self.tree.page(
            "download",
            "download.md.jinja",
            "Download",
            f"Figures, organisations, incentives, errata as files with a dictionary of the columns: {', '.join(TITLES.values())}.",
            hide="navigation",
            files=self.files,
            whole=machines.linked_data(machines.dataset(self.data, self.files)),
        )
