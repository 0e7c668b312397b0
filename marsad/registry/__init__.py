"""Who acts and who speaks: a data file that people extend, and how names are found in it."""

from msgspec import Struct


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An actor or a source: its names, what it is, where it belongs, on whose side.

    `kind` is one of `registry.kinds.KINDS`. `people` are those who speak for it by name,
    `titles` the words by which an article calls it after naming it ("the Observatory").
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    country: str | None = None
    allies: tuple[str, ...] = ()
    note: str | None = None


class Mention(Struct, frozen=True, kw_only=True):
    """A name in a text that the registry knows."""

    text: str
    start: int
    end: int
    entry: Entry
    person: bool = False
