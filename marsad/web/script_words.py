"""The words of the map's scripts in the reader's language, as the page hands them over."""

from msgspec import json

from marsad.web.tongue import catalogue, tongue


def script_words() -> str:
    """As JSON what each English sentence is; of what follows a count, all its forms in order."""
    known: dict[str | tuple[str, int], str] = getattr(
        catalogue(tongue().code, "script"), "_catalog", {}
    )
    found: dict[str, str | list[str]] = {}
    for key, words in sorted(known.items(), key=str):
        if isinstance(key, tuple):
            forms = found.setdefault(key[0], [])
            if isinstance(forms, list):
                forms.append(words)
        elif key:
            found[key] = words
    return json.encode(found).decode()
