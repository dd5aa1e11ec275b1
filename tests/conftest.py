"""What all tests share: how hypothesis searches, the two readings of the bundled data, and a fresh Python process."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, Phase, settings

import china_sso as sso

# Cities of generated facts take a while to make; how long is nobody's concern. A few examples, the same for everybody, each
# time that somebody changes something; twice as many with ``--hypothesis-profile=whole``, and many with ``deep``, as nox runs them.
settings.register_profile(
    "quick",
    deadline=None,
    max_examples=4,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("whole", settings.get_profile("quick"), max_examples=8)
settings.register_profile("deep", settings.get_profile("quick"), max_examples=60, print_blob=True)
# whoever asks the same tests a thousand times wants to know that one fails, not the smallest example of it
settings.register_profile("faults", settings.get_profile("quick"), phases=(Phase.explicit, Phase.generate))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

T = TypeVar("T")


def some(things: Iterable[T], step: int) -> tuple[T, ...]:
    """One in ``step`` of them, each time that somebody changes something; all of them with any profile but the quick one."""
    return tuple(things)[:: step if settings.default == settings.get_profile("quick") else 1]


#: Runs Python code in a process of its own, with modules found in ``path`` first, and gives what it prints.
Run = Callable[..., str]


@pytest.fixture(scope="session")
def corrected() -> sso.Dataset:
    """The bundled data with the right values where an erratum settles them."""
    return sso.load()


@pytest.fixture(scope="session")
def as_printed() -> sso.Dataset:
    """The bundled data with every value as printed."""
    return sso.load(errata=False)


@pytest.fixture(scope="session")
def package() -> Path:
    """The folder of the package."""
    assert sso.__file__ is not None
    return Path(sso.__file__).parent


@pytest.fixture(scope="session")
def run() -> Run:
    def run_code(code: str, *arguments: str, path: Path | None = None, **environment: str) -> str:
        variables = {**os.environ, "PYTHONIOENCODING": "utf-8", **environment}
        if path is not None:
            variables["PYTHONPATH"] = str(path)
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", code, *arguments],
            env=variables,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run_code


@pytest.fixture
def signals() -> Iterator[None]:
    """Leaves the handlers of signals as they were."""
    numbers = [signal.SIGINT, *([signal.SIGPIPE] if hasattr(signal, "SIGPIPE") else [])]
    before = {number: signal.getsignal(number) for number in numbers}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)
