"""Which names of a sentence are the place of its event, by weighed signs."""

import pytest

from marsad.extractors._grammar.linking import asked_places
from marsad.extractors._grammar.place_candidates import UNKNOWN, candidates_of
from marsad.extractors._grammar.place_odds import ROWS, place_odds, rows_of, weights, whereabouts
from marsad.extractors._grammar.place_signs import rung, way_of
from marsad.extractors._grammar.tree import Tree
from marsad.gazetteer.store import open_gazetteer
from marsad.language import Passage, load_model
from marsad.registry.store import load_registry


def tree_of(sentence: str) -> Tree:
    model = load_model("en")
    assert model is not None
    return Tree(next(iter(model.parse([Passage(text=sentence, start=0)]))), sentence)


def names_in(sentence: str):
    with open_gazetteer() as gazetteer:
        mentions = gazetteer.find(sentence)
    return tree_of(sentence), mentions, load_registry().find(sentence)


def places(sentence: str, verb: str) -> list[str]:
    tree, mentions, registered = names_in(sentence)
    head = next(t for t in tree.tokens if t.text == verb)
    return [spot.mention.text for spot in asked_places(tree, head, mentions, registered)]


WHERE = {
    "the town after a preposition": ("Gunmen killed five farmers in Sarmin.", "killed", ["Sarmin"]),
    "a place that was shelled": ("The army shelled Kafr Nabl overnight.", "shelled", ["Kafr Nabl"]),
    "a list": ("Jets bombed Binnish, Sarmin and Taftanaz.", "bombed",
               ["Binnish", "Sarmin", "Taftanaz"]),
    "the town and not its province": ("A bomb exploded in Baqubah in Diyala province.",
                                      "exploded", ["Baqubah"]),
    "a name that no gazetteer has": ("Militants burned the village of Dolo Karimba.", "burned",
                                     ["Dolo Karimba"]),
    "a place before its event": ("In Gao, a mine killed two soldiers on Monday.", "killed",
                                 ["Gao"]),
    "each event its own": ("Protesters marched in Basra and police arrested ten men in Amara.",
                           "marched", ["Basra"]),
    "the place of a subordinate clause": ("Two guards died when rockets hit a depot in Erbil.",
                                          "died", ["Erbil"]),
}  # fmt: skip

NOWHERE = {
    "the name of a speaker": ("Ankara said that ten fighters were killed.", "killed"),
    "who did it": ("French jets bombed a convoy of militants.", "bombed"),
    "a person": ("Omar Haddad was shot dead on Friday.", "shot"),
    "where rockets came from": ("Rockets launched from Tyre killed three soldiers.", "killed"),
    "no name at all": ("Five farmers were killed at dawn.", "killed"),
}


@pytest.mark.parametrize(("sentence", "verb", "expected"), WHERE.values(), ids=WHERE)
def test_an_event_is_where_its_words_put_it(sentence: str, verb: str, expected: list[str]) -> None:
    assert places(sentence, verb) == expected


@pytest.mark.parametrize(("sentence", "verb"), NOWHERE.values(), ids=NOWHERE)
def test_other_names_place_nothing(sentence: str, verb: str) -> None:
    assert places(sentence, verb) == []


def test_candidates_are_the_names_but_not_of_actors() -> None:
    tree, mentions, registered = names_in("Hezbollah shelled Khan al-Assal and Aleppo on Friday.")
    found = candidates_of(tree, mentions, registered)
    assert [tree.tokens[c.last].text for c in found] == ["Assal", "Aleppo"]
    assert [c.kind for c in found][-1] == "town"


def test_a_name_within_other_words_is_no_candidate() -> None:
    sentence = "The Aleppo Health Directorate counted ten dead."
    tree, mentions, registered = names_in(sentence)
    assert candidates_of(tree, mentions, registered, [(0, 28)]) == ()


def test_an_unknown_name_is_one_candidate_with_its_article() -> None:
    tree = tree_of("Troops entered Khan al-Shamra after dawn.")
    [found] = candidates_of(tree, (), ())
    words = tree.quote_of(tree.tokens[found.first].start, tree.tokens[found.last].end)
    assert (words, found.kind) == ("Khan al-Shamra", UNKNOWN)


def test_the_way_from_a_name_to_its_event_is_told_in_steps() -> None:
    tree = tree_of("A bomb exploded in Sarmin.")
    name, event = tree.tokens[4], tree.tokens[2]
    way = way_of(tree, name, event)
    assert way is not None
    assert (way.plain, way.meeting, way.down) == ("pobj>prep:in", event.i, ())


def test_the_same_signs_are_the_same_rows() -> None:
    assert rows_of(["S=pobj>prep:in^", "a=."]) == rows_of(["S=pobj>prep:in^", "a=."])
    assert all(0 <= row < ROWS for row in rows_of(map(str, range(1000))))


@pytest.mark.parametrize(("odds", "step"), [(0.0, 0), (0.05, 0), (0.1, 1), (0.5, 3), (1.0, 5)])
def test_odds_stand_on_a_ladder(odds: float, step: int) -> None:
    assert rung(odds) == step


def test_odds_are_the_same_each_time() -> None:
    tree, mentions, registered = names_in("Shells hit Binnish near Idlib.")
    there = whereabouts(tree, candidates_of(tree, mentions, registered))
    event = tree.tokens[1]
    first = place_odds(tree, there, event, weights())
    assert first == place_odds(tree, there, event, weights())
    assert all(0 < odd < 1 for odd in first)
