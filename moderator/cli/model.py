"""Commands around the learned model: what it has learned here, learning, forgetting, and why it says what it says."""

import click

from moderator.cli.output import counted, iso, moment, print_json, print_line, print_table, shown
from moderator.cli.progress import progress_bar
from moderator.cli.queries import ID, json_option
from moderator.cli.session import Session, pass_session
from moderator.screening.model.local import LEAST
from moderator.services import learn
from moderator.services.learn import Explanation, ModelStatus


@click.group("model")
def model_group() -> None:
    """The learned model: a number to order by, never a verdict."""


@model_group.command("status")
@json_option
@pass_session
def status_command(session: Session, as_json: bool) -> None:
    """Tells how many decisions there are to learn from, and what was learned."""
    with session.desk_in_use() as desk:
        status = learn.status(desk)
    _print_status(status, as_json)


@model_group.command("learn")
@json_option
@pass_session
def learn_command(session: Session, as_json: bool) -> None:
    """Learns from what persons have decided here, in the place of what was learned before."""
    with session.desk_in_use() as desk, progress_bar(session.quiet or as_json, "Learning") as advance:
        status = learn.learn_from_decisions(desk, advance)
    _print_status(status, as_json)
    if status.local and not as_json:
        session.say("Comments that come in from now on are screened so.")


@model_group.command("reset")
@pass_session
def reset_command(session: Session) -> None:
    """Forgets what was learned here; the shipped model stays."""
    with session.desk_in_use() as desk:
        was_there = learn.reset(desk)
    session.say("Forgotten." if was_there else "Nothing was learned yet.")


@model_group.command("explain")
@click.argument("comment_id", metavar="ID", type=ID)
@json_option
@pass_session
def explain_command(session: Session, comment_id: int, as_json: bool) -> None:
    """Tells what the model says of a comment, and by which words."""
    with session.desk_in_use() as desk:
        explanation = learn.explain(desk, comment_id)
    if as_json:
        print_json({"id": comment_id, **_explanation_json(explanation)})
        return
    score = explanation.score
    print_line(f"Reads like what is taken out: {score.value * 100:.0f} of 100, mostly by the model “{score.voice}”.")
    rows = ((word.word, round(word.log_odds, 3)) for word in explanation.words)
    print_table(["word", "adds (log-odds)"], rows)


def _print_status(status: ModelStatus, as_json: bool) -> None:
    if as_json:
        print_json(_status_json(status))
        return
    print_line(f"Decisions to learn from: {status.taken_out:,} taken out, {status.approved:,} approved.")
    local = status.local
    if local is None and not status.is_enough:
        print_line(f"Not enough decisions yet: it takes {LEAST} of either kind.")
    elif local is None:
        print_line("Nothing is learned yet. `moderator model learn` does it.")
    else:
        learned = counted(local.taken_out + local.approved, "decision")
        print_line(f"Learned from {learned} by {shown(status.actor)}, {moment(status.at)}.")
        print_line(
            f"Ranking of decisions it had not seen (1 is perfect, 0.5 is chance): "
            f"shipped model alone {local.prior_auc:.2f}, as mixed now {local.mixed_auc:.2f}."
        )
        print_line(_heard(local.mixing))


def _heard(mixing: float) -> str:
    if mixing == 0:
        return "It ranks no better than the shipped model alone, so it is not heard."
    return f"It makes {mixing:.0%} of the score; the shipped model makes the rest."


def _status_json(status: ModelStatus) -> dict[str, object]:
    local = status.local
    learned = local and {
        "taken_out": local.taken_out,
        "approved": local.approved,
        "mixing": local.mixing,
        "prior_auc": round(local.prior_auc, 4),
        "mixed_auc": round(local.mixed_auc, 4),
        "actor": status.actor,
        "at": iso(status.at),
    }
    return {
        "taken_out": status.taken_out,
        "approved": status.approved,
        "needed": LEAST,
        "enough": status.is_enough,
        "learned": learned,
    }


def _explanation_json(explanation: Explanation) -> dict[str, object]:
    score = explanation.score
    return {
        "score": round(score.value, 4),
        "prior": round(score.prior, 4),
        "local": None if score.local is None else round(score.local, 4),
        "voice": score.voice,
        "words": [{"word": word.word, "log_odds": round(word.log_odds, 4)} for word in explanation.words],
    }


COMMANDS = [model_group]
