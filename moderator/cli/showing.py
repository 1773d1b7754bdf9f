"""One comment, and one decision, as a terminal shows them to people."""

from collections.abc import Iterable, Iterator
from itertools import islice

from moderator.cli.output import moment, print_line, shown, shown_lines
from moderator.domain.comments import Comment, Revision
from moderator.domain.decisions import Decision
from moderator.domain.flags import Field, Flag
from moderator.screening.explanations import explain
from moderator.screening.priority import parts
from moderator.services.review_queue import WholeComment
from moderator.text.html_text import readable

MOST_PLACES = 20
"""Places of one flag that are shown; a text with more links has been told enough about."""

LONGEST_QUOTE = 80


def print_whole(whole: WholeComment) -> None:
    """Prints a comment with its flags, the text it answers, its texts and decisions."""
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
        _print_flag(flag, comment)
    if added := parts(comment.flags):
        print_line("Priority: " + " + ".join(f"{part.weight:.2f} {part.filter}" for part in added))
    for finding in whole.findings:
        print_line(shown(finding.sentence))
    if len(whole.revisions) > 1:
        for revision in whole.revisions:
            _print_revision(revision)
    for decision in whole.decisions:
        print_decision(decision)


def parts_json(flags: Iterable[Flag]) -> list[dict[str, object]]:
    """What each filter adds to the priority; the sum is capped at 1."""
    return [{"filter": part.filter, "weight": part.weight} for part in parts(flags)]


def print_decision(decision: Decision) -> None:
    """Prints a decision in a line, and its note in another."""
    if decision.undoes:
        done = f"took back {decision.undoes}: comment {decision.comment} {decision.after.value}"
    else:
        done = f"{decision.verdict.value} comment {decision.comment}"
    reason = f" ({decision.reason})" if decision.reason else ""
    when = moment(decision.at)
    print_line(f"{decision.seq}  {when}  {shown(decision.actor)}  {done}{reason}, batch {decision.batch}")
    if decision.note:
        print_line(f"    {shown(decision.note)}")


def _print_flag(flag: Flag, comment: Comment) -> None:
    print_line(f"{flag.filter}, {flag.severity.word}: {shown(explain(flag, comment))}")
    for place in islice(_places(flag, comment), MOST_PLACES):
        print_line(f"    {place}")
    if len(flag.spans) > MOST_PLACES:
        print_line(f"    and {len(flag.spans) - MOST_PLACES:,} more")


def _places(flag: Flag, comment: Comment) -> Iterator[str]:
    """The flagged words with their places, and where a link behind them leads."""
    links = {(link.start, link.end): link.url for link in readable(comment.markup).links}
    contents = {Field.TEXT: comment.text, Field.NAME: comment.name, Field.WEBSITE: comment.website}
    for span in flag.spans:
        words = contents[span.field][span.start : span.end]
        url = links.get((span.start, span.end), "") if span.field is Field.TEXT else ""
        leads = f", leads to {_quoted(url)}" if url and url != words else ""
        yield f"“{_quoted(words)}” in the {span.field.value}, character {span.start + 1}{leads}"


def _quoted(text: str) -> str:
    whole = shown(text)
    return whole if len(whole) <= LONGEST_QUOTE else whole[: LONGEST_QUOTE - 1] + "…"


def _print_revision(revision: Revision) -> None:
    print_line(f"Text {revision.number} by {shown(revision.actor) or 'the site'}, {moment(revision.at)}:")
    for line in shown_lines(revision.text).split("\n"):
        print_line(f"    {line}".rstrip())
