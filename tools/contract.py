"""What the package promises, written down: ``python tools/contract.py`` writes ``tests/contract`` anew.

``api.txt`` has the public names with their signatures, ``words.txt`` every vocabulary, every indicator with all that it
says, and what is doubted, ``columns.txt`` the columns of all tables, lists and results, ``data.txt`` a digest of every file of
the bundled data and of everything in it. The files change only together with what people are told: nothing is written while
the changelog that belongs to a file still says what it said when the file was written last. A test holds the files against the
package.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple

import attrs
import griffe

import china_sso
from china_sso.checks.across import LEVELS, PER_HEAD
from china_sso.frames.layouts import LAYOUTS
from china_sso.frames.lists import LISTS
from china_sso.model.indicator import Indicator
from china_sso.model.indicators import DERIVED
from china_sso.model.records import PRINTED
from china_sso.output.files.content import DICTIONARY
from china_sso.output.results import RESULTS

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
DATA = SOURCE / "china_sso" / "data"
#: Every object has these.
_UNIVERSAL = frozenset({"__eq__", "__hash__", "__repr__", "__reduce__", "__getstate__", "__setstate__", "__attrs_post_init__"})
_SELF = re.compile(r"\((?:self|cls)(?:, )?")
_TOLD = re.compile(r"^# told: (\w+)$", re.MULTILINE)


class Contract(NamedTuple):
    """A file that holds what was promised, and the changelog that has to tell of each change to it."""

    file: Path
    changelog: Path
    lines: Callable[[], Iterator[str]]

    def recorded(self) -> list[str]:
        """What was promised."""
        text = self.file.read_text(encoding="utf-8") if self.file.exists() else ""
        return [line for line in text.splitlines() if not line.startswith("# told: ")]

    def told(self) -> str:
        """A digest of the newest section of the changelog."""
        sections = re.split(r"^## ", self.changelog.read_text(encoding="utf-8"), flags=re.MULTILINE)
        return digest(" ".join(sections[1].split()), 16)

    def write(self) -> str | None:
        """Writes the file, or gives the reason why not."""
        lines = list(self.lines())
        if lines == self.recorded():
            return None
        # a merge may leave two of these lines: the changelog has to differ from both
        known = _TOLD.findall(self.file.read_text(encoding="utf-8")) if self.file.exists() else []
        if self.told() in known:
            changelog = self.changelog.relative_to(ROOT).as_posix()
            return f"{self.file.name} would change: say in the newest section of {changelog} what did, and run this again"
        self.file.write_text("\n".join([f"# told: {self.told()}", *lines, ""]), encoding="utf-8", newline="\n")
        return None


def digest(text: str, length: int) -> str:
    """The first digits of a SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]


# --- the names ---


def api() -> Iterator[str]:
    """A line a public name, with its signature; those of a class are indented."""
    loader = griffe.GriffeLoader(search_paths=[SOURCE])
    loader.load("china_sso")
    loader.resolve_aliases(implicit=True)
    package = loader.modules_collection["china_sso"]
    homes = {name: home for home, names in china_sso._HOMES.items() for name in names.split()}  # noqa: SLF001
    for name in sorted(china_sso.__all__):
        home = f"{homes[name]}.{name}" if name in homes else f"dataset.Dataset.{name}"
        found = package[home]
        yield from _described(found.final_target if found.is_alias else found, homes)
    yield ""
    selection = package["selection"]
    for _, member in sorted(selection.members.items()):
        if member.is_public and not member.is_alias:
            yield from _described(member, homes, "selection.")


def _described(item: Any, public: dict[str, str], prefix: str = "", indent: str = "") -> Iterator[str]:
    if item.is_class:
        inner = {base.name for base in item.mro() if base.name not in public}
        bases = ", ".join(base for base in map(str, item.bases) if base not in inner)
        decorators = "".join(f"@{decorator.value} " for decorator in item.decorators)
        yield f"{indent}{decorators}class {prefix}{item.name}" + (f"({bases})" if bases else "")
        closed = any("Enum" in str(base) for base in item.bases)
        for name, member in _members(item, public).items():
            if closed and member.is_attribute and member.value is not None:
                yield f"{indent}    {name} = {member.value}"
            else:
                yield from _described(member, public, indent=f"{indent}    ")
    elif item.is_function:
        overloads = (item.parent.overloads.get(item.name) if item.parent else None) or item.overloads or [item]
        for each in overloads:
            yield f"{indent}{prefix}{_SELF.sub('(', each.signature(return_type=True), count=1)}"
    else:
        annotation = item.annotation if item.annotation is not None else _called(item)
        default = f" = {item.value}" if indent and item.value is not None and item.annotation is not None else ""
        yield f"{indent}{prefix}{item.name}: {annotation}{default}"


