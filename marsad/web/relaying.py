"""The relay graph of an incident: from whom the word came, through whom it went, who carries it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from msgspec import Struct

from marsad.records import PageId, Relay, RelayKind
from marsad.text.moments import moment
from marsad.text.names import fold
from marsad.web.days_said import moment_text
from marsad.web.outlets import outlet_words
from marsad.web.tongue import mark, say

COLUMN, ROW, BOX, HEIGHT, PAD = 232, 40, 176, 26, 12
LETTERS = 24  # of a name that fit into a box


KINDS = MappingProxyType(
    {
        "origin": mark("origin"),
        "relay": mark("relay"),
        "outlet": mark("outlet"),
    }
)


class Node(Struct, frozen=True, kw_only=True):
    """Somebody through whom the word went; `kind` is origin, relay or outlet."""

    name: str
    short: str
    kind: str
    kind_words: str
    x: int
    y: int
    pages: int


class Edge(Struct, frozen=True, kw_only=True):
    """Who passed it on to whom; `copied` if the text itself was copied."""

    path: str
    copied: bool
    title: str


class Step(Struct, frozen=True, kw_only=True):
    """How one page has it, and when it was told."""

    words: str
    said: str


class RelayGraph(Struct, frozen=True, kw_only=True):
    """Boxes and lines, ready to draw, and the same in words: page by page, the first one first."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    words: tuple[str, ...]
    steps: tuple[Step, ...]


def relay_graph(relays: Sequence[Relay]) -> RelayGraph | None:
    """Draw how the word of an incident went; None where every outlet speaks for itself alone."""
    outlets = {relay.page: relay.outlet for relay in relays}
    chains = [_chain(relay, outlets) for relay in relays]
    links = _links(relays, chains)
    if not links:
        return None
    names = {key: name for chain in chains for key, name in chain}
    depths = _depths(names, links)
    nodes = _nodes(chains, names, depths)
    edges = tuple(_edge(pair, nodes, copied=copied) for pair, copied in sorted(links.items()))
    rows = max(node.y for node in nodes.values()) + HEIGHT + PAD
    return RelayGraph(
        width=max(node.x for node in nodes.values()) + BOX + PAD,
        height=rows,
        nodes=tuple(nodes.values()),
        edges=edges,
        words=tuple(edge.title for edge in edges),
        steps=tuple(_steps(relays, outlets)),
    )


Key = tuple[str, str]
Chain = tuple[tuple[Key, str], ...]


def _chain(relay: Relay, outlets: Mapping[PageId, str]) -> Chain:
    """From the origin to the outlet; what is copied or retold comes from that page's outlet."""
    own = (("outlet", fold(relay.outlet)), relay.outlet)
    name = None if relay.of is None else outlets.get(relay.of)
    if name is not None:
        return tuple(dict([(("outlet", fold(name)), name), own]).items())
    heard = () if relay.how is RelayKind.OWN else (relay.origin, *relay.through)
    return (*{("source", fold(each)): each for each in heard}.items(), own)


def _links(relays: Iterable[Relay], chains: Iterable[Chain]) -> dict[tuple[Key, Key], bool]:
    """Who has it from whom, and whether as a copy."""
    found: dict[tuple[Key, Key], bool] = {}
    for relay, chain in zip(relays, chains, strict=True):
        for (one, _), (other, _) in pairwise(chain):
            found[one, other] = found.get((one, other), False) or relay.how is RelayKind.COPIES
    return found


def _depths(names: Iterable[Key], links: Iterable[tuple[Key, Key]]) -> dict[Key, int]:
    """How many steps each stands from an origin at most; a circle is cut off at its size."""
    depths = dict.fromkeys(names, 0)
    pairs = list(links)
    for _ in depths:
        for one, other in pairs:
            depths[other] = max(depths[other], min(depths[one] + 1, len(depths)))
    return {key: min(depth, 4) for key, depth in depths.items()}


def _nodes(
    chains: Iterable[Chain], names: dict[Key, str], depths: dict[Key, int]
) -> dict[Key, Node]:
    counts: defaultdict[Key, int] = defaultdict(int)
    for chain in chains:
        for key, _ in chain:
            counts[key] += 1
    taken: defaultdict[int, int] = defaultdict(int)
    nodes = {}
    for key in sorted(names, key=lambda key: (depths[key], -counts[key], names[key])):
        depth, name = depths[key], outlet_words(names[key])
        kind = "outlet" if key[0] == "outlet" else "origin" if depth == 0 else "relay"
        nodes[key] = Node(
            name=name,
            short=name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}…",
            kind=kind,
            kind_words=say(KINDS[kind]),
            x=PAD + depth * COLUMN,
            y=PAD + taken[depth] * ROW,
            pages=counts[key],
        )
        taken[depth] += 1
    return nodes


def _edge(pair: tuple[Key, Key], nodes: dict[Key, Node], *, copied: bool) -> Edge:
    one, other = nodes[pair[0]], nodes[pair[1]]
    start, end = (one.x + BOX, one.y + HEIGHT // 2), (other.x, other.y + HEIGHT // 2)
    middle = (start[0] + end[0]) // 2
    return Edge(
        path=f"M{start[0]} {start[1]}C{middle} {start[1]} {middle} {end[1]} {end[0]} {end[1]}",
        copied=copied,
        title=_passed_on(one.name, other.name, copied=copied),
    )


def _passed_on(one: str, other: str, *, copied: bool) -> str:
    if copied:
        return say("{one} was copied by {other}", one=one, other=other)
    return say("{one} was passed on by {other}", one=one, other=other)


def _steps(relays: Sequence[Relay], outlets: Mapping[PageId, str]) -> Iterator[Step]:
    """What each page did, in the order in which they told it."""
    for relay in sorted(relays, key=lambda each: (moment(each.said), each.page)):
        other = None if relay.of is None else outlets.get(relay.of)
        words = _how(relay, None if other is None else outlet_words(other))
        yield Step(words=words, said=moment_text(relay.said))


def _how(relay: Relay, other: str | None) -> str:
    outlet, origin = outlet_words(relay.outlet), outlet_words(relay.origin)
    if relay.how is RelayKind.COPIES and other is not None:
        return say("{outlet} copies the text of {other}", outlet=outlet, other=other)
    if relay.how is RelayKind.RETELLS and other is not None:
        return say("{outlet} retells the text of {other}", outlet=outlet, other=other)
    if relay.how is RelayKind.OWN or outlet == origin:
        return say("{outlet} tells it in its own voice", outlet=outlet)
    if not relay.through:
        return say("{outlet} has it from {origin}", outlet=outlet, origin=origin)
    words = mark("{outlet} has it from {origin}, through {relays}")
    return say(words, outlet=outlet, origin=origin, relays=", ".join(relay.through))
