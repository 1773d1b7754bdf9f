"""Takes a WordPress word list over, and tells what whole words would change of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from moderator.domain.query import Order, Query, StatusIn, TypeIn
from moderator.errors import UnreadableInput
from moderator.rules.parser import read_rules
from moderator.rules.rule import Effect, Rule
from moderator.rules.rule_set import RuleSet
from moderator.rules.wordpress_list import LeftOut, WordPressList, as_rules, read_list
from moderator.services.desk import Desk
from moderator.services.rule_facts import Advance, facts_of, look_through
from moderator.services.rule_files import text_of
from moderator.storage.database import Connection

NAME = "wordpress-list"
MOST_EXAMPLES = 5


@dataclass(slots=True)
class TakenOver:
    """A word list as rules. The counts are of all comments; `lost` are those that whole words would not find."""

    text: str
    keys: int
    left_out: tuple[LeftOut, ...]
    hits: int = 0
    hits_as_words: int = 0
    lost: int = 0
    examples: list[int] = field(default_factory=list)

    def count(self, comment_id: int, is_inside: bool, is_word: bool) -> None:
        """Takes down whether the list finds something in a comment, and whether whole words do."""
        self.hits += is_inside
        self.hits_as_words += is_word
        if is_inside and not is_word:
            self.lost += 1
            if len(self.examples) < MOST_EXAMPLES:
                self.examples.append(comment_id)


def take_over(desk: Desk, file: Path, effect: Effect, whole_words: bool, advance: Advance) -> TakenOver:
    """The list as a rule file, faithful unless `whole_words`. Raises UnreadableInput where it has no usable key."""
    read = read_list(text_of(file))
    if not read.keys:
        raise UnreadableInput(f"{file} has no key that a rule could look for. It must have one on each line.")
    taken = TakenOver(as_rules(read.keys, NAME, effect, whole_words), len(read.keys), read.left_out)
    _compare(desk, read, effect, taken, advance)
    return taken


def _compare(desk: Desk, read: WordPressList, effect: Effect, taken: TakenOver, advance: Advance) -> None:
    """Counts what either way finds among the comments that are here."""
    inside = RuleSet([_only_rule(as_rules(read.keys, NAME, effect))], {})
    words = RuleSet([_only_rule(as_rules(read.keys, NAME, effect, whole_words=True))], {})

    def look_at(connection: Connection, ids: Sequence[int]) -> None:
        for comment, facts in facts_of(connection, ids, inside.needs, datetime.now(UTC)):
            taken.count(comment.id, bool(inside.judge(facts).hits), bool(words.judge(facts).hits))

    every = Query().having(StatusIn(())).having(TypeIn(()))
    look_through(desk, every, Order.NEWEST, look_at, advance)


def _only_rule(text: str) -> Rule:
    read = read_rules(Path(NAME), text, frozenset())
    if read.rules is None:
        raise AssertionError("what is written here can be read here")
    (rule,) = read.rules.rules
    return rule
