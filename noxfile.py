"""Everything that a change has to pass: ``nox`` runs all of it, ``nox --list`` says what there is.

Interpreters that the machine has are used as they are; uv fetches others where it can reach them.
"""

from __future__ import annotations

import tarfile
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv"
nox.options.reuse_existing_virtualenvs = False

PYTHONS = ["3.11", "3.12", "3.13", "3.14", "3.14t"]
OLDEST = PYTHONS[0]
DIST = Path("dist")
#: What checks the files that are written.
_VALIDATORS = ("frictionless[json]>=5.18", "mlcroissant>=1.1", "openpyxl>=3.1")
#: Every extra, and the libraries that only tests need: with these nothing skips.
EVERYTHING = ("-e", ".[test,pandas,polars,arrow,charts,tables,duckdb,xlsx,mcp]", *_VALIDATORS)
TESTS = ("pytest", "-q", "-n", "auto")
#: With the slow ones. Other sessions than ``coverage`` run these too when they are asked to: ``nox -s sdist -- -m ""``.
ALL_TESTS = (*TESTS, "-m", "")


@nox.session(python=OLDEST)
def lint(session: nox.Session) -> None:
    """Style, types, and whether the types that others see are complete."""
    session.install(*EVERYTHING, "-e", ".[lint]")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("python", "tools/stub.py", "--check")
    session.run("mypy")
    session.run("pyright")
    session.run("pyright", "--ignoreexternal", "--verifytypes", "china_sso")


@nox.session(python=OLDEST)
def coverage(session: nox.Session) -> None:
    """The tests, with many examples of every law, and how much of the package they run."""
    session.install(*EVERYTHING)
    session.run(*ALL_TESTS, "--hypothesis-profile=deep", "--cov", "--cov-report=term", *session.posargs)


@nox.session(python=OLDEST)
def frames(session: nox.Session) -> None:
    """What needs libraries of data frames, of charts or for assistants: the tests that skip where these are missing."""
    session.install(*EVERYTHING)
    session.run(
        "pytest",
        "-q",
        "tests/test_frames.py",
        "tests/test_on_frames.py",
        "tests/test_result_frames.py",
        "tests/test_columns.py",
        "tests/test_extras.py",
        *map(str, sorted(Path("tests").glob("test_export*.py"))),
        "tests/test_geojson.py",
        "tests/test_charts.py",
        "tests/test_pictures.py",
        "tests/test_assistant.py",
        "tests/test_documentation.py",
        *session.posargs,
    )


@nox.session(python=OLDEST)
def engines(session: nox.Session) -> None:
    """Column functions on Dask, Ibis and a local cluster of PySpark, which needs a Java machine."""
    session.install("-e", ".[test,pandas,polars,arrow]", "--group", "engines")
    session.run("pytest", "-q", "-m", "", "tests/test_engines.py", *session.posargs)


@nox.session(python=PYTHONS[1:])
def tests(session: nox.Session) -> None:
    """The tests on the other Pythons, and on one without a global lock."""
    session.install("-e", ".[test]")
    session.run(*TESTS, *session.posargs)


@nox.session(python=OLDEST)
def lowest(session: nox.Session) -> None:
    """The tests with the lowest version of everything that pyproject.toml allows."""
    session.install("-e", ".[test]", "--resolution", "lowest-direct")
    session.run(*TESTS, *session.posargs)


@nox.session(python=OLDEST)
def dist(session: nox.Session) -> None:
    """Wheel and sdist: the same when built again, described and packed as an index wants them; and the workflows."""
    session.install("--group", "release")
    session.run("python", "tools/dist.py", str(DIST))
    session.run("twine", "check", "--strict", *map(str, sorted(DIST.iterdir())))
    session.run("check-wheel-contents", *map(str, DIST.glob("*.whl")))
    session.run("zizmor", "--offline", ".github")


