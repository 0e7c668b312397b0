"""Commands that keep what people decide, show what moved, and walk through what is unsure."""

import json
from datetime import date
from typing import Any

import pytest

from marsad.cli import main, review
from marsad.matching.lineage import fingerprint
from marsad.pipeline.match import match_stale
from marsad.records import Bound, Toll, TollKind
from marsad.store.store import open_store

FIRST = "Rockets struck Saraqeb on Friday."
SECOND = "A bomb fell on Saraqeb on Friday, others say."


@pytest.fixture
def file(store_file: Any, make: Any) -> str:
    with open_store(store_file, write=True) as store:
        for words, killed in ((FIRST, 40), (SECOND, 90)):
            page = make.page(words)
            word = "struck" if words == FIRST else "bomb"
            start = words.index(word)
            span = {"text": word, "start": start, "end": start + len(word)}
            toll = Toll(**span, kind=TollKind.KILLED, low=killed, high=killed, bound=Bound.EXACT)
            claim = make.claim(
                page,
                places=(make.place(words),),
                time=make.time(date(2024, 11, 29), words),
                tolls=(toll,),
            )
            store.add_page(page, captured_at=make.morning)
            report = make.report(page, claim, published="2024-11-30")
            partitions = {claim.id: page.id}
            store.put_reading(page.id, (report,), version="v1", partitions=partitions)
            text = fingerprint(words)
            store.put_fingerprint(
                page.id, words=text.words, shingles=text.shingles, bands=text.bands()
            )
        match_stale(store)
    return str(store_file)


def run(capsys: Any, file: str, *words: str) -> tuple[int, str, str]:
    code = main([*words, "--store", file])
    out, err = capsys.readouterr()
    return code, out, err


def found(capsys: Any, file: str, *words: str) -> list[dict[str, Any]]:
    code, out, err = run(capsys, file, *words, "--format", "json")
    assert (code, err.count("marsad:")) == (0, 0), err
    return [json.loads(line) for line in out.splitlines()]


def test_a_split_is_kept_listed_and_undone(capsys, file):
    (whole,) = found(capsys, file, "incidents")
    code, out, _ = run(
        capsys, file, "decide", "split", whole["id"], whole["claims"][1], "--by", "Amal",
        "--why", "the second strike",
    )  # fmt: skip
    assert code == 0
    assert out.startswith("Kept: split ")
    assert len(found(capsys, file, "incidents")) == 2
    (made,) = found(capsys, file, "decide", "list")
    assert (made["by"], made["why"], made["kind"]) == ("Amal", "the second strike", "split")
    code, out, _ = run(capsys, file, "decide", "undo", made["id"], "--by", "Bassam")
    assert out.startswith("Taken back: split ")
    assert [each["id"] for each in found(capsys, file, "incidents")] == [whole["id"]]
    code, out, _ = run(capsys, file, "decide", "list")
    assert "taken back by Bassam" in " ".join(out.split())


def test_without_a_name_nothing_is_decided(capsys, file, monkeypatch):
    (whole,) = found(capsys, file, "incidents")
    code, _, err = run(capsys, file, "decide", "reject", whole["id"])
    assert code == 2
    assert "say who decides, with --by NAME" in err
    monkeypatch.setenv("MARSAD_REVIEWER", "Amal")
    assert run(capsys, file, "decide", "reject", whole["id"])[0] == 0
    assert found(capsys, file, "incidents") == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["decide", "correct", "CLAIM", "tolls.9.low", "3"], "the claim has no tolls.9.low"),
        (["decide", "correct", "CLAIM", "evidence.text", "x"], "cannot be corrected"),
        (["decide", "grade", "SOHR", "Z"], "'Z' is no grade of a source"),
        (["decide", "reject", "00000000"], "the store has no claim"),
        (["decide", "undo", "00000000"], "the store has no decision"),
    ],
)
def test_what_cannot_be_decided_says_what_can(capsys, file, words, message):
    (whole,) = found(capsys, file, "incidents")
    given = [whole["claims"][0] if word == "CLAIM" else word for word in words]
    code, _, err = run(capsys, file, *given, "--by", "Amal")
    assert code != 0
    assert message in " ".join(err.split())


