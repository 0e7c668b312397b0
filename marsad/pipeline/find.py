"""Finds the pages of what a user names, and goes on past what cannot be used."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from marsad.errors import InputError
from marsad.pipeline.pages import find_pages
from marsad.records import Page, Problem


def find_all(paths: Iterable[Path]) -> Iterator[Page | Problem]:
    """The pages of all paths; a path that cannot be used is a Problem, and the next one follows."""
    for path in paths:
        try:
            yield from map(in_unicode, find_pages([path]))
        except InputError as error:
            yield in_unicode(Problem(stage="find", location=str(path), message=str(error)))


def in_unicode(found: Page | Problem) -> Page | Problem:
    """The same with a location that can be stored: a file's name may be any bytes."""
    location = os.fsencode(found.location).decode("utf-8", "replace")
    if isinstance(found, Page):
        return msgspec.structs.replace(found, location=location)
    message = os.fsencode(found.message).decode("utf-8", "replace")
    return msgspec.structs.replace(found, location=location, message=message)
