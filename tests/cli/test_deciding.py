"""Deciding from the command line: one comment or many, with the brake, and back again."""

from pathlib import Path
from typing import Any

import pytest

from moderator.app import Choices, open_desk
from moderator.services.sealing import text_context
from moderator.storage import comments, texts
from tests.helpers import shapes
from tests.helpers.command import Runner
from tests.helpers.newspaper import EVERYBODY, PENDING
from tests.helpers.prepared import Prepared
from tests.helpers.stored import contents, rows, status_of
from tests.helpers.wxr_made import crowd


def shown(desk: Runner, comment_id: int) -> Any:
    return desk.run("show", str(comment_id), "--json", check=0).json()


def test_each_verdict_gives_its_status_and_reopen_takes_it_back(paper: Runner) -> None:
    verbs = {"approve": "approved", "reject": "rejected", "spam": "spam", "hold": "held"}
    for batch, (verb, status) in enumerate(verbs.items(), start=1):
        result = paper.run(verb, "1", "--json", check=0)
        assert shapes.misfits(result.json(), shapes.BATCH) == []
        assert result.json() == {
            "batch": batch,
            "kind": "act",
            "verdict": verb,
            "changed": 1,
            "unchanged": 0,
            "skipped": 0,
            "refused": [],
        }
        assert status_of(paper, 1) == status
    assert paper.run("reopen", "1", "--json", check=0).json()["verdict"] == "reopen"
    assert status_of(paper, 1) == "pending"


def test_ids_are_read_from_standard_input(paper: Runner) -> None:
    batch = paper.run("approve", "-", "--json", input="1 2\n8\n", check=0).json()
    assert (batch["batch"], batch["changed"]) == (1, 3)
    assert [status_of(paper, number) for number in (1, 2, 8, 9)] == ["approved"] * 3 + ["pending"]


def test_what_is_not_there_is_refused_by_name_and_the_rest_is_done(paper: Runner) -> None:
    batch = paper.run("approve", "1", "777", "1", "--json", check=5).json()
    assert (batch["changed"], batch["refused"]) == (1, [{"id": 777, "reason": "not found"}])
    assert status_of(paper, 1) == "approved"
    assert "777" in paper.run("approve", "777", check=5).err


def test_nothing_to_change_is_no_batch_and_no_error(paper: Runner) -> None:
    batch = paper.run("approve", "4", "--json", check=0).json()
    assert (batch["batch"], batch["changed"], batch["unchanged"]) == (None, 0, 1)
    assert rows(paper, "SELECT * FROM batch") == []


def test_a_query_decides_all_that_match_whatever_their_status(paper: Runner) -> None:
    batch = paper.run("hold", "--query", "the", "--json", check=0).json()
    assert batch["changed"] == 3  # "The toll", "Write to", "Open the library"; the pingback stays out
    narrowed = paper.run("reject", "--query", "-status:pending -status:held", "--json", check=0).json()
    assert (narrowed["changed"], narrowed["unchanged"]) == (3, 1)
    assert [status_of(paper, number) for number in (3, 4, 6)] == ["rejected", "rejected", "pending"]


def test_the_brake_stops_a_bulk_act_as_a_whole(paper: Runner) -> None:
    before = contents(paper)
    stopped = paper.run("reject", "--query", "status:pending", "--max", "3", check=4)
    assert stopped.out == ""
    assert "4" in stopped.err
    assert contents(paper) == before
    batch = paper.run("reject", "--query", "status:pending", "--max", "4", "--json", check=0).json()
    assert batch["changed"] == 4


def test_more_than_two_hundred_need_to_be_allowed(moderator: Runner, home: Path, prepared: Prepared) -> None:
    prepared.copy_to(moderator, home, "201", crowd(201))
    stopped = moderator.run("approve", "--query", "status:any", check=4)
    assert "--max 201" in stopped.err
    batch = moderator.run("approve", "--query", "number -200", "--json", check=0).json()
    assert batch["changed"] == 200
    assert moderator.run("approve", "--query", "status:any", "--json", check=0).json()["changed"] == 1


