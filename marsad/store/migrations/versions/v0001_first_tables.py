"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    create_kept()
    create_readings()
    create_lineages()
    create_claims()
    create_incidents()
    op.execute(
        "CREATE VIRTUAL TABLE article_words USING fts5"
        "(title, words, tokenize = 'unicode61 remove_diacritics 2')"
    )
    op.execute(
        "CREATE VIRTUAL TABLE claim_words USING fts5"
        "(words, tokenize = 'unicode61 remove_diacritics 2')"
    )


def create_kept() -> None:
    op.create_table(
        "page",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("location", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("url", sa.String()),
        sa.Column("outlet", sa.String()),
        sa.Column("title", sa.String()),
        sa.Column("published", sa.String()),
        sa.Column("captured_at", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "refusal",
        sa.Column("location", sa.String(), primary_key=True),
        sa.Column("record", sa.Text(), nullable=False),
    )


def part_of_reading(*, key: bool = False) -> sa.Column[str]:
    reading = sa.ForeignKey("reading.page_id", ondelete="CASCADE")
    return sa.Column("page_id", sa.String(), reading, primary_key=key, nullable=False)


def create_readings() -> None:
    op.create_table(
        "reading",
        sa.Column("page_id", sa.String(), sa.ForeignKey("page.id"), primary_key=True),
        sa.Column("version", sa.String(), nullable=False),
    )
    op.create_table(
        "article",
        sa.Column("number", sa.Integer(), primary_key=True),
        part_of_reading(),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("language", sa.String()),
        sa.Column("published", sa.String()),
        sa.Column("outlet", sa.String()),
        sa.Column("title", sa.String()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.UniqueConstraint("page_id", "ordinal"),
    )
    op.create_table(
        "alert",
        part_of_reading(key=True),
        sa.Column("article", sa.Integer(), primary_key=True),
        sa.Column("ordinal", sa.Integer(), primary_key=True),
        sa.Column("record", sa.Text(), nullable=False),
    )
    op.create_table(
        "problem",
        sa.Column("number", sa.Integer(), primary_key=True),
        part_of_reading(),
        sa.Column("record", sa.Text(), nullable=False),
    )
    op.create_index("ix_problem_page_id", "problem", ["page_id"])


def create_lineages() -> None:
    op.create_table(
        "fingerprint",
        sa.Column("number", sa.Integer(), primary_key=True),
        part_of_reading(),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("shingles", sa.LargeBinary(), nullable=False),
        sa.Column("is_placed", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("page_id"),
    )
    op.create_index(
        "ix_fingerprint_unplaced",
        "fingerprint",
        ["page_id"],
        sqlite_where=sa.text("NOT is_placed"),
    )
    fingerprint = sa.ForeignKey("fingerprint.number", ondelete="CASCADE")
    op.create_table(
        "band",
        sa.Column("band", sa.BigInteger(), primary_key=True),
        sa.Column("fingerprint", sa.Integer(), fingerprint, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_band_fingerprint", "band", ["fingerprint"])
    op.create_table(
        "lineage",
        sa.Column("page_id", sa.String(), sa.ForeignKey("page.id"), primary_key=True),
        sa.Column("lineage_id", sa.String(), nullable=False),
    )
    op.create_index("ix_lineage_lineage_id", "lineage", ["lineage_id"])


def create_claims() -> None:
    op.create_table(
        "claim",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("id", sa.String(), nullable=False),
        part_of_reading(),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("story", sa.String(), nullable=False),
        sa.Column("event_type", sa.String()),
        sa.Column("sub_event_type", sa.String()),
        sa.Column("modality", sa.String(), nullable=False),
        sa.Column("earliest", sa.Date()),
        sa.Column("latest", sa.Date()),
        sa.Column("partition", sa.String()),
        sa.Column("is_control", sa.Boolean(), nullable=False),
        sa.Column("known_from", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.UniqueConstraint("id"),
        sa.UniqueConstraint("page_id", "article", "ordinal"),
    )
    op.create_index("ix_claim_partition", "claim", ["partition"])
    op.create_index("ix_claim_control", "claim", ["earliest"], sqlite_where=sa.text("is_control"))
    op.create_table(
        "claim_place",
        part_of_claim(),
        sa.Column("geonameid", sa.Integer(), nullable=False),
        sa.Column("country", sa.String()),
        sa.Column("latitude", sa.Float()),
        sa.Column("longitude", sa.Float()),
    )
    op.create_index("ix_claim_place_claim_id", "claim_place", ["claim_id"])
    op.create_index("ix_claim_place_geonameid", "claim_place", ["geonameid"])
    op.create_table(
        "evidence",
        part_of_claim(),
        sa.Column("finding", sa.String(), nullable=False),
        sa.Column("page_id", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
    )
    op.create_index("ix_evidence_claim_id", "evidence", ["claim_id"])
    op.create_index("ix_evidence_page_id_start", "evidence", ["page_id", "start"])


def part_of_claim() -> sa.Column[str]:
    claim = sa.ForeignKey("claim.id", ondelete="CASCADE")
    return sa.Column("claim_id", sa.String(), claim, nullable=False)


def create_incidents() -> None:
    op.create_table(
        "incident",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("partition", sa.String(), nullable=False),
        sa.Column("event_type", sa.String()),
        sa.Column("sub_event_type", sa.String()),
        sa.Column("country", sa.String()),
        sa.Column("geonameid", sa.Integer()),
        sa.Column("earliest", sa.Date()),
        sa.Column("latest", sa.Date()),
        sa.Column("day", sa.String()),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("killed_low", sa.Integer()),
        sa.Column("sources", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
    )
    op.create_index("ix_incident_partition", "incident", ["partition"])
    op.create_index("ix_incident_day", "incident", ["day", "id", "sources"])
    for name in ("country", "event_type", "status"):
        op.create_index(f"ix_incident_{name}_day_id", "incident", [name, "day", "id"])
    op.create_table(
        "incident_claim",
        sa.Column("claim_id", sa.String(), primary_key=True),
        part_of_incident(),
    )
    op.create_index("ix_incident_claim_incident_id", "incident_claim", ["incident_id"])
    op.create_table("stale_partition", sa.Column("partition", sa.String(), primary_key=True))


def part_of_incident() -> sa.Column[str]:
    incident = sa.ForeignKey("incident.id", ondelete="CASCADE")
    return sa.Column("incident_id", sa.String(), incident, nullable=False)
