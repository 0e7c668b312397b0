"""Whose word an incident rests on: its origins, how many are independent, and its grade.

The rules are in docs/reference/grades.md.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from marsad.matching.voices import (
    NOBODY,
    OWN,
    STATE_BODIES,
    describe,
    is_state_media,
    one_voice,
)
from marsad.records import (
    Claim,
    ClaimInContext,
    LineageId,
    Modality,
    Origin,
    PageId,
    Source,
    Status,
)
from marsad.text.distinctive import alikeness
from marsad.text.names import fold

CORROBORATED_BY = 2


# An article so alike to an earlier one in its names and rare words retells it. In st1 and st2 nine
# in ten rewritten copies are, and no other pair of pages.
RETOLD_ALIKENESS = 0.6


class Voice(Struct, frozen=True, kw_only=True):
    """Whose word a claim is. `key` is one for all names of one source.

    `registered`: the registry knows it. `own`: no source is credited, the outlet says so itself.
    """

    key: str
    name: str
    registered: bool
    own: bool


class Voices(Struct, frozen=True, kw_only=True):
    """Who is heard in a set of claims: the outlet behind each lineage, the sources by name.

    `joined` has for each name that one under which its voice goes; `named_on` the sources that
    each page names, for "its spokesman" on the same page; `retelling` the lineages that retell an
    earlier one.
    """

    outlets: Mapping[LineageId, str]
    registered: Mapping[str, Source]
    joined: Mapping[str, str] = {}
    named_on: Mapping[PageId, str] = {}
    retelling: Mapping[LineageId, LineageId] = {}

    def of(self, told: ClaimInContext, sources: Sequence[Source] = ()) -> Voice:
        """Whose word a claim, or a toll with sources of its own, is: the nearest to the fact."""
        nearest = (*told.claim.sources, *sources)[-1:]
        name = nearest[0].name if nearest else self.outlet_of(told.lineage)
        own = not nearest
        kind = describe(name).kind if nearest and nearest[0].id is None else None
        if kind == NOBODY and told.page_id in self.named_on:
            name = self.named_on[told.page_id]
        elif kind in {OWN, NOBODY}:
            name, own = self.outlet_of(told.lineage), True
        head = self.joined.get(name, name)
        key = fold(head)
        own_id = nearest[0].id if nearest and not own and head == name else None
        known = self.registered.get(own_id or key)
        name = head
        return Voice(
            key=(known and known.id) or key,
            name=known.name if known else name,
            registered=known is not None,
            own=own and name not in self.joined.values(),
        )

    def outlet_of(self, lineage: LineageId) -> str:
        return self.outlets[self.retelling.get(lineage, lineage)]


def hear(claims: Iterable[ClaimInContext]) -> Voices:
    """Tell apart the voices of claims that are given in the order in which they were said."""
    listed = tuple(claims)
    outlets: dict[LineageId, str] = {}
    registered: dict[str, Source] = {}
    named_on: dict[PageId, str] = {}
    for told in listed:
        outlets.setdefault(told.lineage, told.outlet)
        for source in _credited(told.claim):
            if source.id is not None:
                registered.setdefault(source.id, source)
                registered.setdefault(fold(source.name), source)
            if source.id is not None or describe(source.name).kind not in {OWN, NOBODY}:
                named_on.setdefault(told.page_id, source.name)
    joined = _joined(named_on.values(), listed, outlets.values())
    return Voices(
        outlets=outlets,
        registered=registered,
        joined=joined,
        named_on=named_on,
        retelling=_retelling(listed),
    )


def _joined(
    named: Iterable[str], claims: Sequence[ClaimInContext], outlets: Iterable[str]
) -> dict[str, str]:
    """The names that are one voice: of sources, and of outlets that are sources themselves.

    A state's medium that credits nobody gives the word of the state's body that others credit.
    """
    sources = {source.name for told in claims for source in _credited(told.claim)} | set(named)
    bodies = sorted(name for name in sources if describe(name).kind in STATE_BODIES)
    monitors = {outlet for outlet in outlets if describe(outlet).kind is not None}
    joined = one_voice(sources | monitors)
    groups = Counter(joined.values())
    found = {name: head for name, head in joined.items() if groups[head] > 1 or name in sources}
    for outlet in outlets:
        if is_state_media(outlet) and bodies:
            found[outlet] = found.get(bodies[0], bodies[0])
    return found


def _retelling(claims: Sequence[ClaimInContext]) -> dict[LineageId, LineageId]:
    """The lineages whose articles retell an earlier one in other words, and which that is."""
    first: dict[LineageId, ClaimInContext] = {}
    for told in claims:
        first.setdefault(told.lineage, told)
    found: dict[LineageId, LineageId] = {}
    earlier: list[ClaimInContext] = []
    for told in first.values():
        for other in earlier:
            if alikeness(told.article_words, other.article_words) >= RETOLD_ALIKENESS:
                found[told.lineage] = found.get(other.lineage, other.lineage)
                break
        earlier.append(told)
    return found


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

    A source counts once, under whatever names and however many pages quote it. An outlet's own
    voice counts where its text, and those that copy or retell it, credit nobody.
    """
    heard = [(voices.retelling.get(told.lineage, told.lineage), voices.of(told)) for told in claims]
    sourced = {lineage for lineage, voice in heard if not voice.own}
    speaking = {v.key for lineage, v in heard if not v.own or lineage not in sourced}
    return len(speaking)


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
