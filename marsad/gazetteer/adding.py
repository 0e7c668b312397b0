"""Add files of places to a gazetteer: read them into a work file, then write a new gazetteer.

The old gazetteer stays whole until the new one is. A run that was stopped goes on from its last
checkpoint when it is given the same files again.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import msgspec
from msgspec import Struct

from marsad.errors import GazetteerError, InputError
from marsad.gazetteer.added import Fault
from marsad.gazetteer.intake import Intake
from marsad.gazetteer.kinds import FileKind, Source, read_sources, rows_of
from marsad.gazetteer.lines import opened
from marsad.gazetteer.staging import Staging, Tally, open_staging
from marsad.gazetteer.store import open_gazetteer
from marsad.gazetteer.tables import FORMAT

# How many rows are read again after a stop, at most.
CHECKPOINT_ROWS = 50_000

# So many rows stand in memory at a time.
ROWS_AT_A_TIME = 5_000

# So many rows tell whether a file is mostly bad.
ENOUGH_ROWS = 1_000

# What tells how far a run is: the label of what is read, and how much of all is done, 0 to 1.
Tell = Callable[[str, float], None]


class Addition(Struct, frozen=True, kw_only=True):
    """What came of one added file."""

    file: str
    kind: str
    tally: Tally


def add_files(
    paths: Sequence[Path],
    *,
    gazetteer: Path,
    output: Path,
    country: str | None = None,
    tell: Tell,
) -> tuple[Addition, ...]:
    """Merge files into a gazetteer, whole or not at all; the same files give the same bytes.

    `country` is the code for rows of users' tables that have none.
    """
    open_gazetteer(gazetteer).close()
    sources = read_sources(list(paths))
    work, part = (output.with_name(f"{output.name}.{end}") for end in ("adding", "part"))
    with _cleaned_up(output, work, part):
        with open_staging(work, gazetteer) as staging:
            staging.begin(_task_of(sources, gazetteer, country))
            additions = tuple(_read_all(sources, staging, country=country, tell=tell))
            tell("writing the gazetteer", 1.0)
            staging.finish(part, [_row_of(addition) for addition in additions])
        _put_in_place(part, output)
    return additions


@contextmanager
def _cleaned_up(output: Path, *halves: Path) -> Iterator[None]:
    """Leave nothing half done, unless the run is stopped or another run is at it."""
    try:
        yield
    except InputError:
        _remove(*halves)
        raise
    except (OSError, sqlite3.Error) as error:
        _remove(*halves)
        message = (
            f"the places cannot be written to {output}: {error}. Is there room on the disk? What "
            "was half done is removed, and the gazetteer is as it was."
        )
        raise GazetteerError(message) from error
    _remove(*halves)


def _read_all(
    sources: Sequence[Source], staging: Staging, *, country: str | None, tell: Tell
) -> Iterator[Addition]:
    """Read every file into the work file, each from where the last run stopped."""
    whole = sum(source.member.size for source in sources) or 1
    before = 0
    for nth, source in enumerate(sources, start=1):
        label, tally = source.member.label, staging.tally(nth)
        if source.kind is FileKind.OWN:
            staging.prepare_names()
        intake = Intake(staging, nth=nth, tally=tally, country=country)
        for read_bytes in _read_file(source, intake):
            tell(label, (before + read_bytes) / whole)
        before += source.member.size
        yield Addition(file=label, kind=source.kind.value, tally=tally)


def _read_file(source: Source, intake: Intake) -> Iterator[int]:
    """Read a file from where its tally stands; give how many bytes are read, now and then."""
    tally = intake.tally
    if tally.done:
        return
    with opened(source.member) as stream:
        rows = rows_of(source, stream, start=tally.read_bytes, number=tally.lines)
        unsure = 0
        while some := list(islice(rows, ROWS_AT_A_TIME)):
            intake.take(some)
            unsure += len(some)
            if unsure >= CHECKPOINT_ROWS:
                intake.checkpoint()
                unsure = 0
            if tally.rows >= ENOUGH_ROWS:
                _refuse_if_mostly_bad(source, tally)
            yield tally.read_bytes
    _refuse_if_mostly_bad(source, tally)
    tally.done = True
    intake.checkpoint()


def _refuse_if_mostly_bad(source: Source, tally: Tally) -> None:
    broken = {fault: found for fault, found in tally.faults.items() if fault is not Fault.TWICE}
    bad = sum(count for count, _line in broken.values())
    if bad * 2 <= tally.rows:
        return
    worst, (count, line) = max(broken.items(), key=lambda item: item[1])
    message = (
        f"{source.member.label} is not added: of its first {tally.rows:,} rows {bad:,} are bad,"
        f" {count:,} of them because of: {worst.value} (first in line {line}). It was taken for a"
        f" file of {source.kind.value}. The gazetteer is as it was."
    )
    raise InputError(message)


def _task_of(sources: Sequence[Source], gazetteer: Path, country: str | None) -> bytes:
    """What is to be done, in bytes: a run goes on only with the very same."""
    paths = [gazetteer, *(source.member.path for source in sources)]
    stands = [(str(path.absolute()), *_state_of(path)) for path in paths]
    inside = [(source.member.inside, source.kind.value) for source in sources]
    return msgspec.json.encode((FORMAT, country, stands, inside))


def _state_of(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_size, state.st_mtime_ns


def _row_of(addition: Addition) -> tuple[str, str, str]:
    return addition.file, addition.kind, msgspec.json.encode(addition.tally).decode()


def _put_in_place(part: Path, output: Path) -> None:
    """Let the new file take the place of the old one, once it is safely on the disk."""
    with part.open("rb") as stream:
        os.fsync(stream.fileno())
    part.replace(output)
    folder = os.open(output.absolute().parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _remove(*paths: Path) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
