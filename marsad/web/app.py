"""The web application: the JSON API under /api, the map at /, pages beside it."""

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from threading import Thread

from litestar import Litestar, Router
from litestar.config.compression import CompressionConfig
from litestar.datastructures import CacheControlHeader
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.static_files import create_static_files_router
from litestar.template import TemplateConfig

from marsad.errors import MarsadError
from marsad.store.store import Store, open_store
from marsad.web import boards
from marsad.web.api import API
from marsad.web.areas import AREAS, vague_places
from marsad.web.basemap import BASEMAP, Basemap, open_basemap
from marsad.web.errors import answer_bug, answer_http_error, answer_marsad_error
from marsad.web.feeds import FEEDS
from marsad.web.interpreting import interpreted
from marsad.web.live import give_events
from marsad.web.map_data import MAP_DATA
from marsad.web.remembering import Memory, remembering
from marsad.web.reporting import REPORTS
from marsad.web.reviewing import REVIEWS
from marsad.web.schema import OperationsPage
from marsad.web.security import guarded
from marsad.web.templating import environment
from marsad.web.tokens import Writing
from marsad.web.views import VIEWS

STATIC = Path(__file__).parent / "static"


def create_app(
    store_path: Path,
    *,
    allowed_hosts: Sequence[str] = (),
    token: str | None = None,
    basemap: Path | None = None,
    read_ahead: bool = False,
) -> Litestar:
    """Make the application that serves one store, opened for reading.

    It answers to this machine's own names; `allowed_hosts` adds others. With a `token`, whoever
    holds it may decide; without, nothing can be written. `basemap` is a PMTiles file to draw under
    the marks. To `read_ahead` is to count what the map shows before anybody asks. Raises StoreError
    if the store cannot be opened, InputError if the basemap is none.
    """
    own = open_basemap(basemap)
    store = open_store(store_path)

    writing = Writing(token=token)

    def provide_store() -> Store:
        return store

    def provide_basemap() -> Basemap:
        return own

    def provide_writing() -> Writing:
        return writing

    templates = environment()
    app = Litestar(
        route_handlers=[
            API,
            VIEWS,
            MAP_DATA,
            AREAS,
            BASEMAP,
            REPORTS,
            REVIEWS,
            FEEDS,
            give_events,
            *static_files(),
        ],
        dependencies={
            "basemap": Provide(provide_basemap, sync_to_thread=False),
            "store": Provide(provide_store, sync_to_thread=False),
            "writing": Provide(provide_writing, sync_to_thread=False),
        },
        exception_handlers={
            MarsadError: answer_marsad_error,
            HTTPException: answer_http_error,
            Exception: answer_bug,
        },
        template_config=TemplateConfig(instance=JinjaTemplateEngine.from_environment(templates)),
        openapi_config=OpenAPIConfig(
            title="marsad",
            version=version("marsad"),
            description="Incidents, claims and their evidence, as kept in one store.",
            use_handler_docstrings=True,
            render_plugins=[OperationsPage(templates), JsonRenderPlugin()],
        ),
        compression_config=CompressionConfig(
            backend="gzip",
            minimum_size=1000,
            gzip_compress_level=3,  # a list of 100 incidents in two thirds of the time of level 4
            exclude=["^/events$", "^/basemap"],  # gathered too late, or given in pieces
        ),
        logging_config=None,  # whoever serves it decides; bugs are logged by answer_bug
        on_startup=[Thread(target=count_ahead, args=(store,), daemon=True).start]
        if read_ahead
        else [],
        on_shutdown=[store.close],
    )
    app.asgi_handler = remembering(app.asgi_handler, Memory(store_path))
    # Outside of everything, so that unknown addresses are guarded too.
    app.asgi_handler = guarded(app.asgi_handler, allowed_hosts, writable=token is not None)
    app.asgi_handler = interpreted(app.asgi_handler)
    return app


def count_ahead(store: Store) -> None:
    """Make what the first view waits for."""
    boards.board(store)
    vague_places(store)


def static_files() -> list[Router]:
    """Serve our own files, asked for anew each time, and those of others, kept by the browser."""
    vendor = CacheControlHeader(max_age=31_536_000, immutable=True)  # folders carry their version
    return [
        create_static_files_router(
            "/static", [STATIC], cache_control=CacheControlHeader(no_cache=True), name="static"
        ),
        create_static_files_router(
            "/vendor", [STATIC / "vendor"], cache_control=vendor, name="vendor"
        ),
    ]
