"""Runs inside the peers' own environment: judges texts with each library that is installed there.

Standard input holds one JSON object with `texts` and the `peers` to ask; each answer is a line of JSON with the
peer's name, one verdict a text (true where it calls the text profane), scores where it has them, and the seconds
that took. The first text is judged once beforehand, so that what a library does at its first call does not count.
"""

import json
import sys
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Any

Verdicts = tuple[list[bool], list[float] | None]
Judge = Callable[[Sequence[str]], Verdicts]

LANGUAGES = ("en", "ru", "tr", "fr")
"""Of those that our readers write, the ones that peers have lists for."""

HALF = 0.5


def better_profanity() -> Judge:
    from better_profanity import profanity

    profanity.load_censor_words()
    return _each(profanity.contains_profanity)


def alt_profanity_check() -> Judge:
    from profanity_check import predict_prob

    def judge(texts: Sequence[str]) -> Verdicts:
        scores = [float(predict_prob([text])[0]) for text in texts]
        return [score >= HALF for score in scores], scores

    return judge


def alt_profanity_check_in_one_batch() -> Judge:
    from profanity_check import predict_prob

    def judge(texts: Sequence[str]) -> Verdicts:
        scores = [float(score) for score in predict_prob(list(texts))]
        return [score >= HALF for score in scores], scores

    return judge


def glin_profanity() -> Judge:
    from glin_profanity import Filter

    languages = ["english", "russian", "turkish", "french"]
    return _each(Filter({"languages": languages, "detect_leetspeak": True}).is_profane)


def badwords_py() -> Judge:
    from badwords import ProfanityFilter

    peer = ProfanityFilter()
    peer.init(list(LANGUAGES))
    return _each(peer.is_profane)


def profanex() -> Judge:
    from profanex import Filter

    return _each(Filter().contains)


PEERS: dict[str, Callable[[], Judge]] = {
    "better-profanity": better_profanity,
    "alt-profanity-check": alt_profanity_check,
    "alt-profanity-check, one batch": alt_profanity_check_in_one_batch,
    "glin-profanity": glin_profanity,
    "badwords-py": badwords_py,
    "profanex": profanex,
}


def main() -> None:
    """Answers for every peer that was asked for; one that fails is told with its problem."""
    asked = json.load(sys.stdin)
    for name in asked["peers"]:
        print(json.dumps({"peer": name, **_answer(PEERS[name], asked["texts"])}), flush=True)


def _answer(make: Callable[[], Judge], texts: Sequence[str]) -> dict[str, Any]:
    try:
        judge = make()
        judge(texts[:1])
        began = perf_counter()
        verdicts, scores = judge(texts)
    except Exception as problem:  # noqa: BLE001 - another project's library may raise anything
        return {"problem": f"{type(problem).__name__}: {problem}"[:200]}
    return {"verdicts": verdicts, "scores": scores, "seconds": perf_counter() - began}


def _each(ask: Callable[[str], Any]) -> Judge:
    return lambda texts: ([bool(ask(text)) for text in texts], None)


if __name__ == "__main__":
    main()
