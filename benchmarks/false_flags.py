"""How often innocent words and unmarked sentences are flagged, beside other word filters.

Flagged is what our screening's two word lists weigh medium or more, and what a peer calls profane. The innocent
words stand in tests/data; the sentences are those of MODERATOR_SAMPLES/screening/toxic-spans in which no toxic
character is marked (many are rude all the same: a mark that was forgotten counts against every filter alike).
Peers that are not installed are left out, saying so; `--peers FOLDER` looks for them in another site-packages.
"""

import argparse
import csv
import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from measuring import seconds, show

from moderator.domain.flags import Severity
from moderator.screening.filter_list import text_filters
from moderator.screening.subject import Subject

INNOCENT = Path(__file__).parents[1] / "tests" / "data" / "innocent-words.txt"
SAMPLES = "MODERATOR_SAMPLES"

LANGUAGES = {"en": "english", "ru": "russian", "tr": "turkish", "fr": "french"}
"""Those of ours that the peers have: none has Armenian."""

OUR_FILTERS = ("profanity", "insult")
SHORTEST_SENTENCE = 3

Judge = Callable[[str], bool]

_SENTENCE = re.compile(r"[^.!?\n]++[.!?]*+")


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, metavar="FOLDER", help="a site-packages folder with the peers")
    parser.add_argument("--sentences", type=int, default=2_000, metavar="N", help="default: the first %(default)s")
    parser.add_argument("--list", action="store_true", help="print the innocent words that we flag")
    chosen = parser.parse_args()
    if chosen.peers:
        sys.path.append(str(chosen.peers))
    words, sentences = innocent_words(), list(islice(unmarked_sentences(), chosen.sentences))
    ours = our_judge()
    if chosen.list:
        print("\n".join(filter(ours, words)))
    show("", f"{len(words):,} words", f"{len(sentences):,} sentences", "texts a second")
    _measure("moderator", ours, words, sentences)
    for package, make in PEERS.items():
        try:
            judge = make()
        except ImportError:
            show(package, "not installed")
        else:
            _measure(package, judge, words, sentences)


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


def _better_profanity() -> Judge:
    judge: Judge = import_module("better_profanity").Profanity().contains_profanity
    return judge


def _alt_profanity_check() -> Judge:
    predict: Callable[[Sequence[str]], Any] = import_module("profanity_check").predict
    return lambda text: bool(predict([text])[0])


def _glin_profanity() -> Judge:
    options = {"languages": list(LANGUAGES.values()), "detect_leetspeak": True}
    judge: Judge = import_module("glin_profanity").Filter(options).is_profane
    return judge


def _badwords_py() -> Judge:
    peer = import_module("badwords").ProfanityFilter()
    peer.init(languages=list(LANGUAGES))
    judge: Judge = peer.is_profane
    return judge


def _profanex() -> Judge:
    judge: Judge = import_module("profanex").Filter().contains
    return judge


PEERS: dict[str, Callable[[], Judge]] = {
    "better-profanity": _better_profanity,
    "alt-profanity-check": _alt_profanity_check,
    "glin-profanity": _glin_profanity,
    "badwords-py": _badwords_py,
    "profanex": _profanex,
}


def _measure(name: str, judge: Judge, words: Sequence[str], sentences: Sequence[str]) -> None:
    flagged: list[str] = []
    taken = seconds(lambda: flagged.extend(filter(judge, words)))
    flagged_sentences: list[str] = []
    taken += seconds(lambda: flagged_sentences.extend(filter(judge, sentences)))
    speed = (len(words) + len(sentences)) / taken
    show(name, _share(flagged, words), _share(flagged_sentences, sentences), f"{speed:,.0f}")


def _share(flagged: Sequence[str], of: Sequence[str]) -> str:
    return f"{len(flagged):,} = {len(flagged) / len(of):.2%}" if of else "-"


if __name__ == "__main__":
    main()
