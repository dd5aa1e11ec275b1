"""Writes what the site is built from: ``python tools/site`` makes ``build/docs``, for mkdocs and for zensical.

The tree holds the hand-written pages of ``docs``, a page for every city, indicator, organisation in several cities and erratum,
and the files to take away. ``python tools/site check SITE [SITE]`` looks at built sites: links, anchors, and whether two builders
put the same on their pages. ``python tools/site keep SITE AWAY`` moves a site away, so that another builder doesn't write over it.
``--quick`` leaves out charts and explorer, which take longest, so that the tree can be tested but not built.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import check
import reference
from pages import write

QUICK = "--quick"
ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["check"]:
        return check.main([Path(each) for each in arguments[1:]])
    if arguments[:1] == ["keep"]:
        shutil.rmtree(arguments[2], ignore_errors=True)
        shutil.move(arguments[1], arguments[2])
        return 0
    folders = [Path(each) for each in arguments if each != QUICK]
    out = folders[0] if folders else ROOT / "build" / "docs"
    print(write(ROOT / "docs", out, quick=QUICK in arguments))
    reference.write(ROOT, out.parent / "mkdocstrings")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
