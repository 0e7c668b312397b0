"""Posts: the messages of a channel or the entries of a live page, each with its own moment."""

from collections.abc import Iterator
from itertools import pairwise

from resiliparse.parse.html import DocumentNode, ElementNode

from marsad.parsers._days import read_days
from marsad.parsers._elements import all_of, attribute, squeeze
from marsad.parsers._stories import LENGTH_OF_OPENING, SHORTEST_OPENING, Update

# Two moments on a page are its own and that of an update.
_FEWEST_POSTS, _MOST_POSTS = 3, 1_000
_LOOKED_UP, _MOST_WITHIN = 6, 20
_POSTS = frozenset({"article", "div", "section"})
_TEXTS = "p, div, blockquote, li"
# The characters read to find posts: a page made to have many long ones costs no more.
_MOST_READ = 5_000_000


def find_posts(document: DocumentNode) -> tuple[Update, ...]:
    """List the posts of a page, as their elements tell them: each with one moment, side by side."""
    times = all_of(document, "time[datetime]")
    if not _FEWEST_POSTS <= len(times) <= _MOST_POSTS:
        return ()
    found = [(post, time) for time in times if (post := _post(time)) is not None]
    beside = [_is_beside(one, other) for (one, _), (other, _) in pairwise(found)]
    listed = [
        pair
        for at, pair in enumerate(found)
        if (at < len(beside) and beside[at]) or (at > 0 and beside[at - 1])
    ]
    return tuple(_updates(listed)) if len(listed) >= _FEWEST_POSTS else ()


def _post(time: ElementNode) -> ElementNode | None:
    """The largest element around a moment that holds no other."""
    day = next(read_days(attribute(time, "datetime")), None)
    if day is None or not day.sure or "T" not in day.value:
        return None
    post: ElementNode | None = None
    above = time.parent
    for _ in range(_LOOKED_UP):
        if not isinstance(above, ElementNode) or above.tag in {"body", "main"}:
            break
        if len(above.query_selector_all("time[datetime]")) > 1:
            break
        post, above = above, above.parent
    return post if post is not None and post.tag in _POSTS else None


def _is_beside(one: ElementNode, other: ElementNode) -> bool:
    """Say whether two posts are of one kind and next to each other."""
    return one.tag == other.tag and one.next_element == other


def _updates(posts: list[tuple[ElementNode, ElementNode]]) -> Iterator[Update]:
    read = 0
    for post, time in posts:
        read += len(post.text or "")
        if read > _MOST_READ:
            return
        head = post.query_selector("h2, h3, h4, h5")
        moment = next(read_days(attribute(time, "datetime")), None)
        yield Update(
            headline=squeeze(head.text or "") or None if head else None,
            opening=_opening(post),
            published=None if moment is None else moment.value,
        )


def _opening(post: ElementNode) -> str | None:
    """How the first text of a post begins."""
    for element in post.query_selector_all(_TEXTS).values()[:_MOST_WITHIN]:
        if element.query_selector(_TEXTS) is None and element.query_selector("time") is None:
            first = next((line for line in _lines(element) if len(line) >= SHORTEST_OPENING), None)
            if first is not None:
                return first[:LENGTH_OF_OPENING]
    return None


def _lines(element: ElementNode) -> Iterator[str]:
    """The lines of an element: what stands between its line breaks."""
    words: list[str] = []
    for node in element.child_nodes:
        if isinstance(node, ElementNode) and node.tag == "br":
            yield squeeze("".join(words))
            words = []
        else:
            words.append(node.text or "")
    yield squeeze("".join(words))