def test_a_correction_and_a_policy_show_in_the_ladder(capsys, file):
    (whole,) = found(capsys, file, "incidents")
    assert (whole["tolls"][0]["low"], whole["tolls"][0]["high"]) == (40, 90)
    for field in ("tolls.0.low", "tolls.0.high"):
        run(capsys, file, "decide", "correct", whole["claims"][1], field, "45", "--by", "Amal")
    (now,) = found(capsys, file, "incidents", "--policy", "widest")
    said = {(each["low"], each["high"]) for each in now["tolls"][0]["statements"]}
    assert (45, 45) in said
    assert len(said - {(40, 40), (90, 90)}) == 1
    assert now["tolls"][0]["policy"] == "widest"
    code, out, _ = run(capsys, file, "show", whole["id"], "--policy", "acled")
    assert code == 0
    assert "policy acled" in out
    assert "decided by people" in out


def test_what_was_known_before_the_first_capture_is_nothing(capsys, file):
    assert found(capsys, file, "incidents", "--as-known-at", "2024-11-29") == []
    assert len(found(capsys, file, "incidents", "--as-known-at", "2024-11-30")) == 1
    (whole,) = found(capsys, file, "incidents")
    (then,) = found(capsys, file, "show", whole["id"], "--as-known-at", "2024-11-30")
    assert then == whole
    code, _, err = run(capsys, file, "show", whole["id"], "--as-known-at", "2024-11-29")
    assert code == 1
    assert "was known at 2024-11-29" in err
    assert run(capsys, file, "incidents", "--as-known-at", "yesterday")[0] == 2


def test_changes_say_what_is_new_and_why(capsys, file):
    (new,) = found(capsys, file, "changes", "--since", "2024-11-29")
    assert (new["kind"], new["why"]) == ("new", "new pages tell of it")
    assert found(capsys, file, "changes", "--since", "2024-12-01") == []
    code, out, err = run(capsys, file, "changes", "--since", "2024-11-29")
    assert code == 0
    assert "new pages tell of it" in " ".join(out.split())
    assert "1 change since" in err


def test_review_lists_where_nobody_can_answer(capsys, file):
    code, out, _ = run(capsys, file, "review")
    assert code == 0
    assert "1 of 2" in out
    assert "How many killed?" in " ".join(out.split())
    item, _ = found(capsys, file, "review")
    assert item["rule"] == "review/wide-range"


@pytest.mark.parametrize(
    ("answers", "kinds"),
    [
        pytest.param(["c", "seen"], ["confirm"], id="it is right"),
        pytest.param(["r", ""], ["reject"], id="it is none"),
        pytest.param(["v", "", "CLAIM", "tolls.0.low", "41"], ["correct"], id="another value"),
        pytest.param(["v", "", "CLAIM", "tolls.7.low", "41", "q"], [], id="a mistake, then quit"),
        pytest.param(["q"], [], id="quit"),
    ],
)
def test_review_keeps_what_is_answered(capsys, file, monkeypatch, answers, kinds):
    (whole,) = found(capsys, file, "incidents")
    waiting = iter(whole["claims"][0] if word == "CLAIM" else word for word in answers)
    monkeypatch.setattr(review.Prompt, "ask", lambda *_given, **_named: next(waiting))
    monkeypatch.setattr(review.sys, "stdin", Terminal())
    assert run(capsys, file, "review", "--by", "Amal")[0] == 0
    assert [made["kind"] for made in found(capsys, file, "decide", "list")] == kinds
    assert list(waiting) == []


class Terminal:
    """Standing for a terminal at which somebody sits."""

    @staticmethod
    def isatty() -> bool:
        return True


def test_the_history_of_a_place_needs_a_place(capsys, file):
    code, _, err = run(capsys, file, "control", "--history")
    assert code == 2
    assert "--place NAME" in err
    assert found(capsys, file, "control", "--place", "Saraqeb", "--history") == []
