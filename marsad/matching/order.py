"""Who said it first: the order in which claims were published."""

from datetime import datetime

from marsad.records import ClaimId, ClaimInContext
from marsad.text.moments import moment


def telling_order(told: ClaimInContext) -> tuple[datetime, ClaimId]:
    """The key that sorts claims by when they were said, then by id."""
    return moment(told.said), told.claim.id
