"""Whose word an incident rests on: its origins, how many are independent, and its grade.

The rules are in docs/reference/grades.md.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from marsad.matching.voices import (
    NOBODY,
    OWN,
    STATE,
    STATE_BODIES,
    describe,
    head_word,
    is_state_media,
    is_thing,
    one_voice,
    party_behind,
)
from marsad.records import (
    Claim,
    ClaimInContext,
    LineageId,
    Origin,
    PageId,
    Source,
)
from marsad.text.distinctive import alikeness
from marsad.text.names import fold

# These stand for one who was named, each time for another.
PRONOUNS = frozenset({"he", "she", "it", "they", "his", "her", "its", "their", "him", "them"})

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
    named_on: Mapping[PageId, Sequence[Source]] = {}
    retelling: Mapping[LineageId, LineageId] = {}

    def of(self, told: ClaimInContext, sources: Sequence[Source] = ()) -> Voice:
        """Whose word a claim, or a toll with sources of its own, is: the nearest to the fact.

        Whom the outlet's own people met, and who is named by no more than "its spokesman", is
        left for the source that quotes them.
        """
        chain = (*told.claim.sources, *sources)
        kinds = [None if each.id is not None else describe(each.name).kind for each in chain]
        nearest = next(
            (n for n in reversed(range(len(chain))) if kinds[n] not in {OWN, NOBODY}), None
        )
        if nearest is not None:
            return self._voice(chain[nearest].name, chain[nearest].id)
        if NOBODY in kinds:
            return self._unnamed(told, chain[kinds.index(NOBODY)])
        outlet = self.outlet_of(told.lineage)
        return self._voice(outlet, None, own=True)

    def _unnamed(self, told: ClaimInContext, source: Source) -> Voice:
        """The voice of "its director": who was named before on the page, else one of its own."""
        named = self.named_on.get(told.page_id, ())
        before = [each for each in named if each.start <= source.start] or list(named)[:1]
        if before:
            return self._voice(before[-1].name, before[-1].id)
        if is_thing(source.name):
            return self._voice(self.outlet_of(told.lineage), None, own=True)
        head = head_word(source.name)
        who = self.outlet_of(told.lineage) if head in PRONOUNS else ""
        return Voice(
            key=f"{head} {fold(who)}".strip(), name=source.name, registered=False, own=False
        )

    def _voice(self, name: str, source_id: str | None, *, own: bool = False) -> Voice:
        head = self.joined.get(name, name)
        key = fold(head)
        known = self.registered.get((source_id if head == name else None) or key)
        return Voice(
            key=(known and known.id) or key,
            name=known.name if known else head,
            registered=known is not None,
            own=own and head not in self.joined.values() and describe(head).kind in {None, STATE},
        )

    def outlet_of(self, lineage: LineageId) -> str:
        return self.outlets[self.root(lineage)]

    def root(self, lineage: LineageId) -> LineageId:
        """The lineage that another retells, or itself."""
        return self.retelling.get(lineage, lineage)


def hear(claims: Iterable[ClaimInContext]) -> Voices:
    """Tell apart the voices of claims that are given in the order in which they were said."""
    listed = tuple(claims)
    outlets: dict[LineageId, str] = {}
    registered: dict[str, Source] = {}
    named_on: defaultdict[PageId, list[Source]] = defaultdict(list)
    for told in listed:
        outlets.setdefault(told.lineage, told.outlet)
        for source in _credited(told.claim):
            if source.id is not None:
                registered.setdefault(source.id, source)
                registered.setdefault(fold(source.name), source)
            if source.id is not None or describe(source.name).kind not in {OWN, NOBODY}:
                named_on[told.page_id].append(source)
    joined = _joined(listed, outlets.values())
    return Voices(
        outlets=outlets,
        registered=registered,
        joined=joined,
        named_on={page: sorted(each, key=_start) for page, each in named_on.items()},
        retelling=_retelling(listed),
    )


def _joined(claims: Sequence[ClaimInContext], outlets: Iterable[str]) -> dict[str, str]:
    """The names that are one voice: of sources, and of outlets that are sources themselves.

    A state's medium that credits nobody gives the word of the state's body that others credit, a
    party's medium always that of its party.
    """
    sources = {source.name for told in claims for source in _credited(told.claim)}
    bodies = sorted(name for name in sources if describe(name).kind in STATE_BODIES)
    monitors = {outlet for outlet in outlets if describe(outlet).kind not in {None, STATE}}
    joined = one_voice(sources | monitors, _home(claims))
    groups = Counter(joined.values())
    found = {name: head for name, head in joined.items() if groups[head] > 1 or name in sources}
    for name in (*sources, *outlets):
        if (party := party_behind(name)) is not None:
            found[name] = found.get(party, party)
    for outlet in outlets:
        if is_state_media(outlet) and bodies:
            found[outlet] = found.get(bodies[0], bodies[0])
    return found


def _home(claims: Sequence[ClaimInContext]) -> str | None:
    """The country in which most claims place what they tell: its army is "the army"."""
    named = Counter(
        place.country for told in claims for place in told.claim.places if place.country is not None
    )
    return min(named, key=lambda country: (-named[country], country), default=None)


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


def _start(source: Source) -> int:
    return source.start


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
