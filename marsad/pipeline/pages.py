"""Finds pages: files and folders by name, each through the reader of its kind."""

import os
from collections.abc import Iterable, Iterator, Mapping
from glob import glob, has_magic
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from marsad.errors import InputError, PageError
from marsad.pipeline.opening import is_known, is_strange, read_file, suffixes_known
from marsad.readers import Found
from marsad.records import Problem

NO_FIELDS: Mapping[str, tuple[str, ...]] = {}


def find_pages(
    paths: Iterable[Path], *, fields: Mapping[str, tuple[str, ...]] = NO_FIELDS
) -> Iterator[Found]:
    """The pages of files and folders; what is no page becomes a Problem.

    A path may be a pattern such as `2024/**/*.html`. A path that is not there raises InputError,
    and so do a folder without pages and a file of a kind that no reader reads if it was named
    itself; in a folder such files are passed over.
    """
    for path in paths:
        for named in matching(path):
            if S_ISDIR(mode_of(named)):
                yield from pages_of_folder(named, fields)
            else:
                yield from pages_of_file(named, fields)


def matching(path: Path) -> list[Path]:
    """The paths that a pattern stands for, by name; a path that is there stands for itself."""
    if os.path.lexists(path) or not has_magic(str(path)):
        return [path]
    found = sorted(glob(str(path), recursive=True))  # noqa: PTH207  a Path has none for any folder
    if not found:
        message = f"no file or folder is called as {path} says. Check the pattern."
        raise InputError(message)
    return [Path(name) for name in found]


def mode_of(path: Path) -> int:
    """What a path leads to; InputError if it leads to nothing, or may not be followed."""
    try:
        return path.stat().st_mode
    except FileNotFoundError as error:
        message = (
            f"there is no file or folder {path}. Check the name. Addresses begin with https://."
        )
        raise InputError(message) from error
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}."
        raise InputError(message) from error


def pages_of_folder(folder: Path, fields: Mapping[str, tuple[str, ...]]) -> Iterator[Found]:
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
            yield from pages_of_file(path, fields)
        except InputError as error:
            yield Problem(stage="find", location=str(path), message=str(error))


def files_of(folder: Path, refused: list[OSError]) -> list[Path]:
    """The files that a reader reads, by name; folders that cannot be listed go to `refused`."""
    walked = os.walk(folder, onerror=refused.append)
    paths = (Path(inside, name) for inside, _, names in walked for name in names)
    known = (path for path in paths if is_known(path.name) and path.name != "README.md")
    return sorted(path for path in known if not is_strange(path))


def pages_of_file(path: Path, fields: Mapping[str, tuple[str, ...]]) -> Iterator[Found]:
    # A pipe or a device may never end, and gives its words once only.
    if not S_ISREG(mode_of(path)):
        message = f"{path} is no file. Save what it gives to one, or give it on standard input."
        raise InputError(message)
    if not is_known(path.name):
        message = f"{path} is of a kind that no reader reads. Known: {suffixes_known()}."
        raise InputError(message)
    try:
        yield from read_file(path, fields)
    except PageError as error:
        yield Problem(stage="read", location=str(path), message=str(error))
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}."
        raise InputError(message) from error
