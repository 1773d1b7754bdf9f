"""Commands around rules: check, run, back-test, explain, take over from WordPress, and schedule them."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from moderator.cli.exits import BRAKED, DONE, FAILED
from moderator.cli.output import print_json
from moderator.cli.progress import progress_bar
from moderator.cli.queries import ID, NamedFile, json_option
from moderator.cli.rule_reports import (
    about_run,
    backtest_json,
    checked_json,
    explained_json,
    print_backtest,
    print_checked,
    print_explained,
    print_run,
    print_schedule,
    print_taken_over,
    run_json,
    taken_over_json,
)
from moderator.cli.session import Session, pass_session
from moderator.domain.query import Query
from moderator.rules.rule import Effect
from moderator.services import rule_files, rules_run
from moderator.services.queries import read_query
from moderator.services.review_queue import pending_unless_said
from moderator.services.rule_explanation import explain
from moderator.services.rule_files import RuleBook
from moderator.services.rules_backtest import backtest
from moderator.services.rules_from_wordpress import take_over
from moderator.services.rules_run import about_brake
from moderator.services.rules_schedule import schedule

files_argument = click.argument("files", metavar="FILE...", nargs=-1, required=True, type=NamedFile())


@click.group("rules")
def rules_group() -> None:
    """Rules decide many comments at once: written in TOML, tried out first, and undone as one act."""


@rules_group.command("check")
@files_argument
@json_option
@pass_session
def check_command(session: Session, files: tuple[Path, ...], as_json: bool) -> int:
    """Checks rule files: syntax, names, and the tests that the rules carry."""
    checked = [rule_files.check(file) for file in files]
    for each in checked:
        if as_json:
            print_json(checked_json(each))
        else:
            print_checked(session, each)
    return DONE if all(each.is_good for each in checked) else FAILED


@rules_group.command("run")
@files_argument
@click.option("--query", default="", help="Look at the comments that match instead of all pending ones.")
@click.option("--apply", "is_applied", is_flag=True, help="Do it. Without this, only show what would be done.")
@click.option("--max-changes", type=click.IntRange(min=0), help="Allow so many changes, whatever the files say.")
@json_option
@pass_session
def run_command(
    session: Session,
    files: tuple[Path, ...],
    query: str,
    is_applied: bool,
    max_changes: int | None,
    as_json: bool,
) -> int:
    """Runs rules over the pending comments; without --apply, only shows what they would do.

    What a person has decided stays as it is. All changes are one batch: `moderator undo` takes them back.
    """
    book = _book(files, max_changes)
    wanted = _query(query)
    with session.desk_in_use() as desk, progress_bar(session.quiet or as_json, "Rules") as advance:
        do = rules_run.run if is_applied else rules_run.rehearse
        done = do(desk, book, wanted, advance)
    if as_json:
        print_json(run_json(done))
    else:
        print_run(session, done)
    if is_applied and done.brake:
        click.echo(about_brake(done.brake), err=True)
    if done.interrupted:
        click.echo(about_run(done, is_applied), err=True)
        return FAILED
    if not as_json:
        session.say(about_run(done, is_applied))
    return BRAKED if is_applied and done.brake else DONE


@rules_group.command("backtest")
@files_argument
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only comments submitted since this day.")
@json_option
@pass_session
def backtest_command(session: Session, files: tuple[Path, ...], since: datetime | None, as_json: bool) -> int:
    """Holds rules against what people have decided; nothing is changed.

    A rule that approves agrees with people where they approved, any other rule where they rejected or said spam.
    """
    book = rule_files.load(files)
    with session.desk_in_use() as desk, progress_bar(session.quiet or as_json, "Back-test") as advance:
        done = backtest(desk, book.rules, since.replace(tzinfo=UTC) if since else None, advance)
    if as_json:
        print_json(backtest_json(done))
    else:
        print_backtest(session, done)
    return DONE


@rules_group.command("explain")
@click.argument("file", type=NamedFile())
@click.argument("comment_id", metavar="ID", type=ID)
@json_option
@pass_session
def explain_command(session: Session, file: Path, comment_id: int, as_json: bool) -> int:
    """Tells for each rule why it holds for a comment or does not, condition by condition."""
    book = rule_files.load([file])
    with session.desk_in_use() as desk:
        explained = explain(desk, book.rules, comment_id)
    if as_json:
        print_json({"comment": comment_id, "rules": [explained_json(each) for each in explained]})
    else:
        for each in explained:
            print_explained(each)
    return DONE


@rules_group.command("import-wordpress")
@click.argument("list_file", metavar="LIST", type=NamedFile())
@click.option(
    "--verdict",
    type=click.Choice([effect.value for effect in Effect]),
    default=Effect.REJECT.value,
    show_default=True,
    help="What the rule does; WordPress rejects for its list of disallowed keys.",
)
@click.option("--whole-words", is_flag=True, help="Look for whole words, instead of inside of words too.")
@json_option
@pass_session
def import_wordpress_command(session: Session, list_file: Path, verdict: str, whole_words: bool, as_json: bool) -> int:
    """Prints a WordPress word list (one key a line) as a rule file, and tells what whole words would change.

    Without --whole-words the rule finds what WordPress finds in texts, names and websites.
    """
    with session.desk_in_use() as desk, progress_bar(session.quiet or as_json, "Comparing") as advance:
        taken = take_over(desk, list_file, Effect(verdict), whole_words, advance)
    if as_json:
        print_json(taken_over_json(taken))
    else:
        print_taken_over(session, taken, whole_words)
    return DONE


@rules_group.command("schedule")
@files_argument
@click.option("--at", type=click.DateTime(["%H:%M"]), default="03:30", show_default=True, help="The time of day.")
@json_option
@pass_session
def schedule_command(session: Session, files: tuple[Path, ...], at: datetime, as_json: bool) -> int:
    """Prints what runs these rules every day: a systemd service with its timer, and a line for cron."""
    rule_files.load(files)
    with session.desk() as desk:
        made = schedule(desk, files, at.time())
    if as_json:
        print_json({"service": made.service, "timer": made.timer, "crontab": made.crontab})
    else:
        print_schedule(made)
    return DONE


def _book(files: tuple[Path, ...], max_changes: int | None) -> RuleBook:
    book = rule_files.load(files)
    return replace(book, limits=rules_run.with_most(book.limits, max_changes))


def _query(written: str) -> Query:
    return pending_unless_said(read_query(written))


COMMANDS = [rules_group]
