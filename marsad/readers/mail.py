"""E-mail: the text of each message, and the pages that are attached to it."""

import re
from collections.abc import Iterator
from itertools import count, islice

from marsad.errors import PageError
from marsad.ids import page_id
from marsad.readers import Found, Opened, Reader
from marsad.readers._files import LARGEST_PAGE, too_large
from marsad.readers._letters import (
    ANY,
    CUT_OFF,
    FORWARDED,
    PDF,
    TEXT,
    TEXTS,
    Letter,
    Words,
    bytes_of,
    children_of,
    gathered,
    is_attached,
    is_many,
    kind_of,
    parse_letter,
    sent,
    slots_of,
    subject_of,
    text_of,
)
from marsad.readers._mailbox import LARGEST_MAIL, Mail, is_mailbox, read_mails
from marsad.records import Page, Problem

# A forward of a forward of a forward is read; beyond that a message was made to be deep.
_MOST_NESTED = 5
_MOST_PARTS = 500
_HEADERS = re.compile(rb"(?:[!-9;-~]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+")
# No other file begins with lines of these names.
_ONLY_MAIL = re.compile(
    rb"^(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|X-Mailer|DKIM-Signature):",
    re.IGNORECASE | re.MULTILINE,
)
_FROM = re.compile(rb"^From:", re.IGNORECASE | re.MULTILINE)
_SEALED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_CUT_OFF = "the message is cut off: the end of its parts is missing. Get it again."
_PDF_BEGINS = b"%PDF-"


def read(opened: Opened) -> Iterator[Found]:
    """The pages of a message or of a mailbox; a message that holds none becomes a Problem."""
    for mail in read_mails(opened.file):
        place = opened.location if mail.number is None else f"{opened.location}:{mail.number}"
        yield from _read_mail(mail, place)


def begins(head: bytes) -> bool:
    """Say whether a mailbox or a message begins here, by headers that nothing else has."""
    match = _HEADERS.match(head)
    return is_mailbox(head) or (
        match is not None
        and _ONLY_MAIL.search(match[0]) is not None
        and _FROM.search(match[0]) is not None
    )


def _read_mail(mail: Mail, place: str) -> Iterator[Found]:
    if mail.data is None:
        limit = LARGEST_MAIL // 2**20
        yield _problem(place, f"the message is larger than {limit} MB. Save its text alone.")
        return
    try:
        letter = parse_letter(mail.data)
    except PageError as error:
        yield _problem(place, str(error))
        return
    yield from _read_letter(letter, place)


def _read_letter(letter: Letter, place: str) -> Iterator[Found]:
    parts = list(_walk(letter))
    try:
        found = list(islice(_found_in(letter, place, count(2), depth=1), _MOST_PARTS))
    except RecursionError:
        found = []
    yield from found
    if not found:
        yield _problem(place, _nothing(parts))
    if any(isinstance(defect, CUT_OFF) for part in parts for defect in part.defects):
        yield _problem(place, _CUT_OFF)
    if len(parts) > _MOST_PARTS:
        yield _problem(place, f"of more than {_MOST_PARTS} parts only the first were read.")


def _walk(letter: Letter) -> Iterator[Letter]:
    """A message and its parts, up to one more than is read."""
    waiting = [letter]
    for _ in range(_MOST_PARTS + 1):
        if not waiting:
            return
        part = waiting.pop(0)
        yield part
        waiting = [*children_of(part), *waiting]


def _found_in(
    letter: Letter, place: str, numbers: Iterator[int], *, depth: int
) -> Iterator[Page | Problem]:
    """The text of a message, and the pages attached to it: `FILE#2`, `FILE#3` and so on."""
    words = gathered(islice(slots_of(letter), _MOST_PARTS))
    if words is not None:
        yield _page_of(letter, words, place)
    for part in _attachments(letter):
        here = f"{place.rpartition('#')[0] if depth > 1 else place}#{next(numbers)}"
        if kind_of(part) != FORWARDED:
            yield _attached(part, here)
        elif depth >= _MOST_NESTED:
            yield _problem(here, "forwarded too many times within one message. Save it alone.")
        else:
            for forwarded in children_of(part):
                yield from _found_in(forwarded, here, numbers, depth=depth + 1)


def _attachments(letter: Letter) -> Iterator[Letter]:
    """The parts of a message that can be pages of their own, forwarded messages among them."""
    return filter(_can_be_page, islice(_leaves(letter), _MOST_PARTS))


def _can_be_page(part: Letter) -> bool:
    kind = kind_of(part)
    if kind == ANY:
        return bytes_of(part).startswith(_PDF_BEGINS)
    return kind in {FORWARDED, PDF} or (kind in TEXTS and is_attached(part))


def _leaves(part: Letter) -> Iterator[Letter]:
    """The parts of a message that hold no parts; forwarded messages as they are."""
    if not is_many(part):
        yield part
        return
    for child in children_of(part):
        yield from _leaves(child)


def _page_of(letter: Letter, words: Words, place: str) -> Page | Problem:
    """The text of a message with its subject and date; who sent it is not taken for an outlet."""
    title, published = subject_of(letter), sent(letter)
    body = words.text.encode("utf-8", "replace")
    if len(body) > LARGEST_PAGE:
        return _problem(place, too_large())
    return Page(
        id=page_id(body, title or "", published or "") if title or published else page_id(body),
        location=place,
        media_type=_in_utf8(words.media_type),
        body=body,
        title=title,
        published=published,
    )


def _attached(part: Letter, place: str) -> Page | Problem:
    """A part as a page of its own. The message's subject and date are not its own."""
    kind = kind_of(part)
    pdf = kind in {PDF, ANY}
    text = None if pdf else text_of(part)
    body = bytes_of(part) if pdf else (text or "").encode("utf-8", "replace")
    if not body:
        return _problem(place, "the attachment is empty or cannot be decoded. Get it by itself.")
    if len(body) > LARGEST_PAGE:
        return _problem(place, too_large())
    media_type = PDF if pdf else _in_utf8(TEXT if kind == TEXT else kind)
    return Page(id=page_id(body), location=place, media_type=media_type, body=body)


def _in_utf8(kind: str) -> str:
    return kind if kind == TEXT else f"{kind}; charset=utf-8"


def _nothing(parts: list[Letter]) -> str:
    """Why a message gave no page."""
    if any(kind_of(part) in _SEALED for part in parts):
        return "the message is encrypted. Open it in a mail program and save its text."
    return "the message holds no text: only pictures, files of other kinds or nothing at all."


def _problem(place: str, message: str) -> Problem:
    return Problem(stage="read", location=place, message=message)


READER = Reader(
    summary="E-mail (.eml) and mailboxes (mbox): each message, and the pages attached to it.",
    suffixes=frozenset({".eml", ".mbox", ".mbx"}),
    media_types=frozenset({"message/rfc822", "application/mbox"}),
    read=read,
    begins=begins,
)
