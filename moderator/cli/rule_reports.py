"""What commands around rules print: JSON for programs, tables and sentences for people."""

from moderator.cli.output import counted, print_line, print_table, shown, shown_lines
from moderator.cli.session import Session
from moderator.privacy.masking import mask_addresses
from moderator.rules.conditions import Match
from moderator.rules.rule_set import Explained
from moderator.services.rule_explanation import RuleExplained
from moderator.services.rule_files import Checked, about_failure
from moderator.services.rules_backtest import Backtest, Score
from moderator.services.rules_from_wordpress import TakenOver
from moderator.services.rules_plan import RuleOutcome
from moderator.services.rules_run import RulesRun, about_brake
from moderator.services.rules_schedule import Schedule

_SIGNS = {True: "yes", False: "no", None: "unknown"}


def checked_json(checked: Checked) -> dict[str, object]:
    """What came of checking a file."""
    rules = checked.rules.rules if checked.rules else ()
    return {
        "file": str(checked.file),
        "ok": checked.is_good,
        "rules": len(rules),
        "tests": sum(len(rule.examples) for rule in rules),
        "problems": [
            {"line": problem.line, "column": problem.column, "message": mask_addresses(problem.what)}
            for problem in checked.problems
        ],
        "failed": [
            {
                "line": failure.example.line,
                "rule": failure.rule.name,
                "expected": failure.example.expect.value if failure.example.expect else "none",
                "got": failure.got.value if failure.got else "none",
            }
            for failure in checked.failures
        ],
    }


def print_checked(session: Session, checked: Checked) -> None:
    """Prints every problem on a line; what is in order is only said."""
    for problem in checked.problems:
        print_line(mask_addresses(shown(str(problem))))
    for failure in checked.failures:
        print_line(shown(about_failure(failure)))
    if checked.rules and checked.is_good:
        tests = counted(sum(len(rule.examples) for rule in checked.rules.rules), "test")
        session.say(f"{checked.file}: {counted(len(checked.rules.rules), 'rule')}, {tests}, all in order.")


def run_json(run: RulesRun) -> dict[str, object]:
    """The RULES_RUN shape."""
    brake = {"name": run.brake.name, "allowed": run.brake.allowed, "found": run.brake.found} if run.brake else None
    return {
        "batch": run.batch,
        "applied": run.applied,
        "looked_at": run.looked_at,
        "matched": run.matched,
        "changed": run.changed,
        "rules": [
            {
                "name": outcome.rule.name,
                "mode": outcome.rule.mode.value,
                "hits": outcome.hits,
                "changed": outcome.changed,
                "examples": outcome.examples,
            }
            for outcome in run.rules
        ],
        "skipped": run.skipped,
        "refused": [],
        "brake": brake,
        "interrupted": run.interrupted,
    }


