"""Bytes to text: the encoding found out, and what is no text refused."""

import codecs
import re

from marsad.errors import PageError

# No news page comes near it; a file beyond it is something else, and would fill the memory.
LARGEST_PAGE = 20 * 1024 * 1024
# Longer than any paragraph that people write; what reads sentences needs memory for all of it.
LONGEST_LINE = 100_000

# The four-byte mark of UTF-32 begins with the two-byte mark of UTF-16: it is looked for first.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]")
# What Python calls encodings and no page is written in.
_NO_CHARSET = re.compile(r"(?:raw.)?unicode.escape|punycode", re.IGNORECASE)
_LINE_END = re.compile("\r\n?")

# A stray control character is a slip of some program; more than one in a hundred is no text.
_MOST_CONTROLS, _MAX_CONTROL_SHARE = 3, 0.01
_MANY_ZEROS, _FEW_ZEROS = 0.05, 0.005
_LOOKED_AT = 20_000
# Two letters and their zero bytes: less may be anything.
_SHORTEST_WIDE = 4
_ASCII = 128
_WESTERN = "cp1252"
# Two signs beyond ASCII may pass for one of UTF-8; ten such to one that does not, never.
_FEWEST_WHOLE = 10
# Below this share of letters beyond ASCII, "cp1250" is what the detector says of English with
# typographic quotes; Polish or Czech text has three times as many.
_FEW_BEYOND_ASCII = 0.02


def decode(body: bytes, *, declared: str | None = None, markup: bool = False) -> str:
    """Turn the bytes of a page into text: line feeds at line ends, no byte order mark.

    UTF-8 is tried first: other encodings hardly ever pass for it. Then `declared` counts (what
    the server said), then the page's own `<meta charset>` (with `markup`), then the look of the
    bytes. A page that is too big, empty or no text raises PageError.
    """
    if len(body) > LARGEST_PAGE:
        raise PageError(too_large())
    text = _LINE_END.sub("\n", _to_text(body, declared, markup=markup))
    if not text.strip(" \t\n\r\f\v\xa0\u200b\ufeff"):
        raise PageError("the page is empty: it holds no text.")
    controls = len(_CONTROL.findall(text))
    if "\0" in text or controls > max(_MOST_CONTROLS, _MAX_CONTROL_SHARE * len(text)):
        raise PageError(
            "the page is not text: it holds control characters, as programs, images do."
        )
    return text


def too_large() -> str:
    """What to tell the user of a page that is beyond the limit."""
    limit = LARGEST_PAGE // 2**20
    return f"the page is larger than that: pages of up to {limit} MB are read. Split it."


def refuse_long_lines(text: str) -> None:
    """Raise PageError for text with a line that no person wrote and no parser can hold."""
    if max(map(len, text.split("\n"))) > LONGEST_LINE:
        raise PageError(
            f"no line breaks for more than {LONGEST_LINE:,} characters: this is not the text "
            "of an article. Put each paragraph on its own line."
        )


def _to_text(body: bytes, declared: str | None, *, markup: bool) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    wide = _wide_encoding(body[:_LOOKED_AT])
    if wide is not None:
        return body.decode(wide, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        if (text := _damaged_utf_8(body)) is not None:
            return text
        known = declared if declared is not None and _is_known(declared) else None
        if known is not None and codecs.lookup(known).name != "utf-8":
            return body.decode(known, "replace")
        return body.decode(_detect(body, markup=markup), "replace")


def _damaged_utf_8(body: bytes) -> str | None:
    """The text of UTF-8 in which a few signs are broken; other encodings never look so."""
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(not sign.isascii() for sign in text) - broken
    return text if broken * _FEWEST_WHOLE <= whole else None


def _is_known(encoding: str) -> bool:
    """Say whether this names an encoding of text: pages say "undefined", and Python knows "zip"."""
    try:
        b"a".decode(encoding, "replace")
    except (LookupError, ValueError):
        return False
    return _NO_CHARSET.match(encoding) is None


def _wide_encoding(sample: bytes) -> str | None:
    """Tell UTF-16 without its mark by where the zero bytes stand: every Latin letter has one."""
    if len(sample) < _SHORTEST_WIDE:
        return None
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    many, few = len(sample) * _MANY_ZEROS, len(sample) * _FEW_ZEROS
    if second > many and first <= few:
        return "utf-16-le"
    return "utf-16-be" if first > many and second <= few else None


def _detect(body: bytes, *, markup: bool) -> str:
    from resiliparse.parse.encoding import detect_encoding  # noqa: PLC0415  only odd pages need it

    found = detect_encoding(body, from_html_meta=markup)
    if found == "utf-8":  # what the page says of itself, and is not
        found = detect_encoding(body, from_html_meta=False)
    if found is None or found == "utf-8":  # it says UTF-8 where it knows nothing
        return _WESTERN
    beyond = sum(not byte < _ASCII for byte in body[:_LOOKED_AT])
    rare = beyond < _FEW_BEYOND_ASCII * len(body[:_LOOKED_AT])
    return _WESTERN if found == "cp1250" and rare else found
