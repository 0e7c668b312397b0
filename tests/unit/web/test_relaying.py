"""The way of the word: from its origin through those who pass it on to the outlets."""

from marsad.records import (
    Claim,
    ClaimId,
    ClaimInContext,
    LineageId,
    Modality,
    PageId,
    Quote,
    Relay,
    RelayKind,
    Source,
)
from marsad.web.comparing import compare
from marsad.web.relaying import relay_graph


def told(name, outlet, *sources, lineage=None, said="2024-05-01"):
    claim = Claim(
        id=ClaimId(name),
        story="article",
        event_type=None,
        sub_event_type=None,
        modality=Modality.ASSERTED,
        sources=tuple(Source(text="x", start=0, end=1, name=source) for source in sources),
        evidence=Quote(text="x", start=0, end=1),
        confidence=1,
        extractor="hand/1",
    )
    return ClaimInContext(
        claim=claim,
        page_id=PageId(f"page-{name}"),
        outlet=outlet,
        said=said,
        lineage=LineageId(lineage or f"lin-{name}"),
    )


def relay(page, outlet, origin=None, *through, how=RelayKind.CITES, of=None):
    return Relay(
        page=PageId(page),
        outlet=outlet,
        origin=origin or outlet,
        how=how if origin else RelayKind.OWN,
        said="2024-05-01",
        through=through,
        of=of,
    )


def test_a_relay_stands_between_its_origin_and_its_outlet():
    graph = relay_graph([relay("a", "The Post", "Hospital", "Agency")])
    kinds = {node.name: (node.kind, node.x) for node in graph.nodes}
    assert [kinds[name][0] for name in ("Hospital", "Agency", "The Post")] == [
        "origin",
        "relay",
        "outlet",
    ]
    assert kinds["Hospital"][1] < kinds["Agency"][1] < kinds["The Post"][1]
    assert graph.words == (
        "Agency was passed on by The Post",
        "Hospital was passed on by Agency",
    )


def test_a_source_that_two_outlets_quote_is_one_box():
    graph = relay_graph([relay("a", "The Post", "Hospital"), relay("b", "The Mail", "Hospital")])
    (origin,) = (node for node in graph.nodes if node.kind == "origin")
    assert origin.pages == 2


def test_copied_text_is_drawn_from_the_page_that_it_is_of():
    copy = relay("b", "The Mail", "The Post", how=RelayKind.COPIES, of="a")
    (edge,) = relay_graph([relay("a", "The Post"), copy]).edges
    assert edge.copied
    assert edge.title == "The Post was copied by The Mail"


def test_what_is_retold_is_passed_on_and_not_copied():
    retold = relay("b", "The Mail", "Hospital", how=RelayKind.RETELLS, of="a")
    graph = relay_graph([relay("a", "The Post", "Hospital"), retold])
    assert [edge.copied for edge in graph.edges] == [False, False]
    assert "The Post was passed on by The Mail" in graph.words


def test_an_outlet_that_copies_itself_is_one_box():
    copy = relay("b", "The Post", "The Post", how=RelayKind.COPIES, of="a")
    assert relay_graph([relay("a", "The Post"), copy]) is None


def test_outlets_that_speak_for_themselves_need_no_graph():
    assert relay_graph([relay("a", "The Post"), relay("b", "The Mail")]) is None


def test_a_circle_of_sources_comes_to_an_end():
    circle = [relay("a", "Post", "Radio", "Mail"), relay("b", "Post", "Mail", "Radio")]
    assert len(relay_graph(circle).nodes) == 3


def test_boxes_never_cover_each_other():
    graph = relay_graph([relay(str(n), f"Outlet {n}", "Hospital") for n in range(9)])
    assert len({(node.x, node.y) for node in graph.nodes}) == len(graph.nodes)


def test_one_claim_is_no_comparison():
    assert compare([told("a", "The Post")]) is None


def test_of_copies_one_stands_for_all():
    copies = [
        told("a", "Post", "Hospital", lineage="one"),
        told("b", "Mail", "Hospital", lineage="one"),
    ]
    assert compare(copies) is None
