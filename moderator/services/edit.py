"""Editing a comment's text: a new revision, or back to what the site sent. The original is kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from moderator.domain.comments import Comment, RevisionSource
from moderator.domain.decisions import BatchKind, Changes, Refused, Verdict
from moderator.domain.edited_text import EditedText, Kept
from moderator.domain.flags import Flag
from moderator.errors import UserError
from moderator.privacy.masking import restore_addresses
from moderator.screening.redaction import proposed_redaction
from moderator.screening.subject import Subject
from moderator.screening.wordpress_lists import OF_THE_SENDER
from moderator.services.decide import NOT_FOUND, Target, known_reason
from moderator.services.desk import Desk
from moderator.services.keys import require_current_key
from moderator.services.recording import record
from moderator.services.screen import pipeline_for
from moderator.services.sealing import text_context
from moderator.services.stored_histories import histories_by_site
from moderator.services.texts import Text, new_text, text_of
from moderator.storage import comments, decisions, screening_runs, texts
from moderator.storage.database import Connection
from moderator.storage.decisions import NewBatch, Standing, Step
from moderator.storage.texts import NewRevision
from moderator.text.cleaning import clean_text
from moderator.text.html_text import escaped, readable
from moderator.text.kept_addresses import put_together


def edit(desk: Desk, target: Target, text: str, reason: str = "") -> Changes:
    """Gives a comment a new text, in plain words.

    Masked addresses that are still in it keep their original. A comment that is not there, or was changed
    since its version was seen, is refused. Raises UserError for an empty text, VaultLocked when an address in it
    needs the key.
    """
    require_text(text)
    comment = _seen(desk, target)
    if isinstance(comment, Changes):
        return comment
    return _revise(desk, comment, _with_addresses(desk, comment, text), RevisionSource.MODERATOR, reason)


def edit_kept(desk: Desk, target: Target, edited: EditedText, reason: str = "") -> Changes:
    """The same for a text of which stretches were kept, its masked addresses for instance.

    Just the addresses in those get their original back: a mask that somebody typed stays a mask.
    """
    require_text(put_together(edited, lambda _kept: "•"))
    comment = _seen(desk, target)
    if isinstance(comment, Changes):
        return comment
    clear = put_together(edited, _kept_words(desk, comment, edited))
    return _revise(desk, comment, clear, RevisionSource.MODERATOR, reason)


def require_text(text: str) -> None:
    """Raises UserError for a text that a comment can't have: an empty one."""
    if not clean_text(text).strip():
        raise UserError("A comment can't be emptied. Reject it instead.")


def redact(desk: Desk, target: Target, reason: str = "") -> Changes:
    """Takes out what screening proposes to take out. Raises UserError when it proposes nothing."""
    comment = _seen(desk, target)
    if isinstance(comment, Changes):
        return comment
    proposed = proposed_redaction(comment.text, comment.flags)
    if proposed == comment.text:
        raise UserError(f"Screening found nothing to take out of comment {target.id}. Use --text instead.")
    clear = _with_addresses(desk, comment, proposed)
    return _revise(desk, comment, clear, RevisionSource.REDACTION, reason or "personal-data")


def revert(desk: Desk, target: Target, reason: str = "") -> Changes:
    """Goes back to the text that the site sent."""
    known_reason(reason)
    comment = _seen(desk, target)
    if isinstance(comment, Changes):
        return comment
    with desk.database.writing() as connection:
        standing = decisions.standings(connection, [comment.id])[comment.id]
        if standing.version != comment.version:
            return _changed_meanwhile(connection, comment)
        original = texts.newest_number_of_site(connection, comment.id)
        return _store(connection, desk, standing, original, reason)


def _seen(desk: Desk, target: Target) -> Comment | Changes:
    """The comment, or the refusal where it is not there or no longer as it was seen."""
    with desk.database.reading() as connection:
        comment = next(iter(comments.rows(connection, [target.id])), None)
        if comment is None:
            return _refused(target.id, NOT_FOUND)
        if target.version not in (None, comment.version):
            return _changed_meanwhile(connection, comment)
        return comment


