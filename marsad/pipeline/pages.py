"""Finds pages: the files of folders by name, each through the reader of its suffix."""

import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from marsad import readers
from marsad.errors import InputError, PageError
from marsad.plugins import load_plugin, plugin_names
from marsad.readers import Reader
from marsad.records import Page, Problem


@cache
def readers_by_suffix() -> dict[str, Reader]:
    found = (load_plugin(readers, name, Reader) for name in plugin_names(readers))
    return {suffix: reader for reader in found for suffix in sorted(reader.suffixes)}


def find_pages(paths: Iterable[Path]) -> Iterator[Page | Problem]:
    """The pages of files and folders; what is no page becomes a Problem.

    A path that is not there raises InputError, and so do a folder without pages and a file of a
    kind that no reader reads if it was named itself; in a folder such files are passed over.
    """
    for path in paths:
        if S_ISDIR(mode_of(path)):
            yield from pages_of_folder(path)
        else:
            yield from pages_of_file(path)


def mode_of(path: Path) -> int:
    """What a path leads to; InputError if it leads to nothing, or may not be followed."""
    try:
        return path.stat().st_mode
    except FileNotFoundError as error:
        message = f"there is no file or folder {path}. Check the name."
        raise InputError(message) from error
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}."
        raise InputError(message) from error


def pages_of_folder(folder: Path) -> Iterator[Page | Problem]:
    refused: list[OSError] = []
    files = files_of(folder, refused)
    if not files and not refused:
        message = f"{folder} has no pages: no file in it ends in {suffixes_known()}."
        raise InputError(message)
    for error in refused:
        message = f"{error.filename} cannot be read: {error.strerror}."
        yield Problem(stage="find", location=error.filename, message=message)
    for path in files:
        try:
            yield from pages_of_file(path)
        except InputError as error:
            yield Problem(stage="find", location=str(path), message=str(error))


def files_of(folder: Path, refused: list[OSError]) -> list[Path]:
    """The files that a reader reads, by name; folders that cannot be listed go to `refused`."""
    known = readers_by_suffix()
    walked = os.walk(folder, onerror=refused.append)
    paths = (Path(inside, name) for inside, _, names in walked for name in names)
    return sorted(p for p in paths if p.suffix.lower() in known and p.name != "README.md")


def suffixes_known() -> str:
    return ", ".join(sorted(readers_by_suffix()))


def pages_of_file(path: Path) -> Iterator[Page | Problem]:
    # A pipe or a device may never end, and gives its words once only.
    if not S_ISREG(mode_of(path)):
        message = f"{path} is no file. Save what it gives to one, or give it on standard input."
        raise InputError(message)
    reader = readers_by_suffix().get(path.suffix.lower())
    if reader is None:
        message = f"{path} is of a kind that no reader reads. Known: {suffixes_known()}."
        raise InputError(message)
    try:
        yield from reader.read(path)
    except PageError as error:
        yield Problem(stage="read", location=str(path), message=str(error))
