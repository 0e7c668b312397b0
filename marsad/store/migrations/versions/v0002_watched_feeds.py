"""Feeds that are watched, and their entries."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "feed",
        sa.Column("address", sa.String(), primary_key=True),
        sa.Column("body_digest", sa.String()),
        sa.Column("next_at", sa.String(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("problem", sa.Text()),
    )
    op.create_table(
        "feed_entry",
        sa.Column("feed", sa.String(), sa.ForeignKey("feed.address"), primary_key=True),
        sa.Column("entry", sa.String(), primary_key=True),
        sa.Column("seen_at", sa.String(), nullable=False),
        sa.Column("stamp", sa.String(), nullable=False),
        sa.Column("url", sa.String()),
        sa.Column("page_id", sa.String(), sa.ForeignKey("page.id")),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.String()),
        sa.Column("record", sa.Text()),
    )
    op.create_index("ix_feed_entry_next_at", "feed_entry", ["next_at"])
    op.create_index("ix_feed_entry_url", "feed_entry", ["url"])
