"""Commands that only look: list, count, show, log, stats."""

from datetime import UTC, datetime
from difflib import get_close_matches

import click

from moderator.cli.output import (
    SHOWN_TO_PEOPLE,
    counted,
    iso,
    moment,
    print_comment_line,
    print_json,
    print_line,
    print_table,
)
from moderator.cli.queries import ID, QUERY_WORDS, json_option, query_argument
from moderator.cli.session import Session, pass_session
from moderator.cli.showing import parts_json, print_decision, print_whole
from moderator.domain.query import Order, Query, StatusIn
from moderator.formats.json_lines import comment_json, decision_json, finding_json, revision_json
from moderator.screening.explanations import explain
from moderator.services import audit_check, review_queue
from moderator.services.audit_check import ChainReport
from moderator.services.desk import Desk
from moderator.services.queries import read_arguments
from moderator.services.stats import Stats, stats
from moderator.storage.paging import pages

ALMOST = 0.82
"""How alike a mistyped word is to what was meant: one letter of six is missing or wrong."""

GROUPS = ["status", "site", "article", "flag", "lang"]


@click.command("list", context_settings=QUERY_WORDS)
@query_argument
@click.option("--order", type=click.Choice([order.value for order in Order]), default="priority", show_default=True)
@click.option("--limit", type=ID, help="At most so many comments.")
@json_option
@pass_session
def list_command(session: Session, query: tuple[str, ...], order: str, limit: int | None, as_json: bool) -> None:
    """Lists the comments that match QUERY; without status: the pending ones."""
    asked = read_arguments(query)
    wanted = review_queue.pending_unless_said(asked)
    with session.desk_in_use() as desk:
        ids = review_queue.snapshot(desk, wanted, Order(order))
        shown_ids = ids[: limit or (len(ids) if as_json else SHOWN_TO_PEOPLE)]
        for page in pages(shown_ids):
            for comment in review_queue.rows(desk, page):
                if as_json:
                    print_json(comment_json(comment, explain))
                else:
                    print_comment_line(comment)
        if not as_json:
            session.say(f"{len(shown_ids):,} of {counted(len(ids), 'comment')}." if ids else _no_comment(desk, asked))


@click.command("count", context_settings=QUERY_WORDS)
@query_argument
@click.option("--by", type=click.Choice(GROUPS), help="Count each group by itself.")
@json_option
@pass_session
def count_command(session: Session, query: tuple[str, ...], by: str | None, as_json: bool) -> None:
    """Counts the comments that match QUERY; without status: those of every status."""
    wanted = read_arguments(query)
    with session.desk_in_use() as desk:
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
    with session.desk_in_use() as desk:
        whole = review_queue.whole(desk, comment_id)
    if as_json:
        shape = comment_json(whole.comment, explain)
        shape["priority_parts"] = parts_json(whole.comment.flags)
        shape["parent_text"] = whole.parent_text
        shape["revisions"] = [revision_json(revision) for revision in whole.revisions]
        shape["decisions"] = [decision_json(decision) for decision in whole.decisions]
        shape["rules"] = [finding_json(finding) for finding in whole.findings]
        print_json(shape)
    else:
        print_whole(whole)


@click.command("log", context_settings=QUERY_WORDS)
@query_argument
@click.option("--limit", type=ID, help="At most so many decisions.")
@json_option
@pass_session
def log_command(session: Session, query: tuple[str, ...], limit: int | None, as_json: bool) -> int | None:
    """Lists decisions, the newest first. `log verify` checks that none was changed or removed."""
    if query == ("verify",):
        with session.desk_in_use() as desk:
            report = audit_check.verify(desk)
        return _print_chain(session, report, as_json)
    _refuse_mistyped_verify(query)
    wanted = read_arguments(query)
    with session.desk_in_use() as desk:
        made = review_queue.log(desk, wanted, limit or (None if as_json else SHOWN_TO_PEOPLE))
    for decision in made:
        if as_json:
            print_json(decision_json(decision))
        else:
            print_decision(decision)
    if not made and not as_json:
        session.say("No decision matches." if wanted.terms else "Nothing was decided yet.")
    return None


@click.command("stats")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only what came in or was decided since this day.")
@json_option
@pass_session
def stats_command(session: Session, since: datetime | None, as_json: bool) -> None:
    """Counts comments and decisions, and tells how often each filter agreed with the decisions."""
    with session.desk_in_use() as desk:
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
    model = counted_up.model
    print_line(f"The learned model's number agreed with {model.agreed:,} of {counted(model.decided, 'decision')}.")


def _refuse_mistyped_verify(query: tuple[str, ...]) -> None:
    if len(query) == 1 and get_close_matches(query[0][:20], ["verify"], cutoff=ALMOST):
        raise click.UsageError('Did you mean log verify? To look for the word itself, put it into "quotes".')


def _no_comment(desk: Desk, asked: Query) -> str:
    """What to try where a list is empty."""
    if review_queue.count(desk, Query()) == 0:
        return "There are no comments yet. Bring them in with `moderator import FILE`."
    if not asked.names(StatusIn):
        return "Nothing that is pending matches. With status:any the other comments are looked through, too."
    return "Nothing matches. Leave a condition out, or look at `moderator count --by status`."


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
        "model": {"decided": counted_up.model.decided, "agreed": counted_up.model.agreed},
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


COMMANDS = [list_command, count_command, show_command, log_command, stats_command]
