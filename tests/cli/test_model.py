"""The learned model from the command line."""

import pytest

from tests.helpers.command import Runner


def test_a_desk_with_few_decisions_is_told_that_there_are_not_enough_yet(paper: Runner) -> None:
    told = paper.run("model", "learn", check=0)
    assert "Not enough decisions yet: it takes 25 of either kind." in told.out
    status = paper.run("model", "status", "--json", check=0).json()
    assert (status["taken_out"], status["approved"], status["enough"], status["learned"]) == (2, 2, False, None)
    assert "Nothing was learned yet." in paper.run("model", "reset", check=0).err


def test_a_comment_s_number_is_explained_by_its_words(paper: Runner) -> None:
    explained = paper.run("model", "explain", "1", "--json", check=0).json()
    assert explained["id"] == 1
    assert 0 <= explained["score"] <= 1
    assert explained["local"] is None
    assert all(word["word"] in "The toll is far too high." for word in explained["words"])
    assert paper.run("model", "explain", "999").code == 1


def test_the_priority_is_told_as_the_sum_of_its_parts(paper: Runner) -> None:
    screened = paper.run("screen", "--json", input="You stupid idiot\n", check=0).json()
    added = sum(part["weight"] for part in screened["priority_parts"])
    assert screened["priority"] == pytest.approx(added)
    assert {part["filter"] for part in screened["priority_parts"]} >= {"learned"}
    shown = paper.run("show", "1", "--json", check=0).json()
    assert shown["priority"] == pytest.approx(sum(part["weight"] for part in shown["priority_parts"]))


def test_the_statistics_name_the_model_beside_the_filters(paper: Runner) -> None:
    paper.run("reject", "1", check=0)
    assert paper.run("stats", "--json", check=0).json()["model"]["decided"] == 1
