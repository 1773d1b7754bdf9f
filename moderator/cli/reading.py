"""Commands that only look: list, count, show, log, stats."""

from datetime import UTC, datetime

import click

from moderator.cli.output import (
    counted,
    iso,
    moment,
    print_comment_line,
    print_json,
    print_line,
    print_table,
    shown,
    shown_lines,
)
from moderator.cli.queries import ID, QUERY_WORDS, json_option, query_argument
from moderator.cli.session import Session, pass_session
from moderator.domain.query import Order
from moderator.formats.json_lines import comment_json, decision_json, revision_json
from moderator.screening.explanations import explain
from moderator.services import audit_check, review_queue
from moderator.services.audit_check import ChainReport
from moderator.services.review_queue import WholeComment
from moderator.services.stats import Stats, stats
from moderator.storage.paging import pages
from moderator.text.query_parser import query_from_arguments

SHOWN_TO_PEOPLE = 20
GROUPS = ["status", "site", "article", "flag", "lang"]


@click.command("list", context_settings=QUERY_WORDS)
@query_argument
@click.option("--order", type=click.Choice([order.value for order in Order]), default="priority", show_default=True)
@click.option("--limit", type=ID, help="At most so many comments.")
@json_option
@pass_session
def list_command(session: Session, query: tuple[str, ...], order: str, limit: int | None, as_json: bool) -> None:
    """Lists the comments that match QUERY; without status: the pending ones."""
    wanted = review_queue.pending_unless_said(query_from_arguments(query))
    with session.desk() as desk:
        ids = review_queue.snapshot(desk, wanted, Order(order))
        shown_ids = ids[: limit or (len(ids) if as_json else SHOWN_TO_PEOPLE)]
        for page in pages(shown_ids):
            for comment in review_queue.rows(desk, page):
                if as_json:
                    print_json(comment_json(comment, explain))
                else:
                    print_comment_line(comment)
    if not as_json:
        session.say(f"{len(shown_ids):,} of {counted(len(ids), 'comment')}.")


@click.command("count", context_settings=QUERY_WORDS)
@query_argument
@click.option("--by", type=click.Choice(GROUPS), help="Count each group by itself.")
@json_option
@pass_session
def count_command(session: Session, query: tuple[str, ...], by: str | None, as_json: bool) -> None:
    """Counts the comments that match QUERY; without status: those of every status."""
    wanted = query_from_arguments(query)
    with session.desk() as desk:
        number = review_queue.count(desk, wanted)
        groups = review_queue.counts_by(desk, wanted, by) if by else {}
    if as_json:
        print_json({"count": number, "by": groups} if by else {"count": number})
    elif by:
        print_table([by, "comments"], [*groups.items(), ("all", number)])
    else:
        print_line(str(number))


@click.command("show")
@click.argument("comment_id", metavar="ID", type=ID)
@json_option
@pass_session
def show_command(session: Session, comment_id: int, as_json: bool) -> None:
    """Shows one comment with its flags, the text it answers, its revisions and decisions."""
    with session.desk() as desk:
        whole = review_queue.whole(desk, comment_id)
    if as_json:
        shape = comment_json(whole.comment, explain)
        shape["parent_text"] = whole.parent_text
        shape["revisions"] = [revision_json(revision) for revision in whole.revisions]
        shape["decisions"] = [decision_json(decision) for decision in whole.decisions]
        print_json(shape)
    else:
        _print_whole(whole)


@click.command("log", context_settings=QUERY_WORDS)
@query_argument
@click.option("--limit", type=ID, help="At most so many decisions.")
@json_option
@pass_session
def log_command(session: Session, query: tuple[str, ...], limit: int | None, as_json: bool) -> int | None:
    """Lists decisions, the newest first. `log verify` checks that none was changed or removed."""
    with session.desk() as desk:
        if query == ("verify",):
            report = audit_check.verify(desk)
            return _print_chain(session, report, as_json)
        made = review_queue.log(desk, query_from_arguments(query), limit or (None if as_json else SHOWN_TO_PEOPLE))
    if as_json:
        for decision in made:
            print_json(decision_json(decision))
    else:
        heads = ["seq", "batch", "when", "who", "what", "comment", "was", "undoes", "reason", "note"]
        print_table(
            heads,
            (
                (
                    decision.seq,
                    decision.batch,
                    moment(decision.at),
                    decision.actor,
                    decision.verdict.value,
                    decision.comment,
                    decision.before.value,
                    decision.undoes or "",
                    decision.reason,
                    decision.note,
                )
                for decision in made
            ),
        )
    return None


