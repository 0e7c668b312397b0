"""What a mail message holds: its subject and date, its text, what is attached to it."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email import policy
from email.errors import (
    CloseBoundaryNotFoundDefect,
    MessageError,
    StartBoundaryNotFoundDefect,
)
from email.headerregistry import HeaderRegistry
from email.message import Message
from email.parser import BytesParser
from typing import Any

from msgspec import Struct

from marsad.errors import PageError
from marsad.text.decoding import decode
from marsad.text.lines import count_words

Letter = Message

# No subject, date or type is longer; the library's time grows with the square of it.
_LONGEST_HEADER = 2_000
# What the library raises, besides its own errors, at headers and parts that are not as they should.
FAULTS = (
    MessageError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
CUT_OFF = (CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect)
TEXT, HTML, PDF, ANY = "text/plain", "text/html", "application/pdf", "application/octet-stream"
TEXTS = frozenset({TEXT, HTML, "application/xhtml+xml", "text/markdown"})
FORWARDED = "message/rfc822"
# Encodings whose bytes all look like ASCII: their name must be believed.
_IN_ASCII = re.compile(r"iso-2022-|utf-?7|hz", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+")
_FIRST_YEAR = 1971
# Of names of zones the library knows these; it takes all others for UTC.
_ZONE = re.compile(r"[+-]\d{4}\b|\b(?:GMT|UTC?|Z|[ECMP][SD]T)\b")
# The library takes a ten-thousandth of a second for each.
_MOST_BOUNDARIES = 5_000
_BOUNDARY = re.compile(rb"^--[^\s-]", re.MULTILINE)

_headers = HeaderRegistry()


class Words(Struct, frozen=True, kw_only=True):
    """A text or HTML part as text, with the number of its words."""

    media_type: str
    text: str
    words: int


def _short(name: str, value: str) -> Any:
    return _headers(name, value[:_LONGEST_HEADER])


_POLICY = policy.default.clone(header_factory=_short)


def parse_letter(data: bytes) -> Letter:
    """The message in these bytes; PageError if they hold none."""
    if len(_BOUNDARY.findall(data)) > _MOST_BOUNDARIES:
        message = (
            f"the message has more than {_MOST_BOUNDARIES:,} parts, as none has. Save its text."
        )
        raise PageError(message)
    try:
        letter = BytesParser(policy=_POLICY).parsebytes(data)
    except FAULTS as error:
        raise PageError(f"the message cannot be taken apart: {error}. Save its text.") from error
    if not letter.keys():
        raise PageError("it is no e-mail: it has no headers. Save its text as a text file.")
    return letter


def header_of(letter: Letter, name: str) -> Any:
    """A header as the library reads it, in Unicode also where it was sent in plain bytes."""
    text = raw_header(letter, name)
    try:
        return _headers(name, text)
    except FAULTS:
        return text


def raw_header(letter: Letter, name: str) -> str:
    """A header as it was sent, on one line; nothing if there is none."""
    found = (str(value) for key, value in letter.raw_items() if key.lower() == name)
    raw = "".join(next(found, "").splitlines())[:_LONGEST_HEADER]
    whole = raw.encode("utf-8", "surrogateescape")
    try:
        return whole.decode("utf-8")
    except UnicodeDecodeError:
        return whole.decode("cp1252", "replace")


def subject_of(letter: Letter) -> str | None:
    return " ".join(str(header_of(letter, "subject")).split()) or None


def sent(letter: Letter) -> str | None:
    """The moment at which a message says it was sent; the day if it gives no zone."""
    moment: datetime | None = getattr(header_of(letter, "date"), "datetime", None)
    if moment is None or moment.year < _FIRST_YEAR:
        return None
    zone = _ZONE.search(raw_header(letter, "date"))
    if zone is None:
        return moment.date().isoformat()
    return moment.replace(tzinfo=moment.tzinfo or UTC).isoformat()


def kind_of(part: Letter) -> str:
    try:
        return part.get_content_type()
    except FAULTS:
        return ANY


def is_attached(part: Letter) -> bool:
    try:
        return part.get_content_disposition() == "attachment" or part.get_filename() is not None
    except FAULTS:
        return True


def is_many(part: Letter) -> bool:
    """Say whether a part holds parts of the same message."""
    return part.is_multipart() and kind_of(part).startswith("multipart/")


def children_of(part: Letter) -> list[Letter]:
    payload = part.get_payload() if part.is_multipart() else []
    return [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []


def bytes_of(part: Letter) -> bytes:
    """The bytes of a part; none if it has none."""
    try:
        payload = part.get_payload(decode=True)
    except FAULTS:
        return b""
    return payload if isinstance(payload, bytes) else b""


def text_of(part: Letter) -> str | None:
    """The text of a part; None if there is none in it."""
    body = bytes_of(part)
    try:
        charset = part.get_content_charset()
    except FAULTS:
        charset = None
    try:
        if charset is not None and _IN_ASCII.match(charset):
            body = body.decode(charset).encode("utf-8", "replace")
    except (LookupError, UnicodeError):
        charset = None
    try:
        return decode(body, declared=charset, markup=kind_of(part) != TEXT)
    except PageError:
        return None


def slots_of(part: Letter) -> Iterator[list[Letter]]:
    """The texts of a message in order; each may come in several forms, of which one is enough."""
    kind = kind_of(part)
    if kind == "multipart/alternative":
        yield [leaf for child in children_of(part) for slot in slots_of(child) for leaf in slot]
    elif is_many(part):
        for child in children_of(part):
            yield from slots_of(child)
    elif kind in TEXTS and not is_attached(part):
        yield [part]


def best_of(forms: Iterable[Letter]) -> Words | None:
    """The form that holds the most words, and of two alike the plain one."""
    read = [words for words in map(words_of, forms) if words is not None]
    return max(read, key=lambda words: (words.words, words.media_type == TEXT), default=None)


def words_of(part: Letter) -> Words | None:
    """The text of a part and how many words a reader sees of it, addresses not counted."""
    text = text_of(part)
    if text is None:
        return None
    plain = kind_of(part) in {TEXT, "text/markdown"}
    shown = text if plain else _shown(text)
    return Words(
        media_type=TEXT if plain else HTML, text=text, words=count_words(_ADDRESS.sub("", shown))
    )


def _shown(html: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415  it loads slowly

    return str(extract_plain_text(html, main_content=False, alt_texts=False))


def gathered(slots: Iterable[list[Letter]]) -> Words | None:
    """The whole text of a message: of each slot its best form, those of one kind joined.

    Where a message mixes kinds, the kind that holds more words is its text; None if it has none.
    """
    best = [words for words in map(best_of, slots) if words is not None]
    counts = {
        kind: sum(one.words for one in best if one.media_type == kind) for kind in (TEXT, HTML)
    }
    kind = TEXT if counts[TEXT] >= counts[HTML] else HTML
    own = [one for one in best if one.media_type == kind]
    if not own:
        return None
    text = "\n\n".join(one.text for one in own)
    return Words(media_type=kind, text=text, words=counts[kind])
