"""The relay graph of an incident: from whom the word came, through whom it went, who carries it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from marsad.records import ClaimInContext, LineageId
from marsad.text.moments import moment
from marsad.text.names import fold

COLUMN, ROW, BOX, HEIGHT, PAD = 232, 40, 176, 26, 12
LETTERS = 24  # of a name that fit into a box


class Node(Struct, frozen=True, kw_only=True):
    """Somebody through whom the word went; `kind` is origin, relay or outlet."""

    name: str
    short: str
    kind: str
    x: int
    y: int
    claims: int


class Edge(Struct, frozen=True, kw_only=True):
    """Who passed it on to whom; `copied` if the text itself was copied."""

    path: str
    copied: bool
    title: str


class RelayGraph(Struct, frozen=True, kw_only=True):
    """Boxes and lines, ready to draw, and the same in words."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    words: tuple[str, ...]


def relay_graph(claims: Sequence[ClaimInContext]) -> RelayGraph | None:
    """Draw how the word of an incident went; None where every outlet speaks for itself alone."""
    chains = [_chain(told) for told in claims]
    links = _links(chains) | _copies(claims)
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
    )


Key = tuple[str, str]
Chain = tuple[tuple[Key, str], ...]


def _chain(told: ClaimInContext) -> Chain:
    """From the source nearest to the fact to the outlet."""
    sources = reversed(told.claim.sources)
    heard = [(("source", source.id or fold(source.name)), source.name) for source in sources]
    return (*dict(heard).items(), (("outlet", fold(told.outlet)), told.outlet))


def _links(chains: Iterable[Chain]) -> dict[tuple[Key, Key], bool]:
    found: dict[tuple[Key, Key], bool] = {}
    for chain in chains:
        keys = [key for key, _ in chain]
        for one, other in pairwise(keys):
            found[one, other] = False
    return found


def _copies(claims: Iterable[ClaimInContext]) -> dict[tuple[Key, Key], bool]:
    """From the outlet that published a text first to those that copied it."""
    first: dict[LineageId, ClaimInContext] = {}
    found: dict[tuple[Key, Key], bool] = {}
    for told in sorted(claims, key=lambda told: (moment(told.said), told.page_id)):
        head = first.setdefault(told.lineage, told)
        if head.page_id != told.page_id:
            found[("outlet", fold(head.outlet)), ("outlet", fold(told.outlet))] = True
    return {pair: copied for pair, copied in found.items() if pair[0] != pair[1]}


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
        depth, name = depths[key], names[key]
        kind = "outlet" if key[0] == "outlet" else "origin" if depth == 0 else "relay"
        nodes[key] = Node(
            name=name,
            short=name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}…",
            kind=kind,
            x=PAD + depth * COLUMN,
            y=PAD + taken[depth] * ROW,
            claims=counts[key],
        )
        taken[depth] += 1
    return nodes


def _edge(pair: tuple[Key, Key], nodes: dict[Key, Node], *, copied: bool) -> Edge:
    one, other = nodes[pair[0]], nodes[pair[1]]
    start, end = (one.x + BOX, one.y + HEIGHT // 2), (other.x, other.y + HEIGHT // 2)
    middle = (start[0] + end[0]) // 2
    verb = "was copied by" if copied else "was passed on by"
    return Edge(
        path=f"M{start[0]} {start[1]}C{middle} {start[1]} {middle} {end[1]} {end[0]} {end[1]}",
        copied=copied,
        title=f"{one.name} {verb} {other.name}",
    )
