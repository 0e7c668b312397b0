"""The settings, in one place: a `marsad.toml` in the working folder, then the environment.

    store      = "marsad.db"            MARSAD_STORE       the store that commands use
    gazetteer  = "gazetteer.db"         MARSAD_GAZETTEER   another gazetteer than marsad's own
    territories = "disputed.toml"       MARSAD_TERRITORIES  another table of disputed territories
    registries = ["our-actors.toml"]    MARSAD_REGISTRIES  more actors and sources; in the
                                                           environment separated as PATH is
    contact    = "desk@news.example"    MARSAD_CONTACT     whom a server's owner can turn to
    delay_s    = 2.0                                       the least pause between two requests
    captures   = "captures"             MARSAD_CAPTURES    the folder of web archives of all
                                                           that is fetched
    allow_private = ["wiki.internal"]                      inner hosts that may be fetched from
    policy     = "last-word"            MARSAD_POLICY      how tolls are reconciled
    ranking    = ["White Helmets"]                         whom you believe first, for `ranked`
    reviewer   = "Amal"                 MARSAD_REVIEWER    who decides, where no --by says so

    [fields]                                               names of a JSON row's fields, before
    text = ["body_text"]                                   those that marsad knows

MARSAD_SETTINGS names another file. Paths in the file are counted from its folder. An option of a
command wins over both.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from marsad.errors import SettingsError
from marsad.records import Policy

FILE_NAME = "marsad.toml"
# What a row of JSON Lines can say of a page.
FIELDS = ("text", "html", "title", "url", "published", "outlet")
# Whose values are paths, or lists of them.
PATHS = frozenset({"store", "gazetteer", "territories", "registries", "captures"})


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What can be set. None for the gazetteer means the one that marsad builds for itself.

    `captures` is None for a folder beside the store, with its name.
    """

    store: Path = Path("marsad.db")
    gazetteer: Path | None = None
    territories: Path | None = None
    registries: tuple[Path, ...] = ()
    contact: str | None = None
    delay_s: Annotated[float, Meta(ge=0)] = 1.0
    captures: Path | None = None
    allow_private: tuple[str, ...] = ()
    policy: Policy = Policy.LAST_WORD
    ranking: tuple[str, ...] = ()
    reviewer: str | None = None
    fields: dict[str, tuple[str, ...]] = {}

    def __post_init__(self) -> None:
        if unknown := sorted(set(self.fields) - set(FIELDS)):
            message = f"[fields] has no {', '.join(unknown)}; it has {', '.join(FIELDS)}"
            raise ValueError(message)


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
    if not file.exists():
        return {}
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"the settings file {file} is no TOML: {error}."
        raise SettingsError(message) from error
    except OSError as error:
        message = f"the settings file {file} cannot be read: {error.strerror or error}."
        raise SettingsError(message) from error
    return {
        name: from_folder(file.parent, value) if name in PATHS else value
        for name, value in values.items()
    }


def from_folder(folder: Path, value: object) -> object:
    """Count the paths in a value from the file's folder; what is no path stays, to be refused."""
    if isinstance(value, str):
        return str(folder / value)
    if isinstance(value, list):
        return [from_folder(folder, part) for part in value]
    return value


def from_environment(environment: Mapping[str, str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name in (
        "store", "gazetteer", "territories", "contact", "captures", "policy", "reviewer"
    ):  # fmt: skip
        if environment.get(f"MARSAD_{name.upper()}"):
            values[name] = environment[f"MARSAD_{name.upper()}"]
    if environment.get("MARSAD_REGISTRIES"):
        values["registries"] = environment["MARSAD_REGISTRIES"].split(os.pathsep)
    return values
