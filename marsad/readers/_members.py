"""A web archive unpacked piece by piece: gzip members, zstd frames, and the way past damage."""

import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, Protocol

from msgspec import Struct

from marsad.text.zstandard import ZstdDecompressor, ZstdDict, ZstdError

DAMAGED = (zlib.error, ZstdError, EOFError)
GZIP, ZSTD, RECORD = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"WARC/"
# Frames of zstd that hold no record; the one that ends in D at the top of a file is its dictionary.
_PASSED_OVER, _DICTIONARY = b"\x2a\x4d\x18", b"\x5d\x2a\x4d\x18"
_FRAME_HEAD = 8
_LARGEST_DICTIONARY = 16 * 2**20

_STEP = 64 * 1024
_LARGEST_PIECE = 1024 * 1024
# What is read ahead of damage: where a member's bytes are wrong, the next may begin before the
# place at which it shows. A page of 20 MB, packed badly, is within it.
_KEPT = 32 * 2**20
_GZIP_WITH_HEAD = zlib.MAX_WBITS | 16


class Piece(Struct, frozen=True, kw_only=True):
    """Unpacked bytes: `member` is where in the file their member begins, `inner` how deep in it.

    Of a file that is not `packed`, `member` is where the bytes themselves stand. `stop` is how far
    the file is read. `ends` says that the member ends here, `sound` that its checksum proved it.
    """

    data: bytes
    member: int
    stop: int
    inner: int = 0
    packed: bool = True
    ends: bool = False
    sound: bool = False


class Gap(Struct, frozen=True, kw_only=True):
    """Bytes of the file, start included, stop not, that could not be unpacked; `seen` is where."""

    start: int
    seen: int
    stop: int
    reason: str


