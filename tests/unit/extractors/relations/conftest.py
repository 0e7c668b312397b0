"""Parsed sentences made by hand, and a small net of chance numbers."""

from collections.abc import Callable

import numpy as np
import pytest

from marsad.extractors._attribution.net import Net, ready
from marsad.extractors._attribution.signs import (
    COLUMNS,
    SEEN_COLUMNS,
    SEEN_SIZES,
    SIZES,
    VECTOR,
)
from marsad.language import Sentence, Token

Word = tuple[str, str, int]
MakeSentence = Callable[..., Sentence]


@pytest.fixture(scope="session")
def make_sentence() -> MakeSentence:
    """A sentence of (text, relation, head) triples, from a place in the text on."""

    def make(*words: Word, start: int = 0, passage: int = 0, vectors: bool = True) -> Sentence:
        tokens, position = [], start
        for i, (text, dep, head) in enumerate(words):
            tokens.append(
                Token(
                    i=i,
                    text=text,
                    lemma=text.casefold(),
                    pos="VERB" if dep == "ROOT" else "NOUN",
                    tag="NN",
                    dep=dep,
                    head=head,
                    entity="",
                    start=position,
                    end=position + len(text),
                )
            )
            position += len(text) + 1
        numbers = np.random.default_rng(len(words)).normal(size=(len(words), VECTOR))
        return Sentence(
            passage=passage,
            tokens=tuple(tokens),
            vectors=numbers.astype(np.float32).tobytes() if vectors else None,
        )

    return make


@pytest.fixture(scope="session")
def chance_net() -> Net:
    """A net of the right shape that has learned nothing."""
    rng = np.random.default_rng(3)
    wide, seen, table = 8, 6, 3

    def some(*shape: int) -> np.ndarray:
        return rng.normal(size=shape).astype(np.float32)

    return ready(
        {
            "mean": np.zeros(VECTOR, np.float32),
            "scale": np.ones(VECTOR, np.float32),
            **{f"tables.{name}.weight": some(SIZES[name], table) for name in COLUMNS},
            "first.weight": some(wide, VECTOR + table * len(COLUMNS)),
            "first.bias": some(wide),
            "steps_aside": np.array([[1, 5], [2, 5]], np.float32),
            "layers.0.full.weight": some(wide, 5 * wide),
            "layers.0.full.bias": some(wide),
            "layers.1.full.weight": some(wide, 5 * wide),
            "layers.1.full.bias": some(wide),
            "cue.weight": some(1, wide),
            "cue.bias": some(1),
            "there.weight": some(seen, wide),
            "there.bias": some(seen),
            "here.weight": some(seen, wide),
            "between.weight": some(seen, 2),
            **{f"seen.{name}.weight": some(SEEN_SIZES[name], seen) for name in SEEN_COLUMNS},
            "seen_steps_aside": np.array([[1, 4]], np.float32),
            "seen_layers.0.full.weight": some(seen, 4 * seen),
            "seen_layers.0.full.bias": some(seen),
            "role.weight": some(4, seen),
            "role.bias": some(4),
            "steps": some(4, 4),
        }
    )
