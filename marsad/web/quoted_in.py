"""In which language the words stand that a page of ours quotes: that of the page they are from."""

from collections.abc import Iterable

from marsad.records import ClaimId, PageId
from marsad.store.store import Store


def quoted_in(store: Store, told: Iterable[tuple[ClaimId, PageId]]) -> dict[ClaimId, str]:
    """The language of each claim's words, where it is known; each page is asked for once."""
    pairs = list(told)
    pages = {page: store.page_row(page).language for page in {page for _, page in pairs}}
    return {claim: language for claim, page in pairs if (language := pages[page]) is not None}