def _revise(desk: Desk, comment: Comment, clear: str, source: RevisionSource, reason: str) -> Changes:
    """Stores a text, its kept addresses in clear, as a new revision."""
    known_reason(reason)
    text = text_of(escaped(clear))
    if text.masked == comment.text:
        return Changes(BatchKind.ACT, Verdict.EDIT, unchanged=1)
    made = new_text(desk.vault, source, comment.uid, text, _flags(desk, comment, text))
    with desk.database.writing() as connection:
        standing = decisions.standings(connection, [comment.id])[comment.id]
        if standing.version != comment.version:
            return _changed_meanwhile(connection, comment)
        require_current_key(connection, desk.vault)
        number = texts.next_number(connection, comment.id)
        revision = NewRevision(comment.id, number, made, desk.actor.name, datetime.now(UTC))
        texts.add_revisions(connection, [revision])
        return _store(connection, desk, standing, number, reason)


def _store(connection: Connection, desk: Desk, standing: Standing, number: int, reason: str) -> Changes:
    if number == standing.revision:
        return Changes(BatchKind.ACT, Verdict.EDIT, unchanged=1)
    step = Step(standing, Verdict.EDIT, standing.status, number, standing.marked, reason)
    batch = NewBatch(BatchKind.ACT, Verdict.EDIT, desk.actor.name, datetime.now(UTC))
    stored = record(connection, desk, batch, [step])
    return Changes(BatchKind.ACT, Verdict.EDIT, batch=stored[0].batch, changed=(standing.id,))


def _changed_meanwhile(connection: Connection, comment: Comment) -> Changes:
    actor = decisions.last_actors(connection, [comment.id]).get(comment.id, "an import")
    return _refused(comment.id, f"changed by {actor}")


def _refused(comment_id: int, why: str) -> Changes:
    return Changes(BatchKind.ACT, Verdict.EDIT, refused=(Refused(comment_id, why),))


def _with_addresses(desk: Desk, comment: Comment, edited: str) -> str:
    with desk.database.reading() as connection:
        sealed = texts.sealed_original(connection, comment.id)
    return restore_addresses(edited, comment.text, _opened(desk, comment, sealed)) if sealed else edited


def _kept_words(desk: Desk, comment: Comment, edited: EditedText) -> Callable[[Kept], str]:
    """Tells what a kept stretch says in clear. Only the texts that are needed are opened."""
    wanted = {piece.of_original for piece in edited if isinstance(piece, Kept)}
    clear = {of_original: _in_clear(desk, comment, of_original) for of_original in wanted}
    # A mask is as long as what it stands for.
    return lambda kept: clear[kept.of_original][kept.start : kept.end]


def _in_clear(desk: Desk, comment: Comment, of_original: bool) -> str:
    with desk.database.reading() as connection:
        number = texts.newest_number_of_site(connection, comment.id) if of_original else None
        stored = texts.stored_text(connection, comment.id, number)
    return _opened(desk, comment, stored.sealed_markup) if stored.sealed_markup else stored.text


def _opened(desk: Desk, comment: Comment, sealed: bytes) -> str:
    return readable(desk.vault.open(sealed, text_context(comment.uid))).text


def _flags(desk: Desk, comment: Comment, text: Text) -> tuple[Flag, ...]:
    subject = Subject(text.readable, comment.name, comment.website, text.links, comment.type, text.markup)
    of_the_sender = tuple(flag for flag in comment.flags if flag.code in OF_THE_SENDER)
    pipeline = pipeline_for(desk)
    with desk.database.reading() as connection:
        read = [replace(each, text=text.masked) for each in screening_runs.screenable(connection, [comment.id])]
        ((histories, ((_, written),)),) = histories_by_site(connection, read)
        history = histories.of(written)
    return of_the_sender + pipeline.check_text(subject) + pipeline.check_history(subject, history)
