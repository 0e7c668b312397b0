"""Pages made or grown too big to be read within the time and memory that one page may take."""

import re

from marsad.errors import PageError

# Of 210 news pages the biggest has 4,200 elements, 51,000 blanks within its tags, 7,800 within one
# of them, 61,000 characters of text and 2,800 lines. A page at any one of these bounds takes up to
# four seconds and 350 MB.
MOST_ELEMENTS = 80_000
_MOST_IN_TAGS, _MOST_IN_TAG = 150_000, 20_000
MOST_LINES = 20_000
LONGEST_TEXT = 1_500_000
_TAG = re.compile(r"<[a-zA-Z][^>]*")
_LONG_TAG = re.compile(rf"<[a-zA-Z][^>]{{{2 * _MOST_IN_TAG}}}")


def refuse_big_markup(html: str) -> None:
    """Raise PageError for a page of so many elements or attributes that no one page needs."""
    long_tag = _LONG_TAG.search(html)
    small = len(html) <= 2 * _MOST_IN_TAGS or html.count("=") <= _MOST_IN_TAGS // 2
    if long_tag is None and small and html.count("<") <= MOST_ELEMENTS:
        return
    elements = in_tags = 0
    for tag in _TAG.finditer(html):
        blanks = sum(map(tag[0].count, " \n\t\f/"))
        if blanks > _MOST_IN_TAG:
            raise _too_many("attributes in one element", blanks, _MOST_IN_TAG)
        elements += 1
        in_tags += blanks
    if elements > MOST_ELEMENTS:
        raise _too_many("elements", elements, MOST_ELEMENTS)
    if in_tags > _MOST_IN_TAGS:
        raise _too_many("attributes", in_tags, _MOST_IN_TAGS)


def refuse_long_text(text: str) -> None:
    """Raise PageError for a page with the text of a whole archive."""
    if len(text) > LONGEST_TEXT:
        raise _too_many("characters of text", len(text), LONGEST_TEXT)
    lines = text.count("\n") + 1
    if lines > MOST_LINES:
        raise _too_many("lines of text", lines, MOST_LINES)


def _too_many(what: str, count: int, most: int) -> PageError:
    return PageError(f"the page has {count:,} {what}; up to {most:,} are read. Split it.")