class Unpacker(Protocol):
    """One member being unpacked, as zlib and zstd both do it."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


Unpack = Callable[[], Unpacker]


class Packed:
    """The bytes of a packed file, of which the last ones can be read again."""

    def __init__(self, file: BinaryIO, offset: int) -> None:
        self.file = file
        self.held = bytearray()
        self.first = offset
        self.at = 0

    @property
    def offset(self) -> int:
        """Where in the file the next byte stands."""
        return self.first + self.at

    def take(self, size: int) -> bytes:
        """The next bytes; fewer at the end of the file."""
        self.look(size)
        taken = bytes(self.held[self.at : self.at + size])
        self.at += len(taken)
        return taken

    def look(self, size: int) -> bytes:
        """The next bytes, without moving on."""
        while len(self.held) - self.at < size:
            more = self.file.read(max(_STEP, size - len(self.held) + self.at))
            if not more:
                break
            self.held += more
        return bytes(self.held[self.at : self.at + size])

    def forget(self, *, keep: int = 0) -> None:
        """Let go of what was read, but for the last bytes."""
        gone = self.at - keep
        if gone > 0:
            del self.held[:gone]
            self.first += gone
            self.at -= gone

    def seek(self, offset: int) -> None:
        self.at = max(0, offset - self.first)


def unpacked(file: BinaryIO, *, name: str, offset: int = 0) -> Iterator[Piece | Gap]:
    """The bytes of an archive, with a Gap where they cannot be had.

    `name` tells how it is packed where its first bytes are damaged; `offset` is where the file
    stands, which can be sought if that is not its top.
    """
    packed = Packed(file, offset)
    magic = magic_of(packed.look(_FRAME_HEAD), name=name)
    if magic is None:
        yield from as_it_is(packed)
        return
    unpack = unpacker_inside(file, magic) if offset else unpacker_of(packed, magic)
    while packed.look(1):
        packed.forget()
        start = packed.offset
        try:
            yield from member(packed, magic, unpack)
        except DAMAGED as error:
            seen, reason = packed.offset, str(error)
            resync(packed, start, magic, unpack)
            yield Gap(start=start, seen=min(seen, packed.offset), stop=packed.offset, reason=reason)


def magic_of(head: bytes, *, name: str) -> bytes | None:
    """What each member of the file begins with; None if the file is not packed."""
    if head.startswith(RECORD):
        return None
    if head.startswith(GZIP):
        return GZIP
    if head.startswith(ZSTD) or head[1:4] == _PASSED_OVER:
        return ZSTD
    return {"gz": GZIP, "zst": ZSTD}.get(name.lower().rpartition(".")[2])


def as_it_is(packed: Packed) -> Iterator[Piece]:
    while data := packed.take(_STEP):
        stop = packed.offset
        yield Piece(data=data, member=stop - len(data), stop=stop, packed=False)
        packed.forget()


def unpacker_inside(file: BinaryIO, magic: bytes) -> Unpack:
    """What unpacks one member of a file that is being read somewhere behind its top."""
    if magic == GZIP:
        return Inflater
    standing = file.tell()
    file.seek(0)
    unpack = unpacker_of(Packed(file, 0), magic)
    file.seek(standing)
    return unpack


def unpacker_of(packed: Packed, magic: bytes) -> Unpack:
    """What unpacks one member; the dictionary at the top of a zstd archive is read for it."""
    if magic == GZIP:
        return Inflater
    size = int.from_bytes(packed.look(_FRAME_HEAD)[4:], "little")
    if not packed.look(4).startswith(_DICTIONARY) or size > _LARGEST_DICTIONARY:
        return ZstdDecompressor
    words = packed.look(_FRAME_HEAD + size)[_FRAME_HEAD:]
    try:
        if words.startswith(ZSTD):
            words = ZstdDecompressor().decompress(words, _LARGEST_DICTIONARY)
        dictionary = ZstdDict(words)
    except (ZstdError, ValueError):
        return ZstdDecompressor
    return lambda: ZstdDecompressor(zstd_dict=dictionary)


class Inflater:
    """One gzip member, which holds what a step left over as a frame of zstd does."""

    def __init__(self) -> None:
        self.stream = zlib.decompressobj(_GZIP_WITH_HEAD)

    @property
    def eof(self) -> bool:
        return self.stream.eof

    @property
    def needs_input(self) -> bool:
        return not self.stream.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self.stream.unused_data

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        return self.stream.decompress(self.stream.unconsumed_tail + data, max_length)


def member(packed: Packed, magic: bytes, unpack: Unpack) -> Iterator[Piece]:
    """The pieces of the member that begins here; DAMAGED is raised where it is not right."""
    start = packed.offset
    if magic == ZSTD and packed.look(4)[1:] == _PASSED_OVER:
        skip_frame(packed)
        return
    if not packed.look(len(magic)) == magic:
        raise EOFError("no member begins here")
    inner, unpacker = 0, unpack()
    while not unpacker.eof:
        given = packed.take(_STEP) if unpacker.needs_input else b""
        data = unpacker.decompress(given, _LARGEST_PIECE)
        if unpacker.eof:
            packed.at -= len(unpacker.unused_data)
        elif not given and not data:
            raise EOFError("it ends too early")
        yield Piece(
            data=data,
            member=start,
            stop=packed.offset,
            inner=inner,
            ends=unpacker.eof,
            sound=unpacker.eof and magic == GZIP,
        )
        inner += len(data)
        packed.forget(keep=_KEPT)


def skip_frame(packed: Packed) -> None:
    """Go past a frame that holds no record."""
    rest = int.from_bytes(packed.take(_FRAME_HEAD)[4:], "little")
    while rest > 0:
        passed = len(packed.take(min(rest, _STEP)))
        if not passed:
            raise EOFError("it ends too early")
        rest -= passed
        packed.forget(keep=_KEPT)


def resync(packed: Packed, start: int, magic: bytes, unpack: Unpack) -> None:
    """Go to the next member that begins with a record, or to the end of the file."""
    packed.seek(start + 1)
    while True:
        packed.forget()
        packed.look(_STEP)
        at = packed.held.find(magic, packed.at)
        if at < 0:
            passed = len(packed.held) - packed.at - len(magic) + 1
            if len(packed.look(_STEP + 1)) <= _STEP:
                packed.at = len(packed.held)
                return
            packed.at += max(passed, 0)
        elif begins_with_record(packed, at, unpack):
            return
        else:
            packed.at = at + 1


def begins_with_record(packed: Packed, at: int, unpack: Unpack) -> bool:
    """Say whether a member with a record in it begins at this byte, and go there."""
    packed.at = at
    return first_words(packed.look(_STEP), unpack).startswith(RECORD)


def beginning(head: bytes) -> bytes:
    """How the first bytes of a file begin once they are unpacked; packed with words, by these."""
    if head.startswith(_DICTIONARY):
        return RECORD
    if head.startswith(GZIP):
        return first_words(head, Inflater)
    return first_words(head, ZstdDecompressor) if head.startswith(ZSTD) else head


def first_words(head: bytes, unpack: Unpack) -> bytes:
    """The first bytes that a member holds; none if it is not right."""
    try:
        return unpack().decompress(head, len(RECORD))
    except DAMAGED:
        return b""
