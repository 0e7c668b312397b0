"""Whose word a text gives, with the parser and the net that ship."""

from collections.abc import Callable

import pytest

from marsad.extractors._attribution import Relation, find_relations, vouching
from marsad.language import Passage, load_model

Find = Callable[..., list[tuple[str, str, str]]]


def relations_in(*paragraphs: str) -> tuple[str, tuple[Relation, ...]]:
    text = "\n\n".join(paragraphs)
    passages = [Passage(text=p, start=text.index(p)) for p in paragraphs]
    model = load_model("en")
    assert model is not None
    return text, find_relations(list(model.parse(passages)))


def words(text: str, places: tuple[tuple[int, int], ...]) -> str:
    return " … ".join(text[start:end] for start, end in places)


@pytest.fixture(scope="session")
def find() -> Find:
    def find_in(*paragraphs: str) -> list[tuple[str, str, str]]:
        text, found = relations_in(*paragraphs)
        return [(words(text, r.source), words(text, r.cue), words(text, r.content)) for r in found]

    return find_in


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Shells hit the port on Friday, two medics said.",
            "two medics",
            "said",
            "Shells hit the port on Friday",
        ),
        (
            "The ministry said that four of its drones had been lost.",
            "The ministry",
            "said",
            "that four of its drones had been lost",
        ),
        (
            "According to the Red Cross, the clinic at Baraka was looted.",
            "the Red Cross",
            "According to",
            "the clinic at Baraka was looted",
        ),
        (
            "The general denied that his men had fired on the crowd.",
            "The general",
            "denied",
            "that his men had fired on the crowd",
        ),
        (
            "“They came at night,” said Halima Noor, a trader.",
            "Halima Noor, a trader",
            "said",
            "“They came at night,”",
        ),
        (
            "The convoy, the mayor said, had left before dawn.",
            "the mayor",
            "said",
            "The convoy … had left before dawn",
        ),
        (
            "“We heard three blasts,” she said. “Then the roof came down.”",
            "she",
            "said",
            "“We heard three blasts,” … “Then the roof came down.”",
        ),
        (
            "Nine dead in Kalu bus blast, says monitor",
            "monitor",
            "says",
            "Nine dead in Kalu bus blast",
        ),
        (
            "The Red Cross put the toll at 31.",
            "The Red Cross",
            "put",
            "the toll at 31",
        ),
    ],
    ids=[
        *("after", "before", "according to", "denial", "quote", "around", "over sentences"),
        *("headline with says", "toll"),
    ],
)
def test_source_cue_and_content_are_found(find, text, source, cue, content):
    assert (source, cue, content) in find(text)


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit the port on Friday and two ships burned.",
        "The rebels seized the town and moved north.",
        "Three people were killed when a mine went off.",
    ],
    ids=["shelling", "capture", "mine"],
)
def test_what_the_outlet_tells_itself_has_no_source(find, text):
    assert find(text) == []


def test_an_unsourced_cue_has_no_source(find):
    ((source, cue, _),) = find("It is believed that the drones were launched from the south.")
    assert source == ""
    assert cue.endswith("is believed")


def test_two_sources_of_a_sentence_keep_their_words_apart(find):
    found = find("The army said it had killed ten rebels, but residents said all were farmers.")
    assert [source for source, _, _ in found] == ["The army", "residents"]
    assert "farmers" not in found[0][2]
    assert "ten rebels" not in found[1][2]


def test_a_paragraph_gives_the_same_alone_and_among_others():
    first = "Shells hit the port on Friday, two medics said."
    second = "The ministry said that four of its drones had been lost."
    text, together = relations_in(first, second)
    _, alone = relations_in(second)
    start = text.index(second)
    assert [r.main - start for r in together[1:]] == [r.main for r in alone]
    assert [r.confidence for r in together[1:]] == [r.confidence for r in alone]


def test_no_text_has_no_relations():
    assert find_relations([]) == ()


def test_a_sentence_without_vectors_has_no_relations(make_sentence):
    assert find_relations([make_sentence(("Go", "ROOT", 0), vectors=False)]) == ()


def relation(source: int, *content: tuple[int, int]) -> Relation:
    return Relation(
        source=((source, source + 1),) if source >= 0 else (),
        cue=((90, 95),),
        content=content,
        main=90,
        confidence=0.9,
    )


def test_those_who_vouch_for_a_word_are_given_widest_first():
    wide, narrow, other = relation(1, (10, 60)), relation(2, (20, 40)), relation(3, (61, 70))
    assert vouching([narrow, other, wide], 25, 30) == [wide, narrow]


def test_words_between_the_parts_of_a_content_are_nobodys():
    parted = relation(1, (10, 20), (30, 40))
    assert vouching([parted], 12, 15) == [parted]
    assert vouching([parted], 18, 33) == []


def test_a_relation_without_a_source_vouches_for_nothing():
    assert vouching([relation(-1, (10, 60))], 25, 30) == []
