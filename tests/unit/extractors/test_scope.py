"""What stretch of time a toll covers."""

import pytest

PERIODS = {
    "since a day": "Since Wednesday, shelling has killed 40 people in Zaporizhzhia.",
    "since an event": "More than 900 rebels were killed since the launch of the attack on Manbij.",
    "the past week": "Air strikes killed 31 villagers in Sahel villages over the past week.",
    "days of fighting": "The clashes in Tripoli have killed 82 people in four days.",
    "from day to day": "From May 3 to June 9 shelling killed 12 people in Kherson.",
    "between days": "Between 3 and 9 November, shelling killed 12 people in Kherson.",
    "between days told of": (
        "Between 3 May, when the siege began, and 9 June, shelling killed 12 people in Kherson."
    ),
    "a sentence that counts on": (
        "Since Wednesday, shelling has killed 40 people in Zaporizhzhia. Another 60 were wounded."
    ),
    "this year": "Rebels have killed 300 soldiers so far this year in ambushes.",
}
INCIDENTS = {
    "on a day": "Shelling killed 40 people in Zaporizhzhia on Wednesday.",
    "no time": "Shelling killed 40 people in Zaporizhzhia.",
    "the first night": "Shelling killed nine people in Kosti in the first night.",
    "a day of its own": "Shelling killed 40 people in Kosti on Monday. Another 60 were wounded.",
    "superlative": "The raid in Bama killed 40 people, the deadliest attack since 2020.",
    "told before": "Since our last statement the dead in the shelling of Bahri rose to 12.",
    "from one count to the next": (
        "Since our second statement the number of those who lost their lives in the shelling of"
        " Bahri rose from 54 to 56."
    ),
    "died since": "Shelling hit Kosti on Monday; nine of the wounded have since died.",
    "in the hours since": "Rebels stormed Kosti; 15 of them were killed in the hours since.",
    "another statement": "Since May the army held the town; on Friday shelling killed six people.",
}
RECALLED = {
    "last year": "A similar raid on Gwoza killed 30 people last year.",
    "months ago": "Three months ago an ambush in the same district left 16 soldiers dead.",
    "year": "In May 2012, militiamen massacred 108 villagers in Houla.",
}


def scopes(read, sentence: str) -> set[str]:
    return {str(t.scope) for c in read(sentence) for t in c.tolls}


@pytest.mark.parametrize("sentence", PERIODS.values(), ids=PERIODS)
def test_a_total_over_days_is_of_a_period(read, sentence: str) -> None:
    assert scopes(read, sentence) == {"period"}


@pytest.mark.parametrize("sentence", INCIDENTS.values(), ids=INCIDENTS)
def test_one_blow_is_of_an_incident(read, sentence: str) -> None:
    assert scopes(read, sentence) == {"incident"}


@pytest.mark.parametrize("sentence", RECALLED.values(), ids=RECALLED)
def test_an_event_of_long_ago_is_past(read, sentence: str) -> None:
    assert scopes(read, sentence) == {"past"}


def test_a_part_covers_what_its_whole_does(read) -> None:
    [claim] = read("Since Wednesday, shelling has killed 40 people in Sumy, including 9 children.")
    assert [t.scope for t in claim.tolls] == ["period", "period"]
