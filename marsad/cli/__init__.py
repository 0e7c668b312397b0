"""The command line. One file here is one group of commands; heavy libraries load inside them."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Literal, TextIO

import typer

from marsad.cli import (
    changes,
    control,
    decide,
    export,
    gazetteer,
    incidents,
    ingest,
    pages,
    read,
    report,
    review,
    schema,
    serve,
    show,
    watch,
)
from marsad.cli.output import complain
from marsad.cli.version import version
from marsad.errors import InputError, MarsadError

FAILED, MISUSED = 1, 2
CANNOT_WRITE = "the output cannot be written"

COMMANDS = (
    read.read,
    ingest.ingest,
    watch.watch,
    incidents.incidents,
    show.show,
    control.control,
    changes.changes,
    review.review,
    pages.pages,
    pages.problems,
    export.export,
    report.report,
    serve.serve,
    ingest.rebuild,
    schema.schema,
    version,
)

app = typer.Typer(
    name="marsad",
    help="""
    Read news pages into attributed, dated, placed records of what happened in a conflict.

    `marsad read PAGE` stores nothing. To keep what is read: `marsad ingest FOLDER`, then
    `marsad incidents`, `marsad show ID` and `marsad serve`.
    """,
    epilog="Exit codes: 0 done; 1 something could not be done, and a message says what to do; "
    "2 the command was written wrongly; 130 stopped by Ctrl-C.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)
for command in COMMANDS:
    app.command()(command)

places = typer.Typer(help="Build the gazetteer of places, add to it, or look a name up in it.")
places.command()(gazetteer.build)
places.command()(gazetteer.add)
places.command()(gazetteer.lookup)
places.command()(gazetteer.info)
app.add_typer(places, name="gazetteer", no_args_is_help=True)

decisions = typer.Typer(
    help="Keep what people decide of incidents, claims and sources; take it back."
)
decisions.command()(decide.merge)
decisions.command()(decide.split)
decisions.command()(decide.confirm)
decisions.command()(decide.reject)
decisions.command()(decide.correct)
decisions.command()(decide.grade)
decisions.command()(decide.undo)
decisions.command(name="list")(decide.list_decisions)
app.add_typer(decisions, name="decide", no_args_is_help=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; an error that users can act on is one message."""
    accept_any_words()
    try:
        code = run(arguments)
        sys.stdout.flush()
    except MarsadError as error:
        complain(str(error))
        return MISUSED if isinstance(error, InputError) else FAILED
    except OSError as error:
        abandon_output()
        # A reader that has seen enough, such as `head`, is no error to tell of.
        if not isinstance(error, BrokenPipeError):
            what = f"{error.filename} cannot be used" if error.filename else CANNOT_WRITE
            complain(f"{what}: {error.strerror}.")
        return FAILED
    return code


def accept_any_words() -> None:
    """Let a terminal show ? for what its encoding has not; what is closed takes and gives nothing.

    Python has no stream at all in place of a closed one.
    """
    sys.stdin = sys.stdin or open_nothing("r")
    sys.stdout = sys.stdout or open_nothing("w")
    sys.stderr = sys.stderr or open_nothing("w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def open_nothing(mode: Literal["r", "w"]) -> TextIO:
    return Path(os.devnull).open(mode, encoding="utf-8")


def run(arguments: Sequence[str] | None) -> int:
    try:
        app(args=arguments, prog_name="marsad")
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 0
    return 0


def abandon_output() -> None:
    """Let what is left of the output go nowhere: Python would complain of it at its own end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
