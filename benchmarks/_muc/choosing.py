"""Which of the likely entities belong to an incident: a second look, at all mentions together."""

from collections.abc import Iterator, Sequence

from benchmarks._muc.entities import Entity, Likely, key_of
from benchmarks._muc.reading import TYPES, Reading

TOLD = ("role:", "upact:", "harm:", "tolled:", "appos:", "joined:", "far:")
KNOWN = ("lemma:", "class:", "entry:", "ent:", "sort:", "kind:", "tag:", "weapon:", "det:")


def steps(value: float) -> int:
    """A chance as one of twelve steps, finer near the ends."""
    edges = (0.03, 0.06, 0.1, 0.15, 0.22, 0.3, 0.4, 0.5, 0.62, 0.75, 0.88)
    return sum(value >= e for e in edges)


def chance_of_type(entity: Entity, name: str) -> float:
    """How likely the entity's incident is of that type, by its mentions."""
    total = sum(m.chance for m in entity.mentions)
    place = TYPES.index(name)
    return sum(m.chance * m.types[place] for m in entity.mentions) / max(total, 1e-6)


def entity_features(
    entity: Entity,
    name: str,
    told: float,
    everybody: Sequence[Entity],
    reading: Reading,
) -> Iterator[str]:
    """What is known of an entity as a fill of an incident of that type."""
    slot, best = entity.slot, entity.best
    mentions = sorted(entity.mentions, key=lambda m: -m.chance)
    top, second = mentions[0].chance, mentions[1].chance if len(mentions) > 1 else 0.0
    yield slot
    yield f"{slot}:{name}"
    yield f"{slot}:top:{steps(top)}"
    yield f"{slot}:{steps(top)}:{steps(second)}"
    yield f"{slot}:sum:{min(12, int(3 * sum(m.chance for m in mentions)))}"
    yield f"{slot}:mentions:{min(5, len(mentions))}"
    typed = chance_of_type(entity, name)
    yield f"{slot}:typed:{steps(typed)}"
    yield f"{slot}:typed:{steps(typed)}:{steps(top)}"
    yield f"{slot}:told:{steps(told)}"
    yield f"{slot}:told:{steps(told)}:{steps(top)}"
    rivals = [e for e in everybody if e.slot == slot and e is not entity]
    yield f"{slot}:rank:{min(6, sum(e.chance > top for e in rivals))}"
    yield f"{slot}:rivals:{min(6, sum(e.chance > 0.3 for e in rivals))}:{steps(top)}"
    highest = max((e.chance for e in rivals), default=0.0)
    yield f"{slot}:highest:{steps(highest)}:{steps(top)}"
    starts = {m.phrase.start for m in mentions}
    for other in everybody:
        if other.slot != slot and any(m.phrase.start in starts for m in other.mentions):
            yield f"{slot}:also:{other.slot}:{steps(other.chance)}"
    yield from company(entity, everybody)
    yield f"{slot}:first:{min(8, *(m.phrase.line for m in mentions))}"
    yield f"{slot}:words:{len(key_of(best.phrase.text))}"
    yield f"{slot}:lines:{min(5, len(reading.lines) // 5)}"
    for word in reading.told.message.desk:
        yield f"{slot}:desk:{word}"
    yield from words_of(slot, mentions)


def company(entity: Entity, everybody: Sequence[Entity]) -> Iterator[str]:
    """The likeliest other slot fills in the same sentences."""
    lines = {m.phrase.line for m in entity.mentions if m.chance >= entity.chance / 3}
    near = {line + step for line in lines for step in (-1, 1)} - lines
    for slot in ("perp", "org", "phys", "name", "desc", "instr"):
        others = [m for e in everybody if e is not entity and e.slot == slot for m in e.mentions]
        here = max((m.chance for m in others if m.phrase.line in lines), default=0.0)
        beside = max((m.chance for m in others if m.phrase.line in near), default=0.0)
        yield f"{entity.slot}:here:{slot}:{steps(here)}"
        yield f"{entity.slot}:near:{slot}:{steps(beside)}"


def words_of(slot: str, mentions: Sequence[Likely]) -> Iterator[str]:
    for mention in mentions[:1]:
        for feature in mention.phrase.features:
            if feature.startswith(KNOWN):
                yield f"{slot}:{feature}"
    for mention in mentions[:4]:
        for feature in mention.phrase.features:
            if feature.startswith(TOLD):
                yield f"{slot}:{feature}"
        for feature in mention.phrase.features:
            if feature.startswith(("mod:", "act:", "claim:", "age:", "tense:", "quoted", "voice:")):
                yield f"{slot}:{feature}"
