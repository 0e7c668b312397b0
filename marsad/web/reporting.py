"""The addresses of the situation report: a page, Markdown, and JSON."""

from typing import Annotated
from urllib.parse import urlencode

from litestar import Response, Router, get
from litestar.di import Provide
from litestar.params import QueryParameter
from litestar.response import Template

from marsad.store.store import Store
from marsad.web.bulletin_markdown import to_markdown
from marsad.web.cited import Bulletin
from marsad.web.incident_page import policies
from marsad.web.lens import GivenLens, Lens, lens_query, provide_lens
from marsad.web.queries import Filters, GivenFilters, GivenStore, provide_filters, query_of
from marsad.web.quoted_in import quoted_in
from marsad.web.situation import Asked, report_on

Area = Annotated[
    str | None,
    QueryParameter(max_length=100, description="a part of the name of a place or of its province"),
]


@get("/report", sync_to_thread=True, include_in_schema=False)
def show_report(
    store: GivenStore, filters: GivenFilters, lens: GivenLens, area: Area = None
) -> Template:
    """Show the situation report of an area and some days."""
    asked = Asked(filters=filters, area=area, lens=lens)
    return Template("report.html", context=report_context(store, asked))


def report_context(store: Store, asked: Asked) -> dict[str, object]:
    """What the template of a report shows."""
    bulletin = report_on(store, asked)
    told = ((each.claim, each.page) for note in bulletin.notes for each in note.sentences)
    return {
        "bulletin": bulletin,
        "language_of": quoted_in(store, told),
        "asked": asked,
        "lens": asked.lens,
        "filters": asked.filters,
        "query": report_query(asked.filters, asked.area, asked.lens),
        "policies": policies(),
        "counts": store.counts(),
    }


def report_query(filters: Filters, area: str | None, lens: Lens) -> str:
    """The question as the beginning of a query string."""
    named = urlencode({"area": area}) + "&" if area else ""
    return query_of(filters) + named + lens_query(lens)


@get("/report.md", sync_to_thread=True, media_type="text/markdown", include_in_schema=False)
def give_markdown(
    store: GivenStore, filters: GivenFilters, lens: GivenLens, area: Area = None
) -> Response[str]:
    """Give the situation report as Markdown."""
    text = to_markdown(report_on(store, Asked(filters=filters, area=area, lens=lens)))
    name = 'attachment; filename="situation-report.md"'
    return Response(
        text,
        media_type="text/markdown; charset=utf-8",
        headers={"content-disposition": name},
    )


@get("/api/report", sync_to_thread=True)
def read_report(
    store: GivenStore, filters: GivenFilters, lens: GivenLens, area: Area = None
) -> Bulletin:
    """Give the situation report of an area and some days: every number with its sentences."""
    return report_on(store, Asked(filters=filters, area=area, lens=lens))


REPORTS = Router(
    "/",
    route_handlers=[show_report, give_markdown, read_report],
    dependencies={
        "filters": Provide(provide_filters, sync_to_thread=False),
        "lens": Provide(provide_lens, sync_to_thread=False),
    },
)
