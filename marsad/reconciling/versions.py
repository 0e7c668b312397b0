"""Which pages are newer versions of others: one address, captured again with other words.

A section's front page shows other articles from day to day at one address, and a live blog drops
its older entries: neither takes back what it said before.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from marsad.store.versions import Captured, Replaced
from marsad.text.names import fold

# A notice in place of an article is short, and says that there is none.
NOTICE_WORDS = 150
RETRACTS = re.compile(
    r"\b(?:article|story|report|page|post|item|dispatch)s?\b[^.\n]{0,80}\b"
    r"(?:retracted|withdrawn|unpublished|taken down|removed|deleted|pulled|no longer available)\b"
    r"|\b(?:retracts?|withdraws?|retracted|withdrew)\b[^.\n]{0,40}\b(?:article|story|report)\b"
    r"|\bretraction\b",
    re.IGNORECASE,
)


def find_versions(pages: Iterable[Captured]) -> list[Replaced]:
    """Tell which pages were replaced by a later capture of the same article."""
    of_address: defaultdict[str, list[Captured]] = defaultdict(list)
    for page in pages:
        if page.articles == 1:
            of_address[page.address].append(page)
    return [found for same in of_address.values() for found in _chains(same)]


def _chains(pages: Iterable[Captured]) -> Iterable[Replaced]:
    """Follow each article of an address through its captures."""
    chains: list[list[Captured]] = []
    for page in sorted(pages, key=lambda page: (page.captured_at, page.page_id)):
        fitting = (chain for chain in reversed(chains) if is_newer(chain, page))
        chain = next(fitting, None)
        if chain is None:
            chains.append([page])
        else:
            chain.append(page)
    for chain in chains:
        for older, newer in pairwise(chain):
            yield Replaced(page_id=older.page_id, newer=newer.page_id, at=newer.captured_at)


def is_newer(chain: Sequence[Captured], page: Captured) -> bool:
    """Say whether a page is a later version of an article: by its text, title, or as a notice."""
    if any(page.lineage == older.lineage for older in chain):
        return True
    titles = {fold(older.title) for older in chain if older.title}
    if page.title is not None and fold(page.title) in titles:
        return True
    return page.words <= NOTICE_WORDS and RETRACTS.search(page.text) is not None
