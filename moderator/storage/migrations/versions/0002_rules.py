"""Runs of rules, and what rules found without deciding.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Time = sa.BigInteger()


def upgrade() -> None:
    op.create_table(
        "rules_run",
        sa.Column("id", Id, nullable=False),
        sa.Column("batch_id", Id, nullable=True),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("work", sa.String(length=64), nullable=False),
        sa.Column("started_at", Time, nullable=False),
        sa.Column("finished_at", Time, nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_rules_run_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rules_run")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "rule_finding",
        sa.Column("comment_id", Id, nullable=False),
        sa.Column("rule", sa.String(length=60), nullable=False),
        sa.Column("effect", sa.String(length=10), nullable=False),
        sa.Column("mode", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", Time, nullable=False),
        sa.ForeignKeyConstraint(["comment_id"], ["comment.id"], name=op.f("fk_rule_finding_comment_id")),
        sa.PrimaryKeyConstraint("comment_id", "rule", name=op.f("pk_rule_finding")),
    )
