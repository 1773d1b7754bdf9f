"""The shipped model ranks what is insulting first, shows where, and can't do any harm as a file."""

import pytest

from moderator.domain.flags import Severity
from moderator.resource_files import resource
from moderator.screening.filters.learned import Learned
from moderator.screening.model.judge import shipped_judge
from moderator.screening.model.linear import MAGIC, pack, small, unpack
from moderator.screening.model.logistic import Fitted
from moderator.screening.priority import MODEL_WEIGHT, parts, suggestion
from moderator.screening.subject import Subject
from moderator.text.folding import fold

JUDGE = shipped_judge(None)
LEARNED = Learned(JUDGE)

INSULTS = ["You are a complete idiot and a liar.", "What a stupid, pathetic clown he is.", "Go to hell, moron"]
ORDINARY = [
    "The council will vote on the toll bridge again in March.",
    "My grandmother taught at that school for thirty years.",
    "I disagree: the numbers in the article are from last year.",
    "My neighbours are Muslim and we share a garden.",
    "As a gay man I have lived here for years.",
]


def score(text: str) -> float:
    return JUDGE.score(JUDGE.read(fold(text))).value


def test_insults_rank_above_ordinary_comments() -> None:
    assert min(map(score, INSULTS)) > 0.5 > max(map(score, ORDINARY))


def test_spam_ranks_above_ordinary_comments() -> None:
    assert score("Subscribe to my channel and check out my new video, thanks guys") > max(map(score, ORDINARY))


def test_the_insulting_words_are_shown_with_what_stands_between_them() -> None:
    text = "So he says, the stupid idiot."
    (flag,) = [flag for flag in LEARNED.check(Subject(text)) if flag.code == "reads-as-insulting"]
    assert [text[span.start : span.end] for span in flag.spans] == ["stupid idiot"]
    assert flag.severity is Severity.LOW


@pytest.mark.parametrize("text", [*ORDINARY, "White, black, gay or Muslim, everybody pays the same fare."])
def test_ordinary_words_and_names_of_peoples_are_not_marked(text: str) -> None:
    assert JUDGE.marked(JUDGE.read(fold(text))) is None


@pytest.mark.parametrize("text", [*INSULTS, "idiot " * 5000])
def test_the_model_alone_suggests_nothing_and_weighs_no_more_than_a_medium_flag(text: str) -> None:
    flags = list(LEARNED.check(Subject(text)))
    assert flags
    assert suggestion(flags) == "approve"
    assert 0 < sum(part.weight for part in parts(flags)) <= MODEL_WEIGHT


def test_the_heaviest_words_are_named_the_heaviest_first() -> None:
    text = "The mayor is an idiot"
    words = JUDGE.heaviest(JUDGE.read(fold(text)), "insulting", 3)
    assert text[words[0].start : words[0].end] == "idiot"
    assert [word.log_odds for word in words] == sorted((word.log_odds for word in words), reverse=True)


def test_what_ships_is_small_and_comes_back_as_it_was_written() -> None:
    content = resource("model", "prior.bin").read_bytes()
    models, facts = unpack(content)
    assert len(content) < 1_000_000
    assert pack(models, facts) == content


def test_rounding_to_bytes_keeps_what_weighs() -> None:
    fitted = Fitted([0.5, -0.25] * 1000 + [0.0] * (262_144 - 2000), 0.1)
    rounded = small(fitted)
    assert rounded.weights[0] * rounded.scale == pytest.approx(0.5, abs=0.01)
    assert rounded.weights[1] * rounded.scale == pytest.approx(-0.25, abs=0.01)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x80\x04.",
        MAGIC,
        MAGIC + b"{}\n",
        MAGIC + b"[]\n",
        MAGIC + b'{"dimension": 262144, "models": [["insulting", 1, 0]], "facts": {}}\n\0',
        MAGIC.replace(b"1", b"2"),
    ],
)
def test_what_is_no_model_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):
        unpack(content)
