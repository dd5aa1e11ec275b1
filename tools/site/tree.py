"""The tree of files that is written: pages from templates, and files as they are. A tree is made anew each time."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

CHINESE = re.compile(r"[\u3400-\u9fff]+(?:[·\u3000-\u303f]*[\u3400-\u9fff]+)*")
MARK = ".written-by-tools-site"


def text(value: Any) -> Any:
    """What stands on a page for a value: nothing for None, and Chinese said to be Chinese, for those who hear the page."""
    if value is None:
        return ""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return Markup(CHINESE.sub(lambda found: f'<span lang="zh-Hans">{found[0]}</span>', str(escape(value))))


class Tree:
    """A folder of Markdown pages and files beside them."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.pages: list[tuple[str, str, str]] = []
        self._environment = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=True,
            comment_end_string="##}",
            comment_start_string="{##",
            finalize=text,
            lstrip_blocks=True,
            trim_blocks=True,
            undefined=StrictUndefined,
        )

    def clear(self) -> None:
        """Takes away what was written before; never a folder that something else filled."""
        if self.out.exists() and any(self.out.iterdir()) and not (self.out / MARK).exists():
            raise SystemExit(f"{self.out} holds what this didn't write")
        shutil.rmtree(self.out, ignore_errors=True)
        self.out.mkdir(parents=True)
        (self.out / MARK).touch()

    def filters(self, **filters: Any) -> None:
        """What templates can call."""
        self._environment.filters.update(filters)
        self._environment.globals.update(filters)

    def page(self, path: str, template: str, title: str, description: str, *, hide: str = "", **context: Any) -> None:
        """A page at ``path``, without its suffix, with its title and description for search engines.

        ``hide`` names what of the theme stays away, so that tables have its room: ``navigation``, ``toc`` or both.
        """
        root = "../" * path.count("/")
        template_ = self._environment.get_template(template)
        body = template_.render(root=root, title=title, description=description, path=path, **context)
        named = {"title": title, "description": description}
        head = "".join(f"{name}: {json.dumps(text_, ensure_ascii=False)}\n" for name, text_ in named.items())
        head += f"hide: [{', '.join(hide.split())}]\n" if hide else ""
        self.pages.append((path, title, description))
        self.file(f"{path}.md", f"---\n{head}---\n\n{body}")

    def file(self, path: str, content: str) -> None:
        """A file as it is."""
        file = self.out / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")

    def copy(self, folder: Path, changed: Callable[[str], str]) -> None:
        """Everything of a folder, the pages changed."""
        shutil.copytree(folder, self.out, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".*"))
        for page in self.out.rglob("*.md"):
            page.write_text(changed(page.read_text(encoding="utf-8")), encoding="utf-8")
