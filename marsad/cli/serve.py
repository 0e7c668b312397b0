"""The map in a browser: `serve`."""

from ipaddress import ip_address
from typing import Annotated

import typer

from marsad.cli.options import StoreOption, store_path
from marsad.cli.output import note
from marsad.errors import InputError


def serve(
    *,
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen at.")] = 8000,
    allow_remote: Annotated[
        bool, typer.Option("--allow-remote", help="Let other machines read the store.")
    ] = False,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A name by which other machines call this one."),
    ] = None,
    store: StoreOption = None,
) -> None:
    """Serve the map, the list, the timeline and the API of a store, until Ctrl-C.

    Only this machine is answered, unless you name another address and say --allow-remote: there
    is no log-in, so whoever reaches the address reads all that is stored. A name in the request
    that is neither this address nor an --allow-host is refused.

    Example: marsad serve --port 8001
    """
    if not is_loopback(host) and not allow_remote:
        message = f"--host {host} lets other machines read the store without a log-in. "
        message += "If that is meant, add --allow-remote."
        raise InputError(message)
    import uvicorn  # noqa: PLC0415  --help needs no server

    from marsad.web.app import create_app  # noqa: PLC0415  the same

    path = store_path(store)
    shown = f"[{host}]" if ":" in host else host
    app = create_app(path, allowed_hosts=(shown, *(allow_host or ())))
    note(f"{path} at http://{shown}:{port} until Ctrl-C.")
    uvicorn.run(app, host=host, port=port, log_level="warning")


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
