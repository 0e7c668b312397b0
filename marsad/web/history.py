"""How an incident came to be known: what each page added to it or changed."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from marsad.matching.incidents import match_claims
from marsad.records import ClaimInContext, Incident, Judgement, Verdict
from marsad.text.moments import NEVER, moment
from marsad.web.code_words import grade_words
from marsad.web.days_said import days_text, moment_text
from marsad.web.lens import as_utc
from marsad.web.outlets import outlet_words
from marsad.web.telling import how_many
from marsad.web.tongue import say
from marsad.web.values import speaker_of
from marsad.web.wording import event_text, place_text

# More claims than this are told of by the first ones: a page is no log.
MOST_CLAIMS = 60


class Turn(Struct, frozen=True, kw_only=True):
    """One page's report: who told what, and how the incident changed by it.

    `at` is when it was told, in UTC; None where the page says no time.
    """

    said: str
    at: str | None
    outlet: str
    speakers: tuple[str, ...]
    claim: str
    changes: tuple[tuple[str, str | None, str], ...]


def history_of(claims: Sequence[ClaimInContext]) -> tuple[Turn, ...]:
    """Replay the claims of an incident page by page, in the order in which they were told."""
    listed = sorted(claims, key=lambda told: (moment(told.said), told.page_id))[:MOST_CLAIMS]
    return tuple(_turns(listed))


def _turns(listed: Sequence[ClaimInContext]) -> Iterator[Turn]:
    before: dict[str, str] = {}
    pages = list(dict.fromkeys(told.page_id for told in listed))
    for page in pages:
        new = [told for told in listed if told.page_id == page]
        known = [told for told in listed if pages.index(told.page_id) <= pages.index(page)]
        after = _state(_as_one(known))
        yield Turn(
            said=moment_text(new[0].said),
            at=None if moment(new[0].said) == NEVER else as_utc(moment(new[0].said)),
            outlet=outlet_words(new[0].outlet),
            speakers=tuple(dict.fromkeys(speaker_of(told.claim, told.outlet) for told in new)),
            claim=new[0].claim.id,
            changes=tuple(
                (name, before.get(name), words)
                for name, words in after.items()
                if before.get(name) != words
            ),
        )
        before = after


def _as_one(claims: Sequence[ClaimInContext]) -> Incident | None:
    """The claims as one incident, as they are when all is known; None if they make none."""
    first = claims[0].claim.id
    same = [
        Judgement(left=first, right=told.claim.id, verdict=Verdict.SAME, judged_by="history")
        for told in claims[1:]
    ]
    found = match_claims(claims, judgements=same)
    return max(found, key=lambda each: len(each.claims), default=None)


def _state(incident: Incident | None) -> dict[str, str]:
    if incident is None:
        return {}
    return {
        say("what"): event_text(incident),
        say("where"): place_text(incident.place),
        say("when"): days_text(incident.time),
        say("toll"): how_many(incident).rstrip("."),
        say("status"): grade_words(incident.status)[0],
    }
