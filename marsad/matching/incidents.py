"""Incidents: the claims that tell of one thing, and what they come to.

Which claims are one incident is decided in `gathering` by the points of `scoring`; the rules are
written down in docs/decisions/0001-matching-rules.md. `merging` makes the record: a merge is a
mapping beside the claims, never an edit of them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from marsad.matching.gathering import gather
from marsad.matching.merging import merge
from marsad.matching.profiles import place_of, take_profile
from marsad.records import ARTICLE_STORY, Claim, ClaimId, ClaimInContext, Incident, Judgement
from marsad.vocabulary import HAPPENED


def makes_incident(claim: Claim) -> bool:
    """Whether a claim tells of an event of the article's own story that is said to have happened.

    A teaser leads to another story, which has its own page; a state has no event type.
    """
    return (
        claim.story == ARTICLE_STORY and claim.event_type is not None and claim.modality in HAPPENED
    )


def partition_key(claim: Claim) -> str:
    """Name the partition of a claim: claims of two partitions are never one incident.

    It is the country with the family of the event type. A fall, a fight, a blast, a raid and a
    riot are one family, because one thing is told as each of them; agreements, postings and other
    developments are the second.
    """
    return _partition(_country(claim), claim)


def partition_page(claims: Iterable[Claim]) -> dict[ClaimId, str]:
    """Name the partitions of the claims of one page that make incidents.

    A claim without a country ("the toll has risen to 20") goes with the page's others: to the
    country that most of them name. Elsewhere it could only be an incident of its own.
    """
    telling = [claim for claim in claims if makes_incident(claim)]
    named = Counter(country for claim in telling if (country := _country(claim)) is not None)
    most = min(named, key=lambda country: (-named[country], country), default=None)
    return {claim.id: _partition(_country(claim) or most, claim) for claim in telling}


def _partition(country: str | None, claim: Claim) -> str:
    return "all"


def _country(claim: Claim) -> str | None:
    place = place_of(claim)
    return place.country if place is not None else None


def match_claims(
    claims: Iterable[ClaimInContext], *, judgements: Sequence[Judgement] = ()
) -> tuple[Incident, ...]:
    """Make incidents of claims, the first reported first.

    Each claim that makes an incident is in exactly one. The order of claims changes nothing.
    `judgements` are people's decisions: what they call the same or different, is.
    """
    profiles = [take_profile(told) for told in claims if makes_incident(told.claim)]
    return tuple(merge(members) for members in gather(profiles, judgements))
