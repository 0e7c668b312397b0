"""Who leans on whom: whose word is one more origin, and whose rests on others'."""

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

from marsad.matching.origins import Voice, Voices
from marsad.matching.told_figures import heard_at
from marsad.matching.voices import OWN, describe
from marsad.records import ClaimInContext, Modality, Status
from marsad.text.moments import NEVER

CORROBORATED_BY = 2

# What an outlet tells in its own voice a day after the first telling, it has from those who told it
# then. With the incidents of st1-st4 as labelled, 56 of 79 have the origins of the claims that were
# read; where such words count 52, and where all but the first telling are old news 54.
OLD_NEWS_AFTER = timedelta(days=1)

# By such words an outlet says that its own people were there or were told.
_FIRST_HAND = re.compile(
    r"\b(?:our|this|the) (?:own )?(?:correspondents?|reporters?|newspaper|paper|radio|station"
    r"|agency|teams?|colleagues?|photographers?|journalists?|listeners?|crew)\b"
    r"|\b(?:a|an|one|the) (?:[\w'’-]+ ){0,3}(?:reporter|correspondent|journalist|photographer)\b"
    r"|\b(?:told|tells?|telling|reached|called|phoned|spoke to|speaking to) (?:us|our|this)\b"
    r"|\bwe (?:saw|see|have seen|counted|count|found|heard|met|spoke|visited|reached|got|were)\b",
    re.IGNORECASE,
)


def independent_voices(claims: Iterable[ClaimInContext], voices: Voices) -> list[Voice]:
    """The origins that may have learned of it apart from each other, in the order of the claims.

    A source counts once, under whatever names and however many pages quote it. An outlet's own
    voice counts where its own people were there; else only if its text, and those that copy or
    retell it, credit nobody, and it is no old news.
    """
    heard = [(told, voices.of(told)) for told in claims]
    sourced = {voices.root(told.lineage) for told, voice in heard if not voice.own}
    first = min((heard_at(told) for told, _ in heard), default=NEVER)
    found: dict[str, Voice] = {}
    for told, voice in heard:
        repeats = voices.root(told.lineage) in sourced or heard_at(told) - first >= OLD_NEWS_AFTER
        if not voice.own or is_first_hand(told) or not repeats:
            found.setdefault(voice.key, voice)
    return list(found.values())


def count_independent(claims: Iterable[ClaimInContext], voices: Voices) -> int:
    return len(independent_voices(claims, voices))


def is_first_hand(told: ClaimInContext) -> bool:
    """Say whether an outlet tells what its own people saw or were told."""
    met = any(each.id is None and describe(each.name).kind == OWN for each in told.claim.sources)
    text = told.claim.evidence.text
    return met or _FIRST_HAND.search(text) is not None or f"told {told.outlet}" in text


def grade(claims: Sequence[ClaimInContext], voices: Voices) -> Status:
    """Say how well an incident is borne out, by who asserts, claims and denies it."""
    asserted, claimed, denied = (
        [told for told in claims if told.claim.modality is modality]
        for modality in (Modality.ASSERTED, Modality.CLAIMED, Modality.DENIED)
    )
    if denied:
        return Status.CONTESTED if asserted or claimed else Status.DENIED
    if not asserted:
        return Status.CLAIMED
    enough = count_independent(asserted, voices) >= CORROBORATED_BY
    return Status.CORROBORATED if enough else Status.SINGLE_SOURCE
