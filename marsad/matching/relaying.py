"""The relay graph of an incident: from whom each page has it, through whom, and since when."""

from collections.abc import Sequence

from marsad.matching.origins import Voices
from marsad.records import ClaimInContext, LineageId, PageId, Relay, RelayKind


def find_relays(claims: Sequence[ClaimInContext], voices: Voices) -> tuple[Relay, ...]:
    """The ways from origins to pages, one for each page and origin, the first seen first.

    Claims come in the order in which they were said. A page that copies or retells another has its
    origins from that page.
    """
    first_of: dict[LineageId, PageId] = {}
    found: dict[tuple[PageId, str], Relay] = {}
    for told in claims:
        voice = voices.of(told)
        retold = voices.retelling.get(told.lineage)
        source = first_of.setdefault(told.lineage, told.page_id)
        of = source if source != told.page_id else first_of.get(retold) if retold else None
        relay = Relay(
            page=told.page_id,
            outlet=told.outlet,
            origin=voice.name,
            how=_how(told, source, of, own=voice.own),
            said=told.said,
            through=tuple(each.name for each in reversed(told.claim.sources[:-1])),
            of=of,
        )
        found.setdefault((told.page_id, voice.key), relay)
    return tuple(found.values())


def _how(told: ClaimInContext, source: PageId, of: PageId | None, *, own: bool) -> RelayKind:
    if of is not None:
        return RelayKind.COPIES if source != told.page_id else RelayKind.RETELLS
    return RelayKind.OWN if own else RelayKind.CITES
