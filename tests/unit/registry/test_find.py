"""How names are found, shown on a small registry of our own, so that no packaged fact matters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.registry import Entry
from marsad.registry.store import Registry

REGISTRY = Registry(
    (
        Entry(
            id="watch",
            name="River Watch for Human Rights",
            kind="monitor",
            aliases=("River Watch", "OVR", "Observatoire de la rivière", "مرصد النهر"),
            people=("Adam Abdel Karim", "Adam Abdul Karim"),
            titles=("Watch", "monitor", "ngo"),
        ),
        Entry(
            id="north-army",
            name="Northern Army",
            kind="state_force",
            aliases=("Northland's army", "NA", "U.N. Test Force"),
            titles=("army",),
            country="NO",
        ),
        Entry(
            id="free-north-army",
            name="Free Northern Army",
            kind="rebel_group",
            aliases=("al-Shamal", "Shamali", "Hay'at al-Shamal"),
            titles=("army", "WAR"),
        ),
        Entry(
            id="world-radio",
            name="World Arts Radio",
            kind="media",
            aliases=("WAR", "Farc", "FARC"),
            people=("Boras",),
        ),
        Entry(
            id="give",
            name="Give, Take & Go",
            kind="ngo",
            aliases=("GA", "GA-K", "Hills (North)"),
        ),
    )
)


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.entry.id) for mention in REGISTRY.find(text)]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        pytest.param(
            "The Free Northern Army met the Northern Army.",
            [("Free Northern Army", "free-north-army"), ("Northern Army", "north-army")],
            id="the longest name wins",
        ),
        pytest.param("NORTHERN ARMY RETREATS", [("NORTHERN ARMY", "north-army")], id="capitals"),
        pytest.param("the Northern army’s tanks", [("Northern army", "north-army")], id="'s"),
        pytest.param("Northland’s army fled", [("Northland’s army", "north-army")], id="inner 's"),
        pytest.param(
            "Hay’at al–Shamal and Hayat al Shamal",
            [("Hay’at al–Shamal", "free-north-army"), ("Hayat al Shamal", "free-north-army")],
            id="hyphens and apostrophes",
        ),
        pytest.param(
            "l’Observatoire de la rivie\u0301re",
            [("Observatoire de la rivie\u0301re", "watch")],
            id="accents",
        ),
        pytest.param("قال مرصد النهر", [("مرصد النهر", "watch")], id="Arabic"),
        pytest.param("the UN Test Force", [("UN Test Force", "north-army")], id="initials"),
        pytest.param("Shamalis fled", [("Shamalis", "free-north-army")], id="plural"),
        pytest.param("Northern\nArmy", [("Northern\nArmy", "north-army")], id="line break"),
        pytest.param("Northern. Army. River, Watch", [], id="not over a full stop or comma"),
        pytest.param("Northern\n\nArmy", [], id="not over an empty line"),
        pytest.param("ariver watchtower, northern armyworm", [], id="whole words"),
        pytest.param("a river watch was kept", [], id="a name needs its capital"),
        pytest.param(
            "Farc and FARC", [("Farc", "world-radio"), ("FARC", "world-radio")], id="two spellings"
        ),
        pytest.param("Give, Take & Go said", [("Give, Take & Go", "give")], id="its own comma"),
        pytest.param("the GA-K said", [("GA-K", "give")], id="a hyphen in an abbreviation"),
        pytest.param("Hills (North) said", [("Hills (North)", "give")], id="its own brackets"),
    ],
)
def test_names_are_found(text: str, mentions: list[tuple[str, str]]) -> None:
    assert found(text) == mentions


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("told WAR by telephone", 1, id="as written"),
        pytest.param("told W.A.R. by telephone", 1, id="with dots"),
        pytest.param("a war was told of", 0, id="small"),
        pytest.param("War was told of", 0, id="first letter"),
        pytest.param("RIVER TOWN TIRED OF WAR AFTER YEARS", 0, id="in a line of capitals"),
        pytest.param("RIVER TOWN IS TIRED\nWAR", 1, id="alone on its line"),
    ],
)
def test_a_short_abbreviation_is_found_in_its_own_capitals_alone(text: str, count: int) -> None:
    assert len(REGISTRY.find(text)) == count


@pytest.mark.parametrize(
    "text",
    [
        "Shamali-backed gunmen",
        "anti-Shamali fighters",
        "pro–Shamali posts",
        "a Shamali affiliate",
        "Shamali supporters",
    ],
)
def test_one_side_of_a_relation_is_not_the_actor(text: str) -> None:
    assert found(text) == []


def test_who_holds_or_leads_is_found() -> None:
    assert found("Shamali-held hills") == [("Shamali", "free-north-army")]
    assert found("a Shamali-led raid") == [("Shamali", "free-north-army")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("River Watch spoke. The monitor said so.", "monitor", id="with the"),
        pytest.param("River Watch spoke. The UK-based NGO said so.", "NGO", id="with its seat"),
        pytest.param("River Watch spoke. Watch staff said so.", "Watch", id="with its capital"),
    ],
)
def test_a_title_counts_after_the_name(text: str, title: str) -> None:
    assert found(text) == [("River Watch", "watch"), (title, "watch")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The monitor said so. River Watch spoke.", id="before the name"),
        pytest.param("River Watch spoke. A monitor said so.", id="without the"),
        pytest.param("River Watch spoke. A watch was kept.", id="without its capital"),
        pytest.param("River Watch spoke. The Night Watch came.", id="the end of another name"),
    ],
)
def test_a_title_does_not_count(text: str) -> None:
    assert found(text) == [("River Watch", "watch")]


def test_a_title_that_two_named_entries_share_is_left_alone() -> None:
    text = "The Northern Army fired. The army left. The Free Northern Army fired. The army left."
    assert [mention.start for mention in REGISTRY.find(text) if mention.text == "army"] == [29]


def test_a_title_of_what_was_named_wins_over_a_name_of_another() -> None:
    assert found("WAR reports.") == [("WAR", "world-radio")]
    assert found("The Free Northern Army (WAR) and WAR")[1:] == [("WAR", "free-north-army")] * 2


@pytest.mark.parametrize(
    ("text", "surname"),
    [
        pytest.param("Adam Abdel Karim spoke. Abdel Karim left.", "Abdel Karim", id="in full"),
        pytest.param("Adam Abdul-Karim spoke. Mr Karim left.", "Karim", id="after Mr"),
        pytest.param("Adam Abdel Karim spoke, but Karim's men left.", "Karim", id="possessive"),
    ],
)
def test_a_surname_counts_after_the_full_name(text: str, surname: str) -> None:
    first, second = REGISTRY.find(text)
    assert (first.entry.id, second.entry.id) == ("watch", "watch")
    assert (first.person, second.person) == (True, True)
    assert second.text == surname


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Karim left. Adam Abdel Karim spoke.", id="before the full name"),
        pytest.param("Adam Abdel Karim spoke. Omar Karim left.", id="another person"),
        pytest.param("Adam Abdel Karim spoke. It was karim to them.", id="small"),
    ],
)
def test_a_surname_does_not_count(text: str) -> None:
    assert len(REGISTRY.find(text)) == 1


def test_a_single_name_is_no_part_of_a_longer_one() -> None:
    assert found("Boras spoke, as Lars Boras had.") == [("Boras", "world-radio")]


def test_offsets_are_moved_by_the_offset() -> None:
    (mention,) = REGISTRY.find("The Northern Army left.", 100)
    assert (mention.start, mention.end) == (104, 117)


def test_what_an_earlier_passage_named_is_called_back() -> None:
    earlier = REGISTRY.find("Adam Abdel Karim of River Watch")
    later = REGISTRY.find("Karim spoke for the monitor.", earlier=earlier)
    assert [mention.text for mention in later] == ["Karim", "monitor"]
    assert REGISTRY.find("Karim spoke for the monitor.") == ()


PIECES = st.sampled_from(
    ["River Watch", "Adam Abdel Karim", "Karim", "the monitor", "GA", "’s", "-backed", "\n\n", "(é"]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=5))), st.integers(0, 9))
def test_mentions_quote_the_text_in_order_and_never_overlap(parts: list[str], offset: int) -> None:
    text = " ".join(parts)
    end = 0
    for mention in REGISTRY.find(text, offset):
        start = mention.start - offset
        assert text[start : mention.end - offset] == mention.text
        assert start >= end
        end = mention.end - offset


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the envoy to the Northern Army left", id="an envoy to it"),
        pytest.param("Norway's ambassador at River Watch", id="an ambassador at it"),
        pytest.param("a flat in Northern Army Street", id="a street"),
        pytest.param("the River Watch bridge fell", id="a bridge"),
    ],
)
def test_where_an_envoy_sits_and_what_bears_a_name_is_not_the_actor(text: str) -> None:
    assert found(text) == []


def test_an_envoy_of_it_still_speaks_for_it() -> None:
    assert found("the envoy of River Watch said so") == [("River Watch", "watch")]
