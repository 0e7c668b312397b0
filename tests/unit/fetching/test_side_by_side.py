"""Work for many hosts at the same time."""

from threading import Event, current_thread

import pytest

from marsad.fetching.side_by_side import AT_ONCE, side_by_side


def run(texts, work, *, workers=4):
    return list(side_by_side(texts, work, key=lambda text: text[0], workers=workers))


def test_outcomes_come_in_the_order_of_the_texts():
    texts = [f"{host}{number}" for number in range(AT_ONCE) for host in "abc"]
    assert run(texts, str.upper) == [text.upper() for text in texts]


def test_more_hosts_than_workers_all_have_their_turn():
    assert run("abcdefgh", str.upper, workers=2) == list("ABCDEFGH")


def test_hosts_are_worked_on_at_the_same_time():
    asked = Event()

    def work(text: str) -> bool:
        if text == "b":
            asked.set()
        return asked.wait(10)

    assert run("ab", work) == [True, True]


def test_what_work_raises_is_raised_where_its_outcome_is_wanted():
    def work(text: str) -> int:
        return int(text)

    found = side_by_side(["1", "x", "2"], work, key=str, workers=2)
    assert next(found) == 1
    with pytest.raises(ValueError, match="'x'"):
        next(found)


def test_the_program_may_end_while_a_server_is_slow():
    assert run("ab", lambda _text: current_thread().daemon) == [True, True]
