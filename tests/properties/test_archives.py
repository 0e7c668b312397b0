"""Damage anywhere in a web archive costs what it touches, and makes up nothing."""

import gzip
import hashlib
import io
import sys
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.errors import PageError
from marsad.readers import Opened, warc
from marsad.records import Page, Problem

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

CHECKED = {zstd.CompressionParameter.checksum_flag: 1}
PACKINGS = {
    "a.warc": lambda record: record,
    "a.warc.gz": lambda record: gzip.compress(record, mtime=0),
    "a.warc.zst": lambda record: zstd.compress(record, options=CHECKED),
}
COUNT = 6


def record(nth: int) -> bytes:
    words = " ".join(hashlib.sha256(b"%d %d" % (nth, at)).hexdigest() for at in range(nth + 2))
    content = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Story {nth} {words}".encode()
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/{nth}\r\n"
        f"WARC-Date: 2024-11-30T14:05:0{nth}Z\r\nWARC-Record-ID: <urn:uuid:{nth}>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"WARC-Block-Digest: sha256:{hashlib.sha256(content).hexdigest()}\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


ARCHIVES = {name: [pack(record(nth)) for nth in range(COUNT)] for name, pack in PACKINGS.items()}
ENDS = b"\r\n\r\n"
BODIES = [record(nth).split(ENDS)[2] for nth in range(COUNT)]


def flip(content: bytes, start: int, stop: int) -> bytes:
    return content[:start] + bytes(byte ^ 0x2D for byte in content[start:stop]) + content[stop:]


def zero(content: bytes, start: int, stop: int) -> bytes:
    return content[:start] + bytes(stop - start) + content[stop:]


def cut(content: bytes, start: int, stop: int) -> bytes:
    return content[:start] + content[stop:]


def end(content: bytes, start: int, _stop: int) -> bytes:
    return content[:start]


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    name=st.sampled_from(list(PACKINGS)),
    at=st.floats(0, 1, exclude_max=True),
    size=st.sampled_from([1, 1, 2, 5, 40, 300, 1500]),
    damage=st.sampled_from([flip, zero, cut, end]),
    seekable=st.booleans(),
)
def test_every_record_outside_the_damage_is_read_and_none_is_made_up(
    name, at, size, damage, seekable
):
    parts = ARCHIVES[name]
    content = b"".join(parts)
    start = int(at * len(content))
    stop = len(content) if damage is end else min(len(content), start + size)
    file = io.BytesIO(damage(content, start, stop))
    file.seekable = lambda: seekable
    try:
        found = list(warc.read(Opened(file=file, location=name)))
    except PageError:  # all of it was cut off
        assert start == 0
        return
    bounds = pairwise([0, *(len(b"".join(parts[: nth + 1])) for nth in range(COUNT))])
    untouched = [nth for nth, (low, high) in enumerate(bounds) if high <= start or low >= stop]
    read = [page.body for page in found if isinstance(page, Page)]
    assert [body for body in read if body in [BODIES[nth] for nth in untouched]] == [
        BODIES[nth] for nth in untouched
    ]
    assert set(read) <= set(BODIES)
    assert len(read) == len(set(read))
    if damage in (flip, zero) and len(read) < COUNT:
        assert any(isinstance(one, Problem) for one in found) or name == "a.warc"
