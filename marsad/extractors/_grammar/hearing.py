"""Who speaks in each sentence of a story, and whose word goes on from the sentences before."""

import msgspec
from msgspec import Struct

from marsad.extractors._grammar.attribution import attributions_over, credited, find_attributions
from marsad.extractors._grammar.continuing import goes_on
from marsad.extractors._grammar.credit import Attribution, Named
from marsad.extractors._grammar.line import Line
from marsad.extractors._grammar.quotes import Quoted, find_quoted, quote_at
from marsad.extractors._grammar.referents import is_body
from marsad.extractors._grammar.related import by_relation
from marsad.extractors._grammar.said_clauses import is_main
from marsad.extractors._grammar.speakers import told_of
from marsad.extractors._grammar.speaking import by_particle
from marsad.extractors._grammar.tree import Tree
from marsad.language import Token
from marsad.records import Source
from marsad.registry import Mention

# A quote shorter than this many characters is a phrase within somebody's sentence.
SHORTEST_SPEECH = 25
# A communiqué says in one of its first lines who issues it, with one of these verbs.
FIRST_LINES = 2
ISSUING = frozenset(
    "announce inform declare proclaim notify communicate affirm confirm regret".split()
)
MEDIA = frozenset({"news_agency", "media", "state_media"})
# How many of those last named a pronoun or a short form may call back.
MOST_SPEAKERS = 24


class Heard(Struct, frozen=True, kw_only=True):
    """One sentence's attributions; whose word it is where none of them speaks.

    `speech` are stretches of the sentence within a longer quotation, each with who is quoted: what
    others say there is at second hand.
    """

    attributions: tuple[Attribution, ...]
    carried: tuple[Source, ...] = ()
    speech: tuple[tuple[Quoted, tuple[Source, ...]], ...] = ()


class Voice(Struct, frozen=True, kw_only=True):
    """Who spoke last in a paragraph, and in which line."""

    attribution: Attribution
    line: Line
    kept: int = 0


def hear(
    lines: tuple[Line, ...],
    names: tuple[Mention, ...],
    places: tuple[tuple[int, int], ...] = (),
) -> list[Heard]:
    """Who speaks in each line; `places` are where the page names places."""
    known = Named(mentions=names, outlets=datelined(lines, names), places=places)
    found = [Heard(attributions=a) for a in attributions_of(lines, known)]
    if not lines:
        return found
    quoted = find_quoted(lines[0].tree.article_text, lines[0].tree.start, lines[-1].tree.end)
    long = tuple(q for q in quoted if is_speech(q, lines))
    speeches = [(q, speaker_of_quote(q, long, lines, found)) for q in long]
    heard = [with_speech(h, line, speeches) for h, line in zip(found, lines, strict=True)]
    return carry(lines, heard)


def attributions_of(lines: tuple[Line, ...], known: Named) -> list[tuple[Attribution, ...]]:
    """Each line's own attributions; short forms stand for who spoke before."""
    found: list[tuple[Attribution, ...]] = []
    spoke: list[Source] = []
    told: list[Source] = []
    issuer: Source | None = None
    for line in lines:
        named = msgspec.structs.replace(known, spoke=tuple(spoke[-MOST_SPEAKERS:]))
        people = told_of(line.tree, named)
        told = [*told, *people][-MOST_SPEAKERS:]
        named = msgspec.structs.replace(named, told=tuple(told))
        here = find_attributions(line.tree, named, headline=line.headline)
        here += by_relation(line.tree, line.relations, named, here)
        issuer = issuer or issued_by(line.tree, here, nth=len(found))
        found.append(tuple(a for a in here if not is_issuer(a, issuer)))
        spoke += [s for a in found[-1] for s in a.sources]
    return found


def issued_by(tree: Tree, found: list[Attribution], *, nth: int) -> Source | None:
    """Who gives out a communiqué in its own name: "The Ministry informs the people that"."""
    for one in found if nth < FIRST_LINES else ():
        verb = one.verb
        if verb is None or verb.tag not in {"VBZ", "VBP"} or not is_main(tree, verb):
            continue
        if one.after:
            continue  # "…, the army confirms": an outlet says so
        issuing = verb.lemma.casefold() in ISSUING or by_particle(tree, verb) is not None
        if issuing and len(one.sources) == 1 and is_body(one.sources[0]):
            return one.sources[0]
    return None


