"""Cards: boxes on a web page that hold a link to another story with the first words of its text."""

from collections.abc import Iterator

from msgspec import Struct
from resiliparse.parse.html import DocumentNode, ElementNode

from marsad.parsers._elements import all_of, attribute, leads_elsewhere, squeeze
from marsad.text.lines import count_words

# A menu's entries are shorter than a title; what is longer than a teaser is the article.
_FEWEST_TITLE_WORDS, _FEWEST_TEXT_WORDS, _MOST_WORDS = 4, 6, 80
# With the blanks between the tags of a box.
_LONGEST = 40 * _MOST_WORDS
_LOOKED_UP, _MOST_LINKS, _MOST_WITHIN = 4, 2_000, 20
# The characters read to find boxes: a page made to have many long ones costs no more.
_MOST_READ = 10_000_000
_TEXTS = frozenset({"p", "div", "span", "section"})
_HEADINGS = "h1, h2, h3, h4, h5, h6"
_BOXES = frozenset({"li", "div", "article", "section", "td", "a", "dd"})


class Card(Struct, frozen=True, kw_only=True):
    """The box of another story, and the texts in it that are no link by themselves."""

    box: ElementNode
    texts: tuple[str, ...]


def find_cards(document: DocumentNode | None, *, address: str | None) -> Iterator[Card]:
    """List the boxes that tell of other stories: a link around both, or boxes of one kind in a row.

    Links to the page itself, as over the entries of a live page, are none.
    """
    if document is None:
        return
    read = 0
    for link in all_of(document, "a[href]")[:_MOST_LINKS]:
        words = squeeze((link.text or "")[:_LONGEST])
        elsewhere = leads_elsewhere(attribute(link, "href"), address)
        if not elsewhere or count_words(words) < _FEWEST_TITLE_WORDS:
            continue
        if within := tuple(_texts_in_link(link)):
            yield Card(box=link, texts=within)
            continue
        box, length = _box(link, words)
        read += length
        if read > _MOST_READ:
            return
        if box is not None and (beside := tuple(_texts_beside(box, words))):
            yield Card(box=box, texts=beside)


def _texts_in_link(link: ElementNode) -> Iterator[str]:
    """The paragraphs of a link that holds a heading too."""
    if not _is_small(link.text or ""):
        return
    if link.query_selector(_HEADINGS) is not None:
        yield from _texts_of(link.query_selector_all("p, div, span").values()[:_MOST_WITHIN])


def _texts_beside(box: ElementNode, words: str) -> Iterator[str]:
    """The texts that stand beside a link in its box, where the next box is of the same kind."""
    if not (_is_alike(box, box.next_element) or _is_alike(box, box.prev_element)):
        return
    for child in box.child_nodes:
        if isinstance(child, ElementNode) and words not in squeeze(child.text or ""):
            within = child.query_selector_all("p").values()[:_MOST_WITHIN]
            yield from _texts_of([child] if child.tag in _TEXTS and not within else within)


def _texts_of(elements: list[ElementNode]) -> Iterator[str]:
    """The text of each that holds no other of them."""
    for element in elements:
        text = squeeze((element.text or "")[:_LONGEST])
        inner = element.query_selector("p, div, " + _HEADINGS)
        if inner is None and count_words(text) >= _FEWEST_TEXT_WORDS:
            yield text


def _box(link: ElementNode, words: str) -> tuple[ElementNode | None, int]:
    """The smallest element around a link that holds more, if it is small, and what was read."""
    above, read = link.parent, 0
    for _ in range(_LOOKED_UP):
        if not isinstance(above, ElementNode) or above.tag == "body":
            break
        text = above.text or ""
        read += len(text)
        if len(text) > _LONGEST or squeeze(text) != words:
            small = above.tag in _BOXES and _is_small(text)
            return (above if small else None), read
        above = above.parent
    return None, read


def _is_alike(box: ElementNode, other: ElementNode | None) -> bool:
    """Say whether a box is of the same kind as one beside it, and leads to a story too."""
    if other is None or other.tag != box.tag or not _is_small(other.text or ""):
        return False
    links = other.query_selector_all("a[href]").values()[:_MOST_WITHIN]
    return any(count_words(link.text or "") >= _FEWEST_TITLE_WORDS for link in links)


def _is_small(text: str) -> bool:
    return len(text) <= _LONGEST and count_words(text) <= _MOST_WORDS
