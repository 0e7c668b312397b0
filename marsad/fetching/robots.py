"""Asks each host's robots.txt whether a page may be fetched, and how long to wait between two.

As RFC 9309 has it: a host that answers 4xx has no rules; one that cannot be reached or answers 5xx
lets nobody in for now. 429 counts as the latter. Rules hold for a day.
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from threading import Lock

import httpx2
from msgspec import Struct
from protego import Protego

from marsad.errors import FetchError
from marsad.fetching.addresses import origin_of
from marsad.fetching.caching import DAY_S, Cache, KeptRobots
from marsad.fetching.retrying import TOO_MANY

ROBOT = "marsad"
# RFC 9309 asks for at least 500 KiB; what follows is not read.
LONGEST_RULES = 512 * 1024
# After so long a host that could not be reached is asked again.
FOR_NOW_S = 600
REFUSED = range(400, 500)
OK = range(200, 300)


class Rules(Struct, frozen=True, kw_only=True):
    """What one host allows, until a moment of the clock; `trouble` says why it allows nothing."""

    protego: Protego
    until: float
    trouble: FetchError | None = None


class Robots:
    """The rules of all hosts. `fetch` gives a robots.txt, whatever its status."""

    def __init__(
        self,
        *,
        fetch: Callable[[httpx2.URL], KeptRobots],
        cache: Cache | None,
        clock: Callable[[], float],
        now: Callable[[], datetime],
    ) -> None:
        self._fetch = fetch
        self._cache = cache
        self._clock = clock
        self._now = now
        self._lock = Lock()
        self._locks: defaultdict[str, Lock] = defaultdict(Lock)
        self._rules: dict[str, Rules] = {}

    def delay_s(self, address: httpx2.URL) -> float:
        """The seconds that the host wants between two requests; FetchError if it is not allowed."""
        origin = origin_of(address)
        with self._lock:
            lock = self._locks[origin]
        with lock:
            rules = self._rules.get(origin)
            if rules is None or rules.until <= self._clock():
                rules = self._rules[origin] = self._get(address.join("/robots.txt"))
        if rules.trouble is not None:
            raise unreachable(rules.trouble, origin=origin, url=str(address))
        if not rules.protego.can_fetch(str(address), ROBOT):
            message = f"robots.txt of {origin} does not allow it. Ask them for the page."
            raise FetchError(message, url=str(address))
        return rules.protego.crawl_delay(ROBOT) or 0

    def _get(self, url: httpx2.URL) -> Rules:
        kept = self._cache.robots(str(url)) if self._cache is not None else None
        age_s = self._age_s(kept) if kept is not None else DAY_S
        if kept is None or age_s >= DAY_S:
            age_s = 0
            try:
                kept = self._fetch(url)
            except FetchError as error:
                return Rules(protego=Protego(), until=self._clock() + FOR_NOW_S, trouble=error)
            if self._cache is not None:
                self._cache.keep_robots(str(url), kept)
        return Rules(protego=to_protego(kept), until=self._clock() + DAY_S - age_s)

    def _age_s(self, kept: KeptRobots) -> float:
        """How old kept rules are; those from the future, after a clock was set back, are old."""
        age_s = (self._now() - datetime.fromisoformat(kept.captured_at)).total_seconds()
        return age_s if age_s >= 0 else DAY_S


def to_protego(kept: KeptRobots) -> Protego:
    if kept.status not in OK:
        return Protego.parse("")
    text = kept.body[:LONGEST_RULES].decode("utf-8-sig", "replace")
    return Protego.parse(text)


def has_answered(status: int) -> bool:
    """Say whether an answer of this status settles what the rules are."""
    return status in OK or (status in REFUSED and status != TOO_MANY)


def unreachable(trouble: FetchError, *, origin: str, url: str) -> FetchError:
    """What to tell of a page whose host's rules are not known."""
    message = f"robots.txt of {origin} cannot be had, so nothing there is fetched now: {trouble}"
    if trouble.status is None and not trouble.passing:
        message = str(trouble)  # it is not about the rules: no such host, or an inner one
    return FetchError(
        message,
        url=url,
        status=trouble.status,
        passing=trouble.passing,
        again_after_s=trouble.again_after_s,
    )
