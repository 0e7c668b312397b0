"""Goes from leads to pages: what is only named is fetched, if the user wants that."""

from collections.abc import Iterable, Iterator

from marsad.readers import Found
from marsad.records import Lead, Page, Problem

NOT_FETCHED = "only its address is known, and it was not fetched. Give --fetch to fetch such pages."


def follow(found: Iterable[Found]) -> Iterator[Page | Problem]:
    """The pages among these; a lead that is not followed is a Problem at its address."""
    for one in found:
        if isinstance(one, Lead):
            yield Problem(stage="fetch", location=one.url, message=NOT_FETCHED)
        else:
            yield one
