"""Writes what the site is built from: ``python tools/site`` makes ``build/docs``, for mkdocs and for zensical.

The tree holds the hand-written pages of ``docs``; a page for each city, for indicators that enough cities have and for
organisations in several cities; lists of the rest; and the files to take away. ``check`` looks at built sites: links, anchors, and
whether two builders put the same on their pages. ``keep`` moves a site away, so that another builder doesn't write over it.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import check
import reference
from pages import write

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python tools/site", description=__doc__)
    parser.add_argument("what", nargs="?", choices=["write", "check", "keep"], default="write")
    parser.add_argument("folders", nargs="*", type=Path, help="where to write; the sites to check; the site and where to keep it")
    parser.add_argument("--quick", action="store_true", help="without charts and explorer: to test, not to build")
    asked = parser.parse_args()
    match asked.what, asked.folders:
        case "check", [_, *_]:
            return check.main(asked.folders)
        case "keep", [site, away]:
            shutil.rmtree(away, ignore_errors=True)
            shutil.move(site, away)
        case "write", [] | [_]:
            [out] = asked.folders or [ROOT / "build" / "docs"]
            print(write(ROOT / "docs", out, quick=asked.quick))
            reference.write(ROOT, out.parent / "mkdocstrings")
        case _:
            parser.error(f"{asked.what} takes other folders than these {len(asked.folders)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
