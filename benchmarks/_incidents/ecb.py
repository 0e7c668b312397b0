"""ECB+: texts of which each mention of an event is labelled with the event that it tells of."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from marsad.ids import page_id
from marsad.records import Page

# The topics of 1-35 in which people are killed, attacked, robbed or taken, crowds riot, or a quake,
# a fire or a fall kills; the others are of sport, film, politics and trade.
TOPICS = (3, 8, 12, 13, 14, 16, 18, 19, 20, 21, 22, 23, 24, 26, 32, 33)

_NO_SPACE_BEFORE = re.compile(r"^(?:[.,;:!?%)\]}]|''|'s|n't|'(?:re|ve|ll|d|m)\b)")
_NO_SPACE_AFTER = re.compile(r"^(?:[(\[{$£€]|``)$")
_PRINTED = {"``": '"', "''": '"'}
_DAY_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d\d?|[a-z]{3})/(\d\d?)/")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Mention(Struct, frozen=True, kw_only=True):
    """Words that tell of an event: where they stand, and the event's name across all texts."""

    start: int
    end: int
    event: str


class Text(Struct, frozen=True, kw_only=True):
    """One text; texts of one `story` report the same news."""

    name: str
    story: str
    page: Page
    text: str
    mentions: tuple[Mention, ...]


def read_texts(folder: Path, topics: tuple[int, ...] = TOPICS) -> Iterator[Text]:
    """The texts of some topics, by name."""
    for topic in topics:
        for path in sorted((folder / str(topic)).glob("*.xml")):
            yield read_text(path, topic)


def read_text(path: Path, topic: int) -> Text:
    # The files are those of the user's own folder.
    root = ET.parse(path).getroot()  # noqa: S314
    address, tokens = parted(root)
    text, places = joined(tokens)
    body = text.encode()
    story = f"{topic} {'plus' if path.stem.endswith('plus') else 'first'}"
    return Text(
        name=path.stem,
        story=story,
        text=text,
        page=Page(
            id=page_id(body, path.stem),
            location=path.stem,
            media_type="text/plain",
            body=body,
            outlet=path.stem,
            published=day_in(address),
        ),
        mentions=tuple(mentions(root, places, path.stem)),
    )


def parted(root: ET.Element) -> tuple[str, list[ET.Element]]:
    """The address with which a text begins, if one does, and the other tokens."""
    tokens = root.findall("token")
    first = [token for token in tokens if token.get("sentence") == "0"]
    address = "".join(token.text or "" for token in first)
    if address.startswith("http"):
        return address, tokens[len(first) :]
    return "", tokens


def day_in(address: str) -> str | None:
    """The day that an address names, as many newspapers' do."""
    found = _DAY_IN_ADDRESS.search(address.casefold())
    if found is None:
        return None
    year, month, day = found.groups()
    number = int(month) if month.isdigit() else 1 + _MONTHS.index(month) if month in _MONTHS else 0
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None


def joined(tokens: list[ET.Element]) -> tuple[str, dict[str, tuple[int, int]]]:
    """The tokens as print has them, a paragraph each sentence, and where each stands."""
    text, places = "", dict[str, tuple[int, int]]()
    sentence, tight = None, True
    for token in tokens:
        raw = token.text or ""
        word = _PRINTED.get(raw, raw)
        if sentence not in {None, token.get("sentence")}:
            text, tight = text + "\n\n", True
        if not tight and not _NO_SPACE_BEFORE.match(raw):
            text += " "
        places[token.get("t_id", "")] = (len(text), len(text) + len(word))
        text += word
        sentence, tight = token.get("sentence"), bool(_NO_SPACE_AFTER.match(raw))
    return text, places


def mentions(root: ET.Element, places: dict[str, tuple[int, int]], name: str) -> Iterator[Mention]:
    """The mentions of events in a text; one that is tied to no other is an event of its own."""
    events = dict(events_across(root))
    for mark in root.find("Markables") or ():
        spans = [places[t] for a in mark if (t := a.get("t_id", "")) in places]
        if "ACTION" in mark.tag and spans:
            event = events.get(mark.get("m_id", ""), f"{name} {mark.get('m_id')}")
            yield Mention(start=spans[0][0], end=spans[-1][1], event=event)


def events_across(root: ET.Element) -> Iterator[tuple[str, str]]:
    """The event of each mention that is tied to others, in this text or across texts."""
    for tie in root.find("Relations") or ():
        target = tie.find("target")
        group = tie.get("note") or f"{root.get('doc_id')} {tie.get('r_id')}"
        for source in tie.findall("source") if target is not None else ():
            yield source.get("m_id", ""), group
