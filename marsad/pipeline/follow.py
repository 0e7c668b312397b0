"""Goes from leads to pages: what is only named is fetched, if the user wants that."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from io import BytesIO

from msgspec import Struct
from msgspec.structs import replace

from marsad.errors import FetchError, PageError
from marsad.fetching import WHOLE, Answer
from marsad.ids import page_id
from marsad.pipeline.opening import BYTES, read_stream, readers_for
from marsad.pipeline.pages import NO_FIELDS
from marsad.readers import Found
from marsad.records import Lead, Page, Problem
from marsad.text.dates import published_day
from marsad.text.decoding import LARGEST_PAGE
from marsad.text.media_types import kind_of

NOT_FETCHED = "only its address is known, and addresses are not fetched here."
TOO_DEEP = "it was named by a page that names pages that name pages: marsad goes no further."
WEB = frozenset({"text/html", "application/xhtml+xml"})

GZIP = frozenset({"application/gzip", "application/x-gzip", *BYTES})
GZIP_BEGINS = b"\x1f\x8b"

# A sitemap index names sitemaps, and these pages; one step is left for a page that moved.
DEEPEST = 3
# So many leads are fetched together: several hosts at a time, each host in turn.
BATCH = 64

Fetch = Callable[[list[str]], Iterable[Answer | FetchError]]


def follow(
    found: Iterable[Found],
    fetch: Fetch | None = None,
    *,
    fields: Mapping[str, tuple[str, ...]] = NO_FIELDS,
    since: date | None = None,
    from_files: bool = True,
) -> Iterator[Page | Problem]:
    """The pages among these, and those to which the leads among them lead.

    Leads that stand in files are followed only with `from_files`: else one Problem counts those of
    each file. With `since`, what is dated earlier beside its page, as by a feed, is passed over.

    Leads are fetched in their order, many together, so what is here may come first. `fetch` gives
    the answer for each address in the order asked. Without it, or if an address cannot be fetched,
    a lead is a Problem at its address. An answer that names more pages, such as a feed's or a
    sitemap's, is followed in turn; each address is fetched once.
    """
    walk = Walk(fetch=fetch, fields=fields, since=since, seen=set())
    yield from follow_leads(found if from_files else without_files(found), walk, depth=DEEPEST)


def without_files(found: Iterable[Found]) -> Iterator[Found]:
    """All but the leads that stand in files, and at the end how many each file has."""
    counts: Counter[str] = Counter()
    for one in found:
        if isinstance(one, Lead) and one.url != one.location:
            counts[one.location.partition("#")[0]] += 1
        else:
            yield one
    for file, count in counts.items():
        pages = "a page that is" if count == 1 else f"{count} pages that are"
        message = f"it names {pages} not in it. Give --fetch to fetch what it names."
        yield Problem(stage="fetch", location=file, message=message)


class Walk(Struct, frozen=True, kw_only=True):
    """What holds for all leads of a walk; `seen` are the addresses asked for so far."""

    fetch: Fetch | None
    fields: Mapping[str, tuple[str, ...]]
    since: date | None
    seen: set[str]

    def is_wanted(self, lead: Lead) -> bool:
        dated = published_day(lead.published) or published_day(lead.modified)
        return lead.url not in self.seen and self.is_new(dated)

    def is_new(self, dated: date | None) -> bool:
        return self.since is None or dated is None or dated >= self.since


def follow_leads(found: Iterable[Found], walk: Walk, *, depth: int) -> Iterator[Page | Problem]:
    waiting: list[Lead] = []
    for one in found:
        if isinstance(one, Problem):
            yield one
        elif isinstance(one, Page):
            if walk.is_new(published_day(one.published)):
                yield one
        elif not walk.is_wanted(one):
            continue
        elif walk.fetch is None or depth == 0:
            yield problem(one, NOT_FETCHED if walk.fetch is None else TOO_DEEP)
        else:
            walk.seen.add(one.url)
            waiting.append(one)
        if len(waiting) == BATCH:
            yield from fetch_leads(waiting, walk, depth=depth)
            waiting = []
    yield from fetch_leads(waiting, walk, depth=depth)


def fetch_leads(leads: list[Lead], walk: Walk, *, depth: int) -> Iterator[Page | Problem]:
    if not leads or walk.fetch is None:
        return
    answers = walk.fetch([lead.url for lead in leads])
    for lead, answer in zip(leads, answers, strict=True):
        if isinstance(answer, FetchError):
            yield problem(lead, str(answer))
        else:
            yield from follow_leads(held_by(lead, answer, walk.fields), walk, depth=depth - 1)


def held_by(lead: Lead, answer: Answer, fields: Mapping[str, tuple[str, ...]]) -> Iterator[Found]:
    """What an answer holds: a page with what is known of it, or more leads."""
    if answer.status not in WHOLE:
        yield problem(lead, f"the server answered {answer.status} instead of the page.")
        return
    try:
        body = unpacked(answer)
        among = readers_for(answer.media_type) if body is answer.body else None
        for found in read_stream(BytesIO(body), lead.url, fields=fields, among=among):
            yield as_captured(found, lead, answer) if isinstance(found, Page) else found
    except PageError as error:
        yield problem(lead, str(error))


def unpacked(answer: Answer) -> bytes:
    """The body, also of a file that is packed itself, such as `sitemap.xml.gz`."""
    from marsad.fetching.unpacking import unpack  # noqa: PLC0415  only what is fetched needs it

    if answer.media_type in GZIP and answer.body.startswith(GZIP_BEGINS):
        return unpack(answer.body, ["gzip"], limit=LARGEST_PAGE)
    return answer.body


def as_captured(page: Page, lead: Lead, answer: Answer) -> Page:
    """The page with its address and the moment at which it was got.

    A page that stands in the answer with others, such as an entry of a feed, keeps what its reader
    knows: the answer's address is not its own. Else it is named by its bytes and its address: what
    a feed says of it may change. A web page knows its own title and outlet; when it was published,
    its feed knows better.
    """
    if page.location != lead.url:
        return replace(page, captured_at=page.captured_at or answer.captured_at)
    is_web = page.media_type in WEB
    return replace(
        page,
        id=page_id(page.body, answer.url),
        url=answer.url,
        captured_at=answer.captured_at,
        media_type=content_type(answer) or page.media_type if is_web else page.media_type,
        outlet=page.outlet if is_web else page.outlet or lead.outlet,
        title=page.title if is_web else page.title or lead.title,
        published=page.published or lead.published,
    )


def content_type(answer: Answer) -> str | None:
    """The media type as the server sent it, with its charset; None if it is no type of web page."""
    said = dict(answer.headers).get("content-type", "")
    return said if kind_of(said) in WEB else None


def problem(lead: Lead, message: str) -> Problem:
    return Problem(stage="fetch", location=lead.url, message=message)
