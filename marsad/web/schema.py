"""The page at /schema that lists what the API answers; openapi.json beside it is for programs."""

from typing import Any

from jinja2 import Environment
from litestar import Request
from litestar.openapi.plugins import OpenAPIRenderPlugin


class OperationsPage(OpenAPIRenderPlugin):
    """A plain list of the operations: the usual renderers load their scripts from elsewhere."""

    def __init__(self, templates: Environment) -> None:
        super().__init__(path="/")
        self._templates = templates

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:  # noqa: ARG002  Litestar calls it so
        page = self._templates.get_template("schema.html")
        return page.render(schema=openapi_schema).encode()
