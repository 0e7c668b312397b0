"""The text of a report: a number stands in it only with the claims that it rests on.

The types see to it. `Words` refuse digits, `Cited` refuses to stand without claims, and `Given` is
what the reader asked for. A composer that forgets its evidence gets an error, not a page.
"""

from collections.abc import Iterable, Sequence
from string import Formatter

from msgspec import Struct

from marsad.records import ClaimId, IncidentId, PageId


class Words(Struct, frozen=True, kw_only=True, tag="words"):
    """Plain words of ours, without any number."""

    text: str

    def __post_init__(self) -> None:
        if any(letter.isnumeric() for letter in self.text):
            message = f"{self.text!r} holds a number: give it with its claims, as Cited"
            raise ValueError(message)


class Given(Struct, frozen=True, kw_only=True, tag="given"):
    """What the reader asked for, in the reader's words: the area, the days, the policy."""

    text: str


class Cited(Struct, frozen=True, kw_only=True, tag="cited"):
    """Words that rest on claims; `note` is the number under which these are listed."""

    text: str
    claims: tuple[ClaimId, ...]
    note: int = 0

    def __post_init__(self) -> None:
        if not self.claims:
            message = f"{self.text!r} rests on no claim: it cannot be printed"
            raise ValueError(message)


class Quoted(Struct, frozen=True, kw_only=True, tag="quoted"):
    """Words of a page that make no claim, such as those of a hazard alert; they lead to it."""

    text: str
    page: PageId


Part = Words | Given | Cited | Quoted


class Line(Struct, frozen=True, kw_only=True):
    """A sentence, or an entry of a list; `incident` is the one that it tells of."""

    parts: tuple[Part, ...]
    incident: IncidentId | None = None
    status: str | None = None


class Section(Struct, frozen=True, kw_only=True):
    """A part of the report; `rows` is a table with the heads in its first row."""

    key: str
    title: str
    lines: tuple[Line, ...] = ()
    rows: tuple[tuple[Line, ...], ...] = ()


class Sentence(Struct, frozen=True, kw_only=True):
    """One claim as a note shows it: its words, who says so, in which page, when."""

    claim: ClaimId
    page: PageId
    quote: str
    speaker: str
    outlet: str
    said: str


class Note(Struct, frozen=True, kw_only=True):
    """The sentences behind one place of the report, under one number."""

    number: int
    sentences: tuple[Sentence, ...]


class Bulletin(Struct, frozen=True, kw_only=True):
    """A situation report: sections of text, and the notes to which every number leads."""

    title: Line
    method: Line
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]


def line(*parts: Part | str, incident: IncidentId | None = None, status: str | None = None) -> Line:
    """Make a line; bare text is Words, so a number in it is an error."""
    made = (Words(text=part) if isinstance(part, str) else part for part in parts)
    return Line(parts=tuple(made), incident=incident, status=status)


def woven(
    words: str,
    *,
    of: IncidentId | None = None,
    status: str | None = None,
    **values: Part | list[Part],
) -> Line:
    """Make a line of words, with parts where the words name them."""
    parts: list[Part | str] = []
    for text, name, _, _ in Formatter().parse(words):
        if text:
            parts.append(text)
        found = values[name] if name else []
        parts += found if isinstance(found, list) else [found]
    return line(*parts, incident=of, status=status)


def cited(text: str, claims: Iterable[ClaimId]) -> Cited:
    return Cited(text=text, claims=tuple(dict.fromkeys(claims)))


def given(text: str) -> Given:
    return Given(text=text)


def joined(parts: Sequence[Part], between: str = ", ") -> list[Part]:
    """Parts with words between them."""
    made: list[Part] = []
    for n, part in enumerate(parts):
        made += [Words(text=between), part] if n else [part]
    return made
