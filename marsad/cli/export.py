"""Incidents as files for other programs: `export`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from marsad import exporters
from marsad.cli.options import StoreOption, store_path
from marsad.cli.output import note
from marsad.errors import InputError
from marsad.plugins import load_plugin, plugin_names

FORMATS = ", ".join(plugin_names(exporters))


def export(
    name: Annotated[str, typer.Argument(metavar="FORMAT", help=f"One of: {FORMATS}.")],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="The file; - is standard output.")
    ] = "-",
    store: StoreOption = None,
) -> None:
    """Write the incidents out for a map program, a spreadsheet, pandas or R.

    The file is written beside its place and then put there, so that it is never half a file.

    Example: marsad export geojson --output incidents.geojson
    """
    from marsad.store.store import open_store  # noqa: PLC0415  --help needs no database

    exporter = load_plugin(exporters, name, exporters.Exporter)
    with open_store(store_path(store)) as opened, opened_output(output) as out:
        exporter.write(opened.incidents(), out)
    if output != "-":
        note(f"Written: {output}")


@contextmanager
def opened_output(output: str) -> Iterator[BinaryIO]:
    """Open what is written to; a file takes its place when it is whole, or not at all."""
    if output == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(output)
    try:
        with replaced(target) as out:
            yield out
    except OSError as error:
        message = f"cannot write {target}: {error.strerror}. What was there is unchanged."
        raise InputError(message) from error


@contextmanager
def replaced(target: Path) -> Iterator[BinaryIO]:
    """A new file beside the target, which takes its place at the end; a device is written to."""
    if target.exists() and not target.is_file():
        with target.open("wb") as out:
            yield out
        return
    part = target.with_name(f"{target.name}.part")
    try:
        with part.open("wb") as out:
            yield out
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
