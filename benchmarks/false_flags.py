"""How often innocent words and unmarked sentences are flagged, beside other word filters.

Flagged is what our screening's two word lists weigh medium or more, and what a peer calls profane. The innocent
words stand in tests/data; the sentences are those of MODERATOR_SAMPLES/screening/toxic-spans in which no toxic
character is marked (many are rude all the same: a mark that was forgotten counts against every filter alike).
The peers are installed from PyPI for this run unless `--peers` names an interpreter that has them.
"""

import argparse
import csv
import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import peers
from measuring import seconds, show

from moderator.domain.flags import Severity
from moderator.screening.filter_list import text_filters
from moderator.screening.subject import Subject

INNOCENT = Path(__file__).parents[1] / "tests" / "data" / "innocent-words.txt"
SAMPLES = "MODERATOR_SAMPLES"

OUR_FILTERS = ("profanity", "insult")
SHORTEST_SENTENCE = 3

Judge = Callable[[str], bool]

_SENTENCE = re.compile(r"[^.!?\n]++[.!?]*+")


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, metavar="PYTHON", help="an interpreter that has the peers")
    parser.add_argument("--sentences", type=int, default=2_000, metavar="N", help="default: the first %(default)s")
    parser.add_argument("--list", action="store_true", help="print the innocent words that we flag")
    chosen = parser.parse_args()
    words, sentences = innocent_words(), list(islice(unmarked_sentences(), chosen.sentences))
    ours = our_judge()
    if chosen.list:
        print("\n".join(filter(ours, words)))
    show("", f"{len(words):,} words", f"{len(sentences):,} sentences", "texts a second")
    texts = [*words, *sentences]
    taken = seconds(lambda: list(map(ours, texts)))
    _show_shares("moderator", list(map(ours, texts)), len(words), taken)
    with peers.installed(chosen.peers) as others:
        for name, judged in others.judge(texts).items():
            _show_shares(name, judged.verdicts, len(words), judged.seconds)


def innocent_words() -> list[str]:
    """Names and ordinary words with unlucky letters."""
    lines = INNOCENT.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def unmarked_sentences() -> Iterator[str]:
    """Sentences of news comments in which nobody marked anything as toxic; none without the samples."""
    folder = os.environ.get(SAMPLES)
    if not folder:
        print(f"Without sentences: {SAMPLES} names no folder.", file=sys.stderr)
        return
    with (Path(folder) / "screening" / "toxic-spans" / "tsd_train.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            marked = json.loads(row["spans"])
            for sentence in _SENTENCE.finditer(row["text"]):
                is_marked = any(sentence.start() <= place < sentence.end() for place in marked)
                if not is_marked and len(sentence[0].split()) >= SHORTEST_SENTENCE:
                    yield sentence[0]


def our_judge() -> Judge:
    """Whether our lists weigh something in a text medium or more."""
    filters = [each for each in text_filters([]) if each.name in OUR_FILTERS]

    def judge(text: str) -> bool:
        subject = Subject(text)
        return any(flag.severity >= Severity.MEDIUM for each in filters for flag in each.check(subject))

    return judge


def _show_shares(name: str, flagged: Sequence[bool], words: int, taken: float) -> None:
    show(name, _share(flagged[:words]), _share(flagged[words:]), f"{len(flagged) / taken:,.0f}")


def _share(flagged: Sequence[bool]) -> str:
    return f"{sum(flagged):,} = {sum(flagged) / len(flagged):.2%}" if flagged else "-"


if __name__ == "__main__":
    main()
