"""How well an incident is borne out: its status, and the marks of the Admiralty scale.

Each answer names its rule by an id; docs/reference/grades.md states every one.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from marsad.matching.leaning import count_independent
from marsad.matching.origins import Voices, hear
from marsad.reconciling.responsibility import is_contested
from marsad.records import (
    ClaimInContext,
    Credibility,
    Modality,
    Responsibility,
    Status,
)
from marsad.registry.store import Registry

CORROBORATED_BY = 2
# More than that many independent origins outweigh a denial.
OUTWEIGHS = 3
# Nobody of the team has graded a source: reliability cannot be judged.
UNGRADED = "F"


class Heard(Struct, frozen=True, kw_only=True):
    """How many independent origins assert it, how many others claim it, and if one denies it."""

    asserting: int
    claiming: int
    denied: bool


def hear_all(claims: Sequence[ClaimInContext]) -> Heard:
    """Count who stands how to it, by the claims that still stand."""
    voices = hear(claims)
    asserting = _independent(claims, {Modality.ASSERTED}, voices)
    told = _independent(claims, {Modality.ASSERTED, Modality.CLAIMED}, voices)
    return Heard(
        asserting=asserting,
        claiming=max(0, told - asserting),
        denied=any(told.claim.modality is Modality.DENIED for told in claims),
    )


def _independent(
    claims: Sequence[ClaimInContext], modalities: AbstractSet[Modality], voices: Voices
) -> int:
    told = [each for each in claims if each.claim.modality in modalities]
    return count_independent(told, voices) if told else 0


def status_of(
    heard: Heard, matrix: Sequence[Responsibility], registry: Registry
) -> tuple[Status, str]:
    """Return the status of an incident, and the id of the rule that gives it."""
    told = heard.asserting + heard.claiming
    if not told and not heard.denied:
        return Status.WITHDRAWN, "status/withdrawn"
    if heard.denied:
        status = Status.CONTESTED if told else Status.DENIED
        return status, f"status/{status}"
    if is_contested(matrix, registry):
        return Status.CONTESTED, "status/contested-responsibility"
    if not heard.asserting:
        return Status.CLAIMED, "status/claimed"
    enough = heard.asserting >= CORROBORATED_BY
    status = Status.CORROBORATED if enough else Status.SINGLE_SOURCE
    return status, f"status/{status}"


def credibility_of(heard: Heard) -> Credibility:
    """Return the digit of the Admiralty scale; the letter waits for the user's team."""
    digit, rule, text = _digit(heard)
    return Credibility(digit=digit, letter=UNGRADED, rule=f"admiralty/{rule}", text=text)


def _digit(heard: Heard) -> tuple[int, str, str]:
    if not heard.asserting and not heard.claiming:
        return 6, "nothing-told", "cannot be judged: nobody asserts or claims it"
    if heard.denied:
        return _digit_of_denied(heard)
    if heard.asserting >= CORROBORATED_BY:
        return 1, "independent", f"confirmed: {heard.asserting} independent origins assert it"
    if heard.asserting and heard.claiming:
        return 2, "asserted-and-claimed", "probably true: one origin asserts it, another claims it"
    if heard.asserting:
        return 3, "one-origin", "possibly true: one independent origin asserts it"
    if heard.claiming >= CORROBORATED_BY:
        return 3, "claims", f"possibly true: {heard.claiming} independent origins claim it"
    return 4, "one-claim", "doubtful: one origin claims it, and nobody else asserts it"


def _digit_of_denied(heard: Heard) -> tuple[int, str, str]:
    if heard.asserting >= OUTWEIGHS:
        text = f"probably true: {heard.asserting} independent origins assert it, and it is denied"
        return 2, "denied-outweighed", text
    if heard.asserting >= CORROBORATED_BY:
        return 3, "denied-corroborated", "possibly true: two origins assert it, and it is denied"
    if heard.asserting:
        return 4, "denied-one-origin", "doubtful: one origin asserts it, and it is denied"
    return 5, "denied-claim", "improbable: it is only claimed, and it is denied"
