"""Who speaks in a sentence, how far the word reaches, and whose word goes on in the next ones."""

from collections.abc import Callable

import pytest

from marsad.extractors._grammar.hearing import hear, sources_of
from marsad.extractors._grammar.line import Line
from marsad.extractors._grammar.tree import Tree
from marsad.language import Passage, Token

Told = Callable[[str, str], list[str]]


@pytest.fixture
def told(tools) -> Told:
    """The words of those whose word it is what a given word of a text tells."""

    def sources_at(text: str, word: str) -> list[str]:
        lines, token = lines_of(text, word, tools)
        names = tuple(tools.registry.find(text, 0))
        places = tuple((m.start, m.end) for m in tools.gazetteer.find(text, 0))
        for line, heard in zip(lines, hear(lines, names, places), strict=True):
            if token in line.tree.tokens:
                return [s.text for s in sources_of(heard, token)]
        return []

    return sources_at


def lines_of(text: str, word: str, tools) -> tuple[tuple[Line, ...], Token]:
    passages, start = [], 0
    for part in text.split("\n\n"):
        body = part.removeprefix("# ")
        start = text.index(body, start)
        passages.append(Passage(text=body, start=start))
    lines = tuple(
        Line(tree=Tree(s, text), headline=text.startswith("# "))
        for s in tools.model.parse(passages)
    )
    at = text.index(word)
    return lines, next(t for line in lines for t in line.tree.tokens if t.end > at)


CREDITED = {
    "before": ("The governor said that shells had hit the market.", "hit", ["The governor"]),
    "without that": ("Medics told reporters the strike killed nine.", "strike", ["Medics"]),
    "after": ("Shells hit the market, the governor said on Friday.", "hit", ["the governor"]),
    "inverted": ("Shells hit the market, said the governor.", "hit", ["the governor"]),
    "between": ("The shells, residents say, hit the market.", "hit", ["residents"]),
    "long name at the end": (
        "Gunmen overran the base and took away 49 people, the Foreign Ministry in Ankara said.",
        "took",
        ["the Foreign Ministry in Ankara"],
    ),
    "according to": (
        "According to the mayor, drones struck the depot.",
        "struck",
        ["the mayor"],
    ),
    "according to, after": (
        "Drones struck the depot, according to the mayor.",
        "struck",
        ["the mayor"],
    ),
    "passive": ("The shelling was reported by the prosecutor.", "shelling", ["the prosecutor"]),
    "of": ("The opposition now speaks of 1,300 dead.", "dead", ["The opposition"]),
    "figure": ("Residents put the toll at 20.", "toll", ["Residents"]),
    "count": ("A nurse counted 40 bodies at the clinic.", "bodies", ["A nurse"]),
    "owner of a toll": (
        "The Observatory's toll since Monday is 87 dead.",
        "dead",
        ["The Observatory"],
    ),
    "owner after by": (
        "By the ministry's count, 31 people died in the raid.",
        "died",
        ["the ministry"],
    ),
    "statement by": (
        "A statement by the army said that jets had bombed the camp.",
        "bombed",
        ["the army"],
    ),
    "reports from": (
        "Reports from residents indicate that two men were shot.",
        "shot",
        ["residents"],
    ),
    "claim that": (
        "The rebels' claim that they shot down a helicopter was not confirmed.",
        "shot",
        ["The rebels"],
    ),
    "citing": (
        "State media, citing the ministry, said the army had retaken the town.",
        "retaken",
        ["State media", "the ministry"],
    ),
    "quoted as saying": (
        "The agency quoted a colonel as saying that the rebels attacked at dawn.",
        "attacked",
        ["The agency", "a colonel"],
    ),
    "told an agency": (
        "A medic told AFP that shelling had killed six people.",
        "shelling",
        ["AFP", "A medic"],
    ),
    "through its agency": (
        "Islamic State claimed the attack through its Amaq agency.",
        "attack",
        ["its Amaq agency", "Islamic State"],
    ),
    "two": (
        "Residents and two medics said that shells had hit the hospital.",
        "hit",
        ["Residents", "two medics"],
    ),
    "colon": ("Security sources: 155 passengers freed, 27 dead.", "freed", ["Security sources"]),
    "semicolon goes on": (
        "The UN says 1,000 people were killed; another 72,000 fled to Kabul.",
        "fled",
        ["The UN"],
    ),
    "semicolon, two speakers": (
        "Ankara says 415 militants were killed; the rebels admit 31 dead.",
        "dead",
        ["the rebels"],
    ),
    "first of two speakers": (
        "Ankara says 415 militants were killed; the rebels admit 31 dead.",
        "killed",
        ["Ankara"],
    ),
    "adding": (
        "Five soldiers were missing, a spokesman said, adding that 20 attackers had died.",
        "died",
        ["a spokesman"],
    ),
    "a noun misread": (
        "The Israeli military states that most died in a stampede.",
        "died",
        ["military"],
    ),
    "accusing": ("Kinshasa accuses Rwanda of sending troops.", "sending", ["Kinshasa"]),
    "admitted": ("They admitted the loss of nine men.", "loss", ["They"]),
    "who saw it": ("Monitors saw a column of tanks that shelled Izium.", "shelled", ["Monitors"]),
    "went on": ("The enemy lost 194 men, the general went on.", "lost", ["the general"]),
}


