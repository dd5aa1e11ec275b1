"""The terminal: ``china-sso``. Needs the extra ``cli``.

Every command turns a question into a call of the library and writes the answer down. A module holds a family of commands,
and is imported when one of them is used.
"""

from __future__ import annotations

import sys


def run() -> None:
    """The command ``china-sso``, at ease with closed pipes, full disks, Ctrl-C and terminals without Chinese."""
    try:
        from china_sso.cli.app import main
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        sys.exit("china-sso: the terminal needs its extra: pip install 'china-sso[cli]'")
    import io
    import signal

    if hasattr(signal, "SIGPIPE"):  # when the reader has gone, end like any other command
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        main()
    except OSError as error:
        sys.exit(f"china-sso: {error}")


if __name__ == "__main__":
    run()
