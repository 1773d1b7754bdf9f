"""What a desk's decisions teach: something where there is something to learn, and nothing where there is not."""

from random import Random

import pytest

from moderator.screening.model.judge import shipped_judge
from moderator.screening.model.local import LEAST, Decided, LocalModel, learn
from moderator.screening.model.ranking import auc, compare
from moderator.text.folding import fold

WORDS = "the bridge toll road river council school library market bus tax paper mayor vote street park".split()
BAD = ("zorkmid", "kuyruk", "продам")


def say_nothing(_done: int, _total: int) -> None:
    """Nobody watches."""


def made(number: int, is_bad: bool, random: Random) -> str:
    words = random.choices(WORDS, k=8)
    if is_bad:
        words[random.randrange(8)] = random.choice(BAD)
    return f"{' '.join(words)} {number}x"


def decisions(number: int, told_apart: bool = True) -> list[Decided]:
    random = Random(3)
    return [
        Decided(made(each, told_apart and each % 2 == 0, random), each % 2 == 0, random.random())
        for each in range(number)
    ]


@pytest.fixture(scope="module")
def taught() -> LocalModel:
    model = learn(decisions(120), say_nothing)
    assert model is not None
    return model


def test_what_only_this_desk_takes_out_ranks_first_once_it_is_learned(taught: LocalModel) -> None:
    judge = shipped_judge(taught)
    bad = judge.score(judge.read(fold("the bus to the park, Zorkmid")))
    good = judge.score(judge.read(fold("the bus to the park, council")))
    assert taught.mixing > 0
    assert taught.mixed_auc > taught.prior_auc
    assert bad.value > good.value
    assert bad.local is not None


def test_the_word_that_was_learned_is_named_first(taught: LocalModel) -> None:
    text = "a bus with a zorkmid in it"
    judge = shipped_judge(taught)
    word = judge.heaviest(judge.read(fold(text)), "local", 1)[0]
    assert text[word.start : word.end] == "zorkmid"


def test_with_too_few_of_one_kind_nothing_is_learned() -> None:
    random = Random(1)
    few = [Decided(made(each, True, random), True, 0.5) for each in range(LEAST - 1)]
    many = [Decided(made(each + 100, False, random), False, 0.5) for each in range(100)]
    assert learn([*few, *many], say_nothing) is None


def test_the_same_text_sent_over_and_over_teaches_nothing_of_others() -> None:
    good = [each for each in decisions(80) if not each.taken_out]
    assert learn([Decided("buy zorkmid", True, 0.5)] * 100 + good, say_nothing) is None


def test_what_ranks_no_better_than_the_shipped_model_is_not_heard() -> None:
    model = learn(decisions(80, told_apart=False), say_nothing)
    assert model is not None
    assert model.mixing == 0
    judge, alone = shipped_judge(model), shipped_judge(None)
    text = fold("the mayor is an idiot")
    assert judge.score(judge.read(text)) == alone.score(alone.read(text))


def test_a_perfect_shipped_model_is_not_talked_over() -> None:
    knowing = [Decided(each.text, each.taken_out, float(each.taken_out)) for each in decisions(80)]
    model = learn(knowing, say_nothing)
    assert model is not None
    assert model.mixing == 0


def test_learning_the_same_gives_the_same(taught: LocalModel) -> None:
    again = learn(decisions(120), say_nothing)
    assert again is not None
    assert again.to_bytes() == taught.to_bytes()


def test_it_comes_back_as_it_was_kept(taught: LocalModel) -> None:
    assert LocalModel.from_bytes(taught.to_bytes()) == taught


def test_no_word_of_a_reader_is_kept(taught: LocalModel) -> None:
    assert b"zorkmid" not in taught.to_bytes()


def test_what_is_no_local_model_is_refused(taught: LocalModel) -> None:
    for damaged in (b"", taught.to_bytes()[:-1], taught.to_bytes().replace(b"mixing", b"mixinG")):
        with pytest.raises(ValueError):
            LocalModel.from_bytes(damaged)


def test_progress_comes_to_its_end() -> None:
    told: list[tuple[int, int]] = []
    learn(decisions(60), lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_the_area_under_the_curve_is_what_counting_pairs_gives() -> None:
    assert auc([0.9, 0.4, 0.4, 0.1], [True, True, False, False]) == pytest.approx(3.5 / 4)


def test_a_ranking_does_not_beat_itself() -> None:
    scores, out = [0.9, 0.2, 0.4, 0.1], [True, True, False, False]
    assert not compare(scores, scores, out).second_wins(0)
