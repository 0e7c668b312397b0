"""Review in the page: what is unsure, and forms by which people decide and take back."""

from typing import Annotated

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.enums import RequestEncodingType
from litestar.exceptions import NotAuthorizedException
from litestar.params import Body, JSONBody
from litestar.response import Redirect, Template

from marsad.errors import InputError
from marsad.pipeline.decide import keep, undo
from marsad.pipeline.review import review_items
from marsad.reconciling.deciding import LETTERS, Signed
from marsad.records import Decision, DecisionKind, ReviewItem
from marsad.store.decisions import decisions
from marsad.store.store import Store, open_store
from marsad.web.asking import asked_of
from marsad.web.deciding import Deciding, make_decision, utc_now
from marsad.web.queries import GivenStore, Id
from marsad.web.tellers import known_registry
from marsad.web.tokens import AnyRequest, Writing, cookies_of, name_of
from marsad.web.tongue import say, to

SHOWN = 40

GivenWriting = NamedDependency[Writing]
Form = Annotated[dict[str, str | list[str]], Body(media_type=RequestEncodingType.URL_ENCODED)]


def writer(request: AnyRequest, writing: Writing) -> None:
    """Refuse whoever does not hold the token."""
    if not writing.allows(request):
        message = say("Deciding needs the token that `marsad serve --review` printed: see /review.")
        raise NotAuthorizedException(message)


@get("/review", sync_to_thread=True, include_in_schema=False)
def show_review(store: GivenStore, writing: GivenWriting, request: AnyRequest) -> Template:
    """Show what is unsure, the most useful first, and what was decided."""
    context = {
        "items": [asked_of(item, store) for item in review_items(store, limit=SHOWN)],
        "decisions": list(reversed(decisions(store, undone=True))),
        "writable": writing.token is not None,
        "may_write": writing.allows(request),
        "name": name_of(request),
        "letters": LETTERS,
    }
    return Template("review.html", context=context)


@post("/review/sign-in", sync_to_thread=True, include_in_schema=False, status_code=303)
def sign_in(data: Form, writing: GivenWriting) -> Response[None]:
    """Let somebody decide under a name, who gives the token."""
    token, name = _field(data, "token"), _field(data, "name").strip()
    if not writing.fits(token) or not name:
        message = say(
            "The token is not the one that `marsad serve --review` printed, or no name is given."
        )
        raise NotAuthorizedException(message)
    return Redirect(to("/review"), status_code=303, cookies=cookies_of(token, name))


@post("/review/decide", sync_to_thread=True, include_in_schema=False, status_code=303)
def decide_in_form(
    data: Form, store: GivenStore, writing: GivenWriting, request: AnyRequest
) -> Redirect:
    """Keep what a form decides, and lead back to where it stood."""
    writer(request, writing)
    fields = {key: value for key, value in data.items() if key in Deciding.__struct_fields__}
    claims = fields.pop("claims", [])
    asked = Deciding(
        **{key: _field(fields, key) for key in fields if key not in {"kind", "by"}},
        claims=(claims,) if isinstance(claims, str) else tuple(claims),
        kind=_kind(_field(data, "kind")),
        by=name_of(request),
    )
    _keep(store, asked)
    return Redirect(_back(data), status_code=303)


@post("/review/undo", sync_to_thread=True, include_in_schema=False, status_code=303)
def undo_in_form(
    data: Form, store: GivenStore, writing: GivenWriting, request: AnyRequest
) -> Redirect:
    """Take a decision back, and lead back to where the form stood."""
    writer(request, writing)
    _undo(store, _field(data, "decision"), by=name_of(request), why=_field(data, "why"))
    return Redirect(_back(data), status_code=303)


@get("/api/review", sync_to_thread=True)
def read_review(store: GivenStore) -> list[ReviewItem]:
    """Give what a person should look at, the most useful first."""
    return review_items(store, limit=SHOWN)


@get("/api/decisions", sync_to_thread=True)
def read_decisions(store: GivenStore) -> list[Decision]:
    """Give what people decided, with what was taken back since, oldest first."""
    return decisions(store, undone=True)


@post("/api/decisions", sync_to_thread=True)
def add_decision(
    data: JSONBody[Deciding], store: GivenStore, writing: GivenWriting, request: AnyRequest
) -> Decision:
    """Decide: merge, split, confirm, reject, correct or grade. Needs the token."""
    writer(request, writing)
    return _keep(store, data)


@post("/api/decisions/{decision_id:str}/undo", sync_to_thread=True)
def undo_decision(
    decision_id: Id,
    data: JSONBody[dict[str, str]],
    store: GivenStore,
    writing: GivenWriting,
    request: AnyRequest,
) -> Decision:
    """Take a decision back, by whom (`by`) and why (`why`). Needs the token."""
    writer(request, writing)
    return _undo(store, decision_id, by=data.get("by", ""), why=data.get("why", ""))


def _keep(store: Store, asked: Deciding) -> Decision:
    with open_store(store.path, write=True, create=False) as opened:
        decision = make_decision(opened, asked, at=utc_now())
        return keep(opened, decision, known_registry())


def _undo(store: Store, decision_id: str, *, by: str, why: str) -> Decision:
    signed = Signed(by=by, at=utc_now(), why=why)
    with open_store(store.path, write=True, create=False) as opened:
        return undo(opened, decision_id, signed, known_registry())


def _kind(name: str) -> DecisionKind:
    try:
        return DecisionKind(name)
    except ValueError as error:
        message = say(
            "kind: {name} is none of {kinds}", name=repr(name), kinds=", ".join(DecisionKind)
        )
        raise InputError(message) from error


def _field(data: dict[str, str | list[str]], name: str) -> str:
    value = data.get(name, "")
    return value if isinstance(value, str) else value[0]


def _back(data: dict[str, str | list[str]]) -> str:
    """Where a form leads back to: an address of ours, whatever it says."""
    back = _field(data, "back")
    ours = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable()
    return back if ours else "/review"


REVIEWS = Router(
    "/",
    route_handlers=[
        show_review,
        sign_in,
        decide_in_form,
        undo_in_form,
        read_review,
        read_decisions,
        add_decision,
        undo_decision,
    ],
)
