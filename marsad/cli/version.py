"""The version."""

import typer

from marsad import __version__


def version() -> None:
    """Print the version of marsad.

    By what version each page of a store was read, `marsad pages` says.

    Example: marsad version
    """
    typer.echo(__version__)
