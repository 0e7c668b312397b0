"""The settings, in one place: a `marsad.toml` in the working folder, then the environment.

    store      = "marsad.db"          MARSAD_STORE       the store that commands use
    gazetteer  = "gazetteer.db"       MARSAD_GAZETTEER   another gazetteer than marsad's own
    registries = ["our-actors.toml"]  MARSAD_REGISTRIES  more actors and sources; in the
                                                         environment separated as PATH is

MARSAD_SETTINGS names another file. Paths in the file are counted from its folder. An option of a
command wins over both.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from marsad.errors import SettingsError

FILE_NAME = "marsad.toml"


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What can be set. None for the gazetteer means the one that marsad builds for itself."""

    store: Path = Path("marsad.db")
    gazetteer: Path | None = None
    registries: tuple[Path, ...] = ()


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings; without a file and an environment they are the defaults."""
    environment = os.environ if environment is None else environment
    named = environment.get("MARSAD_SETTINGS")
    file = Path(named or FILE_NAME)
    if named and not file.is_file():
        message = f"MARSAD_SETTINGS names {file}, and there is no such file."
        raise SettingsError(message)
    values = {**from_file(file), **from_environment(environment)}
    try:
        return msgspec.convert(values, Settings, dec_hook=to_path)
    except msgspec.ValidationError as error:
        known = ", ".join(Settings.__struct_fields__)
        message = f"the settings in {file} cannot be used: {error}. There are: {known}."
        raise SettingsError(message) from error


def to_path(kind: type, value: object) -> Path:
    """Read a path; msgspec knows them only by this."""
    if kind is not Path or not isinstance(value, str):
        message = f"Expected a path, got {value!r}"
        raise TypeError(message)
    return Path(value)


def from_file(file: Path) -> dict[str, object]:
    if not file.is_file():
        return {}
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"the settings file {file} is no TOML: {error}."
        raise SettingsError(message) from error
    return {name: from_folder(file.parent, value) for name, value in values.items()}


def from_folder(folder: Path, value: object) -> object:
    """Count the paths in a value from the file's folder; what is no path stays, to be refused."""
    if isinstance(value, str):
        return str(folder / value)
    if isinstance(value, list):
        return [from_folder(folder, part) for part in value]
    return value


def from_environment(environment: Mapping[str, str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name in ("store", "gazetteer"):
        if environment.get(f"MARSAD_{name.upper()}"):
            values[name] = environment[f"MARSAD_{name.upper()}"]
    if environment.get("MARSAD_REGISTRIES"):
        values["registries"] = environment["MARSAD_REGISTRIES"].split(os.pathsep)
    return values
