"""Lineages: pages whose text goes back to one origin, found by the words they share.

Two pages share a lineage if six tenths of the shorter one's runs of five words stand in the longer
one, or four tenths that are a third of the longer one's too, and they were published within a
fortnight. Short texts must be equal.

Pages are compared only if they share sampled runs: every eighth, by hash, the same for any text.
A copy that is cut to a third shares its sample with the whole; of such copies the usual 32 bands
of MinHash find one in four.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import lru_cache
from hashlib import blake2b

from msgspec import Struct

from marsad.ids import lineage_id
from marsad.matching.joining import head_of
from marsad.records import LineageId, PageId
from marsad.text.moments import NEVER, moment

SHINGLE_WORDS = 5
HASH_BYTES = 8

# One shingle in eight is looked up: 1,366 articles cut to 30 % of their words are found to
# 99.9 %; one in sixteen finds 98.9 %.
SAMPLED_BELOW = 256 // 8

# On 804 articles on the Syrian war: of pairs of different outlets within a fortnight, those that
# share .4 or more report the same event in the same words, read by hand. Below .3 half do not.
COPIED_SHARE = 0.4

# An edited copy is about as long as its original. Of 27 pairs of those articles that these bounds
# set apart nine, read by hand, share only standing paragraphs, or one puts two reports together and
# joined their lineages. Two or three unrelated pairs of 1,002 articles were joined, now none; of
# copies cut to 70 % and edited .983 are found, and .993 were.
CLEARLY_COPIED_SHARE = 0.6
COPIED_SHARE_OF_LONGER = 1 / 3

# A pair is compared in full if its samples share half of that.
SAMPLED_SHARE = COPIED_SHARE / 2

# An outlet's standing paragraphs make pages of other months look alike; a copy comes in days.
COPY_WITHIN = timedelta(days=14)

# In a text of fewer words, formulas ("at least N people were killed in ...") are too large a part.
SHORT_WORDS = 40

# A run of words that stands on more pages than this is compared with its neighbours in time only.
NEIGHBOURS = 32

_WORD = re.compile(r"\w+")


class Fingerprint(Struct, frozen=True, kw_only=True):
    """What of a text is compared: how many words, and its shingles' hashes, sorted and joined."""

    words: int
    shingles: bytes

    def hashes(self) -> list[bytes]:
        """The hashes of the shingles, one by one."""
        starts = range(0, len(self.shingles), HASH_BYTES)
        return [self.shingles[start : start + HASH_BYTES] for start in starts]

    def bands(self) -> tuple[int, ...]:
        """The sampled hashes, as 64-bit numbers: pages that share none are never compared.

        The smallest is always among them, so that equal texts, however short, share one.
        """
        sampled = [h for n, h in enumerate(self.hashes()) if h[0] < SAMPLED_BELOW or n == 0]
        return tuple(int.from_bytes(h, "big", signed=True) for h in sampled)


Published = tuple[PageId, str | None, Fingerprint]


def fingerprint(text: str) -> Fingerprint:
    """Take the fingerprint of an article's own text, teasers and boilerplate left out."""
    words = _WORD.findall(text.casefold())
    last = max(len(words) - SHINGLE_WORDS, 0)
    runs = {" ".join(words[i : i + SHINGLE_WORDS]) for i in range(last + 1)} if words else set()
    hashes = {blake2b(run.encode(), digest_size=HASH_BYTES).digest() for run in runs}
    return Fingerprint(words=len(words), shingles=b"".join(sorted(hashes)))


def copied_share(left: Fingerprint, right: Fingerprint) -> float:
    """The share of the shorter text's shingles that stand in the longer one."""
    return _shared(left, right)[0]


def is_copy(left: Published, right: Published) -> bool:
    """Say whether two pages' texts go back to one origin."""
    (_, left_said, left_print), (_, right_said, right_print) = left, right
    if left_print == right_print:
        return left_print.words > 0
    if min(left_print.words, right_print.words) < SHORT_WORDS:
        return False
    if not _near_in_time(left_said, right_said):
        return False
    of_shorter, of_longer = _shared(left_print, right_print)
    if of_shorter >= CLEARLY_COPIED_SHARE:
        return True
    return of_shorter >= COPIED_SHARE and of_longer >= COPIED_SHARE_OF_LONGER


def find_lineages(pages: Iterable[Published]) -> dict[PageId, LineageId]:
    """Give each page its lineage, named by the page that was published first.

    The order of pages changes nothing. A page may be added by giving it with those that share
    its bands and with all pages of their lineages.
    """
    rows = sorted(pages, key=lambda page: (moment(page[1]), page[0]))
    founders: dict[int, int] = {}
    for left, right in _pairs(rows):
        first, second = sorted((head_of(founders, left), head_of(founders, right)))
        if first != second and is_copy(rows[left], rows[right]):
            founders[second] = first
    return {row[0]: lineage_id(rows[head_of(founders, n)][0]) for n, row in enumerate(rows)}


def _pairs(rows: Sequence[Published]) -> Iterator[tuple[int, int]]:
    """Pairs of rows whose samples have enough in common, each once, the earlier first."""
    samples = [own.bands() for _, _, own in rows]
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for row, sample in enumerate(samples):
        shared: Counter[int] = Counter()
        for band in sample:
            shared.update(holders[band][-NEIGHBOURS:])
            holders[band].append(row)
        for other in sorted(shared):
            fewer = min(len(sample), len(samples[other]))
            if shared[other] >= SAMPLED_SHARE * fewer:
                yield other, row


def _shared(left: Fingerprint, right: Fingerprint) -> tuple[float, float]:
    """The share of the shorter text's shingles that both have, and of the longer text's."""
    few, many = sorted((_shingles(left), _shingles(right)), key=len)
    common = len(few & many)
    return (common / len(few), common / len(many)) if few else (0.0, 0.0)


def _near_in_time(left: str | None, right: str | None) -> bool:
    moments = moment(left), moment(right)
    return NEVER in moments or abs(moments[0] - moments[1]) <= COPY_WITHIN


@lru_cache(maxsize=2048)
def _shingles(fingerprint: Fingerprint) -> frozenset[bytes]:
    return frozenset(fingerprint.hashes())
