"""The first questions to a fresh process, from 32 threads at once: ``python tests/stress.py 200`` and a tally.

Threads take turns every microsecond. Whoever asks gets the same objects, each data file is opened once, and nobody waits
for ever. In every second process the package is imported before the threads start, in the others by all of them at once.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

THREADS = 32
#: Seconds after which a process counts as one that hangs. It needs one or two.
PATIENCE = 120

CODE = f"""
import sys, threading
if sys.argv[1] == "imported":
    import china_sso
opened, answers, errors = [], {{}}, []
def watch(event, arguments):
    if event == "open" and str(arguments[0]).endswith(".json"):
        opened.append(arguments[0])
sys.addaudithook(watch)
questions = {{
    "a city": lambda sso: (sso.city("dalian"),),
    "its figures": lambda sso: sso.city("dalian").figures,
    "a record": lambda sso: sso.city("dalian").population,
    "indicators": lambda sso: sso.indicators(),
    "an organisation": lambda sso: (sso.organisation("IBM"),),
    "cities": lambda sso: sso.cities(),
    "the market": lambda sso: (sso.national(),),
    "errata": lambda sso: sso.errata(),
    "sources": lambda sso: sso.sources(),
    "rates": lambda sso: (sso.exchange_rates(),),
    "figures": lambda sso: sso.figures(),
    "providers": lambda sso: sso.providers(),
    "incentives": lambda sso: sso.incentives(),
    "amounts": lambda sso: tuple(f for c in sso.cities() for p in c.profiles for each in p.chapters for f in each.amounts),
    "designations": lambda sso: sso.designations(),
    "organisations": lambda sso: sso.organisations(),
    "statements": lambda sso: tuple(each for city in sso.cities() for each in city.statements),
    "parks": lambda sso: tuple(each for city in sso.cities() for each in city.parks),
    "labels": lambda sso: sso.labels(),
    "sites": lambda sso: sso.sites(),
}}
start = threading.Barrier({THREADS})
def ask(number):
    try:
        start.wait()
        import china_sso as sso
        asked = list(questions)
        for name in asked[number % len(asked):] + asked[:number % len(asked)]:
            answers.setdefault(name, []).append(questions[name](sso))
    except BaseException as error:
        errors.append(repr(error))
threads = [threading.Thread(target=ask, args=(number,), daemon=True) for number in range({THREADS})]
sys.setswitchinterval(1e-6)
for thread in threads: thread.start()
for thread in threads: thread.join()
if errors:
    sys.exit("; ".join(sorted(set(errors))))
for name, given in answers.items():
    if len(given) != {THREADS} or not given[0] or len({{tuple(map(id, each)) for each in given}}) != 1:
        sys.exit(f"{{name}}: not the same objects for all")
twice = sorted({{name for name in opened if opened.count(name) > 1}})
if twice or not opened:
    sys.exit(f"opened twice: {{twice}}" if twice else "nothing was opened")
"""


def first_use(number: int) -> str:
    """What became of one process: ``fine``, ``hung``, or what went wrong."""
    how = "imported" if number % 2 else "not imported"
    try:
        done = subprocess.run(
            [sys.executable, "-c", CODE, how], capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return "hung"
    return "fine" if done.returncode == 0 else done.stderr.strip()


def tally(processes: int) -> Counter[str]:
    """How often each thing happened."""
    return Counter(map(first_use, range(processes)))


if __name__ == "__main__":
    counted = tally(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
    for outcome, times in counted.most_common():
        print(f"{times:5d} {outcome}")
    sys.exit(set(counted) != {"fine"})
