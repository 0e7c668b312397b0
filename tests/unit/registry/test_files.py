from pathlib import Path

import pytest

from marsad.errors import RegistryError
from marsad.registry.files import read_entries
from marsad.registry.store import load_registry

WATCH = """
[[entry]]
id = "river-watch"
name = "River Watch"
kind = "monitor"
aliases = ["RWX"]
"""


WAR = """
[[conflict]]
id = "river-war"
name = "River War"
countries = ["NO"]
source = "Ours."
[conflict.sides]
north = ["{}"]
south = ["{}"]
"""


def write(folder: Path, text: str, name: str = "mine.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_gives_its_entries(tmp_path: Path) -> None:
    (entry,) = read_entries([write(tmp_path, WATCH)])
    assert (entry.id, entry.name, entry.aliases) == ("river-watch", "River Watch", ("RWX",))


def test_a_users_entry_is_found_beside_the_packaged_ones(tmp_path: Path) -> None:
    registry = load_registry(write(tmp_path, WATCH))
    found = registry.find("River Watch and the Syrian army disagree.")
    assert [mention.entry.id for mention in found] == ["river-watch", "syrian-army"]


def test_an_addition_gives_a_packaged_entry_another_name(tmp_path: Path) -> None:
    path = write(tmp_path, '[[addition]]\nid = "sohr"\naliases = ["Coventry monitor"]\n')
    (mention,) = load_registry(path).find("The Coventry monitor counted nine dead.")
    assert mention.entry.name == "Syrian Observatory for Human Rights"


def test_files_are_read_once_for_each_set(tmp_path: Path) -> None:
    path = write(tmp_path, WATCH)
    assert load_registry(path) is load_registry(path)
    assert load_registry(path) is not load_registry()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("[[entry]", "not TOML", id="broken TOML"),
        pytest.param('name = "x"', "'name' is not expected", id="loose field"),
        pytest.param('[entry]\nid = "x"', "'entry' is not expected", id="single brackets"),
        pytest.param(
            WATCH + "alias = []\n", r"entry 1 \(river-watch\).*`alias`", id="unknown field"
        ),
        pytest.param(
            WATCH + "people = [3]\n", r"entry 1 \(river-watch\).*\$\.people", id="wrong type"
        ),
        pytest.param('[[entry]]\nid = "x"\n', r"entry 1 \(x\).*`name`", id="missing field"),
        pytest.param(WATCH.replace("monitor", "wizard"), "no kind is 'wizard'", id="kind"),
        pytest.param(WATCH.replace("river-watch", "River Watch"), "an id is", id="id"),
        pytest.param(WATCH + 'country = "Syria"\n', "'Syria' is no ISO code", id="country"),
        pytest.param(WATCH.replace("RWX", "---"), "'---' has no letters", id="empty name"),
        pytest.param(WATCH + 'allies = ["nobody"]\n', "ally's id 'nobody'", id="ally"),
        pytest.param(WATCH + WATCH, "the id 'river-watch' is taken", id="id twice"),
        pytest.param(WATCH + 'serves = ["nobody"]\n', "master's id 'nobody'", id="master"),
        pytest.param(WATCH + 'follows = ["nobody"]\n', "forerunner's id 'nobody'", id="forerunner"),
        pytest.param(WATCH + 'since = "June 2014"\n', "'June 2014' is no day", id="day"),
        pytest.param(
            WATCH + 'since = "2015"\nuntil = "2014-06"\n', "ends before it begins", id="days"
        ),
        pytest.param(
            WATCH + 'kinds = [{ kind = "wizard", since = "2014" }]\n',
            "no kind is 'wizard'",
            id="kind of a time",
        ),
        pytest.param(
            WATCH + 'allies = [{ id = "river-watch", from = "2014" }]\n',
            r"entry 1 \(river-watch\).*`from`",
            id="field of a tie",
        ),
        pytest.param(WATCH + WAR.format("nobody", "river-watch"), "'nobody'", id="member"),
        pytest.param(
            WATCH + WAR.format("river-watch", "river-watch"),
            "is on the side 'north' and on 'south' at the same time",
            id="two sides at once",
        ),
        pytest.param('[[addition]]\nid = "nobody"\n', "addition to 'nobody'", id="addition"),
        pytest.param(WATCH + 'titles = [""]\n', "'' has no letters", id="empty title"),
        pytest.param(
            WATCH + '[[addition]]\nid = "river-watch"\npeople = ["?"]\n',
            r"entry 'river-watch': the name '\?' has no letters",
            id="addition of an empty name",
        ),
    ],
)
def test_a_mistake_is_told_with_its_file_and_entry(tmp_path: Path, text: str, told: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(RegistryError, match=told) as caught:
        read_entries([path])
    assert str(path) in str(caught.value)


def test_a_name_of_two_entries_is_refused_with_both(tmp_path: Path) -> None:
    first = write(tmp_path, WATCH, "first.toml")
    second = write(
        tmp_path,
        '[[entry]]\nid = "radio-west"\nname = "Radio West"\nkind = "media"\naliases = ["R.W.X."]\n',
        "second.toml",
    )
    with pytest.raises(RegistryError, match=r"'R\.W\.X\.' already means 'river-watch'") as caught:
        read_entries([first, second])
    assert str(first) in str(caught.value)
    assert str(second) in str(caught.value)


def test_two_entries_may_share_a_title(tmp_path: Path) -> None:
    other = '[[entry]]\nid = "lake-watch"\nname = "Lake Watch"\nkind = "monitor"\n'
    path = write(tmp_path, WATCH + 'titles = ["watch"]\n' + other + 'titles = ["watch"]\n')
    assert len(read_entries([path])) == 2


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match=r"none\.toml cannot be read"):
        read_entries([tmp_path / "none.toml"])
