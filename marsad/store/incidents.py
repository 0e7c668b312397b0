"""Incidents, found by what people ask for."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import TypedDict

import msgspec
from sqlalchemy import Connection, Select, bindparam, delete, insert, select, update

from marsad.records import ClaimId, ClaimInContext, EventType, Incident, IncidentId, Status
from marsad.store import claims, search, tables
from marsad.store.prefixes import find_id
from marsad.store.rows import encode, incident_to_row
from marsad.store.statements import chunks, insert_all

INCIDENT, MEMBER = tables.incidents, tables.incident_claims
CLAIM, STALE = tables.claims, tables.stale_partitions

# Records fetched at a time while all stream by.
BATCH = 500


def put(connection: Connection, partition: str, incidents: Iterable[Incident]) -> None:
    connection.execute(delete(INCIDENT).where(INCIDENT.c.partition == partition))
    for incident in incidents:
        delete_holders(connection, incident.claims)
        add(connection, incident, partition)
    connection.execute(delete(STALE).where(STALE.c.partition == partition))


def replace(
    connection: Connection, partitions: Collection[str], found: Mapping[str, Incident]
) -> None:
    """Replace the incidents of several partitions by others, one to a partition."""
    for some in chunks(partitions):
        connection.execute(delete(INCIDENT).where(INCIDENT.c.partition.in_(some)))
    for some_claims in chunks([claim for each in found.values() for claim in each.claims]):
        delete_holders(connection, some_claims)
    insert_all(connection, INCIDENT, (incident_to_row(each, name) for name, each in found.items()))
    members = (
        {"claim_id": claim, "incident_id": each.id}
        for each in found.values()
        for claim in each.claims
    )
    insert_all(connection, MEMBER, members)


def rewrite(connection: Connection, changed: Iterable[Incident]) -> None:
    """Store the records of incidents of which no other column changed."""
    statement = update(INCIDENT).where(INCIDENT.c.id == bindparam("of"))
    values = [{"of": each.id, "record": encode(each)} for each in changed]
    if values:
        connection.execute(statement, values)


def delete_holders(connection: Connection, claim_ids: Iterable[ClaimId]) -> None:
    """Delete the incidents that hold these claims: in another partition, itself stale by now."""
    holders = select(MEMBER.c.incident_id).where(MEMBER.c.claim_id.in_(claim_ids))
    connection.execute(delete(INCIDENT).where(INCIDENT.c.id.in_(holders)))


def add(connection: Connection, incident: Incident, partition: str) -> None:
    connection.execute(insert(INCIDENT), incident_to_row(incident, partition))
    members = ({"claim_id": claim, "incident_id": incident.id} for claim in incident.claims)
    insert_all(connection, MEMBER, members)


def one(connection: Connection, incident_id: str) -> Incident:
    return msgspec.json.decode(record(connection, incident_id), type=Incident)


def record(connection: Connection, incident_id: str) -> str:
    """The JSON of an incident as it is stored."""
    query = select(INCIDENT.c.record)
    exact: str | None = connection.scalar(query.where(INCIDENT.c.id == incident_id))
    if exact is not None:
        return exact
    found = find_id(connection, INCIDENT.c.id, incident_id)
    begun: str = connection.scalars(query.where(INCIDENT.c.id == found)).one()
    return begun


def of_claim(connection: Connection, claim_id: ClaimId) -> IncidentId | None:
    query = select(MEMBER.c.incident_id).where(MEMBER.c.claim_id == claim_id)
    found = connection.scalar(query)
    return None if found is None else IncidentId(found)


def claims_of(connection: Connection, incident_id: str) -> list[ClaimInContext]:
    listed = one(connection, incident_id).claims
    query = claims.IN_CONTEXT.where(CLAIM.c.id.in_(listed))
    return sorted(claims.in_context(connection, query), key=lambda it: listed.index(it.claim.id))


class Asked(TypedDict, total=False):
    """What may be asked of incidents; see `Store.incidents`."""

    event_type: EventType | None
    country: str | None
    earliest: date | None
    latest: date | None
    source: str | None
    text: str | None
    status: Status | None
    limit: int | None
    offset: int


def records(connection: Connection, asked: Asked) -> list[str]:
    """The JSON of the incidents that fit, as it is stored, newest first."""
    query = fitting(asked).order_by(INCIDENT.c.day.desc(), INCIDENT.c.id.desc())
    limit, offset = asked.get("limit"), asked.get("offset", 0)
    return list(connection.scalars(query.limit(limit).offset(offset)))


def each_record(connection: Connection) -> Iterator[str]:
    """The JSON of every incident, newest first, some at a time: all at once are large."""
    query = fitting({}).order_by(INCIDENT.c.day.desc(), INCIDENT.c.id.desc())
    found: Iterable[str] = connection.scalars(query, execution_options={"yield_per": BATCH})
    yield from found


def ids(connection: Connection, asked: Asked) -> list[str]:
    """The ids of the incidents that fit, in no order."""
    return list(connection.scalars(fitting(asked).with_only_columns(INCIDENT.c.id)))


def these(connection: Connection, incident_ids: Collection[str]) -> list[str]:
    """The JSON of the incidents of these ids, in no order."""
    query = select(INCIDENT.c.record)
    return [
        record
        for some in chunks(incident_ids)
        for record in connection.scalars(query.where(INCIDENT.c.id.in_(some)))
    ]


def fitting(asked: Asked) -> Select[tuple[str]]:
    """The incidents that fit every condition that is given."""
    query = select(INCIDENT.c.record)
    if (event_type := asked.get("event_type")) is not None:
        query = query.where(INCIDENT.c.event_type == event_type)
    if (country := asked.get("country")) is not None:
        query = query.where(INCIDENT.c.country == country.upper())
    if (earliest := asked.get("earliest")) is not None:
        query = query.where(INCIDENT.c.latest >= earliest)
    if (latest := asked.get("latest")) is not None:
        # `day` says the same of a dated incident, and the index is by it.
        until = latest.isoformat()
        query = query.where(INCIDENT.c.earliest <= latest, INCIDENT.c.day <= until)
    if (status := asked.get("status")) is not None:
        query = query.where(INCIDENT.c.status == status)
    if (source := asked.get("source")) is not None:
        query = query.where(INCIDENT.c.sources.contains(source.casefold(), autoescape=True))
    if (text := asked.get("text")) is not None:
        query = query.where(INCIDENT.c.id.in_(with_words(text)))
    return query


def with_words(text: str) -> Select[tuple[str]]:
    return (
        select(MEMBER.c.incident_id)
        .join(CLAIM, CLAIM.c.id == MEMBER.c.claim_id)
        .where(CLAIM.c.number.in_(search.claim_numbers(text)))
    )


def inside(connection: Connection, partitions: Collection[str]) -> list[Incident]:
    """The incidents of these partitions, in the order of their ids."""
    query = select(INCIDENT.c.record).where(INCIDENT.c.partition.in_(partitions))
    return decoded(connection, query.order_by(INCIDENT.c.id))


def by_partition(connection: Connection, partitions: Collection[str]) -> dict[str, Incident]:
    """The incidents of partitions that have one each."""
    found: dict[str, Incident] = {}
    for some in chunks(partitions):
        query = select(INCIDENT.c.partition, INCIDENT.c.record)
        rows = connection.execute(query.where(INCIDENT.c.partition.in_(some)))
        found.update((row.partition, decode(row.record)) for row in rows)
    return found


def outside(connection: Connection, partitions: Collection[str]) -> list[Incident]:
    """The incidents of all partitions but these, in the order of their ids."""
    query = select(INCIDENT.c.record).where(INCIDENT.c.partition.not_in(partitions))
    return decoded(connection, query.order_by(INCIDENT.c.id))


def decoded(connection: Connection, query: Select[str]) -> list[Incident]:
    return list(map(decode, connection.scalars(query)))


def decode(record: str) -> Incident:
    return msgspec.json.decode(record, type=Incident)