@pytest.mark.parametrize(("text", "word", "expected"), CREDITED.values(), ids=CREDITED)
def test_the_speaker_is_credited(told: Told, text: str, word: str, expected: list[str]) -> None:
    assert told(text, word) == expected


UNCREDITED = {
    "the outlet's voice": ("Rockets hit the airport of Erbil.", "hit"),
    "we": ("We documented the shelling of three schools.", "shelling"),
    "our correspondent": ("Our correspondent counted eleven bodies in the lobby.", "bodies"),
    "nobody claimed": ("No group claimed the attack on the convoy.", "attack"),
    "did not say": ("The police did not say who had bombed the church.", "bombed"),
    "said to be": ("Two columns moved along a corridor said to be agreed with Russia.", "agreed"),
    "feared dead": ("Up to 30 civilians feared killed in the raid.", "raid"),
    "per cent": ("As of noon our units hold about 80 per cent of the town.", "hold"),
    "a place before a colon": ("Beitin: a boy was shot dead on Saturday.", "shot"),
    "another clause": ("The army said it had won, but shells still hit the town.", "hit"),
    "weapons say nothing": ("The blasts left 12 dead in the market.", "dead"),
    "gave their lives": ("In that battle 58 soldiers gave their lives.", "lives"),
    "told to": ("The men, told to lie down, were shot.", "shot"),
}


@pytest.mark.parametrize(("text", "word"), UNCREDITED.values(), ids=UNCREDITED)
def test_nobody_is_credited(told: Told, text: str, word: str) -> None:
    assert told(text, word) == []


GOING_ON = {
    "of those just told of": (
        "Gunmen stormed the café, said a police captain. Three of them opened fire on diners.",
        "opened",
        ["a police captain"],
    ),
    "a list of figures": (
        "Most of them suffocated, according to the ministry. More than 170 people were wounded.",
        "wounded",
        ["the ministry"],
    ),
    "it said": (
        "The ministry spoke of a raid. Ten rebels were killed, it said. Six others were wounded.",
        "wounded",
        ["it"],
    ),
    "quote before its speaker": (
        "“The planes came at noon. They bombed the market,” said Ali Omar.",
        "came",
        ["Ali Omar"],
    ),
    "quote after its speaker": (
        "Ali Omar said: “We heard jets. They bombed the market. Nobody came.”",
        "bombed",
        ["Ali Omar"],
    ),
    "quote over paragraphs": (
        "“They came at noon,” said Ali Omar. “They shot him.\n\n“Then they burned the school.”",
        "burned",
        ["Ali Omar"],
    ),
    "second hand in a quote": (
        "A teacher wrote: “We hear shooting. The army says 13 attackers were killed. Who knows.”",
        "killed",
        ["A teacher", "The army"],
    ),
}


@pytest.mark.parametrize(("text", "word", "expected"), GOING_ON.values(), ids=GOING_ON)
def test_a_voice_goes_on(told: Told, text: str, word: str, expected: list[str]) -> None:
    assert told(text, word) == expected


ENDED = {
    "a new subject": (
        "Two deminers died, a priest said. Only the Waer district is held by rebels.",
        "held",
    ),
    "background": (
        "Gunmen took 49 people, the ministry said. Twenty drivers had been captured in May.",
        "captured",
    ),
    "elsewhere": (
        "Shells killed nine, a medic said. Meanwhile, rebels attacked the airport.",
        "attacked",
    ),
    "a new paragraph": (
        "Shells killed nine people, a medic said.\n\nRebels attacked the airport on Sunday.",
        "attacked",
    ),
    "the present": ("Shells killed nine, a medic said. The town is under siege.", "siege"),
}


@pytest.mark.parametrize(("text", "word"), ENDED.values(), ids=ENDED)
def test_a_voice_ends(told: Told, text: str, word: str) -> None:
    assert told(text, word) == []


def test_a_new_source_ends_the_one_before(told: Told) -> None:
    text = "Shells killed nine, a medic said. A trader said that rebels attacked the airport."
    assert told(text, "attacked") == ["A trader"]


def test_a_communique_speaks_in_its_own_voice(told: Told) -> None:
    text = "The Southern Brigades announce that three districts have been cleansed."
    assert told(text, "cleansed") == []


HEADLINES = {
    "dash": ("# Rockets kill nine in Erbil - monitor", "kill", ["monitor"]),
    "colon": ("# Rockets hit port of Hodeidah: army", "hit", ["army"]),
    "comma": ("# Ninety dead in strikes on Douma, monitor says", "dead", ["monitor"]),
    "said in front": ("# NGO: 277 dead in clashes around Aleppo", "dead", ["NGO"]),
}


@pytest.mark.parametrize(("text", "word", "expected"), HEADLINES.values(), ids=HEADLINES)
def test_headlines_credit(told: Told, text: str, word: str, expected: list[str]) -> None:
    assert told(text, word) == expected
