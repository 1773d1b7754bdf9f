"""Makes what ships in `resources/model`: `python benchmarks/train_prior.py` with MODERATOR_SAMPLES, about two minutes.

The same samples give the same files. Only sets whose licence lets counted weights ship are read here; where they come
from, and what their licences ask for, is said in `resources/model/SOURCES.md`.
"""

import math
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

import samples

from moderator.screening.model.features import WORD, places_of
from moderator.screening.model.linear import Linear, pack, small
from moderator.screening.model.logistic import Example, Fitted, balanced, fit
from moderator.screening.model.marked_words import shares
from moderator.text.folding import fold

MODEL = Path(__file__).parents[1] / "resources" / "model"
EPOCHS = 3
RATE = 0.3
LEAST_MARKED = 2

ODDS = 0.25
"""Of what comes in, one in five at most is taken out, while the sets hold as many of either kind."""

Source = tuple[Callable[[], samples.Labelled], float]
"""A set, and how much one of its texts counts beside one of another set."""

_GROUPS = """
african africans american americans arab arabs armenian armenians asian asians bisexual black blacks buddhist catholic
catholics chinese christian christians female evangelicals females gay gays hebrew hindu hispanic homosexual
homosexuality homosexuals immigrant immigrants indian indians indigenous islam islamic islamist islamists jew jewish
jews latino latinos lesbian lesbians male males man men mexican mexicans muslim muslims native natives pope protestant
refugee refugees russian russians skin trans transgender transgenders turk turkish turks ukrainian ukrainians white
whites woman women
"""
GROUPS = frozenset(_GROUPS.split())
"""Who people are is no insult, although it is marked where somebody was attacked for it."""

_ORDINARY = """
211 attracted bald bland boards bolt bulge carey cave cdn cohn contributors damaged dead division duck egg en executed
faced gaza generate glenn grasp handlers hat ies ing joe jaw k ku lap lavender litter lonely loyalists malaria
marginal masse matthews messenger minded misadventure mouthed mute neck oral orangemen organ oshiro p parish patriot
pedestrian pieces pirates popo potus pruitt puppy putty québec revenue rrsp shine shovel solid sons sore squad
stronger suits summarily superiority sylvia syndrome tearing teenager toll trappers tricky uck universities updates
vegas youre
"""
ORDINARY = frozenset(_ORDINARY.split())
"""Names, pieces of words and words of any newspaper that stood inside marked places."""

NEUTRAL = (
    "{}",
    "I am {}.",
    "He is {} and she is not.",
    "Our {} neighbours",
    "The {} community met on Sunday.",
    "{} voters",
)


INSULTING: Mapping[str, Source] = {
    "sentences": (lambda: samples.sentences("train"), 1.0),
    "marked places": (lambda: samples.marked_places("train"), 0.3),
    "davidson": (samples.davidson, 0.3),
    "surge": (samples.surge, 2.0),
    # The same is said of people without any insult (Dixon and others, 2018).
    "groups": (lambda: [(text.format(name), False) for text in NEUTRAL for name in sorted(GROUPS)], 5.0),
}

SPAM: Mapping[str, Source] = {
    "news": (lambda: [(text, False) for text in samples.without_marked_sentences("train")], 0.3),
    "telegram": (samples.telegram, 2.0),
    "youtube": (samples.youtube, 1.0),
}


def train(sources: Mapping[str, Source], without: Collection[str] = ()) -> Linear:
    """A model from these sets, those named `without` left out."""
    examples: list[Example] = []
    for name, (read, weight) in sources.items():
        if name in without:
            continue
        texts = read()
        of_set = [Example(places_of(text), taken_out) for text, taken_out in texts]
        examples += balanced(of_set, weight * len(of_set))
    fitted = fit(examples, EPOCHS, RATE)
    return small(Fitted(fitted.weights, fitted.bias + math.log(ODDS)))


def count_marked() -> dict[str, tuple[int, int]]:
    """How often each word was marked by people, and used, in the train set; only words that will be told."""
    used: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    for comment in samples.marked_comments("train"):
        folded = fold(comment.text)
        for match in WORD.finditer(folded.text):
            start, end = folded.original(match.start(), match.end())
            used[match.group()] += 1
            marked[match.group()] += 2 * sum(place in comment.marked for place in range(start, end)) > end - start
    left_out = GROUPS | ORDINARY
    counts = {
        word: (times, used[word]) for word, times in marked.items() if times >= LEAST_MARKED and word not in left_out
    }
    return {word: counts[word] for word in sorted(shares(counts))}


def main() -> None:
    """Trains and writes."""
    MODEL.mkdir(exist_ok=True)
    models = {"insulting": train(INSULTING), "spam": train(SPAM)}
    (MODEL / "prior.bin").write_bytes(pack(models, {}))
    lines = [f"{word}\t{marked}\t{used}" for word, (marked, used) in count_marked().items()]
    head = "# word, times marked as toxic, times used: counted by benchmarks/train_prior.py in toxic-spans (CC0)"
    (MODEL / "marked-words.tsv").write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    print(f"{len(lines)} words, {(MODEL / 'prior.bin').stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
