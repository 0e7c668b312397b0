"""The history of a place, and what a state says of itself."""

from datetime import date, timedelta
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import msgspec
import pytest

from marsad.records import Alignment, ControlChange, ControlStatus, Modality
from marsad.situations.control import STALE_AFTER, control_at
from marsad.situations.history import control_history

spec = spec_from_file_location("words", Path(__file__).with_name("test_control.py"))
words = module_from_spec(spec)
spec.loader.exec_module(words)
told, REGISTRY = words.told, words.REGISTRY

UNTIL = date(2025, 3, 1)


def history(*claims: Any, until: date = UNTIL) -> list[tuple[str, str | None, str | None, str]]:
    return [
        (str(spell.since), spell.until and str(spell.until), spell.holder, spell.status.value)
        for spell in control_history(claims, registry=REGISTRY, until=until)
    ]


def state(*claims: Any, at: str = "2024-12-10") -> Any:
    (found,) = control_at(claims, date.fromisoformat(at), registry=REGISTRY)
    return found


def test_the_history_of_a_place_reads_as_a_list():
    assert history(
        told("a", holder="saa", by="saa", on="2024-11-01"),
        told("b", holder="hts", by="hts", on="2024-11-29"),
        told("c", holder="hts", by="sohr", on="2024-11-30"),
        told("d", holder="saa", by="sohr", on="2024-12-20"),
    ) == [
        ("2024-11-01", "2024-11-28", "Syrian Army", "claimed"),
        ("2024-11-29", "2024-11-29", "HTS", "claimed"),
        ("2024-11-30", "2024-12-19", "HTS", "assessed"),
        ("2024-12-20", None, "Syrian Army", "assessed"),
    ]


def test_what_comes_after_the_day_asked_for_is_left_out():
    claims = (told("a", on="2024-11-01"), told("b", holder="saa", by="sohr", on="2024-12-20"))
    assert len(history(*claims, until=date(2024, 12, 1))) == 1


def test_a_spell_of_which_nobody_speaks_for_long_grows_stale():
    first = date(2024, 11, 29)
    (spell,) = control_history([told("a")], registry=REGISTRY, until=UNTIL)
    assert spell.stale_from == first + STALE_AFTER + timedelta(days=1)
    (fresh,) = control_history([told("a")], registry=REGISTRY, until=first)
    assert fresh.stale_from is None


@pytest.mark.parametrize(("at", "stale"), [("2024-12-29", False), ("2024-12-30", True)])
def test_a_state_is_stale_a_month_after_the_last_word(at: str, stale: Any):
    found = state(told("a"), at=at)
    assert found.stale is stale
    assert str(found.last_said_of) == "2024-11-29"


@pytest.mark.parametrize(
    ("by", "alignment"),
    [
        pytest.param("hts", Alignment.OWN, id="the holder"),
        pytest.param("moc", Alignment.OWN, id="an ally"),
        pytest.param("saa", Alignment.OPPONENT, id="the loser"),
        pytest.param("barada", Alignment.OPPONENT, id="the loser's agency"),
        pytest.param("sohr", Alignment.OUTSIDE, id="a monitor"),
        pytest.param("", Alignment.OUTSIDE, id="a paper"),
    ],
)
def test_each_word_says_whose_side_its_source_is_on(by: str, alignment: Alignment):
    (said,) = state(told("a", by=by)).statements
    assert said.alignment is alignment
    assert (said.change, said.extent, str(said.day)) == ("taken", "all", "2024-11-29")


@pytest.mark.parametrize(
    ("claims", "rule"),
    [
        pytest.param([{"by": "hts"}], "control/claimed", id="its own word"),
        pytest.param([{"by": "sohr"}], "control/assessed-outside", id="an outside voice"),
        pytest.param(
            [{"by": "hts"}, {"by": "saa", "holder": "saa", "change": ControlChange.LOST}],
            "control/assessed-loser",
            id="the loser admits it",
        ),
        pytest.param(
            [{"by": "hts"}, {"by": "saa", "holder": "saa"}],
            "control/contested-sides",
            id="both say that they took it",
        ),
        pytest.param(
            [{"by": "hts"}, {"by": "saa", "modality": Modality.DENIED}],
            "control/contested-disputed",
            id="the gain is denied",
        ),
        pytest.param(
            [{"holder": "saa", "change": ControlChange.LOST, "by": "sohr"}],
            "control/unknown-lost",
            id="lost, and nobody is said to have come",
        ),
    ],
)
def test_each_status_names_its_rule(claims: list[Any], rule: str):
    found = state(*(told(f"{n}", **fields) for n, fields in enumerate(claims)))
    assert found.rule == rule


def test_what_an_outlet_took_back_says_nothing_of_a_place():
    gone = msgspec.structs.replace(told("a", by="sohr"), known_until="2024-11-30T08:00:00+00:00")
    assert control_at([gone], UNTIL, registry=REGISTRY) == ()
    found = state(gone, told("b", by="hts"))
    assert found.status is ControlStatus.CLAIMED
    assert [said.claim for said in found.statements] == ["b"]
