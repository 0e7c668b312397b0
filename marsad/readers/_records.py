"""The records of a web archive, one after the other, and what of the file held none."""

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from marsad.readers._files import LARGEST_PAGE
from marsad.readers._members import Gap, Piece, unpacked
from marsad.readers._window import BEGINNING, Window

# Headers of a page and the overhead of its chunks are in its record too.
LARGEST_RECORD = LARGEST_PAGE + 2**20
# So much of a record can be headers; of a huge one no more is kept.
LARGEST_HEAD = 64 * 1024
_STEP = 2**20
# Lines without control characters, each with its name, or folded.
_HEAD = re.compile(rb"WARC/1\.\d\r?\n(?:(?:[!-9;-~]+:|[ \t])[^\x00-\x08\n-\x1f\x7f]*\r?\n)+\r?\n")
# Each stands once; the headers of two records run together have it twice.
_NAMES = re.compile(rb"WARC-Type:|WARC-Record-ID:|Content-Length:", re.IGNORECASE)
_LENGTH = re.compile(rb"\nContent-Length:[ \t]*(\d{1,18})[ \t]*\r?\n", re.IGNORECASE)
_DIGEST = re.compile(
    rb"\nWARC-Block-Digest:[ \t]*(?:sha(?:1|256|512)|md5):[0-9a-z=]+[ \t]*\r?\n", re.IGNORECASE
)
_ENDS = (b"\r\n\r\n", b"\n\n")
_FOLLOWS = b"\r\n\r\n" + BEGINNING
_LONGEST_END = 4
_BLANK = (b"\r", b"\n")

Reopen = Callable[[int], Iterator[Piece | Gap]]


class Record(Struct, frozen=True, kw_only=True):
    """One record as it stands in the archive, headers and all.

    `offset` is where in the file it, or the member around it, begins; `inner` is how deep in that
    member. `length` counts all its bytes; of a huge record that is not `whole` only the beginning
    is here.
    """

    data: bytes
    offset: int
    inner: int = 0
    length: int
    whole: bool = True


class Lost(Struct, frozen=True, kw_only=True):
    """A stretch of the file from which no record could be had, and why."""

    start: int
    stop: int
    reason: str
    inner: int = 0


class _Broken(Struct, frozen=True, kw_only=True):
    """Why no record could be read, and from which position on to look for the next."""

    reason: str
    next: int


def read_records(file: BinaryIO, *, name: str, offset: int = 0) -> Iterator[Record | Lost]:
    """The records of an archive that is open at a byte, in bounded memory.

    Past damage it goes on at the next record that can be read, and says what it passed over.
    """
    window = Window(unpacked(file, name=name, offset=offset))
    reopen = _reopen(file, name) if file.seekable() else None
    lost: Lost | None = None
    at, given = 0, -1
    while (at := _next(window, at, lost=lost)) < window.stop or window.gap is not None:
        if at >= window.stop and window.gap is not None:
            lost = lost or _lost_in(window.gap, given)
            window.clear()
            continue
        start, inner = window.address(at)
        found = _read(window, at, reopen)
        if isinstance(found, _Broken):
            at = found.next
            lost = lost or Lost(start=start, stop=start, reason=found.reason, inner=inner)
            continue
        if lost is not None:
            yield replace(lost, stop=start)
        yield found
        lost, given, at = None, start, at + found.length
    if lost is not None:
        yield replace(lost, stop=max(window.last, lost.start))


def _reopen(file: BinaryIO, name: str) -> Reopen:
    def reopen(offset: int) -> Iterator[Piece | Gap]:
        file.seek(offset)
        return unpacked(file, name=name, offset=offset)

    return reopen


def _lost_in(gap: Gap, given: int) -> Lost:
    """What a gap took; where its member gave records before, these are not among it."""
    start = gap.seen if gap.start == given else gap.start
    return Lost(start=start, stop=gap.stop, reason=gap.reason)


def _next(window: Window, at: int, *, lost: Lost | None) -> int:
    """The position at which the next record should begin, or else can begin after damage."""
    at = max(at, window.first)
    if lost is not None:
        return _next_beginning(window, at)
    while window.reach(at + 1) and window.slice(at, at + 1) in _BLANK:
        at += 1
    return at


