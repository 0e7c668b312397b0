"""Who may write: those who hold the token that whoever serves the store gave them.

A browser keeps it in a cookie that no script can read and that no other site can make it send; a
program sends it as `Authorization: Bearer TOKEN`.
"""

from hmac import compare_digest
from urllib.parse import quote, unquote

from litestar import Request
from litestar.datastructures import Cookie
from litestar.datastructures.state import State
from msgspec import Struct

from marsad.errors import InputError

TOKEN_COOKIE, NAME_COOKIE = "marsad_token", "marsad_name"
SHORTEST = 16
ANSWERS = ("GET", "POST")

AnyRequest = Request[object, object, State]


class Writing(Struct, frozen=True, kw_only=True):
    """The token that lets people decide; None if nothing can be written."""

    token: str | None = None

    def __post_init__(self) -> None:
        if self.token is not None and len(self.token) < SHORTEST:
            message = f"a token for writing needs at least {SHORTEST} characters."
            raise InputError(message)

    def fits(self, given: str | None) -> bool:
        return self.token is not None and compare_digest(
            (given or "").encode(), self.token.encode()
        )

    def allows(self, request: AnyRequest) -> bool:
        """Whether a request carries the token."""
        scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
        given = bearer.strip() if scheme.lower() == "bearer" else None
        return self.fits(given or request.cookies.get(TOKEN_COOKIE))


def name_of(request: AnyRequest) -> str:
    """The name under which somebody decides, as they gave it."""
    return unquote(request.cookies.get(NAME_COOKIE, ""))


def cookies_of(token: str, name: str) -> list[Cookie]:
    def kept(key: str, value: str) -> Cookie:
        return Cookie(key=key, value=value, httponly=True, samesite="strict", path="/")

    return [kept(TOKEN_COOKIE, token), kept(NAME_COOKIE, quote(name))]
