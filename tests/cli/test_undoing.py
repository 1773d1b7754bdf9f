"""Taking back from the command line, and doing again: one's own acts, anybody's by number, what is in the way."""

import pytest

from tests.helpers import shapes
from tests.helpers.command import Runner
from tests.helpers.stored import rows, status_of


def test_undo_and_redo_work_across_processes_in_any_number(paper: Runner) -> None:
    paper.run("reject", "1", "2", "--reason", "abusive", check=0)
    paper.run("approve", "8", check=0)
    undone = paper.run("undo", "--json", check=0).json()
    assert (undone["kind"], undone["changed"], undone["batch"]) == ("undo", 1, 3)
    assert [status_of(paper, number) for number in (1, 8)] == ["rejected", "pending"]
    assert paper.run("undo", "--json", check=0).json()["changed"] == 2
    assert [status_of(paper, number) for number in (1, 2)] == ["pending", "pending"]
    paper.run("redo", check=0)
    paper.run("redo", check=0)
    statuses = [status_of(paper, number) for number in (1, 2, 8)]
    assert statuses == ["rejected", "rejected", "approved"]
    latest = paper.run("log", "reason:abusive", "--json", check=0).lines()[0]
    assert (latest["verdict"], latest["after"]) == ("reject", "rejected")
    assert "There is no undo of anna's" in paper.run("redo", check=0).err


def test_an_undo_refuses_what_a_colleague_changed_since_and_names_her(paper: Runner) -> None:
    paper.run("--as", "petros", "approve", "1", "2", check=0)
    paper.run("reject", "1", check=0)
    undone = paper.run("--as", "petros", "undo", "--json", check=5).json()
    assert (undone["changed"], undone["refused"]) == (1, [{"id": 1, "reason": "changed by anna"}])
    assert [status_of(paper, number) for number in (1, 2)] == ["rejected", "pending"]


def test_an_act_that_is_refused_as_a_whole_is_told_and_the_next_undo_goes_on(paper: Runner) -> None:
    paper.run("approve", "1", check=0)
    paper.run("reject", "2", check=0)
    paper.run("--as", "petros", "spam", "2", check=0)
    told = paper.run("undo", check=5)
    assert "Nothing was taken back." in told.err
    assert "Comment 2 was left as it is: changed by petros." in told.err
    assert paper.run("undo", "--json", check=0).json()["changed"] == 1
    assert [status_of(paper, number) for number in (1, 2)] == ["pending", "spam"]
    again = paper.run("undo", "2", "--json", check=5).json()
    assert (again["batch"], again["refused"]) == (None, [{"id": 2, "reason": "changed by petros"}])
    paper.run("--as", "petros", "undo", check=0)
    paper.run("undo", check=0)
    assert status_of(paper, 2) == "pending"


def test_an_undo_takes_ones_own_latest_act_unless_it_names_another(paper: Runner) -> None:
    paper.run("approve", "1", check=0)
    assert "petros" in paper.run("--as", "petros", "undo", check=0).err
    assert status_of(paper, 1) == "approved"
    paper.run("--as", "petros", "undo", "1", check=0)
    assert status_of(paper, 1) == "pending"
    again = paper.run("undo", "1", check=1)
    assert "already" in again.err


def test_after_a_new_act_there_is_nothing_to_redo(paper: Runner) -> None:
    paper.run("approve", "1", check=0)
    paper.run("undo", check=0)
    paper.run("hold", "2", check=0)
    assert paper.run("redo", "--json", check=0).json()["batch"] is None
    assert status_of(paper, 1) == "pending"


@pytest.mark.parametrize("command", ["undo", "redo"])
def test_nothing_to_take_back_is_no_batch_and_no_error(paper: Runner, command: str) -> None:
    result = paper.run(command, "--json", check=0)
    assert shapes.misfits(result.json(), shapes.BATCH) == []
    assert (result.json()["batch"], result.json()["changed"], result.err) == (None, 0, "")
    for_people = paper.run(command, check=0)
    assert for_people.out == ""
    assert "anna" in for_people.err
    assert rows(paper, "SELECT * FROM batch") == []


def test_a_batch_that_was_never_made_cannot_be_taken_back(paper: Runner) -> None:
    assert "no batch 12" in paper.run("undo", "12", check=1).err
