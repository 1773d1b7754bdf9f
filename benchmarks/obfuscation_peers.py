"""Asks the libraries that this interpreter can import whether texts hold swear words; run by `obfuscation.py`.

Reads a JSON list of texts from standard input, writes an object: by library a list of booleans.
"""

import importlib
import json
import sys
from collections.abc import Callable
from typing import Any

Check = Callable[[str], bool]


def _better_profanity(module: Any) -> Check:
    module.profanity.load_censor_words()
    return lambda text: bool(module.profanity.contains_profanity(text))


def _badwords(module: Any) -> Check:
    words = module.ProfanityFilter()
    words.init(languages=["en"])
    return lambda text: bool(words.is_profane(text))


def _glin_profanity(module: Any) -> Check:
    words = module.Filter({"languages": ["english"], "detect_leetspeak": True, "normalize_unicode": True})
    return lambda text: bool(words.is_profane(text))


def _profanex(module: Any) -> Check:
    words = module.Filter()
    return lambda text: bool(words.contains(text))


def _profanity_check(module: Any) -> Check:
    return lambda text: bool(module.predict([text])[0])


PEERS: dict[str, Callable[[Any], Check]] = {
    "better_profanity": _better_profanity,
    "badwords": _badwords,
    "glin_profanity": _glin_profanity,
    "profanex": _profanex,
    "profanity_check": _profanity_check,
}


def main() -> None:
    """Leaves out what is not installed, and says what failed."""
    texts = json.load(sys.stdin)
    answers = {}
    for name, prepare in PEERS.items():
        try:
            check = prepare(importlib.import_module(name))
            answers[name] = [check(text) for text in texts]
        except (ImportError, AttributeError, TypeError, ValueError) as failure:
            print(f"{name}: {failure}", file=sys.stderr)
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
