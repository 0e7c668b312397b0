"""Keeps every answer as it came, in a WARC file: one file a run, one gzip member a record.

Each record is handed to the system as soon as it is there: a run that is killed loses at most the
last one. `robots.txt`, redirects, errors and answers to attempts that were repeated are kept too;
answers cut off by a limit are not.
"""

import hashlib
import io
import random
import re
import uuid
from base64 import b32encode
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

from marsad import __version__
from marsad.errors import StoreError
from marsad.fetching.exchanging import Taken, header

HEAD_END = re.compile(rb"\r?\n\r?\n")
INTERIM = re.compile(rb"HTTP/1\.\d 1\d\d")
NOT_MODIFIED = 304
UNCHANGED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


def warc_date(moment: datetime) -> str:
    """A moment in UTC as the web and WARC write it, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Captures:
    """Writes one WARC file into a folder; the file is made with the first record."""

    def __init__(self, folder: Path, *, began_at: datetime, chance: random.Random) -> None:
        self._folder = folder
        self._began_at = began_at
        self._chance = chance
        self._file: BinaryIO | None = None
        self._lock = Lock()

    def keep(self, url: str, taken: Taken) -> None:
        """Write the answer and the request that led to it; StoreError if that cannot be done."""
        with self._lock:
            try:
                self._file = self._file or self._open()
                self._write_pair(self._file, url, taken)
            except OSError as error:
                message = f"answers cannot be kept in {self._folder}: {error.strerror or error}."
                raise StoreError(message) from error

    def close(self) -> None:
        with self._lock:
            if self._file is not None:
                self._file.close()

    def _open(self) -> BinaryIO:
        self._folder.mkdir(parents=True, exist_ok=True)
        stem = self._began_at.astimezone(UTC).strftime("marsad-%Y%m%dT%H%M%SZ")
        for number in count(1):
            path = self._folder / f"{stem}-{number:03}.warc.gz"
            try:
                file = path.open("xb", buffering=0)
            except FileExistsError:  # another run that began in the same second
                continue
            about = f"software: marsad/{__version__}\r\nformat: WARC File Format 1.1\r\n"
            headers = {
                "WARC-Date": warc_date(self._began_at),
                "WARC-Filename": path.name,
                "Content-Type": "application/warc-fields",
            }
            write_record(file, WarcRecordType.warcinfo, self._id(), headers, about.encode())
            return file
        raise AssertionError  # the numbers do not end

    def _write_pair(self, file: BinaryIO, url: str, taken: Taken) -> None:
        common = {"WARC-Target-URI": url, "WARC-Date": warc_date(taken.began_at)}
        response, request = self._id(), self._id()
        unchanged = taken.status == NOT_MODIFIED
        block = response_block(taken)
        about = {"WARC-Profile": UNCHANGED} if unchanged else {"WARC-Payload-Digest": digest(block)}
        headers = {**common, **about, "Content-Type": "application/http;msgtype=response"}
        kind = WarcRecordType.revisit if unchanged else WarcRecordType.response
        write_record(file, kind, response, headers, block)
        headers = {
            **common,
            "WARC-Concurrent-To": f"<urn:uuid:{response}>",
            "Content-Type": "application/http;msgtype=request",
        }
        write_record(file, WarcRecordType.request, request, headers, taken.request)

    def _id(self) -> uuid.UUID:
        return uuid.UUID(int=self._chance.getrandbits(128), version=4)


def digest(block: bytes) -> str:
    """The digest of what follows the head, as WARC files give it to tell equal bodies."""
    end = HEAD_END.search(block)
    payload = block[end.end() :] if end else b""
    return "sha1:" + b32encode(hashlib.sha1(payload, usedforsecurity=False).digest()).decode()


def response_block(taken: Taken) -> bytes:
    """The final answer as it came, without interim ones and what followed its end."""
    block = taken.response
    while INTERIM.match(block):
        end = HEAD_END.search(block)
        if end is None:
            break
        block = block[end.end() :]
    end = HEAD_END.search(block)
    if end is None or header(taken.headers, "transfer-encoding") is not None:
        return block
    return block[: end.end()] + taken.body


def write_record(
    file: BinaryIO,
    kind: WarcRecordType,
    record_id: uuid.UUID,
    headers: Mapping[str, str],
    block: bytes,
) -> None:
    """Write one record as one gzip member."""
    record = WarcRecord()
    record.init_headers(kind, f"uuid:{record_id}".encode())
    for name, value in headers.items():
        record.headers[name] = value
    record.set_bytes_content(block)
    packed = io.BytesIO()
    writer = GzipWriter(packed)
    record.write(writer, checksum_data=True)
    writer.finish()
    rest = packed.getvalue()
    while rest:  # a full disk takes a part first, and complains then
        rest = rest[file.write(rest) :]
