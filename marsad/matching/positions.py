"""Where a scene stands in the order of telling, and the numbers by which keys are kept.

Both follow from what a page says, and never from when it came.
"""

from collections.abc import Hashable
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from marsad.matching.profiles import Profile

# When it was said, in microseconds, and the number of its first claim, which tells scenes of one
# moment apart. Positions sort as the scenes were told.
Position = tuple[int, int]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_DIGEST = "sha256:"

# 60 bits: among a million scenes two share a number once in two million stores.
_DIGITS = 15
_KEY_BYTES = 8


def position_of(face: Profile) -> Position:
    """Where a scene with this face stands in the order of telling."""
    return (face.said_at - _EPOCH) // _MICROSECOND, _claim_number(face.claim.id)


def _claim_number(claim_id: str) -> int:
    """A number that sorts as the ids of real claims do, which are digests."""
    digest = claim_id.removeprefix(_DIGEST)
    if digest == claim_id:
        digest = blake2b(claim_id.encode()).hexdigest()
    return int(digest[:_DIGITS], 16)


def key_number(key: Hashable) -> int:
    """The number of a key: the same in every run and on every machine. A key has no sets."""
    text = repr(key).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=_KEY_BYTES).digest(), "big", signed=True)
