"""Sources side by side: what each says of who, what, where, when and how many."""

from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct

from marsad.records import ActorRole, Claim, ClaimId, ClaimInContext, TollKind
from marsad.vocabulary import TOLL_ORDER
from marsad.web.code_words import grade_words, words_of
from marsad.web.days_said import days_text
from marsad.web.outlets import outlet_words
from marsad.web.tongue import say
from marsad.web.values import speaker_of
from marsad.web.wording import not_stated, place_text, toll_text

MOST_COLUMNS = 6


class Column(Struct, frozen=True, kw_only=True):
    """One claim that is compared."""

    claim: ClaimId
    speaker: str
    outlet: str


class Cell(Struct, frozen=True, kw_only=True):
    """What one claim says of one thing, if it does; `differs` if others say otherwise."""

    words: str
    stated: bool
    differs: bool


class Comparison(Struct, frozen=True, kw_only=True):
    """Claims as columns, things told as rows; `left_out` are claims that found no place."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    left_out: int


def compare(claims: Sequence[ClaimInContext]) -> Comparison | None:
    """Set the claims of an incident side by side; None where there is one only.

    Of each source the claim that says most stands for it, copies left out.
    """
    chosen = _fullest(claims)
    if len(chosen) < 2:  # noqa: PLR2004  one claim is no comparison
        return None
    shown = chosen[:MOST_COLUMNS]
    told = [(name, [tell(each.claim) for each in shown]) for name, tell in _things(shown)]
    return Comparison(
        columns=tuple(
            Column(
                claim=each.claim.id,
                speaker=speaker_of(each.claim, each.outlet),
                outlet=outlet_words(each.outlet),
            )
            for each in shown
        ),
        rows=tuple((name, _cells(words)) for name, words in told if any(words)),
        left_out=len(chosen) - len(shown),
    )


def _fullest(claims: Sequence[ClaimInContext]) -> list[ClaimInContext]:
    best: dict[tuple[str, str], ClaimInContext] = {}
    for each in claims:
        key = speaker_of(each.claim, each.outlet), each.lineage
        if key not in best or _fullness(each.claim) > _fullness(best[key].claim):
            best[key] = each
    return list(best.values())


def _fullness(claim: Claim) -> int:
    return len(claim.tolls) + len(claim.places) + len(claim.actors) + (claim.time is not None)


Tell = Callable[[Claim], str | None]


def _things(claims: Sequence[ClaimInContext]) -> list[tuple[str, Tell]]:
    told = {toll.kind for each in claims for toll in each.claim.tolls}
    kinds = [kind for kind in TOLL_ORDER if kind in told]
    return [
        (say("what"), _what),
        (say("where"), lambda claim: place_text(claim.places[0]) if claim.places else None),
        (say("when"), lambda claim: days_text(claim.time) if claim.time else None),
        (say("by whom"), lambda claim: _actors(claim, ActorRole.ACTOR)),
        (say("to whom"), lambda claim: _actors(claim, ActorRole.RECIPIENT)),
        (say("with what"), lambda claim: ", ".join(w.type for w in claim.weapons) or None),
        *((words_of(kind), _toll(kind)) for kind in kinds),
        (say("told as"), lambda claim: grade_words(claim.modality)[0]),
    ]


def _what(claim: Claim) -> str | None:
    return words_of(claim.sub_event_type) if claim.sub_event_type else None


def _actors(claim: Claim, role: ActorRole) -> str | None:
    return ", ".join(actor.name for actor in claim.actors if actor.role is role) or None


def _toll(kind: TollKind) -> Tell:
    def tell(claim: Claim) -> str | None:
        return ", ".join(toll_text(t) for t in claim.tolls if t.kind is kind) or None

    return tell


def _cells(words: Sequence[str | None]) -> tuple[Cell, ...]:
    """What is stated and is not what most state differs; silence differs from nothing."""
    stated = Counter(each for each in words if each is not None)
    most = max(stated.values(), default=0)
    leading = {each for each, count in stated.items() if count == most}
    agreed = leading if len(leading) == 1 else frozenset[str]()
    return tuple(
        Cell(
            words=not_stated() if each is None else each,
            stated=each is not None,
            differs=len(stated) > 1 and each in stated and each not in agreed,
        )
        for each in words
    )
