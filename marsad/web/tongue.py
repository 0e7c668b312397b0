"""In which language the pages speak, and how they say a thing in it.

The address decides (`lang=fr`), else what the browser asks for, else it is English. Words are
marked where they stand: `say` and `counted` say them at once, `mark` and `mark_count` are for
tables. `tools/catalogues.py` gathers them all.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from msgspec import Struct

LOCALE = Path(__file__).parent / "locale"
NAMES = {"en": "English", "fr": "Français"}
DEFAULT = "en"

# What stands between thousands: a comma, or a narrow space that no line breaks at.
THOUSANDS = {"en": ",", "fr": "\u202f"}


DECIMALS = {"en": ".", "fr": ","}

# What gettext puts between words and where they stand.
CONTEXT = "\x04"


class Tongue(Struct, frozen=True, kw_only=True):
    """A language, whether the address names it, and the address that is asked for."""

    code: str = DEFAULT
    chosen: bool = False
    address: str = "/"


_SPOKEN: ContextVar[Tongue] = ContextVar("spoken", default=Tongue())  # noqa: B039  it is frozen


def tongue() -> Tongue:
    """The language of this request."""
    return _SPOKEN.get()


@contextmanager
def speaking(spoken: Tongue) -> Iterator[None]:
    """Speak a language for a while."""
    token = _SPOKEN.set(spoken)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def asked_tongue(address: str, accepted: str) -> Tongue:
    """The language of an address, else the one that a browser would like best."""
    query = dict(parse_qsl(urlsplit(address).query))
    code = query.get("lang", "")
    if code in NAMES:
        return Tongue(code=code, chosen=True, address=address)
    return Tongue(code=liked(accepted), address=address)


def liked(accepted: str) -> str:
    """The language of ours that an Accept-Language header puts first."""
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        code = name.strip().partition("-")[0]
        if code in NAMES:
            weights[code] = max(weights.get(code, 0.0), _weight(weight))
    best = max(weights, key=lambda code: weights[code], default=DEFAULT)
    return best if weights.get(best) else DEFAULT


def _weight(text: str) -> float:
    """The weight of a language in such a header: 1 where none is given, 0 where it is none."""
    name, _, number = text.strip().partition("=")
    try:
        return float(number) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0


# --- saying ---------------------------------------------------------------------------------


@lru_cache(maxsize=8)
def catalogue(code: str, domain: str = "marsad") -> NullTranslations:
    """The words of a language; English has none, since it is what stands in the code."""
    path = LOCALE / code / "LC_MESSAGES" / f"{domain}.mo"
    if not path.is_file():
        return NullTranslations()
    with path.open("rb") as file:
        return GNUTranslations(file)


def say(words: str, /, **values: object) -> str:
    """Words in the reader's language, with values put in where they name them."""
    said = catalogue(tongue().code).gettext(words).rpartition(CONTEXT)[2]
    return said.format(**values) if values else said


def say_in(context: str, words: str, /, **values: object) -> str:
    """The same for words that are not the same everywhere: `May` in a date, and in full."""
    said = catalogue(tongue().code).pgettext(context, words)
    return said.format(**values) if values else said


def counted(one: str, many: str, count: int, /, **values: object) -> str:
    """Words that follow a count, which stands in them as `n`."""
    said = catalogue(tongue().code).ngettext(one, many, count)
    return said.format(n=number_text(count), **values)


def gettext(words: str) -> str:
    """For templates, which put in their values themselves."""
    return catalogue(tongue().code).gettext(words)


def ngettext(one: str, many: str, count: int) -> str:
    return catalogue(tongue().code).ngettext(one, many, count)


def pgettext(context: str, words: str) -> str:
    return catalogue(tongue().code).pgettext(context, words)


def mark(words: str) -> str:
    """Words of a table, which `say` says later."""
    return words


def mark_in(context: str, words: str) -> str:
    """The same for words that are not the same everywhere."""
    return f"{context}{CONTEXT}{words}"


def mark_count(one: str, many: str) -> tuple[str, str]:
    """The same for `counted`."""
    return one, many


def decimal_text(number: float) -> str:
    return f"{number}".replace(".", DECIMALS[tongue().code])


def number_text(number: int) -> str:
    return f"{number:,}".replace(",", THOUSANDS[tongue().code])


# --- addresses ------------------------------------------------------------------------------


def to(address: str) -> str:
    """An address of ours that goes on in the language of this one, if that was chosen."""
    spoken = tongue()
    return in_tongue(address, spoken.code) if spoken.chosen else address


def in_tongue(address: str, code: str) -> str:
    """An address in another language."""
    parts = urlsplit(address)
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name != "lang"]
    return urlunsplit(parts._replace(query=urlencode([*kept, ("lang", code)])))


def languages() -> list[tuple[str, str, str]]:
    """Each language: its code, its name, and this page in it."""
    return [(code, name, in_tongue(tongue().address, code)) for code, name in NAMES.items()]
