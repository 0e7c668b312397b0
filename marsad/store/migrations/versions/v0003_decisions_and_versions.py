"""People's decisions, and pages that were captured again with other words."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "decision",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.Column("undone_at", sa.String()),
        sa.Column("record", sa.Text(), nullable=False),
        sa.UniqueConstraint("id"),
    )
    op.create_table(
        "version",
        sa.Column("page_id", sa.String(), sa.ForeignKey("page.id"), primary_key=True),
        sa.Column("newer_page_id", sa.String(), sa.ForeignKey("page.id"), nullable=False),
        sa.Column("replaced_at", sa.String(), nullable=False),
    )
    op.create_index("ix_version_newer_page_id", "version", ["newer_page_id"])
    op.create_index("ix_version_replaced_at", "version", ["replaced_at"])
    op.add_column("article", sa.Column("address", sa.String()))
    op.create_index("ix_article_address", "article", ["address"])
    op.create_index("ix_page_captured_at", "page", ["captured_at"])
    op.create_index("ix_claim_known_from", "claim", ["known_from"])
