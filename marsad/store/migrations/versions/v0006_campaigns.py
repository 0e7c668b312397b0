"""What says which campaign holds an incident is kept; a new matcher fills it by matching all."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "sketch",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("whole", sa.BigInteger()),
        sa.Column("record", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_sketch_whole", "sketch", ["whole"])
    op.create_table(
        "sketch_key",
        sa.Column("key", sa.BigInteger(), primary_key=True),
        sa.Column("is_campaign", sa.Boolean(), primary_key=True),
        sa.Column("last", sa.Integer(), primary_key=True),
        sa.Column("sketch", sa.BigInteger(), primary_key=True),
        sa.Column("first", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
