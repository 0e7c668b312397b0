"""What decisions do to claims and to their matching."""

from typing import Any

from marsad.matching.incidents import match_claims
from marsad.reconciling import deciding
from marsad.reconciling.attaching import attach
from marsad.reconciling.deciding import Signed
from marsad.reconciling.effects import effects_of, trust_of
from marsad.records import Verdict

SIGNED = Signed(by="Amal", at="2024-12-01T09:00:00+00:00", why="seen")


def no_text(_told: Any) -> str:
    return ""


def effects(decisions: Any, *claims: Any) -> Any:
    by_page = {told.page_id: [[told]] for told in claims}
    return effects_of(attach(decisions, lambda page: by_page.get(page, [])).values())


def incidents(decided: Any, *claims: Any) -> list[list[str]]:
    told = list(decided.heed(claims))
    return [list(i.claims) for i in match_claims(told, judgements=decided.judgements)]


def test_a_merge_makes_one_of_two(tell: Any):
    one, other = tell("a"), tell("b", at="Nayrab", on=None, said="2025-03-01")
    merged = deciding.merge([one], [other], SIGNED, no_text)
    assert len(incidents(effects([], one, other), one, other)) == 2
    assert incidents(effects([merged], one, other), one, other) == [["a", "b"]]


def test_a_split_makes_two_of_one_and_keeps_each_together(tell: Any):
    claims = [tell(name) for name in "abcd"]
    parted = deciding.split(claims[:2], claims[2:], SIGNED, no_text)
    decided = effects([parted], *claims)
    assert incidents(effects([], *claims), *claims) == [["a", "b", "c", "d"]]
    assert incidents(decided, *claims) == [["a", "b"], ["c", "d"]]
    verdicts = [each.verdict for each in decided.judgements]
    assert (verdicts.count(Verdict.DIFFERENT), verdicts.count(Verdict.SAME)) == (4, 2)
    assert {each.judged_by for each in decided.judgements} == {"Amal"}


def test_what_is_rejected_counts_no_more(tell: Any):
    one, other = tell("a"), tell("b")
    decided = effects([deciding.reject([one], SIGNED, no_text)], one, other)
    assert [told.claim.id for told in decided.heed([one, other])] == ["b"]


def test_what_is_corrected_is_matched_as_corrected(tell: Any):
    one, other = tell("a", killed=12), tell("b", killed=21)
    right = deciding.correct(other, "tolls.0.low", 12, SIGNED, no_text)
    heeded = list(effects([right], one, other).heed([one, other]))
    assert [told.claim.tolls[0].low for told in heeded] == [12, 12]


def test_the_last_of_two_corrections_stands(tell: Any):
    told = tell("a", killed=21)
    first = deciding.correct(told, "tolls.0.low", 12, SIGNED, no_text)
    second = deciding.correct(
        told, "tolls.0.low", 14, Signed(by="Bassam", at="2024-12-02T09:00:00+00:00"), no_text
    )
    (heeded,) = effects([first, second], told).heed([told])
    assert heeded.claim.tolls[0].low == 14


def test_every_decision_on_an_incident_is_told_oldest_first(tell: Any, incident_of: Any):
    one, other = tell("a"), tell("b")
    later = Signed(by="Bassam", at="2024-12-02T09:00:00+00:00")
    confirmed = deciding.confirm([other], later, no_text)
    merged = deciding.merge([one], [other], SIGNED, no_text)
    decided = effects([confirmed, merged], one, other)
    assert decided.on(incident_of(one, other)) == (merged, confirmed)


def test_the_last_letter_of_a_source_counts():
    graded = [
        deciding.grade("helmets", letter, Signed(by="Amal", at=f"2024-12-0{day}"))
        for day, letter in enumerate("CB", start=1)
    ]
    assert trust_of(graded).letters == {"helmets": "B"}


def test_a_known_source_is_found_by_its_names_where_it_speaks_for_itself(registry: Any):
    graded = [deciding.grade("helmets", "B", SIGNED)]
    trust = trust_of(graded, registry=registry)
    entry = registry.get("helmets")
    assert trust.letter(entry.name, None) == "B"
    assert trust.letter("somebody else", None) is None
