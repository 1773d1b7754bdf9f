"""How well comments are ranked: the area under the ROC curve, and how fast.

`MODERATOR_SAMPLES=DIR python benchmarks/ranking.py`. A set that the shipped model learned from is ranked by one that is
trained here without it. Beside it stands alt-profanity-check, installed from PyPI for this run unless `--peers` names
an interpreter that has it; davidson is one of the sets that it learned from itself.
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from statistics import fmean
from time import thread_time

import peers
import samples
from measuring import peak_mib, show
from train_prior import INSULTING, SPAM, train

from moderator.resource_files import resource
from moderator.screening.filter_list import text_filters
from moderator.screening.model.judge import Judge, shipped_judge
from moderator.screening.model.linear import unpack
from moderator.screening.model.local import Decided, LocalModel, learn, mixed
from moderator.screening.model.marked_words import marked_words
from moderator.screening.model.ranking import auc
from moderator.screening.pipeline import Pipeline
from moderator.screening.subject import Subject
from moderator.text.folding import fold

REPEATS = 3
MOST_TESTED = 1_500
ATTEMPTS = 2
PEER = "alt-profanity-check, one batch"

Score = Callable[[Sequence[str]], Sequence[float]]


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, metavar="PYTHON", help="an interpreter that has alt-profanity-check")
    with peers.installed(parser.parse_args().peers) as others:
        _show(_peer(others))


def _show(peer: Score) -> None:
    show("", "prior alone", "after decisions", "alt-profanity-check")
    models, _ = unpack(resource("model", "prior.bin").read_bytes())
    shipped = shipped_judge(None)
    for name, labelled in (("davidson", samples.davidson()), ("surge", samples.surge())):
        _prior(name, labelled, Judge(models | {"insulting": train(INSULTING, {name})}, marked_words(), None), peer)
    without_youtube = Judge(models | {"spam": train(SPAM, {"youtube"})}, marked_words(), None)
    _learned("youtube-spam", samples.youtube(), without_youtube, 50, peer)
    _learned("russian-vk", samples.russian(), shipped, 200, peer)
    _learned("turkish-lingda", samples.turkish(), shipped, 200, peer)
    _speed(shipped)


def _prior(name: str, labelled: samples.Labelled, judge: Judge, peer: Score) -> None:
    texts, labels = [text for text, _ in labelled], [label for _, label in labelled]
    show(name, f"{auc(_by(judge)(texts), labels):.3f}", "", _peers_auc(peer, labelled))


def _learned(name: str, labelled: samples.Labelled, judge: Judge, decisions: int, peer: Score) -> None:
    """The mean over some draws of so many decisions, half of either kind; what was not drawn is ranked."""
    alone, after, heard = [], [], []
    for repeat in range(REPEATS):
        drawn = list(labelled)
        Random(repeat).shuffle(drawn)
        taught, rest = _apart(drawn, decisions // 2)
        scores, labels = _by(judge)([text for text, _ in rest]), [label for _, label in rest]
        priors = _by(judge)([text for text, _ in taught])
        local = learn([Decided(*each, prior) for each, prior in zip(taught, priors, strict=True)], lambda *_: None)
        alone.append(auc(scores, labels))
        after.append(auc(_both(local, scores, rest), labels))
        heard.append(local.mixing if local else 0.0)
    told = f"{fmean(after):.3f} (heard {', '.join(f'{mixing:.0%}' for mixing in heard)})"
    show(f"{name}, {decisions} decisions", f"{fmean(alone):.3f}", told, _peers_auc(peer, labelled))


def _apart(drawn: samples.Labelled, of_each: int) -> tuple[samples.Labelled, samples.Labelled]:
    """The first `of_each` of either kind, in their order, and the others up to MOST_TESTED."""
    left = {True: of_each, False: of_each}
    taught, rest = [], []
    for text, label in drawn:
        (taught if left[label] > 0 else rest).append((text, label))
        left[label] -= 1
    return taught, rest[:MOST_TESTED]


def _both(local: LocalModel | None, priors: Sequence[float], rest: samples.Labelled) -> Sequence[float]:
    """The scores as screening would mix them."""
    if local is None:
        return priors
    by_local = shipped_judge(local)
    scores = [by_local.score(by_local.read(fold(text))).local for text, _ in rest]
    return [mixed(prior, score or 0.0, local.mixing) for prior, score in zip(priors, scores, strict=True)]


def _by(judge: Judge) -> Score:
    return lambda texts: [judge.score(judge.read(fold(text))).value for text in texts]


def _peer(others: peers.Peers) -> Score:
    def score(texts: Sequence[str]) -> Sequence[float]:
        return others.judge(texts, [PEER])[PEER].scores or ()

    return score


def _peers_auc(peer: Score, labelled: samples.Labelled) -> str:
    return f"{auc(peer([text for text, _ in labelled]), [label for _, label in labelled]):.3f}"


def _speed(judge: Judge) -> None:
    comments = [Subject(each.text) for each in samples.marked_comments("train")]
    for name, filters in (
        ("the learned filter alone", [each for each in text_filters((), judge=judge) if each.name == "learned"]),
        ("all text filters", text_filters((), judge=judge)),
        (
            "all text filters but the learned one",
            [each for each in text_filters((), judge=judge) if each.name != "learned"],
        ),
    ):
        pipeline = Pipeline(filters, (), 60)
        fastest = max(_rate(pipeline, comments) for _ in range(ATTEMPTS))
        show(name, f"{fastest:,.0f} a second", f"{peak_mib():.0f} MiB at most")


def _rate(pipeline: Pipeline, comments: Sequence[Subject]) -> float:
    """Comments a second of one core's time; each is folded anew."""
    began = thread_time()
    for comment in comments:
        pipeline.check_text(Subject(comment.text))
    return len(comments) / (thread_time() - began)


if __name__ == "__main__":
    main()