@nox.session(python=OLDEST, requires=["dist"])
def bare(session: nox.Session) -> None:
    """The wheel alone, without any extra: it needs nothing else, and the terminal says what it lacks."""
    (wheel,) = DIST.glob("*.whl")
    session.install(str(wheel))
    code = "import china_sso as sso; assert len(sso.cities()) == 29; print(len(sso.observations()), 'observations')"
    with session.chdir(session.create_tmp()):
        session.run("python", "-I", "-W", "error", "-c", code)
        session.run("python", "-OO", "-I", "-W", "error", "-c", code)
        session.run("python", "-I", "-m", "china_sso.cli", success_codes=[1], silent=True)


@nox.session(python=OLDEST, requires=["dist"])
def bill(session: nox.Session) -> None:
    """The bill of materials of the wheel with its terminal, and of nothing else: ``china-sso.cdx.json``."""
    (wheel,) = DIST.glob("*.whl")
    session.install("--group", "release")
    alone = Path(session.create_tmp(), "alone").resolve()
    session.run("python", "-m", "venv", "--clear", "--without-pip", str(alone))
    session.install("--python", str(alone), f"{wheel}[cli]")
    described = ("--pyproject", "pyproject.toml", "--mc-type", "library", "--output-reproducible", "--validate")
    session.run("cyclonedx-py", "environment", str(alone), *described, "--output-file", "china-sso.cdx.json")


@nox.session(python=OLDEST, requires=["dist"])
def sdist(session: nox.Session) -> None:
    """The tests of the sdist, documentation included, from nothing but the sdist."""
    (packed,) = (file.resolve() for file in DIST.glob("*.tar.gz"))
    with session.chdir(session.create_tmp()):
        with tarfile.open(packed) as archive:
            archive.extractall(filter="data")
        with session.chdir(packed.name.removesuffix(".tar.gz")):
            session.install("-e", ".[test]")
            session.run(*TESTS, *session.posargs)


@nox.session(python=OLDEST)
def docs(session: nox.Session) -> None:
    """The site, by both builders without a warning, and the same on the pages of both; no link leads nowhere."""
    session.install("-e", ".[docs,test]")
    session.run("pytest", "-q", "-m", "", "tests/test_site.py")
    session.env["SITE_URL"] = "https://example.org/china-sso/"  # so that the sitemap is checked too
    session.run("python", "tools/site")
    session.run("mkdocs", "build", "--strict")  # with -q it counts no warnings
    session.run("python", "tools/site", "keep", "site", "build/site-of-mkdocs")
    session.run("zensical", "build", "--strict", "--clean")
    session.run("python", "tools/site", "check", "site", "build/site-of-mkdocs")


@nox.session(python=OLDEST)
def browser(session: nox.Session) -> None:
    """The site that ``docs`` built, in Chromium: all checks, or those named."""
    session.install("-e", ".", "--group", "browser")
    session.run("python", ".ci/reader.py", "build/site-of-mkdocs", *session.posargs)


@nox.session(python=PYTHONS)
def stress(session: nox.Session) -> None:
    """32 threads that all ask first, in many fresh processes."""
    session.install("-e", ".")
    session.run("python", "tests/stress.py", *(session.posargs or ["20"]))


@nox.session(python=OLDEST)
def fuzz(session: nox.Session) -> None:
    """Ten thousand inputs that look for a broken promise: folders, words, command lines."""
    session.install("-e", ".[cli]", "--group", "fuzz")
    session.run("python", "-X", "utf8", "fuzz", "all", *(session.posargs or ["10000"]))


@nox.session(python=OLDEST, default=False)
def mutants(session: nox.Session) -> None:
    """Small faults in the package, one by one: does a test notice? Takes an hour; ``tests/mutants.md`` says what came out."""
    session.install(*EVERYTHING)
    session.run("python", "tools/mutants", "map")
    session.run("python", "tools/mutants", "run", *session.posargs)
    session.run("python", "tools/mutants", "again")
    session.run("python", "tools/mutants", "tally")


@nox.session(python=OLDEST, default=False)
def audit(session: nox.Session) -> None:
    """Known vulnerabilities of what the package needs. Asks an index, so that it is no part of the rest."""
    session.install(".[cli]", "pip-audit>=2.8")
    session.run("pip-audit", "--strict", "--skip-editable")
