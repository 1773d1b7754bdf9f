"""The first schema.

Revision ID: 0001
"""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Time = sa.BigInteger()


def upgrade() -> None:
    _make_tables()
    _make_search_index()
    op.bulk_insert(_small_table("meta", "key", "value"), [{"key": "database_id", "value": str(uuid4())}])
    op.bulk_insert(_small_table("change_counter", "id", "value"), [{"id": 1, "value": 0}])
    op.bulk_insert(_small_table("audit_head", "id", "seq", "mac"), [{"id": 1, "seq": 0, "mac": bytes(32)}])


def _small_table(name: str, *columns: str) -> sa.TableClause:
    return sa.table(name, *(sa.column(column) for column in columns))


def _make_search_index() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE comment_search USING fts5(text, name, tokenize = 'unicode61 remove_diacritics 0')"
        )
        return
    op.execute(
        "CREATE TABLE comment_search "
        "(comment_id BIGINT PRIMARY KEY REFERENCES comment (id), document TSVECTOR NOT NULL)"
    )
    op.execute("CREATE INDEX ix_comment_search_document ON comment_search USING gin (document)")


def _make_tables() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", Id, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("subject", Id, nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("key_id", sa.String(length=32), nullable=False),
        sa.Column("mac", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_subject", "audit", ["kind", "subject"], unique=False)
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", Id, nullable=False),
        sa.Column("mac", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "batch",
        sa.Column("id", Id, nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", Time, nullable=False),
        sa.Column("undoes", Id, nullable=True),
        sa.Column("undone_by", Id, nullable=True),
        sa.ForeignKeyConstraint(["undoes"], ["batch.id"], name=op.f("fk_batch_undoes")),
        sa.ForeignKeyConstraint(["undone_by"], ["batch.id"], name=op.f("fk_batch_undone_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
        sa.UniqueConstraint("uid", name=op.f("uq_batch_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_batch_actor", "batch", ["actor", "id"], unique=False)
    op.create_table(
        "change_counter",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("value", Id, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_counter")),
    )
    op.create_table(
        "import_event",
        sa.Column("id", Id, nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("started_at", Time, nullable=False),
        sa.Column("finished_at", Time, nullable=True),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("updated", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_event")),
        sa.UniqueConstraint("uid", name=op.f("uq_import_event_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "site",
        sa.Column("id", Id, nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
        sa.UniqueConstraint("address", name=op.f("uq_site_address")),
        sa.UniqueConstraint("uid", name=op.f("uq_site_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "site_word",
        sa.Column("id", Id, nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("tier", sa.String(length=10), nullable=True),
        sa.Column("language", sa.String(length=12), nullable=True),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", Time, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_word")),
        sa.UniqueConstraint("word", "kind", name=op.f("uq_site_word_word")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "vault_key",
        sa.Column("key_id", sa.String(length=32), nullable=False),
        sa.Column("created_at", Time, nullable=False),
        sa.Column("retired_at", Time, nullable=True),
        sa.Column("sealed_audit_key", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("key_id", name=op.f("pk_vault_key")),
    )
    op.create_table(
        "article",
        sa.Column("id", Id, nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("site_id", Id, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("published_at", Time, nullable=True),
        sa.Column("lead", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_article_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("site_id", "source", "external_id", name=op.f("uq_article_site_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_article_uid")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "author",
        sa.Column("id", Id, nullable=False),
        sa.Column("site_id", Id, nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(length=16), nullable=False),
        sa.Column("domain_fingerprint", sa.LargeBinary(length=16), nullable=False),
        sa.Column("sealed_address", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.String(length=32), nullable=False),
        sa.Column("first_seen_at", Time, nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_author_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_author")),
        sa.UniqueConstraint("site_id", "fingerprint", name=op.f("uq_author_site_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "vault_slot",
        sa.Column("id", Id, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("key_id", sa.String(length=32), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("parameters", sa.Text(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", Time, nullable=False),
        sa.ForeignKeyConstraint(["key_id"], ["vault_key.key_id"], name=op.f("fk_vault_slot_key_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vault_slot")),
        sa.UniqueConstraint("kind", name=op.f("uq_vault_slot_kind")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "comment",
        sa.Column("id", Id, nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("site_id", Id, nullable=False),
        sa.Column("article_id", Id, nullable=False),
        sa.Column("author_id", Id, nullable=True),
        sa.Column("parent_id", Id, nullable=True),
        sa.Column("import_id", Id, nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("parent_external_id", sa.Text(), nullable=True),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("source_status", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("website", sa.Text(), nullable=False),
        sa.Column("sealed_identity", sa.LargeBinary(), nullable=True),
        sa.Column("submitted_at", Time, nullable=True),
        sa.Column("submitted_raw", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=12), nullable=True),
        sa.Column("priority", sa.Float(), nullable=False),
        sa.Column("marked", sa.Boolean(), nullable=False),
        sa.Column("touched", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "status IN ('pending', 'held', 'approved', 'rejected', 'spam')", name=op.f("ck_comment_status")
        ),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_comment_article_id")),
        sa.ForeignKeyConstraint(["author_id"], ["author.id"], name=op.f("fk_comment_author_id")),
        sa.ForeignKeyConstraint(["import_id"], ["import_event.id"], name=op.f("fk_comment_import_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["comment.id"], name=op.f("fk_comment_parent_id")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_comment_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
        sa.UniqueConstraint("site_id", "source", "external_id", name=op.f("uq_comment_site_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_comment_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_comment_article", "comment", ["article_id", "submitted_at"], unique=False)
    op.create_index("ix_comment_author", "comment", ["author_id", "status"], unique=False)
    op.create_index("ix_comment_parent", "comment", ["parent_id"], unique=False)
    op.create_index("ix_comment_queue", "comment", ["status", sa.text("priority DESC"), "id", "type"], unique=False)
    op.create_index("ix_comment_submitted", "comment", ["status", "submitted_at", "id", "type"], unique=False)
    op.create_index(
        "ix_comment_waiting_for_parent", "comment", ["site_id", "source", "parent_external_id"], unique=False
    )
    op.create_table(
        "comment_origin",
        sa.Column("comment_id", Id, autoincrement=False, nullable=False),
        sa.Column("sealed_ip", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_agent", sa.LargeBinary(), nullable=True),
        sa.Column("ip_fingerprint", sa.LargeBinary(length=16), nullable=True),
        sa.Column("key_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["comment_id"], ["comment.id"], name=op.f("fk_comment_origin_comment_id")),
        sa.PrimaryKeyConstraint("comment_id", name=op.f("pk_comment_origin")),
    )
    op.create_index("ix_comment_origin_ip_fingerprint", "comment_origin", ["ip_fingerprint"], unique=False)
    op.create_table(
        "decision",
        sa.Column("seq", Id, autoincrement=False, nullable=False),
        sa.Column("uid", sa.Uuid(), nullable=False),
        sa.Column("batch_id", Id, nullable=False),
        sa.Column("comment_id", Id, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("before", sa.String(length=10), nullable=False),
        sa.Column("after", sa.String(length=10), nullable=False),
        sa.Column("revision_before", sa.Integer(), nullable=False),
        sa.Column("revision_after", sa.Integer(), nullable=False),
        sa.Column("at", Time, nullable=False),
        sa.Column("undoes", Id, nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_decision_batch_id")),
        sa.ForeignKeyConstraint(["comment_id"], ["comment.id"], name=op.f("fk_decision_comment_id")),
        sa.ForeignKeyConstraint(["undoes"], ["decision.seq"], name=op.f("fk_decision_undoes")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_decision")),
        sa.UniqueConstraint("uid", name=op.f("uq_decision_uid")),
    )
    op.create_index("ix_decision_actor", "decision", ["actor", "seq"], unique=False)
    op.create_index("ix_decision_at", "decision", ["at"], unique=False)
    op.create_index("ix_decision_batch_id", "decision", ["batch_id"], unique=False)
    op.create_index("ix_decision_comment", "decision", ["comment_id", "seq"], unique=False)
    op.create_index("ix_decision_reason", "decision", ["reason", "comment_id"], unique=False)
    op.create_table(
        "reveal",
        sa.Column("id", Id, nullable=False),
        sa.Column("comment_id", Id, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", Time, nullable=False),
        sa.ForeignKeyConstraint(["comment_id"], ["comment.id"], name=op.f("fk_reveal_comment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reveal")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "revision",
        sa.Column("id", Id, nullable=False),
        sa.Column("comment_id", Id, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("markup", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sealed_markup", sa.LargeBinary(), nullable=True),
        sa.Column("key_id", sa.String(length=32), nullable=False),
        sa.Column("priority", sa.Float(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", Time, nullable=False),
        sa.ForeignKeyConstraint(["comment_id"], ["comment.id"], name=op.f("fk_revision_comment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
        sa.UniqueConstraint("comment_id", "number", name=op.f("uq_revision_comment_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "flag",
        sa.Column("id", Id, nullable=False),
        sa.Column("revision_id", Id, nullable=False),
        sa.Column("comment_id", Id, nullable=False),
        sa.Column("filter", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("severity", sa.Integer(), nullable=False),
        sa.Column("parameters", sa.Text(), nullable=False),
        sa.Column("spans", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["comment_id"], ["comment.id"], name=op.f("fk_flag_comment_id")),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_flag_revision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flag")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_flag_code", "flag", ["code", "comment_id"], unique=False)
    op.create_index("ix_flag_filter", "flag", ["filter", "comment_id"], unique=False)
    op.create_index("ix_flag_revision_id", "flag", ["revision_id"], unique=False)
