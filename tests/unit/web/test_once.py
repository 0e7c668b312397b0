"""What is slow is made once for all who ask."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from marsad.web.once import Once


def test_a_value_is_made_once():
    once, made = Once(most=2), []
    for _ in range(3):
        assert once.get("key", lambda: made.append(1) or "value") == "value"
    assert made == [1]


def test_who_asks_while_it_is_made_waits_for_it():
    once, begun, go = Once(most=2), Event(), Event()

    def make():
        begun.set()
        go.wait(10)
        return object()

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(once.get, "key", make)
        begun.wait(10)
        second = pool.submit(once.get, "key", make)
        go.set()
        assert first.result(10) is second.result(10)


def test_the_value_asked_for_longest_ago_is_forgotten():
    once = Once(most=2)
    for key in ("a", "b", "a", "c"):
        once.get(key, lambda key=key: f"first {key}")
    again = [once.get(key, lambda: "made anew") for key in ("a", "c", "b")]
    assert again == ["first a", "first c", "made anew"]


def test_a_failure_is_told_and_tried_anew():
    once = Once(most=2)
    with pytest.raises(ZeroDivisionError):
        once.get("key", lambda: 1 // 0)
    assert once.get("key", lambda: 5) == 5
