"""What is done without matching: groups by place and day, by word, and by the words of texts."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import log, sqrt

from marsad.matching.joining import head_of
from marsad.matching.profiles import take_profile
from marsad.records import ClaimInContext

# Two texts whose words are so alike count as one story: the best on ECB+ of .1, .15 … .5.
ALIKE = 0.2

_WORD = re.compile(r"[a-z]{3,}")
_ENDING = re.compile(r"(?:ing|ings|ed|es|s|er|ers|ion|ions)$")

Vector = Mapping[str, float]


def by_place_and_day(told: ClaimInContext) -> Hashable:
    """The place and the days of a claim; one that lacks either stands alone."""
    profile = take_profile(told)
    if profile.place_key is None or profile.days is None or not profile.days.dated:
        return told.claim.id
    return profile.place_key, profile.days.earliest, profile.days.latest


def stem(word: str) -> str:
    """A word without its ending, so that "bombing" and "bombed" are one."""
    word = word.casefold()
    return _ENDING.sub("", word) if len(word) > len("being") else word


def vectors(texts: Sequence[str]) -> list[Vector]:
    """The weights of each text's words, of length one: rare words weigh more."""
    counts = [Counter(map(stem, _WORD.findall(text.casefold()))) for text in texts]
    held = Counter(word for count in counts for word in count)
    found = []
    for count in counts:
        raw = {w: (1 + log(n)) * log(len(texts) / held[w]) for w, n in count.items()}
        length = sqrt(sum(value * value for value in raw.values())) or 1.0
        found.append({word: value / length for word, value in raw.items()})
    return found


def cosine(left: Vector, right: Vector) -> float:
    few, many = sorted((left, right), key=len)
    return sum(value * many.get(word, 0.0) for word, value in few.items())


def by_words(names: Sequence[str], texts: Sequence[str], alike: float = ALIKE) -> dict[str, str]:
    """Texts grouped by their words: those that are alike, and those alike to them."""
    found = list(zip(names, vectors(texts), strict=True))
    near = (
        (one, other)
        for (one, left), (other, right) in combinations(found, 2)
        if cosine(left, right) >= alike
    )
    return joined(names, near)


def by_keys(held: Mapping[str, Iterable[Hashable]]) -> dict[str, str]:
    """Things grouped by the keys that they share, and those shared with these."""
    owners: defaultdict[Hashable, list[str]] = defaultdict(list)
    for name, keys in held.items():
        for key in keys:
            owners[key].append(name)
    return joined(held, _neighbours(owners.values()))


def _neighbours(groups: Iterable[Sequence[str]]) -> Iterator[tuple[str, str]]:
    for group in groups:
        yield from ((group[0], other) for other in group[1:])


def joined(names: Iterable[str], near: Iterable[tuple[str, str]]) -> dict[str, str]:
    heads = {name: name for name in names}
    for one, other in near:
        heads[head_of(heads, other)] = head_of(heads, one)
    return {name: head_of(heads, name) for name in heads}