def test_an_empty_query_decides_nothing(paper: Runner) -> None:
    before = contents(paper)
    assert "status:any" in paper.run("approve", "--query", " ", "--max", "1000", check=2).err
    assert contents(paper) == before


def test_a_dry_run_tells_what_would_change_and_changes_nothing(paper: Runner) -> None:
    before = contents(paper)
    batch = paper.run("reject", "--query", "status:pending", "--dry-run", "--json", check=0).json()
    assert (batch["batch"], batch["changed"]) == (None, len(PENDING))
    told = paper.run("reject", "--query", "status:pending", "--dry-run", check=0)
    assert "4 comments would be rejected" in told.err
    assert [line.split()[0] for line in told.out.splitlines() if not line.startswith(" ")] == ["9", "1", "2", "8"]
    assert "Ani" in told.out
    assert "The toll is far too high." in told.out
    assert contents(paper) == before


def test_a_dry_run_of_many_shows_the_first_and_tells_how_many(
    moderator: Runner, home: Path, prepared: Prepared
) -> None:
    prepared.copy_to(moderator, home, "201", crowd(201))
    told = moderator.run("approve", "--query", "status:any", "--dry-run", check=0)
    assert "201 comments would be approved; these are the first 20" in told.err
    assert told.out.count("My number is") == 20


def test_a_decision_is_logged_with_its_actor_reason_and_note(paper: Runner) -> None:
    paper.run("--as", "script:nightly", "reject", "1", "--reason", "offensive", "--note", "See rule 4", check=0)
    (decision,) = paper.run("log", "by:script:nightly", "reason:offensive", "--json", check=0).lines()
    assert decision | {"at": ""} == {
        "seq": 1,
        "batch": 1,
        "comment": 1,
        "actor": "script:nightly",
        "verdict": "reject",
        "reason": "offensive",
        "note": "See rule 4",
        "before": "pending",
        "after": "rejected",
        "at": "",
        "undoes": None,
    }


@pytest.mark.parametrize(
    "arguments",
    [
        ["approve"],
        ["approve", "1", "--query", "toll"],
        ["approve", "one"],
        ["reject", "1", "--reason", "ugly"],
        ["edit", "1", "--text", "a", "--revert"],
        ["approve", "--query", "status:nowhere"],
        ["approve", "1", "--note", "long" * 501],
        ["approve", "1" * 30],
        ["--as", "", "approve", "1"],
        ["--as", "nobody@paper.example", "approve", "1"],
        ["--as", "robot:nightly", "approve", "1"],
        ["--as", "rule:links", "approve", "1"],
    ],
    ids=lambda arguments: " ".join(arguments)[:40],
)
def test_wrong_usage_is_told_and_changes_nothing(paper: Runner, arguments: list[str]) -> None:
    result = paper.run(*arguments, check=2)
    assert result.out == ""
    assert result.err.strip()
    assert rows(paper, "SELECT * FROM decision") == []


def test_an_edit_keeps_the_original_and_a_revert_goes_back_to_it(paper: Runner, tmp_path: Path) -> None:
    paper.run("edit", "1", "--text", "The toll is high.", "--reason", "offensive", check=0)
    edited = shown(paper, 1)
    assert (edited["text"], edited["edited"], edited["status"]) == ("The toll is high.", True, "pending")
    assert [text["text"] for text in edited["revisions"]] == ["The toll is far too high.", "The toll is high."]
    assert (edited["decisions"][0]["verdict"], edited["decisions"][0]["reason"]) == ("edit", "offensive")

    file = tmp_path / "text.txt"
    file.write_text("Ёлка & <b>co</b>\nsecond line", encoding="utf-8")
    paper.run("edit", "1", "--text-file", file, check=0)
    assert shown(paper, 1)["text"] == "Ёлка & <b>co</b>\nsecond line"

    paper.run("edit", "1", "--revert", check=0)
    reverted = shown(paper, 1)
    assert (reverted["text"], reverted["edited"]) == ("The toll is far too high.", False)
    paper.run("undo", check=0)
    assert shown(paper, 1)["text"] == "Ёлка & <b>co</b>\nsecond line"
    assert paper.run("count", "елка", "--json", check=0).json() == {"count": 1}


