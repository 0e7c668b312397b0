"""The hand-made readings beside the pages are well formed and quote their pages exactly."""

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from marsad.records import (
    Bound,
    ControlChange,
    Extent,
    Modality,
    PlacePrecision,
    SubEventType,
    TollKind,
    TollScope,
)

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
PASSAGES = ROOT / "tests" / "accuracy" / "pages"
INLINE = frozenset({"a", "abbr", "b", "cite", "em", "i", "span", "strong", "time", "u"})
PAGE_SUFFIXES = frozenset({".html", ".txt"})
READINGS = sorted((EXAMPLES / "expected").glob("*.json")) + sorted(PASSAGES.glob("*.json"))
CLAIM_KEYS = frozenset(
    {"what", "sub_event_type", "modality", "place", "earliest", "latest", "actors", "sources"}
    | {"tolls", "control", "must", "quote", "story"}
)


class _Words(HTMLParser):
    """Collects what a reader sees of an HTML page, a line break at each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  the base class names it
        self._hidden += tag in {"script", "style", "title"}
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"script", "style", "title"}
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def page_of(reading: Path) -> Path:
    folder = EXAMPLES if reading.parent.name == "expected" else PASSAGES
    return next(page for page in folder.glob(f"{reading.stem}.*") if page.suffix in PAGE_SUFFIXES)


def words_of(page: Path) -> str:
    text = page.read_text("utf-8")
    if page.suffix == ".txt":
        return text
    words = _Words()
    words.feed(text)
    return "".join(words.parts)


def values(enum: Any) -> set[str | None]:
    return {member.value for member in enum}


@pytest.fixture(params=READINGS, ids=lambda path: path.stem)
def reading(request: pytest.FixtureRequest) -> tuple[dict[str, Any], str]:
    return json.loads(request.param.read_text("utf-8")), words_of(page_of(request.param))


def test_every_page_has_its_reading() -> None:
    pages = {
        page.stem
        for folder in (EXAMPLES, PASSAGES)
        for page in folder.iterdir()
        if page.suffix in PAGE_SUFFIXES
    }
    assert pages == {path.stem for path in READINGS}


def test_every_quote_stands_on_its_page_once(reading: tuple[dict[str, Any], str]) -> None:
    expected, text = reading
    quotes = [item["quote"] for item in (*expected["claims"], *expected["alerts"])]
    assert [(q, text.count(q)) for q in quotes if text.count(q) != 1] == []


def test_every_phrase_without_a_claim_stands_on_its_page(
    reading: tuple[dict[str, Any], str],
) -> None:
    expected, text = reading
    assert [phrase for phrase in expected["no_claim_from"] if phrase not in text] == []


def test_no_claim_is_expected_from_a_phrase_without_one(
    reading: tuple[dict[str, Any], str],
) -> None:
    expected, text = reading
    free = [
        (text.index(phrase), text.index(phrase) + len(phrase))
        for phrase in expected["no_claim_from"]
    ]
    for claim in expected["claims"]:
        start = text.index(claim["quote"])
        end = start + len(claim["quote"])
        assert not [span for span in free if start < span[1] and span[0] < end], claim["quote"]


def test_title_stands_on_the_page(reading: tuple[dict[str, Any], str]) -> None:
    expected, text = reading
    assert expected["page"]["title"] is None or expected["page"]["title"] in text


def test_claims_use_the_words_of_the_contract(reading: tuple[dict[str, Any], str]) -> None:
    expected, _ = reading
    for claim in expected["claims"]:
        assert set(claim) <= CLAIM_KEYS, claim["what"]
        assert {"what", "sub_event_type", "modality", "quote", "must"} <= set(claim), claim["what"]
        assert set(claim["sub_event_type"]) <= values(SubEventType) | {None}, claim["what"]
        assert set(claim["modality"]) <= values(Modality), claim["what"]
        place = claim.get("place")
        assert place is None or place["precision"] in values(PlacePrecision) | {None}
        control = claim.get("control")
        assert control is None or control["change"] in values(ControlChange)
        assert control is None or control["extent"] in values(Extent)
        assert (claim.get("earliest") or "") <= (claim.get("latest") or "9")


def test_tolls_use_the_words_of_the_contract(reading: tuple[dict[str, Any], str]) -> None:
    expected, _ = reading
    for claim in expected["claims"]:
        for toll in claim.get("tolls", ()):
            assert toll["kind"] in values(TollKind)
            assert toll.get("bound") in values(Bound) | {None}
            assert toll.get("scope") in values(TollScope) | {None}
            assert toll["low"] is None or toll.get("high") is None or toll["low"] <= toll["high"]
