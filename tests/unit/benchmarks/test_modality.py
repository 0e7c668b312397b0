"""The benchmark of modality: which words are judged, and the figures."""

from pathlib import Path

import pytest

from benchmarks.modality import Judged, figures, judged_in, pearson, score, sentences_of
from marsad.records import Modality

ROWS = (("Rebels", "_"), ("took", "3.0"), ("Hama", "_"), (".", "_"))
MORE = (("They", "_"), ("denied", "3.0"), ("looting", "-3.0"), ("it", "_"), (".", "_"))


def conll(*sentences: tuple[tuple[str, str], ...]) -> str:
    return "\n".join(
        "".join(f"{n}\t{word}\t{gold}\t_\n" for n, (word, gold) in enumerate(rows))
        for rows in sentences
    )


def test_an_empty_line_parts_sentences() -> None:
    assert [len(rows) for rows in sentences_of(conll(ROWS, MORE))] == [4, 5]


def test_annotated_words_are_judged(tmp_path: Path) -> None:
    (tmp_path / "factuality").mkdir()
    (tmp_path / "factuality" / "own.conll").write_text(conll(ROWS, MORE), "utf-8")
    [row] = score(tmp_path)
    assert (row["split"], row["events"]) == ("own", 3)
    assert row["mae"] < 1


def test_who_denies_has_spoken_and_what_is_denied_is_judged_denied(tmp_path: Path) -> None:
    path = tmp_path / "own.conll"
    path.write_text(conll(MORE), "utf-8")
    told = {judged.word: judged.modality for judged in judged_in(path)}
    assert told == {"denied": Modality.ASSERTED, "looting": Modality.DENIED}


def test_a_guess_that_all_happened_is_given_beside_ours() -> None:
    judged = [
        Judged(sentence="", word="", gold=3.0, modality=Modality.ASSERTED),
        Judged(sentence="", word="", gold=-2.0, modality=Modality.DENIED),
    ]
    assert figures(judged) == {"events": 2, "mae": 0.0, "pearson": 1.0, "always_3": 2.5}


@pytest.mark.parametrize(
    ("other", "expected"), [([1, 2, 3], 1.0), ([3, 2, 1], -1.0), ([1, 1, 1], 0)]
)
def test_pearson_is_the_correlation(other: list[float], expected: float) -> None:
    assert pearson([1, 2, 3], other) == pytest.approx(expected)
