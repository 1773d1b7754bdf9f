"""Rule files: read, checked with the tests they carry, and put together for a run."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from moderator.errors import EnvironmentProblem, UnreadableInput
from moderator.rules.parser import LONGEST_FILE, read_rules
from moderator.rules.rule import Limits, Problem, RuleFile
from moderator.rules.rule_set import Failure, RuleSet
from moderator.screening.codes import CODES
from moderator.screening.filter_names import FILTER_NAMES
from moderator.screening.plugins import plugin_names
from moderator.screening.word_lists import stand_ins


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a file has brought up. Without problems, `rules` are those of the file."""

    file: Path
    problems: tuple[Problem, ...]
    failures: tuple[Failure, ...]
    rules: RuleFile | None

    @property
    def is_good(self) -> bool:
        return self.rules is not None and not self.failures


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The rules of several files together; of their limits the strictest hold."""

    rules: RuleSet
    limits: Limits
    digest: str
    """Of the files' contents: the same files make the same runs."""


def check(file: Path) -> Checked:
    """Reads a file and runs its tests. Raises EnvironmentProblem or UnreadableInput where it can't be read at all."""
    return _checked(file, text_of(file))


def _checked(file: Path, text: str) -> Checked:
    read = read_rules(file, text, known_flags())
    failures = tuple(RuleSet(read.rules.rules, stand_ins()).failures()) if read.rules else ()
    return Checked(file, read.problems, failures, read.rules)


def load(files: Sequence[Path]) -> RuleBook:
    """The rules of these files. Raises UnreadableInput, with the first thing to mend, where a file is not in order."""
    found = []
    digest = sha256()
    for file in files:
        text = text_of(file)
        digest.update(text.encode())
        checked = _checked(file, text)
        if checked.rules is None:
            raise UnreadableInput(_and_more(str(checked.problems[0]), len(checked.problems)))
        if checked.failures:
            raise UnreadableInput(_and_more(about_failure(checked.failures[0]), len(checked.failures)))
        found.append(checked.rules)
    _refuse_doubles(found)
    rules = [rule for each in found for rule in each.rules]
    return RuleBook(RuleSet(rules, stand_ins()), _strictest([each.limits for each in found]), digest.hexdigest())


def known_flags() -> frozenset[str]:
    """Every filter and code that screening knows."""
    return frozenset((*FILTER_NAMES, *plugin_names(), *CODES))


def about_failure(failure: Failure) -> str:
    """The sentence for a test that fails."""
    expected, got = (effect.value if effect else "none" for effect in (failure.example.expect, failure.got))
    place = f"{failure.rule.file}:{failure.example.line}"
    return f"{place}: A test of {failure.rule.name} expects {expected}, but the rule gives {got}."


def _and_more(sentence: str, number: int) -> str:
    more = f" And {number - 1} more: see `moderator rules check`." if number > 1 else ""
    return f"{sentence}{more} Nothing was changed."


def _refuse_doubles(files: Sequence[RuleFile]) -> None:
    seen: dict[str, Path] = {}
    for each in files:
        for rule in each.rules:
            if rule.name in seen:
                raise UnreadableInput(
                    f"{each.path}:{rule.line}: There is a rule {rule.name} in {seen[rule.name]} already. "
                    "Nothing was changed."
                )
            seen[rule.name] = each.path


def _strictest(limits: Sequence[Limits]) -> Limits:
    shares = [each.max_share for each in limits if each.max_share is not None]
    return Limits(min(each.max_changes for each in limits), min(shares, default=None))


def text_of(file: Path) -> str:
    try:
        raw = file.read_bytes()
    except OSError as problem:
        raise EnvironmentProblem(f"{file} can't be read: {problem.strerror}.") from None
    if len(raw) > LONGEST_FILE:
        raise UnreadableInput(f"{file} is larger than {LONGEST_FILE // 1_000_000} MB; that is no rule file.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1
        raise UnreadableInput(f"{file}:{line}: This is not UTF-8. Save the file as UTF-8.") from None
