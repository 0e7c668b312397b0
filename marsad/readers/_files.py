"""Reads a file's bytes, within a limit."""

from pathlib import Path

from marsad.errors import InputError, PageError
from marsad.text.decoding import LARGEST_PAGE, too_large

__all__ = ["LARGEST_PAGE", "fault_of", "read_bytes", "too_large"]

# How files begin that are often saved under the name of a page. Short ones could pass for text.
SIGNATURES = {
    b"%PDF-": "a PDF",
    b"GIF87a": "a picture",
    b"GIF89a": "a picture",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "an office document",
    b"\x1f\x8b": "compressed",
}


def read_bytes(path: Path) -> bytes:
    """The bytes of a page: InputError if the file cannot be read, PageError if it is no page."""
    try:
        size = path.stat().st_size
        if size > LARGEST_PAGE:
            raise PageError(too_large(size))
        body = path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}."
        raise InputError(message) from error
    fault = fault_of(body)
    if fault is not None:
        raise PageError(fault)
    return body


def fault_of(body: bytes) -> str | None:
    """Why these bytes are no page, by their number and their beginning; None if they may be one."""
    if len(body) > LARGEST_PAGE:
        return too_large(len(body))
    for signature, kind in SIGNATURES.items():
        if body.startswith(signature):
            return f"the page is not text: it is {kind}. Save its words as text and read that."
    return None
