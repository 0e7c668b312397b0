"""Where in a web archive the pages stand to which its later records only point back."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from marsad.readers._records import Record, read_records

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

# About 50 MB; an archive of 5 GB holds fewer pages than half of these.
_MOST_REMEMBERED = 200_000


class Originals:
    """The offsets of the pages read so far, by their digests and by address and moment."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self.file = file
        self.name = name
        self.offsets: dict[str, int] = {}

    def remember(self, record: "WarcRecord", found: Record) -> None:
        """Keep where a page stands, if it can be read again from there."""
        if found.inner or not self.file.seekable():
            return
        for key in _keys(record, "WARC-Payload-Digest", "WARC-Target-URI", "WARC-Date"):
            self.offsets[key] = found.offset
        while len(self.offsets) > _MOST_REMEMBERED:
            del self.offsets[next(iter(self.offsets))]

    def recall(self, record: "WarcRecord") -> Record | None:
        """The record to which this one points back; None if it is not in the file before it."""
        names = ("WARC-Payload-Digest", "WARC-Refers-To-Target-URI", "WARC-Refers-To-Date")
        known = (self.offsets.get(key) for key in _keys(record, *names))
        offset = next((offset for offset in known if offset is not None), None)
        if offset is None:
            return None
        standing = self.file.tell()
        self.file.seek(offset)
        first = next(read_records(self.file, name=self.name, offset=offset), None)
        self.file.seek(standing)
        return first if isinstance(first, Record) else None


def _keys(record: "WarcRecord", digest: str, url: str, date: str) -> Iterator[str]:
    """By what a page is known: the digest of its bytes, or its address and moment."""
    values = {name: record.headers.get(name) for name in (digest, url, date)}
    if values[digest]:
        yield f"digest {values[digest]}"
    if values[url] and values[date]:
        yield f"{values[date]} {values[url]}".replace("<", "").replace(">", "")
