"""Whom a noun phrase names as a source: its words, its kind and number, its name."""

from collections.abc import Callable

import pytest

from marsad.extractors._grammar.hearing import hear
from marsad.extractors._grammar.line import Line
from marsad.extractors._grammar.tree import Tree
from marsad.language import Passage
from marsad.records import Source

Credited = Callable[[str], list[Source]]


@pytest.fixture
def credited(tools) -> Credited:
    def sources_in(text: str) -> list[Source]:
        sentences = tools.model.parse([Passage(text=text, start=0)])
        lines = tuple(Line(tree=Tree(s, text), headline=False) for s in sentences)
        heard = hear(lines, tuple(tools.registry.find(text, 0)))
        return [s for h in heard for a in h.attributions for s in a.sources]

    return sources_in


ANONYMOUS = {
    "a medic": ("A medic said shells hit the clinic.", "medic", 1),
    "two medics": ("Two medics said shells hit the clinic.", "medic", 2),
    "medics": ("Medics said shells hit the clinic.", "medic", None),
    "hospital source": ("A hospital source said shells hit the clinic.", "medic", 1),
    "security official": (
        "Three security officials said shells hit the clinic.",
        "security official",
        3,
    ),
    "security sources": ("Security sources said shells hit the camp.", "security official", None),
    "tribal elder": ("A tribal elder said shells hit the clinic.", "community leader", 1),
    "resident": ("One resident said shells hit the clinic.", "resident", 1),
    "diplomat": ("A Western diplomat said shells hit the clinic.", "diplomat", 1),
    "the governor": ("The governor said shells hit the clinic.", "official", 1),
    "police officer": ("A police officer said shells hit the clinic.", "police official", 1),
    "some": ("Some say that shells hit the clinic.", "source", None),
}


@pytest.mark.parametrize(("text", "kind", "number"), ANONYMOUS.values(), ids=ANONYMOUS)
def test_an_unnamed_source_keeps_its_kind_and_number(
    credited: Credited, text: str, kind: str, number: int | None
) -> None:
    [source] = credited(text)
    assert (source.anonymous, source.number) == (kind, number)


NAMED = {
    "person": "Ali Omar said shells hit the clinic.",
    "title and name": "Governor Ali Omar said shells hit the clinic.",
    "body": "The ministry said shells hit the clinic.",
    "known body": "The Syrian Observatory for Human Rights said shells hit the clinic.",
}


@pytest.mark.parametrize("text", NAMED.values(), ids=NAMED)
def test_a_named_source_or_body_is_not_anonymous(credited: Credited, text: str) -> None:
    [source] = credited(text)
    assert source.anonymous is None
    assert source.number is None


WORDS = {
    "with what it is of": (
        "The governor of Malatya said shells hit the camp.",
        "The governor of Malatya",
    ),
    "without its clause": (
        "A medic who fled the town said shells hit the camp.",
        "A medic",
    ),
    "with its place": ("Residents of Izium said shells hit the camp.", "Residents of Izium"),
    "lost among places": (
        "Witnesses in Hodeidah, Taiz and Hajja described explosions near the camps.",
        "Witnesses in Hodeidah",
    ),
}


@pytest.mark.parametrize(("text", "words"), WORDS.values(), ids=WORDS)
def test_a_source_is_quoted_with_what_belongs_to_its_name(
    credited: Credited, text: str, words: str
) -> None:
    assert [s.text for s in credited(text)] == [words]


CALLED_BACK = {
    "he is the person who spoke": (
        "Governor Ali Omar said shells hit Sumy. He said two people died.",
        "Governor Ali Omar",
    ),
    "it is the body that spoke": (
        "The ministry said shells hit Sumy. Rebels fled. It said two people died.",
        "ministry",
    ),
    "the short form of a body": (
        "The interior ministry said shells hit Sumy. The ministry said two people died.",
        "interior ministry",
    ),
    "a surname": (
        "Governor Ali Omar said shells hit Sumy. Omar said two people died.",
        "Governor Ali Omar",
    ),
    "the other clause of the sentence": (
        "The group denies its men fled; the shells fell on farmland, it says.",
        "group",
    ),
}


@pytest.mark.parametrize(("text", "name"), CALLED_BACK.values(), ids=CALLED_BACK)
def test_a_short_form_bears_the_name_it_stands_for(
    credited: Credited, text: str, name: str
) -> None:
    assert credited(text)[-1].name == name


def test_an_agency_that_was_told_relays(credited: Credited) -> None:
    text = "A medic told Reuters that shells hit the clinic."
    assert [s.name for s in credited(text)] == ["Reuters", "medic"]


def test_whoever_publishes_the_page_relays_nothing(read) -> None:
    claims = read("KHARTOUM (SUNA) - Rebels shelled Omdurman, the governor told SUNA.")
    assert [s.text for c in claims for s in c.sources] == ["the governor"]
