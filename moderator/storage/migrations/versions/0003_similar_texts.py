"""Similar texts, names of authors, and runs of screening.

Revision ID: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Time = sa.BigInteger()


def upgrade() -> None:
    op.create_index("ix_comment_author_newest", "comment", ["author_id", "id"], unique=False)
    op.create_table(
        "text_key",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("comment_id", Id, nullable=False),
        sa.ForeignKeyConstraint(["comment_id"], ["comment.id"], name=op.f("fk_text_key_comment_id")),
        sa.PrimaryKeyConstraint("key", "day", "comment_id", name=op.f("pk_text_key")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_text_key_comment", "text_key", ["comment_id"], unique=False)
    op.create_table(
        "text_cluster",
        sa.Column("comment_id", Id, autoincrement=False, nullable=False),
        sa.Column("cluster", Id, nullable=False),
        sa.Column("digest", sa.BigInteger(), nullable=False),
        sa.Column("at", Time, nullable=False),
        sa.ForeignKeyConstraint(["comment_id"], ["comment.id"], name=op.f("fk_text_cluster_comment_id")),
        sa.PrimaryKeyConstraint("comment_id", name=op.f("pk_text_cluster")),
    )
    op.create_index("ix_text_cluster_cluster", "text_cluster", ["cluster", "at"], unique=False)
    op.create_table(
        "author_name",
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("author_id", Id, nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["author.id"], name=op.f("fk_author_name_author_id")),
        sa.PrimaryKeyConstraint("name_key", "author_id", name=op.f("pk_author_name")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_author_name_author", "author_name", ["author_id"], unique=False)
    op.create_table(
        "screening_run",
        sa.Column("id", Id, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("work", sa.String(length=64), nullable=False),
        sa.Column("last_comment_id", Id, nullable=False),
        sa.Column("started_at", Time, nullable=False),
        sa.Column("finished_at", Time, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screening_run")),
        sqlite_autoincrement=True,
    )
