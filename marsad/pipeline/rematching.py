"""Some pages are matched again, and with them what they touch: no more of the store is looked at.

The same is done for good after pages were read, and on paper only to see what was known at a
moment.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from hashlib import blake2b

import msgspec
from msgspec import Struct

from marsad.matching.archive import Entry
from marsad.matching.campaigns import Sketch, sketch_of
from marsad.matching.holding import named
from marsad.matching.incidents import makes_incident
from marsad.matching.merging import merge
from marsad.matching.order import telling_order
from marsad.matching.positions import Position
from marsad.matching.profiles import take_profile
from marsad.matching.updating import Arrival, Matcher, Update, arrivals_of, decided_between
from marsad.pipeline.shelving import StoredScenes
from marsad.reconciling.assessing import assess
from marsad.reconciling.effects import Effects
from marsad.records import ClaimId, ClaimInContext, Incident, PageId
from marsad.registry.store import Registry

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")

# How claims are found by their ids, without the words around them.
ClaimsWith = Callable[[Collection[ClaimId]], Iterable[ClaimInContext]]


class Rematch(Struct, frozen=True, kw_only=True):
    """What came of matching some pages again.

    `changed` has the scenes of each incident that must be merged again, by its head; `dissolved`
    are the heads of those that are none any more.
    """

    update: Update
    changed: Mapping[Position, Sequence[Entry]]

    def heads(self) -> set[Position]:
        """The heads of what changed or dissolved."""
        return {*self.changed, *self.update.dissolved}

    def names(self) -> set[str]:
        """The names under which the store has what changed or dissolved."""
        return set(map(head_name, self.heads()))


def head_name(head: Position) -> str:
    """What the store calls the incident that was founded by a scene."""
    return str(head[1])


class Made(Struct, frozen=True, kw_only=True):
    """The record of an incident, and what says which campaign holds it."""

    incident: Incident
    sketch: Sketch | None


class Rematcher(Struct, frozen=True, kw_only=True):
    """Matches pages of a store again, with decisions heeded."""

    matcher: Matcher
    archive: StoredScenes
    effects: Effects

    def rematch(
        self,
        pages: Collection[PageId],
        told: Iterable[ClaimInContext],
        decided_on: Collection[PageId],
    ) -> Rematch:
        """Match the claims of some pages, which are all that these have, against all others.

        `decided_on` are the pages about whose claims people decided something.
        """
        arrivals = self._arrivals(told)
        kept = {entry.position: entry for entry in self.archive.on_pages(pages)}
        coming = [each for each in arrivals if not _is_kept(each, kept)]
        staying = {each.position for each in arrivals} - {each.position for each in coming}
        others = self.archive.on_pages(set(decided_on) - set(pages)) if decided_on else []
        scene_of = {claim: each.position for each in others for claim in each.claims}
        scene_of |= {m.claim.id: each.position for each in arrivals for m in each.scene.members}
        update = self.matcher.update(
            coming,
            gone=kept.keys() - staying,
            touched=staying,
            decided=decided_between(self.effects.judgements, scene_of),
        )
        return Rematch(update=update, changed=self._changed(update, staying, kept))

    def _arrivals(self, told: Iterable[ClaimInContext]) -> list[Arrival]:
        heeded = (each for each in self.effects.heed(told) if makes_incident(each.claim))
        found = arrivals_of(map(take_profile, map(_as_compared, heeded)), self.effects.judgements)
        return [msgspec.structs.replace(each, digest=_digest(each)) for each in found]

    def _changed(
        self, update: Update, staying: Iterable[Position], kept: Mapping[Position, Entry]
    ) -> dict[Position, Sequence[Entry]]:
        """The incidents with other scenes, and those of pages of which something else changed."""
        changed: dict[Position, Sequence[Entry]] = dict(update.incidents)
        now = {entry.position: entry for entry in update.entries}
        for position in staying:
            head = now.get(position, kept[position]).head
            if head not in changed:
                changed[head] = update.members.get(head) or self.archive.members(head)
        return changed

    def merged(
        self, changed: Iterable[Sequence[Entry]], claims_with: ClaimsWith, registry: Registry
    ) -> dict[Position, Made]:
        """The records of incidents, each by its head, from the claims of their scenes."""
        listed = list(changed)
        wanted = [claim for entries in listed for entry in entries for claim in entry.claims]
        told = {each.claim.id: each for each in self.effects.heed(claims_with(wanted))}
        self.matcher.library.fetch_faces(e.position for entries in listed for e in entries)
        found = {}
        for entries in listed:
            mine = [each for entry in entries for each in self._in_context(entry, told)]
            if not mine:
                continue  # its pages were read again, and wait to be matched
            found[entries[0].head] = self._made(mine, registry)
        return found

    def _made(self, told: Iterable[ClaimInContext], registry: Registry) -> Made:
        """The record of an incident that has these claims."""
        by_id = {each.claim.id: each for each in sorted(told, key=telling_order)}
        profiles = tuple(map(take_profile, by_id.values()))
        incident = merge(profiles)
        sketch = sketch_of(incident, profiles)
        decisions = self.effects.on(incident)
        assessed = assess(named(incident, sketch), by_id, registry=registry, decisions=decisions)
        return Made(incident=assessed, sketch=sketch)

    def _in_context(
        self, entry: Entry, told: Mapping[ClaimId, ClaimInContext]
    ) -> Iterable[ClaimInContext]:
        """The claims of a scene, with the words of its article."""
        words = self.matcher.library.face(entry.position).told.article_words
        for claim in filter(told.__contains__, entry.claims):
            yield msgspec.structs.replace(told[claim], article_words=words)


def _as_compared(told: ClaimInContext) -> ClaimInContext:
    """A claim without what changes beside the page and is not compared."""
    return msgspec.structs.replace(told, known_from=None, known_until=None)


def _digest(arrival: Arrival) -> bytes:
    """Changes with all of a scene that is compared with others."""
    claims = [member.claim.id for member in arrival.scene.members]
    seen = [arrival.scene.face, claims, arrival.copies]
    return blake2b(_ENCODER.encode(seen), digest_size=8).digest()


def _is_kept(arrival: Arrival, kept: Mapping[Position, Entry]) -> bool:
    entry = kept.get(arrival.position)
    return entry is not None and entry.digest == arrival.digest


def by_page(told: Iterable[ClaimInContext]) -> dict[PageId, list[ClaimInContext]]:
    """Claims by the page on which they stand."""
    found: defaultdict[PageId, list[ClaimInContext]] = defaultdict(list)
    for each in told:
        found[each.page_id].append(each)
    return found
