"""Opens the built site in Chromium and looks at it as a reader does: ``python .ci/reader.py SITE [CHECK ...]`` prints the faults.

Nothing may be asked for from elsewhere and no page may write an error; explorer and library give the same answers; tables sort
and search by mouse and keyboard and stand without JavaScript; search finds what people look for, from a folder too; axe finds no
breach of WCAG 2.2 AA on any kind of page, light, dark and on a phone.
"""

from __future__ import annotations

import csv
import random
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, Route, sync_playwright

import china_sso as sso
from china_sso.model.alternatives import also_printed
from china_sso.model.vocabulary import YEAR_OF_CONTEXT, Inferred

CHROMIUM = "/usr/bin/chromium"
#: A page of each kind.
KINDS = (
    "index.html",
    "cities/index.html",
    "cities/hangzhou.html",
    "cities/china.html",
    "indicators/index.html",
    "indicators/wages/average_salary.html",
    "organisations/index.html",
    "organisations/ibm.html",
    "incentives.html",
    "errata.html",
    "sources.html",
    "explore.html",
    "download.html",
    "learn.html",
    "how-to/compare.html",
    "reference/figures.html",
    "about/index.html",
)
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 390, "height": 844}},
}
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
#: Rows of a table are alike, and axe takes minutes for hundreds of them.
ROWS = 40
FEWER_ROWS = "rows => document.querySelectorAll('tbody').forEach(each => [...each.rows].slice(rows).forEach(row => row.remove()))"
SOUGHT = {"Hangzhou GDP": "hangzhou", "R&D": "", "download": "download", "excel": "", "西安": "xian"}
QUESTIONS = 50
PAGE_BYTES = 1_000_000
#: The explorer has drawn its table, after the answers have come.
ANSWERED = "#answers[aria-busy=false]"
#: Tables are laid out when they come into view, and only then do they have a text; here all do.
ALL_IN_VIEW = "* { content-visibility: visible !important }"


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that keeps silent."""

    def log_message(self, *_: object) -> None: ...


class Looker:
    """A browser on a site, and the faults it has seen."""

    def __init__(self, browser: Browser, site: Path, root: str) -> None:
        self.browser, self.site, self.root = browser, site, root
        self.faults: list[str] = []

    @contextmanager
    def page(self, *, root: str | None = None, **look: Any) -> Iterator[Page]:
        """A page that may ask for nothing from elsewhere and may write no error."""
        context = self.browser.new_context(**(look or LOOKS["light"]))
        own = root or self.root
        context.route(lambda url: not url.startswith((own, "blob:", "data:")), lambda route, asked: self._refuse(route, asked))
        page = context.new_page()
        page.on(
            "console", lambda said: self.fault(page, said.text) if said.type == "error" and "favicon" not in said.text else None
        )
        page.on("pageerror", lambda error: self.fault(page, str(error)))
        yield page
        context.close()

    def _refuse(self, route: Route, asked: Request) -> None:
        self.faults.append(f"asks for {asked.url}")
        route.abort()

    def fault(self, page: Page, said: str) -> None:
        self.faults.append(f"{page.url.removeprefix(self.root)}: {said}")

    def check(self, page: Page, truth: bool, said: str) -> None:
        if not truth:
            self.fault(page, said)


def every_kind(looker: Looker) -> None:
    """A page of each kind in each look, by axe."""
    axe = Axe()
    for name, look in LOOKS.items():
        with looker.page(**look) as page:
            for path in KINDS:
                page.goto(looker.root + path)
                if path == "explore.html":
                    page.wait_for_selector(ANSWERED)
                page.add_style_tag(content=ALL_IN_VIEW)
                page.evaluate(FEWER_ROWS, ROWS)
                found = axe.run(page, options=RULES).response["violations"]
                for each in found:
                    where = [" ".join(map(str, node["target"])) for node in each["nodes"]]
                    looker.fault(page, f"{name}: {each['id']} ({len(where)} times): {where[:3]}")
                wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                looker.check(page, wide <= 0, f"{name}: {wide} pixels wider than the screen")


def figures_of_cities(looker: Looker) -> None:
    """Every figure of every place stands on its page as the browser shows it, each with a link to its source."""
    data = sso.load()
    with looker.page() as page:
        for place in data.places():
            page.goto(f"{looker.root}cities/{place.slug}.html", wait_until="domcontentloaded")
            page.add_style_tag(content=ALL_IN_VIEW)
            rows = page.eval_on_selector_all(
                "table.figures tbody tr",
                "rows => rows.map(row => [row.innerText, row.querySelector('td.from a[href^=\"#source-\"]') !== null])",
            )
            looker.check(page, len(rows) == len(place.figures), f"{len(rows)} rows, {len(place.figures)} figures")
            texts = [" ".join(text.split()) for text, sourced in rows if sourced]
            for figure in place.figures:
                parts = (figure.indicator.title, " ".join(figure.quantity.split()))
                looker.check(page, any(all(part in text for part in parts) for text in texts), f"lacks {figure!r}")


def counts(looker: Looker) -> None:
    """Lists have a row for each thing that the data has."""
    wanted = {
        "cities/index.html": len(sso.cities()),
        "organisations/index.html": len(sso.organisations()),
        "errata.html": len(sso.errata()),
    }
    with looker.page() as page:
        for path, number in wanted.items():
            page.goto(looker.root + path)
            found = page.locator("table.filter tbody tr").count()
            looker.check(page, found == number, f"{found} rows, {number} in the data")


def tables(looker: Looker) -> None:
    """A table sorts by mouse and by keyboard, with empty cells last, and is searched; without JavaScript it is a plain table."""
    with looker.page() as page:
        page.goto(f"{looker.root}cities/index.html")
        numbers = "[...document.querySelectorAll('table.filter tbody tr')].map(row => row.cells[4].dataset.order ?? null)"
        has = [city.figure("outsourcing.employees") for city in sso.cities()]
        values = sorted(float(figure.value) for figure in has if figure)
        button = page.locator("table.filter thead button").nth(4)
        button.click()
        found = [float(each) for each in page.evaluate(numbers) if each is not None]
        looker.check(page, found == values, "doesn't sort upwards by mouse")
        button.focus()
        page.keyboard.press("Enter")
        found = page.evaluate(numbers)
        looker.check(page, [float(each) for each in found[: len(values)]] == values[::-1], "doesn't sort downwards by keyboard")
        looker.check(page, found[len(values) :] == [None] * (len(has) - len(values)), "empty cells aren't last")
        page.locator(".find input").first.fill("guangdong")
        shown = page.locator("table.filter tbody tr:visible").count()
        looker.check(
            page, shown == sum(city.province == "Guangdong" for city in sso.cities()), f"finds {shown} cities of Guangdong"
        )
    with looker.page(**LOOKS["phone"]) as page:  # where rows are no rows of a table
        for path, sought in {"errata.html": "salary", "organisations/index.html": "IBM", "incentives.html": "rent"}.items():
            page.goto(looker.root + path)
            page.locator(".find input").first.fill(sought)
            said = page.locator(".find [role=status]").first.inner_text()
            shown = page.locator("table.filter").first.locator("tbody tr:visible").count()
            looker.check(page, said.startswith(f"{shown} of "), f"says “{said}” and shows {shown} rows")
    with looker.page(java_script_enabled=False) as page:
        page.goto(f"{looker.root}cities/index.html")
        looker.check(
            page, page.locator("table.filter tbody tr:visible").count() == len(sso.cities()), "no cities without JavaScript"
        )
        page.goto(f"{looker.root}explore.html")
        looker.check(page, page.locator("noscript a").count() == 2, "no way on without JavaScript")


def explorer(looker: Looker) -> None:
    """The explorer answers random questions as the library does, from a server and from a folder; it keeps them in the address."""
    chance = random.Random(2013)
    with looker.page() as page:
        page.goto(f"{looker.root}explore.html")
        page.wait_for_selector(ANSWERED)
        names = page.evaluate("CHINA_SSO.indicators.map(each => [each.name, each.label])")
        years = page.evaluate("CHINA_SSO.years")
        for _ in range(QUESTIONS):
            name, label = chance.choice(names)
            year, nearest = chance.choice([None, None, 2011, 2012, *years]), chance.random() < 0.5
            currency = chance.choice([None, "USD", "CNY", "HKD"])
            address = f"#i={name}{'%7C' + quote(label) if label else ''}&p=1"
            address += f"{f'&y={year}' if year else ''}{'&n=1' if nearest else ''}{f'&c={currency}' if currency else ''}"
            page.evaluate("address => { location.hash = address }", address)
            page.wait_for_function("address => document.getElementById('year').value === address", arg=str(year or ""))
            page.wait_for_timeout(20)
            page.wait_for_selector(ANSWERED)
            lines = page.evaluate("fetch(document.getElementById('csv').href).then(file => file.text())")
            compared = sso.compare(sso.load().places(), [name], year=year, nearest=nearest, currency=currency, label=label)
            _same(looker, page, lines, compared, f"{name} {label} {year} {nearest} {currency}")
        page.goto("about:blank")
        page.goto(f"{looker.root}explore.html#i=economy.gdp&y=2012&c=CNY&r=East&v=beside&k=hangzhou&k=wuhan")
        page.wait_for_selector(ANSWERED)
        heads = page.locator("#answers thead th").all_inner_texts()
        looker.check(page, heads == ["Indicator", "Hangzhou", "Wuhan"], f"{heads} from an address")
    _by_hand(looker)


def _same(looker: Looker, page: Page, file: str, compared: sso.Comparison, asked: str) -> None:
    rows = {row["city"]: row for row in csv.DictReader(file.splitlines())}
    looker.check(page, len(rows) == len(compared.places), f"{asked}: {len(rows)} rows")
    for cell in compared.rows[0]:
        row = rows[cell.place]
        if cell.gap:
            looker.check(page, (row["figure"], row["gap"]) == ("", cell.gap.text), f"{asked}: {row} for {cell.gap.text!r}")
            continue
        figure = cell.figure
        assert figure is not None
        given = (figure.quantity, f"{figure.value}", str(figure.period or ""), figure.unit.value, figure.bound.value)
        found = (row["figure"], row["value"], row["period"], row["unit"], row["bound"])
        looker.check(page, found == given, f"{asked}: {found} for {given}")
        for remark in _to_know(figure):
            looker.check(page, remark in row["remarks"], f"{asked}, {cell.place}: lacks {remark!r}")


def _to_know(figure: sso.Figure) -> Iterator[str]:
    origin = figure.inputs[0] if figure.converted else figure
    for each in (origin, *origin.inputs):
        yield from (each.erratum.evidence,) if each.erratum else ()
        yield from (each.note,) if each.note else ()
        yield from (YEAR_OF_CONTEXT,) if Inferred.PERIOD in each.inferred else ()
    yield from also_printed(sso.load().place(figure.place), figure)
    yield from map(str, figure.rates if figure.converted else ())


def _by_hand(looker: Looker) -> None:
    """From a folder, by keyboard alone: add an indicator, take another away, sort; and both pictures."""
    folder = looker.site.resolve().as_uri() + "/"
    with looker.page(root=folder) as page:
        page.goto(f"{folder}explore.html")
        page.wait_for_selector(ANSWERED)
        page.locator("#indicator").focus()
        page.keyboard.type("Average salary")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_selector(ANSWERED)
        heads = page.locator("#answers thead th").all_inner_texts()
        looker.check(page, any("Average salary" in head for head in heads), f"{heads} by keyboard")
        page.locator("#answers thead button").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(ANSWERED)
        sorted_by = page.locator("#answers thead th").nth(1).get_attribute("aria-sort")
        looker.check(page, sorted_by == "descending", f"{sorted_by} by keyboard")
        first = page.locator("#answers tbody th").first.inner_text()
        ranked = sso.rank(sso.cities(), sso.OutsourcingMetrics.employees, nearest=True, year=2012).entries[0].place.name
        looker.check(page, first == ranked, f"{first} first, {ranked} in the library")
        for view in ("scatter", "map"):
            page.select_option("#view", view)
            page.wait_for_selector("#picture svg")
            page.wait_for_timeout(200)
            drawn = page.locator("#picture .mark-symbol path").count()
            looker.check(page, drawn > 5, f"{drawn} dots as {view}")


def search(looker: Looker) -> None:
    """Search finds what people look for, from a server and from a folder."""
    for root in (looker.root, looker.site.resolve().as_uri() + "/"):
        with looker.page(root=root) as page:
            page.goto(f"{root}index.html")
            page.locator("label.md-header__button[for=__search], .md-search__input").first.dispatch_event("click")
            for words, wanted in SOUGHT.items():
                box = page.locator(".md-search__input")
                box.fill(words)
                box.press("End")  # it listens to keys
                try:
                    page.wait_for_selector(".md-search-result__item", timeout=10_000)
                    page.wait_for_timeout(300)
                    found = page.eval_on_selector_all(
                        ".md-search-result__link", "links => links.slice(0, 5).map(link => link.href)"
                    )
                except Exception:  # nothing was found in time
                    found = []
                looker.check(page, any(wanted in link for link in found), f"search for {words} finds {found}")
                box.fill("")
                page.wait_for_timeout(300)


def weight(looker: Looker) -> None:
    """What a page of each kind loads before anything is asked of it."""
    for path in KINDS:
        with looker.page() as page:
            sizes: list[int] = []
            page.on("response", lambda answer: sizes.append(int(answer.headers.get("content-length", 0))))  # noqa: B023 -- at once
            page.goto(f"{looker.root}{path}", wait_until="networkidle")
            looker.check(page, sum(sizes) < PAGE_BYTES, f"{sum(sizes):,} bytes")
            print(f"{path}: {sum(sizes):,} bytes in {len(sizes)} files")


CHECKS: tuple[Callable[[Looker], None], ...] = (counts, figures_of_cities, tables, explorer, search, weight, every_kind)


def main(site: Path, wanted: list[str]) -> int:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_address[1]}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        looker = Looker(browser, site, root)
        for check in CHECKS:
            if not wanted or check.__name__ in wanted:
                before, started = len(looker.faults), time.perf_counter()
                check(looker)
                print(f"{check.__name__}: {len(looker.faults) - before} faults, {time.perf_counter() - started:.0f} s", flush=True)
        browser.close()
    print("\n".join(looker.faults[:200]))
    return 1 if looker.faults else 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), sys.argv[2:]))
