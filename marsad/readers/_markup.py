"""The records of a feed or a sitemap, one at a time, however broken the rest of it is."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from urllib.parse import urljoin

from msgspec import Struct

from marsad.errors import PageError
from marsad.readers._tokens import End, Start, Token, attributes_of, tokens

# The longest articles take 200 kB. Each tag counts for more than its letters, as it takes more
# memory: 4 MB of empty elements take 60 MB.
LARGEST_RECORD = 4 * 2**20
TAG_COUNTS_FOR = 50
# What a feed says of itself takes some twenty elements.
MOST_OTHERS = 10_000
DEEPEST = 200
# Far more than declarations take; without a bound, junk of nothing but "<" would be read for each.
LONGEST_PROLOG = 400
LONGEST_JUNK = 64 * 1024
# Elements that hold records and are none.
HOLDERS = frozenset({"channel"})
ROOTS = frozenset({"rss", "feed", "rdf", "urlset", "sitemapindex", "html"})

# The prefixes that these namespaces mostly have. What has no namespace keeps the prefix it has.
PREFIXES = {
    "purl.org/rss/1.0": "",
    "my.netscape.com/rdf/simple/0.9": "",
    "channel.netscape.com/rdf/simple/0.9": "",
    "backend.userland.com/rss": "",
    "backend.userland.com/rss2": "",
    "blogs.law.harvard.edu/tech/rss": "",
    "www.w3.org/2005/atom": "atom:",
    "purl.org/atom/ns#": "atom:",
    "purl.org/rss/1.0/modules/content": "content:",
    "purl.org/rss/1.0/modules/syndication": "sy:",
    "purl.org/dc/elements/1.1": "dc:",
    "purl.org/dc/terms": "dcterms:",
    "rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "news.yandex.ru": "yandex:",
    "news.yandex.com": "yandex:",
    "www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "www.w3.org/1999/xhtml": "xhtml:",
    "www.sitemaps.org/schemas/sitemap/0.9": "",
    "www.google.com/schemas/sitemap/0.84": "",
    "www.google.com/schemas/sitemap/0.9": "",
    "www.google.com/schemas/sitemap-news/0.9": "news:",
}
OTHER = "other:"
VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # of HTML
)

_BLANK = re.compile(r"[\s\ufeff]*")
_DOCTYPE = re.compile(r"<!doctype(?!\s+html)[^>\[]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_ELEMENT = re.compile(r"<(!doctype\s+html|(?:[\w.-]{1,40}:)?[a-z][\w.-]*)(?=[\s/>])", re.IGNORECASE)


class Element(Struct, frozen=True, kw_only=True):
    """An element with what stands in it. `base` is what addresses in it are counted from."""

    name: str
    attributes: Mapping[str, str]
    base: str
    children: "list[Element | str]"


def root_of(text: str) -> tuple[str, int]:
    """The name of the first element in small letters without its prefix, and where it stands.

    An HTML document is "html", what begins with no element is "".
    """
    at = _after_blank(text, 0)
    while (past := _past_prolog(text, at)) is not None:
        at = _after_blank(text, past)
    found = _ELEMENT.match(text, at)
    if found is None:
        return "", at
    name = found[1].lower().rpartition(":")[2]
    return ("html" if name.startswith("!doctype") else name), at


def from_root(text: str) -> tuple[str, str]:
    """The name of the first element that readers know, and the text from there on.

    What stands before it is passed over: servers write their complaints there.
    """
    name, at = root_of(text)
    while name not in ROOTS:
        at = text.find("<", at + 1)
        if not 0 <= at < LONGEST_JUNK:
            return "", ""
        name, start = root_of(text[at : at + LONGEST_PROLOG])
        at += start
    return name, text[at:]


def _after_blank(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at


def _past_prolog(text: str, at: int) -> int | None:
    """Where what stands before the first element ends: a comment, a declaration."""
    for opening, closing in (("<!--", "-->"), ("<?", ">")):
        if text.startswith(opening, at):
            end = text.find(closing, at + len(opening))
            return len(text) if end < 0 else end + len(closing)
    doctype = _DOCTYPE.match(text, at)
    return doctype.end() if doctype else None


class Open(Struct, kw_only=True):
    """An element that is not closed yet: `written` is its name in the file."""

    written: str
    prefixes: Mapping[str, str]
    element: Element


def records(texts: Iterable[str], names: frozenset[str]) -> Iterator[Element]:
    """The elements of these names, and those beside them that say something of the whole.

    The text begins with the first element. An element that is not closed ends where the one around
    it does, or the next record begins. A document without its end raises PageError after the last
    record that is whole.
    """
    opened: list[Open] = []
    size, others = 0, 0
    for token in tokens(texts):
        size += len(token) if isinstance(token, str) else TAG_COUNTS_FOR
        for element in _take(token, opened, names):
            size = 0
            others += element.name not in names
            yield element
        if not opened and not isinstance(token, str):
            return
        if size > LARGEST_RECORD or others > MOST_OTHERS:
            raise PageError("an entry, or what stands beside it, is larger than any is. Check it.")
    raise PageError("it is cut off, and more may have followed. Get it again.")


def _take(token: Token, opened: list[Open], names: frozenset[str]) -> Iterator[Element]:
    """Take in one more token; the records that it closes come out."""
    if isinstance(token, str):
        if len(opened) > _level(opened):
            opened[-1].element.children.append(token)
    elif isinstance(token, End):
        yield from _close(token.name, opened)
    elif len(opened) < DEEPEST:
        new = _open(token, opened)
        if new.element.name in names and new.written in {one.written for one in opened}:
            yield from _close(new.written, opened)
        opened.append(new)
        if token.is_empty:
            yield from _close(token.name, opened)


def _level(opened: list[Open]) -> int:
    """How many elements are open around a record: the root, and a channel in it."""
    return 1 + (len(opened) > 1 and opened[1].element.name in HOLDERS)


def _open(start: Start, opened: list[Open]) -> Open:
    around = opened[-1] if opened else None
    prefixes: Mapping[str, str] = {} if around is None else around.prefixes
    base = "" if around is None else around.element.base
    attributes = attributes_of(start) if start.attributes else {}
    own = {n[5:].removeprefix(":"): u for n, u in attributes.items() if n.startswith("xmlns")}
    if own:
        prefixes = {**prefixes, **own}
    if "xml:base" in attributes:
        base = joined(base, attributes["xml:base"])
    name = name_in(start.name, prefixes)
    element = Element(name=name, attributes=attributes, base=base, children=[])
    return Open(written=start.name, prefixes=prefixes, element=element)


def name_in(written: str, prefixes: Mapping[str, str]) -> str:
    """The name in small letters, with the prefix that its namespace mostly has."""
    prefix, _, name = written.rpartition(":")
    namespace = prefixes.get(prefix)
    if namespace is None:
        return written
    key = namespace.strip().lower().partition("://")[2].rstrip("/")
    return PREFIXES.get(key, OTHER) + name if key else name


def joined(base: str, url: str) -> str:
    try:
        return urljoin(base, url.strip())
    except ValueError:
        return base


def _close(written: str, opened: list[Open]) -> Iterator[Element]:
    """Close the last element of this name and all in it; if none is open, nothing happens."""
    if all(one.written != written for one in opened):
        return
    while opened:
        last = opened.pop()
        level = _level(opened)
        if len(opened) == level and last.element.name not in HOLDERS:
            yield last.element
        elif len(opened) > level:
            opened[-1].element.children.append(last.element)
        if last.written == written:
            return


# --- what is in an element ----------------------------------------------------------------------


def within(element: Element) -> Iterator[Element]:
    """The elements in an element, and those in these."""
    for child in element.children:
        if isinstance(child, Element):
            yield child
            yield from within(child)


def text_in(element: Element | None) -> str | None:
    """The words in an element; None if there are none."""
    return None if element is None else "".join(words_in(element)).strip() or None


def words_in(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        else:
            yield from words_in(child)


def inside(element: Element) -> str:
    """What stands in an element: the words as they are, or HTML if it has elements of its own."""
    if all(isinstance(child, str) for child in element.children):
        return "".join(words_in(element))
    return "".join(map(written, element.children))


def written(part: Element | str) -> str:
    if isinstance(part, str):
        return escape(part, quote=False)
    name = part.name.rpartition(":")[2]
    attributes = (
        f' {key}="{escape(value)}"'
        for key, value in part.attributes.items()
        if not key.startswith("xmlns")
    )
    opening = f"<{name}{''.join(attributes)}>"
    return opening if name in VOID else f"{opening}{''.join(map(written, part.children))}</{name}>"
