"""How fast rules look at comments: one rule and a hundred with 5,000 words in all, beside a plain scan of the texts."""

import math
import statistics
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from measuring import arguments, bare_connection, made_desk, peak_mib, seconds, show

from moderator.domain.query import Order, Query, StatusIn, Submitted, TypeIn
from moderator.services import review_queue, rules_backtest, rules_run
from moderator.services.desk import Desk
from moderator.services.rule_files import RuleBook, load

WORDS = 5_000
PIECES = ("ba", "ke", "zo", "lim", "tur", "շա", "վի", "по", "жан", "gül", "eau")
BACK_TESTED = 100_000
EVERY = Query().having(StatusIn(())).having(TypeIn(()))
DECIDED = Query().having(StatusIn(rules_backtest.DECIDED)).having(TypeIn(()))


@dataclass(frozen=True, slots=True)
class Part:
    """So many of the oldest comments, and the query that finds them."""

    number: int
    query: Query


def main() -> None:
    """Measures and prints."""
    chosen = arguments(__doc__, 1_000_000, reusable=True)
    with made_desk(chosen.comments, chosen.database) as desk:
        books = {number: _book(number) for number in (1, 100)}
        parts = _parts(desk)
        show("rules run, shown only", "comments a second", "plain scan a second", "scan to run", "peak MiB")
        for number, book in books.items():
            _measure(desk, number, book, parts)
        _back_test(desk, books[100])


def _measure(desk: Desk, rules: int, book: RuleBook, parts: Sequence[Part]) -> None:
    # Not counted: the expressions of words are made when one first turns up.
    rules_run.rehearse(desk, book, parts[0].query, _say_nothing)
    taken = []
    for part in parts:
        run = seconds(rules_run.rehearse, desk, book, part.query, _say_nothing)
        scan = seconds(_scan, desk, part.number)
        taken.append(run)
        rates = (part.number / run, part.number / scan)
        label = f"{rules} rules, {part.number:,} comments"
        show(label, *(f"{rate:,.0f}" for rate in rates), f"{rates[1] / rates[0]:.0f} times", f"{peak_mib():.0f}")
    if len(parts) > 1:
        slope, _ = statistics.linear_regression([math.log(part.number) for part in parts], list(map(math.log, taken)))
        show(f"{rules} rules, time grows by the power of", f"{slope:.2f}")


def _back_test(desk: Desk, book: RuleBook) -> None:
    """The youngest comments that people decided."""
    ids = review_queue.snapshot(desk, DECIDED, Order.OLDEST)
    (first,) = review_queue.rows(desk, [ids[-min(BACK_TESTED, len(ids))]])
    found: list[rules_backtest.Backtest] = []
    taken = seconds(
        lambda: found.append(rules_backtest.backtest(desk, book.rules, first.submitted, _say_nothing)),
    )
    looked_at = found[0].looked_at
    show("100 rules, back-test", f"{looked_at / taken:,.0f}", "", "", f"{peak_mib():.0f}")
    show(f"of {looked_at:,} comments", f"{taken:.1f} s")


def _parts(desk: Desk) -> list[Part]:
    """The oldest 10,000 and 100,000 comments, and all."""
    ids = review_queue.snapshot(desk, EVERY, Order.OLDEST)
    parts = []
    for number in (10_000, 100_000):
        if number < len(ids):
            (last,) = review_queue.rows(desk, [ids[number]])
            query = EVERY.having(Submitted(end=last.submitted))
            parts.append(Part(review_queue.count(desk, query), query))
    return [*parts, Part(len(ids), EVERY)]


def _book(rules: int) -> RuleBook:
    """So many rules, which share 5,000 made words among them."""
    random = Random(5)
    words = [" ".join(_word(random) for _ in range(random.choice((1, 1, 2)))) for _ in range(WORDS)]
    each = WORDS // rules
    text = "format = 1\n" + "".join(
        _rule(number, words[number * each : (number + 1) * each]) for number in range(rules)
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "made.toml"
        file.write_text(text, encoding="utf-8")
        return load([file])


def _word(random: Random) -> str:
    return "".join(random.choice(PIECES) for _ in range(random.randint(2, 4)))


def _rule(number: int, words: list[str]) -> str:
    return (
        f'[[rule]]\nname = "made-{number}"\npriority = {number}\n'
        f'when.any = [ {{ field = ["text", "name"], word = {words!r}, fold = true }} ]\n'
        'when.none = [ { field = "text", word = "city council" } ]\nthen = { verdict = "spam" }\n'
    )


def _scan(desk: Desk, number: int) -> int:
    """Reads the texts as they lie in the file, which is the least that any rule must do."""
    with closing(bare_connection(desk)) as bare:
        texts = bare.execute("SELECT text FROM revision ORDER BY id LIMIT ?", (number,))
        return sum("\0" in text for (text,) in texts)


def _say_nothing(_done: int, _total: int) -> None:
    """Nobody watches."""


if __name__ == "__main__":
    main()
