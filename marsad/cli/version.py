"""The version."""

import typer

from marsad import __version__


def version() -> None:
    """Print the version of marsad.

    The version of what a store holds is kept with each page: see `marsad pages`.
    """
    typer.echo(__version__)
