"""Gather the words of the pages into catalogues, and make of these what is served.

    python tools/catalogues.py            bring the .po files up to date, write the .mo files
    python tools/catalogues.py --check    stop if words are missing, fuzzy, or not compiled

`marsad.po` has the words of templates and Python, `script.po` those of the map's scripts.
"""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "marsad" / "web"
LOCALE = WEB / "locale"
LANGUAGES = ("fr",)
JINJA = "jinja2.ext:babel_extract"
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "say": None,
    "mark": None,
    "counted": (1, 2),
    "mark_count": (1, 2),
    "say_in": ((1, "c"), 2),
    "mark_in": ((1, "c"), 2),
}
NO_DAY = datetime(1970, 1, 1, tzinfo=UTC)
# No names and no dates: the same words give the same file.
HEADER = """msgid ""
msgstr ""
"Project-Id-Version: marsad\\n"
"Language: {language}\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
# What is looked at for each domain: where, and how.
SOURCES: dict[str, tuple[Path, list[tuple[str, str]]]] = {
    "marsad": (WEB, [("**.py", "python"), ("templates/**.html", JINJA)]),
    "script": (WEB / "static" / "js", [("**.js", "javascript")]),
}
OPTIONS = {
    "templates/**.html": {
        "trimmed": "true",
        "extensions": "jinja2.ext.i18n",
        "newstyle_gettext": "true",
        "silent": "false",
    }
}


def gather(domain: str) -> Catalog:
    """All words of a domain, as they stand in the code."""
    folder, methods = SOURCES[domain]
    found = Catalog(project="marsad", charset="utf-8")
    rows = extract_from_dir(
        folder,
        method_map=methods,
        options_map=OPTIONS,
        keywords=KEYWORDS,
    )
    for file, _, words, _, context in rows:
        found.add(words, locations=[(file, 0)], context=context)
    if domain == "marsad":
        for words in said_of_borders():
            found.add(words, locations=[("static/borders.json", 0)])
    return found


def said_of_borders() -> Iterator[str]:
    """What the table of disputed borders says of each."""
    table = json.loads((WEB / "static" / "borders.json").read_text(encoding="utf-8"))
    yield table["statement"]
    for row in (*table["dashed"], *table["missing"]):
        yield from (row["name"], row["note"])


def read(language: str, domain: str) -> Catalog:
    path = path_of(language, domain)
    if not path.exists():
        return Catalog(locale=language, project="marsad", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def path_of(language: str, domain: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"{domain}.po"


def compiled(catalogue: Catalog) -> bytes:
    catalogue.creation_date = catalogue.revision_date = NO_DAY
    made = BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()


def update(language: str, domain: str) -> None:
    """Add what is new, drop what is gone; nothing is guessed from what is alike."""
    catalogue = read(language, domain)
    catalogue.update(gather(domain), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    path = path_of(language, domain)
    with path.open("wb") as file:
        write_po(
            file,
            catalogue,
            width=100,
            omit_header=True,
            sort_output=True,
            include_lineno=False,
        )
    path.write_text(HEADER.format(language=language) + path.read_text(encoding="utf-8"))
    path.with_suffix(".mo").write_bytes(compiled(read(language, domain)))


def faults(language: str, domain: str) -> Iterator[str]:
    """What is wrong with a catalogue, a line each."""
    wanted, known = gather(domain), read(language, domain)
    for message in wanted:
        own = known.get(message.id, message.context) if message.id else None
        if message.id and (own is None or not is_whole(own)):
            yield f"{domain}.po: {message.id!r} has no words"
        elif own is not None and own.fuzzy:
            yield f"{domain}.po: {message.id!r} is fuzzy"
    for message in known:
        if message.id and wanted.get(message.id, message.context) is None:
            yield f"{domain}.po: {message.id!r} is said nowhere"
    if path_of(language, domain).with_suffix(".mo").read_bytes() != compiled(known):
        yield f"{domain}.mo is not made from {domain}.po"


def is_whole(message: Message) -> bool:
    """Whether it has words, for every plural."""
    words = message.string
    return all(words) if isinstance(words, (tuple, list)) else bool(words)


def main() -> None:
    checking = sys.argv[1:] == ["--check"]
    for language in LANGUAGES:
        for domain in SOURCES:
            if not checking:
                update(language, domain)
    found = [fault for one in LANGUAGES for domain in SOURCES for fault in faults(one, domain)]
    print("\n".join(found) or "every word is there")
    if found:
        sys.exit(f"{len(found)} faults: mend the .po files, then run `python tools/catalogues.py`.")


if __name__ == "__main__":
    main()
