"""What cannot be so, whoever read it: parts above their whole, and whoever harmed himself."""

import re
from datetime import date

import msgspec

from marsad.records import ActorRole, Claim, Toll

# "The 1995 massacre": what somebody remembers is told by its year.
_OF_A_YEAR = re.compile(
    r"\b((?:18|19|20)\d\d) (?:\w+ )?(?:massacres?|genocide|bombings?|killings?|pogroms?|uprising"
    r"|invasion|siege|earthquake|war)\b"
    r"|\b(?:massacres?|genocide|bombings?|killings?|pogroms?) (?:of|in) ((?:18|19|20)\d\d)\b",
    re.IGNORECASE,
)
_RITE = re.compile(
    r"\b(?:bury|buried|burying|burials?|funerals?|exhum\w+|reburied|commemorat\w+|mourn\w*"
    r"|anniversar\w+|memorials?|in memory of|vigils?|remembered|remembrance|laid to rest)\b",
    re.IGNORECASE,
)
# A strike of those who work, or eat nothing.
_LABOUR = re.compile(
    r"\b(?:general|hunger|labou?r|transport|rail|bus|teachers['’]?|doctors['’]?|nurses['’]?"
    r"|workers['’]?|miners['’]?|nationwide|solidarity|wildcat|rent|school|climate|indefinite"
    r"|\w+-(?:day|hour|week)) strikes?\b"
    r"|\bon strike\b|\bstrike (?:action|call|ballot|pay|committee|leaders?|fund)\b",
    re.IGNORECASE,
)


def coherent(claim: Claim) -> Claim:
    """The claim without what contradicts itself.

    A part that is greater than its whole stands alone, and nobody is hit by what he did himself.
    """
    tolls = tuple(
        msgspec.structs.replace(toll, part_of=None) if is_above(toll, claim.tolls) else toll
        for toll in claim.tolls
    )
    doers = {actor.start for actor in claim.actors if actor.role is ActorRole.ACTOR}
    actors = tuple(
        actor
        for actor in claim.actors
        if actor.role is not ActorRole.RECIPIENT or actor.start not in doers
    )
    if tolls == claim.tolls and len(actors) == len(claim.actors):
        return claim
    if claim.control is not None:
        actors = claim.actors  # a state of control points to its actors by their place
    return msgspec.structs.replace(claim, tolls=tolls, actors=actors)


def is_above(toll: Toll, tolls: tuple[Toll, ...]) -> bool:
    """Whether a part is greater than its whole can be."""
    if toll.part_of is None or toll.low is None:
        return False
    whole = tolls[toll.part_of].high
    return whole is not None and toll.low > whole


def is_remembered(claim: Claim, published: date | None) -> bool:
    """Whether a sentence tells of a rite for what happened years ago: "the 1995 massacre"."""
    if published is None or not _RITE.search(claim.evidence.text):
        return False
    years = [int(a or b) for a, b in _OF_A_YEAR.findall(claim.evidence.text)]
    return bool(years) and max(years) < published.year - 1


def is_labour(sentence: str, start: int, end: int) -> bool:
    """Whether a strike that stands there in a sentence is one of workers."""
    return any(m.start() < end and start < m.end() for m in _LABOUR.finditer(sentence))
