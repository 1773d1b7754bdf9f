"""The tables. Migrations build them; this is what the code reads and writes.

No table holds an address, IP or browser in clear: they are sealed by the vault or stand as fingerprints.
Typed addresses in texts and names are masked here, with the original sealed beside them.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
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
    Uuid,
    and_,
)

from moderator.storage.columns import Id, UtcTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *columns: Column | Index | UniqueConstraint | CheckConstraint) -> Table:  # type: ignore[type-arg]
    """A table whose row ids are never used twice."""
    return Table(name, metadata, *columns, sqlite_autoincrement=True)


meta = Table("meta", metadata, Column("key", String(40), primary_key=True), Column("value", Text, nullable=False))
"""Facts about the database itself; `database_id` names its key file."""

change_counter = Table(
    "change_counter",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("value", Id, nullable=False),
)
"""One row, raised by every writing transaction, so that others can notice a change by polling."""

site = _table(
    "site",
    Column("id", Id, primary_key=True),
    Column("uid", Uuid, nullable=False, unique=True),
    Column("address", Text, nullable=False, unique=True),
    Column("url", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("time_zone", Text, nullable=False),
    Column("settings", Text, nullable=False),
)
"""`address` is the canonical one (host, port and path, without scheme); `settings` is a JSON object."""

article = _table(
    "article",
    Column("id", Id, primary_key=True),
    Column("uid", Uuid, nullable=False, unique=True),
    Column("site_id", ForeignKey("site.id"), nullable=False),
    Column("source", Text, nullable=False),
    Column("external_id", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("published_at", UtcTime),
    Column("lead", Text, nullable=False),
    Column("text", Text),
    UniqueConstraint("site_id", "source", "external_id"),
)

author = _table(
    "author",
    Column("id", Id, primary_key=True),
    Column("site_id", ForeignKey("site.id"), nullable=False),
    Column("fingerprint", LargeBinary(16), nullable=False),
    Column("domain_fingerprint", LargeBinary(16), nullable=False),
    Column("sealed_address", LargeBinary),
    Column("key_id", String(32), nullable=False),
    Column("first_seen_at", UtcTime, nullable=False),
    UniqueConstraint("site_id", "fingerprint"),
)
"""One sealed address at one site. `sealed_address` is null where the site itself keeps the address."""

import_event = _table(
    "import_event",
    Column("id", Id, primary_key=True),
    Column("uid", Uuid, nullable=False, unique=True),
    Column("actor", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("started_at", UtcTime, nullable=False),
    Column("finished_at", UtcTime),
    Column("added", Integer, nullable=False),
    Column("updated", Integer, nullable=False),
    Column("unchanged", Integer, nullable=False),
    Column("kept", Integer, nullable=False),
)

comment = _table(
    "comment",
    Column("id", Id, primary_key=True),
    Column("uid", Uuid, nullable=False, unique=True),
    Column("site_id", ForeignKey("site.id"), nullable=False),
    Column("article_id", ForeignKey("article.id"), nullable=False),
    Column("author_id", ForeignKey("author.id")),
    Column("parent_id", ForeignKey("comment.id")),
    Column("import_id", ForeignKey("import_event.id")),
    Column("source", Text, nullable=False),
    Column("external_id", Text, nullable=False),
    Column("parent_external_id", Text),
    Column("type", Text, nullable=False),
    Column("status", String(10), nullable=False),
    Column("source_status", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("website", Text, nullable=False),
    Column("sealed_identity", LargeBinary),
    Column("submitted_at", UtcTime),
    Column("submitted_raw", Text, nullable=False),
    Column("language", String(12)),
    Column("priority", Float, nullable=False),
    Column("marked", Boolean, nullable=False),
    Column("touched", Boolean, nullable=False),
    UniqueConstraint("site_id", "source", "external_id"),
    CheckConstraint("status IN ('pending', 'held', 'approved', 'rejected', 'spam')", name="status"),
    Index("ix_comment_submitted", "status", "submitted_at", "id", "type"),
    Index("ix_comment_article", "article_id", "submitted_at"),
    Index("ix_comment_author", "author_id", "status"),
    Index("ix_comment_author_newest", "author_id", "id"),
    Index("ix_comment_parent", "parent_id"),
    Index("ix_comment_waiting_for_parent", "site_id", "source", "parent_external_id"),
)
"""`revision` is the number of the current text. `touched`: something was decided or edited here, so no
import changes it. `sealed_identity` holds name and website where an address was masked in them."""

# With the type in them, both indexes answer a queue's query alone.
Index("ix_comment_queue", comment.c.status, comment.c.priority.desc(), comment.c.id, comment.c.type)

revision = _table(
    "revision",
    Column("id", Id, primary_key=True),
    Column("comment_id", ForeignKey("comment.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("source", String(10), nullable=False),
    Column("markup", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("sealed_markup", LargeBinary),
    Column("key_id", String(32), nullable=False),
    Column("priority", Float, nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    UniqueConstraint("comment_id", "number"),
)
"""`sealed_markup` holds the original where an address was masked in `markup` and `text`."""

CURRENT = and_(revision.c.comment_id == comment.c.id, revision.c.number == comment.c.revision)
"""Joins a comment with its current text."""

flag = _table(
    "flag",
    Column("id", Id, primary_key=True),
    Column("revision_id", ForeignKey("revision.id"), nullable=False),
    Column("comment_id", ForeignKey("comment.id"), nullable=False),
    Column("filter", String(40), nullable=False),
    Column("code", String(40), nullable=False),
    Column("severity", Integer, nullable=False),
    Column("parameters", Text, nullable=False),
    Column("spans", Text, nullable=False),
    Index("ix_flag_revision_id", "revision_id"),
    Index("ix_flag_filter", "filter", "comment_id"),
    Index("ix_flag_code", "code", "comment_id"),
)
"""`parameters` is a JSON object; `spans` a JSON list of [field, start, end]."""

comment_origin = Table(
    "comment_origin",
    metadata,
    Column("comment_id", ForeignKey("comment.id"), primary_key=True, autoincrement=False),
    Column("sealed_ip", LargeBinary),
    Column("sealed_agent", LargeBinary),
    Column("ip_fingerprint", LargeBinary(16)),
    Column("key_id", String(32), nullable=False),
    Index("ix_comment_origin_ip_fingerprint", "ip_fingerprint"),
)

batch = _table(
    "batch",
    Column("id", Id, primary_key=True),
    Column("uid", Uuid, nullable=False, unique=True),
    Column("kind", String(10), nullable=False),
    Column("verdict", String(10), nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("undoes", ForeignKey("batch.id")),
    Column("undone_by", ForeignKey("batch.id")),
    Index("ix_batch_actor", "actor", "id"),
)

decision = Table(
    "decision",
    metadata,
    Column("seq", Id, primary_key=True, autoincrement=False),
    Column("uid", Uuid, nullable=False, unique=True),
    Column("batch_id", ForeignKey("batch.id"), nullable=False),
    Column("comment_id", ForeignKey("comment.id"), nullable=False),
    Column("actor", Text, nullable=False),
    Column("verdict", String(10), nullable=False),
    Column("reason", String(20), nullable=False),
    Column("note", Text),
    Column("before", String(10), nullable=False),
    Column("after", String(10), nullable=False),
    Column("revision_before", Integer, nullable=False),
    Column("revision_after", Integer, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("undoes", ForeignKey("decision.seq")),
    Index("ix_decision_batch_id", "batch_id"),
    Index("ix_decision_comment", "comment_id", "seq"),
    Index("ix_decision_actor", "actor", "seq"),
    Index("ix_decision_reason", "reason", "comment_id"),
    Index("ix_decision_at", "at"),
)
"""`seq` is given out under the lock of the audit head, so that it is the order in which acts were stored.
A note is null once it has been erased."""

rules_run = _table(
    "rules_run",
    Column("id", Id, primary_key=True),
    Column("batch_id", ForeignKey("batch.id")),
    Column("actor", Text, nullable=False),
    Column("work", String(64), nullable=False),
    Column("started_at", UtcTime, nullable=False),
    Column("finished_at", UtcTime),
)
"""An applied run of rules; `work` is a digest of rules and query. Without `finished_at` it is under way, or was killed:
then the next one with the same work joins its batch."""

rule_finding = Table(
    "rule_finding",
    metadata,
    Column("comment_id", ForeignKey("comment.id"), primary_key=True),
    Column("rule", String(60), primary_key=True),
    Column("effect", String(10), nullable=False),
    Column("mode", String(10), nullable=False),
    Column("reason", String(20), nullable=False),
    Column("note", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
)
"""What a rule found on a comment without deciding it: a flag, a proposed redaction, or what a shadow rule would do."""

text_key = Table(
    "text_key",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("comment_id", ForeignKey("comment.id"), primary_key=True),
    Index("ix_text_key_comment", "comment_id"),
    sqlite_with_rowid=False,
)
"""By what similar texts find each other: the digest and the bands of a comment's text (`text.similarity`). `day` counts
from 1970. A text that stands here already, and a band that is crowded, are not noted again while those count."""

text_cluster = Table(
    "text_cluster",
    metadata,
    Column("comment_id", ForeignKey("comment.id"), primary_key=True, autoincrement=False),
    Column("cluster", Id, nullable=False),
    Column("digest", BigInteger, nullable=False),
    Column("at", UtcTime, nullable=False),
    Index("ix_text_cluster_cluster", "cluster", "at"),
)
"""Comments with the same or a similar text as others; `cluster` is the id of one of them."""

author_name = Table(
    "author_name",
    metadata,
    Column("name_key", Text, primary_key=True),
    Column("author_id", ForeignKey("author.id"), primary_key=True),
    Index("ix_author_name_author", "author_id"),
    sqlite_with_rowid=False,
)
"""Who writes under which name; the key is the same for names that a reader takes for one."""

screening_run = _table(
    "screening_run",
    Column("id", Id, primary_key=True),
    Column("actor", Text, nullable=False),
    Column("work", String(64), nullable=False),
    Column("last_comment_id", Id, nullable=False),
    Column("started_at", UtcTime, nullable=False),
    Column("finished_at", UtcTime),
)
"""Stored comments screened anew, in the order of their ids. `work` is a digest of query, words and settings. Without
`finished_at` it is under way, or was stopped: then the next one with the same work goes on after `last_comment_id`."""
learned_model = Table(
    "learned_model",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
)
"""At most one row: what this desk's decisions have taught, as weights by hash; no word can be read out of it."""

