"""An article in pieces: nothing is lost, and each mark stands on its own words."""

from hypothesis import given
from hypothesis import strategies as st

from marsad.records import (
    Article,
    Block,
    BlockKind,
    Claim,
    ClaimId,
    Modality,
    Place,
    Quote,
    Source,
)
from marsad.web.highlight import passages

TEXT = "Rebels took 𝗔leppo, the Observatory said. Later it rained.\n\nAdvert"


def span(words, text=TEXT):
    start = text.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def claim(name, evidence, **fields):
    return Claim(
        id=ClaimId(name),
        story="article",
        event_type=None,
        sub_event_type=None,
        modality=Modality.ASSERTED,
        evidence=Quote(**span(evidence)),
        confidence=1,
        extractor="hand/1",
        **fields,
    )


TAKEN = claim(
    "taken",
    "Rebels took 𝗔leppo, the Observatory said.",
    places=(Place(**span("𝗔leppo")),),
    sources=(Source(**span("the Observatory"), name="SOHR"),),
)
RAIN = claim("rain", "Observatory said. Later it rained.")
ARTICLE = Article(title=None, text=TEXT, blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=58),))


def pieces(*, chosen=None):
    found = passages(ARTICLE, (TAKEN, RAIN), chosen=chosen)
    return [piece for passage in found for piece in passage.pieces]


def test_the_words_of_a_value_are_marked_with_it_and_nothing_else():
    marked = {
        piece.text: [value.key for value in piece.values]
        for piece in pieces(chosen=TAKEN)
        if piece.values
    }
    assert marked == {"𝗔leppo": ["place-0"], "the ": ["source-0"], "Observatory": ["source-0"]}


def test_evidence_of_two_claims_may_overlap():
    both = [piece.text for piece in pieces() if piece.claims == ("taken", "rain")]
    assert both == ["Observatory said."]


def test_without_a_chosen_claim_no_value_is_marked():
    assert not any(piece.values or piece.chosen for piece in pieces())


def test_what_no_block_covers_is_shown_as_boilerplate():
    assert [(each.kind, each.pieces[0].text.strip()) for each in passages(ARTICLE, ())] == [
        (BlockKind.PARAGRAPH, TEXT[:58]),
        (BlockKind.BOILERPLATE, "Advert"),
    ]


SIGNS = st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"])


@given(st.data(), st.text(SIGNS, min_size=1, max_size=60))
def test_the_pieces_together_are_the_text(data, text):
    offsets = st.integers(0, len(text))
    drawn = data.draw(st.lists(st.tuples(offsets, offsets), max_size=6))
    blocks = tuple(
        Block(kind=BlockKind.PARAGRAPH, start=min(pair), end=max(pair)) for pair in drawn
    )
    found = passages(Article(title=None, text=text, blocks=blocks), ())
    assert "".join(piece.text for passage in found for piece in passage.pieces) == text
