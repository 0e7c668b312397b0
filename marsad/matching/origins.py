"""Whose word an incident rests on: its origins, how many are independent, and its grade.

The rules are in docs/reference/grades.md.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from marsad.matching.joining import head_of
from marsad.records import (
    Claim,
    ClaimInContext,
    LineageId,
    Modality,
    Origin,
    Source,
    Status,
)
from marsad.text.names import fold

CORROBORATED_BY = 2


class Voice(Struct, frozen=True, kw_only=True):
    """Whose word a claim is. `key` is one for all names of one source.

    `registered`: the registry knows it. `own`: no source is credited, the outlet says so itself.
    """

    key: str
    name: str
    registered: bool
    own: bool


class Voices(Struct, frozen=True, kw_only=True):
    """Who is heard in a set of claims: the outlet behind each lineage, the sources by name."""

    outlets: Mapping[LineageId, str]
    registered: Mapping[str, Source]

    def of(self, told: ClaimInContext, sources: Sequence[Source] = ()) -> Voice:
        """Whose word a claim, or a toll with sources of its own, is: the nearest to the fact."""
        nearest = (*told.claim.sources, *sources)[-1:]
        name = nearest[0].name if nearest else self.outlets[told.lineage]
        key = fold(name)
        known = self.registered.get((nearest[0].id if nearest else None) or key)
        return Voice(
            key=(known and known.id) or key,
            name=known.name if known else name,
            registered=known is not None,
            own=not nearest,
        )


def hear(claims: Iterable[ClaimInContext]) -> Voices:
    """Tell apart the voices of claims that are given in the order in which they were said."""
    outlets: dict[LineageId, str] = {}
    registered: dict[str, Source] = {}
    for told in claims:
        outlets.setdefault(told.lineage, told.outlet)
        for source in _credited(told.claim):
            if source.id is not None:
                registered.setdefault(source.id, source)
                registered.setdefault(fold(source.name), source)
    return Voices(outlets=outlets, registered=registered)


def _credited(claim: Claim) -> Iterator[Source]:
    yield from claim.sources
    for toll in claim.tolls:
        yield from toll.sources


def find_origins(claims: Iterable[ClaimInContext], voices: Voices) -> tuple[Origin, ...]:
    """The voices nearest to the fact, with how many claims rest on each: most first."""
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for told in claims:
        voice = voices.of(told)
        counts[voice.key] += 1
        names.setdefault(voice.key, voice.name)
    ranked = sorted(counts, key=lambda key: (-counts[key], names[key], key))
    return tuple(Origin(name=names[key], claims=counts[key]) for key in ranked)


def count_independent(claims: Iterable[ClaimInContext], voices: Voices) -> int:
    """Count the origins that may have learned of it apart from each other.

    A source of the registry counts once, however many pages quote it. Other sources count once
    for a name and once for a lineage. An outlet's own voice counts where it credits nobody.
    """
    heard = [(told.lineage, voices.of(told)) for told in claims]
    sourced = {lineage for lineage, voice in heard if not voice.own}
    speaking = [(lineage, v) for lineage, v in heard if not v.own or lineage not in sourced]
    registered = {voice.key for _, voice in speaking if voice.registered}
    heads: dict[tuple[str, str], tuple[str, str]] = {}
    for lineage, voice in speaking:
        if not voice.registered:
            named = head_of(heads, ("name", voice.key))
            heads[named] = head_of(heads, ("lineage", lineage))
    return len(registered) + len({head_of(heads, thing) for thing in tuple(heads)})


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
