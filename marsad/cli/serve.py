"""The map in a browser: `serve`."""

from collections.abc import Callable
from functools import partial
from ipaddress import ip_address
from pathlib import Path
from secrets import token_urlsafe
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
    review: Annotated[
        bool, typer.Option("--review", help="Let those who have the token decide in the page.")
    ] = False,
    token_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The token for --review, instead of a new one."),
    ] = None,
    basemap: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A map of your own under the marks: a PMTiles file."),
    ] = None,
    workers: Annotated[
        int, typer.Option(min=1, max=64, help="Processes that answer; each keeps its own memory.")
    ] = 1,
    store: StoreOption = None,
) -> None:
    """Serve the map, the list, the timeline and the API of a store, until Ctrl-C.

    Only this machine is answered, unless you name another address and say --allow-remote: there
    is no log-in, so whoever reaches the address reads all that is stored. A name in the request
    that is neither this address nor an --allow-host is refused.

    With --review a token is printed. Whoever gives it under /review may merge, split, confirm,
    reject, correct and grade; each decision is kept with a name and a reason, and can be undone.

    With --basemap the tiles of a PMTiles file are drawn under the marks. They come from this
    machine too: nothing is asked of any other.

    Example: marsad serve --port 8001
    """
    if not is_loopback(host) and not allow_remote:
        message = f"--host {host} lets other machines read the store without a log-in. "
        message += "If that is meant, add --allow-remote."
        raise InputError(message)
    from marsad.web.app import create_app  # noqa: PLC0415  --help needs no server

    path = store_path(store)
    shown = f"[{host}]" if ":" in host else host
    token = writing_token(token_file) if review or token_file else None
    hosts = (shown, *(allow_host or ()))
    make_app = partial(
        create_app, path, allowed_hosts=hosts, token=token, basemap=basemap, read_ahead=True
    )
    make_app()  # what is wrong with the files is told before anything is served
    note(f"{path} at http://{shown}:{port} until Ctrl-C.")
    if token is not None and token_file is None:
        note(f"To decide, go to /review with the token {token}")
    run(make_app, host=host, port=port, workers=workers)


def run(make_app: Callable[[], object], *, host: str, port: int, workers: int) -> None:
    """Serve in this process, or in several that share the port."""
    import uvicorn  # noqa: PLC0415  --help needs no server
    from uvicorn.supervisors.multiprocess import Multiprocess  # noqa: PLC0415  the same

    config = uvicorn.Config(
        make_app,
        factory=True,
        host=host,
        port=port,
        workers=workers,
        log_level="warning",
        timeout_graceful_shutdown=2,
    )
    server = uvicorn.Server(config)
    if workers == 1:
        server.run()
    else:
        Multiprocess(config, [config.bind_socket()]).run()


def writing_token(file: Path | None) -> str:
    """The token of a file, else a new one that nobody can guess."""
    if file is None:
        return token_urlsafe(24)
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        message = f"--token-file {file} cannot be read: {error}"
        raise InputError(message) from error


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
