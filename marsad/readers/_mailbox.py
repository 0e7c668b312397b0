"""The messages of a mail file: one of an .eml, many of an mbox."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from msgspec import Struct

from marsad.readers._files import LARGEST_PAGE

# A page of the largest size in base64, and what else comes with it.
LARGEST_MAIL = 2 * LARGEST_PAGE
_STEP = 1024 * 1024
# "From - Sat Nov 30 14:05:00 2024": who sent it is anything, a time and a year always follow.
_FROM = re.compile(rb"From \S.*\b\d{1,2}:\d\d\b.*\b\d{4}\b")
_HEADER = re.compile(rb"[!-9;-~]+:|>From ")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_BLANK = (b"\n", b"\r\n", b"")


class Mail(Struct, frozen=True, kw_only=True):
    """One message as it stands in its file; `number` counts from one, None of a single message.

    `data` is None of a message that is larger than that.
    """

    data: bytes | None
    number: int | None = None


def is_mailbox(head: bytes) -> bool:
    """Say whether an mbox begins here: a line of sender and time, and a header below it."""
    first, _, rest = head.partition(b"\n")
    return _FROM.match(first) is not None and _HEADER.match(rest) is not None


def read_mails(file: BinaryIO) -> Iterator[Mail]:
    """The messages of a file one by one, in memory for one."""
    lines = _lines(file)
    first, second = next(lines, b""), next(lines, b"")
    if not is_mailbox(first + second):
        yield Mail(data=_gathered([first, second], lines))
        return
    for number, mail in enumerate(_split(second, lines), start=1):
        yield Mail(number=number, data=None if mail is None else _QUOTED_FROM.sub(rb"\1", mail))


def _lines(file: BinaryIO) -> Iterator[bytes]:
    while line := file.readline(_STEP):
        yield line


def _gathered(first: list[bytes], lines: Iterator[bytes]) -> bytes | None:
    """All lines as one; None if they are too many."""
    data = bytearray(b"".join(first))
    for line in lines:
        data += line
        if len(data) > LARGEST_MAIL:
            return None
    return bytes(data)


def _split(second: bytes, lines: Iterator[bytes]) -> Iterator[bytes | None]:
    """The messages of an mbox from its second line on; None for one that is too large.

    A new one begins with a line of sender and time below a blank line and above a header.
    """
    mail, size, above = bytearray(second), len(second), second
    for line in lines:
        if above in _BLANK and _FROM.match(line):
            below = next(lines, b"")
            if _HEADER.match(below):
                yield bytes(mail) if size <= LARGEST_MAIL else None
                mail, size, above = bytearray(below), len(below), below
                continue
            line += below  # noqa: PLW2901  both are the message's own
        size += len(line)
        if size <= LARGEST_MAIL:
            mail += line
        above = line.rpartition(b"\n")[0].rpartition(b"\n")[2] + b"\n" if b"\n" in line else line
    yield bytes(mail) if size <= LARGEST_MAIL else None
