"""Finds pages: the files of folders by name, each through the reader of its suffix."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

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

    A path that is not there raises InputError, and so does a file of a kind that no reader reads
    if it was named itself; in a folder such files are passed over.
    """
    for path in paths:
        if path.is_dir():
            yield from pages_of_folder(path)
        else:
            yield from pages_of_file(path)


def pages_of_folder(folder: Path) -> Iterator[Page | Problem]:
    known = readers_by_suffix()
    for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() in known and p.is_file()):
        if path.name != "README.md":
            yield from pages_of_file(path)


def pages_of_file(path: Path) -> Iterator[Page | Problem]:
    if not path.exists():
        message = f"there is no file or folder {path}."
        raise InputError(message)
    reader = readers_by_suffix().get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(readers_by_suffix()))
        message = f"{path} is of a kind that no reader reads. Known: {known}."
        raise InputError(message)
    try:
        yield from reader.read(path)
    except PageError as error:
        yield Problem(stage="read", location=str(path), message=str(error))
