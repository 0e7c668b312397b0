"""Bytes of a feed or a sitemap to text, piece by piece: what it declares is not always so."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

CHUNK = 64 * 1024
# Pieces are cut behind a ">", and what has none is no markup.
_LONGEST_PIECE = 1024 * 1024

_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']", re.IGNORECASE
)
# Python knows more codecs, some of which unpack.
_OF_TEXT = re.compile(
    r"windows-|cp\d|iso|latin|koi8|utf-?8|us-ascii|ascii|gb|big5|euc|shift|sjis|x-sjis|ks_c|mac|tis",
    re.IGNORECASE,
)
_SEVEN_BIT = re.compile(r"iso-?2022", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_RUN = re.compile(rb"[^>]*>?")
_WESTERN = "cp1252"


def decoded(file: BinaryIO) -> Iterator[str]:
    """The text of a file, in pieces that end behind a tag."""
    head = file.read(CHUNK)
    encoding, sure = encoding_of(head)
    if sure:
        decoder = codecs.getincrementaldecoder(encoding)("replace")
        while head:
            yield decoder.decode(head).removeprefix("\ufeff")
            head = file.read(CHUNK)
        yield decoder.decode(b"", final=True)
    else:
        for piece in pieces(file, head.removeprefix(codecs.BOM_UTF8)):
            yield mixed(piece, encoding)


def text_of(head: bytes) -> str:
    """The text of the beginning of a file."""
    encoding, sure = encoding_of(head)
    if sure:
        return head.decode(encoding, "replace").removeprefix("\ufeff")
    return mixed(head.removeprefix(codecs.BOM_UTF8), encoding)


def encoding_of(head: bytes) -> tuple[str, bool]:
    """The encoding, and whether all of the file is in it; else only what is no UTF-8 is.

    UTF-8 is tried first: others hardly ever pass for it.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return (_WESTERN, False) if encoding == "utf-8" else (encoding, True)
    found = _DECLARED.search(head[:1024])
    declared = known(found[1].decode("ascii", "replace")) if found else None
    if declared is not None:
        return declared, bool(_SEVEN_BIT.match(declared)) or not is_utf8(head)
    return (_WESTERN if is_utf8(head) else detected(head)), False


def known(name: str) -> str | None:
    """The codec for a declared encoding that is of text and not UTF-8."""
    if not _OF_TEXT.match(name):
        return None
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return None
    # What is declared as Latin 1 is Windows 1252 on the web.
    return {"utf-8": None, "ascii": None, "iso8859-1": _WESTERN}.get(codec, codec)


def is_utf8(head: bytes) -> bool:
    """Say whether these bytes may be the beginning of a text in UTF-8."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True


def detected(head: bytes) -> str:
    from resiliparse.parse.encoding import detect_encoding  # noqa: PLC0415  only odd feeds need it

    odd = b" ".join(run for run in _RUN.findall(head) if not is_utf8(run))
    return known(detect_encoding(odd) or _WESTERN) or _WESTERN


def pieces(file: BinaryIO, head: bytes) -> Iterator[bytes]:
    """The bytes of a file, cut behind tags."""
    rest = head
    while head:
        head = file.read(CHUNK)
        cut = rest.rfind(b">") + 1
        if not head or (not cut and len(rest) > _LONGEST_PIECE):
            cut = len(rest)
        if cut:
            yield rest[:cut]
        rest = rest[cut:] + head


def mixed(piece: bytes, other: str) -> str:
    """The text of a piece, in UTF-8 where it is that: feeds of several outlets mix encodings."""
    try:
        return piece.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(one_of(run, other) for run in _RUN.findall(piece))


def one_of(run: bytes, other: str) -> str:
    try:
        return run.decode("utf-8")
    except UnicodeDecodeError:
        return run.decode(other, "replace")
