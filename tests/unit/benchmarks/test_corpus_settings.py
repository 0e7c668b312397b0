"""How days and places are judged against labels."""

from collections import Counter
from datetime import date

import pytest

from benchmarks._corpus.labels import to_claim
from benchmarks._corpus.settings import compare_setting, same_days
from marsad.records import Claim, EventType, Modality, Place, Quote, SubEventType, Time

TEXT = "Rockets hit Saraqib on Friday and killed three people."
LABEL = {
    "evidence": TEXT,
    "trigger": "hit",
    "type": "Shelling/artillery/missile attack",
    "modality": "asserted",
    "places": [{"text": "Saraqib"}],
    "time": {"text": "on Friday", "earliest": "2024-11-29", "latest": "2024-11-29"},
}
FRIDAY = Time(
    text="Friday", start=23, end=29, earliest=date(2024, 11, 29), latest=date(2024, 11, 29)
)
SARAQIB = Place(text="Saraqib", start=12, end=19)


def claim(**parts):
    return Claim(
        id="x",
        story="article",
        event_type=EventType.EXPLOSIONS,
        sub_event_type=SubEventType.SHELLING,
        modality=Modality.ASSERTED,
        evidence=Quote(text=TEXT, start=0, end=len(TEXT)),
        confidence=0.5,
        extractor="x",
        **parts,
    )


def judged(label, read):
    counts = Counter()
    about = [said[0] for said in compare_setting(TEXT, to_claim(label, TEXT), read, counts)]
    return about, +counts


def test_the_same_days_and_places_are_right():
    about, counts = judged(LABEL, claim(time=FRIDAY, places=(SARAQIB,)))
    assert about == []
    assert counts["times_right"] == counts["times_read_right"] == counts["places_whole"] == 1


def test_a_day_where_none_is_labelled_counts_against_the_precision():
    label = {key: value for key, value in LABEL.items() if key != "time"}
    about, counts = judged(label, claim(time=FRIDAY, places=(SARAQIB,)))
    assert about == ["time"]
    assert (counts["times_read"], counts["times_read_right"], counts["times"]) == (1, 0, 0)


def test_what_is_missed_counts_against_the_recall():
    about, counts = judged(LABEL, claim())
    assert about == ["time", "place"]
    assert (counts["times"], counts["times_right"], counts["places_right"]) == (1, 0, 0)


@pytest.mark.parametrize(
    ("time", "same"),
    [
        pytest.param(FRIDAY, True, id="the days"),
        pytest.param(Time(text="Friday", start=23, end=29), False, id="no days"),
        pytest.param(None, False, id="no time"),
    ],
)
def test_days_agree_or_do_not(time, same):
    assert same_days(to_claim(LABEL, TEXT).time, time) is same
