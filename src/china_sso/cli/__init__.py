"""The terminal: ``china-sso``. Needs the extra ``cli``.

Every command turns a question into a call of the library and writes the answer down. A module holds a family of commands,
and is imported when one of them is used.
"""

from __future__ import annotations

import sys


def run() -> None:
    """The command ``china-sso``, at ease with closed pipes, full disks, Ctrl-C and terminals without Chinese."""
    import signal

    handler = signal.getsignal(signal.SIGINT)
    if handler is signal.default_int_handler:  # while modules are imported, Ctrl-C ends this like any other command
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        from china_sso.cli.app import main
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        sys.exit("china-sso: the terminal needs its extra: pip install 'china-sso[cli]'")
    import io

    if sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison] -- closed by whoever called
        sys.exit("china-sso: there is nowhere to write to: stdout is closed")
    if hasattr(signal, "SIGPIPE"):  # when the reader has gone, end like any other command
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        signal.signal(signal.SIGINT, handler)
        main()
    except KeyboardInterrupt:  # between two of click's
        sys.exit(130)
    except OSError as error:
        sys.exit(f"china-sso: {error}")
    finally:
        if handler is signal.default_int_handler:
            signal.signal(signal.SIGINT, signal.SIG_DFL)


if __name__ == "__main__":
    run()