def _next_beginning(window: Window, at: int) -> int:
    """The next place at which it begins as a record does; the end if there is none.

    That need be no new line: damage may have taken the line's end.
    """
    while True:
        found = window.held.find(BEGINNING, at - window.first)
        if found >= 0:
            return window.first + found
        at = max(at, window.stop - len(BEGINNING) + 1)
        window.drop(at)
        if not window.fill():
            return window.stop


def _read(window: Window, at: int, reopen: Reopen | None) -> Record | _Broken:
    """The record that begins at a position, if it is all there and right."""
    window.drop(at)
    head = _head(window, at)
    length = _LENGTH.search(head)
    names = [name.lower() for name in _NAMES.findall(head)]
    if length is None or len(names) > len(set(names)):
        return _Broken(reason="no record begins here", next=at + 1)
    if len(head) + int(length[1]) > LARGEST_RECORD:
        return _read_huge(window, at, at + len(head) + int(length[1]), reopen)
    stop = at + len(head) + int(length[1])
    reason = _fault(window, at, stop)
    if reason is not None:
        return _Broken(reason=reason, next=at + 1)
    data = window.slice(at, stop)
    if window.sound < window.mark_of(stop - 1).member and not _fits_digest(data, head):
        # Where the next record follows, none is looked for inside this one.
        follows = window.slice(stop, stop + len(_FOLLOWS)) in {_FOLLOWS, b"", _FOLLOWS[:4]}
        return _Broken(reason="its bytes do not fit their digest", next=stop if follows else at + 1)
    offset, inner = window.address(at)
    return Record(data=data, offset=offset, inner=inner, length=len(data))


def _head(window: Window, at: int) -> bytes:
    """The headers of a record and the blank line below them; nothing if there are none."""
    while True:
        match = _HEAD.match(window.held, at - window.first)
        if match is not None:
            return match[0]
        if window.stop - at >= LARGEST_HEAD or not window.reach(window.stop + 1, record=at):
            return b""


def _fault(window: Window, at: int, stop: int) -> str | None:
    """Why the record between two positions is not right; None if it is."""
    if not window.reach(stop, record=at):
        return "the record is cut off" if window.gap is None else window.gap.reason
    window.reach(stop + _LONGEST_END + len(BEGINNING))
    if not _ends(window, stop):
        return "its length does not fit"
    mark = window.mark_of(stop - 1)
    if not mark.packed:
        return None
    while window.finished < mark.member and window.stop <= stop + _LONGEST_END:
        if not window.fill():
            break
    gap = window.gap
    return gap.reason if gap is not None and gap.start == mark.member else None


def _ends(window: Window, stop: int) -> bool:
    """Say whether a record's content ends here: with blank lines, its member or the file."""
    end = window.slice(stop, stop + _LONGEST_END)
    after = window.slice(stop + _LONGEST_END, stop + _LONGEST_END + len(BEGINNING))
    if end.startswith(_ENDS) or after == BEGINNING:
        return True
    at_end = window.ended or any(
        mark.packed and mark.inner == 0 and stop <= mark.at <= stop + len(end)
        for mark in window.marks
    )
    return at_end or (window.gap is not None and window.finished >= window.mark_of(stop - 1).member)


def _read_huge(window: Window, at: int, stop: int, reopen: Reopen | None) -> Record | _Broken:
    """The beginning of a record that is too large to be held; what follows is passed over."""
    offset, inner = window.address(at)
    plain = not window.mark_of(at).packed
    window.reach(at + LARGEST_HEAD, record=at)
    data = window.slice(at, min(stop, at + LARGEST_HEAD))
    reached = True
    while reached and window.stop < stop:
        window.drop(window.stop - 1)
        reached = window.reach(min(stop, window.stop + _STEP), record=at)
    reason = _fault(window, at, stop) if reached else "the record is cut off"
    if reason is None:
        return Record(data=data, offset=offset, inner=inner, length=stop - at, whole=False)
    if plain and reopen is not None:
        window.restart(reopen(offset + 1))
        return _Broken(reason=reason, next=window.first)
    return _Broken(reason=reason, next=at + 1)


def _fits_digest(data: bytes, head: bytes) -> bool:
    """Say whether a record's content is what its digest says, if it has one that is known."""
    from fastwarc.warc import WarcRecord  # noqa: PLC0415  only archives need it

    if _DIGEST.search(head) is None:
        return True
    try:
        return WarcRecord.from_bytes(data).verify_block_digest()
    except OSError:
        return False
