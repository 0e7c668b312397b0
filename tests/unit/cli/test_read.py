from datetime import date

import msgspec
import pytest

from marsad.cli import main
from marsad.cli.read import print_report
from marsad.records import (
    Actor,
    ActorRole,
    Bound,
    Control,
    ControlChange,
    Extent,
    Modality,
    Toll,
    TollKind,
)

WORDS = "Rockets struck Saraqeb on Friday; 12 died."


def test_a_report_is_shown_with_every_value_and_the_words_that_show_it(make, capsys):
    page = make.page(WORDS)
    start = WORDS.index("12")
    claim = make.claim(
        page,
        places=(make.place(WORDS),),
        time=make.time(date(2024, 11, 29), WORDS),
        actors=(Actor(text="Rockets", start=0, end=7, name="Rocket troops", role=ActorRole.ACTOR),),
        tolls=(
            Toll(
                text="12 died",
                start=start,
                end=start + 7,
                kind=TollKind.KILLED,
                low=12,
                high=12,
                bound=Bound.EXACT,
            ),
        ),
        control=Control(place=0, holder=0, change=ControlChange.TAKEN, extent=Extent.MOST),
        modality=Modality.CLAIMED,
    )
    print_report(make.report(page, claim, category="World", reading_minutes=3))
    shown = " ".join(capsys.readouterr().out.split())
    for words in (
        "A night of fire",
        "World · 3 minutes · no date of publication · en · 1 teaser of other stories",
        "Saraqeb, SY",
        "2024-11-29",
        "Rocket troops",
        "12 killed",
        "taken (most) by Rocket troops in Saraqeb, SY",
        "the outlet",
        "claimed",
        f"“{WORDS}”",
    ):
        assert words in shown


def test_a_claim_of_a_teaser_is_marked_as_another_storys(make, capsys):
    page = make.page(WORDS)
    print_report(make.report(page, make.claim(page, story="teaser:0")))
    assert "teaser:0, another story" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "No claims."),
        ("fr", "Not read for claims: marsad reads them in en, and this page is in fr."),
        (None, "and this page's language is not known."),
    ],
)
def test_a_page_without_claims_says_why(make, capsys, language, words):
    report = make.report(make.page(WORDS))
    header = msgspec.structs.replace(report.page, language=language)
    print_report(msgspec.structs.replace(report, page=header))
    assert words in capsys.readouterr().out


def test_an_address_is_given_to_one_page_alone(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.jsonl").write_text('{"text": "Bonjour."}\n{"text": "Bonsoir."}\n')
    assert main(["read", "a.jsonl", "--url", "https://ledger.example/1"]) == 2
    assert "--url is the address of one page" in capsys.readouterr().err
