"""The address of a page without what differs between two visits to it."""

from urllib.parse import parse_qsl, urlencode, urlsplit

# Added to addresses so that visits can be counted; the page is the same without them.
TRACKING = frozenset(
    {"fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "cmpid", "ncid", "ocid"}
)


def page_address(url: str | None) -> str | None:
    """Return host, path and telling query of an address; None for a host's first page, or none."""
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    kept = [(key, value) for key, value in parse_qsl(parts.query) if not _is_tracking(key)]
    if parts.scheme not in {"http", "https"} or not host or not (path or kept):
        return None
    return f"{host}{path}" + (f"?{urlencode(sorted(kept))}" if kept else "")


def _is_tracking(key: str) -> bool:
    return key.lower().startswith("utm_") or key.lower() in TRACKING
