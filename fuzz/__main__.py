"""Looks for an input that breaks a promise, guided by what it runs: ``python fuzz [TARGET | all] [RUNS]``.

What comes in may be anything; what comes out is an answer, a `ChinaSsoError`, or wrong use that the terminal tells, within
seconds, and with nothing in it that a terminal would obey. atheris makes the inputs (``pip install --group fuzz``); each
target is a module with ``inputs``, which makes one question of bytes and asks it. An input that breaks something is kept
as ``crash-...`` in the folder ``.fuzz``: ``python fuzz TARGET .fuzz/crash-...`` asks it again.
"""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import atheris

#: The targets, with how many of a hundred runs each gets: what costs little gets more.
TARGETS = {"parsers": 80, "folders": 15, "terminal": 5}
#: Seconds after which one input counts as a hang, and megabytes after which it counts as a leak.
PATIENCE, MEMORY = 60, 2048
KEPT = Path(__file__).parent.parent / ".fuzz"


def one(target: str, *arguments: str) -> None:
    """Runs one target in this process; libFuzzer ends it."""
    with atheris.instrument_imports(include=["china_sso"]):
        import china_sso
        from china_sso.errors import MissingExtraError

        for module in walk_packages(china_sso.__path__, "china_sso."):
            if not module.name.endswith("__main__"):
                with suppress(MissingExtraError):  # no target asks for what needs one
                    import_module(module.name)
        if target == "parsers":
            from parsers import ask
        elif target == "folders":
            from folders import ask
        else:
            from terminal import ask
    corpus = KEPT / target
    corpus.mkdir(parents=True, exist_ok=True)
    limits = (
        f"-timeout={PATIENCE}",
        f"-rss_limit_mb={MEMORY}",
        "-max_len=512",
        "-len_control=0",
        f"-artifact_prefix={KEPT}/",
        "-print_final_stats=1",
    )
    given = arguments if any(not each.startswith("-") for each in arguments) else (*arguments, str(corpus))
    atheris.Setup([sys.argv[0], *limits, *given], ask)
    atheris.Fuzz()


def every(runs: int) -> int:
    """Runs all targets, each in a process of its own, and says what became of them. As many runs ask the same each time."""
    failed = 0

    def run(target: str) -> subprocess.CompletedProcess[str]:
        count = runs * TARGETS[target] // 100
        command = [sys.executable, "-X", "utf8", __file__, target, f"-runs={count}", f"-seed={runs}"]
        surroundings = {**os.environ, "PYTHONHASHSEED": "0"}
        return subprocess.run(command, env=surroundings, capture_output=True, text=True, errors="replace", check=False)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        ran = zip(TARGETS, pool.map(run, TARGETS), strict=True)
    for target, done in ran:
        last = [line for line in done.stderr.splitlines() if line.startswith(("Done ", "stat::number_of_executed_units"))]
        print(f"{target:<10} {'fine' if done.returncode == 0 else 'BROKEN'}: {'; '.join(last) or done.stderr[-300:]}", flush=True)
        if done.returncode:
            failed += 1
            print(f"{done.stdout}\n{done.stderr[-6000:]}")
    return failed


def main(target: str = "all", *arguments: str) -> int:
    if target in TARGETS:
        one(target, *arguments)
    return every(int(arguments[0]) if arguments else 10_000)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