def _called(item: Any) -> str:
    """What an attribute without annotation is: ``Indicator`` in ``gdp = Indicator(...)``, the type of a parameter kept."""
    maker = item.parent.members.get("__init__")
    if "instance-attribute" in item.labels and maker is not None and str(item.value) in maker.parameters:
        return str(maker.parameters[str(item.value)].annotation)
    return str(getattr(item.value, "function", item.value))


def _members(cls: Any, public: dict[str, str]) -> dict[str, Any]:
    """The public members of a class, and of its bases that are not public themselves."""
    found: dict[str, Any] = {}
    for base in reversed(cls.mro()):
        if base.name not in public:
            found |= base.members
    found |= cls.members
    promised = [(name, member) for name, member in found.items() if _is_promised(name, member)]
    # the order of attributes is that of arguments; methods have none
    return dict(sorted(promised, key=lambda each: (each[1].is_function, each[0] if each[1].is_function else "")))


def _is_promised(name: str, member: Any) -> bool:
    """Whether callers may rely on a member: public ones, how the class is made, and what operators do."""
    operator = name.startswith("__") and member.is_function and name not in _UNIVERSAL
    return not member.is_alias and (operator or not name.startswith("_"))


# --- the words, and the columns ---


def words() -> Iterator[str]:
    """Each public vocabulary with its members, and each indicator, with what it says; whatever is as usual is left out."""
    for name in sorted(china_sso.__all__):
        found = getattr(china_sso, name)
        if isinstance(found, type) and issubclass(found, Enum):
            yield name
            yield from (f"    {member.name}: {_said(member.value)}{_more(vars(member))}" for member in found)
    yield from ("", "indicators")
    for indicator in (*PRINTED.values(), *DERIVED.values()):
        fields = attrs.fields(type(indicator))
        says = {each.name: value for each in fields if (value := getattr(indicator, each.name)) != each.default and each.init}
        yield f"    {type(indicator).__name__} {indicator.name}{_more(says)}"
    yield from ("", "how often the median of all cities, or as little of it, is doubted")
    yield from (f"    {indicator.name} per head: {factor}" for indicator, factor in PER_HEAD.items())
    yield from (f"    {indicator.name}: {factor}" for indicator, factor in LEVELS.items())


def columns() -> Iterator[str]:
    """Each table, list and result with its columns, and what the classes are told apart, made and shown by."""
    for layout in (*LAYOUTS.values(), *LISTS.values(), *RESULTS.values()):
        yield f"{layout.name}: {layout.title}" + (f" Key: {', '.join(layout.key)}." if layout.key else "")
        for field in layout.fields:
            says = {name: getattr(field, name) for name in ("definition", "unit", "refers", "vocabulary")}
            yield f"    {field.name}: {field.type}{'' if field.gaps else ', never empty'}{_more(says)}"
    yield f"columns of columns: {', '.join(DICTIONARY)}"
    yield ""
    for name in sorted(china_sso.__all__):
        found = getattr(china_sso, name)
        if attrs.has(found):
            yield f"{name}: {', '.join(_attribute(each) for each in attrs.fields(found))}"


def _attribute(attribute: Any) -> str:
    """The name of an attribute, with what is unusual of it."""
    usual = {"eq": True, "order": True, "repr": True, "init": True, "kw_only": False, "hash": None}
    found = {name: getattr(attribute, name) for name in usual}
    unusual = [name if found[name] else f"no {name}" for name, as_ever in usual.items() if found[name] != as_ever]
    return f"{attribute.name} ({', '.join(unusual)})" if unusual else str(attribute.name)


def _more(says: dict[str, Any]) -> str:
    shown = {name: value for name, value in says.items() if value not in (None, ()) and not name.startswith("_")}
    return "".join(f" | {name} {_said(value)}" for name, value in shown.items())


