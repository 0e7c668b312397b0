"""What an entry of a feed is: a page if it carries its text, a lead if it only names one."""

import re
from hashlib import sha256
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from marsad.ids import page_id
from marsad.readers import Found
from marsad.readers._tokens import unescaped
from marsad.records import Lead, Page, Problem
from marsad.text.marks import Mark, mark_of

# No feed of ours was counted for these two; they are reasoned. The excerpts of WordPress end at 55
# words, some 350 letters, and others' are rarely twice as long. A text that is taken for an excerpt
# costs one request; an excerpt taken for the text loses the article.
SHORTEST_TEXT = 600
LONGEST_SUMMARY = 1_800
# A text with a summary beside it says more than that.
MORE_THAN_SUMMARY = 1.5
LONGEST_ADDRESS = 2_000
LONGEST_ID = 200

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|<!--.*?(?:-->|\Z)", re.DOTALL)
_SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
# A letter of these scripts says as much as three of ours.
_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_LETTERS_OF_WIDE = 3
_CUT = re.compile(r"(?:…|\.\.\.)\s*[\])]?\s*\Z|[\[(](?:…|\.\.\.)[\])]")
_END = 300


class Content(Struct, frozen=True, kw_only=True):
    """The text or the summary of an entry."""

    text: str
    is_markup: bool


class Entry(Struct, frozen=True, kw_only=True):
    """An entry of a feed; `url` is absolute, the dates are ISO 8601."""

    id: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    outlet: str | None = None
    summary: Content | None = None
    content: Content | None = None


def found_of(entry: Entry, feed: str, number: int) -> Found:
    """What an entry is; `feed` is where the feed stands, `number` counts its entries from 1."""
    text = text_of(entry)
    location = f"{feed}#{name_of(entry, number)}"
    if text is not None:
        return page_of(entry, text, location)
    if entry.url is not None:
        return Lead(
            url=entry.url,
            location=location,
            outlet=entry.outlet,
            title=entry.title,
            published=entry.published,
            modified=entry.modified,
        )
    message = f"entry {number} of the feed has neither the address of a page nor a text."
    return Problem(stage="read", location=location, message=message)


def text_of(entry: Entry) -> Content | None:
    """The text of an entry, if it carries all of it, or if there is nowhere else to read it."""
    given = [content for content in (entry.content, entry.summary) if content is not None]
    given = sorted((content for content in given if plain(content)), key=size, reverse=True)
    if not given:
        return None
    longest, *others = given
    if entry.url is None:
        return longest
    shorter = size(others[0]) if others else None
    return longest if is_whole(longest, shorter) else None


def is_whole(content: Content, summary_size: int | None) -> bool:
    """Say whether this is an article rather than the beginning of one."""
    length = size(content)
    if is_cut(plain(content)):
        return False
    if summary_size is None or length >= LONGEST_SUMMARY:
        return length >= LONGEST_SUMMARY
    return length >= max(SHORTEST_TEXT, summary_size * MORE_THAN_SUMMARY)


def is_cut(text: str) -> bool:
    """Say whether a text ends as excerpts do: with an ellipsis or a link to the rest."""
    end = text[-_END:]
    lines = end.rstrip().splitlines()
    return bool(_CUT.search(end)) or (bool(lines) and mark_of(lines[-1]) is Mark.READ_MORE)


def size(content: Content) -> int:
    text = plain(content)
    return len(text) + (_LETTERS_OF_WIDE - 1) * len(_WIDE.findall(text))


def plain(content: Content) -> str:
    """The words alone, one line for each tag between them."""
    if not content.is_markup:
        return content.text.strip()
    bare = _TAG.sub("\n", _SCRIPT.sub("\n", content.text))
    return "\n".join(line.strip() for line in unescaped(bare).splitlines() if line.strip())


def page_of(entry: Entry, content: Content, location: str) -> Page:
    text = content.text
    is_markup = content.is_markup and _TAG.search(text) is not None
    if content.is_markup and not is_markup:
        text = unescaped(text)
    body = text.strip().encode("utf-8", "replace")
    beside = (entry.title, entry.url, entry.published, entry.outlet)
    return Page(
        id=page_id(body, *(value or "" for value in beside)) if any(beside) else page_id(body),
        location=location,
        media_type="text/html" if is_markup else "text/plain",
        body=body,
        url=entry.url,
        outlet=entry.outlet,
        title=entry.title,
        published=entry.published,
    )


def name_of(entry: Entry, number: int) -> str:
    """What names an entry also when others come before it; its number if nothing does."""
    name = entry.id or entry.url
    if name is not None:
        return name if len(name) <= LONGEST_ID else digest(name)
    words = [entry.title or "", *(c.text for c in (entry.summary, entry.content) if c is not None)]
    return digest("\n".join(words)) if any(words) else str(number)


def digest(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def on_one_line(text: str | None) -> str | None:
    """Words on one line; None if there are none."""
    return " ".join((text or "").split()) or None


def title_of(text: str | None, *, is_markup: bool) -> str | None:
    """A title without tags; feeds escape it once, twice or not at all."""
    if text is None or not is_markup:
        return on_one_line(text)
    return on_one_line(unescaped(_TAG.sub(" ", unescaped(_TAG.sub(" ", text)))))


def absolute(url: str | None, *bases: str | None) -> str | None:
    """The address on the web, counted from the first base that makes it one."""
    if url is None or not (url := "".join(url.split())) or len(url) > LONGEST_ADDRESS:
        return None
    for base in ("", *bases):
        try:
            joined = urljoin(base or "", url)
            parts = urlsplit(joined)
        except ValueError:
            continue
        if parts.scheme in {"http", "https"} and parts.netloc:
            return joined
    return None
