"""The tables. A row is the columns that are searched, and the whole record as JSON.

Kept tables hold what cannot be made again: pages as captured, and what readers could not keep.
Derived tables hold what `marsad rebuild` makes from them. No table holds both. Deleting the
reading of a page deletes all that was read from it.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

# Constraints have names, so that a migration can alter them on any database.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMING)

# --- kept -----------------------------------------------------------------------------------

# `body` is compressed by zlib; `captured_at` is a moment in UTC, ISO 8601.
pages = Table(
    "page",
    metadata,
    Column("id", String, primary_key=True),
    Column("location", String, nullable=False),
    Column("media_type", String, nullable=False),
    Column("url", String),
    Column("outlet", String),
    Column("title", String),
    Column("published", String),
    Column("captured_at", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index(None, "captured_at"),
)

# What readers found and could make no page of. It goes when a page is kept from that location, or
# from within it.
refusals = Table(
    "refusal",
    metadata,
    Column("location", String, primary_key=True),
    Column("record", Text, nullable=False),
)

# Feeds that are watched. `body_digest` names the answer whose entries are kept.
feeds = Table(
    "feed",
    metadata,
    Column("address", String, primary_key=True),
    Column("body_digest", String),
    Column("next_at", String, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("problem", Text),
)

# Their entries, so that each is read once. `stamp` changes when the outlet edits it. `next_at` is
# when the lead in `record` is to be fetched; it is null if there is nothing more to do.
feed_entries = Table(
    "feed_entry",
    metadata,
    Column("feed", String, ForeignKey("feed.address"), primary_key=True),
    Column("entry", String, primary_key=True),
    Column("seen_at", String, nullable=False),
    Column("stamp", String, nullable=False),
    Column("url", String),
    Column("page_id", String, ForeignKey("page.id")),
    Column("tries", Integer, nullable=False),
    Column("next_at", String),
    Column("record", Text),
    Index(None, "next_at"),
    Index(None, "url"),
)

# What people decided, in the order in which they did. A row is never deleted: what is taken back
# says so.
decisions = Table(
    "decision",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("made_at", String, nullable=False),
    Column("undone_at", String),
    Column("record", Text, nullable=False),
    UniqueConstraint("id"),
)

# --- derived --------------------------------------------------------------------------------

# One row for each page that was read, even if nothing came of it; `version` says by what.
readings = Table(
    "reading",
    metadata,
    Column("page_id", String, ForeignKey("page.id"), primary_key=True),
    Column("version", String, nullable=False),
)


def part_of_reading(*, key: bool = False) -> Column[str]:
    """The column of a row that goes when its page is read again."""
    reading = ForeignKey("reading.page_id", ondelete="CASCADE")
    return Column("page_id", String, reading, primary_key=key, nullable=False)


# `record` is the report without its text, claims and alerts, which have their own columns.
# `number` ties the article to its words in the full-text index; `address` is where the page says,
# or its capture, that it stands: pages of one address may be versions of one article.
articles = Table(
    "article",
    metadata,
    Column("number", Integer, primary_key=True),
    part_of_reading(),
    Column("ordinal", Integer, nullable=False),
    Column("language", String),
    Column("published", String),
    Column("outlet", String),
    Column("title", String),
    Column("text", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("address", String),
    UniqueConstraint("page_id", "ordinal"),
    Index(None, "address"),
)

# The sure places that a page names, read for itself; `home` is where its outlet was taken to be at
# home when its claims were placed. See marsad/store/namings.py.
namings = Table(
    "naming",
    metadata,
    part_of_reading(key=True),
    Column("outlet", String, nullable=False),
    Column("places", Text, nullable=False),
    Column("home", Text),
    Column("is_settled", Boolean, nullable=False),
    Index(None, "outlet"),
    Index("ix_naming_unsettled", "outlet", sqlite_where=text("NOT is_settled")),
)

# Pages that were captured again with other words, the newer page, and when that was captured.
versions = Table(
    "version",
    metadata,
    Column("page_id", String, ForeignKey("page.id"), primary_key=True),
    Column("newer_page_id", String, ForeignKey("page.id"), nullable=False),
    Column("replaced_at", String, nullable=False),
    Index(None, "newer_page_id"),
    Index(None, "replaced_at"),
)

# `partition` is null for claims that make no incident. `known_from` is when the page was captured.
claims = Table(
    "claim",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False),
    part_of_reading(),
    Column("article", Integer, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("story", String, nullable=False),
    Column("event_type", String),
    Column("sub_event_type", String),
    Column("modality", String, nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("partition", String),
    Column("is_control", Boolean, nullable=False),
    Column("known_from", String, nullable=False),
    Column("version", String, nullable=False),
    Column("record", Text, nullable=False),
    UniqueConstraint("id"),
    UniqueConstraint("page_id", "article", "ordinal"),
    Index(None, "partition"),
    Index(None, "known_from"),
    Index("ix_claim_control", "earliest", sqlite_where=text("is_control")),
)


def part_of_claim() -> Column[str]:
    """The column of a row that goes with its claim."""
    claim = ForeignKey("claim.id", ondelete="CASCADE")
    return Column("claim_id", String, claim, nullable=False)


claim_places = Table(
    "claim_place",
    metadata,
    part_of_claim(),
    Column("geonameid", Integer, nullable=False),
    Column("country", String),
    Column("latitude", Float),
    Column("longitude", Float),
    Index(None, "geonameid"),
    Index(None, "claim_id"),
)

# Answers "what rests on these words?"; `finding` is the name of the claim's field.
evidence = Table(
    "evidence",
    metadata,
    part_of_claim(),
    Column("finding", String, nullable=False),
    Column("page_id", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index(None, "claim_id"),
    Index(None, "page_id", "start"),
)

alerts = Table(
    "alert",
    metadata,
    part_of_reading(key=True),
    Column("article", Integer, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("record", Text, nullable=False),
)

problems = Table(
    "problem",
    metadata,
    Column("number", Integer, primary_key=True),
    part_of_reading(),
    Column("record", Text, nullable=False),
    Index(None, "page_id"),
)

# What of a page's own text is compared with other pages'; `shingles` are hashes, sorted and joined.
# A page is placed once its lineage has been looked for among all others.
fingerprints = Table(
    "fingerprint",
    metadata,
    Column("number", Integer, primary_key=True),
    part_of_reading(),
    Column("words", Integer, nullable=False),
    Column("shingles", LargeBinary, nullable=False),
    Column("is_placed", Boolean, nullable=False),
    UniqueConstraint("page_id"),
    Index("ix_fingerprint_unplaced", "page_id", sqlite_where=text("NOT is_placed")),
)

# Sampled shingles: only pages that share one are compared.
bands = Table(
    "band",
    metadata,
    Column("band", BigInteger, primary_key=True),
    Column(
        "fingerprint",
        Integer,
        ForeignKey("fingerprint.number", ondelete="CASCADE"),
        primary_key=True,
    ),
    Index(None, "fingerprint"),
    sqlite_with_rowid=False,
)

lineages = Table(
    "lineage",
    metadata,
    Column("page_id", String, ForeignKey("page.id"), primary_key=True),
    Column("lineage_id", String, nullable=False),
    Index(None, "lineage_id"),
)

# `day` is the first day on which it may have happened, else the day of the first report. `sources`
# are the names of the origins, folded, a line each.
incidents = Table(
    "incident",
    metadata,
    Column("id", String, primary_key=True),
    Column("partition", String, nullable=False),
    Column("event_type", String),
    Column("sub_event_type", String),
    Column("country", String),
    Column("geonameid", Integer),
    Column("earliest", Date),
    Column("latest", Date),
    Column("day", String),
    Column("status", String, nullable=False),
    Column("killed_low", Integer),
    Column("sources", Text, nullable=False),
    Column("record", Text, nullable=False),
    Index(None, "partition"),
    Index("ix_incident_day", "day", "id", "sources"),
    Index(None, "country", "day", "id"),
    Index(None, "event_type", "day", "id"),
    Index(None, "status", "day", "id"),
)


def part_of_incident() -> Column[str]:
    """The column of a row that goes with its incident."""
    incident = ForeignKey("incident.id", ondelete="CASCADE")
    return Column("incident_id", String, incident, nullable=False)


incident_claims = Table(
    "incident_claim",
    metadata,
    Column("claim_id", String, primary_key=True),
    part_of_incident(),
    Index(None, "incident_id"),
)

# Claims of one page that tell of one thing, as matching keeps them from run to run. `number` and
# `told` are its position, `head` is the number of the scene that founded its incident. `record` and
# `face` belong to marsad/matching/archive.py.
scenes = Table(
    "scene",
    metadata,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("told", BigInteger, nullable=False),
    Column("page_id", String, nullable=False),
    Column("head", BigInteger, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("face", LargeBinary, nullable=False),
    Index(None, "told"),
    Index(None, "page_id"),
    Index(None, "head"),
)

# Under which keys scenes are found, and which texts they share.
scene_keys = Table(
    "scene_key",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("told", BigInteger, primary_key=True),
    Column("scene", BigInteger, primary_key=True),
    sqlite_with_rowid=False,
)

# Which later scenes link to a scene.
scene_links = Table(
    "scene_link",
    metadata,
    Column("earlier", BigInteger, primary_key=True),
    Column("told", BigInteger, primary_key=True),
    Column("later", BigInteger, primary_key=True),
    sqlite_with_rowid=False,
)

# What of each incident says whether it is a campaign, or part of one. `number` is the head of its
# scenes, `whole` that of the campaign that holds it; `record` belongs to
# marsad/matching/campaigns.py.
sketches = Table(
    "sketch",
    metadata,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("whole", BigInteger),
    Column("record", LargeBinary, nullable=False),
    Index(None, "whole"),
)

# Under which keys sketches are found, and the days on which it may have happened, as numbers.
sketch_keys = Table(
    "sketch_key",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("is_campaign", Boolean, primary_key=True),
    Column("last", Integer, primary_key=True),
    Column("sketch", BigInteger, primary_key=True),
    Column("first", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# By which matcher the scenes were made, and how many runs wrote them.
matchings = Table(
    "matching",
    metadata,
    Column("version", String, primary_key=True),
    Column("runs", Integer, nullable=False),
)

# Partitions whose claims changed since their incidents were last matched.
stale_partitions = Table(
    "stale_partition",
    metadata,
    Column("partition", String, primary_key=True),
)

# Each after those that point to it, so that they can be deleted in this order.
DERIVED = (
    matchings,
    sketch_keys,
    sketches,
    scene_links,
    scene_keys,
    scenes,
    stale_partitions,
    incident_claims,
    incidents,
    versions,
    lineages,
    bands,
    fingerprints,
    problems,
    alerts,
    evidence,
    claim_places,
    claims,
    articles,
    namings,
    readings,
)
