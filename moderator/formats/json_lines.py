"""JSON Lines: one COMMENT object a line, in the shape the command line prints too."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from moderator.domain.comments import Comment, Revision
from moderator.domain.decisions import Decision
from moderator.domain.findings import Finding
from moderator.domain.flags import Field, Flag, Flagged, Span
from moderator.formats.export_record import (
    Explain,
    ExportOptions,
    ExportRecord,
    Losses,
    Lost,
    holds_markup,
    lost,
)
from moderator.formats.times import timestamp
from moderator.privacy.masking import mask_addresses

_LINE_ENDS = str.maketrans({"\u2028": "\\u2028", "\u2029": "\\u2029", "\x85": "\\u0085"})


def write(records: Iterable[ExportRecord], out: TextIO, options: ExportOptions) -> tuple[Lost, ...]:
    """Writes one object a line; with the history, `revisions` and `decisions` go along."""
    losses = Losses()
    for record in records:
        shape = comment_json(record.comment, options.explain)
        if options.with_history:
            shape["revisions"] = [revision_json(revision) for revision in record.revisions]
            shape["decisions"] = [decision_json(decision) for decision in record.decisions]
        losses["markup in texts"] += holds_markup(record.comment)
        out.write(json_line(shape))
    return lost(losses)


def json_line(shape: Mapping[str, Any]) -> str:
    """One compact line with its line end; what some programs take for a line end inside texts is escaped."""
    line = json.dumps(shape, ensure_ascii=False, separators=(",", ":"))
    return (line if line.isascii() else line.translate(_LINE_ENDS)) + "\n"


def comment_json(comment: Comment, explain: Explain) -> dict[str, Any]:
    """The COMMENT shape of the command line's contract."""
    return {
        "id": comment.id,
        "uid": str(comment.uid),
        "site": comment.site,
        "source": comment.source,
        "external_id": comment.external_id,
        "type": comment.type,
        "status": comment.status.value,
        "source_status": comment.source_status,
        "version": comment.version,
        "article": {"title": comment.article.title, "url": comment.article.url},
        "author": {
            "name": comment.name,
            "website": comment.website,
            "known": {
                "approved": comment.record.approved,
                "rejected": comment.record.rejected,
                "spam": comment.record.spam,
            },
        },
        "submitted": comment.submitted and timestamp(comment.submitted),
        "language": comment.language,
        "parent": comment.parent,
        "edited": comment.edited,
        "marked": comment.marked,
        "text": comment.text,
        "priority": round(comment.priority, 4),
        "flags": [flag_json(flag, comment, explain) for flag in comment.flags],
    }


def flag_json(flag: Flag, on: Flagged, explain: Explain) -> dict[str, Any]:
    """The FLAG shape: a span carries the text it covers."""
    return {
        "filter": flag.filter,
        "code": flag.code,
        "severity": flag.severity.word,
        "explanation": explain(flag, on),
        "spans": [_span_json(span, on) for span in flag.spans],
    }


def decision_json(decision: Decision) -> dict[str, Any]:
    """The DECISION shape."""
    return {
        "seq": decision.seq,
        "batch": decision.batch,
        "comment": decision.comment,
        "actor": decision.actor,
        "verdict": decision.verdict.value,
        "reason": decision.reason,
        "note": mask_addresses(decision.note),
        "before": decision.before.value,
        "after": decision.after.value,
        "at": timestamp(decision.at),
        "undoes": decision.undoes,
    }


def finding_json(finding: Finding) -> dict[str, Any]:
    """What a rule found without deciding, as `show` prints it."""
    return {
        "rule": finding.rule,
        "mode": finding.mode,
        "verdict": finding.effect,
        "reason": finding.reason,
        "note": mask_addresses(finding.note),
        "at": timestamp(finding.at),
    }


def revision_json(revision: Revision) -> dict[str, Any]:
    """One text of a comment, as `show` and an export with the history print it."""
    return {
        "number": revision.number,
        "source": revision.source.value,
        "text": mask_addresses(revision.text),
        "at": timestamp(revision.at),
        "actor": revision.actor,
    }


def _span_json(span: Span, on: Flagged) -> dict[str, Any]:
    where = {Field.TEXT: on.text, Field.NAME: on.name, Field.WEBSITE: on.website}[span.field]
    return {
        "field": span.field.value,
        "start": span.start,
        "end": span.end,
        "text": where[span.start : span.end],
    }
