"""Whether a time was or is to come, by the words on which it hangs."""

import pytest

from marsad.extractors._grammar.tenses import tense_at
from marsad.extractors._grammar.tree import Tree
from marsad.language import Passage, load_model
from marsad.text.dates import Tense, find_times

TO_COME = {
    "will": "The army will enter the town on Sunday.",
    "plan": "The group plans to march on Sunday.",
    "planned": "The group said it planned to march on Sunday.",
    "going to": "The council is going to meet on Sunday.",
    "is to": "The council is to meet on Sunday.",
    "present": "The council meets on Sunday.",
    "vow": "The rebels vowed to attack the port on Sunday.",
    "due": "The envoy is due in the capital on Sunday.",
    "scheduled": "Talks are scheduled for Sunday.",
    "reported": "The minister said the truce would start on Sunday.",
    "ahead of": "Troops were sent in ahead of Sunday's vote.",
    "term": "The army gave them until Sunday.",
}
WAS = {
    "past": "The army entered the town on Sunday.",
    "perfect": "The army has held the town since Sunday.",
    "would have": "The truce would have started on Sunday.",
    "had been due": "The truce had been due to start on Sunday.",
    "could hear": "Residents could hear shelling on Sunday.",
    "noun": "The rebels will answer Sunday's raid.",
    "participle": "They will appeal against the ruling announced on Sunday.",
    "says": "The ministry says that troops entered the town on Sunday.",
    "managed": "The men managed to flee on Sunday.",
    "date": "The rebels will answer the Aug. 7 bombings.",
}


def tense(sentence):
    (parsed,) = load_model("en").parse([Passage(text=sentence, start=0)])
    return tense_at(Tree(parsed, sentence), find_times(sentence)[-1])


@pytest.mark.parametrize("sentence", TO_COME.values(), ids=TO_COME)
def test_what_is_planned_is_still_to_come(sentence):
    assert tense(sentence) is Tense.FUTURE


@pytest.mark.parametrize("sentence", WAS.values(), ids=WAS)
def test_what_is_told_has_been(sentence):
    assert tense(sentence) is Tense.PAST
