"""Follows redirects one by one, so that each step can be checked as the first was."""

import httpx2
from msgspec import Struct

from marsad.errors import FetchError
from marsad.fetching.addresses import join, to_address
from marsad.fetching.answers import Redirect
from marsad.fetching.exchanging import header

REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Came(Struct, frozen=True, kw_only=True):
    """What came for one address, from the network or the cache, its body still packed."""

    status: int
    headers: tuple[tuple[str, str], ...]
    packed: bytes
    from_cache: bool
    asked_again: bool


class Steps:
    """The way from the address that was asked for to the one at which we are."""

    def __init__(self, *, asked: str, most: int) -> None:
        self.asked = asked
        self.at = to_address(asked)
        self.taken: list[Redirect] = []
        self._most = most

    def go_on(self, came: Came) -> bool:
        """Take the next step if this is a redirect; FetchError if the way is too long or a ring."""
        location = header(came.headers, "location")
        if came.status not in REDIRECTS or location is None:
            return False
        to = join(self.at, location)
        if to == to_address(self.asked) or any(str(to) == step.to for step in self.taken):
            raise self._lost("leads round in a ring of redirects")
        if len(self.taken) == self._most:
            raise self._lost(f"is redirected more than {self._most} times")
        self.taken.append(redirect(came.status, self.at, to))
        self.at = to
        return True

    def _lost(self, what: str) -> FetchError:
        return FetchError(f"the address {what}. Look it up in a browser.", url=self.asked)


def redirect(status: int, at: httpx2.URL, to: httpx2.URL) -> Redirect:
    insecure = at.scheme == "https" and to.scheme == "http"
    return Redirect(status=status, url=str(at), to=str(to), insecure=insecure)
