import pytest

from marsad.parsers._align import Stretch, locate

TEXT = (
    "World\n\nShells hit  the market,\nofficials said; eleven people were killed.\n\nWorld\n\n"
    "“We had no warning,” the doctor said. The truce had held for a month (until today)."
)


def found(*passages: str) -> list[str | None]:
    return [None if at is None else TEXT[at.start : at.end] for at in locate(TEXT, passages)]


def test_blanks_line_breaks_and_punctuation_need_not_be_the_same():
    assert found("Shells hit the market officials said — eleven people were killed") == [
        "Shells hit  the market,\nofficials said; eleven people were killed."
    ]


def test_the_punctuation_that_touches_a_passage_belongs_to_it():
    assert found("We had no warning, the doctor said") == ["“We had no warning,” the doctor said."]
    assert found("The truce had held for a month until today")[0].endswith("(until today).")


def test_a_short_passage_is_found_next_to_its_neighbours():
    [_, heading, _] = locate(
        TEXT,
        [
            "Shells hit the market, officials said; eleven people were killed.",
            "World",
            "“We had no warning,” the doctor said. The truce had held for a month",
        ],
    )
    assert heading == Stretch(TEXT.rindex("World"), TEXT.rindex("World") + 5)


def test_passages_may_come_in_any_order():
    last, first = found(
        "The truce had held for a month (until today).",
        "Shells hit the market, officials said; eleven people were killed.",
    )
    assert last.startswith("The truce")
    assert first.startswith("Shells")


@pytest.mark.parametrize(
    "passage", ["Nobody wrote this sentence on that page, ever.", "", "—", "zz"]
)
def test_what_is_not_there_is_not_found(passage):
    assert found(passage) == [None]


def test_many_passages_that_are_not_there_are_given_up_in_time():
    text = "Rebels took the town on Friday, the governor said. " * 20_000
    missing = [f"Number {n} of the sentences that nobody wrote on that page" for n in range(20_000)]
    assert set(locate(text, missing)) == {None}
