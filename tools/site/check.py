"""Looks at built sites: every link leads to a page and an anchor of it, and two builders put the same on the same pages."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterator
from enum import Enum
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlparse

from machines import absolute

import china_sso as sso

#: What a theme puts on a page around its text.
ARTICLE = "article"
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    """The links and anchors of a page, and the text of its article without what a theme adds to it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.repeated: set[str] = set()
        self.described = False
        self._words: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._in_article = 0
        self.feed(text)

    @property
    def text(self) -> str:
        return " ".join("".join(self._words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        for key in ("href", "src"):
            if found.get(key) and found.get("rel") != "canonical":
                self.links.append(str(found[key]))
        anchor = found.get("id")
        if anchor:
            (self.repeated if anchor in self.anchors else self.anchors).add(anchor)
        if tag == "meta" and found.get("name") == "description":
            self.described = bool(found.get("content"))
        if tag in _VOID:
            return
        classes = str(found.get("class") or "").split()
        hidden = tag in ("script", "style", "button", "nav", "aside", "svg") or "headerlink" in classes
        self._open.append((tag, hidden))

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == tag:
                del self._open[index:]
                return

    def handle_data(self, data: str) -> None:
        if any(tag == ARTICLE for tag, _ in self._open) and not any(hidden for _, hidden in self._open):
            self._words.append(data)


def pages_of(site: Path) -> dict[str, Page]:
    """The pages of a site by their addresses."""
    files = sorted(site.rglob("*.html"))
    pages = {file.relative_to(site).as_posix(): Page(file.read_text(encoding="utf-8")) for file in files}
    return {path: page for path, page in pages.items() if path not in ("404.html", "search.html")}


def broken(site: Path, pages: dict[str, Page]) -> list[str]:
    """Links of pages that lead nowhere, and anchors that a page has twice."""
    faults = [f"{path}: {anchor} stands twice" for path, page in pages.items() for anchor in sorted(page.repeated)]
    faults += [f"{path}: no description" for path, page in pages.items() if not page.described]
    for path, page in pages.items():
        for link in dict.fromkeys(page.links):
            parts = urlparse(link)
            if parts.scheme or parts.netloc:
                continue
            target, anchor = urldefrag(link)
            file = (site / path).parent / unquote(target) if target else site / path
            if not file.resolve().is_file():
                faults.append(f"{path}: {link} leads nowhere")
                continue
            name = file.resolve().relative_to(site.resolve()).as_posix()
            if "=" in anchor:  # a question to the explorer
                continue
            if anchor and name in pages and unquote(anchor) not in pages[name].anchors:
                faults.append(f"{path}: {link} has no such anchor")
    return faults


def different(one: dict[str, Page], other: dict[str, Page]) -> list[str]:
    """Pages that only one of two sites has, and those whose texts differ."""
    faults = [f"{path}: only one of the sites has it" for path in sorted(one.keys() ^ other.keys())]
    for path in sorted(one.keys() & other.keys()):
        ours, theirs = one[path].text, other[path].text
        if ours != theirs:
            at = next((i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))
            around = slice(max(0, at - 40), at + 40)
            faults.append(f"{path}: {ours[around]!r} and {theirs[around]!r}")
    return faults


def unlisted(site: Path, pages: dict[str, Page]) -> list[str]:
    """Pages that the sitemap lacks, where ``SITE_URL`` is given: without it no sitemap can be made."""
    if not os.environ.get("SITE_URL"):
        return []
    listed = set(re.findall(r"<loc>([^<]*)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8")))
    return [f"sitemap.xml lacks {path}" for path in pages if absolute(path) not in listed]


def without_anchor(site: Path) -> list[str]:
    """Public names, methods, fields of records and members of vocabularies that the inventory of a site lacks."""
    inventory = (site / "objects.inv").read_bytes()
    lines = zlib.decompress(inventory.split(b"\n", 4)[4]).decode().splitlines()
    anchors = {line.split(" ", 1)[0] for line in lines}
    return [f"objects.inv has no {name}" for name in public_names() if name not in anchors]


def public_names() -> Iterator[str]:
    """Whatever the reference has to have an anchor for."""
    for name in sso.__all__:
        public, path = getattr(sso, name), f"china_sso.{name}"
        yield path
        if isinstance(public, type):
            own = public.__members__ if issubclass(public, Enum) else vars(public)
            topic = {"topic", "title"} if isinstance(vars(public).get("topic"), str) else set()  # `Record` explains them
            yield from (f"{path}.{each}" for each in own if not each.startswith("_") and each not in topic)


def main(sites: list[Path]) -> int:
    """Prints the faults of sites, and the differences of two."""
    read = [pages_of(site) for site in sites]
    faults = [f"{site}/{fault}" for site, pages in zip(sites, read, strict=True) for fault in broken(site, pages)]
    faults += [f"{site}: {fault}" for site in sites for fault in without_anchor(site)]
    faults += [f"{site}: {fault}" for site, pages in zip(sites, read, strict=True) for fault in unlisted(site, pages)]
    if len(read) > 1:
        faults += different(read[0], read[1])
    print(f"{', '.join(f'{len(pages)} pages in {site}' for site, pages in zip(sites, read, strict=True))}: {len(faults)} faults")
    print("\n".join(faults[:50]))
    return 1 if faults else 0
