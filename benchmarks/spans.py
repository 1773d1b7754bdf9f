"""How well marked places are found: character F1 on toxic-spans' trial set, beside a list of words.

The marked words that ship were counted in the train set only. `MODERATOR_SAMPLES=DIR python benchmarks/spans.py`
"""

import re
from collections.abc import Callable, Iterable

import samples
from measuring import show

from moderator.domain.flags import Field, Flag
from moderator.screening.filter_list import text_filters
from moderator.screening.model.judge import shipped_judge
from moderator.screening.pipeline import Pipeline
from moderator.screening.subject import Subject
from moderator.screening.word_lists import swear_words

TASK_WINNER = 0.708
_TOKEN = re.compile(r"[^\W_]+")
Find = Callable[[str], set[int]]


def main() -> None:
    """Measures and prints."""
    comments = samples.marked_comments("trial")
    pipeline = Pipeline(text_filters((), judge=shipped_judge(None)), (), 60)
    profane = frozenset(swear_words())
    finders: dict[str, Find] = {
        "reads-as-insulting": lambda text: _flagged(pipeline.check_text(Subject(text)), {"reads-as-insulting"}),
        "profanity": lambda text: _flagged(pipeline.check_text(Subject(text)), {"profane-word"}),
        "every flag in the text": lambda text: _flagged(pipeline.check_text(Subject(text)), None),
        "better-profanity's list, exact words": lambda text: _listed(profane, text),
    }
    show(f"{len(comments)} comments", "F1 of characters")
    for name, find in finders.items():
        show(name, f"{sum(f1(find(each.text), each.marked) for each in comments) / len(comments):.4f}")
    show("the task's winner in 2021 (published)", f"{TASK_WINNER:.3f}")


def f1(found: set[int], marked: frozenset[int]) -> float:
    """The task's measure for one comment; where nothing is marked, finding nothing is right."""
    if not marked or not found:
        return float(not marked and not found)
    return 2 * len(found & marked) / (len(found) + len(marked))


def _flagged(flags: Iterable[Flag], codes: set[str] | None) -> set[int]:
    return {
        place
        for flag in flags
        if codes is None or flag.code in codes
        for span in flag.spans
        if span.field is Field.TEXT
        for place in range(span.start, span.end)
    }


def _listed(words: frozenset[str], text: str) -> set[int]:
    return {
        place for token in _TOKEN.finditer(text) if token.group().lower() in words for place in range(*token.span())
    }


if __name__ == "__main__":
    main()