def is_issuer(one: Attribution, issuer: Source | None) -> bool:
    """Whether it only credits the one whose communiqué it is: that is its own voice."""
    return issuer is not None and all(
        s.name in issuer.name or (s.id is not None and s.id == issuer.id) for s in one.sources
    )


def datelined(lines: tuple[Line, ...], names: tuple[Mention, ...]) -> frozenset[str]:
    """Who publishes the page, by its datelines: "KHARTOUM (SUNA) -" stands before a sentence."""
    found: set[str] = set()
    ends = {line.tree.end for line in lines}
    for line in lines:
        text, start = line.tree.article_text, line.tree.start
        if any(text.rfind("\n", 0, start) < end <= start for end in ends):
            continue
        begin = text.rfind("\n", 0, start) + 1
        before = [m for m in names if begin <= m.start and m.end <= start]
        found |= {m.entry.id for m in before if not line.headline and m.entry.kind in MEDIA}
    return frozenset(found)


def is_speech(quoted: Quoted, lines: tuple[Line, ...]) -> bool:
    """Whether a quoted stretch is more than some words of a sentence."""
    inside = [n for n in lines if n.tree.start < quoted.end and quoted.start < n.tree.end]
    long = quoted.end - quoted.start > SHORTEST_SPEECH
    return long and (len(inside) > 1 or any(whole_in(n, quoted) for n in inside))


def whole_in(line: Line, quoted: Quoted) -> bool:
    """Whether the sentence's main verb is quoted."""
    root = next((t for t in line.tree.tokens if t.head == t.i), line.tree.tokens[0])
    return quoted.start < root.start < quoted.end


def speaker_of_quote(
    quoted: Quoted, others: tuple[Quoted, ...], lines: tuple[Line, ...], heard: list[Heard]
) -> tuple[Source, ...]:
    """Who is quoted: whom the words right behind the quote credit, else those right before it."""
    behind, before, running = None, None, None
    for line, known in zip(lines, heard, strict=True):
        for one in known.attributions:
            first, last = cue_span(line, one)
            if not one.whole or quote_at(others, first) is not None:
                continue
            if first >= quoted.end and behind is None and is_near(line, quoted.end, first):
                behind = one
            if last <= quoted.start:
                running = one
                before = one if is_near(line, last, quoted.start) else before
    chosen = behind or before or running
    return chosen.sources if chosen is not None else ()


def cue_span(line: Line, one: Attribution) -> tuple[int, int]:
    """Where the words stand that credit."""
    tokens = [line.tree.tokens[i] for i in sorted(one.own)]
    return tokens[0].start, tokens[-1].end


def is_near(line: Line, start: int, end: int) -> bool:
    """Whether nothing but the rest of one sentence lies between a quote and its cue."""
    between = line.tree.article_text[start:end]
    return "\n\n" not in between and len(between.split()) <= 12 and ". " not in between  # noqa: PLR2004


def with_speech(
    heard: Heard, line: Line, speeches: list[tuple[Quoted, tuple[Source, ...]]]
) -> Heard:
    here = tuple(
        (q, s) for q, s in speeches if s and q.start < line.tree.end and line.tree.start < q.end
    )
    return msgspec.structs.replace(heard, speech=here) if here else heard


def carry(lines: tuple[Line, ...], heard: list[Heard]) -> list[Heard]:
    """Let the last voice of a paragraph go on over the sentences that continue it."""
    carried: list[Heard] = []
    voice: Voice | None = None
    for n, (line, known) in enumerate(zip(lines, heard, strict=True)):
        own = [a for a in known.attributions if a.whole and a.reach]
        if (
            voice is not None
            and not own
            and goes_on(voice.attribution, voice.line, lines[n - 1], line, voice.kept)
        ):
            known = msgspec.structs.replace(known, carried=voice.attribution.sources)  # noqa: PLW2901
            voice = msgspec.structs.replace(voice, kept=voice.kept + 1)
        elif own:
            last = max(own, key=lambda a: min(a.own))
            voice = Voice(attribution=last, line=line)
        else:
            voice = None
        carried.append(known)
    return carried


def sources_of(heard: Heard, token: Token) -> tuple[Source, ...]:
    """Those whose word it is what a token tells, the nearest to the fact last."""
    over = attributions_over([a for a in heard.attributions if not a.back], token)
    quoted = next((s for q, s in heard.speech if q.start < token.start < q.end), ())
    near = credited(over)
    if quoted and not any(s in near for s in quoted):
        return (*quoted, *near)
    return near or heard.carried
