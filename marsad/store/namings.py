"""Which places the articles of an outlet name, by which its home is learnt.

`places` and `home` are JSON that the pipeline writes and reads. A page whose home was not looked
for since it was read is unsettled.
"""

from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import delete, insert, select, update

from marsad.records import PageId
from marsad.store import tables
from marsad.store.store import Store

NAMING = tables.namings


class Naming(Struct, frozen=True, kw_only=True):
    """The sure places of a page, and the home of its outlet with which its claims were placed."""

    page_id: PageId
    outlet: str
    places: str
    home: str | None = None


def put_naming(store: Store, naming: Naming) -> None:
    """Keep what a page names; its outlet is then unsettled."""
    with store.transaction() as connection:
        connection.execute(delete(NAMING).where(NAMING.c.page_id == naming.page_id))
        row = {name: getattr(naming, name) for name in naming.__struct_fields__}
        connection.execute(insert(NAMING), {**row, "is_settled": False})


def unsettled(store: Store) -> list[str]:
    """The outlets of which a page was read since their home was looked for."""
    query = select(NAMING.c.outlet).where(~NAMING.c.is_settled).distinct().order_by(NAMING.c.outlet)
    with store.reading() as connection:
        return list(connection.scalars(query))


def namings_of(store: Store, outlet: str) -> list[Naming]:
    """All pages of an outlet, in an order that does not depend on when they came."""
    query = select(NAMING).where(NAMING.c.outlet == outlet).order_by(NAMING.c.page_id)
    with store.reading() as connection:
        rows = connection.execute(query).mappings().all()
    return [Naming(**{name: row[name] for name in Naming.__struct_fields__}) for row in rows]


def settle(store: Store, page_ids: Sequence[PageId], home: str | None) -> None:
    """Note that these pages are placed by this home."""
    with store.transaction() as connection:
        for page_id in page_ids:
            row = NAMING.c.page_id == page_id
            connection.execute(update(NAMING).where(row).values(home=home, is_settled=True))
