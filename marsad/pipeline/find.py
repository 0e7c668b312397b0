"""Finds the pages of what a user names, and goes on past what cannot be used."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import msgspec

from marsad.errors import InputError, PageError
from marsad.pipeline.opening import read_stream
from marsad.pipeline.pages import NO_FIELDS, find_pages
from marsad.readers import Found
from marsad.records import Lead, Problem

STANDARD_INPUT = "-"
ADDRESS = ("http://", "https://")


def find_all(
    names: Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    fields: Mapping[str, tuple[str, ...]] = NO_FIELDS,
) -> Iterator[Found]:
    """What all names lead to: files, folders, patterns, addresses, and `-` for standard input.

    An address is a Lead. A name that cannot be used is a Problem, and the next one follows.
    """
    for name in names:
        try:
            yield from map(in_unicode, find(str(name), stdin=stdin, fields=fields))
        except (InputError, PageError) as error:
            yield in_unicode(Problem(stage="find", location=str(name), message=str(error)))


def find(
    name: str, *, stdin: BinaryIO | None, fields: Mapping[str, tuple[str, ...]]
) -> Iterator[Found]:
    if not name.strip():
        raise InputError("one of the names is empty. Name a file, a folder or an address.")
    if name == STANDARD_INPUT and stdin is not None:
        yield from read_stream(stdin, STANDARD_INPUT, fields=fields)
    elif name.lower().startswith(ADDRESS):
        yield Lead(url=name, location=name)
    elif "://" in name and not os.path.lexists(name):
        raise InputError("marsad fetches http and https alone. Save the page and name the file.")
    else:
        yield from find_pages([Path(name)], fields=fields)


def in_unicode(found: Found) -> Found:
    """The same with a location that can be stored: a file's name may be any bytes."""
    location = os.fsencode(found.location).decode("utf-8", "replace")
    if isinstance(found, Problem):
        message = os.fsencode(found.message).decode("utf-8", "replace")
        return msgspec.structs.replace(found, location=location, message=message)
    return msgspec.structs.replace(found, location=location)
