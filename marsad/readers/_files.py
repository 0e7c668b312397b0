"""Reads the bytes of one page, within a limit."""

from typing import BinaryIO

from marsad.errors import PageError
from marsad.text.decoding import LARGEST_PAGE, too_large

__all__ = ["LARGEST_PAGE", "fault_of", "read_body", "too_large"]

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
    b"\x28\xb5\x2f\xfd": "compressed",
}


def read_body(file: BinaryIO) -> bytes:
    """The bytes of a page that is one file; PageError if it is no page."""
    body = file.read(LARGEST_PAGE + 1)
    fault = fault_of(body)
    if fault is not None:
        raise PageError(fault)
    return body


def fault_of(body: bytes) -> str | None:
    """Why these bytes are no page, by their number and their beginning; None if they may be one."""
    if len(body) > LARGEST_PAGE:
        return too_large()
    for signature, kind in SIGNATURES.items():
        if body.startswith(signature):
            return f"the page is not text: it is {kind}. Save its words as text and read that."
    return None
