"""Scenes are kept from run to run, and a partition is a page: all is matched again once."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "scene",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("told", sa.BigInteger(), nullable=False),
        sa.Column("page_id", sa.String(), nullable=False),
        sa.Column("head", sa.BigInteger(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.Column("face", sa.LargeBinary(), nullable=False),
    )
    for column in ("told", "page_id", "head"):
        op.create_index(f"ix_scene_{column}", "scene", [column])
    op.create_table(
        "scene_key",
        sa.Column("key", sa.BigInteger(), primary_key=True),
        sa.Column("told", sa.BigInteger(), primary_key=True),
        sa.Column("scene", sa.BigInteger(), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "scene_link",
        sa.Column("earlier", sa.BigInteger(), primary_key=True),
        sa.Column("told", sa.BigInteger(), primary_key=True),
        sa.Column("later", sa.BigInteger(), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "matching",
        sa.Column("version", sa.String(), primary_key=True),
        sa.Column("runs", sa.Integer(), nullable=False),
    )
    op.execute("UPDATE claim SET partition = page_id WHERE partition IS NOT NULL")
    op.execute("DELETE FROM stale_partition")
    op.execute(
        "INSERT INTO stale_partition SELECT DISTINCT partition FROM claim "
        "WHERE partition IS NOT NULL"
    )
