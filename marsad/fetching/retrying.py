"""Says which failures may pass, and how long to wait before the next attempt."""

import random
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from marsad.errors import FetchError

TOO_MANY = 429
# What servers answer when they are overloaded or half down. 501 and 505 do not pass.
PASSING = frozenset({408, 425, TOO_MANY, 500, 502, 503, 504}) | frozenset(range(506, 600))

ADVICE = {
    401: "It lets in only those who log in.",
    402: "It wants to be paid.",
    403: "It does not let marsad in.",
    404: "There is no such page. Check the address.",
    406: "It has no form of the page that marsad can use.",
    410: "The page was taken away.",
    451: "The page is withheld for legal reasons.",
}


def may_pass(status: int) -> bool:
    return status in PASSING


def refused(status: int, *, host: str, url: str, after_s: float | None = None) -> FetchError:
    """What to tell of an answer that holds no page."""
    passing = may_pass(status)
    advice = "Try again later." if passing else ADVICE.get(status, "It gave no page.")
    message = f"{host} answered {status}. {advice}"
    return FetchError(message, url=url, status=status, passing=passing, again_after_s=after_s)


def asked_wait_s(headers: Iterable[tuple[str, str]], now: datetime) -> float | None:
    """How many seconds the server asks to wait by Retry-After; None if it does not say."""
    value = next((value for name, value in headers if name == "retry-after"), "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:10])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def backoff_s(attempt: int, *, base_s: float, chance: random.Random) -> float:
    """How long to wait after an attempt, counted from 1: each time twice as long, give or take."""
    return base_s * 2.0 ** (attempt - 1) * chance.uniform(0.5, 1.5)
