"""Who acts and who speaks: a data file that people extend, and how names are found in it."""

from msgspec import Struct


class Tie(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another entry, from when to when this one was bound to it, and where that comes from.

    A day is "2014-06-29", "2014-06" or "2014"; both ends count in full. None is not known, or open.
    """

    id: str
    since: str | None = None
    until: str | None = None
    source: str | None = None


class Spell(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What kind an entry was for a time, where that is not its usual kind."""

    kind: str
    since: str | None = None
    until: str | None = None
    source: str | None = None


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An actor or a source: its names, what it is, where it belongs, on whose side.

    `kind` is one of `registry.kinds.KINDS`, `kinds` what it was at other times. `people` are
    those who speak for it by name, `titles` the words by which an article calls it after naming
    it ("the Observatory"). `serves` are those whose voice, wing or unit it is, `allies` those who
    stand with it, `follows` those that it came from by a new name, a split or a merger.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    country: str | None = None
    since: str | None = None
    until: str | None = None
    kinds: tuple[Spell, ...] = ()
    follows: tuple[str, ...] = ()
    serves: tuple[str | Tie, ...] = ()
    allies: tuple[str | Tie, ...] = ()
    note: str | None = None


class Conflict(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A conflict: where and when it was fought, and who stood on which of its sides, when."""

    id: str
    name: str
    countries: tuple[str, ...]
    sides: dict[str, tuple[str | Tie, ...]]
    since: str | None = None
    until: str | None = None
    source: str


class Mention(Struct, frozen=True, kw_only=True):
    """A name in a text that the registry knows."""

    text: str
    start: int
    end: int
    entry: Entry
    person: bool = False
