"""How fast rules look at comments: one rule and a hundred with 5,000 words, beside a plain scan of the texts."""

import math
import sqlite3
import tempfile
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
EVERY = Query().having(StatusIn(())).having(TypeIn(()))


@dataclass(frozen=True, slots=True)
class Part:
    """So many of the oldest comments, and the query that finds them."""

    number: int
    query: Query


def main() -> None:
    """Measures and prints."""
    chosen = arguments(__doc__, 1_000_000, reusable=True)
    with made_desk(chosen.comments, chosen.database) as desk:
        bare = bare_connection(desk)
        books = {number: _book(number) for number in (1, 100)}
        show("rules run, shown only", "comments a second", "plain scan a second", "scan to run", "peak MiB")
        for number, book in books.items():
            _measure(desk, bare, number, book)
        bare.close()
        _back_test(desk, books[100])


def _measure(desk: Desk, bare: sqlite3.Connection, rules: int, book: RuleBook) -> None:
    taken = []
    for part in _parts(desk):
        run = seconds(rules_run.rehearse, desk, book, part.query, _say_nothing)
        scan = seconds(_scan, bare, part.number)
        taken.append((part.number, run))
        rates = (part.number / run, part.number / scan)
        label = f"{rules} rules, {part.number:,} comments"
        show(label, *(f"{rate:,.0f}" for rate in rates), f"{rates[1] / rates[0]:.0f} times", f"{peak_mib():.0f}")
    (few, quick), (many, slow) = taken[0], taken[-1]
    if many > few:
        show(
            f"{rules} rules, time grows as comments to the power of",
            f"{math.log(slow / quick) / math.log(many / few):.2f}",
        )


def _back_test(desk: Desk, book: RuleBook) -> None:
    """All that people decided, told for 100,000."""
    found: list[rules_backtest.Backtest] = []
    taken = seconds(lambda: found.append(rules_backtest.backtest(desk, book.rules, None, _say_nothing)))
    looked_at = found[0].looked_at
    show("back-test", f"{looked_at:,} comments", f"{taken:.0f} s", f"{taken / looked_at * 100_000:.0f} s for 100,000")


def _parts(desk: Desk) -> list[Part]:
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


def _scan(bare: sqlite3.Connection, number: int) -> int:
    """Reads the texts as they lie in the file, which is the least that any rule must do."""
    texts = bare.execute("SELECT text FROM revision ORDER BY id LIMIT ?", (number,))
    return sum("\0" in text for (text,) in texts)


def _say_nothing(_done: int, _total: int) -> None:
    """Nobody watches."""


if __name__ == "__main__":
    main()
