"""Opens what holds pages and finds the reader for it: by its name, else by how it begins."""

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from io import BufferedReader
from pathlib import Path
from typing import IO, Any

from marsad import readers
from marsad.errors import PageError
from marsad.plugins import load_plugin, plugin_names
from marsad.readers import Found, Opened, Reader, feed, html
from marsad.records import Problem
from marsad.text.zstandard import ZstdError, ZstdFile

# Enough for a reader to know its kind: comments may stand before the first element.
HEAD = 4096
# What servers call anything.
BYTES = frozenset({"application/octet-stream", "binary/octet-stream"})
SAYS_NOTHING = frozenset({None, "", "text/plain", *BYTES})
# Much is written in these beside feeds and sitemaps; in a folder of pages it mostly is.
NOTATIONS = frozenset({".json", ".xml"})
DAMAGED = (gzip.BadGzipFile, lzma.LZMAError, zlib.error, ZstdError, EOFError)


UNPACKERS: dict[str, Callable[[IO[bytes]], Any]] = {
    ".gz": lambda file: gzip.GzipFile(fileobj=file),
    ".bz2": bz2.BZ2File,
    ".xz": lzma.LZMAFile,
    ".zst": ZstdFile,
}


@cache
def all_readers() -> tuple[Reader, ...]:
    return tuple(load_plugin(readers, name, Reader) for name in plugin_names(readers))


def suffix_of(name: str) -> str:
    """The ending of a name that tells the kind: `.jsonl` of `pages.jsonl.gz`."""
    path = Path(name.lower())
    return Path(path.stem).suffix if path.suffix in UNPACKERS else path.suffix


@cache
def readers_of(suffix: str) -> tuple[Reader, ...]:
    return tuple(reader for reader in all_readers() if suffix in reader.suffixes)


def readers_for(media_type: str | None) -> tuple[Reader, ...] | None:
    """The readers of what a server calls its answer; None where that says nothing."""
    if media_type in SAYS_NOTHING:
        return None
    return tuple(one for one in all_readers() if media_type in one.media_types) or None


def is_known(name: str) -> bool:
    """Say whether a reader reads files of this name."""
    return bool(readers_of(suffix_of(name)))


def is_strange(path: Path) -> bool:
    """Say whether a file's name tells only how it is written, and no reader knows what it holds."""
    suffix = suffix_of(path.name)
    if suffix not in NOTATIONS or not path.is_file():
        return False
    unpack = UNPACKERS.get(path.suffix.lower())
    try:
        with path.open("rb") as file:
            head = (file if unpack is None else unpack(file)).read(HEAD)
    except (OSError, *DAMAGED):
        return False  # whoever reads it tells of this
    return not any(one.begins is None or one.begins(head) for one in readers_of(suffix))


def suffixes_known() -> str:
    known = sorted(suffix for reader in all_readers() for suffix in reader.suffixes)
    return f"{', '.join(dict.fromkeys(known))}; packed too: {', '.join(UNPACKERS)}"


def read_file(path: Path, fields: Mapping[str, tuple[str, ...]]) -> Iterator[Found]:
    """What the file at a path holds; PageError if none of it can be used."""
    among = readers_of(suffix_of(path.name))
    unpack = UNPACKERS.get(path.suffix.lower())
    with path.open("rb") as file:
        if unpack is None or any(reader.packed for reader in among):
            yield from read_stream(file, str(path), fields=fields, among=among)
            return
        try:
            yield from read_stream(unpack(file), str(path), fields=fields, among=among)
        except DAMAGED as error:
            message = f"the compressed file is damaged or cut off: {error}. Get it again."
            yield Problem(stage="read", location=str(path), message=message)


def read_stream(
    file: Any,
    location: str,
    *,
    fields: Mapping[str, tuple[str, ...]],
    among: tuple[Reader, ...] | None = None,
) -> Iterator[Found]:
    """What a stream holds, by the one of these readers, or of all, that knows how it begins."""
    buffered = file if hasattr(file, "peek") else BufferedReader(file)
    reader = choose(buffered.peek(HEAD)[:HEAD], all_readers() if among is None else among)
    yield from reader.read(Opened(file=buffered, location=location, fields=fields))


def choose(head: bytes, among: tuple[Reader, ...]) -> Reader:
    """The reader that knows this beginning, or the only one that there is, or the plain one.

    What is called a web page and begins as something else, such as a feed, is that: servers call
    feeds so, and programs save them so.
    """
    for reader in among:
        if reader.begins is not None and reader.begins(head):
            return reader
    if among == (html.READER,):
        others = (one for one in all_readers() if one.begins is not None and one.begins(head))
        return next(others, among[0])
    if len(among) == 1:
        return among[0]
    plain = [reader for reader in among if reader.begins is None]
    if not plain and feed.READER in among and html.begins(head):
        return feed.READER  # it tells which feed the web page names
    if not plain:
        raise PageError("it does not begin as any page, feed or sitemap does. Check what it holds.")
    return plain[0]