saved_search = _table(
    "saved_search",
    Column("id", Id, primary_key=True),
    Column("name", String(40), nullable=False, unique=True),
    Column("query", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
)
"""Queries that the team keeps under a name."""

audit = Table(
    "audit",
    metadata,
    Column("seq", Id, primary_key=True, autoincrement=False),
    Column("kind", String(20), nullable=False),
    Column("subject", Id, nullable=False),
    Column("payload", Text, nullable=False),
    Column("key_id", String(32), nullable=False),
    Column("mac", LargeBinary(32), nullable=False),
    Index("ix_audit_subject", "kind", "subject"),
)
"""The chain: `mac` covers the previous row's `mac`. `payload` holds ids, codes and keyed digests only.
`key_id` is empty where the vault was locked and the row is chained without a key."""

audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", Id, nullable=False),
    Column("mac", LargeBinary(32), nullable=False),
)
"""One row, locked by every transaction that appends to the chain."""

reveal = _table(
    "reveal",
    Column("id", Id, primary_key=True),
    Column("comment_id", ForeignKey("comment.id"), nullable=False),
    Column("actor", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
)

vault_key = Table(
    "vault_key",
    metadata,
    Column("key_id", String(32), primary_key=True),
    Column("created_at", UtcTime, nullable=False),
    Column("retired_at", UtcTime),
    Column("sealed_audit_key", LargeBinary),
)
"""The keys this database has had; the audit key of a retired one is sealed by its successor."""

vault_slot = _table(
    "vault_slot",
    Column("id", Id, primary_key=True),
    Column("kind", String(20), nullable=False, unique=True),
    Column("key_id", ForeignKey("vault_key.key_id"), nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("parameters", Text, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    Column("created_at", UtcTime, nullable=False),
)

site_word = _table(
    "site_word",
    Column("id", Id, primary_key=True),
    Column("word", Text, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("tier", String(10)),
    Column("language", String(12)),
    Column("actor", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    UniqueConstraint("word", "kind"),
)
