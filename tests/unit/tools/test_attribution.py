"""What the attribution model learns from: marks laid over tokens, and made-up sentences."""

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from marsad.extractors._attribution.pieces import pieces_of
from marsad.language import load_model

TOOLS = Path(__file__).parents[3] / "tools"
BRAT = (
    "T1\tSource 0 8\tThe army\nT2\tCue 9 13\tsaid\nT3\tContent 14 19;24 31\tshell hit him\n"
    "T4\tAttribution 9 13\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
)


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(TOOLS))

    def load(name: str) -> ModuleType:
        return import_module(f"attribution.{name}")

    return load


def test_marks_are_read_with_their_parts(module):
    assert module("gold").marks_of(BRAT) == [
        {"source": [(0, 8)], "cue": [(9, 13)], "content": [(14, 19), (24, 31)]}
    ]


def test_marks_become_roles_of_tokens(module):
    gold, model = module("gold"), load_model("en")
    text = gold.Text("a", "The army said it had left.", [])
    marked = [{"source": [(0, 8)], "cue": [(9, 13)], "content": [(14, 25)]}]
    assert model is not None
    (piece,) = pieces_of(list(model.parse(gold.passages_of(text.text))))
    (pair,) = gold.lesson_of(piece, marked).pairs
    assert piece.tokens[pair.anchor].text == "said"
    assert pair.roles.tolist() == [1, 1, 2, 3, 3, 3, 0]


def test_paragraphs_keep_their_places(module):
    text = "One.\n\nTwo lines\nof it.  \n\n\nThree."
    passages = module("gold").passages_of(text)
    assert [p.text for p in passages] == ["One.", "Two lines\nof it.", "Three."]
    assert all(text.startswith(p.text, p.start) for p in passages)


def test_made_up_sentences_are_tidy_and_the_same_each_time(module):
    texts = list(module("phrases").made_up(300, seed=2))
    assert texts == list(module("phrases").made_up(300, seed=2))
    for text in texts:
        assert not set("$<>") & set(text.text)
        assert "  " not in text.text
        stretches = [(a, b) for m in text.marked for role in m.values() for a, b in role]
        assert all(text.text[a:b] == text.text[a:b].strip() != "" for a, b in stretches)


def test_some_made_up_sentences_credit_nobody(module):
    texts = list(module("phrases").made_up(300, seed=2))
    assert 30 < sum(not text.marked for text in texts) < 150
