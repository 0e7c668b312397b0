"""What a lens can be set to: the moments at which a page became known, and who can be left out."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from marsad.records import PageId
from marsad.store.store import Store
from marsad.web.lens import By
from marsad.web.outlets import outlet_words
from marsad.web.scene import MOST_CLAIMS, ToldClaim, all_told
from marsad.web.tellers import kind_words, known_registry, side_words


class Moment(Struct, frozen=True, kw_only=True):
    """When a page became known, in UTC, and which it is."""

    at: str
    page: PageId
    outlet: str
    claims: int


class Choice(Struct, frozen=True, kw_only=True):
    """Something that can be left out: `name` as `without` takes it, and its claims."""

    name: str
    words: str
    claims: int


class Choices(Struct, frozen=True, kw_only=True):
    """All that can be left out, of each sort those with most claims first."""

    sides: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    sources: tuple[Choice, ...]
    outlets: tuple[Choice, ...]


class Knowing(Struct, frozen=True, kw_only=True):
    """The moments in their order, and the choices; both empty where a store is too large."""

    moments: tuple[Moment, ...]
    choices: Choices


NOTHING = Knowing(moments=(), choices=Choices(sides=(), kinds=(), sources=(), outlets=()))


def what_is_known(store: Store, by: By) -> Knowing:
    """Say what a store's lens can be set to."""
    if store.counts().claims > MOST_CLAIMS:
        return NOTHING
    told = all_told(store)
    return Knowing(moments=tuple(moments_of(told, by)), choices=choices_of(told))


def moments_of(told: Sequence[ToldClaim], by: By) -> list[Moment]:
    """One moment a page that tells something, in order of time."""
    counts = Counter(each.told.page_id for each in told)
    first: dict[PageId, ToldClaim] = {}
    for each in told:
        first.setdefault(each.told.page_id, each)
    found = [
        Moment(
            at=each.known_at(by),
            page=page,
            outlet=outlet_words(each.told.outlet),
            claims=counts[page],
        )
        for page, each in first.items()
    ]
    return sorted(found, key=lambda moment: (moment.at, moment.page))


def choices_of(told: Iterable[ToldClaim]) -> Choices:
    sides: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    outlets: Counter[str] = Counter()
    for each in told:
        sides.update(each.teller.sides)
        kinds.update(each.teller.kinds)
        sources[each.teller.source] += 1
        outlets[each.teller.outlet] += 1
    registry = known_registry()
    return Choices(
        sides=_ranked("side", sides, {side: side_words(side, registry) for side in sides}),
        kinds=_ranked("kind", kinds, {kind: kind_words(kind) for kind in kinds}),
        sources=_ranked("source", sources, {}),
        outlets=_ranked("outlet", outlets, {}),
    )


def _ranked(sort: str, counts: Counter[str], words: dict[str, str]) -> tuple[Choice, ...]:
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    return tuple(
        Choice(
            name=f"{sort}:{name}", words=words.get(name, outlet_words(name)), claims=counts[name]
        )
        for name in ranked
    )
