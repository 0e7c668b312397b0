"""Which words are the title of a page's article: a heading, or what the head of the page says."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from marsad.records import Stated, StatedBy
from marsad.text.lines import count_words
from marsad.text.names import fold

# Between a title and the name of its site; a colon stands in titles too, and counts only beside it.
_SEPARATOR = re.compile(r"\s+(?:[|»«·•‹›–—:-]|::|//?)\s+|\s*[|｜»›•]\s*|\s+[-–—]|:\s+")
_BARS = frozenset("|»｜")
_STRONG = frozenset("|»«·•‹›｜–—-")
_MOST_SITE_WORDS = 4
_FEWEST_WORDS = 2
# Names of sites and sections, which stand on a page by themselves too, are shorter.
_FEWEST_SHOWN_WORDS, _LONGEST_SHOWN = 4, 200

# How much of a heading, or of the title in the head, the other must repeat to be the same title.
_SAME, _SAME_BELOW = 0.5, 0.75
# The share of titles found so that are right, on the 139 known titles of the segments benchmark.
_REPEATED, _ALONE, _LOWER, _HEAD, _BARE = 0.94, 0.8, 0.85, 0.73, 0.35


class Headings(Struct, frozen=True, kw_only=True):
    """What could be the title of a page's article: its headings and what its head says.

    `shared` is what the head gives for sharing, `head` the title of the window, `described` that of
    the structured data. `site` are the names of the site.
    """

    first: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    shared: str = ""
    head: str = ""
    described: str = ""
    site: frozenset[str] = frozenset()


def find_titles(said: Headings) -> Iterator[Stated]:
    """Give what the page states as its title, the most trustworthy first.

    A heading that the head of the page repeats is the title as the reader sees it; a heading that
    only names the site is none.
    """
    heads = [title for title in _heads(said) if title]
    own = [text for text in dict.fromkeys(said.first) if _is_title(text, said.site)]
    best, value = _closest(own, heads)
    if value >= _SAME:
        yield _title(best, StatedBy.MARKUP, _REPEATED)
    else:
        lower = [text for text in said.others if _is_title(text, said.site)]
        below, value = _closest(lower, [*heads, said.shared, said.head])
        if value >= _SAME_BELOW:
            yield _title(below, StatedBy.MARKUP, _LOWER)
        elif len(own) == 1 and len(own[0].split()) >= _FEWEST_WORDS:
            yield _title(own[0], StatedBy.MARKUP, _ALONE)
    methods = (StatedBy.META, StatedBy.JSON_LD, StatedBy.META)
    for title, method in zip(_heads(said), methods, strict=True):
        if title and fold(title) not in said.site:
            yield _title(title, method, _HEAD)
    yield from (_title(text, StatedBy.MARKUP, _BARE) for text in own[:1])


def without_site(title: str, site: Iterable[str]) -> str:
    """Take the name of the site off either end of a title, or what looks like one off its end."""
    known = frozenset(site)
    cuts = list(_SEPARATOR.finditer(title))
    for cut in cuts:
        if fold(title[: cut.start()]) in known:
            return without_site(title[cut.end() :], known)
    for cut in reversed(cuts):
        if fold(title[cut.end() :]) in known:
            return title[: cut.start()].strip()
    cuts = [cut for cut in cuts if _STRONG & set(cut[0]) and cut[0][:1].isspace()]
    if cuts and _looks_like_site(cuts[-1], title):
        return title[: cuts[-1].start()].strip()
    return title


def as_shown(
    titles: Iterable[Stated], lines: Iterable[str], *, site: frozenset[str]
) -> Iterator[Stated]:
    """Leave of each title the part that stands in a line of its own, if the whole does not."""
    given = frozenset(lines)
    shown: frozenset[str] | None = None
    for said in titles:
        if said.value in given or _SEPARATOR.search(said.value) is None:
            yield said
            continue
        if shown is None:
            shown = frozenset(fold(line) for line in given if len(line) <= _LONGEST_SHOWN)
        yield _as_shown(said, shown, site)


def _as_shown(said: Stated, shown: frozenset[str], site: frozenset[str]) -> Stated:
    parts = [part.strip() for part in _SEPARATOR.split(said.value)]
    best = max((part for part in parts if fold(part) in shown - site), key=len, default="")
    long = count_words(best) >= _FEWEST_SHOWN_WORDS and 2 * len(best) > len(said.value)
    return replace(said, value=best) if long and fold(said.value) not in shown else said


def _looks_like_site(cut: re.Match[str], title: str) -> bool:
    """Say whether what ends a title may be a site's name: some words, behind a bar or fewer."""
    before, words = title[: cut.start()].split(), title[cut.end() :].split()
    barred = not _BARS.isdisjoint(cut[0]) and before != []
    return 0 < len(words) <= _MOST_SITE_WORDS and (barred or len(words) < len(before))


def _heads(said: Headings) -> tuple[str, str, str]:
    """The titles that the head of the page gives, without the name of the site."""
    return (
        without_site(said.shared, said.site),
        without_site(said.described, said.site),
        without_site(said.head, said.site),
    )


def _is_title(text: str, site: frozenset[str]) -> bool:
    return bool(fold(text)) and fold(text) not in site


def _closest(headings: Sequence[str], heads: Sequence[str]) -> tuple[str, float]:
    """The heading that is most like one of the titles of the head, and how much: from 0 to 1."""
    known = [
        (title, frozenset(title.split())) for title in dict.fromkeys(map(fold, heads)) if title
    ]
    best, most = "", 0.0
    for heading in headings:
        own = fold(heading)
        words = frozenset(own.split())
        value = max((_likeness(own, words, *title) for title in known), default=0.0)
        if value > most:
            best, most = heading, value
    return best, most


def _likeness(one: str, own: frozenset[str], other: str, others: frozenset[str]) -> float:
    """Say how far two titles are one: 1 if they are the same, less if one only begins the other."""
    if one == other:
        return 1.0
    shared = len(own & others)
    if shared == 0:
        return 0.0
    both = shared / len(own | others)
    within = shared > 1 and (one in other or other in one)
    return max(both, 0.5 + both / 2 if within else 0.0)


def _title(value: str, method: StatedBy, confidence: float) -> Stated:
    return Stated(field="title", value=value, method=method, confidence=confidence)
