"""Does work for many hosts at the same time, and for each host one thing after the other."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import NoReturn, TypeVar

Out = TypeVar("Out")

# How many are looked at together. What comes of them may all be in memory at one time.
AT_ONCE = 100


def side_by_side(
    texts: Iterable[str],
    work: Callable[[str], Out],
    *,
    key: Callable[[str], str],
    workers: int,
) -> Iterator[Out]:
    """The outcome for each text, in their order; those of one key are worked on one by one.

    What `work` raises is raised here. Once the caller stops listening, nothing new is begun.
    """
    waiting = iter(texts)
    stopped = Event()
    try:
        while some := list(islice(waiting, AT_ONCE)):
            yield from one_batch(some, work, key=key, workers=workers, stopped=stopped)
    finally:
        stopped.set()


def one_batch(
    texts: list[str],
    work: Callable[[str], Out],
    *,
    key: Callable[[str], str],
    workers: int,
    stopped: Event,
) -> Iterator[Out]:
    keys = [key(text) for text in texts]
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name, text in zip(keys, texts, strict=True):
        groups[name].append(text)
    done: dict[str, SimpleQueue[Callable[[], Out]]] = {name: SimpleQueue() for name in groups}

    to_do: SimpleQueue[str] = SimpleQueue()
    for name in groups:
        to_do.put(name)

    def work_off() -> None:
        while (name := next_of(to_do)) is not None:
            for text in groups[name]:
                if stopped.is_set():
                    return
                done[name].put(outcome_of(work, text))

    for _ in range(min(workers, len(groups))):
        # The program may end before them: after Ctrl-C nobody waits for a server that is slow.
        Thread(target=work_off, name="fetching", daemon=True).start()
    for name in keys:
        yield done[name].get()()


def next_of(queue: SimpleQueue[str]) -> str | None:
    """The next in a queue; None if it is empty."""
    try:
        return queue.get_nowait()
    except Empty:
        return None


def outcome_of(work: Callable[[str], Out], text: str) -> Callable[[], Out]:
    """What gives the outcome where it is wanted, or raises there what was raised here."""
    try:
        outcome = work(text)
    except Exception as error:  # noqa: BLE001  whoever waits for it must hear of it
        return raiser(error)
    return lambda: outcome


def raiser(error: Exception) -> Callable[[], NoReturn]:
    def give() -> NoReturn:
        raise error

    return give