def test_an_edit_that_changes_nothing_is_none_and_an_empty_one_is_refused(paper: Runner) -> None:
    same = paper.run("edit", "1", "--text", "The toll is far too high.", "--json", check=0).json()
    assert (same["batch"], same["changed"], same["unchanged"]) == (None, 0, 1)
    assert paper.run("edit", "1", "--text", "  ", check=1).err.strip()


@pytest.mark.parametrize("how", [["--text", "a"], ["--redact"], ["--revert"]], ids=" ".join)
def test_an_edit_of_what_is_not_there_is_refused_as_any_decision_is(paper: Runner, how: list[str]) -> None:
    batch = paper.run("edit", "777", *how, "--json", check=5).json()
    assert shapes.misfits(batch, shapes.BATCH) == []
    assert (batch["batch"], batch["refused"]) == (None, [{"id": 777, "reason": "not found"}])
    assert "777" in paper.run("edit", "777", *how, check=5).err


def test_a_masked_address_that_stays_in_an_edited_text_keeps_its_original(paper: Runner) -> None:
    text = shown(paper, 2)["text"]
    assert "garo" not in text
    assert len(text) == len("So it is. Write to garo@example.org, then.")
    paper.run("edit", "2", "--text", text.replace("So it is.", "No."), check=0)
    assert shown(paper, 2)["text"] == text.replace("So it is.", "No.")
    assert text_in_clear(paper, 2) == "No. Write to garo@example.org, then."


def test_a_redaction_takes_out_what_screening_proposes(paper: Runner) -> None:
    paper.run("edit", "2", "--redact", check=0)
    redacted = shown(paper, 2)
    assert redacted["edited"] is True
    assert redacted["text"].startswith("So it is. Write to ")
    assert "@" not in redacted["text"]
    assert redacted["decisions"][0]["reason"] == "personal-data"
    assert text_in_clear(paper, 2) == redacted["text"]
    assert paper.run("edit", "1", "--redact", check=1).err.strip()


def test_good_ones_are_marked_and_found_and_unmarked(paper: Runner) -> None:
    paper.run("mark", "4", "8", check=0)
    found = paper.run("list", "is:marked", "status:any", "--json", check=0).lines()
    assert sorted(comment["id"] for comment in found) == [4, 8]
    assert all(comment["marked"] for comment in found)
    paper.run("unmark", "4", check=0)
    paper.run("undo", check=0)
    assert rows(paper, "SELECT id FROM comment WHERE marked ORDER BY id") == [(4,), (8,)]
    assert [status_of(paper, number) for number in (4, 8)] == ["approved", "pending"]


def test_deciding_everything_and_undoing_it_leaves_everybody_where_they_were(paper: Runner) -> None:
    before = rows(paper, "SELECT id, status, revision, marked FROM comment")
    batch = paper.run("spam", "--query", "status:any", "--json", check=0).json()
    assert (batch["changed"], batch["unchanged"]) == (len(EVERYBODY) - 1, 1)
    paper.run("undo", str(batch["batch"]), check=0)
    assert rows(paper, "SELECT id, status, revision, marked FROM comment") == before


def text_in_clear(desk: Runner, comment_id: int) -> str:
    """The current text with the addresses typed in it, as only the vault can give it."""
    with open_desk(Choices(data_dir=desk.data_dir), print) as opened, opened.database.reading() as connection:
        (comment,) = comments.rows(connection, [comment_id])
        sealed = texts.sealed_original(connection, comment_id)
        return opened.vault.open(sealed, text_context(comment.uid)) if sealed else comment.text
