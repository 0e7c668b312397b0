"""The messages of the set: their layout, which is that of FBIS wire copy, made a report."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from marsad.records import Article, Block, BlockKind, PageHeader, PageId, Report

# What the desk wrote into the text: "[TEXT]", "[PASSAGE OMITTED]", "[BEGIN RECORDING]".
DESK = re.compile(
    r"\[(?:TEXT|EXCERPTS?|REPORT|SUMMARY|EDITORIAL|COMMUNIQUE|ARTICLE|COMMENTARY|SPEECH|CONTINUED"
    r"|PASSAGE OMITTED|PASSAGE INDISTINCT|WORDS? INDISTINCT|FEW WORDS INDISTINCT|NO DATELINE"
    r"|(?:BEGIN|END)[^\]]*|[^\]]* INDISTINCT|[^\]]*OMITTED|AS RECEIVED|RECORDED|LIVE|UNDATED)\]"
)
HEADER = re.compile(r"\A\s*\([^)\n]*\)\s*")
# A place, sometimes with its country, a day, sometimes an agency, and two hyphens.
DATELINE = re.compile(
    r"\s*(?P<place>[A-Z][^,\n()]{1,40}?)\s*(?:\((?P<country>[^)\n]*)\))?,\s+"
    r"(?:(?P<day>\d{1,2}) (?P<month>[A-Z]{3})[A-Z]* (?P<year>\d{2})\b|NO DATE|[A-Z0-9 ]{3,14})\s*"
    r"(?:[(\[][^)]{0,60}?(?:\([^)]*\)[^)]*)?[)\]]+\s*)?--"
)
DESK_NOTE = re.compile(r"\[[^\]]{0,400}\]")
NOTE_WORD = re.compile(
    r"\b(?:TEXT|EXCERPTS?|REPORT|SUMMARY|EDITORIAL|COMMUNIQUE|ARTICLE|COMMENTARY|SPEECH|CONTINUED"
    r"|INTERVIEW|CONFERENCE|STATEMENT|RECORDING|PASSAGE|LETTER|MESSAGE|ANNOUNCER|VIDEO|LIVE)\b"
)
BLANK_LINE = re.compile(r"\n[ \t]*\n")


class Message(Struct, frozen=True, kw_only=True):
    """One message: its text with whole lines, whence and of which day, and its paragraphs.

    `desk` are the words in brackets that say what it is: a report, a speech, a communique.
    """

    id: str
    text: str
    place: str | None
    country: str | None
    published: date | None
    desk: tuple[str, ...] = ()
    paragraphs: tuple[tuple[int, int], ...]


def load_records(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield msgspec.json.decode(line)


def message_of(record: dict[str, Any]) -> Message:
    """The message with its paragraphs on one line each and the desk's own notes blanked out."""
    raw = record["text"].replace("\t", " ")
    header = HEADER.match(raw)
    start = header.end() if header else 0
    dateline = DATELINE.match(raw, start)
    if dateline:
        start = dateline.end()
        note = re.compile(r"\s*").match(raw, start)
        start = note.end() if note else start
        while (note := DESK_NOTE.match(raw, start)) is not None:
            start = note.end()
            while start < len(raw) and raw[start].isspace():
                start += 1
    desk = NOTE_WORD.findall(" ".join(DESK_NOTE.findall(raw[: start + 200])))
    text = DESK.sub(lambda m: " " * len(m[0]), raw)
    bounds = list(paragraphs_of(text, start))
    for a, b in bounds:
        text = text[:a] + text[a:b].replace("\n", " ") + text[b:]
    return Message(
        id=record["docid"],
        text=text,
        place=dateline["place"] if dateline else None,
        country=dateline["country"] if dateline else None,
        published=day_of(dateline) if dateline and dateline["day"] else None,
        desk=tuple(dict.fromkeys(desk)),
        paragraphs=tuple(bounds),
    )


def day_of(dateline: re.Match[str]) -> date | None:
    words = f"{dateline['day']} {dateline['month']} 19{dateline['year']}"
    try:
        return datetime.strptime(words, "%d %b %Y").date()  # noqa: DTZ007  a day has no zone
    except ValueError:
        return None


def paragraphs_of(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The stretches between blank lines, without the white space around them."""
    ends = [*(m.start() for m in BLANK_LINE.finditer(text, start)), len(text)]
    for end in ends:
        body = text[start:end]
        if body.strip():
            lead = len(body) - len(body.lstrip())
            yield start + lead, start + len(body.rstrip())
        start = end


def report_of(message: Message) -> Report:
    """The report that a parser would make of the message."""
    page = PageId("sha256:" + sha256(message.text.encode()).hexdigest())
    published = message.published.isoformat() if message.published else None
    return Report(
        page=PageHeader(id=page, location=message.id, media_type="text/plain", language="en"),
        article=Article(
            title=None,
            published=published,
            text=message.text,
            blocks=tuple(
                Block(kind=BlockKind.PARAGRAPH, start=a, end=b) for a, b in message.paragraphs
            ),
        ),
    )
