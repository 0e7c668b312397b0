"""Fetches one address or many: the host's rules first, then the cache, then the network."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import httpx2

from marsad import __version__
from marsad.errors import FetchError, PageError, SettingsError
from marsad.fetching.addresses import host_of, to_address
from marsad.fetching.answers import PAGES, WHOLE, Answer, Limits, Outside
from marsad.fetching.caching import CAPTURED_AT, Cache, KeptRobots
from marsad.fetching.capturing import Captures
from marsad.fetching.connecting import too_large
from marsad.fetching.exchanging import OK, check_head, header, media_type_of, plain_headers
from marsad.fetching.guard import Guard
from marsad.fetching.retrying import refused
from marsad.fetching.robots import Robots, has_answered
from marsad.fetching.sending import ORDER, Order, Sender
from marsad.fetching.side_by_side import side_by_side
from marsad.fetching.stepping import Came, Steps
from marsad.fetching.turns import Turns
from marsad.fetching.unpacking import ACCEPTED, TooLargeError, unpack

ANY = ("*",)
ASKS_FOR = "text/html,application/xhtml+xml,application/xml;q=0.9,text/*;q=0.8,*/*;q=0.5"
CONTACT = re.compile(r"[!-'*-~]+")


class Fetcher:
    """What `open_fetcher` gives. Several threads may use it."""

    def __init__(
        self,
        *,
        contact: str | None,
        cache: Path | None,
        captures: Path | None,
        allow_private: tuple[str, ...],
        limits: Limits,
        outside: Outside,
    ) -> None:
        self._agent = agent_of(contact)
        self._limits = limits
        self._captures = (
            Captures(captures, began_at=outside.now(), chance=outside.chance) if captures else None
        )
        self._turns = Turns(
            clock=outside.clock, sleep=outside.sleep, longest_wait_s=limits.longest_wait_s
        )
        self._sender = Sender(
            guard=Guard.of(allow_private),
            limits=limits,
            outside=outside,
            turns=self._turns,
            captures=self._captures,
        )
        self._cache = Cache(cache) if cache else None
        self._robots = Robots(
            fetch=self._get_robots, cache=self._cache, clock=outside.clock, now=outside.now
        )
        self._pages = self._cache.before(self._sender) if self._cache else self._sender

    def get(self, url: str, *, types: Sequence[str] = PAGES, fresh: bool = False) -> Answer:
        """The answer to an address, from the cache if it may still be used; FetchError if none.

        `types` are the media types that can be used, `*` for anything. With `fresh` the server is
        asked whether a kept answer still holds, also if it said that it would.
        """
        order = Order(left_s=self._limits.total_s, delay_s=0, types=tuple(types))
        steps = Steps(asked=url, most=self._limits.redirects)
        while True:
            order.delay_s = max(self._robots.delay_s(steps.at), self._limits.delay_s)
            came = self._ask(self._pages, steps.at, order, fresh=fresh)
            if not steps.go_on(came):
                return self._answer(steps, came, order)

    def get_all(
        self, urls: Iterable[str], *, types: Sequence[str] = PAGES, fresh: bool = False
    ) -> Iterator[Answer | FetchError]:
        """For each address its answer, or why there is none, in the order in which they are given.

        Hosts are asked at the same time, the addresses of one host one after the other.
        """

        def get(url: str) -> Answer | FetchError:
            try:
                return self.get(url, types=types, fresh=fresh)
            except FetchError as error:
                return error

        yield from side_by_side(urls, get, key=host_in, workers=self._limits.hosts_at_once)

    def close(self) -> None:
        """End all waits and close the files."""
        self._turns.stop()
        if self._captures:
            self._captures.close()
        if self._cache:
            self._cache.close()

    def _ask(
        self, transport: httpx2.BaseTransport, address: httpx2.URL, order: Order, *, fresh: bool
    ) -> Came:
        headers = {
            "User-Agent": self._agent,
            "Accept": ASKS_FOR,
            "Accept-Encoding": ACCEPTED,
            "Connection": "close",
            **({"Cache-Control": "no-cache"} if fresh else {}),
        }
        request = httpx2.Request("GET", address, headers=headers, extensions={ORDER: order})
        response = transport.handle_request(request)
        packed = b"".join(response.iter_raw())  # to the end: what is not taken is not kept
        known = response.extensions.get("caching", {})
        return Came(
            status=response.status_code,
            headers=plain_headers(response.headers.raw),
            packed=packed,
            from_cache=known.get("from_cache", False),
            asked_again=known.get("revalidated", False),
        )

    def _answer(self, steps: Steps, came: Came, order: Order) -> Answer:
        url = str(steps.at)
        if came.status not in WHOLE:
            raise refused(came.status, host=host_of(steps.at), url=url)
        check_head(came.headers, types=order.types, limit=self._limits.body_bytes, url=url)
        return Answer(
            asked=steps.asked,
            url=url,
            redirects=tuple(steps.taken),
            status=came.status,
            headers=tuple(pair for pair in came.headers if pair[0] != CAPTURED_AT),
            media_type=media_type_of(came.headers),
            body=self._unpack(came, url),
            captured_at=header(came.headers, CAPTURED_AT) or "",
            from_cache=came.from_cache,
            not_modified=came.from_cache and came.asked_again,
        )

    def _unpack(self, came: Came, url: str) -> bytes:
        packed_as = (header(came.headers, "content-encoding") or "").replace(" ", "").split(",")
        limit = self._limits.body_bytes
        try:
            return unpack(came.packed, packed_as, limit=limit)
        except TooLargeError as error:
            raise too_large(limit, url) from error
        except PageError as error:
            raise FetchError(str(error), url=url) from error

    def _get_robots(self, address: httpx2.URL) -> KeptRobots:
        """A host's robots.txt, or that it has none; the rules of others are not asked for it."""
        order = Order(left_s=self._limits.total_s, delay_s=self._limits.delay_s, types=ANY)
        steps = Steps(asked=str(address), most=self._limits.redirects)
        while True:
            came = self._ask(self._sender, steps.at, order, fresh=False)
            if not steps.go_on(came):
                break
        if not has_answered(came.status):
            raise refused(came.status, host=host_of(steps.at), url=str(steps.at))
        return KeptRobots(
            status=came.status,
            body=self._unpack(came, str(steps.at)) if came.status in OK else b"",
            captured_at=header(came.headers, CAPTURED_AT) or "",
        )


def agent_of(contact: str | None) -> str:
    """How marsad names itself to hosts."""
    if contact is None:
        return f"marsad/{__version__}"
    if not CONTACT.fullmatch(contact):
        message = (
            f"{contact!r} cannot be told to hosts as a contact. "
            "Give the address of a page or a mailbox, in ASCII."
        )
        raise SettingsError(message)
    return f"marsad/{__version__} (+{contact})"


def host_in(url: str) -> str:
    """The host of an address; the address itself where it is none."""
    try:
        return host_of(to_address(url))
    except FetchError:
        return url
