"""Many users who ask at once, over connections that stay open, at little cost of their own."""

import asyncio
import random
import statistics
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

Ask = Callable[[random.Random], str]


def ask_all(base: str, ask: Ask, *, users: int, each: int) -> list[float]:
    """The milliseconds of every answer; the first two of each user, which fill caches, left out."""
    return asyncio.run(_ask_all(base, ask, users, each))


async def _ask_all(base: str, ask: Ask, users: int, each: int) -> list[float]:
    found = await asyncio.gather(*(_user(base, ask, nth, each) for nth in range(users)))
    return [time for times in found for time in times]


async def _user(base: str, ask: Ask, nth: int, each: int) -> list[float]:
    address = urlsplit(base)
    chance, times = random.Random(nth), []  # noqa: S311  the same every time
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    for turn in range(each + 2):
        asked = ask(chance)
        started = time.perf_counter()
        head = f"GET {asked} HTTP/1.1\r\nHost: {address.netloc}\r\nAccept-Encoding: gzip\r\n\r\n"
        writer.write(head.encode())
        await _answer(reader, asked)
        if turn > 1:
            times.append((time.perf_counter() - started) * 1000)
    writer.close()
    await writer.wait_closed()
    return times


async def _answer(reader: asyncio.StreamReader, asked: str) -> None:
    """Read one answer to its end."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    if b" 200 " not in head.partition(b"\r\n")[0]:
        message = f"{asked}: {head.decode()}"
        raise RuntimeError(message)
    length = head.partition(b"content-length:")[2].partition(b"\r\n")[0].strip()
    if length:
        await reader.readexactly(int(length))
        return
    size = 1
    while size:
        size = int(await reader.readuntil(b"\r\n"), 16)
        await reader.readexactly(size + 2)


def spread(times: list[float]) -> dict[str, Any]:
    cuts = statistics.quantiles(times, n=20)
    return {"p50_ms": round(cuts[9], 1), "p95_ms": round(cuts[18], 1)}
