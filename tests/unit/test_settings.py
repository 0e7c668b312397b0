from pathlib import Path

import pytest

from marsad.errors import SettingsError
from marsad.settings import Settings, load_settings


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)


def test_without_a_file_and_an_environment_the_defaults_hold():
    assert load_settings({}) == Settings(store=Path("marsad.db"), gazetteer=None, registries=())


def test_the_file_in_the_working_folder_is_read():
    Path("marsad.toml").write_text('store = "monitor.db"\nregistries = ["ours.toml"]\n')
    assert load_settings({}) == Settings(store=Path("monitor.db"), registries=(Path("ours.toml"),))


def test_paths_in_a_file_are_counted_from_its_folder():
    Path("desk").mkdir()
    Path("desk/set.toml").write_text('gazetteer = "g.db"\n')
    settings = load_settings({"MARSAD_SETTINGS": "desk/set.toml"})
    assert settings.gazetteer == Path("desk/g.db")


def test_the_environment_wins_over_the_file():
    Path("marsad.toml").write_text('store = "monitor.db"\n')
    settings = load_settings({"MARSAD_STORE": "other.db", "MARSAD_REGISTRIES": "a.toml:b.toml"})
    assert settings.store == Path("other.db")
    assert settings.registries == (Path("a.toml"), Path("b.toml"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param('stoer = "x"', "unknown field `stoer`", id="a name that is none"),
        pytest.param("store = 3", "Expected a path, got 3", id="a value of another type"),
        pytest.param("store =", "is no TOML", id="broken TOML"),
        pytest.param('[fields]\ntxt = ["a"]', "has no txt; it has text, html", id="no field"),
        pytest.param("delay_s = -1", r"`\$\.delay_s`", id="a pause below nought"),
        pytest.param(
            'fields = {text = "body"}', r"Expected `array`.*\$\.fields", id="a name that is no list"
        ),
    ],
)
def test_a_wrong_file_is_refused_with_what_is_wrong(text: str, message: str):
    Path("marsad.toml").write_text(text)
    with pytest.raises(SettingsError, match=message):
        load_settings({})


def test_a_named_file_must_exist():
    with pytest.raises(SettingsError, match="there is no such file"):
        load_settings({"MARSAD_SETTINGS": "gone.toml"})


def test_a_folder_in_place_of_the_file_is_told_of():
    Path("marsad.toml").mkdir()
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings({})


def test_what_is_no_path_is_not_counted_from_the_files_folder():
    Path("desk").mkdir()
    Path("desk/set.toml").write_text('contact = "desk@a.example"\n[fields]\ntext = ["body_text"]\n')
    settings = load_settings({"MARSAD_SETTINGS": "desk/set.toml"})
    assert settings.contact == "desk@a.example"
    assert settings.fields == {"text": ("body_text",)}
