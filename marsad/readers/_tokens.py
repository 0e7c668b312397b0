"""Markup to tags and words, piece by piece, however broken it is. Nothing in it is expanded.

Definitions of entities are passed over; a reference to one stays as it is written. A parser that
mends as it goes could read such files too, but libxml2's was seen to hand out memory that it had
freed when it met a broken namespace.
"""

import re
from collections.abc import Iterable, Iterator
from html.entities import html5

from msgspec import Struct

from marsad.errors import PageError

# The longest articles take 200 kB, and stand in one token each at the most.
LONGEST_TOKEN = 4 * 2**20
# A tag that is longer is a sign that opens nothing.
_LONGEST_TAG = 64 * 1024
_LAST_CHARACTER = 0x10FFFF

_NAME = r"[A-Za-z_][\w.:-]{0,199}"
_START = re.compile(rf"<({_NAME})((?:[^<>\"']++|\"[^\"<]*\"|'[^'<]*')*+)>")
# A quotation without its end is none.
_BROKEN_START = re.compile(rf"<({_NAME})([^<>]*+)>")
_END = re.compile(rf"</({_NAME})[^<>]*+>")
_DOCTYPE = re.compile(r"<![A-Za-z][^<>\[]*+(?:\[[^\]]*+\]\s*+)?>")
_CDATA = "<![CDATA["
# What begins so ends so, and is passed over.
_PASSED_OVER = (("<!--", "-->"), ("<?", ">"))
_ATTRIBUTE = re.compile(r"([\w.:-]{1,200})\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&(?:([A-Za-z][A-Za-z0-9]{1,31};)|#([0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});)")


class Start(Struct, frozen=True):
    """The tag that opens an element; `attributes` as they are written."""

    name: str
    attributes: str
    is_empty: bool = False


class End(Struct, frozen=True):
    """The tag that closes an element."""

    name: str


Token = Start | End | str


def tokens(texts: Iterable[str]) -> Iterator[Token]:
    """The tags and the words between them, in order; what is cut off at the end is left out."""
    rest = ""
    for text in texts:
        rest += _NOT_XML.sub(" ", text)
        at = 0
        while at < len(rest):
            token, end = _next(rest, at)
            if end is None:
                break
            at = end
            if token:
                yield token
        rest = rest[at:]
        if len(rest) > LONGEST_TOKEN:
            raise PageError("a part of it has no end within 4 MB. Check what the file is.")


def _next(text: str, at: int) -> tuple[Token, int | None]:
    """What begins here and where it ends; None for the end if that is still to come."""
    if text[at] != "<":
        end = text.find("<", at)
        return (unescaped(text[at:end]), end) if end >= 0 else ("", None)
    if text.startswith(_CDATA, at):
        end = text.find("]]>", at)
        return (text[at + len(_CDATA) : end], end + 3) if end >= 0 else ("", None)
    for opening, closing in _PASSED_OVER:
        if text.startswith(opening, at):
            end = text.find(closing, at + len(opening))
            return "", None if end < 0 else end + len(closing)
    return _tag(text, at)


def _tag(text: str, at: int) -> tuple[Token, int | None]:
    """The tag that begins here. A sign that opens nothing is a word."""
    start = _START.match(text, at)
    end = _END.match(text, at) if start is None else None
    doctype = _DOCTYPE.match(text, at) if start is end is None else None
    if end is not None:
        return End(end[1].lower()), end.end()
    if doctype is not None:
        return "", doctype.end()
    if start is None and text.find("<", at + 1) < 0 and len(text) - at < _LONGEST_TAG:
        return "", None  # its end, or that of a quotation in it, is still to come
    start = start or _BROKEN_START.match(text, at)
    if start is None:
        return "<", at + 1
    attributes = start[2].removesuffix("/")
    return Start(start[1].lower(), attributes, is_empty=start[2].endswith("/")), start.end()


def attributes_of(start: Start) -> dict[str, str]:
    """The attributes of a tag; of two with one name the first counts."""
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(start.attributes):
        found.setdefault(name.lower(), unescaped("".join(values)))
    return found


def unescaped(text: str) -> str:
    """The words that are meant; references that not everybody knows stay as they are."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    name, number = match.groups()
    if name is not None:
        return html5.get(name, match[0])
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    return " " if code > _LAST_CHARACTER or _NOT_XML.match(chr(code)) else chr(code)
