"""The phrases of a message that fill one slot, joined where they name the same."""

import re
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from benchmarks._muc.phrases import Phrase

DETERMINERS = frozenset(
    """THE A AN THIS THAT THESE THOSE ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN MORE MOST
    MANY SEVERAL SOME ALL FEW ANY ANOTHER OTHER CERTAIN OF HIS HER THEIR ITS""".split()
)
WORDS = re.compile(r"[A-Z0-9&]+")


class Likely(Struct, frozen=True, kw_only=True):
    """A phrase with how likely it fills a slot, and how likely each type of incident is its own."""

    phrase: Phrase
    slot: str
    chance: float
    types: tuple[float, ...]


class Entity(Struct, frozen=True, kw_only=True):
    """What several phrases name, with the chance that one of them does fill the slot."""

    slot: str
    mentions: tuple[Likely, ...]

    @property
    def chance(self) -> float:
        return max(m.chance for m in self.mentions)

    @property
    def best(self) -> Likely:
        """The fullest name; of common nouns, the likeliest words."""
        if self.slot in {"name", "org"}:
            return max(
                self.mentions, key=lambda m: (m.chance > self.chance / 4, length(m), m.chance)
            )
        return max(self.mentions, key=lambda m: m.chance)

    def text(self) -> str:
        return clean(self.best.phrase.text)


def length(likely: Likely) -> int:
    return len(key_of(likely.phrase.text))


def clean(text: str) -> str:
    """The words of a phrase as a fill: no article or number before it, no brackets, one line."""
    words = " ".join(text.split()).strip(" ,.;:-[]()\"'").split(" ")
    while len(words) > 1 and (words[0] in DETERMINERS or words[0].strip(",").isdigit()):
        words = words[1:]
    return " ".join(words).replace('"', "")


def key_of(text: str) -> tuple[str, ...]:
    return tuple(w for w in WORDS.findall(text.upper()) if w not in DETERMINERS)


def same(a: Likely, b: Likely) -> bool:
    """Whether two phrases of a slot name the same, by their words."""
    left, right = set(key_of(a.phrase.text)), set(key_of(b.phrase.text))
    if not left or not right:
        return left == right
    if a.slot in {"name", "org"}:
        return left <= right or right <= left
    return a.phrase.lemma == b.phrase.lemma and (left <= right or right <= left)


def join(likely: Sequence[Likely]) -> list[Entity]:
    """Entities in the order of the text."""
    found: list[Entity] = []
    for one in likely:
        for n, entity in enumerate(found):
            if entity.slot == one.slot and any(same(one, m) for m in entity.mentions):
                found[n] = msgspec.structs.replace(entity, mentions=(*entity.mentions, one))
                break
        else:
            found.append(Entity(slot=one.slot, mentions=(one,)))
    return found


def lines_of_entities(entities: Sequence[Entity]) -> list[int]:
    """The sentences that tell of them: each entity's, of mentions at least half as likely."""
    return sorted({m.phrase.line for e in entities for m in e.mentions if m.chance >= e.chance / 2})