@click.command("stats")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only what came in or was decided since this day.")
@json_option
@pass_session
def stats_command(session: Session, since: datetime | None, as_json: bool) -> None:
    """Counts comments and decisions, and tells how often each filter agreed with the decisions."""
    with session.desk() as desk:
        counted_up = stats(desk, since.replace(tzinfo=UTC) if since else None)
    if as_json:
        print_json(_stats_json(counted_up))
        return
    print_table(["comments", "number"], counted_up.comments.items())
    print_table(["decisions", "number"], counted_up.decisions.items())
    if counted_up.oldest:
        print_line(f"Waiting since {moment(counted_up.oldest)}; half wait {counted_up.median_hours} hours or more.")
    rows = [(entry["filter"], entry["flagged"], entry["agreed"], entry["precision"]) for entry in _filters(counted_up)]
    print_table(["filter", "flagged", "agreed", "precision"], rows)


def _print_chain(session: Session, report: ChainReport, as_json: bool) -> int:
    if as_json:
        shape = {
            "rows": report.rows,
            "unkeyed": report.unkeyed,
            "head": report.head,
            "problem": report.problem,
        }
        print_json(shape)
    if report.problem is not None:
        click.echo(report.problem, err=True)
        return 1
    if not as_json:
        without_key = f", {report.unkeyed} of them made without the key" if report.unkeyed else ""
        session.say(f"The audit chain is whole: {counted(report.rows, 'row')}{without_key}. Its end is {report.head}.")
    return 0


def _stats_json(counted_up: Stats) -> dict[str, object]:
    return {
        "comments": dict(counted_up.comments),
        "decisions": dict(counted_up.decisions),
        "waiting": {"oldest": iso(counted_up.oldest), "median_hours": counted_up.median_hours},
        "filters": _filters(counted_up),
    }


def _filters(counted_up: Stats) -> list[dict[str, object]]:
    return [
        {
            "filter": record.filter,
            "flagged": record.flagged,
            "agreed": record.agreed,
            "precision": round(record.agreed / record.flagged, 3),
        }
        for record in counted_up.filters
    ]


def _print_whole(whole: WholeComment) -> None:
    comment = whole.comment
    known = comment.record
    print_line(f"{comment.id}  {comment.status.value}  priority {comment.priority:.2f}")
    name = shown(comment.name) or "(no name)"
    print_line(f"{name}  {moment(comment.submitted)}  {shown(comment.website)}".rstrip())
    print_line(f"Of this author: {known.approved} approved, {known.rejected} rejected, {known.spam} spam.")
    print_line(f"On {shown(comment.article.title)}  {shown(comment.article.url)}".rstrip())
    if whole.parent_text is not None:
        print_line(f"In answer to: {shown(whole.parent_text)}")
    print_line()
    print_line(shown_lines(comment.text) or "(no text)")
    print_line()
    for flag in comment.flags:
        print_line(f"{flag.filter}, {flag.severity.word}: {shown(explain(flag, comment))}")
    for revision in whole.revisions[1:]:
        print_line(f"Text {revision.number} by {shown(revision.actor) or 'the site'}, {moment(revision.at)}.")
    for decision in whole.decisions:
        reason = f" ({decision.reason})" if decision.reason else ""
        note = f": {shown(decision.note)}" if decision.note else ""
        undone = "took back" if decision.undoes else decision.verdict.value
        print_line(f"{moment(decision.at)}  {shown(decision.actor)}  {undone}{reason}{note}")


COMMANDS = [list_command, count_command, show_command, log_command, stats_command]
