"""Sends requests: in turn for each host, again after what may pass, and keeps every answer."""

import ssl
from itertools import count

import httpcore2
import httpx2
from msgspec import Struct

from marsad.errors import FetchError
from marsad.fetching.addresses import host_of
from marsad.fetching.answers import PAGES, Limits, Outside
from marsad.fetching.caching import to_response
from marsad.fetching.capturing import Captures
from marsad.fetching.exchanging import Taken, exchange
from marsad.fetching.guard import Guard
from marsad.fetching.retrying import asked_wait_s, backoff_s, may_pass, refused
from marsad.fetching.turns import Turns

# Where a request carries what is to be known of it beside its headers.
ORDER = "marsad"
# What may pass: the host is down, slow, or broke off.
PASSING = (httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError)


class Order(Struct, kw_only=True):
    """What one address may still cost: seconds on the wire, for all its requests together."""

    left_s: float
    delay_s: float
    types: tuple[str, ...] = PAGES


class Sender(httpx2.BaseTransport):
    """What stands between the cache and the network."""

    def __init__(
        self,
        *,
        guard: Guard,
        limits: Limits,
        outside: Outside,
        turns: Turns,
        captures: Captures | None,
    ) -> None:
        self._guard = guard
        self._limits = limits
        self._outside = outside
        self._turns = turns
        self._captures = captures

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The first answer that is final; FetchError if the last attempt brings none either."""
        order: Order = request.extensions[ORDER]
        host, url = host_of(request.url), str(request.url)
        for attempt in count(1):
            with self._turns.take(host, delay_s=order.delay_s, url=url) as turn:
                came = self._attempt(request, order)
                if isinstance(came, Taken):
                    return to_response(came)
                again = came.passing and attempt < self._limits.attempts and order.left_s > 0
                if came.passing:
                    turn.pause(self._pause_s(came, attempt if again else None))
            if not again:
                raise came
        raise AssertionError  # count does not end

    def _attempt(self, request: httpx2.Request, order: Order) -> Taken | FetchError:
        """What one attempt brought, be it trouble; the time that it took is gone."""
        host, url = host_of(request.url), str(request.url)
        began = self._outside.clock()
        try:
            taken = exchange(
                request,
                left_s=order.left_s,
                types=order.types,
                guard=self._guard,
                limits=self._limits,
                outside=self._outside,
            )
        except FetchError as error:
            return error
        except PASSING as error:
            return broken(error, host=host, url=url)
        finally:
            order.left_s -= self._outside.clock() - began
        if self._captures is not None:
            self._captures.keep(url, taken)
        if not may_pass(taken.status):
            return taken
        after_s = asked_wait_s(taken.headers, self._outside.now())
        return refused(taken.status, host=host, url=url, after_s=after_s)

    def _pause_s(self, trouble: FetchError, attempt: int | None) -> float:
        """How long to leave the host alone: as it asks, and longer with each attempt to come."""
        asked_s = trouble.again_after_s or 0
        if attempt is None:
            return asked_s
        limits, chance = self._limits, self._outside.chance
        return max(asked_s, backoff_s(attempt, base_s=limits.backoff_s, chance=chance))


def broken(error: Exception, *, host: str, url: str) -> FetchError:
    """What to tell of a connection that did not come about, or broke."""
    reason = str(error) or type(error).__name__
    if isinstance(error.__cause__, ssl.SSLCertVerificationError):
        message = f"{host} cannot prove that it is {host}: {reason}. Check the address."
        return FetchError(message, url=url)
    if isinstance(error, httpcore2.TimeoutException):
        message = f"{host} did not answer in full in time. Try again later."
    else:
        message = f"the connection to {host} failed: {reason}. Try again later."
    return FetchError(message, url=url, passing=True)
