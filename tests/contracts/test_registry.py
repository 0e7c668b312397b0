"""What every entry of the packaged registry keeps to."""

import re
from pathlib import Path

import pytest

from marsad.registry import Entry
from marsad.registry.files import names_of
from marsad.registry.kinds import KINDS, kind_of_word
from marsad.registry.sides import as_tie
from marsad.registry.store import DATA, load_registry
from marsad.registry.words import key_of

REGISTRY = load_registry()
ENTRIES = REGISTRY.entries

# Kinds that only words without a name mean: nobody is called "residents".
NAMELESS = {"official", "witness"}


def ids(entries: list[Entry]) -> list[str]:
    return [entry.id for entry in entries]


def test_there_are_at_least_six_hundred_entries() -> None:
    assert len(ENTRIES) >= 600


def test_every_kind_has_entries_unless_it_is_nameless() -> None:
    assert {entry.kind for entry in ENTRIES} == set(KINDS) - NAMELESS


def test_every_entry_says_where_it_stands() -> None:
    assert ids([entry for entry in ENTRIES if not entry.note]) == []


def test_what_is_bound_to_a_state_names_it() -> None:
    bound = [entry for entry in ENTRIES if KINDS[entry.kind].state]
    assert ids([entry for entry in bound if entry.country is None]) == []


def test_no_general_noun_is_a_name() -> None:
    names = {name for entry in ENTRIES for name in names_of(entry)}
    assert sorted(name for name in names if kind_of_word(name)) == []


def test_no_name_begins_with_a_small_article() -> None:
    names = [name for entry in ENTRIES for name in names_of(entry)]
    assert [name for name in names if re.match(r"(a|an) ", name)] == []


def test_no_entry_lists_a_name_twice() -> None:
    for entry in ENTRIES:
        names = [name for name in names_of(entry) if len(name) > 4]
        assert len({key_of(name) for name in names}) == len(names), entry.id


def test_a_person_has_a_name_of_two_words_or_a_rare_one() -> None:
    short = [p for entry in ENTRIES for p in entry.people if " " not in p and len(p) < 4]
    assert short == []


def test_no_entry_is_its_own_ally() -> None:
    assert ids([entry for entry in ENTRIES if entry.id in entry.allies]) == []


def test_enemies_at_war_are_not_allied() -> None:
    for one, other in [
        ("syrian-army", "hts"),
        ("sudanese-army", "rsf"),
        ("russian-army", "ukrainian-army"),
        ("israeli-army", "hamas"),
        ("ethiopian-army", "tplf"),
        ("congolese-army", "m23"),
        ("myanmar-army", "pdf"),
        ("yemeni-army", "houthis"),
        ("lna", "libyan-army"),
        ("afghan-army", "taliban"),
        ("palestinian-authority", "hamas"),
        ("azerbaijani-army", "artsakh"),
        ("nigerian-army", "boko-haram"),
    ]:
        assert not REGISTRY.allied(REGISTRY.get(one), REGISTRY.get(other)), (one, other)


def test_a_partys_own_media_are_on_its_side() -> None:
    for medium, party in [
        ("sana", "syrian-army"),
        ("amaq", "islamic-state"),
        ("al-masirah", "houthis"),
        ("al-manar", "hezbollah"),
        ("tass", "russian-army"),
        ("gaza-health-ministry", "hamas"),
    ]:
        assert REGISTRY.allied(REGISTRY.get(medium), REGISTRY.get(party)), (medium, party)


def test_each_alliance_and_each_kind_of_a_time_says_where_it_comes_from() -> None:
    dated = [(e.id, t) for e in ENTRIES for t in (*map(as_tie, e.allies), *e.kinds)]
    assert [entry for entry, tie in dated if not tie.source] == []


def test_each_member_with_days_says_where_they_come_from() -> None:
    for conflict in REGISTRY.conflicts:
        ties = [as_tie(member) for members in conflict.sides.values() for member in members]
        bare = [tie.id for tie in ties if (tie.since or tie.until) and not tie.source]
        assert bare == [], conflict.id
        assert conflict.source


def test_no_party_to_a_conflict_is_of_an_independent_kind() -> None:
    for conflict in REGISTRY.conflicts:
        members = [as_tie(m).id for side in conflict.sides.values() for m in side]
        kinds = {KINDS[REGISTRY.get(member).kind] for member in members}
        assert [kind.name for kind in kinds if kind.independent and not kind.armed] == []


@pytest.mark.parametrize(
    "country",
    [
        *("SY", "IQ", "YE", "LY", "UA", "RU", "AF", "PK", "SO", "ET", "SD", "SS", "NG", "ML", "BF"),
        *("NE", "CD", "CF", "MZ", "MM", "IL", "PS", "LB", "CO", "HT", "MX", "IN", "AZ", "GE", "PH"),
        *("TH", "TR", "EG", "CM", "TD"),
    ],
)
def test_the_main_conflicts_are_covered(country: str) -> None:
    assert [c.id for c in REGISTRY.conflicts if country in c.countries]
    assert {e.kind for e in ENTRIES if e.country == country} & {"government", "political_group"}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_an_entry_is_found_by_each_of_its_names(entry: Entry) -> None:
    for name in names_of(entry):
        (mention,) = REGISTRY.find(f"it was told by {name}, who were there")
        assert mention.entry is entry, name
        assert mention.text == name


def test_data_files_are_one_theme_each() -> None:
    assert sorted(path.stem for path in DATA.glob("*.toml")) == [
        *("armed-groups", "conflicts", "media", "monitors", "services", "state-bodies", "states"),
    ]


GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "extend-the-registry.md"


def test_the_guides_examples_load_beside_the_packaged_entries(tmp_path: Path) -> None:
    examples = tmp_path / "our-actors.toml"
    blocks = re.findall(r"```toml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    examples.write_text("\n".join(blocks), encoding="utf-8")
    registry = load_registry(examples)
    found = registry.find("Mara Ilves of AVWatch met the Coventry-based Observatory. Ilves left.")
    assert [mention.entry.id for mention in found] == [
        *("alder-valley-watch", "alder-valley-watch", "sohr", "alder-valley-watch"),
    ]


def test_the_guide_tells_every_kind_as_it_is() -> None:
    row = re.compile(r"^\| `(\w+)` \|[^|\n]*\|([^|\n]*)\|([^|\n]*)\|([^|\n]*)\|$", re.MULTILINE)
    told = {
        name: [cell.strip() == "yes" for cell in cells]
        for name, *cells in row.findall(GUIDE.read_text(encoding="utf-8"))
    }
    assert told == {
        name: [kind.armed, kind.state, kind.independent] for name, kind in KINDS.items()
    }
