"""Media types as servers and files give them: `text/html; charset=utf-8`."""

import re

_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)


def kind_of(media_type: str | None) -> str:
    """The type without its parameters, in small letters; nothing for none."""
    return (media_type or "").partition(";")[0].strip().lower()


def charset_of(media_type: str | None) -> str | None:
    """The charset that it names, as it is written there."""
    found = _CHARSET.search(media_type or "")
    return found[1] if found else None
