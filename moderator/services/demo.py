"""The demo: an invented newspaper, as fresh as if its comments had just come in."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from moderator.domain.actors import Actor
from moderator.domain.comments import Comment, Status
from moderator.domain.decisions import Verdict
from moderator.domain.flags import Severity
from moderator.domain.query import Order, Query, StatusIn, Term
from moderator.resource_files import resource
from moderator.services import review_queue
from moderator.services.decide import Act, Target, decide
from moderator.services.desk import Desk
from moderator.services.keys import make_recovery_code
from moderator.services.undo import undo

MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
FORM = "%Y-%m-%d %H:%M:%S"
NEWEST = datetime(2026, 11, 25, 9, 0)
"""The moment at which the invented newspaper was written; its newest comment is two minutes older."""


def write_newspaper(folder: Path) -> Path:
    """Writes the newspaper's export into `folder`, its times moved so that it was written just now."""
    written = resource("demo", "newspaper.xml").read_text(encoding="utf-8")
    age = datetime.now(UTC).replace(tzinfo=None, microsecond=0) - NEWEST
    path = folder / "newspaper.xml"
    path.write_text(MOMENT.sub(lambda found: _moved(found[0], age), written), encoding="utf-8")
    return path


def make_history(desk: Desk) -> None:
    """A few decisions of two invented moderators, so that log, undo and authors' records have something."""
    anna, petros = (replace(desk, actor=Actor(name)) for name in ("anna", "petros"))
    quiet, flagged = _waiting(desk)
    decide(anna, Act(Verdict.APPROVE), quiet[:6])
    decide(petros, Act(Verdict.HOLD, note="Ask the newsroom first."), flagged[:2])
    decide(petros, Act(Verdict.REJECT, reason="offensive"), flagged[2:4])
    undo(petros)
    decide(anna, Act(Verdict.MARK), quiet[:2])
    # Its addresses are invented: nobody has to be reminded of a code.
    make_recovery_code(anna)


def _waiting(desk: Desk) -> tuple[list[Target], list[Target]]:
    """The pending comments, the oldest first: those without flags that count, and the others."""
    pending = Query((Term(StatusIn((Status.PENDING,))),))
    comments = review_queue.rows(desk, review_queue.snapshot(desk, pending, Order.OLDEST))
    quiet = [Target(comment.id) for comment in comments if _is_quiet(comment)]
    flagged = [Target(comment.id) for comment in comments if not _is_quiet(comment)]
    return quiet, flagged


def _is_quiet(comment: Comment) -> bool:
    return all(flag.severity is Severity.INFO for flag in comment.flags)


def _moved(moment: str, age: timedelta) -> str:
    return (datetime.strptime(moment, FORM) + age).strftime(FORM)
