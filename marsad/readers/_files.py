"""Reads a file's bytes, within a limit."""

from pathlib import Path

from marsad.errors import InputError, PageError
from marsad.text.decoding import LARGEST_PAGE, too_large

__all__ = ["LARGEST_PAGE", "read_bytes", "too_large"]


def read_bytes(path: Path) -> bytes:
    """The bytes of a file: InputError if it cannot be read, PageError if it is too large."""
    try:
        size = path.stat().st_size
        if size > LARGEST_PAGE:
            raise PageError(too_large(size))
        return path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or error}."
        raise InputError(message) from error
