"""Connects to a host at an address that was checked, and keeps what goes over the wire."""

import socket
import ssl
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Any

import httpcore2
from httpcore2 import NetworkBackend, NetworkStream, SyncBackend

from marsad.errors import FetchError
from marsad.fetching.guard import Guard

# The HTTP library refuses a head of which it holds 100 KB without its end, and takes 64 KB at once:
# it never lets a larger one pass. It comes on top of a body's limit.
LARGEST_HEAD = 164 * 1024


class Tape:
    """What went over one connection, within a limit of bytes and of time."""

    def __init__(
        self, *, url: str, limit: int, deadline: float, clock: Callable[[], float]
    ) -> None:
        self.sent = bytearray()
        self.received = bytearray()
        self._url = url
        self._limit = limit
        self._deadline = deadline
        self._clock = clock

    def left_s(self, timeout: float | None) -> float:
        """How long one step may take: until its own limit, or that of the whole."""
        left = self._deadline - self._clock()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time is up")
        return left if timeout is None else min(left, timeout)

    def receive(self, data: bytes) -> bytes:
        self.received += data
        if len(self.received) > self._limit + LARGEST_HEAD:
            raise too_large(self._limit, self._url)
        return data


class TapedStream(NetworkStream):
    """A connection whose bytes, as they are before encryption, are kept on a tape."""

    def __init__(self, stream: NetworkStream, tape: Tape) -> None:
        self._stream = stream
        self._tape = tape

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._tape.receive(self._stream.read(max_bytes, self._tape.left_s(timeout)))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._tape.sent += buffer
        self._stream.write(buffer, self._tape.left_s(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> NetworkStream:
        left = self._tape.left_s(timeout)
        return TapedStream(self._stream.start_tls(ssl_context, server_hostname, left), self._tape)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class GuardedBackend(NetworkBackend):
    """Looks a host up once, checks every address of the answer, and connects to these alone.

    So nothing can be looked up again between the check and the connection.
    """

    def __init__(
        self, *, guard: Guard, resolve: Callable[[str, int], list[str]], tape: Tape, url: str
    ) -> None:
        self._guard = guard
        self._resolve = resolve
        self._tape = tape
        self._url = url

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        failure: Exception | None = None
        for address in self._addresses(host, port):
            try:
                stream = SyncBackend().connect_tcp(
                    address, port, self._tape.left_s(timeout), local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                return TapedStream(stream, self._tape)
        raise failure or httpcore2.ConnectError("it has no address")

    def _addresses(self, host: str, port: int) -> list[str]:
        addresses = self._look_up(host, port)
        for address in addresses:
            refusal = self._guard.refusal(host, address)
            if refusal is not None:
                raise FetchError(inner(host, address, refusal), url=self._url)
        return addresses

    def _look_up(self, host: str, port: int) -> list[str]:
        try:
            return [str(ip_address(host))]
        except ValueError:
            pass
        try:
            return self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            for_good = getattr(error, "errno", None) == socket.EAI_NONAME
            message = f"no host is found by the name {host}: {error}. Check the address."
            raise FetchError(message, url=self._url, passing=not for_good) from error


def inner(host: str, address: str, kind: str) -> str:
    """What to say of a host that lies inside."""
    what = f"{host} is" if host == address else f"{host} resolves to {address},"
    return f"{what} {kind}. If that is meant, allow it: --allow-private {host}"


def too_large(limit: int, url: str) -> FetchError:
    size = f"{limit / 2**20:g} MB" if limit >= 2**20 else f"{limit:,} bytes"
    return FetchError(f"the answer is larger than {size}, which no page is.", url=url)
