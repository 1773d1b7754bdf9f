"""Labelled texts that are not part of the project: read from the folder that MODERATOR_SAMPLES names."""

import ast
import csv
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_SENTENCE = re.compile(r"[^.!?\n]++[.!?\n]*+")
SHORTEST_SENTENCE = 4

Labelled = list[tuple[str, bool]]
"""Texts, and whether each is of the kind that is taken out."""


@dataclass(frozen=True, slots=True)
class MarkedComment:
    """A news comment with the characters that people marked as toxic."""

    text: str
    marked: frozenset[int]


def samples_folder() -> Path:
    """The folder `screening` of the samples; without it, the script ends with a sentence."""
    named = os.environ.get("MODERATOR_SAMPLES", "")
    folder = Path(named) / "screening"
    if not named or not folder.is_dir():
        sys.exit("MODERATOR_SAMPLES names no folder with the sets of labelled texts in `screening`.")
    return folder


def marked_comments(part: str) -> list[MarkedComment]:
    """Toxic-spans (CC0), `part` is train or trial."""
    return [
        MarkedComment(row["text"], frozenset(ast.literal_eval(row["spans"])))
        for row in _rows("toxic-spans", f"tsd_{part}.csv")
    ]


def sentences(part: str) -> Labelled:
    """The sentences of toxic-spans: those with a mark are toxic, the others are what readers of news write else."""
    return [
        (text, any(place in comment.marked for place in range(match.start(), match.end())))
        for comment in marked_comments(part)
        for match in _SENTENCE.finditer(comment.text)
        if len(text := match.group().strip()) >= SHORTEST_SENTENCE
    ]


def marked_places(part: str) -> Labelled:
    """The marked places of toxic-spans by themselves, and what is left of the comments without them."""
    found: Labelled = []
    for comment in marked_comments(part):
        found += [(comment.text[start:end], True) for start, end in runs(comment.marked)]
        rest = "".join(" " if place in comment.marked else sign for place, sign in enumerate(comment.text))
        found += [(text, False) for text in _SENTENCE.findall(rest) if len(text.strip()) >= SHORTEST_SENTENCE]
    return found


def without_marked_sentences(part: str) -> list[str]:
    """The comments of toxic-spans without the sentences that hold a mark: the nearest to ordinary news comments."""
    kept = []
    for comment in marked_comments(part):
        pieces = [
            match.group()
            for match in _SENTENCE.finditer(comment.text)
            if not any(place in comment.marked for place in range(match.start(), match.end()))
        ]
        if text := "".join(pieces).strip():
            kept.append(text)
    return kept


def davidson() -> Labelled:
    """Tweets (MIT): hateful or offensive ones, and neither."""
    return [(row["tweet"], row["class"] != "2") for row in _rows("davidson", "labeled_data.csv")]


def surge() -> Labelled:
    """Comments (MIT): toxic ones and others."""
    return [(row["text"], row["is_toxic"] == "Toxic") for row in _rows("surge-toxicity", "toxicity_en.csv")]


def telegram() -> Labelled:
    """Messages in Russian and English (MIT): spam and not."""
    folder = samples_folder() / "telegram-spam"
    return [
        (line, is_spam)
        for name, is_spam in (("ham-samples.txt", False), ("spam-samples.txt", True))
        for line in (folder / name).read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def youtube() -> Labelled:
    """Comments under three videos (CC BY 4.0): spam and not."""
    files = ("Youtube01-Psy.csv", "Youtube02-KatyPerry.csv", "Youtube03-LMFAO.csv")
    return [(row["CONTENT"], row["CLASS"] == "1") for file in files for row in _rows("youtube-spam", file)]


def russian() -> Labelled:
    """Comments: toxic ones and others. To measure by only: nothing counted from it may ship."""
    rows = _rows("russian-vk", "combined_train.tsv", "\t")
    return [(row["doc"], float(row["target"]) > 0) for row in rows]


def turkish() -> Labelled:
    """Tweets: toxic ones and others. To measure by only: nothing counted from it may ship."""
    return [(row["text"], float(row["label"]) > 0) for row in _rows("turkish-lingda", "valid.csv")]


def runs(marked: frozenset[int]) -> list[tuple[int, int]]:
    """Places that follow each other as spans."""
    found: list[tuple[int, int]] = []
    for place in sorted(marked):
        if found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found


def _rows(folder: str, name: str, delimiter: str = ",") -> Iterator[dict[str, str]]:
    with (samples_folder() / folder / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter=delimiter)
