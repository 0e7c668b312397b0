"""Reads a file's bytes, within a limit."""

from pathlib import Path

from marsad.errors import InputError, PageError

# No news page comes near it; a file beyond it is something else, and would fill the memory.
LARGEST_PAGE = 20 * 1024 * 1024


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


def too_large(size: int) -> str:
    limit = LARGEST_PAGE // 2**20
    return f"the page has {size / 2**20:.0f} MB; pages of up to {limit} MB are read. Split it."
