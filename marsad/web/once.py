"""What is slow to make, made once however many ask for it at the same time."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Once(Generic[K, V]):
    """Values by key, of which those asked for last are kept."""

    def __init__(self, *, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._made: OrderedDict[K, Future[V]] = OrderedDict()

    def get(self, key: K, make: Callable[[], V]) -> V:
        """Give the value of a key; the first who asks makes it, the others wait for that."""
        with self._lock:
            found = self._made.get(key)
            mine = found is None
            future = found if found is not None else Future[V]()
            self._made[key] = future
            self._made.move_to_end(key)
            while len(self._made) > self._most:
                self._made.popitem(last=False)
        if mine:
            self._fulfil(key, future, make)
        return future.result()

    def _fulfil(self, key: K, future: Future[V], make: Callable[[], V]) -> None:
        """Make the value; a failure is told to all who wait, and tried anew by the next."""
        try:
            future.set_result(make())
        except BaseException as error:  # noqa: BLE001  all who wait are told
            with self._lock:
                if self._made.get(key) is future:
                    del self._made[key]
            future.set_exception(error)
