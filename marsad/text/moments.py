"""When something was said, as a moment that sorts."""

from datetime import UTC, datetime

NEVER = datetime.max.replace(tzinfo=UTC)


def moment(said: str | None) -> datetime:
    """The moment of an ISO date or time; a bare date is its first moment, in UTC if it says none.

    None, and what is no date, come last: NEVER.
    """
    try:
        at = datetime.fromisoformat(said) if said is not None else NEVER
    except ValueError:
        return NEVER
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)
