"""Incidents: the claims that tell of one thing, and what they come to.

Which claims are one incident is decided in `gathering` by the points of `scoring`; the rules are
written down in docs/decisions/0001-matching-rules.md. `merging` makes the record: a merge is a
mapping beside the claims, never an edit of them.
"""

from collections.abc import Iterable, Sequence

from marsad.matching.holding import with_campaigns
from marsad.matching.merging import merge
from marsad.matching.profiles import take_profile
from marsad.matching.updating import gather
from marsad.records import (
    ARTICLE_STORY,
    Claim,
    ClaimId,
    ClaimInContext,
    Incident,
    Judgement,
    PageId,
)
from marsad.vocabulary import HAPPENED


def makes_incident(claim: Claim) -> bool:
    """Whether a claim tells of an event of the article's own story that is said to have happened.

    A teaser leads to another story, which has its own page; a state has no event type.
    """
    return (
        claim.story == ARTICLE_STORY and claim.event_type is not None and claim.modality in HAPPENED
    )


def partition_page(page_id: PageId, claims: Iterable[Claim]) -> dict[ClaimId, str]:
    """Name the partitions of the claims of one page that make incidents.

    A partition is what is matched again at once: a page. Its claims are compared with those of all
    others. When each country and family of types was matched apart, a page that names no country,
    or a wrong one, found none of the others: B-cubed F1 on st1 was .66 in place of .84.
    """
    return {claim.id: page_id for claim in claims if makes_incident(claim)}


def match_claims(
    claims: Iterable[ClaimInContext], *, judgements: Sequence[Judgement] = ()
) -> tuple[Incident, ...]:
    """Make incidents of claims, the first reported first.

    Each claim that makes an incident is in exactly one. The order of claims changes nothing.
    `judgements` are people's decisions: what they call the same or different, is.
    """
    profiles = [take_profile(told) for told in claims if makes_incident(told.claim)]
    gathered = gather(profiles, judgements)
    return with_campaigns([(merge(members), members) for members in gathered])
