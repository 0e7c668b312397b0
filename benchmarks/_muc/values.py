"""The values that a template ties to an entity: its type, what befell it, how sure its guilt is."""

from collections.abc import Iterator, Mapping, Sequence

from benchmarks._muc.entities import Entity, Likely
from benchmarks._muc.linear import Model, predict
from benchmarks._muc.reading import Reading
from benchmarks._muc.scenes import Line

# Which set fill of a template says something of an entity, and of which slots.
VALUES = {
    "confidence": ("perp-org-conf", frozenset({"org"})),
    "target": ("phys-tgt-type", frozenset({"phys"})),
    "damage": ("phys-tgt-effect", frozenset({"phys"})),
    "victim": ("hum-tgt-type", frozenset({"name", "desc"})),
    "harm": ("hum-tgt-effect", frozenset({"name", "desc"})),
}
OFTEN_EMPTY = frozenset({"damage", "harm"})
WHAT = ("lemma:", "pre:", "class:", "entry:", "ent:", "sort:", "suffix:", "weapon:")
BEFELL = ("role:", "upact:", "harm:", "tolled:", "path:", "up:", "far:", "rel:", "kind:", "after:")
# Words that say who says so, and how sure: of guilt, and of harm.
TELLING = frozenset(
    """claim responsibility accuse blame attribute suspect deny admit credit charge allege believe
    presume possible possibly presumably apparently reportedly probably may might could authority
    police army government official military source minister spokesman communique statement call
    telephone caller anonymous message announce identify confirm report investigate hypothesis
    injure wound kill die death unhurt unharmed escape survive damage destroy hit miss no not
    release free rescue threaten attempt fail explode burn shatter partially completely
    dead casualty victim injury slightly seriously serious material only loss unscathed ileso
    kidnap abduct hostage body murder assassinate resign arrest detain capture jail sentence trial
    convict acquit court judge confess""".split()
)


def value_features(
    name: str, entities: Sequence[Entity], incident: str, reading: Reading
) -> Iterator[str]:
    """What tells the value of an entity, or of a person by name and description."""
    yield "bias"
    yield f"type:{incident}"
    mentions = sorted((m for e in entities for m in e.mentions), key=lambda m: -m.chance)[:6]
    described = name in {"target", "victim"}
    for mention in mentions:
        for feature in mention.phrase.features:
            if feature.startswith(WHAT):
                yield feature
            elif not described and feature.startswith(BEFELL):
                yield feature
                if feature.startswith(("harm:", "role:", "tolled:")):
                    yield f"{incident}:{feature}"
    if not described:
        yield from told_of(mentions, reading)


def told_of(mentions: Sequence[Likely], reading: Reading) -> Iterator[str]:
    """What is said in the sentences that name it, and in those after."""
    lines = {m.phrase.line for m in mentions}
    for number in lines:
        line = reading.lines[number]
        yield from telling(line, "said")
        for happening in line.happenings:
            yield f"{happening.trigger.act}:{happening.modality.value}"
        for toll in line.tolls:
            yield f"toll:{toll.kind.value}:{toll.quantity.high == 0}"
        for attribution in line.attributions:
            yield f"stance:{attribution.stance}"
    for number in {n + 1 for n in lines} - lines:
        if number < len(reading.lines):
            yield from telling(reading.lines[number], "then")


def telling(line: Line, name: str) -> Iterator[str]:
    for token in line.tree.tokens:
        if token.lemma.casefold() in TELLING:
            yield f"{name}:{token.lemma.casefold()}"


# What the whole of an incident is told to be: its stage, whose deed, an unnamed gun, its day.
WHOLE = ("stage", "category", "unnamed", "day")


def incident_features(
    name: str, entities: Sequence[Entity], numbers: Sequence[int], reading: Reading
) -> Iterator[str]:
    """What tells the stage of an incident, the kind of its doers, its weapon, and its day."""
    yield "bias"
    yield name
    for entity in entities:
        best = entity.best.phrase
        yield f"has:{entity.slot}"
        if entity.slot in {"perp", "org", "instr"}:
            for feature in best.features:
                if feature.startswith(("lemma:", "class:", "entry:", "country:", "pre:")):
                    yield f"{entity.slot}:{feature}"
    slots = {e.slot for e in entities}
    for slot in ("perp", "org", "instr", "phys", "name", "desc"):
        if slot not in slots:
            yield f"no:{slot}"
    for number in numbers:
        yield from sentence_features(name, reading, number)
    near = {n + step for n in numbers for step in (-1, 1)} - set(numbers)
    for number in near & set(range(len(reading.lines))):
        for happening in reading.lines[number].happenings:
            yield f"near:{happening.trigger.act}:{happening.modality.value}"


def sentence_features(name: str, reading: Reading, number: int) -> Iterator[str]:
    line = reading.lines[number]
    for token in line.tree.tokens:
        if token.pos in {"VERB", "NOUN", "AUX"}:
            yield f"word:{token.lemma.casefold()}"
    for happening in line.happenings:
        act, modality = happening.trigger.act, happening.modality.value
        yield f"{act}:{modality}"
        yield f"{name}:{modality}"
        yield f"trigger:{happening.trigger.head.lemma.casefold()}:{modality}"
    for toll in line.tolls:
        yield f"toll:{toll.kind.value}:{toll.quantity.high == 0}"
    for weapon, _ in line.weapons.values():
        yield f"weapon:{weapon}"
    tree = line.tree
    for time in reading.told.times:
        if tree.start <= time.start < tree.end:
            yield f"time:{time.text.casefold()}" if time.text.isalpha() else "time"
            yield f"form:{type(time.form).__name__}"


def value_of(
    name: str,
    entities: Sequence[Entity],
    incident: str,
    reading: Reading,
    models: Mapping[str, Model],
) -> str:
    """The likeliest value of an entity."""
    model = models[name]
    row = list(value_features(name, entities, incident, reading))
    return model.classes[int(predict(model, [row])[0].argmax())]
