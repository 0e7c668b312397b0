"""Unpacks what servers send packed, and stops at a limit."""

import zlib
from collections.abc import Callable, Iterable

import brotli

from marsad.errors import PageError
from marsad.text.zstandard import DecompressionParameter, ZstdDecompressor, ZstdError

# What is asked for; each can be unpacked within a limit.
ACCEPTED = "gzip, deflate, br, zstd"
# Layers of packing in one answer. One is usual; each more costs another pass over the limit.
MOST_LAYERS = 2
GZIP = zlib.MAX_WBITS | 16
ZLIB = zlib.MAX_WBITS
RAW = -zlib.MAX_WBITS
GZIP_MAGIC = b"\x1f\x8b"
# One is usual. The rest is copied for each member: 20 MB of empty ones would take minutes.
MOST_MEMBERS = 100
# RFC 9659: what a client must be able to hold for zstd on the web, and no more.
ZSTD_OPTIONS: dict[int, int] = {DecompressionParameter.window_log_max: 23}  # 8 MB
# A block of 4 bytes can stand for 128 KB: this many bytes give at most 8 MB at once.
ZSTD_STEP = 256

DAMAGED = (zlib.error, brotli.error, ZstdError, EOFError)


class TooLargeError(PageError):
    """It holds more bytes than the limit."""


def unpack(body: bytes, encodings: Iterable[str], *, limit: int) -> bytes:
    """The bytes inside; PageError if they are damaged, TooLargeError if there are too many."""
    if not body:
        return body
    layers = [name for name in map(str.lower, encodings) if name not in {"", "identity"}]
    if len(layers) > MOST_LAYERS:
        raise PageError("the answer is packed many times over, as no page is.")
    for name in reversed(layers):
        unpacker = UNPACKERS.get(name)
        if unpacker is None:
            message = f"the answer is packed as {name[:40]!r}, which was not asked for."
            raise PageError(message)
        try:
            body = unpacker(body, limit)
        except DAMAGED as error:
            message = f"the answer's {name} is damaged or cut off: {error}. Fetch it again later."
            raise PageError(message) from error
    return body


def check(size: int, limit: int) -> None:
    if size > limit:
        raise TooLargeError("the answer unpacks to more than the limit.")


def from_gzip(body: bytes, limit: int) -> bytes:
    """All members; what follows them and is no member is padding."""
    part, rest = inflate(body, limit, bits=GZIP)
    parts, size = [part], len(part)
    while rest.startswith(GZIP_MAGIC):
        if len(parts) == MOST_MEMBERS:
            raise PageError("the answer is packed in more pieces than any page.")
        part, rest = inflate(rest, limit - size, bits=GZIP)
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def from_deflate(body: bytes, limit: int) -> bytes:
    """Deflate as the standard says, or bare as some servers send it."""
    try:
        return inflate(body, limit, bits=ZLIB)[0]
    except zlib.error:
        return inflate(body, limit, bits=RAW)[0]


def inflate(body: bytes, limit: int, *, bits: int) -> tuple[bytes, bytes]:
    """The first stream unpacked, and what follows it."""
    stream = zlib.decompressobj(bits)
    unpacked = stream.decompress(body, limit + 1)
    check(len(unpacked), limit)
    if not stream.eof:
        raise EOFError("it ends too early")
    return unpacked, stream.unused_data


def from_brotli(body: bytes, limit: int) -> bytes:
    stream = brotli.Decompressor()
    parts, size = [], 0
    rest = body
    while not stream.is_finished():
        part = stream.process(rest, output_buffer_limit=limit + 1)
        rest = b""
        size += len(part)
        check(size, limit)
        parts.append(part)
        if not part and stream.can_accept_more_data() and not stream.is_finished():
            raise EOFError("it ends too early")
    return b"".join(parts)


def from_zstd(body: bytes, limit: int) -> bytes:
    """All frames, one after the other."""
    parts, size, rest = [], 0, body
    while rest:
        stream = ZstdDecompressor(options=ZSTD_OPTIONS)
        part = stream.decompress(rest, limit - size + 1)
        size += len(part)
        check(size, limit)
        if not stream.eof:
            raise EOFError("it ends too early")
        parts.append(part)
        rest = stream.unused_data
    return b"".join(parts)


UNPACKERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": from_gzip,
    "x-gzip": from_gzip,
    "deflate": from_deflate,
    "br": from_brotli,
    "zstd": from_zstd,
}