def _said(value: Any) -> str:
    """A value in a line."""
    if isinstance(value, tuple):
        texts = [_said(each) for each in value]
        return ", ".join(texts) if len(texts) < 30 else f"{len(texts)} texts, {digest(' '.join(texts), 8)}"
    if isinstance(value, Indicator):
        return value.name
    return str(value.value if isinstance(value, Enum) else value.__name__ if isinstance(value, type) else value)


# --- the data ---


def data() -> Iterator[str]:
    """A line a file with its digest, and under it a short digest of each thing in it; each chapter begins a line."""
    for file in bundled():
        content = file.read_bytes()
        yield f"{name_of(file)} {hashlib.sha256(content).hexdigest()[:16]}"
        yield from _folded(list(things(json.loads(content))))


def bundled() -> list[Path]:
    """The files of the bundled data, without their schemas."""
    return sorted(file for file in DATA.rglob("*.json") if "schemas" not in file.parts)


def name_of(file: Path) -> str:
    """A file as the contract names it."""
    return file.relative_to(DATA).as_posix()


class Thing(NamedTuple):
    """What stands in a data file by itself: a figure, a designation, a line of a register."""

    where: str
    text: str
    first: bool  # what stands after it belongs to it

    @property
    def mark(self) -> str:
        """A few digits that change when it does."""
        return digest(self.text, 4)


def things(content: Any, where: str = "") -> Iterator[Thing]:
    """Everything in a file, from the outside in and from top to bottom."""
    children = content.items() if isinstance(content, dict) else enumerate(content)
    deep = {key: value for key, value in children if _nested(value)}
    if isinstance(content, dict):
        own = {key: value for key, value in content.items() if key not in deep}
        yield Thing(where, json.dumps(own, ensure_ascii=False), bool(deep))
    for key, value in deep.items():
        yield from things(value, f"{where}[{key}]" if isinstance(content, list) else f"{where}.{key}".removeprefix("."))


def _nested(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(each, dict | list) for each in value))


def _folded(found: list[Thing]) -> Iterator[str]:
    line: list[str] = []
    for each in found:
        if line and (each.first or len(line) == 32):
            yield "  " + " ".join(line)
            line = []
        line.append(each.mark)
    yield "  " + " ".join(line)


def changes(recorded: list[str]) -> Iterator[str]:
    """What of the bundled data is not as recorded: the file, the place in it, and what stands there now."""
    then = _by_file(recorded)
    now = {name_of(file): list(things(json.loads(file.read_bytes()))) for file in bundled()}
    lines = _by_file(list(data()))
    for name in sorted({*then, *now}):
        if name not in now or name not in then:
            yield f"{name}: {'a new file' if name in now else 'gone'}"
        elif then[name].marks != lines[name].marks:
            yield from _changed(name, then[name].marks, now[name])
        elif then[name] != lines[name]:
            yield f"{name}: written otherwise"


def _changed(name: str, marks: list[str], found: list[Thing]) -> Iterator[str]:
    matcher = difflib.SequenceMatcher(None, marks, [thing.mark for thing in found], autojunk=False)
    for action, first, last, start, end in matcher.get_opcodes():
        if action != "equal":
            gone = last - first
            changed = [f"{name}: {thing.where}: {thing.text}" for thing in found[start:end]]
            yield from changed or [f"{name}: {gone} gone after {found[start - 1].where if start else 'the beginning'}"]


class Recorded(NamedTuple):
    """A file as it was: its digest, and the marks of the things in it."""

    whole: str
    marks: list[str]


def _by_file(lines: list[str]) -> dict[str, Recorded]:
    found: dict[str, Recorded] = {}
    marks: list[str] = []
    for line in lines:
        if line.startswith("  "):
            marks += line.split()
        elif line:
            name, whole = line.split(" ")
            marks = []
            found[name] = Recorded(whole, marks)
    return found


CONTRACTS = (
    Contract(ROOT / "tests/contract/api.txt", ROOT / "CHANGELOG.md", api),
    Contract(ROOT / "tests/contract/words.txt", ROOT / "CHANGELOG.md", words),
    Contract(ROOT / "tests/contract/columns.txt", ROOT / "CHANGELOG.md", columns),
    Contract(ROOT / "tests/contract/data.txt", DATA / "CHANGELOG.md", data),
)


def main() -> int:
    """Writes the files, or says why not."""
    refused = [reason for contract in CONTRACTS if (reason := contract.write())]
    print(*refused, sep="\n", end="\n" if refused else "")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
