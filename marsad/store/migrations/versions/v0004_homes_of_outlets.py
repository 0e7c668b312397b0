"""Which places the articles of an outlet name, by which its home is learnt."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "naming",
        sa.Column(
            "page_id",
            sa.String(),
            sa.ForeignKey("reading.page_id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("outlet", sa.String(), nullable=False),
        sa.Column("places", sa.Text(), nullable=False),
        sa.Column("home", sa.Text()),
        sa.Column("is_settled", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_naming_outlet", "naming", ["outlet"])
    op.create_index(
        "ix_naming_unsettled", "naming", ["outlet"], sqlite_where=sa.text("NOT is_settled")
    )
