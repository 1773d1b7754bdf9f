"""How many disguised swear words are found, beside other libraries.

    python benchmarks/obfuscation.py                        the tricks that the matcher was tuned on
    python benchmarks/obfuscation.py --looked-at            those that were held out until the matcher learnt from them
    python benchmarks/obfuscation.py --held-out             those that it was not tuned on: look rarely
    python benchmarks/obfuscation.py --alone                ours only
    python benchmarks/obfuscation.py --false-flags WORDS    shares of ordinary words that are flagged, one list a file

The words are better-profanity's, of four to ten letters; half of them, by a checksum, were never looked at while
the matcher was tuned. A trick that changes nothing about a word is left out for that word. A peer is asked only for
words that it finds when they are plain.
"""

import argparse
import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from zlib import crc32

import obfuscation_earlier
import obfuscation_held_out
import obfuscation_second
import obfuscation_tricks
import peers
from measuring import show

from moderator.screening.word_lists import always_allowed, stand_ins, swear_words
from moderator.text.word_matcher import WordMatcher

SEED = 1453
SENTENCES = ("You are such a {} and nothing else.", "{}", "What I think of this: {}!", "The mayor, that {}, said so.")

Trick = Callable[[str, random.Random], str]
Sample = tuple[str, str]
"""The word, and a text that holds it in disguise."""


def main() -> None:
    """Prints a table."""
    chosen = _arguments()
    if chosen.false_flags:
        _show_false_flags(chosen.false_flags)
        return
    tricks = _tricks(chosen)
    words = list(_words(tuned=not (chosen.held_out or chosen.unseen_words)))
    samples = {name: list(_samples(trick, words)) for name, trick in tricks.items()}
    answers = {"moderator": _ours(words, samples)}
    if not chosen.alone:
        answers |= _peers(chosen.peers, words, samples)
    names = list(answers)
    show(f"{len(words)} words", *names)
    for trick in tricks:
        show(trick, *(_share([answers[name][trick]]) for name in names))
    show("all", *(_share(list(answers[name].values())) for name in names))
    if chosen.missed:
        _show_missed(samples, words)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--looked-at", action="store_true")
    parser.add_argument("--unseen-words", action="store_true", help="known tricks on the words not tuned on")
    parser.add_argument("--missed", action="store_true", help="show some samples that were not found")
    parser.add_argument("--alone", action="store_true", help="ask no peers")
    parser.add_argument("--peers", type=Path, metavar="PYTHON")
    parser.add_argument("--false-flags", nargs="+", type=Path, metavar="WORDS")
    return parser.parse_args()


def _tricks(chosen: argparse.Namespace) -> Mapping[str, Trick]:
    if chosen.held_out:
        return obfuscation_held_out.TRICKS
    if chosen.looked_at:
        return {**obfuscation_earlier.TRICKS, **obfuscation_second.TRICKS}
    return obfuscation_tricks.TRICKS


def _words(tuned: bool) -> Iterator[str]:
    """Half of the list."""
    for word in sorted(swear_words()):
        plain = word.isascii() and word.isalpha() and 4 <= len(word) <= 10
        if plain and bool(crc32(word.encode()) % 2) is tuned:
            yield word


def _samples(trick: Trick, words: Sequence[str]) -> Iterator[Sample]:
    chance = random.Random(SEED)
    for number, word in enumerate(words):
        written = trick(word, chance)
        sentence = SENTENCES[number % len(SENTENCES)]
        if written != word or trick is obfuscation_tricks.TRICKS["plain"]:
            yield word, sentence.format(written)


def _ours(words: Sequence[str], samples: Mapping[str, Sequence[Sample]]) -> dict[str, list[bool]]:
    matcher = WordMatcher(swear_words(), stand_ins())
    return {trick: [bool(matcher.find(text)) for _, text in several] for trick, several in samples.items()}


def _peers(
    python: Path | None, words: Sequence[str], samples: Mapping[str, Sequence[Sample]]
) -> dict[str, dict[str, list[bool]]]:
    """What the peers find, of the words that each finds when they are plain."""
    texts = [*words, *(text for several in samples.values() for _, text in several)]
    answers: dict[str, dict[str, list[bool]]] = {}
    with peers.installed(python) as others:
        judged = others.judge(texts)
    for peer, said in judged.items():
        known = dict(zip(words, said.verdicts, strict=False))
        rest = iter(said.verdicts[len(words) :])
        told = {trick: [(word, next(rest)) for word, _ in several] for trick, several in samples.items()}
        answers[peer] = {trick: [found for word, found in each if known[word]] for trick, each in told.items()}
    return answers


def _share(answers: Sequence[Sequence[bool]]) -> str:
    """Of all answers together, every trick weighing the same."""
    shares = [sum(each) / len(each) for each in answers if each]
    return f"{sum(shares) / len(shares):.1%}" if shares else "-"


def _show_missed(samples: Mapping[str, Sequence[Sample]], words: Sequence[str]) -> None:
    matcher = WordMatcher(swear_words(), stand_ins())
    for trick, several in samples.items():
        missed = [text for _, text in several if not matcher.find(text)]
        print(trick, missed[:12])


def _show_false_flags(lists: Sequence[Path]) -> None:
    """Words that are flagged although the list, its exceptions apart, does not hold them."""
    matcher = WordMatcher(swear_words(), stand_ins(), always_allowed())
    listed = {matcher.levelled(word) for word in swear_words()}
    for path in lists:
        words = [word for word in path.read_text(encoding="utf-8").split() if matcher.levelled(word) not in listed]
        flagged = [word for word in words if matcher.find(word)]
        show(path.name, f"{len(flagged)} of {len(words)}", f"{len(flagged) / len(words):.2%}")
        print(*flagged[:200], file=sys.stderr)


if __name__ == "__main__":
    main()
