"""Commands that decide: approve, reject, spam, hold, reopen, edit, mark, unmark, undo, redo."""

from collections.abc import Callable
from pathlib import Path

import click

from moderator.cli.exits import DONE, REFUSED
from moderator.cli.output import SHOWN_TO_PEOPLE, counted, print_comment_line, print_json
from moderator.cli.queries import ID, checked, json_option
from moderator.cli.session import Session, pass_session
from moderator.cli.streams import read_input
from moderator.domain.decisions import REASON_CODES, BatchKind, Changes, Verdict
from moderator.errors import UserError
from moderator.services import edit, review_queue
from moderator.services.decide import Act, Target, clean_note, decide, targets_of
from moderator.services.desk import Desk
from moderator.services.queries import read_query
from moderator.services.undo import NothingToUndo, redo, undo

_HELP = {
    Verdict.APPROVE: "Approves comments: readers see them.",
    Verdict.REJECT: "Rejects comments: readers do not see them.",
    Verdict.SPAM: "Puts comments away as spam.",
    Verdict.HOLD: "Puts comments aside for a second look, here only.",
    Verdict.REOPEN: "Makes comments pending again.",
}
_DONE = {
    Verdict.APPROVE: "approved",
    Verdict.REJECT: "rejected",
    Verdict.SPAM: "put away as spam",
    Verdict.HOLD: "put aside for a second look",
    Verdict.REOPEN: "pending again",
    Verdict.EDIT: "edited",
    Verdict.MARK: "marked",
    Verdict.UNMARK: "no longer marked",
}

_NOTHING_TAKEN_BACK: dict[str, object] = {
    "batch": None,
    "kind": BatchKind.UNDO.value,
    "verdict": "",
    "changed": 0,
    "unchanged": 0,
    "skipped": 0,
    "refused": [],
}
"""The BATCH shape of an undo that found nothing to take back."""

reason_option = click.option(
    "--reason",
    metavar="CODE",
    type=click.Choice(list(REASON_CODES)),
    callback=lambda _context, _option, code: code or "",
    help=f"Why: {', '.join(REASON_CODES)}.",
)


def _verdict_command(verdict: Verdict) -> click.Command:
    @click.command(verdict.value, help=_HELP[verdict])
    @click.argument("ids", metavar="[ID]... | -", nargs=-1)
    @click.option("--query", help="Decide all comments that match, of any status unless it names one.")
    @reason_option
    @click.option("--note", default="", callback=checked(clean_note), help="A note for the log.")
    @click.option("--max", "at_most", type=click.IntRange(min=1), help="Allow so many changes (200 without it).")
    @click.option("--dry-run", is_flag=True, help="Only tell what would change.")
    @json_option
    @pass_session
    def command(
        session: Session,
        ids: tuple[str, ...],
        query: str | None,
        reason: str,
        note: str,
        at_most: int | None,
        dry_run: bool,
        as_json: bool,
    ) -> int:
        with session.desk_in_use() as desk:
            act = Act(verdict, reason, note, at_most or desk.settings.bulk_max, dry_run)
            changes = decide(desk, act, _targets(desk, ids, query))
            if dry_run and not as_json:
                for comment in review_queue.rows(desk, changes.changed[:SHOWN_TO_PEOPLE]):
                    print_comment_line(comment)
        return _tell(session, changes, as_json, dry_run)

    return command


