"""Commands about data files and the command line itself."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import click

from china_sso.checks import verify as verified
from china_sso.cli import options
from china_sso.cli.app import Command, main
from china_sso.cli.write import NOTHING_FOUND, counted, write
from china_sso.errors import ChinaSsoError, DataFileError
from china_sso.output.files.export import TABLES, FileFormat, chosen
from china_sso.output.files.export import export as exported
from china_sso.reading.folder import Snapshot
from china_sso.reading.write import formatted
from china_sso.tables.safe import plain
from china_sso.tables.table import WIDE, Table


@click.command(cls=Command)
@click.option("--all", "everything", is_flag=True, help="Also findings that an erratum or a note answers.")
@options.formatted
@options.data
def verify(everything: bool, form: str, path: str | None) -> None:
    """Check that the figures fit together; 1 if some don't.

    \b
    Examples:
      china-sso verify --all
      china-sso verify --data my-folder --overlay
    """
    with _progress() as step:
        try:
            dataset = options.dataset_of(path, errata=False, on_file=step)
        except DataFileError as error:
            click.echo(str(error), err=True)
            sys.exit(NOTHING_FOUND)
        findings = verified(dataset, on_place=step)
    open_ones = [finding for finding in findings if not finding.answers]
    shown = findings if everything else open_ones
    rows = tuple((each.place_name, each.check.replace("_", " "), each.message, "; ".join(each.answers)) for each in shown)
    records = [{"place": each.place, "check": each.check, "message": each.message, "answers": each.answers} for each in shown]
    caption = f"{counted(len(findings), 'finding')}, {len(open_ones)} without an answer"
    if rows or form != "table":
        write(Table(caption, ("place", "check", "what doesn't fit", "answer"), rows, list_below=WIDE), records, form, found=True)
    else:
        click.echo(caption)
    sys.exit(NOTHING_FOUND if open_ones else 0)


@contextmanager
def _progress() -> Generator[Callable[[str], None]]:
    """A line on a terminal's stderr that tells which file is read; nothing in a pipe."""
    clear = "\r\x1b[2K" if sys.stderr.isatty() else ""

    def step(name: str) -> None:
        if clear:
            click.echo(f"{clear}{plain(name)}", nl=False, err=True)

    try:
        yield step
    finally:
        if clear:
            click.echo(clear, nl=False, err=True)


@click.command(name="format", cls=Command)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file would change.")
def format_(folder: Path, check: bool) -> None:
    """Write data files in the house format, one fact a line.

    \b
    Example:
      china-sso format my-folder --check
    """
    files = Snapshot.of(folder).files
    texts = {name: formatted(content, name).encode() for name, content in files.items()}  # all are read before one is written
    changed = [name for name, text in texts.items() if text != files[name]]
    for name in changed:
        click.echo(f"{'would change' if check else 'changed'}: {plain(name)}")
        if not check:
            beside = folder / f"{name}.new"
            beside.write_bytes(texts[name])
            beside.replace(folder / name)  # whole or not at all
    click.echo(f"{counted(len(files), 'file')}, {len(changed)} {'to change' if check else 'changed'}")
    sys.exit(NOTHING_FOUND if check and changed else 0)


@click.command(cls=Command)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--format",
    "form",
    type=options.Member(FileFormat, "format"),
    default=FileFormat.CSV.value,
    show_default=True,
    metavar="FORMAT",
    help=f"{', '.join(FileFormat)}.",
)
@click.option("--table", "tables", multiple=True, type=click.Choice(TABLES), metavar="TABLE", help=f"{', '.join(TABLES)}.")
@options.data
def export(folder: Path, form: FileFormat, tables: tuple[str, ...], path: str | None) -> None:
    """Write tables to a folder of their own.

    An earlier export in the folder is replaced as a whole; a folder with other files is refused.

    \b
    Examples:
      china-sso export tables
      china-sso export tables --format json --table observations
    """
    try:
        wanted = chosen(tables or None, form)
        with click.progressbar(length=len(wanted), label="tables", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
            files = exported(folder, form, tables=wanted, dataset=options.dataset_of(path), on_table=lambda _: bar.update(1))
    except OSError as error:
        if isinstance(error, ChinaSsoError):
            raise
        raise click.FileError(str(folder), error.strerror or str(error)) from error
    click.echo(f"{counted(len(files), 'file')} in {plain(str(folder))}")


@click.command(cls=Command)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion(shell: str) -> None:
    """Print the completion script of a shell.

    \b
    Example:
      eval "$(china-sso completion bash)"
    """
    from click.shell_completion import get_completion_class

    script = get_completion_class(shell)
    assert script is not None
    click.echo(script(main, {}, "china-sso", "_CHINA_SSO_COMPLETE").source())


COMMANDS = {"verify": verify, "format": format_, "export": export, "completion": completion}
