"""Decisions as a shell script of WP-CLI commands, to be run beside the site."""

from collections.abc import Iterable
from typing import TextIO

from moderator.domain.comments import Comment, Status
from moderator.formats.export_record import (
    ExportOptions,
    ExportRecord,
    Losses,
    Lost,
    lost,
    of_one_site,
)

_COMMANDS = {
    Status.APPROVED: "approve",
    Status.SPAM: "spam",
    Status.REJECTED: "trash",
    Status.PENDING: "unapprove",
}
_IDS_A_LINE = 100
_LONGEST_ID = 20


def write(records: Iterable[ExportRecord], out: TextIO, options: ExportOptions) -> tuple[Lost, ...]:
    """Writes lines such as `wp comment approve 1 2 3`.

    Of the data, only ids made of plain digits get into the script. Raises UserError for comments of several
    sites, since ids mean something on their own site only.
    """
    losses = Losses()
    waiting: dict[str, list[str]] = {command: [] for command in _COMMANDS.values()}
    out.write("#!/bin/sh\nset -e\n")
    for record in of_one_site(records, "A WP-CLI script"):
        comment = record.comment
        losses["edited texts"] += comment.edited
        losses["the history"] += options.with_history
        if not _has_wordpress_id(comment):
            losses["comments without an id of WordPress"] += 1
        elif comment.status is Status.HELD:
            losses["second looks: still pending on the site"] += 1
        else:
            command = _COMMANDS[comment.status]
            waiting[command].append(comment.external_id)
            if len(waiting[command]) == _IDS_A_LINE:
                _write_line(out, command, waiting[command])
    for command, ids in waiting.items():
        _write_line(out, command, ids)
    return lost(losses)


def _has_wordpress_id(comment: Comment) -> bool:
    id_ = comment.external_id
    digits = id_.isascii() and id_.isdigit() and len(id_) <= _LONGEST_ID
    return comment.source == "wordpress" and digits and int(id_) > 0


def _write_line(out: TextIO, command: str, ids: list[str]) -> None:
    if ids:
        out.write(f"wp comment {command} {' '.join(ids)}\n")
        ids.clear()
