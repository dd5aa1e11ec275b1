"""A page of HTML that stands alone: its style is in it, it loads nothing, and it reads on a screen, a phone and paper."""

from __future__ import annotations

from collections.abc import Iterable

from china_sso.tables import safe

_STYLE = """
:root { color-scheme: light; }
body { font: 15px/1.45 Arial, Helvetica, "Liberation Sans", "Noto Sans CJK SC", sans-serif; color: #1c1c1c; background: #fff;
  max-width: 60rem; margin: 0 auto; padding: 1rem 1.25rem 3rem; }
h1 { font-size: 1.7rem; margin: .5rem 0 .3rem; }
h2 { font-size: 1.15rem; margin: 1.8rem 0 .3rem; border-bottom: 2px solid #1f5c99; padding-bottom: .15rem; break-after: avoid; }
p { margin: .25rem 0; }
.wide { overflow-x: auto; }
.wide > p { font-size: .8rem; color: #444; }
table { border-collapse: collapse; width: 100%; margin: .3rem 0 .5rem; font-size: .88rem; }
caption { text-align: left; color: #555; font-size: .82rem; padding-bottom: .2rem; }
th { font-weight: normal; color: #555; border-bottom: 1px solid #999; }
th, td { padding: .22rem .7rem .22rem 0; vertical-align: top; }
td { border-bottom: 1px solid #e3e3e3; overflow-wrap: break-word; min-width: 4rem; }
td[style*="right"] { white-space: nowrap; }
figure { margin: 1rem 0; }
figure svg { display: block; width: 100%; max-width: 30rem; height: auto; }
li { margin: .2rem 0; }
@media (max-width: 40rem) { table { font-size: .8rem; } td, th { padding-right: .45rem; } }
@page { size: A4; margin: 14mm; }
@media print {
  body { font-size: 9.5pt; max-width: none; padding: 0; }
  .wide { overflow: visible; }
  figure svg { max-width: 22rem; }
  tr, figure, li { break-inside: avoid; }
}
"""


def page_html(title: str, about: Iterable[str], picture: str, tables: Iterable[tuple[str, str]], sources: Iterable[str]) -> str:
    """The page.

    Args:
        title: its name, a text.
        about: lines below it, texts.
        picture: an SVG, or nothing.
        tables: headings, texts, each with the HTML of a table.
        sources: where all this is from, texts.
    """
    lines = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{safe.html(title)}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        f"<h1>{safe.html(title)}</h1>",
        *(f"<p>{safe.html(line)}</p>" for line in about),
        *([f"<figure>{picture.strip()}</figure>"] if picture else []),
        *(f'<section>\n<h2>{safe.html(heading)}</h2>\n<div class="wide">{table}</div>\n</section>' for heading, table in tables),
        "<section>",
        "<h2>Sources</h2>",
        "<ul>",
        *(f"<li>{safe.html(source)}</li>" for source in sources),
        "</ul>",
        "</section>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"
