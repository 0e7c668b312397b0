"""Errors as the reader gets them: JSON with a message from the API, a page elsewhere."""

import logging

from litestar import MediaType, Request, Response
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from litestar.response import Template
from msgspec import Struct

from marsad.errors import InputError, MarsadError, NotFoundError, StoreError
from marsad.web.retelling import retold
from marsad.web.tongue import say

AnyRequest = Request[object, object, State]

LOG = logging.getLogger(__name__)

STATUS_OF = ((NotFoundError, 404), (InputError, 400), (StoreError, 503), (MarsadError, 500))

# What asks for JSON, and gets its errors as JSON.
JSON_PATHS = ("/api/", "/map/", "/schema/", "/static/", "/vendor/")


class Failure(Struct, frozen=True):
    """What went wrong, in words for the reader."""

    message: str


def answer_marsad_error(request: AnyRequest, error: MarsadError) -> Response[Failure] | Template:
    """Give the error's own message, which says what to do next."""
    status = next(status for kind, status in STATUS_OF if isinstance(error, kind))
    return answer(request, status, retold(str(error)))


def answer_http_error(request: AnyRequest, error: HTTPException) -> Response[Failure] | Template:
    """Name each parameter that cannot be used and why; else say what HTTP says."""
    problems = error.extra if isinstance(error.extra, list) else []
    wrong = [f"{problem['key']}: {retold(problem['message'])}" for problem in problems]
    message = "; ".join(wrong) or retold(error.detail)
    if error.status_code == 404 and not wrong:  # noqa: PLR2004  the status of an unknown address
        message = say(
            "there is nothing at {path}. The addresses are listed at /schema.",
            path=request.url.path,
        )
    return answer(request, error.status_code, message)


def answer_bug(request: AnyRequest, error: Exception) -> Response[Failure] | Template:
    """Log what nobody meant to happen; the reader learns that it is not their doing."""
    LOG.error("%s could not be answered", request.url.path, exc_info=error)
    message = say("this is a mistake in marsad; the log of the server has its trace.")
    return answer(request, 500, message)


def answer(request: AnyRequest, status: int, message: str) -> Response[Failure] | Template:
    if request.url.path.startswith(JSON_PATHS):
        return Response(Failure(message), status_code=status, media_type=MediaType.JSON)
    return Template("error.html", context={"message": message}, status_code=status)
