"""Which stretches of a text are quoted."""

import pytest

from marsad.extractors._grammar.quotes import find_quoted, quote_at

CASES = {
    "curly": ("He said “we fled” and left.", ["“we fled”"]),
    "straight": ('He said "we fled" and left.', ['"we fled"']),
    "guillemets": ("He said «we fled» and left.", ["«we fled»"]),
    "none": ("He said that they fled.", []),
    "two": ("“No,” he said. “Never.”", ["“No,”", "“Never.”"]),
    "over paragraphs": ("“We fled.\n\n“Then we came back.”", ["“We fled.\n\n“Then we came back.”"]),
    "never closed": ("“We fled.\n\nThe army came.", ["“We fled."]),
    "apostrophes": ("The army's men won't go.", []),
}


@pytest.mark.parametrize(("text", "quoted"), CASES.values(), ids=CASES)
def test_quoted_stretches_are_found(text: str, quoted: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quoted(text, 0, len(text))] == quoted


def test_a_position_outside_is_in_no_quote() -> None:
    text = "He said “we fled” and left."
    assert quote_at(find_quoted(text, 0, len(text)), text.index("left")) is None
