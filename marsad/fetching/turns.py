"""Gives each host one request at a time, with a pause after it."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock

from marsad.errors import FetchError


class Turn:
    """Whose turn it is at one host, and from when on the next request may go."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.lock = Lock()
        self.next_at = clock()
        self._clock = clock

    def pause(self, seconds: float) -> None:
        """Let no request go to this host before so many seconds from now."""
        self.next_at = max(self.next_at, self._clock() + seconds)


class Turns:
    """The turns of all hosts. Without `sleep`, `stop` ends every wait."""

    def __init__(
        self,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], object] | None,
        longest_wait_s: float,
    ) -> None:
        self._stopped = Event()
        self._clock = clock
        self._sleep = sleep or self._stopped.wait
        self._longest_wait_s = longest_wait_s
        self._lock = Lock()
        self._turns: defaultdict[str, Turn] = defaultdict(lambda: Turn(clock))

    @contextmanager
    def take(self, host: str, *, delay_s: float, url: str) -> Iterator[Turn]:
        """Wait for the turn at a host; when it is given back, the next has to wait `delay_s`."""
        with self._lock:
            turn = self._turns[host]
        with turn.lock:
            self._wait(turn.next_at - self._clock(), host, url)
            try:
                yield turn
            finally:
                turn.pause(delay_s)

    def _wait(self, seconds: float, host: str, url: str) -> None:
        if seconds > self._longest_wait_s:
            message = (
                f"{host} asks to be left alone for {seconds:.0f} s. Try again after that, "
                "or allow longer waits."
            )
            raise FetchError(message, url=url, passing=True, again_after_s=seconds)
        if seconds > 0:
            self._sleep(seconds)
        if self._stopped.is_set():
            raise FetchError("fetching was stopped before its turn.", url=url, passing=True)

    def stop(self) -> None:
        """Let no further request go."""
        self._stopped.set()
