"""Events and news stories of ECB+ across texts, by our incidents and by simple means."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from benchmarks._incidents.agreement import figures
from benchmarks._incidents.baselines import by_keys, by_place_and_day, by_words, stem
from benchmarks._incidents.ecb import Text
from benchmarks._incidents.reading import Matched
from benchmarks._incidents.triggers import trigger_of
from marsad.matching.incidents import makes_incident
from marsad.records import ClaimInContext


class Seen(Struct, frozen=True, kw_only=True):
    """A claim that stands on a labelled mention: its event, and its word."""

    told: ClaimInContext
    event: str
    word: str


def rows(texts: tuple[Text, ...], matched: Matched) -> Iterator[dict[str, Any]]:
    """A row for events and one for stories, each beside the baselines."""
    by_page = {text.page.id: text for text in texts}
    told = [each for each in matched.claims if makes_incident(each.claim)]
    seen = [found for each in told if (found := see(each, by_page[each.page_id], matched))]
    yield {"set": "ecbplus", "split": "events", **event_figures(seen, matched)}
    with_claims = {each.page_id for each in told}
    heard = [text for text in texts if text.page.id in with_claims]
    share = {"texts": len(texts), "texts_with_claims": len(heard)}
    yield {"set": "ecbplus", "split": "stories", **share, **story_figures(heard, told, matched)}


def see(told: ClaimInContext, text: Text, matched: Matched) -> Seen | None:
    span = trigger_of(told.claim, text.text, matched.articles[told.page_id])
    for mention in text.mentions if span is not None else ():
        if mention.start < span[1] and mention.end > span[0]:
            return Seen(told=told, event=mention.event, word=stem(text.text[span[0] : span[1]]))
    return None


def event_figures(seen: list[Seen], matched: Matched) -> dict[str, float]:
    """Which claims tell of one event: of those that stand on a labelled mention."""
    truth = {each.told.claim.id: each.event for each in seen}
    incident_of = matched.incident_of()
    found: dict[str, Mapping[str, Hashable]] = {
        "": {claim: incident_of[claim] for claim in truth},
        "place_and_day_": {e.told.claim.id: by_place_and_day(e.told) for e in seen},
        "lemma_": {e.told.claim.id: e.word for e in seen},
    }
    scores = (figures(truth, groups, name) for name, groups in found.items())
    return {"claims": len(seen), **{k: v for score in scores for k, v in score.items()}}


def story_figures(
    texts: list[Text], told: list[ClaimInContext], matched: Matched
) -> dict[str, float]:
    """Which texts report the same news: those that share an incident."""
    truth = {text.name: text.story for text in texts}
    incident_of = matched.incident_of()
    names = {text.page.id: text.name for text in texts}
    incidents: defaultdict[str, set[Hashable]] = defaultdict(set)
    occasions: defaultdict[str, set[Hashable]] = defaultdict(set)
    for each in told:
        incidents[names[each.page_id]].add(incident_of[each.claim.id])
        occasions[names[each.page_id]].add(by_place_and_day(each))
    found = {
        "": by_keys(incidents),
        "place_and_day_": by_keys(occasions),
        "words_": by_words(list(truth), [text.text for text in texts]),
    }
    scores = (figures(truth, groups, name) for name, groups in found.items())
    return {key: value for score in scores for key, value in score.items()}