@click.command("edit")
@click.argument("comment_id", metavar="ID", type=ID)
@click.option("--text", help="The new text.")
@click.option("--text-file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="A file with it.")
@click.option("--redact", is_flag=True, help="Take out what screening proposes to take out.")
@click.option("--revert", is_flag=True, help="Go back to the original.")
@reason_option
@json_option
@pass_session
def edit_command(
    session: Session,
    comment_id: int,
    text: str | None,
    text_file: Path | None,
    redact: bool,
    revert: bool,
    reason: str,
    as_json: bool,
) -> int:
    """Gives a comment a new text; the original is kept."""
    if sum((text is not None, text_file is not None, redact, revert)) != 1:
        raise click.UsageError("Give exactly one of --text, --text-file, --redact and --revert.")
    target = Target(comment_id)
    with session.desk_in_use() as desk:
        if redact:
            changes = edit.redact(desk, target, reason)
        elif revert:
            changes = edit.revert(desk, target, reason)
        else:
            changes = edit.edit(desk, target, text if text is not None else _read(text_file), reason)
    return _tell(session, changes, as_json)


def _mark_command(verdict: Verdict, told: str) -> click.Command:
    @click.command(verdict.value, help=told)
    @click.argument("ids", metavar="ID...", nargs=-1, required=True)
    @json_option
    @pass_session
    def command(session: Session, ids: tuple[str, ...], as_json: bool) -> int:
        with session.desk_in_use() as desk:
            changes = decide(desk, Act(verdict), _targets(desk, ids, None))
        return _tell(session, changes, as_json)

    return command


@click.command("undo")
@click.argument("batch", required=False, type=ID)
@json_option
@pass_session
def undo_command(session: Session, batch: int | None, as_json: bool) -> int:
    """Takes back your latest act, or BATCH, whoever made it.

    What somebody has changed since is refused, by name. Where that is the whole act, the next undo goes to the
    one before it; BATCH can be tried again at any time.
    """
    return _take_back(session, as_json, lambda desk: undo(desk, batch))


@click.command("redo")
@json_option
@pass_session
def redo_command(session: Session, as_json: bool) -> int:
    """Takes back your latest undo."""
    return _take_back(session, as_json, redo, redone=True)


def _take_back(session: Session, as_json: bool, take_back: Callable[[Desk], Changes], redone: bool = False) -> int:
    with session.desk_in_use() as desk:
        try:
            changes = take_back(desk)
        except NothingToUndo as nothing:
            if as_json:
                print_json(_NOTHING_TAKEN_BACK)
            else:
                session.say(str(nothing))
            return DONE
    return _tell(session, changes, as_json, redone=redone)


def _targets(desk: Desk, ids: tuple[str, ...], query: str | None) -> list[Target]:
    if bool(ids) == (query is not None):
        raise click.UsageError("Give ids (or - to read them from standard input), or --query.")
    if query is not None:
        wanted = read_query(query)
        if not wanted.terms:
            raise click.UsageError("The query is empty. To decide all comments, say status:any.")
        return targets_of(desk, wanted)
    written = read_input().split() if ids == ("-",) else ids
    return [Target(_id(text)) for text in written]


def _id(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 20 and 0 < int(text) < 2**63:
        return int(text)
    raise click.UsageError("An id is a whole number, as `moderator list` shows it.")


def _read(path: Path | None) -> str:
    try:
        return path.read_text(encoding="utf-8-sig") if path else ""
    except UnicodeDecodeError:
        raise UserError(f"{path} is not UTF-8 text. Nothing was changed.") from None


def _tell(session: Session, changes: Changes, as_json: bool, dry_run: bool = False, redone: bool = False) -> int:
    if as_json:
        print_json(_batch_json(changes, dry_run))
    else:
        session.say(_sentence(changes, dry_run, redone))
        for refused in changes.refused:
            click.echo(f"Comment {refused.id} was left as it is: {refused.reason}.", err=True)
    return REFUSED if changes.refused else DONE


def _batch_json(changes: Changes, dry_run: bool) -> dict[str, object]:
    shape: dict[str, object] = {
        "batch": changes.batch,
        "kind": changes.kind.value,
        "verdict": changes.verdict.value,
        "changed": len(changes.changed),
        "unchanged": changes.unchanged,
        "skipped": changes.skipped,
        "refused": [{"id": refused.id, "reason": refused.reason} for refused in changes.refused],
    }
    return shape | {"dry_run": True, "comments": list(changes.changed)} if dry_run else shape


def _sentence(changes: Changes, dry_run: bool, redone: bool) -> str:
    if not changes.changed:
        if changes.kind is BatchKind.UNDO:
            return "Nothing was taken back."
        return "Nothing to change." if changes.unchanged or changes.refused else "Nothing matches; nothing was changed."
    number = counted(len(changes.changed), "comment")
    done = _DONE[changes.verdict]
    if changes.of_rules:
        how = "Done again" if redone else "Taken back"
        return f"{how}: a run of rules, {number} (batch {changes.batch})."
    if dry_run:
        first = f"; these are the first {SHOWN_TO_PEOPLE}" if len(changes.changed) > SHOWN_TO_PEOPLE else ""
        return f"{number} would be {done}{first}. Nothing was changed."
    if redone:
        return f"Done again: {number} {done} (batch {changes.batch})."
    if changes.kind is BatchKind.UNDO:
        return f"Taken back: {number} {done} before (batch {changes.batch})."
    return f"{number} {done} (batch {changes.batch}). Take it back with `moderator undo {changes.batch}`."


COMMANDS = [
    *(_verdict_command(verdict) for verdict in _HELP),
    edit_command,
    _mark_command(Verdict.MARK, "Marks comments as good ones, for the digest."),
    _mark_command(Verdict.UNMARK, "Takes the mark off comments."),
    undo_command,
    redo_command,
]