def backtest_json(done: Backtest) -> dict[str, object]:
    """What came of a back-test."""
    return {
        "looked_at": done.looked_at,
        "decided": done.decided,
        "agreed": done.agreed,
        "precision": _rounded(done.precision),
        "coverage": _rounded(done.coverage),
        "rules": [
            {
                "name": score.rule.name,
                "mode": score.rule.mode.value,
                "hits": score.hits,
                "agreed": score.agreed,
                "precision": _rounded(score.precision),
                "disagreed": score.worst,
            }
            for score in done.rules
        ],
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def print_backtest(session: Session, done: Backtest) -> None:
    """Prints how each rule fares, and all together."""
    heads = ("rule", "mode", "does", "holds for", "agrees", "worst disagreements")
    print_table(heads, map(_score_row, done.rules))
    looked_at = f"{counted(done.looked_at, 'comment')} that people had decided."
    if done.precision is None:
        session.say(f"{looked_at} The live rules decide none of them.")
    else:
        session.say(
            f"{looked_at} The live rules decide {counted(done.decided, 'comment')} ({done.coverage:.1%}), "
            f"{done.precision:.1%} of them as people did."
        )


def _score_row(score: Score) -> tuple[object, ...]:
    rule = score.rule
    share = "" if score.precision is None else f"{score.precision:.1%}"
    return rule.name, rule.mode.value, rule.action.effect.value, score.hits, share, ", ".join(map(str, score.worst))


def print_run(session: Session, run: RulesRun) -> None:
    """Prints what each rule does, and which brake would stop a rehearsed run."""
    if not (session.quiet and run.applied):
        would = "changed" if run.applied else "would change"
        print_table(("rule", "mode", "does", "holds for", would, "for example"), map(_row, run.rules))
    if run.brake and not run.applied:
        session.say("With --apply, a brake would stop this: " + about_brake(run.brake))


def _row(outcome: RuleOutcome) -> tuple[object, ...]:
    rule = outcome.rule
    examples = ", ".join(map(str, outcome.examples))
    return rule.name, rule.mode.value, rule.action.effect.value, outcome.hits, outcome.changed, examples


def about_run(run: RulesRun, is_applied: bool) -> str:
    """The sentence for a run or a rehearsal."""
    left = f" {counted(run.skipped, 'comment')} left as a person had decided." if run.skipped else ""
    looked_at = f"{counted(run.looked_at, 'comment')} looked at."
    if run.interrupted:
        looked_at = f"Stopped. {looked_at}"
    if not run.changed:
        return f"{looked_at} {'Nothing was changed.' if run.interrupted else 'Nothing to change.'}{left}"
    if not run.applied:
        told = f"{counted(run.changed, 'comment')} would change. Nothing was changed."
        return f"{looked_at} {told}{left}" + ("" if is_applied or run.brake else " Do it with --apply.")
    told = f"{counted(run.changed, 'comment')} changed (batch {run.batch})."
    return f"{looked_at} {told}{left} Take it back with `moderator undo {run.batch}`."


def explained_json(explained: RuleExplained) -> dict[str, object]:
    """A rule with its conditions and what each says."""
    return {
        "name": explained.rule.name,
        "mode": explained.rule.mode.value,
        "verdict": explained.rule.action.effect.value,
        "holds": explained.tree.answer.truth,
        "conditions": [_condition_json(part) for part in explained.tree.parts],
    }


def _condition_json(explained: Explained) -> dict[str, object]:
    match = explained.answer.match
    return {
        "condition": mask_addresses(explained.condition.sentence),
        "holds": explained.answer.truth,
        "match": {
            "field": match.field.value,
            "start": match.start,
            "end": match.end,
            "text": mask_addresses(match.text),
        }
        if match
        else None,
        "conditions": [_condition_json(part) for part in explained.parts],
    }


def _match_json(match: Match) -> dict[str, object]:
    return {
        "field": match.field.value,
        "start": match.start,
        "end": match.end,
        "text": mask_addresses(match.text),
    }


def print_explained(explained: RuleExplained) -> None:
    """Prints a rule with its conditions, those in groups further to the right."""
    rule = explained.rule
    holds = {True: "holds", False: "does not hold", None: "can't be told, so it does nothing"}
    print_line(f"{rule.name} ({rule.mode.value}, {rule.action.effect.value}): {holds[explained.tree.answer.truth]}")
    for part in explained.tree.parts:
        _print_condition(part, 1)


def _print_condition(explained: Explained, depth: int) -> None:
    match = explained.answer.match
    found = (
        f": “{mask_addresses(shown(match.text))}” in the {match.field.value}" if match and not explained.parts else ""
    )
    sentence = mask_addresses(shown(explained.condition.sentence))
    print_line(f"{'  ' * depth}{_SIGNS[explained.answer.truth]:<7}  {sentence}{found}")
    for part in explained.parts:
        _print_condition(part, depth + 1)


def taken_over_json(taken: TakenOver) -> dict[str, object]:
    """What came of taking a word list over, with the rule file as `rules`."""
    return {
        "keys": taken.keys,
        "left_out": [{"line": each.line, "reason": each.why} for each in taken.left_out],
        "hits": taken.hits,
        "hits_as_words": taken.hits_as_words,
        "lost": taken.lost,
        "examples": taken.examples,
        "rules": taken.text,
    }


def print_taken_over(session: Session, taken: TakenOver, whole_words: bool) -> None:
    """Prints the rule file, and says beside it what was left out and what whole words change."""
    print_line(shown_lines(taken.text).rstrip())
    for each in taken.left_out:
        session.say(f"Line {each.line} was left out: {each.why}.")
    if taken.lost:
        lost = f"{counted(taken.lost, 'comment')} of the {taken.hits:,} that the list finds here"
        examples = ", ".join(map(str, taken.examples))
        offer = "are not found by whole words" if whole_words else "would not be found with --whole-words"
        session.say(f"{lost} {offer}, such as {examples}.")
    else:
        session.say(f"The list finds {counted(taken.hits, 'comment')} here; whole words find the same.")


def print_schedule(made: Schedule) -> None:
    """Prints the files and the line, each under a remark that says where it belongs."""
    print_line("# ~/.config/systemd/user/moderator-rules.service")
    print_line(made.service)
    print_line("# ~/.config/systemd/user/moderator-rules.timer")
    print_line(made.timer)
    print_line("# Then: systemctl --user daemon-reload && systemctl --user enable --now moderator-rules.timer")
    print_line("# Or, instead of both, a line for `crontab -e`:")
    print_line(made.crontab.rstrip())
