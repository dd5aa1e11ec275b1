"""What programs read of the site: schema.org descriptions on pages, ``llms.txt``, and descriptions for search engines."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

from files import CROISSANT, Files
from markupsafe import Markup

import china_sso as sso

SUMMARY = (
    "Facts on shared services and outsourcing in 29 Chinese cities around 2012, compiled from a report of 2013 and two shorter "
    "documents: every figure with its unit, how exact it is and the page that prints it, and with period and source where given."
)
KEYWORDS = ["China", "outsourcing", "shared services", "ITO", "BPO", "KPO", "cities", "wages", "incentives"]
_MEDIA = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".parquet": "application/vnd.apache.parquet",
    ".sqlite": "application/vnd.sqlite3",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".duckdb": "application/vnd.duckdb",
    ".geojson": "application/geo+json",
}
LONGEST_DESCRIPTION = 160


def absolute(path: str) -> str:
    """The address of a page where the site's own is given, as ``SITE_URL``; otherwise the path alone."""
    site = os.environ.get("SITE_URL", "")
    return f"{site.rstrip('/')}/{path}" if site else path


def linked_data(described: dict[str, Any]) -> Markup:
    """A description in schema.org's words, as a page carries it."""
    text = json.dumps({"@context": "https://schema.org/", **described}, ensure_ascii=False).replace("</", "<\\/")
    return Markup(f'<script type="application/ld+json">{text}</script>')


def dataset(data: sso.Dataset, files: Files) -> dict[str, Any]:
    """The whole data set, with the files that it can be had as."""
    listed = [file for _, each in files.formats for file in each]
    return {
        "@type": "Dataset",
        "name": "china-sso: shared services and outsourcing in 29 Chinese cities",
        "description": SUMMARY,
        "url": absolute("index.html"),
        "version": sso.__version__,
        "license": ["https://opensource.org/licenses/MIT", "https://creativecommons.org/licenses/by/4.0/"],
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": "The china-sso developers"},
        "isBasedOn": [f"{each.title}, {each.publisher}" for each in data.sources()],
        "temporalCoverage": _span(data),
        "spatialCoverage": [_place(city) for city in data.cities()],
        "keywords": KEYWORDS,
        "variableMeasured": [each.indicator.title for each in data.indicators() if len(each.cities) > len(data.cities()) // 2],
        "distribution": [_file(files.address(file), file.suffix) for file in listed],
    }


def part(name: str, description: str, path: str) -> dict[str, Any]:
    """What one page has of it, with the two files beside the page."""
    return {
        "@type": "Dataset",
        "name": name,
        "description": description,
        "url": absolute(f"{path}.html"),
        "license": "https://opensource.org/licenses/MIT",
        "creator": {"@type": "Organization", "name": "The china-sso developers"},
        "isPartOf": {"@type": "Dataset", "name": "china-sso", "url": absolute("index.html")},
        "distribution": [_file(f"{path}{suffix}", suffix) for suffix in (".csv", ".json")],
    }


def _span(data: sso.Dataset) -> str:
    years = [row.year for row in data.observations() if row.year is not None and row.kind is sso.Kind.OBSERVED]
    return f"{min(years)}/{max(years)}"


def _place(city: sso.City) -> dict[str, Any]:
    geo = {"@type": "GeoCoordinates", "latitude": city.latitude, "longitude": city.longitude}
    return {"@type": "Place", "name": city.name, "geo": geo}


def _file(path: str, suffix: str) -> dict[str, Any]:
    media = _MEDIA.get(suffix, "application/octet-stream")
    described = {"conformsTo": "http://mlcommons.org/croissant/1.0"} if Path(path).name == CROISSANT else {}
    return {"@type": "DataDownload", "name": Path(path).name, "encodingFormat": media, "contentUrl": absolute(path), **described}


def llms(pages: list[tuple[str, str, str]], files: Files) -> str:
    """``llms.txt``: what there is, for a reader that is a language model."""
    first = [page for page in pages if page[0].count("/") == 0 or page[0].endswith("/index")]
    cities = [page for page in pages if page[0].startswith("cities/") and not page[0].endswith("/index")]
    indicators = [page for page in pages if page[0].startswith("indicators/") and not page[0].endswith("/index")]
    data = [f"- [{form.value}: {file.name}]({absolute(files.address(file))})" for form, listed in files.formats for file in listed]
    rule = "Cite the page of the document that a figure names. Say of every figure its year and how exact it is."
    parts = [f"# china-sso\n\n> {SUMMARY}\n\n{rule}"]
    parts += [f"## {title}\n\n" + "\n".join(map(_line, some)) for title, some in (("Start", first), ("Cities", cities))]
    parts += ["## Indicators\n\n" + "\n".join(map(_line, indicators)), "## Files\n\n" + "\n".join(data)]
    return "\n\n".join(parts) + "\n"


def _line(page: tuple[str, str, str]) -> str:
    path, title, description = page
    return f"- [{title}]({absolute(path + '.html')}): {description}"


def llms_full(data: sso.Dataset, folder: Path) -> str:
    """``llms-full.txt``: the hand-written pages whole, and every figure in a line."""
    pages = [file.read_text(encoding="utf-8").strip() for file in sorted(folder.rglob("*.md")) if "reference" not in file.parts]
    figures = [_said(data, figure) for figure in data.figures()]
    return "\n\n".join([f"# china-sso\n\n{SUMMARY}", *pages, "# Every figure\n\n" + "\n".join(figures)]) + "\n"


def _said(data: sso.Dataset, figure: sso.Figure) -> str:
    about = " · ".join(part for part in (figure.indicator.title, figure.label, figure.subject) if part)
    target = ", a target" if figure.kind is sso.Kind.TARGET else ""
    return f"- {data.place(figure.place).name}: {about}: {figure}{target}; {figure.source}, p. {figure.pages}"


def described(text: str) -> str:
    """A hand-written page with its first paragraph as description, where it has none of its own."""
    if text.startswith("---\n"):
        return text
    paragraph = next((each for each in re.split(r"\n\s*\n", text) if re.match(r"[A-Z`]", each)), "")
    plain = re.sub(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])", r"\1", paragraph)
    plain = re.sub(r"[`*]", "", " ".join(plain.split())).removesuffix(":")
    if len(plain) > LONGEST_DESCRIPTION:
        plain = f"{plain[: LONGEST_DESCRIPTION - 2].rsplit(' ', 1)[0]} …"
    return f"---\ndescription: {json.dumps(plain, ensure_ascii=False)}\n---\n\n{text}" if plain else text
