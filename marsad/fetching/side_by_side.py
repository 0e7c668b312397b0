"""Does work for many hosts at the same time, and for each host one thing after the other."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from queue import SimpleQueue
from threading import Event
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
    pool = ThreadPoolExecutor(workers, thread_name_prefix="fetching")
    try:
        while some := list(islice(waiting, AT_ONCE)):
            yield from one_batch(some, work, key=key, pool=pool, stopped=stopped)
    finally:
        stopped.set()
        pool.shutdown(wait=False, cancel_futures=True)


def one_batch(
    texts: list[str],
    work: Callable[[str], Out],
    *,
    key: Callable[[str], str],
    pool: ThreadPoolExecutor,
    stopped: Event,
) -> Iterator[Out]:
    keys = [key(text) for text in texts]
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name, text in zip(keys, texts, strict=True):
        groups[name].append(text)
    done: dict[str, SimpleQueue[Callable[[], Out]]] = {name: SimpleQueue() for name in groups}

    def work_off(name: str) -> None:
        for text in groups[name]:
            if stopped.is_set():
                return
            done[name].put(outcome_of(work, text))

    for name in groups:
        pool.submit(work_off, name)
    for name in keys:
        yield done[name].get()()


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
