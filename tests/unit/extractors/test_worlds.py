"""Stories full of the words of war: of a film, a game, a drill or a court, and real ones."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from marsad.extractors._grammar.world_words import cues_in, is_framed
from marsad.records import Claim

STORIES = tomllib.loads(Path(__file__).with_name("worlds.toml").read_text("utf-8"))["story"]
Read = Callable[..., list[Claim]]
OURS = [s for s in STORIES if s.get("ours")]
OTHERS = [s for s in STORIES if not s.get("ours")]


@pytest.mark.parametrize("story", OTHERS, ids=[s["id"] for s in OTHERS])
def test_a_story_of_another_world_tells_of_no_event(story: dict[str, Any], read: Read) -> None:
    assert not read(*story["text"].strip().split("\n\n"), published="2023-05-12")


@pytest.mark.parametrize("story", OURS, ids=[s["id"] for s in OURS])
def test_a_story_of_our_world_keeps_its_events(story: dict[str, Any], read: Read) -> None:
    assert read(*story["text"].strip().split("\n\n"), published="2023-05-12")


@pytest.mark.parametrize(
    ("sentence", "framed"),
    [
        ("In the film, a drone strikes a wedding in Sanaa.", True),
        ("During an exercise near Pabrade, troops seized a bridge.", True),
        ("As part of the drill, gunmen attacked the station.", True),
        ("In her third novel the army burns a village.", True),
        ("During a drill, a real rocket fell on the school.", False),
        ("In the exercise of his duties, the mayor was shot.", False),
        ("In a series of raids, troops killed nine men.", False),
        ("The army filmed the raid on the village.", False),
    ],
)
def test_a_sentence_may_say_itself_that_it_is_of_a_film_or_a_drill(
    sentence: str, *, framed: bool
) -> None:
    assert is_framed(sentence) is framed


def test_the_longest_cue_at_a_word_counts() -> None:
    assert {word for word, _ in cues_in("The second season of the show")} >= {"second season"}
