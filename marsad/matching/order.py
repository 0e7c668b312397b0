"""Who said it first: the order in which pages and claims were published."""

from datetime import UTC, datetime

from marsad.records import ClaimId, ClaimInContext

NEVER_SAID = datetime.max.replace(tzinfo=UTC)


def moment(said: str | None) -> datetime:
    """The moment of an ISO date or time; a bare date is its first moment, in UTC if it says none.

    None, and what is no date, come last.
    """
    try:
        at = datetime.fromisoformat(said) if said is not None else NEVER_SAID
    except ValueError:
        return NEVER_SAID
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


def telling_order(told: ClaimInContext) -> tuple[datetime, ClaimId]:
    """The key that sorts claims by when they were said, then by id."""
    return moment(told.said), told.claim.id
