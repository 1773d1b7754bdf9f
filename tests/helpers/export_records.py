"""Comments on their way out, invented."""

import io
from datetime import UTC, datetime
from uuid import UUID

from moderator.domain.comments import Article, AuthorRecord, Comment, Status
from moderator.formats.export_record import ExportOptions, ExportRecord, Lost
from moderator.formats.registry import format_named

BRIDGE = Article(1, "11", "Toll bridge vote delayed", "https://paper.example/toll")
SCHOOL = Article(2, "12", "School roof leaks", "https://paper.example/roof")
OPTIONS = ExportOptions(explain=lambda flag, comment: f"{flag.code} explained")


def a_comment(id_: int = 1, **changes: object) -> Comment:
    """A comment with this id; what a test is about, it says itself."""
    text = changes.get("text", "The bridge belongs to all of us.")
    fields = {
        "id": id_,
        "uid": UUID(int=id_),
        "site": "https://paper.example",
        "site_title": "The River Paper",
        "source": "wordpress",
        "external_id": str(id_ + 100),
        "type": "comment",
        "status": Status.APPROVED,
        "source_status": "1",
        "version": 1,
        "article": BRIDGE,
        "author_id": None,
        "name": "Garo P.",
        "website": "",
        "record": AuthorRecord(),
        "submitted": datetime(2026, 11, 21, 9, 30, tzinfo=UTC),
        "language": "en",
        "parent": None,
        "edited": False,
        "marked": False,
        "text": text,
        "markup": text,
        "priority": 0.25,
        "flags": (),
    }
    return Comment(**{**fields, **changes})


def written(
    format_name: str, *comments: Comment | ExportRecord, options: ExportOptions = OPTIONS
) -> tuple[str, tuple[Lost, ...]]:
    """What the format makes of the comments, and what it says it lost."""
    out = io.StringIO(newline="")
    records = [item if isinstance(item, ExportRecord) else ExportRecord(item) for item in comments]
    lost = format_named(format_name).write(iter(records), out, options)
    return out.getvalue(), lost
