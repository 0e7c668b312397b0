"""The registry: every actor and source that is known, and where a text names one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from marsad.registry import Conflict, Entry, Mention
from marsad.registry.files import names_of, read_files
from marsad.registry.kinds import KINDS, Kind
from marsad.registry.names import Name, build_tree, match_at, may_begin, person_key
from marsad.registry.sides import Sides
from marsad.registry.words import Words, key_of

DATA = Path(__file__).parent / "data"

# Words that may stand beside a name in a phrase that means its owner all the same.
_BESIDE_NAMES = frozenset(
    """
    a an the this that these those its their his her some several many other
    armed branch commander director faction former group hardline head islamic jihadi leader
    leadership main movement network organisation organization political shia shiite sunni
    source sources terror
    """.split()
) | {word for kind in KINDS.values() for noun in kind.words for word in key_of(noun)}

# "UK-based", "Iran-backed", "Kurdish-led": where and with whom, and no part of who.
_ATTRIBUTE = re.compile(
    r"[\w.]+[-‐‑–](?:aligned|allied|backed|based|dominated|funded|led|linked|run|supported)\b"
)
# "Lebanon's Hezbollah": whose it is.
_OWNER = re.compile(r"^\W*(?:the\s+)?[\w-]+['’]s\s+", re.IGNORECASE)


class Registry:
    """All entries: by id, by a phrase that names one, and wherever a text names them."""

    def __init__(self, entries: Iterable[Entry], conflicts: Iterable[Conflict] = ()) -> None:
        self._entries = {entry.id: entry for entry in entries}
        self._tree = build_tree(self.entries)
        self._beside_names = _BESIDE_NAMES.union(_nationalities(self.entries))
        self.conflicts = tuple(conflicts)
        self._sides = Sides(self._entries, self.conflicts)

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(self._entries.values())

    def get(self, entry_id: str) -> Entry:
        """Return the entry with that id; KeyError if there is none."""
        return self._entries[entry_id]

    def find(
        self, text: str, offset: int = 0, *, earlier: Sequence[Mention] = ()
    ) -> tuple[Mention, ...]:
        """Find every name in a text, in order, the longest first, without overlaps.

        A title such as "the Observatory", or a surname, counts once its owner was named before it:
        in this text, or among the `earlier` mentions of the same article.
        """
        return tuple(self._mentions(Words(text), offset, earlier))

    def named(self, text: str) -> Entry | None:
        """Return the one entry that a whole phrase names, if it names one and nothing else.

        "the Syrian army", "Lebanon's Hezbollah" and "the jihadist group HTS" do; "a convoy of
        the Syrian army" does not.
        """
        mentions = self.find(text)
        if len({mention.entry.id for mention in mentions}) != 1:
            return None
        rest = text
        for mention in reversed(mentions):
            rest = rest[: mention.start] + rest[mention.end :]
        beside = key_of(_OWNER.sub("", _ATTRIBUTE.sub("", rest)))
        return mentions[0].entry if self._beside_names.issuperset(beside) else None

    def kind_at(self, entry: Entry, day: date | None) -> Kind:
        """Return what kind an entry was on a day; its usual kind of no day in particular."""
        return self._sides.kind_at(entry, day)

    def side_at(self, entry: Entry, day: date, conflict: str) -> str | None:
        """Return the side of a conflict, by its id, on which an entry stood on a day, if any.

        Who serves a party (its media, wings, ministries) stands where the party stands.
        """
        return self._sides.side_at(entry, day, conflict)

    def same_side(
        self, one: Entry, other: Entry, day: date | None = None, conflict: str | None = None
    ) -> bool:
        """Say whether two were on one side on a day: one party, allies, or fighters of one side.

        Without a conflict, two who were against each other anywhere on that day are not. Without
        a day, two are on one side if they ever were, and were never against each other.
        """
        return self._sides.same_side(one, other, day, conflict)

    def allied(self, one: Entry, other: Entry, day: date | None = None) -> bool:
        """Say whether two are on one side; see `same_side`."""
        return self._sides.same_side(one, other, day)

    def _mentions(self, words: Words, offset: int, earlier: Sequence[Mention]) -> Iterator[Mention]:
        named = {key for mention in earlier for key in _keys(mention)}
        free = 0
        following = self._tree.following
        for first, word in enumerate(words.folded):
            if first < free or word not in following or not may_begin(self._tree, words, first):
                continue
            match = match_at(self._tree, words, first, named)
            if match is not None:
                name, last = match
                mention = _mention(words, first, last, offset, name)
                named.update(_keys(mention))
                free = last + 1
                yield mention


@lru_cache
def load_registry(*extra: Path) -> Registry:
    """Load the packaged entries and those of the user's files, once for each set of files."""
    held = read_files((*sorted(DATA.glob("*.toml")), *extra))
    return Registry(held.entries, held.conflicts)


def _mention(words: Words, first: int, last: int, offset: int, name: Name) -> Mention:
    start, end = words.start(first), words.end(last)
    if "(" in words.text[start:end] and words.text[end : end + 1] == ")":
        end += 1
    return Mention(
        text=words.text[start:end],
        start=start + offset,
        end=end + offset,
        entry=name.entry,
        person=name.person,
    )


def _keys(mention: Mention) -> Iterator[str]:
    """What a mention calls into mind for the rest of the article."""
    yield mention.entry.id
    if mention.person:
        yield person_key(mention.text)


def _nationalities(entries: Iterable[Entry]) -> Iterator[str]:
    """The words for nations, as the names of their armies have them: "Syrian" army."""
    for entry in entries:
        for name in names_of(entry) if entry.kind == "state_force" else ():
            nation, *rest = key_of(name)
            if rest == ["army"]:
                yield nation
