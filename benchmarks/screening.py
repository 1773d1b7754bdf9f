"""How fast screening is: all text filters with their spans, on one core, beside other libraries of the field.

    python benchmarks/screening.py [--peers PYTHON]

Comments of 20 to 40 words come from MODERATOR_SAMPLES/screening/toxic-spans where that is given, else they are
invented. The peers are installed from PyPI for this run unless PYTHON is an interpreter that has them; they say of
each comment whether it is profane, ours says what is wrong with it and where. The worst of 65,000 characters is
looked for among contents that are made to be hard.
"""

import argparse
import csv
import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import peers
from made_data import made_comments
from measuring import peak_mib, ratio, seconds, show

from moderator.screening.filter_list import text_filters
from moderator.screening.pipeline import LONGEST, Pipeline
from moderator.screening.subject import Subject

SAMPLES = "MODERATOR_SAMPLES"
COMMENTS = 4_000
FOR_PEERS = 300
WORDS = range(20, 41)
ENDLESS_SECONDS = 1_000.0

HARD = {
    "one letter": "a",
    "one letter and a blank": "a ",
    "a swear word": "fuck ",
    "a swear word in single letters": "f u c k ",
    "a swear word without borders": "fuck",
    "masked letters": "f**k s**t ",
    "digits": "1",
    "phone numbers": "+374 10 123456 ",
    "card numbers": "4111 1111 1111 1111 ",
    "half addresses": "a@",
    "dots": "a.",
    "links": "http://a.example/ ",
    "punycode": "http://xn--e1afmkfd.example ",
    "entities": "&#102;",
    "tags": "<b>",
    "emoji": "🔥",
    "letters between emoji": "f🔥u🔥c🔥k🔥",
    "zero-width": "f\u200bu\u200bc\u200bk ",
    "combining marks": "e\u0301\u0327",
    "mixed scripts": "fuсk аss ",
    "Armenian": "Բարեւ ձեզ ",
    "capitals": "STOP IT NOW ",
    "Turkish": "ıİiI ",
    "ligatures": "\ufdfa",
    "open brackets": "(",
    "NUL": "\0",
    "lone surrogates": "\ud800",
}


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", type=Path, metavar="PYTHON")
    chosen = parser.parse_args()
    texts = list(islice(_texts(), COMMENTS))
    ours = _our_speed(texts)
    words = sum(len(text.split()) for text in texts) / len(texts)
    show(f"{len(texts):,} comments, {words:.0f} words each", "comments a second", "ours against it")
    show("moderator, all text filters", f"{ours:,.0f}")
    _show_each_filter(texts)
    with peers.installed(chosen.peers) as others:
        for name, judged in others.judge(texts[:FOR_PEERS], peers.ALL).items():
            speed = FOR_PEERS / judged.seconds
            show(name, f"{speed:,.0f}", ratio(ours, speed))
    _show_hard()
    show("peak memory", f"{peak_mib():,.0f} MiB")


def _texts() -> Iterator[str]:
    folder = os.environ.get(SAMPLES)
    found = _sampled(Path(folder)) if folder else (comment.text for comment in made_comments(10 * COMMENTS))
    return (text for text in found if len(text.split()) in WORDS)


def _sampled(folder: Path) -> Iterator[str]:
    with (folder / "screening" / "toxic-spans" / "tsd_train.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["text"]


def _our_speed(texts: Sequence[str]) -> float:
    pipeline = Pipeline(text_filters([]), (), ENDLESS_SECONDS)

    def screen() -> None:
        for text in texts:
            pipeline.check_text(Subject(text, "Ani"))

    screen()
    return len(texts) / seconds(screen)


def _show_each_filter(texts: Sequence[str]) -> None:
    """Which filter takes how long. The first that needs the folded text pays for the folding."""
    subjects = [Subject(text, "Ani") for text in texts]
    for each in text_filters([]):
        taken = seconds(lambda checks=each: [list(checks.check(subject)) for subject in subjects])
        show(f"  {each.name}", f"{1e6 * taken / len(texts):,.1f} µs each")


def _show_hard() -> None:
    pipeline = Pipeline(text_filters([]), (), ENDLESS_SECONDS)
    taken = {
        name: seconds(pipeline.check_text, Subject((unit * LONGEST)[:LONGEST], "Ani")) for name, unit in HARD.items()
    }
    for name in sorted(taken, key=lambda name: -taken[name])[:5]:
        show(f"{LONGEST:,} characters: {name}", f"{1000 * taken[name]:,.0f} ms")


if __name__ == "__main__":
    main()
