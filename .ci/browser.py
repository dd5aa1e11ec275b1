"""Opens the built documentation in headless Chromium: pages have their content, and no link or script is broken."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import threading
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlparse

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=4000",
    "--dump-dom",
)


class Page(HTMLParser):
    """The links, anchors and tables of a page as the browser has it after its scripts ran."""

    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.anchors: set[str] = set()
        self.rows = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        for key in ("href", "src"):
            if found.get(key):
                self.links.add(str(found[key]))
        if found.get("id"):
            self.anchors.add(str(found["id"]))
        self.rows += tag == "tr"


class Quiet(SimpleHTTPRequestHandler):
    missing: list[str] = []
    home = "/"

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.home))

    def log_message(self, *_: object) -> None:
        pass

    def log_error(self, *_: object) -> None:
        if not self.path.endswith("favicon.ico"):
            self.missing.append(f"not found: {self.path}")


def opened(url: str) -> Page:
    with tempfile.TemporaryDirectory() as profile:
        shown = subprocess.run(
            ["chromium", *FLAGS, f"--user-data-dir={profile}", url], capture_output=True, text=True, timeout=120, check=True
        )
    page = Page()
    page.feed(shown.stdout)
    return page


def home_of(site: Path) -> str:
    """The path of the address that the site was built for, if any: the page for what is not there links by it."""
    addresses = re.findall(r"<loc>(http[^<]+)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    return urlparse(min(addresses, key=len)).path.rpartition("/")[0] + "/" if addresses else "/"


def main(site: Path) -> int:
    Quiet.home = home_of(site)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_address[1]}{Quiet.home}"
    faults: list[str] = []
    folders: dict[Path, list[Path]] = {}
    for found in sorted(site.rglob("*.html")):
        folders.setdefault(found.parent, []).append(found.relative_to(site))
    paths = [path for listed in folders.values() for path in (listed[0], *listed[1:-1:20])]  # pages of a folder are alike
    for path in paths:
        url = urljoin(root, path.as_posix())
        page = opened(url)
        if not page.anchors:
            faults.append(f"{path}: nothing on the page")
        for link in page.links:
            target, anchor = urldefrag(urljoin(url, link))
            if urlparse(target).netloc != urlparse(root).netloc:
                continue
            file = site / urlparse(target).path.removeprefix(Quiet.home)
            file = file / "index.html" if file.is_dir() else file
            if not file.is_file():
                faults.append(f"{path}: {link} leads nowhere")
            elif anchor and target == url and anchor not in page.anchors:
                faults.append(f"{path}: no #{anchor} on the page")
        if path.as_posix() == "indicators/index.html" and page.rows < 200:
            faults.append(f"{path}: the table of indicators has only {page.rows} rows")
    faults.extend(Quiet.missing)
    print(f"{len(paths)} pages opened, {len(faults)} faults")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
